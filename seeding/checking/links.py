"""Links to rows that are not there: foreign keys, links by content type, and columns that only look like a link."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Replace

from seeding.checking.conditions import present
from seeding.checking.registry import Asked, Items, Note, check
from seeding.checking.report import Finding
from seeding.checking.scan import plural
from seeding.checking.subject import Subject
from seeding.schema import Field, generic_keys, label_of, limited_choices

REFERENCE = re.compile(r"(?P<what>.+?)_(id|pk|ref|key|uuid|no|number)")
"""Names of columns that say whose key they hold."""

LIKENESS = 0.9
"""The share of a column's values that must be keys of a table before the rest are said to miss their row."""


@check("orphan")
def orphans(subject: Subject) -> Items:
    """A foreign key, one-to-one link or row of a many-to-many table that points at no row, enforced or not."""
    for f in subject.fields:
        if f.reference is None or not subject.database.has(f.reference.table):
            continue
        target = subject.database.subject(f.reference.table)
        aim = target.table.field(f.reference.field)
        if not target.has(aim.attname):
            continue
        found = subject.rows.filter(present(f.attname), _absent(subject, f, target, aim))
        soft = " No constraint of the database guards it (db_constraint=False)." if f.reference.soft else ""
        yield from _missing(
            subject,
            f.name,
            found,
            f"pointing at a row of {target.label} that is not there.{soft}",
            f"Restore the rows of {target.label}, point elsewhere, or remove these.",
        )


def _absent(subject: Subject, f: Field, target: Subject, aim: Field) -> Any:
    """That no row has the key which a column holds: as each database finds it out fastest."""
    if subject.vendor == "sqlite":
        return ~Q(**{f"{f.attname}__in": target.rows.filter(present(aim.attname)).values(aim.attname)})
    return ~Exists(target.rows.filter(**{aim.attname: OuterRef(f.attname)}))


@check("limited")
def limited(subject: Subject) -> Items:
    """A foreign key or many-to-many row that points at a row which limit_choices_to leaves out."""
    limits = limited_choices(subject.table.model)
    for f in subject.fields:
        if f.name not in limits or f.reference is None or not subject.database.has(f.reference.table):
            continue
        target = subject.database.subject(f.reference.table)
        aim = target.table.field(f.reference.field)
        if not target.has(aim.attname):
            continue
        theirs = target.rows.filter(**{aim.attname: OuterRef(f.attname)})
        found = subject.rows.filter(present(f.attname), Exists(theirs), ~Exists(theirs.complex_filter(limits[f.name])))
        yield from _missing(
            subject,
            f.name,
            found,
            f"pointing at a row of {target.label} that limit_choices_to leaves out: {limits[f.name]}.",
            "Forms and full_clean() refuse them. Point elsewhere, or widen limit_choices_to.",
        )


def _missing(subject: Subject, name: str, found: QuerySet[Any], said: str, hint: str) -> Items:
    yield Asked()
    with subject.database.attempt():
        count = found.count()
    if count:
        examples, sql = subject.examples(found)
        message = f"{subject.label}.{name}: {plural(count)} {said}"
        yield Finding(subject.label, name, message, hint, count, examples, sql)


# Generic foreign keys -------------------------------------------------------------------------------------


@check("generic")
def generic(subject: Subject) -> Items:
    """A generic foreign key that is half set, whose model is gone, or whose object is not there."""
    for key in generic_keys(subject.table.model):
        if not subject.has(key.content_type, key.object_key):
            continue
        kind, of = subject.table.field(key.content_type), subject.table.field(key.object_key)
        if kind.reference is None or not subject.database.has(kind.reference.table):
            continue
        if kind.null or of.null:
            half = subject.rows.filter(
                Q(**{f"{kind.attname}__isnull": True, f"{of.attname}__isnull": False})
                | Q(**{f"{kind.attname}__isnull": False, f"{of.attname}__isnull": True})
            )
            yield from _missing(
                subject,
                key.name,
                half,
                f"with one of {kind.name} and {of.name} and not the other.",
                "Set both, or neither.",
            )
        with subject.database.attempt():
            types = list(subject.rows.filter(present(kind.attname)).values_list(kind.attname, flat=True).distinct())
        for number in types:
            yield from _of_type(subject, key.name, kind, of, number)


