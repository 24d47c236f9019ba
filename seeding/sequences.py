"""Sequences of events: Markov chains, whose paths are pure functions of the keys that they are asked with.

    BROWSING = chain(
        {"landing": 60, "product": 40},
        {"landing": {"product": 55, "exit": 45}, "product": {"landing": 10, "exit": 90}},
        most=30,
    )
    BROWSING.lengths(session.keys)                     # how many events each session has: a fan-out
    BROWSING.at(event.parent.keys, event.nth)          # the state of each event

A path begins in a state drawn by the starting weights and steps by the weights of the state that it is in, until it
comes to a state from which nothing leads on, such as `exit`, or has `most` states. Those last states are not part of
the path. Step k is drawn from the key and k alone, so position k of a path is found again by stepping there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeding.columns import Bank, Words
from seeding.generators import check_weights, pick_by, pick_weighted
from seeding.keys import Keys, Numbers, derive

MOST = 256
"""No path is longer than this."""

ENDED = -1
"""What stands in a path behind its last state."""


@dataclass(frozen=True)
class Chain:
    """A Markov chain over named states. `steps` has the weights of every state, those without any end a path.

    States are told by their position in `states`.
    """

    states: tuple[str, ...]
    start: tuple[float, ...]
    steps: tuple[tuple[float, ...], ...]
    most: int

    def code(self, state: str) -> int:
        """The position of a state."""
        return self.states.index(state)

    @property
    def bank(self) -> Bank:
        return Bank(self.states)

    def words(self, codes: Numbers) -> Words:
        """The names of states by their positions."""
        return Words(codes, self.bank)

    def paths(self, keys: Keys) -> NDArray[np.int64]:
        """The path of each key: a matrix (keys, most) of states, with `ENDED` behind the last one."""
        found = np.full((len(keys), self.most), ENDED, dtype=np.int64)
        for step, (rows, state) in enumerate(self._walk(keys)):
            found[rows, step] = state
        return found

    def lengths(self, keys: Keys) -> Numbers:
        """How many states the path of each key has; 1 at least."""
        found = np.zeros(len(keys), dtype=np.int64)
        for rows, _ in self._walk(keys):
            found[rows] += 1
        return found

    def at(self, keys: Keys, positions: Numbers) -> Numbers:
        """The state at a position of each key's path, counted from 0; `ENDED` behind its end."""
        found = np.full(len(keys), ENDED, dtype=np.int64)
        for step, (rows, state) in enumerate(self._walk(keys)):
            here = positions[rows] == step
            found[rows[here]] = state[here]
        return found

    def reaching(self, state: str) -> float:
        """The share of paths that come to a state sooner or later, going by the weights and `most`."""
        target, steps = self.code(state), self._shares()
        steps[target] = 0.0
        steps[target, target] = 1.0
        share = np.array(self.start) / sum(self.start)
        for _ in range(self.most - 1):
            share = share @ steps
        return float(share[target])

    def _shares(self) -> NDArray[np.float64]:
        """The matrix of transition probabilities; an end leads to itself."""
        shares = np.eye(len(self.states))
        for place, weights in enumerate(self.steps):
            if sum(weights):
                shares[place] = np.array(weights) / sum(weights)
        return shares

    def _walk(self, keys: Keys) -> list[tuple[Numbers, Numbers]]:
        """For each step the keys (positions) whose paths are still going, and their states."""
        ends = np.array([not sum(weights) for weights in self.steps])
        # An end is left out of a path before it would step on; its weights are never drawn from.
        steps = tuple(weights if sum(weights) else self.start for weights in self.steps)
        rows = np.arange(len(keys))
        state = pick_weighted(derive(keys, "start"), self.start)
        found: list[tuple[Numbers, Numbers]] = []
        for step in range(1, self.most + 1):
            going = ~ends[state]
            rows, state = rows[going], state[going]
            if not rows.size:
                break
            found.append((rows, state))
            if step < self.most:
                state = pick_by(derive(keys[rows], f"step {step}"), state, steps)
        return found


def chain(start: Mapping[str, float], steps: Mapping[str, Mapping[str, float]], *, most: int) -> Chain:
    """A chain from the weights of the first states and those of the steps between states.

    States that are stepped to and have no steps of their own end a path; so a path that nothing ends has `most`
    states. ValueError for starts that are ends, weights that are none, and for `most` below 1 or above 256.
    """
    if not 1 <= most <= MOST:
        raise ValueError(f"chain(most={most}): a path has from 1 to {MOST} states")
    names = list(dict.fromkeys([*steps, *start, *(name for weights in steps.values() for name in weights)]))
    ended = [name for name in start if name not in steps and start[name]]
    if ended:
        raise ValueError(f"chain(): {', '.join(ended)} starts a path and has no steps, so that path would be empty")
    return Chain(
        tuple(names),
        _row(start, names),
        tuple(_row(steps[name], names) if name in steps else (0.0,) * len(names) for name in names),
        most,
    )


def _row(weights: Mapping[str, float], names: list[str]) -> tuple[float, ...]:
    given = dict(zip(weights, check_weights(list(weights.values())), strict=True))
    return tuple(given.get(name, 0.0) for name in names)


__all__ = ["ENDED", "Chain", "chain"]
