"""Rows are examined on their way into files, where no database refuses them: set by set, in bounded memory.

Looked at are: required fields, lengths, choices, bounds and digits of numbers, patterns of words, unique fields and
combinations, foreign keys to rows of the plan, and check constraints. What cannot be judged here is told as a warning.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import IO, Any

import numpy as np
from django.db.models import F, Q
from django.db.models.expressions import CombinedExpression, Value

from seeding.batches import split
from seeding.columns import (
    DAY,
    Bank,
    Booleans,
    Bytes,
    Choose,
    Column,
    Dates,
    Decimals,
    Durations,
    Floats,
    Integers,
    Mask,
    Strings,
    Template,
    Text,
    Timestamps,
    Words,
    instant_micros,
    mapped,
)
from seeding.columns.column import encoded_matrix, text_rows
from seeding.files import Shape
from seeding.files.targets import Veto
from seeding.keys import Keys, mix
from seeding.plan import Plan
from seeding.relations import Serial
from seeding.schema import Check, Field, Unique
from seeding.truth import failing_row

MOST = 1 << 22
"""Hashes that are kept in memory; more go to temporary files."""

TOLD = 100
"""Problems that a report lists; their number is counted on."""


@dataclass(frozen=True)
class Problem:
    """What stands against rows of a table: where, how many rows it was seen in, the first of them, and the words."""

    label: str
    name: str
    rows: int
    first_row: int
    message: str


@dataclass
class Report:
    """What an examination found. Errors keep files from getting their names; warnings tell what was not judged."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def valid(self) -> bool:
        return not self.errors

    def as_json(self) -> dict[str, Any]:
        """The report for a JSON file."""
        return {
            "valid": self.valid,
            "error_count": len(self.errors),
            "warning_count": len(self.warnings),
            "errors": [vars(problem) for problem in self.errors[:TOLD]],
            "warnings": self.warnings,
        }


