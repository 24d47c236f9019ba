"""Which kind of value a column holds, by its name, its class, its model and its neighbours."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from seeding import kinds
from seeding.inference.inferred import Inferred
from seeding.keys import row_keys
from seeding.kinds.naming_data import THINGS
from seeding.kinds.standards import COLUMNS, cells_of
from seeding.kinds.telling import GROUPS, shortest_said
from seeding.reading.drawing import drawn_as
from seeding.reading.subjects import ORGANISATIONS, PEOPLE
from seeding.schema import Field, Table
from seeding.sources import OfStandard, Said
from seeding.spec import OfKind
from seeding.vocabulary import words
from seeding.wording import OF_BUSINESS, SHOWN, called_kind, head_of, snake_case


def kind_named(table: Table, field: Field) -> str | None:
    """The kind that a column's name and class say it holds, or None."""
    found = kind_for(table, field)
    return found.kind if found else None


_BY_CLASS: dict[str, tuple[str, ...]] = {
    "EmailField": ("email",),
    "URLField": ("url", "image_url", "endpoint_url", "website"),
    "GenericIPAddressField": ("ipv4", "ipv6"),
    "SlugField": ("slug",),
}
"""The kinds that a field accepts, whatever its name: the first, unless the name says another of them."""


_URLS = ("image_url", "endpoint_url", "website")
"""Kinds of URLs, whose columns need not say that they are one."""

_CALLED_BY_PROGRAMS = re.compile(r"(.*_)?(webhook|hook|endpoint|callback)")
"""Models of what one program calls another by."""

_NUMBERS = re.compile(r"(.*_)?(number|no|num|code|ref|xref|sku)")
"""What columns are called that number things, though their class takes them for parts of an address."""


_OPAQUE = (
    (re.compile(r"(?!(url|seo|page|menu|sort|category|parent|object)_).+_(key|token|secret|nonce)"), "token"),
    (re.compile(r"(?!(url|seo|page|menu|parent)_).+_(id|uid)"), "external_id"),
)
"""What a column of letters for addresses holds that names no page: what only a machine reads."""


