"""Every column of every table, with its JSON paths: what it is and what should happen to it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from seeding.masking.finding import contents, copies, keyed, paths, proposing
from seeding.masking.finding.acquainted import acquainted
from seeding.masking.finding.classifying import HSTORES, Weighed, called_after, weigh
from seeding.masking.finding.fitting import fitted
from seeding.masking.finding.found import Finding
from seeding.masking.finding.likeness import LIKELY, alike
from seeding.masking.finding.samples import LOOKED_AT, Samples
from seeding.masking.policy import KEEP, LIKE, UNDECIDED, Rule
from seeding.reading.subjects import MESSAGES, PEOPLE, Subject, subjects
from seeding.schema import Field, Table
from seeding.vocabulary import a_or_an, word_set, words

_WORDED = word_set("text name_of_thing url file file_name")
"""Kinds of texts within documents that may hold what no name says."""
_LIKE_BOOKKEEPING = ("history_", "pgh_")


def find(
    schema: Mapping[str, Table],
    samples: Samples | None = None,
    unmapped: Mapping[str, Table] | None = None,
    *,
    likely: float = LIKELY,
) -> tuple[Finding, ...]:
    """What every column is, in the order of the tables; those within JSON values follow their column.

    `unmapped` are tables of the database that no model has, by name. Without `samples` names, types and relations
    alone decide. What a rule cannot be proposed for is `undecided`. What the rules would keep, and is at least as `likely`
    personal by its likeness to other projects' columns, is taken for such; 1 leaves it to the rules alone.
    """
    tables = {**schema, **(unmapped or {})}
    known = subjects(tables, _user_model(schema))
    found: dict[tuple[str, str], list[Finding]] = {}
    copied: list[tuple[str, Field, str]] = []
    for label, table in tables.items():
        origin = copies.historical(table, tables)
        for field in table.fields:
            if origin is not None and tables[origin].has(field.name) and not field.primary_key:
                copied.append((label, field, origin))
            found[label, field.name] = list(_column(field, known[label], samples))
    found |= {place: [one] for place, one in _slugs(found, known)}
    found |= {place: [one] for place, one in _renderings(found, known)}
    found |= {place: [one] for place, one in _paths_of_files(found, known)}
    found |= {place: [one] for place, one in _beside_keys(found, known)}
    found |= {place: [one] for place, one in _everywhere(found, known)}
    found |= {place: [one] for place, one in _keys_of_things(found, known)}
    found |= {place: [one] for place, one in _namesakes(found, known)}
    if samples is not None:
        found |= {place: [one] for place, one in acquainted(found, known, samples).items()}
    naming = {(label, keyed.naming(own.rule)) for (label, _), (own, *_) in found.items()}
    likely_personal = {place: one for place, one in alike(found, known, likely) if place not in naming}
    found |= {place: [one, *found[place][1:]] for place, one in likely_personal.items()}
    for label, field, origin in copied:
        of = found[origin, tables[origin].field(field.name).name][0]
        if field.reference is not None or field.name.startswith(_LIKE_BOOKKEEPING):
            continue
        kept = of.rule.technique == KEEP
        rule = of.rule if kept else Rule(LIKE, {"": f"{origin}.{of.field}"})
        evidence = (f"former values of {origin}.{of.field}" + (", which is kept" if kept else ""),)
        found[label, field.name] = [replace(of, label=label, field=field.name, rule=rule, evidence=evidence)]
    return tuple(one for several in found.values() for one in several)


_NAMED_AFTER = ("title", "name", "headline", "subject", "full_name", "display_name")


def _slugs(
    found: Mapping[tuple[str, str], list[Finding]], known: Mapping[str, Subject]
) -> Iterator[tuple[tuple[str, str], Finding]]:
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
            rule = proposing.rule_for(field, known[label], weighed)
            yield (label, name), _finding(field, known[label], weighed, rule)


_RENDERED = re.compile(r"_?(?P<of>\w+?)_(?:rendered|html|plain|excerpt|sanitized|cleaned)")
_WORD_BY_WORD = ("free_text", KEEP, UNDECIDED)


def _renderings(
    found: Mapping[tuple[str, str], list[Finding]], known: Mapping[str, Subject]
) -> Iterator[tuple[tuple[str, str], Finding]]:
    """Texts that hold another one beside them once more, as a field renders it, where that is masked as a whole."""
    for (label, name), (own, *_) in found.items():
        field, match = known[label].table.field(name), _RENDERED.fullmatch(name.lower())
        if match is None or field.storage != "text" or (label, match["of"]) not in found:
            continue
        of = found[label, match["of"]][0]
        if of.rule.technique not in _WORD_BY_WORD and own.rule.technique in _WORD_BY_WORD:
            weighed = Weighed(of.kind, of.sensitivity, 0.7, (f"it is rendered from {of.field}",))
            rule = fitted(Rule("null" if field.null else "redact"), field, known[label].table)
            yield (label, name), _finding(field, known[label], weighed, rule)


_PATHS = frozenset(
    {("path",), ("file", "path"), ("filepath",), ("full", "path"), ("storage", "path"), ("relative", "path")}
)


def _paths_of_files(
    found: Mapping[tuple[str, str], list[Finding]], known: Mapping[str, Subject]
) -> Iterator[tuple[tuple[str, str], Finding]]:
    """Paths that would be kept beside the name of the file that lies there, which is masked."""
    names = {label: own.field for (label, _), (own, *_) in found.items() if own.kind == "file_name" and own.personal}
    for (label, name), (own, *_) in found.items():
        field = known[label].table.field(name)
        if label in names and own.rule.technique == KEEP and field.storage == "text" and words(name) in _PATHS:
            of = found[label, names[label]][0]
            weighed = Weighed(of.kind, of.sensitivity, 0.7, (f"it leads to the file of {of.field}",))
            yield (
                (label, name),
                _finding(field, known[label], weighed, proposing.rule_for(field, known[label], weighed)),
            )


def _beside_keys(
    found: Mapping[tuple[str, str], list[Finding]], known: Mapping[str, Subject]
) -> Iterator[tuple[tuple[str, str], Finding]]:
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
                yield (
                    (label, name),
                    _finding(field, known[label], weighed, proposing.rule_for(field, known[label], weighed)),
                )
                break


_ALIKE = 5
"""So many tables have a column of one name and length that it says something of rows, not of whom they are about."""
_LITTLE = 0.55
"""The confidence of what a name alone says."""
_OF_ROWS = ("guid", "uuid", "uguid")
"""Names of columns that tell rows apart, people's like any others, where table after table has them."""
_NUMBERS_OF_PEOPLE = word_set("identifier national_id ssn passport_number driving_license tax_id")


