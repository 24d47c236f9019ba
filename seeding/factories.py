"""factory_boy factories on top of the plan: number n of a factory is row n of `seed_db`.

    class OrderFactory(ModelFactory):
        class Meta:
            model = Order

    OrderFactory(quantity=3)          # total_price is that of three
    UserFactory(admin=True)           # traits come from the app's seeds.py
    OrderFactory(user__role="admin")  # foreign keys are sub-factories

Every field is drawn as the plan draws it, from the other fields of the same object, so an override reaches whatever
is derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import factory
import numpy as np
from django.apps import apps
from django.contrib.auth.hashers import identify_hasher, make_password
from django.core.exceptions import FieldError
from django.db import models, router
from factory.base import FactoryMetaClass, OptionDefault
from factory.declarations import BaseDeclaration
from factory.django import DjangoModelFactory, DjangoOptions

from seeding.columns import Column, Mask
from seeding.conf import conf
from seeding.plan import Facts, ModelPlan, Plan, Request
from seeding.planning import build_plan
from seeding.registry import seeds_by_label
from seeding.relations import Existing, ExistingRow, GenericKey, ParentKey, points_at_rows
from seeding.relatives import Children as RowChildren
from seeding.relatives import Mixed
from seeding.rows import InstanceRows, Rows, evaluate, is_source, mixed_of
from seeding.scenarios import traits_of
from seeding.schema import (
    Field,
    Table,
    django_field,
    many_to_many_fields,
    read_schema,
    read_table,
    reverse_relation,
    seedable,
    stamped_fields,
)
from seeding.spec import ChildrenOf, Follow, Listing, SeedingError, declared_fields
from seeding.storing import conform, constant_column

_MATCHED = 8
"""Fields that a row is recognised by in the database, besides unique ones."""

_TRIED = 1000
"""Numbers that are tried for an object whose unique fields are those of another one."""


_table = lru_cache(maxsize=None)(read_table)


@lru_cache(maxsize=64)
def _plan(label: str, seed: int, as_of: int, locales: tuple[str, ...], password: str) -> Plan:
    schema = read_schema()
    # Rows of tables that are not seeded are looked up when an object is made.
    unseeded = {name: (None,) for name, table in schema.items() if not seedable(table)}
    counts = {**dict.fromkeys(seeds_by_label(), 100), label: 100}
    return build_plan(Request(seed, as_of, counts, None, 1.0, locales, password), Facts(unseeded), endless=True)


def factory_plan(label: str, seed: int | None = None) -> Plan:
    """The endless plan that factories of a model draw from."""
    settings = conf()
    return _plan(label, settings.seed if seed is None else seed, settings.as_of, settings.locales, settings.password)


class _DeclaredRows(Rows):
    """One row, whose fields are those of an object in the making wherever its factory says something of its own."""

    def __init__(self, plan: Plan, model: ModelPlan, resolver: Any, step: Any) -> None:
        super().__init__(plan, model, np.array([step.sequence], dtype=np.int64))
        self._resolver = resolver
        self._step = step
        self._declared = {name: wrapped.declaration for name, wrapped in _declarations(resolver).items()}
        self._drawn: dict[str, Column] = {}
        self._asked_for: dict[str, _Asked] = {}
        place = getattr(step.builder, "place", None)
        if place is not None:
            self.__dict__["_located"] = place

    def _own(self, field: Field) -> bool:
        return not isinstance(self._declared.get(field.name), (Drawn, Parent))

    def _draw(self, name: str) -> Column:
        field = self.model.table.field(name)
        if field.name in self._declared and self._own(field):
            return constant_column(getattr(self._resolver, field.name), field, 1)
        return self.drawn(name)

    def drawn(self, name: str) -> Column:
        """The field as the plan draws it, whatever the factory declares."""
        if name not in self._drawn:
            self._drawn[name] = super()._draw(name)
        return self._drawn[name]

    def related(self, name: str) -> Rows:
        field = self.model.table.field(name)
        if field.name in self._declared and (self._own(field) or self._asked(field.name)):
            instance = getattr(self._resolver, field.name)
            if instance is not None:
                return InstanceRows(self, name, instance)
        followed = self._followed(name)
        if followed is not None and followed[0] is not None:
            return InstanceRows(self, name, followed[0])
        return super().related(name)

    def linked(self, name: str) -> Mask:
        followed = self._followed(name)
        return super().linked(name) if followed is None else np.full(1, followed[0] is not None)

    def _followed(self, name: str) -> tuple[Any] | None:
        """The object that a `follow` finds in a parent of the caller's; None if there is no such parent."""
        source = self.model.column(name).source
        owner = self._follows() if isinstance(source, Follow) else None
        return None if owner is None else (getattr(owner, source.name),)

    def mixed(self, name: str) -> Mixed:
        if name in self._declared and not isinstance(self._declared[name], Target):
            return mixed_of(self, getattr(self._resolver, name))
        return super().mixed(name)

    def _follows(self) -> Any:
        """The object of the foreign key to the parent, where the caller says something of it; else None."""
        rows = self.model.rows
        if not isinstance(rows, ChildrenOf) or "." in rows.parent or rows.parent not in self._declared:
            return None
        said = self._own(self.model.table.field(rows.parent)) or self._asked(rows.parent)
        return getattr(self._resolver, rows.parent) if said else None

    def _asked(self, name: str) -> bool:
        """Whether the caller asked for something of the object that a sub-factory makes."""
        context = self._resolver._Resolver__declarations[name].context
        return bool(context)

    def given(self, field: Field) -> bool:
        """Whether the value of a field is not the row's own."""
        return field.name in self._declared and (self._own(field) or self._asked(field.name))

    def children(self, table: str) -> RowChildren:
        """Those that are made together with the object, or else those that the row has."""
        for name, wrapped in _declarations(self._step.builder.factory_meta.post_declarations).items():
            wanted = _decided(wrapped.declaration, self._step)
            if isinstance(wanted, Children) and read_table(wanted.model).label == table and wanted.placed(self):
                asked = self.asked_for(name, wanted)
                given = {
                    key.removeprefix(f"{name}__"): value
                    for key, value in self._step.builder.extras.items()
                    if key.startswith(f"{name}__") and not isinstance(value, BaseDeclaration)
                }
                numbers = np.array(asked.numbers, dtype=np.int64)
                rows = Rows(self.plan, self.plan.models[table], numbers, given)
                rows.__dict__["_located"] = asked.places(self)
                return RowChildren(rows, np.array([len(numbers)]))
        return super().children(table)

    def asked_for(self, name: str, wanted: Children) -> _Asked:
        """The numbers of the rows that a declaration of children makes, the same whenever they are asked for."""
        if name not in self._asked_for:
            self._asked_for[name] = wanted.numbers(self)
        return self._asked_for[name]


