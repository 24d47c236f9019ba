"""YAML and JSON texts as plain values, with the line on which every part stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seeding.spec import SeedingError

if TYPE_CHECKING:
    import yaml

Path_ = tuple[str | int, ...]
"""Where a part of a document is: keys and positions from the top."""


DEEPEST = 50
"""Parts of a document do not lie deeper in each other than this; an alias of itself would lie endlessly deep."""


MOST = 1_000_000
"""A document comes to no more parts than this; aliases of aliases of aliases would make endlessly many of few lines."""

_TAGS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


@dataclass(frozen=True)
class Document:
    """A file as plain values: keys are text, and dates are text as they were written.

    `lines` gives the line of each part by its path, `source` the name of the file for messages.
    """

    content: Mapping[str, Any]
    source: str = "the plan"
    lines: Mapping[Path_, int] = field(default_factory=dict, compare=False, repr=False)

    def where(self, *path: str | int) -> str:
        """`shop.yml, line 12: models.shop.Order`, for messages; the line is that of the nearest part that has one."""
        named = ".".join(map(str, path))
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return f"{self.source}, line {self.lines[path[:end]]}{f': {named}' if named else ''}"
        return f"{self.source}{f': {named}' if named else ''}"


@dataclass(frozen=True)
class Sort:
    """What a document is called in messages, the option that names its file, and the least that it holds."""

    name: str
    option: str
    least: str


PLAN = Sort("plan", "--plan", "models: {shop.User: {rows: 100}}")


def read_file(path: str, sort: Sort = PLAN) -> Document:
    """The document of a file. SeedingError with the line for text that is neither YAML nor JSON."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise SeedingError(f"{sort.option} {path}: it cannot be read ({error.strerror or error}).") from None
    except UnicodeDecodeError as error:
        raise SeedingError(f"{sort.option} {path}: it is no UTF-8 text (byte {error.start}).") from None
    return read_text(text, Path(path).name, sort)


def read_text(text: str, source: str = "the plan", sort: Sort = PLAN) -> Document:
    """The document of a text; every duplicate key and unreadable place is one SeedingError."""
    import yaml  # Loaded for plan files alone: every other command starts without it.

    if text.lstrip().startswith("{"):
        try:
            json.loads(text)
        except ValueError as error:
            line = getattr(error, "lineno", 1)
            raise SeedingError(f"{source}, line {line}: this is no JSON: {getattr(error, 'msg', error)}.") from None
        # JSON is YAML but for the tabs between its parts; inside its strings there are none.
        text = text.replace("\t", " ")
    loader = None
    try:
        # libyaml, where PyYAML was built with it, reads ten times as fast.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        node = loader.get_single_node()
        if node is None:
            raise SeedingError(f"{source}: it is empty. Write at least: {sort.least}")
        lines: dict[Path_, int] = {}
        problems: list[str] = []
        content = _value(loader, node, (), lines, problems, source)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise SeedingError(f"{source}{line}: this is no YAML: {getattr(error, 'problem', None) or error}.") from None
    finally:
        if loader is not None:
            loader.dispose()
    if problems:
        raise SeedingError(*problems)
    if not isinstance(content, dict):
        raise SeedingError(
            f"{source}: a {sort.name} is a mapping, as in `{sort.least}`, and no {type(content).__name__}."
        )
    return Document(content, source, lines)


def _value(
    loader: yaml.SafeLoader,
    node: yaml.Node,
    path: Path_,
    lines: dict[Path_, int],
    problems: list[str],
    source: str,
) -> Any:
    import yaml

    lines.setdefault(path, node.start_mark.line + 1)
    if len(path) > DEEPEST:
        raise SeedingError(f"{source}, line {lines[path]}: parts lie more than {DEEPEST} deep in each other.")
    if len(lines) > MOST:
        raise SeedingError(f"{source}: it comes to more than {MOST:,} parts. Write fewer aliases (*name) of aliases.")
    if node.tag not in _TAGS and not isinstance(node, yaml.ScalarNode):
        problems.append(f"{source}, line {lines[path]}: the tag {node.tag} has no meaning here.")
        return None
    if isinstance(node, yaml.MappingNode):
        loader.flatten_mapping(node)
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in found:
                problems.append(f"{source}, line {line}: {key!r} is there twice. Leave one of them out.")
                continue
            lines[(*path, key)] = line
            found[key] = _value(loader, value_node, (*path, key), lines, problems, source)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item, (*path, place), lines, problems, source) for place, item in enumerate(node.value)]
    if node.tag == "tag:yaml.org,2002:timestamp":
        return node.value
    return loader.construct_object(node)
