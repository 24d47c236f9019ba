"""The rows that `migrate` puts into a new database: content types, permissions and the site.

Every database numbers them in its own way, as its models came in. Here they have numbers, too, which hold where there
is no database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings

from seeding.schema import content_type_name, named_models, read_schema

CONTENT_TYPES, PERMISSIONS, SITES = "contenttypes.ContentType", "auth.Permission", "sites.Site"


@dataclass(frozen=True)
class FirstRows:
    """The first rows of a table: the values of these fields, that of the key first."""

    fields: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def keys(self) -> tuple[int, ...]:
        return tuple(row[0] for row in self.rows)


def first_rows() -> dict[str, FirstRows]:
    """The first rows of each table that has some, by label."""
    found: dict[str, FirstRows] = {}
    if apps.is_installed("django.contrib.contenttypes"):
        numbers = content_type_numbers()
        named = ((number, *content_type_name(label)) for label, number in numbers.items())
        found[CONTENT_TYPES] = FirstRows(("id", "app_label", "model"), tuple(named))
        if apps.is_installed("django.contrib.auth"):
            allowed = (
                (said, numbers[model.label], code) for model in named_models() for code, said in model.permissions
            )
            rows = tuple((number, *row) for number, row in enumerate(allowed, 1))
            found[PERMISSIONS] = FirstRows(("id", "name", "content_type", "codename"), rows)
    if apps.is_installed("django.contrib.sites"):
        found[SITES] = FirstRows(("id", "domain", "name"), ((getattr(settings, "SITE_ID", 1), *["example.com"] * 2),))
    return found


def content_type_numbers() -> dict[str, int]:
    """The number of the content type of each model, by label: its place in the schema; proxies come behind."""
    places = {label: place for place, label in enumerate(read_schema(), 1)}
    labels = [model.label for model in named_models()]
    behind = (label for label in labels if label not in places)
    places |= {label: place for place, label in enumerate(behind, len(places) + 1)}
    return {label: places[label] for label in labels}


def first_keys() -> dict[str, tuple[int, ...]]:
    """The keys of the first rows of each table, by label."""
    return {label: first.keys for label, first in first_rows().items()}
