"""The sole reader of `_meta`: models become frozen tables, fields and constraints.

Everything above this module speaks of tables and storage types, not of Django's classes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator, RegexValidator
from django.db import DEFAULT_DB_ALIAS, connections, models, router
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import override

from seeding.truth import asking_for_nulls, names_in
from seeding.uploads import accepted_path

Storage = Literal[
    "integer", "decimal", "float", "text", "boolean", "timestamp", "date", "time", "duration", "uuid", "json",
    "bytes", "other",
]  # fmt: skip

_STORAGE: dict[str, Storage] = {
    "AutoField": "integer",
    "BigAutoField": "integer",
    "SmallAutoField": "integer",
    "IntegerField": "integer",
    "BigIntegerField": "integer",
    "SmallIntegerField": "integer",
    "PositiveIntegerField": "integer",
    "PositiveBigIntegerField": "integer",
    "PositiveSmallIntegerField": "integer",
    "DecimalField": "decimal",
    "FloatField": "float",
    "CharField": "text",
    "TextField": "text",
    "SlugField": "text",
    "EmailField": "text",
    "URLField": "text",
    "FilePathField": "text",
    "FileField": "text",
    "ImageField": "text",
    "GenericIPAddressField": "text",
    "IPAddressField": "text",
    "BooleanField": "boolean",
    "NullBooleanField": "boolean",
    "DateTimeField": "timestamp",
    "DateField": "date",
    "TimeField": "time",
    "DurationField": "duration",
    "UUIDField": "uuid",
    "JSONField": "json",
    "BinaryField": "bytes",
}

_INTEGER_RANGES: dict[str, tuple[int, int]] = {
    "SmallIntegerField": (-32_768, 32_767),
    "IntegerField": (-2_147_483_648, 2_147_483_647),
    "BigIntegerField": (-(2**63), 2**63 - 1),
    "PositiveSmallIntegerField": (0, 32_767),
    "PositiveIntegerField": (0, 2_147_483_647),
    "PositiveBigIntegerField": (0, 2**63 - 1),
    "SmallAutoField": (1, 32_767),
    "AutoField": (1, 2_147_483_647),
    "BigAutoField": (1, 2**63 - 1),
}

UNSEEDED = frozenset({"contenttypes.ContentType", "auth.Permission", "sites.Site", "sessions.Session", "seeding"})
"""Tables that are used as they are: what other code keeps, and this app's own."""


@dataclass(frozen=True)
class Reference:
    """A foreign key: the table (label) and the field (name) that it points at.

    `accessor` is the name by which the rows of that table reach the rows that point at them, such as `orders`. Where
    `limit_choices_to` leaves rows out, or they are known by another field than their key, `own` is the name of the
    foreign key, `app.Model.field`.
    """

    table: str
    field: str
    one_to_one: bool = False
    soft: bool = False
    accessor: str | None = None
    own: str = ""

    @property
    def among(self) -> str:
        """Under which name the values of rows that are there already are known (`Facts.existing`)."""
        return self.own or self.table


