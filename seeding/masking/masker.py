"""Masking batches of rows: first every column is surveyed, then every batch is a pure function of what was found.

    masker = Masker(plan, secret)
    for table in plan.tables.values():
        masker.survey(table, batches)
    masker.finish()
    masker.mask(table, values, first)

It knows no database: a batch is columns of Python values by name, in reading order.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np

from seeding.columns import Mask
from seeding.keys import Keys, Numbers
from seeding.masking.domains import Domains, SurveyedDomain, folded_all, text_of
from seeding.masking.links import Link
from seeding.masking.originals import Originals, by_part, by_way, meets, shares
from seeding.masking.people import PART_OF, PARTS, Collected, People, PeopleSurvey, is_moment
from seeding.masking.planning import Anchor, MaskedColumn, MaskedTable, MaskPlan, same_column
from seeding.masking.secret import Secret
from seeding.masking.techniques import Cells, Survey, apply, survey_of
from seeding.masking.techniques.records import Copied, Records
from seeding.masking.techniques.room import note_room, noted_room
from seeding.masking.techniques.settling import OF_PLACES
from seeding.masking.techniques.substitute import Substitute

TOGETHER = {"first_name": ("first_name", "last_name"), "place": OF_PLACES}
"""Kinds that are parts of one thing, by the domain that its identities have."""
AGREEING = {"first_name": ("name_title",)}
"""Kinds that go with the parts beside them, and tell nobody apart."""

Values = Mapping[str, list[Any]]
"""A batch: the values of each column, as Django's field holds them."""


@dataclass
class Masked:
    """A batch that was masked: the columns that changed, the rows that stay (None: all of them), and their persons."""

    columns: dict[str, list[Any]] = field(default_factory=dict)
    keep: Mask | None = None
    people: Keys | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    """Seconds that it took, by column (`app.Model.field`)."""


@dataclass(frozen=True)
class Surveyed:
    """What the survey of some rows of a table found, as hashes: another process can be sent it."""

    domains: Mapping[str, SurveyedDomain]
    links: Mapping[str, Sequence[tuple[Keys, Keys]]]
    people: Collected


