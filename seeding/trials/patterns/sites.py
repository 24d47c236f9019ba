"""Which comparison of a rule makes it refuse rows, and for which rows it is made.

Every trial row is put before the rule with values that write down what is compared with what (`trials.watching`). What
came out one way in rows that fail and the other way in those that pass has to be otherwise; where the source of the
rule shows on which test an error hangs (`trials.wherein`), only what is compared there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from seeding.columns import Mask
from seeding.conditions import Holds, Never
from seeding.schema import Field
from seeding.terms import OPPOSITE, Compared, Term, names
from seeding.trials.judging import Failure, Watched, shape
from seeding.trials.patterns.trial import Trial, plain
from seeding.trials.patterns.uniting import united
from seeding.trials.watching import Comparison
from seeding.trials.wherein import Line, tests_of

SITES = 6
"""Comparisons that may be what a rule refuses rows for, of those that it makes."""

_SOUND = 3
"""So many rows that pass tell for which rows a rule asks nothing."""

_PAIRED = 8
"""Conditions that are looked at two by two."""

Key = tuple[Any, ...]
"""Where a rule compares what, whatever it says itself."""

Condition = tuple[Any, ...]
"""A condition as plain values: ("is", "status", ("hired",)) or ("lt", term, term)."""

Where = tuple[Condition, ...]


@dataclass(frozen=True)
class Site:
    """A comparison of a rule, as all rows that come to it make it, and as the failing ones do not meet it."""

    how: str
    """How the sides must compare."""
    left: Term | None
    right: Term | None
    """None where they differ from row to row in a way that nothing tells."""
    rows: frozenset[int]
    """The failing rows in which they do not."""
    key: Key
    among: tuple[Any, ...] = ()
    """What the left side is compared with, one after the other."""

    @property
    def line(self) -> Line:
        line: Line = self.key[0]
        return line


def sites(failure: Failure, trial: Trial) -> list[Site]:
    """What has to compare otherwise in the failing rows, the likeliest first."""
    key = ("sites", failure)
    if key not in trial.known:
        trial.known[key] = [] if trial.rows is None else list(_found(failure, trial))
    found: list[Site] = trial.known[key]
    return found


def steady(site: Site, trial: Trial) -> Iterator[Site]:
    """What is compared beside a site with one outcome in every row: the other end of what has two."""
    by_row = _keyed(trial)
    for key in dict.fromkeys(key for row in sorted(site.rows) for key in by_row[row]):
        here = {row: by_key[key] for row, by_key in by_row.items() if key in by_key}
        outcomes = {_outcome(made) for made in here.values()}
        if key[0] == site.line and key != site.key and len(outcomes) == 1:
            (outcome,) = outcomes
            yield _sited(key, not outcome, frozenset(here), here, trial)


def beyond(site: Site, field: Field, value: Any, trial: Trial) -> Iterator[Site]:
    """What is compared beside a site once it is met by some value of a field: the other end of what has two, which no
    row may have come to.
    """
    row = min(site.rows)
    for key, made in _by_key(trial.watch(row, {field.attname: value})).items():
        if key[0] == site.line and key != site.key and len(made) == 1:
            yield _sited(key, not made[0].met, frozenset({row}), {row: made}, trial)


def outcomes(failure: Failure, trial: Trial) -> Iterator[tuple[Site, dict[int, bool]]]:
    """What is compared in the test on which an error hangs, with what comes of it in each row."""
    by_row = _keyed(trial)
    tests = _tests(failure, trial)
    for key in dict.fromkeys(key for row in sorted(failure.rows) for key in by_row[row]):
        here = {row: by_key[key] for row, by_key in by_row.items() if key in by_key}
        if (tests is None or key[0] in tests) and failure.rows <= here.keys():
            yield _sited(key, False, failure.rows, here, trial), {row: _outcome(made) for row, made in here.items()}


def _runs(trial: Trial) -> dict[int, Watched]:
    if "runs" not in trial.known:
        rows = range(len(next(iter(trial.values.values()), ())))
        trial.known["runs"] = {row: trial.watch(row, {}) for row in rows}
    found: dict[int, Watched] = trial.known["runs"]
    return found


def _keyed(trial: Trial) -> dict[int, dict[Key, list[Comparison]]]:
    """What each row's run compares, by where."""
    if "keyed" not in trial.known:
        trial.known["keyed"] = {row: _by_key(run) for row, run in _runs(trial).items()}
    found: dict[int, dict[Key, list[Comparison]]] = trial.known["keyed"]
    return found


def _key(one: Comparison) -> Key:
    return one.line, one.how, _skeleton(one.left), _skeleton(one.right)


def _by_key(run: Watched) -> dict[Key, list[Comparison]]:
    found: dict[Key, list[Comparison]] = {}
    for one in run.comparisons:
        found.setdefault(_key(one), []).append(one)
    return found


