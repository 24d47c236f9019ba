"""Rules as text, as plans hold them: `quantity * unit_price`, `created_at + days(30)`, `total >= 10`.

The language is a part of Python's expressions: fields, `parent.field` and `foreign_key.field`, numbers and text,
arithmetic, comparisons, `and`, `or`, `not`, `a if condition else b` and a few functions. Whole numbers and decimals are
exact; what is divided is not. Nothing is executed but what is listed here.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from seeding import columns
from seeding.columns import DAY, Column, Mask, Text, mapped, template
from seeding.schema import Field, Table, reverse_relations

if TYPE_CHECKING:
    from seeding.rows import Rows

Nature = Literal["number", "float", "instant", "date", "duration", "truth", "text", "other"]
"""What a part of an expression is. Numbers are whole numbers of 10**-places, the rest is in the units of `Rows`."""

_NATURES: dict[str, Nature] = {
    "integer": "number",
    "decimal": "number",
    "float": "float",
    "timestamp": "instant",
    "date": "date",
    "time": "duration",
    "duration": "duration",
    "boolean": "truth",
    "text": "text",
}
_MOST_PLACES = 9
_UNITS = {"days": DAY, "hours": DAY // 24, "minutes": DAY // 1440, "seconds": DAY // 86_400}
_PLACES = ("nth", "siblings", "row_number")
_OPERATORS: dict[type, tuple[str, Callable[..., Any]]] = {
    ast.Add: ("+", operator.add),
    ast.Sub: ("-", operator.sub),
    ast.Mult: ("*", operator.mul),
    ast.Div: ("/", operator.truediv),
    ast.FloorDiv: ("//", operator.floordiv),
    ast.Mod: ("%", operator.mod),
    ast.Eq: ("==", operator.eq),
    ast.NotEq: ("!=", operator.ne),
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: (">=", operator.ge),
}
FUNCTIONS = ("abs", "count", "days", "hours", "lower", "max", "min", "minutes", "round", "seconds", "sum", "upper")


class ExpressionError(ValueError):
    """An expression that cannot be read or does not fit the fields it names."""


@dataclass(frozen=True)
class Term:
    """Values of a part of an expression, one for each row (or one for all), in the units of its nature."""

    nature: Nature
    values: Any
    places: int = 0
    nulls: Mask | None = None


@dataclass(frozen=True)
class Expression:
    """A rule as text; calling it with rows gives what a rule of `seeds.py` returns."""

    text: str

    @property
    def __name__(self) -> str:
        return self.text

    @property
    def tree(self) -> ast.expr:
        return _parsed(self.text)

    def __call__(self, rows: Rows) -> Any:
        return self.column(rows, None)

    def term(self, rows: Rows) -> Term:
        return _Evaluation(rows, self.text).term(self.tree)

    def holds(self, rows: Rows) -> Mask:
        """Where a condition is true; rows for which it is unknown do not fail it, as in SQL."""
        term = self.term(rows)
        if term.nature != "truth":
            raise ExpressionError(f"`{self.text}` is no condition; compare it with something, as in `total >= 10`")
        truth = np.broadcast_to(np.asarray(term.values, dtype=np.bool_), (len(rows),))
        return truth if term.nulls is None else truth | term.nulls

    def column(self, rows: Rows, field: Field | None) -> Column | NDArray[Any]:
        """The values as a column of a field; numbers are rounded half up to its places."""
        term = self.term(rows)
        if term.nature == "text":
            text = term.values if isinstance(term.values, Text) else columns.constant(str(term.values), len(rows))
            return text.with_nulls(term.nulls)
        values = np.broadcast_to(np.asarray(term.values), (len(rows),))
        return _stored(values, term, field).with_nulls(term.nulls)


def _stored(values: NDArray[Any], term: Term, field: Field | None) -> Column:
    match term.nature:
        case "number":
            places = field.places if field and field.storage == "decimal" else 0
            if field and field.storage == "float":
                return columns.Floats(values / 10.0**term.places)
            if field is None:
                return columns.Decimals(values, term.places) if term.places else columns.Integers(values)
            rounded = _rescaled(values, term.places, places)
            return columns.Decimals(rounded, places) if field.storage == "decimal" else columns.Integers(rounded)
        case "float":
            if field is not None and field.storage == "integer":
                return columns.Integers(np.floor(values + 0.5).astype(np.int64))
            return columns.Floats(values.astype(np.float64))
        case "truth":
            return columns.Booleans(values.astype(np.bool_))
        case "instant":
            return columns.Timestamps(values.astype(np.int64))
        case "date":
            return columns.Dates(values.astype(np.int64))
        case "duration":
            if field is not None and field.storage == "time":
                return columns.Times(values.astype(np.int64) % DAY)
            return columns.Durations(values.astype(np.int64))
    raise ExpressionError(f"a rule cannot give what {term.nature} values are")


def _rescaled(values: NDArray[Any], places: int, wanted: int) -> NDArray[Any]:
    if wanted >= places:
        return values * 10 ** (wanted - places)
    step = 10 ** (places - wanted)
    return (values + step // 2) // step


@lru_cache(maxsize=1024)
def _parsed(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError) as error:
        where = f" at character {error.offset}" if isinstance(error, SyntaxError) and error.offset else ""
        raise ExpressionError(f"`{text}` cannot be read{where}: {getattr(error, 'msg', error)}") from None


# Before any row is drawn ----------------------------------------------------------------------------------


def problems(expression: Expression, table: Table, schema: Any, parent: str | None) -> list[str]:
    """What an expression names that the table does not have, or says in another way than it can be said."""
    found: list[str] = []
    try:
        tree = expression.tree
    except ExpressionError as error:
        return [str(error)]

    def visit(node: ast.AST) -> None:
        match node:
            case ast.Name(id=name):
                if name not in _PLACES and name != "as_of" and not table.has(name):
                    known = [f.name for f in table.fields] + list(_PLACES)
                    found.append(_unknown(name, table.label, known))
            case ast.Attribute() if not all(part.isidentifier() for part in ast.unparse(node).split(".")):
                found.append(f"`{ast.unparse(node)}`: a rule cannot say that")
            case ast.Attribute():
                found.extend(_path_problems(node, table, schema, parent))
            case ast.Call(func=ast.Name(id="sum" | "count" as name), args=[argument]):
                relation = argument.value if isinstance(argument, ast.Attribute) else argument
                if not isinstance(relation, ast.Name):
                    found.append(f"{name}() takes what points here, as in sum(lines.total) or count(lines)")
                elif relation.id not in (children := reverse_relations(table.label, schema)):
                    found.append(_unknown(relation.id, f"what points at {table.label}", sorted(children)))
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS:
                for argument in arguments:
                    visit(argument)
            case ast.Call(func=function):
                found.append(
                    f"`{ast.unparse(function)}()`: there is no such function; there are: {', '.join(FUNCTIONS)}"
                )
            case ast.BinOp() | ast.UnaryOp() | ast.BoolOp() | ast.Compare() | ast.IfExp() | ast.Tuple() | ast.List():
                for child in ast.iter_child_nodes(node):
                    visit(child)
            case ast.Constant(value=value):
                if not isinstance(value, (bool, int, float, str)):
                    found.append(f"`{ast.unparse(node)}` is no number and no text")
            case ast.expr_context() | ast.operator() | ast.cmpop() | ast.boolop() | ast.unaryop():
                pass
            case _:
                found.append(f"`{ast.unparse(node)}`: a rule cannot say that")

    visit(tree)
    return found


def _unknown(name: str, owner: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"{owner} has no `{name}`" + (f". Did you mean `{near[0]}`?" if near else f"; it has: {', '.join(known)}")


def _path_problems(node: ast.Attribute, table: Table, schema: Any, parent: str | None) -> list[str]:
    path = ast.unparse(node).split(".")
    for place, name in enumerate(path[:-1]):
        if name == "parent" and place == 0:
            if parent is None:
                return [f"{table.label} follows no parent, so there is no `parent`"]
            table = schema[parent]
            continue
        if not table.has(name):
            return [_unknown(name, table.label, [f.name for f in table.references])]
        reference = table.field(name).reference
        if reference is None or reference.table not in schema:
            return [f"`{name}` of {table.label} points at no other table"]
        table = schema[reference.table]
    if not table.has(path[-1]):
        return [_unknown(path[-1], table.label, [f.name for f in table.fields])]
    return []


# Values ---------------------------------------------------------------------------------------------------


class _Evaluation:
    """Walks an expression for a batch of rows."""

    def __init__(self, rows: Rows, text: str) -> None:
        self.rows = rows
        self.text = text

    def term(self, node: ast.AST) -> Term:
        match node:
            case ast.Constant(value=bool() as value):
                return Term("truth", value)
            case ast.Constant(value=int() as value):
                return Term("number", np.int64(value))
            case ast.Constant(value=float()):
                exact = Decimal(ast.unparse(node))
                places = max(0, -int(exact.as_tuple().exponent))
                if places > _MOST_PLACES or abs(exact) >= 10**12:
                    return Term("float", np.float64(exact))
                return Term("number", np.int64(int(exact.scaleb(places))), places)
            case ast.Constant(value=str() as value):
                return Term("text", value)
            case ast.Name(id="as_of"):
                return Term("instant", np.int64(self.rows.as_of))
            case ast.Name(id=name) if name in _PLACES and not self.rows.model.table.has(name):
                return Term("number", getattr(self.rows, name))
            case ast.Name(id=name):
                return _field_term(self.rows, name)
            case ast.Attribute():
                return self._path(ast.unparse(node).split("."))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                inner = self.term(operand)
                if inner.nature not in ("number", "float", "duration"):
                    raise ExpressionError(f"`{self.text}`: {inner.nature} has no opposite")
                return Term(inner.nature, -inner.values, inner.places, inner.nulls)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.term(operand)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                inner = self.term(operand)
                return Term("truth", np.logical_not(inner.values), nulls=inner.nulls)
            case ast.BinOp(left=left, op=op, right=right):
                return self._arithmetic(type(op), self.term(left), self.term(right))
            case ast.BoolOp(op=op, values=parts):
                terms = [self.term(part) for part in parts]
                join = np.logical_and if isinstance(op, ast.And) else np.logical_or
                return Term("truth", reduce(join, [term.values for term in terms]), nulls=_nulls(*terms))
            case ast.Compare(left=left, ops=operators, comparators=others):
                return self._comparison(left, operators, others)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return self._either(self.term(test), self.term(body), self.term(orelse))
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return self._call(name, arguments)
        raise ExpressionError(f"`{self.text}`: a rule cannot say `{ast.unparse(node)}`")

    def _path(self, path: list[str]) -> Term:
        owner = self.rows
        for name in path[:-1]:
            owner = owner.parent if name == "parent" and not owner.model.table.has("parent") else owner.related(name)
        return _field_term(owner, path[-1])

    def _arithmetic(self, op: type, left: Term, right: Term) -> Term:
        sign, work = _OPERATORS.get(op, ("", operator.add))
        if not sign:
            raise ExpressionError(f"`{self.text}`: that operator is not known; there are + - * / // %")
        nulls = _nulls(left, right)
        natures = (left.nature, right.nature)
        if "text" in natures and sign == "+" and natures[0] == natures[1]:
            return Term("text", _joined(left.values, right.values, len(self.rows)), nulls=nulls)
        if set(natures) <= {"number", "float"}:
            if "float" in natures or sign == "/":
                with np.errstate(divide="ignore", invalid="ignore"):
                    value = work(_as_float(left), _as_float(right))
                return Term("float", value, nulls=nulls)
            if sign == "*":
                places = left.places + right.places
                product = left.values * right.values
                if places > _MOST_PLACES:
                    return Term("number", _rescaled(product, places, _MOST_PLACES), _MOST_PLACES, nulls)
                return Term("number", product, places, nulls)
            places, first, second = _aligned(left, right)
            result = work(first, second)
            return Term("number", result, 0 if sign == "//" else places, nulls)
        match (*natures, sign):
            case ("instant" | "date", "duration", "+" | "-"):
                step = right.values if left.nature == "instant" else right.values // DAY
                return Term(left.nature, work(left.values, step), nulls=nulls)
            case ("duration", "instant" | "date", "+"):
                step = left.values if right.nature == "instant" else left.values // DAY
                return Term(right.nature, right.values + step, nulls=nulls)
            case ("instant" | "date", "instant" | "date", "-"):
                return Term("duration", _as_instant(left) - _as_instant(right), nulls=nulls)
            case ("duration", "duration", "+" | "-"):
                return Term("duration", work(left.values, right.values), nulls=nulls)
            case ("duration", "number", "*" | "//") if right.places == 0:
                return Term("duration", work(left.values, right.values), nulls=nulls)
            case ("number", "duration", "*") if left.places == 0:
                return Term("duration", left.values * right.values, nulls=nulls)
            case ("duration", "duration", "/"):
                return Term("float", left.values / right.values, nulls=nulls)
        raise ExpressionError(f"`{self.text}`: {left.nature} {sign} {right.nature} has no meaning")

    def _comparison(self, left: ast.expr, operators: list[ast.cmpop], others: list[ast.expr]) -> Term:
        first, parts = self.term(left), []
        for op, node in zip(operators, others, strict=True):
            if isinstance(op, (ast.In, ast.NotIn)):
                if not isinstance(node, (ast.Tuple, ast.List)):
                    raise ExpressionError(f"`{self.text}`: `in` takes a list, as in `status in ('open', 'paid')`")
                among = [self._compared(ast.Eq, first, self.term(item)) for item in node.elts]
                truth = reduce(np.logical_or, [term.values for term in among], np.False_)
                term = Term("truth", truth if isinstance(op, ast.In) else np.logical_not(truth), nulls=first.nulls)
                second = first
            else:
                second = self.term(node)
                term = self._compared(type(op), first, second)
            parts.append(term)
            first = second
        return Term("truth", reduce(np.logical_and, [part.values for part in parts]), nulls=_nulls(*parts))

    def _compared(self, op: type, left: Term, right: Term) -> Term:
        sign, work = _OPERATORS[op]
        nulls = _nulls(left, right)
        if isinstance(right.values, str) and left.nature in ("instant", "date"):
            return self._compared(op, left, _read_moment(right.values, left.nature, self.text))
        if left.nature == right.nature == "text":
            if sign not in ("==", "!="):
                raise ExpressionError(f"`{self.text}`: text can be compared with == and != alone")
            same = _same_text(left.values, right.values)
            return Term("truth", same if sign == "==" else np.logical_not(same), nulls=nulls)
        if {left.nature, right.nature} <= {"number", "float"}:
            if left.nature == right.nature == "number":
                _, first, second = _aligned(left, right)
                return Term("truth", work(first, second), nulls=nulls)
            return Term("truth", work(_as_float(left), _as_float(right)), nulls=nulls)
        if {left.nature, right.nature} <= {"instant", "date"}:
            return Term("truth", work(_as_instant(left), _as_instant(right)), nulls=nulls)
        if left.nature == right.nature:
            return Term("truth", work(left.values, right.values), nulls=nulls)
        raise ExpressionError(f"`{self.text}`: {left.nature} cannot be compared with {right.nature}")

    def _either(self, test: Term, yes: Term, no: Term) -> Term:
        if yes.nature == no.nature == "text":
            rows = len(self.rows)
            which = np.where(np.broadcast_to(test.values, (rows,)), 0, 1)
            return Term("text", columns.Choose(which, (_texts(yes.values, rows), _texts(no.values, rows))))
        places, first, second = 0, yes.values, no.values
        nature = yes.nature
        if {yes.nature, no.nature} == {"number", "float"}:
            nature, first, second = "float", _as_float(yes), _as_float(no)
        elif yes.nature != no.nature:
            raise ExpressionError(f"`{self.text}`: one side of `if` is {yes.nature}, the other {no.nature}")
        elif nature == "number":
            places, first, second = _aligned(yes, no)
        nulls = _nulls(yes, no, test)
        return Term(nature, np.where(test.values, first, second), places, nulls)

    def _call(self, name: str, arguments: list[ast.expr]) -> Term:
        if name in ("sum", "count"):
            return self._over_children(name, arguments[0])
        terms = [self.term(argument) for argument in arguments]
        match name, terms:
            case ("days" | "hours" | "minutes" | "seconds", [Term(nature="number") as count]):
                return Term("duration", count.values * _UNITS[name] // 10**count.places, nulls=count.nulls)
            case "abs", [Term(nature="number" | "float" | "duration") as one]:
                return Term(one.nature, np.abs(one.values), one.places, one.nulls)
            case (("min" | "max"), [_, _, *_]):
                least = name == "min"
                return reduce(lambda left, right: self._extreme(least, left, right), terms)
            case "round", [Term(nature="number") as one, *digits]:
                wanted = int(digits[0].values) if digits else 0
                return Term("number", _rescaled(one.values, one.places, wanted), wanted, one.nulls)
            case "round", [Term(nature="float") as one, *digits]:
                wanted = int(digits[0].values) if digits else 0
                return Term("number", np.floor(one.values * 10**wanted + 0.5).astype(np.int64), wanted, one.nulls)
            case (("lower" | "upper"), [Term(nature="text") as one]):
                text = _texts(one.values, len(self.rows))
                return Term("text", mapped(text, str.lower if name == "lower" else str.upper), nulls=one.nulls)
        raise ExpressionError(f"`{self.text}`: {name}() does not take that")

    def _extreme(self, least: bool, left: Term, right: Term) -> Term:
        test = self._compared(ast.Lt if least else ast.Gt, left, right)
        return self._either(test, left, right)

    def _over_children(self, name: str, argument: ast.expr) -> Term:
        relation = argument.value if isinstance(argument, ast.Attribute) else argument
        label = reverse_relations(self.rows.model.label, self.rows.plan.schema)[ast.unparse(relation)]
        children = self.rows.children(label)
        if name == "count":
            return Term("number", children.counts)
        assert isinstance(argument, ast.Attribute)
        field = children.rows.model.table.field(argument.attr)
        nature = _NATURES.get(field.storage, "other")
        return Term(nature, children.sum(argument.attr), field.places if nature == "number" else 0)


def _field_term(rows: Rows, name: str) -> Term:
    field = rows.model.table.field(name)
    column = rows.column(name)
    if isinstance(column, Text):
        return Term("text", column, nulls=column.nulls)
    nature = _NATURES.get(field.storage, "other")
    if nature == "other":
        raise ExpressionError(f"`{name}` of {rows.model.label} holds {field.storage} values, which rules cannot use")
    return Term(nature, column.array, getattr(column, "places", 0), column.nulls)


def _nulls(*terms: Term) -> Mask | None:
    masks = [term.nulls for term in terms if term.nulls is not None]
    return reduce(np.logical_or, masks) if masks else None


def _as_float(term: Term) -> Any:
    return term.values if term.nature == "float" else term.values / 10.0**term.places


def _as_instant(term: Term) -> Any:
    return term.values * DAY if term.nature == "date" else term.values


def _aligned(left: Term, right: Term) -> tuple[int, Any, Any]:
    places = max(left.places, right.places)
    return places, left.values * 10 ** (places - left.places), right.values * 10 ** (places - right.places)


def _texts(values: Any, rows: int) -> Text:
    return values if isinstance(values, Text) else columns.constant(str(values), rows)


def _joined(left: Any, right: Any, rows: int) -> Text | str:
    if isinstance(left, str) and isinstance(right, str):
        return left + right
    return template(left, right)


def _same_text(left: Any, right: Any) -> Any:
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, str):
        left, right = right, left
    if isinstance(right, str):
        return left.where(right)
    pairs = zip(left.present(), right.present(), strict=True)
    return np.fromiter((one == other for one, other in pairs), dtype=np.bool_, count=len(left))


def _read_moment(text: str, nature: Nature, expression: str) -> Term:
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ExpressionError(f"`{expression}`: {text!r} is no date; write 2025-01-31") from None
    micros = columns.instant_micros(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return Term("instant", np.int64(micros)) if nature == "instant" else Term("date", np.int64(micros // DAY))
