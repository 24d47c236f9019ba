"""Values against their field: type, choices, length, digits and bounds, which SQLite hardly enforces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core import validators
from django.db import models
from django.db.models import Q, Value

from seeding.checking.conditions import Fails, Says
from seeding.checking.registry import Items, Rule, check
from seeding.checking.subject import Subject
from seeding.schema import Field, integer_range

_NUMBERS = ("integer", "decimal", "float", "duration")

EXACT = 15
"""Decimal digits that SQLite's REAL, a double, keeps of every number."""

WHOLE = (-(2**63), 2**63 - 1)
"""What 64 bits hold."""

_TYPES = {"smallint": (-(2**15), 2**15 - 1), "integer": (-(2**31), 2**31 - 1), "bigint": WHOLE}
"""The whole numbers that PostgreSQL's types hold."""


# Types ----------------------------------------------------------------------------------------------------

_NUMBER = "{0} >= ''"
"""To SQLite any text and any bytes are more than any number; one comparison costs half of what typeof() does."""

_SQLITE: dict[str, tuple[str, str]] = {
    "integer": ("typeof({0}) <> 'integer' AND {0} IS NOT NULL", "a whole number"),
    "decimal": (_NUMBER, "a number"),
    "float": (_NUMBER, "a number"),
    "duration": ("typeof({0}) <> 'integer' AND {0} IS NOT NULL", "a number of microseconds"),
    "boolean": ("{0} NOT IN (0, 1)", "0 or 1"),
    "text": ("typeof({0}) <> 'text' AND {0} IS NOT NULL", "text"),
    # A day that its month has not is taken for one of the next month as soon as SQLite reckons with it.
    "date": (
        "{0} IS NOT NULL AND (typeof({0}) <> 'text' OR length({0}) <> 10 OR date({0}, '+0 days') IS NOT {0})",
        "a date as YYYY-MM-DD",
    ),
    # Most days are below 29 and in every month, and need only be readable; the rest is reckoned with.
    "timestamp": (
        "{0} IS NOT NULL AND ({0} NOT GLOB '????-??-[012][0-8]*' OR julianday({0}) IS NULL) AND "
        "(typeof({0}) <> 'text' OR datetime({0}) IS NULL OR "
        "date(substr({0}, 1, 10), '+0 days') IS NOT substr({0}, 1, 10))",
        "an instant as YYYY-MM-DD HH:MM:SS",
    ),
    "time": ("{0} IS NOT NULL AND (typeof({0}) <> 'text' OR time({0}) IS NULL)", "a time as HH:MM:SS"),
    "json": ("{0} IS NOT NULL AND (typeof({0}) <> 'text' OR json_valid({0}) = 0)", "well-formed JSON"),
    "uuid": (
        "{0} IS NOT NULL AND (typeof({0}) <> 'text' OR length({0}) <> 32 OR {0} GLOB '*[^0-9a-fA-F]*')",
        "a UUID as 32 hexadecimal digits",
    ),
}
"""By storage: what SQLite says of a value that Django's field cannot hold, and what it holds."""

_POSTGRESQL: dict[str, tuple[str, str]] = {
    "date": ("{0} NOT BETWEEN '0001-01-01' AND '9999-12-31'", "a date of the years 1 to 9999"),
    "timestamp": (
        "{0} NOT BETWEEN '0001-01-01 00:00:00' AND '9999-12-31 23:59:59.999999'",
        "an instant of the years 1 to 9999",
    ),
    "decimal": ("{0} = 'NaN'", "a number"),
}


@check("type")
def types(subject: Subject) -> Items:
    """A value that the field's type cannot hold: text in a number, a date that is none, JSON that is broken."""
    spelled = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}.get(subject.vendor, {})
    for f in subject.fields:
        if f.reference is not None or f.storage not in spelled:
            continue
        django = subject.django(f)
        if f.storage == "uuid" and django.db_type(subject.database.connection) != "char(32)":
            continue
        condition, what = spelled[f.storage]
        yield Rule(
            f.name,
            Says(condition, f.attname),
            f"{subject.label}.{f.name}: {{rows}} with something that is not {what}.",
            "Django fails at such a row, or reads it as something else. Mend the rows, or take another class of field.",
            # A number in a text column is read as a number, and nothing fails.
            "warning" if f.storage == "text" else None,
        )


# Choices --------------------------------------------------------------------------------------------------


@check("choice")
def choices(subject: Subject) -> Items:
    """A value that is none of the field's choices; grouped and callable ones are understood."""
    for f in subject.of("text", "integer", "decimal", "float", "boolean", "date", "timestamp"):
        if not f.choices or type(subject.django(f)).validate is not models.Field.validate:
            continue
        among = Fails(Q(**{f"{f.name}__in": [value for value in f.choices if value is not None]}))
        named = ", ".join(map(repr, f.choices[:6])) + (", …" if len(f.choices) > 6 else "")
        yield Rule(
            f.name,
            Says("{0} <> '' AND {1}", f.attname, among) if f.storage == "text" else among,
            f"{subject.label}.{f.name} is one of {named}: {{rows}} with another value.",
            "Change the rows, or add the value to the field's choices.",
            show=None if subject.personal(f) else f.attname,
        )


# Lengths --------------------------------------------------------------------------------------------------


