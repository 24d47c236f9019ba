"""What a request and the classes of `seeds.py` say that cannot be, before any plan is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from seeding import kinds
from seeding.kinds import words
from seeding.plan import MOST_ROWS, Request
from seeding.schema import Field, Table, kept_by_others, seedable
from seeding.spec import Follow, ModelSeeds, OfKind, ParentRow, Per, Pick, PickAny, Refer, RowCount, declared_fields


def request_problems(request: Request, schema: Mapping[str, Table]) -> Iterable[str]:
    """What a request says that cannot be: models, numbers, scale and locales."""
    for label, count in request.counts.items():
        table = schema.get(label)
        if table is None:
            close = get_close_matches(label.lower(), [known.lower() for known in schema], n=1, cutoff=0.85)
            close = [known for known in schema if known.lower() in close]
            models = sorted(name for name, known in schema.items() if seedable(known) and not known.auto_created)
            listed = f"Models are written app.Model; there are: {', '.join(models)}."
            yield f"{label}: no such model. {f'Did you mean {close[0]}?' if close else listed}"
        elif kept_by_others(table):
            yield f"{label} is kept by other code and is used as it is; it cannot be seeded. Leave it out."
        yield from _count_problems(f"{label}={count}", count, request.scale)
    if request.every is not None:
        yield from _count_problems(f"--count {request.every}", request.every, request.scale)
    if not request.scale > 0 or not request.scale <= MOST_ROWS:
        yield f"--scale {request.scale}: a scale is above 0 and at most {MOST_ROWS}."
    for locale in request.locales:
        if not words.locale_known(locale):
            close = [known for known in words.known_locales() if known[:2].lower() == locale[:2].lower()]
            near = f"Near it: {', '.join(close)}." if close else "Locales are written en_US, de_DE, …."
            yield f"--locale {locale}: unknown. {near}"


def cannot_be_without(without: Mapping[str, str], schema: Mapping[str, Table]) -> dict[str, str]:
    """Models that get no rows (labels) and why, with those that need a row of them."""
    found = dict(without)
    while True:
        more = {
            table.label: f"it needs a row of {f.reference.table}"
            for table in schema.values()
            for f in table.references
            if seedable(table)
            and f.reference
            and not f.null
            and f.reference.table in found
            and table.label not in found
        }
        if not more:
            return found
        found |= more


def _count_problems(said: str, count: Any, scale: float) -> Iterable[str]:
    if not isinstance(count, int) or isinstance(count, bool):
        yield f"{said}: a number of rows is a whole number."
    elif count < 0:
        yield f"{said}: a number of rows is 0 or more."
    elif count > MOST_ROWS or count * scale > MOST_ROWS:
        yield f"{said}: {count} rows{f' times {scale:g}' if scale != 1 else ''} are more than {MOST_ROWS}, the most."


def seeds_problems(seeds: Mapping[str, type[ModelSeeds]], schema: Mapping[str, Table]) -> Iterable[str]:
    """What the classes of `seeds.py` say of models and fields that do not exist."""
    for label, declared in seeds.items():
        where = f"{declared.__module__}.{declared.__qualname__}"
        if label not in schema:
            yield f"{where} is registered for {label}, which is no installed model. Mend the label or remove the class."
            continue
        table = schema[label]
        yield from _rows_problems(where, table, declared.rows, schema)
        for name, source in declared_fields(declared).items():
            if table.generic(name):
                yield from _generic_problems(table, name, source, schema)
            elif table.has(name):
                yield from _source_problems(table.field(name), source, f"{label}.{name}")
                if isinstance(source, OfKind) and source.of and not _references(table, source.of):
                    keys = ", ".join(f.name for f in table.references) or "none"
                    yield f"{label}.{name}: kind(…, of={source.of!r}): that is no foreign key of it; there are: {keys}."
            else:
                fields = ", ".join(f.name for f in table.fields)
                yield f"{where}.{name}: {label} has no such field; it has: {fields}."


def _rows_problems(where: str, table: Table, rows: RowCount | None, schema: Mapping[str, Table]) -> Iterable[str]:
    named = getattr(rows, "table", None) or getattr(rows, "parent", None)
    if named is None:
        return
    said = f"{where}: rows = {'per' if isinstance(rows, Per) else 'children_of'}({named!r}, …) for {table.label}"
    if "." in named:
        if named not in schema:
            yield f"{said}: no model is called {named}. Write app.Model, as in shop.Order."
    elif not table.has(named) or table.field(named).reference is None:
        keys = ", ".join(f.name for f in table.references) or "none"
        yield (
            f"{where}: rows = children_of({named!r}) for {table.label}: that is no foreign key of it; "
            f"there are: {keys}. Name one, or the label of a model."
        )


def _references(table: Table, name: str) -> bool:
    return table.has(name) and table.field(name).reference is not None


def _generic_problems(table: Table, name: str, source: Any, schema: Mapping[str, Table]) -> Iterable[str]:
    where = f"{table.label}.{name}"
    if not isinstance(source, (PickAny, ParentRow)):
        yield (
            f"{where} is a generic foreign key and is declared as {source!r}. "
            f'Write {name} = pick_any({{"app.Model": 1}}) or {name} = parent_row().'
        )
    if not isinstance(source, PickAny):
        return
    generic = table.generic(name)
    assert generic is not None
    storage = table.field(generic.object_id).storage
    for label in source.tables:
        if label not in schema:
            yield f"{where} = pick_any(…): no model is called {label}. Write app.Model, as in shop.Order."
        elif not seedable(schema[label]):
            yield f"{where} = pick_any(…): {label} is kept by other code and is not seeded. Leave it out."
        elif storage != "text" and schema[label].key.storage != storage:
            yield (
                f"{where} = pick_any(…): the keys of {label} are {schema[label].key.storage} values, which the "
                f"{storage} field {generic.object_id} cannot hold. Leave {label} out, or make that a CharField."
            )


def _source_problems(f: Field, source: Any, where: str) -> Iterable[str]:
    if isinstance(source, PickAny):
        yield f"{where} = pick_any(…): that is for generic foreign keys; {f.name} takes pick() or a value."
    if isinstance(source, (Pick, Follow, Refer)) and f.reference is None:
        name = type(source).__name__.lower()
        yield f"{where} = {name}(…): {name}() is for foreign keys, and {f.name} holds {f.storage} values."
    if isinstance(source, OfKind):
        known = kinds.all_kinds()
        if source.kind not in known:
            close = get_close_matches(source.kind, known, n=3, cutoff=0.6)
            hint = f"Near it: {', '.join(close)}." if close else "docs/kinds.md lists them."
            yield f"{where}: no kind is called {source.kind!r}. {hint}"
        elif f.storage not in known[source.kind].types:
            types = " or ".join(known[source.kind].types)
            yield f"{where} = kind({source.kind!r}): that kind gives {types}, and {f.name} holds {f.storage} values."
