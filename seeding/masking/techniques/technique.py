"""What every technique is: parameters, the columns that it fits, and a pure function from cells to cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any, ClassVar

import numpy as np

from seeding.columns import Mask
from seeding.keys import Keys, Numbers, row_keys
from seeding.masking.secret import Secret
from seeding.schema import Field, Storage


@dataclass(frozen=True)
class Target:
    """The column that is masked: what must stay true of it.

    `label` is the table's label (or its name in the database, where no model has it); `field` is its column as the
    schema knows it. `unique` says that no two rows may have the same value, `unique_any_case` that this holds without
    case; `together` are the columns with which it is unique. `domain` names the identities that its values belong to:
    columns of one domain give the same pseudonym to the same value.
    """

    label: str
    field: Field
    domain: str
    unique: bool = False
    unique_any_case: bool = False
    together: tuple[tuple[str, ...], ...] = ()
    locales: tuple[str, ...] = ("en_US",)
    locale_weights: tuple[float, ...] = ()
    vendor: str = "postgresql"
    several: bool = False
    """Whether a row may have several of its values: they are elements of lists."""
    has_person: bool | None = None
    """Whether the policy tells whom a row speaks of; None where nobody has said."""

    def __str__(self) -> str:
        return f"{self.label}.{self.field.name}"


@dataclass
class Cells:
    """A batch of one column that is to be masked.

    `values` are Python values as Django's field holds them, None for NULL; `first` is the number of the first row of
    the batch in the order in which the table is read, the same in the survey and afterwards. `people` has the key of
    the person that each row speaks of (0: nobody is known), None where the policy names none. `others` holds the
    original values of the columns that the technique `reads`. `found` is what the technique's own survey came to.
    """

    target: Target
    values: list[Any]
    secret: Secret
    first: int = 0
    people: Keys | None = None
    others: Mapping[str, list[Any]] = field(default_factory=dict)
    found: Any = None
    rows: Numbers | None = None
    """A number for each value where they are not one a row: elements of lists and documents (`OF_PARTS`)."""
    shared: Mapping[str, Any] = field(default_factory=dict)
    """What belongs to the whole run, by name: `people` (seeding.masking.people), `domains` (…masking.domains)."""

    @property
    def numbers(self) -> Numbers:
        """The number of the row of each value, in the order in which the table is read."""
        return np.arange(self.first, self.first + len(self.values)) if self.rows is None else self.rows

    def take(self, rows: Mask) -> Cells:
        """Those rows of the batch alone."""
        return replace(
            self,
            values=list(compress(self.values, rows)),
            people=None if self.people is None else self.people[rows],
            others={name: list(compress(values, rows)) for name, values in self.others.items()},
            rows=self.numbers[rows],
        )


OF_PARTS = 20
"""Bits of the number of a part of a value; those above them are the number of the row."""


def row_draws(cells: Cells, purpose: str) -> Keys:
    """A key for each value from the secret and the row's number: what equal values need not share."""
    start = int.from_bytes(cells.secret.subkey("row", str(cells.target), purpose, size=8), "little")
    return row_keys(start, cells.numbers)


class Survey:
    """What a technique has to know of a whole column before the first cell is masked."""

    lasting: bool = False
    """Whether a run that goes on after it was killed needs no second survey: all that was found is in the domains of
    the run, which are kept beside it, or nothing is."""
    apart: bool = False
    """Whether batches may be surveyed apart from each other: what they add goes to the domains of the run alone."""

    def add(self, cells: Cells) -> None:
        """Take one batch of originals; batches come in reading order."""
        raise NotImplementedError(f"{type(self).__name__} takes no cells")

    def finish(self) -> Any:
        """What the survey came to; it reaches `mask` as `cells.found`."""
        raise NotImplementedError(f"{type(self).__name__} comes to nothing")


@dataclass(frozen=True, kw_only=True)
class Technique:
    """One way to mask a column. Parameters are the fields of a frozen dataclass; `mask` is a pure function.

    NULL stays NULL and an empty text stays empty, unless the technique's own description says otherwise.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    types: ClassVar[tuple[Storage, ...] | None] = None
    """The storage types that it fits; None: any."""
    positional: ClassVar[bool] = False
    """Whether what a cell becomes hangs on the place of its row in the table (`Cells.first`)."""
    primary: ClassVar[str | None] = None
    """The parameter that a policy may give as a plain value: `{substitute: email}`."""
    primary_is_mapping: ClassVar[bool] = False
    """Whether the primary parameter is a mapping itself, so that what a policy gives is always it: `{json: {…}}`."""

    @property
    def keeps_distinct(self) -> bool:
        """Whether values that differ stay different, by construction."""
        return False

    @property
    def deterministic(self) -> bool:
        """Whether equal values get equal pseudonyms."""
        return True

    @property
    def reads(self) -> tuple[str, ...]:
        """The other columns of the row that it looks at."""
        return ()

    def of_row(self, target: Target) -> bool:
        """Whether the person that a row speaks of is the one that its value speaks of."""
        return True

    def problems(self, target: Target) -> Iterable[str]:
        """Why it does not fit the column, each as one sentence that ends with the line to write."""
        return ()

    def survey(self, target: Target) -> Survey | None:
        """What has to be known of the whole column first; None: nothing."""
        return None

    def parts(self, target: Target) -> Iterable[tuple[Technique, Target]]:
        """What of a value it masks as a column of its own, such as a path of a document, each with its technique."""
        return ()

    def parted(self, cells: Cells) -> Iterable[Sequence[Cells]]:
        """The values of those `parts` of which there are some; together those that lie side by side in an object."""
        return ()

    def capacity(self, target: Target) -> int | None:
        """How many different values it can give there; None: more than any table has rows."""
        return None

    def mask(self, cells: Cells) -> list[Any]:
        """The masked values, one for each of `cells.values`, as Django's field holds them."""
        raise NotImplementedError(f"{type(self).__name__} masks nothing")


TECHNIQUES: dict[str, type[Technique]] = {}
"""Every technique by the name that policies call it."""


def technique(name: str) -> Callable[[type[Technique]], type[Technique]]:
    """Declare a technique; the first line of its docstring describes it. ValueError for a name that is taken."""

    def declare(cls: type[Technique]) -> type[Technique]:
        if name in TECHNIQUES:
            raise ValueError(f"the technique {name!r} is declared already, in {TECHNIQUES[name].__module__}")
        cls.name = name
        cls.summary = (cls.__doc__ or "").strip().split("\n")[0]
        TECHNIQUES[name] = cls
        return cls

    return declare


def present_of(cells: Cells) -> tuple[list[Any], Keys | None]:
    """The values that are neither None nor empty text, and the persons that they speak of."""
    values, people = cells.values, cells.people
    if None not in values and "" not in values:
        return values, people
    places = [place for place, value in enumerate(values) if value is not None and value != ""]
    return [values[place] for place in places], None if people is None else people[places]


def apply_to_present(values: Sequence[Any], mask: Callable[[list[Any]], Sequence[Any]]) -> list[Any]:
    """`mask` applied to the values that are neither None nor empty text; the others stay as they are."""
    if None not in values and "" not in values:
        return list(mask(list(values)))
    places = [place for place, value in enumerate(values) if value is not None and value != ""]
    if len(places) == len(values):
        return list(mask(list(values)))
    result = list(values)
    for place, value in zip(places, mask([values[place] for place in places]), strict=True):
        result[place] = value
    return result
