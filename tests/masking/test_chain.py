"""The whole way of a user: rows are seeded, a policy is proposed, what is open is decided, and the proof finds nothing."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from seeding.schema import read_schema

from ..seeded import unruled
from .commanding import SECRET, anonymize

pytestmark = pytest.mark.django_db


def decided(policy):
    """Texts of any form that a person has to decide about are read for people, or hashed where they are unique; the rest
    is kept."""
    schema, lines, table = read_schema(), [], None
    for line in policy.read_text().splitlines():
        if heading := re.fullmatch(r"  (\w+\.\w+):.*", line):
            table = schema.get(heading[1])
        if (column := re.match(r"      (\w+): undecided ", line)) and table is not None:
            field = table.field(column[1])
            free = field.storage == "text" and not field.regexes
            technique = "keep" if not free else "hash" if field.unique else "free_text"
            line = line.replace(": undecided ", f": {technique} ", 1)
        lines.append(line)
    policy.write_text("\n".join(lines) + "\n")


@pytest.mark.driver
def test_what_was_seeded_is_proposed_for_masked_and_proven(tmp_path, monkeypatch):
    monkeypatch.setenv("SEEDING_SECRET", SECRET)
    policy = tmp_path / "masking.yml"
    none = [f"{label}=0" for label in unruled()]
    call_command("seed_db", "--all", "--count", "15", *none, stdout=StringIO(), stderr=StringIO())
    call_command("anonymize_db", "--init", "--policy", policy, stdout=StringIO())
    decided(policy)

    _, audit = anonymize(policy)

    assert audit["outcome"] == "complete"
    assert audit["leaks"] == []
    assert len(audit["columns"]) > 100
