"""Patterns of what text and documents look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from seeding import kinds
from seeding.conditions import Either, JsonList
from seeding.confining import All
from seeding.generators import Constant
from seeding.patterns import Unmatchable, matching
from seeding.plan import ModelPlan
from seeding.schema import Field, Table, defaults_of
from seeding.sources import Accepted, Begun, HostOf, Pattern, Prefixed, Recased
from seeding.spec import OfKind
from seeding.trials.judging import Failure
from seeding.trials.patterns.learned import Learned, inside, with_source
from seeding.trials.patterns.sites import Where, asked_where, conditions_of, unhurt, where_told
from seeding.trials.patterns.trial import Trial, words
from seeding.trials.patterns.values import PART
from seeding.uploads import by_knowledge, example_path


@dataclass(frozen=True)
class Formatted(Learned):
    """Text, or a document, of a certain form; in the rows that meet some conditions."""

    field: str
    form: str
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        for column in trial.open():
            field = column.field
            named = field.name in trial.mentioned(failure)
            if field.reference or field.upload or not named or not (failure.field == field.name or failure.of_all):
                continue
            if field.storage in ("json", "other") and field.item is None:
                readable = [form for form, one in _DOCUMENTS.items() if not field.custom or field.custom.reads(one)]
                yield from (cls(field.name, form) for form in readable)
            if field.storage == "text" and not field.choices:
                good = trial.of(field.name, trial.passing(failure)) - {"", None}
                bad = trial.of(field.name, failure.rows) - {"", None}
                for word, text in (*PART.findall(failure.said), *_BARE.findall(failure.said)):
                    yield cls(field.name, f"{'suffix' if word.lower() == 'end' else 'prefix'}:{text}")
                said = re.findall(r"\.[a-z0-9]{2,5}\b", f"{failure.said} {field.help_text}")
                endings = {text.rpartition(".")[2] for text in bad if "." in text}
                other = {text.rpartition(".")[2] for text in good if "." in text} - endings
                for ending in [*sorted(other), *(one[1:] for one in said if one[1:] not in endings)]:
                    yield cls(field.name, f"ending:{ending}")
                for text in _FOR_INSTANCE.findall(f"{field.help_text} {failure.said}"):
                    yield cls(field.name, f"value:{text.rstrip('.')}")
                yield from (cls(field.name, form) for form in _as_told(field, failure, trial))
                own = _as_default(trial.model.table, field)
                called = next((forms for name, forms in _CALLED if name.search(field.name.lower())), ())
                likely = (*_of_length(field, failure), *called)
                if re.search(r"\bjson\b", failure.said, re.IGNORECASE):
                    likely = (_OBJECT, *likely)
                if any(int(least) >= 20 for least in re.findall(r"\bat least (\d+) characters", failure.said)):
                    likely = ("kind:paragraph", *likely)
                forms = [*own, *likely, *(form for form in _FORMS if _sensible(form, field, failure))]
                if not all(trial.accepts(field.name, text) for text in bad):
                    # The field itself says what it takes, and need not be asked by whole rows.
                    forms = [form for form in forms if all(trial.accepts(field.name, t) for t in _texts(form, field))]
                    if _WRITTEN.search(f"{failure.said} {field.help_text}") is None:
                        forms = [*_numbered(field, failure, trial), *forms]
                where = _where(field.name, failure, trial)
                yield from (cls(field.name, form, where) for form in forms)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column = model.column(self.field)
        limit = column.field.max_length
        form, _, said = self.form.partition(":")
        match form:
            case "list" | "object":
                source: Any = JsonList(form == "object")
            case "kind":
                known = kinds.all_kinds().get(said)
                if known is None or "text" not in known.types or (limit and known.min_length > limit):
                    return model
                source = OfKind(said)
            case "regex":
                if limit is not None and limit < 2:
                    return model
                source = Pattern(said)
            case "accepted":
                source = Accepted(said)
            case "prefix":
                source = Pattern(re.escape(said) + r"[1-9]\d{3}")
            case "suffix":
                source = Pattern(r"[a-z]{4,8}" + re.escape(said))
            case "ending":
                source = Pattern(rf"[a-z]{{4,8}}\.{said}")
            case _:
                if column.field.storage in ("json", "other"):
                    source = Constant([] if said == "[]" else {})
                elif column.unique or (limit and len(said) > limit):
                    return model
                else:
                    source = Constant(said)
        if self.where:
            source = Either(All(conditions_of(self.where)), source, column.source)
        told = f"of the form {said or form}{where_told(self.where)}"
        return with_source(model, self.field, inside(column.source, source), told)


@dataclass(frozen=True)
class Ending(Learned):
    """A file of another form, as a message names them; in the rows that meet some conditions."""

    field: str
    ending: str
    where: Where = ()

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        told = _LISTED.findall(failure.said)
        endings = [one for one in re.findall(r"\w+", told[-1].lower()) if len(one) <= 5] if told else []
        for field in (column.field for column in trial.open() if column.field.upload):
            if failure.of_all or failure.field == field.name:
                where = _where(field.name, failure, trial) if endings else ()
                yield from (cls(field.name, ending, where) for ending in by_knowledge(endings)[:3])

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column = model.column(self.field)
        source: Any = Constant(example_path(self.ending, column.field.max_length))
        if self.where:
            source = Either(All(conditions_of(self.where)), source, column.source)
        told = f"a file of the form {self.ending}{where_told(self.where)}"
        return with_source(model, self.field, inside(column.source, source), told)


_LISTED = re.compile(
    r"(?:extension|format|file type|type|ending)s?\b[^:.]*: *((?:\.?\w+[, ]*(?:and |or )?)+)", re.IGNORECASE
)
"""How a message lists the forms of files that it takes."""


def _where(name: str, failure: Failure, trial: Trial) -> Where:
    """The states of a row in which a rule asks for a form, as far as it asks for states of the row itself."""
    if trial.rows is None:
        return ()
    others = unhurt(np.ones(len(trial.rows()), dtype=np.bool_), failure, trial)
    found = asked_where(others, name, failure, trial) if others.any() else None
    of_row = all(one[0] == "is" and "." not in one[1] and isinstance(one[2][0], str) for one in found or ())
    return found if found and of_row else ()


_OBJECT = r'regex:\{"[a-z]{4,8}": [1-9]\d{0,2}\}'


def _of_length(field: Field, failure: Failure) -> Iterator[str]:
    """Numbers and codes as long as a message says."""
    for said in dict.fromkeys(re.findall(r"(?<![\d.,-])\d{1,2}(?![\d.,-])", failure.said)):
        length = int(said)
        if 1 < length <= min(field.max_length or 34, 34):
            yield from (rf"regex:[1-9]\d{{{length - 1}}}", f"regex:[A-Z]{{{length}}}", f"regex:[A-Z0-9]{{{length}}}")


@dataclass(frozen=True)
class Cased(Learned):
    """Text in small letters, or in capitals."""

    field: str
    upper: bool = False

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        named = trial.mentioned(failure)
        for field in (c.field for c in trial.open() if c.field.storage == "text" and c.field.name in named):
            bad = [text for text in trial.of(field.name, failure.rows) if isinstance(text, str) and text]
            for upper in (False, True):
                turned = [text.upper() if upper else text.lower() for text in bad]
                if turned != bad and all(trial.accepts(field.name, text) for text in turned):
                    yield cls(field.name, upper)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column = model.column(self.field)
        if column.field.choices or column.field.reference:
            return model
        source = Recased(column.source, self.upper)
        return with_source(model, self.field, source, f"in {'capitals' if self.upper else 'small letters'}")


@dataclass(frozen=True)
class BegunBy(Learned):
    """Text that begins as another column of the row asks, such as the numbers of accounts of one sort."""

    field: str
    by: str
    beginnings: tuple[tuple[Any, str], ...]

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if not failure.of_all or _BEGINS.search(failure.said) is None:
            return
        named = trial.mentioned(failure)
        texts = [c.field for c in trial.open() if c.field.storage == "text" and not c.field.choices]
        for text in (one for one in texts if one.name in named):
            for by in (c.field for c in trial.open() if len(c.field.choices) > 1):
                found = tuple(_beginnings(by, trial, min(failure.rows)))
                if len({beginning for _, beginning in found}) > 1:
                    yield cls(text.name, by.name, found)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        source = Begun(self.by, self.beginnings, model.column(self.field).source)
        return with_source(model, self.field, source, f"begins as {self.by} asks")


@dataclass(frozen=True)
class PrefixedBy(Learned):
    """Text that begins with that of a row pointed at, such as its department's code, or with a choice of the row."""

    field: str
    by: str
    over: bool = False
    """Whether its form has room for the beginning already."""

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if _BEGINNING.search(failure.said) is None:
            return
        named = trial.mentioned(failure)
        yield from cls._of_choices(failure, trial, named)
        for text in (c.field for c in trial.open() if c.field.name in named and c.field.storage == "text"):
            found = []
            for key in (one for one in trial.model.table.references if one.reference and not one.null):
                target = trial.schema.get(key.reference.table) if key.reference else None
                for other in target.fields if target is not None else ():
                    if other.storage == "text" and not other.reference and not other.null:
                        said = {*failure.said.lower().replace("_", " ").split()}
                        told = other.name.lower() in said, key.name.lower() in said
                        found.append((-sum(told), -told[0], cls(text.name, f"{key.name}.{other.name}")))
            yield from (one for *_, one in sorted(found, key=lambda each: each[:2])[:6])

    @classmethod
    def _of_choices(cls, failure: Failure, trial: Trial, named: list[str]) -> Iterator[Learned]:
        row = min(failure.rows)
        fields = [c.field for c in trial.model.columns if c.field.name in named and c.field.storage == "text"]
        for text in (one for one in fields if not one.choices):
            for by in (one for one in fields if one.choices and trial.values[one.name][row]):
                begin, drawn = trial.values[by.name][row], trial.values[text.name][row] or ""
                if trial.accepts(text.name, begin + drawn):
                    yield cls(text.name, by.name)
                if trial.accepts(text.name, begin + drawn[len(begin) :]):
                    yield cls(text.name, by.name, over=True)

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        column = model.column(self.field)
        source = Prefixed(self.by, column.source, own=column.field.unique, over=self.over)
        return with_source(model, self.field, source, f"begins with {self.by}")


