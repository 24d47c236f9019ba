"""Free text: the people of this database and other identities are replaced in it, and the rest stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar

from seeding.keys import Keys
from seeding.masking.freetext.mentions import Finder, Recogniser
from seeding.masking.freetext.rewriting import Rewriter
from seeding.masking.freetext.substitutes import Pseudonyms, Substitutes
from seeding.masking.people import People
from seeding.masking.secret import Secret
from seeding.masking.techniques.technique import Cells, Target, Technique, technique
from seeding.schema import Storage


@technique("free_text")
@dataclass(frozen=True, kw_only=True)
class FreeText(Technique):
    """People of this database get their own pseudonyms in the text, other identities substitutes; the rest stays."""

    types: ClassVar[tuple[Storage, ...] | None] = ("text", "json", "other")

    names: bool = True
    """Whether the people of the database are looked for."""
    patterns: bool = True
    """Whether e-mail addresses, phones, cards, IBANs, IPs, identities in URLs, identity numbers and tokens are."""
    recognisers: tuple[str, ...] = ()
    """Dotted paths of functions that find more, beside those of the policy."""
    keep_words: tuple[str, ...] = ()
    """Words that stay even where somebody is called so."""

    @property
    def deterministic(self) -> bool:
        """A lone first name is the row's own person's where that one is called so: equal texts may differ."""
        return not self.names

    def problems(self, target: Target) -> Iterable[str]:
        if not (self.names or self.patterns or self.recognisers):
            yield f"{target}: free_text looks for nothing. Leave out `names: false` or `patterns: false`."
        if target.unique:
            yield (
                f"{target} is unique, and free_text leaves two texts alike that differ in a name alone. "
                "Write {substitute: …} or {hash: {}}."
            )
        if target.field.storage == "other" and target.field.item is None and "HStore" not in target.field.class_name:
            yield f"{target}: free_text reads text, lists and JSON, no {target.field.class_name}. Write null."
        for path in self.recognisers:
            problem = recogniser_problem(path)
            if problem:
                yield f"{target}: {problem}"

    def mask(self, cells: Cells) -> list[Any]:
        """In `cells.shared`: `people` (a People), `pseudonyms` (see `pseudonyms`), `recognisers` (those of the policy,
        as dotted paths) and `mentions` (a Counter, which gets what was replaced, by column and kind).
        """
        shared = cells.shared
        people: People | None = shared.get("people") if self.names else None
        if people is not None and self.keep_words:
            people = people.with_keep_words(self.keep_words)
        paths = dict.fromkeys((*shared.get("recognisers", ()), *self.recognisers))
        recognisers = {path: recogniser(path) for path in paths}
        target = cells.target
        rewriter = Rewriter(
            Finder(people, self.patterns, recognisers),
            Substitutes(
                cells.secret,
                shared.get("people"),
                shared.get("pseudonyms"),
                target.locales,
                target.locale_weights,
            ),
        )
        longest = target.field.max_length if target.field.storage == "text" else None
        values, mentions = rewriter.values(cells.values, cells.people, longest)
        counted: Counter[tuple[str, str]] | None = shared.get("mentions")
        if counted is not None:
            counted.update((str(target), mention.kind) for mention in mentions)
        return list(values)


@dataclass(frozen=True)
class Masked:
    """A column that is masked, as the plan has it: its technique, its target and what the technique's survey found."""

    technique: Technique
    target: Target
    found: Any = None


def pseudonyms(columns: Mapping[str, Masked], secret: Secret, shared: Mapping[str, Any]) -> Pseudonyms:
    """What `cells.shared["pseudonyms"]` is: values and people masked by the technique of their column.

    `columns` are the masked identity columns by `app.Model.field`; a value of another column stays as it is.
    """

    def masked(column: str, values: Sequence[str], people: Keys) -> Sequence[object]:
        of = columns.get(column)
        if of is None:
            return values
        return of.technique.mask(Cells(of.target, list(values), secret, people=people, found=of.found, shared=shared))

    return masked


def recogniser(path: str) -> Recogniser:
    """The function of a dotted path, `package.module.function`; ImportError or AttributeError where there is none."""
    module, _, name = path.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def recogniser_problem(path: str) -> str | None:
    """Why a recogniser cannot be used, as one sentence that ends with the line to write."""
    try:
        found = recogniser(path)
    except (ImportError, AttributeError, ValueError) as error:
        return f"the recogniser {path!r} cannot be imported ({error}). Write package.module.function."
    return None if callable(found) else f"the recogniser {path!r} is no function. Write package.module.function."


def limits(shared: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """What free text cannot find, in sentences for the audit."""
    recognisers = tuple((shared or {}).get("recognisers", ()))
    beyond = (
        f"Beyond that, these recognisers looked: {', '.join(recognisers)}."
        if recognisers
        else "No recogniser of names was configured (policy: recognisers)."
    )
    return (
        "Names of people who are in no identity column of this database are not found: there is no list of all names. "
        + beyond,
        "A lone first or last name is replaced only where it is capitalised; one that is a word as well (Will, Rose, "
        "Mark) only where it is addressed, titled or signed; one of fewer than three letters where addressed.",
        "Nicknames, misspelt names, names run together with other letters (JohnS; jsmith but where it is addressed or "
        "its own person's), names in grammatical cases but for an s and transliterations are not found.",
        "User names that are words, or of at most five letters, are replaced only where they are named as one (@will, "
        "user: will).",
        "Phones, IP addresses and identity numbers in forms that no pattern knows, and national identity numbers other "
        "than those of the United States, the United Kingdom, Germany, Spain, France, Italy, Poland, Brazil, the "
        "Netherlands, Sweden, China and India, are found only where the database knows them.",
        "Addresses, places, employers, dates but those of births, and descriptions by which somebody could be told in "
        "a text stay, unless the database knows them as a person's or a recogniser finds them.",
        "Text in pictures, sound and attached files is not read.",
    )
