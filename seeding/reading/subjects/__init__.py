"""What tables speak of: a person, what people write, a log, a thing; and how far each is from a person.

a table alone: its words (lexicon), its columns, whether it is of people -> a Subject
all tables: what leads where (links, linked, unlinked) -> how far each Subject is from a person (reach)
"""

from __future__ import annotations

from seeding.reading.subjects.lexicon import (
    AUDITORS,
    CALLINGS,
    LOGS,
    MESSAGES,
    OF_DEALS,
    OF_FACES,
    ORGANISATIONS,
    PAYMENTS,
    PEOPLE,
    PLACES,
    POSTAL,
    SECRETS,
    SETTINGS,
    THINGS,
)
from seeding.reading.subjects.links import learns, names_actor, names_owner
from seeding.reading.subjects.reach import subjects
from seeding.reading.subjects.subject import Subject

__all__ = [
    "AUDITORS",
    "CALLINGS",
    "LOGS",
    "MESSAGES",
    "OF_DEALS",
    "OF_FACES",
    "ORGANISATIONS",
    "PAYMENTS",
    "PEOPLE",
    "PLACES",
    "POSTAL",
    "SECRETS",
    "SETTINGS",
    "THINGS",
    "Subject",
    "learns",
    "names_actor",
    "names_owner",
    "subjects",
]
