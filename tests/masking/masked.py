"""A masking of the shop that needs no engine: each column by a plain function, with all that verifying is told."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from seeding import runs
from seeding.conf import conf
from seeding.lineage import versions
from seeding.masking.auditing.audit import Audit, AuditedTable, Leak, NotSearched
from seeding.masking.auditing.discretion import audited_column, named, told_key
from seeding.masking.secret import Secret
from seeding.masking.techniques.technique import Target
from seeding.masking.verifying import integrity, privacy
from seeding.masking.verifying.plan import VerifiedColumn, VerifiedTable
from seeding.masking.verifying.shapes import Watch
from seeding.plan import Request
from seeding.schema import read_schema

SECRET = Secret("0123456789abcdefghijklmnopqrstuvwxyzABCDEF")


def pseudonym(value: str) -> str:
    return hashlib.blake2b(value.encode(), digest_size=8, key=b"tests").hexdigest()


TECHNIQUES: dict[str, dict[str, Any]] = {
    "shop.User": {
        "email": ("substitute", {"kind": "email"}, lambda value: f"{pseudonym(value)}@example.net"),
        "full_name": ("substitute", {"kind": "full_name"}, lambda value: f"Robin {pseudonym(value)[:6].title()}"),
        "phone": ("constant", {"value": "+49 30 1234567"}, lambda value: "+49 30 1234567" if value else value),
        "date_of_birth": (
            "date_shift", {"days": 180}, lambda value: value and value + timedelta(days=int(pseudonym(str(value)), 16) % 180),
        ),
        "street": ("substitute", {"kind": "street_address"}, lambda value: value and f"{pseudonym(value)[:4]} Street"),
    },
    "shop.Review": {
        "comment": ("free_text", {"keep_words": ["Grace"]}, lambda value: value and f"{pseudonym(value)} words"),
        "rating": ("noise", {"bounds": [1, 5]}, lambda value: value),
    },
}  # fmt: skip
KEPT = {
    "shop.User": ("role", "city", "state", "postal_code", "country", "created_at", "is_active"),
    "shop.Review": ("created_at",),
}


def plan() -> list[VerifiedTable]:
    schema = read_schema()
    tables = []
    for label, columns in TECHNIQUES.items():
        table = schema[label]
        masked = tuple(
            VerifiedColumn(
                Target(label, table.field(name), f"{label}.{name}" if technique != "substitute" else parameters["kind"],
                       unique=table.field(name).unique),
                technique, parameters, kind=parameters.get("kind"),
                conditions=("full_name == 'Ada Lovelace' and id > 3",) if name == "phone" else (),
            )
            for name, (technique, parameters, _) in columns.items()
        )  # fmt: skip
        people = label == "shop.User"
        tables.append(
            VerifiedTable(
                label, table.db_table, masked, KEPT[label], person="email" if people else "user",
                quasi_identifiers=(("date_of_birth", "postal_code"), ("country", "role")) if people else (),
                sensitive=("is_active",) if people else (),
            )
        )  # fmt: skip
    return tables


def mask_shop(users: int = 200) -> tuple[Audit, dict[str, list[Any]]]:
    """Seed the shop, mask it, and audit it; the audit and the originals by column."""
    runs.seed(Request(7, conf().as_of, {"shop.User": users}, locales=("en_US", "de_DE")))
    schema, tables = read_schema(), plan()
    before = integrity.measure(connection, schema, tables)
    originals: dict[str, list[Any]] = {}
    shapes, columns = {}, []
    for table in tables:
        model = schema[table.label].model
        rows = list(model._base_manager.order_by("pk"))
        for column in table.columns:
            old = [getattr(row, column.name) for row in rows]
            new = [TECHNIQUES[table.label][column.name][2](value) for value in old]
            watch = Watch(column.target.field)
            for start in range(0, len(rows), 50):
                watch.add(old[start : start + 50], new[start : start + 50])
            originals[str(column)] = old
            shapes[str(column)] = watch.finish()
            for row, value in zip(rows, new, strict=True):
                setattr(row, column.name, value)
        model._base_manager.bulk_update(rows, [column.name for column in table.columns])
    after = integrity.measure(connection, schema, tables)
    compared = integrity.compare(before, after)
    for table in tables:
        for column in table.columns:
            columns.append(
                audited_column(
                    column, shapes[str(column)], table=schema[table.label], seconds=0.25,
                    searched=("exact", "folded", "inside") if column.target.field.storage == "text" else (),
                )
            )  # fmt: skip
    audited = tuple(
        AuditedTable(
            label, table.db_table, before.rows[label], after.rows[label],
            masked=tuple(TECHNIQUES.get(label, ())), kept=KEPT.get(label, tuple(f.name for f in table.fields)),
        )
        for label, table in schema.items()
        if label in before.rows
    )  # fmt: skip
    started = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    audit = Audit(
        named("default"), "complete", started.isoformat(), (started + timedelta(seconds=3)).isoformat(),
        "0f" * 16, SECRET.fingerprint, "SEEDING_SECRET", versions=versions(), asked={"verify": True},
        seconds={"survey": 0.8, "mask": 1.5, "verify": 0.7}, tables=audited, columns=tuple(columns),
        not_searched=(NotSearched("shop.Product.image", "files are not opened"),),
        counts=compared.counts, links=compared.links, broken=compared.broken,
        privacy=tuple(privacy.measures(connection, schema, tables, shapes)),
    )  # fmt: skip
    return audit, originals


def leaking(audit: Audit) -> Audit:
    """The same with leaks."""
    from dataclasses import replace

    keys = tuple(told_key(key, SECRET) for key in (17, "jo@example.com"))
    return replace(
        audit,
        outcome="leaked",
        leaks=(Leak("shop.User.email", "shop.Lead", "notes", "inside", 2, keys),),
        columns=tuple(replace(one, leaks=2) if one.column == "email" else one for one in audit.columns),
    )
