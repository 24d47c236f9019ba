"""One text, and what is asked of it again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from seeding.masking.finding.classifying.beside import carrier
from seeding.masking.finding.classifying.lexicon import AMOUNTS, PROSE, TECHNICAL, TOLD_IN_FORMS
from seeding.masking.finding.classifying.structure import sorted_by
from seeding.masking.finding.contents import Content
from seeding.reading.naming.conditions import carded
from seeding.reading.subjects import Subject
from seeding.schema import Field
from seeding.vocabulary import word_set, words

_SHORT = 500
"""Longer texts are of any length."""
_TOLD_AT_LENGTH = 100
"""Themes as long as that are written by whoever asks, and not chosen."""
_OF_LIVES = word_set(
    "version history status pattern style state condition situation stage level class activity event experience action "
    "reason"
)
"""Last words of what is written at length of how somebody lives: they name codes where they are short."""
_ABOUT_IT = word_set("corrective preventive preventative remedial immediate planned of follow proposed recommended")
_OF_SOURCES = word_set("commit repository repo changeset revision")
"""Words of columns beside a branch in which programs are written."""
_SENT = word_set("delivery sending transmission dispatch bounce transfer")
_DIVISIONS = word_set("department division unit team group office agency section squad")
_OF_PAGES = word_set(
    "meta seo og css template error widget html_class locale plugin default placeholder success welcome footer "
    "disclaimer button confirmation greeting"
)
"""Words of texts that a project shows to everybody."""


@dataclass(frozen=True)
class Text:
    """A column with a text, whose name says nothing certain: its words, its length, its table."""

    field: Field
    subject: Subject
    content: Content | None

    @cached_property
    def said(self) -> tuple[str, ...]:
        return words(self.field.name)

    @cached_property
    def spoken(self) -> frozenset[str]:
        return frozenset(self.said)

    @property
    def head(self) -> str:
        return self.said[-1] if self.said else ""

    @property
    def before(self) -> str:
        """The word in front of the last one."""
        return self.said[-2] if len(self.said) > 1 else ""

    @property
    def long(self) -> bool:
        return self.field.max_length is None or self.field.max_length > _SHORT

    def within(self, characters: int) -> bool:
        """Whether it holds so many characters at most."""
        return self.field.max_length is not None and self.field.max_length <= characters

    @cached_property
    def about_people(self) -> bool:
        """Its table is about people, or holds what they write."""
        subject = self.subject
        return (subject.near or (subject.message and not subject.broadcast)) and not subject.thing

    @cached_property
    def filled_in(self) -> bool:
        """It is a question of a form, and holds what somebody answered."""
        return self.subject.questionnaire and self.head not in TOLD_IN_FORMS

    @cached_property
    def refused(self) -> bool:
        """Its table says what became of what was sent to somebody."""
        subject = self.subject
        sent = subject.log or subject.letter or subject.head in _SENT
        return subject.contact and sent and not subject.thing

    @cached_property
    def technical(self) -> bool:
        """Its name is that of a code or a setting, and nothing says that somebody writes it at length."""
        told = self._informs or self._lived or self._taken or self.filled_in or self._told_at_length
        return self._called_technically and not told

    @property
    def _informs(self) -> bool:
        """It says what went wrong with what somebody did, or what was said at a meeting."""
        subject = self.subject
        failed = "error" in self.spoken and (subject.near or subject.message or self.refused)
        minutes = self.head == "minute" and self.field.max_length is None
        return minutes or (self.long and (failed or self.said == ("meta", "info")))

    @property
    def _told_freely(self) -> bool:
        """It is as long as somebody likes, in a table about people."""
        return self.about_people and self.field.class_name == "TextField"

    @property
    def _taken(self) -> bool:
        """It says at length what is or was done about what happened to somebody."""
        return self._told_freely and self.head == "action" and self.before in _ABOUT_IT

    @property
    def _lived(self) -> bool:
        """It says at length how somebody lives."""
        lives = (self.subject.person and self.head in _OF_LIVES) or (self.about_people and self.head == "family")
        return self.long and lives

    @property
    def _told_at_length(self) -> bool:
        """It says about what somebody writes, or what somebody did, in words of their own."""
        theme = self.subject.message and self.head in ("theme", "topic")
        deed = self.subject.log and self.said == ("action",) and self.subject.table.has("action_type")
        return self.about_people and (theme or deed) and not self.within(_TOLD_AT_LENGTH - 1)

    @property
    def _called_technically(self) -> bool:
        head, said = self.head, self.said
        sort = head.endswith(("type", "status", "typ")) and len(head) > 6
        state = said[:1] in (("status",), ("language",), ("currency",), ("type",))
        numbered = head in ("pk", "id") or (head in ("no", "nr") and not self.about_people)
        detail = head == "detail" and self.before in TECHNICAL and not self._told_freely
        diverged = head == "branch" and bool(_OF_SOURCES & self.subject.said)
        return bool(
            head in TECHNICAL
            or sort
            or (state and not self.long and head not in PROSE)
            or (said[:1] == ("assigned",) and head in _DIVISIONS)
            or sorted_by(self.field)
            or carrier(self.field, self.subject)
            or (head == "issuer" and not carded(self.subject))
            or (head == "purpose" and self.within(64))
            or detail
            or diverged
            or self.within(3)
            or numbered
            or self.spoken & (AMOUNTS | _OF_PAGES)
        )
