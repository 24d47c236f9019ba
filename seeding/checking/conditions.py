"""Conditions on rows as Django expressions: what a check calls wrong, to be counted by the database."""

from __future__ import annotations

from string import Formatter
from typing import Any

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db.models import BooleanField, Expression, F, Q


class Says(Expression):
    """A condition written in SQL on fields: `Says("{0} <> '' AND trim({0}) = ''", "name")`.

    Operands are names of fields or expressions; each may be used any number of times, by its position.
    """

    def __init__(self, sql: str, *operands: Any) -> None:
        super().__init__(output_field=BooleanField())
        self.sql = sql
        self.operands = [F(operand) if isinstance(operand, str) else operand for operand in operands]

    def get_source_expressions(self) -> list[Any]:
        return list(self.operands)

    def set_source_expressions(self, exprs: Any) -> None:
        self.operands = list(exprs)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        compiled = [compiler.compile(operand) for operand in self.operands]
        parts: list[str] = []
        parameters: list[Any] = []
        for text, place, _, _ in Formatter().parse(self.sql):
            parts.append(text.replace("%", "%%"))
            if place is not None:
                sql, given = compiled[int(place)]
                parts.append(sql)
                parameters.extend(given)
        return f"({''.join(parts)})", tuple(parameters)


class Fails(Expression):
    """True for rows for which a condition is false. Where it is unknown (NULL) they pass, as they do in a CHECK."""

    def __init__(self, condition: Any) -> None:
        super().__init__(output_field=BooleanField())
        self.condition = condition

    def get_source_expressions(self) -> list[Any]:
        return [self.condition]

    def set_source_expressions(self, exprs: Any) -> None:
        (self.condition,) = exprs

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> Any:
        resolved = self.copy()
        resolved.condition = self.condition.resolve_expression(query, *args, **kwargs)
        return resolved

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        try:
            sql, parameters = compiler.compile(self.condition)
        except FullResultSet:
            return "(1 = 0)", ()
        except EmptyResultSet:
            return "(1 = 1)", ()
        return f"(NOT ({sql}))", tuple(parameters)


def null(name: str) -> Q:
    return Q(**{f"{name}__isnull": True})


def present(name: str) -> Q:
    return Q(**{f"{name}__isnull": False})