def _skeleton(term: Term) -> Term:
    """A term without what a rule says itself."""
    if term and term[0] in ("number", "text"):
        return (term[0],)
    return tuple(_skeleton(part) if isinstance(part, tuple) else part for part in term)


def _found(failure: Failure, trial: Trial) -> Iterator[Site]:
    runs = _runs(trial)
    said = shape(failure.said)
    again = {row for row in failure.rows if any(shape(message) == said for _, message in runs[row].said)}
    failing, passing = again or {*failure.rows}, trial.passing(failure)
    by_row = _keyed(trial)
    tests = _tests(failure, trial)
    ranked: list[tuple[float, Key, bool, set[int]]] = []
    for key in dict.fromkeys(key for row in sorted(failing) for key in by_row[row]):
        if tests is not None and key[0] not in tests:
            continue
        outcomes = []
        for outcome in (True, False):
            there = {row for row, by_key in by_row.items() if key in by_key and _outcome(by_key[key]) is outcome}
            spoke = there & failing
            if spoke:
                last = sum(by_row[row][key][-1] is runs[row].comparisons[-1] for row in spoke)
                telling = len(spoke) / len(failing) - len(there & passing) / max(len(passing), 1)
                outcomes.append((-telling - last / len(spoke) / 2, key, outcome, spoke))
        ranked.append(min(outcomes, key=lambda one: one[0]))
    for _, key, outcome, spoke in sorted(ranked, key=lambda one: one[0])[:SITES]:
        here = {row: by_key[key] for row, by_key in by_row.items() if key in by_key}
        yield _sited(key, outcome, frozenset(spoke), here, trial)


def _outcome(made: Sequence[Comparison]) -> bool:
    """What came of one comparison, or of several with one value after the other: whether one of them was met."""
    return any(one.met for one in made)


def _sited(key: Key, outcome: bool, spoke: frozenset[int], here: Mapping[int, list[Comparison]], trial: Trial) -> Site:
    how = OPPOSITE[key[1]] if outcome else key[1]
    left = united({row: made[-1].left for row, made in here.items()}, trial)
    rights = [{one.right: None for one in made} for row, made in here.items() if row in spoke]
    if any(len(one) > 1 for one in rights):
        among = dict.fromkeys(term[1] for one in rights for term in one if term[0] in ("number", "text"))
        return Site(how, left, None, spoke, key, tuple(among))
    return Site(how, left, united({row: made[-1].right for row, made in here.items()}, trial), spoke, key)


def _tests(failure: Failure, trial: Trial) -> frozenset[Line] | None:
    """The lines of the nearest test on which an error hangs in which something is compared; None where the source does
    not tell.
    """
    compared = {one.line for row in failure.rows for one in _runs(trial)[row].comparisons}
    levels = _levels(failure, trial)
    return next((lines for lines in levels if lines & compared), frozenset()) if levels else None


def _levels(failure: Failure, trial: Trial) -> tuple[frozenset[Line], ...]:
    runs = _runs(trial)
    files = dict.fromkeys(one.line[0] for row in sorted(failure.rows) for one in runs[row].comparisons)
    return tests_of(failure.said, files, runs[min(failure.rows)].raised)


# Where it has to be so ------------------------------------------------------------------------------------


def wheres(site: Site, compared: Compared, target: str, failure: Failure, trial: Trial) -> Iterator[Where]:
    """The conditions under which a comparison is asked for: none where every row that passes meets it."""
    assert trial.rows is not None
    if len(trial.failing) > len(trial.rows()) - _SOUND:
        yield _beside(site.rows, site.key, {target}, (site.line,), trial)
        return
    free = unhurt(replace(compared, how=OPPOSITE[compared.how])(trial.rows()), failure, trial)
    found = told_apart(free, site, {target}, failure, trial)
    if found is not None:
        yield found
    elif free.sum() <= max(2, len(free) / 8):
        yield ()


def unhurt(rows: Mask, failure: Failure, trial: Trial) -> Mask:
    """Those of some rows that pass: of one that another rule refuses it is not known what this one would say."""
    rows = rows.copy()
    rows[sorted(failure.rows | trial.failing)] = False
    return rows


def told_apart(free: Mask, site: Site, but: set[str], failure: Failure, trial: Trial) -> Where | None:
    """The first condition, or two of them, that hold where a site speaks and in none of some rows; those that speak of
    some fields left out.
    """
    return _apart(free, (*_tested(site.rows, site.key, trial), *_flags(failure, trial)), but, trial)


