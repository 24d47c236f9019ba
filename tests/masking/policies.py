"""Policies for tests: a few rules, and every other column of every model is kept."""

from __future__ import annotations

from dataclasses import replace

from seeding.masking.policy import Policy, Rule, TablePolicy
from seeding.masking.policy_file import parse_policy
from seeding.schema import read_schema

SHOP = """
tables:
  shop.User:
    person: email
    columns:
      email: {substitute: email}
      full_name: {substitute: full_name}
      phone: {substitute: phone}
      password: {password: unusable}
      date_of_birth: {date_shift: {days: 180}}
      street: {substitute: street_address}
  shop.Review:
    person: user
    columns: {comment: free_text}
"""


def keeping_the_rest(policy: Policy | str) -> Policy:
    """The policy with `keep` for every column that it does not name."""
    policy = parse_policy(policy) if isinstance(policy, str) else policy
    tables = dict(policy.tables)
    for label, table in read_schema().items():
        given = tables.get(label) or TablePolicy(label, {})
        named = {one.name: Rule("keep") for one in table.fields}
        tables[label] = given if given.emptied else replace(given, columns={**named, **given.columns})
    return replace(policy, tables=tables)


def written(policy: Policy | str) -> str:
    """The same as the text of a file."""
    import json

    def rule(one: Rule) -> object:
        value = one.parameters.get("", dict(one.parameters)) if one.parameters else None
        plain: dict[str, object] = {one.technique: value}
        if one.domain:
            plain["domain"] = one.domain
        if one.when:
            plain["when"] = [{"if": way.condition, "then": rule(way.rule)} for way in one.when]
        return one.technique if value is None and len(plain) == 1 and one.technique != "null" else plain

    tables = {}
    for label, table in keeping_the_rest(policy).tables.items():
        told: dict[str, object] = {"columns": {name: rule(one) for name, one in table.columns.items()}}
        if table.person:
            told["person"] = table.person
        if table.delete:
            told["delete"] = True if table.emptied else table.delete
        tables[label] = told
    return json.dumps({"tables": tables}, indent=1)
