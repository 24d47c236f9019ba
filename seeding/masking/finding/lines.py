"""Findings for tools: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from seeding.masking.finding.found import Finding


def findings_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """`{"model", "field", "pii", "kind", "confidence", "evidence"}` of each column; `path` where it lies within JSON.

    No value of the database is in it.
    """
    for one in findings:
        told = {
            "model": one.label,
            "field": one.field,
            **({"path": one.path} if one.path else {}),
            "pii": one.personal,
            "kind": one.kind,
            "sensitivity": one.sensitivity,
            "confidence": one.confidence,
            "technique": one.rule.technique,
            "evidence": list(one.evidence),
        }
        yield json.dumps(told, ensure_ascii=False)
