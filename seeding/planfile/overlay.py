"""A document laid over what the apps declare: data sets become tables, and models get other rows and sources."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from seeding.documents import Document
from seeding.expressions import Expression
from seeding.expressions import problems as expression_problems
from seeding.faker_pools import provider_class
from seeding.mixtures import Correlated, Missing
from seeding.planfile import structure
from seeding.planfile.datasets import DataSetError, label_of_data_set, tables_of
from seeding.planfile.forms import FormError, read_source, summing
from seeding.rows import evaluate
from seeding.schema import Table
from seeding.spec import ChildrenOf, Count, ModelSeeds, RowCount, SeedingError, children_of, per, shares


def check(document: Document) -> None:
    """SeedingError with everything that the schema of plans does not allow."""
    found = structure.problems(document)
    if found:
        raise SeedingError(*found)


def apply(
    document: Document, schema: Mapping[str, Table], seeds: Mapping[str, type[ModelSeeds]]
) -> tuple[dict[str, Table], dict[str, type[ModelSeeds]]]:
    """The schema with the document's data sets, and the seeds with what it says. SeedingError lists every problem."""
    check(document)
    content = document.content
    problems: list[str] = []
    for place, provider in enumerate(content.get("providers", ())):
        try:
            provider_class(provider)
        except SeedingError as error:
            problems.extend(f"{document.where('providers', place)}: {text}" for text in error.problems)
    tables = dict(schema)
    datasets = content.get("datasets", {})
    try:
        tables |= tables_of(datasets, schema)
    except DataSetError as error:
        raise SeedingError(f"{document.where('datasets', *error.path)}: {error}.") from None
    known = dict(seeds)
    parts = [("models", label, said) for label, said in content.get("models", {}).items()]
    parts += [("datasets", name, said) for name, said in datasets.items()]
    for section, name, said in parts:
        label = label_of_data_set(name) if section == "datasets" else name
        if label not in tables:
            close = get_close_matches(label, tables, n=1, cutoff=0.6)
            hint = f"Did you mean {close[0]}?" if close else "Models are written app.Model."
            problems.append(f"{document.where(section, name)}: no such model. {hint}")
        elif isinstance(said, Mapping):
            laid = _Laid(document, (section, name), tables[label], tables, known)
            known[label] = laid.seeds(said, known.get(label))
            problems.extend(laid.problems)
        else:
            known.setdefault(label, type(f"{tables[label].name}Seeds", (ModelSeeds,), {}))
    if problems:
        raise SeedingError(*problems)
    return tables, known


