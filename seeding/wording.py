"""What a text is when no kind knows its name: its last words say whether it is a state, a sort of thing or a reference.

Better a plain word that fits than a sentence that cannot be one.
"""

from __future__ import annotations

import re
from typing import Any

from seeding.generators import weighted
from seeding.schema import Field, Table
from seeding.spec import OfKind

_STATES = {"open": 40, "in progress": 25, "done": 20, "on hold": 10, "cancelled": 5}
_SORTS = {"standard": 45, "basic": 25, "extended": 15, "special": 10, "internal": 5}
_UNITS = {"piece": 50, "hour": 20, "kg": 15, "box": 10, "m": 5}

_WORDS: tuple[tuple[str, dict[str, int]], ...] = (
    (r"(.*_)?(status|stage|phase|progress)", _STATES),
    (r"(.*_)?(type|category|class|variant|sort|mode|level|tier|role)", _SORTS),
    (r"(.*_)?(unit|uom|unit_of_measure(ment)?)", _UNITS),
)
_KINDS: tuple[tuple[str, str], ...] = (
    (r"(.*_)?(ref|reference|number|no|nr|num|identifier|ident|code)", "code"),
    (r"(.*_)?sku", "sku"),
    (r"(.*_)?(key|secret|nonce|uid|sid|session_id|request_id|correlation_id)", "token"),
    (r"(.*_)?(checksum|digest|fingerprint|etag|signature)", "hash"),
    (r"(line|line_1|line1|address_line_?1|address1|addr1|street1)", "street_address"),
    (r"(line_?[2-4]|address_line_?[2-4]|address[2-4]|addr2|street2)", "secondary_address"),
    (r"(.*_)?(mail|recipients?|mail_to|mail_from|from_address|to_address)", "email"),
    (r"(.*_)?(locale|lang)", "language_code"),
    (r"(.*_)?(author|owner|person|contact|customer|client|member|user|by)(_name)?", "full_name"),
)
_ADDRESS = r"e_?mail(_?address)?"
_NAMES = r"(display_|printable_|full_|official_|short_)?name|title|label"
_NAMED: dict[str, str] = {"country": "country", "city": "city", "town": "city", "currency": "currency_code",
                          "company": "company", "supplier": "company", "vendor": "company", "manufacturer": "company",
                          "department": "department", "brand": "brand", "industry": "industry",
                          "product": "product_name", "card": "full_name", "bankcard": "full_name"}  # fmt: skip
"""What the rows of a model of this name are called."""


def snake_case(name: str) -> str:
    """A name of a class or field in small letters, its words joined by underscores."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def head_of(name: str) -> str:
    """The last word of a model's name: what its rows are."""
    return snake_case(name).rpartition("_")[2]


def worded(table: Table, field: Field) -> tuple[Any, str] | None:
    """The source of a text that its name tells, and the reason; None where it tells nothing."""
    name = snake_case(field.name).strip("_")
    model = head_of(table.name)
    room = field.max_length or 10_000
    if model in _NAMED and re.fullmatch(_NAMES, name) and room >= 30:
        return OfKind(_NAMED[model]), f"what a {model} is called"
    if name == "name" and room >= 30 and any(re.fullmatch(_ADDRESS, other.name.lower()) for other in table.fields):
        return OfKind("full_name"), "the name of whom the e-mail address is"
    for pattern, words in _WORDS:
        fitting = {word: weight for word, weight in words.items() if len(word) <= room}
        if re.fullmatch(pattern, name) and fitting:
            return weighted(fitting), f"its name asks for one of a few words, such as {next(iter(fitting))}"
    for pattern, kind in _KINDS:
        if re.fullmatch(pattern, name):
            return OfKind(kind), f"its name asks for a {kind.replace('_', ' ')}"
    return None


__all__ = ["head_of", "snake_case", "worded"]
