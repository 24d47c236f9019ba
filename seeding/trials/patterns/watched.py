"""Patterns that are read off what a rule does: the comparison that made it refuse a row, solved for one of its fields.

Every trial row is put before the rule with values that write down what is compared with what (`trials.watching`). What
came out one way in rows that fail and the other way in those that pass is what has to be otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np

from seeding.columns import Mask
from seeding.conditions import Either, Holds, Never, Only, Within, inmost
from seeding.confining import All, BegunWith, Bound, Confined, Demanded, OnParts, Saying, met
from seeding.plan import ColumnPlan, ModelPlan
from seeding.schema import Field
from seeding.sources import After, Lasting
from seeding.terms import OPPOSITE, TURNED, Compared, Side, Term, names, solved, told, worked
from seeding.trials.judging import Failure, Watched, shape
from seeding.trials.patterns.learned import Learned, emptiable, filled, inside, present, with_source
from seeding.trials.patterns.trial import Trial, known_values, plain
from seeding.trials.watching import Comparison

Where = tuple[tuple[Any, ...], ...]
"""Conditions as plain values: ("is", "status", ("hired",)) or ("lt", term, term)."""

SITES = 6
"""Comparisons that may be what a rule refuses rows for, of those that it makes."""

_NUMBERS = ("integer", "decimal", "float", "duration")
_MOMENTS = ("date", "timestamp", "time")
_CALENDAR = ("weekday", "isoweekday", "day", "month")
_CLOCK = ("hour", "minute", "second")


Key = tuple[Any, ...]
"""Where a rule compares what, whatever it says itself."""


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


# Which comparison it is -----------------------------------------------------------------------------------


def sites(failure: Failure, trial: Trial) -> list[Site]:
    """What has to compare otherwise in the failing rows, the likeliest first."""
    key = ("sites", failure)
    if key not in trial.known:
        trial.known[key] = list(_found(failure, trial))
    return trial.known[key]


def _runs(trial: Trial) -> dict[int, Watched]:
    if "runs" not in trial.known:
        rows = range(len(next(iter(trial.values.values()), ())))
        trial.known["runs"] = {row: trial.watch(row, {}) for row in rows}
    return trial.known["runs"]


def _by_site(run: Watched) -> dict[Key, list[Comparison]]:
    found: dict[Key, list[Comparison]] = {}
    for one in run.comparisons:
        found.setdefault((one.line, one.how, _skeleton(one.left), _skeleton(one.right)), []).append(one)
    return found


def _skeleton(term: Term) -> Term:
    """A term without what a rule says itself."""
    if term and term[0] in ("number", "text"):
        return (term[0],)
    return tuple(_skeleton(part) if isinstance(part, tuple) else part for part in term)


def _found(failure: Failure, trial: Trial) -> Iterator[Site]:
    runs = _runs(trial)
    said = shape(failure.said)
    failing: set[int] = {row for row in failure.rows if any(shape(message) == said for _, message in runs[row].said)}
    failing = failing or {*failure.rows}
    compared = {row: _by_site(run) for row, run in runs.items()}
    passing = trial.passing(failure)
    lines = {row: runs[row].comparisons[-1].line for row in failing if runs[row].comparisons}
    near = len(lines) == len(failing) and all(_raised_at(runs[row], line) for row, line in lines.items())
    ranked: list[tuple[float, Key, bool, frozenset[int]]] = []
    for key in dict.fromkeys(key for row in sorted(failing) for key in compared[row]):
        if near and key[0] not in lines.values():
            continue
        outcomes = []
        for outcome in (True, False):
            there = {row for row, by_site in compared.items() if key in by_site and _outcome(by_site[key]) is outcome}
            spoke, free = there & failing, there & passing
            if not spoke:
                continue
            last = sum(_is_last(compared[row][key], runs[row].comparisons) for row in spoke) / len(spoke)
            score = len(spoke) / len(failing) - len(free) / max(len(passing), 1) + last / 2
            outcomes.append((-score, key, outcome, frozenset(spoke)))
        ranked.append(min(outcomes, key=lambda one: one[0]))
    for _, key, outcome, spoke in sorted(ranked, key=lambda one: one[0])[:SITES]:
        here = {row: by_site[key] for row, by_site in compared.items() if key in by_site}
        yield from _sited(key, outcome, spoke, here, trial)


def _raised_at(run: Watched, line: tuple[str, int]) -> bool:
    """Whether a rule refused the row where, or right after, it stood at a line."""
    return run.raised is not None and run.raised[0] == line[0] and 0 <= run.raised[1] - line[1] <= _NEAR


_NEAR = 2
"""So many lines after what is asked a rule refuses the row, where it does so at once."""


def _outcome(made: Sequence[Comparison]) -> bool:
    """What came of one comparison, or of several with one value after the other: whether one of them was met."""
    return any(one.met for one in made)


def _is_last(made: Sequence[Comparison], comparisons: Sequence[Comparison]) -> bool:
    return made[-1] is comparisons[-1]


def _sited(
    key: Key, outcome: bool, spoke: frozenset[int], here: dict[int, list[Comparison]], trial: Trial
) -> Iterator[Site]:
    how = key[1]
    needed = OPPOSITE[how] if outcome else how
    left = _united({row: made[-1].left for row, made in here.items()}, trial)
    rights = [{one.right: None for one in made} for row, made in here.items() if row in spoke]
    if any(len(one) > 1 for one in rights):
        among = dict.fromkeys(term[1] for one in rights for term in one if term[0] in ("number", "text"))
        yield Site(needed, left, None, spoke, key, tuple(among))
        return
    right = _united({row: made[-1].right for row, made in here.items()}, trial)
    yield Site(needed, left, right, spoke, key)


def _united(terms: dict[int, Term], trial: Trial) -> Term | None:
    """The term that some rows have one form of; what a rule says of each state may differ with that."""
    first = next(iter(terms.values()))
    if all(term == first for term in terms.values()):
        return first
    if first[0] == "number":
        return _by_state({row: term[1] for row, term in terms.items()}, trial)
    if first[0] == "text":
        return None
    parts: list[Any] = []
    for place, part in enumerate(first):
        if not isinstance(part, tuple):
            parts.append(part)
            continue
        united = _united({row: term[place] for row, term in terms.items()}, trial)
        if united is None:
            return None
        parts.append(united)
    return tuple(parts)


def _by_state(numbers: dict[int, float], trial: Trial) -> Term | None:
    """A number that hangs from the state of a field, or is so many times another number of the row."""
    for name, held in trial.values.items():
        known: dict[Any, set[float]] = {}
        for row, number in numbers.items():
            known.setdefault(held[row] if plain(held[row]) else None, set()).add(number)
        told_by = all(len(found) == 1 for found in known.values()) and None not in known
        if told_by and 1 < len(known) < len(numbers) and len(known) <= _STATES:
            return "choice", name, tuple((state, *found) for state, found in sorted(known.items(), key=repr))
    for name, held in (*trial.values.items(), *trial.beside.items()):
        shares = {
            round(number / float(held[row]), 6) if _is_number(held[row]) and held[row] else None
            for row, number in numbers.items()
            if number or not _is_number(held[row]) or held[row]
        }
        if len(shares) == 1 and None not in shares:
            return "mul", ("field", name), ("number", float(*shares))  # type: ignore[arg-type]
    return None


_STATES = 12


def _is_number(value: Any) -> bool:
    return hasattr(value, "__float__") and not isinstance(value, bool)


# Where it has to be so ------------------------------------------------------------------------------------


def _where(site: Site, compared: Compared, target: str, failure: Failure, trial: Trial) -> Iterator[Where]:
    """The conditions under which a comparison is asked for: none where every row that passes meets it."""
    assert trial.rows is not None
    if len(trial.failing) > len(trial.rows()) - _SOUND:
        yield _beside(site.rows, site.key, {target}, trial)
        return
    free = _unhurt(replace(compared, how=OPPOSITE[compared.how])(trial.rows()), failure, trial)
    found = _told_apart(free, (*_tested(site.rows, site.key, trial), *_states(failure, trial)), {target}, trial)
    if found is not None:
        yield found
    elif free.sum() <= max(2, len(free) / 8):
        yield ()


def _beside(spoke: Iterable[int], key: Key, but: set[str], trial: Trial) -> Where:
    """What is asked of the state of a row in one line with a comparison: where hardly a row passes, nothing else tells
    where that is asked for.
    """
    found = _tested(spoke, key, trial, key[0] if key else None)
    return tuple(one for one in found if one[0] in ("is", "is not", "true") and not but & _fields(one))[:2]


_SOUND = 3
"""So many rows that pass tell for which rows a rule asks nothing."""


def _unhurt(rows: Mask, failure: Failure, trial: Trial) -> Mask:
    """Those of some rows that pass: of one that another rule refuses it is not known what this one would say."""
    rows = rows.copy()
    rows[sorted(failure.rows | trial.failing)] = False
    return rows


def _told_apart(
    free: Mask, conditions: Iterable[tuple[Any, ...]], but: set[str], trial: Trial, pairs: int = 8
) -> Where | None:
    """The first condition, or two of them, that none of some rows meets; those that speak of some fields left out."""
    if not free.any():
        return ()
    assert trial.rows is not None
    rows = trial.rows()
    known: list[tuple[tuple[Any, ...], Mask]] = []
    for condition in conditions:
        if but & _fields(condition):
            continue
        meets = _condition(condition)(rows)
        if not (meets & free).any():
            return (condition,)
        known.append((condition, meets))
    for (one, meets), (other, besides) in combinations(known[:pairs], 2):
        if not (meets & besides & free).any():
            return one, other
    return None


def _tested(
    spoke: Iterable[int], but: Key, trial: Trial, line: tuple[str, int] | None = None
) -> Iterator[tuple[Any, ...]]:
    """What a rule asks of all of some rows with one answer, the last first; but for one comparison. Of one line only,
    where that is given.
    """
    runs, rows = _runs(trial), sorted(spoke)
    by_row = [_by_site(runs[row]) for row in rows]
    keys = (
        (one.line, one.how, _skeleton(one.left), _skeleton(one.right)) for one in reversed(runs[rows[0]].comparisons)
    )
    for key in dict.fromkeys(keys):
        if key == but or not all(key in by_site for by_site in by_row) or (line or key[0]) != key[0]:
            continue
        made = [one for by_site in by_row for one in by_site[key]]
        outcomes = {_outcome(by_site[key]) for by_site in by_row}
        if len(outcomes) == 1 and len({one.left for one in made}) == 1:
            yield from _as_condition(made, key[1], *outcomes)


def _as_condition(made: Sequence[Comparison], how: str, outcome: bool) -> Iterator[tuple[Any, ...]]:
    """Comparisons of one term that all came out alike as one condition."""
    left, rights = made[0].left, tuple(dict.fromkeys(one.right for one in made))
    if how == "eq" and left[0] == "field" and all(one[0] == "text" for one in rights):
        if outcome:
            yield "is", left[1], tuple(dict.fromkeys(one.right[1] for one in made if one.met))
        else:
            yield "is not", left[1], tuple(one[1] for one in rights)
    elif len(rights) == 1:
        yield (how if outcome else OPPOSITE[how]), left, rights[0]


def _states(failure: Failure, trial: Trial) -> Iterator[tuple[Any, ...]]:
    """The flags that all failing rows have alike, of themselves and of the rows that they point at: what a rule asks
    of those is not written down.
    """
    for name, held in trial.values.items():
        bad = {held[row] for row in failure.rows if plain(held[row])}
        if len(bad) == 1 and bad <= {True, False} and isinstance(next(iter(bad)), bool):
            yield "is", name, (*bad,)


def _condition(condition: tuple[Any, ...]) -> Any:
    if condition[0] not in ("is", "is not"):
        return Compared(*condition)
    held = Holds(condition[1], condition[2])
    return held if condition[0] == "is" else Never((held,))


def _conditions(where: Where) -> tuple[Any, ...]:
    return tuple(map(_condition, where))


def _fields(condition: tuple[Any, ...]) -> set[str]:
    return (
        {condition[1]}
        if condition[0] in ("is", "is not")
        else {*names(condition[1]), *names(condition[2] or ("number", 0))}
    )


def _where_told(where: Where) -> str:
    told_each = (
        f"{one[1]} {one[0]} {' or '.join(map(str, one[2]))}" if one[0] in ("is", "is not") else Compared(*one).told
        for one in where
    )
    return f" where {' and '.join(told_each)}" if where else ""


# What is learned of it ------------------------------------------------------------------------------------


class Exact(Learned):
    """A pattern that is read off a rule, not guessed: one that clears the way to other rules is taken as it is."""

    exact = True


def _targets(failure: Failure, trial: Trial, terms: Iterable[Term | None]) -> list[ColumnPlan]:
    """The columns that could be otherwise, those that the error is about or speaks of before the others."""
    there = {name for term in terms if term for name in names(term)}
    columns = [one for one in trial.open() if one.field.name in there and not one.field.reference]
    named = trial.mentioned(failure)
    return sorted(columns, key=lambda one: (one.field.name != failure.field, one.field.name not in named))


def _once(site: Site, name: str) -> tuple[str, Term, Term] | None:
    """A site with the side that has a field, which stands there once, on the left."""
    if site.left is None or not site.right:
        return None
    ours, theirs = list(names(site.left)).count(name), list(names(site.right)).count(name)
    if ours + theirs != 1:
        return None
    if ours:
        return site.how, site.left, site.right
    return (TURNED[site.how], site.right, site.left) if site.how in TURNED else None


def _sides(how: str, right: Term) -> tuple[Side, Side] | None:
    match how:
        case "lt" | "le":
            return None, (right, how == "lt")
        case "gt" | "ge":
            return (right, how == "gt"), None
        case "eq":
            return (right, False), (right, False)
    return None


@dataclass(frozen=True)
class Inside(Exact):
    """A number or a moment that lies between terms of its row, or of those that it points at."""

    field: str
    low: Side
    high: Side
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        found: list[tuple[Site, Inside]] = []
        for site in sites(failure, trial) if trial.rows is not None else ():
            found += [(site, lesson) for lesson in cls._of(site, failure, trial)]
        # "Between 17 and 70" is asked in one line.
        for place, (site, one) in enumerate(found):
            for other_site, other in found[place + 1 :]:
                if (
                    other_site.key != site.key
                    and other_site.key[0] == site.key[0]
                    and other.field == one.field
                    and other.where == one.where
                ):
                    if (one.low is None) == (other.high is None) and (one.low is None) != (one.high is None):
                        yield replace(one, low=one.low or other.low, high=one.high or other.high)
        yield from (lesson for _, lesson in found)

    @classmethod
    def _of(cls, site: Site, failure: Failure, trial: Trial) -> Iterator[Inside]:
        for column in _targets(failure, trial, (site.left, site.right)):
            field = column.field
            if site.how == "false" and site.left == ("field", field.name) and field.storage in _NUMBERS:
                site = replace(site, how="eq", right=("number", 0.0))
            turned = _once(site, field.name)
            if turned is None or field.choices or field.storage not in (*_NUMBERS, *_MOMENTS):
                continue
            how, left, right = turned
            sides = _sides(how, right)
            bounds = sides and solved(left, *sides, field.name)
            if bounds is None:
                continue
            for where in _where(site, Compared(how, left, right), field.name, failure, trial):
                yield cls(field.name, *bounds, where)

    @property
    def fields(self) -> tuple[str, ...]:
        """What it speaks of besides."""
        return tuple(name for side in (self.low, self.high) if side for name in names(side[0]))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        bound, inner = Bound(self.low, self.high, _conditions(self.where)), inmost(source)
        if isinstance(inner, Confined):
            changed = replace(inner, bounds=(*inner.bounds, bound))
        else:
            changed = Confined(inner, (bound,))
        model = with_source(model, self.field, inside(source, changed), self._told + _where_told(self.where))
        return _passed_on(model, self.field, changed.bounds)

    @property
    def _told(self) -> str:
        if self.low is not None and self.low == self.high:
            return told(self.low[0])
        low = self.low and f"{'above' if self.low[1] else 'from'} {told(self.low[0])}"
        high = self.high and f"{'below' if self.high[1] else 'to'} {told(self.high[0])}"
        return " ".join(filter(None, (low, high)))


def _passed_on(model: ModelPlan, name: str, bounds: Sequence[Bound]) -> ModelPlan:
    """The model with what bounds a field bounding those that it lies above or below, too: an end within a year needs a
    beginning within it.
    """
    always = [one for one in bounds if not one.where and not one.exact]
    for beyond in always:
        for side, low in ((beyond.low, True), (beyond.high, False)):
            if side is None or side[0][0] != "field" or "." in side[0][1] or side[0][1] == name:
                continue
            other = model.column(side[0][1])
            limits = [one.high if low else one.low for one in always]
            new = [Bound(None, one) if low else Bound(one, None) for one in limits if one is not None]
            source = inmost(other.source)
            held = source.bounds if isinstance(source, Confined) else ()
            new = [one for one in new if one not in held and not {name, other.field.name} & _speaking(one)]
            if other.declared or not new:
                continue
            changed = Confined(source.source if isinstance(source, Confined) else source, (*held, *new))
            model = with_source(model, other.field.name, inside(other.source, changed), f"with {name}")
    return model


def _speaking(bound: Bound) -> set[str]:
    return {name for side in (bound.low, bound.high) if side for name in names(side[0])}


@dataclass(frozen=True)
class InsideExactly(Inside):
    """The same where it equals a term."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for lesson in Inside.recognise(failure, trial):
            if isinstance(lesson, Inside) and lesson.low is not None and lesson.low == lesson.high:
                yield cls(lesson.field, lesson.low, lesson.high, lesson.where)


