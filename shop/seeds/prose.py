"""Articles, posts and comments, put together from `prose_data`: what is written about one subject agrees.

Every text is a row of positions in banks of sentences, so a million of them are drawn at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

import numpy as np

from seeding.columns import Bank, Choose, Mask, Template, Text, Words, template
from seeding.generators import pick_by
from seeding.keys import Keys, Numbers, below, derive, name_key, permute
from seeding.kinds.text import expand

from . import prose_data as data
from .prose_data import SUBJECTS

NUMBERS = ("", "", "", "three", "four", "five")
POINTS = len(SUBJECTS[0].points)
ORDERS = np.array(list(permutations(range(POINTS))), dtype=np.int64)
"""Every order in which the points of a subject can be told."""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class Titles(NamedTuple):
    """All titles of a form of writing: their texts, and of each its subject, form and number of points (0: any)."""

    bank: Bank
    forms: tuple[str, ...]
    subject: Numbers
    form: Numbers
    points: Numbers


@lru_cache(maxsize=4)
def _titles(style: str) -> Titles:
    frames: Mapping[str, tuple[str, ...]] = getattr(data, f"{style}_TITLES")
    found: list[tuple[str, int, int, int]] = []
    for place, subject in enumerate(SUBJECTS):
        for form, group in enumerate(frames.values()):
            for text in (text for frame in group for text in expand(frame)):
                for points in (3, 4, 5) if "{n}" in text.lower() else (0,):
                    named = text.replace("{n}", NUMBERS[points]).replace("{N}", _capital(NUMBERS[points]))
                    found.append((_about(named, subject.name), place, form, points))
    texts, subjects, forms, points_of = zip(*found, strict=True)
    arrays = (np.array(values, dtype=np.int64) for values in (subjects, forms, points_of))
    return Titles(Bank(texts), tuple(frames), *arrays)


def _about(frame: str, subject: str, *points: str) -> str:
    for letter, point in zip("pqr", points, strict=False):
        frame = frame.replace(f"{{{letter}}}", point).replace(f"{{{letter.upper()}}}", _capital(point))
    return frame.replace("{x}", subject).replace("{X}", _capital(subject))


@lru_cache(maxsize=64)
def _subject_bank(frames: tuple[str, ...]) -> tuple[Bank, int]:
    """The texts of the frames for the first subject, for the second, and so on; and how many there are of each."""
    texts = [text for frame in frames for text in expand(frame)]
    return Bank(tuple(_about(text, subject.name) for subject in SUBJECTS for text in texts)), len(texts)


@lru_cache(maxsize=64)
def _point_bank(frames: tuple[str, ...]) -> tuple[Bank, int]:
    """The same for the first point of the first subject, for the second point, and so on."""
    texts = [text for frame in frames for text in expand(frame)]
    about = (
        _about(text, subject.name, point.name) for subject in SUBJECTS for point in subject.points for text in texts
    )
    return Bank(tuple(about)), len(texts)


VARIANTS = 4
"""Ways to tell a point: all of its sentences, or one left out that is not the first."""


@lru_cache(maxsize=1)
def _telling_bank() -> Bank:
    """What there is to say on each point, in each of its variants, and nothing at the end."""
    texts = []
    for subject in SUBJECTS:
        for point in subject.points:
            for left_out in range(VARIANTS):
                kept = [text for place, text in enumerate(point.sentences) if not place or place != left_out]
                texts.append("".join(f" {text}" for text in kept))
    return Bank((*texts, ""))


@lru_cache(maxsize=2)
def _point_names(capital: bool) -> Bank:
    names = [point.name for subject in SUBJECTS for point in subject.points]
    return Bank(tuple(map(_capital, names)) if capital else tuple(names))


@lru_cache(maxsize=2)
def _subject_names(capital: bool) -> Bank:
    return Bank(tuple(_capital(subject.name) if capital else subject.name for subject in SUBJECTS))


def _filled(frame: str, slots: Mapping[str, Text]) -> Text:
    """The frame with a column in the place of each slot."""
    parts = [slots[part[1]] if part[:1] == "{" else part for part in re.split(r"(\{\w\})", frame) if part]
    return template(*parts)


class Piece:
    """A text of each row: its title, subject, and which points it tells in which order.

    `style` is ARTICLE or POST. The titles are shuffled and used one after the other, so none comes twice before all
    have been used.
    """

    def __init__(self, style: str, keys: Keys, row_number: Numbers, seed_key: int) -> None:
        self.style = style
        self.keys = keys
        self._titles = _titles(style)
        size = len(self._titles.bank)
        self.code = permute(row_number % size, size, seed_key ^ name_key(style))
        self.subject = self._titles.subject[self.code]
        fixed = self._titles.points[self.code]
        drawn = 3 + pick_by(derive(keys, "points"), 0, ((35.0, 40.0, 25.0),))
        self.points = np.where(fixed > 0, fixed, drawn)
        self.order = ORDERS[below(derive(keys, "order"), len(ORDERS))]

    def _frames(self, name: str) -> tuple[str, ...]:
        frames: tuple[str, ...] = getattr(data, f"{self.style}_{name}")
        return frames

    @property
    def title(self) -> Words:
        return Words(self.code, self._titles.bank)

    @property
    def form(self) -> Words:
        """What kind of text it is, such as a checklist."""
        return Words(self._titles.form[self.code], Bank(self._titles.forms))

    def point(self, place: int | Numbers) -> Numbers:
        """The point (of all points of all subjects) that is told at a place of each row."""
        return self.subject * POINTS + self.order[np.arange(len(self.subject)), place]

    def _of_subject(self, frames: tuple[str, ...], purpose: str) -> Words:
        bank, size = _subject_bank(frames)
        return Words(self.subject * size + below(derive(self.keys, purpose), size), bank)

    def _of_point(self, frames: tuple[str, ...], purpose: str, place: int) -> Words:
        """A frame for the point at a place; at neighboring places they differ."""
        bank, size = _point_bank(frames)
        return Words(self.point(place) * size + (below(derive(self.keys, purpose), size) + place) % size, bank)

    def summary(self) -> Text:
        """One sentence that names the first three points."""
        slots: dict[str, Text] = {"x": self._names(_subject_names(False)), "X": self._names(_subject_names(True))}
        for place, letter in enumerate("pqr"):
            slots[letter] = Words(self.point(place), _point_names(False))
            slots[letter.upper()] = Words(self.point(place), _point_names(True))
        frames = self._frames("SUMMARIES")
        which = below(derive(self.keys, "summary"), len(frames))
        return Choose(which, tuple(_filled(frame, slots) for frame in frames))

    def _names(self, bank: Bank) -> Words:
        return Words(self.subject, bank)

    def body(self) -> Text:
        """An opening, a paragraph on each point, and a closing, divided by empty lines."""
        leads: tuple[tuple[str, ...], ...] = getattr(data, f"{self.style}_LEADS")
        first, middle, ending = map(_paragraphs, leads)
        parts: list[Words] = [
            self._of_subject(self._frames("OPENINGS"), "opening"),
            self._of_point(self._frames("STARTS"), "start", 0),
        ]
        tellings = _telling_bank()
        for place in range(POINTS):
            told = place < self.points
            lead = self._of_point(first if place == 0 else middle, "lead", place)
            if place:
                last = self._of_point(ending, "lead", place)
                lead = _either(told, place == self.points - 1, lead, last)
            variant = below(derive(self.keys, f"telling {place}"), VARIANTS)
            telling = np.where(told, self.point(place) * VARIANTS + variant, len(tellings) - 1)
            parts += [lead, Words(telling, tellings)]
        parts.append(self._of_subject(_paragraphs(self._frames("CLOSINGS")), "closing"))
        return Template(tuple(parts))

    def tags(self) -> tuple[Numbers, tuple[list[str], ...]]:
        """The tags of each row, as positions in a list of lists: those of the subject, and the form of the text."""
        forms = len(self._titles.forms)
        lists = tuple([*subject.tags, form] for subject in SUBJECTS for form in self._titles.forms)
        return self.subject * forms + self._titles.form[self.code], lists


@lru_cache(maxsize=64)
def _paragraphs(frames: tuple[str, ...]) -> tuple[str, ...]:
    """The frames at the beginning of a new paragraph."""
    return tuple(f"\n\n{frame}" for frame in frames)


def _either(told: Mask, last: Mask, middle: Words, ending: Words) -> Words:
    """Words of one bank or of another, or none."""
    bank = _joined(middle.bank, ending.bank)
    codes = np.where(last, len(middle.bank) + ending.codes, middle.codes)
    return Words(np.where(told, codes, len(bank) - 1), bank)


@lru_cache(maxsize=64)
def _joined(first: Bank, second: Bank) -> Bank:
    return Bank((*first.words, *second.words, ""))


# Comments -------------------------------------------------------------------------------------------------

MOODS = tuple(data.COMMENTS)
MOOD_WEIGHTS = ((36.0, 26.0, 19.0, 19.0, 0.0),)


def comments(keys: Keys, subject: Numbers, point: Numbers, by_author: Mask) -> Text:
    """What readers say of a point (of all points of all subjects) of a text; authors answer."""
    mood = np.where(by_author, MOODS.index("answering"), pick_by(derive(keys, "mood"), 0, MOOD_WEIGHTS))
    return Choose(mood, tuple(_comment(keys, subject, point, *parts) for parts in data.COMMENTS.values()))


def _comment(
    keys: Keys, subject: Numbers, point: Numbers, openings: tuple[str, ...], remarks: tuple[str, ...],
    endings: tuple[str, ...],
) -> Text:  # fmt: skip
    before, opening_count = _subject_bank(tuple(text and f"{text} " for text in openings))
    about, remark_count = _point_bank(remarks)
    after, ending_count = _subject_bank(tuple(text and f" {text}" for text in endings))
    return Template(
        (
            Words(subject * opening_count + below(derive(keys, "opening"), opening_count), before),
            Words(point * remark_count + below(derive(keys, "remark"), remark_count), about),
            Words(subject * ending_count + below(derive(keys, "ending"), ending_count), after),
        )
    )