class Refused(Veto):
    """Rows failed. `report` says which."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(*(problem.message for problem in report.errors[:TOLD]))


@dataclass
class Findings:
    """What was found in one batch."""

    problems: list[Problem] = field(default_factory=list)
    hashes: dict[str, Keys] = field(default_factory=dict)
    rising: dict[str, tuple[int, int]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)


# Examining a batch ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Target:
    """Where a foreign key points: the range of the keys there, or the name that their hashes are gathered under."""

    table: str
    first: int = 0
    last: int = -1
    gathered: str = ""


@dataclass(frozen=True)
class TableExaminer:
    """Looks at batches of one table. Worker processes get it pickled."""

    label: str
    fields: tuple[Field, ...]
    uniques: tuple[Unique, ...]
    checks: tuple[Check, ...]
    targets: dict[str, _Target]
    hashed: frozenset[str]

    def __call__(self, columns: Sequence[Column], rows: range) -> Findings:
        found = Findings()
        by_name = {one.name: column for one, column in zip(self.fields, columns, strict=True)}
        for one in self.fields:
            for mask, why in _field_failures(one, by_name[one.name]):
                self._add(found, one.name, mask, rows, why)
            if one.name in self.targets:
                self._reference(found, one, by_name[one.name], rows)
        for unique in self.uniques:
            self._unique(found, unique, [_compared_as(unique, name, by_name[name]) for name in unique.fields])
        for name in self.hashed:
            found.hashes[f"key {name}"] = hashes([by_name[name]])[0]
        for check in self.checks:
            failing = failing_rows(check, by_name, len(rows))
            if failing is None:
                found.unknown.add(check.name)
            else:
                self._add(found, check.name, failing, rows, f"fails the constraint {check.name}: {check.text}")
        return found

    def _add(self, found: Findings, name: str, mask: Mask, rows: range, why: str) -> None:
        if not mask.any():
            return
        first = rows.start + int(mask.argmax())
        message = f"{self.label}.{name}: row {first} {why}."
        found.problems.append(Problem(self.label, name, int(mask.sum()), first, message))

    def _reference(self, found: Findings, one: Field, column: Column, rows: range) -> None:
        target = self.targets[one.name]
        if target.gathered:
            found.hashes[f"reference {one.name}"] = np.unique(_present(*hashes([column])))
            return
        numbers = column.array
        outside = (numbers < target.first) | (numbers > target.last)
        if column.nulls is not None:
            outside &= ~column.nulls
        self._add(found, one.name, outside, rows, f"points at a row of {target.table} that is not there")

    def _unique(self, found: Findings, unique: Unique, columns: list[Column]) -> None:
        if len(columns) == 1 and isinstance(columns[0], Integers) and columns[0].nulls is None:
            numbers = columns[0].numbers
            if len(numbers) and bool((numbers[1:] > numbers[:-1]).all()):
                found.rising[unique.name] = (int(numbers[0]), int(numbers[-1]))
                return
        found.hashes[unique.name] = _present(*hashes(columns))


def _compared_as(unique: Unique, name: str, column: Column) -> Column:
    return mapped(column, str.lower) if name in (unique.lowered or ()) and isinstance(column, Text) else column


def _present(found: Keys, nulls: Mask | None) -> Keys:
    return found if nulls is None else found[~nulls]


def _field_failures(one: Field, column: Column) -> Iterator[tuple[Mask, str]]:
    present = None if column.nulls is None else ~column.nulls

    def where(mask: Mask) -> Mask:
        return mask if present is None else mask & present

    if one.required and column.nulls is not None:
        yield column.nulls, "is null, and may not be"
    if isinstance(column, Text):
        if one.max_length and column.longest > one.max_length:
            yield where(column.lengths > one.max_length), f"has more than {one.max_length} characters"
        if one.choices:
            allowed = (*one.choices, "") if one.blank else one.choices
            yield where(~_is_one_of(column, allowed)), f"is none of the choices {', '.join(map(repr, one.choices))}"
        if isinstance(column, Words):
            for regex in one.regexes:
                odd = [bool(word) and re.search(regex, word) is None for word in column.bank.words]
                if any(odd):
                    yield where(np.array(odd)[column.codes]), f"does not match {regex}, as its validator asks"
        return
    if isinstance(column, Integers) and not one.reference:
        if one.choices and all(isinstance(choice, int) for choice in one.choices):
            yield where(~np.isin(column.numbers, list(one.choices))), "is none of its choices"
        if one.storage == "integer" and (one.low is not None or one.high is not None):
            low = -(2**63) if one.low is None else int(one.low)
            high = 2**63 - 1 if one.high is None else int(one.high)
            if len(column) and (int(column.numbers.min()) < low or int(column.numbers.max()) > high):
                yield where((column.numbers < low) | (column.numbers > high)), f"lies outside {low} to {high}"
    if isinstance(column, Decimals) and one.digits and one.digits <= 18 and len(column):
        limit = 10**one.digits
        if int(column.numbers.max()) >= limit or int(column.numbers.min()) <= -limit:
            over = (column.numbers >= limit) | (column.numbers <= -limit)
            yield where(over), f"has more than {one.digits} digits"


def _is_one_of(column: Text, choices: tuple[Any, ...]) -> Mask:
    return column.where(*(str(choice) for choice in choices))


# Hashes of values -----------------------------------------------------------------------------------------

_BASE = np.uint64(0x9E3779B97F4A7C15)


def hashes(columns: Sequence[Column]) -> tuple[Keys, Mask | None]:
    """A 64-bit hash of the values of each row, and the rows where one of them is null. Equal values hash alike."""
    total, nulls = np.zeros(len(columns[0]), dtype=np.uint64), None
    for column in columns:
        total = mix(total * _BASE + _hashed(column))
        if column.nulls is not None:
            nulls = column.nulls if nulls is None else nulls | column.nulls
    return total, nulls


def _hashed(column: Column) -> Keys:
    if isinstance(column, (Text, Choose)):
        return mix(_folded(column)[0])
    array = column.array
    if array.dtype == np.int64:
        return mix(array.view(np.uint64))
    if array.dtype == np.float64:
        return mix((array + 0.0).view(np.uint64))
    if array.dtype == np.bool_:
        return mix(array.astype(np.uint64))
    return mix(_fold_lines([text.encode() for text in text_rows(column)])[0])


def _folded(column: Column) -> tuple[Keys, Keys]:
    """A polynomial of the bytes of each row, and the power of the base that belongs to their number.

    Rabin and Karp's rolling hash: that of joined texts follows from theirs.
    """
    if isinstance(column, Words):
        kept = column.bank.__dict__.get("_folded")
        if kept is None:
            kept = column.bank.__dict__["_folded"] = _fold_bank(column.bank)
        return kept[0][column.codes], kept[1][column.codes]
    if isinstance(column, Template):
        values, powers = np.zeros(len(column), dtype=np.uint64), np.ones(len(column), dtype=np.uint64)
        for part in column.parts:
            value, power = _folded(part)
            values = values * power + value
            powers = powers * power
        return values, powers
    if isinstance(column, Choose):
        values, powers = np.zeros(len(column), dtype=np.uint64), np.ones(len(column), dtype=np.uint64)
        for rows, option in column.rows():
            values[rows], powers[rows] = _folded(option)
        return values, powers
    if isinstance(column, Strings):
        return _fold_lines([text.encode() for text in column.texts])
    matrix = np.zeros((len(column), column.width), dtype=np.uint8)
    column.write(matrix)
    return _fold(matrix)


def _fold_bank(bank: Bank) -> tuple[Keys, Keys]:
    return _fold_lines([word.encode() for word in bank.words])


def _fold_lines(lines: list[bytes]) -> tuple[Keys, Keys]:
    return _fold(encoded_matrix(lines, max(1, max(map(len, lines), default=1))))


def _fold(matrix: Bytes) -> tuple[Keys, Keys]:
    values, powers = np.zeros(len(matrix), dtype=np.uint64), np.ones(len(matrix), dtype=np.uint64)
    for place in range(matrix.shape[1]):
        byte = matrix[:, place].astype(np.uint64)
        step = np.where(byte > 0, _BASE, np.uint64(1))
        values = values * step + byte
        powers = powers * step
    return values, powers


class Gathered:
    """64-bit hashes in any number: beyond `MOST` of them they lie in temporary files, parted by their highest bits."""

    PARTS = 64

    def __init__(self) -> None:
        self._waiting: list[Keys] = []
        self._count = 0
        self._files: list[IO[bytes]] = []

    def add(self, found: Keys) -> None:
        self._waiting.append(found)
        self._count += len(found)
        if self._count > MOST:
            self._spill()

    def _spill(self) -> None:
        if not self._files:
            self._files = [tempfile.TemporaryFile() for _ in range(self.PARTS)]  # noqa: SIM115
        for file, part in zip(self._files, self._split(), strict=True):
            file.write(part.tobytes())
        self._waiting, self._count = [], 0

    def _split(self) -> Iterator[Keys]:
        ordered = np.sort(np.concatenate(self._waiting)) if self._waiting else np.zeros(0, dtype=np.uint64)
        edges = np.searchsorted(ordered, np.arange(1, self.PARTS).astype(np.uint64) << np.uint64(58))
        yield from np.split(ordered, edges)

    def parts(self) -> Iterator[Keys]:
        """All hashes, rising within each part and from part to part."""
        for place, waiting in enumerate(self._split()):
            part = waiting
            if self._files:
                self._files[place].seek(0)
                stored = np.frombuffer(self._files[place].read(), dtype=np.uint64)
                part = np.sort(np.concatenate([stored, waiting]))
            yield part

    def repeated(self) -> Keys:
        """The hashes that occur more than once."""
        found = [np.unique(part[1:][part[1:] == part[:-1]]) for part in self.parts()]
        return np.concatenate(found)

    def close(self) -> None:
        for file in self._files:
            file.close()


def absent(wanted: Gathered, there: Gathered) -> Keys:
    """The hashes of one that the other has not."""
    found = []
    for part, other in zip(wanted.parts(), there.parts(), strict=True):
        distinct = np.unique(part)
        found.append(distinct[~np.isin(distinct, other)])
    return np.concatenate(found)


# The whole ------------------------------------------------------------------------------------------------


class PlanExamination:
    """Examines the tables of a plan. What looks wrong by its hash is drawn again and compared exactly."""

    def __init__(self, plan: Plan, labels: Sequence[str]) -> None:
        self.plan = plan
        self.labels = list(labels)
        self.report = Report()
        self._gathered: dict[tuple[str, str], Gathered] = {}
        self._last: dict[tuple[str, str], int] = {}
        self._again: set[tuple[str, str]] = set()
        self._told: dict[tuple[str, str], int] = {}
        self._unknown: dict[str, set[str]] = {}
        self._examiners = {label: self._examiner(label) for label in labels}

    def _examiner(self, label: str) -> TableExaminer:
        model = self.plan.models[label]
        table = model.table
        fields = tuple(column.field for column in model.columns)
        names = {one.name for one in fields}
        judged = tuple(
            unique
            for unique in table.uniques
            if not unique.conditional and unique.lowered is not None and names.issuperset(unique.fields)
        )
        for unique in table.uniques:
            if unique not in judged:
                self.report.warnings.append(f"{label}: the constraint {unique.name} was not judged.")
        targets = {
            column.field.name: target
            for column in model.columns
            if column.field.reference and (target := self._target(column.field)) is not None
        }
        hashed = {
            column.field.reference.field
            for other in self.labels
            for column in self.plan.models[other].columns
            if column.field.reference and column.field.reference.table == label and self._needs_hashes(column.field)
        }
        return TableExaminer(label, fields, judged, table.checks, targets, frozenset(hashed))

    def _needs_hashes(self, one: Field) -> bool:
        target = self._target(one)
        return target is not None and bool(target.gathered)

    def _target(self, one: Field) -> _Target | None:
        reference = one.reference
        assert reference is not None
        if reference.table not in self.plan.models or not self.plan.counts[reference.table]:
            return None
        target = self.plan.models[reference.table]
        if isinstance(target.column(reference.field).source, Serial):
            ends = self.plan.serial(target, np.array([0, self.plan.counts[reference.table] - 1]))
            return _Target(reference.table, int(ends[0]), int(ends[1]))
        if reference.table not in self.labels:
            return None
        return _Target(reference.table, gathered=reference.field)

    def examiner(self, shape: Shape) -> TableExaminer | None:
        return self._examiners.get(shape.label)

    def take(self, shape: Shape, findings: Findings) -> bool:
        label = shape.label
        for problem in findings.problems:
            self._tell(problem)
        for name, found in findings.hashes.items():
            self._gathered.setdefault((label, name), Gathered()).add(found)
        for name, (first, last) in findings.rising.items():
            if first <= self._last.get((label, name), first - 1):
                self._again.add((label, name))
            self._last[label, name] = max(last, self._last.get((label, name), last))
        self._unknown.setdefault(label, set()).update(findings.unknown)
        return self.report.valid

    def _tell(self, problem: Problem) -> None:
        """Each kind of problem is told once, with all its rows."""
        place = self._told.get((problem.label, problem.name))
        if place is None:
            self._told[problem.label, problem.name] = len(self.report.errors)
            self.report.errors.append(problem)
            return
        first = self.report.errors[place]
        rows = first.rows + problem.rows
        self.report.errors[place] = Problem(first.label, first.name, rows, first.first_row, first.message)

    def conclude(self) -> dict[str, Any]:
        try:
            if self.report.valid:
                for label in self.labels:
                    self._conclude(label)
        finally:
            for gathered in self._gathered.values():
                gathered.close()
        for label, names in self._unknown.items():
            self.report.warnings += [f"{label}: the constraint {name} was not judged." for name in sorted(names)]
        if not self.report.valid:
            raise Refused(self.report)
        return self.report.as_json()

    def _conclude(self, label: str) -> None:
        examiner = self._examiners[label]
        for unique in examiner.uniques:
            gathered = self._gathered.get((label, unique.name))
            rising = (label, unique.name) in self._last
            if (label, unique.name) in self._again or (gathered is not None and rising):
                # Some batches rose and others did not: all are compared.
                gathered = Gathered()
                for columns, _ in self._redrawn(label, unique):
                    gathered.add(_present(*hashes(columns)))
            if gathered is not None and len(suspects := gathered.repeated()):
                self._compare(label, unique, suspects)
        for name, target in examiner.targets.items():
            wanted = self._gathered.get((label, f"reference {name}"))
            there = self._gathered.get((target.table, f"key {target.gathered}"))
            if wanted is not None and there is not None and len(missing := absent(wanted, there)):
                self._missing(label, name, target, missing)

    def _redrawn(self, label: str, unique: Unique) -> Iterator[tuple[list[Column], range]]:
        for part in split(range(self.plan.counts[label])):
            rows = self.plan.rows(label, part)
            yield [_compared_as(unique, name, rows.column(name)) for name in unique.fields], part

    def _compare(self, label: str, unique: Unique, suspects: Keys) -> None:
        """Rows whose hashes are the same, value by value."""
        seen: dict[Any, int] = {}
        again: list[tuple[int, int]] = []
        for columns, part in self._redrawn(label, unique):
            found, nulls = hashes(columns)
            mask = np.isin(found, suspects)
            rows = np.flatnonzero(mask if nulls is None else mask & ~nulls)
            if not rows.size:
                continue
            values = zip(*(column.take(rows).values() for column in columns), strict=True)
            for row, value in zip((rows + part.start).tolist(), values, strict=True):
                key = repr(value)
                if key in seen:
                    again.append((row, seen[key]))
                else:
                    seen[key] = row
        if again:
            row, first = again[0]
            what = " + ".join(unique.fields)
            message = f"{label}.{what}: row {row} has the value of row {first}, and it is unique ({unique.name})."
            self._tell(Problem(label, what, len(again), row, message))

    def _missing(self, label: str, name: str, target: _Target, missing: Keys) -> None:
        for columns, part in self._redrawn(label, Unique(name, (name,))):
            found, nulls = hashes(columns)
            mask = np.isin(found, missing)
            if nulls is not None:
                mask &= ~nulls
            if mask.any():
                row = part.start + int(mask.argmax())
                message = f"{label}.{name}: row {row} points at a row of {target.table} that is not there."
                self._tell(Problem(label, name, int(mask.sum()), row, message))


# Check constraints over columns ---------------------------------------------------------------------------


class _Unknown(Exception):
    """What cannot be evaluated over whole columns."""


@dataclass(frozen=True)
class _Numbers:
    """Whole numbers that count units of 10**-places, or floats; instants, dates and durations are microseconds."""

    values: Any
    places: int
    nulls: Mask | None


def failing_rows(check: Check, columns: dict[str, Column], rows: int) -> Mask | None:
    """The rows that certainly fail a check, or None if it cannot be told. SQL's third truth value passes."""
    try:
        _, false = _truth(check.condition, columns, rows)
        return false
    except _Unknown:
        pass
    one = {name: column.take(slice(0, 1)).values() for name, column in columns.items()}
    if not failing_row(check, one, min(rows, 1))[0]:
        return None
    values = {name: column.values() for name, column in columns.items()}
    mask = np.zeros(rows, dtype=np.bool_)
    for row in range(rows):
        judged, failing = failing_row(check, {name: column[row : row + 1] for name, column in values.items()}, 1)
        if not judged:
            return None
        mask[row] = failing is not None
    return mask