@dataclass(frozen=True)
class OnDays(Exact):
    """Moments on certain days, or at certain hours."""

    field: str
    parts: tuple[tuple[str, str, Term], ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial):
            for column in _targets(failure, trial, (site.left, site.right)):
                name = column.field.name
                turned = _once(replace(site, right=("number", 0.0)) if site.among else site, name)
                if turned is None or column.field.storage not in _MOMENTS or (site.among and site.how != "ne"):
                    continue
                how, left, right = turned
                match left:
                    case ("part", part, ("field", path)) if path == name and how in TURNED:
                        asked = [("number", value) for value in site.among] or [right]
                        yield cls(name, tuple((part, how, one) for one in asked))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        inner = inmost(source)
        if isinstance(inner, OnParts):
            changed = replace(inner, parts=(*inner.parts, *self.parts))
        else:
            changed = OnParts(inner, self.parts, isinstance(inner, (After, Lasting)))
        asked = (Compared(how, ("part", part, ("field", self.field)), term).told for part, how, term in self.parts)
        return with_source(model, self.field, inside(source, changed), " and ".join(asked))


@dataclass(frozen=True)
class BeginsWith(Exact):
    """Text that begins with what a term says: the year of another field, the code of a row pointed at."""

    field: str
    term: Term
    over: bool

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        yield from (lesson for lesson in cls._all(failure, trial) if lesson.fields)

    @classmethod
    def _all(cls, failure: Failure, trial: Trial) -> Iterator[BeginsWith]:
        for site in sites(failure, trial):
            for column in _targets(failure, trial, (site.left, site.right)):
                name, turned = column.field.name, _once(site, column.field.name)
                if turned is None or column.field.choices or column.field.storage != "text":
                    continue
                match turned:
                    case ("begins", ("field", _), begin) | ("eq", ("slice", ("field", _), None | 0, _), begin):
                        yield from (cls(name, begin, over) for over in _ways(name, begin, failure, trial))

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(names(self.term))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column = model.column(self.field)
        source = BegunWith(column.source, self.term, self.over, own=column.field.unique)
        return with_source(model, self.field, source, f"begins with {told(self.term)}")


