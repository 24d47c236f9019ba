"""Results: one line a comparison, printed as a table or written as JSON."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

_HEADINGS = ("what", "measured", "peer or limit", "ratio", "target", "")


@dataclass(frozen=True)
class Line:
    """What was measured, beside a peer's or a limit's figure in the same unit.

    `ratio` is measured over reference, or the median of such ratios where both were measured in turns.
    `target` is the smallest ratio that will do or, where less is better, the largest; None for none.
    """

    section: str
    what: str
    measured: float
    unit: str
    peer: str = ""
    reference: float | None = None
    ratio: float | None = None
    target: float | None = None
    less_is_better: bool = False

    @property
    def verdict(self) -> str:
        """`ok`, `short`, or nothing where there is no target."""
        if self.ratio is None or self.target is None:
            return ""
        met = self.ratio <= self.target if self.less_is_better else self.ratio >= self.target
        return "ok" if met else "short"

    def cells(self) -> tuple[str, ...]:
        """The line as the table shows it."""
        reference = "" if self.reference is None else f"{number(self.reference)} {self.unit}, {self.peer}"
        sign = "≤" if self.less_is_better else "≥"
        return (
            self.what,
            f"{number(self.measured)} {self.unit}",
            reference,
            "" if self.ratio is None else f"{self.ratio:.2f}",
            "" if self.target is None else f"{sign} {self.target:g}",
            self.verdict,
        )


def number(value: float) -> str:
    """Three significant digits below a thousand, whole numbers with spaces between the thousands above."""
    return f"{value:,.0f}".replace(",", " ") if abs(value) >= 1000 else f"{value:.3g}"


def table(lines: Sequence[Line]) -> str:
    """All lines, section by section, in aligned columns."""
    cells = [line.cells() for line in lines]
    widths = [max(len(row[place]) for row in [_HEADINGS, *cells]) for place in range(len(_HEADINGS))]

    def aligned(row: tuple[str, ...]) -> str:
        what, measured, reference, ratio, target, verdict = (
            f"{cell:>{width}}" if place in (1, 3, 4) else f"{cell:<{width}}"
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return f"  {what}  {measured}  {reference}  {ratio}  {target}  {verdict}".rstrip()

    found = [aligned(_HEADINGS)]
    for section, members in groupby(lines, key=lambda line: line.section):
        found.extend(["", section, *(aligned(line.cells()) for line in members)])
    return "\n".join(found)


def write_json(path: Path, lines: Sequence[Line], *, quick: bool) -> None:
    """The lines with their verdicts, and the versions that they were measured with."""
    results = [{**asdict(line), "verdict": line.verdict} for line in lines]
    report = {"quick": quick, "versions": versions(), "results": results}
    path.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def versions() -> dict[str, str]:
    """What the figures depend on besides the machine."""
    from importlib.metadata import version

    packages = {name: version(name) for name in ("django", "numpy", "faker", "factory-boy", "psycopg2-binary")}
    return {"python": platform.python_version(), **packages}