def _truth(condition: Any, columns: dict[str, Column], rows: int) -> tuple[Mask, Mask]:
    """Which rows are true, and which are false."""
    if isinstance(condition, Q):
        parts = [_truth(child, columns, rows) for child in condition.children]
        true, false = np.ones(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_)
        if condition.connector == Q.OR:
            true, false = false, true
            for part_true, part_false in parts:
                true, false = true | part_true, false & part_false
        elif condition.connector == Q.AND:
            for part_true, part_false in parts:
                true, false = true & part_true, false | part_false
        else:
            raise _Unknown
        return (false, true) if condition.negated else (true, false)
    if not isinstance(condition, tuple):
        raise _Unknown
    name, _, lookup = condition[0].partition("__")
    column = _column(name, columns)
    if lookup == "isnull":
        null = np.zeros(rows, dtype=np.bool_) if column.nulls is None else column.nulls
        return (null, ~null) if condition[1] else (~null, null)
    if isinstance(column, Text):
        held = _text_lookup(column, lookup or "exact", condition[1])
        nulls = column.nulls
    else:
        held, nulls = _number_lookup(_numbers(column, columns), lookup or "exact", condition[1], columns)
    held = np.broadcast_to(held, (rows,))
    if nulls is None:
        return held, ~held
    return held & ~nulls, ~held & ~nulls


