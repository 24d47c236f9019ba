"""System checks: what is wrong with the setting `SEEDING` or with a `seeds.py`, before anything runs.

Every project loads this module whenever it starts, so that each check brings what it needs itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connections


@register("seeding")
def check_setting(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E001: the setting cannot be read. E002: a locale is not known."""
    from seeding.conf import conf
    from seeding.kinds.words import locale_known
    from seeding.spec import SeedingError

    try:
        settings = conf()
    except (SeedingError, ValueError, TypeError) as error:
        return [Error(str(error), hint='Write, for example, SEEDING = {"AS_OF": "2025-01-01"}.', id="seeding.E001")]
    return [
        Error(
            f"SEEDING['LOCALES'] names {locale!r}, which Faker does not know.",
            hint="Locales are written en_US, de_DE, ….",
            id="seeding.E002",
        )
        for locale in settings.locales
        if not locale_known(locale)
    ]


@register("seeding")
def check_seeds(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E003: a class in a seeds.py names a model or field that does not exist. E005: a seeds.py cannot be loaded."""
    from seeding.problems import seeds_problems
    from seeding.registry import BrokenSeeds, seeds_by_label
    from seeding.schema import read_schema

    try:
        seeds = seeds_by_label()
    except BrokenSeeds as error:
        return [Error(str(error), hint="Mend the file that is named.", id="seeding.E005")]
    problems = seeds_problems(seeds, read_schema())
    return [Error(problem, hint="Mend it in the seeds.py that is named.", id="seeding.E003") for problem in problems]


@register("seeding")
def check_policy(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E004: the masking policy cannot be read, or names what no model has. W001: it does not decide on a column.

    Where there is no policy, nobody masks, and nothing is said.
    """
    from seeding.conf import conf
    from seeding.schema import schema_of_values
    from seeding.spec import SeedingError

    try:
        path = Path(conf().policy)
    except (SeedingError, ValueError, TypeError):
        return []  # E001 tells.
    if not path.is_file():
        return []
    from seeding.masking.planning import name_problems
    from seeding.masking.policy_file import read_policy

    try:
        policy = read_policy(str(path))
        # A model that is not managed need not have a table at all.
        known = {label: table for label, table in schema_of_values().items() if table.managed or label in policy.tables}
        wrong, undecided = name_problems(policy, known)
    except SeedingError as error:
        wrong, undecided = error.problems, []
    return [
        *(Error(one, hint=f"Mend it in {path}.", id="seeding.E004") for one in wrong),
        *(Warning(one, hint="Until then anonymize_db stops.", id="seeding.W001") for one in undecided),
    ]


@register(Tags.database)
def check_masking(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """W002: the newest masking of a database was not finished, or left originals there. Asked by `migrate`, and by
    `check --database ALIAS`.
    """
    from seeding.masking.auditing.marks import masked_state

    found: list[CheckMessage] = []
    for alias in databases or ():
        try:
            state = masked_state(connections[alias])
        except DatabaseError:
            continue  # Who asks the database says so.
        if state is not None and not state.safe:
            hint = "Go on with anonymize_db --resume, or restore it. Until then it holds originals: do not share it."
            found.append(Warning(f"The database {alias!r} is {state}.", hint=hint, id="seeding.W002"))
    return found
