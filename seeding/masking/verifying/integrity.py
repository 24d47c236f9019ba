"""Rows, links, uniqueness and constraints of a database: measured before and after a masking, and compared.

    before = measure(connection, schema, tables)
    ...
    found = compare(before, measure(connection, schema, tables), deleted={"shop.User": 3})

Everything is counted by the database, in statements whose number does not grow with the rows. No value is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

from django.db import DatabaseError, transaction

from seeding.checking import all_checks, check
from seeding.checking.report import PREFIX, Finding
from seeding.checking.snapshot import snapshot
from seeding.masking.verifying.guarding import Guards
from seeding.masking.verifying.plan import VerifiedTable
from seeding.schema import Table, content_type_name
from seeding.sinks.literals import stored_name

Nature = Literal["foreign key", "soft reference", "generic reference"]


@dataclass(frozen=True)
class Counted:
    """A table's rows before and after."""

    table: Annotated[str, "The model's label, or the name of a table without a model."]
    before: Annotated[int, "Rows before masking."]
    after: Annotated[int, "Rows after it."]
    deleted: Annotated[int, "Rows that the policy removed."] = 0

    @property
    def held(self) -> bool:
        return self.after == self.before - self.deleted


@dataclass(frozen=True)
class Linked:
    """A reference, and how many rows it joined before and joins now."""

    source: Annotated[str, "The referring column: `app.Model.field`."]
    target: Annotated[str, "The column that it refers to."]
    nature: Annotated[Nature, "A foreign key, a reference that the policy declares, or one by content type."]
    filled_before: Annotated[int, "Rows with a reference before masking."]
    joined_before: Annotated[int, "Those of them whose row was there."]
    filled_after: Annotated[int, "Rows with a reference after masking."]
    joined_after: Annotated[int, "Those of them whose row is there."]
    held: Annotated[bool, "Whether as many rows are joined as before, but for those that the policy removed."] = True


@dataclass(frozen=True)
class Broken:
    """Rows that break what is declared: a constraint, uniqueness, a required value."""

    table: Annotated[str, "The model's label."]
    field: Annotated[str, "The field or the constraint."]
    check: Annotated[str, "The id of the check."]
    before: Annotated[int, "Rows that broke it before masking."]
    after: Annotated[int, "Rows that break it now."]
    said: Annotated[str, "What is wrong, without values."] = ""

    @property
    def held(self) -> bool:
        return self.after <= self.before


# What is asked --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """A reference to be counted, in the names of the database.

    `unique` says that no two rows of the target have the same key; `converted` that the two columns have different
    types, so that their texts are compared. `type_column` and `type_value` limit it to rows of one content type.
    """

    source: str
    target: str
    nature: Nature
    table: str
    column: str
    to_table: str
    to_column: str
    unique: bool = True
    converted: bool = False
    type_column: str | None = None
    type_value: Any = None

    @property
    def name(self) -> str:
        return f"{self.source} -> {self.target}"

    def guarded_by(self, guards: Guards) -> bool:
        """Whether the database says that every row that refers has the row that it refers to."""
        return self.nature == "foreign key" and guards.refers(self.table, self.column)


@dataclass(frozen=True)
class Measured:
    """A database at one time: rows by table, links by name with the rows that are filled and joined, broken rules."""

    rows: Mapping[str, int]
    links: Mapping[str, tuple[Link, int, int]]
    broken: Mapping[tuple[str, str, str], tuple[int, str]] = field(default_factory=dict)
    unexamined: tuple[str, ...] = ()
    """What could not be asked, with the database's answer left out."""
    part: bool = False
    """Whether `rows` are those of a subset, while the rest was counted of all rows."""

    def subset(self, rows: Mapping[str, int]) -> Measured:
        """The same of a part of the rows: so many of each table."""
        return replace(self, rows={**self.rows, **rows}, part=True)


LARGE = 20_000
"""Of tables with so many rows it is asked what the database guards itself; in smaller ones counting is quicker."""

OWN = ("seeding.Run", "seeding.RunTable", "seeding.MaskRun")
"""Tables in which the runs are recorded that are compared."""

