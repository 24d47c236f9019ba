"""An audit as one HTML file that opens anywhere, and as a fragment for the admin. The verdict stands on top."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape

from seeding.charts.figures import counted, exact, human, share
from seeding.charts.parts import document, figure, folded, scroll, section
from seeding.masking.auditing.audit import Audit, AuditedColumn, DatabaseNamed
from seeding.masking.auditing.plots import before_and_after
from seeding.masking.auditing.verdict import judge
from seeding.masking.verifying.shapes import LEAST, ColumnShapes

SHOWN = 12
"""So many reasons of a verdict are in view at once; more are folded away."""

HOW = {"exact": "as whole values", "folded": "without case and blanks", "inside": "inside longer text"}


def draw(audit: Audit) -> str:
    """The whole page."""
    title = f"Masking of {audit.database.alias}"
    header = f"<header><h1>{escape(title)}</h1>\n{_facts(audit)}</header>\n"
    return document(title, header, fragment(audit), ("audit-columns", "Skip the verdict"))


def fragment(audit: Audit) -> str:
    """The same without head and facts, for a page that has `seeding/charts.css`."""
    parts = [
        _verdict(audit), _leaks(audit), _columns(audit), _shapes(audit), _privacy(audit), _integrity(audit),
        _not_searched(audit), _lineage(audit), _tables(audit),
    ]  # fmt: skip
    return f'<div class="seeding-charts">\n{"".join(parts)}</div>\n'


def _facts(audit: Audit) -> str:
    said = {
        "database": _database(audit.database),
        "copied from": _database(audit.source) if audit.source else "",
        "outcome": audit.outcome,
        "rows of masked tables": exact(audit.masked_rows),
        "masked columns": exact(len(audit.columns)),
        "started": audit.started_at,
        "seconds": ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in audit.seconds.items()),
        "policy": audit.policy_digest,
        "key": f"{audit.key_fingerprint}{f' ({audit.key_source})' if audit.key_source else ''}",
        "masked by": ", ".join(f"{name} {version}" for name, version in audit.versions.items()),
    }
    pairs = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in said.items() if value)
    return f'<dl class="facts">{pairs}</dl>\n'


def _database(named: DatabaseNamed) -> str:
    return f"{named.alias}, {named.vendor}" + (f", {named.digest}" if named.digest else "")


def _verdict(audit: Audit) -> str:
    found = judge(audit)
    parts = [f'<h2 id="audit-verdict">{escape(found.title)}</h2>\n']
    if found.verdict == "fine":
        parts.append("<p>Everything was searched and measured. Not found is not a promise that nothing is there.</p>\n")
    for title, reasons in (
        ("What speaks against it", found.failing),
        ("What a person must still look at", found.looking),
    ):
        if reasons:
            parts.append(f"<h3>{title}</h3>\n{_list(reasons[:SHOWN])}")
            if len(reasons) > SHOWN:
                more = f"<summary>{exact(len(reasons) - SHOWN)} more</summary>{_list(reasons[SHOWN:])}"
                parts.append(f"<details>{more}</details>\n")
    return f'<section class="verdict {found.verdict}" aria-labelledby="audit-verdict">\n{"".join(parts)}</section>\n'


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>\n"


def _table(heads: Sequence[str], lines: Iterable[Sequence[str]], name: str, numeric: Sequence[str] = ()) -> str:
    """A table of cells that are markup already; the first of a line names it."""
    number = ' class="n"'
    head = "".join(f'<th scope="col"{number if one in numeric else ""}>{one}</th>' for one in heads)
    body = "".join(
        "<tr>"
        + f'<th scope="row">{line[0]}</th>'
        + "".join(
            f"<td{number if one in numeric else _WIDE if one in _LONG else ''}>{cell}</td>"
            for one, cell in zip(heads[1:], line[1:], strict=True)
        )
        + "</tr>"
        for line in lines
    )
    return scroll(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>", name)


_WIDE = ' class="wide long"'
_LONG = ("what was found", "why", "columns", "kept", "masked", "rows with keys", "copies and references")


def _leaks(audit: Audit) -> str:
    searched = [one for one in audit.columns if one.searched]
    if not audit.leaks:
        if not searched:
            said = "The result was not searched for originals."
            return section("audit-leaks", "Originals in the result", said, "")
        said = (
            f"None was found. Originals of {len(searched)} of {counted(len(audit.columns), 'masked column')} were "
            "searched for; what was not searched is listed below."
        )
        return section("audit-leaks", "Originals in the result", said, "")
    lines = [
        (
            escape(f"{one.table}.{one.column}"), escape(one.original), HOW[one.how], exact(one.rows),
            escape(", ".join(one.keys)) or "–",
        )
        for one in audit.leaks
    ]  # fmt: skip
    heads = ("found in", "originals of", "how", "rows", "rows with keys")
    said = "Values are not told here. Look for the rows by their keys."
    table = _table(heads, lines, "Originals in the result", ("rows",))
    return section("audit-leaks", "Originals in the result", said, table)


def _columns(audit: Audit) -> str:
    if not audit.columns:
        return section("audit-columns", "Masked columns", "No column was masked.", "")
    lines, empty = [], []
    for one in audit.columns:
        shapes = one.shapes
        if shapes is None and not one.leaks:
            empty.append(one)
            continue
        numbers = ["–"] * 5
        if shapes is not None:
            numbers = [
                exact(shapes.after.rows), exact(shapes.masked), exact(shapes.unchanged),
                f"{_distinct(shapes.before.distinct, shapes.before.distinct_error)} → "
                f"{_distinct(shapes.after.distinct, shapes.after.distinct_error)}",
                f"{exact(shapes.before.nulls)} → {exact(shapes.after.nulls)}",
            ]  # fmt: skip
        parameters = _parameters(one)
        notes = "".join(f"<small>{escape(note)}</small>" for note in one.notes)
        found = f'<span class="mark fail">{exact(one.leaks)}</span>' if one.leaks else "0" if one.searched else "–"
        lines.append(
            (
                f"{escape(one.table)}.{escape(one.column)}{notes}",
                f"{escape(one.technique)}{f'<small>{escape(parameters)}</small>' if parameters else ''}",
                escape(one.kind or "–"), *numbers, escape(", ".join(one.searched) or "not searched"), found,
                f"{one.seconds:.2f}",
            )
        )  # fmt: skip
    heads = (
        "column", "technique", "kind", "rows", "masked", "as before", "distinct", "null", "searched", "leaks",
        "seconds",
    )  # fmt: skip
    said = (
        "“As before” are rows whose value is what it was. Parameters that could hold an original are told by their "
        "length. ± is the standard error of what was too many to count."
    )
    numeric = ("rows", "masked", "as before", "distinct", "null", "leaks", "seconds")
    return section(
        "audit-columns",
        "Masked columns",
        said,
        (_table(heads, lines, "Masked columns", numeric) if lines else "") + _unread(empty),
    )


def _unread(columns: Sequence[AuditedColumn]) -> str:
    """Masked columns that had no rows, or that nobody read."""
    if not columns:
        return ""
    lines = [
        (f"{escape(one.table)}.{escape(one.column)}", escape(one.technique), escape(_parameters(one)) or "–")
        for one in columns
    ]
    table = _table(("column", "technique", "parameters"), lines, "Masked columns without rows")
    return (
        f'<details class="more"><summary>{counted(len(columns), "column")} without rows</summary>\n{table}</details>\n'
    )


def _distinct(count: int, error: float) -> str:
    return f"{human(count)} ± {100 * error:.1f} %" if error else exact(count)


def _parameters(one: AuditedColumn) -> str:
    said = [f"{name}: {_value(value)}" for name, value in one.parameters.items()]
    said += [f"when {condition}" for condition in one.conditions]
    return ", ".join(said)


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shapes(audit: Audit) -> str:
    cards = [_card(one, one.shapes) for one in audit.columns if one.shapes is not None and one.shapes.before.rows]
    if not cards:
        return ""
    said = (
        f"Lengths of texts, and numbers and dates by ranges. Ranges of fewer than {LEAST} rows are drawn together with "
        "their neighbours, so that no single value can be read off."
    )
    return section("audit-shapes", "Before and after", said, folded(cards))


def _card(one: AuditedColumn, shapes: ColumnShapes) -> str:
    what = f"{one.table}.{one.column}"
    before, after = shapes.before, shapes.after
    told = [
        f"distinct {_distinct(before.distinct, before.distinct_error)} → "
        f"{_distinct(after.distinct, after.distinct_error)}"
    ]
    for name in ("nulls", "empties"):
        was, now = getattr(before, name), getattr(after, name)
        if was or now:
            word = "null" if name == "nulls" else "empty"
            told.append(f"{word} {share(was, before.rows)} → {share(now, after.rows)}")
    pictures = ""
    if shapes.numbers is not None:
        pictures += str(before_and_after(shapes.numbers, what))
    elif shapes.lengths is not None:
        pictures += str(before_and_after(shapes.lengths, f"length of {what}"))
    else:
        told.append("too few values to be drawn")
    return figure(what, one.technique, told, pictures)


def _privacy(audit: Audit) -> str:
    if not audit.privacy:
        return section("audit-privacy", "What is left to attack", "Nothing was measured.", "")
    order = {"fail": 0, "look": 1, "fine": 2}
    lines = [
        (
            escape(one.measure), escape(one.table), escape(", ".join(one.columns) or "–"),
            f'<span class="mark {one.verdict}">{one.verdict}</span>',
            f"{escape(one.said)}{f'<small>{escape(one.source)}</small>' if one.source else ''}",
        )
        for one in sorted(audit.privacy, key=lambda one: order[one.verdict])
    ]  # fmt: skip
    heads = ("measure", "table", "columns", "verdict", "what was found")
    said = "Measured on the masked rows. “Look” means that a person has to judge it."
    return section("audit-privacy", "What is left to attack", said, _table(heads, lines, "What is left to attack"))


def _integrity(audit: Audit) -> str:
    if not audit.verified:
        return section("audit-integrity", "Links and constraints", "They were not looked at.", "")
    lost = [one for one in audit.counts if not one.held]
    undone = [one for one in audit.links if not one.held]
    worse = [one for one in audit.broken if not one.held]
    told = [
        f"{counted(len(audit.counts), 'table')} counted, {_wrong(len(lost))}",
        f"{counted(len(audit.links), 'reference')} joined, {_wrong(len(undone))}",
        f"{counted(len(worse), 'constraint')} broken that held before"
        if worse
        else "every declared constraint as before",
    ]
    parts = []
    lines: list[tuple[str, ...]]
    heads: tuple[str, ...]
    if lost:
        lines = [(escape(o.table), exact(o.before), exact(o.deleted), exact(o.after)) for o in lost]
        heads = ("table", "rows before", "removed", "rows now")
        parts.append(_table(heads, lines, "Tables with another number of rows", heads[1:]))
    if audit.broken:
        lines = [
            (escape(f"{o.table}: {o.field}"), f"<code>{escape(o.check)}</code>", exact(o.before), exact(o.after),
             "as before" if o.held else '<span class="mark fail">broken</span>', escape(o.said))
            for o in sorted(audit.broken, key=lambda o: o.held)
        ]  # fmt: skip
        heads = ("constraint", "check", "rows before", "rows now", "", "what was found")
        parts.append(_table(heads, lines, "Broken constraints", ("rows before", "rows now")))
    if audit.links:
        lines = [
            (escape(o.source), escape(o.target), o.nature, f"{exact(o.joined_before)} of {exact(o.filled_before)}",
             f"{exact(o.joined_after)} of {exact(o.filled_after)}",
             "held" if o.held else '<span class="mark fail">broken</span>')
            for o in sorted(audit.links, key=lambda o: o.held)
        ]  # fmt: skip
        heads = ("reference", "to", "nature", "joined before", "joined now", "")
        table = _table(heads, lines, "References", ("joined before", "joined now"))
        summary = f"{counted(len(audit.links), 'reference')}"
        opened = " open" if undone else ""
        parts.append(f'<details class="more"{opened}><summary>{summary}</summary>\n{table}</details>\n')
    said = "; ".join(told) + "."
    return section("audit-integrity", "Links and constraints", said, "".join(parts))


def _wrong(count: int) -> str:
    return "all as they should be" if not count else f"{exact(count)} not as they should be"


def _not_searched(audit: Audit) -> str:
    """What could not be searched, what stands there by chance, and what no search can tell."""
    parts = []
    if audit.not_searched:
        lines = [(escape(one.what), escape(one.why)) for one in audit.not_searched]
        parts.append(_table(("what", "why"), lines, "Not searched"))
    if audit.set_aside:
        rows = [(escape(f"{one.table}.{one.column}"), escape(one.why), exact(one.rows)) for one in audit.set_aside]
        table = _table(("where", "why", "rows"), rows, "Found where chance explains it", ("rows",))
        parts.append(_folded(f"found in {counted(len(rows), 'column')} where chance explains it", table))
    if audit.limits:
        lines = [(escape(one.what), escape(one.why)) for one in audit.limits]
        table = _table(("originals of", "why"), lines, "What no search can tell")
        parts.append(_folded("what no search can tell", table))
    if not parts:
        return ""
    said = "Not found is not the same as not there."
    return section("audit-not-searched", "What was not searched", said, "".join(parts))


def _folded(summary: str, content: str) -> str:
    return f'<details class="more"><summary>{summary}</summary>\n{content}</details>\n'


def _lineage(audit: Audit) -> str:
    """Which columns share pseudonyms, and which follow another."""
    domains: dict[str, list[AuditedColumn]] = {}
    for one in audit.columns:
        domains.setdefault(one.domain, []).append(one)
    lines = []
    for domain, members in domains.items():
        following = [f"{o.table}.{o.column} ({_follows(o)})" for o in members if o.like or o.follows]
        if len(members) > 1 or following:
            own = [f"{o.table}.{o.column}" for o in members if not (o.like or o.follows)]
            lines.append((escape(domain), escape(", ".join(own) or "–"), escape(", ".join(following) or "–")))
    if not lines:
        return ""
    said = "Equal originals of one domain have equal pseudonyms in every table. Copies follow what they are copies of."
    table = _table(("domain", "columns", "copies and references"), lines, "Same person, same pseudonym")
    return section("audit-lineage", "Same person, same pseudonym", said, table)


def _follows(one: AuditedColumn) -> str:
    return f"copies of {one.like}" if one.like else f"refers to {one.follows}"


def _tables(audit: Audit) -> str:
    lines = [
        (
            f"{escape(one.table)}{'' if one.mapped else '<small>no model</small>'}", exact(one.rows_before),
            exact(one.deleted), exact(one.rows_after), escape(", ".join(one.masked) or "–"),
            escape(", ".join(one.kept) or "–"), f"{one.seconds:.2f}",
        )
        for one in audit.tables
    ]  # fmt: skip
    heads = ("table", "rows before", "removed", "rows now", "masked", "kept", "seconds")
    untouched = sum(1 for one in audit.tables if not one.masked)
    said = f"{exact(untouched)} of {counted(len(audit.tables), 'table')} have no masked column." if untouched else ""
    table = _table(heads, lines, "Every table", ("rows before", "removed", "rows now", "seconds"))
    return section("audit-tables", "Every table", said, table)