def _column(name: str, columns: dict[str, Column]) -> Column:
    for candidate in (name, name.removesuffix("_id")):
        if candidate in columns:
            return columns[candidate]
    raise _Unknown


def _text_lookup(column: Text, lookup: str, wanted: Any) -> Mask:
    if lookup == "exact" and isinstance(wanted, str):
        return column.where(wanted)
    if lookup == "in" and all(isinstance(item, str) for item in wanted):
        return column.where(*wanted)
    if lookup == "contains" and isinstance(wanted, str) and len(wanted) == 1:
        return _contains(column, wanted)
    raise _Unknown


def _contains(column: Column, character: str) -> Mask:
    if isinstance(column, Words):
        return np.array([character in word for word in column.bank.words])[column.codes]
    found = np.zeros(len(column), dtype=np.bool_)
    if isinstance(column, Template):
        for part in column.parts:
            found |= _contains(part, character)
    elif isinstance(column, Choose):
        for rows, option in column.rows():
            found[rows] = _contains(option, character)
    elif isinstance(column, Strings):
        found = np.fromiter((character in text for text in column.texts), dtype=np.bool_, count=len(column))
    elif not isinstance(column, Integers):
        raise _Unknown
    return found


def _number_lookup(left: _Numbers, lookup: str, wanted: Any, columns: dict[str, Column]) -> tuple[Mask, Mask | None]:
    if lookup == "in":
        parts = [_compared(left, "exact", _numbers(item, columns)) for item in wanted]
        return np.logical_or.reduce([held for held, _ in parts]), left.nulls
    if lookup == "range":
        low, null_low = _compared(left, "gte", _numbers(wanted[0], columns))
        high, null_high = _compared(left, "lte", _numbers(wanted[1], columns))
        return low & high, _either(null_low, null_high)
    return _compared(left, lookup, _numbers(wanted, columns))


