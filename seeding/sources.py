"""Ways of drawing that inference chooses from: each is a frozen source that is neither a generator, a kind nor a
relation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from ipaddress import ip_network
from typing import Any

import numpy as np
from django.core.exceptions import ValidationError

from seeding import columns, kinds
from seeding.columns import DAY, SECOND, Column, Text, mapped
from seeding.columns.combining import null_mask
from seeding.generators import (
    OFFICE,
    between,
    chance,
    choice,
    column_of,
    pick_weighted,
    unique_number,
)
from seeding.keys import Numbers, below, derive, high_bits, name_key, permute, row_keys, stream
from seeding.kinds.gazetteer import country_of
from seeding.kinds.naming import names_of
from seeding.kinds.standards import cells_of, rows_of
from seeding.kinds.telling import said_of
from seeding.kinds.words import fitted
from seeding.passwords import hashed
from seeding.patterns import matching
from seeding.rows import Rows, evaluate
from seeding.schema import GEOGRAPHIC, Field, django_field
from seeding.spec import OfKind, SeedingError
from seeding.storing import conform, constant_column

YEAR = 365 * DAY

# Sources that look at other columns -----------------------------------------------------------------------


@dataclass(frozen=True)
class After:
    """An instant or date after others of the same row, never after the as-of instant unless `ahead` allows it.

    `fields` are names of fields, or `foreign_key.field` for a parent's, which says nothing where a row has no parent.
    Where none says anything it is an instant of the two years before the as-of instant. `soon` is a quarter of the way
    on average: rows that follow rows that follow rows would all come to lie on the last day otherwise. It is no later
    than what a column holds by which it had to be (`within`).
    """

    fields: tuple[str, ...]
    most_days: int | None = None
    ahead: bool = False
    missing: float = 0.0
    soon: bool = False
    within: str = ""


@evaluate.register
def _(source: After, rows: Rows, field: Field) -> Column:
    keys = rows.keys_for(field.name)
    start = np.maximum.reduce([_micros(rows, name) for name in source.fields])
    end = np.full(len(rows), rows.as_of, dtype=np.int64)
    if source.most_days is not None:
        latest = start + source.most_days * DAY
        end = latest if source.ahead else np.minimum(latest, end)
    if source.within:
        last = rows.column(source.within)
        end = np.where(null_mask(last), end, np.minimum(end, _micros(rows, source.within)))
    bits = high_bits(keys, 32)
    if source.soon:
        for again in ("sooner", "soonest"):
            bits = np.minimum(bits, high_bits(derive(keys, again), 32))
    micros = between(bits, start, np.maximum(end, start), OFFICE)
    micros = np.maximum(np.minimum(micros, np.maximum(end, start)), start)
    nulls = chance(derive(keys, "missing"), source.missing) if source.missing else None
    if field.storage == "date":
        return columns.Dates(-(-micros // DAY), nulls=nulls)
    return columns.Timestamps(micros, field.aware, nulls=nulls)


@dataclass(frozen=True)
class Lasting:
    """The end of something brief, a quarter of an hour to three hours after another instant of the row."""

    start: str
    missing: float = 0.0


_QUARTERS = (2.0, 6.0, 4.0, 8.0, 1.0, 4.0, 1.0, 4.0, 0.0, 1.0, 0.0, 1.0)
"""How often something brief lasts one quarter of an hour, two, and so on."""


@evaluate.register
def _(source: Lasting, rows: Rows, field: Field) -> Column:
    keys = rows.keys_for(field.name)
    quarters = 1 + pick_weighted(keys, _QUARTERS)
    nulls = chance(derive(keys, "missing"), source.missing) if source.missing else None
    return columns.Timestamps(_micros(rows, source.start) + quarters * 15 * 60 * SECOND, field.aware, nulls=nulls)


def _micros(rows: Rows, name: str) -> Any:
    owner, _, last = name.rpartition(".")
    owning = rows.related(owner) if owner else rows
    column = owning.column(last)
    micros = column.array * DAY if isinstance(column, columns.Dates) else column.array
    says = ~(null_mask(column) & (micros == 0))
    if owner:
        says &= rows.linked(owner)
    return micros if says.all() else np.where(says, micros, rows.as_of - 2 * YEAR)


@dataclass(frozen=True)
class Elapsed:
    """How long it is from one instant of the row to another, in units of so many microseconds; where one of them is not
    there, nothing, or what another source draws.
    """

    first: str
    last: str
    otherwise: Any
    unit: int = SECOND


@evaluate.register
def _(source: Elapsed, rows: Rows, field: Field) -> Column:
    first, last = rows.column(source.first), rows.column(source.last)
    micros = np.maximum(last.array - first.array, 0)
    open_ended = null_mask(first) | null_mask(last)
    passed: Column = columns.Integers(micros // source.unit)
    if field.storage == "duration":
        passed = columns.Durations(micros // SECOND * SECOND)
    if not open_ended.any() or field.null:
        return passed.with_nulls(open_ended)
    drawn = conform(evaluate(source.otherwise, rows, field), field)
    known, unknown = np.flatnonzero(~open_ended), np.flatnonzero(open_ended)
    return columns.combine([(known, passed.take(known)), (unknown, drawn.take(unknown))], len(rows))


@dataclass(frozen=True)
class Rendered:
    """Another text of the row as HTML: in a paragraph, unless it is HTML already."""

    of: str


@evaluate.register
def _(source: Rendered, rows: Rows, field: Field) -> Column:
    from django.utils.html import escape

    texts = [str(text or "") for text in rows.column(source.of).values()]
    whole = [text if text.startswith("<") or not text else f"<p>{escape(text)}</p>" for text in texts]
    return columns.Strings(tuple(whole))


@dataclass(frozen=True)
class Same:
    """What another text of the row says."""

    of: str


@evaluate.register
def _(source: Same, rows: Rows, field: Field) -> Column:
    return conform(rows.column(source.of), field)


@dataclass(frozen=True)
class Level:
    """How far below a root of its tree a row stands, where a foreign key `of` its table leads to its parent: `root` at
    the top.
    """

    of: str
    root: int = 0


@evaluate.register
def _(source: Level, rows: Rows, field: Field) -> Column:
    levels = np.full(len(rows), source.root, dtype=np.int64)
    places, current = np.arange(len(rows)), rows
    while rows.knows(source.of) and len(places):
        numbers, missing = current.referenced(source.of)
        below_one = numbers != current.row_number
        if missing is not None:
            below_one &= ~missing
        places = places[below_one]
        levels[places] += 1
        current = rows.plan.rows(rows.model.label, numbers[below_one])
    return columns.Integers(levels)


@dataclass(frozen=True)
class Converted:
    """Values of a plain field (`value`), which the class of the column converts, such as text that it encrypts."""

    source: Any
    value: Field = field(repr=False)


@evaluate.register
def _(source: Converted, rows: Rows, field: Field) -> Column:
    column = conform(evaluate(source.source, rows, source.value), source.value)
    return columns.Objects(tuple(column.values()), columns.array_text).with_nulls(column.nulls)


@dataclass(frozen=True)
class Slug:
    """Another text field in the letters, digits and dashes of an address; a number makes it unique."""

    of: str


def slug_fragment(text: str) -> str:
    from django.utils.text import slugify

    bare = slugify(text.replace("/", " ").replace("_", " "))
    return f"{'-' if text[:1] == ' ' else ''}{bare}{'-' if bare and text[-1:] == ' ' else ''}" or ("-" if text else "")


@evaluate.register
def _(source: Slug, rows: Rows, field: Field) -> Column:
    title = rows.column(source.of)
    assert isinstance(title, Text)
    key = name_key("unique", rows.model.table.label, field.name)
    number = columns.Integers(unique_number(rows.plan.unique_positions(rows.model, rows.row_number), key))
    slug = columns.template(mapped(title, slug_fragment), "-", number)
    limit = field.max_length
    if limit is None or slug.longest <= limit:
        return slug
    pairs = zip(mapped(title, slug_fragment).present(), number.present(), strict=True)
    return columns.Strings(tuple(f"{text[: limit - 1 - len(str(n))].rstrip('-')}-{n}" for text, n in pairs))


@dataclass(frozen=True)
class Code:
    """A number of the row's own as text, for unique columns that nothing else is known of."""

    prefix: str = ""


