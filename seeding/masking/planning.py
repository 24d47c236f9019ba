"""A policy becomes a plan: a technique for every column, whose person a row is, which columns follow which.

Everything that is wrong is found here, before anything is read or written, and said at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property

from seeding.expressions import Expression
from seeding.expressions import problems as expression_problems
from seeding.masking.conditions import held_to_checks
from seeding.masking.errors import ConstraintAtRiskError, UnclassifiedError
from seeding.masking.originals import condition_problem
from seeding.masking.policy import KEEP, LIKE, UNDECIDED, UNDECLARED, Policy, Rule, TablePolicy
from seeding.masking.techniques import Target, Technique, build, parts_of, problems_of
from seeding.masking.techniques.free_text import recogniser_problem
from seeding.masking.techniques.substitute import IDENTIFYING, Substitute
from seeding.schema import Field, Table
from seeding.spec import SeedingError

_OF_SHAPES = tuple(
    f"gis.{database}{what}"
    for database in ("PostGIS", "Spatialite", "Oracle")
    for what in ("GeometryColumns", "SpatialRefSys")
)
"""Columns of shapes and their reference systems: GeoDjango has models of them for the database in use alone."""

SELF_KEPT = ("contenttypes.ContentType", "auth.Permission", "sites.Site", "seeding.", "migrations.", *_OF_SHAPES)
"""Tables that hold what the code says and no person's data: a policy need not name them."""

UNMAPPED_KEPT = ("django_migrations",)
"""Tables without a model that Django keeps."""


@dataclass(frozen=True)
class Way:
    """What happens to the rows that meet a condition; `technique` is None where they keep what they have."""

    technique: Technique | None
    condition: Expression | None = None
    domain: str | None = None
    """The identities that these rows' values belong to; None: those of the column."""

    @property
    def positional(self) -> bool:
        """Whether what a row becomes hangs on its place in the table."""
        return self.technique is not None and self.technique.positional


@dataclass(frozen=True)
class MaskedColumn:
    """A column that is masked: the last of its ways is what happens to the rows that meet no condition.

    `follows` is the column (`shop.User.email`) whose pseudonyms it carries: it refers to it, or holds copies of it.
    `masked_as` is the column as which it is masked: the one that it refers to, or itself.
    """

    target: Target
    masked_as: Target
    ways: tuple[Way, ...]
    rule: Rule
    follows: str | None = None

    @property
    def name(self) -> str:
        return self.target.field.name

    @property
    def technique(self) -> Technique:
        """The technique of the rows that meet no condition, or the first one of those that do."""
        return next(way.technique for way in reversed(self.ways) if way.technique is not None)

    @cached_property
    def by_way(self) -> Mapping[int, MaskedColumn]:
        """A column of its own for each of its ways that masks: the column itself where there is one way."""
        if len(self.ways) == 1:
            return {0: self}
        return {place: self._by(place, way) for place, way in enumerate(self.ways) if way.technique is not None}

    def _by(self, place: int, way: Way) -> MaskedColumn:
        rule = f"rule {place + 1}" if way.condition else "otherwise"
        field = replace(self.target.field, name=f"{self.name} ({rule})")
        target = replace(self.target, field=field, domain=way.domain or self.target.domain)
        masked_as = replace(self.masked_as, domain=way.domain or self.masked_as.domain)
        return replace(self, target=target, masked_as=masked_as, ways=(Way(way.technique),))

    @cached_property
    def parts(self) -> tuple[MaskedColumn, ...]:
        """What of its values is masked as a column of its own: elements of lists, paths of documents."""
        if len(self.ways) > 1:
            return ()
        both = zip(parts_of(self.technique, self.target), parts_of(self.technique, self.masked_as), strict=True)
        return tuple(MaskedColumn(own, masked_as, (Way(one),), self.rule) for (one, own), (_, masked_as) in both)

    @property
    def reads(self) -> frozenset[str]:
        """The columns of the row that it looks at beside its own."""
        names = {name for way in self.ways if way.technique for name in way.technique.reads}
        return frozenset(names | {name for way in self.ways if way.condition for name in names_in(way.condition)})