def _compared(left: _Numbers, lookup: str, right: _Numbers) -> tuple[Mask, Mask | None]:
    ours, theirs = _aligned(left, right)
    nulls = _either(left.nulls, right.nulls)
    match lookup:
        case "exact":
            return ours == theirs, nulls
        case "gt":
            return ours > theirs, nulls
        case "gte":
            return ours >= theirs, nulls
        case "lt":
            return ours < theirs, nulls
        case "lte":
            return ours <= theirs, nulls
    raise _Unknown


def _either(first: Mask | None, second: Mask | None) -> Mask | None:
    if first is None or second is None:
        return second if first is None else first
    return first | second


def _is_float(numbers: _Numbers) -> bool:
    return getattr(numbers.values, "dtype", None) == np.float64


def _aligned(left: _Numbers, right: _Numbers) -> tuple[Any, Any]:
    if _is_float(left) or _is_float(right):
        return _as_floats(left), _as_floats(right)
    places = max(left.places, right.places)
    return _scaled(left, places), _scaled(right, places)


def _scaled(numbers: _Numbers, places: int) -> Any:
    return numbers.values if numbers.places == places else _product(numbers.values, 10 ** (places - numbers.places))


def _as_floats(numbers: _Numbers) -> Any:
    return numbers.values if _is_float(numbers) else numbers.values / 10**numbers.places


