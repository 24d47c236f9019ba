"""One chart for each shape of aggregates: histogram, categories, flags, time line, clock."""

from __future__ import annotations

import math
from collections.abc import Sequence

from seeding.charts.bins import nice_step
from seeding.charts.figures import MONTHS, counted, day, day_text, human, share
from seeding.charts.profile import Categories, Clock, Flags, Histogram, TimeLine
from seeding.charts.svg import Drawing, Scale, count_axis, count_margin, shortened, spread, text_width

WIDTH = 348
HEIGHT = 158
_TOP, _BOTTOM, _RIGHT = 12, 36, 14
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def histogram(found: Histogram, what: str, *, noun: str = "row", unit: str | None = None) -> Drawing:
    """Bars over an axis of numbers. Bins on a log scale are equally wide, zeros stand apart on the left."""
    unit = found.unit if unit is None else unit
    total = sum(found.counts)
    declared = [part * total for part in found.declared]
    most = max([*found.counts, *declared])
    says = f"{what}: {human(found.low)} to {human(found.high)}, median {human(found.median)} {unit}".strip()
    drawing = Drawing(WIDTH, HEIGHT, f"Histogram of {says}")
    left, bottom = count_margin(most), HEIGHT - _BOTTOM
    heights = count_axis(drawing, most, left, WIDTH - _RIGHT, _TOP, bottom)
    bins, edges = found.bins, found.bins.edges
    start = left + 2
    if bins.zeros:
        wide = min(18.0, (WIDTH - _RIGHT - start) / (len(bins) + 2))
        _bar(drawing, start, wide, heights, found.counts[0], f"0: {_told(found.counts[0], total, noun)}")
        drawing.text(start + wide / 2, bottom + 14, "0", anchor="middle", kind="tick")
        start += wide + 12
    across = Scale(edges[0], edges[-1], start, WIDTH - _RIGHT, bins.scale == "log")
    for place in range(int(bins.zeros), len(bins)):
        low, high = bins.range_of(place)
        x, end = across(low), across(high)
        gap = min(1.5, (end - x) * 0.15)
        name = human(low) if bins.whole else f"{human(low)} to {human(high)}"
        if found.counts[place]:
            text = f"{name}: {_told(found.counts[place], total, noun)}"
            _bar(drawing, x + gap / 2, end - x - gap, heights, found.counts[place], text)
        if declared and declared[place]:
            y = heights(declared[place])
            text = f"{name}: {share(found.declared[place])} declared"
            drawing.line(x + gap / 2, y, end - gap / 2, y, "declared", title=text)
    _number_ticks(drawing, found, across, bottom)
    if unit:
        fitting = shortened(unit, WIDTH - _RIGHT - left)
        drawing.text((left + WIDTH - _RIGHT) / 2, HEIGHT - 6, fitting, anchor="middle", kind="unit")
    return drawing


def _told(count: int, total: int, noun: str) -> str:
    return f"{counted(count, noun)}, {share(count, total)}"


def _bar(drawing: Drawing, x: float, width: float, heights: Scale, count: float, title: str) -> None:
    """A bar; one that has any rows is at least a pixel high."""
    y = min(heights(count), heights(0) - 1) if count else heights(0)
    drawing.rect(x, y, max(width, 0.5), heights(0) - y, "bar", title=title)


def _number_ticks(drawing: Drawing, found: Histogram, across: Scale, bottom: float) -> None:
    low, high = found.bins.edges[0], found.bins.edges[-1]
    if found.bins.scale == "log":
        first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
        ticks = [10.0**power for power in range(first, last + 1)]
        if len(ticks) < 3:
            ticks = [f * 10.0**p for p in range(first - 1, last + 1) for f in (1, 2, 5) if low <= f * 10.0**p <= high]
        ticks = ticks or [low, high]
        offset = 0.0
    else:
        # A bin of one whole number stands over that number, which is written below its middle.
        offset = 0.5 if found.bins.whole else 0.0
        end = high - 1 if found.bins.whole else high
        step = nice_step((end - low) or 1.0, 6)
        step = max(step, 1.0) if found.bins.whole else step
        ticks = [place * step for place in range(math.ceil(low / step - 1e-9), math.floor(end / step + 1e-9) + 1)]
    taken = spread(ticks, lambda tick: across(tick + offset), lambda tick: text_width(human(tick)))
    for tick in taken:
        x = across(tick + offset)
        half = text_width(human(tick)) / 2
        drawing.line(x, bottom, x, bottom + 3, "base")
        drawing.text(min(max(x, half), WIDTH - half), bottom + 14, human(tick), anchor="middle", kind="tick")