@dataclass(frozen=True)
class Custom:
    """A field whose class converts values on their way to the database, such as one that encrypts or pickles them."""

    model: str
    name: str
    holds: Storage | None = None
    """What the values are before the class converts them, where that is known and the column holds something else."""

    @property
    def field(self) -> Any:
        return apps.get_model(self.model)._meta.get_field(self.name)

    def prepared(self, value: Any) -> Any:
        """A value as the database takes it."""
        if value is None:
            return None
        source = self.field
        value = source.to_python(value)
        if source.get_internal_type() == "JSONField":
            return source.get_prep_value(value)
        return plain(source.get_db_prep_save(value, connection=connections[DEFAULT_DB_ALIAS]))

    def stored(self, value: Any) -> Any:
        """A value as the database takes it: as it is where the class makes nothing of it."""
        try:
            prepared = self.prepared(value)
        except Exception:
            # Whatever the class of a package raises: nothing better was found, and the column itself takes the value.
            return value
        return value if prepared is None and not self.field.null else prepared

    def read_back(self, value: Any) -> Any:
        """A value in the form in which it comes back from the database, such as telephone numbers of a class that
        writes all of them alike.
        """
        source, stored = self.field, self.prepared(value)
        if hasattr(source, "from_db_value") and source.get_internal_type() == "JSONField":
            # Drivers give its text, which the field reads.
            stored = json.dumps(stored, cls=getattr(source, "encoder", None) or DjangoJSONEncoder)
        return self.loaded(stored)

    def loaded(self, stored: Any) -> Any:
        """A value that the database holds, as Django gives it."""
        source = self.field
        if not hasattr(source, "from_db_value"):
            return stored
        return source.from_db_value(stored, None, connections[DEFAULT_DB_ALIAS])

    def standing_for(self, value: Any) -> Any:
        """What the database holds for an object of a class of the field's own; any other value as it is."""
        return _standing_for(value, self.field)

    def accepts(self, value: Any) -> bool:
        """Whether a value passes the field's own rules, can be stored, and passes them when it is read again."""
        try:
            self._cleaned(self.read_back(self._cleaned(value)))
        except Exception:
            # Whatever the class of a package raises: the value is not for it.
            return False
        return True

    def reads(self, value: Any) -> bool:
        """Whether a value can be stored and read again, whatever the field's own rules say of it."""
        try:
            self.read_back(value)
        except Exception:
            # As above: whatever the class of a package raises.
            return False
        return True

    def _cleaned(self, value: Any) -> Any:
        """A value that passes the rules of the field as it is, or as an object of the model holds it."""
        source = self.field
        try:
            return source.clean(value, None)
        except ValidationError:
            raise
        except Exception:
            row = source.model()
            setattr(row, source.attname, value)
            return source.clean(getattr(row, source.attname), row)

    def repeatable(self, value: Any) -> bool:
        """Whether the same value is stored the same each time; with encryption it is not."""
        return bool(self.prepared(value) == self.prepared(value))


def plain(value: Any) -> Any:
    """A value without the wrappers in which Django hands it to a driver."""
    for name in ("obj", "adapted"):
        if type(value).__module__.startswith("psycopg") and hasattr(value, name):
            return getattr(value, name)
    return bytes(value) if isinstance(value, memoryview) else value


GEOGRAPHIC = range(4000, 5000)
"""The EPSG numbers of reference systems that count in degrees, but for a few."""


@dataclass(frozen=True)
class Field:
    """One stored column of a table."""

    name: str
    attname: str
    column: str
    storage: Storage
    class_name: str
    null: bool = False
    blank: bool = False
    primary_key: bool = False
    unique: bool = False
    auto: bool = False
    max_length: int | None = None
    places: int = 0
    digits: int = 0
    choices: tuple[Any, ...] = ()
    labels: tuple[str, ...] = field(default=(), compare=False)
    """What the choices are called, one for each, untranslated."""
    choiceless: bool = False
    """Whether it has a list of choices with nothing on it, which settings or other code would fill."""
    low: Any = None
    high: Any = None
    regexes: tuple[str, ...] = ()
    has_default: bool = False
    default: Any = field(default=None, hash=False)
    verbose_name: str = ""
    help_text: str = ""
    aware: bool = True
    reference: Reference | None = None
    size: int | None = None
    item: Field | None = None
    """What each element is, where values are lists."""
    custom: Custom | None = None
    """How a field class of a project or package stores its values, where that is not as Django does."""
    upload: str = ""
    """The path of the file that a file field is given (`seeding.uploads`)."""
    measured: str = ""
    """The image field whose width or height the column holds, by name."""
    stamped: str = ""
    """`created` or `changed` where `save()` writes the time of day into it, at first or always."""
    srid: int | None = None
    """The reference system of a column of shapes, by its EPSG number, and how many numbers a place in it has."""
    dimensions: int = 2
    limit: Q | None = field(default=None, compare=False, hash=False)
    """What `limit_choices_to` says of the rows that may be pointed at."""

    @property
    def required(self) -> bool:
        return not self.null

    @property
    def optional(self) -> bool:
        """Whether the column may be null and forms may leave it out."""
        return self.null and self.blank