def asked_where(free: Mask, name: str, failure: Failure, trial: Trial) -> Where | None:
    """The conditions under which a rule asks for a value of a field, or for none; some rows are `free` of that."""
    if free.any():
        tested = (one for one in _tested(failure.rows, (), trial) if _of_state(one))
        return _apart(free, (*tested, *_flags(failure, trial)), {name}, trial)
    lines = frozenset().union(*_levels(failure, trial))
    return _beside(failure.rows, (), {name}, lines, trial)


def _apart(free: Mask, conditions: Iterable[Condition], but: set[str], trial: Trial) -> Where | None:
    if not free.any():
        return ()
    assert trial.rows is not None
    rows = trial.rows()
    known: list[tuple[Condition, Mask]] = []
    for condition in (one for one in conditions if not but & _fields(one)):
        meets = condition_of(condition)(rows)
        if not (meets & free).any():
            return (condition,)
        known.append((condition, meets))
    for (one, meets), (other, besides) in combinations(known[:_PAIRED], 2):
        if not (meets & besides & free).any():
            return one, other
    return None


def _tested(spoke: Iterable[int], but: Key, trial: Trial, lines: Collection[Line] | None = None) -> Iterator[Condition]:
    """What a rule asks of all of some rows with one answer, the last first; but for one comparison. Of some lines only,
    where those are given.
    """
    runs, rows = _runs(trial), sorted(spoke)
    by_row = [_keyed(trial)[row] for row in rows]
    for key in dict.fromkeys(map(_key, reversed(runs[rows[0]].comparisons))):
        if key == but or (lines is not None and key[0] not in lines) or not all(key in one for one in by_row):
            continue
        if "key" in (key[2][:1] + key[3][:1]):
            continue
        made = [one for by_key in by_row for one in by_key[key]]
        outcomes = {_outcome(by_key[key]) for by_key in by_row}
        if len(outcomes) == 1 and len({one.left for one in made}) == 1:
            yield from _as_condition(made, key[1], *outcomes)


def _as_condition(made: Sequence[Comparison], how: str, outcome: bool) -> Iterator[Condition]:
    """Comparisons of one term that all came out alike as one condition."""
    left, rights = made[0].left, tuple(dict.fromkeys(one.right for one in made))
    if how in ("eq", "ne") and left[0] == "field" and all(one[0] == "text" for one in rights):
        if how == "ne" and len(rights) == 1:
            yield ("is not" if outcome else "is"), left[1], (rights[0][1],)
        elif how == "ne":
            return
        elif outcome:
            yield "is", left[1], tuple(dict.fromkeys(one.right[1] for one in made if one.met))
        else:
            yield "is not", left[1], tuple(one[1] for one in rights)
    elif len(rights) == 1:
        yield (how if outcome else OPPOSITE[how]), left, rights[0]


def _flags(failure: Failure, trial: Trial) -> Iterator[Condition]:
    """The flags that all failing rows have alike, of themselves and of the rows that they point at: what a rule asks
    of those is not written down.
    """
    for name, held in trial.values.items():
        bad = {held[row] for row in failure.rows if plain(held[row])}
        if len(bad) == 1 and isinstance(next(iter(bad)), bool):
            yield "is", name, (*bad,)


def _beside(spoke: Iterable[int], key: Key, but: set[str], lines: Collection[Line], trial: Trial) -> Where:
    """What is asked of the state of a row in some lines beside a comparison: where hardly a row passes, nothing else
    tells where that is asked for.
    """
    found = _tested(spoke, key, trial, lines)
    return tuple(one for one in found if one[0] in ("is", "is not", "true") and not but & _fields(one))[:2]


def _of_state(condition: Condition) -> bool:
    """Whether a condition compares a row with what a rule says itself."""
    return condition[0] in ("is", "is not") or not [*names(condition[2] or ("text", ""))]


# Conditions as plain values -------------------------------------------------------------------------------


def condition_of(condition: Condition) -> Any:
    if condition[0] not in ("is", "is not"):
        return Compared(*condition)
    held = Holds(condition[1], condition[2])
    return held if condition[0] == "is" else Never((held,))


def conditions_of(where: Where) -> tuple[Any, ...]:
    return tuple(map(condition_of, where))


def where_told(where: Where) -> str:
    told = (
        f"{one[1]} {one[0]} {' or '.join(map(str, one[2]))}" if one[0] in ("is", "is not") else Compared(*one).told
        for one in where
    )
    return f" where {' and '.join(told)}" if where else ""


def _fields(condition: Condition) -> set[str]:
    if condition[0] in ("is", "is not"):
        return {condition[1]}
    return {*names(condition[1]), *names(condition[2] or ("text", ""))}


__all__ = [
    "Site",
    "Where",
    "asked_where",
    "beyond",
    "conditions_of",
    "outcomes",
    "sites",
    "steady",
    "told_apart",
    "unhurt",
    "where_told",
    "wheres",
]
