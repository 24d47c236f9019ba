"""Auditing: what a masking did and what was found of it, as values, as `data_audit.json` and as a page to be read.

    audit = assemble(...)
    write(audit, "data_audit.json")  # and data_audit.html beside it

No original value is in any of them.
"""