@dataclass(frozen=True)
class Generic:
    """A generic foreign key: its name, and the fields (names) that hold the model and the key of the row."""

    name: str
    content_type: str
    object_id: str


@dataclass(frozen=True)
class Unique:
    """Fields whose values together occur once. `conditional` constraints and those on an `expression` say so; `lowered`
    are the fields that are compared in lower case where there is no other expression than that, else None.
    """

    name: str
    fields: tuple[str, ...]
    conditional: bool = False
    expression: bool = False
    lowered: tuple[str, ...] | None = ()
    condition: Q | None = field(default=None, compare=False)
    nulls_distinct: bool = True
    period: str = ""
    """`date`, `month` or `year` where the last field counts by that alone (`unique_for_date`)."""


def taken_name(label: str, unique: Unique) -> str:
    """Under which name the values that rows hold already are known (`Facts.existing`)."""
    return f"{label}: {unique.name}"


@dataclass(frozen=True)
class Check:
    """A check constraint: a condition that no row may fail."""

    name: str
    condition: Q = field(compare=False)
    text: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names that the condition speaks of."""
        return tuple(names_in(self.condition))


@dataclass(frozen=True)
class Exclusion:
    """Ranges that do not overlap in any two rows: a column of ranges, or the columns of their two ends."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One concrete table."""

    label: str
    name: str
    db_table: str
    fields: tuple[Field, ...]
    primary_key: str
    uniques: tuple[Unique, ...] = ()
    checks: tuple[Check, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    managed: bool = True
    auto_created: bool = False
    flag: str = ""
    verbose_name_plural: str = ""
    own_model: type[models.Model] | None = field(default=None, compare=False, repr=False)
    """The model of a table that no installed app has."""
    generics: tuple[Generic, ...] = ()
    listed: frozenset[str] = frozenset()
    """The tables whose rows point here by a generic foreign key and are listed here (`GenericRelation`), by label."""
    keys: tuple[str, ...] = ()
    """The fields (names) of a composite primary key; `primary_key` is one of them then."""
    links: tuple[str, ...] = ()
    """The tables of many-to-many links that come and go with this one, by label."""

    def field(self, name: str) -> Field:
        found = self._by_name.get(name)
        if found is None:
            raise KeyError(f"{self.label} has no field {name!r}; it has: {', '.join(f.name for f in self.fields)}")
        return found

    def has(self, name: str) -> bool:
        return name in self._by_name

    def with_checks(self, further: tuple[Check, ...]) -> Table:
        """The table with further checks, and its fields within the bounds that those put on them."""
        whole = {one.name for one in self.fields if one.storage == "integer"}
        bounds = _bounds(further, whole)
        fields = tuple(_within(one, *bounds.get(one.name, (None, None))) for one in self.fields)
        return replace(self, fields=fields, checks=(*self.checks, *further))

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {one.attname: one for one in self.fields} | {one.name: one for one in self.fields}

    def generic(self, name: str) -> Generic | None:
        """The generic foreign key of this name."""
        return next((candidate for candidate in self.generics if candidate.name == name), None)

    @property
    def key(self) -> Field:
        return self.field(self.primary_key)

    @property
    def key_fields(self) -> tuple[Field, ...]:
        """The fields of the primary key: several for a composite one."""
        return tuple(map(self.field, self.keys)) or (self.key,)

    @property
    def references(self) -> tuple[Field, ...]:
        return tuple(candidate for candidate in self.fields if candidate.reference)

    @property
    def installed(self) -> bool:
        """Whether it is the table of a model as an installed app has it."""
        if self.own_model is not None:
            return False
        try:
            apps.get_model(self.label)
        except LookupError:
            return False
        return True

    @property
    def model(self) -> type[models.Model]:
        return self.own_model or apps.get_model(self.label)


def label_of(model: type[models.Model]) -> str:
    return model._meta.label


def is_row(value: Any) -> bool:
    """Whether a value is an object of a model."""
    return isinstance(value, models.Model)


def label_of_row(row: models.Model) -> str:
    """The label of the concrete model of an object."""
    return row._meta.concrete_model._meta.label  # type: ignore[union-attr]


def db_table_of(model: type[models.Model]) -> str:
    return model._meta.db_table


def django_field(model: type[models.Model], name: str = "pk") -> Any:
    """Django's field of a name, or of the primary key."""
    return model._meta.pk if name == "pk" else model._meta.get_field(name)


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


def app_folder(label: str) -> Path | None:
    """The folder of an installed app; None where there is none of this label."""
    return next((Path(config.path) for config in apps.get_app_configs() if config.label == label), None)


def stored_fields(model: type[models.Model]) -> tuple[Any, ...]:
    """Django's fields with a column, those of the tables above it first."""
    return tuple(model._meta.concrete_fields)


def parent_links(model: type[models.Model]) -> tuple[str, ...]:
    """The foreign keys (names) to the tables that hold the other part of each object, in multi-table inheritance."""
    own = {field.name for field in model._meta.local_concrete_fields}
    return tuple(link.name for link in model._meta.parents.values() if link is not None and link.name in own)


def default_of(model: type[models.Model], name: str) -> Any:
    """The default that the model's field has, computed if it is; None where it has none, or another each time."""
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field) or not field.has_default():
        return None
    value = field.get_default()
    moving = callable(field.default) and (isinstance(value, (date, time)) or field.get_default() != value)
    return None if moving else value


