"""What a column is when nobody says: from its name, type, choices, bounds and neighbours, with the reason.

Each way of drawing that is not a generator, a kind or a relation is declared here as a frozen source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

import numpy as np
from django.contrib.auth import get_user_model

from seeding import columns, kinds
from seeding.columns import DAY, Column, Text, mapped
from seeding.generators import (
    OFFICE,
    Constant,
    Days,
    Decimals,
    Floats,
    Generator,
    Integers,
    Moments,
    Nullable,
    Uuid,
    between,
    chance,
    choice,
    column_of,
    unique_number,
    weighted,
)
from seeding.keys import below, derive, high_bits, name_key, permute, row_keys
from seeding.limits import Limited
from seeding.patterns import Unmatchable, matching
from seeding.relations import Chain, Existing, ExistingOnce, OneToOne, Tree
from seeding.rows import Rows, conform, constant_column, evaluate
from seeding.schema import Field, Table
from seeding.spec import OfKind, Pick, SeedingError
from seeding.uploads import SIDE
from seeding.wording import worded

YEAR = 365 * DAY

_STAMP = r"(_(at|on|date|time|datetime|ts))?"
CREATED = re.compile(
    r"(date_)?(created|joined|added|registered|signup|signed_up|submitted|placed|posted|published|pub|first_seen|"
    rf"inserted|opened|sent|issued?|hired?|ordered|booked|invoiced|billed|purchased?|received|requested|"
    rf"start(ed|s)?){_STAMP}|(date|time|datetime|timestamp|created_date)(_joined)?|"
    r"creation(_date|_time)?|start(_date|_time)?|begin(_date|s_at)?|valid_from"
)
LATER = re.compile(
    r"(date_|last_)?(updated|modified|changed|edited|seen|activity|login|closed|ended|finished|completed|resolved|"
    r"expires?|expired|expiry|due|delivered|paid|processed|confirmed|verified|cancelled|deleted|archived|read|"
    rf"end(ed|s)?){_STAMP}|update_(date|time)|end(_date|_time)?|finish(_date)?|valid_(to|until)|"
    r"last_(login|update|change|modified|seen|activity|active)(_(at|on))?|deadline|expiration(_date)?"
)


_SPANS = (
    ("start", "end"), ("starts", "ends"), ("started", "ended"), ("start", "finish"), ("started", "finished"),
    ("begin", "end"), ("begins", "ends"), ("began", "ended"), ("valid_from", "valid_to"),
    ("valid_from", "valid_until"), ("from", "to"), ("since", "until"), ("opened", "closed"), ("checkin", "checkout"),
    ("check_in", "check_out"), ("issued", "due"), ("hired", "left"), ("arrival", "departure"),
)  # fmt: skip
"""Words for the first and the last moment of something. Whatever else a name says must be the same on both sides."""

_ENDINGS = ("", "_at", "_on", "_date", "_time", "_datetime", "_ts")


def is_span(first: str, last: str) -> bool:
    """Whether two names are those of the ends of one span: `start_date` and `end_date`, `trial_start`, `trial_end`."""
    for begin, end in _SPANS:
        for ending in _ENDINGS:
            for other in {ending, "_at", "_on", "_date"}:
                if first.endswith(begin + ending) and last.endswith(end + other):
                    before = first[: len(first) - len(begin + ending)]
                    if before == last[: len(last) - len(end + other)] and (not before or before.endswith("_")):
                        return True
        if first.startswith(f"{begin}_") and last == f"{end}_{first[len(begin) + 1 :]}":
            return True
    return False


@dataclass(frozen=True)
class Inferred:
    """How a column is drawn and why. `unique` asks for values that differ between rows."""

    source: Any
    reason: str
    unique: bool = False


# Sources that look at other columns -----------------------------------------------------------------------


@dataclass(frozen=True)
class After:
    """An instant or date after others of the same row, never after the as-of instant unless `ahead` allows it.

    `fields` are names of fields, or `foreign_key.field` for a parent's.
    """

    fields: tuple[str, ...]
    most_days: int | None = None
    ahead: bool = False
    missing: float = 0.0


@evaluate.register
def _(source: After, rows: Rows, field: Field) -> Column:
    keys = rows.keys_for(field.name)
    start = np.maximum.reduce([_micros(rows, name) for name in source.fields])
    end = np.full(len(rows), rows.as_of, dtype=np.int64)
    if source.most_days is not None:
        latest = start + source.most_days * DAY
        end = latest if source.ahead else np.minimum(latest, end)
    micros = between(high_bits(keys, 32), start, np.maximum(end, start), OFFICE)
    micros = np.maximum(np.minimum(micros, np.maximum(end, start)), start)
    nulls = chance(derive(keys, "missing"), source.missing) if source.missing else None
    if field.storage == "date":
        return columns.Dates(-(-micros // DAY), nulls=nulls)
    return columns.Timestamps(micros, field.aware, nulls=nulls)


def _micros(rows: Rows, name: str) -> Any:
    owner, _, last = name.rpartition(".")
    owning = rows.related(owner) if owner else rows
    column = owning.column(last)
    return column.array * DAY if isinstance(column, columns.Dates) else column.array


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
    texts = []
    for position in positions.tolist():
        text, rest = "", position
        for _ in range(room):
            rest, digit = divmod(rest, len(letters))
            text = letters[digit] + text
        texts.append(source.prefix + text)
    return columns.Strings(tuple(texts))


def own_code(field: Field) -> Code | None:
    """A code that the column's regular expressions take; None if they take none."""
    short = (field.max_length or 64) < 10
    tried = ("AB2Z", "QRST", "2345", "XYZA") if short else ("1000", "4821", "90210377")
    for prefix in ("", "a", "A", "_"):
        room = (field.max_length or 64) - len(prefix)
        texts = [prefix + (text * 3)[:room] if short else prefix + text for text in tried]
        if room > 0 and all(re.search(regex, text) for regex in field.regexes for text in texts):
            return Code(prefix)
    return None


