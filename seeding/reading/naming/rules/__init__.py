"""The rules by which names say what columns hold: one file for each subject, a rule a line.

Where kinds are as likely as each other, the first rule decides: by the order of the files here, and within each.
"""

from __future__ import annotations

from seeding.reading.naming.rule import Rule
from seeding.reading.naming.rules import (
    authorities,
    contact,
    devices,
    health,
    identities,
    money,
    pages,
    people,
    places,
    secrets,
    texts,
    traits,
    work,
)

RULES: tuple[Rule, ...] = tuple(
    rule
    for subject in (
        secrets,
        contact,
        pages,
        texts,
        people,
        identities,
        places,
        health,
        traits,
        work,
        authorities,
        money,
        devices,
    )
    for rule in subject.RULES
)
