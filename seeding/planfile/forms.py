"""The ways in which a plan file says how a field is drawn: one form each, read into a source and written from it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from importlib import import_module
from typing import Any
from uuid import UUID

from seeding import generators
from seeding.columns import DAY, EPOCH, instant_micros
from seeding.expressions import Expression
from seeding.faker_pools import FakerPool
from seeding.generators import Choice, Constant, Exponential, Histogram, LogNormal, Normal, Weighted
from seeding.mixtures import Correlated, Missing
from seeding.patterns import matching
from seeding.schema import Field
from seeding.sources import After, Pattern
from seeding.spec import Counted, Follow, Listing, OfKind, Pick, Shares, pick, shares

Json = dict[str, Any]

NUMBER: Json = {"type": "number"}
SHARE: Json = {"type": "number", "minimum": 0, "maximum": 1}
SCALAR: Json = {"type": ["string", "number", "boolean", "null"]}
WEIGHTS: Json = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "number", "minimum": 0}}


class FormError(ValueError):
    """What a form says cannot be meant; `key` is the part of the form that is wrong."""

    def __init__(self, message: str, *key: str | int) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True)
class Form:
    """One way to say how a field is drawn. `read(value, field, providers)` gives the source."""

    name: str
    summary: str
    schema: Json
    read: Callable[[Any, Field, tuple[str, ...]], Any]
    example: str


FORMS: dict[str, Form] = {}


def form(name: str, schema: Json, example: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a form; the first line of the docstring describes it."""

    def declare(read: Callable[..., Any]) -> Callable[..., Any]:
        FORMS[name] = Form(name, (read.__doc__ or "").strip().split("\n")[0], schema, read, example)
        return read

    return declare


# Values of a field ----------------------------------------------------------------------------------------

_TRUTH = {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}


def value_of(given: Any, field: Field) -> Any:
    """A value of a document as the field holds it; FormError if it is none."""
    if given is None or given == "null":
        return None
    try:
        match field.storage:
            case "integer":
                if isinstance(given, bool) or (isinstance(given, float) and given != int(given)):
                    raise ValueError
                return int(given)
            case "decimal":
                return Decimal(str(given))
            case "float":
                return float(given)
            case "boolean":
                return _TRUTH[str(given).lower()]
            case "date":
                return date.fromisoformat(str(given)[:10])
            case "timestamp":
                moment = datetime.fromisoformat(str(given))
                return moment if moment.tzinfo or not field.aware else moment.replace(tzinfo=EPOCH.tzinfo)
            case "time":
                return time.fromisoformat(str(given))
            case "duration":
                return timedelta(seconds=float(given))
            case "uuid":
                return UUID(str(given))
            case "text":
                if isinstance(given, (dict, list)):
                    raise ValueError
                return (
                    given if isinstance(given, str) else str(given).lower() if isinstance(given, bool) else str(given)
                )
    except (ValueError, KeyError, InvalidOperation, TypeError):
        raise FormError(f"{given!r} is no value of {field.name}, which holds {field.storage} values") from None
    return given


