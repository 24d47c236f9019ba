"""Auditing: what a masking did and what was found of it, as values, as `data_audit.json` and as a page to be read.

    audit = Audit(...)
    write_json(audit, "data_audit.json")
    write_page(audit, "data_audit.html")

No original value is in any of them.
"""

from seeding.masking.auditing.audit import Audit

__all__ = ["Audit"]
