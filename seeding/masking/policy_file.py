"""Policies as files: YAML (or JSON), read with the line of every part; all that is wrong is said at once."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from seeding.conf import read_locale_mix
from seeding.documents import Document, Path_, Sort, read_file, read_text
from seeding.masking.policy import LIKE, Policy, Rule, TablePolicy, When
from seeding.spec import SeedingError

POLICY = Sort("policy", "--policy", "tables: {shop.User: {columns: {id: keep, email: {substitute: email}}}}")
VERSION = 1

_TOP = ("version", "locales", "recognisers", "keep_words", "tables", "unmapped", "seen")
_TABLE = ("columns", "person", "delete", "references", "quasi_identifiers", "sensitive", "linkable")
_AROUND = ("domain", "when")
"""What a column may say beside its technique."""


def read_policy(path: str) -> Policy:
    """The policy of a file. One SeedingError lists everything in it that cannot be read, each with its line."""
    return policy_of(read_file(path, POLICY))


def parse_policy(text: str, source: str = "the policy") -> Policy:
    """The policy of a text."""
    return policy_of(read_text(text, source, POLICY))


def policy_of(document: Document) -> Policy:
    """The policy that a document holds."""
    return _Reader(document).policy()


class _Reader:
    """Reads a document and collects what is wrong."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[str] = []

    def policy(self) -> Policy:
        content = self.document.content
        self._known(content, _TOP, (), "a policy")
        if content.get("version", VERSION) != VERSION:
            self._wrong(("version",), f"the version is {VERSION}, not {content['version']!r}.")
        if "tables" not in content and "unmapped" not in content:
            self._wrong((), f"it names no table. Write {POLICY.least}, or let anonymize_db --init write one.")
        locales: tuple[str, ...] = ("en_US",)
        weights: tuple[float, ...] = ()
        if "locales" in content:
            try:
                locales, weights = read_locale_mix(content["locales"], self.document.where("locales"))
            except SeedingError as error:
                self.problems += error.problems
        policy = Policy(
            tables=self._tables("tables"),
            unmapped=self._tables("unmapped"),
            locales=locales,
            locale_weights=weights,
            recognisers=self._texts(content.get("recognisers", []), ("recognisers",), "a dotted path"),
            keep_words=self._texts(content.get("keep_words", []), ("keep_words",), "a word"),
            seen={
                label: {
                    name: self._text(kind, ("seen", label, name), "a class of field, such as CharField") or ""
                    for name, kind in self._mapping(kinds, ("seen", label), "columns by name").items()
                }
                for label, kinds in self._mapping(content.get("seen", {}), ("seen",), "tables by name").items()
            },
            source=self.document.source,
        )
        if self.problems:
            raise SeedingError(*self.problems)
        return policy

    # Parts -------------------------------------------------------------------------------------------------

    def _tables(self, key: str) -> dict[str, TablePolicy]:
        given = self._mapping(self.document.content.get(key, {}), (key,), "tables by name")
        return {label: self._table(label, value, (key, label)) for label, value in given.items()}

    def _table(self, label: str, given: Any, path: Path_) -> TablePolicy:
        parts = self._mapping(given, path, "columns: {…}")
        self._known(parts, _TABLE, path, "a table")
        delete = parts.get("delete")
        if delete is False:
            delete = None
        if "columns" not in parts and delete is None:
            self._wrong(path, "it has no columns. Every column is named, also those that stay: columns: {id: keep, …}.")
        columns = self._mapping(parts.get("columns", {}), (*path, "columns"), "columns by name")
        return TablePolicy(
            label=label,
            columns={name: self._rule(value, (*path, "columns", name)) for name, value in columns.items()},
            person=self._text(parts.get("person"), (*path, "person"), "a column or a foreign key"),
            delete="true" if delete is True else self._text(delete, (*path, "delete"), "a condition, or true"),
            references={
                name: self._text(target, (*path, "references", name), "a column such as shop.User.id") or ""
                for name, target in self._mapping(
                    parts.get("references", {}), (*path, "references"), "columns by name"
                ).items()
            },
            quasi_identifiers=self._groups(parts.get("quasi_identifiers", []), (*path, "quasi_identifiers")),
            sensitive=self._texts(parts.get("sensitive", []), (*path, "sensitive"), "a column"),
            linkable=self._texts(parts.get("linkable", []), (*path, "linkable"), "a column"),
            where=self.document.where(*path),
        )

    def _rule(self, given: Any, path: Path_) -> Rule:
        where = self.document.where(*path)
        if isinstance(given, str):
            return Rule(given, where=where)
        if given is None:
            # YAML reads the plain word `null` as no value, and it is a technique.
            return Rule("null", where=where)
        if not isinstance(given, Mapping):
            self._wrong(path, f"this is {given!r}. Write keep, or a technique such as {{substitute: email}}.")
            return Rule("keep", where=where)
        parts = given
        named = [name for name in parts if name not in _AROUND]
        if len(named) != 1:
            listed = f"it has {len(named)}: {', '.join(named)}" if named else "it has none"
            self._wrong(path, f"a column has one technique, and {listed}. Write keep, or {{substitute: email}}.")
            return Rule("keep", where=where)
        technique, value = named[0], parts[named[0]]
        if technique == LIKE:
            value = self._text(value, (*path, LIKE), "a column such as shop.User.email") or ""
        return Rule(
            technique=technique,
            parameters=value if isinstance(value, Mapping) else {} if value is None else {"": value},
            domain=self._text(parts.get("domain"), (*path, "domain"), "a name"),
            when=self._whens(parts.get("when", []), (*path, "when")),
            where=where,
        )

    def _whens(self, given: Any, path: Path_) -> tuple[When, ...]:
        if not isinstance(given, list):
            self._wrong(path, "it is a list, as in [{if: is_staff, then: keep}].")
            return ()
        found = []
        for place, one in enumerate(given):
            parts = self._mapping(one, (*path, place), "{if: is_staff, then: keep}")
            self._known(parts, ("if", "then"), (*path, place), "a condition")
            if set(parts) != {"if", "then"}:
                self._wrong((*path, place), "it needs `if` and `then`, as in {if: is_staff, then: keep}.")
                continue
            condition = self._text(parts["if"], (*path, place, "if"), "a condition such as is_staff")
            rule = self._rule(parts["then"], (*path, place, "then"))
            if rule.when:
                self._wrong((*path, place, "then"), "a rule for some rows has no `when` of its own. Write `and`.")
            found.append(When(condition or "", rule))
        return tuple(found)

    # Values ------------------------------------------------------------------------------------------------

    def _wrong(self, path: Path_, why: str) -> None:
        self.problems.append(f"{self.document.where(*path)}: {why}")

    def _known(self, given: Mapping[str, Any], known: tuple[str, ...], path: Path_, what: str) -> None:
        for key in given:
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.6)
                hint = f"Did you mean {near[0]}?" if near else f"It has: {', '.join(known)}."
                if key == "default" and what == "a table":
                    hint = "There is no default: every column is named, so that a new one cannot slip through."
                self._wrong((*path, key), f"{what} has no such key. {hint}")

    def _mapping(self, given: Any, path: Path_, form: str) -> Mapping[str, Any]:
        if isinstance(given, Mapping):
            return given
        self._wrong(path, f"this is {given!r}. Write {form}.")
        return {}

    def _text(self, given: Any, path: Path_, what: str) -> str | None:
        if given is None:
            return None
        if isinstance(given, bool) or not isinstance(given, (str, int)) or given == "":
            self._wrong(path, f"this is {what}, not {given!r}.")
            return None
        return str(given)

    def _texts(self, given: Any, path: Path_, what: str) -> tuple[str, ...]:
        if not isinstance(given, list):
            self._wrong(path, f"it is a list, and each part of it {what}.")
            return ()
        found = (self._text(one, (*path, place), what) for place, one in enumerate(given))
        return tuple(one for one in found if one is not None)

    def _groups(self, given: Any, path: Path_) -> tuple[tuple[str, ...], ...]:
        if isinstance(given, list) and given and all(isinstance(one, str) for one in given):
            return (self._texts(given, path, "a column"),)
        if not isinstance(given, list):
            self._wrong(path, "it is a list of lists of columns, as in [[date_of_birth, postal_code]].")
            return ()
        return tuple(self._texts(one, (*path, place), "a column") for place, one in enumerate(given))
