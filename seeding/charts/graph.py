"""The graph of tables: boxes with the number of rows, laid out by the order of dependency, and arrows to children.

A layered layout after Sugiyama, Tagawa and Toda (1981): a column for each depth, bends where an arrow passes a column,
few crossings by barycentres, and heights by isotonic regression (pool adjacent violators), which keeps the order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from seeding.charts.figures import counted
from seeding.charts.svg import BOLD, Drawing, number, shortened, text_width
from seeding.plan import Plan

BOX = 40
_BEND = 8
_GAP = 14
_BAND = 2 * _GAP
"""No more than so much lies between what has nothing to do with each other."""
_ACROSS = 70
_LEAST_ACROSS = 48
_MOST_WIDE = 196
_LEAST_WIDE = 150
_NAME = 13 * BOLD
_SWEEPS = 12


@dataclass(frozen=True)
class Edge:
    """Rows of `child` point at rows of `parent` with the columns `names`."""

    parent: str
    child: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """Where a table stands."""

    label: str
    x: float
    y: float
    width: float
    height: float = BOX


def edges_of(plan: Plan, labels: Sequence[str]) -> tuple[list[Edge], list[Edge], set[str]]:
    """The references between tables: those to earlier tables, those against the order, and the tables with trees."""
    order = {label: place for place, label in enumerate(labels)}
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    trees: set[str] = set()
    for label in labels:
        model = plan.models[label]
        for column in model.columns:
            reference = column.field.reference
            if reference is None or reference.table not in order:
                continue
            if reference.table == label:
                trees.add(label)
            else:
                names[reference.table, label].append(column.field.name)
        if model.parent in order and model.parent != label and (model.parent, label) not in names:
            names[str(model.parent), label].append("follows its rows")
    found = [Edge(parent, child, tuple(columns)) for (parent, child), columns in sorted(names.items())]
    forward = [edge for edge in found if order[edge.parent] < order[edge.child]]
    return forward, [edge for edge in found if edge not in forward], trees


def layers(labels: Sequence[str], edges: Sequence[Edge]) -> list[list[str]]:
    """Tables by depth: each as far left as its parents allow; those without parents close to their children."""
    parents, children = defaultdict(list), defaultdict(list)
    for edge in edges:
        parents[edge.child].append(edge.parent)
        children[edge.parent].append(edge.child)
    depth: dict[str, int] = {}
    for label in labels:
        depth[label] = 1 + max((depth[parent] for parent in parents[label]), default=-1)
    for label in labels:
        if not parents[label] and children[label]:
            depth[label] = min(depth[child] for child in children[label]) - 1
    found: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for label in labels:
        found[depth[label]].append(label)
    return found


Bend = tuple[str, str, int]
Node = str | Bend


def _with_bends(ranks: list[list[str]], edges: Sequence[Edge]) -> tuple[list[list[Node]], dict[Node, list[Node]]]:
    """The columns with a bend for each arrow that passes, and the neighbours of each node in the next column."""
    depth = {label: place for place, rank in enumerate(ranks) for label in rank}
    columns: list[list[Node]] = [list(rank) for rank in ranks]
    following: dict[Node, list[Node]] = defaultdict(list)
    for edge in edges:
        before: Node = edge.parent
        for place in range(depth[edge.parent] + 1, depth[edge.child]):
            bend = (edge.parent, edge.child, place)
            columns[place].append(bend)
            following[before].append(bend)
            before = bend
        following[before].append(edge.child)
    return columns, following


def _crossings(columns: Sequence[Sequence[Node]], following: Mapping[Node, list[Node]]) -> int:
    total = 0
    for left, right in pairwise(columns):
        place = {node: index for index, node in enumerate(right)}
        ends = [place[end] for node in left for end in sorted(following.get(node, ()), key=place.__getitem__)]
        for index, end in enumerate(ends):
            total += sum(1 for earlier in ends[:index] if earlier > end)
    return total


def _ordered(columns: list[list[Node]], following: Mapping[Node, list[Node]]) -> list[list[Node]]:
    """The columns in an order with few crossings: each node near the middle of its neighbours, to and fro."""
    preceding: dict[Node, list[Node]] = defaultdict(list)
    for node, ends in following.items():
        for end in ends:
            preceding[end].append(node)
    best, fewest = [list(column) for column in columns], _crossings(columns, following)
    current = [list(column) for column in columns]
    for sweep in range(_SWEEPS):
        forwards = sweep % 2 == 0
        neighbours = preceding if forwards else following
        order = range(1, len(current)) if forwards else range(len(current) - 2, -1, -1)
        for index in order:
            beside = current[index - 1 if forwards else index + 1]
            place = {node: position for position, node in enumerate(beside)}
            own = {node: position for position, node in enumerate(current[index])}

            def middle(node: Node, place: dict[Node, int] = place, own: dict[Node, int] = own) -> tuple[float, int]:
                found = [place[one] for one in neighbours.get(node, ()) if one in place]  # noqa: B023
                return (sum(found) / len(found) if found else float(own[node])), own[node]

            current[index].sort(key=middle)
        crossings = _crossings(current, following)
        if crossings < fewest:
            best, fewest = [list(column) for column in current], crossings
    return best


def _heights(columns: list[list[Node]], following: Mapping[Node, list[Node]]) -> dict[Node, float]:
    """The middle of each node, as near to its neighbours' as the order and the gaps allow."""
    preceding: dict[Node, list[Node]] = defaultdict(list)
    for node, ends in following.items():
        for end in ends:
            preceding[end].append(node)
    middle: dict[Node, float] = {}
    for column in columns:
        y = 0.0
        for node in column:
            middle[node] = y + _high(node) / 2
            y += _high(node) + _GAP
    for sweep in range(_SWEEPS):
        order = columns if sweep % 2 == 0 else columns[::-1]
        for column in order:
            near = {node: [*preceding.get(node, ()), *following.get(node, ())] for node in column}
            wanted = [
                sum(middle[one] for one in near[node]) / len(near[node]) if near[node] else middle[node]
                for node in column
            ]
            middle.update(zip(column, _apart(column, wanted), strict=True))
    return _close(middle)