def _most(values: Any) -> int:
    if isinstance(values, int):
        return abs(values)
    return max(abs(int(values.max(initial=0))), abs(int(values.min(initial=0))))


def _product(left: Any, right: Any) -> Any:
    """The exact product; _Unknown where 64 bits do not hold it."""
    if _most(left) * _most(right) >= 2**63:
        raise _Unknown
    return left * right


def _sum(left: Any, right: Any, sign: int) -> Any:
    if _most(left) + _most(right) >= 2**63:
        raise _Unknown
    return left + right if sign > 0 else left - right


def _numbers(expression: Any, columns: dict[str, Column]) -> _Numbers:
    """A column, a constant, or what is reckoned from them."""
    match expression:
        case Column():
            return _of_column(expression)
        case F():
            return _of_column(_column(str(vars(expression)["name"]), columns))
        case Value():
            return _numbers(expression.value, columns)
        case CombinedExpression():
            left, right = _numbers(expression.lhs, columns), _numbers(expression.rhs, columns)
            nulls = _either(left.nulls, right.nulls)
            if _is_float(left) or _is_float(right):
                ours, theirs = _as_floats(left), _as_floats(right)
                reckon = {"*": np.multiply, "+": np.add, "-": np.subtract}.get(expression.connector)
                if reckon is None:
                    raise _Unknown
                return _Numbers(reckon(ours, theirs), 0, nulls)
            if expression.connector == "*":
                return _Numbers(_product(left.values, right.values), left.places + right.places, nulls)
            if expression.connector in "+-":
                ours, theirs = _aligned(left, right)
                sign = 1 if expression.connector == "+" else -1
                return _Numbers(_sum(ours, theirs, sign), max(left.places, right.places), nulls)
        case bool() | int():
            return _Numbers(int(expression), 0, None)
        case float() | Decimal():
            exact = Decimal(str(expression))
            exponent = exact.as_tuple().exponent
            if not isinstance(exponent, int):
                raise _Unknown
            places = max(0, -exponent)
            return _Numbers(int(exact.scaleb(places)), places, None)
        case datetime():
            return _Numbers(instant_micros(expression), 0, None)
        case date():
            return _Numbers((expression - date(1970, 1, 1)).days * DAY, 0, None)
        case timedelta():
            return _Numbers(expression // timedelta(microseconds=1), 0, None)
    raise _Unknown


def _of_column(column: Column) -> _Numbers:
    match column:
        case Integers():
            return _Numbers(column.numbers, 0, column.nulls)
        case Decimals():
            return _Numbers(column.numbers, column.places, column.nulls)
        case Booleans():
            return _Numbers(column.flags.astype(np.int64), 0, column.nulls)
        case Timestamps() | Durations():
            return _Numbers(column.array, 0, column.nulls)
        case Dates():
            return _Numbers(column.days * DAY, 0, column.nulls)
        case Floats():
            return _Numbers(column.numbers, 0, column.nulls)
    raise _Unknown


__all__ = ["Findings", "Gathered", "PlanExamination", "Problem", "Refused", "Report", "TableExaminer", "hashes"]
