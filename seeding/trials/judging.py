"""Trial rows: a bounded number of drawn rows as objects of their model, judged by its fields and its `clean()`.

Nothing is saved. Objects know the rows that their foreign keys point at, which are drawn when a rule asks for them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

import numpy as np
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, InterfaceError, OperationalError, connections, models, transaction

from seeding.packages import every_scope
from seeding.plan import ModelPlan, Plan
from seeding.schema import Field, django_field, parent_links, stored_fields
from seeding.spec import SeedingError
from seeding.trials.asking import Affirming, Wanted, asked_table, read_tables, wanted
from seeding.trials.watching import Comparison, Log, watched_row

TRIED = 40
"""Rows of each model that are tried."""

BLOCK = 64
"""Rows of a table that are drawn at once when one of them is asked for."""

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


class _Linked(dict[str, Any]):
    """The rows that an object points at, by the name of the relation: found when they are asked for."""

    def __init__(self, find: Callable[[str], Any]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, name: str) -> Any:
        self[name] = found = self._find(name)
        return found


class Objects:
    """The rows of a plan as objects of their models, each made once."""

    def __init__(self, plan: Plan, using: str) -> None:
        self.plan = plan
        self.using = using
        self._made: dict[tuple[str, int], models.Model] = {}
        self._blocks: dict[tuple[str, int], tuple[Any, dict[str, list[Any]]]] = {}

    def changed(self, model: ModelPlan) -> Objects:
        """The same with another plan of one model. What was made of the models before it in the order is kept."""
        other = Objects(self.plan.with_model(model), self.using)
        order = list(self.plan.models)
        before = set(order[: order.index(model.label)])
        other._made = {key: made for key, made in self._made.items() if key[0] in before}
        other._blocks = {key: block for key, block in self._blocks.items() if key[0] in before}
        return other

    def anew(self) -> Objects:
        """The same rows as objects that remember nothing of what rules found in the database."""
        other = Objects(self.plan, self.using)
        other._blocks = self._blocks
        return other

    def values(self, label: str, number: int) -> dict[str, Any]:
        """The values of a row by the names of its columns."""
        _, block = self._block(label, number)
        return {name: values[number % BLOCK] for name, values in block.items()}

    def _block(self, label: str, number: int) -> tuple[Any, dict[str, list[Any]]]:
        key = (label, number // BLOCK)
        if key not in self._blocks:
            start = key[1] * BLOCK
            rows = self.plan.rows(label, range(start, min(start + BLOCK, max(self.plan.counts[label], number + 1))))
            try:
                drawn = {c.field.attname: rows.column(c.field.name).values() for c in self.plan.models[label].columns}
            except (SeedingError, InterfaceError, OperationalError):
                raise
            except Exception as error:
                raise SeedingError(f"{label}: its rows cannot be drawn: {type(error).__name__}: {error}") from error
            self._blocks[key] = rows, drawn
        return self._blocks[key]

    def get(self, label: str, number: int) -> models.Model:
        """The object of a row, as one that came from the database."""
        key = (label, number)
        if key not in self._made:
            model = self.plan.schema[label].model
            values = self.values(label, number)
            for link in parent_links(model):
                above = self._target(label, number, link) if self.plan.knows(label, link) else None
                if above is not None:
                    values = {**{f.attname: getattr(above, f.attname) for f in stored_fields(type(above))}, **values}
            known = [f for f in stored_fields(model) if f.attname in values]
            loaded = [_as_loaded(f, values[f.attname]) for f in known]
            made = model.from_db(self.using, [f.attname for f in known], loaded)
            made._state.fields_cache = _Linked(lambda name: self._related(label, number, name))
            self._made[key] = made
        return self._made[key]

    def _related(self, label: str, number: int, name: str) -> Any:
        """The object behind a relation; KeyError leaves it to the database."""
        table = self.plan.schema[label]
        if table.generic(name):
            rows, _ = self._block(label, number)
            if name not in rows.model.generics:
                raise KeyError(name)
            mixed, place = rows.mixed(name), number % BLOCK
            if mixed.missing is not None and mixed.missing[place]:
                return None
            return self.get(mixed.tables[int(mixed.which[place])], int(mixed.numbers[place]))
        if table.has(name) and table.field(name).reference and self.plan.knows(label, table.field(name).name):
            found = self._target(label, number, name)
            relation = django_field(table.model, name)
            if found is not None and relation.one_to_one and (label, number) in self._made:
                # As Django itself lets one of two that belong together know the other.
                relation.remote_field.set_cached_value(found, self._made[label, number])
            return found
        raise KeyError(name)

    def _target(self, label: str, number: int, name: str) -> models.Model | None:
        rows, _ = self._block(label, number)
        field = self.plan.schema[label].field(name)
        assert field.reference is not None
        try:
            numbers, missing = rows.referenced(field.name)
        except SeedingError:
            raise KeyError(name) from None
        place = number % BLOCK
        if missing is not None and missing[place]:
            return None
        return self.get(field.reference.table, int(numbers[place]))


def _as_loaded(field: Any, value: Any) -> Any:
    """A drawn value as rows from the database have it where the class of a field, not Django's, makes more of it."""
    if value is None or not hasattr(field, "from_db_value") or type(field).__module__.startswith("django."):
        return value
    try:
        return field.to_python(value)
    except Exception:
        # Classes of fields raise what they like; the value is judged as it was drawn.
        return value


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

    def changed(self, model: ModelPlan) -> Judge:
        """The judge of the same rows with another plan of one model."""
        return Judge(self.objects.changed(model), self.stored, self.asked)

    def undo(self) -> None:
        self.stored.undo()

    def store(self, labels: Iterable[str]) -> bool:
        """Store the rows of tables, but for large ones: whether anything was there to store."""
        stored = [self.stored.add(one, self.objects) for one in labels if self._small(one)]
        if any(stored):
            self.objects = self.objects.anew()
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
        self.objects = self.objects.anew()

    def read_by(self, label: str) -> list[str]:
        """The planned tables that the rules of a model read, but for its own."""
        plan = self.objects.plan
        by_table = {plan.schema[one].db_table: one for one in plan.counts if one != label}
        return [by_table[name] for name in self.asked.read if name in by_table]

    def judged(self, label: str, numbers: np.ndarray[Any, np.dtype[np.int64]]) -> Verdict:
        forget()
        found: dict[tuple[str, str, str], list[int]] = {}
        said: dict[tuple[str, str, str], str] = {}
        names = named(self.objects.plan.schema[label].model)
        for place, number in enumerate(numbers.tolist()):
            for field, code, message in self._errors(label, int(number)):
                own = self._built(label, int(number))
                key = (field, code, shape(message, () if own is None else telling(own), names))
                if place not in found.setdefault(key, []):
                    found[key].append(place)
                said.setdefault(key, message)
        failures = (Failure(*key, frozenset(places), said[key]) for key, places in found.items())
        return Verdict(len(numbers), tuple(sorted(failures, key=lambda one: (-len(one.rows), one.field, one.message))))

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
    "Objects",
    "Verdict",
    "apart",
    "judging",
    "named",
    "shape",
    "telling",
    "trial_numbers",
    "worded",
]
