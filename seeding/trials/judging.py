"""Trial rows: a bounded number of drawn rows as objects of their model, judged by its fields and its `clean()`.

Nothing is saved. Objects know the rows that their foreign keys point at, which are drawn when a rule asks for them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import lru_cache
from typing import Any

import numpy as np
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, connections, models, transaction
from django.utils.translation import get_language

from seeding.packages import every_scope
from seeding.plan import ModelPlan, Plan
from seeding.schema import Field, parent_links, stored_fields
from seeding.spec import SeedingError
from seeding.trials.asking import Affirming, Wanted, asked_table, read_tables, wanted
from seeding.trials.objects import Objects
from seeding.trials.watching import Comparison, Log, watched_row

TRIED = 40
"""Rows of each model that are tried."""

CACHED = 10_000
"""Entries that stand in for a project's cache while rows are judged, at most."""

STORED = 1000
"""Rows of a table at most that are stored where rules of other models read it."""

QUESTIONS = 4
"""Questions of one row's rules to their own table that are answered otherwise, each by itself."""

_VARYING = re.compile(r"[“\"'‘][^”\"'’]*[”\"'’]|\d+")


def shape(message: object, values: Iterable[object] = (), names: Container[str] = ()) -> str:
    """A message without what differs from row to row: numbers, what stands in quotes, and the row's own `values`. Of
    what is quoted, `names` (lower case) stay: two messages may tell of two fields.
    """
    said = " ".join(str(message).split())
    for value in sorted({str(value) for value in values if value is not None}, key=len, reverse=True):
        if len(value) > 1 and value in said:
            # "in" is a part of "within".
            said = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", "…", said)
    return _VARYING.sub(lambda found: found[0] if found[0][1:-1].lower() in names else "…", said)[:160]


def named(model: type[models.Model]) -> frozenset[str]:
    """What the fields of a model are called, in lower case."""
    return _named(model, get_language())


@lru_cache
def _named(model: type[models.Model], language: str | None) -> frozenset[str]:
    return frozenset(str(called).lower() for one in stored_fields(model) for called in (one.name, one.verbose_name))


def telling(row: models.Model) -> Iterator[object]:
    """What a message may say of a row: its values, and the texts of rows that it points at, as far as those are at
    hand. States are words that rules use: "Nobody is assigned".
    """
    for one in (row, *(other for other in row._state.fields_cache.values() if isinstance(other, models.Model))):
        for field in stored_fields(type(one)):
            value = one.__dict__.get(field.attname)
            if not field.choices and (one is row or (isinstance(value, str) and len(value) > 3)):
                yield value


@dataclass(frozen=True)
class Failure:
    """What a model says against some of its trial rows: about a field, or `__all__` of them.

    `rows` are the places of the rows among those that were tried; `message` is shorn of what differs between them.
    """

    field: str
    code: str
    message: str
    rows: frozenset[int]
    said: str = ""
    """The message as it was said of the first row."""

    @property
    def of_all(self) -> bool:
        return self.field == NON_FIELD_ERRORS

    @property
    def about_storage(self) -> bool:
        """Whether it may be said only because trial rows are not in the database, or are judged in a transaction."""
        return self.code in ("stored", "unsaved")

    @property
    def of_unsaved(self) -> bool:
        """Whether a rule looked for the row itself in the database: it had nothing against it so far."""
        return self.code == "unsaved"

    def is_like(self, other: Failure) -> bool:
        """Whether the same is said, of whichever rows."""
        return (self.field, self.message) == (other.field, other.message)

    @property
    def told(self) -> str:
        return self.message if self.of_all else f"{self.field}: {self.message}"


Complaint = tuple[str, str, str]
"""What tells errors apart: the field, the code, and the message shorn of what differs from row to row."""

Said = tuple[tuple[Complaint, str], ...]
"""What is said against a row, each with the message as it is said."""