@check("length")
def lengths(subject: Subject) -> Items:
    """Text that is longer than max_length, which SQLite does not enforce, or outside of length validators."""
    length = "char_length" if subject.vendor == "mysql" else "length"
    for f in subject.texts():
        kept = subject.limits(f).length
        # What a class converts, such as encrypted text, is longer than what it was.
        sized = f.custom is None or "(" in str(subject.django(f).db_type(subject.database.connection))
        if f.max_length is not None and sized and (kept is None or kept > f.max_length):
            yield Rule(
                f.name,
                Says(f"{length}({{0}}) > {f.max_length}", f.attname),
                f"{subject.label}.{f.name} takes {f.max_length} characters: {{rows}} with more.",
                "Shorten them, or raise max_length. Another database would refuse the rows.",
            )
        for limit in limits(subject, f, validators.MinLengthValidator):
            yield Rule(
                f.name,
                Says(f"{{0}} <> '' AND {length}({{0}}) < {int(limit)}", f.attname),
                f"{subject.label}.{f.name} has {limit} characters at least: {{rows}} with fewer.",
                "Its MinLengthValidator refuses them in a form. Mend the rows, or the validator.",
            )


# Numbers --------------------------------------------------------------------------------------------------


@check("digits")
def digits(subject: Subject) -> Items:
    """A decimal with more digits, or more decimal places, than its field has."""
    for f in subject.of("decimal"):
        kept = subject.limits(f)
        if not f.digits or (kept.places == f.places and kept.digits is not None and kept.digits <= f.digits):
            continue
        least = f"1{'0' * (f.digits - f.places)}"
        # The largest number of many digits is rounded to the limit itself where a double holds it.
        reaches = ">" if subject.vendor == "sqlite" and f.digits > EXACT else ">="
        yield Rule(
            f.name,
            Says(f"abs({{0}}) {reaches} {least}", f.attname),
            f"{subject.label}.{f.name} has {f.digits} digits, {f.places} of them decimal places: {{rows}} with "
            f"more before the point.",
            "Raise max_digits, or mend the rows. Another database would refuse them.",
        )
        if subject.vendor == "sqlite":
            # round() is slow; what is whole in the smallest unit need not be rounded to see it.
            unit = 10**f.places
            finer = (
                f"{{0}} <> CAST({{0}} * {unit} + 0.5 AS INTEGER) / {unit}.0 AND "
                f"abs({{0}}) < 1e{EXACT - f.places} AND abs({{0}} - round({{0}}, {f.places})) > 1e-{f.places + 2}"
            )
        else:
            finer = f"{{0}} <> round({{0}}, {f.places})"
        yield Rule(
            f.name,
            Says(finer, f.attname),
            f"{subject.label}.{f.name} has {f.places} decimal places: {{rows}} with more.",
            "Django rounds them when it reads them. Round the stored numbers, or raise decimal_places.",
        )


@check("range")
def ranges(subject: Subject) -> Items:
    """A number or date outside of its field's class (SmallIntegerField, …) or of its Min- and MaxValueValidator."""
    for f in subject.of("integer", "decimal", "float", "date", "timestamp", "duration"):
        django = subject.django(f)
        # To SQLite any text is more than any number; the check of types tells that.
        number = " AND typeof({0}) <> 'text'" if subject.vendor == "sqlite" and f.storage in _NUMBERS else ""
        reach = None if f.auto else integer_range(django.get_internal_type())
        held = _TYPES.get(subject.limits(f).type)
        if reach is not None and held is not None and reach[0] <= held[0] and held[1] <= reach[1]:
            pass  # The database's own type holds no other.
        elif reach is not None and reach[1] < WHOLE[1] and not (held is not None and held[1] <= reach[1]):
            yield Rule(
                f.name,
                Says(f"({{0}} < {reach[0]} OR {{0}} > {reach[1]}){number}", f.attname),
                f"{subject.label}.{f.name} is a {f.class_name}, from {reach[0]} to {reach[1]}: {{rows}} outside.",
                "Mend the rows, or take a wider field. Another database would refuse them.",
            )
        elif reach is not None and reach[0] == 0:
            yield Rule(
                f.name,
                Says(f"{{0}} < 0{number}", f.attname),
                f"{subject.label}.{f.name} is a {f.class_name}: {{rows}} below 0.",
                "Mend the rows, or take another field.",
            )
        for sign, word, kind in (
            ("<", "least", validators.MinValueValidator),
            (">", "most", validators.MaxValueValidator),
        ):
            for limit in limits(subject, f, kind):
                if limit in (reach or ()) or limit in WHOLE:
                    continue  # Django adds what the database can hold to the validators.
                yield Rule(
                    f.name,
                    Says(f"{{0}} {sign} {{1}}{number}", f.attname, Value(limit, output_field=django)),
                    f"{subject.label}.{f.name} is {limit} at {word}, as its validator says: {{rows}} beyond it.",
                    "A form refuses them. Mend the rows, or the validator; a CheckConstraint would keep it so.",
                )


def limits(subject: Subject, f: Field, kind: type[Any]) -> Iterator[Any]:
    """The limits of a field's validators of one class."""
    for validator in subject.django(f).validators:
        if type(validator) is kind:
            yield validator.limit_value() if callable(validator.limit_value) else validator.limit_value
