"""Amounts of one row that agree: a line is its quantity times its price, a total its parts, due is what is not paid.

The names of columns tell which part of the sum they are; only columns that nobody declared are worked out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from seeding import columns
from seeding.columns import Column
from seeding.columns.combining import null_mask
from seeding.conditions import Only, Share
from seeding.generators import pick_weighted
from seeding.keys import Numbers
from seeding.patterns import spelled
from seeding.rows import Rows, evaluate
from seeding.schema import Field, Table
from seeding.wording import snake_case

PLACES = 4
"""Amounts are worked out in whole units of 10**-4."""

_TAX = r"(sales_)?(tax|vat|gst|iva|mwst)"
_OF = r"(_(amount|amt|total|price|value|sum|cost|costs))?"
_WITHOUT = rf"(net|excl?(_{_TAX})?|(excluding|ex|before|without)_{_TAX})"
_WITH = rf"(gross|incl?(_{_TAX})?|(including|inc|with)_{_TAX}|payable)"
_OPEN = r"(due|outstanding|open|remaining|owed|unpaid)"
_ROLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("quantity", (r"(.*_)?(quantity|qty)", r"hours|units")),
    ("price", (rf"((unit|list|sales?|item|product|base|hourly)_(price|cost|amount|rate)|price)(_{_WITHOUT})?",
               r"(price|cost|rate)_per_(unit|item|piece|hour)", r"rate", rf"unit_{_WITHOUT}")),
    ("percent off", (r"discount_(percent(age)?|pct|rate)", r"(percent|pct)_(off|discount)")),
    ("discount", (rf"(total_)?(discount|rebate){_OF}", r"(amount|total)_discount(ed)?")),
    ("rate", (rf"{_TAX}_?(rate|percent(age)?|pct)",)),
    ("tax", (rf"(total_)?{_TAX}(es)?{_OF}", rf"(amount|total)_{_TAX}", rf"line_{_TAX}{_OF}")),
    ("shipping", (rf"(shipping|delivery|freight|postage|handling)(_(fee|charges?))?{_OF}",)),
    ("fee", (rf"((processing|transaction|gateway|payment|service)_)?fees?{_OF}",)),
    ("paid", (r"(amount|total|already|sum)_paid", rf"paid{_OF}", r"paid_to_date")),
    ("due", (rf"(balance|outstanding|remaining|open|unpaid){_OF}", rf"(amount|total|balance)_{_OPEN}")),
    ("net", (rf"sub_?total{_OF}", rf"net{_OF}", rf"(amount|total|price|line)_{_WITHOUT}")),
    ("gross", (rf"((grand|order|invoice|final|line)_)?total{_OF}", rf"gross{_OF}", r"line_(amount|price)",
               rf"(amount|total|price|line)_{_WITH}")),
    ("amount", (r"amount",)),
)  # fmt: skip
"""What part of a sum columns are, by their names; the first that fits."""

_PIECE = re.compile(
    r"(?!(total|grand|sub|max|min|net|gross|unit|hourly|daily|average)_)[a-z]+(_[a-z]+)*_(charges?|surcharges?|fees?|costs?|"
    r"handling|levy|toll)|(labou?r|materials?|parts|rent|utilities|freight|postage)"
)
"""How the columns of charges are called that a row's total adds up."""

_SETTLED = r"paid|settled|complete[d]?|succeeded|closed|fulfilled"
_USUAL_RATE = 2000
"""The tax, in hundredths of a percent, of amounts before and after it where no column says which."""

_SOLD_FOR = r"price|(selling|retail|unit|base|current|final|our)_price"
_REDUCED_TO = r"(sales?|discount(ed)?|special|promo(tion(al)?)?|offer|reduced|member)_price"
_BEFORE = (
    r"(compare_at|original|old|was|previous|former|regular|rrp|msrp|recommended(_retail)?|strike(through)?)(_price)?"
)
_COST = r"(unit_)?cost(_price|_per_unit)?|(purchase|buying|wholesale|supplier)_(price|cost)"
"""How columns are called that say what a thing is sold for, at times for less, was sold for before, and costs."""

Terms = tuple[tuple[str, int], ...]
"""Columns that are added, with the sign of each."""


# What is worked out ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Total:
    """The sum of other amounts of the row, at least nothing; where `taxed` with a tax on top, at a column's rate or
    a usual one.
    """

    terms: Terms
    taxed: bool = False
    rate: str = ""


@dataclass(frozen=True)
class Times:
    """The price of all pieces, less the percents of another column."""

    quantity: str
    price: str
    percent_off: str = ""


@dataclass(frozen=True)
class Tax:
    """The tax on the sum of other amounts, or that is part of it, at the rate of a column."""

    terms: Terms
    rate: str = ""
    included: bool = False


