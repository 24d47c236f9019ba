"""Free text on one core, without a database: comments masked against a million known people, and searched for leaks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from benchmarks.dataset import FULL, Scale
from benchmarks.generating import NO_DATABASE
from benchmarks.measuring import in_fresh_process, peak_megabytes, processor_seconds, say
from benchmarks.report import Line, number

NAME = "free_text"

RATE = 100_000
"""Comments a second that are to be had on one core, found and replaced."""
MEMORY = 500.0
"""Megabytes that all of it may take."""
PEOPLE, QUICK_PEOPLE = 1_000_000, 20_000
COMMENTS = 200_000
BATCH = 10_000
PART = 50_000
LEAST_LENGTH = 115
SHARE = 10
"""One of so many comments names somebody."""


def measure(scale: Scale) -> list[Line]:
    people = PEOPLE if scale.rounds == FULL.rounds else QUICK_PEOPLE
    say(f"free text: {number(people)} people")
    surveyed, masked, searched, peak = in_fresh_process(NO_DATABASE, _measured, people, scale.rounds)
    rate = COMMENTS / masked
    known = f"against {number(people)} people"
    return [
        Line(NAME, "survey of names and addresses", people / surveyed, "people/s"),
        Line(NAME, f"comments masked {known}", rate, "comments/s", "the aim", RATE, rate / RATE, 1.0),
        Line(NAME, f"comments searched for leaks {known}", COMMENTS / searched, "comments/s", "masking", rate,
             masked / searched, 1.0),
        Line(NAME, "peak memory", peak, "MB", "the aim", MEMORY, peak / MEMORY, 1.0, less_is_better=True),
    ]  # fmt: skip


def _measured(people: int, rounds: int) -> tuple[float, float, float, float]:
    from seeding.masking.domains import Domains
    from seeding.masking.people import PeopleSurvey
    from seeding.masking.secret import Secret
    from seeding.masking.techniques import Cells, Target, build
    from seeding.masking.techniques.free_text import FreeText, Masked, pseudonyms
    from seeding.masking.verifying.chance import Place, Where
    from seeding.masking.verifying.leaks import LeakSearch
    from seeding.schema import Field

    secret = Secret("a secret for the benchmark, as long as it has to be")
    survey = PeopleSurvey(secret)
    surveyed = 0.0
    for keys, names, emails in _people(people):
        identities = {"full_name": ("name", names), "email": ("email", emails)}
        surveyed += processor_seconds(partial(survey.add, "app.User", identities, keys))
    found: list[Any] = []
    surveyed += processor_seconds(lambda: found.append(survey.finish()))
    known = found[0]
    shared: dict[str, Any] = {"people": known, "domains": Domains(secret)}
    targets = {
        kind: Target("app.User", Field(name, name, name, "text", "CharField", max_length=254), kind)
        for kind, name in (("full_name", "name"), ("email", "email"))
    }
    columns = {str(target): Masked(build("substitute", kind), target) for kind, target in targets.items()}
    shared["pseudonyms"] = pseudonyms(columns, secret, shared)
    target = Target("app.Review", Field("comment", "comment", "comment", "text", "TextField"), "comment")
    comments, own = _comments(people)
    technique, after = FreeText(), [""] * COMMENTS

    def mask() -> None:
        for first in range(0, COMMENTS, BATCH):
            rows = slice(first, first + BATCH)
            after[rows] = technique.mask(Cells(target, comments[rows], secret, first, own[rows], shared=shared))

    def search() -> None:
        leaks, where = LeakSearch([known]), Where(Place.MIXED)
        for first in range(0, COMMENTS, BATCH):
            leaks.search("app.Review", "comment", after[first : first + BATCH], range(first, first + BATCH), where)

    masked = min(processor_seconds(mask) for _ in range(rounds))
    searched = min(processor_seconds(search) for _ in range(rounds))
    return surveyed, masked, searched, peak_megabytes()


def _drawn(kind: str, stream: int, rows: np.ndarray, unique: bool = False) -> list[Any]:
    from seeding import kinds
    from seeding.keys import row_keys
    from seeding.kinds import Draw

    return kinds.get(kind).draw(Draw(keys=row_keys(stream, rows), positions=rows, unique=unique)).values()


def _people(people: int) -> Iterator[tuple[np.ndarray, list[str], list[str]]]:
    from seeding.keys import row_keys

    for first in range(0, people, PART):
        rows = np.arange(first, min(first + PART, people))
        yield row_keys(8, rows), _drawn("full_name", 7, rows), _drawn("email", 7, rows, unique=True)


def _comments(people: int) -> tuple[list[str], np.ndarray]:
    """Comments of some 130 characters, and whose each is; every tenth names somebody."""
    from seeding.keys import row_keys

    rows = np.arange(COMMENTS)
    comments, more = _drawn("review_comment", 9, rows), _drawn("review_comment", 10, rows)
    named = rows[::SHARE] % people
    names, emails = _drawn("full_name", 7, named), _drawn("email", 7, named, unique=True)
    for place, other in enumerate(more):
        if len(comments[place]) < LEAST_LENGTH:
            comments[place] = f"{comments[place]} {other}"
    for place, (name, email) in enumerate(zip(names, emails, strict=True)):
        comments[place * SHARE] += (f" Ask {name}.", f" Write to {email}", f" Thanks, {name.split()[0]}!")[place % 3]
    return comments, row_keys(8, rows % people)
