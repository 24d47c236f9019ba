"""Writes what the code declares: `kinds.md`, tables of `checks.md` and `plans.md`, JSON Schemas of plans and audits.

A test fails when one of them is stale.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from dataclasses import MISSING, fields
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = 2
BEGIN_CHECKS, END_CHECKS = "<!-- checks: written by docs/reference.py -->", "<!-- end of checks -->"
START, END = "<!-- forms: written by python docs/reference.py -->", "<!-- end of forms -->"


def kinds_page() -> str:
    """A table of every kind: what it is, examples, the storage types that hold it, and whether it can be unique."""
    import numpy as np

    from seeding import kinds
    from seeding.keys import row_keys, stream

    lines = [
        "# Kinds",
        "",
        'What values can be, each declared once in `seeding/kinds/`. Columns are recognised by name; `kind("…")` in a',
        "`seeds.py` asks for one. Written by `python docs/reference.py`.",
    ]
    rows = np.arange(EXAMPLES)
    draw = kinds.Draw(keys=row_keys(stream(1, "reference"), rows), positions=rows)
    subject = ""
    for kind in sorted(kinds.all_kinds().values(), key=lambda kind: (kind.draw.__module__, kind.name)):
        module = kind.draw.__module__.rpartition(".")[2]
        if module != subject:
            subject = module
            lines += [
                "",
                f"## {subject.title()}",
                "",
                "| kind | what | examples | types | unique |",
                "|---|---|---|---|---|",
            ]
        examples = ", ".join(f"`{_short(value)}`" for value in kind.draw(draw).values())
        unique = {None: "yes", 0: "no"}.get(kind.unique_values, f"up to {kind.unique_values}")
        lines.append(f"| {kind.name} | {kind.summary} | {examples} | {', '.join(kind.types)} | {unique} |")
    return "\n".join(lines) + "\n"


def _short(value: object) -> str:
    text = str(value).replace("\n", " ").replace("|", "\\|").replace("`", "'")
    return text if len(text) <= 60 else text[:59] + "…"


def forms_table() -> str:
    """Every form in which a plan file says how a field is drawn, with an example."""
    from seeding.planfile.forms import FORMS, MODIFIERS

    lines = ["| form | what | example |", "|---|---|---|"]
    lines += [f"| `{form.name}` | {form.summary} | `{form.example}` |" for form in FORMS.values()]
    lines += ["", "Beside a form:", "", "| key | what |", "|---|---|"]
    lines += [f"| `{name}` | {schema['description']} |" for name, schema in MODIFIERS.items()]
    return "\n".join(lines)


def plans_page() -> str:
    """`plans.md` with a current table of forms."""
    text = (ROOT / "docs" / "plans.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{forms_table()}\n\n{END}{after}"


def schema_text() -> str:
    """The JSON Schema of plan files."""
    from seeding.planfile.structure import plan_schema

    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"


def audit_schema_text() -> str:
    """The JSON Schema of `data_audit.json`."""
    from seeding.masking.auditing.document import audit_schema

    return json.dumps(audit_schema(), indent=2, ensure_ascii=False) + "\n"


def checks_page() -> str:
    """`checks.md` with a current table of checks."""
    from seeding.checking import all_checks

    lines = ["| id | finds | level |", "|---|---|---|"]
    lines += [f"| `{check.id}` | {check.summary} | {check.level} |" for check in all_checks().values()]
    before, _, rest = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8").partition(BEGIN_CHECKS)
    return "\n".join([f"{before}{BEGIN_CHECKS}", "", *lines, "", f"{END_CHECKS}{rest.partition(END_CHECKS)[2]}"])


def techniques_page() -> str:
    """Every technique of masking: what it does, its parameters, and the columns that it fits."""
    from seeding.masking.techniques import all_techniques

    lines = [
        "# Techniques of masking",
        "",
        "What a policy can write for a column: a name (`password`), a name with its chief parameter",
        "(`{substitute: email}`), or with several (`{redact: {keep_first: 1, keep_domain: true}}`). NULL stays NULL",
        "and empty text stays empty. In arrays and HStore each element is masked by itself.",
        "Written by `python docs/reference.py`.",
        "",
        "| technique | what | columns |",
        "|---|---|---|",
    ]
    found = sorted(all_techniques().items())
    for name, cls in found:
        lines.append(f"| [{name}](#{name}) | {cls.summary} | {', '.join(cls.types) if cls.types else 'any'} |")
    for name, cls in found:
        lines += ["", f"## {name}", "", inspect.cleandoc(cls.__doc__ or "")]
        described = _attributes(cls)
        own = [one for one in fields(cls) if one.init]
        if own:
            lines += ["", "| parameter | default | what |", "|---|---|---|"]
        for one in own:
            default = "needed" if one.default is MISSING else f"`{_literal(one.default)}`"
            chief = " (chief)" if one.name == cls.primary else ""
            lines.append(f"| `{one.name}`{chief} | {default} | {described.get(one.name, '')} |")
    return "\n".join(lines) + "\n"


def _literal(value: object) -> str:
    named = {None: "null", True: "true", False: "false", "": "''", (): "[]"}
    return named.get(value, str(value)) if value.__hash__ else "{}"  # type: ignore[call-overload]


def _attributes(cls: type) -> dict[str, str]:
    """The text below each attribute of a class."""
    body = ast.parse(inspect.getsource(cls)).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for one, below in pairwise(body.body):
        if not (isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and isinstance(below, ast.Expr)):
            continue
        if isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
            found[one.target.id] = " ".join(below.value.value.split()).replace("|", "\\|")
    return found


PAGES = {
    "docs/kinds.md": kinds_page,
    "docs/checks.md": checks_page,
    "docs/plans.md": plans_page,
    "docs/masking-techniques.md": techniques_page,
    "seeding/planfile/plan.schema.json": schema_text,
    "seeding/masking/auditing/audit.schema.json": audit_schema_text,
}
"""What is written, by its place in the project."""


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from django.conf import settings

    if not settings.configured:
        import os

        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
    for place, page in PAGES.items():
        (ROOT / place).write_text(page(), encoding="utf-8")
        print(f"wrote {place}")