def kind_for(table: Table, field: Field) -> OfKind | None:
    field = untranslated(field)
    plain = snake_case(field.name).strip("_")
    own = snake_case(table.called)
    beside = _called_beside_key(table, field) if field.storage == "text" else None
    if beside is not None:
        return OfKind(beside)
    only = next((names for class_name, names in _BY_CLASS.items() if class_name in field.class_name), None)
    if only == ("slug",) and (opaque := next((name for regex, name in _OPAQUE if regex.fullmatch(plain)), None)):
        only = (opaque,)
    if only == ("slug",) and _of_somebodys_account(table, plain, own) and fits(kinds.get("user_slug"), field):
        only = ("user_slug",)
    if field.protocol:
        only = (field.protocol,)
    if only is not None:
        only = ("code",) if only == ("slug",) and _NUMBERS.fullmatch(plain) else only
        only = ("company_email",) if only == ("email",) and _of_firm(table, own) else only
        fitting = [name for name in only if fits(kinds.get(name), field)]
        for entity, column in readings(plain, field.max_length):
            whole_name = f"{head_of(own)}_{column}" if _CALLED_BY_PROGRAMS.fullmatch(own) else column
            for accepted in reversed(fitting):
                asked = (column, f"{column}_url", whole_name) if accepted in _URLS else (column,)
                if any(map(kinds.get(accepted).suggested_by, asked)):
                    return OfKind(accepted, entity)
        return OfKind(fitting[0], _beside_name(table, plain, fitting[0])) if fitting else None
    if field.storage == "text" and _numbers_account(table, plain) and fits(kinds.get("ledger_code"), field):
        return OfKind("ledger_code")
    if field.storage == "text" and plain in _NUMBERED and _OF_CARDS.search(own) and fits(kinds.get(_CARD), field):
        return OfKind(_CARD)
    if field.storage == "text" and SHOWN.fullmatch(plain):
        return None
    if field.storage == "text" and _OF_LETTERS.fullmatch(plain) and any(map(_LETTERS.fullmatch, _names_of(table))):
        return OfKind("email", plain.removesuffix("_address"))
    if field.storage == "text" and _FURTHER_LINE.fullmatch(plain):
        return _said_by_label(field)
    if field.storage == "text" and (sent := _SENT_TO.fullmatch(plain)) and _placed(table):
        return OfKind("full_name", sent["whom"])
    if (
        field.storage == "text"
        and plain == "title"
        and 0 < (field.max_length or 0) <= _SHORT_TITLE
        and of_people(table)
    ):
        return OfKind("name_title") if fits(kinds.get("name_title"), field) else None
    if field.storage == "text" and _describes_alone(table, field):
        return kind_for(table, replace(field, name="name"))
    if field.storage == "text" and (part := _other_part_of_name(table, field)) is not None:
        return OfKind(part)
    named = called_kind(table, field) if field.storage == "text" else None
    if named is not None and named in _PLACES and fits(kinds.get(named), field):
        # The columns beside it may be those of somebody's address.
        return OfKind(named)
    if field.storage == "text" and plain == "full_name" and _incorporated(table) and fits(kinds.get("company"), field):
        return OfKind("company")
    whole = plain.startswith("full_") and not _of_somebody(table)
    if field.storage == "text" and re.fullmatch(_CALLED_SO, plain.removeprefix("full_") if whole else plain):
        thing = _thing_of(table)
        if thing is not None and fits(kinds.get(thing), field):
            return OfKind(thing)
    if field.storage == "text" and (said := _said_in(table, plain)) is not None and fits(kinds.get(said), field):
        return OfKind(said)
    for entity, column in readings(plain, field.max_length):
        for candidate in kinds.all_kinds().values():
            if field.upload and candidate.name in _WRITTEN:
                continue
            if candidate.name == "color_name" and (field.max_length == 7 or str(field.default).startswith("#")):
                continue
            if candidate.name == "username" and column == "handle" and own.rpartition("_")[2] in _ADDRESSED:
                return OfKind("slug", entity) if fits(kinds.get("slug"), field) else None
            if candidate.name == "secondary_address" and column in ("suite", "flat") and not _placed(table):
                continue
            if field.storage in candidate.types and candidate.suggested_by(column) and fits(candidate, field):
                if candidate.name == "email" and _of_firm(table, own) and fits(kinds.get("company_email"), field):
                    return OfKind("company_email", entity)
                if candidate.name == "address" and _has_city(table, entity):
                    return OfKind("street_address", entity)
                if candidate.name == "street_address" and column == "street" and _has_house_number(table):
                    return OfKind("street_name", entity)
                people = candidate.name == "description" and of_people(table)
                return OfKind("bio" if people and fits(kinds.get("bio"), field) else candidate.name, entity)
    if field.storage == "text":
        # A blog author is an author.
        full, head = f"{own}_{plain}", f"{own.rpartition('_')[2]}_{plain}"
        called = dict.fromkeys((full, head, "_".join(words(full)), "_".join(words(head))))
        for candidate in kinds.all_kinds().values():
            if candidate.name in ("full_name", "username") and _named_as_thing(table, own):
                continue
            if candidate.name == "hostname" and _of_somebody(table):
                continue
            if candidate.name == "product_name" and _ASKED.fullmatch(own):
                continue
            if any(map(candidate.suggested_by, called)) and fits(candidate, field):
                if candidate.name == "state" and named is None:
                    break
                return OfKind(candidate.name)
        for name in dict.fromkeys((plain, "_".join(words(plain)))):
            for place in (found.start() for found in re.finditer("_", name)):
                for candidate in map(kinds.get, _WITH_OTHERS):
                    if candidate.suggested_by(name[place + 1 :]) and fits(candidate, field):
                        firms = candidate.name == "email" and _of_firm(table, own)
                        return OfKind("company_email" if firms else candidate.name, name[:place])
    return None


