"""Columns looked at once more, when what stands beside them or is called alike is known: what each look changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from seeding.masking.finding import proposing
from seeding.masking.finding.classifying import PROSE, Weighed, called_after
from seeding.masking.finding.fitting import fitted
from seeding.masking.finding.found import Finding, finding_of
from seeding.masking.policy import KEEP, UNDECIDED, Rule
from seeding.reading.subjects import MESSAGES, Subject
from seeding.schema import Field
from seeding.vocabulary import a_or_an, word_set, words

_Place = tuple[str, str]
_Findings = Mapping[_Place, list[Finding]]
_Known = Mapping[str, Subject]
_Changes = Iterator[tuple[_Place, Finding]]


def looked_at_again(found: _Findings, known: _Known) -> dict[_Place, list[Finding]]:
    """The findings, by table and column, after each look in turn; what lies within JSON goes with its column."""
    again = dict(found)
    for look in _LOOKS:
        again |= {place: [one] for place, one in look(again, known)}
    return again


def _anew(field: Field, subject: Subject, weighed: Weighed) -> Finding:
    return finding_of(field, subject, weighed, proposing.rule_for(field, subject, weighed))


_NAMED_AFTER = ("title", "name", "headline", "subject", "full_name", "display_name")


def _slugs(found: _Findings, known: _Known) -> _Changes:
    """Slugs that would be kept though they are written from what is masked beside them."""
    for (label, name), (own, *_) in found.items():
        field = known[label].table.field(name)
        of = next((one for one in _NAMED_AFTER if (label, one) in found and found[label, one][0].personal), None)
        numbered = words(name)[-1:] in (("number",), ("no",), ("code",), ("id",))
        a_slug = (field.class_name.endswith("SlugField") and not numbered) or (
            field.storage == "text" and words(name) == ("slug",)
        )
        if a_slug and field.reference is None and own.rule.technique == KEEP and of is not None:
            weighed = Weighed("free_text", "free text", 0.7, (f"it is written from {of}",))
            yield (label, name), _anew(field, known[label], weighed)


_RENDERED = re.compile(r"_?(?P<of>\w+?)_(?:rendered|html|plain|excerpt|sanitized|cleaned)")
_WORD_BY_WORD = ("free_text", KEEP, UNDECIDED)


def _renderings(found: _Findings, known: _Known) -> _Changes:
    """Texts that hold another one beside them once more, as a field renders it, where that is masked as a whole."""
    for (label, name), (own, *_) in found.items():
        field, match = known[label].table.field(name), _RENDERED.fullmatch(name.lower())
        if match is None or field.storage != "text" or (label, match["of"]) not in found:
            continue
        of = found[label, match["of"]][0]
        if of.rule.technique not in _WORD_BY_WORD and own.rule.technique in _WORD_BY_WORD:
            weighed = Weighed(of.kind, of.sensitivity, 0.7, (f"it is rendered from {of.field}",))
            rule = fitted(Rule("null" if field.null else "redact"), field, known[label].table)
            yield (label, name), finding_of(field, known[label], weighed, rule)


_PATHS = frozenset(
    {("path",), ("file", "path"), ("filepath",), ("full", "path"), ("storage", "path"), ("relative", "path")}
)


def _paths_of_files(found: _Findings, known: _Known) -> _Changes:
    """Paths that would be kept beside the name of the file that lies there, which is masked."""
    names = {label: own.field for (label, _), (own, *_) in found.items() if own.kind == "file_name" and own.personal}
    for (label, name), (own, *_) in found.items():
        field = known[label].table.field(name)
        if label in names and own.rule.technique == KEEP and field.storage == "text" and words(name) in _PATHS:
            of = found[label, names[label]][0]
            weighed = Weighed(of.kind, of.sensitivity, 0.7, (f"it leads to the file of {of.field}",))
            yield (label, name), _anew(field, known[label], weighed)


def _beside_keys(found: _Findings, known: _Known) -> _Changes:
    """Texts that would be kept beside a foreign key, and that by their name repeat what is masked where it leads to:
    `last_thread_title` beside `last_thread`.
    """
    for (label, name), (own, *_) in found.items():
        table = known[label].table
        field = table.field(name)
        if own.rule.technique != KEEP or field.storage != "text" or field.reference is not None or field.choices:
            continue
        for link in table.references:
            key = link.name.removesuffix("_id")
            of = found.get((link.reference.table if link.reference else "", name.removeprefix(f"{key}_")))
            if name.startswith(f"{key}_") and of is not None and of[0].personal and of[0].sensitivity != "secret":
                weighed = Weighed(
                    of[0].kind, of[0].sensitivity, 0.7, (f"it repeats {of[0].label}.{of[0].field}, beside {link.name}",)
                )
                yield (label, name), _anew(field, known[label], weighed)
                break


_WAYS = ("phone", "email")
_OTHER_WAY = word_set(
    "home work office business private personal day evening night alt alternate alternative secondary second backup "
    "recovery other whatsapp extra additional landline"
)
"""What tells one way to reach somebody from another, in names of columns."""


def _further_ways(found: _Findings, known: _Known) -> _Changes:
    """Further telephones and addresses of the same person: by the person each would be the first once more."""
    by_person: dict[tuple[str, str], list[Finding]] = {}
    for (label, _), (own, *_) in found.items():
        if own.kind in _WAYS and own.rule.technique == "substitute" and own.rule.parameters == {"": own.kind}:
            by_person.setdefault((label, own.kind), []).append(own)
    for (label, kind), ways in by_person.items():
        first = next((one for one in ways if not _is_other_way(one.field)), ways[0])
        for own in ways:
            if own is not first and _is_other_way(own.field):
                yield (label, own.field), replace(own, rule=Rule("substitute", {"kind": kind, "whose": "value"}))


def _is_other_way(name: str) -> bool:
    return bool(_OTHER_WAY & set(words(name))) or "fax" in name.lower() or name[-1:] in "23456789"


_CALLED = word_set("name full first last middle given family sur surname forename user username login email mail e")
"""Where what of a person a column holds begins, in its name: what stands before it says of whom."""


def _others_by_address(found: _Findings, known: _Known) -> _Changes:
    """Names of somebody else than the row is about, beside an address of the same: the one tells whose the other is."""
    addresses = {
        (label, _of_whom(name)): name for (label, name), (own, *_) in found.items() if _of_another(own, ("email",))
    }
    for (label, name), (own, *_) in found.items():
        address = addresses.get((label, _of_whom(name))) if _of_whom(name) else None
        if address is not None and _of_another(own, ("full_name", "first_name", "last_name")):
            yield (label, name), replace(own, rule=Rule("substitute", {**own.rule.parameters, "whose": address}))


def _of_another(own: Finding, kinds: tuple[str, ...]) -> bool:
    given = own.rule.parameters
    return own.rule.technique == "substitute" and given.get("whose") == "value" and given["kind"] in kinds


def _of_whom(name: str) -> tuple[str, ...]:
    return tuple(takewhile(lambda one: one not in _CALLED, words(name)))


_ALIKE = 5
"""So many tables have a column of one name and length that it says something of rows, not of whom they are about."""
_MANY = 8
"""So many tables have JSON of one name where a project appends some to rows of any sort."""
_APPENDED = word_set("extra extended additional plugin appended")
_HELD = word_set("data json field attribute info")
_LITTLE = 0.55
"""The confidence of what a name alone says."""
_OF_ROWS = ("guid", "uuid", "uguid")
"""Names of columns that tell rows apart, people's like any others, where table after table has them."""
_NUMBERS_OF_PEOPLE = word_set("identifier national_id ssn passport_number driving_license tax_id")


