"""What a table is to everything above: its fields, references, uniques and checks, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from seeding.schema.custom import Custom
from seeding.schema.storage import Storage
from seeding.truth import names_in


@dataclass(frozen=True)
class Reference:
    """A foreign key: the table (label) and the field (name) that it points at.

    `accessor` is the name by which the rows of that table reach the rows that point at them, such as `orders`. Where
    `limit_choices_to` leaves rows out, or they are known by another field than their key, `own` is the name of the
    foreign key, `app.Model.field`; `asks_many` where that is told by other rows, of which each may have several.
    """

    table: str
    field: str
    one_to_one: bool = False
    soft: bool = False
    accessor: str | None = None
    own: str = ""
    asks_many: bool = False

    @property
    def among(self) -> str:
        """Under which name the values of rows that are there already are known (`Facts.existing`)."""
        return self.own or self.table


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
    protocol: str = ""
    """`ipv4` or `ipv6` where an address of that sort alone is taken."""
    steps: tuple[Any, Any] | None = None
    """How far the numbers lie apart that validators take, and the number that they are counted from."""
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
    """Ranges that do not overlap in any two rows, or in any two that are alike in all of some other columns (`alike`):
    a column of ranges, or the columns of their two ends.
    """

    name: str
    fields: tuple[str, ...]
    alike: tuple[str, ...] = ()


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
    plain_name: str = ""
    """The name without an ending that most models of its app have."""

    @property
    def called(self) -> str:
        """The name as what it says of the rows."""
        return self.plain_name or self.name

    def field(self, name: str) -> Field:
        found = self._by_name.get(name)
        if found is None:
            raise KeyError(f"{self.label} has no field {name!r}; it has: {', '.join(f.name for f in self.fields)}")
        return found

    def has(self, name: str) -> bool:
        return name in self._by_name

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

    @cached_property
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
