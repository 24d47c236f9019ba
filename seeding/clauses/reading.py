"""One clause as a condition of Django's, by recursive descent. What is not understood for certain is not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import reduce
from itertools import combinations
from operator import and_, eq, ge, gt, le, lt, ne, or_
from typing import Any

from django.db.models import F, Q
from django.db.models.expressions import CombinedExpression, Expression, Func, Value
from django.db.models.functions import Abs, Coalesce, Length, Lower, Trim, Upper
from django.db.models.lookups import Exact, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual, Lookup

from seeding.clauses.tokens import Token, tokens_of
from seeding.schema import Field, Storage, Table
from seeding.truth import paths_in

MOST_COUNTED = 6
"""A comparison with how many of some conditions hold is read for so many conditions at most."""


def condition_of(table: Table, text: str) -> Q | None:
    """The condition over a table's fields that a clause states; None where it is not understood."""
    try:
        return _Reader(table, text).read()
    except (_NotUnderstood, RecursionError):
        return None


class _NotUnderstood(Exception):
    """SQL that is not read here."""


@dataclass(frozen=True)
class _Tally:
    """How many of some conditions hold."""

    conditions: tuple[Q, ...]

    def compared(self, sign: str, number: Any) -> Q:
        if sign not in _COMPARING or not isinstance(number, int) or len(self.conditions) > MOST_COUNTED:
            raise _NotUnderstood
        sizes = [size for size in range(len(self.conditions) + 1) if _COMPARING[sign](size, number)]
        exactly = [
            reduce(and_, [one if one in chosen else ~one for one in self.conditions])
            for size in sizes
            for chosen in combinations(self.conditions, size)
        ]
        if not exactly or len(set(map(str, self.conditions))) < len(self.conditions):
            raise _NotUnderstood
        return reduce(or_, exactly)