CHECKS = ("required", "duplicate", "duplicate_date", "orphan", "generic", "constraint", "exclusion")
"""The checks of `seeding.checking` that say whether what is declared holds."""


def links_of(schema: Mapping[str, Table], tables: Iterable[VerifiedTable] = ()) -> Iterator[Link]:
    """Every foreign key of the models, and every soft reference that the policy declares (`app.Model.field`, or
    `table.column` of a table without a model).
    """
    for table in schema.values():
        for one in table.references:
            reference = one.reference
            if reference is None or reference.table not in schema:
                continue
            target = schema[reference.table]
            aim = target.field(reference.field)
            yield Link(
                f"{table.label}.{one.name}", f"{target.label}.{aim.name}", "foreign key",
                table.db_table, one.column, target.db_table, aim.column,
                unique=aim.unique or aim.primary_key,
            )  # fmt: skip
    for masked in tables:
        for name, aimed in masked.references.items():
            to, _, to_name = aimed.rpartition(".")
            source, target_table = schema.get(masked.label), schema.get(to)
            own = source.field(name) if source is not None else None
            theirs = target_table.field(to_name) if target_table is not None else None
            yield Link(
                f"{masked.label}.{name}", aimed, "soft reference",
                masked.db_table, own.column if own else name,
                target_table.db_table if target_table else to, theirs.column if theirs else to_name,
                unique=bool(theirs and (theirs.unique or theirs.primary_key)),
                converted=own is None or theirs is None or own.storage != theirs.storage,
            )  # fmt: skip


def measure(
    connection: Any,
    schema: Mapping[str, Table],
    tables: Iterable[VerifiedTable] = (),
    *,
    names: Iterable[str] | None = None,
    changed: Set[str] | None = None,
    constraints: bool = True,
) -> Measured:
    """Count everything, in one snapshot or inside the transaction that is open.

    `names` are the tables of the database, all of them if they are not given. `changed` are the labels of those that
    masking changes (None: any): only what they declare and what refers to or from them is put to the rows.
    `constraints` asks every declared constraint, too. What cannot be asked is told in `unexamined`, and the rest goes
    on.
    """
    tables = tuple(tables)
    with snapshot(connection):
        with connection.cursor() as cursor:
            give_room(cursor)
            present = set(connection.introspection.table_names(cursor)) - _kept_by_sqlite(connection, cursor)
        labels = {table.db_table: table.label for table in schema.values()} | {
            one.db_table: one.label for one in tables
        }
        unexamined: list[str] = []
        rows: dict[str, int] = {}
        for name in sorted(present if names is None else present.intersection(names)):
            found = _asked(connection, f"SELECT COUNT(*) FROM {_quoted(connection, name)}")
            if found is None:
                unexamined.append(f"the rows of {name}")
            else:
                rows[labels.get(name, name)] = int(found[0])
        guards = Guards(connection)
        touched = {table.db_table for label, table in schema.items() if changed is None or label in changed}
        touched |= {one.db_table for one in tables if changed is None or one.label in changed}
        every = [*links_of(schema, tables), *_generic_links(connection, schema, present)]
        every = [one for one in every if {one.table, one.to_table} & touched and one.to_table in present]
        links: dict[str, tuple[Link, int, int]] = {}
        for name in sorted({one.table for one in every} & present):
            own = [one for one in every if one.table == name]
            large = rows.get(labels.get(name, name), 0) >= LARGE
            guarded = {one.name for one in own if large and one.guarded_by(guards)}
            for one, counted in zip(own, _joined(connection, name, own, guarded), strict=True):
                if counted is None:
                    unexamined.append(f"the reference {one.name}")
                else:
                    links[one.name] = (one, *counted)
        broken: dict[tuple[str, str, str], tuple[int, str]] = {}
        if constraints:
            known = {label for label, table in schema.items() if table.db_table in present & touched}
            for finding in _examined(connection, schema, known, rows, guards):
                if finding.check == f"{PREFIX}unexamined":
                    unexamined.append(f"a rule of {finding.model}{'.' if finding.field else ''}{finding.field}")
                elif finding.level == "error":
                    broken[finding.model, finding.field, finding.check] = (finding.count, _wordless(finding))
    return Measured(rows, links, broken, tuple(unexamined))