@dataclass(frozen=True)
class Pattern:
    """Text that matches a regular expression."""

    regex: str


@evaluate.register
def _(source: Pattern, rows: Rows, field: Field) -> Column:
    keys = rows.keys_for(field.name).tolist()
    return columns.Strings(tuple(matching(source.regex, key, field.max_length) for key in keys))


def _strictest(field: Field) -> str:
    """The regular expression of a column whose texts match the others, too."""
    for regex in field.regexes:
        try:
            texts = [matching(regex, int(key), field.max_length) for key in row_keys(0, np.arange(20)).tolist()]
        except Unmatchable:
            continue
        if all(re.search(other, text) for other in field.regexes for text in texts):
            return regex
    return field.regexes[0]


def _matches(found: OfKind | None, field: Field) -> bool:
    """Whether what a kind draws passes the column's regular expressions."""
    if found is None or field.storage not in kinds.get(found.kind).types:
        return False
    positions = np.arange(50)
    draw = kinds.Draw(row_keys(0, positions), positions, max_length=field.max_length, unique=field.unique)
    values = kinds.get(found.kind).draw(draw).values()
    return all(re.search(regex, str(value)) for regex in field.regexes for value in values)


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
        drawn = [self.values[place] for place in below(keys, len(self.values)).tolist()]
        nulls = np.array([value is None for value in drawn], dtype=np.bool_)
        return columns.Objects(tuple(drawn)).with_nulls(nulls if nulls.any() else None)


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
        found.append([value for place, value in enumerate(values) if value not in values[:place]] or values[:1])
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
        return columns.Objects(tuple(values), _hstore_text)


def _hstore_text(value: Any) -> str:
    def quoted(text: Any) -> str:
        if text is None:
            return "NULL"
        return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'

    return ",".join(f"{quoted(key)}=>{quoted(one)}" for key, one in value.items())


@dataclass(frozen=True)
class Spans:
    """A range from one value to a later one, the end left out; with `own`, one that no other row's range touches."""

    of: str
    own: bool = False


