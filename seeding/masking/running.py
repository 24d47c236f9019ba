"""Masking a database: survey, mask and write, verify, record; in place in one transaction, or into a copy."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np

from seeding.masking.databases import DatabaseTable, RawBatch, Store, store_for
from seeding.masking.masker import Masker
from seeding.masking.planning import MaskedTable, MaskPlan, build_mask_plan
from seeding.masking.policy import Policy
from seeding.masking.secret import Secret
from seeding.masking.unmapped import beside_models, with_hidden_columns
from seeding.schema import Table, read_schema

Progress = Callable[[str, str, int, int | None], None]
"""Told the stage, the table, the rows that are done and how many there are (None: not known)."""


@dataclass(frozen=True)
class MaskRequest:
    """What a masking is asked to do."""

    policy: Policy
    secret: Secret
    using: str = "default"
    verify: bool = True
    force: bool = False
    """Write even if the database looks like production."""
    again: bool = False
    """Mask what was masked with another secret."""


@dataclass
class Stopwatch:
    """Seconds by stage."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def plan_for(policy: Policy, store: Store) -> tuple[MaskPlan, dict[str, DatabaseTable]]:
    """The plan of a policy for a database, and the database's tables by the labels that the plan calls them."""
    there = store.tables()
    schema = with_hidden_columns(read_schema(), there)
    unmapped = beside_models(there, schema)
    plan = build_mask_plan(policy, schema, unmapped)
    by_label = {one.label: one for one in there if one.label is not None}
    by_name = {one.name: one for one in there if one.name in unmapped}
    return plan, {**by_name, **by_label}


class Pass:
    """Both passes over a database: reading what was there, giving what stands there now."""

    def __init__(
        self,
        plan: MaskPlan,
        store: Store,
        tables: Mapping[str, DatabaseTable],
        masker: Masker,
        watcher: Watcher | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.plan = plan
        self.store = store
        self.tables = tables
        self.masker = masker
        self.watcher = watcher or Watcher()
        self.progress = progress or (lambda *told: None)

    def survey(self) -> None:
        """Read what the techniques need to know of whole columns."""
        for table in self.plan.tables.values():
            wanted = self.masker.reads(table)
            there = self.tables.get(table.label)
            if not wanted or there is None:
                continue
            done = 0
            for raw in self.store.read(there, self._columns(table, wanted)):
                values = {name: raw.values(name) for name in wanted}
                self.masker.survey(table, values, raw.first)
                self.watcher.surveyed(table, values)
                done += len(raw)
                self.progress("reading", table.label, done, there.rows or None)
        self.masker.finish()

    def masked(self, table: MaskedTable, batches: Iterable[RawBatch]) -> Iterator[RawBatch]:
        """The batches of a table as they stand there afterwards."""
        wanted = self.masker.reads(table)
        there = self.tables[table.label]
        done = 0
        for raw in batches:
            if table.emptied:
                self.watcher.deleted(table, len(raw))
                yield raw.replaced({}, np.zeros(len(raw), dtype=np.bool_))
                continue
            values = {name: raw.values(name) for name in wanted}
            masked = self.masker.mask(table, values, raw.first)
            self.watcher.masked(table, values, masked.columns, masked.keep)
            done += len(raw)
            self.progress("masking", table.label, done, there.rows or None)
            yield raw.replaced(masked.columns, masked.keep)

    def _columns(self, table: MaskedTable, wanted: Iterable[str]) -> list[str]:
        return [table.table.field(name).column for name in wanted]


class Watcher:
    """Is told what both passes see: the shapes of columns, the originals to be searched for."""

    def surveyed(self, table: MaskedTable, values: Mapping[str, list[Any]]) -> None:
        """A batch of originals."""

    def masked(
        self, table: MaskedTable, before: Mapping[str, list[Any]], after: Mapping[str, list[Any]], keep: Any
    ) -> None:
        """A batch before and after."""

    def deleted(self, table: MaskedTable, rows: int) -> None:
        """Rows that are no more."""


def mask_in_place(
    request: MaskRequest, connection: Any, *, progress: Progress | None = None
) -> tuple[MaskPlan, Stopwatch]:
    """Rewrite what the policy masks, in one transaction: afterwards all is masked, or nothing is."""
    watch = Stopwatch()
    store = store_for(connection)
    with watch.stage("planning"):
        plan, tables = plan_for(request.policy, store)
    masker = Masker(plan, request.secret)
    work = Pass(plan, store, tables, masker, progress=progress)
    changed = [table for table in plan.changed if table.label in tables]
    with store.rewriting([tables[table.label] for table in changed]) as rewriting:
        with watch.stage("reading"):
            work.survey()
        with watch.stage("masking"):
            for table in changed:
                there = tables[table.label]
                rewriting.rewrite(there, work.masked(table, store.read(there)))
    return plan, watch


def now() -> datetime:
    return datetime.now(UTC)


def schema_of(plan: MaskPlan) -> dict[str, Table]:
    """The tables of a plan by label."""
    return {label: table.table for label, table in plan.tables.items()}
