"""Which tables get rows: what was asked for, what follows from it, and what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from seeding.plan import Facts
from seeding.schema import Table, seedable
from seeding.spec import ChildrenOf, ModelSeeds, PickAny, Refer, SeedingError, declared_fields


def included_tables(
    wanted: Mapping[str, int], schema: Mapping[str, Table], seeds: Mapping[str, type[ModelSeeds]], facts: Facts
) -> set[str]:
    """What is asked for, what follows from it (children, ratios, links) and what it needs (required parents)."""
    included = {label for label, count in wanted.items() if count}
    if not wanted:
        included = {label for label in seeds if seedable(schema[label])}
    included |= {
        label for cohort in facts.cohorts for label, count in cohort.counts.items() if count and label in schema
    }
    ours = {label for cohort in facts.cohorts for label, count in cohort.counts.items() if count}
    refused = {label for label, count in wanted.items() if not count}
    refused |= {
        label for label, declared in seeds.items() if label not in ours and _listed_already(declared, label, facts)
    }
    refused -= ours
    included -= refused
    while True:
        more: set[str] = set()
        for label, declared in seeds.items():
            rows = declared.rows
            base = parent_label(schema[label], rows) if isinstance(rows, ChildrenOf) else getattr(rows, "table", None)
            if base in included:
                more.add(label)
        for label, table in schema.items():
            more |= _linked_lists(table, included, seeds)
            ends = [f.reference.table for f in table.references if f.reference]
            if (
                table.auto_created
                and label not in seeds
                and ends
                and any(end in included for end in ends)
                and all(
                    (end in included and seedable(schema[end]))
                    or (end in seeds and _listed_already(seeds[end], end, facts))
                    for end in ends
                )
            ):
                more.add(label)
        for label in included:
            rows = seeds[label].rows if label in seeds else None
            if isinstance(rows, ChildrenOf):
                more.add(parent_label(schema[label], rows))
            if label in seeds:
                more.update(_picked_tables(schema[label], seeds[label]))
            for f in schema[label].references:
                assert f.reference is not None
                target = schema.get(f.reference.table)
                needed = not f.null and target is not None and seedable(target)
                # A rule can name rows of this data set alone, not those that others made.
                chosen = label in seeds and isinstance(getattr(seeds[label], f.name, None), Refer)
                if needed and (f.reference.one_to_one or chosen or not facts.existing.get(f.reference.table)):
                    more.add(f.reference.table)
        more -= included | refused
        if not more:
            return included
        included |= more


def _picked_tables(table: Table, declared: type[ModelSeeds]) -> Iterable[str]:
    """The tables that the generic foreign keys of a table pick rows of."""
    given = declared_fields(declared)
    for generic in table.generics:
        source = given.get(generic.name)
        if isinstance(source, PickAny):
            yield from source.tables


def _listed_already(declared: type[ModelSeeds], label: str, facts: Facts) -> bool:
    """Whether a closed list is in the database already, by another data set or by hand; then it is used as it is."""
    return bool(getattr(declared.rows, "fixed", False) and facts.existing.get(label))


def _linked_lists(table: Table, included: set[str], seeds: Mapping[str, type[ModelSeeds]]) -> set[str]:
    """The closed lists (`fixed`) that included tables are linked to through a many-to-many table."""
    ends = {f.reference.table for f in table.references if f.reference} if table.auto_created else set()
    lists = {end for end in ends if end in seeds and getattr(seeds[end].rows, "fixed", False)}
    return lists if ends - lists and ends - lists <= included else set()


def parent_label(table: Table, rows: ChildrenOf) -> str:
    if "." in rows.parent:
        return rows.parent
    reference = table.field(rows.parent).reference
    if reference is None:
        raise SeedingError(
            f"{table.label}: rows = children_of({rows.parent!r}): that is no foreign key of {table.label}."
        )
    return reference.table


def planned_with(label: str, included: set[str], facts: Facts) -> frozenset[str]:
    """The tables that were filled together with the first rows of a model: its later rows refer to no others."""
    for cohort in facts.cohorts:
        if cohort.counts.get(label):
            return frozenset(other for other, count in cohort.counts.items() if count)
    return frozenset(included)