def _namesakes(
    found: Mapping[tuple[str, str], list[Finding]], known: Mapping[str, Subject]
) -> Iterator[tuple[tuple[str, str], Finding]]:
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
        if not known[label].thing and not field.choices:
            evidence = (f"it is called as {of.label}.{of.field} is",)
            weighed = Weighed(of.kind, of.sensitivity, 0.7, evidence)
            yield (
                (label, name),
                _finding(field, known[label], weighed, proposing.rule_for(field, known[label], weighed)),
            )


def _everywhere(
    found: Mapping[tuple[str, str], list[Finding]], known: Mapping[str, Subject]
) -> Iterator[tuple[tuple[str, str], Finding]]:
    """Texts of which little is known, and JSON, that table after table has alike: columns of the machinery."""
    unknown = [place for place, (own, *_) in found.items() if own.personal and own.kind == "text"]
    rows = [place for place in found if place[1].lower() in _OF_ROWS and not known[place[0]].secret]
    loose = [place for place, (own, *_) in found.items() if _loose(own, known[place[0]])]
    fields = {place: known[place[0]].table.field(place[1]) for place in (*unknown, *rows, *loose)}
    alike = Counter((one.name, one.max_length) for one in fields.values())
    for (label, name), field in fields.items():
        tables = alike[field.name, field.max_length]
        if (field.max_length is not None or (label, name) in loose) and tables >= _ALIKE:
            weighed = Weighed("text", "technical", 0.6, (f"{tables} tables have it alike, and nothing says people",))
            yield (
                (label, name),
                _finding(field, known[label], weighed, proposing.rule_for(field, known[label], weighed)),
            )