class Masker:
    """Everything that masking a database needs to know of it, and nothing original: keys, hashes and counts."""

    def __init__(self, plan: MaskPlan, secret: Secret, content_types: Mapping[Any, str] | None = None) -> None:
        self.plan = plan
        self.secret = secret
        self.domains = Domains(secret)
        self._people_survey = PeopleSurvey(secret, keep_words=plan.policy.keep_words, locales=plan.policy.locales)
        self.links: dict[str, Link] = {
            path: Link(secret, masked=plan.column(path) is not None) for path in _linked(plan)
        }
        self.shared: dict[str, Any] = {
            "domains": self.domains,
            "pseudonyms": self.pseudonyms,
            "persons": self.persons,
            "recognisers": plan.policy.recognisers,
            "tables": {label.lower(): table.table for label, table in plan.tables.items()},
            "content_types": content_types or {},
        }
        self._surveys: dict[tuple[str, str, int], Survey] = {}
        self._found: dict[tuple[str, str, int], Any] = {}
        self._surveying = True
        self.seconds: dict[str, float] = {}
        """Seconds that masking took, by column: whoever asks for it adds what each batch took."""

    # First pass --------------------------------------------------------------------------------------------

    def reads(self, table: MaskedTable) -> tuple[str, ...]:
        """The columns of a table that the survey and masking look at; empty where the table need not be read."""
        names = set(table.reads)
        names |= {same_column(path)[1] for path in self.links if same_column(path)[0] == table.label}
        if table.anchor is not None and (names - {table.anchor.field}):
            names |= {table.anchor.field, table.table.primary_key}
        return tuple(one.name for one in table.table.fields if one.name in names)

    def surveys(self, table: MaskedTable) -> tuple[str, ...]:
        """The columns of a table that the survey looks at, of those that masking `reads`."""
        names = {same_column(path)[1] for path in self.links if same_column(path)[0] == table.label}
        for column in table.columns:
            ways = column.by_way.values()
            if _tells(column) or any(survey_of(way.technique, way.masked_as) is not None for way in ways):
                names |= {column.name, *column.reads}
        if names and table.anchor is not None:
            names |= {table.anchor.field, table.table.primary_key}
        return tuple(name for name in self.reads(table) if name in names)

    def survey(self, table: MaskedTable, values: Values, first: int) -> None:
        """Take one batch of originals; the batches of a table come in reading order, persons' tables first."""
        people = self._people(table, values)
        if people is not None:
            self._know_addresses(table, values, people)
        for path, link in self.links.items():
            label, name = same_column(path)
            if label == table.label and people is not None:
                link.add(values[name], people)
        self._survey_columns(table, values, first, people)
        self._know_people(table, values, people)

    def _survey_columns(self, table: MaskedTable, values: Values, first: int, people: Keys | None) -> None:
        originals = _originals(table, values)
        for column in table.columns:
            surveys = {}
            for place, way in column.by_way.items():
                key = (table.label, column.name, place)
                if key not in self._surveys:
                    survey = survey_of(way.technique, way.masked_as)
                    if survey is not None:
                        self._surveys[key] = survey
                # Of a run that goes on, the domains are known.
                if key in self._surveys and (self._surveying or not self._surveys[key].lasting):
                    surveys[place] = self._surveys[key]
            if surveys:
                own = self._people_of(table, column, values, people)
                for place, _, cells in self._by_way(column, self._cells(column, values, first, own), originals):
                    if place in surveys:
                        surveys[place].add(cells)

    def _by_way(
        self, column: MaskedColumn, cells: Cells, originals: Originals
    ) -> Iterator[tuple[int, Mask | None, Cells]]:
        """The cells of each way of a column, with its place and the rows that go it (None: all of them).

        Where what becomes of a row hangs on its place, the cells are those of all rows.
        """
        for place, rows in shares(column, originals):
            way = column.by_way[place]
            people = self._another(way, cells.others) if _of_another(way) else cells.people
            own = replace(cells, target=way.masked_as, people=people)
            yield place, rows, own if rows is None or column.ways[place].positional else own.take(rows)

    def surveys_apart(self, table: MaskedTable) -> bool:
        """Whether batches of a table may be surveyed apart from each other."""
        if table.anchor is not None and table.anchor.table == table.label:
            return False
        ways = [way for column in table.columns for way in column.by_way.values()]
        surveys = [survey_of(way.technique, way.masked_as) for way in ways]
        return all(survey.apart for survey in surveys if survey is not None)

    def surveyed(self, table: MaskedTable, values: Values, first: int) -> Surveyed:
        """What `survey` would take of a batch, for `absorb`; of a table that `surveys_apart`."""
        beside = copy(self)
        beside.domains = self.domains.beside()
        beside.shared = {**self.shared, "domains": beside.domains}
        beside.links = {
            path: link.beside() if same_column(path)[0] == table.label else link for path, link in self.links.items()
        }
        beside._surveys = {}
        beside._people_survey = self._people_survey.beside()
        beside.survey(table, values, first)
        links = {path: link.collected() for path, link in beside.links.items() if link is not self.links[path]}
        return Surveyed(beside.domains.collected(), links, beside._people_survey.collected())

    def absorb(self, found: Surveyed) -> None:
        """Take what was surveyed of a batch; batches come in reading order."""
        self.domains.absorb(found.domains)
        for path, told in found.links.items():
            self.links[path].absorb(told)
        self._people_survey.absorb(found.people)

    def finish(self) -> None:
        """End the survey: from here on batches can be masked, in any order."""
        self._found = {key: survey.finish() for key, survey in self._surveys.items()}
        self._surveys = {}
        self._surveying = False
        self.people = self._people_survey.finish()
        self.shared["people"] = self.people

    # A run that goes on after it was killed ----------------------------------------------------------------

    def save(self, folder: Path) -> None:
        """Keep what the survey found in a folder: keyed hashes and lengths, of no use without the secret.

        Surveys of single columns may hold originals; they are not kept, but made again (`survey_again`).
        """
        self.domains.save(folder / "domains.npz")
        self.people.save(folder / "people.npz")
        arrays = {}
        for number, link in enumerate(self.links.values()):
            arrays[f"{number} values"], arrays[f"{number} people"] = link.arrays
        with (folder / "links.npz").open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        rooms = {name: noted_room(self.domains[name]) for name in self.domains}
        (folder / "rooms.json").write_text(json.dumps(rooms), encoding="utf-8")

    def load(self, folder: Path) -> None:
        """Take what `save` wrote in the place of a survey."""
        self.domains = self.shared["domains"] = Domains.load(folder / "domains.npz", self.secret)
        for name, rooms in json.loads((folder / "rooms.json").read_text(encoding="utf-8")).items():
            note_room(self.domains[name], rooms)
        with np.load(folder / "links.npz", allow_pickle=False) as stored:
            for number, link in enumerate(self.links.values()):
                link.restore(stored[f"{number} values"], stored[f"{number} people"])
        self.people = self.shared["people"] = People.load(folder / "people.npz", self.secret)
        self._surveying = False

    def lacks(self, table: MaskedTable) -> bool:
        """Whether columns of a table have to be surveyed again, since no survey of this process knows them."""
        for column in table.columns:
            for place, way in column.by_way.items():
                if (table.label, column.name, place) in self._found:
                    continue
                survey = survey_of(way.technique, way.masked_as)
                if survey is not None and not survey.lasting:
                    return True
        return False

    def survey_again(self, table: MaskedTable, values: Values, first: int) -> None:
        """Survey the columns of a table alone, after `load`; in the order in which it is masked."""
        self._survey_columns(table, values, first, self._people(table, values))

    def finish_again(self) -> None:
        """End that survey."""
        self._found |= {key: survey.finish() for key, survey in self._surveys.items()}
        self._surveys = {}

    def _know_people(self, table: MaskedTable, values: Values, people: Keys | None) -> None:
        """Let the index of people know who is in the identity columns of a batch, lists and documents among them."""
        beside: list[tuple[MaskedColumn, list[Any]]] = []
        originals = _originals(table, values)
        for column in table.columns:
            if not _tells(column):
                continue
            for way, own in by_way(column, values[column.name], originals):
                if way.parts:
                    whose = self._people_of(table, column, values, people)
                    for several in by_part(way, self._cells(way, {way.name: own}, 0, whose)):
                        within = [(part, cells.values) for part, cells in several]
                        rows_of = [cells.people for part, cells in several if not _of_another(part)]
                        self._know_beside(table, within, rows_of[0] if rows_of else None, values)
                else:
                    beside.append((way, own))
        self._know_beside(table, beside, people, values)

    def _know_beside(
        self, table: MaskedTable, columns: Sequence[tuple[MaskedColumn, list[Any]]], people: Keys | None, row: Values
    ) -> None:
        """Let the index of people know what stands side by side: of somebody else each value, the rest together."""
        telling = [(column, values) for column, values in columns if _part(column) in PARTS]
        for one in telling:
            if _of_another(one[0]):
                self._know(table, [one], self._another(one[0], row))
        together = [one for one in telling if not _of_another(one[0])]
        if together:
            self._know(table, together, people)

    def _know(self, table: MaskedTable, columns: Sequence[tuple[MaskedColumn, list[Any]]], people: Keys | None) -> None:
        """Let the index of people know what stands side by side in columns, and whose it is."""
        parts: dict[str, tuple[str, list[Any]]] = {}
        domains: dict[str, str] = {}
        for column, values in columns:
            part = str(_part(column))
            name = part if part not in parts else f"{part}:{column.name}"
            parts[name], domains[name] = (column.name, _told_of(column, part, values)), column.masked_as.domain
        known = np.zeros(len(columns[0][1]), dtype=np.bool_) if people is None else people != 0
        if people is not None and known.any():
            said = parts if known.all() else _taken(parts, known)
            self._people_survey.add(table.label, said, people[known])
        if known.all():
            return
        # Where nobody says whose a row is, the value itself does; first and last names are one value.
        parts = parts if not known.any() else _taken(parts, ~known)
        together = [str(name) for name in TOGETHER["first_name"] if name in parts]
        groups = [[name] for name in parts if len(together) < 2 or name not in together]
        groups += [together] if len(together) == 2 else []
        for names in groups:
            texts = zip(*(map(_told, parts[name][1]) for name in names), strict=True)
            own = self.secret.keys(domains[names[0]], folded_all([" ".join(told) for told in texts]))
            self._people_survey.add(table.label, {name: parts[name] for name in names}, own, lone=True)

    # Second pass -------------------------------------------------------------------------------------------

    def mask(self, table: MaskedTable, values: Values, first: int, numbers: Numbers | None = None) -> Masked:
        """Mask one batch: a pure function of its originals and of what the survey found.

        `numbers` are those of its rows in the order of reading, where they do not follow each other from `first`.
        """
        originals = _originals(table, values)
        rows, keep = len(originals), None
        if table.emptied:
            return Masked(keep=np.zeros(rows, dtype=np.bool_))
        if table.delete is not None:
            keep = ~meets(table.delete, originals)
        people = self._people(table, values)
        columns, seconds = {}, {}
        for column in table.columns:
            start = time.perf_counter()
            own = self._people_of(table, column, values, people)
            cells = self._cells(column, values, first, own)
            cells.rows = numbers
            columns[column.name] = self._masked(column, cells, originals)
            seconds[str(column.target)] = time.perf_counter() - start
        return Masked(columns, keep, people, seconds)

    def may_give_originals(self, column: MaskedColumn) -> bool:
        """Whether a pseudonym of a column may be somebody else's original: kinds of few values cannot avoid that."""
        technique = column.technique
        if not isinstance(technique, Substitute):
            return False
        return not technique.avoids_originals(self.domains[column.masked_as.domain], column.masked_as)

    def warnings(self) -> tuple[str, ...]:
        """What a reader of the audit should know of how it was masked."""
        return ()

    def pseudonyms(self, path: str, texts: Sequence[Any], people: Keys | None) -> list[Any]:
        """What values of a column become, wherever they stand: in free text, in a copy."""
        column = self.plan.column(path)
        if column is None:
            return list(texts)  # It is kept, and so is what is found of it elsewhere.
        cells = Cells(column.masked_as, list(texts), self.secret, people=people, shared=self.shared)
        return apply(column.technique, cells)

    def persons(self, copied: Sequence[Copied]) -> Keys:
        """Whom copies of rows speak of: whom the copied rows did, by what tells that, or by their primary keys."""
        found = np.zeros(len(copied), dtype=np.uint64)
        tables = {label.lower(): table for label, table in self.plan.tables.items()}
        places: dict[str, list[int]] = {}
        for place, one in enumerate(copied):
            if one.label in tables and tables[one.label].anchor is not None:
                places.setdefault(one.label, []).append(place)
        for label, those in places.items():
            table = tables[label]
            assert table.anchor is not None
            names = {table.anchor.field, *(column.name for column in _addresses(table))}
            values = {name: [copied[place].values.get(name) for place in those] for name in names}
            people = self._people(table, values)
            keyed = self.links.get(f"{table.label}.{table.table.primary_key}")
            if people is not None and keyed is not None:
                keys = [copied[place].values.get(table.table.primary_key) for place in those]
                told = np.array([value not in (None, "") for value in values[table.anchor.field]], dtype=np.bool_)
                people = np.where(told & (people != 0), people, keyed.find(keys))
            if people is not None:
                found[those] = people
        return found

    def _masked(self, column: MaskedColumn, cells: Cells, originals: Originals) -> list[Any]:
        result: list[Any] = list(cells.values)
        for place, rows, own in self._by_way(column, cells, originals):
            if rows is not None and not rows.any():
                continue
            own.found = self._found.get((column.target.label, column.name, place))
            masked = apply(column.by_way[place].technique, own)
            if rows is None:
                return masked
            places = np.flatnonzero(rows).tolist()
            of_all = column.ways[place].positional
            for row, value in zip(places, compress(masked, rows) if of_all else masked, strict=True):
                result[row] = value
        return result

    def _cells(self, column: MaskedColumn, values: Values, first: int, people: Keys | None) -> Cells:
        return Cells(
            target=column.masked_as,
            values=values[column.name],
            secret=self.secret,
            first=first,
            people=people,
            others={name: values[name] for name in column.reads if name in values},
            shared=self.shared,
        )

    # Persons -----------------------------------------------------------------------------------------------

    def _people(self, table: MaskedTable, values: Values) -> Keys | None:
        """The person that each row speaks of."""
        anchor = table.anchor
        if anchor is None or anchor.field not in values:
            return None
        if anchor.table is not None:
            return self.links[f"{anchor.table}.{anchor.to_field}"].find(values[anchor.field])
        people = self._anchored(table, anchor, values)
        return people if anchor.names_users else self._addressed(table, values, people)

    def _know_addresses(self, table: MaskedTable, values: Values, people: Keys) -> None:
        """Remember whose e-mail addresses are, where people are told apart by user names."""
        if table.anchor is None or not table.anchor.names_users:
            return
        for column in _addresses(table):
            keys, there = self._address_keys(column, values)
            self.domains[column.masked_as.domain].ties["users"].add(keys, np.where(there, people, 0))

    def _addressed(self, table: MaskedTable, values: Values, people: Keys) -> Keys:
        """The people of rows that are told apart otherwise: who has their e-mail address, if somebody has it."""
        for column in _addresses(table):
            known = self.domains[column.masked_as.domain].ties["users"]
            if known:
                keys, there = self._address_keys(column, values)
                found = known.find(keys)
                return np.where(there & (found != keys), found, people)
        return people

    def _address_keys(self, column: MaskedColumn, values: Values) -> tuple[Keys, Mask]:
        """The identities of e-mail addresses, and where there are some."""
        texts = [_told(value) for value in values[column.name]]
        there = np.fromiter(map(bool, texts), dtype=np.bool_, count=len(texts))
        return self.secret.keys(column.masked_as.domain, folded_all(texts)), there

    def _another(self, column: MaskedColumn, row: Values) -> Keys | None:
        """The persons of a column that speaks of somebody else than the row does, by what tells them; None where the
        value alone does.
        """
        name = getattr(column.technique, "named_by", None)
        told = self.plan.column(f"{column.target.label}.{name}") if name is not None else None
        if told is None:
            return None
        texts = list(map(_told, row[told.name]))
        keys = self._identities(told.masked_as.domain, texts)
        people = keys if self._surveying else self.domains[told.masked_as.domain].owners(keys)
        return np.where(list(map(bool, texts)), people, np.uint64(0))

    def _identities(self, domain: str, texts: list[str]) -> Keys:
        """The identities of values: before the survey has ended nobody knows which spellings are told apart."""
        known = self.domains[domain]
        return known.folded_keys(texts) if self._surveying else known.keys(texts)

    def _anchored(self, table: MaskedTable, anchor: Anchor, values: Values) -> Keys:
        own = values[anchor.field]
        keys = self._identities(anchor.domain, list(map(_told, own)))
        absent = [row for row, value in enumerate(own) if value is None or value == ""]
        if absent and table.table.primary_key in values:
            # Who has no such value is told apart by the key of the row.
            named = values[table.table.primary_key]
            keys = keys.copy()
            keys[absent] = self.secret.keys(f"row {table.label}", [str(named[row]) for row in absent])
        elif absent:
            keys = keys.copy()
            keys[absent] = 0
        return keys

    def _people_of(self, table: MaskedTable, column: MaskedColumn, values: Values, people: Keys | None) -> Keys | None:
        """The persons that the values of a column speak of: of a reference, those that it refers to."""
        if column.follows and column.target.field.reference:
            link = self.links.get(column.follows)
            return link.find(values[column.name]) if link is not None else None
        return self._of_parts(table, column, values, people)

    def _of_parts(self, table: MaskedTable, column: MaskedColumn, values: Values, people: Keys | None) -> Keys | None:
        """Where nobody knows whose a row is, the parts of its name, and those of its address, are one identity all the
        same.
        """
        if people is not None and people.all():
            return people
        for name, parts in TOGETHER.items():
            if _kind(column) not in (*parts, *AGREEING.get(name, ())):
                continue
            beside = [one for one in table.columns if _kind(one) in parts]
            if len(beside) < 2:
                return people
            texts = zip(*(map(_told, values[one.name]) for one in beside), strict=True)
            own = self.secret.keys(name, folded_all([" ".join(told) for told in texts]))
            return own if people is None else np.where(people != 0, people, own)
        return people