def categories(found: Categories, what: str, *, noun: str = "row") -> Drawing:
    """A bar for each value with its share, and a mark where a share was declared."""
    total = sum(found.counts) + found.rest
    declared = found.declared or (None,) * len(found.values)
    shares = [count / total if total else 0.0 for count in found.counts]
    most = max([*shares, *(part for part in declared if part is not None)], default=1.0) or 1.0
    row, top = 20, 4
    rest = 1 if found.rest else 0
    height = top + row * (len(found.values) + rest) + 6
    first = ", ".join(f"{value} {share(part)}" for value, part in list(zip(found.values, shares, strict=True))[:5])
    drawing = Drawing(WIDTH, height, f"Shares of {what}: {first}")
    room = min(max(text_width(shortened(value, 120)) for value in found.values), 128) + 10
    end = WIDTH - 50
    across = Scale(0, most, room, end)
    for place, value in enumerate(found.values):
        y = top + place * row
        label = shortened(value, room - 8)
        title = f"{value}: {_told(found.counts[place], total, noun)}"
        part = declared[place]
        if part is not None:
            title += f" ({share(part)} declared)"
        drawing.text(room - 6, y + 14, label, anchor="end", kind="value", title=value if label != value else "")
        x = across(shares[place])
        drawing.rect(room, y + 4, max(x - room, 1 if found.counts[place] else 0), row - 7, "bar", title=title)
        after = x
        if part is not None:
            mark = across(part)
            drawing.line(mark, y + 2, mark, y + row - 1, "declared", title=f"{value}: {share(part)} declared")
            after = max(x, mark)
        drawing.text(after + 6, y + 14, share(found.counts[place], total), kind="tick")
    drawing.line(room, top, room, top + row * len(found.values), "base")
    if rest:
        told = f"{counted(found.rest_values, 'more value')}, {share(found.rest, total)}"
        drawing.text(room, top + len(found.values) * row + 15, told, kind="tick")
    return drawing


def flags(found: Flags, nulls: int, what: str) -> Drawing:
    """One bar of true, false and null."""
    total = found.true + found.false + nulls
    parts = [("true", found.true, "bar"), ("false", found.false, "off")]
    if nulls:
        parts.append(("null", nulls, "null"))
    drawing = Drawing(WIDTH, 52, f"{what}: " + ", ".join(f"{name} {share(n, total)}" for name, n, _ in parts))
    across = Scale(0, total or 1, 2, WIDTH - 2)
    begun = 0
    for name, count, kind in parts:
        if count:
            width = across(begun + count) - across(begun)
            title = f"{name}: {_told(count, total, 'row')}"
            drawing.rect(across(begun) + 0.5, 6, width - 1, 18, kind, title=title)
        begun += count
    if found.declared is not None:
        x = across(found.declared * (found.true + found.false))
        drawing.line(x, 2, x, 28, "declared", title=f"true: {share(found.declared)} declared")
    x = 2.0
    for name, count, kind in parts:
        drawing.rect(x, 35, 9, 9, kind)
        text = f"{name} {share(count, total)}"
        drawing.text(x + 14, 44, text, kind="value")
        x += 14 + text_width(text) + 18
    return drawing


# Time -----------------------------------------------------------------------------------------------------


def time_line(found: TimeLine, what: str, *, width: float = WIDTH, ends: tuple[int, int] | None = None) -> Drawing:
    """Bars by day, week, month or year. `ends` are days that the axis reaches from and to, to line several up."""
    most = max(found.counts)
    total = sum(found.counts)
    says = f"{what} by {found.unit}, {day_text(found.first, 'day')} to {day_text(found.last, 'day')}"
    drawing = Drawing(width, HEIGHT, f"{says}; at most {counted(most, 'row')}")
    left, bottom = count_margin(most), HEIGHT - _BOTTOM + 8
    heights = count_axis(drawing, most, left, width - _RIGHT, _TOP, bottom)
    closing = _next(found.days[-1], found.unit)
    first, last = (min(ends[0], found.days[0]), max(ends[1], closing)) if ends else (found.days[0], closing)
    across = Scale(first, last, left + 2, width - _RIGHT)
    for place, count in enumerate(found.counts):
        if not count:
            continue
        end = found.days[place + 1] if place + 1 < len(found.days) else closing
        x, wide = across(found.days[place]), across(end) - across(found.days[place])
        gap = min(1.5, wide * 0.15)
        title = f"{day_text(found.days[place], found.unit)}: {_told(count, total, 'row')}"
        _bar(drawing, x + gap / 2, wide - gap, heights, count, title)
    for tick, text in _date_ticks(first, last, across):
        x, half = across(tick), text_width(text) / 2
        drawing.line(x, bottom, x, bottom + 3, "base")
        drawing.text(min(max(x, half), width - half), bottom + 15, text, anchor="middle", kind="tick")
    return drawing