@dataclass(frozen=True)
class InNetwork(Learned):
    """An address in the network of a row pointed at."""

    field: str
    by: str

    @classmethod
    def recognise(cls, failure: Failure, trial: Trial) -> Iterator[Learned]:
        if re.search(r"\b(sub)?net|\bprefix|\brange|\bbelong|\bwithin", failure.said, re.IGNORECASE) is None:
            return
        named = trial.mentioned(failure)
        for field in (c.field for c in trial.open() if c.field.name in named and not c.field.reference):
            if "IPAddress" in field.class_name or "ip" in words(field.name).split():
                yield from (cls(field.name, path) for path in _networks(trial))

    def apply(self, model: ModelPlan, *around: Any) -> ModelPlan:
        return with_source(model, self.field, HostOf(self.by), f"in {self.by}")


def _networks(trial: Trial) -> Iterator[str]:
    """The paths of columns of rows pointed at that hold networks, by their names."""
    for key in (one for one in trial.model.table.references if one.reference and not one.null):
        target = trial.schema.get(key.reference.table) if key.reference else None
        for other in target.fields if target is not None else ():
            if not other.reference and _NETWORK.search(other.name.lower()):
                yield f"{key.name}.{other.name}"


_NETWORK = re.compile(r"(^|_)(subnet|network|prefix|cidr|range)(_|$)")
_BARE = re.compile(r"\b(start|begin|end)s? with ([A-Z0-9+#/](?:[A-Z0-9+#/.:-]{0,6}[A-Z0-9+#/:-])?)(?![\w-])")
_BEGINNING = re.compile(r"\b(start|begin)s? with\b|\bprefix", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:start|begin)s? with [\"'“‘]?([\w-]{1,8})", re.IGNORECASE)


