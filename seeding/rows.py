"""Rows: a batch of row numbers of one model that can be asked for any of its fields.

Fields are drawn when they are asked for, once, and from keys alone; a rule that needs another field or a parent's
simply asks for it, and so dependencies need no declaration. Nothing is read from a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, singledispatch
from types import FunctionType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from seeding import columns, kinds
from seeding.columns import Column, Mask, Text
from seeding.generators import Constant, Generator, column_of
from seeding.keys import Keys, Numbers, derive, name_key, row_keys, stream
from seeding.ranking import MOST_RANKED, Order, Ranked
from seeding.relatives import Children, Mixed
from seeding.schema import Field, label_of_row
from seeding.spec import ChildrenOf, Circular, Counted, Listing, OfKind, SeedingError, Shares
from seeding.storing import as_column, conform, constant_column
from seeding.strata import strata

if TYPE_CHECKING:
    from seeding.plan import ModelPlan, Plan


TRIES = 1000
"""How often a row is drawn again to meet what its model requires."""

REMEDY = "Loosen the requirement, or draw the fields that it names closer to it."
"""What one does about a requirement of seeds.py or of a plan file that no row meets."""

TOGETHER = 4096
"""Tries that are drawn at once, of few rows many of each."""


class Rows:
    """Rows of a model by number (0 is the first). `row.price` is the field as an array, `row.user` the parents' rows.

    Arrays have one value a row: integers, decimals (whole numbers of the smallest unit, such as cents), instants
    (microseconds since 1970, UTC), dates (days since 1970), booleans; text is a `Text` column. `row["price"]` is the
    same for a field whose name this class uses itself.
    """

    def __init__(
        self, plan: Plan, model: ModelPlan, numbers: Numbers | None, presets: Mapping[str, Any] | None = None
    ) -> None:
        self.plan = plan
        self.model = model
        if numbers is not None:
            self.row_number = numbers
        self._presets = dict(presets or {})
        self._columns: dict[str, Column] = {}
        self._keys: dict[str, Keys] = {}
        self._related: dict[str, Rows] = {}
        self._referenced: dict[str, tuple[Numbers, Mask | None]] = {}
        self._worked: dict[Callable[[Rows], NDArray[Any]], NDArray[Any]] = {}
        self._mixed: dict[str, Mixed] = {}
        self._entities: dict[str, dict[Any, Any]] = {}
        self._open: set[str] = set()
        self._led: set[str] = set()
        self._trying = False

    def __len__(self) -> int:
        return len(self.row_number)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self.model.table.label}>"

    # Fields ------------------------------------------------------------------------------------------------

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(str(error.args[0])) from None

    def __getitem__(self, name: str) -> Any:
        if self.model.table.generic(name):
            return self.mixed(name)
        field = self.model.table.field(name)
        if field.reference and name != field.attname:
            return self.related(name)
        column = self.column(name)
        return column if isinstance(column, Text) else column.array

    def column(self, name: str) -> Column:
        """A field as a column: coded values and which of them are null."""
        known = self._columns.get(name)
        if known is None:
            with self._within(name, self._open):
                known = self._draw(name)
            self._columns[name] = known
        return known

    @contextmanager
    def _within(self, name: str, entered: set[str]) -> Iterator[None]:
        """While a column is drawn, or a foreign key followed, that asks for others."""
        if name in entered:
            raise Circular(
                f"{self.model.table.label}.{name} depends on itself (through {', '.join(sorted(entered))}). "
                f"Declare one of them in seeds.py without asking for the others.",
                self.model.label,
            )
        entered.add(name)
        try:
            yield
        except Circular as circle:
            circle.through.add(self.model.label)
            raise
        finally:
            entered.discard(name)

    def _draw(self, name: str) -> Column:
        planned = self.model.column(name)
        if planned.field.name in self._presets:
            return constant_column(self._presets[planned.field.name], planned.field, len(self))
        return conform(evaluate(planned.source, self, planned.field), planned.field)

    # Keys --------------------------------------------------------------------------------------------------

    @property
    def keys(self) -> Keys:
        """The key of each row."""
        if "" not in self._keys:
            keys = row_keys(stream(self.plan.seed, self.model.table.label), self.row_number)
            if self._trying:
                pass
            elif self.model.apart:
                keys = self.plan.apart(self.model, self.row_number)
            elif self.model.requires:
                keys = self._settled(keys)
            self._keys[""] = keys
        return self._keys[""]

    def _settled(self, keys: Keys) -> Keys:
        """Keys with which every row meets what its model requires: the first of at most 1000 that do."""
        requires = self.plan.required(self.model)
        waiting = np.arange(len(keys))
        keys = keys.copy()
        done, together = 0, 1
        while done < TRIES:
            tries = [keys[waiting] if not done else derive(keys[waiting], "another try")]
            for _ in range(1, min(together, TRIES - done)):
                tries.append(derive(tries[-1], "another try"))
            drawn = np.stack(tries)
            tried = Rows.trying(self.plan, self.model, np.tile(self.row_number[waiting], len(drawn)))
            tried._keys[""] = drawn.ravel()
            met = np.ones(len(tried), dtype=np.bool_)
            for requirement in requires:
                met &= np.asarray(requirement(tried), dtype=np.bool_)
            by_try = met.reshape(drawn.shape)
            found = by_try.any(axis=0)
            keys[waiting] = np.where(found, drawn[by_try.argmax(axis=0), np.arange(len(waiting))], drawn[-1])
            waiting = waiting[~found]
            if not waiting.size:
                if not done and type(self) is Rows and not self._presets:
                    # All met at once, as nearly always: what they were judged by is theirs, unless some of it is given.
                    self._columns |= tried._columns
                return keys
            done += len(drawn)
            # The fewer rows wait, the more of their next tries are drawn at once.
            together = max(1, min(2 * together, TOGETHER // len(waiting)))
        asked = ", ".join(getattr(requirement, "__name__", repr(requirement)) for requirement in requires)
        remedies = dict.fromkeys(getattr(requirement, "remedy", REMEDY) for requirement in requires)
        raise SeedingError(
            f"{self.model.label}: row {int(self.row_number[waiting[0]])} does not meet what is required of it "
            f"({asked}) in {TRIES} tries, nor do {len(waiting) - 1} others of {len(keys)}. {' '.join(remedies)}"
        )

    @classmethod
    def trying(cls, plan: Plan, model: ModelPlan, numbers: Numbers) -> Rows:
        """Rows that are drawn whatever their model requires of them."""
        rows = cls(plan, model, numbers)
        rows._trying = True
        return rows

    @classmethod
    def tried(cls, plan: Plan, model: ModelPlan, numbers: Numbers, keys: Keys) -> Rows:
        """Rows that are drawn from keys of their own, each of which meets by itself what the model requires."""
        rows = cls.trying(plan, model, numbers)
        rows._keys[""] = rows._settled(keys) if model.requires else keys
        rows._columns.clear()
        return rows

    def keys_for(self, name: str) -> Keys:
        """Independent keys of each row for a purpose, such as a second draw inside a rule."""
        if name not in self._keys:
            self._keys[name] = derive(self.keys, name)
        return self._keys[name]

    def entity(self, name: str = "") -> Keys:
        """The keys that the kinds of one entity of a row are drawn from: with them, others agree with those."""
        return self.keys_for(f"entity {name}")

    def strata(self, name: str) -> Numbers:
        """A number in `range(100)` for each row: every block of 100 rows has each of them once, shuffled."""
        return strata(self.row_number, stream(self.plan.seed, self.model.table.label, name))

    # Relations ---------------------------------------------------------------------------------------------

    @property
    def as_of(self) -> int:
        """The instant that all dates hang from (microseconds since 1970)."""
        return self.plan.as_of

    @property
    def parent(self) -> Rows:
        """The rows that these follow (`children_of`), one for each."""
        return self._lineage()[0]

    @property
    def nth(self) -> Numbers:
        """The place of each row among the children of its parent, from 0."""
        return self._lineage()[1]

    @property
    def siblings(self) -> Numbers:
        """How many children the parent of each row has, this one included."""
        return self._lineage()[2]

    def _lineage(self) -> tuple[Rows, Numbers, Numbers]:
        located = self.__dict__.get("_located")
        if located is None:
            located = self.__dict__["_located"] = self.plan.locate(self)
        return located

    def borrow_places(self, other: Rows) -> None:
        """Take over where these rows stand among their siblings from a batch without gaps that has them all."""
        located = other.__dict__.get("_located")
        numbers, theirs = self.row_number, other.row_number
        if located is None or type(self) is not Rows or not len(numbers) or other.model is not self.model:
            return
        first = int(theirs[0])
        whole = int(theirs[-1]) - first == len(theirs) - 1
        if whole and first <= int(numbers.min()) and int(numbers.max()) <= int(theirs[-1]):
            parent, nth, siblings = located
            index = numbers - first
            self.__dict__["_located"] = (parent.at(index), nth[index], siblings[index])

    def related(self, name: str) -> Rows:
        """The rows that a foreign key points at, one for each row."""
        known = self._related.get(name)
        if known is None:
            preset = self._presets.get(name)
            if preset is not None:
                known = InstanceRows(self, name, preset)
            else:
                known = self.plan.related(self, self.model.table.field(name))
            self._related[name] = known
        return known

    def referenced(self, name: str) -> tuple[Numbers, Mask | None]:
        """The row numbers that a foreign key points at, and which rows have none."""
        if name not in self._referenced:
            with self._within(name, self._led):
                self._referenced[name] = self.plan.referenced(self, self.model.table.field(name))
        return self._referenced[name]

    def mixed(self, name: str) -> Mixed:
        """The rows of several tables that a generic foreign key points at, one for each row."""
        if name not in self._mixed:
            self._mixed[name] = self.plan.mixed(self, name)
        return self._mixed[name]

    def knows(self, name: str) -> bool:
        """Whether the plan has the rows that a foreign key points at: its table is made, too.

        The same for every batch, other than `linked(name).any()`.
        """
        return self.plan.knows(self.model.label, name)

    def linked(self, name: str) -> Mask:
        """Which rows point with a foreign key at a row of the plan; none where its table is not part of the plan."""
        return self.plan.linked(self, self.model.table.field(name))

    def sibling(self, place: Numbers) -> Rows:
        """For each row the child of the same parent at a place, counted from 0 (`children_of`)."""
        return self.plan.rows(self.model.label, self.row_number - self.nth + place)

    def before(self, name: str) -> Numbers:
        """The sum of a field over the children of the same parent that come before each row (`children_of`)."""
        nth = self.nth
        if not len(nth):
            return nth
        first = self.row_number - nth
        lowest, highest = int(first.min()), int(self.row_number.max())
        if highest - lowest < 2 * len(nth) + 4096:
            numbers, starts, ends = np.arange(lowest, highest), first - lowest, self.row_number - lowest
        else:
            ends = np.cumsum(nth)
            starts = ends - nth
            numbers = np.repeat(first - starts, nth) + np.arange(int(ends[-1]))
        values = self.plan.rows(self.model.label, numbers)[name]
        totals = np.concatenate([[0], np.cumsum(values)])
        return totals[ends] - totals[starts]

    def fan_out(self, table: str) -> Numbers:
        """How many children of a model (label) each of these rows has, going by the model's `rows`."""
        return self.plan.lineage(table).counts(self.row_number)

    def once(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        """`function` of these rows, worked out once for each row however many children ask for it."""
        if function not in self._worked:
            counted = None if self._presets else self.plan.counted(self, function)
            self._worked[function] = function(self) if counted is None else counted
        return self._worked[function]

    def among_siblings(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        """`function` of whole families: it gets all children of these rows' parents, one family after the other, and
        gives a value for each; what it gave these rows is returned. For `children_of(…, whole=True)` alone.
        """
        if function not in self._worked:
            family, index = self._whole_families()
            self._worked[function] = family.once(function)[index]
        return self._worked[function]

    def _whole_families(self) -> tuple[Rows, Numbers]:
        """All siblings of these rows as one batch, and where in it each row is."""
        known = self.__dict__.get("_families")
        if known is None:
            rows = self.model.rows
            if not isinstance(rows, ChildrenOf) or not rows.whole:
                raise SeedingError(
                    f"{self.model.label}: among_siblings() needs families that are all there. "
                    f"Declare `rows = children_of(…, whole=True)` in its seeds."
                )
            firsts, sizes = self.row_number - self.nth, self.siblings
            starts, where, place = np.unique(firsts, return_index=True, return_inverse=True)
            counts = sizes[where]
            ends = np.cumsum(counts)
            numbers = np.repeat(starts - ends + counts, counts) + np.arange(int(ends[-1]) if len(ends) else 0)
            family = self if np.array_equal(numbers, self.row_number) else Rows(self.plan, self.model, numbers)
            known = self.__dict__["_families"] = (family, (ends - counts)[place] + self.nth)
        return known

    def worlds(self) -> list[tuple[Numbers, Rows]]:
        """The closed worlds that these rows live in: positions in these rows, and all rows of the world, which are the
        same object as long as they are in use. Who meets whom is settled inside of a world; see `Plan.worlds`.
        """
        return self.plan.worlds(self.model.label, self.row_number)

    def across(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        """`function` of all rows of a world, with a value for each; what it gave these rows. 0 for rows of no world."""
        result = np.zeros(len(self), dtype=np.int64)
        for index, world in self.worlds():
            result[index] = world.once(function)[self.row_number[index] - world.row_number[0]]
        return result

    def distinct(self, name: str) -> Numbers:
        """How many different rows a `pick(distinct=True)` gives the siblings of each row: the first so many of them."""
        return self.plan.distinct(self, name)

    def ranked(self, table: str, by: Callable[[Rows], NDArray[Any]]) -> Ranked:
        """The rows of another table in the order of the whole numbers that `by(rows)` gives them.

        Those, that is, that were there when these rows were made, and the first `MOST_RANKED` of them at most: the
        order is worked out once and kept.
        """
        if table not in self.plan.models:
            raise SeedingError(f"{self.model.label} ranks the rows of {table}, of which this plan makes none.")

        def order(size: int) -> Order:
            return self.plan.kept(("ranked", table, by, size), lambda: Order.of(by(self.plan.rows(table, range(size)))))

        parts = self.plan.sizes(table, self)
        return Ranked(len(self), [(index, order(min(size, MOST_RANKED))) for index, size in parts])

    def of_kind(
        self,
        name: str,
        keys: Keys,
        *,
        max_length: int | None = None,
        unique: Numbers | None = None,
        unique_key: int = 0,
    ) -> Column:
        """A kind drawn from keys of one's own, where `kind(…)` would take those of the row.

        `unique` are different numbers for different rows: the values differ, too, from all that are drawn with the
        same `unique_key` and another number, in whichever table.
        """
        draw = kinds.Draw(
            keys=keys,
            positions=self.row_number if unique is None else unique,
            locales=self.plan.locales,
            max_length=max_length,
            unique=unique is not None,
            unique_key=unique_key,
            as_of=self.plan.as_of,
            locale_weights=self.plan.request.locale_weights,
        )
        return kinds.get(name).draw(draw)

    def children(self, table: str) -> Children:
        """All children of a model whose rows are `children_of(…, whole=True)` these."""
        return self.plan.children(self, table)

    def at(self, index: Numbers) -> Rows:
        """The rows at these positions; what has been drawn for the whole is not drawn again."""
        return View(self, index)


PIECE = 16_384
"""Rows of a kept table that are drawn at once: what a column is made of takes several times the room that it takes."""


class KeptRows(Rows):
    """All rows of a table, to be kept and looked up: fields are drawn piece by piece."""

    def _draw(self, name: str) -> Column:
        parts: list[Column] = []
        for start in range(0, len(self), PIECE):
            parts.append(Rows(self.plan, self.model, self.row_number[start : start + PIECE]).column(name))
            if len(parts) == 2 and columns.joined(parts) is None:
                break
        return (columns.joined(parts) if len(parts) > 1 else None) or super()._draw(name)


class View(Rows):
    """Some of the rows of another batch, in any order and any number of times."""

    def __init__(self, base: Rows, index: Numbers) -> None:
        super().__init__(base.plan, base.model, None)
        self._base = base
        self._index = index

    @cached_property
    def row_number(self) -> Numbers:  # type: ignore[override]
        return self._base.row_number.take(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def column(self, name: str) -> Column:
        known = self._columns.get(name)
        if known is None:
            known = self._columns[name] = self._base.column(name).take(self._index)
        return known

    @property
    def keys(self) -> Keys:
        return self.keys_for("")

    def keys_for(self, name: str) -> Keys:
        if name not in self._keys:
            drawn = self._base.keys if name == "" else self._base.keys_for(name)
            self._keys[name] = drawn.take(self._index)
        return self._keys[name]

    def _lineage(self) -> tuple[Rows, Numbers, Numbers]:
        if "_located" not in self.__dict__:
            parent, nth, siblings = self._base._lineage()
            self.__dict__["_located"] = (parent.at(self._index), nth.take(self._index), siblings.take(self._index))
        return self.__dict__["_located"]

    def related(self, name: str) -> Rows:
        if name not in self._related:
            self._related[name] = self._base.related(name).at(self._index)
        return self._related[name]

    def fan_out(self, table: str) -> Numbers:
        return self._base.fan_out(table)[self._index]

    def referenced(self, name: str) -> tuple[Numbers, Mask | None]:
        if name not in self._referenced:
            numbers, missing = self._base.referenced(name)
            self._referenced[name] = (numbers[self._index], None if missing is None else missing[self._index])
        return self._referenced[name]

    def mixed(self, name: str) -> Mixed:
        if name not in self._mixed:
            self._mixed[name] = self._base.mixed(name).at(self._index)
        return self._mixed[name]

    def linked(self, name: str) -> Mask:
        return self._base.linked(name)[self._index]

    def before(self, name: str) -> Numbers:
        return self._base.before(name)[self._index]

    def once(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        if function not in self._worked:
            self._worked[function] = self._base.once(function).take(self._index, axis=0)
        return self._worked[function]

    def among_siblings(self, function: Callable[[Rows], NDArray[Any]]) -> NDArray[Any]:
        if function not in self._worked:
            self._worked[function] = self._base.among_siblings(function)[self._index]
        return self._worked[function]

    def at(self, index: Numbers) -> Rows:
        return View(self._base, self._index[index])


class InstanceRows(Rows):
    """The parent of overridden rows: one object that the caller has, whose attributes take the place of draws."""

    def __init__(self, child: Rows, name: str, instance: Any) -> None:
        table = child.plan.schema[label_of_row(instance)]
        number = np.zeros(len(child), dtype=np.int64)
        super().__init__(child.plan, child.plan.model_or_stub(table), number)
        self.instance = instance

    def entity(self, name: str = "") -> Keys:
        return derive(self.keys, f"entity {name} {self.instance.pk}")

    def column(self, name: str) -> Column:
        field = self.model.table.field(name)
        return constant_column(getattr(self.instance, field.attname), field, len(self))

    def related(self, name: str) -> Rows:
        return InstanceRows(self, name, getattr(self.instance, name))

    def mixed(self, name: str) -> Mixed:
        return mixed_of(self, getattr(self.instance, name))

    def knows(self, name: str) -> bool:
        return bool(self.linked(name).all())

    def linked(self, name: str) -> Mask:
        field = self.model.table.field(name)
        return np.full(len(self), getattr(self.instance, field.attname) is not None)

    def at(self, index: Numbers) -> Rows:
        return self

    def _lineage(self) -> tuple[Rows, Numbers, Numbers]:
        raise SeedingError(
            f"{self.model.table.label} is an object of the caller's here, and rules cannot ask for its place among "
            f"its siblings. Ask for a field of it instead."
        )


def mixed_of(rows: Rows, instance: Any) -> Mixed:
    """A `Mixed` whose rows are all one object that the caller has."""
    zeros = np.zeros(len(rows), dtype=np.int64)
    owner = InstanceRows(rows, "", instance)
    return Mixed((owner.model.table.label,), zeros, zeros, None, lambda table, numbers: owner)


@singledispatch
def evaluate(source: Any, rows: Rows, field: Field) -> Column:
    """The column that a declaration gives a field in `rows`. Each type of declaration registers its own way."""
    if isinstance(source, Generator):
        return source.draw(rows.keys_for(field.name))
    return constant_column(source, field, len(rows))


def is_source(value: Any) -> bool:
    """Whether a value says how to draw others, rather than being one itself."""
    return isinstance(value, Generator) or evaluate.dispatch(type(value)) is not evaluate.dispatch(object)


@evaluate.register
def _(source: FunctionType, rows: Rows, field: Field) -> Column:
    return as_column(source(rows), field, len(rows))


@evaluate.register
def _(source: Constant, rows: Rows, field: Field) -> Column:
    return constant_column(source.value, field, len(rows))


@evaluate.register
def _(source: Shares, rows: Rows, field: Field) -> Column:
    positions = np.array(source.strata, dtype=np.int64)[rows.strata(field.name)]
    return column_of(source.values, positions)


@evaluate.register
def _(source: Listing, rows: Rows, field: Field) -> Column:
    if int(rows.row_number.max(initial=0)) >= len(source.values):
        raise SeedingError(
            f"{rows.model.label}.{field.name} lists {len(source.values)} values, and row {int(rows.row_number.max())} "
            f"has none. Ask for no more rows, or list more in seeds.py."
        )
    return column_of(source.values, rows.row_number)


@evaluate.register
def _(source: Counted, rows: Rows, field: Field) -> Column:
    positions = rows.plan.unique_positions(rows.model, rows.row_number)
    numbers = columns.Integers(positions * source.step + source.start)
    if not source.format:
        return numbers
    before, _, after = source.format.partition("{}")
    return columns.template(before, numbers, after)


@evaluate.register
def _(source: OfKind, rows: Rows, field: Field) -> Column:
    plan, planned = rows.plan, rows.model.column(field.name)
    owner = rows.related(source.of) if source.of else rows
    draw = kinds.Draw(
        keys=owner.entity(source.entity),
        positions=plan.unique_positions(rows.model, rows.row_number),
        locales=plan.locales,
        max_length=field.max_length,
        unique=planned.unique,
        unique_key=name_key("unique", rows.model.table.label, field.name),
        as_of=plan.as_of,
        locale_weights=plan.request.locale_weights,
        known=owner._entities.setdefault(source.entity, {}),
    )
    return kinds.get(source.kind).draw(draw)
