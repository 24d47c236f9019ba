"""JSON: a rule for each path, and one for the rest, which has to be said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from seeding.keys import Keys
from seeding.masking.policy import KEEP
from seeding.masking.techniques.technique import OF_PARTS, Cells, Survey, Target, Technique, technique
from seeding.schema import Field, Storage
from seeding.spec import SeedingError

_STEP = re.compile(
    r"\.(?P<name>[^.\[\]*]+)|(?P<any>\.\*)|(?P<items>\[\*\])|\[(?P<place>\d+)\]|\[['\"](?P<quoted>[^'\"]+)['\"]\]"
)
_MOST_NAMED = 8


class Wild(Enum):
    """Steps of a path that name more than one place."""

    ANY = ".*"
    ELEMENT = "[*]"

    def meets(self, at: str | int) -> bool:
        """Whether it names a key (text) or an element of a list (a number)."""
        return self is Wild.ANY or isinstance(at, int)


@dataclass(frozen=True)
class Path:
    """A path such as `$.items[*].email`: steps that are a key, a place, any element of a list, or anything."""

    text: str
    steps: tuple[str | int | Wild, ...]

    @classmethod
    def read(cls, text: str) -> Path:
        """ValueError for what is no path."""
        steps: list[str | int | Wild] = []
        rest = text.removeprefix("$")
        if rest == text and text:
            raise ValueError(
                f"json: the path {text!r} does not begin with $; write $.name, $.items[*].name or $.*.name."
            )
        while rest:
            found = _STEP.match(rest)
            if found is None:
                raise ValueError(
                    f"json: the path {text!r} cannot be read at {rest!r}; write $.name, $.items[*] or $.*."
                )
            if wild := found["any"] or found["items"]:
                steps.append(Wild(wild))
            else:
                steps.append(int(found["place"]) if found["place"] else found["name"] or found["quoted"])
            rest = rest[found.end() :]
        return cls(text, tuple(steps))

    def covers(self, way: tuple[str | int, ...]) -> bool:
        """Whether it names this place, or a place above it: a rule for an object holds for all that is in it."""
        return len(self.steps) <= len(way) and all(
            step.meets(at) if isinstance(step, Wild) else step == at for step, at in zip(self.steps, way, strict=False)
        )

    @property
    def rank(self) -> tuple[int, int]:
        """Longer paths go before shorter ones, named steps before any."""
        return len(self.steps), sum(not isinstance(step, Wild) for step in self.steps)


@dataclass(frozen=True)
class _Rule:
    path: Path | None
    technique: Technique | None
    """None: what it names stays."""
    domain: str | None = None


@technique("json")
@dataclass(frozen=True, kw_only=True)
class Json(Technique):
    """A technique for each path of a document: `{"$.email": {substitute: email}, "$.tags": keep, rest: redact}`.

    `.*` stands for any key or element, `[*]` for any element of a list; the longest path that fits wins, and what it
    names includes all below it. `rest` is the rule of all other places: without it, a value that no path names stops
    the run. `corrupt` says what becomes of text that is no JSON: `refuse` (by default) stops the run, `redact` replaces
    the whole value. Keys stay, but for those that speak of somebody where the rest is `free_text`.
    """

    rules: Mapping[str, Any] = field(default_factory=dict)
    """Techniques by path; written without a name: `{json: {"$.email": {substitute: email}}}`."""

    types: ClassVar[tuple[Storage, ...] | None] = ("json", "text", "other")
    primary: ClassVar[str | None] = "rules"
    primary_is_mapping: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if not isinstance(self.rules, Mapping) or not self.rules:
            raise ValueError('json needs rules; write {json: {"$.contact.email": {substitute: email}, rest: redact}}.')
        if self.rules.get("corrupt", "refuse") not in ("refuse", "redact"):
            raise ValueError(f"json: corrupt is refuse or redact, not {self.rules['corrupt']!r}.")
        _ = self._rules

    def __hash__(self) -> int:
        return hash(json.dumps(self.rules, sort_keys=True, default=str))

    @cached_property
    def _rules(self) -> tuple[_Rule, ...]:
        """The rules from the most particular to the rest."""
        found = [
            _rule(Path.read(str(path)), f"json: {path}", said)
            for path, said in self.rules.items()
            if path not in ("rest", "corrupt")
        ]
        found.sort(key=lambda rule: rule.path.rank if rule.path else (0, 0), reverse=True)
        if "rest" in self.rules:
            found.append(_rule(None, "json: rest", self.rules["rest"]))
        return tuple(found)

    @cached_property
    def _of_keys(self) -> int | None:
        """The number of the rule that holds for keys, if one does."""
        last = len(self._rules) - 1
        technique = self._rules[last].technique
        reads = self._rules[last].path is None and technique is not None and technique.name == "free_text"
        return last if reads else None

    @cached_property
    def _lenient(self) -> Json:
        """The same rules, which no corrupt document stops."""
        return Json(rules={**self.rules, "corrupt": "redact"})

    @cached_property
    def _named_keys(self) -> frozenset[str]:
        """The keys that paths name."""
        steps = (step for rule in self._rules if rule.path is not None for step in rule.path.steps)
        return frozenset(step for step in steps if isinstance(step, str))

    @property
    def deterministic(self) -> bool:
        return all(rule.technique is None or rule.technique.deterministic for rule in self._rules)

    def problems(self, target: Target) -> Iterable[str]:
        for rule in self._rules:
            named = rule.path.text if rule.path else "rest"
            if rule.technique is None:
                continue
            if rule.technique.reads:
                yield f"{target} {named}: {rule.technique.name} looks at other columns. Write another technique."
            elif rule.technique.name == "shuffle":
                yield f"{target} {named}: shuffle deals out whole rows. Write {{substitute: …}} or redact."
            elif rule.technique.name == "json":
                yield f"{target} {named}: rules of a document are not nested. Write longer paths."
            else:
                types = rule.technique.types
                leaf: Storage = "text" if types is None or "text" in types else types[0]
                if not of_dates(rule.technique):
                    yield from rule.technique.problems(_leaf_target(target, rule, leaf))

    def survey(self, target: Target) -> Survey | None:
        return _DocumentSurvey(self, target)

    def parts(self, target: Target) -> Iterable[tuple[Technique, Target]]:
        for rule in self._rules:
            if rule.technique is not None:
                yield rule.technique, _leaf_target(target, rule, "text")

    def parted(self, cells: Cells) -> Iterable[Sequence[Cells]]:
        leaves = _Leaves(self, cells.target)
        for row, (present, document) in enumerate(self._lenient._read(cells)):
            if present:
                leaves.walk(document, row)
        above: dict[Any, dict[int, _Found]] = {}
        for (number, storage), found in leaves.found.items():
            if storage == "text":
                path = self._rules[number].path
                above.setdefault(path.steps[:-1] if path else None, {})[number] = found
        for several in above.values():
            beside = _side_by_side(several)
            yield [leaves.cells(replace(cells, found=None), number, "text", one) for number, one in beside.items()]

    def mask(self, cells: Cells) -> list[Any]:
        documents = self._read(cells)
        leaves = _Leaves(self, cells.target)
        masked = [leaves.walk(document, row) if present else None for row, (present, document) in enumerate(documents)]
        leaves.check()
        leaves.replace(cells)
        leaves.rename(cells)
        result: list[Any] = []
        for value, document, (present, _) in zip(cells.values, masked, documents, strict=True):
            if not present:
                result.append(value)
            else:
                whole = document.value if isinstance(document, _Root) else document
                result.append(_written(whole, value) if cells.target.field.storage == "text" else whole)
        return result

    def _read(self, cells: Cells) -> list[tuple[bool, Any]]:
        """Each document, and whether there is one."""
        if cells.target.field.storage != "text":
            return [(value is not None and value != "", value) for value in cells.values]
        found: list[tuple[bool, Any]] = []
        corrupt = 0
        for value in cells.values:
            if value is None or value == "":
                found.append((False, None))
                continue
            try:
                found.append((True, json.loads(value)))
            except (ValueError, RecursionError):
                corrupt += 1
                found.append((True, "[redacted]" if self.rules.get("corrupt") == "redact" else None))
        if corrupt and self.rules.get("corrupt", "refuse") == "refuse":
            raise SeedingError(_corrupt(cells.target, corrupt))
        return found


def _corrupt(target: Target, count: int) -> str:
    return (
        f"{target}: {count} values are no JSON, and no path leads into them. Write `corrupt: redact` beside the paths, "
        f"or another technique."
    )


def _written(document: Any, before: str) -> str:
    """A document as text: as it was where it says the same."""
    try:
        same = json.loads(before) == document
    except (ValueError, RecursionError):
        same = False
    return before if same else json.dumps(document, ensure_ascii=False)


def _rule(path: Path | None, where: str, said: Any) -> _Rule:
    from seeding.masking.techniques import build

    domain = None
    if isinstance(said, Mapping):
        said = dict(said)
        domain = said.pop("domain", None)
        if len(said) != 1:
            raise ValueError(f"{where} names {len(said)} techniques; write one, such as {{substitute: email}}.")
        name, value = next(iter(said.items()))
    else:
        name, value = said, None
    if name == KEEP:
        return _Rule(path, None)
    try:
        return _Rule(path, build(str(name), value), domain)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def of_dates(technique: Technique) -> bool:
    """Whether a technique is about dates, which documents hold as text."""
    if technique.name == "generalise":
        return getattr(technique, "to", None) is not None
    return technique.types is not None and "date" in technique.types and "text" not in technique.types


def _dated(text: str) -> date | None:
    """The date or timestamp of an ISO 8601 text."""
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _leaf_target(target: Target, rule: _Rule, storage: Storage) -> Target:
    """A place of a document as a column: no length, nothing unique, and NULL where the document has null."""
    named = rule.path.text if rule.path else "rest"
    kind = getattr(rule.technique, "kind", None)
    domain = rule.domain or kind or f"{target} {named}"
    f = Field(
        name=f"{target.field.name} {named}",
        attname=target.field.attname,
        column=target.field.column,
        storage=storage,
        class_name="JSONField",
        null=True,
        places=6,
    )
    several = rule.path is not None and any(isinstance(step, Wild) for step in rule.path.steps)
    return replace(target, field=f, domain=domain, unique=False, unique_any_case=False, together=(), several=several)


class _Root:
    """Holds a document that is one value, so that it can be replaced like any other."""

    def __init__(self, value: Any) -> None:
        self.value = value


@dataclass
class _Found:
    """The leaves of one rule: where they are, and what they hold."""

    holders: list[Any] = field(default_factory=list)
    places: list[Any] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)


class _Leaves:
    """The leaves of many documents, gathered by rule, so that each technique is asked once."""

    def __init__(self, of: Json, target: Target) -> None:
        self.of, self.target = of, target
        self.found: dict[tuple[int, Storage], _Found] = {}
        self.unnamed: dict[str, int] = {}
        self.undated = 0
        self.keyed: list[tuple[dict[str, Any], str]] = []
        """The keys that no path names, each with the object that has it."""
        self._known: dict[tuple[Any, ...], int | None] = {}
        self._fitting: dict[tuple[int, Storage], bool] = {}
        self._ordinal = 0

    def walk(self, document: Any, row: int) -> Any:
        """A copy of the document, its leaves noted."""
        self._ordinal = 0
        if isinstance(document, (dict, list)):
            return self._copied(document, (), row)
        root = _Root(document)
        self._note(root, "value", document, (), row)
        return root

    def _copied(self, value: Any, way: tuple[Any, ...], row: int) -> Any:
        pairs: Iterable[tuple[Any, Any]]
        copy: Any
        if isinstance(value, dict):
            copy, pairs = dict(value), value.items()
            if self.of._of_keys is not None:
                self.keyed += [(copy, key) for key in value if key not in self.of._named_keys]
        else:
            copy, pairs = list(value), enumerate(value)
        for at, inner in pairs:
            if isinstance(inner, (dict, list)):
                copy[at] = self._copied(inner, (*way, at), row)
            else:
                self._note(copy, at, inner, (*way, at), row)
        return copy

    def _note(self, holder: Any, place: Any, value: Any, way: tuple[Any, ...], row: int) -> None:
        if value is None or value == "":
            return
        number = self._rule(way)
        if number is None:
            named = "$" + "".join("[*]" if isinstance(step, int) else f".{step}" for step in way)
            self.unnamed[named] = self.unnamed.get(named, 0) + 1
            return
        rule = self.of._rules[number]
        if rule.technique is None:
            return
        storage = _storage(value)
        types = rule.technique.types
        if of_dates(rule.technique) and isinstance(value, str):
            dated = _dated(value)
            if dated is None:
                self.undated += 1
                return
            value, storage = dated, "timestamp" if isinstance(dated, datetime) else "date"
        elif types is not None and storage not in types:
            storage, value = "text", value if isinstance(value, str) else json.dumps(value)
        elif not self._fits(number, storage):
            if isinstance(value, bool):
                return
            storage, value = "text", str(value)
        found = self.found.setdefault((number, storage), _Found())
        found.holders.append(holder)
        found.places.append(place)
        found.values.append(value)
        found.rows.append(row)
        found.ordinals.append(self._ordinal)
        self._ordinal += 1

    def _rule(self, way: tuple[Any, ...]) -> int | None:
        if way not in self._known:
            fitting = (
                number for number, rule in enumerate(self.of._rules) if rule.path is None or rule.path.covers(way)
            )
            if len(self._known) > 10_000:
                self._known.clear()
            self._known[way] = next(fitting, None)
        return self._known[way]

    def _fits(self, number: int, storage: Storage) -> bool:
        """Whether a rule can give values of a type: none gives e-mail addresses that are numbers."""
        rule = self.of._rules[number]
        if storage == "text" or rule.technique is None or of_dates(rule.technique):
            return True
        if (number, storage) not in self._fitting:
            problems = rule.technique.problems(_leaf_target(self.target, rule, storage))
            self._fitting[number, storage] = not list(problems)
        return self._fitting[number, storage]

    def check(self) -> None:
        if self.unnamed:
            raise SeedingError(_unnamed(self.target, self.unnamed))
        if self.undated:
            raise SeedingError(_undated(self.target, self.undated))

    def cells(self, cells: Cells, number: int, storage: Storage, found: _Found) -> Cells:
        """The leaves of a rule as a column of their own."""
        rule = self.of._rules[number]
        rows = np.array(found.rows, dtype=np.int64)
        target = _leaf_target(self.target, rule, storage)
        of_row = rule.technique is None or rule.technique.of_row(target)
        people: Keys | None = cells.people[rows] if of_row and cells.people is not None else None
        return replace(
            cells,
            target=target,
            values=found.values,
            people=people,
            rows=(cells.numbers[rows] << OF_PARTS) + np.array(found.ordinals, dtype=np.int64),
            found=(cells.found or {}).get((number, storage)),
        )

    def replace(self, cells: Cells) -> None:
        for (number, storage), found in self.found.items():
            technique = self.of._rules[number].technique
            assert technique is not None
            put: Callable[[Any, Any, Any], None]
            masked = technique.mask(self.cells(cells, number, storage, found))
            for holder, place, before, after in zip(found.holders, found.places, found.values, masked, strict=True):
                # Numbers were given as text where the technique takes texts alone: what it leaves stays a number.
                if after != before:
                    put = setattr if isinstance(holder, _Root) else _put
                    put(holder, place, after)

    def rename(self, cells: Cells) -> None:
        """Put pseudonyms in keys, where the rule of the rest reads texts."""
        if self.of._of_keys is None or not self.keyed:
            return
        keys = list(dict.fromkeys(key for _, key in self.keyed))
        nobody = [0] * len(keys)
        found = _Found(values=keys, rows=nobody, ordinals=nobody)
        own = replace(self.cells(cells, self.of._of_keys, "text", found), people=None)
        technique = self.of._rules[self.of._of_keys].technique
        assert technique is not None
        renamed = {key: after for key, after in zip(keys, technique.mask(own), strict=True) if key != after}
        objects = {id(holder): holder for holder, key in self.keyed if key in renamed}
        for holder in objects.values():
            _renamed(holder, renamed)


def _side_by_side(several: Mapping[int, _Found]) -> dict[int, _Found]:
    """The leaves of several rules, a row for each object and None where it has no such leaf."""
    rows: dict[Any, tuple[int, int]] = {}
    leaves: dict[int, dict[Any, Any]] = {number: {} for number in several}
    for number, found in several.items():
        each = zip(found.holders, found.places, found.values, found.rows, found.ordinals, strict=True)
        for holder, place, value, row, ordinal in each:
            # What lies in a list lies side by side with nothing.
            where = (id(holder), place if isinstance(holder, list) else None)
            rows.setdefault(where, (row, ordinal))
            leaves[number][where] = value
    return {
        number: _Found(values=[own.get(where) for where in rows], rows=[row for row, _ in rows.values()],
                       ordinals=[ordinal for _, ordinal in rows.values()])
        for number, own in leaves.items()
    }  # fmt: skip


def _renamed(holder: dict[str, Any], renamed: Mapping[str, str]) -> None:
    """Give keys of an object other names, in their places; what would get a name that is taken gets a longer one."""
    inner = list(holder.items())
    holder.clear()
    for key, value in inner:
        after = renamed.get(key, key)
        while after in holder:
            after += "_"
        holder[after] = value


def _put(holder: Any, place: Any, value: Any) -> None:
    holder[place] = value.isoformat() if isinstance(value, date) else value


def _undated(target: Target, count: int) -> str:
    return f"{target}: {count} values have a rule for dates and are no ISO 8601 dates. Write redact for their path."


def _storage(value: Any) -> Storage:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "float"
    return "text" if isinstance(value, str) else "other"


def _unnamed(target: Target, unnamed: Mapping[str, int]) -> str:
    paths = sorted(unnamed)
    listed = ", ".join(paths[:_MOST_NAMED]) + (
        f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
    )
    return f"{target}: no rule names {listed}. Write a rule for each, or `rest: redact` for all of them."


class _DocumentSurvey(Survey):
    """Surveys the leaves for their techniques, and counts what is corrupt or not named."""

    def __init__(self, of: Json, target: Target) -> None:
        self.of, self.target = of, target
        self.surveys: dict[tuple[int, Storage], Survey | None] = {}
        self.unnamed: dict[str, int] = {}
        self.corrupt = self.undated = 0

    def add(self, cells: Cells) -> None:
        leaves = _Leaves(self.of, self.target)
        for row, (present, document) in enumerate(self.of._lenient._read(cells)):
            if present:
                leaves.walk(document, row)
        if self.target.field.storage == "text" and self.of.rules.get("corrupt", "refuse") == "refuse":
            self.corrupt += sum(not _readable(value) for value in cells.values)
        self.undated += leaves.undated
        for path, count in leaves.unnamed.items():
            self.unnamed[path] = self.unnamed.get(path, 0) + count
        for (number, storage), found in leaves.found.items():
            part = leaves.cells(replace(cells, found=None), number, storage, found)
            if (number, storage) not in self.surveys:
                technique = self.of._rules[number].technique
                self.surveys[number, storage] = technique.survey(part.target) if technique else None
            survey = self.surveys[number, storage]
            if survey is not None:
                survey.add(part)

    def finish(self) -> dict[tuple[int, Storage], Any]:
        problems = []
        if self.corrupt:
            problems.append(_corrupt(self.target, self.corrupt))
        if self.unnamed:
            problems.append(_unnamed(self.target, self.unnamed))
        if self.undated:
            problems.append(_undated(self.target, self.undated))
        if problems:
            raise SeedingError("\n".join(problems))
        return {place: survey.finish() for place, survey in self.surveys.items() if survey is not None}


def _readable(value: Any) -> bool:
    if value is None or value == "":
        return True
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True