def _beside_name(table: Table, plain: str, kind: str) -> str:
    """What stands before the kind in a column's name, where another column names the person of whom that is said."""
    named = {*_names_of(table)}
    for place in (found.start() for found in re.finditer("_", plain)) if kind in _WITH_OTHERS else ():
        who = plain[:place]
        called = (f"{who}_{name}" for name in ("name", "full_name", "first_name"))
        if kinds.get(kind).suggested_by(plain[place + 1 :]) and any(one in named for one in called):
            return who
    return ""


_SAID = {
    "comment": "comment", "reply": "comment", "annotation": "comment", "question": "question", "answer": "answer",
    "choice": "choice_name", "option": "choice_name",
}  # fmt: skip
"""Heads of models, and the kind of what their rows say, where the column is called no more than a text."""


def _said_in(table: Table, plain: str) -> str | None:
    """The kind of the text of a row that says something short: a comment, a question, something to choose."""
    if re.fullmatch(r"(text|body|content|message)(_(?!id)[a-z]{2}|_lang\d)?", plain) is None:
        return None
    head = head_of(table.called)
    marked = any(re.fullmatch(r"(is_)?(correct|right)(_answer)?", snake_case(one.name)) for one in table.fields)
    return "choice_name" if head == "answer" and marked else _SAID.get(head)


_ADDRESSED = (
    "item", "menu", "page", "product", "collection", "category", "block", "snippet", "tag", "section", "template",
    "variant", "link",
)  # fmt: skip
"""Heads of models whose handle is a part of an address."""


def _of_somebodys_account(table: Table, plain: str, own: str) -> bool:
    """Whether letters for an address are of somebody's name: of who logs in, or of whom the row has both names."""
    if plain == "slug" and {"first_name", "last_name"} <= {snake_case(one.name) for one in table.fields}:
        return True
    named = any(kinds.get("username").suggested_by(column) for _, column in readings(plain, None))
    return named and own.rpartition("_")[2] not in _ADDRESSED


_ASKED = re.compile(r"(.*_)?(question|survey|poll|quiz|form|checklist|agenda|todo|questionnaire|evaluation)_item")
"""Items that nobody sells."""


_OF_LETTERS = re.compile(r"(to|from|reply_to|sender|recipient)_address")
_LETTERS = re.compile(r"subject|headers?|message(_(id|body|text))?|cc|bcc")
"""Columns of letters: what is from an address there is from a mailbox, and from no street."""


_SHORT_TITLE = 12
"""The room that forms of address have, and jobs have not."""
_SENT_TO = re.compile(r"(?P<whom>(ship|bill|sold|deliver)(_to)?)_name")
"""Who an order is sent to: no ship that has a name."""


def _describes_alone(table: Table, field: Field) -> bool:
    """Whether rows are called what their descriptions say: those of a table that has no other text, called after it."""
    texts = [one for one in table.fields if one.storage == "text" and not one.primary_key and not one.reference]
    *of, last = words(field.name) or ("",)
    return last in ("description", "desc") and tuple(of) == words(table.called) and len(texts) == 1


def _has_house_number(table: Table) -> bool:
    """Whether houses have a column for their numbers, and so none in that of the street."""
    return any(
        words(one.name)[-2:] in (("house", "number"), ("house", "no"), ("street", "number")) for one in table.fields
    )


def _has_city(table: Table, entity: str) -> bool:
    """Whether the city of an address has a column of its own: that of the address holds no more than the street."""
    cities = (f"{entity}_city", f"{entity}_town", "city", "town", "address_city")
    texts = [one.name for one in table.fields if one.storage == "text"]
    return any(name in cities for one in texts for name in (snake_case(one), "_".join(words(one))))


