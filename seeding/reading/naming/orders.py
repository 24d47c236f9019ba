"""How the name of a column may be read: its words in English, in the orders in which rules know them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeding.reading.naming.rule import marked
from seeding.reading.subjects import PEOPLE, Subject
from seeding.schema import Field
from seeding.vocabulary import word_set, words

_COUNTED = re.compile(
    r"(num|nb|count|total|n|number|no)_(of_)?(?!child)\w+s|number_of_visa|\w*people_(?:number|num|count)|"
    r"(?P<whom>\w+s)_(num|number|count|total|nb)"
)
"""Names of how many there are: `num_users`, `recipients_number`."""
_BEFORE_AND_AFTER = word_set("old new previous prev former")
"""Words in front of what something was, or is now: `old_id_number`."""
_LETTERS = ("a", "b", "c", "d", "e")
"""Letters that count what stands several times in a row: `score_a`, `score_b`."""
_LETTERED = re.compile(r"_[a-e]$")
_LANGUAGES = word_set(
    "en de fr es it pt nl ru sv fi da nb nn pl cs sk hu ro bg el tr uk ar fa he hi bn ur zh ja ko vi th ms eu gl et lv "
    "lt sl hr sr"
)
_KIN = word_set(
    "father mother guardian spouse husband wife brother sister sibling son daughter grandparent relative kin nominee "
    "patient donor"
)
"""People whose age or health may stand in somebody else's row, or in their own: `mother_age`, `donor_age`."""
_SERVED = word_set("email mail imap smtp pop ftp db database proxy server")
"""Words of machines: their host gives no party."""
_NOBODY = (("user", "agent"),)
"""Words of people that together are called something else."""
_OF = re.compile(
    r"(?P<what>.+?)\s+"
    r"(?:(?:de|du|des|del|della|di|do|da|of|for|für|pour|para)\s+(?:(?:la|los|las|les|the)\s+)?|(?:de\s+l|dell|d)[’'])"
    r"(?P<of>.+)",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"(number|count|amount)\s+of\b", re.IGNORECASE)


def readings(field: Field, subject: Subject, label: str | None = None) -> tuple[str, ...]:
    """What the name of a column, or its `label`, may say, in words joined by `_`; nothing where it counts something."""
    text = field.name if label is None else label
    said = words(text)
    if said == ("long",) and any(words(one.name) == ("latitude",) for one in subject.table.fields):
        said = ("longitude",)
    if _counts(field, text):
        return ()
    meant = [said]
    if label is None:
        meant += _without_language(field, subject)
    if len(said) > 1 and said[-1] in _LETTERS:
        meant.append(said[:-1])
    if len(said) > 1 and said[0] in _BEFORE_AND_AFTER:
        meant.append(said[1:])
    if subject.person or subject.near or subject.names_somebody:
        meant.append(_of_kin(said))
    if label is None and subject.prefix:
        meant.append(words(text[len(subject.prefix) :]))
    found = (name for one in meant for order in _orders(one) for name in marked("_".join(order)))
    return tuple(dict.fromkeys(found))


def in_order(label: str) -> str:
    """A label as a column would be named: `Nom de la ville` is a `ville nom`, which names no city."""
    found = None if _HOW_MANY.match(label) else _OF.fullmatch(label)
    return f"{found['of']} {found['what']}" if found else label


def _counts(field: Field, text: str) -> bool:
    """Whether a name says how many people or things there are, and not who or which."""
    if (field.storage != "integer" and "people" not in text.lower()) or {"child", "dependent"} & set(words(text)):
        return False
    counted = _COUNTED.fullmatch(_LETTERED.sub("", text.lower()))
    return counted is not None and (counted["whom"] is None or words(counted["whom"])[-1] in PEOPLE)


def _without_language(field: Field, subject: Subject) -> Iterator[tuple[str, ...]]:
    """What a column is called without the language that it is in: the `city` of `city_sv`, beside which that stands."""
    plain, _, language = field.name.rpartition("_")
    if language in _LANGUAGES and subject.table.has(plain):
        yield words(plain)


def _of_kin(said: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the words for whom it is about, where it says what besides."""
    rest = tuple(word for word in said if word not in _KIN)
    return rest if rest and rest != said and rest[-1] not in ("name", "key", "code", "id", "number") else ()


def _orders(said: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words of a name, and as English puts them where a person comes last or a number or name first:
    `nombre_cliente` is a `customer_name`, `numero_documento` a `document_number`, `roll_no` a `roll_number`.
    """
    if said:
        yield said
    if len(said) < 2 or (said[-1] == "host" and set(said) & _SERVED):
        return
    of_person = said[-1] in PEOPLE and said[-2:] not in _NOBODY
    if said[0] in ("number", "name"):
        yield said[1:] + said[:1]
    elif of_person and said[-2] != "by":
        yield said[-1:] + said[:-1]
    if said[0] == "code":
        yield said[1:] + said[:1]
    if said[-1] == "no":
        yield (*said[:-1], "number")
