"""Copies of rows: serialised objects and recorded changes, each value masked as in the column that it came from."""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, MutableMapping, MutableSequence, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

import numpy as np

from seeding.keys import Keys
from seeding.masking.techniques.technique import Cells, Target, Technique, technique
from seeding.schema import Field, Storage, Table

LAYOUTS = ("django", "changes", "plain")

MaskValues = Callable[[str, list[Any], "Keys | None"], list[Any]]
"""What values of a column (`app.Model.field`) become; KeyError for a column that is not masked."""

Persons = Callable[["Sequence[Copied]"], "Keys"]
"""Whom each copied row speaks of: the key of the person, 0 where it is nobody."""

_REMOVED = "[removed]"


@dataclass(frozen=True)
class Copied:
    """A copied row: the table that it is of, by label in small letters, and what is known of it, by field."""

    label: str | None
    values: Mapping[str, Any]


@dataclass(frozen=True)
class _Place:
    """One value of a copied row: where it lies, and the column that it came from (None: nobody knows)."""

    of: Copied
    holder: Any
    key: Any
    column: Column | None


@dataclass(frozen=True)
class Column:
    """The column that a value came from."""

    path: str
    field: Field

    @property
    def holds_several(self) -> bool:
        """Whether its values are documents or lists."""
        return self.field.storage == "json" or self.field.item is not None


@technique("records")
@dataclass(frozen=True, kw_only=True)
class Records(Technique):
    """A copy of another row, each value masked by the rule of the column that it came from.

    `layout` says how copies are written: `django`, as Django's JSON serialiser does (django-reversion); `changes`,
    `{field: [old, new]}` (django-auditlog); `plain`, `{field: value}` (revisions of wagtail). `model` names the column
    that tells the copied row's model: a foreign key to a content type, or a text such as `shop.user`; `of` names the
    model where it is always the same; `key` names the column with the copied row's primary key. A copy speaks of whom
    the copied row speaks of, not of who changed it. Text values that no column is known of are removed.

    In `cells.shared`: `pseudonyms`, a function of a column (`shop.User.email`), values and person keys, KeyError for a
    column that is not masked; `persons`, a function of copied rows; `tables` (seeding.schema.Table) by label in small
    letters; `content_types`, that label by primary key.
    """

    layout: str = "django"
    model: str | None = None
    of: str | None = None
    key: str | None = None

    types: ClassVar[tuple[Storage, ...] | None] = ("json", "text", "other")
    primary: ClassVar[str | None] = "layout"

    def __post_init__(self) -> None:
        if self.layout not in LAYOUTS:
            raise ValueError(f"records: layout is {', '.join(LAYOUTS)}, not {self.layout!r}.")
        if self.layout != "django" and self.model is None and self.of is None:
            raise ValueError(
                f"records: {self.layout} does not say which model a copy is of; "
                f"write {{records: {{layout: {self.layout}, model: content_type}}}}, or of: app.Model."
            )

    @property
    def reads(self) -> tuple[str, ...]:
        return tuple(name for name in (self.model, self.key) if name is not None)

    def problems(self, target: Target) -> Iterable[str]:
        if target.unique:
            yield f"{target} is unique, and copies of rows that become alike may be alike. Write hash or null."

    def mask(self, cells: Cells) -> list[Any]:
        documents = [_opened(value) for value in cells.values]
        known: Mapping[str, Table] = cells.shared.get("tables", {})
        places: list[_Place] = []
        for row, document in enumerate(documents):
            if isinstance(document, (dict, list)):
                key = cells.others[self.key][row] if self.key and self.key in cells.others else None
                places += self._places(document, self._label(cells, row), key, known)
        _replace(places, cells.shared.get("pseudonyms"), cells.shared.get("persons"))
        return [
            _closed(document, value) if isinstance(document, (dict, list)) else _unread(value)
            for document, value in zip(documents, cells.values, strict=True)
        ]

    def _label(self, cells: Cells, row: int) -> str | None:
        if self.of is not None:
            return self.of.lower()
        told = cells.others[self.model][row] if self.model is not None and self.model in cells.others else None
        if isinstance(told, str) and "." in told:
            return told.lower()
        found = cells.shared.get("content_types", {}).get(told)
        return str(found).lower() if found is not None else None

    def _places(self, document: Any, label: str | None, key: Any, known: Mapping[str, Table]) -> Iterable[_Place]:
        if self.layout == "django" and isinstance(document, list):
            for one in document:
                yield from self._places(one, label, key, known)
            return
        if not isinstance(document, dict):
            return
        if self.layout == "changes":
            yield from _changes(_copied(label, key, _latest(document), known), document, known)
            return
        fields = document
        if self.layout == "django":
            label = str(document.get("model", label or "")).lower() or None
            key = document.get("pk", key)
            fields = document["fields"] if isinstance(document.get("fields"), dict) else document
        yield from _fields(_copied(label, key, fields, known), fields, known)


