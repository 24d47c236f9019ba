"""Values for columns whose validators ask for a form."""

from __future__ import annotations

import re

import numpy as np

from seeding import kinds
from seeding.inference.meaning import readings
from seeding.keys import row_keys
from seeding.patterns import Unmatchable, matching
from seeding.schema import Field
from seeding.sources import Code, Pattern
from seeding.spec import OfKind
from seeding.wording import snake_case


def own_code(field: Field) -> Code | None:
    """A code that the column's regular expressions and its class take; None if they take none."""
    short = (field.max_length or 64) < 10
    tried = ("AB2Z", "QRST", "2345", "XYZA") if short else ("1000", "4821", "90210377")
    for prefix in ("", "a", "A", "_"):
        room = (field.max_length or 64) - len(prefix)
        texts = [prefix + (text * 3)[:room] if short else prefix + text for text in tried]
        matched = all(re.search(regex, text) for regex in field.regexes for text in texts)
        if room > 0 and matched and (field.custom is None or all(map(field.custom.accepts, texts))):
            return Code(prefix)
    return None


def strictest(field: Field) -> str:
    """The regular expression of a column whose texts match the others, too."""
    for regex in field.regexes:
        try:
            texts = [matching(regex, int(key), field.max_length) for key in row_keys(0, np.arange(20)).tolist()]
        except Unmatchable:
            continue
        if all(re.search(other, text) for other in field.regexes for text in texts):
            return regex
    return field.regexes[0]


def matches(found: OfKind | None, field: Field) -> bool:
    """Whether what a kind draws passes the column's regular expressions."""
    if found is None or field.storage not in kinds.get(found.kind).types:
        return False
    positions = np.arange(50)
    draw = kinds.Draw(row_keys(0, positions), positions, max_length=field.max_length, unique=field.unique)
    values = kinds.get(found.kind).draw(draw).values()
    return all(re.search(regex, str(value)) for regex in field.regexes for value in values)


def takes(field: Field, source: object) -> bool:
    """Whether what a kind or a pattern draws passes the column's regular expressions."""
    if not isinstance(source, Pattern):
        return isinstance(source, OfKind) and matches(source, field)
    texts = [matching(source.regex, int(key), field.max_length) for key in row_keys(0, np.arange(20)).tolist()]
    return all(re.search(regex, text) for regex in field.regexes for text in texts)


_NUMBERED = ("national_id", "ssn", "passport_number", "driving_license", "tax_id", "license_plate")


def digits_for(field: Field) -> Pattern | None:
    """Digits for a column that is named for a number of a person's or a car's, and too short for those of its kind."""
    named = [column for _, column in readings(snake_case(field.name), None)]
    short = not field.regexes and 5 <= (field.max_length or 0) <= 12
    if short and any(kinds.get(name).suggested_by(one) for name in _NUMBERED for one in named):
        return Pattern(rf"[1-9]\d{{{(field.max_length or 5) - 1}}}")
    return None