def _names_of(table: Table) -> list[str]:
    return [snake_case(one.name) for one in table.fields]


def of_people(table: Table) -> bool:
    """Whether rows are people: they have a first and a last name."""
    return {("first", "name"), ("last", "name")} <= {words(one.name) for one in table.fields if one.storage == "text"}


def _incorporated(table: Table) -> bool:
    """Whether rows are organisations, and not of whom in one a row speaks."""
    return head_of(table.called) in ORGANISATIONS and not of_people(table)


def _of_firm(table: Table, own: str) -> bool:
    """Whether an e-mail address of a row's own is a firm's, which nobody's name is in: that of an insurer."""
    heads = (own, head_of(table.called))
    firm = _incorporated(table) or any(kinds.get("company_email").suggested_by(f"{head}_email") for head in heads)
    return firm and not of_people(table)


_CARD = "credit_card_number"
_NUMBERED = ("number", "card_number", "no", "num")
_OF_CARDS = re.compile(r"(?<![a-z])(bank|credit|debit|payment)_?card$")
_FURTHER_LINE = re.compile(r"(addr(ess)?_?)?line_?[3-9]")
"""Lines of an address of which their labels alone say what they hold."""


def _said_by_label(field: Field) -> OfKind | None:
    """The kind of a place that a label is the name of: a fourth line that is labelled "City"."""
    said = snake_case(field.verbose_name)
    found = (name for name in _PLACES if kinds.get(name).suggested_by(said) and fits(kinds.get(name), field))
    return next((OfKind(name) for name in found), None)


def _numbers_account(table: Table, plain: str) -> bool:
    """Whether a column numbers the accounts of a ledger: those that are assets, liabilities and so on."""
    if re.fullmatch(r"(account_)?(code|number|no|num)", plain) is None:
        return False
    sorts = {word.lower() for one in table.fields for word in (*map(str, one.choices), *one.labels)}
    return any(word.startswith("asset") for word in sorts) and any(word.startswith("liabilit") for word in sorts)


def _named_as_thing(table: Table, own: str) -> bool:
    """Whether a table's own name is seldom a person's, though the same words before `_name` are of one: accounts of a
    ledger, profiles of notifications.
    """
    *before, head = own.split("_")
    profile = head == "profile" and bool(before) and not PEOPLE & {*before} and not _of_somebody(table)
    trusted = head in ("client", "consumer") and any(_TRUSTED.fullmatch(snake_case(one.name)) for one in table.fields)
    return head == "account" or profile or trusted or OF_BUSINESS.fullmatch(own) is not None


_TRUSTED = re.compile(r"client_(id|secret)|redirect_ur[il]s?|grant_types?|consumer_(key|secret)|response_types?")
"""Columns of programs that act for users of others."""


_CALLED_SO = (
    r"((generic|brand|trade|scientific|common|short|long|display|alternative|internal|external|public|original|english|"
    r"local|native)_)?(name|title|label)"
)


_WITH_OTHERS = (
    "street_address", "city", "postal_code", "phone", "mobile", "first_name", "last_name", "email", "country",
    "country_code", "address", "full_name", "username", "iban", "company", "job_title", "gender", "language_code",
    "timezone", "title", "version",
)  # fmt: skip
"""Kinds that people, firms and things of any description have, whose names say whose they are: `issuer_city`."""


def _placed(table: Table) -> bool:
    """Whether a row says where something is, as addresses do."""
    return any({"street", "address", "city", "postal", "zip"} & {*words(snake_case(one.name))} for one in table.fields)


def _of_somebody(table: Table) -> bool:
    """Whether a row says how somebody is reached, or when they were born."""
    return any({"email", "mail", "phone", "birth"} & {*words(snake_case(one.name))} for one in table.fields)