_ELSEWHERE = word_set("external remote foreign source legacy")
"""Words of numbers that another program gave to rows of any sort."""


def _namesakes(found: _Findings, known: _Known) -> _Changes:
    """Columns that would be kept, and are called as the column by which a table of people tells or names them."""
    numbers = {
        name: own
        for (label, name), (own, *_) in found.items()
        if known[label].person and own.kind in _NUMBERS_OF_PEOPLE and len(words(name)) > 1 and own.personal
    }
    apart = Counter(name for label, name in found if name in numbers and not known[label].near)
    numbers = {name: of for name, of in numbers.items() if apart[name] < _ALIKE}
    numbers |= {
        name: own
        for (label, name), (own, *_) in found.items()
        if own.personal and own.kind == "full_name" and called_after(known[label].table.field(name), known[label])
    }
    for (label, name), (own, *_) in found.items():
        of, field = numbers.get(name), known[label].table.field(name)
        if of is None or own.rule.technique != KEEP or field.storage != "text" or field.reference is not None:
            continue
        elsewhere = words(name)[0] in _ELSEWHERE and not known[label].near
        if not known[label].thing and not field.choices and not elsewhere:
            evidence = (f"it is called as {of.label}.{of.field} is",)
            weighed = Weighed(of.kind, of.sensitivity, 0.7, evidence)
            yield (label, name), _anew(field, known[label], weighed)