def _loose(own: Finding, subject: Subject) -> bool:
    """Whether little but the name of a column says that it is personal, in a table that leads to nobody."""
    return (
        own.personal
        and not subject.near
        and not subject.contact
        and own.confidence <= _LITTLE
        and own.kind in ("free_text", "json")
    )


def _keys_of_things(
    found: Mapping[tuple[str, str], list[Finding]], known: Mapping[str, Subject]
) -> Iterator[tuple[tuple[str, str], Finding]]:
    """Numbers that would be somebody's, and are called as the rows of a table that is of no people: the `offer_id` of an offer."""
    things = {one.words for one in known.values() if not one.near and one.head not in MESSAGES}
    for (label, name), (own, *_) in found.items():
        said = words(name)
        if own.kind == "identifier" and own.personal and said[-1:] == ("id",) and said[:-1] in things:
            field = known[label].table.field(name)
            weighed = Weighed("reference", "technical", 0.7, (f"the number of {a_or_an(' '.join(said[:-1]))}",))
            yield (
                (label, name),
                _finding(field, known[label], weighed, proposing.rule_for(field, known[label], weighed)),
            )


def _user_model(schema: Mapping[str, Table]) -> str | None:
    from django.conf import settings

    wanted = str(getattr(settings, "AUTH_USER_MODEL", "")).lower()
    return next((label for label in schema if label.lower() == wanted), None)


def _column(field: Field, subject: Subject, samples: Samples | None) -> Iterator[Finding]:
    values = samples.sample(subject.table, field) if samples is not None and _looked_at(field) else []
    documents = [value for value in values if isinstance(value, (dict, list))]
    scalars = [one for value in values for one in (value if isinstance(value, list) else (value,))]
    content = contents.look(scalars) if values else None
    weighed = weigh(field, subject, content)
    rule = proposing.rule_for(field, subject, weighed)
    within: list[Finding] = []
    if field.storage == "json" or field.class_name in HSTORES:
        if weighed.kind != "records":
            within = list(_within(field, subject, documents))
            weighed, rule = _with_paths(field, weighed, rule, within)
    elif weighed.personal and weighed.kind != "records" and content is not None and content.share("json") > 0.9:
        within = list(_within(field, subject, [json.loads(value) for value in values if _is_json(value)]))
        if within:
            weighed, rule = _with_paths(field, weighed, rule, within)
            if rule.technique == "json":
                rule = replace(rule, parameters={**rule.parameters, "corrupt": "redact"})
    elif rule.technique == "shuffle" and content is not None and content.told >= contents.TOLD:
        # Sentences may name somebody, whom shuffling would leave in another row.
        rule = fitted(Rule("redact"), field, subject.table)
    if samples is not None and not within:
        weighed, rule = keyed.keyed(field, subject, samples, weighed, rule)
    yield _finding(field, subject, weighed, rule)
    yield from within


def _is_json(value: Any) -> bool:
    try:
        json.loads(value)
    except (TypeError, ValueError):
        return False
    return True


def _looked_at(field: Field) -> bool:
    return field.reference is None and field.storage in LOOKED_AT and not field.auto