def _next(start: int, unit: str) -> int:
    if unit == "day":
        return start + 1
    if unit == "week":
        return start + 7
    when = day(start)
    return _first_of((when.year + 1) * 12 if unit == "year" else when.year * 12 + when.month)


def _date_ticks(first: int, last: int, across: Scale) -> list[tuple[int, str]]:
    """Days to write below an axis, with the texts that tell them apart."""
    start, end = day(first), day(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    if last - first <= 70:
        found = [(place, _day_text(place)) for place in range(first, last + 1)]
    elif months <= 30:
        places = [(start.year * 12 + start.month - 1) + place for place in range(months + 2)]
        found = [(_first_of(place), _month_text(place)) for place in places]
    else:
        found = [(_first_of(year * 12), str(year)) for year in range(start.year, end.year + 2)]
    found = [(place, text) for place, text in found if first <= place <= last]
    texts = dict(found)
    taken = _rounded(found, texts, across)
    return [(int(place), texts[int(place)]) for place in taken]


def _rounded(found: Sequence[tuple[int, str]], texts: dict[int, str], across: Scale) -> list[float]:
    """The ticks that fit; of years the round ones, of months those that begin a part of the year."""
    candidates = [float(place) for place, _ in found]

    def fits(some: list[float]) -> bool:
        return spread(some, across, lambda tick: text_width(texts[int(tick)])) == some

    if found and all(text.isdigit() for _, text in found):
        for every in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
            some = [float(place) for place, text in found if int(text) % every == 0]
            if fits(some):
                return some
    for every in (1, 2, 3, 6, 12):
        some = [place for place in candidates if (day(int(place)).month - 1) % every == 0 and day(int(place)).day == 1]
        if len(candidates) <= 32 and len(some) > 1 and fits(some) and len(some) == len(candidates[::every]):
            return some
    return spread(candidates, across, lambda tick: text_width(texts[int(tick)]))


def _first_of(months: int) -> int:
    """The first day of a month, counted from the year 0."""
    return (day(0).replace(year=months // 12, month=months % 12 + 1) - day(0)).days


def _month_text(months: int) -> str:
    return MONTHS[months % 12] if months % 12 else str(months // 12)


def _day_text(number: int) -> str:
    when = day(number)
    return f"{when.day} {MONTHS[when.month - 1]}"


def clock(found: Clock, what: str) -> Drawing:
    """A field of seven days by twenty-four hours, the busier the darker."""
    most = max(max(row) for row in found.counts) or 1
    total = sum(map(sum, found.counts))
    busiest = max(
        ((count, weekday, hour) for weekday, row in enumerate(found.counts) for hour, count in enumerate(row)),
        key=lambda one: (one[0], -one[1], -one[2]),
    )
    says = f"{what} by weekday and hour (UTC); busiest on {WEEKDAYS[busiest[1]]} at {busiest[2]}:00"
    left, top, cell, high = 34.0, 4.0, 12.2, 14.0
    drawing = Drawing(WIDTH, top + 7 * high + 44, says)
    for weekday, row in enumerate(found.counts):
        y = top + weekday * high
        drawing.text(left - 6, y + 11, WEEKDAYS[weekday], anchor="end", kind="tick")
        for hour, count in enumerate(row):
            title = f"{WEEKDAYS[weekday]} {hour}:00 to {hour + 1}:00: {_told(count, total, 'row')}"
            kind, opacity = ("heat", _level(count, most)) if count else ("empty", None)
            drawing.rect(left + hour * cell, y, cell - 1.2, high - 1.2, kind, title=title, opacity=opacity)
    bottom = top + 7 * high
    for hour in range(0, 25, 6):
        drawing.text(left + hour * cell - 0.6, bottom + 13, f"{hour}:00", anchor="middle", kind="tick")
    _legend(drawing, left, bottom + 26, most)
    return drawing


def _level(count: float, most: float) -> float:
    """One of twelve steps from pale to full."""
    return round(0.08 + 0.92 * math.ceil(12 * count / most) / 12, 3)


def _legend(drawing: Drawing, x: float, y: float, most: int) -> None:
    drawing.text(x, y + 10, "0", kind="tick")
    x += 12
    drawing.rect(x, y, 11, 12, "empty")
    for step in (1, 3, 5, 8, 12):
        x += 13
        drawing.rect(x, y, 11, 12, "heat", opacity=_level(step, 12))
    drawing.text(x + 17, y + 10, f"{human(most)} an hour of the week (UTC)", kind="tick")
