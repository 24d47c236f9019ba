"""Writes `docs/kinds.md` and the table of `docs/checks.md` from declarations. A test fails when they are stale."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "kinds.md"
CHECKS = ROOT / "docs" / "checks.md"
BEGIN, END = "<!-- checks: written by docs/reference.py -->", "<!-- end of checks -->"
EXAMPLES = 2


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


def checks_page() -> str:
    """The page of the checks with its table written anew."""
    import os

    import django

    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from seeding.checking import all_checks

    lines = ["| id | finds | level |", "|---|---|---|"]
    lines += [f"| `{check.id}` | {check.summary} | {check.level} |" for check in all_checks().values()]
    before, _, rest = CHECKS.read_text(encoding="utf-8").partition(BEGIN)
    return "\n".join([f"{before}{BEGIN}", "", *lines, "", f"{END}{rest.partition(END)[2]}"])


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    for target, page in ((TARGET, kinds_page()), (CHECKS, checks_page())):
        target.write_text(page, encoding="utf-8")
        print(f"wrote {target.relative_to(ROOT)}")
