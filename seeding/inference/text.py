"""Text that no kind is known for."""

from __future__ import annotations

import json
import re

from seeding import kinds
from seeding.generators import Constant, weighted
from seeding.inference.forms import digits_for
from seeding.inference.inferred import Inferred
from seeding.inference.meaning import fits, of_person
from seeding.schema import Field, Table
from seeding.sources import Pattern
from seeding.spec import OfKind
from seeding.wording import numbered_after, snake_case, worded

_KEY_AS_TEXT = re.compile(r"(^|_)object_(id|pk)$")
"""Names of text that points at rows of any table."""


_PROSE = re.compile(
    r"(?!.*(raw|search|log|error|index)_)(.*_)?(text|body|contents?|copy|statement|notice|guidelines|disclaimer|imprint|welcome)"
)
"""How texts are called that are written to be read by many."""


_AMOUNT = re.compile(r"(.*_)?(price|cost|amount|subtotal|total(_due)?|balance|fee|freight|surcharge|revenue|turnover)")
"""How amounts are called, which older databases keep as text."""


def infer_text(table: Table, field: Field) -> Inferred:
    if field.upload and field.blank:
        return Inferred(Constant(""), "no file")
    if _KEY_AS_TEXT.search(field.name) and not field.unique and not field.regexes:
        return Inferred(Pattern(r"[1-9]\d?"), "the key of a row")
    if (digits := digits_for(field)) is not None:
        return Inferred(digits, "a number of somebody's, as long as it may be")
    named = None if field.upload or field.regexes else worded(table, field)
    if named is not None:
        source, reason = named
        if not isinstance(source, OfKind) or fits(kinds.get(source.kind), field):
            return Inferred(source, reason)
    person = of_person(table, field)
    if person is not None:
        return person
    if isinstance(field.default, str) and _is_document(field.default):
        return Inferred(Constant(field.default), "its default, a document in text")
    if field.blank and field.null:
        return Inferred(Constant(None), "nothing is known of it, and it may be null")
    differs = any(field.name in unique.fields for unique in table.uniques)
    usual = isinstance(field.default, str) and field.default.strip() and not differs and not field.regexes
    # A help text that quotes values knows of more than one.
    if usual and re.search(r"[“\"'‘]", field.help_text) is None:
        return Inferred(Constant(field.default), "its default: nothing else is known of it")
    size = field.max_length or 0
    if _AMOUNT.fullmatch(snake_case(field.name)) and not (field.regexes or differs) and (size == 0 or size >= 6):
        return Inferred(Pattern(r"[1-9]\d{0,2}\.(99|95|50|00|\d5)"), "an amount, written as text")
    if 0 < size <= 6 and not field.regexes:
        return Inferred(
            Pattern(("[A-Z]", "[A-Z][1-9]", r"[A-Z][1-9]\d", r"[A-Z]{2}[1-9]\d")[min(size, 4) - 1]), "a short code"
        )
    if field.max_length is None or "TextField" in field.class_name:
        if _PROSE.fullmatch(snake_case(field.name)):
            return Inferred(OfKind("paragraph"), "its name asks for text that is read")
        return Inferred(OfKind("remark"), "text that may be long, of which nothing is known")
    if snake_case(field.name) == "name" and fits(kinds.get("name_of_thing"), field):
        return Inferred(OfKind("name_of_thing"), "what a row is called")
    if differs:
        return Inferred(OfKind("title" if field.max_length >= 30 else "keyword"), "text that is to differ")
    numbered = numbered_after(table, field)
    if numbered is not None:
        return Inferred(weighted(numbered), "nothing is known of it: its own name with a number")
    return Inferred(OfKind("keyword"), "text")


def _is_document(text: str) -> bool:
    """Whether text is a list or an object of JSON."""
    try:
        return isinstance(json.loads(text), (list, dict))
    except ValueError:
        return False