@dataclass(frozen=True)
class _Asked:
    """The row numbers of the children that are made together with an object."""

    numbers: tuple[int, ...]

    def places(self, parent: Rows, first: int = 0, last: int | None = None) -> tuple[Rows, Any, Any]:
        """The parents, the places among the siblings and their number, as `Rows` has them, for some of the children."""
        places = np.arange(len(self.numbers))[first:last]
        return parent.at(np.zeros_like(places)), places, np.full_like(places, len(self.numbers))


def _decided(declaration: Any, step: Any) -> Any:
    """What a declaration comes to, once the traits that it depends on are known."""
    while isinstance(declaration, factory.Maybe):
        asked = declaration.decider.evaluate_pre(instance=step.stub, step=step, overrides={})
        declaration = declaration.yes if asked else declaration.no
    return declaration


def _row(factory_class: type[ModelFactory], resolver: Any, step: Any) -> _DeclaredRows:
    known: _DeclaredRows | None = step.__dict__.get("_seeding_row")
    if known is None:
        plan = factory_class._own_plan()
        known = _DeclaredRows(plan, plan.models[factory_class._own_table().label], resolver, step)
        step.__dict__["_seeding_row"] = known
    return known


def _declarations(of: Any) -> dict[str, Any]:
    found = getattr(of, "_Resolver__declarations", of)
    return {name: found[name] for name in found}


