"""What a column is when nobody says: from its name, type, choices, bounds and neighbours, with the reason.

What it chooses from are generators, kinds, relations and `seeding.sources`.
"""

from seeding.inference.columns import infer
from seeding.inference.forms import own_code
from seeding.inference.inferred import Inferred
from seeding.inference.meaning import kind_named

__all__ = ["Inferred", "infer", "kind_named", "own_code"]