def defaults_of(model: type[models.Model], name: str, times: int) -> list[Any]:
    """What the model's field has by default, computed as often as said."""
    field = model._meta.get_field(name)
    return [field.get_default() for _ in range(times)] if isinstance(field, models.Field) else []


def stamp_of(source: Any) -> str:
    """When `save()` writes the time of day into a field: as the row is `created`, whenever `changed`, or never."""
    if getattr(source, "auto_now", False):
        return "changed"
    return "created" if getattr(source, "auto_now_add", False) else ""


def stamped_fields(model: type[models.Model]) -> frozenset[str]:
    """Fields that `save()` overwrites with the time of day."""
    return frozenset(field.name for field in model._meta.concrete_fields if stamp_of(field))


def generated_columns(model: type[models.Model]) -> frozenset[str]:
    """The columns that the database computes from others."""
    return frozenset(str(one.column) for one in model._meta.concrete_fields if getattr(one, "generated", False))


@dataclass(frozen=True)
class Deletion:
    """What the deletion of a row does to those that point at it by a foreign key (`column`): the name of Django's
    rule (`CASCADE`, `PROTECT`, `SET_NULL`, …). A `parent_link` joins two parts of one object.
    """

    column: str
    rule: str
    parent_link: bool = False


def deletions(model: type[models.Model]) -> tuple[Deletion, ...]:
    """The rules of a model's own foreign keys."""
    found = []
    for candidate in model._meta.local_concrete_fields:
        remote = candidate.remote_field
        if remote is None or not (candidate.many_to_one or candidate.one_to_one):
            continue
        rule = getattr(remote, "on_delete", None)
        # SET(value) is a function of its own each time.
        name = "SET" if hasattr(rule, "deconstruct") else getattr(rule, "__name__", str(rule))
        found.append(Deletion(str(candidate.column), name, bool(getattr(remote, "parent_link", False))))
    return tuple(found)


def generic_relations(model: type[models.Model]) -> frozenset[str]:
    """The labels of the models whose rows go with a row of this one, by a generic relation."""
    return frozenset(
        candidate.related_model._meta.label
        for candidate in model._meta.private_fields
        if candidate.one_to_many and candidate.related_model is not None
    )


def content_type_name(label: str) -> tuple[str, str]:
    """How the table of content types names a model: the label of its app and its name in small letters."""
    app, _, name = label.partition(".")
    return app, name.lower()


def many_to_many_fields(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.local_many_to_many)


def key_names(model: type[models.Model]) -> tuple[str, ...]:
    """The names of the fields of the primary key: several for a composite one."""
    key: Any = model._meta.pk
    names = getattr(key, "field_names", None) if getattr(key, "column", None) is None else None
    return tuple(names) if names else ("pk",)


def integer_range(internal_type: str) -> tuple[int, int] | None:
    """The whole numbers that Django's documentation promises every database can hold in a field of this type."""
    return _INTEGER_RANGES.get(internal_type)


