"""One column classified: every sign of names, types, tables and contents, and what they come to.

structure: keys and links -> copies of other rows -> signs by name, in agreement with contents -> context: what the
storage and the table make of a name that says nothing certain (files, documents, texts, prose)
"""

from __future__ import annotations

from seeding.masking.finding.classifying.beside import called_after, role_of
from seeding.masking.finding.classifying.lexicon import FILES, HSTORES, OCCASIONS, PROSE, TECHNICAL, TITLES, URLS
from seeding.masking.finding.classifying.named import signs_of
from seeding.masking.finding.classifying.weighed import Weighed
from seeding.masking.finding.classifying.weighing import weigh

__all__ = [
    "FILES",
    "HSTORES",
    "OCCASIONS",
    "PROSE",
    "TECHNICAL",
    "TITLES",
    "URLS",
    "Weighed",
    "called_after",
    "role_of",
    "signs_of",
    "weigh",
]