def _originals(table: MaskedTable, values: Values) -> Originals:
    """A batch as conditions are asked of it: each column that they look at is read once."""
    return Originals(table.table, values, len(next(iter(values.values()), ())))


def _taken(parts: Mapping[str, tuple[str, list[Any]]], rows: Mask) -> dict[str, tuple[str, list[Any]]]:
    """Those rows of the parts of a batch."""
    places = np.flatnonzero(rows).tolist()
    return {part: (name, [values[place] for place in places]) for part, (name, values) in parts.items()}


def _told(value: Any) -> str:
    if type(value) is str:
        return value
    return "" if value is None else text_of(value)


def _kind(column: MaskedColumn) -> str | None:
    return getattr(column.technique, "kind", None)


def _part(column: MaskedColumn) -> str | None:
    """What of a person a column holds: by its kind, or a number where it is hidden and short."""
    part = PART_OF.get(str(_kind(column)))
    field = column.target.field
    # What stands at a path has no length to judge by.
    short = field.storage == "text" and (field.class_name == "JSONField" or 0 < (field.max_length or 0) <= _LONGEST)
    hidden = short and field.reference is None and column.technique.name in _HIDING
    return "number" if part is None and hidden else part


_HIDING = ("hash", "fpe", "redact", "null", "constant", "token")
_LONGEST = 40
"""Longer columns hold titles and tokens, not somebody's number."""
_NUMBER = re.compile(r"(?=(?:\D*\d){5})[A-Za-z\d][A-Za-z\d ./-]{4,22}[A-Za-z\d]")
_MIXED = re.compile(r"(?=(?:[^A-Za-z]*[A-Za-z]){2})(?=(?:\D*\d){2})[A-Za-z\d][A-Za-z\d ./-]{4,22}[A-Za-z\d]")