def _finding(field: Field, subject: Subject, weighed: Weighed, rule: Rule, path: str = "") -> Finding:
    return Finding(
        label=subject.table.label,
        field=field.name,
        path=path,
        kind=weighed.kind,
        sensitivity=weighed.sensitivity,
        personal=weighed.personal,
        confidence=round(weighed.confidence, 2),
        rule=rule,
        evidence=(
            *weighed.evidence,
            *(("unique",) if field.unique and not field.primary_key and weighed.personal else ()),
        ),
    )


# Within JSON ----------------------------------------------------------------------------------------------


def _within(field: Field, subject: Subject, documents: list[Any]) -> Iterator[Finding]:
    found = paths.leaves(documents) if documents else None
    leaves = {path: (_leaf(field, path, values), contents.look(values)) for path, values in (found or {}).items()}
    weighed_at = {path: weigh(leaf, subject, content) for path, (leaf, content) in leaves.items()}
    # An object that holds somebody's address or name speaks of that person: so do company and job title beside it.
    persons = {paths.parent(path) for path, one in weighed_at.items() if one.sensitivity == "direct identifier"}
    for path, weighed in weighed_at.items():
        leaf, content = leaves[path]
        if paths.parent(path) in persons and not weighed.signs:
            again = weigh(leaf, replace(subject, person=True), content)
            weighed = again if again.signs and again.personal else weighed
        if weighed.decided and weighed.kind in ("binary", "json"):
            weighed = replace(weighed, kind="text")
        if not weighed.decided:
            weighed = replace(
                weighed, decided=True, leaning=False, kind="free_text", evidence=("text that nothing is known of",)
            )
        rule = proposing.rule_for(leaf, subject, weighed)
        if leaf.storage == "text" and rule.technique == KEEP and weighed.kind in _WORDED:
            # A document that speaks of people may do so in any of its texts.
            rule = Rule("free_text")
        yield _finding(field, subject, weighed, rule, path)


def _leaf(field: Field, path: str, values: list[Any]) -> Field:
    """What stands at a path, as a column of its own."""
    name = _spoken(path, field.name) or field.name
    return replace(
        field, name=name, attname=name, storage=paths.shapes(values), class_name="", verbose_name="", help_text="",  # type: ignore[arg-type]
        max_length=None, unique=False, primary_key=False, choices=(), item=None,
    )  # fmt: skip


def _spoken(path: str, column: str) -> str:
    """What stands at a path, by its last key; the `name` in a `user` is that of a person, and what stands in an
    `emergency_contact` is somebody else's than the row's.
    """
    last = paths.last_key(path)
    above = words(paths.last_key(paths.parent(path)) or column) if last else ()
    if set(above) & proposing.OTHERS:
        return f"{'_'.join(above)}_{last}"
    return "person_name" if words(last) == ("name",) and above and above[-1] in PEOPLE else last


def _with_paths(field: Field, weighed: Weighed, rule: Rule, within: list[Finding]) -> tuple[Weighed, Rule]:
    """The column by what its paths are: personal where one of them is certain to be, with a rule for each."""
    if not within:
        return weighed, rule
    certain = [one for one in within if one.personal and (one.kind != "free_text" or weighed.personal)]
    if not certain and not weighed.personal and weighed.decided:
        return weighed, rule
    rest = Rule("free_text")
    parameters = {one.path: proposing.plain(one.rule) for one in within if one.rule != rest} | {"rest": rest.technique}
    named = ", ".join(f"{one.path} ({one.kind})" for one in certain[:3])
    best = max((one.confidence for one in certain), default=weighed.confidence)
    return (
        replace(
            weighed,
            kind="json",
            sensitivity=weighed.sensitivity if weighed.sensitivity == "secret" else "free text",
            confidence=max(best, weighed.confidence),
            evidence=(*((f"it holds {named}",) if named else ()), *weighed.evidence[:1]),
            decided=True,
            leaning=False,
        ),
        Rule("json", parameters) if len(parameters) > 1 else rest,
    )
