"""Marks, axes and scales as SVG text. Colours come from classes (`seeding/static/seeding/charts.css`), so that a page
may be light or dark and forbid inline styles; only geometry is written here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from seeding.charts.bins import nice_step
from seeding.charts.figures import human

TEXT = 11
"""Pixels of the letters on a chart."""

BOLD = 1.12
"""How much wider bold letters are."""

_NARROW, _WIDE = "iljI.,:;'|!()[] tfr-·\u00a0", "mwMW%@—…"


def text_width(text: str, size: float = TEXT) -> float:
    """About how wide a text is in pixels; for a wide face (DejaVu Sans), so that it fits in others too."""
    units = 0.0
    for letter in text:
        if letter in _NARROW:
            units += 0.36
        elif letter in _WIDE:
            units += 0.95
        elif letter.isupper():
            units += 0.72
        elif ord(letter) >= 0x1100:
            units += 1.0
        else:
            units += 0.62
    return units * size


def shortened(text: str, width: float, size: float = TEXT) -> str:
    """As much of a text as fits into a width, with an ellipsis for the rest."""
    text = " ".join(text.split())
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def number(value: float) -> str:
    """A coordinate with at most two digits behind the point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` onto pixels from `start` to `end`; `log` by the logarithm."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, value: float) -> float:
        low, high = self.low, self.high
        if self.log:
            value, low, high = math.log10(value), math.log10(low), math.log10(high)
        if high == low:
            return (self.start + self.end) / 2
        return self.start + (value - low) / (high - low) * (self.end - self.start)


@dataclass
class Drawing:
    """An SVG picture that is being drawn; `str()` gives it. `label` is what a screen reader says of it."""

    width: float
    height: float
    label: str
    classes: str = ""
    parts: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        size = f'width="{number(self.width)}" height="{number(self.height)}"'
        box = f'viewBox="0 0 {number(self.width)} {number(self.height)}"'
        name = f' class="{self.classes}"' if self.classes else ""
        role = f'role="img" aria-label="{escape(self.label)}"'
        return f"<svg {size} {box}{name} {role}>{''.join(self.parts)}</svg>"

    def text(self, x: float, y: float, text: str, *, anchor: str = "start", kind: str = "", title: str = "") -> None:
        """A text whose base line is at `y`; `kind` names a class besides `t`."""
        at = f'x="{number(x)}" y="{number(y)}"'
        ends = "" if anchor == "start" else f' text-anchor="{anchor}"'
        told = f"<title>{escape(title)}</title>" if title else ""
        self.parts.append(
            f'<text class="t{" " + kind if kind else ""}" {at}{ends}>{told}{escape(text, quote=False)}</text>'
        )

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        kind: str,
        *,
        title: str = "",
        radius: float = 0,
        opacity: float | None = None,
    ) -> None:
        size = f'x="{number(x)}" y="{number(y)}" width="{number(max(width, 0))}" height="{number(max(height, 0))}"'
        more = f' rx="{number(radius)}"' if radius else ""
        more += f' fill-opacity="{number(opacity)}"' if opacity is not None else ""
        told = f"><title>{escape(title)}</title></rect>" if title else "/>"
        self.parts.append(f'<rect class="{kind}" {size}{more}{told}')

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str, *, title: str = "") -> None:
        told = f"><title>{escape(title)}</title></line>" if title else "/>"
        ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
        self.parts.append(f'<line class="{kind}" {ends}{told}')

    def path(self, path: str, kind: str, *, title: str = "", marker: str = "") -> None:
        told = f"><title>{escape(title)}</title></path>" if title else "/>"
        end = f' marker-end="url(#{marker})"' if marker else ""
        self.parts.append(f'<path class="{kind}" d="{path}"{end}{told}')

    def raw(self, markup: str) -> None:
        """Markup that is well formed already."""
        self.parts.append(markup)


def count_axis(drawing: Drawing, most: float, left: float, right: float, top: float, bottom: float) -> Scale:
    """Lines and numbers of a vertical axis from 0; the scale of the heights."""
    step = nice_step(max(most, 1), 3)
    step = max(step, 1)
    ticks = [place * step for place in range(math.ceil(most / step) + 1)] if most > 0 else [0.0, 1.0]
    scale = Scale(0, ticks[-1], bottom, top)
    for tick in ticks:
        drawing.line(left, scale(tick), right, scale(tick), "base" if not tick else "grid")
        drawing.text(left - 6, scale(tick) + 4, human(tick), anchor="end", kind="tick")
    return scale


def count_margin(most: float) -> float:
    """How far from the left edge the bars begin, to leave room for the numbers of `count_axis`."""
    step = max(nice_step(max(most, 1), 3), 1)
    return max(text_width(human(place * step)) for place in range(math.ceil(most / step) + 1)) + 10


def spread(
    candidates: Sequence[float], places: Callable[[float], float], width: Callable[[float], float]
) -> list[float]:
    """Of rising ticks those whose labels, centred on them, do not touch: every nth, beginning with the first."""
    for every in range(1, len(candidates) + 1):
        taken = list(candidates[::every])
        ends = [(places(value) - width(value) / 2, places(value) + width(value) / 2) for value in taken]
        if all(left[1] + 8 <= right[0] for left, right in pairwise(ends)):
            return taken
    return list(candidates[:1])
