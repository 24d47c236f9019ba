"""What is left to attack in a masked database: counted by the database, judged, and told without values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

Verdict = Literal["fine", "look", "fail"]
"""`look`: a person has to judge it."""


@dataclass(frozen=True)
class Measure:
    """One thing that was measured, with what it means."""

    table: Annotated[str, "The model's label, or the name of a table without a model."]
    measure: Annotated[
        str,
        "k-anonymity, l-diversity, unique combination, linkage by kept columns, frequencies, or unchanged values.",
    ]
    columns: Annotated[tuple[str, ...], "The columns that it is about, together."]
    verdict: Annotated[Verdict, "fine, look (a person has to judge it) or fail."]
    said: Annotated[str, "What was found and what can be done, in words."]
    figures: Annotated[Mapping[str, float], "What was measured."] = field(default_factory=dict)
    source: Annotated[str, "Where the measure comes from."] = ""
