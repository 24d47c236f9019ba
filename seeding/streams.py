"""Streams of blocks, as pages of wagtail hold them: headings, paragraphs and lists, of the blocks that a field takes.

Nothing is imported from the package: such a field has a `stream_block`, whose `child_blocks` are known by their
classes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import numpy as np

from seeding import kinds
from seeding.keys import row_keys
from seeding.schema import Custom

SAMPLES = 16
"""Different streams that a column has."""

DEPTH = 4
"""How deep blocks within blocks are followed."""

PLAIN: Mapping[str, Any] = {
    "URLBlock": "https://example.com/",
    "EmailBlock": "someone@example.com",
    "IntegerBlock": 3,
    "FloatBlock": 1.5,
    "DecimalBlock": "1.50",
    "BooleanBlock": True,
    "DateBlock": "2024-05-17",
    "TimeBlock": "09:30:00",
    "DateTimeBlock": "2024-05-17T09:30:00Z",
}
"""What simple blocks hold, by the name of their class."""

WORDED = {"RichTextBlock": "paragraph", "TextBlock": "paragraph", "RawHTMLBlock": "paragraph", "CharBlock": "title"}
"""The kind of text that blocks of text hold, by the name of their class."""

IN_A_PARAGRAPH = ("RichTextBlock", "RawHTMLBlock")


class Unknown(Exception):
    """Nobody knows what such a block holds: pictures and pages would have to be there."""


def streams(custom: Custom) -> tuple[list[Any], ...]:
    """Streams that a field takes; none where it is no field of streams, or asks for blocks that nobody can make."""
    stream = getattr(custom.field, "stream_block", None)
    if not getattr(stream, "child_blocks", None):
        return ()
    try:
        found = [_stream(stream, number, DEPTH) for number in range(SAMPLES)]
    except Unknown:
        return ()
    return tuple(one for one in found if custom.accepts(one))


def _stream(stream: Any, number: int, depth: int) -> list[Any]:
    """One to four blocks, each of the next sort that can be made."""
    made = []
    for name, block in stream.child_blocks.items():
        try:
            made.append((name, _value(block, number, depth - 1)))
        except Unknown:
            continue
    if not made:
        raise Unknown
    count = min(1 + number % 4, getattr(stream.meta, "max_num", None) or 4)
    chosen = []
    for place in range(max(count, getattr(stream.meta, "min_num", None) or 1)):
        name, _ = made[(number + place) % len(made)]
        value = _value(stream.child_blocks[name], number * 4 + place, depth - 1)
        chosen.append(_item(name, value, number, place, depth))
    return chosen


def _item(name: str, value: Any, *place: int) -> dict[str, Any]:
    return {"type": name, "value": value, "id": str(uuid5(NAMESPACE_OID, f"{name} {place}"))}


def _value(block: Any, number: int, depth: int) -> Any:
    """What a block holds. Raises Unknown."""
    classes = [one.__name__ for one in type(block).__mro__]
    if not depth:
        raise Unknown
    if "StreamBlock" in classes or "BaseStreamBlock" in classes:
        return _stream(block, number, depth)
    if "StructBlock" in classes or "BaseStructBlock" in classes:
        return _struct(block, number, depth)
    if "ListBlock" in classes:
        child = block.child_block
        return [_item("item", _value(child, number * 3 + place, depth - 1), number, place) for place in range(2)]
    if any(name in classes for name in ("ChoiceBlock", "MultipleChoiceBlock")):
        chosen = _choice(block)
        return [chosen] if "MultipleChoiceBlock" in classes else chosen
    known = next((name for name in classes if name in WORDED or name in PLAIN), None)
    if known is None:
        raise Unknown
    if known in PLAIN:
        return PLAIN[known]
    text = _texts(WORDED[known])[number % SAMPLES]
    most = getattr(getattr(block, "field", None), "max_length", None)
    text = text[:most].rstrip() if most else text
    return f"<p>{text}</p>" if known in IN_A_PARAGRAPH else text


def _struct(block: Any, number: int, depth: int) -> dict[str, Any]:
    found = {}
    for name, child in block.child_blocks.items():
        try:
            found[name] = _value(child, number, depth - 1)
        except Unknown:
            if getattr(child, "required", True):
                raise
    return found


def _choice(block: Any) -> Any:
    for value, label in getattr(block.field, "choices", ()):
        choices: Sequence[Any] = label if isinstance(label, (list, tuple)) else ((value, label),)
        for one, _ in choices:
            if one not in ("", None):
                return one
    raise Unknown


@lru_cache(maxsize=4)
def _texts(kind: str) -> tuple[str, ...]:
    places = np.arange(SAMPLES)
    return tuple(kinds.get(kind).draw(kinds.Draw(row_keys(7, places), places)).values())