@dataclass(frozen=True)
class BeginsWithText(BeginsWith):
    """The same of what the rule says itself."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        yield from (lesson for lesson in cls._all(failure, trial) if not lesson.fields)


def _ways(name: str, begin: Term, failure: Failure, trial: Trial) -> Iterator[bool]:
    """Whether a beginning is put in the place of what is drawn there, or before it: as the field takes it."""
    assert trial.rows is not None
    row, longest = min(failure.rows), trial.model.table.field(name).max_length or 10_000
    said, drawn = worked(begin, trial.rows())[0][row], str(trial.values[name][row] or "")
    texts = {False: said + drawn, True: said + drawn[len(said) :]}
    yield from (over for over, text in texts.items() if len(text) <= longest and trial.accepts(name, text))


@dataclass(frozen=True)
class Says(Exact):
    """Text that is that of a term."""

    field: str
    term: Term
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial) if trial.rows is not None else ():
            for column in _targets(failure, trial, (site.left, site.right)):
                turned = _once(site, column.field.name)
                if turned is None or column.field.storage != "text" or turned[0] != "eq" or turned[1][0] != "field":
                    continue
                if turned[2][0] == "text":
                    continue
                for where in _where(site, Compared(*turned), column.field.name, failure, trial):
                    yield cls(column.field.name, turned[2], where)

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(names(self.term))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = Saying(model.column(self.field).source, self.term, _conditions(self.where))
        return with_source(model, self.field, source, told(self.term) + _where_told(self.where))


@dataclass(frozen=True)
class OneOf(Exact):
    """One of the values that a rule compares a field with."""

    field: str
    values: tuple[Any, ...]
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial) if trial.rows is not None else ():
            for column in _targets(failure, trial, (site.left,)):
                field = column.field
                if site.left != ("field", field.name) or field.storage not in ("text", "integer", "decimal"):
                    continue
                values = cls._values(site, field)
                free = field.storage == "text" and not field.choices
                if not values or (len(values) < 2 and (column.unique or free)):
                    continue
                for where in _where_among(site, field.name, values, failure, trial):
                    yield cls(field.name, values, where)

    @staticmethod
    def _values(site: Site, field: Field) -> tuple[Any, ...]:
        said = site.among
        if not said and site.right and site.right[0] in ("number", "text"):
            said = (site.right[1],)
        found = tuple(int(one) if isinstance(one, float) and one == int(one) else one for one in said)
        known = known_values(field)
        if site.how == "ne":
            return tuple(one for one in known if one not in found) if found else ()
        return found if site.how == "eq" and all(not known or one in known for one in found) else ()

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = model.column(self.field).source
        where = All(_conditions(self.where)) if self.where else None
        changed = Within(self.values, inmost(source) if where else None, where)
        told_each = f"one of {', '.join(map(str, self.values))}"
        return with_source(model, self.field, inside(source, changed), told_each + _where_told(self.where))


def _where_among(site: Site, name: str, values: tuple[Any, ...], failure: Failure, trial: Trial) -> Iterator[Where]:
    assert trial.rows is not None
    rows = trial.rows()
    free = _unhurt(~Holds(name, values)(rows), failure, trial)
    found = _told_apart(free, (*_tested(site.rows, site.key, trial), *_states(failure, trial)), {name}, trial)
    if found is not None:
        yield found


@dataclass(frozen=True)
class Asked(Exact):
    """A field that needs a value in the rows that meet some conditions, or (not `given`) may have none in those."""

    field: str
    given: bool
    where: Where

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if not failure.of_all and trial.rows is not None:
            yield from cls._of([failure.field], failure, trial)

    @classmethod
    def _of(cls, wanted: Sequence[str], failure: Failure, trial: Trial) -> Iterator[Asked]:
        columns = {one.field.name for one in trial.open() if emptiable(one) and one.field.storage != "boolean"}
        for name in (one for one in wanted if one in columns):
            there = np.array([filled(value) for value in trial.values[name]], dtype=np.bool_)
            held = {bool(there[row]) for row in failure.rows}
            if len(held) > 1:
                continue
            (has,) = held
            free = _unhurt(there == has, failure, trial)
            tested = (one for one in _tested(failure.rows, (), trial) if _of_state(one))
            if free.any():
                where = _told_apart(free, (*tested, *_states(failure, trial)), {name}, trial)
            else:
                where = _last_asked(failure, name, trial) if len(trial.failing) > len(free) - _SOUND else None
            if where:
                yield cls(name, not has, where)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        where, column = All(_conditions(self.where)), model.column(self.field)
        if not self.given:
            source: Any = Only(column.source, Never((where,)))
        else:
            there = present(model, self.field, *around)
            if there is None:
                return model
            source = Either(where, there, column.source)
        told_so = f"{'a value' if self.given else 'none'}{_where_told(self.where)}"
        return with_source(model, self.field, source, told_so)


@dataclass(frozen=True)
class AskedUnnamed(Asked):
    """The same of a field that the error of a whole row speaks of, or whose value the rule looks at last."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if failure.of_all and trial.rows is not None:
            looked_at = (site.left[1] for site in sites(failure, trial) if site.left and site.left[0] == "field")
            yield from cls._of([*dict.fromkeys((*trial.mentioned(failure), *looked_at))], failure, trial)