def _kept_by_sqlite(connection: Any, cursor: Any) -> set[str]:
    """SQLite's own tables: statistics, which come with the rows, and what virtual tables keep their contents in."""
    if connection.vendor != "sqlite":
        return set()
    cursor.execute("PRAGMA table_list")
    return {name for _, name, kind, *_ in cursor.fetchall() if kind == "shadow" or name.startswith("sqlite_")}


def compare(
    before: Measured, after: Measured, *, deleted: Mapping[str, int] | None = None, everywhere: bool = True
) -> Compared:
    """What a masking changed. `deleted` are the rows by table that the policy removed.

    References of tables that lost rows, or that refer to one that did, need not join as many rows as before; all that
    are filled must be joined then, and so must those of a subset. `everywhere` False leaves tables out that only one of
    the databases has. What runs recorded is not copied, so that no reference of theirs is missed.
    """
    gone = {label: count for label, count in (deleted or {}).items() if count}
    counts = [
        Counted(label, before.rows.get(label, 0), after.rows.get(label, 0), gone.get(label, 0))
        for label in sorted(before.rows.keys() | after.rows.keys() if everywhere else before.rows.keys() & after.rows)
        if label not in OWN
    ]
    links = []
    for name in sorted(before.links.keys() | after.links.keys()):
        link, filled, joined = before.links.get(name) or (after.links[name][0], 0, 0)
        if link.source.rpartition(".")[0] in OWN:
            continue
        _, filled_now, joined_now = after.links.get(name, (link, 0, 0))
        if before.part or gone.keys() & {link.source.rpartition(".")[0], link.target.rpartition(".")[0]}:
            held = filled_now - joined_now <= filled - joined
        else:
            held = (filled, joined) == (filled_now, joined_now)
        links.append(Linked(link.source, link.target, link.nature, filled, joined, filled_now, joined_now, held))
    broken = []
    for place in sorted(before.broken.keys() | after.broken.keys()):
        was, now = before.broken.get(place, (0, "")), after.broken.get(place, (0, ""))
        broken.append(Broken(*place, was[0], now[0], now[1] or was[1]))
    unexamined = tuple(dict.fromkeys([*before.unexamined, *after.unexamined]))
    return Compared(tuple(counts), tuple(links), tuple(broken), unexamined)


@dataclass(frozen=True)
class Compared:
    """All that was compared. It holds where every part of it does."""

    counts: tuple[Counted, ...]
    links: tuple[Linked, ...]
    broken: tuple[Broken, ...]
    unexamined: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        parts: tuple[tuple[Counted | Linked | Broken, ...], ...] = (self.counts, self.links, self.broken)
        return all(one.held for part in parts for one in part)


# Asking ---------------------------------------------------------------------------------------------------

ROOM = "96MB"
"""What PostgreSQL may use for one sort or hash of a transaction that verifies: grouping a million rows takes it."""


def give_room(cursor: Any) -> None:
    """Let the statements of this transaction group and join in memory (PostgreSQL)."""
    if cursor.db.vendor == "postgresql":
        cursor.execute(f"SET LOCAL work_mem = '{ROOM}'")


def _quoted(connection: Any, name: str) -> str:
    return stored_name(connection, name)


def _asked(connection: Any, sql: str, parameters: Any = ()) -> tuple[Any, ...] | None:
    """The first row of a statement; None where the database refuses it."""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            found = cursor.fetchone()
            return tuple(found) if found is not None else ()
    except DatabaseError:
        return None


def _joined(connection: Any, table: str, links: Sequence[Link], guarded: Set[str]) -> list[tuple[int, int] | None]:
    """The filled and the joined rows of the references of one table, in one pass over it; one by one where it fails.

    Of those that are `guarded` by the database, rows that are filled are joined.
    """
    if not links:
        return []
    if len(links) > 1:
        found = _counted(connection, table, links, guarded)
        if found is not None:
            return list(found)
    result: list[tuple[int, int] | None] = []
    for one in links:
        alone = _counted(connection, table, [one], guarded)
        result.append(alone[0] if alone else None)
    return result


