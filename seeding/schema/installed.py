"""The tables of the installed apps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.apps import apps
from django.db import models

from seeding.schema.bounds import bounds_of
from seeding.schema.constraints import asks_some, read_checks, read_exclusions, read_uniques
from seeding.schema.fields import read_field
from seeding.schema.model import generic_relations, key_names, label_of, limited_choices
from seeding.schema.storage import INTEGER_RANGES
from seeding.schema.table import Field, Generic, Table, Unique

UNSEEDED = frozenset({"contenttypes.ContentType", "auth.Permission", "sites.Site", "sessions.Session", "seeding"})
"""Tables that are used as they are: what other code keeps, and this app's own."""


def kept_by_others(table: Table) -> bool:
    """Whether other code, or this app, keeps the rows of a table, whoever asks for some."""
    return table.label in UNSEEDED or table.label.split(".")[0] in UNSEEDED


def seedable(table: Table) -> bool:
    """Whether a table gets rows without being named: Django manages it, and no other code keeps its rows."""
    return table.managed and not kept_by_others(table)


_kept: ContextVar[dict[str, Table] | None] = ContextVar("kept", default=None)


@contextmanager
def schema_kept(*, anew: bool = False) -> Iterator[None]:
    """What `read_schema` reads first is what it gives inside: for work in which no model changes.

    Within another one what that one keeps holds, unless models have changed since and are read `anew`.
    """
    outer = _kept.get()
    token = _kept.set({} if outer is None or anew else outer)
    try:
        yield
    finally:
        _kept.reset(token)


def read_schema() -> dict[str, Table]:
    """Every concrete table of the installed apps by label, in the order of the apps, as Django declares it."""
    kept = _kept.get()
    if kept is None:
        return _read_schema()
    if not kept:
        kept.update(_read_schema())
    return dict(kept)


def _read_schema() -> dict[str, Table]:
    found: dict[str, Table] = {}
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.proxy or meta.abstract or meta.swapped:
            continue
        found[meta.label] = read_table(model)
    return found


def schema_of_values() -> dict[str, Table]:
    """`read_schema`, with the columns of classes that convert as what their values are: text that is stored encrypted
    is text to whom Django hands it.
    """
    return {label: _of_values(table) for label, table in read_schema().items()}


def _of_values(table: Table) -> Table:
    if not any(of.custom is not None and of.custom.holds is not None for of in table.fields):
        return table
    return replace(table, fields=tuple(map(_as_value, table.fields)))


def _as_value(of: Field) -> Field:
    if of.custom is None or of.custom.holds is None:
        return of
    return replace(of, storage=of.custom.holds, custom=replace(of.custom, holds=None))


def read_table(model: type[models.Model]) -> Table:
    """The table of one model; GeneratedField columns are the database's to compute and are left out."""
    meta = model._meta
    _complete(model)
    uniques = list(read_uniques(model))
    checks = tuple(read_checks(model))
    whole = {f.name for f in meta.local_concrete_fields if f.get_internal_type() in INTEGER_RANGES}
    bounds = bounds_of(checks, whole)
    limits = limited_choices(model)
    own = {one.fields[0] for one in uniques if len(one.fields) == 1 and not asks_some(one)}
    fields = tuple(
        read_field(f, bounds, limits.get(f.name), unique=f.unique or f.name in own)
        for f in meta.local_concrete_fields
        if not getattr(f, "generated", False)
    )
    keys = key_names(model)
    keys = keys if keys != ("pk",) else ()
    primary_key = meta.pk.name if meta.pk else fields[0].name
    if keys:
        uniques.append(Unique("primary key", keys))
        primary_key = next((f.name for f in fields if f.name in keys and not f.reference), keys[0])
    return Table(
        label=meta.label,
        name=meta.object_name or meta.label,
        db_table=meta.db_table,
        fields=fields,
        primary_key=primary_key,
        uniques=tuple(uniques),
        checks=checks,
        exclusions=tuple(read_exclusions(model)),
        managed=meta.managed,
        auto_created=bool(meta.auto_created),
        flag=str(meta.verbose_name_plural).lower().replace(" ", "-"),
        verbose_name_plural=str(meta.verbose_name_plural),
        generics=tuple(_generics(model)),
        listed=generic_relations(model),
        links=tuple(_links(model)),
        keys=keys,
        plain_name=_plain_name(model),
    )


_TRANSLATING = re.compile(r"(?<=[a-z])(Translations?|I18n|Localization|Locali[sz]ed)$")
"""How models are named that hold the texts of others in several languages."""


def _plain_name(model: type[models.Model]) -> str:
    """The name of a model without the word "Model" behind it, where most models of its app are named so, or that of
    what it translates, where a foreign key leads there; else empty.
    """
    bare = _TRANSLATING.sub("", model.__name__)
    led = {f.related_model.__name__ for f in model._meta.local_concrete_fields if isinstance(f.related_model, type)}
    if bare in led - {model.__name__}:
        return bare
    config = apps.app_configs.get(model._meta.app_label)
    names = [other.__name__ for other in config.get_models()] if config is not None else []
    ending = "Model"
    common = 2 * sum(name.endswith(ending) for name in names) > len(names) > 2
    return model.__name__.removesuffix(ending) if common and model.__name__.endswith(ending) else ""


def _complete(model: type[models.Model]) -> None:
    """Make an object of a model whose own `__init__` may give its fields their choices."""
    if any("__init__" in vars(one) for one in model.__mro__ if not one.__module__.startswith(("django.", "builtins"))):
        with suppress(Exception):
            model()


def _generics(model: type[models.Model]) -> Iterable[Generic]:
    # Their class can only be imported where the app of content types is installed. A model inherits those of its
    # parents, whose tables hold the columns.
    own = {f.name for f in model._meta.local_concrete_fields}
    for candidate in model._meta.private_fields:
        if {getattr(candidate, "ct_field", None), getattr(candidate, "fk_field", None)} <= own:
            yield Generic(candidate.name, candidate.ct_field, candidate.fk_field)


def _links(model: type[models.Model]) -> Iterable[str]:
    for f in model._meta.local_many_to_many:
        through = f.remote_field.through
        if through is not None and through._meta.auto_created:
            yield label_of(through)


def reverse_relations(label: str, schema: Mapping[str, Table]) -> dict[str, str]:
    """The labels of the tables that point at a table, by the name under which its rows reach them."""
    found: dict[str, str] = {}
    for table in schema.values():
        for candidate in table.references:
            reference = candidate.reference
            if reference is not None and reference.table == label and reference.accessor:
                found[reference.accessor] = table.label
    return found


@dataclass(frozen=True)
class NamedModel:
    """A model that has a content type, and its permissions: the code and the words of each."""

    label: str
    permissions: tuple[tuple[str, str], ...]


def named_models() -> tuple[NamedModel, ...]:
    """The models that `migrate` makes a content type for, proxies among them, in the order of the apps."""
    found = []
    for config in apps.get_app_configs():
        for model in config.get_models() if config.models_module is not None else ():
            meta = model._meta
            own = [
                (f"{action}_{meta.model_name}", f"Can {action} {meta.verbose_name_raw}")
                for action in meta.default_permissions
            ]
            found.append(NamedModel(meta.label, (*own, *((str(code), str(said)) for code, said in meta.permissions))))
    return tuple(found)