def _other_part_of_name(table: Table, field: Field) -> str | None:
    """Which part of a person's name a column holds that is called a name, beside one for the other part."""
    if words(snake_case(field.name)) != ("name",):
        return None
    parts = {words(snake_case(other.name)) for other in table.fields if other.storage == "text"}
    first, last = ("first", "name") in parts, ("last", "name") in parts
    return None if first == last else "last_name" if first else "first_name"


_WRITTEN = ("html_snippet", "markdown", "paragraph", "sentence", "description", "comment", "json")
"""Kinds of what is written, which a file of it is not."""

_BESIDE = {
    "slug": "username", "username": "username", "login": "username", "handle": "username", "nick": "username",
    "name": "full_name", "full_name": "full_name", "display_name": "full_name",
}  # fmt: skip


def _called_beside_key(table: Table, field: Field) -> str | None:
    """What whom a foreign key leads to is called by, in a column beside it: `hidden_by_slug` of `hidden_by`."""
    from django.conf import settings

    user = str(getattr(settings, "AUTH_USER_MODEL", "")).lower()
    for link in table.references:
        if link.reference is not None and link.reference.table.lower() == user:
            kind = (
                _BESIDE.get(field.name.removeprefix(f"{link.name}_"))
                if field.name.startswith(f"{link.name}_")
                else None
            )
            if kind is not None and fits(kinds.get(kind), field):
                return kind
    return None


_ENTITIES = (
    "billing", "shipping", "delivery", "home", "work", "office", "contact", "emergency", "customer", "owner", "author",
    "sender", "recipient", "receiver", "guest", "buyer", "seller", "supplier", "client", "company", "user", "from",
    "to", "creator", "editor", "modifier", "uploader", "submitter", "moderator", "original", "ship_to",
    "bill_to", "sold_to", "ship", "bill",
)  # fmt: skip


def readings(column: str, max_length: int | None) -> list[tuple[str, str]]:
    """The column's name as it is and in English, and without the words that say whose value it is."""
    readings = []
    for name in dict.fromkeys((column, "_".join(words(column)))):
        readings.append(("", name))
        readings += [(entity, name[len(entity) + 1 :]) for entity in _ENTITIES if name.startswith(f"{entity}_")]
    if max_length is not None and max_length <= 3:
        # A country of two letters is its code.
        readings += [(entity, f"{reading}_code") for entity, reading in readings]
    return readings


_TRANSLATED = re.compile(
    r"(?<=[a-z])_(lang(uage)?_?\d+|(en|de|fr|es|it|pt|nl|pl|cs|sv|da|fi|nb|uk|ru|tr|ja|zh|ko|ar|he|el|hu|ro|bg)"
    r"(_([a-z]{2}|hans|hant|latn))?)$"
)
"""How names end of texts that are there in several languages."""


def untranslated(field: Field) -> Field:
    """A text as it would be if it were there in one language alone."""
    name = _TRANSLATED.sub("", snake_case(field.name)) if field.storage == "text" else ""
    return replace(field, name=name) if name and name != snake_case(field.name) else field


def original_of(table: Table, field: Field) -> Field | None:
    """The column that a name or title is a translation of: that of no language, else the first of any."""
    called = untranslated(field).name
    if called not in ("name", "title", "label", "short_name", "long_name", "full_name", "headline", "subject"):
        return None
    same = [one for one in table.fields if one.storage == "text" and untranslated(one).name.lower() == called]
    first = next((one for one in same if one.name.lower() == called), same[0] if same else field)
    taken = {name for unique in table.uniques for name in unique.fields}
    room = field.max_length is None or (first.max_length is not None and field.max_length >= first.max_length)
    plain = room and not (field.choices or field.regexes or field.custom or field.unique or field.name in taken)
    return first if plain and first.name != field.name and not (first.choices or first.custom) else None


def fits(kind: kinds.Kind, field: Field) -> bool:
    """Whether the column has room for the shortest text of a kind, for all of its numbers."""
    if field.storage in ("integer", "decimal", "float") and field.storage in kind.types:
        least, most = _extent(kind.name)
        if field.digits and max(-least, most) >= 10 ** (field.digits - field.places):
            return False
        return (field.low is None or field.low <= least) and (field.high is None or most <= field.high)
    return field.max_length is None or field.storage != "text" or field.max_length >= kind.min_length


