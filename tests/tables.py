"""Tables written by hand, so that plans can be built of what no installed model has."""

from collections.abc import Mapping
from typing import Any

from seeding.plan import Facts, Plan, Request
from seeding.planning import build_plan
from seeding.schema import Check, Field, Reference, Table, Unique
from seeding.spec import ModelSeeds

AS_OF = 1_735_689_600_000_000


def field(name: str, storage: Any = "integer", **more: Any) -> Field:
    more.setdefault("class_name", {"text": "CharField", "integer": "IntegerField"}.get(storage, "Field"))
    return Field(name=name, attname=name, column=name, storage=storage, **more)


def key(name: str = "id") -> Field:
    return field(name, primary_key=True, unique=True, auto=True, class_name="BigAutoField")


def to(
    name: str, table: str, *, target: str = "id", one_to_one: bool = False, accessor: str | None = None, **more: Any
) -> Field:
    """A foreign key."""
    return Field(
        name=name,
        attname=f"{name}_id",
        column=f"{name}_id",
        storage="integer",
        class_name="OneToOneField" if one_to_one else "ForeignKey",
        reference=Reference(table, target, one_to_one, accessor=accessor),
        unique=one_to_one,
        **more,
    )


def table(
    label: str,
    *fields: Field,
    together: tuple[tuple[str, ...], ...] = (),
    checks: tuple[Check, ...] = (),
    auto_created: bool = False,
) -> Table:
    """A table with an automatic key, unless one of its fields is one, and constraints on fields together."""
    if not any(one.primary_key for one in fields):
        fields = (key(), *fields)
    name = label.split(".")[1]
    uniques = [Unique(f"{one.name} unique", (one.name,)) for one in fields if one.unique]
    uniques += [Unique(" + ".join(names), names) for names in together]
    return Table(
        label=label,
        name=name,
        db_table=label.replace(".", "_").lower(),
        fields=fields,
        primary_key=next(one.name for one in fields if one.primary_key),
        uniques=tuple(uniques),
        checks=checks,
        auto_created=auto_created,
        flag=f"{name.lower()}s",
    )


def seeds(**declared: Any) -> type[ModelSeeds]:
    """A class as a seeds.py has it."""
    return type("Seeds", (ModelSeeds,), declared)


def plan(
    *tables: Table,
    counts: Mapping[str, int] | None = None,
    seeds: Mapping[str, type[ModelSeeds]] | None = None,
    facts: Facts | None = None,
    seed: int = 0,
    **request: Any,
) -> Plan:
    return build_plan(
        Request(seed=seed, as_of=AS_OF, counts=counts or {}, **request),
        facts,
        seeds=seeds or {},
        schema={one.label: one for one in tables},
    )


def numbers(plan: Plan, label: str, name: str) -> list[Any]:
    """All values of a field."""
    return plan.rows(label, range(plan.counts[label])).column(name).values()
