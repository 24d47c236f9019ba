"""One column weighed: every sign of names, types, tables and contents, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from seeding.masking.finding import copies
from seeding.masking.finding.classifying.agreeing import agreed, seen
from seeding.masking.finding.classifying.context import by_context
from seeding.masking.finding.classifying.named import signs_of
from seeding.masking.finding.classifying.structure import known_by, sorted_by, structural
from seeding.masking.finding.classifying.weighed import Weighed, harmless
from seeding.masking.finding.contents import Content
from seeding.reading.signs import Sign
from seeding.reading.subjects import Subject
from seeding.schema import Field
from seeding.vocabulary import word_set

_SEXES = word_set(
    "male female man woman men women masculine feminine мужской женский мужчина женщина homme femme masculin féminin "
    "hombre mujer masculino femenino feminino mann frau männlich weiblich maschio femmina maschile femminile vrouw "
    "erkek kadın mężczyzna kobieta"
)
_CHOSEN = word_set("gender name_title marital_status nationality health sensitive age education")
"""Kinds of what people are asked to choose."""


def weigh(field: Field, subject: Subject, content: Content | None) -> Weighed:
    """What a column is, from its name, type, table and contents (None: it is empty or was not looked at)."""
    plain = structural(field, subject)
    if plain is not None and not (field.primary_key and (field.storage == "text" or known_by(field, subject))):
        return plain
    copy = copies.known(subject.table, field)
    if copy is not None:
        evidence = f"{subject.table.label} keeps copies of other rows there"
        return Weighed(copy.kind, "free text", 0.97, (evidence,), copy=copy)
    signs = signs_of(field, subject)
    if sorted_by(field) and all(one.kind in ("full_name", "free_text") for one in signs):
        return harmless("code", "it says which sort of something it is")
    if len(field.choices) > 1:
        signs = [one for one in signs if one.kind in _CHOSEN] or _between_sexes(field, subject)
        if not signs:
            return harmless("choice", f"{len(field.choices)} choices")
    signs = agreed(signs, content, field)
    if signs:
        best = max(signs, key=lambda one: one.confidence)
        return Weighed(best.kind, best.sensitivity, best.confidence, _reasons(signs, best), signs=tuple(signs))
    found = copies.by_shape(subject.table, field, subject)
    if found is not None:
        sign, copy = found
        return Weighed(sign.kind, sign.sensitivity, sign.confidence, (sign.evidence, *seen(content)), copy=copy)
    return by_context(field, subject, content)


def _between_sexes(field: Field, subject: Subject) -> list[Sign]:
    """The sign of a column whose choices are the sexes, whatever it is called."""
    said = {str(one).lower() for one in (*field.labels, *field.choices)}
    sexes = len(said & _SEXES) >= 2 or ({"m", "f"} <= said and not {"s", "l", "xl"} & said)
    if not sexes or subject.thing or (subject.place and not subject.near):
        return []
    return [Sign.of("gender", 0.9, f"its choices: {', '.join(field.labels[:3])}")]


def _reasons(signs: Sequence[Sign], best: Sign) -> tuple[str, ...]:
    ordered = [best.evidence, *(one.evidence for one in signs if one.kind == best.kind and one is not best)]
    ordered += [f"{one.evidence} says {one.kind}" for one in signs if one.kind != best.kind and one.confidence > 0.6]
    return tuple(dict.fromkeys(ordered))[:4]
