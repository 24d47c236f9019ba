"""Rows that follow those that they point at: they come later, are about the same person, and keep what was learned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.conf import settings

from seeding import constraints
from seeding.dating import creation_field
from seeding.generators import Days, Moments, Nullable
from seeding.plan import ColumnPlan, Facts, Lesson, ModelPlan
from seeding.relations import Joint, OneToOne, ParentKey
from seeding.schema import Table
from seeding.sources import After, OfGender
from seeding.spec import OfKind, Pick
from seeding.wording import snake_case


def in_time(model: ModelPlan, earlier: set[str], schema: Mapping[str, Table]) -> ModelPlan:
    """A row that nobody dated comes after the rows that it points at, if those are loaded before it."""
    created = creation_field(model.table)
    if created is None or not _plainly_dated(model.column(created.name)):
        return model
    parents = []
    for column in model.columns:
        reference = column.field.reference
        if reference is None or reference.table not in earlier or not _plainly_linked(column):
            continue
        theirs = creation_field(schema[reference.table])
        if theirs is not None:
            parents.append(f"{column.field.name}.{theirs.name}")
    if not parents:
        return model
    dated = replace(
        model.column(created.name),
        source=After(tuple(parents), soon=True),
        reason=f"soon after {' and '.join(parents)}",
    )
    columns = tuple(dated if column.field.name == created.name else column for column in model.columns)
    # What is drawn otherwise may not be different in every row any more.
    _, apart = constraints.leftover(model.table, columns, model.parent)
    return replace(model, columns=columns, apart=apart)


def _plainly_dated(column: ColumnPlan) -> bool:
    """Whether a date is any of some years, which nobody declared and no other column moves."""
    source = column.source.generator if isinstance(column.source, Nullable) else column.source
    return not column.declared and isinstance(source, (Days, Moments))


def _plainly_linked(column: ColumnPlan) -> bool:
    """Whether the row that a key points at is known, and chosen without a look at other columns."""
    match column.source:
        case Pick(by=by, only=only):
            return by is None and only is None
        case Joint(values=values):
            return not values
    return isinstance(column.source, (ParentKey, OneToOne))


_OF_USERS = (
    "first_name", "last_name", "full_name", "name_title", "gender", "email", "username", "phone", "mobile",
    "street_address", "building_number", "secondary_address", "city", "state", "postal_code", "country", "country_code",
    "latitude", "longitude", "coordinates", "address", "location", "timezone",
)  # fmt: skip
"""Kinds that tell who a person is, and where."""


_NO_USERS = re.compile(
    r"contact|kin|guardian|parent|spouse|partner|child|emergency|referee|beneficiary|company|firm|invitation"
)
"""Words of tables that tell of somebody else than the user whom their rows belong to."""


def of_user(model: ModelPlan, earlier: set[str]) -> ModelPlan:
    """A row that belongs to one user, and to no other row, is about that user: a profile has the user's name."""
    if _NO_USERS.search(snake_case(model.table.called)):
        return model
    user = str(settings.AUTH_USER_MODEL).lower()
    links = [
        column.field.name
        for column in model.columns
        if isinstance(column.source, OneToOne)
        and not column.field.null
        and column.field.reference is not None
        and column.field.reference.table.lower() == user
        and column.field.reference.table in earlier
    ]
    if len(links) != 1:
        return model
    (link,) = links

    def about_user(column: ColumnPlan) -> ColumnPlan:
        source = column.source
        who = isinstance(source, OfKind) and source.kind in _OF_USERS and not source.entity and not source.of
        if column.declared or not (who or isinstance(source, OfGender)):
            return column
        return replace(column, source=replace(source, of=link), reason=f"{column.reason}; that of {link}")

    return replace(model, columns=tuple(map(about_user, model.columns)))


def with_lessons(
    model: ModelPlan, lessons: Iterable[Lesson], facts: Facts, planned: frozenset[str], as_of: int
) -> ModelPlan:
    """The model with what its own rules taught about its columns; the same model where that changes none."""
    taught = model
    for lesson in lessons:
        taught = lesson.apply(taught, facts, planned, as_of)
    if taught is model:
        return model
    # What is drawn otherwise may not be different in every row any more.
    _, apart = constraints.leftover(taught.table, taught.columns, taught.parent)
    return replace(taught, apart=apart)
