"""Verifying: what a masked database must stand up to, measured on the database itself.

- `shapes`: each masked column before and after, in counts that name no value.
- `integrity`: rows, links, uniqueness and constraints, the same before and after.
- `privacy`: what is left to attack: k-anonymity, l-diversity, unique combinations, frequencies.
"""