class _Laid:
    """What a document says of one table."""

    def __init__(
        self,
        document: Document,
        path: tuple[str, str],
        table: Table,
        tables: Mapping[str, Table],
        seeds: Mapping[str, type[ModelSeeds]],
    ) -> None:
        self.document = document
        self.path = path
        self.table = table
        self.tables = tables
        self.seeds_of_all = seeds
        self.problems: list[str] = []

    def seeds(self, said: Mapping[str, Any], base: type[ModelSeeds] | None) -> type[ModelSeeds]:
        """A class of seeds over the one that the app declares."""
        rows = self._rows(said, base.rows if base else None)
        found: dict[str, Any] = {} if rows is None else {"rows": rows}
        providers = tuple(self.document.content.get("providers", ()))
        fields: list[str] = []
        for name, given in said.get("fields", {}).items():
            if not self.table.has(name):
                close = get_close_matches(name, [f.name for f in self.table.fields], n=1, cutoff=0.6)
                listed = ", ".join(f.name for f in self.table.fields)
                hint = f"Did you mean {close[0]}?" if close else f"It has: {listed}."
                self._tell(f"{self.table.label} has no such field. {hint}", "fields", name)
                continue
            field = self.table.field(name)
            drawn = (
                {key: value for key, value in given.items() if key not in _OF_DATA_SETS}
                if isinstance(given, Mapping)
                else given
            )
            if isinstance(drawn, Mapping) and (not drawn or set(drawn) == {"null"}) and self.path[0] == "datasets":
                continue
            try:
                source = read_source(drawn, field, providers)
            except FormError as error:
                self._tell(f"{error}.", "fields", name, *error.key)
                continue
            self._check_source(source, name)
            found[field.name] = source
            fields.append(field.name)
        requires = tuple(Expression(text) for text in said.get("require", ()))
        parent = self._parent(rows or (base.rows if base else None))
        for place, requirement in enumerate(requires):
            for text in expression_problems(requirement, self.table, self.tables, parent):
                self._tell(f"{text}.", "require", place)
        if requires:
            found["requires"] = (*(base.requires if base else ()), *map(_Condition, requires))
        for name in fields:
            rule = found[name].source if isinstance(found[name], Missing) else found[name]
            if isinstance(rule, Expression):
                for text in expression_problems(rule, self.table, self.tables, parent):
                    self._tell(f"{text}.", "fields", name, "rule")
        found["_in_plan"] = frozenset(fields)
        return type((base or ModelSeeds).__name__, (base or ModelSeeds,), found)

    def _tell(self, text: str, *path: str | int) -> None:
        self.problems.append(f"{self.document.where(*self.path, *path)}: {text}")

    def _check_source(self, source: Any, name: str) -> None:
        inner = source.source if isinstance(source, Missing) else source
        if isinstance(inner, Correlated) and not self.table.has(inner.field):
            self._tell(
                f"{self.table.label} has no field {inner.field!r} to go along with.", "fields", name, "correlate"
            )

    def _parent(self, rows: RowCount | None) -> str | None:
        if not isinstance(rows, ChildrenOf):
            return None
        if "." in rows.parent:
            return rows.parent
        if not self.table.has(rows.parent):
            return None
        reference = self.table.field(rows.parent).reference
        return reference.table if reference else None

    def _rows(self, said: Mapping[str, Any], base: RowCount | None) -> RowCount | None:
        ways = [name for name in ("per", "children_of") if name in said]
        if len(ways) > 1:
            self._tell("per and children_of both say where rows come from. Leave one of them out.", ways[1])
            return base
        if "per" in said:
            given = said["per"]
            return per(self._named(given["model"], "per", "model"), given["ratio"], least=given.get("least", 1))
        fan_out = None
        if "fan_out" in said:
            try:
                fan_out = shares({int(count): share for count, share in summing(said["fan_out"]).items()})
            except (FormError, ValueError) as error:
                self._tell(f"{error}.", "fan_out")
        whole = bool(said.get("whole", base.whole if isinstance(base, ChildrenOf) else False))
        if "children_of" in said:
            if fan_out is None and isinstance(base, ChildrenOf):
                return ChildrenOf(said["children_of"], base.fan_out, whole)
            if fan_out is None:
                self._tell("children_of needs a fan_out, as in fan_out: {0: 20, 1: 50, 3: 30}.", "children_of")
                return base
            return children_of(self._named(said["children_of"], "children_of"), fan_out, whole=whole)
        if fan_out is not None:
            if not isinstance(base, ChildrenOf):
                self._tell(f"{self.table.label} follows no parent yet. Name the foreign key: children_of: …", "fan_out")
                return base
            return ChildrenOf(base.parent, fan_out, whole)
        if base is None and "rows" in said:
            return Count(said["rows"])
        return base

    def _named(self, name: str, *path: str) -> str:
        """A model, or a data set by its bare name."""
        if "." not in name and label_of_data_set(name) in self.tables and not self.table.has(name):
            return label_of_data_set(name)
        return name


_OF_DATA_SETS = ("type", "max_length", "digits", "places", "unique", "references")


class _Condition:
    """A condition of a plan as a requirement of rows."""

    def __init__(self, expression: Expression) -> None:
        self.expression = expression
        self.__name__ = f"`{expression.text}`"

    def __call__(self, rows: Any) -> Any:
        return self.expression.holds(rows)

    def __repr__(self) -> str:
        return self.__name__


@evaluate.register
def _(source: Expression, rows: Any, field: Any) -> Any:
    return source.column(rows, field)


def counts_of(document: Document) -> dict[str, int]:
    """The numbers of rows that a document asks for, by label."""
    found: dict[str, int] = {}
    for label, said in document.content.get("models", {}).items():
        rows = said if not isinstance(said, Mapping) else said.get("rows")
        if rows is not None:
            found[label] = rows
    for name, said in document.content.get("datasets", {}).items():
        if "rows" in said:
            found[label_of_data_set(name)] = said["rows"]
    return found
