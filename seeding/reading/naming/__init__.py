"""What names of columns say: the kind of what a column holds, and how sure that is.

    a name -> its words in English -> the orders in which they may stand -> rules -> signs

Rules stand by subject in `rules`; what they ask of a table beside the name, in `conditions`.
"""

from __future__ import annotations

from seeding.reading.naming.orders import in_order
from seeding.reading.naming.reading import by_name

__all__ = ["by_name", "in_order"]