class Drawn(BaseDeclaration):
    """A field of the row, as the plan draws it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def evaluate(self, instance: Any, step: Any, extra: Any) -> Any:
        row = _row(step.builder.factory_meta.factory, instance, step)
        return row.drawn(self.name).values()[0]


class DrawnFrom(BaseDeclaration):
    """A field as a source of a trait or scenario draws it for the row."""

    def __init__(self, name: str, source: Any) -> None:
        super().__init__()
        self.name = name
        self.source = source

    def evaluate(self, instance: Any, step: Any, extra: Any) -> Any:
        row = _row(step.builder.factory_meta.factory, instance, step)
        field = row.model.table.field(self.name)
        return conform(evaluate(self.source, row, field), field).values()[0]


class Parent(factory.SubFactory):
    """A foreign key: the object of the row that the plan points at, made or found; one of its own if asked about."""

    def __init__(self, name: str, model: type[models.Model]) -> None:
        super().__init__(DjangoModelFactory)
        self.name = name
        self.model = model

    def get_factory(self) -> Any:
        return factory_for(self.model)

    def evaluate(self, instance: Any, step: Any, extra: Any) -> Any:
        if extra:
            return super().evaluate(instance, step, extra)
        row = _row(step.builder.factory_meta.factory, instance, step)
        planned = row.model.column(self.name)
        if isinstance(planned.source, (Existing, ExistingRow)):
            return self.model._base_manager.order_by("pk").first() if step.builder.strategy == "create" else None
        followed = row._followed(self.name)
        if followed is not None:
            return followed[0]
        if not points_at_rows(planned.source):
            key = row.column(self.name).values()[0]
            return None if key is None else self.model._base_manager.get(**{planned.field.reference.field: key})
        numbers, missing = row.referenced(self.name)
        if missing is not None and missing[0]:
            return None
        return self.get_factory()._of_row(int(numbers[0]), strategy=step.builder.strategy)


class Children(factory.RelatedFactoryList):
    """Rows that point back at the object: so many, as many as a trait that asks for them says, or the row's own.

    Rows that follow the object (`children_of`) know their places among each other, and sums over them are theirs.
    """

    def __init__(self, model: type[models.Model], related_name: str, size: int, trait: str) -> None:
        super().__init__(DjangoModelFactory, related_name, size=size)
        self.model = model
        self.trait = trait

    def get_factory(self) -> Any:
        return factory_for(self.model)

    def placed(self, parent: Rows) -> bool:
        """Whether the rows follow the object, rather than point at it for another reason."""
        planned = parent.plan.models.get(read_table(self.model).label)
        return planned is not None and isinstance(planned.column(self.name).source, ParentKey)

    def asked(self, resolver: Any) -> int | None:
        """How many; None for as many as the row has."""
        said = getattr(resolver, self.trait, None)
        if isinstance(said, int) and not isinstance(said, bool):
            return said
        return None if self.size is True else int(self.size)

    def numbers(self, parent: _DeclaredRows) -> _Asked:
        """The row's own children where that is what is asked for, and rows that nobody has made otherwise."""
        label, wanted = read_table(self.model).label, self.asked(parent._resolver)
        lineage = parent.plan.lineage(label)
        has = int(lineage.counts(parent.row_number)[0])
        if wanted is None or wanted == has:
            first = int(lineage.before(parent.row_number)[0])
            own = range(first, first + has)
            if not _creating:
                return _Asked(tuple(own))
            if not any(self.get_factory()._occupied(number) for number in own):
                _taken.setdefault(self.model, set()).update(own)
                return _Asked(tuple(own))
        options = self.get_factory()._own_options()
        return _Asked(tuple(options.next_sequence() for _ in range(has if wanted is None else wanted)))

    def call(self, instance: Any, step: Any, context: Any) -> Any:
        row = _row(step.builder.factory_meta.factory, step.stub, step)
        if context.value_provided:
            return context.value
        if not self.placed(row):
            wanted = self.asked(step.stub)
            if wanted is None:
                raise SeedingError(
                    f"{self.trait}=True: rows of {read_table(self.model).label} do not follow {row.model.label}, so "
                    f"their number is not known. Write a number, as in {self.trait}=3."
                )
            return [factory.RelatedFactory.call(self, instance, step, context) for _ in range(wanted)]
        made, asked = [], row.asked_for(self._relation(step), self)
        for place, number in enumerate(asked.numbers):
            builder = step.builder.recurse(self.get_factory()._own_options(), {**context.extra, self.name: instance})
            builder.place = asked.places(row, place, place + 1)
            made.append(builder.build(parent_step=step, force_sequence=number))
        return made

    def _relation(self, step: Any) -> str:
        declared = _declarations(step.builder.factory_meta.post_declarations)
        return next(name for name, wrapped in declared.items() if _decided(wrapped.declaration, step) is self)