def _beginnings(by: Field, trial: Trial, row: int) -> Iterator[tuple[Any, str]]:
    """What the rule asks for of each choice of a column, in a row that it refuses."""
    for value, said in trial.answers(by, row).items():
        found = _BEGINS.search(said)
        if found is not None:
            yield value, found[1]


_PUBLIC_KEY = (
    r"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=\n-----END PUBLIC KEY-----"
)
"""A public key for Ed25519 as PEM has it (RFC 7468, RFC 8410): any 32 bytes are one."""

_SSH_KEY = r"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-P][A-Za-z0-9+/]{42}"
"""The same as a line of `authorized_keys` (RFC 8709): its name and its 32 bytes, each after its length."""

_FORMS = (
    f"regex:{_PUBLIC_KEY}", f"regex:{_SSH_KEY}",
    "kind:email", "kind:url", "kind:postal_code", "kind:slug", r"regex:[A-Z]{2}[1-9]\d{3}",
    "kind:phone", "kind:username", "kind:full_name", "kind:domain",
    "kind:color_hex", "kind:currency_code", "kind:country_code", "kind:language_code", "kind:timezone",
    "kind:mime_type", "kind:ipv4", "kind:uuid", "kind:iban", "kind:vat_number", "kind:url_path",
    "regex:[a-z][a-z_]{4,11}", "regex:[A-Z][A-Z_]{4,11}", "regex:[a-z][a-z0-9-]{5,9}", "regex:[A-Z]{3}",
    "regex:[A-Z]{2}", "regex:[a-z]{2}", r"regex:[1-9]\d{0,2}", r"regex:[1-9]\d{3}", r"regex:\+1202555\d{4}",
    r"regex:\+3363998\d{4}",
    r"regex:0\.[1-9]\d", "regex:#[0-9a-f]{6}", "regex:[0-9a-f]{40}", "regex:[0-9a-f]{32}", "regex:[a-z]{4,9}",
    r"regex:20[12]\d-(0[1-9]|1[0-2])-[012][1-8]", r"regex:([01]\d|2[0-3]):[0-5]\d", r"regex:[1-9]\.\d\.\d",
    "regex:[1-9]{1,2},[1-9]{1,2}", "regex:/[a-z]{3,8}/[a-z]{3,8}/", "value:{}", "value:[]", "value:UTC",
    "value:* * * * *", "value:0 8 * * 1", "value:en", "value:https://www.example.com/", "value:/", "value:<p>Text</p>",
    "value:.+", "value:application/json", "value:django.contrib.auth",
    r"regex:(json\.(dumps|loads)|math\.(sqrt|floor|ceil)|textwrap\.(fill|shorten))",
    "value:1", "value:true", "value:px",
)  # fmt: skip


