"""One field of a model as a frozen `Field`: what its class, its validators and its column say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
    StepValueValidator,
)
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Q
from django.utils.translation import override

from seeding.schema.bounds import tighter, within
from seeding.schema.custom import Custom, standing_for
from seeding.schema.model import stamp_of
from seeding.schema.storage import INTEGER_RANGES, django_storage, storage_of
from seeding.schema.table import Field, Reference
from seeding.truth import asking_for_nulls, paths_in
from seeding.uploads import accepted_path


def read_field(
    source: models.Field[Any, Any], bounds: dict[str, tuple[Any, Any]], limit: Any = None, *, unique: bool = False
) -> Field:
    reference, value = None, source
    if (source.is_relation and source.many_to_one) or source.one_to_one:
        value = source.target_field  # type: ignore[attr-defined]
        reference = Reference(
            table=source.target_field.model._meta.label,  # type: ignore[attr-defined]
            field=source.target_field.name,  # type: ignore[attr-defined]
            one_to_one=bool(source.one_to_one) or unique,
            soft=not getattr(source, "db_constraint", True),
            accessor=source.remote_field.get_accessor_name() if source.remote_field else None,
            own=f"{source.model._meta.label}.{source.name}" if limit or not value.primary_key else "",
            asks_many=bool(limit) and _asks_many(value.model, limit),
        )
        while value.is_relation:
            value = value.target_field
    internal = value.get_internal_type()
    low, high = INTEGER_RANGES.get(internal, (None, None))
    regexes, steps = [], None
    lengths = [length for length in (getattr(source, "max_length", None), getattr(value, "max_length", None)) if length]
    for validator in source.validators:
        bound = getattr(validator, "limit_value", None)
        bound = bound() if callable(bound) else bound
        if isinstance(validator, MinValueValidator):
            low = tighter(low, bound, max)
        elif isinstance(validator, MaxValueValidator):
            high = tighter(high, bound, min)
        elif isinstance(validator, MaxLengthValidator):
            lengths.append(bound)
        elif isinstance(validator, StepValueValidator) and isinstance(bound, (int, Decimal, float)) and bound > 0:
            steps = bound, validator.offset or 0
        elif isinstance(validator, RegexValidator) and not validator.inverse_match:
            regexes.append(str(getattr(validator.regex, "pattern", validator.regex)))
    regexes += [regex for name, regex in _TYPED_TEXTS.items() if _own_type(source) == name]
    has_default = source.has_default()
    base = getattr(source, "base_field", None)
    with override(None):
        named = [(standing_for(key, source), str(said)) for key, said in _choices(source)]
    if isinstance(low, int) and isinstance(high, int):
        # Lists may name numbers that the column does not hold; databases other than SQLite refuse those.
        named = [pair for pair in named if not isinstance(pair[0], int) or low <= pair[0] <= high] or named
    found = Field(
        name=source.name,
        attname=source.attname,
        column=source.column or source.attname,
        storage=storage_of(value),
        class_name=type(source).__name__,
        null=source.null,
        # A form never asks for what cannot be edited, and full_clean() does not either.
        blank=source.blank or (source.null and not source.editable),
        primary_key=source.primary_key,
        unique=unique,
        auto=isinstance(source, models.AutoField),
        max_length=min(lengths, default=None),
        places=getattr(value, "decimal_places", 0) or 0,
        digits=getattr(value, "max_digits", 0) or 0,
        choices=tuple(choice for choice, _ in named),
        labels=tuple(said for _, said in named),
        choiceless=source.choices is not None and not named,
        low=low,
        high=high,
        regexes=tuple(regexes),
        has_default=has_default,
        default=_default(source, internal) if has_default else None,
        verbose_name=str(source.verbose_name),
        help_text=str(source.help_text),
        aware=_aware(),
        reference=reference,
        size=getattr(source, "size", None) if base is not None else None,
        item=read_field(base, {}) if base is not None else None,
        custom=_custom(source),
        upload=accepted_path(source) if isinstance(source, models.FileField) else "",
        measured=_measured(source),
        stamped=stamp_of(source),
        srid=getattr(source, "srid", None),
        dimensions=getattr(source, "dim", 2),
        protocol=protocol if (protocol := str(getattr(value, "protocol", "")).lower()) in ("ipv4", "ipv6") else "",
        steps=steps,
        limit=limit and asking_for_nulls(limit if isinstance(limit, Q) else Q(**limit)),
    )
    return within(found, *bounds.get(source.name, (None, None)))


def _asks_many(model: type[models.Model], limit: Q | Mapping[str, Any]) -> bool:
    """Whether a condition of a model's rows looks at rows of which each may have several."""
    for path in paths_in(limit if isinstance(limit, Q) else Q(**limit)):
        at: Any = model
        for part in path.split("__"):
            try:
                led = at._meta.get_field(part)
            except FieldDoesNotExist:
                break
            if led.many_to_many or led.one_to_many:
                return True
            if not led.is_relation or led.related_model is None:
                break
            at = led.related_model
    return False


def _choices(source: models.Field[Any, Any]) -> Iterator[tuple[Any, Any]]:
    """The choices of a field and their labels, without groups: also where its class keeps them in a way of its own, or
    where they are listed without labels.
    """
    for one in source.choices or ():
        key, said = one if isinstance(one, (list, tuple)) and len(one) == 2 else (one, one)
        if isinstance(said, (list, tuple)):
            yield from said
        else:
            yield key, said


_TYPED_TEXTS = {"ltree": r"[a-z]{4,8}(\.[a-z]{4,8}){0,2}"}
"""What types of PostgreSQL's extensions take that Django holds as text, as regular expressions."""


def _own_type(source: models.Field[Any, Any]) -> str:
    """The type of the column that a class which is not Django's gives it; empty where it has none of its own."""
    own = next((one for one in type(source).__mro__ if "db_type" in vars(one)), None)
    if own is None or own.__module__.startswith("django."):
        return ""
    try:
        return (source.db_type(connections[DEFAULT_DB_ALIAS]) or "").lower()
    except Exception:
        return ""


def _measured(source: models.Field[Any, Any]) -> str:
    model = getattr(source, "model", None)
    for other in model._meta.local_concrete_fields if model is not None else ():
        if source.name in (getattr(other, "width_field", None), getattr(other, "height_field", None)):
            return str(other.name)
    return ""


_CONVERTING = ("from_db_value", "to_python", "get_prep_value", "get_db_prep_value", "get_db_prep_save")


def _custom(source: models.Field[Any, Any]) -> Custom | None:
    """The conversion of a class that is not Django's, where it has one of its own, or of a decoder of JSON."""
    if source.is_relation or getattr(source, "model", None) is None:
        return None
    own = (one for one in type(source).__mro__ if not one.__module__.startswith("django."))
    if getattr(source, "decoder", None) is None and not any(name in vars(one) for one in own for name in _CONVERTING):
        return None
    meta = source.model._meta
    if not meta.concrete_fields or meta.abstract:
        return None
    holds = django_storage(source)
    return Custom(meta.label, source.name, None if holds == storage_of(source) else holds)


def _default(source: models.Field[Any, Any], internal: str) -> Any:
    if not callable(source.default):
        return standing_for(source.default, source)
    return source.default() if internal == "JSONField" else None


def _aware() -> bool:
    from django.conf import settings

    return bool(settings.USE_TZ)
