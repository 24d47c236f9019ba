"""What a user wants of a model: a `ModelSeeds` class in an app's `seeds.py` declares what cannot be inferred.

    @register("shop.Order")
    class OrderSeeds(ModelSeeds):
        rows = children_of("user", shares({0: 20, 1: 30, 4: 50}))
        product = pick(skewed=True)
        quantity = weighted({1: 3, 2: 1})

        def total_price(row):
            return row.quantity * row.unit_price

An attribute named after a field is a generator, `kind(…)`, `pick(…)`, `refer(…)`, `shares(…)`, a constant, or a
function of the rows (see `seeding.rows.Rows`) that returns an array or a column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from seeding.generators import check_weights

if TYPE_CHECKING:
    from seeding.rows import Rows

STRATA = 100
"""Shares hold exactly in every block of this many rows that begins at a multiple of it."""


class SeedingError(Exception):
    """What the user asked for cannot be done. The message says what, where, why, and the line to write.

    `problems` lists every problem that was found before anything was written.
    """

    exit_code = 2

    def __init__(self, *problems: str) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(problems))


class Circular(SeedingError):
    """Rows are drawn by what is drawn by them, through some tables (labels)."""

    def __init__(self, problem: str, label: str) -> None:
        super().__init__(problem)
        self.through = {label}


# How many rows -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shares:
    """Values in exact shares: in each block of 100 rows, by their place in the block, shuffled with the seed.

    As the value of a field it is drawn by row number; as a fan-out it says how many children a parent has.
    """

    values: tuple[Any, ...]
    strata: tuple[int, ...] = field(repr=False)
    """The position in `values` of each of the 100 strata, rising."""


def shares(weights: Mapping[Any, float]) -> Shares:
    """Values with their shares of the rows; a share above 0 has at least one row in 100. Shares need not sum to 1."""
    checked = check_weights(list(weights.values()))
    if len([weight for weight in checked if weight]) > STRATA:
        raise ValueError(f"shares() takes at most {STRATA} values, not {len(checked)}; weighted() takes any number")
    total = sum(checked)
    counts = [max(1, int(weight / total * STRATA)) if weight else 0 for weight in checked]
    rests = [weight / total * STRATA - count for weight, count in zip(checked, counts, strict=True)]
    while sum(counts) != STRATA:
        step = 1 if sum(counts) < STRATA else -1
        open_places = [i for i, count in enumerate(counts) if checked[i] and count + step >= 1]
        place = max(open_places, key=lambda i: rests[i] * step)
        counts[place] += step
        rests[place] -= step
    strata = tuple(position for position, count in enumerate(counts) for _ in range(count))
    return Shares(tuple(weights), strata)


Rule = Callable[["Rows"], Any]
"""A function of rows that returns one value for each of them."""

FanOut = Shares | Callable[["Rows"], Any]
"""How many children each parent has: shares of counts, or a function of the parents' rows that returns the counts."""


@dataclass(frozen=True)
class ChildrenOf:
    """Each row belongs to a parent row, which says how many it has.

    `parent` is the name of a foreign key of the model, or the label of a model that rows follow without pointing at it.
    With `whole` the number of rows follows from the parents alone, because something of the parent sums over them.
    With `again` any number of rows may be asked for: where nobody asked for a number of parents, there are as many as
    have so many children; where there are fewer, more children follow the same ones once more, and `nth` counts on.
    """

    parent: str
    fan_out: FanOut
    whole: bool = False
    again: bool = False


def children_of(
    parent: str, fan_out: FanOut | Mapping[int, float], *, whole: bool = False, again: bool = False
) -> ChildrenOf:
    """Rows that follow their parents, in the parents' order; see `ChildrenOf`."""
    if whole and again:
        raise ValueError("children_of(): with whole=True the parents have their rows once, so again=True is no use")
    if isinstance(fan_out, Mapping):
        fan_out = shares(fan_out)
    if isinstance(fan_out, Shares) and any(not isinstance(value, int) or value < 0 for value in fan_out.values):
        raise ValueError(f"a fan-out maps numbers of children to shares, not {fan_out.values}")
    return ChildrenOf(parent, fan_out, whole, again)


@dataclass(frozen=True)
class Per:
    """So many rows for each row of another model."""

    table: str
    ratio: float
    least: int = 1


def per(table: str, ratio: float, *, least: int = 1) -> Per:
    """`ratio` rows for each row of another model (label), rounded up, and no fewer than `least`."""
    if ratio <= 0:
        raise ValueError(f"per({table!r}, {ratio}): the ratio must be above 0")
    return Per(table, ratio, least)