@lru_cache(maxsize=256)
def _extent(name: str) -> tuple[Any, Any]:
    """The least and the greatest number of a kind, going by some thousands of them."""
    positions = np.arange(4096)
    drawn = kinds.get(name).draw(kinds.Draw(row_keys(0, positions), positions)).values()
    return min(drawn), max(drawn)


def of_standard(table: Table, field: Field) -> OfStandard | None:
    """The column that a field is of a table of countries, currencies or languages."""
    head = head_of(table.called)
    if head not in COLUMNS or field.storage not in ("text", "integer") or field.choices or field.custom:
        return None
    for column, pattern in COLUMNS[head].items():
        if re.fullmatch(pattern, snake_case(field.name)):
            cells = cells_of(head, column)
            fits = max(map(len, cells)) <= (field.max_length or 10_000) and all(
                re.search(regex, cell) for regex in field.regexes for cell in cells
            )
            fits &= field.storage == "text" or all(map(str.isdecimal, cells))
            fits &= not field.unique or len(set(cells)) == len(cells)
            return OfStandard(head, column) if fits else None
    return None


@lru_cache(maxsize=4096)
def _thing(model: str) -> str | None:
    """What the rows of a model are, by the word for them: the kind of their names."""
    called = f"{snake_case(model)}_name"
    return next((name for name in THINGS if kinds.get(name).suggested_by(called)), None)


_MUSIC = r"album|artist|song|music|playlist|lyrics|isrc|iswc|bpm|duration|genre|audio|band|composer"
_OF_MUSIC = {"work": "song_title", "release": "song_title", "label": "record_label_name"}
"""Words for things with a meaning of their own where something speaks of music: the kind of their names."""
_STAGE = r"author|director|theat(er|re)|playwright|actor|cast|premiere|genre|stage|drama|film|movie"
_ELSEWHERE = {"track": (_MUSIC, "topic_name"), "play": (_STAGE, "task_name"), "show": (_STAGE, "event_name")}
"""Words for works of art with another meaning where nothing speaks of the art: what does, and the kind of the rest."""


def _thing_of(table: Table) -> str | None:
    """What the rows of a table are, going by the word for them and, where it has two meanings, by what is beside it."""
    head = head_of(table.called)
    if head in _ELSEWHERE:
        art, otherwise = _ELSEWHERE[head]
        if not _speaks_of_art(table, art):
            return otherwise
    if head in _OF_MUSIC and _speaks_of_art(table, _MUSIC.replace("|duration", "").replace("|audio", "")):
        return _OF_MUSIC[head]
    return _thing(table.called)


def _speaks_of_art(table: Table, art: str) -> bool:
    said = "_".join([snake_case(table.label.replace(".", "_")), *(snake_case(one.name) for one in table.fields)])
    return re.search(rf"(^|_)({art})s?(_|$)", said) is not None


def said_of(table: Table, field: Field) -> Said | None:
    thing = _thing_of(table)
    if thing is None or shortest_said(GROUPS[thing]) > (field.max_length or 10_000):
        return None
    return Said(GROUPS[thing])


LOCATED = ("latitude", "longitude", "coordinates", "timezone")


_PLACES = ("city", "postal_code", "street_address", "address", "state", "country_code", "country")


_OF_ADDRESSES = ("postal_code", "city", "street_address")


def located(table: Table) -> str:
    """The entity whose place a row is at: that of its only address, whatever that is called."""
    found = [kind_for(table, field) for field in table.fields if field.storage == "text"]
    entities = {one.entity for one in found if one is not None and one.kind in _PLACES}
    return entities.pop() if len(entities) == 1 else ""


