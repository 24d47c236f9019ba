"""Masking: a database that can be shared, and the proof. A policy says what happens to every column of every table.

    schema + samples -> finding (kinds, with evidence) -> policy (fails closed)
      -> plan -> survey -> mask -> verify -> audit

Every pseudonym is drawn from a key, as in seeding; the keys come from a secret and from the old value.
"""
