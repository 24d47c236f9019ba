"""Rows that recorded runs made, against what their plan draws: drawn again in batches and compared column by column.

What `seeds.py` says follows from that: sums that agree, order in time, every rule. Rows are compared as the database
stores them; only a batch that differs is read as Django reads it, to tell which columns do.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import eq
from sqlite3 import OperationalError
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seeding.batches import split
from seeding.checking.registry import Items, Note, check
from seeding.checking.report import Finding
from seeding.checking.scan import plural
from seeding.checking.subject import EXAMPLES, Database, Subject
from seeding.columns import Column, Objects, copy_text
from seeding.columns.column import text_rows
from seeding.models import Run, RunTable
from seeding.plan import ModelPlan, Plan
from seeding.relations import Serial
from seeding.runs import drawn_otherwise, recorded_plan
from seeding.schema import Custom, Field, db_table_of
from seeding.spec import SeedingError
from seeding.storing import read_column

COMPARED = 32_768
"""Rows that are drawn and read at a time."""

BY_KEY = 2_000
"""The same where keys are no run of numbers and must be listed."""


@dataclass
class Comparison:
    """What became of the rows that one run made in one table."""

    run: int
    label: str
    rows: int = 0
    missing: list[Any] = field(default_factory=list)
    lost: int = 0
    changed: list[Any] = field(default_factory=list)
    differing: int = 0
    columns: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class DataSet:
    """The runs of one seed with the plan of the newest, or why it cannot be built any more."""

    runs: tuple[Run, ...]
    plan: Plan | None
    stale: str = ""


@check("seeded_stale", level="warning", scope="database")
def stale(database: Database) -> Items:
    """A recorded run whose rows this version of the models, seeds.py or Faker would draw differently."""
    for found in data_sets(database):
        if found.stale:
            run = found.runs[-1]
            yield Finding(
                "seeding.Run",
                f"run {run.pk}",
                f"The rows of seed {run.seed} cannot be compared with their plan: {found.stale}",
                "Seed again with --fresh, or go back to the version that drew them.",
                len(found.runs),
                tuple(one.pk for one in found.runs[:EXAMPLES]),
            )


@check("seeded_changed", level="warning", scope="database")
def changed(database: Database) -> Items:
    """Rows that a run made and that hold something else since: how many, and in which columns."""
    compared = comparisons(database)
    if compared:
        rows = sum(one.rows for one in compared)
        yield Note(f"{plural(rows)} that runs made were drawn again and compared, all columns but hashed passwords.")
    for one in compared:
        if one.differing:
            told = ", ".join(f"{name} ({count:,})" for name, count in one.columns.items())
            yield Finding(
                one.label,
                " + ".join(one.columns),
                f"{one.label}: {plural(one.differing)} of the {one.rows:,} that run {one.run} made "
                f"{'has' if one.differing == 1 else 'have'} changed since, in {told}.",
                "If nobody meant to, replace them with: python manage.py seed_db --fresh",
                one.differing,
                _told(database, one.label, one.changed),
            )


@check("seeded_missing", level="warning", scope="database")
def missing(database: Database) -> Items:
    """Rows that a run made and that are no longer there."""
    for one in comparisons(database):
        if one.lost:
            yield Finding(
                one.label,
                "",
                f"{one.label}: {plural(one.lost)} of the {one.rows:,} that run {one.run} made "
                f"{'is' if one.lost == 1 else 'are'} no longer there.",
                "If nobody meant to, replace them with: python manage.py seed_db --fresh",
                one.lost,
                _told(database, one.label, one.missing),
            )


def _told(database: Database, label: str, keys: list[Any]) -> tuple[Any, ...]:
    return tuple(keys[:EXAMPLES]) if database.subject(label).keys else ()


# Data sets ------------------------------------------------------------------------------------------------


def data_sets(database: Database) -> list[DataSet]:
    """The data sets whose runs are recorded here and were not undone; found once for an examination."""
    if "data sets" not in database.memo:
        database.memo["data sets"] = list(_data_sets(database))
    found: list[DataSet] = database.memo["data sets"]
    return found


def _data_sets(database: Database) -> Iterator[DataSet]:
    if db_table_of(Run) not in database.tables or db_table_of(RunTable) not in database.tables:
        return
    by_seed: dict[str, list[Run]] = {}
    for run in Run.objects.using(database.alias).filter(state=Run.State.COMPLETE).order_by("pk"):
        by_seed.setdefault(run.seed, []).append(run)
    for runs in by_seed.values():
        try:
            plan = recorded_plan(runs[-1], using=database.alias)
            differing = drawn_otherwise(plan, runs)
        except SeedingError as error:
            yield DataSet(tuple(runs), None, error.problems[0])
            continue
        if differing:
            yield DataSet(tuple(runs), None, f"{', '.join(differing)} would be drawn differently now.")
        else:
            yield DataSet(tuple(runs), plan)


# Comparing ------------------------------------------------------------------------------------------------


def comparisons(database: Database) -> list[Comparison]:
    """What became of the rows of every run; found once for an examination."""
    if "comparisons" not in database.memo:
        database.memo["comparisons"] = [
            _compared(database.subject(made.label), found.plan, made)
            for found in data_sets(database)
            if found.plan is not None
            for run in found.runs
            for made in run.tables.using(database.alias).order_by("pk")
            if made.label in database.chosen and database.has(made.label) and made.label in found.plan.models
        ]
    result: list[Comparison] = database.memo["comparisons"]
    return result


def _compared(subject: Subject, plan: Plan, made: RunTable) -> Comparison:
    result = Comparison(made.run_id, made.label, made.rows)
    model = plan.models[made.label]
    composite = len(model.table.key_fields) > 1
    serial = not composite and isinstance(model.column(model.table.primary_key).source, Serial)
    for part in split(range(made.first_row, made.first_row + made.rows), COMPARED if serial else BY_KEY):
        rows = plan.rows(made.label, part)
        drawn = {planned.field.attname: rows.column(planned.field.name) for planned in plan.digested(made.label)}
        key = [rows.column(field.name) for field in model.table.key_fields]
        if not (serial and _the_same(subject, model, drawn, key[0].values())):
            _tell_apart(subject, model, drawn, key, result, serial)
    return result


def _the_same(subject: Subject, model: ModelPlan, drawn: dict[str, Column], keys: list[int]) -> bool:
    """Whether the database holds just these rows, going by how it stores them. Unsure is no."""
    database, quote = subject.database, subject.database.quote
    if keys[-1] - keys[0] != len(keys) - 1 or not subject.has(*drawn):
        return False
    # A plus keeps Python's sqlite3 from converting what it knows the column's type of.
    plus = "+" if database.vendor == "sqlite" else ""
    names = ", ".join(f"{plus}{quote(column)}" for column in _columns(model, drawn))
    key = quote(model.table.key.column)
    statement = (
        f"SELECT {names} FROM {quote(model.table.db_table)} "
        f"WHERE {key} BETWEEN {int(keys[0])} AND {int(keys[-1])} ORDER BY {key}"
    )
    if database.vendor == "sqlite":
        return _holds(database.connection.connection, statement, drawn.values(), len(keys))
    if database.vendor == "postgresql":
        return _copied(database, f"COPY ({statement}) TO STDOUT") == copy_text(list(drawn.values()))
    return False


def _holds(handle: Any, statement: str, drawn: Iterable[Column], rows: int) -> bool:
    """Whether a statement of SQLite's gives these rows and no more; not if some text is no UTF-8."""
    factory, handle.text_factory = handle.text_factory, str
    cursor = handle.cursor()
    try:
        cursor.execute(statement)
        # One row at a time, and all of it in C: a list of rows costs as much again as reading them.
        same = sum(map(eq, zip(*(column.stored() for column in drawn), strict=True), cursor))
        return same == rows and cursor.fetchone() is None
    except OperationalError:
        return False
    finally:
        cursor.close()
        handle.text_factory = factory


