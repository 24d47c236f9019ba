"""The request that a plan file makes: what it says of the run as a whole, over what the settings say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from seeding.conf import read_instant, read_locale_mix
from seeding.documents import Document
from seeding.plan import Request
from seeding.planfile.overlay import check, counts_of


def request_of(document: Document, base: Request) -> Request:
    """`base` with what a document says. SeedingError lists what the schema of plans does not allow."""
    check(document)
    content = document.content
    changes: dict[str, Any] = {"counts": counts_of(document), "document": document}
    if "seed" in content:
        changes["seed"] = content["seed"]
    if "as_of" in content:
        changes["as_of"] = read_instant(content["as_of"], document.where("as_of"))
    if "locales" in content:
        changes["locales"], changes["locale_weights"] = read_locale_mix(content["locales"], document.where("locales"))
    if "scale" in content:
        changes["scale"] = float(content["scale"])
    if "all" in content:
        changes["every"] = content["all"]
    if "edge_cases" in content:
        changes["edge_cases"] = float(content["edge_cases"])
    changes["scenarios"] = tuple(
        pair
        for item in content.get("scenarios", ())
        for pair in (
            [(item, None)] if isinstance(item, str) else [(name, float(share)) for name, share in item.items()]
        )
    )
    return replace(base, **changes)