def _of_type(subject: Subject, name: str, kind: Field, of: Field, number: Any) -> Items:
    """Objects of one content type that are not there."""
    from django.contrib.contenttypes.models import ContentType

    found = ContentType.objects.using(subject.database.alias).filter(pk=number).first()
    if found is None:
        return  # The foreign key to the content type tells it.
    rows = subject.rows.filter(present(of.attname), **{kind.attname: number})
    said = f"{found.app_label}.{found.model}"
    model = found.model_class()
    label = label_of(model._base_manager.model) if model is not None else ""
    if not subject.database.has(label):
        yield from _missing(
            subject,
            name,
            rows,
            f"pointing at {said}, which is no model any more.",
            "Remove the rows, and the content type with: python manage.py remove_stale_contenttypes",
        )
        return
    there = subject.database.subject(label)
    aim = there.table.key
    while aim.reference is not None:
        aim = there.database.schema[aim.reference.table].field(aim.reference.field)
    alike = of.storage == aim.storage
    objects = there.rows.annotate(key_of_object=_comparable(F(there.table.key.attname), aim, alike))
    if subject.vendor == "sqlite":
        # It makes a list once and looks in it; asked for each row, it would go through all objects every time.
        rows = rows.annotate(key_named=_comparable(F(of.attname), aim, alike))
        missing: Any = ~Q(key_named__in=objects.values("key_of_object"))
    else:
        missing = ~Exists(objects.filter(key_of_object=_comparable(OuterRef(of.attname), aim, alike)))
    yield from _missing(
        subject,
        name,
        rows.filter(missing),
        f"pointing at a {there.label} that is not there.",
        f"A GenericRelation on {there.label} would have removed them with it. Remove the rows.",
    )


def _comparable(key: Any, aim: Field, alike: bool) -> Any:
    """An object's key, of the model or of the column that names it: as text where the two are not alike."""
    if alike:
        return key
    key = Cast(key, TextField())
    # A UUID is text with hyphens as an object's key, and 32 digits in the column of some databases.
    return Replace(key, Value("-"), Value(""), output_field=TextField()) if aim.storage == "uuid" else key


# References by name ---------------------------------------------------------------------------------------


@check("soft_reference", level="warning")
def soft_references(subject: Subject) -> Items:
    """A column without a foreign key whose name and values are those of a model's key, and some of it are not there."""
    taken = {key.object_key for key in generic_keys(subject.table.model)}
    for f in subject.of("integer", "text", "uuid"):
        named = REFERENCE.fullmatch(f.name.lower())
        if named is None or f.primary_key or f.name in taken or f.choices:
            continue
        target = _named(subject, named["what"].replace("_", ""))
        if target is None:
            continue
        aim = target.table.key
        if aim.reference is not None or aim.storage != f.storage or not target.has(aim.attname):
            continue
        yield Asked()
        there = Exists(target.rows.filter(**{aim.attname: OuterRef(f.attname)}))
        filled = subject.rows.filter(present(f.attname))
        if f.storage == "text":
            filled = filled.exclude(**{f.attname: ""})
        missing = filled.filter(~there)
        with subject.database.attempt():
            every, lost = filled.count(), missing.count()
        if lost and (every - lost) / every >= LIKENESS:
            examples, sql = subject.examples(missing)
            yield Finding(
                subject.label,
                f.name,
                f"{subject.label}.{f.name} reads like the key of {target.label}, as {every - lost:,} of {every:,} rows "
                f"hold one: {plural(lost)} without.",
                f"If it is one, make it a ForeignKey to {target.label}, with db_constraint=False if need be.",
                lost,
                examples,
                sql,
            )
        elif every:
            yield Note(f"{f.name}: {every - lost:,} of {every:,} values are keys of {target.label}.")


def _named(subject: Subject, name: str) -> Subject | None:
    """The model that a column's name speaks of: one of its own app, or the only one of that name."""
    database = subject.database
    called = [label for label in database.schema if label.split(".")[1].lower() == name and database.has(label)]
    own = [label for label in called if label.split(".")[0] == subject.label.split(".")[0]]
    chosen = own or called
    return database.subject(chosen[0]) if len(chosen) == 1 else None
