"""Texts with their mentions replaced; all else of them stays byte for byte. Values of any shape are walked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from seeding.keys import Keys
from seeding.masking.freetext.mentions import Finder, Mention
from seeding.masking.freetext.substitutes import Substitutes
from seeding.masking.packed import packed_in

LEAST_NUMBER = 10**7
"""Numbers from here on are looked at as text: they may be phones, cards or identity numbers."""
_FORMS: tuple[dict[str, Any], ...] = (
    {"ensure_ascii": True},
    {"ensure_ascii": False},
    {"ensure_ascii": True, "separators": (",", ":")},
    {"ensure_ascii": False, "separators": (",", ":")},
)


@dataclass(frozen=True)
class Rewriter:
    """Finds mentions and puts substitutes in their place."""

    finder: Finder
    substitutes: Substitutes

    def texts(
        self, texts: Sequence[str], people: Keys | None = None, max_length: int | None = None
    ) -> tuple[list[str], list[Mention]]:
        """The texts as they are afterwards, of at most `max_length` characters each, and what was replaced.

        What is packed in them, in base 64, is rewritten as well, and packed again.
        """
        texts, packed = self._unpacked(texts, people, max_length)
        mentions = self.finder.find(texts, people)
        result = list(texts)
        if not mentions:
            return result, packed
        substitutes = self.substitutes.of(mentions, texts)
        first = 0
        while first < len(mentions):
            last = first
            while last < len(mentions) and mentions[last].text == mentions[first].text:
                last += 1
            number = mentions[first].text
            listed = list(zip(mentions[first:last], substitutes[first:last], strict=True))
            changed = _spliced(texts[number], listed)
            if max_length is not None and len(changed) > max_length:
                # A substitute as long as what it stands for lets the text fit as it did before.
                short = [(one, _cut(text, one.end - one.start)) for one, text in listed]
                changed = _spliced(texts[number], short)
            result[number] = changed
            first = last
        return result, mentions + packed

    def _unpacked(
        self, texts: Sequence[str], people: Keys | None, max_length: int | None
    ) -> tuple[Sequence[str], list[Mention]]:
        """The texts with what is packed in them rewritten; a part that is no text, or has no room, is struck out."""
        parts = list(packed_in(texts, "\n".join(texts) + "\n"))
        if not parts:
            return texts, []
        own = None if people is None else people[np.array([one.number for one in parts], dtype=np.int64)]
        contents, mentions = self.values([one.content for one in parts], own)
        result = list(texts)
        for one, content in reversed(list(zip(parts, contents, strict=True))):
            if content != one.content:
                before, part = result[one.number], texts[one.number][one.start : one.stop]
                struck = f"{before[: one.start]}{'*' * len(part)}{before[one.stop :]}"
                after = (
                    f"{before[: one.start]}{one.repacked(part, content)}{before[one.stop :]}" if one.whole else struck
                )
                result[one.number] = struck if max_length is not None and len(after) > max_length else after
        return result, mentions

    def values(
        self, values: Sequence[Any], people: Keys | None = None, max_length: int | None = None
    ) -> tuple[Sequence[Any], list[Mention]]:
        """Values of any shape: texts, and the texts in lists and mappings and in JSON that a text holds."""
        if set(map(type, values)) <= {str} and "\\" not in "\n".join(values):
            return self.texts(values, people, max_length)
        shapes = [_shape(value) for value in values]
        texts: list[str] = []
        rows: list[int] = []
        for row, value in enumerate(shapes):
            before = len(texts)
            texts.extend(_leaves(value))
            rows.extend([row] * (len(texts) - before))
        whole = all(type(value) is str for value in shapes)
        own = None if people is None else people if whole else people[np.array(rows, dtype=np.int64)]
        changed, mentions = self.texts(texts, own, max_length if whole else None)
        if whole:
            return list(changed), mentions
        leaves = iter(changed)
        result = [_rebuilt(value, leaves) for value in shapes]
        for row, value in enumerate(result):
            if max_length is not None and isinstance(value, str) and len(value) > max_length:
                alone = None if people is None else people[row : row + 1]
                result[row] = self.texts([str(values[row])], alone, max_length)[0][0]
        return result, mentions


def _spliced(text: str, replaced: Sequence[tuple[Mention, str]]) -> str:
    parts: list[str] = []
    reach = 0
    for mention, other in replaced:
        parts += (text[reach : mention.start], other)
        reach = mention.end
    parts.append(text[reach:])
    return "".join(parts)


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    local, at, host = text.partition("@")
    if at and length - len(host) > 1:
        return f"{local[: length - len(host) - 1]}@{host}"
    return text[:length].rstrip(" .-_@") or text[:length]


@dataclass(frozen=True)
class _Document:
    """JSON that a text column holds, with the form in which it is written."""

    value: Any
    form: int


def _shape(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "[", '"') and "\\" in value:
        # Escapes hide letters and run into words; where writing it again gives the same bytes, its texts are walked.
        try:
            document = json.loads(value)
        except (ValueError, RecursionError):
            return value
        for form, options in enumerate(_FORMS):
            if json.dumps(document, **options) == value:
                return _Document(_within(document), form)
    return value


def _within(value: Any) -> Any:
    """A document with the documents that its texts hold opened as well."""
    if isinstance(value, dict):
        return {key: _within(one) for key, one in value.items()}
    return list(map(_within, value)) if isinstance(value, list) else _shape(value)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, _Document):
        yield from _leaves(value.value)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from _leaves(one)
    elif isinstance(value, (list, tuple, set)):
        for one in value:
            yield from _leaves(one)
    elif _is_number(value):
        yield str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) >= LEAST_NUMBER


def _rebuilt(value: Any, leaves: Iterator[str]) -> Any:
    if isinstance(value, str):
        return next(leaves)
    if isinstance(value, _Document):
        return json.dumps(_rebuilt(value.value, leaves), **_FORMS[value.form])
    if isinstance(value, dict):
        rebuilt = {}
        for key, one in value.items():
            renamed = next(leaves)
            rebuilt[renamed if isinstance(key, str) else key] = _rebuilt(one, leaves)
        return rebuilt
    if isinstance(value, (list, tuple, set)):
        return type(value)(_rebuilt(one, leaves) for one in value)
    if _is_number(value):
        text = next(leaves)
        if text == str(value):
            return value
        digits = "".join(one for one in text if one.isdigit() and one.isascii())
        return int(digits) if digits else text
    return value