def _copied(database: Database, statement: str) -> bytes:
    """What PostgreSQL's COPY gives, with either driver."""
    target = io.BytesIO()
    with database.attempt(), database.connection.cursor() as cursor:
        copy = getattr(cursor.cursor, "copy", None)
        if copy is None:
            cursor.cursor.copy_expert(statement, target)
        else:
            with copy(statement) as source:
                for piece in source:
                    target.write(piece)
    return target.getvalue()


def _tell_apart(
    subject: Subject, model: ModelPlan, drawn: dict[str, Column], key: list[Column], result: Comparison, serial: bool
) -> None:
    """Read rows one by one and note which are gone, and which columns of the others differ; `key` has several columns
    where the primary key is composite.
    """
    names = [name for name in drawn if subject.has(name) and not _read_otherwise(model.column(name).field)]
    keys = _joined([column.values() for column in key])
    raw = subject.vendor == "sqlite"
    forms = _joined([column.stored() for column in key]) if raw else keys
    found = (_raw if raw else _read)(subject, model, names, forms, serial)
    there = np.array([form in found for form in forms], dtype=np.bool_)
    gone = np.flatnonzero(~there)
    result.lost += len(gone)
    result.missing.extend(keys[place] for place in gone[: max(EXAMPLES - len(result.missing), 0)].tolist())
    places = np.flatnonzero(there)
    if not len(places):
        return
    held = list(zip(*(found[forms[place]] for place in places.tolist()), strict=True))
    differing = np.zeros(len(places), dtype=np.bool_)
    for name, values in zip(names, held, strict=True):
        column, of = drawn[name].take(places), model.column(name).field
        if of.custom is not None:
            unlike = _converted_otherwise(column, values, of.custom, raw)
        else:
            unlike = _stored_otherwise(column, values, of) if raw else _unlike(column, read_column(list(values), of))
        count = int(unlike.sum())
        if count:
            result.columns[of.name] = result.columns.get(of.name, 0) + count
            differing |= unlike
    result.differing += int(differing.sum())
    odd = places[np.flatnonzero(differing)[: max(EXAMPLES - len(result.changed), 0)]]
    result.changed.extend(keys[place] for place in odd.tolist())