def _copied(label: str | None, key: Any, values: Mapping[str, Any], known: Mapping[str, Table]) -> Copied:
    """A copied row, its values as Django's fields hold them."""
    if label is None or label not in known:
        return Copied(label, {})
    table = known[label]
    given = {table.primary_key: key, **values} if key is not None else values
    named = {table.field(name).name: (value, table.field(name)) for name, value in given.items() if table.has(name)}
    held = {name: _as_held(value, field) for name, (value, field) in named.items()}
    return Copied(label, {name: value for name, value in held.items() if value is not _UNREADABLE})


def _latest(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The last value of each changed field: what was removed in a row that is gone."""
    found = {}
    for name, pair in changes.items():
        sides = list(pair.values()) if isinstance(pair, dict) else pair if isinstance(pair, list) else [pair]
        found[name] = next((one for one in reversed(sides) if one not in (None, "None")), None)
    return found


def _fields(of: Copied, fields: MutableMapping[str, Any], known: Mapping[str, Table]) -> Iterable[_Place]:
    for name, value in fields.items():
        column = _column(of.label, name, known)
        if column is not None:
            yield _Place(of, fields, name, column)
        elif name not in ("model", "pk", "id"):
            yield from _texts(of, fields, name, value)


def _changes(of: Copied, changes: MutableMapping[str, Any], known: Mapping[str, Table]) -> Iterable[_Place]:
    """`{field: [old, new]}`, also `{field: {"old": …, "new": …}}`; many-to-many changes hold objects' own texts."""
    for name, pair in changes.items():
        holders: Iterable[tuple[Any, Any]] = ()
        if isinstance(pair, list):
            holders = enumerate(pair)
        elif isinstance(pair, dict):
            holders = pair.items()
        column = _column(of.label, name, known)
        if isinstance(pair, (list, dict)):
            for key, value in holders:
                if column is not None and (not isinstance(value, (list, dict)) or column.holds_several):
                    yield _Place(of, pair, key, column)
                elif key not in ("type", "operation"):
                    yield from _texts(of, pair, key, value)
        elif column is not None:
            yield _Place(of, changes, name, column)
        else:
            yield from _texts(of, changes, name, pair)


def _texts(of: Copied, holder: Any, key: Any, value: Any) -> Iterable[_Place]:
    """The texts of a value that no column is known of."""
    if isinstance(value, str) and value:
        yield _Place(of, holder, key, None)
    elif isinstance(value, (dict, list)):
        inner: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
        for one, part in inner:
            yield from _texts(of, value, one, part)


def _replace(places: Sequence[_Place], pseudonyms: MaskValues | None, persons: Persons | None) -> None:
    """Put into each place what its column makes of it; a call for each column, whatever the number of rows."""
    by_column: dict[Column | None, list[_Place]] = defaultdict(list)
    for place in places:
        by_column[place.column].append(place)
    copied = list({id(place.of): place.of for place in places}.values())
    people = {} if persons is None else dict(zip(map(id, copied), persons(copied).tolist(), strict=True))
    for column, several in by_column.items():
        originals = [place.holder[place.key] for place in several]
        if column is None or pseudonyms is None:
            masked: list[Any] = [_REMOVED if isinstance(value, str) and value else value for value in originals]
        else:
            keys = np.array([people[id(place.of)] for place in several], dtype=np.uint64) if people else None
            try:
                masked = _through(column, originals, keys, pseudonyms)
            except KeyError:
                continue
        for place, value in zip(several, masked, strict=True):
            assert isinstance(place.holder, (MutableMapping, MutableSequence))
            place.holder[place.key] = _plain(value)


def _through(column: Column, originals: list[Any], people: Keys | None, pseudonyms: MaskValues) -> list[Any]:
    """What a column makes of values as JSON holds them; what cannot be one of its values is removed."""
    read = [_as_held(value, column.field) for value in originals]
    usable = [place for place, value in enumerate(read) if value is not _UNREADABLE]
    keys = None if people is None else people[np.array(usable, dtype=np.int64)]
    made = iter(pseudonyms(column.path, [read[place] for place in usable], keys))
    return [
        _REMOVED if value is _UNREADABLE else _written_like(original, next(made))
        for original, value in zip(originals, read, strict=True)
    ]


_UNREADABLE = object()
_READERS: dict[str, Callable[[str], Any]] = {
    "timestamp": datetime.fromisoformat, "date": date.fromisoformat, "time": time.fromisoformat, "integer": int,
    "float": float, "decimal": Decimal, "uuid": UUID, "json": json.loads,
}  # fmt: skip


def _as_held(value: Any, field: Field) -> Any:
    """A value as Django's field holds it, from how serialisers write it."""
    if value is None or value == "None":
        return None
    if isinstance(value, str) and field.item is not None:
        return _listed(value)
    if isinstance(value, str) and field.storage in _READERS:
        try:
            return _READERS[field.storage](value)
        except (ValueError, ArithmeticError):
            return _UNREADABLE
    if field.storage == "decimal" and isinstance(value, (int, float)):
        return Decimal(str(value))
    return value


def _listed(text: str) -> Any:
    """The list that a text is, in JSON or as Python writes one."""
    for read in (json.loads, ast.literal_eval):
        with suppress(ValueError, SyntaxError, RecursionError, MemoryError):
            value = read(text)
            if isinstance(value, list):
                return value
    return _UNREADABLE


def _written_like(original: Any, masked: Any) -> Any:
    """A list or document as text where the original was one, in JSON or as Python writes it."""
    if not isinstance(original, str) or not isinstance(masked, (list, dict)):
        return masked
    with suppress(ValueError):
        json.loads(original)
        return json.dumps(masked, ensure_ascii=False, default=str)
    return str(masked)


def _column(label: str | None, name: str, known: Mapping[str, Table]) -> Column | None:
    """The column of a name, of a model or of the models that it inherits from."""
    while label is not None and label in known:
        table = known[label]
        if table.has(name):
            field = table.field(name)
            return Column(f"{table.label}.{field.name}", field)
        above = table.key.reference
        label = above.table.lower() if above is not None else None
    return None


def _plain(value: Any) -> Any:
    """A value as JSON holds it: dates and the like as text."""
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, int, float, bool, list, dict)) else str(value)


def _opened(value: Any) -> Any:
    """The document of a cell, as a copy; None for text that is none."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return None
    return json.loads(json.dumps(value, default=str)) if isinstance(value, (dict, list)) else value


def _closed(document: Any, value: Any) -> Any:
    return json.dumps(document, ensure_ascii=False) if isinstance(value, str) else document


def _unread(value: Any) -> Any:
    """What is no JSON holds nobody knows what: nothing of it stays."""
    return _REMOVED if isinstance(value, str) and value else value
