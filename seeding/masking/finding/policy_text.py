"""A policy as YAML for a team to review: a line for each column, and behind it why."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from seeding.masking.finding.found import Finding
from seeding.masking.finding.proposing import plain
from seeding.masking.policy import UNDECIDED, Policy, Rule, TablePolicy
from seeding.vocabulary import word_set

NEW = "new"
"""How a column is marked that a policy did not name before."""
_SHOWN = 6
"""So many undecided columns are named on top."""


def write_policy(policy: Policy, findings: Iterable[Finding], before: Policy | None = None) -> str:
    """The policy as YAML: a line for each column in the order of the table, and behind it why.

    Columns that `before` does not name are marked as new; the marks vanish with the next writing.
    """
    known = {(one.label, one.field): one for one in findings if not one.path}
    decided = {**before.tables, **before.unmapped} if before is not None else {}
    open_ = [
        f"{table.label}.{name}"
        for table in (*policy.tables.values(), *policy.unmapped.values())
        for name, rule in table.columns.items()
        if rule.technique == UNDECIDED
    ]
    weights = policy.locale_weights
    locales = dict(zip(policy.locales, weights, strict=True)) if weights else list(policy.locales)
    examples = f" ({', '.join(open_[:_SHOWN])}{', …' if len(open_) > _SHOWN else ''})" if open_ else ""
    lines = [
        "# What anonymize_db does to every column. Review it, decide what is undecided, commit it.",
        f"# Undecided: {len(open_)}{examples}",
        "version: 1",
        f"locales: {_flow(locales)}",
        f"recognisers: {_flow(list(policy.recognisers))}",
        f"keep_words: {_flow(list(policy.keep_words))}",
    ]
    for key, tables in (("tables", policy.tables), ("unmapped", policy.unmapped)):
        if tables or key == "tables":
            lines.append(f"{key}:" if tables else f"{key}: {{}}")
        for label, table in tables.items():
            lines += _table_lines(label, table, known, decided.get(label), marked=before is not None)
    if policy.seen:
        lines.append("seen:  # the class of field that each column had when it was decided")
        lines += [f"  {_flow(label)}: {_flow(dict(kinds))}" for label, kinds in policy.seen.items()]
    return "\n".join(lines) + "\n"


def _table_lines(
    label: str, table: TablePolicy, known: Mapping[tuple[str, str], Finding], before: TablePolicy | None, marked: bool
) -> list[str]:
    lines = [f"  {_flow(label)}:" + ("  # new table" if marked and before is None else "")]
    if table.person is not None:
        lines.append(f"    person: {_flow(table.person)}")
    if table.delete is not None:
        lines.append(f"    delete: {'true' if table.delete == 'true' else _flow(table.delete)}")
    if table.references:
        lines.append(f"    references: {_flow(dict(table.references))}")
    if table.quasi_identifiers:
        lines.append(f"    quasi_identifiers: {_flow([list(group) for group in table.quasi_identifiers])}")
    if table.sensitive:
        lines.append(f"    sensitive: {_flow(list(table.sensitive))}")
    if table.linkable:
        lines.append(f"    linkable: {_flow(list(table.linkable))}")
    if not table.columns:
        return [*lines, "    columns: {}"] if table.delete is None else lines
    lines.append("    columns:")
    for name, rule in table.columns.items():
        found = known.get((label, name))
        fresh = marked and before is not None and name not in before.columns
        why = "; ".join(([NEW] if fresh else []) + (_reasons(found, rule) if found else ["no such column now"]))
        lines.append(f"      {_flow(name)}: {_flow(plain(rule))}  # {why}")
    return lines


def _reasons(found: Finding, rule: Rule) -> list[str]:
    if rule.technique != found.rule.technique:
        # Somebody decided otherwise: what was found is still worth knowing.
        return [f"found: {found.kind}", *map(_one_line, found.evidence)]
    return list(map(_one_line, found.evidence)) or [found.kind]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


_PLAIN_TEXT = re.compile(r"[A-Za-z_$][\w.$*/+-]*(?:\[\*\][\w.$*-]*)*")
_WORDS_OF_YAML = word_set("null true false yes no on off y n ~")


def _flow(value: Any) -> str:
    """A value on one line, as YAML's flow style writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow(str(key))}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    if _PLAIN_TEXT.fullmatch(text) and text.lower() not in _WORDS_OF_YAML and "[" not in text and "*" not in text:
        return text
    return json.dumps(text, ensure_ascii=False)