class Target(BaseDeclaration):
    """A generic foreign key: the object of the row that the plan points at, made or found."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def evaluate(self, instance: Any, step: Any, extra: Any) -> Any:
        row = _row(step.builder.factory_meta.factory, instance, step)
        mixed = row.mixed(self.name)
        if mixed.missing is not None and mixed.missing[0]:
            return None
        label = mixed.tables[int(mixed.which[0])]
        return factory_for(label)._of_row(int(mixed.numbers[0]), strategy=step.builder.strategy)


def _target_type(name: str) -> Any:
    """The content type of the object that a generic foreign key points at; of an unsaved one nothing is known."""

    def content_type(row: Any) -> Any:
        target = getattr(row, name)
        if target is None or target.pk is None:
            return None
        return apps.get_model("contenttypes", "ContentType").objects.get_for_model(target)

    return factory.LazyAttribute(content_type)


def _target_key(name: str) -> Any:
    return factory.LazyAttribute(lambda row: getattr(getattr(row, name), "pk", None))


_factories: dict[type[models.Model], type[ModelFactory]] = {}
_taken: dict[type[models.Model], set[int]] = {}
_creating: list[type[ModelFactory]] = []


class _ModelFactoryType(FactoryMetaClass):
    """Declares every field of the model that the class does not declare itself, and the traits of its seeds."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> Any:
        meta = attrs.get("Meta")
        model = getattr(meta, "model", None)
        if model is not None and not getattr(meta, "abstract", False):
            if isinstance(model, str):
                model = apps.get_model(model)
            table = read_table(model)
            inherited = {key for base in bases for key in getattr(getattr(base, "_meta", None), "declarations", {})}
            for key, declaration in _field_declarations(model, table).items():
                if key not in inherited:
                    attrs.setdefault(key, declaration)
            attrs["Params"] = _params(table, model, attrs.get("Params"))
        made = super().__new__(mcs, name, bases, attrs)
        if model is not None and not made._meta.abstract:
            _factories.setdefault(model, made)
        return made


