"""What a number is when no kind knows its name: its words say what is counted or measured, and how much of it there is.

A greatest value lies above the least one beside it.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

import numpy as np

from seeding.conditions import Above, Given, Only
from seeding.generators import Decimals, Floats, Integers, choice
from seeding.patterns import spelled
from seeding.schema import Field, Table
from seeding.wording import head_of, snake_case

_LENGTHS = r"(_(length|duration|time|period|interval|limit|allowed|left|used|taken|spent))?"
_OF_CALENDAR = (
    r"(start|end|begin|first|last|from|to|opening|closing|birth|anniversary|renewal|payment|pay|payroll|salary|due|"
    r"billing|statement)"
)
"""What is, begins or ends at an hour of the day, a day of the month or a month of the year."""

_OUT_OF = r"(max(imum)?|total|full)_(score|marks?)"
"""What marks are out of: a hundred, so that those of the papers are known without them."""

_MEASURES: tuple[tuple[str, float, float, int], ...] = (
    # Bodies
    (r"height_cm", 150, 198, 0),
    (r"body_height(_cm)?", 150, 198, 0),
    (r"weight_kg|body_weight(_kg)?", 48, 115, 1),
    (r"(.*_)?(heart_rate|pulse|bpm)", 55, 105, 0),
    (r"(.*_)?(systolic(_\w+)?|bp_sys\w*)", 106, 148, 0),
    (r"(.*_)?(diastolic(_\w+)?|bp_dia\w*)", 62, 94, 0),
    (r"respirat\w+(_rate)?", 12, 20, 0),
    (r"(.*_)?(oxygen(_saturation)?|saturation|spo2|sp_o2)", 92, 100, 0),
    (r"bmi|body_mass_index", 18, 34, 1),
    (r"body_temperature(_c|_celsius)?", 36.1, 38.9, 1),
    (r"(.*_)?(water|pool|sea|lake|bath)_temp(erature)?(_c|_celsius)?", 12, 31, 1),
    (r"(.*_)?ph(_(value|level))?", 6.2, 8.4, 2),
    (r"(.*_)?temperature(_c|_celsius)?(_(min|max|low|high|from|to))?", -5, 34, 1),
    (r"pain(_\w+)?", 0, 10, 0),
    (r"(min|minimum|max|maximum)_age|age_(min|max|from|to|limit)", 6, 70, 0),
    (r"(.*_)?(years_of_(experience|service)|experience_years|seniority)", 0, 35, 0),
    # Time
    (r"(exp|expiry|expiration|expires?|valid|card_expir\w+)_month|month", 1, 12, 0),
    (r"day_of_month|month_day|billing_day|due_day", 1, 28, 0),
    (r"(times|doses|intakes)_(per|a)_day", 1, 4, 0),
    (r"weekday|day_of_week|week_day", 0, 6, 0),
    (r"(fiscal|financial|tax|academic|school|budget|reporting)_year", 2021, 2025, 0),
    (r"(.*_)?quarter", 1, 4, 0),
    (r"(episode|series|show|trailer)_season", 1, 9, 0),
    (r"(current_|last_|first_)?season", 2021, 2025, 0),
    (r"(.*_)?(last|final)_?(4|four)(_digits)?", 1_000, 9_999, 0),
    (r"hour|hour_of_day", 0, 23, 0),
    (rf"{_OF_CALENDAR}_hour", 6, 21, 0),
    (rf"{_OF_CALENDAR}_day", 1, 28, 0),
    (rf"{_OF_CALENDAR}_weekday", 0, 6, 0),
    (rf"{_OF_CALENDAR}_month", 1, 12, 0),
    (r"(organi[sz]ation|org|hierarchy|management|seniority|job|pay|security|clearance)_level", 1, 6, 0),
    (r"(orders?|invoices?|payments?|shipments?|headers?|bookings?|purchases?|sales?)_status", 1, 5, 0),
    (r"(freight|postage|shipping|handling)(_(costs?|charges?|fees?|amount|price))?", 4, 48, 2),
    (r"(track|song|recording|tune|single)_(duration_|length_)?(ms|millis\w*)", 95_000, 420_000, 0),
    (rf"(.*_)?(ms|millis\w*|latency(_ms)?){_LENGTHS}", 12, 900, 0),
    (rf"(.*_)?(seconds?|secs|timeout){_LENGTHS}", 5, 300, 0),
    (r"(.*_)?(lifetime|ttl|max_age)(_(seconds?|secs?))?", 300, 86_400, 0),
    (r"(next|current|last)_step|step(_(number|no|index))?", 1, 8, 0),
    (rf"(.*_)?(minutes?|mins){_LENGTHS}|duration|(.*_)?duration", 10, 120, 0),
    (r"(.*_)?(weekly_(working_)?hours|(working_)?hours_(per|a|each)_week)", 12, 40, 1),
    (r"hours_(worked|to_bill|billed|logged|spent|booked)|(worked|billable|billed|logged|booked)_hours", 0.25, 10, 2),
    (rf"(.*_)?(hours?|hrs){_LENGTHS}", 1, 48, 0),
    (rf"(.*_)?(days?|nights?){_LENGTHS}", 1, 30, 0),
    (rf"(.*_)?weeks?{_LENGTHS}", 1, 12, 0),
    (rf"(.*_)?(months?|duration_in_months){_LENGTHS}", 1, 24, 0),
    (rf"(.*_)?years?{_LENGTHS}", 1, 25, 0),
    # Food
    (r"(.*_)?(kcal|calories|kilocalories)(_per_\w+)?", 20, 640, 0),
    (r"(.*_)?proteins?(_(g|grams?|content|per_\w+|g_per_\w+))?", 0, 26, 1),
    (r"(saturated_)?(fats?|lipids?)(_(g|grams?|content|per_\w+|g_per_\w+))?", 0, 30, 1),
    (r"(.*_)?(carbs?|carbohydrates?)(_(g|grams?|content|per_\w+|g_per_\w+))?", 0, 42, 1),
    (r"(.*_)?(sugars?|fib(re|er)s?)(_(g|grams?|content|per_\w+|g_per_\w+))", 0, 12, 1),
    # Things and people
    (r"((billed|billable|charged)_)?units", 1, 12, 0),
    (r"reps|repetitions", 4, 20, 0),
    (r"sets", 1, 6, 0),
    (r"(.*_)?(attempts?|tries|retries|retry_count|failures|failed_\w+|refills?(_\w+)?|renewals)", 0, 4, 0),
    (r"axles?(_count)?|(number|num|no)_of_axles", 2, 5, 0),
    (r"[a-z]+s_(required|needed|wanted)", 1, 8, 0),
    (r"fte|full_time_equivalent", 0.5, 1, 2),
    (r"(.*_)?(fuel_)?tank(_(size|capacity|litres|liters|volume))?", 40, 90, 0),
    (r"(.*_)?battery(_(size|capacity))?(_kwh)?", 30, 100, 1),
    (r"(.*_)?(floors?|stor(e?y|ies)|storeys)", 0, 9, 0),
    (r"(.*_)?(rooms|bedrooms|bathrooms|doors|adults|guests|children|kids|passengers|copies|dependents|pets)", 1, 5, 0),
    (r"(.*_)?occupancy|sleeps", 1, 6, 0),
    (r"(rooms|beds|seats|tables|places|spots|slots)_(available|free|left|remaining|booked|reserved|taken)", 0, 30, 0),
    (r"teu(_capacity)?|capacity_teu", 500, 18_000, 0),
    (r"(max(imum)?_)?payload(_(capacity|kg|capacity_kg))?", 8_000, 28_000, 0),
    (r"(stadium|arena|venue|hall|theat(re|er)|ground)_(capacity|seats)", 300, 42_000, 0),
    (r"(.*_)?(goals?|runs|wickets|red_cards|yellow_cards)(_(for|against|scored|conceded|home|away))?", 0, 5, 0),
    (r"(.*_)?(attendance|spectators|crowd)", 120, 38_000, 0),
    (r"(number|num|no|nr)_of_(beds|rooms|seats)|(bed|seat)_count|beds|seats|slots|(.*_)?capacity", 2, 60, 0),
    (r"bed_(number|no)|seat_(number|no)|table_(number|no)", 1, 40, 0),
    (
        r"(class|course|group|section|lesson|classroom)_(max_|maximum_)?(students|pupils|participants|size|capacity)|"
        r"class_size",
        8,
        36,
        0,
    ),
    (r"(.*_)?(pass(ing)?|min(imum)?)_(marks?|scores?|grade|points|percentage)|pass_mark", 10, 50, 0),
    (r"(.*_)?lanes", 2, 10, 0),
    (r"(.*_)?berths", 2, 40, 0),
    (r"(gross|net|dead_?weight)_(tonnage|tons)|deadweight", 2_000, 180_000, 0),
    (r"(.*_)?(draught|draft)(_m|_meters|_metres)?", 4, 16, 1),
    (r"(.*_)?(cbm|volume_m3)", 1, 68, 2),
    (r"(.*_)?(participants|attendees|members|people|persons|students|players|users|licenses)", 2, 200, 0),
    (r"(.*_)?(employees?|employee_count|headcount|staff_count|number_of_employees|workforce)", 3, 900, 0),
    (r"(page|word|line)s?(_count)?|(number|num|no)_of_pages", 12, 480, 0),
    (r"(.*_)?(views?|hits|clicks|likes|downloads|impressions|followers|plays|visits|visitors)(_count)?", 0, 9000, 0),
    (r"(.*_)?population", 900, 900_000, 0),
    (r"(re_?order_(level|point|quantity)|(min|minimum|safety)_stock|(low_)?stock_threshold)", 5, 60, 0),
    (r"(subject|course|module|unit|class|lesson|curriculum|lecture)_credits?|ects|credit_(hours|units)", 1, 12, 0),
    (r"points|(.*_)?points|credits", 0, 500, 0),
    (r"(.*_)?version(_number)?|revision(_number)?|attempt(_number)?|edition", 1, 6, 0),
    (r"(.*_)?(mileage|odometer)(_km)?", 900, 190_000, 0),
    (r"(.*_)?(distance|km|kilomet\w+|miles)(_km)?", 1, 90, 1),
    (r"(.*_)?(storage|disk|memory|quota)_gb|gb", 5, 500, 0),
    (r"(image|photo|picture|video|screen|thumbnail)_(width|height)", 320, 1920, 0),
    (r"(.*_)?(width|height|length|depth)(_cm|_mm)?", 5, 180, 1),
    (r"(.*_)?(area|sqm|square_met\w+|living_space)(_sqm|_m2)?", 18, 240, 1),
    (r"(.*_)?(tax|vat|gst|mwst|iva)_(rate|percent(age)?|pct)", 5, 25, 0),
    (r"latency|humidity|(.*_)?(percent(age)?|pct|progress|completion|probability|confidence|share)", 0, 100, 1),
    (_OUT_OF, 100, 100, 0),
    (r"(.*_)?(score|grade|mark|marks)(_(obtained|scored|awarded|earned|received|given))?", 0, 100, 1),
    (r"max(imum)?_\w+|\w+_limit|limit", 5, 200, 0),
    (r"(number|num|no|nr|count)_of_\w+|\w+_count|total_\w+s|times_\w+", 0, 60, 0),
    # Money
    (r"(.*_)?(interest(_rate)?|apr|commission(_(rate|percent))?)", 1, 12, 2),
    (r"(exchange_)?rate|conversion_rate", 0.4, 1.9, 6),
    (r"(duty|customs|tariff|excise|withholding|levy)_(rate|percent(age)?)", 0, 18, 1),
    (r"hourly_(rate|wage|pay|cost|price)|(rate|wage|pay|price|cost)_per_hour", 14, 95, 2),
    (r"(daily|day)_rate|rate_per_day", 90, 900, 2),
    (r"(.*_)?(salary|income|wages?)(_\w+)?", 24_000, 98_000, 2),
    (r"(annual_|yearly_)?(revenue|turnover|sales)(?!_tax|_rate|_estimate)(_\w+)?", 90_000, 9_000_000, 2),
    (r"(.*_)?budget(_\w+)?", 2_000, 90_000, 2),
    (r"(.*_)?credit_limit|(.*_)?(loan|mortgage|principal)(_amount)?", 1_000, 50_000, 2),
    (r"(.*_)?(deductible|deposit|premium|rent|monthly_\w+)", 50, 1_500, 2),
    (r"(.*_)?co_?pay(ment)?", 5, 50, 2),
    (r"(.*_)?(fees?|charges?|donation|tip|allowance)(_amount)?", 5, 250, 2),
    (r"(.*_)?balance", 0, 4_000, 2),
)  # fmt: skip
"""Numbers by their names: the least, the greatest, and the places that matter where there is room for places."""

_BODILY = re.compile(r"(.*_)?(heart_rate|pulse|systolic|blood_(group|type)|sex|gender)")
"""Columns of which others of their table measure a body."""

_PAIRS = (
    ("minimum", "maximum"), ("min", "max"), ("lower", "upper"), ("low", "high"), ("lowest", "highest"),
    ("least", "most"), ("from", "to"), ("start", "end"), ("start", "stop"), ("first", "last"),
    ("passing", "max"), ("pass", "max"),
    ("passing", "maximum"), ("passing", "total"), ("pass", "total"), ("obtained", "max"), ("obtained", "total"),
    ("scored", "max"), ("scored", "total"), ("soft", "hard"), ("warning", "critical"),
)  # fmt: skip


_WIDE = 30_000
"""A column that reaches so far has room above any number that a name tells of."""


def measured(table: Table, field: Field) -> tuple[Any, str] | None:
    """The source of a number that its name tells, and the reason; None where it tells nothing."""
    name = snake_case(field.name)
    least = None if re.fullmatch(_OUT_OF, name) else _least(table, field, name)
    if least is not None and _roomy(field):
        above: Any = Above(least.name)
        source = Only(above, Given(least.name)) if least.null and field.null else above
        if field.null or not least.null:
            return source, f"above {least.name}"
    called: tuple[str, ...] = (f"{head_of(table.called)}_{name}", name)
    if any(_BODILY.fullmatch(snake_case(one.name)) for one in table.fields):
        called = (f"body_{name}", name)
    if (share := _share(field, name, f"{snake_case(table.called)}_{name}")) is not None:
        return share
    if _RATED.fullmatch(snake_case(table.called)) and _ASPECT.fullmatch(name):
        return _drawn(field, 1, 5, 1), "what somebody judges, from 1 to 5"
    if name == "rate" and any(
        re.fullmatch(r"(.*_)?(quantity|qty|hours|units)", snake_case(one.name)) for one in table.fields
    ):
        called = ("hourly_rate",)
    usual = next((one[1:] for one in _MEASURES if any(spelled(one[0], name) for name in called)), None)
    beside = least or _greatest(table, field, name)
    if beside is not None and not _roomy(beside if least is None else field):
        return _halved(field, usual, upper=least is not None), f"{'above' if least else 'below'} {beside.name}"
    if usual is None:
        return None
    low, high, places = usual
    return _drawn(field, low, high, places), f"its name asks for {low:g} to {high:g}"


def _roomy(field: Field) -> bool:
    """Whether a column can hold what lies above any number that another one draws."""
    if re.fullmatch(rf"(.*_)?{_OF_CALENDAR}_(hour|day|weekday|month)", snake_case(field.name)):
        return False
    return (field.high is None or field.high >= _WIDE) and (not field.digits or field.digits - field.places >= 4)


def _halved(field: Field, usual: tuple[float, float, int] | None, *, upper: bool) -> Any:
    """Numbers of the lower or the upper half of what is usual, or of all that a column holds; none is in both."""
    least, most = float(field.low or 0), min(_bounds(field))
    low, high, places = usual or (least, most, 2 if field.storage == "float" else field.places)
    if max(low, least) < min(high, most):
        low, high = max(low, least), min(high, most)
    else:
        low, high = least, most
    step = 10.0 ** -(min(places, field.places) if field.storage == "decimal" else places)
    middle = low + (high - low) / 2 // step * step
    return _drawn(field, *((middle + step, high) if upper else (low, middle)), places)


_RATED = re.compile(r"(.*_)?(review|rating|feedback|evaluation|testimonial)(_(summary|aggregate|score))?")
_ASPECT = re.compile(
    r"((avg|average|overall|mean)_)?(overall|quality|service|value|value_for_money|cleanliness|location|comfort|staff|food|"
    r"meals?|accommodation|transport(ation)?|atmosphere|ambience|communication|accuracy|punctuality|friendliness|"
    r"helpfulness|delivery|ease_of_use|usability|difficulty|workload|clarity|originality|relevance|presentation)"
)
"""Tables of what people think of something, and what they judge there, from 1 to 5."""

_LIKELY = re.compile(r"(.*_)?(prob(ability)?|likelihood|confidence)(_(score|level))?")
_RATE = re.compile(r"(.*_)?(tax|vat|gst|discount|commission|interest|fee|margin|markup)(_rate)?")
_TAXED = re.compile(r"(.*_)?(tax|vat|gst)_rate|tax(_?(category|class))?_rate")


def _share(field: Field, name: str, called: str) -> tuple[Any, str] | None:
    """The source of a share of one, not of a hundred: what its name or its bounds leave room for no more than."""
    small = field.storage == "decimal" and 0 <= field.digits - field.places <= 1 and field.places > 1
    if _LIKELY.fullmatch(name) and (field.storage == "float" or small) and (field.high is None or field.high <= 1):
        return _drawn(field, 0, 1, 3) if small else Floats(field.low or 0, 1, 3), "a probability, from 0 to 1"
    if small and field.places > 2 and any(map(_TAXED.fullmatch, (name, called))):
        return _drawn(field, 0.02, 0.25, 2), "a rate as a part of one"
    if _RATE.fullmatch(name) and field.high is not None and field.high <= 1 and field.storage != "integer":
        return _drawn(field, 0.02, 0.25, 2) if field.digits else Floats(0.02, 0.25, 2), "a rate as a part of one"
    return None


_DEAR: tuple[tuple[str, float, float, int], ...] = (
    (
        r"house|home|property|apartment|flat|condo|villa|real_?estate|building|listing|land|plot|parcel",
        80_000,
        950_000,
        1_000,
    ),
    (r"vehicle|car|truck|van|bus|motor_?(bike|cycle)|boat|trailer|tractor", 2_500, 68_000, 100),
    (r"machine|equipment|asset|device|laptop|computer|server", 180, 9_500, 10),
    (r"course|training|workshop|seminar|retreat|conference", 40, 1_900, 10),
    (r"room|suite|cabin|accommodation|night", 45, 420, 5),
    (r"flight|cruise|trip|tour", 90, 2_400, 10),
)
"""Things whose prices are not those of a shop, by the word for them: the least, the greatest, and the steps."""

_BELONGINGS = r"bedrooms?|bathrooms?|square_(feet|met\w+)|sqft|living_(space|area)|year_built"


def dear(table: Table, field: Field) -> tuple[Any, str] | None:
    """The source of the price of a thing that no shop has, and the reason; None for other columns."""
    name = snake_case(field.name)
    if field.storage not in ("decimal", "integer", "float") or field.choices or field.unique:
        return None
    if re.fullmatch(r"((list|asking|sales?|selling|purchase|base|market)_)?(price|value|cost)", name) is None:
        return None
    thing = snake_case(table.called)
    if any(re.fullmatch(_BELONGINGS, snake_case(other.name)) for other in table.fields):
        thing = "house"
    for words, low, high, step in _DEAR:
        if re.fullmatch(rf"(.*_)?({words})", thing):
            most = min(high, *_bounds(field))
            steps = np.unique(np.round(np.geomspace(low, max(most, low), 160) / step).astype(np.int64) * step)
            fitting = [int(one) for one in steps if one <= most and (field.low is None or one >= field.low)]
            if fitting:
                return _stepped(field, fitting), f"what a {thing.replace('_', ' ')} costs"
    return None


_ANIMAL = re.compile(r"(.*_)?(breed|species|microchip(_\w+)?|chip_(no|number))")
_HUMAN = re.compile(r"(first|given|last)_name|(date_of_)?birth(_?(date|day))?|born(_on)?|dob")
_OF_BODIES = {
    "animal": {"weight": (2, 45), "height": (20, 80)},
    "person": {"weight": (48, 115), "height": (150, 198)},
}


_WEIGHED = re.compile(r"(body_?)?weights?(_?(entry|log|record|measurement|history))?|body_?measurements?")
"""Tables of what somebody weighs."""


def bodily(table: Table, field: Field) -> tuple[Any, str] | None:
    """The source of the weight (kilograms) or height (centimetres, metres where there is no room for more) of somebody,
    and the reason; None for other columns.
    """
    name = snake_case(field.name)
    if name not in ("weight", "height") or field.storage not in ("decimal", "integer", "float") or field.unique:
        return None
    others = [snake_case(one.name) for one in table.fields]
    if name == "weight" and {"reps", "repetitions", "sets"} & {*others}:
        return _drawn(field, 5, 120, 1), "the weight that is lifted, in kilograms"
    if any(map(_ANIMAL.fullmatch, others)):
        whose = "animal"
    elif any(_HUMAN.fullmatch(one) or _BODILY.fullmatch(one) for one in others) or _WEIGHED.fullmatch(
        snake_case(table.called)
    ):
        whose = "person"
    else:
        return None
    low, high = _OF_BODIES[whose][name]
    if name == "height" and min(_bounds(field)) < high:
        return _drawn(field, low / 100, high / 100, 2), f"the {name} of a {whose} in metres"
    return _drawn(field, low, high, 0), f"the {name} of {'an' if whose == 'animal' else 'a'} {whose}"


def _bounds(field: Field) -> list[float]:
    """The greatest numbers that a column holds."""
    found = [] if field.high is None else [float(field.high)]
    return [*found, 10.0 ** (field.digits - field.places) - 1] if field.digits else [*found, float(2**31 - 1)]


def _stepped(field: Field, numbers: list[int]) -> Any:
    """One of some whole numbers, as a column holds them."""
    if field.storage == "decimal":
        return choice(*(Decimal(one).quantize(Decimal(1).scaleb(-field.places)) for one in numbers))
    return choice(*(float(one) for one in numbers)) if field.storage == "float" else choice(*numbers)


def _least(table: Table, field: Field, name: str) -> Field | None:
    """The column beside this one whose name says the least of what this says the most of."""
    return _paired(table, field, name, _PAIRS)


def _greatest(table: Table, field: Field, name: str) -> Field | None:
    """The column beside this one whose name says the most of what this says the least of."""
    return _paired(table, field, name, tuple((high, low) for low, high in _PAIRS))


def _paired(table: Table, field: Field, name: str, pairs: tuple[tuple[str, str], ...]) -> Field | None:
    words = name.split("_")
    wanted = {
        "_".join([*words[:place], other, *words[place + 1 :]])
        for place, word in enumerate(words)
        for other, one in pairs
        if word == one
    }
    same = (other for other in table.fields if other.storage == field.storage and not other.reference)
    return next((other for other in same if snake_case(other.name) in wanted), None)


def _drawn(field: Field, low: float, high: float, places: int) -> Any:
    """Numbers of a range as a column holds them, within its bounds; of these alone where they leave nothing of it."""
    least = low if field.low is None else max(low, float(field.low))
    most = high if field.high is None else min(high, float(field.high))
    if field.digits:
        most = min(
            most, 10 ** (field.digits - field.places) - (1 if field.digits > field.places else 10**-field.places)
        )
    if least > most:
        least = 0 if field.low is None else float(field.low)
        most = least + 10 if field.high is None else float(field.high)
    if field.storage == "integer":
        return Integers(math.ceil(least), max(math.floor(most), math.ceil(least)), skewed=most - least > 100)
    if field.storage == "float":
        return Floats(least, most, min(places, 2) if field.high is None else None)
    unit = 10**field.places
    return Decimals(round(least * unit), max(round(most * unit), round(least * unit)), field.places)


__all__ = ["bodily", "dear", "measured"]