_COMPARING: Mapping[str, Callable[[Any, Any], bool]] = {"=": eq, "<>": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_LOOKUPS: Mapping[str, tuple[str, type[Lookup[Any]]]] = {
    "=": ("exact", Exact),
    "<": ("lt", LessThan),
    "<=": ("lte", LessThanOrEqual),
    ">": ("gt", GreaterThan),
    ">=": ("gte", GreaterThanOrEqual),
}
_TURNED = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_SAME = {"!=": "<>", "==": "="}
_LIKE = {"~~": "", "~~*": "i", "~": "regex", "~*": "iregex"}
_MATCHING = {"LIKE": "~~*", "ILIKE": "~~*", "REGEXP": "~"}
"""SQLite's LIKE is blind to case; PostgreSQL prints its own as `~~`."""

_FUNCTIONS: Mapping[str, type[Func]] = {
    "length": Length, "char_length": Length, "character_length": Length, "lower": Lower, "upper": Upper, "abs": Abs,
    "trim": Trim, "btrim": Trim,
}  # fmt: skip
_NUMBERS: frozenset[Storage] = frozenset({"integer", "decimal", "float"})
_TYPES: Mapping[str, frozenset[Storage]] = {
    **dict.fromkeys(("text", "varchar", "character", "char", "bpchar"), frozenset[Storage]({"text"})),
    **dict.fromkeys(("numeric", "decimal", "double", "real", "float"), _NUMBERS),
    **dict.fromkeys(("integer", "int", "bigint", "smallint"), frozenset[Storage]({"integer"})),
    "boolean": frozenset({"boolean"}),
    "date": frozenset({"date"}),
    "timestamp": frozenset({"timestamp"}),
}
"""The storages that a cast to a type leaves as they are."""

_TYPE_WORDS = ("VARYING", "PRECISION", "WITH", "WITHOUT", "TIME", "ZONE")


class _Reader:
    """Reads one clause by recursive descent: conditions as `Q`, values as expressions of Django's, lists as tuples."""

    def __init__(self, table: Table, text: str) -> None:
        self.columns = {one.column.lower(): one for one in table.fields}
        self.fields = {one.name: one for one in table.fields}
        self.tokens = tokens_of(text)
        self.place = 0

    def read(self) -> Q:
        found = _truth(self._either(), self.fields)
        if self._next.kind != "end" or not paths_in(found):
            raise _NotUnderstood
        return found

    # The tokens that come next

    @property
    def _next(self) -> Token:
        return self.tokens[self.place]

    def _take(self) -> Token:
        if self._next.kind == "end":
            raise _NotUnderstood
        self.place += 1
        return self.tokens[self.place - 1]

    def _sign(self, *signs: str) -> str:
        """The sign that comes next, if it is one of these, else nothing."""
        return self._take().text if self._next.kind == "sign" and self._next.text in signs else ""

    def _word(self, *words: str) -> str:
        return self._take().text.upper() if self._next.is_word(*words) else ""

    def _expect(self, *texts: str) -> None:
        for text in texts:
            if not (self._sign(text) or self._word(text)):
                raise _NotUnderstood

    # Conditions

    def _either(self) -> Any:
        found = self._both()
        while self._word("OR"):
            found = _truth(found, self.fields) | _truth(self._both(), self.fields)
        return found

    def _both(self) -> Any:
        found = self._negated()
        while self._word("AND"):
            found = _truth(found, self.fields) & _truth(self._negated(), self.fields)
        return found

    def _negated(self) -> Any:
        if self._word("NOT"):
            return ~_truth(self._negated(), self.fields)
        return self._compared()

    def _compared(self) -> Any:
        left = self._sum()
        while True:
            sign = self._sign(*_TURNED, *_SAME, *_LIKE, *(f"!{one}" for one in _LIKE))
            if sign:
                left = self._comparison(left, _SAME.get(sign, sign))
            elif self._word("IS"):
                left = self._is(left)
            elif self._next.is_word("NOT", "IN", "BETWEEN", *_MATCHING):
                left = ~self._matched(left) if self._word("NOT") else self._matched(left)
            else:
                return left

    def _comparison(self, left: Any, sign: str) -> Q:
        quantity = self._word("ANY", "SOME", "ALL")
        if not quantity:
            return self._judged(left, sign, self._sum())
        listed = self._sum()
        if not isinstance(listed, tuple):
            raise _NotUnderstood
        if (quantity == "ALL") == (sign == "<>") and sign in ("=", "<>"):
            return self._among(left, listed) if sign == "=" else ~self._among(left, listed)
        return reduce(and_ if quantity == "ALL" else or_, [self._judged(left, sign, one) for one in listed])

    def _is(self, left: Any) -> Q:
        denied = bool(self._word("NOT"))
        if self._word("NULL"):
            return Q((f"{_path(left)}__isnull", not denied))
        wanted = self._word("TRUE", "FALSE")
        condition = _truth(left, self.fields)
        if not wanted or not isinstance(left, F):
            raise _NotUnderstood
        given = Q((f"{_path(left)}__isnull", False))
        found = (condition if wanted == "TRUE" else ~condition) & given
        return ~found if denied else found

    def _matched(self, left: Any) -> Q:
        word = self._word("IN", "BETWEEN", *_MATCHING)
        if word == "IN":
            return self._among(left, self._list("(", ")"))
        if word == "BETWEEN":
            low = self._sum()
            self._expect("AND")
            return self._judged(left, ">=", low) & self._judged(left, "<=", self._sum())
        if word in _MATCHING:
            return self._judged(left, _MATCHING[word], self._sum())
        raise _NotUnderstood

    # What comparisons say

    def _judged(self, left: Any, sign: str, right: Any) -> Q:
        if sign.strip("!") in _LIKE:
            found = _like(left, _LIKE[sign.strip("!")], right, self.fields)
            return ~found if sign.startswith("!") else found
        if isinstance(left, _Tally) or isinstance(right, _Tally):
            tally, other, sign = (left, right, sign) if isinstance(left, _Tally) else (right, left, _TURNED[sign])
            return tally.compared(sign, getattr(other, "value", None))
        if isinstance(left, Q) or isinstance(right, Q):
            return self._equivalent(left, sign, right)
        if isinstance(left, Value) or (_path(left, None) is None and _path(right, None) is not None):
            left, sign, right = right, _TURNED[sign], left
        right = self._fitting(left, right)
        if sign == "<>":
            return ~_asked(left, "=", right)
        return _asked(left, sign, right)

    def _equivalent(self, left: Any, sign: str, right: Any) -> Q:
        if sign not in ("=", "<>"):
            raise _NotUnderstood
        if isinstance(right, Value) and isinstance(right.value, bool):
            found = left if right.value else ~left
        else:
            one, other = _truth(left, self.fields), _truth(right, self.fields)
            found = one & other | ~one & ~other
        return ~found if sign == "<>" else found

    def _among(self, left: Any, listed: tuple[Any, ...]) -> Q:
        fitted = [self._fitting(left, one) for one in listed]
        if not all(isinstance(one, Value) for one in fitted):
            raise _NotUnderstood
        return Q((f"{_path(left)}__in", tuple(one.value for one in fitted)))

    def _fitting(self, left: Any, right: Any) -> Any:
        """What a value is compared with, as the value's storage has it."""
        storage = _storage(left, self.fields)
        if isinstance(right, Value):
            return Value(_constant(right.value, storage))
        other = _storage(right, self.fields)
        if storage != other and not {storage, other} <= _NUMBERS:
            raise _NotUnderstood
        return right

    # Values

    def _sum(self) -> Any:
        found = self._product()
        while sign := self._sign("+", "-"):
            found = self._combined(found, sign, self._product())
        return found

    def _product(self) -> Any:
        found = self._cast()
        while self._sign("*"):
            found = self._combined(found, "*", self._cast())
        return found

    def _combined(self, left: Any, sign: str, right: Any) -> Any:
        if isinstance(left, (Q, _Tally)) and sign == "+":
            return _Tally((*_counted(left).conditions, *_counted(right).conditions))
        parts = [one for one in (left, right) if not isinstance(one, Value)]
        numbers = [one.value for one in (left, right) if isinstance(one, Value)]
        if not all(_storage(one, self.fields) in _NUMBERS for one in parts) or not all(map(_is_number, numbers)):
            raise _NotUnderstood
        return CombinedExpression(left, sign, right)

    def _cast(self) -> Any:
        found = self._primary()
        while self._sign("::"):
            found = self._as(found, self._type())
        return found

    def _type(self) -> str:
        """The first word of a type's name."""
        name = self._take().name.lower()
        while self._sign("."):
            name = self._take().name.lower()
        while self._word(*_TYPE_WORDS):
            pass
        if self._next.text == "(":
            self._list("(", ")")
        while self._word(*_TYPE_WORDS):
            pass
        while self._sign("["):
            self._expect("]")
        return name

    def _as(self, value: Any, kind: str) -> Any:
        if isinstance(value, tuple):
            return tuple(self._as(one, kind) for one in value)
        storages = _TYPES.get(kind, frozenset())
        if isinstance(value, Value):
            return Value(_constant(value.value, "decimal")) if storages <= _NUMBERS and storages else value
        if isinstance(value, (Q, _Tally)) and "integer" in storages:
            return _counted(value)
        if isinstance(value, (Q, _Tally)) or _storage(value, self.fields) not in storages:
            raise _NotUnderstood
        return value

    def _primary(self) -> Any:
        token = self._take()
        if token.text == "-":
            return _negative(self._cast())
        if token.text == "(":
            found = self._either()
            self._expect(")")
            return found
        if token.kind == "string":
            return Value(token.text[1:-1].replace("''", "'"))
        if token.kind == "number":
            return Value(Decimal(token.text) if "." in token.text else int(token.text))
        if token.is_word("TRUE", "FALSE"):
            return Value(token.is_word("TRUE"))
        if token.is_word("ARRAY"):
            return self._list("[", "]")
        if token.is_word("CASE"):
            return self._case()
        if token.is_word("CAST"):
            self._expect("(")
            value = self._either()
            self._expect("AS")
            found = self._as(value, self._type())
            self._expect(")")
            return found
        if token.kind == "word" and self._next.text == "(":
            return self._call(token.text.lower())
        return self._column(token)

    def _column(self, token: Token) -> F:
        while self._sign("."):
            token = self._take()
        field = self.columns.get(token.name.lower())
        if token.kind not in ("word", "quoted") or field is None:
            raise _NotUnderstood
        return F(field.name)

    def _list(self, opening: str, closing: str) -> tuple[Any, ...]:
        self._expect(opening)
        found = [self._either()]
        while self._sign(","):
            found.append(self._either())
        self._expect(closing)
        return tuple(found)

    def _case(self) -> _Tally:
        """`CASE WHEN … THEN 1 ELSE 0 END`."""
        self._expect("WHEN")
        condition = self._either()
        self._expect("THEN")
        one = self._sum()
        self._expect("ELSE")
        none = self._sum()
        self._expect("END")
        if one != Value(1) or none != Value(0):
            raise _NotUnderstood
        return _counted(condition)

    def _call(self, name: str) -> Any:
        if name == "trim" and self.tokens[self.place + 1].is_word("BOTH"):
            self._expect("(", "BOTH", "FROM")
            found = Trim(self._sum())
            self._expect(")")
            return self._checked(found)
        arguments = self._list("(", ")")
        if name in ("num_nonnulls", "num_nulls"):
            return _Tally(tuple(Q((f"{_path(one)}__isnull", name == "num_nulls")) for one in arguments))
        if name == "coalesce" and len(arguments) > 1 and isinstance(arguments[0], F):
            return Coalesce(arguments[0], *(self._fitting(arguments[0], one) for one in arguments[1:]))
        if name not in _FUNCTIONS or len(arguments) != 1:
            raise _NotUnderstood
        return self._checked(_FUNCTIONS[name](arguments[0]))

    def _checked(self, function: Func) -> Func:
        """A function of what it is for: `abs` of numbers, the others of text."""
        storage = _storage(function.source_expressions[0], self.fields)
        if (storage not in _NUMBERS) if isinstance(function, Abs) else storage != "text":
            raise _NotUnderstood
        return function


def _truth(part: Any, fields: Mapping[str, Field]) -> Q:
    """A condition; a column that is one is true or not."""
    if isinstance(part, Q):
        return part
    if isinstance(part, F) and _storage(part, fields) == "boolean":
        return Q((_path(part), True))
    raise _NotUnderstood


def _counted(part: Any) -> _Tally:
    """A condition as a number. Only conditions that are never unknown are."""
    if isinstance(part, _Tally):
        return part
    if not isinstance(part, Q) or not all(path.endswith("__isnull") for path in paths_in(part)):
        raise _NotUnderstood
    return _Tally((part,))


def _negative(part: Any) -> Value:
    if not isinstance(part, Value) or not _is_number(part.value):
        raise _NotUnderstood
    return Value(-part.value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


_REFUSE: Any = object()


def _path(part: Any, otherwise: Any = _REFUSE) -> Any:
    """How a lookup of Django's names a column, or what a function makes of one."""
    if isinstance(part, F):
        return str(part.name)  # type: ignore[attr-defined]
    if isinstance(part, Func) and type(part) in _FUNCTIONS.values():
        inner = _path(part.source_expressions[0], otherwise)
        return otherwise if inner is otherwise else f"{inner}__{type(part).__name__.lower()}"
    if otherwise is _REFUSE:
        raise _NotUnderstood
    return otherwise


def _storage(part: Any, fields: Mapping[str, Field]) -> Storage:
    """What values of an expression are, where they are stored as they are drawn."""
    if isinstance(part, F):
        field = fields[_path(part)]
        if field.custom is not None and field.storage not in _NUMBERS:
            raise _NotUnderstood
        return field.storage
    if isinstance(part, Length):
        return "integer"
    if isinstance(part, CombinedExpression):
        both = [_storage(one, fields) for one in (part.lhs, part.rhs) if not isinstance(one, Value)]
        return next((one for one in both if one != "integer"), "integer")
    if isinstance(part, Func):
        return _storage(part.source_expressions[0], fields)
    raise _NotUnderstood


def _constant(value: Any, storage: Storage) -> Any:
    """A constant of SQL as the values of a storage are compared with it."""
    try:
        match storage, value:
            case "text", str():
                return value
            case "boolean", bool():
                return value
            case "boolean", int() if value in (0, 1):
                return bool(value)
            case (("integer" | "decimal" | "float"), (int() | Decimal() | str())) if not isinstance(value, bool):
                number = Decimal(value)
                whole = number == int(number)
                if whole or storage != "integer":
                    return int(number) if whole else number
            case "date", str():
                return date.fromisoformat(value)
            case "timestamp", str():
                instant = datetime.fromisoformat(value)
                return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, InvalidOperation, OverflowError):
        pass
    raise _NotUnderstood


def _asked(left: Any, sign: str, wanted: Any) -> Q:
    if sign not in _LOOKUPS:
        raise _NotUnderstood
    lookup, kind = _LOOKUPS[sign]
    path = _path(left, None)
    if path is None:
        if not isinstance(left, Expression):
            raise _NotUnderstood
        return Q(kind(left, wanted))
    return Q(
        (path if lookup == "exact" else f"{path}__{lookup}", wanted.value if isinstance(wanted, Value) else wanted)
    )


def _like(left: Any, form: str, pattern: Any, fields: Mapping[str, Field]) -> Q:
    """A text that matches a regular expression (`form` names the lookup) or is LIKE a pattern (`i`: in any case)."""
    text = getattr(pattern, "value", None)
    if not isinstance(text, str) or _storage(left, fields) != "text":
        raise _NotUnderstood
    if form.endswith("regex"):
        try:
            re.compile(text)
        except re.error:
            raise _NotUnderstood from None
        return Q((f"{_path(left)}__{form}", text))
    inner = text.strip("%")
    if not inner or set(inner) & set("%_\\"):
        raise _NotUnderstood
    lookup = {(False, False): "exact", (False, True): "startswith", (True, False): "endswith"}
    where = lookup.get((text.startswith("%"), text.endswith("%")), "contains")
    return Q((f"{_path(left)}__{form}{where}", inner))


__all__ = ["condition_of"]