def _tells(column: MaskedColumn) -> bool:
    """Whether a column tells of people whom texts may speak of."""
    if column.follows and column.target.field.reference:
        return False
    return any(_part(one) in PARTS for way in column.by_way.values() for one in (way, *way.parts))


def _told_of(column: MaskedColumn, part: str, values: list[Any]) -> list[Any]:
    """The values of a column, as texts are searched for them."""
    if part != "number":
        return values
    forms = (_NUMBER, _MIXED) if _kind(column) in PART_OF else (_NUMBER,)
    return [value if isinstance(value, str) and _is_number(value, forms) else None for value in values]


def _is_number(text: str, forms: Sequence[re.Pattern[str]]) -> bool:
    """Whether a text is a number of somebody's, such as A674147686, and no moment."""
    return any(form.fullmatch(text) for form in forms) and not is_moment(text)


def _of_another(column: MaskedColumn) -> bool:
    """Whether a column speaks of somebody else than the row does."""
    return not column.technique.of_row(column.masked_as)


def _addresses(table: MaskedTable) -> list[MaskedColumn]:
    return [column for column in table.columns if _kind(column) == "email" and not _of_another(column)]


def _linked(plan: MaskPlan) -> list[str]:
    """The columns by which rows of other tables find their persons, and copies of rows by what they are copies of."""
    found: dict[str, None] = {}
    ways = [way for table in plan.tables.values() for column in table.columns for way in column.by_way.values()]
    copies = any(isinstance(way.technique, Records) and way.technique.key for way in ways)
    for table in plan.tables.values():
        if copies and table.anchor is not None and table.mapped:
            found[f"{table.label}.{table.table.primary_key}"] = None
        if table.anchor is not None and table.anchor.table is not None:
            found[f"{table.anchor.table}.{table.anchor.to_field}"] = None
        for column in table.columns:
            if column.follows and column.target.field.reference:
                owner = plan.tables[same_column(column.follows)[0]]
                if owner.anchor is not None:
                    found[column.follows] = None
    return list(found)