def _counted(connection: Any, table: str, links: Sequence[Link], guarded: Set[str]) -> list[tuple[int, int]] | None:
    def quote(name: str) -> str:
        return _quoted(connection, name)

    text = "text" if connection.vendor in ("postgresql", "sqlite") else "char"
    columns, joins, parameters = [], [], []
    for place, one in enumerate(links):
        if one.name in guarded:
            columns += [f"COUNT(t.{quote(one.column)})"] * 2
            continue
        own, key = f"t.{quote(one.column)}", f"j{place}.{quote(one.to_column)}"
        mine, theirs = own, key
        if one.converted:
            mine, theirs = (f"REPLACE(CAST({side} AS {text}), '-', '')" for side in (own, key))
        there = f"{own} IS NOT NULL"
        if one.converted:
            there += f" AND CAST({own} AS {text}) <> ''"
        if one.type_column is not None:
            there += f" AND t.{quote(one.type_column)} = %s"
        aim = quote(one.to_table)
        if one.unique and not one.converted:
            joins.append(f"LEFT JOIN {aim} j{place} ON {theirs} = {mine}")
            joined = f"{key} IS NOT NULL"
        else:
            # A row that more than one answers to is joined once. SQLite looks for what is computed in what it selected
            # first; of the table itself it would try every row for every row.
            joins.append(
                f"LEFT JOIN (SELECT DISTINCT {theirs} AS k FROM {aim} j{place}) j{place} ON j{place}.k = {mine}"
            )
            joined = f"j{place}.k IS NOT NULL"
        for condition in (there, f"{there} AND {joined}"):
            columns.append(f"COUNT(CASE WHEN {condition} THEN 1 END)")
            if one.type_column is not None:
                parameters.append(one.type_value)
    sql = f"SELECT {', '.join(columns)} FROM {quote(table)} t {' '.join(joins)}"
    row = _asked(connection, sql, parameters)
    return [(int(row[2 * place]), int(row[2 * place + 1])) for place in range(len(links))] if row else None


def _generic_links(connection: Any, schema: Mapping[str, Table], present: Set[str]) -> Iterator[Link]:
    """The generic references of each content type that occurs."""
    types = next((one for one in schema.values() if one.label == "contenttypes.ContentType"), None)
    if types is None or types.db_table not in present:
        return
    for table in schema.values():
        if table.db_table not in present:
            continue
        for generic in table.generics:
            kind, of = table.field(generic.content_type), table.field(generic.object_id)
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT DISTINCT c.id, c.app_label, c.model FROM {_quoted(connection, table.db_table)} t "
                    f"JOIN {_quoted(connection, types.db_table)} c ON c.id = t.{_quoted(connection, kind.column)}"
                )
                found = list(cursor.fetchall())
            for number, app, model in found:
                target = next((one for label, one in schema.items() if content_type_name(label) == (app, model)), None)
                if target is None or target.db_table not in present or not target.has(target.primary_key):
                    continue
                aim = target.key
                while aim.reference is not None and aim.reference.table in schema:
                    aim = schema[aim.reference.table].field(aim.reference.field)
                yield Link(
                    f"{table.label}.{generic.name}", f"{target.label}.{target.key.name}", "generic reference",
                    table.db_table, of.column, target.db_table, target.key.column,
                    converted=of.storage != aim.storage, type_column=kind.column, type_value=number,
                )  # fmt: skip


def _examined(
    connection: Any, schema: Mapping[str, Table], labels: Set[str], rows: Mapping[str, int], guards: Guards
) -> Iterator[Finding]:
    """What the checks find in these tables. Of large ones, what the database guards is not counted again."""
    by_guarded: dict[frozenset[str], list[str]] = {}
    for label in sorted(labels):
        guarded = guards.checks(schema[label]) if rows.get(label, 0) >= LARGE else frozenset()
        by_guarded.setdefault(guarded, []).append(label)
    for guarded, alike in by_guarded.items():
        wanted = {*CHECKS, "unexamined"} - guarded
        skip = [name for name in all_checks() if name not in wanted]
        yield from check(connection.alias, models=alike, skip=skip).findings


def _wordless(finding: Finding) -> str:
    """What a check is for. Its own message may tell values."""
    known = all_checks().get(finding.check.removeprefix(PREFIX))
    return known.summary if known is not None else ""