@dataclass(frozen=True)
class Count:
    """So many rows, unless the command or the call names another number. `fixed` counts are not scaled."""

    rows: int
    fixed: bool = False


def count(rows: int) -> Count:
    """So many rows by default."""
    return Count(rows)


def fixed(rows: int) -> Count:
    """So many rows whatever the size of the rest, such as the rows of a closed list."""
    return Count(rows, fixed=True)


RowCount = ChildrenOf | Per | Count

# Values ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pick:
    """A foreign key to any row of its table. See `pick`."""

    skewed: bool = True
    distinct: bool = False
    repeat: float = 0.0
    missing: float = 0.0
    once: bool = False
    where: Rule | None = None
    dated: str = ""
    by: Rule | None = None
    place: Rule | None = None
    only: Rule | None = None


@dataclass(frozen=True)
class PickOther(Pick):
    """A pick of a row other than that which another foreign key of the row points at, where there are more."""

    than: str = ""


def pick(
    *,
    skewed: bool = True,
    distinct: bool = False,
    repeat: float = 0.0,
    missing: float = 0.0,
    once: bool = False,
    where: Rule | None = None,
    dated: str = "",
    by: Rule | None = None,
    place: Rule | None = None,
    only: Rule | None = None,
) -> Pick:
    """A row of the referenced table.

    `skewed`: a few rows are picked often, most rarely (else all alike). `distinct`: the children of one parent pick
    different rows, but for a share `repeat` of them, the last ones, which pick one of the first again. A share
    `missing` of the rows has none.

    `once`: no row is picked twice; when all are taken, the rest has none, so the field must allow that. `where`: a
    rule of the referenced rows that is true for those that may be picked. `dated` and `by`: only rows whose instant
    `dated` is not later than what the rule `by` says of the picking rows; where there is none, the earliest.
    `place` is that of `pick_any`; `only`: a rule that is true for the rows that have one, the others have none.
    """
    for share in (repeat, missing):
        if not 0 <= share < 1:
            raise ValueError(f"pick(): a share lies between 0 and 1, not {share}")
    if bool(dated) != (by is not None):
        raise ValueError('pick(): `dated` and `by` go together, as in pick(dated="created_at", by=published)')
    shaped = distinct or where is not None or place is not None
    if (once or by is not None) and (shaped or (once and by is not None)):
        raise ValueError("pick(): `once` and `by` go with neither each other nor `distinct`, `where` or `place`")
    return Pick(skewed, distinct, repeat, missing, once, where, dated, by, place, only)


@dataclass(frozen=True)
class PickAny:
    """A generic foreign key to any row of several tables. See `pick_any`."""

    tables: tuple[str, ...]
    weights: tuple[float, ...]
    skewed: bool = True
    distinct: bool = False
    missing: float = 0.0
    where: Mapping[str, Rule] = field(default_factory=dict, hash=False)
    place: Rule | None = None
    dated: Mapping[str, str] = field(default_factory=dict, hash=False)
    by: Rule | None = None
    once: bool = False
    """No row is picked twice. For uniques; not to be declared."""


def pick_any(
    tables: Mapping[str, float],
    *,
    skewed: bool = True,
    distinct: bool = False,
    missing: float = 0.0,
    where: Mapping[str, Rule] | None = None,
    place: Rule | None = None,
    dated: Mapping[str, str] | None = None,
    by: Rule | None = None,
) -> PickAny:
    """A row of one of several tables (labels with weights), for a generic foreign key.

    `skewed`, `distinct` and `missing` are those of `pick`; `where` has a rule for each table some of whose rows may
    not be picked. `place` lets several children of a parent pick the same row: a rule that returns two arrays, a
    place from 0 for each row and how many places its parent has; rows with the same place have the same pick.
    `dated` has an instant for each table whose rows must be there by what the rule `by` says, which is the same for
    all siblings: where none of several candidates was, a table without such an instant is picked of, or else the
    earliest row. For distinct picks.
    """
    if not tables:
        raise ValueError("pick_any() needs at least one table")
    if not 0 <= missing < 1:
        raise ValueError(f"pick_any(): a share lies between 0 and 1, not {missing}")
    unknown = sorted(set(where or {}) - set(tables))
    if unknown:
        raise ValueError(f"pick_any(): `where` speaks of {', '.join(unknown)}, which it does not pick from")
    if bool(dated) != (by is not None) or (dated and not distinct):
        raise ValueError(
            "pick_any(): `dated`, `by` and `distinct` go together, as in "
            'pick_any({"shop.Post": 1}, distinct=True, dated={"shop.Post": "published_at"}, by=begun)'
        )
    unknown = sorted(set(dated or {}) - set(tables))
    if unknown:
        raise ValueError(f"pick_any(): `dated` speaks of {', '.join(unknown)}, which it does not pick from")
    weights = check_weights(list(tables.values()))
    return PickAny(tuple(tables), weights, skewed, distinct, missing, dict(where or {}), place, dict(dated or {}), by)