def _of_state(condition: tuple[Any, ...]) -> bool:
    """Whether a condition compares a row with what a rule says itself."""
    return len(condition) < 3 or condition[0] in ("is", "is not") or not [*names(condition[2] or ("text", ""))]


def _last_asked(failure: Failure, name: str, trial: Trial) -> Where:
    """What a rule asks of the state of a row where it refuses it at once."""
    runs = _runs(trial)
    rows = [row for row in sorted(failure.rows) if runs[row].comparisons]
    lines = {runs[row].comparisons[-1].line for row in rows}
    if len(lines) != 1 or not all(_raised_at(runs[row], *lines) for row in rows):
        return ()
    (line,) = lines
    return _beside(rows, (line,), {name}, trial)


@dataclass(frozen=True)
class Drawn(Learned):
    """A comparison that rows meet: those that do not are drawn again."""

    how: str
    left: Term
    right: Term
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for site in sites(failure, trial) if trial.rows is not None else ():
            if site.left is None or not site.right or site.how not in TURNED:
                continue
            if not any(column.field.name in names(site.left) for column in trial.open()):
                continue
            compared = Compared(site.how, site.left, site.right)
            for where in _where(site, compared, "", failure, trial):
                assert trial.rows is not None
                rows = trial.rows()
                asked = met(_conditions(where), rows)
                if np.count_nonzero(compared(rows) & asked) * _SELDOM >= np.count_nonzero(asked):
                    yield cls(site.how, site.left, site.right, where)

    @property
    def fields(self) -> tuple[str, ...]:
        return (*names(self.left), *names(self.right))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        demanded = Demanded(Compared(self.how, self.left, self.right), _conditions(self.where))
        return replace(model, requires=(*model.requires, demanded))


_SELDOM = 20
"""At least one in so many rows meets what rows are drawn again for."""

__all__ = [
    "Asked",
    "AskedUnnamed",
    "BeginsWith",
    "BeginsWithText",
    "Drawn",
    "Inside",
    "InsideExactly",
    "OnDays",
    "OneOf",
    "Says",
    "sites",
]
