"""What a masking would do: tables and techniques with a guess of the time, and examples beside redacted originals."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from seeding.databases import connect
from seeding.masking.job import passes_of
from seeding.masking.masker import Masker
from seeding.masking.passes import Passes
from seeding.masking.planning import MaskedColumn, MaskedTable
from seeding.masking.request import MaskRequest
from seeding.masking.subject import Subject, subject_of

WIDTH = 60


def dry_run(request: MaskRequest) -> Iterator[str]:
    """The plan for a person: every table that changes, its columns, and about how long it takes. Nothing is written."""
    subject = subject_of(request.policy, connect(request.source or request.using))
    passes = passes_of(replace(request, verify=False), subject)
    yield f"Plan of {request.policy.source}, digest {request.policy.digest}. Nothing is written."
    with subject.store.snapshot():
        start = time.perf_counter()
        passes.survey()
        seconds = time.perf_counter() - start
        for table in subject.changed:
            rows = subject.store.count(subject.tables[table.label])
            yield ""
            whose = f", rows speak of a person: {table.policy.person}" if table.policy.person else ""
            yield f"{table.label}: {rows:,} rows{whose}"
            if table.emptied:
                yield "  all rows are removed"
            elif table.delete is not None:
                yield f"  rows are removed where {table.delete.text}"
            width = max((len(column.name) for column in table.columns), default=0)
            for column in table.columns:
                yield f"  {column.name:<{width}}  {_said(column)}"
            seconds += _guess(passes, table, rows)
    kept = [
        table.label for table in subject.plan.tables.values() if not table.changes and table.label in subject.tables
    ]
    yield ""
    yield f"{len(subject.changed)} tables change, {len(kept)} stay as they are: {', '.join(kept) or 'none'}."
    yield f"Reading and masking take about {seconds:.1f} s here; writing and verifying come to that."


def _said(column: MaskedColumn) -> str:
    from seeding.masking.verifying.plan import parameters_of

    told = []
    for way in column.ways:
        what = "keep"
        if way.technique is not None:
            parameters = ", ".join(f"{name} {value}" for name, value in parameters_of(way.technique).items())
            what = f"{way.technique.name}{f' ({parameters})' if parameters else ''}"
        told.append(f"{what} where {way.condition.text}" if way.condition else what)
    said = "; else ".join(told)
    return f"{said}, as {column.follows}" if column.follows else said


def _guess(passes: Passes, table: MaskedTable, rows: int) -> float:
    """Seconds that masking all rows would take, from the first batch of them."""
    there = passes.subject.tables[table.label]
    for raw in passes.subject.store.read(there):
        start = time.perf_counter()
        for _ in passes.masked(table, [raw]):
            pass
        return (time.perf_counter() - start) * rows / max(len(raw), 1)
    return 0.0


def difference(request: MaskRequest, *, rows: int = 5) -> Iterator[str]:
    """Some rows of each table: what they would become, beside what they are with their letters covered."""
    subject = subject_of(request.policy, connect(request.source or request.using))
    passes = passes_of(replace(request, verify=False), subject)
    with subject.store.snapshot():
        passes.survey()
        for table in subject.changed:
            yield from _examples(subject, passes.masker, table, rows)
    yield "Nothing was written."


def _examples(subject: Subject, masker: Masker, table: MaskedTable, rows: int) -> Iterator[str]:
    there = subject.tables[table.label]
    wanted = masker.reads(table)
    if table.emptied or not table.columns:
        yield f"{table.label}: rows are removed."
        yield ""
        return
    for raw in subject.store.read(there, [table.table.field(name).column for name in wanted]):
        values = {name: raw.values(name) for name in wanted}
        masked = masker.mask(table, values, raw.first)
        stays = range(len(raw)) if masked.keep is None else masked.keep.nonzero()[0].tolist()
        yield f"{table.label}:"
        width = max(len(column.name) for column in table.columns)
        for row in list(stays)[:rows]:
            for column in table.columns:
                before, after = values[column.name][row], masked.columns[column.name][row]
                if before in (None, "") and after in (None, ""):
                    continue
                yield f"  {column.name:<{width}}  {covered(before)}  →  {_short(after)}"
            yield ""
        return
    yield f"{table.label}: no rows."
    yield ""


def covered(value: Any) -> str:
    """A value with its letters and digits covered but for the first of each word: what form it has, and no more."""
    if value is None:
        return "NULL"
    text = str(value)
    if len(text) > WIDTH:
        # Of a long text only how long it is: words beside each other would tell too much.
        return f"({len(text):,} characters)"
    shown, inside = [], False
    for sign in text:
        if sign.isalnum():
            shown.append("•" if inside or sign.isdigit() else sign)
            inside = True
        else:
            shown.append(sign)
            inside = False
    return "".join(shown)


def _short(value: Any) -> str:
    text = "NULL" if value is None else " ".join(str(value).split())
    return text if len(text) <= 2 * WIDTH else f"{text[: 2 * WIDTH]}…"