def _joined(columns: list[Sequence[Any]]) -> list[Any]:
    """Keys: tuples where they are composite, as Django gives them."""
    return list(columns[0]) if len(columns) == 1 else list(zip(*columns, strict=True))


def _read_otherwise(of: Field) -> bool:
    """Whether Django gives objects of a column that do not tell what was stored: shapes, dictionaries of PostgreSQL."""
    texts = of.class_name == "HStoreField" or (of.custom is not None and of.custom.of_texts)
    return of.srid is not None or texts


def _read(
    subject: Subject, model: ModelPlan, names: list[str], keys: list[Any], serial: bool
) -> dict[Any, tuple[Any, ...]]:
    """Rows by key, as Django reads them."""
    rows = subject.rows.filter(pk__gte=keys[0], pk__lte=keys[-1]) if serial else subject.rows.filter(pk__in=keys)
    with subject.database.attempt():
        return {row[0]: row[1:] for row in rows.values_list("pk", *names).iterator(chunk_size=COMPARED)}


def _raw(
    subject: Subject, model: ModelPlan, names: list[str], keys: list[Any], serial: bool
) -> dict[Any, tuple[Any, ...]]:
    """Rows by key, as SQLite stores them: Django fails at a date that is none."""
    quote = subject.database.quote
    key = [field.column for field in model.table.key_fields]
    size = len(key)
    listed = ", ".join(f"+{quote(column)}" for column in (*key, *_columns(model, names)))
    one = f"({', '.join('?' * size)})" if size > 1 else "?"
    many = f"IN ({'VALUES ' if size > 1 else ''}{', '.join([one] * len(keys))})"
    given = [keys[0], keys[-1]] if serial else keys if size == 1 else [part for each in keys for part in each]
    named = f"({', '.join(map(quote, key))})" if size > 1 else quote(key[0])
    which = f"{named} {'BETWEEN ? AND ?' if serial else many}"
    statement = f"SELECT {listed} FROM {quote(model.table.db_table)} WHERE {which}"
    rows = subject.database.connection.connection.execute(statement, given)
    return {row[0] if size == 1 else row[:size]: row[size:] for row in rows}


def _columns(model: ModelPlan, names: Iterable[str]) -> list[str]:
    return [model.column(name).field.column for name in names]


def _stored_otherwise(drawn: Column, held: Sequence[Any], of: Field) -> NDArray[np.bool_]:
    """Which rows hold something else than was stored. Documents are compared by what they say."""
    expected = drawn.stored()
    return np.array([a != b and not _means_the_same(a, b, of) for a, b in zip(expected, held, strict=True)], np.bool_)


def _converted_otherwise(drawn: Column, held: Sequence[Any], custom: Custom, raw: bool) -> NDArray[np.bool_]:
    """Which rows differ in what the class of the column makes of them: with encryption no two are stored alike.

    `held` is what the database holds (`raw`), or what Django gives of that.
    """

    def differs(value: Any, there: Any) -> bool:
        stored = custom.stored(value)
        try:
            given = custom.loaded(there) if raw else there
            return bool(stored != there and custom.loaded(stored) != given)
        except Exception:
            # Whatever the class of a package raises at what it cannot read.
            return True

    return np.array([differs(a, b) for a, b in zip(drawn.values(), held, strict=True)], np.bool_)


def _means_the_same(expected: Any, held: Any, of: Field) -> bool:
    try:
        if of.storage == "json":
            return bool(json.loads(expected) == json.loads(held))
        # A decimal of many digits is given as text and kept as a number.
        return of.storage == "decimal" and float(expected) == float(held)
    except (TypeError, ValueError):
        return False


def _unlike(drawn: Column, held: Column) -> NDArray[np.bool_]:
    """Which rows differ, going by their canonical text."""
    if isinstance(drawn, Objects) and isinstance(held, Objects):
        held = replace(held, render=drawn.render)
    nulls = [np.zeros(len(one), dtype=np.bool_) if one.nulls is None else one.nulls for one in (drawn, held)]
    texts = [np.array(text_rows(one), dtype=object) for one in (drawn, held)]
    differing: NDArray[np.bool_] = (nulls[0] != nulls[1]) | ((texts[0] != texts[1]) & ~nulls[0] & ~nulls[1])
    return differing