def constraints_of(model: type[models.Model]) -> tuple[models.BaseConstraint, ...]:
    """The constraints that the model declares, as Django holds them."""
    return tuple(model._meta.constraints)


def limited_choices(model: type[models.Model]) -> dict[str, Any]:
    """What `limit_choices_to` says of the model's foreign keys, by name: a Q, or a dictionary of lookups.

    A many-to-many field says it of the foreign key of its table that leads to the other side.
    """
    said: dict[str, Any] = {}
    for own in model._meta.local_concrete_fields:
        if isinstance(own, models.ForeignKey):
            said[own.name] = own.get_limit_choices_to()
    # The table of a many-to-many field refers to the model that has the field.
    for other in {own.related_model for own in model._meta.local_concrete_fields if own.related_model is not None}:
        for many in other._meta.local_many_to_many:
            if many.remote_field.through is model:
                said[many.m2m_reverse_field_name()] = many.get_limit_choices_to()
    return {name: limit for name, limit in said.items() if limit}


def plain_uniques(model: type[models.Model]) -> Iterable[Unique]:
    """What is unique by a field's own word or by `unique_together`."""
    meta = model._meta
    for candidate in meta.local_concrete_fields:
        if candidate.unique:
            yield Unique(f"{candidate.name} unique", (candidate.name,))
    for together in meta.unique_together:
        yield Unique(" + ".join(together), tuple(together))


@dataclass(frozen=True)
class GenericKey:
    """A generic foreign key: the fields that hold the content type and the key of the object."""

    name: str
    content_type: str
    object_key: str


def generic_keys(model: type[models.Model]) -> tuple[GenericKey, ...]:
    return tuple(
        GenericKey(field.name, field.ct_field, field.fk_field)
        for field in model._meta.private_fields
        if hasattr(field, "ct_field") and hasattr(field, "fk_field")
    )


def migrates(model: type[models.Model], connection: Any) -> bool:
    """Whether migrations give the model a table in this database: managed, able to hold it, and routed there."""
    return bool(model._meta.can_migrate(connection)) and bool(router.allow_migrate_model(connection.alias, model))


def reverse_relation(model: type[models.Model], name: str) -> tuple[type[models.Model], str] | None:
    """The model that points here under an accessor such as `orders`, and its foreign key."""
    for relation in model._meta.related_objects:
        if relation.get_accessor_name() == name:
            related: Any = relation.related_model
            return related, relation.field.name
    return None


def reverse_relations(label: str, schema: Mapping[str, Table]) -> dict[str, str]:
    """The labels of the tables that point at a table, by the name under which its rows reach them."""
    found: dict[str, str] = {}
    for table in schema.values():
        for candidate in table.references:
            reference = candidate.reference
            if reference is not None and reference.table == label and reference.accessor:
                found[reference.accessor] = table.label
    return found


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


def seedable(table: Table) -> bool:
    return table.managed and table.label not in UNSEEDED and table.label.split(".")[0] not in UNSEEDED


def read_table(model: type[models.Model]) -> Table:
    """The table of one model; GeneratedField columns are the database's to compute and are left out."""
    meta = model._meta
    _complete(model)
    uniques = [*_uniques(model), *_dated_uniques(model)]
    conditions = [
        Check(c.name, _condition(c), str(c.condition)) for c in meta.constraints if isinstance(c, CheckConstraint)
    ]
    whole = {f.name for f in meta.local_concrete_fields if f.get_internal_type() in _INTEGER_RANGES}
    bounds = _bounds(conditions, whole)
    limits = limited_choices(model)
    own = {one.fields[0] for one in uniques if len(one.fields) == 1 and not _asks_some(one)}
    fields = tuple(
        _field(f, bounds, limits.get(f.name), unique=f.unique or f.name in own)
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
        checks=tuple(conditions),
        exclusions=tuple(_exclusions(model)),
        managed=meta.managed,
        auto_created=bool(meta.auto_created),
        flag=str(meta.verbose_name_plural).lower().replace(" ", "-"),
        verbose_name_plural=str(meta.verbose_name_plural),
        generics=tuple(_generics(model)),
        listed=generic_relations(model),
        links=tuple(_links(model)),
        keys=keys,
    )


