"""What a rule asks of the other rows of its own table: whether one of them holds the same values as the row.

Such rows are not in the database while rows are tried. The rule is told that there is one, and what it says then shows
in which values it wants rows to differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connections, models

from seeding.schema import stored_fields

_QUESTION = re.compile(
    r"SELECT (?:(?:1|%s) AS \S+|COUNT\(\*\) AS \S+|(?P<columns>[^()]+?)) FROM (?P<table>\S+) WHERE (?P<where>.+?)"
    r"(?: ORDER BY [^()]+?)?(?: LIMIT \d+)?",
    re.DOTALL,
)

ANOTHER = 1_000_003
"""What the number of another row is more than that of the row that asks."""


def asked_table(sql: str) -> str | None:
    """The quoted name of the one table of which a statement asks whether, or how many, rows are there, or for them."""
    found = _QUESTION.fullmatch(sql) if sql.startswith("SELECT ") else None
    return found and found["table"]


_READ = re.compile(r'\b(?:FROM|JOIN) ["`](\w+)["`]')


def read_tables(sql: str) -> list[str]:
    """The names of the tables that a statement reads."""
    return _READ.findall(sql) if sql.startswith("SELECT ") else []


@dataclass
class Affirming:
    """Lets a rule of a row know, at one of its questions about their table, that there is such another: the same but
    for its key, where it asks for the row itself.
    """

    row: models.Model
    table: str
    place: int
    using: str
    questions: list[tuple[str, Sequence[Any]]] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, parameters: Any, *further: Any) -> Any:
        if asked_table(sql) == self.table:
            self.questions.append((sql, tuple(parameters or ())))
            if len(self.questions) == self.place + 1:
                values = self._another(sql)
                if values is not None:
                    return execute(f"SELECT {', '.join(['%s'] * len(values))}", values, *further)
        return execute(sql, parameters, *further)

    def _another(self, sql: str) -> tuple[Any, ...] | None:
        """What a question selects of a row like this one; None where that cannot be told."""
        found = _QUESTION.fullmatch(sql)
        if found is None or found["columns"] is None:
            return (1,)
        connection = connections[self.using]
        prefix = f"{self.table}."
        by_column = {prefix + connection.ops.quote_name(one.column): one for one in stored_fields(type(self.row))}
        wanted = [by_column.get(name) for name in found["columns"].split(", ")]
        values = []
        for one in wanted:
            if one is None:
                return None
            own = getattr(self.row, one.attname)
            own = _another_key(own) if one.primary_key else own
            values.append(one.get_db_prep_value(own, connection, prepared=False))
        return tuple(values)


def _another_key(own: Any) -> Any:
    match own:
        case int():
            return own + ANOTHER
        case UUID():
            return UUID(int=own.int ^ 1)
    return f"{own}-"


@dataclass(frozen=True)
class Wanted:
    """What a question asks of other rows: in which fields (names) they are as the row, and in which whatever its case.

    `held` is what they are to hold whatever the row does, as it happens to do; `chosen` may be that as well.
    """

    alike: frozenset[str]
    lowered: frozenset[str]
    held: frozenset[tuple[str, Any]]
    chosen: frozenset[tuple[str, Any]] = frozenset()
    span: tuple[str, str] | None = None
    """The beginning and the end of what is not to overlap with that of the row."""


def wanted(row: models.Model, sql: str, parameters: Sequence[Any], using: str) -> Wanted | None:
    """What a question of a row's rule asks; None where it is not whether columns are equal, or spans overlap."""
    conditions = _conditions(row, sql, parameters, using)
    if conditions is None:
        return None
    alike, lowered, held, chosen = set(), set(), set(), set()
    edges = [(one, value, how) for one, value, how in conditions if how in ("below", "above")]
    span = _span(row, edges, using)
    if edges and span is None:
        return None
    for one, value, cased in ((one, value, how == "equal") for one, value, how in conditions if how not in _EDGES):
        own = getattr(row, one.attname)
        if value is None or isinstance(value, bool):
            if own is value:
                held.add((one.name, value))
            continue
        prepared = one.get_db_prep_value(own, connections[using], prepared=False)
        same = str(prepared) == str(value) if cased else str(own).lower() == _unescaped(str(value)).lower()
        if not same:
            continue
        alike.add(one.name)
        if not cased:
            lowered.add(one.name)
        if one.choices or isinstance(prepared, bool):
            chosen.add((one.name, own))
    return Wanted(frozenset(alike), frozenset(lowered), frozenset(held), frozenset(chosen), span)