@evaluate.register
def _(source: Code, rows: Rows, field: Field) -> Column:
    key = name_key("unique", rows.model.table.label, field.name)
    positions = rows.plan.unique_positions(rows.model, rows.row_number)
    room = (field.max_length or 64) - len(source.prefix)
    if room >= 10:
        return columns.template(source.prefix, columns.Integers(unique_number(positions, key, start=1000)))
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    size = len(letters) ** room
    numbers = permute(positions % size, size, key)
    digits = [numbers // len(letters) ** place % len(letters) for place in reversed(range(room))]
    each = zip(*(place.tolist() for place in digits), strict=True)
    return columns.Strings(tuple(source.prefix + "".join(letters[one] for one in text) for text in each))


@dataclass(frozen=True)
class Pattern:
    """Text that matches a regular expression."""

    regex: str


@evaluate.register
def _(source: Pattern, rows: Rows, field: Field) -> Column:
    keys = rows.keys_for(field.name).tolist()
    return columns.Strings(tuple(matching(source.regex, key, field.max_length) for key in keys))


@dataclass(frozen=True)
class Accepted:
    """Text that matches a regular expression and that the validators of the field take, such as one with a check digit:
    the first of several drawn one after another.
    """

    regex: str


ATTEMPTS = 400
"""How many texts are drawn for a row before the last one is left as it is."""


@evaluate.register
def _(source: Accepted, rows: Rows, field: Field) -> Column:
    validated = django_field(rows.model.table.model, field.name)
    keys = rows.keys_for(field.name)
    found = [""] * len(rows)
    left = list(range(len(rows)))
    for attempt in range(ATTEMPTS):
        drawn = derive(keys[left], f"attempt {attempt}").tolist()
        for place, key in zip(left, drawn, strict=True):
            found[place] = matching(source.regex, key, field.max_length)
        left = [place for place in left if not _takes(validated, found[place])]
        if not left:
            break
    return columns.Strings(tuple(found))


def _takes(field: Any, text: str) -> bool:
    try:
        field.run_validators(text)
    except ValidationError:
        return False
    return True


@dataclass(frozen=True)
class UniqueInteger:
    """A whole number of the row's own, from `low` up."""

    low: int


@evaluate.register
def _(source: UniqueInteger, rows: Rows, field: Field) -> Column:
    return columns.Integers(rows.plan.unique_positions(rows.model, rows.row_number) + source.low)


@dataclass(frozen=True)
class UniqueMoment:
    """An instant of the row's own, in the two years before the as-of instant; a whole second each."""


@evaluate.register
def _(source: UniqueMoment, rows: Rows, field: Field) -> Column:
    positions = rows.plan.unique_positions(rows.model, rows.row_number)
    key = name_key("unique", rows.model.table.label, field.name)
    seconds = 2 * YEAR // columns.SECOND
    if int(positions.max(initial=0)) >= seconds:
        raise ValueError(f"two years have {seconds} seconds, and each row takes one of its own")
    before = permute(positions, seconds, key) * columns.SECOND
    return columns.Timestamps(rows.as_of - columns.SECOND - before, field.aware)


@dataclass(frozen=True)
class Sometimes:
    """No value in a share of the rows; the rest come from another source, of whichever sort."""

    source: Any
    share: float


@evaluate.register
def _(source: Sometimes, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    missing = chance(derive(rows.keys_for(field.name), "sometimes"), source.share)
    return drawn.with_nulls(missing if drawn.nulls is None else missing | drawn.nulls)


@dataclass(frozen=True)
class Few:
    """One of a few values for each of the first rows, and none for the others: for unique columns of few values."""

    values: tuple[Any, ...]


@evaluate.register
def _(source: Few, rows: Rows, field: Field) -> Column:
    positions, size = rows.row_number, len(source.values)
    if not size:
        return constant_column(None, field, len(rows))
    if not field.null and int(positions.max(initial=0)) >= size:
        raise SeedingError(
            f"{rows.model.label}.{field.name} is unique and has {size} values. "
            f"Ask for {rows.model.label}={size} at most."
        )
    return column_of(source.values, np.minimum(positions, size - 1)).with_nulls(positions >= size)


UNIQUE_ROOM = {"date": 36_500, "time": 86_400}
"""How many values of their own unique columns have: the days of a century, the seconds of a day."""


@dataclass(frozen=True)
class UniqueScalar:
    """A date, time, duration, decimal, float, byte string or document of the row's own."""


def unique_room(field: Field) -> int | None:
    """How many different values `UniqueScalar` has for a field; None where there is no end to them."""
    if field.storage == "decimal" and field.digits:
        low, high = _decimal_reach(field)
        return high - low + 1
    return UNIQUE_ROOM.get(field.storage)


def _decimal_reach(field: Field) -> tuple[int, int]:
    scale = 10**field.places
    most = 10 ** min(field.digits, 18) - 1
    low = int((field.low if field.low is not None else 0) * scale)
    return low, min(most, int(field.high * scale)) if field.high is not None else most


@evaluate.register
def _(source: UniqueScalar, rows: Rows, field: Field) -> Column:
    positions = rows.plan.unique_positions(rows.model, rows.row_number)
    room = unique_room(field)
    if room is not None and int(positions.max(initial=0)) >= room:
        raise SeedingError(f"{rows.model.label}.{field.name} is unique and has {room} values. Ask for fewer rows.")
    match field.storage:
        case "date":
            return columns.Dates(rows.as_of // DAY - 1 - positions)
        case "time":
            key = name_key("unique", rows.model.table.label, field.name)
            return columns.Times(permute(positions, UNIQUE_ROOM["time"], key) * columns.SECOND)
        case "duration":
            return columns.Durations((positions + 1) * columns.SECOND)
        case "decimal":
            return columns.Decimals(positions + _decimal_reach(field)[0], field.places)
        case "float":
            return columns.Floats((positions + float(field.low or 0)).astype(np.float64))
        case "bytes":
            return columns.Objects(tuple(one.to_bytes(8, "big") for one in positions.tolist()), columns.bytes_text)
    documents = tuple({"number": one} for one in positions.tolist())
    return columns.Objects(documents, columns.json_text, columns.json_text)


@dataclass(frozen=True)
class Samples:
    """One of a few Python values that a field of another class than Django's was seen to take."""

    values: tuple[Any, ...] = field(repr=False)

    def draw(self, keys: Any) -> Column:
        places = below(keys, len(self.values)).tolist()
        return columns.Objects(tuple(self.values[place] for place in places))


@dataclass(frozen=True)
class ListOf:
    """A list of values that another source draws, of `least` to `most` of them."""

    source: Any
    least: int = 1
    most: int = 3


@evaluate.register
def _(source: ListOf, rows: Rows, field: Field) -> Column:
    keys = rows.keys_for(field.name)
    return columns.Objects(tuple(_lists(source, keys, rows, field)), columns.array_text)


def _lists(source: ListOf, keys: Any, rows: Rows, field: Field) -> list[Any]:
    assert field.item is not None
    drawn = [_items(source.source, derive(keys, f"item {place}"), rows, field.item) for place in range(source.most)]
    sizes = source.least + below(derive(keys, "size"), source.most - source.least + 1)
    found = []
    for row, size in enumerate(sizes.tolist()):
        values = [column[row] for column in drawn[:size]]
        if source.least < source.most:
            values = [value for place, value in enumerate(values) if value not in values[:place]]
        found.append(values)
    return found


def _items(source: Any, keys: Any, rows: Rows, item: Field) -> list[Any]:
    if isinstance(source, ListOf):
        return _lists(source, keys, rows, item)
    if isinstance(source, OfKind):
        draw = kinds.Draw(keys, rows.row_number, max_length=item.max_length, as_of=rows.as_of)
        return kinds.get(source.kind).draw(draw).values()
    return conform(source.draw(keys), item).values()


@dataclass(frozen=True)
class Tags:
    """A small dictionary of words, as an HStore takes it."""

    def draw(self, keys: Any) -> Column:
        values = ({"colour": colour, "size": size} for colour, size in zip(
            choice("red", "green", "blue").draw(derive(keys, "colour")).values(),
            choice("small", "medium", "large").draw(derive(keys, "size")).values(),
            strict=True,
        ))  # fmt: skip
        return columns.Objects(tuple(values), columns.hstore_text)


@dataclass(frozen=True)
class Spans:
    """A range from one value to a later one, the end left out; with `own`, one that no other row's range touches."""

    of: str
    own: bool = False
    among: str = ""
    """The foreign key to whose row alone a range of one's own belongs."""
    slot: int = 0


RANGES = {
    "IntegerRangeField": "integer",
    "BigIntegerRangeField": "integer",
    "DecimalRangeField": "decimal",
    "DateRangeField": "date",
    "DateTimeRangeField": "timestamp",
}


@evaluate.register
def _(source: Spans, rows: Rows, field: Field) -> Column:
    from decimal import Decimal

    from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange, NumericRange

    low, high = own_span(rows, field, source) if source.own else any_span(rows, field)
    first: list[Any]
    match source.of:
        case "date":
            made: Any = DateRange
            first, last = columns.Dates(low).values(), columns.Dates(high).values()
        case "timestamp":
            made = DateTimeTZRange
            first, last = (columns.Timestamps(end * 60 * columns.SECOND, True).values() for end in (low, high))
        case "decimal":
            made = NumericRange
            first, last = ([Decimal(one) for one in end.tolist()] for end in (low, high))
        case _:
            made = NumericRange
            first, last = low.tolist(), high.tolist()
    pairs = zip(first, last, strict=True)
    return columns.Objects(tuple(made(one, other) for one, other in pairs), _range_text)


def _range_text(value: Any) -> str:
    return f"[{value.lower},{value.upper})"


_HOURS = 9
"""Of a day's hours those that begin with the eighth are taken first."""

_WINDOW = 2 * 365
"""The days before the as-of instant in which spans lie, as long as they have room there."""

_DAYS_APART = 5


def any_span(rows: Rows, field: Field) -> tuple[Any, Any]:
    """The first value of each row's span, and the one after its last: days, minutes or whole numbers."""
    keys = rows.keys_for(field.name)
    of = RANGES.get(field.class_name, field.storage)
    width = 1 + below(derive(keys, "width"), 59)
    start = {"date": rows.as_of // DAY - _WINDOW, "timestamp": rows.as_of // (60 * SECOND) - _WINDOW * 24 * 60}
    # Two years but some months: what has a beginning there has its end before the as-of instant.
    low = start.get(of, 0) + below(keys, 600 * 24 * 60 if of == "timestamp" else 600)
    return low, low + width


def own_span(rows: Rows, field: Field, source: Spans | SpanEnd) -> tuple[Any, Any]:
    """The same of spans that overlap with none of another row, or of another one that has the same row by a foreign
    key: an hour in which the time lies, some days, or sixty whole numbers.
    """
    keys = rows.keys_for(field.name)
    plan, of = rows.plan, RANGES.get(field.class_name, field.storage)
    turn, positions = np.zeros(len(rows), dtype=np.int64), plan.unique_positions(rows.model, rows.row_number)
    if source.among:
        reference = rows.model.table.field(source.among).reference
        assert reference is not None
        turn, positions = plan.turns(rows, reference.table)
    width = derive(keys, "width")
    if of == "timestamp":
        low = _hours(rows, positions, turn)
        return low, low + 15 * (1 + below(width, 3))
    if of == "date" and source.slot:
        # What goes on for years ends about now, and began after the one before it had ended.
        low = rows.as_of // DAY - source.slot * 3 // 5 - positions * source.slot + below(keys, source.slot * 3 // 10)
        return low, low + source.slot * 3 // 10 + below(width, source.slot * 3 // 10)
    slot = (6 * _DAYS_APART if source.among else _DAYS_APART) if of == "date" else 60
    start = rows.as_of // DAY - _WINDOW if of == "date" else 0
    if source.among and of == "date":
        many = _WINDOW // slot
        block, inside = np.divmod(positions, many)
        positions = block * many + (inside + 7 * turn) % many
        low = start + positions * slot + below(keys, slot // 2)
        return low, low + 1 + below(width, slot // 2 - 1)
    low = start + positions * slot
    return low, low + 1 + below(width, slot - 1)


def _hours(rows: Rows, positions: Numbers, turn: Numbers) -> Numbers:
    """The minute in which an hour of its own begins for each position: hours of work all over the two years before the
    as-of instant, then the others, then those of the next two years.
    """
    key = name_key("hours", rows.model.table.label, "")
    most, all_ = _WINDOW * _HOURS, _WINDOW * 24
    block, inside = np.divmod(positions, all_)
    work = inside < most
    at = permute(np.where(work, (inside + 211 * turn) % most, 0), most, key)
    late = permute(np.where(work, 0, inside - most), all_ - most, key)
    day = np.where(work, at // _HOURS, late // (24 - _HOURS))
    hour = np.where(work, 8 + at % _HOURS, (8 + _HOURS + late % (24 - _HOURS)) % 24)
    start = rows.as_of // DAY - _WINDOW
    return ((start + block * _WINDOW + day) * 24 + hour) * 60


@dataclass(frozen=True)
class SpanEnd:
    """The beginning (`place` 0) or the end (1) of a span of the row's own, named after the column it begins in."""

    first: str
    place: int
    among: str = ""
    slot: int = 0


@evaluate.register
def _(source: SpanEnd, rows: Rows, field: Field) -> Column:
    ends = own_span(rows, rows.model.table.field(source.first), source)[source.place]
    if field.storage == "timestamp":
        return columns.Timestamps(ends * 60 * columns.SECOND, field.aware)
    return columns.Dates(ends) if field.storage == "date" else columns.Integers(ends)


@dataclass(frozen=True)
class Shapes:
    """Points, lines and areas of a kilometre in the city of `entity`, as text that PostGIS reads (EWKT)."""

    kind: str
    entity: str = ""


@evaluate.register
def _(source: Shapes, rows: Rows, field: Field) -> Column:
    degrees = replace(field, storage="float", max_length=None, custom=None)
    axes = (evaluate(OfKind(name, source.entity), rows, degrees).values() for name in ("longitude", "latitude"))
    places = [(float(x), float(y)) for x, y in zip(*axes, strict=True)]
    srid = 4326 if field.srid is None else field.srid
    step = 0.01
    if srid > 0 and srid not in GEOGRAPHIC:
        places, step = _projected(places, srid), 800.0
    height = " 0" * (field.dimensions - 2)
    return columns.Strings(tuple(f"SRID={max(srid, 0)};{_shape(source.kind, *one, step, height)}" for one in places))


def _projected(places: Sequence[tuple[float, float]], srid: int) -> list[tuple[float, float]]:
    """Degrees in the units of another reference system."""
    from django.contrib.gis.geos import MultiPoint, Point

    shape: Any = MultiPoint([Point(*one) for one in places], srid=4326)
    shape.transform(srid)
    return [(one.x, one.y) for one in shape]


def _shape(kind: str, x: float, y: float, step: float, height: str) -> str:
    corners = [(x, y), (x + step, y), (x + step, y + step), (x, y)]
    ring = ",".join(f"{one:.6f} {other:.6f}{height}" for one, other in corners)
    point = f"{x:.6f} {y:.6f}{height}"
    match kind:
        case "LINESTRING" | "MULTIPOINT":
            return f"{kind}({ring})"
        case "POLYGON" | "MULTILINESTRING":
            return f"{kind}(({ring}))"
        case "MULTIPOLYGON":
            return f"{kind}((({ring})))"
        case "GEOMETRYCOLLECTION":
            return f"{kind}(POINT({point}))"
    return f"POINT({point})"


@dataclass(frozen=True)
class Called:
    """What things are called (a kind of `seeding.kinds.naming`): every name once before one comes again."""

    thing: str


@evaluate.register
def _(source: Called, rows: Rows, field: Field) -> Column:
    names = names_of(source.thing)
    place = rows.plan.unique_positions(rows.model, rows.row_number) % len(names)
    key = stream(rows.plan.seed, rows.model.table.label, field.name, "called")
    return fitted(columns.Words(permute(place, len(names), key), names), field.max_length)


NUMBERED = (
    "city", "state", "job_title", "industry", "department", "brand", "product_category", "color_name", "material",
    "street_name",
)  # fmt: skip
"""Kinds of few values that can be told apart by a number behind them."""


@dataclass(frozen=True)
class Numbered:
    """The values of a kind, a different one in every row: the second time that one comes it has a 2 behind it."""

    kind: str


@evaluate.register
def _(source: Numbered, rows: Rows, field: Field) -> Column:
    values = _distinct_of(source.kind, rows.plan.locales)
    turns, places = np.divmod(rows.plan.unique_positions(rows.model, rows.row_number), len(values))
    key = stream(rows.plan.seed, rows.model.table.label, field.name, "numbered")
    words = columns.Words(permute(places, len(values), key), columns.Bank(values))
    if not turns.any():
        return words
    named = zip(words.values(), (turns + 1).tolist(), strict=True)
    return columns.Strings(tuple(word if turn == 1 else f"{word} {turn}" for word, turn in named))


def numbered(kind: str, field: Field) -> Numbered | None:
    """The values of a kind with numbers behind them, where that suits the kind and a field has room for it."""
    if kind not in NUMBERED or field.regexes or field.custom is not None:
        return None
    longest = max(map(len, _distinct_of(kind, ("en_US",)))) + len(" 1000000")
    return None if field.max_length is not None and field.max_length < 2 * longest else Numbered(kind)


@lru_cache(maxsize=64)
def _distinct_of(kind: str, locales: tuple[str, ...]) -> tuple[str, ...]:
    """Different values of a kind, none of which ends in a number of its own."""
    positions = np.arange(512)
    drawn = kinds.get(kind).draw(kinds.Draw(row_keys(0, positions), positions, locales=locales)).values()
    return tuple(dict.fromkeys(str(value) for value in drawn if not str(value)[-1:].isdigit()))


@dataclass(frozen=True)
class OfStandard:
    """A column of a table that a standard keeps (`seeding.kinds.standards`): every row of it once before one comes
    again.
    """

    table: str
    column: str


@evaluate.register
def _(source: OfStandard, rows: Rows, field: Field) -> Column:
    cells = cells_of(source.table, source.column)
    place = rows.plan.unique_positions(rows.model, rows.row_number) % len(cells)
    place = standard_order(rows, source.table).take(place)
    if field.storage == "integer":
        return columns.Integers(np.array(list(map(int, cells)), dtype=np.int64).take(place))
    return columns.Words(place, columns.Bank(cells))


def standard_order(rows: Rows, table: str) -> Numbers:
    """Which row of a standard's table each row of a model is: the countries of the locales first."""
    size = len(rows_of(table))
    order = permute(np.arange(size), size, stream(rows.plan.seed, rows.model.table.label, "standard"))
    if table != "country":
        return order
    codes = cells_of("country", "alpha_2")
    first = [codes.index(code) for code in _countries(rows.plan.locales)]
    return np.array([*first, *(row for row in order.tolist() if row not in first)], dtype=np.int64)


def _countries(locales: Sequence[str]) -> list[str]:
    """The countries of locales, once each."""
    return list(dict.fromkeys(country_of(locale).code for locale in locales))


@dataclass(frozen=True)
class CountryOfAddress:
    """The number of the row that is the country of an address, in a table of countries; any row of another table."""

    table: str
    entity: str

    def __call__(self, rows: Rows) -> Numbers:
        size = max(rows.plan.first_size(self.table, rows), 1)
        model = rows.plan.models[self.table]
        if not any(column.source == OfStandard("country", "alpha_2") for column in model.columns):
            return below(rows.keys_for(f"country of {self.entity}"), size)
        plan = rows.plan
        drawn = kinds.Draw(
            rows.entity(self.entity), rows.row_number, plan.locales, locale_weights=plan.request.locale_weights
        )
        countries = _countries(plan.locales)
        of_locale = [countries.index(country_of(locale).code) for locale in plan.locales]
        return np.minimum(np.array(of_locale, dtype=np.int64).take(drawn.locale_codes), size - 1)


@dataclass(frozen=True)
class Said:
    """What is said of things of a group (`seeding.kinds.telling`)."""

    group: str


@evaluate.register
def _(source: Said, rows: Rows, field: Field) -> Column:
    return said_of(source.group, rows.keys_for(field.name), field.max_length)


@dataclass(frozen=True)
class Password:
    """The development password (setting `SEEDING["PASSWORD"]`), hashed by the project's hasher once per run."""


@evaluate.register
def _(source: Password, rows: Rows, field: Field) -> Column:
    return columns.constant(hashed(rows.plan.request.password), len(rows))


@dataclass(frozen=True)
class Blob:
    """A few bytes."""

    def draw(self, keys: Any) -> Column:
        return columns.Objects(tuple(int(key).to_bytes(8, "little") for key in keys.tolist()), columns.bytes_text)


@dataclass(frozen=True)
class EmptyJson:
    """The empty document that the field's default makes."""

    value: Any

    def draw(self, keys: Any) -> Column:
        return columns.Objects((self.value,) * len(keys), columns.json_text, columns.json_text)


@dataclass(frozen=True)
class SmallJson:
    """One of a few small documents."""

    values: tuple[Any, ...]

    def draw(self, keys: Any) -> Column:
        places = below(keys, len(self.values)).tolist()
        return columns.Objects(tuple(self.values[place] for place in places), columns.json_text, columns.json_text)


@dataclass(frozen=True)
class OfGender:
    """The choices for women, men and others, as the person's name has it; with `of`, that of a row pointed at."""

    values: tuple[Any, Any, Any]
    of: str = ""


@evaluate.register
def _(source: OfGender, rows: Rows, field: Field) -> Column:
    words = evaluate(
        OfKind("gender", of=source.of), rows, replace(field, storage="text", max_length=None, choices=(), custom=None)
    )
    places = {"female": 0, "male": 1}
    return column_of(tuple(source.values), np.array([places.get(word, 2) for word in words.values()], dtype=np.int64))


@dataclass(frozen=True)
class Prefixed:
    """Text that begins with that of a row pointed at (`department.code`) or another of the row, and goes on as another
    source draws it; with `own` numbers of the row's own, where it must differ. `over`: what is drawn has the beginning
    in it already, another one perhaps.
    """

    by: str
    source: Any
    own: bool = False
    over: bool = False


@evaluate.register
def _(source: Prefixed, rows: Rows, field: Field) -> Column:
    owner, _, name = source.by.rpartition(".")
    begins = [str(value or "") for value in (rows.related(owner) if owner else rows).column(name).values()]
    if source.over:
        drawn = conform(evaluate(source.source, rows, field), field).values()
        ends = [str(text or "")[len(begin) :] for begin, text in zip(begins, drawn, strict=True)]
    elif source.own:
        numbers = 1000 + rows.plan.unique_positions(rows.model, rows.row_number)
        ends = [str(number) for number in numbers.tolist()]
    else:
        ends = [str(text or "") for text in conform(evaluate(source.source, rows, field), field).values()]
    longest = field.max_length or 10_000
    texts = [begin + end if source.own else (begin + end)[:longest] for begin, end in zip(begins, ends, strict=True)]
    if max(map(len, texts), default=0) > longest:
        raise SeedingError(
            f"{rows.model.label}.{field.name}: {max(texts, key=len)!r} is longer than {longest} characters. Declare it."
        )
    return columns.Strings(tuple(texts))


@dataclass(frozen=True)
class HostOf:
    """An address in the network (text, CIDR) that a row pointed at has: `subnet.network`."""

    by: str


@evaluate.register
def _(source: HostOf, rows: Rows, field: Field) -> Column:
    owner, _, name = source.by.partition(".")
    held = rows.related(owner).column(name).values()
    hosts = []
    for value, key in zip(held, rows.keys_for(field.name).tolist(), strict=True):
        try:
            network = ip_network(str(value), strict=False)
        except ValueError as error:
            raise SeedingError(f"{rows.model.label}.{field.name}: {source.by} holds {value!r}, no network.") from error
        # The first address and the last one of a network are no host's.
        inner = max(network.num_addresses - 2, 1)
        hosts.append(str(network[min(1 + key % inner, network.num_addresses - 1)]))
    return columns.Strings(tuple(hosts))


@dataclass(frozen=True)
class Recased:
    """The text of another source in small letters, or in capitals."""

    source: Any
    upper: bool = False


@evaluate.register
def _(source: Recased, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    turned = str.upper if source.upper else str.lower
    if isinstance(drawn, Text):
        return mapped(drawn, turned)
    return columns.Strings(tuple(turned(str(value or "")) for value in drawn.values()), nulls=drawn.nulls)


@dataclass(frozen=True)
class Begun:
    """Text with a beginning that another column of the row asks for; `beginnings` are values of that with theirs.

    `otherwise` draws what begins where that has another value.
    """

    by: str
    beginnings: tuple[tuple[Any, str], ...]
    source: Any
    otherwise: Any = None


@evaluate.register
def _(source: Begun, rows: Rows, field: Field) -> Column:
    drawn = conform(evaluate(source.source, rows, field), field)
    asked, known = rows.column(source.by).values(), dict(source.beginnings)
    others = [""] * len(asked) if source.otherwise is None else evaluate(source.otherwise, rows, field).values()
    texts = []
    for text, value, other in zip(drawn.values(), asked, others, strict=True):
        begun = known.get(value, other) + str(text or "")
        texts.append(begun if field.max_length is None else begun[: field.max_length])
    return columns.Strings(tuple(texts))
