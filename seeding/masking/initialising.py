"""A policy for a project: found, proposed and written, or added to one that is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from seeding.databases import connect
from seeding.masking.databases import store_for
from seeding.masking.finding import Samples, find, findings_lines, propose, write_policy
from seeding.masking.finding.found import Finding
from seeding.masking.policy import KEEP, UNDECIDED, Rule
from seeding.masking.policy_file import read_policy
from seeding.masking.unmapped import beside_models, with_hidden_columns
from seeding.schema import schema_of_values
from seeding.spec import SeedingError


def initialise(path: Path, *, using: str = "default", findings: str | None = None) -> Iterator[str]:
    """Write the policy at `path` and tell what came of it; `findings` is where each column goes as a line of JSON.

    What a policy that is there decides stays. SeedingError where a file cannot be written.
    """
    store = store_for(connect(using))
    there = store.tables()
    schema = with_hidden_columns(schema_of_values(), there)
    unmapped = beside_models(there, schema)
    before = read_policy(str(path)) if path.exists() else None
    views = {table.label: table.kind for table in there if table.kind in ("view", "materialized view")}
    with store.snapshot():
        found = find(schema, Samples(using), unmapped)
    found = tuple(_shown(one, views[one.label]) if one.label in views else one for one in found)
    if findings == "-":
        sys.stdout.writelines(f"{line}\n" for line in findings_lines(found))
    elif findings is not None:
        _write(Path(findings), "".join(f"{line}\n" for line in findings_lines(found)), "--findings")
    policy = propose(found, schema, unmapped, before)
    _write(path, write_policy(policy, found, before), "--policy")
    tables = (*policy.tables.values(), *policy.unmapped.values())
    rules = [rule for table in tables for rule in table.columns.values()]
    undecided = [
        f"{table.label}.{name}" for table in tables for name, rule in table.columns.items()
        if rule.technique == UNDECIDED
    ]  # fmt: skip
    kept = sum(rule.technique == KEEP for rule in rules)
    yield (
        f"{path}: {len(tables)} tables, {len(rules)} columns: {len(rules) - kept - len(undecided)} to be masked, "
        f"{kept} to be kept, {len(undecided)} undecided."
    )
    if undecided:
        yield "A person has to decide on:"
        yield from (f"  {one}" for one in undecided[:20])
        if len(undecided) > 20:
            yield f"  … and {len(undecided) - 20} more; they say `undecided` in the file."
    yield "Review it line by line, commit it, then see: python manage.py anonymize_db --dry-run"


def _shown(finding: Finding, kind: str) -> Finding:
    """A column of a view: it shows what its tables hold, and is masked with them."""
    return replace(finding, personal=False, rule=Rule(KEEP), evidence=(f"a {kind}: its tables are masked",))


def _write(path: Path, text: str, option: str) -> None:
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except (OSError, ValueError) as error:
        unfinished.unlink(missing_ok=True)
        why = getattr(error, "strerror", None) or error
        raise SeedingError(f"{option} {path}: it cannot be written ({why}). Name another file.") from None
