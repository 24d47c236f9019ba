"""Who meets whom inside of a closed world (`Plan.worlds`): members of groups drawn by weight, and graphs of links.

Both are worked out once for a world and are as large as it is, whatever the size of the table. Since nothing leaves a
world, the degrees of a graph are known to both ends, and adding rows changes none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from seeding.generators import chance
from seeding.keys import Keys, Numbers, below, derive, mix
from seeding.rows import Rows


@dataclass(frozen=True, eq=False)
class Members:
    """Rows in groups, in the order in which they joined. A row may be in several groups.

    `rows` are positions, sorted by group and by the instant of joining; `weights` run from the first to each of them.
    """

    rows: Numbers
    joined: Numbers
    weights: Numbers
    starts: Numbers
    """Where each group begins, and where the last one ends."""

    def draw(self, keys: Keys, groups: Numbers, instants: Numbers) -> Numbers:
        """A member of each group, by weight, that had joined at the instant; -1 where there was none yet."""
        found = np.full(len(keys), -1, dtype=np.int64)
        for group in np.unique(groups).tolist():
            index = np.flatnonzero(groups == group)
            first, last = int(self.starts[group]), int(self.starts[group + 1])
            there = np.searchsorted(self.joined[first:last], instants[index], side="right")
            index, there = index[there > 0], there[there > 0]
            if index.size:
                inside = below(keys[index], self.weights[first + there - 1])
                found[index] = self.rows[first + np.searchsorted(self.weights[first:last], inside, side="right")]
        return found


def members(groups: Numbers, rows: Numbers, joined: Numbers, weights: Numbers, size: int) -> Members:
    """`Members` of `size` groups: entry i says that `rows[i]` is in `groups[i]` since `joined[i]`, with a weight.

    Weights are whole numbers above 0; those of a group sum to less than 2**31.
    """
    order = np.lexsort((rows, joined, groups))
    starts = np.searchsorted(groups[order], np.arange(size + 1))
    running = np.cumsum(weights[order])
    before = np.concatenate([[0], running])[starts[:-1]]
    return Members(rows[order], joined[order], running - np.repeat(before, np.diff(starts)), starts)


@dataclass(frozen=True, eq=False)
class Graph:
    """Links from sources to targets, both counted from 0, ordered by source; a pair is linked once, nobody to itself.

    Targets are in no order of theirs. `first` are the sources' first links, `outgoing` and `incoming` the degrees.
    """

    targets: Numbers
    first: Numbers
    outgoing: Numbers
    incoming: Numbers


def graph(
    keys: Keys,
    degrees: Numbers,
    homes: Numbers,
    among: Members,
    *,
    size: int,
    everyone: int,
    loyalty: float = 0.8,
    reciprocity: float = 0.0,
    weights: Numbers | None = None,
) -> Graph:
    """A graph in which source i seeks `degrees[i]` targets, a share `loyalty` of them in the group `homes[i]` of
    `among`, the rest in the group `everyone`. What is found twice counts once, so that degrees may be a little lower.

    `size` is the number of targets. With `reciprocity` sources and targets are the same rows: nobody links to itself,
    and such a share of the links to rows of similar weight (up to eight times as much either way) is returned, a
    sixteenth as many of the others.
    """
    sources = np.repeat(np.arange(len(keys)), degrees)
    nth = np.arange(len(sources)) - np.repeat(np.cumsum(degrees) - degrees, degrees)
    drawn = mix(keys[sources] + mix(nth.astype(np.uint64)))
    at_home = chance(derive(drawn, "loyalty"), loyalty)
    late = np.full(len(sources), np.iinfo(np.int64).max)
    targets = among.draw(drawn, np.where(at_home, homes[sources], everyone), late)
    found = targets >= 0
    if weights is not None:
        found &= sources != targets
    pairs = np.unique(sources[found] * size + targets[found])
    if reciprocity and weights is not None:
        sources, targets = np.divmod(pairs, size)
        low = np.minimum(weights[sources], weights[targets])
        similar = np.maximum(weights[sources], weights[targets]) <= 8 * low
        returned = derive(mix(keys[sources] + mix(keys[targets])), "returned")
        back = np.where(similar, chance(returned, reciprocity), chance(returned, reciprocity / 16))
        pairs = np.unique(np.concatenate([pairs, targets[back] * size + sources[back]]))
    sources, targets = np.divmod(pairs, size)
    # Whom a source links to first has nothing to do with where the target stands in its table.
    order = np.lexsort((mix(pairs.astype(np.uint64) ^ keys[sources]), sources))
    outgoing = np.bincount(sources, minlength=len(keys))
    return Graph(targets[order], np.cumsum(outgoing) - outgoing, outgoing, np.bincount(targets, minlength=size))


def undirected(directed: Graph) -> Graph:
    """Each link once, whichever end sought it, from the row that stands first to the one that stands later."""
    size = len(directed.outgoing)
    sources = np.repeat(np.arange(size), directed.outgoing)
    low, high = np.minimum(sources, directed.targets), np.maximum(sources, directed.targets)
    low, high = np.divmod(np.unique(low * size + high), size)
    outgoing = np.bincount(low, minlength=size)
    return Graph(high, np.cumsum(outgoing) - outgoing, outgoing, np.bincount(high, minlength=size))


Network = Callable[[Rows], Graph]
"""A function of all rows of a world that gives the graph of what they link to."""


def outgoing(rows: Rows, network: Network) -> Numbers:
    """How many links each of these rows has to others: the fan-out of the links."""
    result = np.zeros(len(rows), dtype=np.int64)
    for index, world in rows.worlds():
        result[index] = _graph(world, network).outgoing[rows.row_number[index] - world.row_number[0]]
    return result


def incoming(rows: Rows, network: Network) -> Numbers:
    """How many links each of these rows has from others of its world."""
    result = np.zeros(len(rows), dtype=np.int64)
    for index, world in rows.worlds():
        result[index] = _graph(world, network).incoming[rows.row_number[index] - world.row_number[0]]
    return result


def linked(sources: Rows, network: Network, nth: Numbers) -> Numbers:
    """The place in its world of what the nth link (from 0) of each source points at."""
    result = np.zeros(len(sources), dtype=np.int64)
    for index, world in sources.worlds():
        found = _graph(world, network)
        if len(found.targets):
            first = found.first[sources.row_number[index] - world.row_number[0]]
            result[index] = found.targets[np.minimum(first + nth[index], len(found.targets) - 1)]
    return result


def beginning(rows: Rows) -> Numbers:
    """The number of the first row of the world that each row lives in."""
    result = np.zeros(len(rows), dtype=np.int64)
    for index, world in rows.worlds():
        result[index] = world.row_number[0]
    return result


def _graph(world: Rows, network: Network) -> Graph:
    return cast(Graph, world.once(cast(Any, network)))