def _condition(constraint: CheckConstraint) -> Q:
    said = constraint.condition
    return asking_for_nulls(said if isinstance(said, Q) else Q(said))


def _exclusions(model: type[models.Model]) -> Iterable[Exclusion]:
    for constraint in constraints_of(model):
        # Its class can only be imported where a driver of PostgreSQL is installed.
        if type(constraint).__name__ != "ExclusionConstraint":
            continue
        for expression, operator in vars(constraint)["expressions"]:
            names = (expression,) if isinstance(expression, str) else tuple(_names_in([expression]))[:2]
            if operator == "&&" and names:
                yield Exclusion(constraint.name, names)


def _asks_some(unique: Unique) -> bool:
    """Whether a constraint asks something else than that every value is different."""
    return unique.condition is not None or unique.expression or bool(unique.period) or not unique.nulls_distinct


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


def _uniques(model: type[models.Model]) -> Iterable[Unique]:
    yield from plain_uniques(model)
    for constraint in constraints_of(model):
        if not isinstance(constraint, UniqueConstraint):
            continue
        names = tuple(constraint.fields) or tuple(_names_in(constraint.expressions))
        if names:
            lowered = _lowered(constraint.expressions)
            yield Unique(
                constraint.name,
                names,
                constraint.condition is not None,
                bool(constraint.expressions),
                lowered,
                constraint.condition and asking_for_nulls(constraint.condition),
                constraint.nulls_distinct is not False,
            )


def _dated_uniques(model: type[models.Model]) -> Iterable[Unique]:
    """`unique_for_date`, `unique_for_month` and `unique_for_year`, which `full_clean()` checks and no database does."""
    for candidate in model._meta.local_concrete_fields:
        for period in ("date", "month", "year"):
            dated = getattr(candidate, f"unique_for_{period}", None)
            if dated and any(other.name == dated for other in model._meta.local_concrete_fields):
                name = f"{candidate.name} unique for {period}"
                yield Unique(name, (candidate.name, dated), expression=True, lowered=None, period=period)


def _lowered(expressions: Iterable[Any]) -> tuple[str, ...] | None:
    found: list[str] = []
    for expression in expressions:
        inner = expression.get_source_expressions() if isinstance(expression, Lower) else None
        if inner is not None and len(inner) == 1 and isinstance(inner[0], F):
            found.append(str(vars(inner[0])["name"]))
        elif not isinstance(expression, F):
            return None
    return tuple(found)


def _names_in(expressions: Iterable[Any]) -> Iterable[str]:
    for expression in expressions:
        if isinstance(expression, F):
            yield str(vars(expression)["name"])
        else:
            yield from _names_in(expression.get_source_expressions())


