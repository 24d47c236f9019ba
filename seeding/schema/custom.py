"""Fields whose class converts values on their way to the database, and back."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.utils.functional import Promise

from seeding.schema.storage import Storage


@dataclass(frozen=True)
class Custom:
    """A field whose class converts values on their way to the database, such as one that encrypts or pickles them."""

    model: str
    name: str
    holds: Storage | None = None
    """What the values are before the class converts them, where that is known and the column holds something else."""

    @property
    def field(self) -> Any:
        return apps.get_model(self.model)._meta.get_field(self.name)

    @property
    def of_texts(self) -> bool:
        """Whether the column is a dictionary of texts (hstore of PostgreSQL)."""
        return any(one.__name__ == "HStoreField" for one in type(self.field).__mro__)

    @property
    def examples(self) -> tuple[Any, ...]:
        """The dictionaries and lists that the docstrings of the class show, as in "e.g. {'unit': 'days'}"."""
        own = [one for one in type(self.field).__mro__ if not one.__module__.startswith("django.")]
        shown = re.findall(r"\{[^{}]*\}|\[[^\[\]]*\]", " ".join(vars(one).get("__doc__") or "" for one in own))
        return tuple(found for text in shown if (found := _literal(text)))

    def prepared(self, value: Any) -> Any:
        """A value as the database takes it."""
        if value is None:
            return None
        source = self.field
        value = source.to_python(value)
        if source.get_internal_type() == "JSONField":
            return source.get_prep_value(value)
        return plain(source.get_db_prep_save(value, connection=connections[DEFAULT_DB_ALIAS]))

    def stored(self, value: Any) -> Any:
        """A value as the database takes it: as it is where the class makes nothing of it."""
        try:
            prepared = self.prepared(value)
        except Exception:
            # Whatever the class of a package raises: nothing better was found, and the column itself takes the value.
            return value
        return value if prepared is None and not self.field.null else prepared

    def read_back(self, value: Any) -> Any:
        """A value in the form in which it comes back from the database, such as telephone numbers of a class that
        writes all of them alike.
        """
        source, stored = self.field, self.prepared(value)
        if hasattr(source, "from_db_value") and source.get_internal_type() == "JSONField":
            # Drivers give its text, which the field reads.
            stored = json.dumps(stored, cls=getattr(source, "encoder", None) or DjangoJSONEncoder)
        return self.loaded(stored)

    def loaded(self, stored: Any) -> Any:
        """A value that the database holds, as Django gives it."""
        source = self.field
        if not hasattr(source, "from_db_value"):
            return stored
        return source.from_db_value(stored, None, connections[DEFAULT_DB_ALIAS])

    def standing_for(self, value: Any) -> Any:
        """What the database holds for an object of a class of the field's own; any other value as it is."""
        return standing_for(value, self.field)

    def document_of(self, value: Any) -> Any:
        """The JSON that the database holds for an object of a class of the field's own; any other value as it is."""
        held = self.standing_for(value)
        try:
            return json.loads(held) if held is not value and isinstance(held, str) else held
        except ValueError:
            return held

    def accepts(self, value: Any) -> bool:
        """Whether a value passes the field's own rules, can be stored, and passes them when it is read again."""
        # A document that a decoder turns into something else is judged as what it becomes alone.
        decoded = getattr(self.field, "decoder", None) is not None
        try:
            self._cleaned(self.read_back(value if decoded else self._cleaned(value)))
        except Exception:
            # Whatever the class of a package raises: the value is not for it.
            return False
        return True

    def reads(self, value: Any) -> bool:
        """Whether a value can be stored and read again, whatever the field's own rules say of it."""
        try:
            self.read_back(value)
        except Exception:
            # As above: whatever the class of a package raises.
            return False
        return True

    def _cleaned(self, value: Any) -> Any:
        """A value that passes the rules of the field as it is, or as an object of the model holds it."""
        source = self.field
        try:
            return source.clean(value, None)
        except ValidationError:
            raise
        except Exception:
            row = source.model()
            setattr(row, source.attname, value)
            return source.clean(getattr(row, source.attname), row)

    def repeatable(self, value: Any) -> bool:
        """Whether the same value is stored the same each time; with encryption it is not."""
        return bool(self.prepared(value) == self.prepared(value))


def _literal(text: str) -> Any:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return None


def plain(value: Any) -> Any:
    """A value without the wrappers in which Django hands it to a driver."""
    for name in ("obj", "adapted"):
        if type(value).__module__.startswith("psycopg") and hasattr(value, name):
            return getattr(value, name)
    return bytes(value) if isinstance(value, memoryview) else value


_PLAIN = (str, bytes, int, float, Decimal, date, time, timedelta, UUID, list, tuple, set, dict, Promise, type(None))


def standing_for(value: Any, source: models.Field[Any, Any]) -> Any:
    """A choice or a default as the database holds it, where it is an object that the field turns into that."""
    if isinstance(value, _PLAIN):
        return value
    try:
        stored = source.get_prep_value(value)
    except Exception:
        # Whatever the class of a package raises: the object stands for itself.
        return value
    return stored if isinstance(stored, _PLAIN) and stored is not None else value
