"""What may occur once: unique fields and constraints, by groups that the database counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet, Sum, TextField, UniqueConstraint
from django.db.models.functions import ExtractMonth, ExtractYear, Lower, TruncDate

from seeding.checking.registry import Asked, Items, check
from seeding.checking.report import Finding
from seeding.checking.scan import plural
from seeding.checking.subject import EXAMPLES, Subject, introspection, statement
from seeding.inference import kind_named
from seeding.schema import Field, constraints_of, plain_uniques

GROUPS = 3
"""Values that occur more than once of which examples are given."""


@check("duplicate")
def duplicates(subject: Subject) -> Items:
    """Rows that share what is unique: fields, unique_together, UniqueConstraint with conditions and expressions."""
    enforced = {frozenset(primary_keys(subject)), *unique_indexes(subject)}
    for unique in plain_uniques(subject.table.model):
        columns = frozenset(subject.table.field(name).column for name in unique.fields if subject.table.has(name))
        if subject.has(*unique.fields) and columns not in enforced:
            yield from _repeated(subject, unique.name, {name: F(name) for name in unique.fields})
    for constraint in constraints_of(subject.table.model):
        if not isinstance(constraint, UniqueConstraint):
            continue
        columns = frozenset(subject.table.field(name).column for name in constraint.fields if subject.table.has(name))
        plain = constraint.condition is None and not constraint.expressions and constraint.nulls_distinct is not False
        if plain and columns in enforced:
            continue
        wanted: dict[str, Any] = {name: F(name) for name in constraint.fields}
        wanted |= {f"expression_{place}": _bare(one) for place, one in enumerate(constraint.expressions)}
        yield from _repeated(
            subject,
            constraint.name,
            wanted,
            condition=constraint.condition,
            nulls_distinct=constraint.nulls_distinct is not False,
        )


def _bare(expression: Any) -> Any:
    """An expression without what only an index understands: order and operator class."""
    while type(expression).__name__ in ("OrderBy", "OpClass", "IndexExpression"):
        expression = expression.get_source_expressions()[0]
    return expression


def primary_keys(subject: Subject) -> set[str]:
    """The columns that the database holds to be its primary key, which no index of another kind stands for."""
    database = subject.database
    with database.connection.cursor() as cursor:
        columns = introspection(database.connection).get_primary_key_columns(cursor, subject.table.db_table)
    return set(columns or ())


def unique_indexes(subject: Subject) -> set[frozenset[str]]:
    """The columns of unique indexes that are valid and of whole rows: nothing can occur twice in them."""
    database, table = subject.database, subject.table.db_table
    if subject.vendor == "sqlite":
        listed = database.fetch(f"PRAGMA index_list({database.quote(table)})")
        names = [name for _, name, unique, _, partial in listed if unique and not partial]
        parts = [database.fetch(f"PRAGMA index_info({database.quote(name)})") for name in names]
        return {frozenset(column for _, _, column in part) for part in parts if all(place >= 0 for _, place, _ in part)}
    if subject.vendor == "postgresql":
        rows = database.fetch(
            "SELECT array_agg(a.attname::text) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid "
            "AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]) WHERE i.indrelid = %s::regclass "
            "AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL GROUP BY i.indexrelid",
            [database.quote(table)],
        )
        return {frozenset(columns) for (columns,) in rows}
    return set()


def _repeated(
    subject: Subject,
    name: str,
    wanted: Mapping[str, Any],
    *,
    condition: Q | None = None,
    nulls_distinct: bool = True,
    what: str = "",
) -> Items:
    """The values of expressions that more than one row has."""
    yield Asked()
    rows = subject.rows if condition is None else subject.rows.filter(condition)
    groups, shown = _grouped(rows, wanted, nulls_distinct)
    found = _totals(subject, groups)
    if found is None:
        return
    values, repeated = found
    yield Finding(
        subject.label,
        name,
        f"{subject.label}: {plural(values, 'value')} of {what or name} "
        f"{'occurs' if values == 1 else 'occur'} more than once, in {plural(repeated)}.",
        "Keep one row of each; the rest can be merged into it or given another value.",
        repeated,
        _members(subject, groups, shown),
        statement(subject.database, groups),
    )


def _grouped(
    rows: QuerySet[Any], wanted: Mapping[str, Any], nulls_distinct: bool
) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """The groups that have more than one row, and the rows with the expressions that make a group."""
    names = {f"unique_{place}": expression for place, expression in enumerate(wanted.values())}
    shown = rows.annotate(**names)
    if nulls_distinct:
        shown = shown.filter(**{f"{name}__isnull": False for name in names})
    groups = shown.values(*names).annotate(times=Count("*")).filter(times__gt=1).order_by()
    return groups, shown


def _totals(subject: Subject, groups: QuerySet[Any]) -> tuple[int, int] | None:
    """How many values occur more than once, and in how many rows."""
    with subject.database.attempt():
        found = groups.aggregate(total_values=Count("*"), total_rows=Sum("times"))
    return (found["total_values"], found["total_rows"]) if found["total_values"] else None


def _members(subject: Subject, groups: QuerySet[Any], shown: QuerySet[Any]) -> tuple[Any, ...]:
    """Primary keys of the first few groups."""
    keys: list[Any] = []
    with subject.database.attempt():
        first = list(groups[:GROUPS])
    for group in first:
        values = {name: value for name, value in group.items() if name != "times"}
        same = shown.filter(
            **{name if value is not None else f"{name}__isnull": value if value is not None else True
               for name, value in values.items()}
        )  # fmt: skip
        keys.extend(subject.examples(same)[0][: max(2, EXAMPLES - len(keys))])
    return tuple(keys[: EXAMPLES + 1])


@check("duplicate_date")
def duplicates_by_date(subject: Subject) -> Items:
    """Rows that share what is unique for a date, a month or a year (unique_for_date and the like)."""
    parts = (
        ("unique_for_date", TruncDate, "day"),
        ("unique_for_month", ExtractMonth, "month"),
        ("unique_for_year", ExtractYear, "year"),
    )
    for f in subject.fields:
        for attribute, part, word in parts:
            day = getattr(subject.django(f), attribute)
            if not day or not subject.has(day):
                continue
            plain = part is TruncDate and subject.table.field(day).storage == "date"
            yield from _repeated(
                subject,
                f"{f.name} + {day}",
                {f.name: F(f.attname), day: F(day) if plain else part(day)},
                what=f"{f.name} in one {word} ({attribute} = {day!r})",
            )


@check("near_duplicate", level="warning")
def near_duplicates(subject: Subject) -> Items:
    """Addresses of e-mail in a unique field that differ in case or blanks only: one person, twice."""
    for f in subject.texts():
        if not (f.unique and _is_email(subject, f)):
            continue
        yield Asked()
        folded = Lower(Func(F(f.attname), function="TRIM"), output_field=TextField())
        # Two that differ are not both written as they are folded.
        with subject.database.attempt():
            if not subject.rows.alias(folded=folded).exclude(folded=F(f.attname)).exists():
                continue
        groups, shown = _grouped(subject.rows, {f.name: folded}, True)
        groups = groups.annotate(written=Count(f.attname, distinct=True)).filter(written__gt=1)
        found = _totals(subject, groups)
        if found is not None:
            values, repeated = found
            yield Finding(
                subject.label,
                f.name,
                f"{subject.label}.{f.name}: {values:,} {'address' if values == 1 else 'addresses'} in "
                f"{plural(repeated)}, written differently in case or blanks only.",
                'Merge them, and add UniqueConstraint(Lower("…")).',
                repeated,
                _members(subject, groups.values(*_names(groups)), shown),
            )


def _names(groups: QuerySet[Any]) -> Sequence[str]:
    return [name for name in groups.query.annotations if name.startswith("unique_")]


def _is_email(subject: Subject, f: Field) -> bool:
    return "Email" in f.class_name or kind_named(subject.table, f) == "email"