_CALLED: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    # Mobile numbers, and others, that nobody has: first, since a rule may ask the database much.
    (
        re.compile(r"(^|_)(phone|mobile|cell|gsm|msisdn|sms|whatsapp|tel(efon|ephone)?)(_?(number|no|nr))?$"),
        (r"regex:\+467017406[1-9]\d", r"regex:\+3363998\d{4}", r"regex:\+1202555\d{4}"),
    ),
    # What keys and the like are, before they are plain numbers.
    (
        re.compile(r"(^|_)(key|secret|seed|salt|hash|token|nonce|fingerprint)$"),
        ("regex:[0-9a-f]{40}", "regex:[0-9a-f]{32}", "regex:[0-9a-f]{64}"),
    ),
)
"""How fields are called, and the forms that are likely then."""


def _as_told(field: Field, failure: Failure, trial: Trial) -> Iterator[str]:
    """The forms of what a message gives as an example, such as 2024-W07: with other digits where those are taken."""
    for text in _EXAMPLE.findall(failure.said):
        regex = re.sub(r"\d", r"\\d", re.escape(text))
        taken = list(_accepted(regex, field, trial, range(40)))
        if any(taken):
            yield f"{'regex' if all(taken) else 'accepted'}:{regex}"
        yield f"value:{text}"


_FOR_INSTANCE = re.compile(r"\be\.?g\.?:? ([\w./:#+{}<>%?=&-]{2,160})")
_EXAMPLE = re.compile(r"(?<![\w.-])(?=[\w./:#+-]*\d)(?=[\w./:#+-]*[A-Za-z/:#-])[\w#+][\w./:#+-]{2,28}\w(?![\w-])")