def _close(middle: Mapping[Node, float]) -> dict[Node, float]:
    """The heights from the top on, without bands in which no column has anything: what hangs together drifts apart
    from the rest.
    """
    found: dict[Node, float] = {}
    end, shift = 0.0, 0.0
    for node in sorted(middle, key=lambda node: middle[node] - _high(node) / 2):
        top = middle[node] - _high(node) / 2
        if not found:
            shift = top
        elif top - shift > end + _BAND:
            shift = top - end - _BAND
        found[node] = middle[node] - shift
        end = max(end, found[node] + _high(node) / 2)
    return found


def _high(node: Node) -> float:
    return _BEND if isinstance(node, tuple) else BOX


def _apart(column: Sequence[Node], wanted: Sequence[float]) -> list[float]:
    """The heights closest to `wanted` (least squares) that keep the order and the gaps."""
    offsets, offset = [], 0.0
    for place, node in enumerate(column):
        if place:
            offset += (_high(column[place - 1]) + _high(node)) / 2 + _GAP
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []
    for goal, shift in zip(wanted, offsets, strict=True):
        blocks.append((goal - shift, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, n), (two, m) = blocks[-2], blocks[-1]
            blocks[-2:] = [((one * n + two * m) / (n + m), n + m)]
    level = [value for value, count in blocks for _ in range(count)]
    return [value + shift for value, shift in zip(level, offsets, strict=True)]


# Drawing --------------------------------------------------------------------------------------------------


def draw_graph(plan: Plan, anchors: Mapping[str, str], *, wide: float = 1110) -> Drawing:
    """The picture of all tables that have rows. `anchors` are the places on the page that the boxes lead to."""
    labels = [label for label in plan.models if plan.counts[label]]
    forward, against, trees = edges_of(plan, labels)
    linked = {label for edge in [*forward, *against] for label in (edge.parent, edge.child)}
    apps = {label.split(".")[0] for label in labels}
    names = {label: label.split(".", 1)[1] for label in labels}
    below = {
        label: counted(plan.counts[label], "row") + (" ↻" if label in trees else "")
        if len(apps) == 1
        else f"{label.split('.')[0]} · {counted(plan.counts[label], 'row')}{' ↻' if label in trees else ''}"
        for label in labels
    }
    ranks = layers([label for label in labels if label in linked], forward)
    across = _ACROSS if len(ranks) <= 4 else _LEAST_ACROSS
    widest_box = (wide - 12 - across * (len(ranks) - 1)) / max(len(ranks), 1)
    widest_box = min(max(widest_box, _LEAST_WIDE), _MOST_WIDE)
    width = {
        label: min(max(text_width(names[label], _NAME), text_width(below[label])) + 22, widest_box) for label in labels
    }
    columns, following = _with_bends(ranks, forward)
    columns = _ordered(columns, following)
    middle = _heights(columns, following)
    boxes: dict[str, Box] = {}
    left: list[float] = []
    x, high = 6.0, 0.0
    for column in columns:
        wider = max((width[node] for node in column if isinstance(node, str)), default=20.0)
        left.append(x)
        for node in column:
            if isinstance(node, str):
                boxes[node] = Box(node, x, middle[node] - BOX / 2 + 6, wider)
                high = max(high, middle[node] + BOX / 2 + 6)
            else:
                high = max(high, middle[node] + _BEND + 6)
        x += wider + across
    right = max(x - across + 6, 300.0)
    alone = [label for label in labels if label not in linked]
    if alone:
        room = max(right, min(wide, 6.0 + sum(width[label] + _GAP for label in alone)))
        x, y = 6.0, high + (26 if linked else 6)
        for label in alone:
            if x > 6 and x + width[label] + 6 > room:
                x, y = 6.0, y + BOX + _GAP
            boxes[label] = Box(label, x, y, width[label])
            x += width[label] + _GAP
            right = max(right, x - _GAP + 6)
        high = y + BOX
    says = f"Graph of {counted(len(labels), 'table')}: " + ", ".join(
        f"{label} {counted(plan.counts[label], 'row')}" for label in labels[:60]
    )
    drawing = Drawing(right, high + 8, says, classes="graph")
    drawing.raw(
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto-start-reverse"><path class="head" d="M0 0.8 8 4 0 7.2z"/></marker></defs>'
    )
    depth = {node: place for place, column in enumerate(columns) for node in column}
    widest = [max((width[n] for n in column if isinstance(n, str)), default=20.0) for column in columns]
    for edge in forward:
        start, end = boxes[edge.parent], boxes[edge.child]
        points = [(start.x + start.width, start.y + BOX / 2)]
        for place in range(depth[edge.parent] + 1, depth[edge.child]):
            y = middle[edge.parent, edge.child, place] + 6
            points += [(left[place] - 6, y), (left[place] + widest[place] + 6, y)]
        points.append((end.x - 1, end.y + BOX / 2))
        drawing.path(_curve(points), "edge", title=_edge_title(edge), marker="arrow")
    for edge in against:
        start, end = boxes[edge.parent], boxes[edge.child]
        points = [(start.x, start.y + BOX - 9), (end.x + end.width + 1, end.y + BOX - 9)]
        drawing.path(_curve(points), "edge back", title=_edge_title(edge), marker="arrow")
    for label, box in boxes.items():
        drawing.raw(f'<a href="#{anchors[label]}" aria-label="{escape(label)}: {escape(below[label])}">')
        title = f"{label}: {counted(plan.counts[label], 'row')}"
        drawing.rect(box.x, box.y, box.width, BOX, "box", radius=5, title=title)
        room = box.width - 18
        drawing.text(box.x + 10, box.y + 17, shortened(names[label], room, _NAME), kind="name")
        drawing.text(box.x + 10, box.y + 32, shortened(below[label], room), kind="tick")
        drawing.raw("</a>")
    return drawing


def _edge_title(edge: Edge) -> str:
    return f"{edge.child} ({', '.join(edge.names)}) → {edge.parent}"


def _curve(points: Sequence[tuple[float, float]]) -> str:
    """A path through points that runs level where it meets them."""
    path = f"M{number(points[0][0])} {number(points[0][1])}"
    for (x1, y1), (x2, y2) in pairwise(points):
        if y1 == y2:
            path += f"H{number(x2)}"
        else:
            bend = (x2 - x1) / 2
            path += f"C{number(x1 + bend)} {number(y1)} {number(x2 - bend)} {number(y2)} {number(x2)} {number(y2)}"
    return path