_RANGES = {
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

    low, high = span_ends(rows, field, source.own)
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


SLOT = 60
"""The width of a span of one's own, in days, minutes or whole numbers."""


def span_ends(rows: Rows, field: Field, own: bool) -> tuple[Any, Any]:
    """The first value of each row's span, and the one after its last: days, minutes or whole numbers."""
    keys = rows.keys_for(field.name)
    width = 1 + below(derive(keys, "width"), SLOT - 1)
    of = _RANGES.get(field.class_name, field.storage)
    start = 0
    if of == "date":
        start = rows.as_of // DAY - 2 * 365
    elif of == "timestamp":
        start = rows.as_of // (60 * columns.SECOND) - 2 * 365 * 24 * 60
    positions = rows.plan.unique_positions(rows.model, rows.row_number) * SLOT
    low = start + (positions if own else below(keys, 600))
    return low, low + width


@dataclass(frozen=True)
class SpanEnd:
    """The beginning (`place` 0) or the end (1) of a span of the row's own, named after the column it begins in."""

    first: str
    place: int


@evaluate.register
def _(source: SpanEnd, rows: Rows, field: Field) -> Column:
    ends = span_ends(rows, rows.model.table.field(source.first), own=True)[source.place]
    if field.storage == "timestamp":
        return columns.Timestamps(ends * 60 * columns.SECOND, field.aware)
    return columns.Dates(ends) if field.storage == "date" else columns.Integers(ends)


@dataclass(frozen=True)
class Shapes:
    """Points, lines and areas of a few kilometres, as text that PostGIS reads."""

    kind: str
    srid: int = 4326

    def draw(self, keys: Any) -> Column:
        x = below(derive(keys, "longitude"), 20_000) / 1000.0 - 10
        y = below(derive(keys, "latitude"), 20_000) / 1000.0 + 40
        return columns.Strings(tuple(self._text(one, other) for one, other in zip(x.tolist(), y.tolist(), strict=True)))

    def _text(self, x: float, y: float) -> str:
        corners = [(x, y), (x + 0.01, y), (x + 0.01, y + 0.01), (x, y)]
        ring = ",".join(f"{one:.3f} {other:.3f}" for one, other in corners)
        point = f"{x:.3f} {y:.3f}"
        bodies = {
            "POINT": f"POINT({point})",
            "LINESTRING": f"LINESTRING({ring})",
            "POLYGON": f"POLYGON(({ring}))",
            "MULTIPOINT": f"MULTIPOINT({point})",
            "MULTILINESTRING": f"MULTILINESTRING(({ring}))",
            "MULTIPOLYGON": f"MULTIPOLYGON((({ring})))",
            "GEOMETRYCOLLECTION": f"GEOMETRYCOLLECTION(POINT({point}))",
        }
        return f"SRID={self.srid};{bodies.get(self.kind, bodies['POINT'])}"


@dataclass(frozen=True)
class Password:
    """The development password (setting `SEEDING["PASSWORD"]`), hashed by the project's hasher once per run."""


@evaluate.register
def _(source: Password, rows: Rows, field: Field) -> Column:
    return columns.constant(rows.plan.password_hash(), len(rows))


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


# Inference ------------------------------------------------------------------------------------------------


def infer(
    table: Table, field: Field, *, planned: frozenset[str], existing: Mapping[str, tuple[Any, ...]], as_of: int
) -> Inferred | str:
    """The source of a column, or why there is none (the sentence says what to declare).

    `planned` are the labels of the tables that the same plan fills, `existing` the keys that others hold.
    """
    if field.reference:
        return _infer_reference(table, field, planned, existing)
    drawn = _infer_value(table, field, as_of)
    if isinstance(drawn, str) or not field.optional or field.unique:
        return drawn
    if isinstance(drawn.source, After):
        return drawn
    if isinstance(drawn.source, Constant) and drawn.source.value is None:
        return drawn
    if isinstance(drawn.source, Generator):
        return Inferred(Nullable(drawn.source, 0.2), f"{drawn.reason}; may be null, so it is in a fifth of the rows")
    return drawn


def _infer_reference(
    table: Table, field: Field, planned: frozenset[str], existing: Mapping[str, tuple[Any, ...]]
) -> Inferred | str:
    reference = field.reference
    assert reference is not None
    if reference.table == table.label and reference.one_to_one:
        if field.null:
            return Inferred(Chain(), "one to one within its table: the row before it, none for the first")
        return Inferred(OneToOne(), "one to one within its table: itself")
    if reference.table == table.label:
        if field.null:
            return Inferred(Tree(), "a tree: an earlier row of the same table, none for a fifth of the rows")
        return Inferred(Tree(roots=0.0), "an earlier row of the same table")
    if reference.table in planned:
        if reference.one_to_one:
            return Inferred(OneToOne(), "one to one: row i belongs to row i")
        missing = 0.2 if field.optional else 0.0
        if field.limit is not None:
            where = Limited(reference.table, str(field.limit), field.limit)
            return Inferred(Pick(missing=missing, where=where), "any of the rows that limit_choices_to leaves")
        return Inferred(Pick(missing=missing), "any of the rows that are made, a few of them often")
    values = existing.get(reference.among, ())
    if values and reference.one_to_one:
        said = f"each of the {len(values)} rows of {reference.table} that are there, once"
        return Inferred(ExistingOnce(values), said)
    if values:
        return Inferred(Existing(values), f"one of the {len(values)} rows of {reference.table} that are there")
    if field.null:
        return Inferred(Constant(None), f"no rows of {reference.table} are made, and it may be null")
    return (
        f"{table.label}.{field.name} needs a row of {reference.table}, which has none and is not seeded. "
        f"Create one, or ask for {reference.table}=10."
    )


def _infer_value(table: Table, field: Field, as_of: int) -> Inferred | str:
    if field.upload and not field.blank and not field.unique:
        return Inferred(Constant(field.upload), "a small valid file, put into the field's storage")
    if field.measured:
        image = table.field(field.measured)
        size = SIDE if image.upload and not image.blank else None if field.null else 0
        return Inferred(Constant(size), f"what {field.measured} measures")
    if field.custom is not None:
        return _infer_custom(table, field, as_of)
    return _infer_plain(table, field, as_of)


def _infer_plain(table: Table, field: Field, as_of: int) -> Inferred | str:
    name = field.name.lower()
    if field.choices and field.unique:
        values = tuple(value for value in field.choices if value not in ("", None)) or field.choices
        return Inferred(Few(values), "unique: each of its choices once", unique=True)
    if field.choices:
        return Inferred(_choices(field), "one of its choices, the first ones more often")
    if name == "password" and table.model is get_user_model():
        return Inferred(Password(), "the development password, hashed by the project's hasher")
    if field.storage == "text" and ("Slug" in field.class_name or name == "slug"):
        titles = [
            other.name
            for other in table.fields
            if other is not field
            and other.storage == "text"
            and other.name in ("name", "title", "headline", "label", "subject")
        ]
        if titles and all(re.search(regex, "spring-offer-16") for regex in field.regexes):
            return Inferred(Slug(titles[0]), f"the {titles[0]} in the letters of an address", unique=True)
    found = _kind_for(table, field)
    if found is not None and found.kind in ("name_of_thing", "title") and not field.unique:
        called = worded(table, field)
        found = called[0] if called is not None and isinstance(called[0], OfKind) else found
    if field.regexes and field.storage == "text" and not _matches(found, field):
        if field.unique and (code := own_code(field)) is not None:
            return Inferred(code, "unique: a code of the row's own that its validator takes", unique=True)
        regex = _strictest(field)
        return Inferred(Pattern(regex), f"text that matches {regex}, as its validator asks")
    if found is not None and field.storage in kinds.get(found.kind).types:
        unique = field.unique
        if not unique or kinds.get(found.kind).unique_values != 0:
            return Inferred(found, f"its name says {found.kind.replace('_', ' ')}", unique)
    if field.unique:
        return _infer_unique(field)
    return _by_storage(table, field, as_of)


def _choices(field: Field) -> Any:
    values = tuple(value for value in field.choices if value not in ("", None)) or field.choices
    if len(values) > 15:
        return choice(*values)
    return weighted({value: 1 / (place + 1.5) for place, value in enumerate(values)})


_BY_CLASS: dict[str, tuple[str, ...]] = {
    "EmailField": ("email",),
    "URLField": ("url",),
    "GenericIPAddressField": ("ipv4", "ipv6"),
    "SlugField": ("slug",),
}
"""The kinds that a field accepts, whatever its name: the first, unless the name says another of them."""


def kind_named(table: Table, field: Field) -> str | None:
    """The kind that a column's name and class say it holds, or None."""
    found = _kind_for(table, field)
    return found.kind if found else None


def _kind_for(table: Table, field: Field) -> OfKind | None:
    plain = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", field.name).lower().strip("_")
    own = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", table.name).lower()
    only = next((names for class_name, names in _BY_CLASS.items() if class_name in field.class_name), None)
    if only is not None:
        fitting = [name for name in only if _fits(kinds.get(name), field)]
        for entity, column in _readings(plain, field.max_length):
            for name in fitting:
                if kinds.get(name).suggested_by(column):
                    return OfKind(name, entity)
        return OfKind(fitting[0]) if fitting else None
    for entity, column in _readings(plain, field.max_length):
        for candidate in kinds.all_kinds().values():
            if field.storage in candidate.types and candidate.suggested_by(column) and _fits(candidate, field):
                return OfKind(candidate.name, entity)
    if field.storage == "text":
        for candidate in kinds.all_kinds().values():
            if candidate.suggested_by(f"{own}_{plain}") and _fits(candidate, field):
                return OfKind(candidate.name)
    return None


def _fits(kind: kinds.Kind, field: Field) -> bool:
    """Whether the column has room for the shortest value of a kind."""
    if field.storage == "decimal" and field.digits and field.digits - field.places < 4:
        positions = np.arange(50)
        drawn = kind.draw(kinds.Draw(row_keys(0, positions), positions)).values()
        return max(abs(value) for value in drawn) < 10 ** (field.digits - field.places)
    return field.max_length is None or field.storage != "text" or field.max_length >= kind.min_length


_ENTITIES = (
    "billing", "shipping", "delivery", "home", "work", "office", "contact", "emergency", "customer", "owner", "author",
    "sender", "recipient", "receiver", "guest", "buyer", "seller", "supplier", "client", "company", "user", "from",
    "to",
)  # fmt: skip


def _readings(column: str, max_length: int | None) -> list[tuple[str, str]]:
    """The column's name as it is, and without the words that say whose value it is."""
    readings = [("", column)]
    for entity in _ENTITIES:
        if column.startswith(f"{entity}_"):
            readings.append((entity, column[len(entity) + 1 :]))
    if max_length is not None and max_length <= 3:
        # A country of two letters is its code.
        readings += [(entity, f"{reading}_code") for entity, reading in readings]
    return readings


def _infer_unique(field: Field) -> Inferred | str:
    match field.storage:
        case "boolean":
            return Inferred(Few((True, False)), "unique: yes once, no once, none for the others", unique=True)
        case "timestamp":
            return Inferred(UniqueMoment(), "unique: an instant of the row's own", unique=True)
        case "date" | "time" | "duration" | "decimal" | "float" | "bytes" | "json":
            return Inferred(UniqueScalar(), f"unique: a {field.storage} of the row's own", unique=True)
        case "text":
            return Inferred(Code(), "unique: a code of the row's own", unique=True)
        case "integer":
            low = max(field.low if field.low is not None else 1, 1)
            return Inferred(UniqueInteger(low), "unique: a number of the row's own", unique=True)
        case "uuid":
            return Inferred(Uuid(), "a random UUID", unique=True)
    return f"is unique, and unique {field.storage} values are not inferred"


def _by_storage(table: Table, field: Field, as_of: int) -> Inferred | str:
    match field.storage:
        case "boolean":
            if field.name in ("is_superuser", "is_admin"):
                return Inferred(Constant(False), "nobody is one by chance")
            if field.name in ("is_staff", "is_active"):
                rare = field.name == "is_staff"
                return Inferred(weighted({rare: 0.05, not rare: 0.95}), "what its name says, with exceptions")
            if re.fullmatch(r"(is_)?(site_|the_)?(default|primary|main)(_.*)?", field.name) and not field.default:
                return Inferred(Constant(False), "one is it at most, and that is for a person to say")
            likely = field.default if isinstance(field.default, bool) else False
            return Inferred(weighted({likely: 0.85, not likely: 0.15}), "its default in most rows")
        case "integer":
            low = max(field.low if field.low is not None else 0, 0 if (field.high or 1) > 0 else -(2**31))
            high = min(field.high if field.high is not None else low + 1000, low + 1000)
            return Inferred(
                Integers(int(low), int(high), skewed=high - low > 20), f"whole numbers from {low} to {high}"
            )
        case "decimal":
            return Inferred(_decimals(field), "numbers within its digits")
        case "float":
            low = float(field.low) if field.low is not None else 0.0
            return Inferred(
                Floats(low, float(field.high) if field.high is not None else low + 100), "numbers within its bounds"
            )
        case "timestamp" | "date":
            return _infer_time(table, field, as_of)
        case "time":
            return Inferred(choice(*[_time_of(minutes) for minutes in range(8 * 60, 20 * 60, 15)]), "a time of the day")
        case "duration":
            return Inferred(
                choice(*[_minutes(count) for count in (5, 10, 15, 30, 45, 60, 90, 120)]), "minutes to hours"
            )
        case "uuid":
            return Inferred(Uuid(), "a random UUID")
        case "bytes":
            return Inferred(Blob(), "a few bytes")
        case "json":
            empty = field.default if field.default is not None else {}
            if field.blank or empty not in ({}, [], ""):
                return Inferred(EmptyJson(empty), "its default document")
            filled = ["example"] if empty == [] else {"example": 1}
            return Inferred(EmptyJson(filled), "a small document, since it may not be blank")
        case "text":
            return _infer_text(table, field)
    shaped = _infer_shaped(table, field, as_of)
    if shaped is not None:
        return shaped
    if field.null:
        return Inferred(Constant(None), f"{field.class_name} is not known, and it may be null")
    if field.has_default and field.default is not None:
        return Inferred(Constant(field.default), f"{field.class_name} is not known; its default")
    return f"is a {field.class_name}, which is not known"


_SHAPES = ("POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION")


def _infer_shaped(table: Table, field: Field, as_of: int) -> Inferred | None:
    """Fields of PostgreSQL and of GIS: lists, ranges, dictionaries, search vectors, shapes."""
    if field.item is not None and field.class_name not in _RANGES:
        item = _infer_plain(table, field.item, as_of)
        source = item.source if isinstance(item, Inferred) else None
        if isinstance(source, (OfKind, ListOf, Generator)):
            size = field.size or 3
            least = size if isinstance(source, ListOf) else 1
            return Inferred(ListOf(source, min(least, 3), min(size, 3)), "a list of what its items are")
        return Inferred(Samples(([],)), "an empty list: nothing is known of its items")
    if field.class_name in _RANGES:
        return Inferred(Spans(_RANGES[field.class_name]), "a range from a value to a later one")
    if field.class_name == "HStoreField":
        return Inferred(Tags(), "a small dictionary of words")
    if field.class_name == "SearchVectorField":
        return Inferred(choice("apple pear", "blue green", "north south", "red"), "words, as a search finds them")
    shape = field.class_name.removesuffix("Field").upper().replace("LINESTRING", "LINESTRING")
    if shape in _SHAPES or shape == "GEOMETRY":
        return Inferred(Shapes(shape), "a shape of a few kilometres")
    return None


def _infer_custom(table: Table, field: Field, as_of: int) -> Inferred | str:
    """Columns of another class than Django's: what a plain field of their kind would hold, if they take it."""
    custom = field.custom
    assert custom is not None
    drawn = _infer_plain(table, field, as_of)
    source = drawn.source if isinstance(drawn, Inferred) else None
    if source is not None and all(custom.accepts(value) for value in _tried(source, field)):
        return drawn
    values = _custom_values(field)
    accepted = tuple(value for value in values if _held(value, field) and custom.accepts(value))
    if accepted and field.unique:
        return Inferred(Few(accepted), f"values that {field.class_name} was seen to take", unique=True)
    if accepted:
        return Inferred(Samples(accepted), f"values that {field.class_name} was seen to take")
    if field.null:
        return Inferred(Constant(None), f"no value was found that {field.class_name} takes, and it may be null")
    if field.has_default and field.default is not None:
        return Inferred(Constant(field.default), f"no value was found that {field.class_name} takes; its default")
    if isinstance(drawn, Inferred):
        return drawn
    return f"is a {field.class_name}, and no value was found that it takes"


def _held(value: Any, field: Field) -> bool:
    """Whether a column of this storage can hold a value before its class converts it."""
    try:
        constant_column(value, field, 1)
    except Exception:
        # Reading what is no value of a storage fails in as many ways as there are types.
        return False
    return value is not None or field.null


def _tried(source: Any, field: Field) -> list[Any]:
    """A few values of a source that looks at nothing but keys; none where it does."""
    positions = np.arange(8)
    keys = row_keys(0, positions)
    if isinstance(source, OfKind):
        drawn = kinds.get(source.kind).draw(
            kinds.Draw(keys, positions, max_length=field.max_length, unique=field.unique)
        )
    elif isinstance(source, Generator):
        drawn = source.draw(keys)
    elif isinstance(source, Code):
        return ["1234567890"[: field.max_length or 10]]
    else:
        return [1] if field.storage == "integer" else []
    return [value for value in conform(drawn, field).values() if value is not None]


def _custom_values(field: Field) -> list[Any]:
    """Values of every kind that a class might ask for, most telling first."""
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal
    from uuid import UUID

    moment = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)
    found: list[Any] = [value for value in field.choices if value not in ("", None)]
    if field.has_default and field.default not in (None, ""):
        found.append(field.default)
    found += [
        "+12015550123", "+442079460123", "#1f77b4", "#2ca02c", "Europe/Berlin", "America/New_York", "US", "DE", "FR",
        "EUR", "USD", "en", "de", "someone@example.com", "https://example.com/", "192.0.2.1", "2001:db8::1",
        "00:00:5e:00:53:01", "example", "first", "a1b2c3d4", "1", 1, 2, 12, Decimal("1.50"), 1.5, True, moment,
        date(2024, 5, 17), time(9, 30), timedelta(minutes=30), UUID(int=1), "00000000-0000-4000-8000-000000000001",
        {}, [], {"name": "example"}, ["example"], b"example", "0 9 * * *", "30 minutes", "", None,
    ]  # fmt: skip
    if field.blank:
        return found
    return [value for value in found if value not in ("", None) and value != {} and value != []] + [{}, []]


