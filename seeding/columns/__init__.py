"""Columns: a batch of values of one field, coded until a sink asks for bytes or Python values.

Each column can be rendered as PostgreSQL's COPY text (which is also the canonical form that digests are
taken of) and as the Python values that Django's fields hold. A column imports no Django.
"""

from seeding.columns.column import Bytes, Column, Mask, byte_matrix, escape
from seeding.columns.combining import combine, joined
from seeding.columns.copying import BLOCK, copy_blocks, copy_text
from seeding.columns.documents import Documents, documents, one_of
from seeding.columns.moments import DAY, EPOCH, SECOND, Dates, Durations, Times, Timestamps, instant_micros
from seeding.columns.numbers import Booleans, Decimals, Floats, Integers
from seeding.columns.objects import Objects, Uuids, array_text, bytes_text, hstore_text, json_text
from seeding.columns.pieces import packed
from seeding.columns.text import (
    Bank,
    Choose,
    Strings,
    Template,
    Text,
    Words,
    constant,
    mapped,
    shorten,
    template,
)

__all__ = [
    "BLOCK",
    "DAY",
    "EPOCH",
    "SECOND",
    "Bank",
    "Booleans",
    "Bytes",
    "Choose",
    "Column",
    "Dates",
    "Decimals",
    "Documents",
    "Durations",
    "Floats",
    "Integers",
    "Mask",
    "Objects",
    "Strings",
    "Template",
    "Text",
    "Times",
    "Timestamps",
    "Uuids",
    "Words",
    "array_text",
    "byte_matrix",
    "bytes_text",
    "combine",
    "constant",
    "copy_blocks",
    "copy_text",
    "documents",
    "escape",
    "hstore_text",
    "instant_micros",
    "joined",
    "json_text",
    "mapped",
    "one_of",
    "packed",
    "shorten",
    "template",
]
