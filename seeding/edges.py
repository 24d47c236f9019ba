"""Values at the edges of what columns take, by their type; which of them a column really takes is tried on rows.

A column has edges if nothing else depends on which value it holds: it is not unique, no key, no choice, no password and
no rule of `seeds.py` about numbers or time. Every value has passed the field's own validators and, with all that
follows from it in the row, the check constraints of the table.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal, localcontext
from types import FunctionType
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from seeding import constraints
from seeding.columns import EPOCH
from seeding.inference import After, Password, Slug
from seeding.mixtures import Edged, Missing
from seeding.plan import ColumnPlan, ModelPlan, Plan
from seeding.rows import Rows
from seeding.schema import Field, django_field
from seeding.spec import SeedingError

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
        domain = "@example.com"
        candidates = [*MAILS, "l" * min(64, most - len(domain)) + domain]
    elif field.class_name == "URLField":
        start = "https://example.com/"
        candidates = [*URLS, start + "a" * (most - len(start))]
    else:
        candidates = [*TEXTS, "W" * most, "ä" * most, "𝔘" * most, ("word " * (most // 5 + 1))[:most].strip()]
        if field.class_name == "TextField" or field.max_length is None:
            candidates += LINES
    return tuple(dict.fromkeys(text for text in candidates if len(text) <= most and (text or field.blank)))


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


def with_edges(plan: Plan, share: float) -> dict[str, ModelPlan]:
    """The models of a plan with edge values in a share of the rows of each."""
    return {label: _edged(plan, model, share) for label, model in plan.models.items()}


def _edged(plan: Plan, model: ModelPlan, share: float) -> ModelPlan:
    # A row that must meet a requirement is drawn again until it does; an edge that stands in its way would stay.
    free = [c for c in model.columns if _is_free(c) and not (model.requires and c.field.storage != "text")]
    count = plan.counts.get(model.label, 0)
    if not free or not count or model.table.auto_created:
        return model
    rows = plan.rows(model.label, range(min(count, 5)))
    asked = _asked_fields(plan, model, rows)
    found: dict[str, tuple[Any, ...]] = {}
    for column in free:
        field = column.field
        values = tuple(value for value in edge_values(field) if _is_valid(model, field, value))
        if field.name in asked and field.storage != "text":
            values = tuple(value for value in values if not _is_extreme(value))
        values = tuple(value for value in values if _fits(plan, model, rows, {field.name: value}))
        if values:
            found[field.name] = values
    columns = []
    for column in model.columns:
        values = found.get(column.field.name, ())
        if values:
            source = Edged(column.source, values, share, list(found).index(column.field.name), len(found))
            column = replace(column, source=source, reason=f"{column.reason}; edge cases in {share:g} of the rows")
        columns.append(column)
    return replace(model, columns=tuple(columns))


def _is_free(column: ColumnPlan) -> bool:
    field, source = column.field, column.source
    while isinstance(source, Missing):
        source = source.source
    if column.reason.startswith("scenario "):
        return False
    if column.unique or field.reference or field.primary_key or field.choices or isinstance(source, Password):
        return False
    if field.storage in ("boolean", "other") or (field.class_name in ("FileField", "ImageField", "FilePathField")):
        return False
    if isinstance(source, (After, Slug)):
        return False
    # A rule about numbers or time says how they hang together with others; text only says what it looks like.
    return not isinstance(source, FunctionType) or field.storage == "text"


def _is_extreme(value: Any) -> bool:
    """Whether arithmetic with a value may leave the range of the numbers that follow from it."""
    return isinstance(value, (int, float, Decimal)) and not -1000 <= value <= 1000


def _asked_fields(plan: Plan, model: ModelPlan, rows: Rows) -> frozenset[str]:
    """The fields of a model that other columns, of its own or of other models, were seen to ask for."""
    asked: set[str] = set()

    class Watched(Rows):
        def column(self, name: str) -> Any:
            if self._open and name not in self._open:
                asked.add(self.model.column(name).field.name)
            return super().column(name)

    watched = Watched(plan, model, rows.row_number)
    for column in model.columns:
        watched.column(column.field.name)
    for other in plan.models.values():
        for reference in other.table.references:
            if reference.reference and reference.reference.table == model.label:
                # Other tables may reckon with what they find here.
                asked.update(c.field.name for c in model.columns if c.field.storage in ("integer", "decimal", "float"))
    return frozenset(asked)


def _is_valid(model: ModelPlan, field: Field, value: Any) -> bool:
    """Whether the field's own validators take a value."""
    owner = django_field(model.table.model, field.name)
    if isinstance(value, float) and not math.isfinite(value):
        return False
    try:
        cleaned = owner.clean(value, None)
    except (ValidationError, ValueError, TypeError, OverflowError):
        return False
    return bool(cleaned == value)


def _fits(plan: Plan, model: ModelPlan, rows: Rows, presets: Mapping[str, Any]) -> bool:
    """Whether rows with these values, and all that follows from them, meet the constraints of their table."""
    changed = Rows(plan, model, rows.row_number, presets)
    try:
        return not any(True for _ in constraints.failures(changed))
    except SeedingError:
        return False
    except Exception:
        # A rule that cannot work with an unusual value keeps the usual ones.
        return False


def edges_of(plan: Plan) -> Iterable[tuple[str, int]]:
    """The columns that have edge values, `app.Model.field`, and how many different ones."""
    for model in plan.models.values():
        for column in model.columns:
            if isinstance(column.source, Edged):
                yield f"{model.label}.{column.field.name}", len(column.source.values)


__all__ = ["edge_values", "edges_of", "with_edges"]
