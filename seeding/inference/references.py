"""Which row a foreign key points at when nobody says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from seeding.generators import Constant
from seeding.inference.inferred import Inferred
from seeding.inference.meaning import address_of, deepest_level, level_of
from seeding.limits import Limited
from seeding.relations import Chain, Existing, ExistingOnce, OneToOne, Tree
from seeding.schema import Field, Table
from seeding.sources import CountryOfAddress
from seeding.spec import Pick, PickOther, Refer
from seeding.truth import paths_in
from seeding.wording import head_of, snake_case


def infer_reference(
    table: Table, field: Field, planned: frozenset[str], existing: Mapping[str, tuple[Any, ...]]
) -> Inferred | str:
    reference = field.reference
    assert reference is not None
    if reference.table == table.label and reference.one_to_one:
        if field.null:
            return Inferred(Chain(), "one to one within its table: the row before it, none for the first")
        return Inferred(OneToOne(), "one to one within its table: itself")
    if reference.table == table.label:
        if field.null and field.limit == Q(**{f"{field.name}__isnull": True}):
            said = "a row of the same table that points at none, as limit_choices_to asks"
            return Inferred(Tree(0.35, fixed=True, deepest=1), said)
        level = next((one for one in table.fields if level_of(table, one) == field), None)
        deepest = 0 if level is None else deepest_level(level)
        fixed = level is not None
        if field.optional:
            said = "a tree: an earlier row of the same table, none for a fifth of the rows"
            return Inferred(Tree(0.2, fixed, deepest), said)
        if field.null:
            return Inferred(Tree(0.02, fixed, deepest), "a tree: an earlier row of the same table, which forms ask for")
        return Inferred(Tree(0.0, fixed, deepest), "an earlier row of the same table")
    if reference.table in planned:
        where = None if field.limit is None else Limited(reference.table, str(field.limit), field.limit)
        if reference.one_to_one:
            if where is not None and not _asks_back(field):
                return Inferred(
                    OneToOne(where=where), "one to one: row i belongs to the i-th that limit_choices_to leaves"
                )
            return Inferred(OneToOne(), "one to one: row i belongs to row i")
        missing = 0.2 if field.optional else 0.0
        if reference.asks_many:
            # Which rows that are made have which others is not known before all are made.
            values = existing.get(reference.among, ())
            if values:
                said = f"one of the {len(values)} rows of {reference.table} that are there and limit_choices_to leaves"
                return Inferred(Existing(values), said)
            if field.optional:
                return Inferred(Constant(None), f"limit_choices_to leaves none of the {reference.table} that are there")
        if where is not None:
            return Inferred(Pick(missing=missing, where=where), "any of the rows that limit_choices_to leaves")
        is_country = head_of(reference.table.rpartition(".")[2]) == "country"
        if is_country and (entity := address_of(table, field)) is not None:
            return Inferred(Refer(CountryOfAddress(reference.table, entity)), "the country of the address")
        if (first := _other_end(table, field)) is not None:
            return Inferred(PickOther(missing=missing, than=first), f"another row than {first}, a few of them often")
        return Inferred(Pick(missing=missing), "any of the rows that are made, a few of them often")
    values = existing.get(reference.among, ())
    if values and reference.one_to_one:
        said = f"each of the {len(values)} rows of {reference.table} that are there, once"
        return Inferred(ExistingOnce(values), said)
    if values:
        return Inferred(Existing(values), f"one of the {len(values)} rows of {reference.table} that are there")
    if field.null:
        return Inferred(Constant(None), f"no rows of {reference.table} are made, and it may be null")
    return (
        f"{table.label}.{field.name} needs a row of {reference.table}, which has none and is not seeded. "
        f"Create one, or ask for {reference.table}=10."
    )


def _asks_back(field: Field) -> bool:
    """Whether `limit_choices_to` asks which rows the key's own table points at, which nobody knows yet."""
    assert field.reference is not None
    return any(path.split("__")[0] == field.reference.accessor for path in paths_in(field.limit))


_ENDS = (
    ("from", "to"), ("source", "target"), ("source", "destination"), ("origin", "destination"), ("sender", "recipient"),
    ("sender", "receiver"), ("home", "away"), ("first", "second"), ("left", "right"), ("subject", "object"),
    ("parent", "child"), ("follower", "followed"), ("follower", "following"), ("blocker", "blocked"), ("a", "b"),
    ("predecessor", "successor"), ("inviter", "invitee"), ("user", "friend"), ("departure", "arrival"), ("1", "2"),
    ("start", "end"), ("one", "two"), ("debit", "credit"), ("giver", "receiver"), ("buyer", "seller"),
    ("winner", "loser"),
)  # fmt: skip
"""Words for the two ends of what leads from one row to another of the same table."""


def _other_end(table: Table, field: Field) -> str | None:
    """The foreign key to the one end, of that to the other: `incident1` of `incident2`, `from_step` of `to_step`."""
    for link in table.references:
        if link is not field and link.reference and field.reference and link.reference.table == field.reference.table:
            pairs = zip(_parts(link), _parts(field), strict=False)
            apart = [pair for pair in pairs if pair[0] != pair[1]]
            if len(_parts(link)) == len(_parts(field)) and len(apart) == 1 and apart[0] in _ENDS:
                return link.name
    return None


def _parts(field: Field) -> list[str]:
    return re.sub(r"(?<=[a-z])(?=\d)", "_", snake_case(field.name)).split("_")
