"""What foreign keys say by their names: whose a row is, or who did something about it."""

from __future__ import annotations

from seeding.reading.subjects.lexicon import ACTORS, AUDITORS, PEOPLE
from seeding.schema import Field
from seeding.vocabulary import words


def role(one: Field) -> tuple[str, ...]:
    return words(one.name.removesuffix("_id").removesuffix("_ptr"))


def names_owner(name: str) -> bool:
    """Whether a foreign key of this name leads to whom the row is about: `user` and `customer`, not `assigned_to`."""
    said = words(name.removesuffix("_id").removesuffix("_ptr"))
    return len(said) == 1 and said[0] in (PEOPLE - ACTORS) | {"account"}


def names_actor(name: str) -> bool:
    """Whether a column of this name tells of who did something about a row: `created_by_name`, `agent_email`."""
    said = words(name)
    return bool(said) and (said[0] in ACTORS or bool({"by"} & set(said[1:-1])))


def audits(one: Field) -> bool:
    said = role(one)
    if said[:1] == ("default",) or said[:2] == ("assign", "to"):
        return True
    if said and said[-1] in (
        "creator",
        "admin",
        "administrator",
        "moderator",
        "maintainer",
        "manager",
        "responsible",
        "approver",
        "leader",
        "coordinator",
        "chair",
        "captain",
    ):
        return True
    return bool(AUDITORS & set(said)) and ("by" in said or "user" in (said[0], said[-1]))


def led_to(link: Field) -> str:
    return link.reference.table if link.reference else ""


def learns(through: str | None) -> bool:
    """Whether a path of foreign keys ends at somebody who learns."""
    return bool({"student", "learner", "pupil", "trainee"} & set(words((through or "").rpartition(".")[2])))