_EDGES = ("below", "above")


def _span(row: models.Model, edges: Sequence[tuple[Any, Any, str]], using: str) -> tuple[str, str] | None:
    """The beginning and the end of a span, where other rows are asked for that begin before the row's ends and end
    after it begins.
    """
    by_how = {how: (one, value) for one, value, how in edges}
    if len(edges) != 2 or len(by_how) != 2:
        return None
    (begins, before), (ends, after) = by_how["below"], by_how["above"]
    own = [
        str(one.get_db_prep_value(getattr(row, one.attname), connections[using], prepared=False))
        for one in (begins, ends)
    ]
    return (begins.name, ends.name) if own == [str(after), str(before)] else None


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _conditions(
    row: models.Model, sql: str, parameters: Sequence[Any], using: str
) -> list[tuple[Any, Any, str]] | None:
    """The columns of a question's condition, each with what it is to be and how: `equal`, `below` or `above` that, or
    `lowered`: whatever its case.
    """
    found = _QUESTION.fullmatch(sql)
    if found is None:
        return None
    by_column = {one.column: one for one in stored_fields(type(row))}
    quoted = re.escape(connections[using].ops.quote_name("column")).replace("column", '([^"`]+)')
    column = rf"{re.escape(found['table'])}\.{quoted}"
    forms = (
        ("others", rf"NOT \({column} (?:= %s\S*|IN \((?:%s\S*(?:, )?)+\))(?: AND {column} IS NOT NULL)?\)"),
        ("false", rf"NOT {column}"),
        ("null", rf"{column} IS NULL"),
        ("others", rf"{column} (?:IS NOT NULL|IN \((?:%s\S*(?:, )?)+\))"),
        ("lowered", rf"{column} LIKE %s ESCAPE '\\'"),
        ("lowered", rf"UPPER\({column}(?:::text)?\) = UPPER\(%s\S*\)"),
        ("equal", rf"{column} = (?:%s[^\s()]*)"),
        ("below", rf"{column} <=? \(?(?:%s[^\s()]*)\)?"),
        ("above", rf"{column} >=? \(?(?:%s[^\s()]*)\)?"),
        ("true", rf"{column}(?![\w .]*[=<>])"),
        ("", r"\(|\)| AND | "),
    )
    where, place = found["where"], 0
    parts: list[tuple[Any, Any, str]] = []
    groups: list[int] = []
    given = iter(parameters[sql[: found.start("where")].count("%s") :])
    while place < len(where):
        fitting = ((what, re.compile(form).match(where, place)) for what, form in forms)
        what, here = next(((what, here) for what, here in fitting if here is not None), ("", None))
        if here is None or (what not in ("", "others") and here[1] not in by_column):
            # Who differs in what else is asked for differs all the more.
            negated = where.startswith("NOT (", place)
            if not negated and not groups:
                return None
            end = _end_of_group(where, place + 5 if negated else place)
            parts = parts if negated else parts[: groups.pop()]
            for _ in range(where.count("%s", place, end)):
                next(given, None)
            place = end
            continue
        place = here.end()
        values = [next(given, None) for _ in range(here[0].count("%s"))]
        if here[0] == "(":
            groups.append(len(parts))
        elif here[0] == ")" and groups:
            groups.pop()
        if what in ("", "others"):
            continue
        value = {"false": False, "true": True, "null": None}.get(what, values[0] if values else None)
        parts.append((by_column[here[1]], value, what if what in ("lowered", *_EDGES) else "equal"))
    return parts or None


def _end_of_group(text: str, place: int) -> int:
    """Where the parenthesis around a place is closed."""
    depth = 1
    while place < len(text) and depth:
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        place += 1
    return place


def agreed(found: Sequence[Wanted]) -> Iterator[tuple[str, Any]]:
    """What every row that asks holds, of which its rule asks: no other rows do. A choice is, if more than two agree."""
    yield from sorted(frozenset.intersection(*(one.held for one in found)), key=repr)
    if len(found) > 2:
        yield from sorted(frozenset.intersection(*(one.chosen for one in found)), key=repr)


__all__ = ["Affirming", "Wanted", "agreed", "asked_table", "read_tables", "wanted"]
