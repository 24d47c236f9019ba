"""Formats: what a field's validators say of its values.

What can be said in SQL is. Else the distinct values are fetched, a bounded number at a time, and each is given to the
validators themselves; the report tells how many. Values that SQL can tell are certainly right are not fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core import validators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q

from seeding.checking.conditions import Says, present
from seeding.checking.registry import Asked, Items, Note, Rule, check
from seeding.checking.report import Finding
from seeding.checking.scan import plural
from seeding.checking.subject import EXAMPLES, Subject
from seeding.schema import Field

FETCHED = 5_000
"""Values that are in memory at a time."""

IN_SQL = (
    validators.MinValueValidator,
    validators.MaxValueValidator,
    validators.MinLengthValidator,
    validators.MaxLengthValidator,
    validators.DecimalValidator,
    validators.ProhibitNullCharactersValidator,
)
"""Validators that other checks put to the database."""

# So short a text has no label of a domain that is too long: counted repetition would cost PostgreSQL much.
_EMAIL = (
    64,
    r"^[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9]+(-+[A-Za-z0-9]+)*\.)+[A-Za-z][A-Za-z]+\Z",
)
_URL = (70, r"^https?://([a-z0-9]+(-+[a-z0-9]+)*\.)+[a-z][a-z]+(/[A-Za-z0-9._~/-]*)?\Z")
"""The most characters, and a regular expression in the words that Python and PostgreSQL have in common."""


@check("format")
def formats(subject: Subject) -> Items:
    """A value that a validator of its field refuses: e-mail, URL, slug, IP address, regular expression, your own."""
    for f in subject.fields:
        if f.reference is not None:
            continue
        field = subject.django(f)
        left = [one for one in field.validators if not isinstance(one, IN_SQL)]
        slug = next((one for one in left if one is validators.validate_slug), None)
        if slug is not None and f in list(subject.texts()) and subject.vendor in ("sqlite", "postgresql"):
            left.remove(slug)
            odd = "{0} GLOB '*[^-a-zA-Z0-9_]*'" if subject.vendor == "sqlite" else "{0} ~ '[^-a-zA-Z0-9_]'"
            yield Rule(
                f.name,
                Says(odd, f.attname),
                f"{subject.label}.{f.name} is a slug: {{rows}} with something else than letters, digits, "
                f"underscores and hyphens.",
                "Mend the rows, with django.utils.text.slugify for example.",
            )
        own = type(field).validate is not models.Field.validate and bool(field.choices)
        if left or own:
            yield from _tried(subject, f, field, left, own)


def _tried(subject: Subject, f: Field, field: Any, left: list[Any], own: bool) -> Items:
    """The distinct values of a column, given to validators one by one."""
    wanted = subject.rows.filter(present(f.attname))
    converted = f.custom is not None and f.custom.holds is not None
    certain = None if own or converted else _certainly_right(subject, left)
    if certain is not None:
        wanted = wanted.filter(Says(f"NOT ({certain})", f.attname))
    grouped = wanted.values_list(f.attname).annotate(times=Count("*"))
    refused: Callable[[Any], bool] = _refusing(field, left, own)
    distinct, values, rows = 0, 0, 0
    kept: list[Any] = []
    with subject.database.attempt():
        for value, times in grouped.iterator(chunk_size=FETCHED):
            distinct += 1
            if refused(value):
                values, rows = values + 1, rows + times
                if len(kept) < EXAMPLES:
                    kept.append(value)
    names = ", ".join(dict.fromkeys(map(_name, left))) or f"{type(field).__name__}.validate()"
    rest = "; SQL alone told that the others are right" if certain is not None else ""
    yield Asked()
    if distinct or certain is None:
        yield Note(f"{f.name}: {plural(distinct, 'distinct value')} tried in Python against {names}{rest}.")
    else:
        yield Note(f"{f.name}: SQL alone told that every value is right for {names}.")
    if rows:
        examples, _ = subject.examples(subject.rows.filter(Q(**{f"{f.attname}__in": kept})))
        yield Finding(
            subject.label,
            f.name,
            f"{subject.label}.{f.name}: {plural(rows)} with a value that {names} refuses "
            f"({plural(values, 'distinct value')}).",
            "Mend the rows, or the validator. Forms and full_clean() refuse them as they are.",
            rows,
            examples,
        )


def _certainly_right(subject: Subject, left: list[Any]) -> str | None:
    """What SQL says of values that the only validator certainly takes."""
    if len(left) != 1:
        return None
    (validator,) = left
    if type(validator) is validators.EmailValidator and validator == validators.validate_email:
        most, regex = _EMAIL
    elif type(validator) is validators.URLValidator and {"http", "https"} <= set(validator.schemes):
        most, regex = _URL
    else:
        return None
    if subject.vendor == "sqlite":
        return f"length({{0}}) <= {most} AND seeding_matches('{regex}', CAST({{0}} AS BLOB))"
    return f"length({{0}}) <= {most} AND {{0}} ~ '{regex}'" if subject.vendor == "postgresql" else None


def _refusing(field: Any, left: list[Any], own: bool) -> Callable[[Any], bool]:
    wrap = getattr(field, "attr_class", None) if isinstance(field, models.FileField) else None

    def refused(value: Any) -> bool:
        if value in field.empty_values:
            return False
        given = wrap(None, field, value) if wrap is not None else value
        try:
            for validator in left:
                validator(given)
            if own:
                field.validate(given, None)
        except ValidationError:
            return True
        return False

    return refused


def _name(validator: Any) -> str:
    regex = getattr(getattr(validator, "regex", None), "pattern", "")
    name = getattr(validator, "__name__", type(validator).__name__)
    return f"{name}({regex})" if name == "RegexValidator" and len(regex) <= 60 else str(name)
