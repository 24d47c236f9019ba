"""Values at the edges of what columns take, by their type; which of them a column really takes is tried on rows.

A column has edges if nothing else depends on which value it holds: it is not unique, no key, no choice, no password, no
copy of another row's text, and no rule of `seeds.py` about numbers, unless it stands alone: it asks for no column,
shares no stream and no column asks for it. Every value has passed the field's own validators and, with all that follows
from it in the row and in rows that ask for it, the check constraints. Rules about time put instants between two others
(`between`): theirs are the edges that lie there, unless the rule asks for the row's place among its siblings.
"""

from __future__ import annotations

import calendar
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal, localcontext
from types import FunctionType
from typing import Any
from uuid import UUID

import numpy as np

from seeding import constraints
from seeding.columns import EPOCH, Column
from seeding.generators import column_of
from seeding.mixtures import Edged, EdgedMoments, Missing, filled
from seeding.plan import ColumnPlan, ModelPlan, Plan
from seeding.relations import Joint
from seeding.rows import Rows, evaluate
from seeding.schema import Field, django_field
from seeding.settling import Met
from seeding.sources import After, Password, Slug
from seeding.spec import SeedingError
from seeding.storing import conform
from seeding.tracing import Asked, Name, trace

LONGEST = 5_000
"""Characters of the longest text in a column without a limit."""

TEXTS = (
    "",
    " ",
    "0",
    "-1",
    "x",
    "null",
    "None",
    "undefined",
    "NaN",
    "1e309",
    "true",
    "\\N",
    "  both ends blank  ",
    'O\'Brien "Bob" `Smith`',
    "semi;colon, comma, and | pipe",
    "back\\slash \\n \\t \\x00",
    "per%cent %s {0} {{7*7}} ${7*7} #{7*7}",
    "<script>alert(1)</script>",
    "<b>bold</b> &amp; &lt;not&gt;",
    "'; DROP TABLE users; --",
    "' OR '1'='1",
    "../../etc/passwd",
    "=1+1",
    "@import",
    "Zoë Ångström, naïve façade",
    "e\u0301 is not é",
    "Z\u0351\u036b\u0343\u036a\u0302a\u0350\u0345lgo\u0321\u034a",
    "zero\u200bwidth\u200djoined\ufeff",
    "soft\u00adhyphen non\u00a0breaking",
    "שלום עולם",
    "مرحبا بالعالم",
    "left \u202eright to left\u202c left",
    "日本語の長いテキスト",
    "𠜎𠜱𠝹 beyond the first plane",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝒎𝒂𝒕𝒉",
    "👩‍👩‍👧‍👦 family 🏳️‍🌈 flag 🇩🇪",
    "İstanbul ıssız ß ẞ ﬁne ǅ",
    "ＦＵＬＬ　ｗｉｄｔｈ",
    "\U000e0041 tag \U0010fffd last plane",
)
"""Text that breaks what was not written with care: Unicode of all planes, both directions, marks, quotes, code."""

LINES = ("two\nlines", "carriage\r\nreturn", "tab\tseparated", "\n\nonly lines\n\n")
"""Text of more than one line, for fields that take it."""

MAILS = (
    "a@b.example",
    "first.last+tag@example.com",
    "o'brien@example.org",
    "UPPER.Case@EXAMPLE.COM",
    "x" * 64 + "@example.com",
    "under_score-dash@sub.sub.example.net",
    "1234567890@example.com",
    "!#$%&'*+/=?^_`{|}~-@example.com",
)
URLS = (
    "http://example.com",
    "https://example.com:8443/a/b/c?q=1&r=%C3%BC#end",
    "https://user:secret@example.org/",
    "http://192.0.2.1/",
    "http://[2001:db8::1]/",
    "https://xn--bcher-kva.example/%F0%9F%98%80",
    "https://example.com/" + "long/" * 30,
)
DATES = (
    date(1900, 1, 1),
    date(1969, 12, 31),
    date(1970, 1, 1),
    date(1999, 12, 31),
    date(2000, 2, 29),
    date(2024, 2, 29),
    date(2024, 12, 31),
    date(2038, 1, 19),
    date(2100, 2, 28),
)
INSTANTS = (
    EPOCH,
    EPOCH - timedelta(microseconds=1),
    datetime(1999, 12, 31, 23, 59, 59, 999_999, EPOCH.tzinfo),
    datetime(2000, 2, 29, 12, tzinfo=EPOCH.tzinfo),
    datetime(2024, 2, 29, 23, 59, 59, tzinfo=EPOCH.tzinfo),
    datetime(2024, 3, 31, 1, 30, tzinfo=EPOCH.tzinfo),
    datetime(2024, 3, 10, 7, 30, tzinfo=EPOCH.tzinfo),
    datetime(2024, 10, 27, 1, 30, tzinfo=EPOCH.tzinfo),
    datetime(2024, 11, 3, 6, 30, tzinfo=EPOCH.tzinfo),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=EPOCH.tzinfo),
)
"""Leap days, the ends of counters, and the hours that clocks in Europe and America skip or repeat."""


