"""What is personal in a database, found: each column classified with its evidence, and a policy proposed.

    names + types + relations + sampled contents -> signs -> one finding a column -> rules -> a policy file

A sign is one piece of evidence for one kind; nothing here writes to the database, and no value of it is kept.
"""

from __future__ import annotations

from seeding.masking.finding.finder import find
from seeding.masking.finding.found import Finding
from seeding.masking.finding.lines import findings_lines
from seeding.masking.finding.policies import propose
from seeding.masking.finding.policy_text import write_policy
from seeding.masking.finding.samples import Samples
from seeding.reading.signs import Sensitivity

__all__ = ["Finding", "Samples", "Sensitivity", "find", "findings_lines", "propose", "write_policy"]
