"""A column before and after, as one small picture of bars."""

from __future__ import annotations

import math

from seeding.charts.figures import counted, human, share
from seeding.charts.svg import Drawing, Scale, count_axis, count_margin, text_width
from seeding.masking.verifying.shapes import Histogram

WIDTH = 348
HEIGHT = 158
_TOP, _BOTTOM, _RIGHT = 12, 40, 14
_UNITS = {"characters": "characters", "number": "", "month": "", "elements": "elements", "seconds": "seconds"}


def before_and_after(found: Histogram, what: str) -> Drawing:
    """Two bars for each bin, before and after. Bins are equally wide on paper; edges are written below them."""
    bins = len(found.before)
    most = max([*found.before, *found.after, 1])
    unit = _UNITS[found.unit]
    drawing = Drawing(WIDTH, HEIGHT, f"{what} before and after masking, in {counted(bins, 'bin')}")
    left, bottom = count_margin(most), HEIGHT - _BOTTOM
    heights = count_axis(drawing, most, left, WIDTH - _RIGHT, _TOP, bottom)
    across = Scale(0, bins, left + 2, WIDTH - _RIGHT)
    wide = across(1) - across(0)
    for place, (old, new) in enumerate(zip(found.before, found.after, strict=True)):
        name = bin_name(found, place)
        start = across(place) + wide * 0.08
        for side, count, kind in ((0, old, "before"), (1, new, "bar")):
            if count:
                y = min(heights(count), heights(0) - 1)
                total = sum(found.after if side else found.before)
                title = f"{name}, {'after' if side else 'before'}: {counted(count, 'row')}, {share(count, total)}"
                drawing.rect(start + side * wide * 0.42, y, wide * 0.42, heights(0) - y, kind, title=title)
    _ticks(drawing, found, across, bottom)
    _legend(drawing, left, unit)
    return drawing


def bin_name(found: Histogram, place: int) -> str:
    """What a bin holds: `12 to 15`, `under 12`, `2001 to 2004`."""
    low, high = found.edges[place], found.edges[place + 1]
    if low is None and high is None:
        return "all"
    if low is None:
        return f"under {edge_text(high, found.unit)}"
    if high is None:
        return f"{edge_text(low, found.unit)} or more"
    if _single(found, place):
        return edge_text(low, found.unit)
    return f"{edge_text(low, found.unit)} to under {edge_text(high, found.unit)}"


def _single(found: Histogram, place: int) -> bool:
    """Whether a bin holds one whole number."""
    low, high = found.edges[place], found.edges[place + 1]
    return low is not None and high is not None and found.unit != "month" and high - low == 1 and low % 1 == 0.5


def edge_text(edge: float | None, unit: str) -> str:
    """The first value above an edge."""
    if edge is None:
        return "…"
    if unit == "month":
        year, month = divmod(math.ceil(edge), 12)
        return f"{year}-{month + 1:02}" if month else str(year)
    return human(edge + 0.5 if edge % 1 == 0.5 else edge)


def _ticks(drawing: Drawing, found: Histogram, across: Scale, bottom: float) -> None:
    """The edges whose texts do not touch; a bin of one whole number has it below its middle."""
    end = -math.inf
    last = len(found.edges) - 1
    for place, edge in enumerate(found.edges):
        if place == last and _single(found, place - 1):
            continue
        text = edge_text(edge, found.unit)
        x, half = across(place + 0.5 if place < last and _single(found, place) else place), text_width(text) / 2
        drawing.line(x, bottom, x, bottom + 3, "base")
        at = min(max(x, half), WIDTH - half)
        if at - half >= end + 8:
            drawing.text(at, bottom + 14, text, anchor="middle", kind="tick")
            end = at + half


def _legend(drawing: Drawing, left: float, unit: str) -> None:
    x, y = left, HEIGHT - 6
    for name, kind in (("before", "before"), ("after", "bar")):
        drawing.rect(x, y - 8, 9, 9, kind)
        drawing.text(x + 13, y, name, kind="tick")
        x += 13 + text_width(name) + 14
    if unit:
        drawing.text(WIDTH - _RIGHT, y, unit, anchor="end", kind="unit")
