"""Where a rule looks a text up: the mappings and sets of which it is no key, in whatever registry they are kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Set
from itertools import islice
from types import FrameType
from typing import Any

from seeding.schema import Field
from seeding.trials.judging import Failure
from seeding.trials.patterns.trial import Trial

MOST = 200
"""Of how many keys a mapping may be that a rule is asked by."""

_NOWHERE = "nothing-is-called-so"


class _Sought(str):
    """A text that writes down the frames in which it is looked up in a mapping or a set, which ask for its hash."""

    found: list[tuple[str, ...]]

    def __hash__(self) -> int:
        frame = sys._getframe(1)
        if not frame.f_globals.get("__name__", "").startswith("seeding."):
            self.found += (keys for keys in _keys_near(frame) if keys not in self.found)
        return str.__hash__(self)

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other)


def looked_up(field: Field, failure: Failure, trial: Trial) -> Iterator[tuple[str, ...]]:
    """The keys of each mapping in which the rule of a failing row, or the field itself, looks a text up."""
    sought = _Sought(_NOWHERE)
    sought.found = []
    trial.accepts(field.name, sought)
    trial.ask(min(failure.rows), field, (sought,))
    for keys in sought.found:
        taken = tuple(key for key in keys if key and (field.max_length is None or len(key) <= field.max_length))
        taken = tuple(key for key in taken if trial.accepts(field.name, key))
        if taken:
            yield taken


def _keys_near(frame: FrameType) -> Iterator[tuple[str, ...]]:
    """The keys of mappings and sets of texts that a frame names, or that what it names holds."""
    names = frame.f_code.co_names
    named = [*frame.f_locals.values(), *(frame.f_globals[name] for name in names if name in frame.f_globals)]
    for one in named:
        yield from _keys(one)
        held = getattr(one, "__dict__", None)
        if isinstance(held, Mapping):
            for name in names:
                yield from _keys(held.get(name))


def _keys(held: Any) -> Iterator[tuple[str, ...]]:
    if isinstance(held, (Mapping, Set)) and 0 < len(held) <= MOST:
        keys = tuple(islice(held, MOST))
        if all(type(key) is str for key in keys):
            yield tuple(sorted(keys))
