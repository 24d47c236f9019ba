"""Whether the result of a masking may be shared: what speaks against it, and what a person must still look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeding.masking.auditing.audit import Audit
from seeding.masking.verifying.privacy import Measure, Verdict

TITLES: dict[Verdict, str] = {
    "fine": "Nothing was found that speaks against sharing it",
    "look": "A person has to look before it is shared",
    "fail": "Not safe to share",
}


@dataclass(frozen=True)
class Judgement:
    """The verdict and the reasons for it, what fails first."""

    verdict: Verdict
    failing: tuple[str, ...]
    looking: tuple[str, ...]

    @property
    def title(self) -> str:
        return TITLES[self.verdict]

    @property
    def reasons(self) -> tuple[str, ...]:
        return self.failing + self.looking


def judge(audit: Audit) -> Judgement:
    """The verdict of an audit. It is `fine` only where all was verified and searched and nothing was found."""
    failing = [*_run(audit), *_found(audit)]
    looking = _looking(audit)
    verdict: Verdict = "fail" if failing else "look" if looking else "fine"
    return Judgement(verdict, tuple(failing), tuple(looking))


def _run(audit: Audit) -> list[str]:
    if audit.outcome in ("complete", "leaked"):
        return []
    return [f"The run is not complete ({audit.outcome}): some of the tables may hold what they held."]


def _found(audit: Audit) -> list[str]:
    found = []
    for leak in audit.leaks:
        how = {"exact": "as whole values", "folded": "in another spelling", "inside": "inside longer text"}[leak.how]
        found.append(f"{_rows(leak.rows)} of {leak.table}.{leak.column} hold originals of {leak.original}, {how}.")
    if audit.outcome == "leaked" and not audit.leaks:
        found.append("Originals were found in the result.")
    for counted in audit.counts:
        if not counted.held:
            found.append(
                f"{counted.table} had {_rows(counted.before)}, lost {counted.deleted:,} and has {counted.after:,}. "
                "Where others write to it, stop them, restore it, and mask it again."
            )
    for link in audit.links:
        if not link.held:
            found.append(
                f"{link.source} joined {link.joined_before:,} of {_rows(link.filled_before)} of {link.target}, and now "
                f"joins {link.joined_after:,} of {link.filled_after:,}."
            )
    found += [
        f"{_rows(one.after)} of {one.table} break {one.field} ({one.check}); before it were {one.before:,}."
        for one in audit.broken
        if not one.held
    ]
    return found + [f"{one.table}: {one.said}" for one in audit.privacy if one.verdict == "fail"]


def _looking(audit: Audit) -> list[str]:
    found = []
    if not audit.verified:
        found.append("The result was not verified: nobody searched it for originals.")
    found += [f"Not searched: {one.what}: {one.why}" for one in audit.not_searched]
    looked = [one for one in audit.privacy if one.verdict == "look"]
    found += [f"{one.table}: {one.said}" for one in looked if one.measure not in KEPT]
    return [*found, *_kept(looked), *audit.warnings]


KEPT = ("unique combination", "linkage by kept columns")
"""Measures of what kept columns tell: one line of a verdict for each table."""


def _kept(looked: Sequence[Measure]) -> Iterator[str]:
    for table in dict.fromkeys(one.table for one in looked if one.measure in KEPT):
        own = [one for one in looked if one.table == table]
        combined = [" with ".join(one.columns) for one in own if one.measure == KEPT[0]]
        all_of_them = [one.said for one in own if one.measure == KEPT[1]]
        if combined:
            columns = ", ".join(combined)
            yield (f"{table}: what is kept singles out rows: {columns}. Mask it, or decide that it may: linkable: […].")
        else:
            yield from (f"{table}: {said}" for said in all_of_them)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