def address_of(table: Table, field: Field) -> str | None:
    """The entity of the address that a field goes with: the one that its name begins with, or the only one."""
    found = [kind_for(table, one) for one in table.fields if one.storage == "text" and not one.reference]
    entities = {one.entity for one in found if one is not None and one.kind in _OF_ADDRESSES}
    named = [entity for entity in entities if entity and snake_case(field.name).startswith(f"{entity}_")]
    return named[0] if named else entities.pop() if len(entities) == 1 else None


_PERSONAL = ("full_name", "first_name", "last_name", "email", "phone", "mobile")
"""Kinds of which a row may have one for each of several people."""


_PERSON = re.compile(
    r"((?P<who>patient|doctor|physician|nurse|mother|father|parent|guardian|spouse|partner|next_of_kin|kin|"
    r"emergency(_contact)?|referrer|referee|witness|customer|client|buyer|seller|owner|author|guest|driver|passenger|"
    r"teacher|student|employee|manager|supervisor|tenant|landlord|sender|recipient|receiver|contact|organi[sz]er|"
    r"applicant|candidate|beneficiary|claimant|donor|host|agent|coach|lawyer|insured|subscriber|reporter)_)?"
    r"((full_?|first_?|last_?|given_?|family_?|sur)?name|e_?mail(_address)?|(tele|mobile_?|cell_?)?phone(_(number|no))?|"
    r"mobile(_(number|no))?)|"
    r"(?P<alone>doctor|physician|nurse|mother|father|parent|guardian|spouse|partner|next_of_kin|kin|emergency_contact|"
    r"referee|witness|teacher|manager|supervisor|coach|lawyer)"
)


def of_whom(table: Table, field: Field, found: OfKind) -> OfKind:
    """What a column holds of a person, as that of the one of whom its name speaks where the row is about several."""
    who = _speaks_of(field) if found.kind in _PERSONAL else None
    if who is None:
        return found
    several = len({_speaks_of(other) for other in table.fields} - {None}) > 1
    return replace(found, entity=who if several else "")


def _speaks_of(field: Field) -> str | None:
    """Whose name, address or number a column holds: nobody in particular's (empty); None where it holds none."""
    if field.storage != "text":
        return None
    found = _PERSON.fullmatch(snake_case(field.name))
    return found and (found["who"] or found["alone"] or "").removesuffix("_contact")


_LEVEL = re.compile(r"((tree|node|nesting|hierarchy)_)?(depth|level)")


def level_of(table: Table, field: Field) -> Field | None:
    """The foreign key to the parents of a tree in which a column says how deep a row stands, if it is such a column."""
    if field.storage != "integer" or field.unique or field.choices or not _LEVEL.fullmatch(snake_case(field.name)):
        return None
    for link in table.references:
        reference = link.reference
        own = reference is not None and reference.table == table.label and not reference.one_to_one
        if own and "parent" in snake_case(link.name).split("_"):
            return link
    return None


def root_level(field: Field) -> int:
    """What a column of levels holds of roots: 0 or 1."""
    if field.has_default and field.default in (0, 1):
        return int(field.default)
    return 1 if field.low == 1 else 0


def deepest_level(field: Field) -> int:
    """How many levels there may be below a root where a column of levels has few; 0: any number."""
    few = field.high is not None and field.high < 40
    return max(int(field.high) - root_level(field), 1) if few else 0


OF_ANYTHING = ("name_of_thing", "title", "description", "sentence", "paragraph")
"""Kinds of texts that are drawn where a name says little."""


def of_person(table: Table, field: Field) -> Inferred | None:
    """What masking would take a column for, where it tells of a person: it is drawn as that."""
    name = None if field.upload or field.regexes else drawn_as(table, field)
    if name is None or not fits(kinds.get(name), field) or (field.unique and kinds.get(name).unique_values == 0):
        return None
    return Inferred(OfKind(name), f"its name and its table say {name.replace('_', ' ')}", field.unique)