@dataclass(frozen=True)
class ParentRow:
    """A generic foreign key to the row that a row follows. See `parent_row`."""


def parent_row() -> ParentRow:
    """The row's parent, for the generic foreign key of rows that are `children_of` a label."""
    return ParentRow()


@dataclass(frozen=True)
class Follow:
    """A foreign key of the parent's (`children_of`): the row points where its parent points."""

    name: str


def follow(name: str) -> Follow:
    """The foreign key `name` of the row's parent."""
    return Follow(name)


@dataclass(frozen=True)
class Refer:
    """A foreign key to the rows whose numbers a function of the rows returns. See `refer`."""

    function: Callable[[Rows], Any]


def refer(function: Callable[[Rows], Any]) -> Refer:
    """A foreign key by rule: `function(rows)` returns the number (0 is the first) of the referenced row for each row.

    Where a masked array is masked there is none. Rules that ask for the row's fields find them, and factories make or
    find the row.
    """
    return Refer(function)


@dataclass(frozen=True)
class OfKind:
    """A field drawn as a kind (`seeding.kinds`). `entity` names whose it is, where a row speaks of several; `of` is
    the foreign key to the row that it is a value of, such as the browser of a visitor.
    """

    kind: str
    entity: str = ""
    of: str = ""


def kind(name: str, *, entity: str = "", of: str = "") -> OfKind:
    """Draw a field as a kind; kinds of the same `entity` of a row agree with each other.

    With `of`, the name of a foreign key, the value is that of the row there: the same in all rows that point at it.
    """
    return OfKind(name, entity, of)


@dataclass(frozen=True)
class Listing:
    """Row i has the i-th value; for closed lists, together with `fixed`."""

    values: tuple[Any, ...]


def listing(*values: Any) -> Listing:
    """The i-th of these values in row i."""
    return Listing(values)


@dataclass(frozen=True)
class Counted:
    """A number that rises by `step` from row to row; with a `format`, such as `INV-{}`, as text."""

    start: int = 1
    step: int = 1
    format: str = ""


def counted(start: int = 1, step: int = 1, *, format: str = "") -> Counted:
    """`start`, `start + step`, … by row; with a `format` that has one `{}`, as text."""
    if format and format.count("{}") != 1:
        raise ValueError(f"counted(format={format!r}): the format has one {{}} where the number stands")
    return Counted(start, step, format)


class ModelSeeds:
    """What is known of a model beyond its fields. Subclasses are declarations and are never instantiated.

    `rows` says where rows come from. `traits` names sets of overrides: `{"out_of_stock": {"stock": 0}}`; a trait may
    also ask for children by the name of a reverse relation: `{"with_orders": {"orders": 3}}`. `requires` are conditions
    (functions of the rows that return truth values) that every row meets: rows that do not are drawn again.
    """

    rows: ClassVar[RowCount | None] = None
    traits: ClassVar[Mapping[str, Mapping[str, Any]]] = {}
    requires: ClassVar[tuple[Callable[[Rows], Any], ...]] = ()


DECLARATIONS = ("rows", "traits", "requires")
"""Attributes of a seeds class that are not named after fields."""


# Scenarios ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scenario:
    """A situation that data can be put into: by model (label), which fields are drawn otherwise, or how many rows.

    `changes[label]` is the name of a trait of that model, or field names with sources; the name `rows` stands for where
    the model's rows come from. A `share` of the rows of each model is covered unless a run asks for another share.
    """

    name: str
    summary: str
    changes: Mapping[str, str | Mapping[str, Any]]
    share: float = 1.0


def declared_fields(seeds: type[ModelSeeds]) -> dict[str, Any]:
    """The declarations of a seeds class by field name, those of its bases first."""
    found: dict[str, Any] = {}
    for base in reversed(seeds.__mro__):
        if base in (object, ModelSeeds):
            continue
        for name, value in vars(base).items():
            if not name.startswith("_") and name not in DECLARATIONS:
                found[name] = value.__func__ if isinstance(value, staticmethod) else value
    return found