@dataclass(frozen=True)
class Part:
    """One of some shares (percent, weight) of the sum of other amounts.

    Where `told` names a column of states, rows that are settled have all of it, and the others do not.
    """

    terms: Terms
    shares: tuple[tuple[int, int], ...]
    told: str = ""


@evaluate.register
def _(source: Total, rows: Rows, field: Field) -> Column:
    total = _sum(rows, source.terms)
    return _column(_divided(total * (10_000 + _rate(rows, source.rate)), 10_000) if source.taxed else total, field)


@evaluate.register
def _(source: Times, rows: Rows, field: Field) -> Column:
    # Both factors have four places: two of the eight are let go before they are multiplied.
    total = _divided(_divided(_units(rows, source.quantity), 100) * _units(rows, source.price), 100)
    if source.percent_off:
        off = np.clip(_units(rows, source.percent_off), 0, 100 * 10**PLACES)
        total -= _divided(total // 100 * off, 10**PLACES)
    return _column(total, field)


@evaluate.register
def _(source: Tax, rows: Rows, field: Field) -> Column:
    rate = _rate(rows, source.rate)
    base = _sum(rows, source.terms)
    return _column(_divided(base * rate, 10_000 + rate * source.included), field)


@evaluate.register
def _(source: Part, rows: Rows, field: Field) -> Column:
    percents = np.array([percent for percent, _ in source.shares], dtype=np.int64)
    chosen = percents.take(
        pick_weighted(rows.keys_for(field.name), tuple(float(weight) for _, weight in source.shares))
    )
    if source.told:
        states = rows.column(source.told).values()
        settled = np.array([re.fullmatch(_SETTLED, str(state).lower()) is not None for state in states], dtype=np.bool_)
        chosen = np.where(settled, 100, np.where(chosen == 100, 0, chosen))
    return _column(_divided(_sum(rows, source.terms) * chosen, 100), field)


def _rate(rows: Rows, name: str) -> Numbers:
    """The tax of each row in hundredths of a percent, as a column says it, in percent or as a share."""
    if not name:
        return np.full(len(rows), _USUAL_RATE, dtype=np.int64)
    held = rows.model.column(name).field
    share = held.storage == "decimal" and held.digits is not None and held.digits - held.places < 2
    return np.clip(_units(rows, name) // (1 if share else 100), 0, 10_000)


def _units(rows: Rows, name: str) -> Numbers:
    """The numbers of a column in units of 10**-4; none where it has no value."""
    column = rows.column(name)
    if isinstance(column, columns.Floats):
        numbers: Numbers = np.rint(column.array * 10**PLACES).astype(np.int64)
    else:
        places = column.places if isinstance(column, columns.Decimals) else 0
        numbers = column.array * 10 ** (PLACES - places) if places < PLACES else column.array // 10 ** (places - PLACES)
    return np.where(null_mask(column), 0, numbers)


def _sum(rows: Rows, terms: Terms) -> Numbers:
    total = np.zeros(len(rows), dtype=np.int64)
    for name, sign in terms:
        total += sign * _units(rows, name)
    return np.maximum(total, 0)


def _divided(numbers: Numbers, by: Numbers | int) -> Numbers:
    """Non-negative numbers divided and rounded."""
    return (numbers + by // 2) // by


def _column(units: Numbers, field: Field) -> Column:
    """Units of 10**-4 as a column holds them: rounded, and within its bounds."""
    if field.storage == "float":
        return columns.Floats(_divided(units, 100) / 100)
    if field.storage == "integer":
        return columns.Integers(_divided(units, 10**PLACES))
    numbers = _divided(units, 10 ** (PLACES - field.places))
    most = 10 ** (field.digits or 18) - 1
    if field.high is not None:
        most = min(most, int(field.high * 10**field.places))
    least = 0 if field.low is None else int(field.low * 10**field.places)
    return columns.Decimals(np.clip(numbers, least, most), field.places)


# What columns are worked out of others --------------------------------------------------------------------

_DISCOUNTS = ((0, 70), (5, 10), (10, 12), (20, 8))
_PAYMENTS = ((100, 60), (50, 10), (0, 30))
_FEES = ((2, 60), (3, 40))
_REDUCED = ((110, 20), (120, 35), (125, 25), (150, 20))
_REDUCTIONS = ((75, 20), (80, 30), (85, 20), (90, 30))
_COSTS = ((45, 20), (55, 30), (60, 30), (70, 20))


def worked_out(table: Table, free: Collection[str]) -> dict[str, tuple[Any, str]]:
    """The sources of the amounts that follow from others of their row, and why, by name of the column.

    `free` are the columns that nobody declared.
    """
    part = _parts(table)
    if part.get("price") == "rate" and "quantity" not in part:
        del part["price"]
    if {"tax", "gross"} <= part.keys() and not {"net", "quantity"} & part.keys():
        own = next((role for role in ("amount", "price", "fee") if role in part), None)
        part |= {"net": part.pop(own)} if own else {}
    found: dict[str, tuple[Any, str]] = {}

    def follows(role: str, source: Any, reason: str) -> None:
        if role in part and part[role] in free and part[role] not in found:
            found[part[role]] = source, reason

    for name, source, reason in _beside_price(table):
        if name in free:
            found[name] = source, reason
    for name, without in _with_tax(table):
        if name in free and name not in part.values():
            found[name] = Total(((without, 1),), True, part.get("rate", "")), f"what {without} comes to with the tax"
    for name, price in _taxes_of_pieces(table):
        if name in free and name not in part.values():
            found[name] = Tax(((price, 1),), part.get("rate", "")), f"the tax on {price}"
    for name, source, reason in _in_stock(table):
        if name in free:
            found[name] = source, reason
    pieces: Terms = () if {"net", "amount", "price", "quantity", "discount"} & part.keys() else _pieces(table)
    if "gross" in part and len(pieces) > 1:
        said = " and ".join(name for name, _ in pieces)
        follows("tax", Tax(pieces, part.get("rate", "")), f"the tax on {said}")
        taxes: Terms = tuple((part[role], 1) for role in ("tax",) if role in part)
        follows("gross", Total(pieces + taxes), f"what {' and '.join(name for name, _ in pieces + taxes)} come to")
    line = next((role for role in ("net", "gross", "amount") if role in part), None)
    if line and {"quantity", "price"} <= part.keys():
        off = part.get("percent off", "")
        follows(line, Times(part["quantity"], part["price"], off), f"{part['quantity']} times {part['price']}")
    whole = part.get("net") or part.get("gross")
    if whole is None:
        return found
    if "amount" in part and "fee" in part and "gross" not in part:
        amount, fee = part["amount"], part["fee"]
        follows("fee", Part(((amount, 1),), _FEES), f"a small share of {amount}")
        follows("net", Total(((amount, 1), (fee, -1))), f"{amount} less {fee}")
        return found
    if "percent off" in part:
        off = part["percent off"]
        follows("discount", Tax(((whole, 1),), off), f"{off} of {whole}")
    follows("discount", Part(((whole, 1),), _DISCOUNTS), f"a share of {whole}, mostly none")
    base: Terms = ((whole, 1),)
    if "net" in part:
        base += tuple((part[role], -1) for role in ("discount",) if role in part)
    follows("tax", Tax(base, part.get("rate", ""), "net" not in part), f"the tax on {whole}")
    if "net" in part:
        more = tuple((part[role], 1) for role in ("tax", "shipping") if role in part)
        taxed = "tax" not in part and not re.match(r"sub_?total", snake_case(whole))
        rate = part.get("rate", "") if taxed else ""
        added = [n for n, _ in more] + ([f"the tax at {rate}"] if rate else [])
        follows("gross", Total(base + more, taxed, rate), " and ".join([f"what {whole} comes to", *added]))
    for field in table.fields:
        worth = _amount_beside(field.name)
        if worth in found and worth != field.name and field.name in free and _fine(field):
            found[field.name] = Total(((worth, 1),)), f"what {worth} is"
    owed = part.get("gross", whole)
    told = next((f.name for f in table.fields if f.choices and _tells(f)), "")
    follows("paid", Part(((owed, 1),), _PAYMENTS, told), f"all of {owed}, a part, or nothing yet")
    if "paid" in part:
        follows("due", Total(((owed, 1), (part["paid"], -1))), f"what is left of {owed}")
    return found


def _beside_price(table: Table) -> Iterator[tuple[str, Any, str]]:
    """The prices that a thing had before, above what it is sold for, and what it goes for at times and costs, below."""
    plain = [f for f in table.fields if _fine(f) and not (f.reference or f.custom or f.unique or f.choices or f.item)]
    sold = next(
        (f.name for names in (_SOLD_FOR, _REDUCED_TO) for f in plain if re.fullmatch(names, snake_case(f.name))), None
    )
    if sold is None:
        return
    kept = ((_BEFORE, _REDUCED, "above"), (_REDUCED_TO, _REDUCTIONS, "below"), (_COST, _COSTS, "below"))
    for field in plain:
        for names, shares, reason in kept:
            if field.name != sold and re.fullmatch(names, snake_case(field.name)):
                source = Part(((sold, 1),), shares)
                told = Only(source, Share(field.name, 0.5)) if field.null else source
                yield field.name, told, f"{reason} {sold}, which is what it is sold for"


def _with_tax(table: Table) -> Iterator[tuple[str, str]]:
    """The amounts of anything with the tax, each with the one without: `shipping_incl_tax` and `shipping_excl_tax`."""
    plain = {snake_case(f.name): f.name for f in table.fields if _fine(f) and not (f.reference or f.choices)}
    for name, own in plain.items():
        match = re.fullmatch(rf"(?P<of>\w+?)_{_WITH}", name)
        without = match and rf"{re.escape(match['of'])}_{_WITHOUT}"
        other = next((one for one in plain if without and re.fullmatch(without, one)), None)
        if other is not None:
            yield own, plain[other]


def _taxes_of_pieces(table: Table) -> Iterator[tuple[str, str]]:
    """The taxes on one piece, each with its price without it: `unit_vat` of `unit_net`."""
    plain = {snake_case(f.name): f.name for f in table.fields if _fine(f) and not (f.reference or f.choices)}
    for name, own in plain.items():
        price = next((one for one in plain if re.fullmatch(rf"unit_(price|cost|(price_)?{_WITHOUT})", one)), None)
        if price is not None and re.fullmatch(rf"unit_{_TAX}{_OF}", name):
            yield own, plain[price]


_COUNTED = r"(_?(quantity|qty|stock|units|count|level))?"
_ON_HAND = rf"((num|quantity|qty|stock|units|physical)_)?(on_hand|in_stock|in_store){_COUNTED}|(physical|total)_stock"
_HELD = rf"((num|quantity|qty|stock|units)_)?(reserved|allocated|committed|on_hold){_COUNTED}"
_LEFT = rf"((num|quantity|qty|stock|units)_)?(available|free|unreserved){_COUNTED}"
_RESERVED = ((0, 45), (5, 20), (10, 15), (25, 15), (60, 5))


def _in_stock(table: Table) -> Iterator[tuple[str, Any, str]]:
    """How much of what is there is reserved, and how much is left."""
    plain = [
        f for f in table.fields if f.storage in ("integer", "decimal") and not (f.reference or f.choices or f.unique)
    ]

    def called(names: str) -> str:
        return next((f.name for f in plain if re.fullmatch(names, snake_case(f.name))), "")

    there, held, left = called(_ON_HAND), called(_HELD), called(_LEFT)
    if there and held:
        source = Part(((there, 1),), _RESERVED)
        null = table.field(held).null
        yield held, Only(source, Share(held, 0.8)) if null else source, f"a part of {there}, mostly none"
    if there and left:
        yield left, Total(((there, 1), *(((held, -1),) if held else ()))), f"what is left of {there}"


def _parts(table: Table) -> dict[str, str]:
    """The columns that are parts of a sum, by what part they are: the first of each."""
    found: dict[str, str] = {}
    for field in table.fields:
        plain = not (field.reference or field.custom or field.unique or field.item)
        role = _role(field) if plain else None
        if role is not None and (role == "rate" or not field.choices):
            known = found.setdefault(role, field.name)
            if field.name == _amount_beside(known):
                found[role] = field.name
    if "net" in found and not {"gross", "paid"} & found.keys() and "due" in found:
        found["gross"] = found.pop("due")  # Where nothing says what was paid, all of it is due.
    return found


def _amount_beside(name: str) -> str:
    """The amount that a value comes to, which may be a share: `discount_amount` of `discount_value`."""
    return re.sub(r"_value$", "_amount", name)


def _pieces(table: Table) -> Terms:
    """The charges and costs of a row, which its total adds up."""
    return tuple(
        (field.name, 1)
        for field in table.fields
        if _PIECE.fullmatch(snake_case(field.name)) and _fine(field) and not (field.choices or field.unique)
    )


def _fine(field: Field) -> bool:
    return field.storage == "float" or (field.storage == "decimal" and field.places <= PLACES)


def _role(field: Field) -> str | None:
    """What part of a sum a column is, if it holds numbers that fine; of whole numbers only how many there are."""
    name = snake_case(field.name)
    role = next((role for role, names in _ROLES if any(spelled(one, name) for one in names)), None)
    if role == "tax" and field.digits and field.digits - field.places <= 2:
        role = "rate"
    if field.storage == "integer":
        return role if role == "quantity" else None
    return role if _fine(field) else None


def _tells(field: Field) -> bool:
    """Whether a column of states tells whether something is paid."""
    return any(re.fullmatch(_SETTLED, str(value).lower()) for value in field.choices)


__all__ = ["Part", "Tax", "Times", "Total", "worked_out"]