def _field(
    source: models.Field[Any, Any], bounds: dict[str, tuple[Any, Any]], limit: Any = None, *, unique: bool = False
) -> Field:
    reference, value = None, source
    if (source.is_relation and source.many_to_one) or source.one_to_one:
        value = source.target_field  # type: ignore[attr-defined]
        reference = Reference(
            table=source.target_field.model._meta.label,  # type: ignore[attr-defined]
            field=source.target_field.name,  # type: ignore[attr-defined]
            one_to_one=bool(source.one_to_one) or unique,
            soft=not getattr(source, "db_constraint", True),
            accessor=source.remote_field.get_accessor_name() if source.remote_field else None,
            own=f"{source.model._meta.label}.{source.name}" if limit or not value.primary_key else "",
        )
        while value.is_relation:
            value = value.target_field
    internal = value.get_internal_type()
    low, high = _INTEGER_RANGES.get(internal, (None, None))
    regexes = []
    lengths = [length for length in (getattr(source, "max_length", None), getattr(value, "max_length", None)) if length]
    for validator in source.validators:
        bound = getattr(validator, "limit_value", None)
        bound = bound() if callable(bound) else bound
        if isinstance(validator, MinValueValidator):
            low = _tighter(low, bound, max)
        elif isinstance(validator, MaxValueValidator):
            high = _tighter(high, bound, min)
        elif isinstance(validator, MaxLengthValidator):
            lengths.append(bound)
        elif isinstance(validator, RegexValidator) and not validator.inverse_match:
            regexes.append(str(getattr(validator.regex, "pattern", validator.regex)))
    regexes += [regex for name, regex in _TYPED_TEXTS.items() if _own_type(source) == name]
    has_default = source.has_default()
    base = getattr(source, "base_field", None)
    with override(None):
        named = [(_standing_for(key, source), str(said)) for key, said in source.flatchoices] if source.choices else []
    if isinstance(low, int) and isinstance(high, int):
        # Lists may name numbers that the column does not hold; databases other than SQLite refuse those.
        named = [pair for pair in named if not isinstance(pair[0], int) or low <= pair[0] <= high] or named
    found = Field(
        name=source.name,
        attname=source.attname,
        column=source.column or source.attname,
        storage=_storage_of(value),
        class_name=type(source).__name__,
        null=source.null,
        blank=source.blank,
        primary_key=source.primary_key,
        unique=unique,
        auto=isinstance(source, models.AutoField),
        max_length=min(lengths, default=None),
        places=getattr(value, "decimal_places", 0) or 0,
        digits=getattr(value, "max_digits", 0) or 0,
        choices=tuple(choice for choice, _ in named),
        labels=tuple(said for _, said in named),
        choiceless=source.choices is not None and not source.flatchoices,
        low=low,
        high=high,
        regexes=tuple(regexes),
        has_default=has_default,
        default=_default(source, internal) if has_default else None,
        verbose_name=str(source.verbose_name),
        help_text=str(source.help_text),
        aware=_aware(),
        reference=reference,
        size=getattr(source, "size", None) if base is not None else None,
        item=_field(base, {}) if base is not None else None,
        custom=_custom(source),
        upload=accepted_path(source) if isinstance(source, models.FileField) else "",
        measured=_measured(source),
        stamped=stamp_of(source),
        srid=getattr(source, "srid", None),
        dimensions=getattr(source, "dim", 2),
        limit=limit and asking_for_nulls(Q(**limit) if isinstance(limit, dict) else limit),
    )
    return _within(found, *bounds.get(source.name, (None, None)))


_CONVERTING = ("from_db_value", "to_python", "get_prep_value", "get_db_prep_value", "get_db_prep_save")


def _storage_of(source: models.Field[Any, Any]) -> Storage:
    """By the field's own word, or by the nearest class that Django knows."""
    internal = source.get_internal_type()
    if internal in _STORAGE:
        return _STORAGE[internal]
    return _django_storage(source) or _storage_by_type(source)


def _django_storage(source: models.Field[Any, Any]) -> Storage | None:
    """What the nearest of Django's classes that a field is made of holds."""
    names = [ancestor.__name__ for ancestor in type(source).__mro__ if ancestor.__module__.startswith("django.")]
    return next((_STORAGE[name] for name in names if name in _STORAGE), None)


_COLUMN_TYPES: tuple[tuple[str, Storage], ...] = (
    ("timestamp", "timestamp"), ("datetime", "timestamp"), ("interval", "duration"), ("date", "date"),
    ("time", "time"), ("bool", "boolean"), ("bigint", "integer"), ("smallint", "integer"), ("int", "integer"),
    ("serial", "integer"), ("numeric", "decimal"), ("decimal", "decimal"), ("double", "float"), ("real", "float"),
    ("float", "float"), ("varchar", "text"), ("character", "text"), ("char", "text"), ("text", "text"),
    ("citext", "text"), ("clob", "text"), ("json", "json"), ("uuid", "uuid"), ("bytea", "bytes"), ("blob", "bytes"),
    ("binary", "bytes"), ("varbinary", "bytes"),
)  # fmt: skip


_TYPED_TEXTS = {"ltree": r"[a-z]{4,8}(\.[a-z]{4,8}){0,2}"}
"""What types of PostgreSQL's extensions take that Django holds as text, as regular expressions."""


def _own_type(source: models.Field[Any, Any]) -> str:
    """The type of the column that a class which is not Django's gives it; empty where it has none of its own."""
    own = next((one for one in type(source).__mro__ if "db_type" in vars(one)), None)
    if own is None or own.__module__.startswith("django."):
        return ""
    try:
        return (source.db_type(connections[DEFAULT_DB_ALIAS]) or "").lower()
    except Exception:
        return ""