@dataclass(frozen=True)
class Anchor:
    """Whose a row is: the value of one of its own columns, or that of the row that a foreign key points at."""

    field: str
    table: str | None = None
    to_field: str | None = None
    domain: str = ""
    names_users: bool = False
    """Whether it is a unique user name: then the row's e-mail address is that of the same person everywhere."""


@dataclass(frozen=True)
class MaskedTable:
    """One table that the plan reads: the columns that it masks, in order, and which of its rows it removes."""

    table: Table
    columns: tuple[MaskedColumn, ...]
    kept: tuple[str, ...]
    policy: TablePolicy
    anchor: Anchor | None = None
    delete: Expression | None = None
    emptied: bool = False
    mapped: bool = True
    """Whether a model stands for the table."""

    @property
    def label(self) -> str:
        return self.table.label

    @property
    def changes(self) -> bool:
        """Whether anything in it becomes other than it was."""
        return bool(self.columns) or self.emptied or self.delete is not None

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that masking it looks at, in the order of the table."""
        names = {column.name for column in self.columns}.union(*(column.reads for column in self.columns))
        if self.anchor is not None:
            names.add(self.anchor.field)
        if self.delete is not None:
            names |= set(names_in(self.delete))
        return tuple(one.name for one in self.table.fields if one.name in names or one.attname in names)

    def column(self, name: str) -> MaskedColumn | None:
        return next((one for one in self.columns if one.name == name), None)


@dataclass(frozen=True)
class MaskPlan:
    """What a run does: every table by label, in the order in which they are surveyed (persons first)."""

    policy: Policy
    tables: Mapping[str, MaskedTable]

    @property
    def changed(self) -> tuple[MaskedTable, ...]:
        return tuple(table for table in self.tables.values() if table.changes)

    def column(self, path: str) -> MaskedColumn | None:
        """The masked column of a path such as `shop.User.email`; or a part of it, `shop.User.data $.email`; or what one
        of its rules makes of it, `shop.User.email (rule 1)`."""
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> dict[str, MaskedColumn]:
        columns = [column for table in self.tables.values() for column in table.columns]
        every = [one for column in columns for way in column.by_way.values() for one in (*way.parts, way)]
        return {str(one.target): one for one in (*every, *columns)}


def _domain_of(technique: Technique | None) -> str | None:
    """The identities that a technique draws for: those of its kind."""
    kind = getattr(technique, "kind", None)
    return kind if isinstance(kind, str) else None


def names_in(expression: Expression) -> tuple[str, ...]:
    """The columns that a condition looks at."""
    import ast

    return tuple(node.id for node in ast.walk(expression.tree) if isinstance(node, ast.Name))


def build_mask_plan(
    policy: Policy, schema: Mapping[str, Table], unmapped: Mapping[str, Table] | None = None
) -> MaskPlan:
    """The plan of a policy for the models of `schema` and the tables of the database that have none.

    Raises SeedingError for a policy that says what cannot be, UnclassifiedError where a column is not decided, and
    ConstraintAtRiskError where a technique does not fit its column; each lists everything that was found.
    """
    return _Planner(policy, schema, unmapped or {}).plan()


def policy_problems(
    policy: Policy, schema: Mapping[str, Table], unmapped: Mapping[str, Table] | None = None
) -> tuple[list[str], list[str], list[str]]:
    """What stands in the way of a plan: what cannot be, what is not decided, what does not fit."""
    planner = _Planner(policy, schema, unmapped or {})
    planner.prepare()
    return planner.wrong, planner.undecided, planner.unfit


def name_problems(policy: Policy, schema: Mapping[str, Table]) -> tuple[list[str], list[str]]:
    """What a policy names that no model has, and what of the models it does not decide: names alone are compared.

    Tables without a model are the database's to tell of; the policy's word on them is taken.
    """
    planner = _Planner(replace(policy, unmapped={}), schema, {})
    planner.compare_names()
    return planner.wrong, planner.undecided


def same_column(path: str) -> tuple[str, str]:
    """The table and the field of `shop.User.email`."""
    label, _, name = path.rpartition(".")
    return label, name


class _Planner:
    def __init__(self, policy: Policy, schema: Mapping[str, Table], unmapped: Mapping[str, Table]) -> None:
        self.policy = policy
        self.schema = schema
        self.unmapped = unmapped
        self.every = {**unmapped, **schema}
        self.policies = {**policy.unmapped, **policy.tables}
        self.wrong: list[str] = []
        self.undecided: list[str] = []
        self.unfit: list[str] = []
        self.rules: dict[tuple[str, str], Rule] = {}
        self.follows: dict[tuple[str, str], str] = {}
        self.built: dict[tuple[str, str], tuple[Way, ...]] = {}
        self.tables: dict[str, MaskedTable] = {}

    def plan(self) -> MaskPlan:
        self.prepare()
        if self.wrong:
            raise SeedingError(*self.wrong, *self.undecided, *self.unfit)
        if self.undecided:
            raise UnclassifiedError(*self.undecided, *self.unfit)
        if self.unfit:
            raise ConstraintAtRiskError(*self.unfit)
        return MaskPlan(self.policy, self.tables)

    def compare_names(self) -> None:
        self._known_tables()
        for path in self.policy.recognisers:
            problem = recogniser_problem(path)
            if problem:
                self.wrong.append(f"{self.policy.source}: recognisers: {problem}")
        for label, table in self.every.items():
            self._rules_of(label, table)

    def prepare(self) -> None:
        self.compare_names()
        for label, table in self.every.items():
            self._follow_references(label, table)
        for label, table in self.every.items():
            for field in table.fields:
                rule = self._rule(label, field.name)
                if rule is not None:
                    self.built[label, field.name] = self._ways(label, field, rule)
        for label in self._persons_first():
            self.tables[label] = self._table(label)

    # What is decided ---------------------------------------------------------------------------------------

    def _known_tables(self) -> None:
        for part, known in (("tables", self.schema), ("unmapped", self.unmapped)):
            for label, given in getattr(self.policy, part).items():
                if label in known:
                    continue
                near = get_close_matches(label, known, n=1, cutoff=0.6)
                hint = f"Did you mean {near[0]}?" if near else "Remove it if it is gone, or rename it."
                what = "no model is called so" if part == "tables" else "the database has no such table without a model"
                self.wrong.append(f"{given.where}: {what}. {hint}")

    def _rules_of(self, label: str, table: Table) -> None:
        given = self.policies.get(label)
        kept = _self_kept(label, table)
        if given is None:
            if not kept:
                part = "tables" if label in self.schema else "unmapped"
                names = ", ".join(f"{one.name}: …" for one in table.fields[:4])
                self.undecided.append(
                    f"{label}: the policy does not name this table ({len(table.fields)} columns). "
                    f"Write under {part}: {label}: {{columns: {{{names}}}}}, or run: anonymize_db --init"
                )
            return
        for name, rule in given.columns.items():
            if not table.has(name):
                fresh = [one.name for one in table.fields if one.name not in given.columns]
                near = get_close_matches(name, fresh, n=1, cutoff=0.5) or get_close_matches(
                    name, [one.name for one in table.fields], n=1, cutoff=0.6
                )
                hint = f"Was it renamed to {near[0]}?" if near else "Remove the line if the column is gone."
                self.wrong.append(f"{rule.where}: {label} has no column {name}. {hint}")
            else:
                self.rules[label, table.field(name).name] = rule
        if given.emptied:
            return
        seen = self.policy.seen.get(label, {})
        for field in table.fields:
            if (label, field.name) not in self.rules:
                if not kept:
                    self.undecided.append(
                        f"{label}.{field.name}: the policy does not name this column ({field.class_name}). "
                        f"Write under tables.{label}.columns: {field.name}: keep, or a technique"
                    )
                continue
            rule = self.rules[label, field.name]
            before = seen.get(field.name)
            if rule.technique in (UNDECIDED, UNDECLARED):
                self.undecided.append(
                    f"{rule.where}: it is undecided. Write {field.name}: keep, or a technique such as "
                    f"{field.name}: redact"
                )
            elif before is not None and before != field.class_name:
                self.undecided.append(
                    f"{rule.where}: it was decided as {before} and is {field.class_name} now. Look at it again, "
                    f"then write under seen.{label}: {field.name}: {field.class_name}"
                )

    def _rule(self, label: str, name: str, chain: tuple[str, ...] = ()) -> Rule | None:
        """The rule of a column, after `like` has been followed; None where it stays as it is or is not decided."""
        chain = (*chain, f"{label}.{name}")
        rule = self.rules.get((label, name))
        followed = self.follows.get((label, name))
        if followed is not None:
            return None if followed in chain else self._rule(*same_column(followed), chain)
        if rule is None or rule.technique in (UNDECIDED, UNDECLARED):
            return None
        if rule.technique != LIKE:
            return rule if rule.masks else None
        path = str(rule.parameters.get("", ""))
        other, column = same_column(path)
        if other not in self.every or not self.every[other].has(column):
            self.wrong.append(f"{rule.where}: like: {path} is no column. Write app.Model.field.")
            return None
        column = self.every[other].field(column).name
        if f"{other}.{column}" in chain:
            said = f"{rule.where}: like: {path} leads back to itself. Give one of them a technique."
            self.wrong += [said] if said not in self.wrong else []
            return None
        if (other, column) not in self.rules:
            return None
        self.follows.setdefault((label, name), f"{other}.{column}")
        return self._rule(other, column, chain)

    def _follow_references(self, label: str, table: Table) -> None:
        """References to a column that is masked carry its pseudonyms, whatever the policy says of them."""
        for field in table.references:
            reference = field.reference
            assert reference is not None
            if reference.table not in self.every:
                continue
            rule = self.rules.get((label, field.name))
            if rule is not None and rule.technique != KEEP and rule.technique != LIKE and rule.masks:
                if rule.technique not in ("null", "shuffle"):
                    self.wrong.append(
                        f"{rule.where}: it refers to {reference.table} and takes the pseudonyms of "
                        f"{reference.table}.{reference.field}. Write keep (it follows), null or shuffle."
                    )
                continue
            if self._rule(reference.table, reference.field) is not None:
                self.follows[label, field.name] = f"{reference.table}.{reference.field}"
        given = self.policies.get(label)
        for name, path in given.references.items() if given else ():
            other, column = same_column(path)
            if not table.has(name):
                self.wrong.append(f"{given.where}: references: {label} has no column {name}.")  # type: ignore[union-attr]
            elif other not in self.every or not self.every[other].has(column):
                self.wrong.append(f"{given.where}: references.{name}: {path} is no column. Write app.Model.field.")  # type: ignore[union-attr]
            elif self._rule(other, column) is not None:
                self.follows[label, table.field(name).name] = f"{other}.{self.every[other].field(column).name}"

    # Techniques --------------------------------------------------------------------------------------------

    def _ways(self, label: str, field: Field, rule: Rule) -> tuple[Way, ...]:
        ways: list[Way] = []
        for one in rule.when:
            condition = self._condition(one.condition, label, one.rule.where)
            technique = self._technique(one.rule)
            ways.append(Way(technique, condition, one.rule.domain or rule.domain or _domain_of(technique)))
        ways.append(Way(self._technique(rule)))
        return tuple(ways)

    def _technique(self, rule: Rule) -> Technique | None:
        if rule.technique == KEEP:
            return None
        if rule.technique in (UNDECIDED, UNDECLARED, LIKE):
            self.wrong.append(f"{rule.where}: {rule.technique} cannot stand here. Write keep or a technique.")
            return None
        try:
            return build(rule.technique, rule.parameters.get("", rule.parameters))
        except ValueError as error:
            said = f"{rule.where}: {error}"
            if said not in self.wrong:
                self.wrong.append(said)
            return None

    def _condition(self, text: str, label: str, where: str) -> Expression:
        expression = Expression(text)
        table = self.every[label]
        problems = expression_problems(expression, table, self.schema, None)
        problem = None if problems else condition_problem(expression, table)
        self.wrong += [f"{where}: {one}." for one in (*problems, *([problem] if problem else []))]
        return expression

    # Tables ------------------------------------------------------------------------------------------------

    def _table(self, label: str) -> MaskedTable:
        table = self.every[label]
        given = self.policies.get(label) or TablePolicy(label, {})
        columns = []
        if not given.emptied:
            for field in table.fields:
                ways = self.built.get((label, field.name))
                rule = self._rule(label, field.name)
                if ways and rule is not None and any(way.technique for way in ways):
                    target = self._target(label, table, field, rule, ways)
                    column = MaskedColumn(target, self._masked_as(target), ways, rule, self._origin(label, field.name))
                    columns.append(column)
                    self.unfit += self._misfits(column)
        delete = None
        if given.delete and not given.emptied:
            delete = self._condition(given.delete, label, given.where)
        masked = {column.name for column in columns}
        self._check_names(given, table)
        return MaskedTable(
            table=table,
            columns=tuple(columns),
            kept=tuple(one.name for one in table.fields if one.name not in masked),
            policy=given,
            anchor=self._anchor(label, given, table),
            delete=delete,
            emptied=given.emptied,
            mapped=label in self.schema,
        )

    def _check_names(self, given: TablePolicy, table: Table) -> None:
        named = [*(name for group in given.quasi_identifiers for name in group), *given.sensitive, *given.linkable]
        for name in named:
            if not table.has(name):
                near = get_close_matches(name, [one.name for one in table.fields], n=1, cutoff=0.6)
                hint = f" Did you mean {near[0]}?" if near else ""
                self.wrong.append(f"{given.where}: {table.label} has no column {name}.{hint}")

    def _target(self, label: str, table: Table, field: Field, rule: Rule, ways: Sequence[Way]) -> Target:
        names = {field.name, field.attname}
        own = [unique for unique in table.uniques if len(unique.fields) == 1 and unique.fields[0] in names]
        together = tuple(u.fields for u in table.uniques if len(u.fields) > 1 and names & set(u.fields))
        technique = next((way.technique for way in reversed(ways) if way.technique), None)
        origin = self._origin(label, field.name)
        domain = rule.domain or _domain_of(technique) or origin or f"{label}.{field.name}"
        return Target(
            label=label,
            field=held_to_checks(field, table),
            domain=domain,
            unique=field.unique or field.primary_key or bool(own),
            unique_any_case=any(unique.lowered for unique in own),
            together=together,
            locales=self.policy.locales,
            locale_weights=self.policy.locale_weights,
            has_person=given.person is not None if (given := self.policies.get(label)) else False,
        )

    def _origin(self, label: str, name: str) -> str | None:
        """The column at the end of what a column follows."""
        origin = self.follows.get((label, name))
        for _ in range(len(self.follows)):
            if origin is None or same_column(origin) not in self.follows:
                break
            origin = self.follows[same_column(origin)]
        return origin

    def _masked_as(self, target: Target) -> Target:
        """The column whose pseudonyms these are: copies with room for them and references take those of the origin."""
        origin = self._origin(target.label, target.field.name)
        if origin is None:
            return target
        label, name = same_column(origin)
        field = self.every[label].field(name)
        room, needed = target.field.max_length, field.max_length
        if target.field.reference is None and room is not None and (needed is None or room < needed):
            return target
        rule = self._rule(label, name)
        ways = self.built.get((label, name))
        return self._target(label, self.every[label], field, rule, ways) if rule and ways else target

    def _misfits(self, column: MaskedColumn) -> Iterator[str]:
        target = column.target
        # A column that refers to another follows it, and has its shape.
        if column.follows and target.field.reference:
            return
        where = (
            self.rules[target.label, column.name].where if (target.label, column.name) in self.rules else str(target)
        )
        for way in column.ways:
            if way.technique is None:
                continue
            for problem in problems_of(way.technique, target):
                yield f"{where}: {problem}"
            yield from (f"{where}: {problem}" for problem in self._unread(column, way.technique))
        if len(column.ways) > 1 and target.unique:
            yield (
                f"{where}: {target} is unique, and a pseudonym might meet a value that another row keeps. "
                f"Write one technique without `when`."
            )

    def _unread(self, column: MaskedColumn, technique: Technique) -> Iterator[str]:
        """What is wrong with the columns of the row that a technique names."""
        table = self.every[column.target.label]
        for name in technique.reads:
            if not table.has(name):
                near = get_close_matches(name, [one.name for one in table.fields], n=1, cutoff=0.6)
                hint = f" Did you mean {near[0]}?" if near else ""
                yield f"{technique.name}: {table.label} has no column {name}.{hint}"
            elif isinstance(technique, Substitute):
                told = self.built.get((table.label, name), ())
                by = [way.technique for way in told if isinstance(way.technique, Substitute)]
                if name == column.name or not by or any(one.kind not in IDENTIFYING or one.named_by for one in by):
                    yield (
                        f"substitute: whose: {name} tells nobody. Write a column with a substitute of the kind "
                        f"{', '.join(sorted(IDENTIFYING))}, or value."
                    )

    # Persons -----------------------------------------------------------------------------------------------

    def _anchor(self, label: str, given: TablePolicy, table: Table) -> Anchor | None:
        name = given.person or self._implied_person(label, table)
        if name is None:
            return None
        first, _, rest = name.partition(".")
        if not table.has(first):
            near = get_close_matches(first, [one.name for one in table.fields], n=1, cutoff=0.6)
            hint = f"Did you mean {near[0]}?" if near else f"It has: {', '.join(one.name for one in table.fields)}."
            self.wrong.append(f"{given.where}: person: {label} has no column {first}. {hint}")
            return None
        field = table.field(first)
        if field.reference is None:
            if rest:
                self.wrong.append(f"{given.where}: person: {first} is no foreign key, so {name} leads nowhere.")
            column = self.built.get((label, field.name))
            kind = next((getattr(way.technique, "kind", None) for way in reversed(column or ()) if way.technique), None)
            rule = self.rules.get((label, field.name))
            domain = (rule.domain if rule else None) or (kind if isinstance(kind, str) else f"{label}.{field.name}")
            return Anchor(field.name, domain=domain, names_users=self._names_users(label))
        target = field.reference.table
        owner = self.policies.get(target)
        if owner is None or owner.person is None:
            self.wrong.append(
                f"{given.where}: person: {name} leads to {target}, which does not say whose its rows are. "
                f"Write under tables.{target}: person: a column that tells its rows apart, such as email"
            )
            return None
        if rest and rest != owner.person:
            self.wrong.append(
                f"{given.where}: person: {name}, but {target} says person: {owner.person}. Write person: {first}"
            )
        return Anchor(field.name, table=target, to_field=field.reference.field)

    def _implied_person(self, label: str, table: Table) -> str | None:
        """Where nobody says whose the rows are, an e-mail address in them does."""
        for field in table.fields:
            ways = self.built.get((label, field.name), ())
            if field.reference is None and any(getattr(way.technique, "kind", None) == "email" for way in ways):
                return field.name
        return None

    def _persons_first(self) -> Iterable[str]:
        """Tables behind those to whose persons theirs lead."""
        order: list[str] = []
        open_: list[str] = []

        def visit(label: str) -> None:
            if label in order:
                return
            if label in open_:
                given = self.policies[label]
                self.wrong.append(
                    f"{given.where}: person: it leads in a circle ({' → '.join((*open_, label))}). "
                    f"Name a column of its own in one of them."
                )
                return
            open_.append(label)
            own = self.policies.get(label)
            table = self.every[label]
            if own and own.person:
                first = own.person.partition(".")[0]
                reference = table.field(first).reference if table.has(first) else None
                if reference is not None and reference.table in self.every:
                    visit(reference.table)
            open_.pop()
            order.append(label)

        # Who has a user name tells whose an e-mail address is elsewhere.
        for label in sorted(self.every, key=lambda one: not self._names_users(one)):
            visit(label)
        return order

    def _names_users(self, label: str) -> bool:
        given, table = self.policies.get(label), self.every[label]
        if given is None or given.person is None or not table.has(given.person):
            return False
        field = table.field(given.person)
        ways = self.built.get((label, field.name), ())
        return field.unique and any(getattr(way.technique, "kind", None) == "username" for way in ways)


def _self_kept(label: str, table: Table) -> bool:
    if any(label == one or (one.endswith(".") and label.startswith(one)) for one in SELF_KEPT):
        return True
    if label in UNMAPPED_KEPT:
        return True
    # The hidden table of a many-to-many field holds keys alone, and they follow what they refer to.
    return table.auto_created