Answer = tuple[tuple[str, str], ...]
"""What a rule says against a row: the field of each error, and its message."""


@dataclass(frozen=True)
class Watched:
    """One run of a rule: what it compared, in that order, and what it said of the row."""

    comparisons: tuple[Comparison, ...]
    said: Answer
    raised: tuple[str, int] | None = None
    """The file and the line where the rule itself refused the row."""


@dataclass(frozen=True)
class Verdict:
    """What came of the trial rows of a model: the values of its fields by name, and what is said against them."""

    size: int
    failures: tuple[Failure, ...]

    @property
    def failing(self) -> frozenset[int]:
        return frozenset().union(*(failure.rows for failure in self.failures))

    @property
    def weight(self) -> int:
        """How much is said against the rows."""
        return sum(len(failure.rows) for failure in self.failures if not failure.of_unsaved)


def trial_numbers(count: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The rows of a table that are tried: the first half of them from its start, the others from all over it."""
    if count <= TRIED:
        return np.arange(count)
    spread = np.arange(TRIED // 2) * (count - 1) // (TRIED // 2 - 1)
    return np.unique(np.concatenate([np.arange(TRIED // 2), spread]))


def _judges_itself(model: type[Any], method: str) -> bool:
    """Whether a model has a `validate_unique` or a `full_clean` of its own, which may ask for more than Django's."""
    owner = next(one for one in model.__mro__ if method in vars(one))
    return not owner.__module__.startswith("django.")


@dataclass
class Asked:
    """How many statements rules have put to the database, of which tables they asked whether there is a row, and which
    they read.
    """

    statements: int = 0
    tables: set[str] = dataclass_field(default_factory=set)
    read: dict[str, None] = dataclass_field(default_factory=dict)

    def __call__(self, execute: Callable[..., Any], sql: str, *statement: Any) -> Any:
        self.statements += 1
        if (table := asked_table(sql)) is not None:
            self.tables.add(table)
        self.read.update(dict.fromkeys(read_tables(sql)))
        return execute(sql, *statement)


@contextmanager
def _judged_apart(row: models.Model) -> Iterator[None]:
    """A row whose `full_clean()` judges nothing but what the model adds to it."""
    names = ("clean", "clean_fields", "validate_unique", "validate_constraints")
    vars(row).update(dict.fromkeys(names, lambda *given, **named: None))
    try:
        yield
    finally:
        for name in names:
            del vars(row)[name]


@dataclass
class Stored:
    """The tables whose rows rules find in the database while rows are tried; all of it is undone at the end."""

    using: str
    labels: set[str] = dataclass_field(default_factory=set)
    keys: dict[str, list[Any]] = dataclass_field(default_factory=dict)
    """The primary keys of what is stored, by label."""
    point: str = ""

    def undo(self) -> None:
        """Undo what a rule did."""
        transaction.savepoint_rollback(self.point, self.using)

    def keep(self) -> None:
        """Let what was done so far be there whatever is undone."""
        self.point = transaction.savepoint(self.using)

    def add(self, label: str, objects: Objects) -> bool:
        """Store the rows of a table as they are planned; False where they are there, or cannot be stored."""
        table = objects.plan.schema[label]
        if label in self.labels or parent_links(table.model):
            return False
        self.labels.add(label)
        try:
            rows = [copy(objects.get(label, number)) for number in range(objects.plan.counts[label])]
            table.model._base_manager.using(self.using).bulk_create(rows, batch_size=100)
        except Exception:
            # What stands in the way of rows (a trigger, a class of fields) shows when they are seeded.
            self.undo()
            return False
        self.keep()
        self.keys[label] = [row.pk for row in rows]
        return True

    def take_back(self, label: str, model: type[models.Model]) -> bool:
        """Take back what was stored of a table; whether there was anything."""
        keys = self.keys.pop(label, [])
        try:
            for start in range(0, len(keys), 500):
                found = model._base_manager.using(self.using).filter(pk__in=keys[start : start + 500])
                found._raw_delete(self.using)
        except DatabaseError:
            self.undo()
            return False
        self.labels.discard(label)
        self.keep()
        return bool(keys)


class Judge:
    """Judges rows as `full_clean()` does, but for what only stored rows can tell: keys and uniqueness are solved by
    the plan. `undo` undoes what a rule did to the database.
    """

    def __init__(self, objects: Objects, stored: Stored, asked: Asked) -> None:
        self.objects = objects
        self.stored = stored
        self.asked = asked
        self.said: dict[Hashable, Said] = {}
        """What was said against rows, by what they hold, since the tables that rules read are as they are."""

    def changed(self, model: ModelPlan) -> Judge:
        """The judge of the same rows with another plan of one model."""
        other = Judge(self.objects.changed(model), self.stored, self.asked)
        other.said = self.said
        return other

    def undo(self) -> None:
        self.stored.undo()

    def store(self, labels: Iterable[str]) -> bool:
        """Store the rows of tables, but for large ones: whether anything was there to store."""
        stored = [self.stored.add(one, self.objects) for one in labels if self._small(one)]
        if any(stored):
            self._forget()
        return any(stored)

    def stores(self, labels: Iterable[str]) -> bool:
        """Whether the rows of all these tables are stored."""
        return all(one in self.stored.keys for one in labels)

    def _small(self, label: str) -> bool:
        return 0 < self.objects.plan.counts[label] <= STORED

    def begin(self, label: str) -> None:
        """Begin with another model. Its own rows that are stored for rules of others are taken back: its own would meet
        them as they were.
        """
        self.asked.read.clear()
        self.stored.take_back(label, self.objects.plan.schema[label].model)
        self._forget()

    def _forget(self) -> None:
        """Rules may find other rows in the database now."""
        self.objects, self.said = self.objects.anew(), {}

    def read_by(self, label: str) -> list[str]:
        """The planned tables that the rules of a model read, but for its own."""
        plan = self.objects.plan
        by_table = {plan.schema[one].db_table: one for one in plan.counts if one != label}
        return [by_table[name] for name in self.asked.read if name in by_table]

    def judged(self, label: str, numbers: np.ndarray[Any, np.dtype[np.int64]]) -> Verdict:
        forget()
        found: dict[Complaint, set[int]] = {}
        worded: dict[Complaint, str] = {}
        for place, number in enumerate(numbers.tolist()):
            for complaint, message in self._said_of(label, number):
                found.setdefault(complaint, set()).add(place)
                worded.setdefault(complaint, message)
        failures = (Failure(*one, frozenset(places), worded[one]) for one, places in found.items())
        return Verdict(len(numbers), tuple(sorted(failures, key=lambda one: (-len(one.rows), one.field, one.message))))

    def _said_of(self, label: str, number: int) -> Said:
        """What is said against a row: not judged again where it holds what it held before, and so does all that rules
        can reach from it.
        """
        held = self.objects.held(label, number)
        if held is None or held not in self.said:
            said = tuple(self._complaints(label, number))
            if held is None:
                return said
            self.said[held] = said
        return self.said[held]

    def _complaints(self, label: str, number: int) -> Iterator[tuple[Complaint, str]]:
        for field, code, message in self._errors(label, number):
            own = self._built(label, number)
            names = named(self.objects.plan.schema[label].model)
            yield (field, code, shape(message, () if own is None else telling(own), names)), message

    def answers(
        self, label: str, number: int, field: Field, values: Sequence[Any], follow: Callable[[Any], dict[str, Any]]
    ) -> dict[Any, Answer]:
        """What the rule of a row says with each of some values in a field, and what `follows` from it in others (by
        attribute); nothing where it takes it.

        Nothing at all where the rule fails otherwise than by saying so.
        """
        own = self._built(label, number)
        if own is None:
            return {}
        forget()
        row = copy(own)
        # A copy of the links alone would not find those that nobody has asked for yet.
        row._state.fields_cache = own._state.fields_cache
        found: dict[Any, Answer] = {}
        for value in values:
            with self._contained(type(row)) as raised:
                # Fields of some classes, such as those of images, look at once what they are given.
                for name, held in {field.attname: value, **follow(value)}.items():
                    setattr(row, name, held)
                row.clean()
            if any(code in ("stored", "unsaved", "raised") for _, code, _ in raised):
                return {}
            found[value] = tuple((name, message) for name, _, message in raised)
        return found

    def _built(self, label: str, number: int) -> models.Model | None:
        """The object of a row; None where its class cannot make one of what is drawn, as `judged` says of it."""
        try:
            return self.objects.get(label, number)
        except SeedingError:
            raise
        except Exception:
            return None

    def watched(self, label: str, number: int, held: Mapping[str, Any]) -> Watched:
        """What the rule of a row compares, and what is said of it, with some other values (by attribute)."""
        forget()
        log = Log()
        own = self._built(label, number)
        if own is None:
            return Watched((), ())
        row = watched_row(own, log, held)
        said: list[tuple[str, str]] = []
        for one in stored_fields(type(row)):
            if one.is_relation or one.primary_key or own.__dict__.get(one.attname) in one.empty_values:
                continue
            with self._contained() as raised:
                one.run_validators(row.__dict__[one.attname])
            said += [(one.name, message) for _, _, message in raised]
        at = None
        with self._contained(type(row)) as raised:
            try:
                row.clean()
            except ValidationError as error:
                at = _where_raised(error)
                raise
        if any(code in ("stored", "unsaved", "raised") for _, code, _ in raised):
            return Watched((), ())
        return Watched(tuple(log.comparisons), (*said, *((name, message) for name, _, message in raised)), at)

    def differing(self, label: str, numbers: Iterable[int], most: int) -> dict[str, list[Wanted]]:
        """By message: what a rule of rows asks its own table for, where it refuses the row if there is such another; of
        so many rows at most, not counting those of which the rule asks nothing.
        """
        found: dict[str, list[Wanted]] = {}
        connection = connections[self.objects.using]
        table = connection.ops.quote_name(self.objects.plan.schema[label].db_table)
        if table not in self.asked.tables:
            return found
        for number in numbers:
            if most <= 0:
                break
            forget()
            before = set(self._errors(label, number))
            for place in range(QUESTIONS):
                affirming = Affirming(self.objects.get(label, number), table, place, self.objects.using)
                forget()
                with connection.execute_wrapper(affirming):
                    after = [one for one in self._errors(label, number) if one not in before]
                most -= bool(affirming.questions) and not place
                if len(affirming.questions) <= place:
                    break
                refused = [message for _, code, message in after if code not in ("stored", "unsaved", "raised")]
                if refused:
                    asks = wanted(self.objects.get(label, number), *affirming.questions[place], self.objects.using)
                    if asks is not None:
                        said = shape(refused[0], self.objects.values(label, number).values())
                        found.setdefault(said, []).append(asks)
        return found

    def _errors(self, label: str, number: int) -> Iterator[tuple[str, str, str]]:
        try:
            row = self.objects.get(label, number)
        except SeedingError:
            raise
        except Exception as error:
            yield NON_FIELD_ERRORS, "stored", f"it cannot be built: {type(error).__name__}: {error}"
            return
        for one in stored_fields(type(row)):
            if one.attname not in row.__dict__ or isinstance(one, models.AutoField):
                continue
            value = getattr(row, one.attname)
            if one.blank and value in one.empty_values:
                continue
            if one.is_relation and value not in one.empty_values:
                continue
            with self._contained() as raised:
                setattr(row, one.attname, one.clean(value, row))
            yield from ((one.name, code, message) for _, code, message in raised)
        with self._contained(type(row)) as raised:
            row.clean()
        yield from raised
        # Uniqueness itself is solved by the plan, and would ask the database for each row.
        vars(row).update(_perform_unique_checks=lambda checks: {}, _perform_date_checks=lambda checks: {})
        if _judges_itself(type(row), "validate_unique"):
            with self._contained() as raised:
                row.validate_unique()
            yield from raised
        if _judges_itself(type(row), "full_clean"):
            with self._contained(type(row)) as raised, _judged_apart(row):
                row.full_clean()
            yield from raised

    @contextmanager
    def _contained(self, model: Any = None) -> Iterator[list[tuple[str, str, str]]]:
        raised: list[tuple[str, str, str]] = []
        try:
            yield raised
        except ValidationError as error:
            raised.extend(_told(error))
        except (DatabaseError, ObjectDoesNotExist) as error:
            self.undo()
            code = "unsaved" if model is not None and type(error) is model.DoesNotExist else "stored"
            raised.append((NON_FIELD_ERRORS, code, f"{type(error).__name__}: {error}"))
        except Exception as error:
            code = "stored" if "durable atomic block" in str(error) else "raised"
            raised.append((NON_FIELD_ERRORS, code, f"{type(error).__name__}: {error}"))


def _where_raised(error: BaseException) -> tuple[str, int] | None:
    trace, at = error.__traceback__, None
    while trace is not None:
        at, trace = (trace.tb_frame.f_code.co_filename, trace.tb_lineno), trace.tb_next
    return at


def _told(error: ValidationError) -> Iterator[tuple[str, str, str]]:
    by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for field, errors in by_field.items():
        for one in errors:
            for message in worded(one):
                yield field, str(one.code or ""), message


def worded(error: ValidationError) -> list[str]:
    """The messages of an error; as they were written where what they name cannot say what it is called."""
    try:
        return [str(message) for message in error.messages]
    except Exception:
        # A row that is not stored, whose `__str__` asks the database for it.
        return [str(one.message) for one in error.error_list]


class _StandIn(LocMemCache):
    """What stands in for a cache of the project while rows are judged."""

    def __init__(self, alias: str) -> None:
        super().__init__(f"seeding: {alias}", {"OPTIONS": {"MAX_ENTRIES": CACHED}})


@contextmanager
def apart() -> Iterator[None]:
    """What rules find out about rows that are tried is not so: the project's caches neither know nor learn anything of
    it, others stand in for them meanwhile, and nothing is logged.
    """
    aside, silenced = {alias: caches[alias] for alias in caches}, logging.root.manager.disable
    for alias in aside:
        caches[alias] = _StandIn(alias)
    forget()
    logging.disable()
    try:
        yield
    finally:
        logging.disable(silenced)
        forget()
        for alias, cache in aside.items():
            caches[alias] = cache


def forget() -> None:
    """Let what stands in for caches know nothing: rows are drawn otherwise, or others are stored."""
    for cache in caches.all(initialized_only=True):
        if isinstance(cache, _StandIn):
            cache.clear()


@contextmanager
def judging(plan: Plan, using: str) -> Iterator[Judge]:
    """A judge of the plan's rows. Whatever rules do to the database meanwhile is undone at the end."""
    asked = Asked()
    with every_scope(), apart(), transaction.atomic(using=using), connections[using].execute_wrapper(asked):
        start = transaction.savepoint(using)
        stored = Stored(using)
        stored.keep()
        try:
            yield Judge(Objects(plan, using), stored, asked)
        finally:
            transaction.savepoint_rollback(start, using)
            transaction.savepoint_commit(start, using)
            # What rules left for the end of the transaction is forgotten with it.
            transaction.set_rollback(True, using=using)


__all__ = [
    "Failure",
    "Judge",
    "Verdict",
    "apart",
    "judging",
    "named",
    "shape",
    "telling",
    "trial_numbers",
    "worded",
]