def _measured(source: models.Field[Any, Any]) -> str:
    model = getattr(source, "model", None)
    for other in model._meta.local_concrete_fields if model is not None else ():
        if source.name in (getattr(other, "width_field", None), getattr(other, "height_field", None)):
            return str(other.name)
    return ""


def _storage_by_type(source: models.Field[Any, Any]) -> Storage:
    """What the type of a column says that no class of Django's stands behind."""
    if type(source).__module__.startswith("django."):
        return "other"
    try:
        declared = (source.db_type(connections[DEFAULT_DB_ALIAS]) or "").lower()
    except Exception:
        return "other"
    if "[" in declared:
        return "other"
    return next((storage for name, storage in _COLUMN_TYPES if declared.startswith(name)), "other")


def _custom(source: models.Field[Any, Any]) -> Custom | None:
    """The conversion of a class that is not Django's, where it has one of its own, or of a decoder of JSON."""
    if source.is_relation or getattr(source, "model", None) is None:
        return None
    own = (one for one in type(source).__mro__ if not one.__module__.startswith("django."))
    if getattr(source, "decoder", None) is None and not any(name in vars(one) for one in own for name in _CONVERTING):
        return None
    meta = source.model._meta
    if not meta.concrete_fields or meta.abstract:
        return None
    holds = _django_storage(source)
    return Custom(meta.label, source.name, None if holds == _storage_of(source) else holds)


_PLAIN = (str, bytes, int, float, Decimal, date, time, timedelta, UUID, list, tuple, set, dict, Promise, type(None))


def _standing_for(value: Any, source: models.Field[Any, Any]) -> Any:
    """A choice or a default as the database holds it, where it is an object that the field turns into that."""
    if isinstance(value, _PLAIN):
        return value
    try:
        stored = source.get_prep_value(value)
    except Exception:
        # Whatever the class of a package raises: the object stands for itself.
        return value
    return stored if isinstance(stored, _PLAIN) and stored is not None else value


def _default(source: models.Field[Any, Any], internal: str) -> Any:
    if not callable(source.default):
        return _standing_for(source.default, source)
    return source.default() if internal == "JSONField" else None


def _aware() -> bool:
    from django.conf import settings

    return bool(settings.USE_TZ)


def _tighter(old: Any, new: Any, choose: Any) -> Any:
    try:
        return new if old is None else choose(old, new)
    except TypeError:
        return old


def _within(field: Field, low: Any, high: Any) -> Field:
    """The field with its values between further bounds; None is no bound."""
    low = field.low if low is None else _tighter(field.low, low, max)
    high = field.high if high is None else _tighter(field.high, high, min)
    return replace(field, low=low, high=high) if (low, high) != (field.low, field.high) else field


def _bounds(checks: Iterable[Check], whole: set[str]) -> dict[str, tuple[Any, Any]]:
    """Lower and upper limits that conjunctions of plain comparisons put on single fields."""
    limits: dict[str, tuple[Any, Any]] = {}
    for check in checks:
        if check.condition.connector != Q.AND or check.condition.negated:
            continue
        for child in check.condition.children:
            if not isinstance(child, tuple):
                continue
            name, _, lookup = child[0].partition("__")
            value = child[1]
            if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, tuple, list)):
                continue
            low, high = limits.get(name, (None, None))
            step: Any = 1 if name in whole else Decimal("1e-9")
            limit: Any = value if name in whole or isinstance(value, (tuple, list)) else Decimal(str(value))
            if lookup == "gte":
                low = _tighter(low, value, max)
            elif lookup == "gt":
                low = _tighter(low, limit + step, max)
            elif lookup == "lte":
                high = _tighter(high, value, min)
            elif lookup == "lt":
                high = _tighter(high, limit - step, min)
            elif lookup == "range" and isinstance(value, (tuple, list)):
                low, high = _tighter(low, value[0], max), _tighter(high, value[1], min)
            limits[name] = (low, high)
    return limits