def _number(given: Any, field: Field) -> float:
    """A bound in the units of generated floats: days for dates, microseconds for instants and durations."""
    value = value_of(given, field)
    match value:
        case datetime():
            return float(instant_micros(value))
        case date():
            return float((value - EPOCH.date()).days)
        case time():
            return float((datetime.combine(date.min, value) - datetime.min) // timedelta(microseconds=1))
        case timedelta():
            return float(value // timedelta(microseconds=1))
    if value is None or field.storage not in ("integer", "decimal", "float"):
        raise FormError(f"a {field.storage} field such as {field.name} has no distribution of numbers")
    return float(value)


def _spread(given: Any, field: Field) -> float:
    """A length in the same units; for dates and instants it is given in days."""
    if isinstance(given, bool) or not isinstance(given, (int, float)) or given <= 0:
        raise FormError(f"{given!r} is no number above 0")
    scale = {"timestamp": DAY, "time": DAY // 24, "duration": 1_000_000}.get(field.storage, 1)
    return float(given) * scale


def _bounds(value: Mapping[str, Any], field: Field) -> tuple[float | None, float | None]:
    low = _number(value["min"], field) if "min" in value else None
    high = _number(value["max"], field) if "max" in value else None
    if low is not None and high is not None and low > high:
        raise FormError(f"min {value['min']} lies above max {value['max']}", "min")
    if low is None and field.low is not None and field.storage in ("integer", "decimal", "float"):
        low = float(field.low)
    if high is None and field.high is not None and field.storage in ("integer", "decimal", "float"):
        high = float(field.high)
    return low, high


def _entries(given: Mapping[str, float], field: Field) -> dict[Any, float]:
    found: dict[Any, float] = {}
    for key, weight in given.items():
        value = value_of(key, field)
        if field.choices and value is not None and value not in field.choices:
            raise FormError(f"{value!r} is none of the choices ({', '.join(map(repr, field.choices))})", key)
        found[value] = float(weight)
    if not sum(found.values()) > 0:
        raise FormError("all weights are 0; one at least must be above it")
    return found


# Choices --------------------------------------------------------------------------------------------------


@form("weights", WEIGHTS, "weights: {user: 7, premium: 2, admin: 1}")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """One of the values, by weight; the weights need not sum to anything."""
    entries = _entries(value, field)
    return Weighted(tuple(entries), generators.check_weights(list(entries.values())))


@form("shares", WEIGHTS, "shares: {user: 70, premium: 20, admin: 10}")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """Values in exact shares of every hundred rows; they sum to 1 or to 100."""
    return shares(_entries(summing(value), field))


def summing(given: Mapping[str, float]) -> Mapping[str, float]:
    """Shares that sum to 1 or to 100; FormError if they do not."""
    total = math.fsum(given.values())
    if not (math.isclose(total, 1, abs_tol=0.005) or math.isclose(total, 100, abs_tol=0.5)):
        raise FormError(f"the shares sum to {total:g}, not to 1 or 100. Mend one of them, or write weights instead")
    return given


@form("choice", {"type": "array", "minItems": 1, "items": SCALAR}, "choice: [red, green, blue]")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """One of the values, each as likely."""
    return Choice(tuple(value_of(item, field) for item in value))


@form("listing", {"type": "array", "minItems": 1, "items": SCALAR}, "listing: [small, medium, large]")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """The i-th value in row i, for closed lists."""
    return Listing(tuple(value_of(item, field) for item in value))


@form("constant", {}, "constant: 19.99")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """The same value in every row; a plain value in the place of a form says the same."""
    return Constant(value if field.storage == "json" else value_of(value, field))


# Distributions --------------------------------------------------------------------------------------------

_BOUNDED: Json = {"min": SCALAR, "max": SCALAR}


@form(
    "range",
    {"type": "array", "prefixItems": [SCALAR, SCALAR], "minItems": 2, "maxItems": 2},
    "range: [18, 80]",
)
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """Values between two bounds, both included, each as likely; for numbers, dates and instants."""
    low, high = value_of(value[0], field), value_of(value[1], field)
    if low is None or high is None or low > high:
        raise FormError(f"the low end {value[0]} lies above the high end {value[1]}")
    match field.storage:
        case "integer":
            return generators.integers(low, high)
        case "decimal":
            scale = Decimal(10) ** field.places
            return generators.Decimals(int(low * scale), int(high * scale), field.places)
        case "float":
            return generators.Floats(low, high)
        case "date":
            return generators.Days(int(_number(value[0], field)), int(_number(value[1], field)))
        case "timestamp":
            return generators.Moments(int(_number(value[0], field)), int(_number(value[1], field)))
    return Histogram(((_number(value[0], field), _number(value[1], field)),), (1.0,))


@form(
    "skewed",
    {"type": "array", "prefixItems": [NUMBER, NUMBER], "minItems": 2, "maxItems": 2},
    "skewed: [1, 1000]",
)
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """Whole numbers between two bounds, small ones far more often than large ones (Zipf-Mandelbrot)."""
    try:
        return generators.integers(int(value[0]), int(value[1]), skewed=True)
    except ValueError as error:
        raise FormError(str(error)) from None


def _object(required: list[str], **properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


@form("normal", _object(["mean", "sd"], mean=SCALAR, sd=NUMBER, **_BOUNDED), "normal: {mean: 40, sd: 12, min: 18}")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """A normal distribution; of dates and instants with a deviation in days."""
    return Normal(_number(value["mean"], field), _spread(value["sd"], field), *_bounds(value, field))


@form(
    "log_normal",
    _object(
        ["median", "sigma"], median=NUMBER, sigma={"type": "number", "exclusiveMinimum": 0, "maximum": 2.5}, **_BOUNDED
    ),
    "log_normal: {median: 60, sigma: 0.8, max: 5000}",
)
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """Values above 0, half of them below the median, few far above it: amounts, durations, sizes."""
    return LogNormal(_spread(value["median"], field), float(value["sigma"]), *_bounds(value, field))


@form("exponential", _object(["mean"], mean=NUMBER, **_BOUNDED), "exponential: {mean: 5}")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """Waiting times: small values often, large ones rarely."""
    return Exponential(_spread(value["mean"], field), *_bounds(value, field))


@form(
    "histogram",
    {
        "type": "array",
        "minItems": 1,
        "items": {"type": "array", "prefixItems": [SCALAR, SCALAR, NUMBER], "minItems": 3, "maxItems": 3},
    },
    "histogram: [[18, 30, 25], [30, 50, 50], [50, 80, 25]]",
)
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """Buckets `[low, high, weight]`, each even within."""
    buckets = tuple((_number(low, field), _number(high, field)) for low, high, _ in value)
    for place, (low, high) in enumerate(buckets):
        if low > high:
            raise FormError(f"the bucket's low end {value[place][0]} lies above its high end {value[place][1]}", place)
    try:
        weights = generators.check_weights([weight for _, _, weight in value])
    except ValueError as error:
        raise FormError(str(error)) from None
    return Histogram(buckets, weights)


# Kinds, other libraries, patterns -------------------------------------------------------------------------


@form("kind", {"type": "string"}, "kind: iban")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """A kind of `docs/kinds.md`; kinds of one row speak of one person."""
    return OfKind(value)


@form("faker", {"type": "string"}, "faker: vehicle_make_model")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """A method of Faker or of one of the plan's `providers`; `args` are its arguments."""
    return FakerPool(value, providers)


@form("pattern", {"type": "string"}, "pattern: '[A-Z]{2}-[0-9]{4}'")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """Text that matches a regular expression."""
    try:
        matching(value, 0, field.max_length)
    except (ValueError, re.error) as error:
        raise FormError(str(error)) from None
    return Pattern(value)


@form(
    "sequence",
    _object([], start={"type": "integer"}, step={"type": "integer"}, format={"type": "string"}),
    "sequence: {start: 1000, format: 'INV-{}'}",
)
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """A number that rises from row to row, in a text if it has a format."""
    given = value.get("format", "{}")
    if given.count("{}") != 1:
        raise FormError(f"{given!r}: the format has one {{}} where the number stands", "format")
    if "format" in value and field.storage != "text":
        raise FormError(f"{field.name} holds {field.storage} values and takes no format", "format")
    return Counted(int(value.get("start", 1)), int(value.get("step", 1)), given if field.storage == "text" else "")


# Relations and rules --------------------------------------------------------------------------------------


@form(
    "pick",
    _object([], skewed={"type": "boolean"}, distinct={"type": "boolean"}, repeat=SHARE, missing=SHARE),
    "pick: {skewed: true}",
)
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """A row of the referenced table, skewed or all alike; `distinct` ones for the children of one parent."""
    return pick(**value)


@form("follow", {"type": "string"}, "follow: user")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """A foreign key of the parent's: the row points where its parent points."""
    return Follow(value)


@form(
    "after",
    _object(
        ["of"],
        of={"type": "array", "items": {"type": "string"}, "minItems": 1},
        days=NUMBER,
        future={"type": "boolean"},
        soon={"type": "boolean"},
    ),
    "after: {of: [created_at], days: 30}",
)
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """An instant after others of the row (or `foreign_key.field`), at most so many days later, or rather `soon`."""
    days = value.get("days")
    ahead, soon = bool(value.get("future", False)), bool(value.get("soon", False))
    return After(tuple(value["of"]), None if days is None else int(days), ahead, soon=soon)


@form("rule", {"type": "string"}, "rule: quantity * unit_price")
def _(value: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """An expression over the row's fields and its parents', or the dotted path of a function of the rows."""
    if "." in value and all(part.isidentifier() for part in value.split(".")) and value.count(".") >= 2:
        return dotted(value)
    return Expression(value)


def dotted(path: str) -> Any:
    """What a dotted path names: a module, then attributes."""
    parts = path.split(".")
    for place in range(len(parts) - 1, 0, -1):
        try:
            found: Any = import_module(".".join(parts[:place]))
        except ModuleNotFoundError as error:
            if error.name and not path.startswith(error.name):
                raise
            continue
        for part in parts[place:]:
            holder = found
            found = getattr(found, part, None)
            if found is None:
                raise FormError(f"{path}: {'.'.join(parts[:place])} has no {part} in {holder!r}")
        return found
    raise FormError(f"{path}: no module of that name can be imported")


# Modifiers ------------------------------------------------------------------------------------------------

MODIFIERS: dict[str, Json] = {
    "null": {**SHARE, "description": "The share of the rows without a value."},
    "correlate": {
        "type": "object",
        "properties": {"with": {"type": "string"}, "rho": {"type": "number", "minimum": -1, "maximum": 1}},
        "required": ["with", "rho"],
        "additionalProperties": False,
        "description": "The values go along with those of another distribution of the row.",
    },
    "args": {"type": "object", "description": "Arguments of the Faker method."},
    "entity": {"type": "string", "description": "Whose a kind is, where a row speaks of several."},
}


def read_source(given: Any, field: Field, providers: tuple[str, ...]) -> Any:
    """The source that a field's part of a document says. FormError says what cannot be meant."""
    if not isinstance(given, Mapping):
        return FORMS["constant"].read(given, field, providers)
    forms = [name for name in given if name in FORMS]
    if len(forms) > 1:
        raise FormError(f"{' and '.join(forms)} are two ways to draw one field. Leave one of them out", forms[1])
    if not forms:
        raise FormError(f"nothing says how it is drawn. Write one of: {', '.join(FORMS)}")
    source = FORMS[forms[0]].read(given[forms[0]], field, providers)
    if "args" in given:
        if not isinstance(source, FakerPool):
            raise FormError("args are for faker", "args")
        source = FakerPool(source.method, providers, tuple(sorted(given["args"].items())))
    if "entity" in given:
        if not isinstance(source, OfKind):
            raise FormError("entity is for kind", "entity")
        source = OfKind(source.kind, given["entity"])
    if "correlate" in given:
        if not isinstance(source, generators.Generator):
            raise FormError(f"{forms[0]} is no distribution, so nothing can be correlated with it", "correlate")
        source = Correlated(source, given["correlate"]["with"], float(given["correlate"]["rho"]))
    if given.get("null"):
        if not field.null:
            raise FormError(f"{field.name} may not be null", "null")
        source = Missing(source, float(given["null"]))
    return source


# Writing --------------------------------------------------------------------------------------------------


def plain(value: Any) -> Any:
    """A value as a document holds it."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and value.as_tuple().exponent == 0 else float(value)
    if isinstance(value, UUID):
        return str(value)
    return value


def _key(value: Any) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(plain(value))


def _as_written(number: float, field: Field) -> Any:
    match field.storage:
        case "timestamp":
            return (EPOCH + timedelta(microseconds=number)).isoformat()
        case "date":
            return (EPOCH.date() + timedelta(days=number)).isoformat()
        case "time":
            return (datetime.min + timedelta(microseconds=number)).time().isoformat()
        case "duration":
            return number / 1_000_000
    return int(number) if number == int(number) else number


def _scaled(number: float, field: Field) -> float:
    scale = {"timestamp": DAY, "time": DAY // 24, "duration": 1_000_000}.get(field.storage, 1)
    return number / scale


def write_source(source: Any, field: Field) -> dict[str, Any] | None:
    """What `read_source` would read the source from; None for one that a document has no form for."""
    match source:
        case Missing(source=inner, share=share):
            written = write_source(inner, field)
            return None if written is None else {**written, "null": share}
        case Correlated(source=inner, field=other, rho=rho):
            written = write_source(inner, field)
            return None if written is None else {**written, "correlate": {"with": other, "rho": rho}}
        case Weighted(values=values, weights=weights):
            return {"weights": dict(zip(map(_key, values), map(plain_number, weights), strict=True))}
        case Shares(values=values, strata=strata):
            return {"shares": {_key(value): strata.count(place) for place, value in enumerate(values)}}
        case Choice(values=values):
            return {"choice": [plain(value) for value in values]}
        case Listing(values=values):
            return {"listing": [plain(value) for value in values]}
        case Constant(value=value):
            return {"constant": plain(value)}
        case generators.Integers(low=low, high=high, skewed=is_skewed):
            return {"skewed" if is_skewed else "range": [low, high]}
        case generators.Decimals(low=low, high=high, places=places):
            return {"range": [float(Decimal(low).scaleb(-places)), float(Decimal(high).scaleb(-places))]}
        case generators.Floats(low=low, high=high):
            return {"range": [low, high]}
        case generators.Days(first=first, last=last):
            return {"range": [_as_written(first, field), _as_written(last, field)]}
        case generators.Moments(start=start, end=end, rhythm=generators.EVEN):
            return {"range": [_as_written(start, field), _as_written(end, field)]}
        case Normal():
            return {
                "normal": {
                    "mean": _as_written(source.mean, field),
                    "sd": _scaled(source.deviation, field),
                    **_written_bounds(source, field),
                }
            }
        case LogNormal():
            return {
                "log_normal": {
                    "median": _scaled(source.median, field),
                    "sigma": source.sigma,
                    **_written_bounds(source, field),
                }
            }
        case Exponential():
            return {"exponential": {"mean": _scaled(source.mean, field), **_written_bounds(source, field)}}
        case Histogram(buckets=buckets, weights=weights):
            return {
                "histogram": [
                    [_as_written(low, field), _as_written(high, field), plain_number(weight)]
                    for (low, high), weight in zip(buckets, weights, strict=True)
                ]
            }
        case OfKind(kind=name, entity=entity):
            return {"kind": name, **({"entity": entity} if entity else {})}
        case FakerPool(method=method, arguments=arguments):
            return {"faker": method, **({"args": dict(arguments)} if arguments else {})}
        case Pattern(regex=regex):
            return {"pattern": regex}
        case Counted():
            return {
                "sequence": {
                    "start": source.start,
                    "step": source.step,
                    **({"format": source.format} if source.format else {}),
                }
            }
        case Pick():
            return {
                "pick": {
                    "skewed": source.skewed,
                    "distinct": source.distinct,
                    **({"repeat": source.repeat} if source.repeat else {}),
                    **({"missing": source.missing} if source.missing else {}),
                }
            }
        case Follow(name=name):
            return {"follow": name}
        case After(fields=fields, most_days=days, ahead=ahead, missing=0.0, soon=soon):
            return {
                "after": {
                    "of": list(fields),
                    **({} if days is None else {"days": days}),
                    **({"future": True} if ahead else {}),
                    **({"soon": True} if soon else {}),
                }
            }
        case Expression(text=text):
            return {"rule": text}
    path = function_path(source)
    return {"rule": path} if path else None


def _written_bounds(source: Any, field: Field) -> dict[str, Any]:
    bounds = {"min": source.low, "max": source.high}
    return {name: _as_written(value, field) for name, value in bounds.items() if value is not None}


def plain_number(number: float) -> float | int:
    return int(number) if float(number).is_integer() else number


def function_path(function: Any) -> str | None:
    """The dotted path of a function that can be found by it again, or None."""
    module, name = getattr(function, "__module__", None), getattr(function, "__qualname__", "")
    if not module or not name or "<" in name:
        return None
    path = f"{module}.{name}"
    try:
        return path if dotted(path) is function and path.count(".") >= 2 else None
    except (FormError, ImportError):
        return None