def _infer_text(table: Table, field: Field) -> Inferred:
    if field.upload and field.blank:
        return Inferred(Constant(""), "no file")
    named = None if field.upload or field.regexes else worded(table, field)
    if named is not None:
        source, reason = named
        if not isinstance(source, OfKind) or _fits(kinds.get(source.kind), field):
            return Inferred(source, reason)
    if field.blank and field.null:
        return Inferred(Constant(None), "nothing is known of it, and it may be null")
    long = field.max_length is None or field.max_length > 200
    name = "paragraph" if long else "title" if (field.max_length or 0) >= 30 else "keyword"
    if name in kinds.all_kinds():
        return Inferred(OfKind(name), "text")
    return Inferred(Code(), "text")


def _decimals(field: Field) -> Decimals:
    scale = 10**field.places
    room = 10 ** max(field.digits - field.places, 0) * scale - 1
    low = int((field.low if field.low is not None else 0) * scale)
    high = int(field.high * scale) if field.high is not None else max(low, min(room, low + 1000 * scale))
    return Decimals(low, min(high, room), field.places)


def _time_of(minutes: int) -> Any:
    from datetime import time

    return time(minutes // 60, minutes % 60)


def _minutes(count: int) -> Any:
    from datetime import timedelta

    return timedelta(minutes=count)


def _infer_time(table: Table, field: Field, as_of: int) -> Inferred:
    name = field.name.lower()
    if not CREATED.fullmatch(name):
        earlier = [
            other.name
            for other in table.fields
            if other.storage in ("timestamp", "date")
            and CREATED.fullmatch(other.name.lower())
            and other.name != field.name
        ]
        starts = [
            other.name
            for other in table.fields
            if other.storage in ("timestamp", "date") and is_span(other.name.lower(), name)
        ]
        if earlier and LATER.fullmatch(name):
            earlier = starts or earlier
            soon = name.startswith(("update", "modified", "last", "change", "edit")) is False
            ahead = name.startswith(("due", "expir", "end", "deadline", "valid"))
            days = 60 if soon or ahead else None
            missing = 0.3 if field.optional else 0.0
            return Inferred(After((earlier[0],), days, ahead, missing), f"after {earlier[0]}")
    start = as_of - 2 * YEAR
    if field.storage == "date":
        return Inferred(Days(start // DAY, as_of // DAY - 1), "a day of the two years before the as-of date")
    return Inferred(Moments(start, as_of, OFFICE), "a moment of the two years before the as-of instant")


def creation_field(table: Table) -> Field | None:
    """The column that says when a row came to be."""
    for candidate in table.fields:
        if candidate.storage in ("timestamp", "date") and CREATED.fullmatch(candidate.name.lower()):
            return candidate
    return None


__all__ = [
    "After",
    "Code",
    "Inferred",
    "Password",
    "Slug",
    "UniqueInteger",
    "creation_field",
    "infer",
    "is_span",
    "kind_named",
]
