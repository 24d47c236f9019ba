"""One column weighed: every sign of names, types, tables and contents, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as column_of

from seeding.masking.finding import copies
from seeding.masking.finding.contents import TOLD, Content
from seeding.reading.naming import by_name, in_order
from seeding.reading.naming.conditions import advertised, banks, carded
from seeding.reading.naming.rules.health import with_findings
from seeding.reading.signs import Sensitivity, Sign
from seeding.reading.subjects import OF_DEALS, ORGANISATIONS, PEOPLE, PLACES, POSTAL, THINGS, Subject
from seeding.schema import Field
from seeding.sources import RANGES
from seeding.vocabulary import a_or_an, word_set, words

HSTORES = ("HStoreField", "hstore")
"""Classes of columns that hold names and values."""

PERSONAL_CONTENT: dict[str, tuple[str, Sensitivity]] = {
    "email": ("email", "direct identifier"), "password": ("password", "secret"), "jwt": ("token", "secret"),
    "iban": ("iban", "direct identifier"), "national_id": ("national_id", "direct identifier"),
    "card": ("credit_card_number", "direct identifier"), "ip": ("ip", "direct identifier"),
    "mac": ("mac_address", "direct identifier"), "user_agent": ("user_agent", "quasi-identifier"),
    "person_url": ("url", "direct identifier"), "coordinates": ("geo", "quasi-identifier"),
    "date_of_birth": ("date_of_birth", "quasi-identifier"), "phone": ("phone", "direct identifier"),
    "street_address": ("street_address", "direct identifier"), "full_name": ("full_name", "direct identifier"),
    "first_name": ("first_name", "direct identifier"), "last_name": ("last_name", "direct identifier"),
    "handle": ("username", "direct identifier"),
}  # fmt: skip
"""Kinds of contents that are personal wherever they stand, with the kind of the column."""

_CLASSES: tuple[tuple[re.Pattern[str], str, Sensitivity, float], ...] = (
    (re.compile(r".*EmailField"), "email", "direct identifier", 0.95),
    (re.compile(r".*(Phone|PhoneNumber)\w*Field"), "phone", "direct identifier", 0.95),
    (re.compile(r"(Generic)?IPAddressField|InetAddressField|CidrAddressField"), "ip", "direct identifier", 0.93),
    (re.compile(r"MACAddressField"), "mac_address", "direct identifier", 0.93),
    (re.compile(r".*(Encrypt|Secret|Crypto)\w*Field"), "token", "secret", 0.9),
    (re.compile(r".*(IBAN|Iban)\w*Field"), "iban", "direct identifier", 0.95),
    (re.compile(r".*(CreditCard|CardNumber)\w*Field"), "credit_card_number", "direct identifier", 0.95),
    (
        re.compile(r".*(SocialSecurity|SSN|NationalId|CPF|CNPJ|Passport)\w*Field"),
        "national_id",
        "direct identifier",
        0.93,
    ),
    (re.compile(r".*Password\w*Field"), "password", "secret", 0.9),
    (re.compile(r".*Avatar\w*Field"), "image", "direct identifier", 0.9),
    (re.compile(r".*Pickle\w*Field"), "json", "free text", 0.6),
)

TECHNICAL = word_set(
    "type kind status state flag format class method version language locale currency unit mode level order position "
    "index width size sha md checksum mime mimetype codename path template color colour icon css layout theme timezone "
    "engine backend encoding algorithm frequency queue exchange hostname namespace module function func hook action verb "
    "model app table column field op operation category group role scope grant rte slot table timeout cron minute hour day "
    "month year event visibility structure usage direction priority severity provider gateway driver protocol channel "
    "extension filter md5sum sha1sum etag crc environment ver crontab ticker target lang tz object_id pk cid key sku upc ean isbn barcode gtin distinction spec domain "
    "suffix prefix alignment font style locator selector pattern regex expression formula query_class constraint "
    "permission policy tier min max minimum maximum preference flow batch stage phase step result_type signal handler schema schema_version dialect charset "
    "worker cluster system medium campaign industry country zone language nation encoding_type rule distribution ratio sha1 sha256 sha512 md5 db alias location connection orientation family browser os platform device "
    "currencie uri_type share access widget shape source reason_code tool sitemap_changefreq "
    "changefreq node region_code iso code_name html_class periodicity permalink anchor sorting flavor flavour variant attribute_name period "
    "host attribute semester partition range revision view i18n interval recurrence rrule weekday duration quantity subdomain cardinality decimal precision hash uuid guid fingerprint digest etag "
    "number code reference slug id route routing_key tag tax duty freight subcode exempt lock storage cmdset "
    "program programme metric manufacturer make brand scheme service impact urgency likelihood importer exporter parser loader renderer serializer formatter adapter endpoint validator paid command workspace typename srid crs epsg doi edition identifier cls jurisdiction regulation validity genre coin tab right shift dkim spf estado stato etat operacion segment material sort arn langid"
)
"""Last words of names of codes and settings."""

PROSE = word_set(
    "comment note remark message body text content feedback reason memo observation reply response answer description "
    "complaint testimonial transcript condolence eulogy story statement resolution explanation justification instruction minute detail "
    "rendered markdown html plain review narrative prompt discussion"
)
_STRONG_PROSE = word_set(
    "comment note remark feedback memo observation reply complaint testimonial transcript resolution message answer "
    "signature narrative discussion justification minute"
)
_KEPT_NOTES = word_set("comment note remark memo diary")
_CONFIDENTIAL = tuple((word,) for word in ("private", "internal", "confidential", "personal", "staff"))
OCCASIONS = word_set(
    "accident incident emergency event occurrence appointment meeting activity task todo request reminder booking reservation visit search list"
)
_SORTED_BY = word_set("category type kind class status level priority")
_DIVISIONS = word_set("department division unit team group office agency section squad")
TITLES = word_set("title subject heading headline summary caption topic")
URLS = word_set("url uri link href permalink redirect origin")
_CHOSEN = word_set(
    "type group role limit quota tag unit mapping uri processor column policy enabled disabled allowed hidden feature capability permission rule endpoint transport flag scope plugin resource action"
)
"""Words of JSON that says how something works."""
_LISTED = word_set("service region country count")
"""Last words of JSON that lists things by their names."""
_AMOUNTS = word_set("balance amount total percent percentage price cost fee rate")
_NUMBERS = ("integer", "decimal", "float")
_OPENING = word_set("code otp pin passcode verification confirmation security access phone sms")
"""Words of numbers that are sent to somebody, to be given back."""
_FILES = re.compile(r".*(File|Image|Photo|Avatar|Thumbnail)\w*Field")


@dataclass(frozen=True)
class Weighed:
    """What the signs of a column come to. `copy` says how copies lie in it, where it keeps some."""

    kind: str
    sensitivity: Sensitivity
    confidence: float
    evidence: tuple[str, ...]
    decided: bool = True
    leaning: bool = False
    """Undecided, and to be taken for personal until somebody says otherwise."""
    copy: copies.Copy | None = None
    signs: tuple[Sign, ...] = column_of(default=(), repr=False)

    @property
    def personal(self) -> bool:
        return self.leaning or (self.decided and self.sensitivity not in ("technical", "none"))


def weigh(field: Field, subject: Subject, content: Content | None) -> Weighed:
    """What a column is, from its name, type, table and contents (None: it is empty or was not looked at)."""
    harmless = _structural(field, subject)
    if harmless is not None and not (field.primary_key and (field.storage == "text" or _known_by(field, subject))):
        return harmless
    copy = copies.known(subject.table, field)
    if copy is not None:
        evidence = f"{subject.table.label} keeps copies of other rows there"
        return Weighed(copy.kind, "free text", 0.97, (evidence,), copy=copy)
    signs = list(_named(field, subject))
    if words(field.verbose_name) == ("city",) and words(field.name)[-1:] == ("line",):
        # A line of an address is what its label says.
        signs = [Sign("city", "quasi-identifier", 0.9, f"it is called “{field.verbose_name}”")]
    if _sorted_by(field) and all(one.kind in ("full_name", "free_text") for one in signs):
        return _harmless("code", "it says which sort of something it is")
    if _enumerated(field):
        signs = [one for one in signs if one.sensitivity in ("quasi-identifier", "sensitive") and one.kind in
                 ("gender", "name_title", "marital_status", "nationality", "health", "sensitive", "age", "education")]  # fmt: skip
        if not signs and _sexes(field) and not (subject.thing or (subject.place and not subject.near)):
            signs = [Sign("gender", "quasi-identifier", 0.9, f"its choices: {', '.join(field.labels[:3])}")]
        if not signs:
            return _harmless("choice", f"{len(field.choices)} choices")
    signs = _agree(signs, content, field)
    if signs:
        best = max(signs, key=lambda one: one.confidence)
        return Weighed(best.kind, best.sensitivity, best.confidence, _reasons(signs, best, content), signs=tuple(signs))
    found = copies.by_shape(subject.table, field, subject)
    if found is not None:
        sign, copy = found
        return Weighed(sign.kind, sign.sensitivity, sign.confidence, (sign.evidence, *_seen(content)), copy=copy)
    return _by_context(field, subject, content)


_SEXES = word_set(
    "male female man woman men women masculine feminine мужской женский мужчина женщина homme femme masculin féminin hombre mujer "
    "masculino femenino feminino mann frau männlich weiblich maschio femmina maschile femminile man vrouw erkek kadın mężczyzna kobieta"
)


def _sexes(field: Field) -> bool:
    """Whether one chooses between the sexes, whatever the column is called."""
    said = {str(one).lower() for one in (*field.labels, *field.choices)}
    return len(said & _SEXES) >= 2 or ({"m", "f"} <= said and not {"s", "l", "xl"} & said)


def _enumerated(field: Field) -> bool:
    return bool(field.choices) and len(field.choices) > 1


def _harmless(kind: str, *evidence: str, confidence: float = 0.9) -> Weighed:
    return Weighed(kind, "technical" if kind != "choice" else "none", confidence, evidence)


def _structural(field: Field, subject: Subject) -> Weighed | None:
    """What needs no name: keys, links, switches, words of a list."""
    reached = any(sign.kind in _REACHED_BY for sign in by_name(field, subject))
    listed = subject.listed and not (subject.message and field.class_name == "TextField")
    chosen = subject.words == POSTAL or (listed and not (reached or subject.contact))
    if field.storage == "text" and chosen and words(field.name) == subject.words:
        return _harmless("name_of_thing", f"one of the {subject.head}s that there are")
    if field.reference is not None:
        return _harmless("reference", f"a foreign key to {field.reference.table}")
    if any(field.name == one.object_id for one in subject.table.generics):
        return _harmless("reference", "the key of a generic foreign key")
    if field.primary_key and field.storage in ("integer", "uuid"):
        return _harmless("key", "the primary key")
    if _no_secret(field):
        return _harmless("code", "a mark of versions or pages, which opens nothing")
    if field.storage == "boolean" and not any(
        sign.sensitivity == "sensitive" or sign.kind in ("gender", "marital_status") for sign in by_name(field, subject)
    ):
        return _harmless("switch", "true or false")
    return None


def _sorted_by(field: Field) -> bool:
    """It says which sort of something a row is: a `category_of_complaint`."""
    said = words(field.name)
    return said[1:2] == ("of",) and said[0] in _SORTED_BY and field.storage == "text"


_REACHED_BY = word_set("email phone mobile street_address")
_NUMBERS_OF_PEOPLE = word_set("national_id ssn phone mobile passport_number tax_id driving_license")


def _known_by(field: Field, subject: Subject) -> bool:
    """Whether a key that the database does not count up is the number by which authorities, or others, know somebody."""
    return not field.auto and any(one.kind in _NUMBERS_OF_PEOPLE for one in by_name(field, subject))


_VERSIONED = word_set("consistency concurrency continuation sync page cursor next")


def _no_secret(field: Field) -> bool:
    said = words(field.name)
    return said[-1:] == ("token",) and len(said) > 1 and said[-2] in _VERSIONED


_WEAK = word_set("job_title department company education location")
_SAID_OF_ALL = word_set("name title label description code value")


def _named(field: Field, subject: Subject) -> list[Sign]:
    signs = [_part(one, field, subject) for one in (*_beside_key(field, subject), *by_name(field, subject))]
    if _own_number(field, subject):
        signs.append(
            Sign("identifier", "direct identifier", 0.8, f"the number by which somebody knows {a_or_an(subject.head)}")
        )
    part = subject.name_parts.get(field.name)
    if part is not None:
        signs.append(Sign(part, "direct identifier", 0.93, "beside it are the other parts of a name"))
    if field.storage == "text" and (_NAMED_WHOLE.search(field.name.lower()) or _SAID_WHOLE.search(field.verbose_name)):
        signs.append(Sign("full_name", "direct identifier", 0.93, "its name"))
    plain = field.name.replace("_", " ").lower()
    spoken = field.verbose_name.lower()
    if spoken and spoken != plain and len(spoken) < 60 and " to " not in spoken:
        label = in_order(field.verbose_name.replace("'s", ""))
        signs += [
            Sign(one.kind, one.sensitivity, one.confidence - 0.05, f"it is called “{field.verbose_name}”")
            for one in by_name(field, subject, label)
            if (not signs or one.kind == signs[0].kind) and not (one.kind in _WEAK and field.name in _SAID_OF_ALL)
        ]
    for pattern, kind, sensitivity, confidence in _CLASSES:
        if pattern.fullmatch(field.class_name):
            if kind == "token" and words(field.name)[-1:] and words(field.name)[-1] in PROSE:
                kind, sensitivity = "free_text", "free text"
            signs.append(Sign(kind, sensitivity, confidence, f"its type, {field.class_name}"))
            break
    if not signs:
        signs += _helped(field, subject)
    return [one for one in signs if not (one.kind in ("full_name", "bank_account") and _of_the_row(field, subject))
            and not (one.kind == "full_name" and _carrier(field, subject))
            and not (one.kind == "bank_account" and banks(subject) and words(field.name) == ("bank", "name"))
            and not (one.kind == "email" and _text_of_letter(field))
            and not (one.kind == "identifier" and field.name.lower().endswith("_id") and spelt_out(field, subject))]  # fmt: skip


def _carrier(field: Field, subject: Subject) -> bool:
    """Whether a column says which firm carries a parcel that is followed by a number."""
    followed = {"tracking", "waybill"} & {word for one in subject.table.fields for word in words(one.name)}
    return words(field.name) in (("courier",), ("courier", "name")) and bool(followed)


_LETTERS = word_set(
    "confirmation welcome reminder invitation acceptance rejection approval cancellation notification autoreply"
)


def _text_of_letter(field: Field) -> bool:
    """Whether a long text is a letter that is sent at some occasion, and no address: a `confirmation_mail`."""
    said = words(field.name)
    several = field.name.lower().endswith("s")
    return (
        field.class_name == "TextField"
        and not several
        and said[-1:] in (("mail",), ("email",))
        and bool(_LETTERS & set(said[:-1]))
    )


_UUIDS = (32, 36)
"""Lengths of texts that hold UUIDs, which the project itself draws."""


def _own_number(field: Field, subject: Subject) -> bool:
    """Whether somebody else gave the people of a table this number: a text for a key, a `user_id` among users."""
    if not subject.person or field.reference is not None:
        return False
    if field.primary_key:
        return field.storage == "text" and words(field.name) == ("id",) and field.max_length not in _UUIDS
    return field.storage == "integer" and subject.head in PEOPLE and words(field.name) == (subject.head, "id")


_NAMED_WHOLE = re.compile(r"(^|_)fio(_|$)")
"""Last name, first name and patronymic, which nobody but a person has."""
_SAID_WHOLE = re.compile(r"(^|\W)(ФИО|Ф\.\s?И\.\s?О\b|ПІБ|П\.\s?І\.\s?Б\b)", re.IGNORECASE)
_SPELT = re.compile(r"(?P<what>.+)_(desc|descr|descrip|description|label|text|long_desc)")
_SPELT_NAME = re.compile(r"(?P<what>.+)_name")
_CODED = ("_code", "_cd", "_id", "_key", "_no", "_abbr", "")


def spelt_out(field: Field, subject: Subject) -> bool:
    """Whether a column is a code or the words for it, both of which the row has: `class_code` and `class_desc`."""
    name, table = field.name.lower(), subject.table
    if name.endswith("_id"):
        return any(table.has(f"{name[:-3]}_{said}") for said in ("desc", "descr", "description", "label"))
    found = _SPELT.fullmatch(name) or _SPELT_NAME.fullmatch(name)
    uploaded = name.endswith("_name") and bool(set(words(name)) & {"upload", "file", "attachment"})
    if (
        found is None
        or uploaded
        or (name.endswith("_name") and (_of_whom(found["what"]) or called_after(field, subject)))
    ):
        return False
    codes = _CODED if not name.endswith("_name") else ("_code", "_cd", "_id", "_abbr")
    kinds = not name.endswith("_name") and words(found["what"])[-1:] in (
        ("status",),
        ("type",),
        ("class",),
        ("level",),
        ("kind",),
    )
    return kinds or any(table.has(f"{found['what']}{code}") for code in codes)


def called_after(field: Field, subject: Subject) -> bool:
    """Whether a column is the name of whom a table of people is of: the `rider_name` of riders."""
    said = words(field.name)
    return subject.person and len(said) > 1 and said[-1] == "name" and subject.words[1 - len(said) :] == said[:-1]


def _of_whom(what: str) -> bool:
    return bool(PEOPLE & set(words(what)))


def _of_the_row(field: Field, subject: Subject) -> bool:
    """Whether a column of a table of no people is called after the table: `major_full_name` of majors."""
    own = len(subject.words)
    about = subject.person or subject.near or subject.contact or subject.organisation or subject.payment
    said = words(field.name)
    if said == ("full", "name") and (subject.place or subject.thing or subject.table.has("name")) and not about:
        return True
    alone = said[own:] in (("name",), ("full", "name")) or said[-2:] != ("full", "name")
    whose = bool(PEOPLE & set(said[own:]))
    return not about and 0 < own < len(said) and said[:own] == subject.words and alone and not whose


_CALLED_BY = word_set("name display_name full_name label display repr representation string str")
_LOGS_IN_BY = word_set("slug username login handle nick")


def _beside_key(field: Field, subject: Subject) -> Iterator[Sign]:
    """The sign of `hidden_by_name` beside the foreign key `hidden_by`: what whom it leads to is called by."""
    role = role_of(field, subject)
    if role is None or field.storage != "text":
        return
    kind = "username" if field.name.removeprefix(f"{role}_") in _LOGS_IN_BY else subject.roles[role]
    yield Sign(kind, "direct identifier", 0.92, f"what whom {role} leads to is called by")


def role_of(field: Field, subject: Subject) -> str | None:
    """The foreign key to a person whose name, or user name, a column beside it holds: `hidden_by` of `hidden_by_name`."""
    said = _CALLED_BY | _LOGS_IN_BY
    return next((one for one in subject.roles if field.name.removeprefix(f"{one}_") in said - {field.name}), None)


def _part(sign: Sign, field: Field, subject: Subject) -> Sign:
    """The sign of a `name` beside a first name is a last name, and the other way round: nom, prénom; nombre, apellidos."""
    if sign.kind != "full_name" or words(field.name) != ("name",):
        return sign
    beside = {words(one.name) for one in subject.table.fields}
    first, last = ("first", "name") in beside, ("last", "name") in beside
    return sign if first == last else replace(sign, kind="last_name" if first else "first_name")


_HELP = (
    (re.compile(r"\be-?mail address(es)?\b.*(of|where|to|for)|\be-?mails? (of|to)\b|\bemailed to\b|comma[- ]separated.*e-?mail", re.I), "email",
     "direct identifier"),
    (re.compile(r"\b(phone|mobile) number\b", re.I), "phone", "direct identifier"),
    (re.compile(r"(?<!enterprise )(?<!corporate )(?<!business )(?<!company )\b(his|her|their|user'?s?|person'?s?|customer'?s?|sender'?s?|contact'?s?) (full |first |last |real )?name\b|^(sender|author) name", re.I), "full_name",
     "direct identifier"),
    (re.compile(r"\b(secret|private|api) key\b|\bpassword\b", re.I), "token", "secret"),
    (re.compile(r"\bcontact identifier\b|\be-?mail, phone", re.I), "email", "direct identifier"),
)  # fmt: skip


def _helped(field: Field, subject: Subject) -> list[Sign]:
    if field.storage not in ("text", "other") or not field.help_text or (subject.thing and not subject.near):
        return []
    if words(field.name)[-1:] and words(field.name)[-1] in TECHNICAL - {"key", "code", "number"}:
        return []
    return [Sign(kind, sensitivity, 0.65, f"its help text: “{field.help_text[:60]}”")  # type: ignore[arg-type]
            for pattern, kind, sensitivity in _HELP if pattern.search(field.help_text)][:1]  # fmt: skip


def _agree(signs: list[Sign], content: Content | None, field: Field) -> list[Sign]:
    """The signs with what the contents say: they raise, add and overrule."""
    if content is None or not content.values:
        return signs
    for kind, share in content.shares:
        said = PERSONAL_CONTENT.get(kind)
        if said is None:
            continue
        if kind == "handle" and not signs:
            continue
        called = content.national if kind == "national_id" else _CALLED[kind]
        evidence = f"{share:.0%} of {content.values} values are {called}"
        if (
            content.values < 5
            and not signs
            and kind in ("first_name", "last_name", "phone", "coordinates", "street_address", "full_name")
        ):
            continue
        if (
            not signs
            and said[0] in ("first_name", "last_name")
            and share < 0.8
            and words(field.name)[-1:]
            and words(field.name)[-1] in TECHNICAL
        ):
            continue
        own = {one.kind for one in signs}
        same = said[0] in own or (said[0] == "phone" and "mobile" in own)
        weak = kind in ("first_name", "last_name", "date_of_birth", "coordinates", "street_address")
        confidence = min(0.99, (0.65 if weak else 0.75) + 0.2 * share + (0.05 if same else 0))
        signs = [*signs, Sign(next(one.kind for one in signs if one.kind == said[0] or said[0] == "phone") if same else said[0], said[1],
                              confidence if same or not signs else min(confidence, 0.6 if weak else 0.93), evidence)]  # fmt: skip
        break
    if content.values >= 10 and content.told >= TOLD and not content.share("full_name"):
        evidence = f"{content.told:.0%} of {content.values} values are sentences"
        signs = [
            Sign("free_text", "free text", one.confidence, evidence) if one.kind in _OF_NAMES else one for one in signs
        ]
    if content.values >= 20 and content.distinct > _MOST_TITLES and words(field.name) == ("title",):
        evidence = f"{content.distinct} different values are no forms of address"
        signs = [
            Sign("job_title", one.sensitivity, one.confidence, evidence) if one.kind == "name_title" else one
            for one in signs
        ]
    if signs and content.values >= 20 and content.distinct == 1 and field.storage == "text":
        signs = [Sign(one.kind, one.sensitivity, max(0.5, one.confidence - 0.2), one.evidence) for one in signs]
    return signs


_MOST_TITLES = 15
"""Mr., Ms., Dr. and their like are no more than so many."""

_OF_NAMES = ("full_name", "first_name", "last_name", "middle_name")
_CALLED = {
    "email": "e-mail addresses", "password": "password hashes", "jwt": "JSON web tokens", "iban": "IBANs (checksum right)",
    "card": "card numbers (checksum right)", "ip": "IP addresses", "mac": "MAC addresses", "user_agent": "user agents",
    "person_url": "addresses of people's pages", "coordinates": "coordinates", "date_of_birth": "dates that could be births",
    "phone": "phone numbers", "street_address": "street addresses", "full_name": "full names by the word lists",
    "first_name": "given names by the word lists", "last_name": "family names by the word lists", "handle": "handles",
    "uuid": "UUIDs", "json": "JSON", "url": "URLs", "file_name": "file names", "token": "random texts", "postal_code":
    "like postal codes",
}  # fmt: skip


def _seen(content: Content | None) -> tuple[str, ...]:
    if content is None:
        return ()
    said = [
        f"{share:.0%} of {content.values} values are {_CALLED.get(kind, kind)}" for kind, share in content.shares[:1]
    ]
    said += [f"{share:.0%} hold {_CALLED.get(kind, kind)}" for kind, share in content.inside[:2]]
    return tuple(said)


def _reasons(signs: Sequence[Sign], best: Sign, content: Content | None) -> tuple[str, ...]:
    ordered = [best.evidence, *(one.evidence for one in signs if one.kind == best.kind and one is not best)]
    ordered += [f"{one.evidence} says {one.kind}" for one in signs if one.kind != best.kind and one.confidence > 0.6]
    return tuple(dict.fromkeys(ordered))[:4]


def _by_context(field: Field, subject: Subject, content: Content | None) -> Weighed:
    """What a column is whose own name says nothing certain: by its table."""
    said = words(field.name)
    head = said[-1] if said else ""
    listed = field.item is not None and field.item.storage in ("date", "timestamp", "time", "duration", "boolean")
    if listed or field.storage in ("timestamp", "time", "duration"):
        return _harmless("moment", "a technical moment")
    if field.storage == "date":
        return _harmless(
            "date", "a date of a thing" if not subject.person else "a date that is not one of birth", confidence=0.7
        )
    if field.storage in ("decimal", "float") and with_findings(subject) and not set(said) & (OF_DEALS | _AMOUNTS):
        return Weighed("health", "sensitive", 0.7, ("a measurement beside what somebody has or suffers from",))
    if (
        field.storage == "integer"
        and said
        and set(said) <= _OPENING
        and subject.secret
        and (subject.contact or subject.reach == 1)
    ):
        return Weighed("token", "secret", 0.7, (f"the {head} that somebody was sent, to give it back",))
    held = field.item.storage if field.item is not None else field.storage
    if held in _NUMBERS:
        return _harmless("number", "a number", confidence=0.8)
    if held == "uuid" or field.storage == "boolean":
        return _harmless("identifier", "a random identifier" if held == "uuid" else "true or false", confidence=0.8)
    if _FILES.fullmatch(field.class_name):
        return _file(field, subject)
    if field.storage == "json" or field.class_name in HSTORES:
        return _json(field, subject, content)
    if field.class_name == "SearchVectorField" and (subject.near or subject.message):
        return Weighed("search_index", "free text", 0.8, ("the words of other columns, to be searched",))
    if field.class_name in RANGES:
        return _harmless("range", "a span of numbers" if RANGES[field.class_name] in _NUMBERS else "a span of time")
    if field.srid is not None and (subject.near or (subject.address and not subject.place)) and not subject.thing:
        about = "a table about people" if subject.near else "an address"
        return Weighed("geo", "quasi-identifier", 0.7, (f"a place in {about}",))
    if field.storage in ("bytes", "other") and field.item is None:
        return _opaque(field, subject, content)
    return _text(field, subject, content, said, head)


_UPLOADED = ("original_name", "original_filename", "original_file_name", "uploaded_by", "uploader")
_MAILINGS = word_set("campaign mailing broadcast newsletter")


def _uploaded(subject: Subject) -> bool:
    return any(subject.table.has(one) for one in _UPLOADED)


_KEY_FILES = re.compile(
    r"(^|_)(pfx|p12|pks12|pkcs12|keystore|keyfile|pem|key_file)(_|$)|(private|signing|encryption)_key"
)


def _file(field: Field, subject: Subject) -> Weighed:
    if {"logo", "icon", "favicon", "qr", "barcode"} & set(words(field.name)):
        return _harmless("file", "a picture of a thing", confidence=0.7)
    if _KEY_FILES.search(field.name.lower()):
        return Weighed("file", "secret", 0.7, ("a file of keys",))
    if subject.person or ((subject.near or subject.beside_message) and not subject.thing) or subject.message:
        return Weighed("file", "free text", 0.8, ("a file in a table about people",))
    shown = {"poster", "cover", "hero", "banner", "featured"} & set(words(field.name)) and not subject.near
    if shown or {"css", "og", "header", "background"} & set(words(field.name)):
        return _harmless("file", "a file of a page", confidence=0.7)
    if (
        _MAILINGS & set(subject.words) and {"csv", "xls", "xlsx", "recipient", "contact"} & set(words(field.name))
    ) or _uploaded(subject):
        return Weighed("file", "free text", 0.6, (f"a file that somebody uploaded to {a_or_an(subject.head)}",))
    if (
        subject.audited
        and not subject.thing
        and not ({"rendition", "thumbnail", "image", "announcement", "news"} & set(subject.words))
    ):
        return Weighed("file", "free text", 0.6, ("a file that somebody uploaded",))
    if subject.beside_message or subject.payment or subject.tracked:
        return Weighed("file", "free text", 0.6, (f"a file of {a_or_an(subject.head)}",))
    if (
        subject.head in ("attachment", "upload", "document", "file", "import", "export", "batch", "pdf", "scan")
        or subject.log
    ) and not _PUBLIC & set(subject.words):
        return Weighed("file", "free text", 0.6, (f"a file of {subject.head}s",))
    return _harmless("file", "a file of a thing", confidence=0.6)


_PUBLIC = word_set("announcement news legal law term policy template public official publication product")
"""Words of documents that are for everybody."""


def _json(field: Field, subject: Subject, content: Content | None) -> Weighed:
    said = set(words(field.name))
    if copies.of_goods(field):
        return _harmless("json", "data of a thing", confidence=0.7)
    head = words(field.name)[-1:]
    if head and (head[0] in _AMOUNTS or {"pricing", "commission"} & said):
        return _harmless("json", "an amount", confidence=0.7)
    if head and head[0] in ("status", "state"):
        return _harmless("json", "states of things", confidence=0.7)
    if head and head[0] in _LISTED:
        return _harmless("json", f"a list of {head[0]}s", confidence=0.6)
    if _of_moments(words(field.name)):
        return _harmless("moment", "moments, written as JSON", confidence=0.7)
    if _FILLED_IN & set(subject.words) and subject.thing and not (said | set(subject.words)) & copies.SETTINGS:
        return Weighed(
            "json", "free text", 0.6, (f"what somebody filled in: the {field.name} of {a_or_an(subject.head)}",)
        )
    if (
        {"submission", "response"} & set(subject.words[:-1])
        and subject.head in _PARTS_OF_FORMS
        and not said & copies.SETTINGS
    ):
        return Weighed(
            "json", "free text", 0.6, (f"what somebody filled in: the {field.name} of {a_or_an(subject.head)}",)
        )
    if (
        subject.log
        and _RECEIVED
        & {one for link in subject.table.fields if link.storage == "json" for one in words(link.name)} - said
        and not said & copies.SETTINGS
    ):
        return Weighed("json", "free text", 0.5, (f"JSON beside what {a_or_an(subject.head)} received",))
    if subject.near and {"destination", "recipient", "receiver"} & set(subject.words):
        return Weighed(
            "json", "free text", 0.6, (f"where somebody is reached: the {field.name} of {a_or_an(subject.head)}",)
        )
    if head and head[0] in _CONFIGURED and not subject.near and _connects(subject):
        return Weighed("json", "secret", 0.6, (f"how {a_or_an(subject.head)} reaches something else, and with what",))
    if (
        said & (copies.SETTINGS | _CHOSEN)
        or said & {"currency", "currencie", "locale"}
        or words(field.name)[-1:] == ("id",)
        or field.name.lower().endswith("_ids")
    ):
        return _harmless("json", "settings", confidence=0.7)
    if (subject.near or subject.message or (subject.organisation and subject.contact)) and not subject.thing:
        return Weighed("json", "free text", 0.6, ("JSON in a table about people",))
    if subject.thing or not subject.table.references or not subject.near:
        if content is not None and any(kind in ("email", "phone", "iban") for kind, _ in content.inside):
            return Weighed("json", "free text", 0.8, _seen(content))
        return _harmless("json", "JSON of a thing: no path of it says anything of people", confidence=0.6)
    return Weighed("json", "free text", 0.4, ("JSON that nothing is known of",), decided=False)


_CONFIGURED = word_set("config configuration setting settings option parameter param")
_CONNECTING = word_set("integration connector connection gateway backend provider plugin")
_WAYS = word_set("channel source destination endpoint adapter")
_TO_ELSEWHERE = word_set("notification alert message data event log import export auth webhook email mail sms storage")


def _connects(subject: Subject) -> bool:
    """Whether its rows say how a project reaches something else, which wants a password or a key."""
    return bool(_CONNECTING & set(subject.words[-2:])) or (
        subject.head in _WAYS and bool(_TO_ELSEWHERE & set(subject.words[:-1]))
    )


_DIGESTS = word_set("digest hash checksum sha sha256 md")
_FILLED_IN = word_set("saved submitted filled taken completed answered")
_RECEIVED_WITH = word_set("callback metadata meta data response notification webhook")
_RECEIVED = word_set("payload body request response")
"""Words of JSON that came from elsewhere: what is written beside it was made of it."""
_PARTS_OF_FORMS = word_set("step variable field value page section item entry data")
"""Last words of tables of which each row is one part of what somebody filled in: a `SubmissionStep`."""


def _opaque(field: Field, subject: Subject, content: Content | None) -> Weighed:
    if _DIGESTS & set(words(field.name)):
        return _harmless("hash", "a digest of what other columns hold", confidence=0.7)
    if (subject.near or subject.message) and not subject.thing and field.storage == "bytes":
        return Weighed(
            "binary", "free text", 0.5, ("binary data in a table about people",), decided=False, leaning=True
        )
    return _harmless("binary", f"{field.class_name}: nothing of it says people", confidence=0.5)


def _text(field: Field, subject: Subject, content: Content | None, said: tuple[str, ...], head: str) -> Weighed:
    spoken = set(said)
    long = field.max_length is None or field.max_length > 500
    url = head in URLS or said[:2] == ("redirect", "to") or field.class_name == "URLField"
    about_people = (subject.near or (subject.message and not subject.broadcast)) and not subject.thing
    qualified = head == "detail" and len(said) > 1 and said[-2] in TECHNICAL
    refused = subject.contact and (subject.log or subject.letter or subject.head in _SENT) and not subject.thing
    informing = long and (
        ("error" in spoken and (subject.near or subject.message or refused)) or said == ("meta", "info")
    )
    minutes = head == "minute" and field.max_length is None
    at_length = (
        about_people
        and (field.max_length or 999) >= _TOLD_AT_LENGTH
        and (
            (subject.message and head in ("theme", "topic"))
            or (subject.log and said == ("action",) and subject.table.has("action_type"))
        )
    )
    lived = long and ((subject.person and head in _OF_LIVES) or (about_people and head == "family"))
    filled_in = subject.questionnaire and head not in _OF_FORMS
    technical = not (informing or minutes or lived or filled_in or at_length) and (
        head in TECHNICAL
        or (head.endswith(("type", "status", "typ")) and len(head) > 6)
        or (said[:1] in (("status",), ("language",), ("currency",), ("type",)) and not long and head not in PROSE)
        or (said[:1] == ("assigned",) and head in _DIVISIONS)
        or _sorted_by(field)
        or _carrier(field, subject)
        or (head == "issuer" and not carded(subject))
        or (head == "purpose" and (field.max_length or 99) <= 64)
        or qualified
        or (field.max_length or 99) <= 3
        or head in ("pk", "id")
        or (head in ("no", "nr") and not about_people)
        or spoken & _AMOUNTS
        or spoken
        & {
            "meta",
            "seo",
            "og",
            "css",
            "template",
            "error",
            "widget",
            "html_class",
            "locale",
            "plugin",
            "default",
            "placeholder",
            "success",
            "welcome",
            "footer",
            "disclaimer",
            "button",
            "confirmation",
            "greeting",
        }
    )
    if content is not None and content.values >= 5 and (long or content.prose > 0.3):
        told = {kind for kind, share in content.inside if share >= 0.02}
        if told & {"email", "iban", "phone"}:
            return Weighed("free_text", "free text", 0.9, _seen(content))
    if _of_moments(said) and not (said[-1] == "at" and (field.max_length or 0) >= _PLACED):
        return _harmless("moment", "a moment, written as text")
    if "time" in (said[0] if said else "", head) and (field.max_length or 999) <= _TIMED and not filled_in:
        return _harmless("moment", "a time, written as text", confidence=0.7)
    if said[-1:] == ("by",) and said[:1] and said[0] in _HELD:
        return _harmless("identifier", "a program that works on the row", confidence=0.7)
    if "search" in spoken and head in _SEARCHED and (subject.near or subject.audited):
        return Weighed("audit_copy", "free text", 0.7, ("the words of other columns, to be searched",))
    if long and refused and ("error" in spoken or head == "reason"):
        return Weighed("free_text", "free text", 0.7, (f"why something did not reach whom the {subject.head} is for",))
    if (subject.contact or subject.tracked) and subject.head in _TURNED_AWAY and head == "reason":
        return Weighed("free_text", "free text", 0.7, (f"the {head} of {a_or_an(subject.head)}",))
    if said[:1] and said[0] in _ASKING and not long:
        return _harmless("switch", "whether something is so")
    if field.name.startswith("_") and not long:
        return _harmless("text", "a column of the machinery", confidence=0.5)
    if url:
        if (
            subject.person
            or (subject.part_of_person and subject.message)
            or (subject.reach == 1 and subject.head in _PAGES)
        ):
            return Weighed("url", "direct identifier", 0.7, ("an address of a person's page",))
        lying = (
            head if head not in ("url", "link") else said[-2] if said[-2:-1] and said[-2] in _LYING else subject.head
        )
        if subject.near and (lying in _LYING or (subject.reach == 1 and subject.words in (("photo",), ("picture",)))):
            return Weighed("url", "direct identifier", 0.6, (f"where the {lying} of somebody lies",))
        return _harmless("url", "an address of a thing", confidence=0.6)
    if (
        spoken & {"file", "filename", "filepath"}
        and (head in ("file", "filename", "name", "filepath") or "original" in spoken)
    ) or (
        said in (("name",), ("original", "name"), ("upload", "name"))
        and (subject.head in ("attachment", "upload", "document") or "upload" in (said[0], *subject.words))
        and not subject.thing
    ):
        if (
            about_people or _uploaded(subject) or subject.head in ("attachment", "upload", "document", "file")
        ) and not _PUBLIC & (spoken | set(subject.words)):
            return Weighed("file_name", "direct identifier", 0.7, ("the name of a file that somebody chose",))
        return _harmless("file_name", "the name of a file of a thing", confidence=0.6)
    if head == "attachment" and (subject.message or subject.near):
        return Weighed("file_name", "direct identifier", 0.7, ("the names of files that somebody sent",))
    if about_people and (
        said in (("old",), ("new",)) or (spoken & {"old", "new"} and head in ("value", "text", "data"))
    ):
        return Weighed("free_text", "free text", 0.8, ("a former or later value of another column",))
    kept = head in _KEPT_NOTES or (said[:1] in _CONFIDENTIAL and bool(_KEPT_NOTES & spoken) and field.storage == "text")
    if subject.kept_by and kept and not technical and (subject.thing or subject.detail):
        return Weighed("free_text", "free text", 0.7, (f"{head}: {subject.kept_by} leads to a person",))
    if head in ("location", "venue") and _occasion(subject):
        return Weighed("free_text", "free text", 0.7, (f"where somebody's {subject.head} is",))
    if said in _NAMING_VALUES and subject.named_values:
        return _harmless("code", "what a value beside it is called", confidence=0.7)
    prose = head in PROSE or bool(
        spoken & _STRONG_PROSE and head in ("text", "html", "rendered", "plain", "raw", "content", "body")
    )
    if head == "description" and not long and spelt_out(field, subject):
        return _harmless("code", "the words for a code beside it", confidence=0.65)
    if prose and not technical:
        return _prose(field, subject, content, head, long)
    if spelt_out(field, subject):
        return _harmless("code", "the words for a code beside it", confidence=0.65)
    if head == "topic" and {"payload", "qo", "qos"} & {
        words(one.name)[-1] for one in subject.table.fields if words(one.name)
    }:
        return _harmless("code", "where a message was sent to", confidence=0.6)
    if head in TITLES and not technical and not subject.detail:
        if (
            (subject.beside_message and not subject.thing and head == "caption")
            or (subject.message and not subject.broadcast and not subject.thing)
            or _occasion(subject)
        ):
            return Weighed("free_text", "free text", 0.75, (f"what people write as {a_or_an(head)}",))
        if head == "subject" and about_people and {"body", "content", "message"} & subject.column_words:
            return Weighed("free_text", "free text", 0.75, ("the subject of what people write",))
        if subject.reach == 2 and subject.head in ("occurrence", "appointment", "meeting"):
            return Weighed("free_text", "free text", 0.7, (f"what people write as {a_or_an(head)}",))
    if (
        head == "value"
        and {"custom", "field"} <= set(subject.words)
        and subject.head not in ("choice", "option", "type")
    ):
        return Weighed("free_text", "free text", 0.7, ("what somebody filled in where a column was added",))
    if subject.keyed and head in ("value", "v", "val") and not copies.SETTINGS & set(subject.words):
        return Weighed("free_text", "free text", 0.7, ("a value of any kind, of whichever row it names",))
    if head == "value" and subject.payment_reach and _RECEIVED_WITH & set(subject.words):
        return Weighed("free_text", "free text", 0.6, ("a value of any kind, of what was told of a payment",))
    if head == "value" and (field.max_length or 99) <= 8:
        return _harmless("code", f"{a_or_an(head)} of so few characters", confidence=0.6)
    if head == "value" and about_people and "setting" not in subject.words:
        return Weighed("free_text", "free text", 0.75, ("a value of any kind, of a row about a person",))
    if technical:
        return _harmless("code", f"a name of codes and settings: {head}", confidence=0.7)
    if content is not None and content.values >= 20:
        written = field.max_length is None and about_people
        if content.distinct <= 1 + content.values // 10 and content.prose < 0.5 and not written:
            return _harmless("code", f"{content.distinct} different values in {content.values}", confidence=0.75)
        if content.best and content.best[0] in ("uuid", "token") and not about_people:
            return _harmless("identifier", *_seen(content), confidence=0.7)
    if filled_in and not (said[0] in _ASKING and not long):
        return Weighed(
            "free_text", "free text", 0.6, (f"what somebody filled in: the {subject.head} to “{field.verbose_name}”",)
        )
    if subject.person and head == "name" and not (len(said) > 1 and said[-2] in THINGS):
        return Weighed("full_name", "direct identifier", 0.75, ("the name of a person",))
    if (subject.head == "search" and head not in _FURTHER) or (subject.near and "search" in spoken):
        return Weighed("search", "free text", 0.7, ("what somebody looked for",))
    if about_people and long:
        return Weighed("free_text", "free text", 0.6, ("long text in a table about people",))
    if long and head in _DUMPED and subject.head in ("export", "import", "dump", "backup"):
        return Weighed("free_text", "free text", 0.6, (f"the {head}s of {a_or_an(subject.head)}",))
    modifier = said[-2] if head in ("name", "title", "label") and len(said) > 1 else ""
    if (
        modifier in THINGS
        or modifier in TECHNICAL
        or (modifier in PLACES | ORGANISATIONS and not subject.person)
        or modifier
        in ("task", "verbose", "func", "item", "host", "class", "internal", "machine", "instance", "email", "mail")
    ):
        return _harmless("name_of_thing", f"the name of {a_or_an(modifier)}", confidence=0.65)
    if (
        {"index", "fts", "search"} & set(subject.words)
        and not subject.thing
        and head
        in (
            "autocomplete",
            "title",
            "body",
            "text",
            "document",
            "content",
        )
    ):
        return Weighed("audit_copy", "free text", 0.6, ("a search index of other rows",))
    if said == ("name",) and subject.audited and subject.head in _APPOINTED:
        return Weighed("free_text", "free text", 0.6, (f"what people call {a_or_an(subject.head)}",))
    if subject.thing or subject.place or (subject.detail and not long):
        return _harmless("text", f"text about {a_or_an(subject.head)}, not about people", confidence=0.75)
    if head in ("name", "label") and (not subject.near or subject.organisation or subject.software):
        return _harmless(
            "name_of_thing", f"the name of {a_or_an(subject.head)}: nothing leads from it to a person", confidence=0.6
        )
    if about_people and subject.person and (field.unique or field.primary_key) and (field.max_length or 999) <= 64:
        return Weighed(
            "identifier",
            "direct identifier",
            0.6,
            (f"a text of its own for each {subject.head}, as whom it may be known",),
        )
    if about_people and subject.person:
        return Weighed("text", "free text", 0.5, (f"text of {a_or_an(subject.head)} that nothing is known of: whether it tells who one is",),
                       decided=False, leaning=True)  # fmt: skip
    if subject.reach == 1 and said in (("name",), ("title",), ("label",)):
        return Weighed(
            "free_text", "free text", 0.5, (f"the {head} that somebody gave to {a_or_an(subject.head)} of theirs",)
        )
    if about_people and subject.animal:
        return _harmless("text", "what an animal is like", confidence=0.6)
    if about_people:
        way = (f"{subject.through} leads to a person" if subject.through else
               "its rows are about people" if subject.near else f"people write {subject.head}s")  # fmt: skip
        return Weighed("text", "free text", 0.4, (f"short text that nothing is known of, and {way}",), decided=False,
                       leaning=not subject.near or ((subject.reach or 0) <= 2 and not (subject.deal and spoken & OF_DEALS)))  # fmt: skip
    if not long or not subject.table.references:
        return _harmless("text", "nothing leads from this table to a person", confidence=0.5)
    return Weighed("text", "free text", 0.4, ("long text that nothing is known of",), decided=False)


_OF_FORMS = word_set(
    "id pk uuid key slug code type status state version language locale token hash form action provider url"
)
"""Last words of what a form says of itself."""
_OF_LIVES = word_set(
    "version history status pattern style state condition situation stage level class activity event experience action reason"
)
"""Last words of what is written at length of how somebody lives: they name codes where they are short."""
_APPOINTED = word_set("appointment meeting visit")
_HELD = word_set("locked claimed leased")
"""What a program does to a row while it works on it."""
_PAGES = word_set("website site homepage blog")
_LYING = word_set("attachment upload document invoice receipt certificate scan proof selfie")
_SEARCHED = word_set("field text index content cache data string")
_TURNED_AWAY = word_set("block ban blacklist blocklist denylist suppression bounce unsubscribe")
"""Tables of whom nothing is to be sent to, or who is not let in."""
_SENT = word_set("delivery sending transmission dispatch bounce transfer")
_DUMPED = word_set("row line record content data")
"""Words of what was written out or is to be read in."""

_ASKING = word_set("is has may can was were does do did should")
"""First words of columns that say yes or no."""


_NAMING_VALUES = tuple(
    (one,) for one in ("name", "key", "clave", "k", "attr", "section", "namespace", "attribute", "field", "option")
)


_SPANS = word_set("rent valid available open closed active effective employed")
_BOUNDS = word_set("start end begin finish stop departure arrival")
_TIMED = 50
_TOLD_AT_LENGTH = 100
"""Themes as long as that are written by whoever asks, and not chosen."""
_PLACED = 65
"""Longer texts say at what place something was, and not at what time: `buried_at`."""


def _of_moments(said: tuple[str, ...]) -> bool:
    """Whether a name speaks of a moment: `start_timestamp`, `date_requested`, `synced_at`."""
    if (said[1:] == ("from",) and said[0] in _SPANS) or ("date" in said and said[-1] in _BOUNDS):
        return True
    return said[-1:] in (("timestamp",), ("datetime",), ("date",)) or (
        len(said) > 1
        and (said[0] == "date" or said[-1] in ("at", "till", "until") or (said[-1] == "time" and said[-2] in _BOUNDS))
    )


def _occasion(subject: Subject) -> bool:
    """Whether it holds what somebody meets, does or looks for."""
    return (subject.reach == 1 or subject.audited) and subject.head in OCCASIONS and not subject.shown


_FURTHER = ("name", "source", "link", "identifier")
"""Last words of columns that say nothing more than which one it is."""


_HELD_RIGHT = word_set("correct right expected model sample reference")
"""What an answer is called that somebody prepared, to compare others with."""
_SAID_OF_THINGS = word_set("description detail text")


def _prose(field: Field, subject: Subject, content: Content | None, head: str, long: bool) -> Weighed:
    said = words(field.name)
    if head == subject.head and not long and subject.payment:
        return _harmless("text", f"which {head} it is", confidence=0.6)
    if len(said) > 1 and head in ("answer", "response", "reply") and said[-2] in _HELD_RIGHT:
        return _harmless("text", "what is held to be right", confidence=0.7)
    if len(said) > 1 and (
        said[-2:] == ("release", "note") or (head in _SAID_OF_THINGS and said[-2] in THINGS - {"subject"})
    ):
        return _harmless("text", f"text about {a_or_an(said[-2])}, not about people", confidence=0.7)
    if subject.message and not subject.thing and not subject.broadcast:
        return Weighed(
            "free_text",
            "free text",
            0.9,
            (f"what people write: the {head} of {a_or_an(subject.head)}", *_seen(content)),
        )
    if (
        subject.detail
        and head in ("description", "detail", "text")
        and not ({"statement", "transaction", "payment", "bank"} & set(subject.words))
    ):
        return _harmless("text", f"text about {a_or_an(subject.head)}, not about people", confidence=0.7)
    if (
        subject.payment
        and not subject.thing
        and (subject.near or subject.pays_by_card or subject.head not in ("charge", "source", "code"))
    ):
        return Weighed("free_text", "free text", 0.75, (f"the {head} of a payment", *_seen(content)))
    if subject.kept_by and long and not subject.near and not subject.thing:
        return Weighed("free_text", "free text", 0.6, (f"{head}: {subject.kept_by} leads to a person", *_seen(content)))
    if subject.place and head not in _STRONG_PROSE:
        return _harmless("text", f"text about {a_or_an(subject.head)}, not about people", confidence=0.7)
    if subject.near and not subject.thing:
        how = f"{subject.through} leads to a person" if subject.through else "of a person"
        return Weighed(
            "free_text", "free text", 0.8 if head in _STRONG_PROSE else 0.7, (f"{head}: {how}", *_seen(content))
        )
    if subject.log and head == "description" and not subject.thing and subject.table.generics:
        return Weighed("free_text", "free text", 0.7, (f"the {head} of {a_or_an(subject.head)}", *_seen(content)))
    if subject.audited and (head in _STRONG_PROSE or _occasion(subject)):
        return Weighed("free_text", "free text", 0.75, (f"{a_or_an(head)} that somebody wrote", *_seen(content)))
    if (
        subject.head in ("attachment", "upload", "document", "file", "record", "history", "revision", "log")
        and not subject.thing
        and (subject.head != "record" or subject.table.references)
        and not _PUBLIC & set(subject.words)
    ):
        return Weighed("free_text", "free text", 0.7, (f"the {head} of {a_or_an(subject.head)}", *_seen(content)))
    if (subject.thing and not (subject.organisation and head in _KEPT_NOTES)) or subject.place:
        return _harmless("text", f"text about {a_or_an(subject.head)}, not about people", confidence=0.75)
    if subject.organisation and (subject.contact or head in _KEPT_NOTES):
        return Weighed(
            "free_text",
            "free text",
            0.6,
            (f"the {head} of {a_or_an(subject.head)} that people belong to", *_seen(content)),
        )
    if (
        subject.contact
        and long
        and not (
            advertised(subject) or subject.organisation or subject.software or subject.broadcast or subject.defined
        )
    ):
        return Weighed("free_text", "free text", 0.6, (f"the {head} beside how somebody is reached", *_seen(content)))
    if (
        subject.tracked
        and (long or head in _STRONG_PROSE | {"response"})
        and not (subject.organisation or subject.software)
    ):
        return Weighed(
            "free_text",
            "free text",
            0.6,
            (f"the {head} of {a_or_an(subject.head)} that notes from where somebody came", *_seen(content)),
        )
    if subject.names_somebody:
        return Weighed(
            "free_text",
            "free text",
            0.6,
            (f"the {head} of {a_or_an(subject.head)} that says whose it is", *_seen(content)),
        )
    if subject.words[:1] and subject.words[0] in ORGANISATIONS and subject.head in _FURTHER and not long:
        return _harmless("text", "of where something about an organisation is from", confidence=0.6)
    if head in _STRONG_PROSE and (long or "note" in words(field.name)) and not (subject.translated or subject.defined):
        return Weighed(
            "free_text",
            "free text",
            0.55,
            (f"{a_or_an(head)} of which nobody knows who writes it, and of whom", *_seen(content)),
        )
    return _harmless("text", "nothing leads from this table to a person", confidence=0.5)
