"""A report as text for people: what is wrong first, then what was looked at."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from seeding.checking.report import Finding, Report

WIDTH = 110


def as_text(report: Report) -> str:
    """The whole report, wrapped for a terminal; SQL stands on a line of its own, to be copied."""
    lines = [headline(report), ""]
    for title, findings in (("Errors", report.errors), ("Warnings", report.warnings)):
        if findings:
            lines += [title, ""]
            for finding in findings:
                lines.extend(_told(finding))
    lines += ["Examined", ""]
    width = max((len(table.model) for table in report.examined if table.rows), default=0)
    empty = [table.model for table in report.examined if not table.rows]
    for table in report.examined:
        if not table.rows:
            continue
        lines.append(f"  {table.model:<{width}}  {table.rows:>12,} rows  {table.rules:>4} rules")
        lines.extend(f"    {note}" for note in table.notes)
    if empty:
        text = f"{counted(len(empty), 'table')} without rows: {', '.join(empty)}."
        lines.extend(textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    "))
    lines.extend(f"  {note}" for note in report.notes)
    return "\n".join(lines).rstrip() + "\n"


def headline(report: Report) -> str:
    """One sentence: how much was examined, and what came of it."""
    return (
        f"Database {report.database}: {report.rows:,} rows of {len(report.examined)} tables examined in "
        f"{report.seconds:.1f} s. {verdict(report)}"
    )


def verdict(report: Report) -> str:
    """`It is valid.`, or how many errors and warnings there are."""
    warnings = counted(len(report.warnings), "warning")
    if report.valid:
        return f"It is valid{f', with {warnings}' if report.warnings else ''}."
    return f"It is not valid: {counted(len(report.errors), 'error')}{f' and {warnings}' if report.warnings else ''}."


def counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _told(finding: Finding) -> Iterator[str]:
    yield from textwrap.wrap(finding.message, WIDTH, initial_indent="  ", subsequent_indent="    ")
    yield f"    [{finding.check}]"
    if finding.examples:
        yield f"    primary keys: {', '.join(map(str, finding.examples))}" + (
            ", …" if finding.count > len(finding.examples) else ""
        )
    yield from textwrap.wrap(finding.hint, WIDTH, initial_indent="    ", subsequent_indent="    ")
    if finding.sql:
        yield f"    {finding.sql}"
    yield ""