def _numbered(field: Field, failure: Failure, trial: Trial) -> list[str]:
    """Forms of numbers and codes of one length that the validators of a field take: as they are drawn or, where a check
    digit decides, one of several.
    """
    said = [int(number) for number in re.findall(r"\d+", f"{failure.message} {field.help_text}")]
    lengths = [*said, field.max_length or 0, *range(4, 17)]
    lengths = [one for one in dict.fromkeys(lengths) if 3 < one <= min(field.max_length or 34, 34)]
    regexes = [f"{begin}{{{length - ends}}}{end}" for length in lengths for begin, end, ends in _CODED]
    found = (f"regex:{regex}" for regex in regexes if all(_accepted(regex, field, trial, range(5))))
    return [*islice(found, 6)] or [*islice((f"accepted:{one}" for one in regexes if _checked(one, field, trial)), 3)]


def _checked(regex: str, field: Field, trial: Trial) -> bool:
    """Whether the validators of a field take some of the texts that match a regular expression."""
    if not any(_accepted(regex, field, trial, range(_FIRST))):
        return False
    return sum(_accepted(regex, field, trial, range(60))) > 2


_FIRST = 30
"""So many texts are tried before a form is given up of which a check digit takes every tenth or so."""


def _accepted(regex: str, field: Field, trial: Trial, numbers: range) -> Iterator[bool]:
    """Whether the validators of a field take texts that match a regular expression, one by one."""
    return (trial.accepts(field.name, matching(regex, number, field.max_length)) for number in numbers)


_WRITTEN = re.compile(
    r"\b(json|ya?ml|xml|html|toml|pem|certificate|sql|markdown|template|schema|regular expression)\b", re.I
)
"""What is asked for where neither a number nor a code will do."""


_CODED = (
    (r"[1-9]\d", "", 1), (r"[A-Z]\d", "", 1), (r"[A-Z][A-Z]\d", "", 2), (r"[A-Z][A-Z][A-Z]\d", "", 3),
    (r"[1-9]\d", "[A-Z]", 2), (r"[A-Z]\d", "[A-Z]", 2), ("[A-Z]", "", 0), ("[A-Z][A-Z0-9]", "", 1),
    ("[1-9a-f][0-9a-f]", "", 1),
)  # fmt: skip
"""Numbers and codes as regular expressions: what repeats so often that a text has its length, what comes then, and how
many letters are no part of what repeats."""


_DOCUMENTS: dict[str, Any] = {"list": ["Text"], "object": {"title": "Text"}, "value:[]": [], "value:{}": {}}
"""The forms of documents, each with one of them."""


def _sensible(form: str, field: Field, failure: Failure) -> bool:
    """Whether a form is worth trying: addresses alone where something speaks of them."""
    words = {"kind:email": "mail|@", "kind:url": "url|link|http|site|addr", "kind:full_name": "name|person|author"}
    words[f"regex:{_PUBLIC_KEY}"] = "pem|public.?key|certificate"
    said = f"{field.name} {field.verbose_name} {field.help_text} {failure.said}".lower()
    return form not in words or re.search(words[form], said) is not None


_ALPHABETS = (
    "0-9", "0-9a-f", "0-9A-F", "A-Z2-7", "a-z", "A-Z", "0-9a-z", "0-9A-Z", "A-Za-z", "0-9A-Za-z", r"0-9A-Za-z_\-",
)  # fmt: skip
"""What random texts are made of, the narrowest first."""


def _as_default(table: Table, field: Field) -> Iterator[str]:
    """The form of a default that is another text each time, such as a token: its letters and its lengths."""
    if not field.has_default or field.default is not None:
        return
    texts = defaults_of(table.model, field.name, 40)
    if len({*texts}) < 2 or not all(isinstance(text, str) and text for text in texts):
        return
    least, most = min(map(len, texts)), max(map(len, texts))
    for letters in _ALPHABETS:
        if all(re.fullmatch(f"[{letters}]+", text) for text in texts):
            yield f"regex:[{letters}]{{{least},{most}}}"
            return


def _texts(form: str, field: Field) -> list[str]:
    """Some texts of a form, where they can be told from it alone."""
    what, _, said = form.partition(":")
    if what != "regex":
        return [said] if what == "value" else []
    try:
        return [matching(said, number, field.max_length) for number in range(3)]
    except Unmatchable:
        return []