def _everywhere(found: _Findings, known: _Known) -> _Changes:
    """Texts of which little is known, and JSON, that table after table has alike: columns of the machinery."""
    appended = [place for place, those in found.items() if _appended(those, known[place[0]])]
    many = Counter(name for label, name in found if known[label].table.field(name).storage == "json")
    for label, name in appended:
        if many[name] >= _MANY:
            evidence = (f"{many[name]} tables have it, whatever they are of",)
            yield (label, name), _anew(known[label].table.field(name), known[label], _repeated("repeated", evidence))
    unknown = [place for place, (own, *_) in found.items() if own.personal and own.kind == "text"]
    rows = [place for place in found if place[1].lower() in _OF_ROWS and not known[place[0]].secret]
    loose = [place for place, (own, *_) in found.items() if _loose(own, known[place[0]])]
    fields = {place: known[place[0]].table.field(place[1]) for place in (*unknown, *rows, *loose)}
    alike = Counter((one.name, one.max_length) for one in fields.values())
    for (label, name), field in fields.items():
        tables = alike[field.name, field.max_length]
        if (field.max_length is not None or (label, name) in loose) and tables >= _ALIKE:
            # What people may write stays open to what such columns are elsewhere.
            kind = "text" if set(words(name)[-1:]) & PROSE else "repeated"
            evidence = (f"{tables} tables have it alike, and nothing says people",)
            yield (label, name), _anew(field, known[label], _repeated(kind, evidence))


def _repeated(kind: str, evidence: tuple[str, ...]) -> Weighed:
    return Weighed(kind, "technical", 0.6, evidence)


def _appended(found: Sequence[Finding], subject: Subject) -> bool:
    """Whether a column keeps what a project appends to rows of any sort: JSON of which no path says anything yet, in a
    table of no people, of nothing that they write, and of nothing by which they are reached.
    """
    own, field = found[0], subject.table.field(found[0].field)
    said = set(words(own.field))
    of_people = subject.person or subject.message or subject.contact or subject.payment
    loose = own.kind in ("json", "free_text") and len(found) == 1
    return field.storage == "json" and loose and not of_people and bool(said & _APPENDED) and said <= _APPENDED | _HELD


def _loose(own: Finding, subject: Subject) -> bool:
    """Whether little but the name of a column says that it is personal, in a table that leads to nobody."""
    return (
        own.personal
        and not subject.near
        and not subject.contact
        and own.confidence <= _LITTLE
        and own.kind in ("free_text", "json")
    )


def _keys_of_things(found: _Findings, known: _Known) -> _Changes:
    """Numbers that would be somebody's, and are called as a row of a table of no people: the `offer_id` of an offer."""
    things = {one.words for one in known.values() if not one.near and one.head not in MESSAGES}
    for (label, name), (own, *_) in found.items():
        said = words(name)
        if own.kind == "identifier" and own.personal and said[-1:] == ("id",) and said[:-1] in things:
            field = known[label].table.field(name)
            weighed = Weighed("reference", "technical", 0.7, (f"the number of {a_or_an(' '.join(said[:-1]))}",))
            yield (label, name), _anew(field, known[label], weighed)


_LOOKS: tuple[Callable[[_Findings, _Known], _Changes], ...] = (
    _slugs,
    _renderings,
    _paths_of_files,
    _beside_keys,
    _everywhere,
    _keys_of_things,
    _namesakes,
    _further_ways,
    _others_by_address,
)
"""In order: a look sees what those before it changed."""