def _moments() -> tuple[int, ...]:
    """The same sorts of instants in every year, for rules that put an instant between two others (microseconds)."""
    found = []
    for year in range(1970, 2100):
        if calendar.isleap(year):
            found += [datetime(year, 2, 29, 12), datetime(year, 2, 29, 23, 59, 59)]
        # The last Sundays of March and October, the second of March and the first of November.
        for month, place, hour in ((3, -1, 1), (10, -1, 1), (3, 1, 7), (11, 0, 6)):
            sundays = [week[6] for week in calendar.monthcalendar(year, month) if week[6]]
            found.append(datetime(year, month, sundays[place], hour, 30))
        found.append(datetime(year, 12, 31, 23, 59, 59, 999_999))
    return tuple(sorted((moment.replace(tzinfo=EPOCH.tzinfo) - EPOCH) // timedelta(microseconds=1) for moment in found))


MOMENTS = _moments()
"""Leap days, ends of years, and hours that clocks in Europe and America skip or repeat, in their order."""

TIMES = (time(0), time(23, 59, 59, 999_999), time(2, 30), time(12))
DURATIONS = (timedelta(0), timedelta(microseconds=1), timedelta(days=1), timedelta(days=36_500))
UUIDS = (UUID(int=0), UUID(int=2**128 - 1))
DOCUMENTS: tuple[Any, ...] = (
    {},
    [],
    {"": ""},
    {"k": None},
    [[[[[[]]]]]],
    {"π": "👩‍👩‍👧‍👦", "quote\"'": "\\", "nested": {"a": [1, 2.5, True, None]}},
    {"big": 2**53, "small": -(2**53), "float": 1e-300},
)
BYTES = (b"", b"\x00", bytes(range(256)))


def edge_values(field: Field) -> tuple[Any, ...]:
    """Unusual values and limits of a field, by its type and bounds alone."""
    match field.storage:
        case "text":
            return _texts(field)
        case "integer":
            low, high = field.low, field.high
            return tuple(dict.fromkeys(int(value) for value in (low, 0, 1, -1, high) if value is not None))
        case "decimal":
            return _decimals(field)
        case "float":
            return tuple(
                value
                for value in (0.0, -0.0, 5e-324, 0.1 + 0.2, 1e15, -1e15, 1.7976931348623157e308)
                if (field.low is None or value >= field.low) and (field.high is None or value <= field.high)
            )
        case "date":
            return DATES
        case "timestamp":
            return INSTANTS if field.aware else tuple(value.replace(tzinfo=None) for value in INSTANTS)
        case "time":
            return TIMES
        case "duration":
            return DURATIONS
        case "uuid":
            return UUIDS
        case "json":
            return DOCUMENTS
        case "bytes":
            return tuple(value for value in BYTES if field.max_length is None or len(value) <= field.max_length)
    return ()


def _texts(field: Field) -> tuple[str, ...]:
    most = field.max_length or LONGEST
    if field.class_name == "EmailField":
        candidates = _mails(most)
    elif field.class_name == "URLField":
        candidates = _urls(most)
    else:
        candidates = [
            *TEXTS,
            *(_mails(most) + _urls(most) if field.regexes else ()),
            "W" * most,
            "ä" * most,
            "𝔘" * most,
            ("word " * (most // 5 + 1))[:most].strip(),
        ]
        if field.class_name == "TextField" or field.max_length is None:
            candidates += LINES
    return tuple(dict.fromkeys(text for text in candidates if len(text) <= most and (text or field.blank)))


def _mails(most: int) -> list[str]:
    domain = "@example.com"
    return [*MAILS, "l" * min(64, most - len(domain)) + domain]


def _urls(most: int) -> list[str]:
    start = "https://example.com/"
    return [*URLS, start + "a" * (most - len(start))]


def _decimals(field: Field) -> tuple[Decimal, ...]:
    with localcontext() as context:
        context.prec = max(28, field.digits + field.places + 2)
        return _decimals_within(field)


def _decimals_within(field: Field) -> tuple[Decimal, ...]:
    step = Decimal(1).scaleb(-field.places)
    most = Decimal(10) ** (field.digits - field.places) - step if field.digits else Decimal(10) ** 12
    low = Decimal(str(field.low)) if field.low is not None else -most
    high = Decimal(str(field.high)) if field.high is not None else most
    values = (low, step, -step, Decimal(0), Decimal(1), min(high, most))
    found = (value.quantize(step, rounding="ROUND_CEILING") for value in values)
    return tuple(dict.fromkeys(value for value in found if low <= value <= high))


# Which of them a plan can use -----------------------------------------------------------------------------

ROWS = 5
"""Rows that a value is tried in."""

SOUGHT = 200
"""Rows that are looked at where a few do not show everything."""


@dataclass(frozen=True)
class _Ties:
    """What hangs together in a plan."""

    asked: Asked
    askers: Mapping[Name, frozenset[Name]]
    """The columns that rest on a column, directly or through others."""
    shared: frozenset[Name]
    """The streams that several columns draw from."""

    @classmethod
    def of(cls, plan: Plan) -> _Ties:
        asked = trace(plan)
        askers: dict[Name, set[Name]] = {}
        drawn: Counter[Name] = Counter()
        for name in asked.columns:
            drawn.update(asked.streams.get(name, ()))
            for one in asked.all_of(name):
                askers.setdefault(one, set()).add(name)
        return cls(
            asked,
            {name: frozenset(found) for name, found in askers.items()},
            frozenset(name for name, times in drawn.items() if times > 1),
        )

    def stands_alone(self, name: Name) -> bool:
        """Whether a column is drawn from streams of its own, asks for none and is asked for by none."""
        streams = self.asked.streams.get(name, set())
        return bool(streams) and not (streams & self.shared or self.asked.columns.get(name) or self.askers.get(name))


def with_edges(plan: Plan, share: float) -> dict[str, ModelPlan]:
    """The models of a plan with edge values in a share of the rows of each."""
    ties = _Ties.of(plan)
    return {label: _edged(plan, model, share, ties) for label, model in plan.models.items()}


def _edged(plan: Plan, model: ModelPlan, share: float, ties: _Ties) -> ModelPlan:
    count = plan.counts.get(model.label, 0)
    if not count or model.table.auto_created:
        return model
    generic = {name for one in model.table.generics for name in (one.content_type, one.object_id)}
    # A row that must meet a requirement is drawn again until it does; an edge that stands in its way would stay. Of
    # constraints it is known that the values meet them.
    required = any(not isinstance(one, Met) for one in model.requires)
    trial = _Trial(plan, model, ties)
    free = [
        column
        for column in model.columns
        if column.field.name not in generic
        and _is_free(column, (model.label, column.field.name), ties)
        and not (required and column.field.storage != "text")
        and not _is_copied(column, trial.few)
    ]
    found: dict[str, tuple[Any, ...]] = {}
    timed = {
        column.field.name
        for column in model.columns
        if not required and column.field.name not in generic and _takes_moments(plan, model, column, ties)
    }
    only_filled: set[str] = set()
    for column in free:
        field = column.field
        values = tuple(value for value in edge_values(field) if _is_valid(model, field, value))
        if field.storage != "text" and _is_reckoned_with(plan, (model.label, field.name), ties):
            values = tuple(value for value in values if not _is_extreme(value))
        fitting = trial.fitting(field, values)
        if not fitting and field.storage == "text" and field.blank:
            fitting = trial.fitting_filled(field, values)
            only_filled.add(field.name)
        fitting = _fitting_askers(plan, column, model, fitting, ties)
        if fitting:
            found[field.name] = fitting
    columns = []
    edged = [*found, *sorted(timed)]
    for column in model.columns:
        name = column.field.name
        if name in edged:
            place = edged.index(name)
            source: Any = EdgedMoments(column.source, MOMENTS, share, place, len(edged))
            if name in found:
                source = Edged(column.source, found[name], share, place, len(edged), name in only_filled)
            column = replace(column, source=source, reason=f"{column.reason}; edge cases in {share:g} of the rows")
        columns.append(column)
    return replace(model, columns=tuple(columns))


class _PlaceAsked(Exception):
    """A rule asks for a row's place among others."""


class _Apart(Rows):
    """Rows that do not tell their place among others: what depends on it keeps an order that edges would break."""

    def _refuse(self, *_: Any) -> Any:
        raise _PlaceAsked

    nth = siblings = property(_refuse)
    children = before = sibling = among_siblings = worlds = across = ranked = _refuse  # type: ignore[assignment]


def _takes_moments(plan: Plan, model: ModelPlan, column: ColumnPlan, ties: _Ties) -> bool:
    """Whether a rule about time puts an instant between two others, and what follows stands with an edge there."""
    field, source = column.field, column.source
    while isinstance(source, Missing):
        source = source.source
    if not isinstance(source, (FunctionType, After)) or field.storage not in ("timestamp", "date"):
        return False
    if column.reason.startswith("scenario ") or column.unique or field.reference or field.primary_key:
        return False
    numbers = range(min(plan.counts[model.label], SOUGHT))
    apart = _Apart(plan, model, np.arange(len(numbers)))
    try:
        usual = plan.rows(model.label, numbers).column(field.name).values()
        evaluate(column.source, apart, field)
    except Exception:
        # A rule that asks for its place, or cannot be asked by itself, stays as it is.
        return False
    edged = replace(column, source=EdgedMoments(column.source, MOMENTS, 1.0, 0, 1))
    columns = tuple(edged if one is column else one for one in model.columns)
    changed = plan.with_model(replace(model, columns=columns))
    if changed.rows(model.label, numbers).column(field.name).values() == usual:
        return False
    askers = {label for label, _ in ties.askers.get((model.label, field.name), ())} | {model.label}
    return all(
        _stands(changed.rows(label, range(min(plan.counts[label], SOUGHT))))
        for label in askers
        if plan.counts.get(label)
    )


class _EachInTurn(Rows):
    """Rows of which each has another of some values in a field; what does not follow from it is as it was."""

    def __init__(self, rows: Rows, field: Field, values: tuple[Any, ...], follow: frozenset[str]) -> None:
        super().__init__(rows.plan, rows.model, rows.row_number, {field.name: values[0]})
        self._field, self._values = field, values
        self._keys = rows._keys
        self._columns = {name: column for name, column in rows._columns.items() if name not in follow}

    def _draw(self, name: str) -> Column:
        if self.model.column(name).field is not self._field:
            return super()._draw(name)
        return conform(column_of(self._values, np.arange(len(self)) % len(self._values)), self._field)


class _Trial:
    """Which edge values the rows of a table can live with."""

    def __init__(self, plan: Plan, model: ModelPlan, ties: _Ties) -> None:
        self.label = model.label
        self.ties = ties
        self.many = plan.rows(model.label, range(min(plan.counts[model.label], SOUGHT)))
        self.few = plan.rows(model.label, range(min(plan.counts[model.label], ROWS)))
        for rows in (self.many, self.few):
            for column in model.columns:
                # What cannot be drawn is told by the trial of the plan.
                with suppress(Exception):
                    rows.column(column.field.name)

    def fitting(self, field: Field, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """The values that fit: mostly all of them, which some rows with each of them show at once."""
        if values and len(self.many) >= len(values) and self._fit(self.many, field, values):
            return values
        return self._singly(self._few(field), field, values)

    def _few(self, field: Field) -> Rows:
        """Some rows, an empty one and one that is not among them: what is all empty in the first may not be later."""
        if field.storage != "text":
            return self.few
        full = filled(self.many.column(field.name))
        places = {*range(len(self.few)), *np.flatnonzero(full)[:1].tolist(), *np.flatnonzero(~full)[:1].tolist()}
        if len(places) == len(self.few):
            return self.few
        return Rows(self.many.plan, self.many.model, self.many.row_number[sorted(places)])

    def fitting_filled(self, field: Field, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """The values that fit in the place of text that is not empty: some columns are all empty, or none is."""
        places = np.flatnonzero(filled(self.many.column(field.name)))[:ROWS]
        rows = Rows(self.many.plan, self.many.model, self.many.row_number[places])
        return self._singly(rows, field, tuple(filter(None, values))) if places.size else ()

    def _singly(self, rows: Rows, field: Field, values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(value for value in values if self._fit(rows, field, (value,)))

    def _fit(self, rows: Rows, field: Field, values: tuple[Any, ...]) -> bool:
        askers = self.ties.askers.get((self.label, field.name), ())
        follow = frozenset({field.name, *(name for label, name in askers if label == self.label)})
        return _stands(_EachInTurn(rows, field, values, follow), follow)


def _is_free(column: ColumnPlan, name: Name, ties: _Ties) -> bool:
    field, source = column.field, column.source
    while isinstance(source, Missing):
        source = source.source
    if column.reason.startswith("scenario "):
        return False
    if column.unique or field.reference or field.primary_key or field.choices or isinstance(source, Password):
        return False
    if field.storage in ("boolean", "other") or (field.class_name in ("FileField", "ImageField", "FilePathField")):
        return False
    if isinstance(source, (After, Slug, Joint)):
        return False
    # A rule about numbers or time says how they hang together with others; text only says what it looks like.
    if not isinstance(source, FunctionType) or field.storage == "text":
        return True
    return field.storage in ("integer", "decimal", "float") and ties.stands_alone(name)


def _is_copied(column: ColumnPlan, rows: Rows) -> bool:
    """Whether a rule gives what a row that is pointed at says, and would say something else in an edge."""
    if not isinstance(column.source, FunctionType) or column.field.storage != "text":
        return False
    values = rows.column(column.field.name).values()
    for reference in rows.model.table.references:
        target = rows.plan.models.get(reference.reference.table) if reference.reference else None
        if target is None or not rows.linked(reference.name).all():
            continue
        theirs = rows.related(reference.name)
        names = (one.field.name for one in target.columns if one.field.storage == "text")
        if any(theirs.column(name).values() == values for name in names):
            return True
    return False


def _is_reckoned_with(plan: Plan, name: Name, ties: _Ties) -> bool:
    """Whether other columns ask for a column, or other tables may."""
    references = (f.reference for other in plan.models.values() for f in other.table.references)
    return bool(ties.askers.get(name)) or any(one is not None and one.table == name[0] for one in references)


def _fitting_askers(
    plan: Plan, column: ColumnPlan, model: ModelPlan, values: tuple[Any, ...], ties: _Ties
) -> tuple[Any, ...]:
    """The values that rows of other tables, which ask for a column, can live with."""
    askers = {label for label, _ in ties.askers.get((model.label, column.field.name), ()) if label != model.label}
    askers = {label for label in askers if plan.counts.get(label)}

    def fits(*tried: Any) -> bool:
        edged = replace(column, source=Edged(column.source, tried, 1.0, 0, 1))
        columns = tuple(edged if one is column else one for one in model.columns)
        changed = plan.with_model(replace(model, columns=columns))
        rows = ((label, range(min(plan.counts[label], SOUGHT if len(tried) > 1 else 5))) for label in askers)
        return all(_stands(changed.rows(label, numbers)) for label, numbers in rows)

    if not askers or not values or fits(*values):
        return values
    return tuple(value for value in values if fits(value))


def _is_extreme(value: Any) -> bool:
    """Whether arithmetic with a value may leave the range of the numbers that follow from it."""
    return isinstance(value, (int, float, Decimal)) and not -1000 <= value <= 1000


def _is_valid(model: ModelPlan, field: Field, value: Any) -> bool:
    """Whether the field's own validators take a value."""
    owner = django_field(model.table.model, field.name)
    if isinstance(value, float) and not math.isfinite(value):
        return False
    try:
        cleaned = owner.clean(value, None)
    except Exception:
        # Fields of packages raise whatever they raise: the value is not for them.
        return False
    return bool(cleaned == value)


def _stands(rows: Rows, only: frozenset[str] | None = None) -> bool:
    """Whether rows, and all that follows in them, meet the constraints of their table (those that ask for `only`)."""
    try:
        return not any(True for _ in constraints.failures(rows, only))
    except SeedingError:
        return False
    except Exception:
        # A rule that cannot work with an unusual value keeps the usual ones.
        return False


def edges_of(plan: Plan) -> Iterable[tuple[str, int]]:
    """The columns that have edge values, `app.Model.field`, and how many different ones."""
    for model in plan.models.values():
        for column in model.columns:
            if isinstance(column.source, (Edged, EdgedMoments)):
                values = column.source.values if isinstance(column.source, Edged) else column.source.instants
                yield f"{model.label}.{column.field.name}", len(values)


__all__ = ["edge_values", "edges_of", "with_edges"]
