"""Fits the weights of `seeding/masking/finding/likeness.json`: `python -m benchmarks.likeness [--write]`, in a minute.

The columns of projects that were read by hand are `likeness.jsonl.xz`, as lines of JSON, one a column: `group` (columns
of one group never judge each other), `marked` (true, false, or null where one may say either), `found` (whether the
rules found it, at a day when they had never seen the project) and `traits`. Prints what likeness adds to the rules on
groups that it was not fitted on.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from seeding.masking.finding import likeness

MARKED = Path(__file__).with_name("likeness.jsonl.xz")
LEAST_COLUMNS = 5
LEAST_GROUPS = 3
"""Traits of fewer columns or groups say nothing of others."""
WEIGHT_OF_FOUND = 0.2
"""Columns that the rules find tell less of those that they leave out."""
RIDGE = 1.0
SMALLEST = 0.02
"""Weights below that are not written down."""
PARTS = 5
SHOWN = (0.3, 0.2, 0.15, 0.13, 0.115, 0.1, 0.085, 0.07, 0.06, 0.05)
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Marked:
    """Columns by row: which traits they have, and what people said of them."""

    rows: NDArray[np.int64]
    traits: NDArray[np.int64]
    much: Numbers
    names: tuple[str, ...]
    groups: tuple[str, ...]
    personal: Numbers
    certain: NDArray[np.bool_]
    found: NDArray[np.bool_]

    def times(self, weights: Numbers) -> Numbers:
        return np.bincount(self.rows, self.much * weights[self.traits], len(self.groups))

    def transposed(self, residual: Numbers) -> Numbers:
        return np.bincount(self.traits, self.much * residual[self.rows], len(self.names))


def read(lines: Iterable[str]) -> Marked:
    columns = [json.loads(line) for line in lines]
    seen = Counter(trait for one in columns for trait in one["traits"])
    within = Counter(trait for _, trait in {(one["group"], trait) for one in columns for trait in one["traits"]})
    names = tuple(sorted(one for one in seen if seen[one] >= LEAST_COLUMNS and within[one] >= LEAST_GROUPS))
    place = {name: at for at, name in enumerate(names)}
    told = [
        (row, place[trait], much)
        for row, one in enumerate(columns)
        for trait, much in one["traits"].items()
        if trait in place
    ]
    if not told:
        raise SystemExit(f"no trait has {LEAST_COLUMNS} columns in {LEAST_GROUPS} groups: mark more projects")
    rows, traits, much = zip(*told, strict=True)
    return Marked(
        rows=np.array(rows),
        traits=np.array(traits),
        much=np.array(much, dtype=np.float64),
        names=names,
        groups=tuple(one["group"] for one in columns),
        personal=np.array([one["marked"] is True for one in columns], dtype=np.float64),
        certain=np.array([one["marked"] is not None for one in columns]),
        found=np.array([one["found"] for one in columns]),
    )


def fit(of: Marked, chosen: NDArray[np.bool_]) -> tuple[float, Numbers]:
    """The bias and weights of the chosen rows by Newton's method, each step solved by conjugate gradients."""
    counted = np.where(of.found, WEIGHT_OF_FOUND, 1.0) * (of.certain & chosen)
    weights, bias = np.zeros(len(of.names)), 0.0
    for _ in range(12):
        likely = 1 / (1 + np.exp(-bias - of.times(weights)))
        slope = counted * (likely - of.personal)
        gradient = np.append(of.transposed(slope) + RIDGE * weights, slope.sum())
        curve = counted * likely * (1 - likely)
        step = _solved(of, curve, gradient)
        weights, bias = weights - step[:-1], bias - step[-1]
        if np.abs(step).max() < 1e-3:
            break
    return bias, weights


def _solved(of: Marked, curve: Numbers, gradient: Numbers) -> Numbers:
    step, residual = np.zeros_like(gradient), gradient.copy()
    towards, length = residual.copy(), residual @ residual
    for _ in range(60):
        turned = curve * (of.times(towards[:-1]) + towards[-1])
        product = np.append(of.transposed(turned) + RIDGE * towards[:-1], turned.sum())
        far = length / (towards @ product)
        step += far * towards
        residual -= far * product
        before, length = length, residual @ residual
        if length < 1e-8 * (gradient @ gradient):
            break
        towards = residual + length / before * towards
    return step


def judged(of: Marked) -> Numbers:
    """How likely each column is, by weights that were fitted on other groups."""
    names = sorted(set(of.groups), key=lambda one: (-of.groups.count(one), one))
    part = np.array([names.index(one) % PARTS for one in of.groups])
    likely = np.zeros(len(of.groups))
    for one in range(PARTS):
        bias, weights = fit(of, part != one)
        likely = np.where(part == one, 1 / (1 + np.exp(-bias - of.times(weights))), likely)
    return likely


def told(of: Marked, likely: Numbers) -> Iterable[str]:
    """What rules and likeness find together, by how likely a column has to be."""
    wanted, mistaken = of.personal == 1, of.certain & (of.personal == 0)
    for least in (1.0, *SHOWN):
        found = of.found | (likely >= least)
        right, wrong = (found & wanted).sum(), (found & mistaken).sum()
        which = "rules alone" if least == 1 else f"likely from {least}"
        yield f"{which}: recall {right / wanted.sum():.3f}, precision {right / (right + wrong):.3f} ({wrong} false)"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.likeness", description="Fit what likeness is judged by."
    )
    parser.add_argument("--marked", type=Path, default=MARKED, metavar="FILE", help="other columns, as lines of JSON")
    parser.add_argument("--write", action="store_true", help="write the weights that all columns come to")
    options = parser.parse_args()
    with (lzma.open if options.marked.suffix == ".xz" else open)(options.marked, "rt", encoding="utf-8") as lines:
        of = read(lines)
    print(f"{len(of.groups)} columns of {len(set(of.groups))} groups, {len(of.names)} traits")
    for line in told(of, judged(of)):
        print(line)
    if options.write:
        bias, weights = fit(of, np.ones(len(of.groups), dtype=np.bool_))
        kept = {name: round(float(one), 2) for name, one in zip(of.names, weights, strict=True) if abs(one) >= SMALLEST}
        text = json.dumps({"bias": round(float(bias), 3), "weights": kept}, ensure_ascii=False, indent=0)
        Path(likeness.__file__).with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
