"""A report as one HTML page that opens anywhere: no script, no font, no image from elsewhere."""

from __future__ import annotations

from html import escape

from seeding.checking.report import Examined, Finding, Report
from seeding.checking.text import counted, verdict

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6577; --line: #dfe4ec; --paper: #f5f7fa; --card: #ffffff;
  --error: #b3261e; --error-soft: #fdecea; --warning: #8a5a00; --warning-soft: #fff4dd; --fine: #1b6e3c;
  --fine-soft: #e5f5ea; --chip: #eef1f6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf2; --soft: #9aa5b8; --line: #2c3445; --paper: #12161f;
  --card: #1a202c; --error: #ff9d94; --error-soft: #3a1d1c; --warning: #f2c26b; --warning-soft: #362a13;
  --fine: #86d8a3; --fine-soft: #16301f; --chip: #252d3c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .35rem; letter-spacing: -.01em; }
h2 { font-size: 1.1rem; margin: 2.4rem 0 .8rem; }
p { margin: 0; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .86em; }
.soft { color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .8rem; margin-top: 1.4rem; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; }
.tile b { display: block; font-size: 1.5rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.badge { display: inline-block; border-radius: 99px; padding: .15rem .75rem; font-weight: 600; font-size: .85rem;
  margin-bottom: .8rem; }
.badge.error, .tile.error b { color: var(--error); } .badge.error { background: var(--error-soft); }
.tile.warning b { color: var(--warning); }
.badge.fine { color: var(--fine); background: var(--fine-soft); }
article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--error);
  border-radius: 10px; padding: .9rem 1.1rem 1rem; margin-bottom: .8rem; }
article.warning { border-left-color: #d99a1c; }
article header { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: baseline; margin-bottom: .35rem; }
article header b { overflow-wrap: anywhere; }
article header span { margin-left: auto; color: var(--soft); font-variant-numeric: tabular-nums; }
article p + p, article ul, details { margin-top: .45rem; }
article p { overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem; align-items: center; }
li { background: var(--chip); border-radius: 6px; padding: .05rem .5rem; font-size: .85rem;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
li.name { background: none; padding-left: 0; color: var(--soft); }
summary { cursor: pointer; color: var(--soft); font-size: .9rem; }
pre { margin: .5rem 0 0; padding: .7rem .9rem; background: var(--chip); border-radius: 8px; white-space: pre-wrap;
  overflow-wrap: anywhere; }
.sheet { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem 1rem; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; color: var(--soft); font-weight: 600; font-size: .85rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td small { display: block; color: var(--soft); }
"""


def as_page(report: Report) -> str:
    """The whole report. Every text of the database's is escaped."""
    by_model: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_model.setdefault(finding.model, []).append(finding)
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(report.database)}: {escape(verdict(report))}</title>",
        f"<style>{_STYLE}</style></head><body><main>",
        f'<div class="badge {"fine" if report.valid else "error"}">{"Valid" if report.valid else "Not valid"}</div>',
        f"<h1>Database {escape(report.database)}</h1>",
        f'<p class="soft">{escape(verdict(report))} Examined in {report.seconds:.1f} seconds.</p>',
        '<div class="tiles">',
        _tile(len(report.errors), "error" if len(report.errors) == 1 else "errors", "error" if report.errors else ""),
        _tile(
            len(report.warnings),
            "warning" if len(report.warnings) == 1 else "warnings",
            "warning" if report.warnings else "",
        ),
        _tile(report.rows, "rows"),
        _tile(len(report.examined), "tables"),
        _tile(sum(table.rules for table in report.examined), "rules"),
        "</div>",
    ]
    for title, findings in (("Errors", report.errors), ("Warnings", report.warnings)):
        if findings:
            parts += [f"<h2>{title}</h2>", *map(_article, findings)]
    parts += [
        "<h2>What was examined</h2>",
        '<div class="sheet"><table><thead><tr><th>Model</th><th class="number">Rows</th><th class="number">Rules</th>'
        '<th class="number">Findings</th></tr></thead><tbody>',
        *(_row(table, len(by_model.get(table.model, ()))) for table in report.examined),
        "</tbody></table></div>",
        *(f'<p class="soft">{escape(note)}</p>' for note in report.notes),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _tile(number: int, what: str, kind: str = "") -> str:
    return f'<div class="tile {kind}"><b>{number:,}</b><span class="soft">{what}</span></div>'


def _article(finding: Finding) -> str:
    where = f"{finding.model} · {finding.field}" if finding.field else finding.model
    keys = "".join(f"<li>{escape(str(key))}</li>" for key in finding.examples)
    more = "<li>…</li>" if finding.count > len(finding.examples) else ""
    examples = f'<ul><li class="name">primary keys</li>{keys}{more}</ul>' if finding.examples else ""
    sql = (
        f"<details><summary>SQL that finds them</summary><pre>{escape(finding.sql)}</pre></details>"
        if finding.sql
        else ""
    )
    # What is wrong with the database itself counts no rows.
    rows = counted(finding.count, "row") if finding.examples or finding.sql else ""
    return (
        f'<article class="{finding.level}"><header><b>{escape(where)}</b>'
        f'<code class="soft">{escape(finding.check)}</code>'
        f"<span>{rows}</span></header>"
        f'<p>{escape(finding.message)}</p><p class="soft">{escape(finding.hint)}</p>{examples}{sql}</article>'
    )


def _row(table: Examined, findings: int) -> str:
    notes = "".join(f"<small>{escape(note)}</small>" for note in table.notes)
    return (
        f'<tr><td>{escape(table.model)}{notes}</td><td class="number">{table.rows:,}</td>'
        f'<td class="number">{table.rules}</td><td class="number">{findings or ""}</td></tr>'
    )