def _field_declarations(model: type[models.Model], table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in table.fields:
        if field.auto:
            continue
        found[field.name] = Parent(field.name, _related_model(model, field)) if field.reference else Drawn(field.name)
    seeds = seeds_by_label().get(table.label)
    declared = declared_fields(seeds) if seeds else {}
    for generic in table.generics:
        if generic.name in declared:
            found[generic.name] = Target(generic.name)
            found[generic.content_type] = _target_type(generic.name)
            found[generic.object_id] = _target_key(generic.name)
    for name in many_to_many_fields(model):
        found[name] = factory.PostGeneration(_set_links(name))
    return found


def _related_model(model: type[models.Model], field: Field) -> type[models.Model]:
    related = django_field(model, field.name).related_model
    return apps.get_model(related) if isinstance(related, str) else related


def _set_links(name: str) -> Any:
    def set_links(instance: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create and extracted:
            getattr(instance, name).set(extracted)

    return set_links


def _params(table: Table, model: type[models.Model], own: Any) -> type:
    seeds = seeds_by_label().get(table.label)
    found: dict[str, Any] = {}
    for name, overrides in traits_of(table.label, seeds).items():
        found[name] = factory.Trait(**{key: _override(model, key, value, name) for key, value in overrides.items()})
    found.update({key: value for key, value in vars(own).items() if not key.startswith("__")} if own else {})
    return type("Params", (), found)


def _override(model: type[models.Model], name: str, value: Any, trait: str) -> Any:
    relation = reverse_relation(model, name)
    if relation is not None and isinstance(value, int):
        return Children(*relation, value, trait)
    return DrawnFrom(name, value) if is_source(value) else value


class UnknownName(SeedingError, TypeError):
    """A factory was given something that neither its model nor its traits have."""

    def __init__(self, made: Any, name: str) -> None:
        near = get_close_matches(name, made.takes(), n=1)
        super().__init__(
            f"{made.__name__}({name}=…): {made._own_table().label} has no such field, and its factory no such trait. "
            f"{f'Did you mean {near[0]}? ' if near else ''}{made.__name__}.takes() lists what it takes."
        )


class _PlanOptions(DjangoOptions):
    def _build_default_options(self) -> list[OptionDefault]:
        return [*super()._build_default_options(), OptionDefault("seed", None, inherit=True)]

    def next_sequence(self) -> int:
        """The next number whose row is not in the database already, as the parent of another object perhaps.

        Where a closed list ends, it begins again, with those of its rows that are not there.
        """
        model, listed = self.get_model_class(), self.factory._listed()
        number: int = super().next_sequence()
        while _creating and (listed is None or number < listed) and self.factory._occupied(number):
            number = super().next_sequence()
        if listed is not None and number >= listed:
            if not _creating:
                return number % listed
            number = next((place for place in range(listed) if not self.factory._occupied(place)), number)
        _taken.setdefault(model, set()).add(number)
        return number

    def instantiate(self, step: Any, args: Any, kwargs: Any) -> Any:
        """An object of the step's row; of a later row where one with its unique values is in the database already.

        That happens where some of the values are the caller's own: a review of their user, of a product that another
        row's user has bought as well.
        """
        builder = step.builder
        own_number = builder.force_init_sequence is None and getattr(builder, "place", None) is None
        if builder.strategy == factory.CREATE_STRATEGY and own_number and not self.django_get_or_create:
            for _ in range(_TRIED):
                clash = self.factory._clash(step, kwargs)
                if clash is None:
                    break
                declarations = step.stub._Resolver__declarations
                step.__dict__.pop("_seeding_row", None)
                step.sequence, step.attributes = self.next_sequence(), {}
                step.resolve(declarations)
                args, kwargs = self.prepare_arguments(step.attributes)
            else:
                drawn = " or ".join(f"a {name}" for name in clash[1])
                raise SeedingError(
                    f"{self.factory._own_table().label}: none of {_TRIED} rows in turn differs in "
                    f"({', '.join(clash[0])}) "
                    f"from those that are in the database. Name {drawn} yourself, or make fewer."
                )
        try:
            return super().instantiate(step, args, kwargs)
        except (TypeError, FieldError):
            unknown = [name for name in kwargs if not hasattr(self.get_model_class(), name)]
            if not unknown:
                raise
            raise UnknownName(self.factory, unknown[0]) from None

    def contribute_to_class(self, *args: Any, **kwargs: Any) -> None:
        super().contribute_to_class(*args, **kwargs)
        # Links are set after the object is saved; saving it once more would stamp `auto_now` fields again.
        self.skip_postgeneration_save = True


class ModelFactory(DjangoModelFactory, metaclass=_ModelFactoryType):
    """A factory of any model; subclasses name it in `Meta.model` and may declare or override as usual.

    Its own methods begin with an underscore: fields are attributes of the class, and may be called `plan` or `row`.
    `Meta.seed` is the seed of the rows (setting `SEEDING["SEED"]` by default).
    """

    class Meta:
        abstract = True

    _options_class = _PlanOptions

    @classmethod
    def _own_options(cls) -> Any:
        return cls._meta

    @classmethod
    def takes(cls) -> tuple[str, ...]:
        """What may be said of an object when it is made: fields, links to other rows, and traits."""
        options = cls._own_options()
        return tuple(sorted({*options.pre_declarations, *options.post_declarations, *options.parameters}))

    @classmethod
    def _own_table(cls) -> Table:
        return _table(cls._meta.get_model_class())

    @classmethod
    def _own_plan(cls) -> Plan:
        return factory_plan(cls._own_table().label, cls._meta.seed)

    @classmethod
    def _of_row(cls, number: int, *, strategy: str = factory.CREATE_STRATEGY) -> Any:
        """The object of row `number`: found in the database if it is there, else made."""
        if strategy != factory.CREATE_STRATEGY:
            return cls._generate(strategy, {"__sequence": number})
        found = cls._find(number)
        if found is None:
            found = cls.create(__sequence=number)
            _taken.setdefault(cls._meta.get_model_class(), set()).add(number)
        return found

    @classmethod
    def _generate(cls, strategy: str, params: dict[str, Any]) -> Any:
        if strategy != factory.CREATE_STRATEGY:
            return super()._generate(strategy, params)
        _creating.append(cls)
        try:
            return super()._generate(strategy, params)
        finally:
            _creating.pop()

    @classmethod
    def _listed(cls) -> int | None:
        """How many rows the model has if it is a closed list."""
        planned = cls._own_plan().models[cls._own_table().label].columns
        lists = [len(column.source.values) for column in planned if isinstance(column.source, Listing)]
        return min(lists, default=None)

    @classmethod
    def _clash(cls, step: Any, kwargs: dict[str, Any]) -> tuple[tuple[str, ...], list[str]] | None:
        """Unique fields whose values another object in the database has, and those of them that the row draws.

        Values that are all the caller's own are the caller's to mend.
        """
        row, table = _row(cls, step.stub, step), cls._own_table()
        manager = cls._get_manager(cls._meta.get_model_class())
        for unique in table.uniques:
            fields = [table.field(name) for name in unique.fields]
            drawn = [field.name for field in fields if not row.given(field) and not field.auto]
            told = any(row.given(field) for field in fields) or any(field.reference for field in fields)
            if not drawn or not told or unique.conditional or unique.expression:
                continue
            values = {field.name: kwargs.get(field.name) for field in fields}
            if all(value is not None for value in values.values()) and manager.filter(**values).exists():
                return unique.fields, drawn
        return None

    @classmethod
    def _occupied(cls, number: int) -> bool:
        """Whether the row of a number is in the database already, made by a factory or by `seed_db`."""
        model = cls._meta.get_model_class()
        if number not in _taken.get(model, ()) and not any(
            field.unique
            for field in cls._own_table().fields
            if _tells(model, field, cls._own_plan().models[cls._own_table().label])
        ):
            return False
        try:
            return cls._find(number) is not None
        except SeedingError:
            # The row of such a number cannot be drawn; what the caller says of it may still be enough.
            return False

    @classmethod
    def _find(cls, number: int) -> Any:
        """The stored object that has the values of a row."""
        plan, table = cls._own_plan(), cls._own_table()
        row = plan.rows(table.label, np.array([number], dtype=np.int64))
        model = cls._meta.get_model_class()
        telling = [field for field in table.fields if _tells(model, field, plan.models[table.label])]
        unique = [field for field in telling if field.unique]
        wanted = {field.name: row.column(field.name).values()[0] for field in unique or telling[:_MATCHED]}
        manager = cls._get_manager(model)
        return manager.filter(**wanted).first() if wanted else None

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        for name, value in kwargs.items():
            if isinstance(value, str) and name == "password" and not _hashed(value):
                kwargs[name] = make_password(value)
        return kwargs

    @classmethod
    def _build(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        for generic in cls._own_table().generics:
            # Setting one asks the database for the content type, and knows no key yet.
            if getattr(kwargs.get(generic.name), "pk", None) is None:
                kwargs.pop(generic.name, None)
        return super()._build(model_class, *args, **kwargs)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        instance = super()._create(model_class, *args, **kwargs)
        stamped = {name: kwargs[name] for name in stamped_fields(model_class) if name in kwargs}
        if stamped:
            using = instance._state.db or router.db_for_write(model_class)
            model_class._base_manager.using(using).filter(pk=instance.pk).update(**stamped)
            for name, value in stamped.items():
                setattr(instance, name, value)
        return instance


def _tells(model: type[models.Model], field: Field, planned: ModelPlan) -> bool:
    """Whether a stored row can be recognised by this field."""
    column = planned.column(field.name)
    if field.auto or field.reference or field.name in stamped_fields(model) or column.volatile:
        return False
    if isinstance(column.source, GenericKey):
        return False
    return field.storage not in ("json", "bytes", "other", "float")


def _hashed(value: str) -> bool:
    try:
        identify_hasher(value)
    except ValueError:
        return value.startswith("!")
    return True


def factory_for(model: type[models.Model] | str) -> type[ModelFactory]:
    """The factory of a model (class or `app.Model`): the first that was declared, else one made on the spot."""
    if isinstance(model, str):
        try:
            model = apps.get_model(model)
        except (LookupError, ValueError):
            raise SeedingError(f"factory_for({model!r}): no such model. Write app.Model, as in 'shop.Order'.") from None
    if model not in _factories:
        meta = type("Meta", (), {"model": model})
        _ModelFactoryType(f"{model.__name__}Factory", (ModelFactory,), {"Meta": meta})
    return _factories[model]


__all__ = ["Drawn", "ModelFactory", "Parent", "factory_for", "factory_plan"]
