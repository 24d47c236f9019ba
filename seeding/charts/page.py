"""The page: everything that a plan makes as HTML, for a file that opens offline or for the admin.

The same plan gives the same bytes. There is no script; nothing is fetched; an element has no style of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from html import escape

from seeding.charts import marks
from seeding.charts.figures import counted, day_text, exact, human, share
from seeding.charts.graph import draw_graph
from seeding.charts.parts import document, figure, folded, scroll, section, side_by_side
from seeding.charts.profile import (
    MOST,
    Categories,
    ColumnProfile,
    FanOut,
    Flags,
    Histogram,
    ModelProfile,
    Profile,
    Texts,
    TimeLine,
    profile,
)
from seeding.charts.svg import Drawing
from seeding.columns import EPOCH
from seeding.lineage import ColumnLineage, of_all, plan_digest, versions
from seeding.plan import ModelPlan, Plan

OPEN = 12
"""The columns of so many models are in view at once; of more, each model is unfolded by a click or a key."""


def draw(plan: Plan, *, title: str = "", digests: Mapping[str, str] | None = None, most: int = MOST) -> str:
    """A plan's data set as one HTML file.

    `digests` are content digests by label, to be shown beside the rows; `most` rows of each table are looked at.
    """
    title = title or f"Test data of seed {plan.seed}"
    header = f"<header><h1>{escape(title)}</h1>\n{facts(plan)}</header>\n"
    return document(
        title, header, fragment(plan, digests=digests, most=most), ("tables", "Skip the picture of the tables")
    )


def fragment(
    plan: Plan,
    *,
    digests: Mapping[str, str] | None = None,
    most: int = MOST,
    labels: Iterable[str] | None = None,
    tables: bool = True,
) -> str:
    """The same without head and body. Columns are shown of the models of `labels` only, if these are given;
    the list of `tables` is left out where a page has one of its own.
    """
    found = profile(plan, most=most, labels=labels)
    anchors = {model.label: f"model-{model.label.replace('.', '-').lower()}" for model in found.models}
    parts = [_graph(plan, anchors)]
    if tables:
        parts.append(_tables(plan, found, anchors, digests or {}))
    parts += [_activity(found), _fan_outs(found), _models(plan, found, anchors)]
    return f'<div class="seeding-charts">\n{"".join(parts)}</div>\n'


def facts(plan: Plan) -> str:
    """What the whole hangs from: seed, instant, locales, plan, versions."""
    as_of = (EPOCH + timedelta(microseconds=plan.as_of)).strftime("%Y-%m-%d %H:%M UTC")
    told = {
        "rows": exact(sum(plan.counts.values())),
        "tables": exact(sum(1 for count in plan.counts.values() if count)),
        "seed": str(plan.seed),
        "as of": as_of,
        "locales": ", ".join(plan.locales),
        "plan": f"<code>{plan_digest(plan)}</code>",
        "drawn by": ", ".join(f"{name} {version}" for name, version in versions().items()),
    }
    pairs = "".join(
        f"<div><dt>{name}</dt><dd>{value if name == 'plan' else escape(value)}</dd></div>"
        for name, value in told.items()
    )
    return f'<dl class="facts">{pairs}</dl>\n'


# Sections -------------------------------------------------------------------------------------------------


def _graph(plan: Plan, anchors: Mapping[str, str]) -> str:
    said = "Arrows lead from a table to those whose rows point at its rows. Tables are loaded from left to right."
    if plan.deferred:
        said += f" References in a circle are dashed: {escape(', '.join(plan.deferred))}."
    return section("graph", "Tables and references", said, scroll(str(draw_graph(plan, anchors)), "Graph of tables"))


def _tables(plan: Plan, found: Profile, anchors: Mapping[str, str], digests: Mapping[str, str]) -> str:
    most = max(model.rows for model in found.models) if found.models else 1
    lines = []
    for model in found.models:
        planned = plan.models[model.label]
        bar = Drawing(120, 10, f"{exact(model.rows)} of at most {exact(most)} rows")
        bar.rect(0, 1, max(120 * model.rows / most, 1), 8, "bar")
        digest = f"<td><code>{escape(digests.get(model.label, '–'))}</code></td>" if digests else ""
        lines.append(
            f'<tr><th scope="row"><a href="#{anchors[model.label]}">{escape(model.label)}</a></th>'
            f'<td class="n">{exact(model.rows)}</td><td>{bar}</td>'
            f'<td class="n">{len(planned.columns)}</td><td>{escape(rows_from(planned))}</td>{digest}</tr>'
        )
    names = ["model", "rows", "", "columns", "how many", *(["content digest"] if digests else [])]
    numeric = ("rows", "columns")
    number = ' class="n"'
    head = "".join(
        f'<th scope="col"{number if name in numeric else ""}>{name}</th>' if name else "<td></td>" for name in names
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    said = "A digest is that of all rows of a table, where one run made them." if digests else ""
    return section("tables", "Rows", said, scroll(table, "Rows of each table"))


def rows_from(model: ModelPlan) -> str:
    """Where the number of rows of a table comes from, in a few words."""
    if model.parent is not None:
        return f"follow {model.parent}"
    rows = model.rows
    if getattr(rows, "ratio", None) is not None:
        return f"{getattr(rows, 'ratio', 0):g} for each {getattr(rows, 'table', '')}"
    return "a fixed list" if getattr(rows, "fixed", False) else "as asked"


def _activity(found: Profile) -> str:
    cards = []
    for model in found.models:
        created = next((column for column in model.columns if column.name == model.created), None)
        if created is None or not isinstance(created.shape, TimeLine):
            continue
        pictures = str(marks.time_line(created.shape, f"{model.label} {created.name}"))
        if created.clock is not None:
            pictures += str(marks.clock(created.clock, model.label))
        cards.append(_card(model.label, created.name, _time_facts(created.shape, created), pictures, model))
    if not cards:
        return ""
    return section("activity", "Activity over time", "When the rows of each table came to be.", folded(cards))


def _fan_outs(found: Profile) -> str:
    if not found.fan_outs:
        return ""
    cards = [_fan_out(one) for one in found.fan_outs]
    said = "How many rows point at each row, from none at all. A line marks what seeds.py declares."
    if found.uncounted:
        said += f" Too many rows to count: {escape(', '.join(found.uncounted))}."
    return section("fan-out", "Fan-out", said, folded(cards))


def _fan_out(one: FanOut) -> str:
    says = f"{one.child}.{one.field}"
    told = [f"{share(one.none, one.looked_at)} have none" if one.none else "each has some"]
    if isinstance(one.shape, Categories):
        return figure(f"{one.parent} ← {says}", "", told, str(marks.categories(one.shape, says)))
    told += [f"median {human(one.shape.median)}", f"at most {human(one.shape.high)}"]
    if one.looked_at < one.parents:
        told.append(f"{exact(one.looked_at)} of {counted(one.parents, 'row')} looked at")
    unit = f"rows of {one.child.split('.', 1)[1]} for each {one.parent.split('.', 1)[1]}"
    drawn = marks.histogram(one.shape, says, noun=one.parent.split(".", 1)[1], unit=unit)
    return figure(f"{one.parent} ← {says}", "", told, str(drawn))


def _models(plan: Plan, found: Profile, anchors: Mapping[str, str]) -> str:
    opened = " open" if len(found.models) <= OPEN else ""
    parts = []
    lineage: dict[str, list[ColumnLineage]] = {model.label: [] for model in found.models}
    for one in of_all(plan, lineage):
        lineage[one.model].append(one)
    for model in found.models:
        planned = plan.models[model.label]
        shown = [column for column in model.columns if column.name != model.created]
        cards = [card for column in sorted(shown, key=_group) for card in _column(model, column)]
        only = [f"{escape(c.name)} {escape(c.only)}" for c in model.columns if c.only is not None]
        empty = [escape(c.name) for c in model.columns if c.nulls == c.rows]
        notes = [f"<p>The same in every row: {', '.join(only)}.</p>\n"] if only else []
        if empty:
            notes.append(f"<p>Null in every row: {', '.join(empty)}.</p>\n")
        if not model.looked_at and model.rows:
            notes.append("<p>Columns are shown to those who may view the rows.</p>\n")
        if not cards and model.looked_at and not notes:
            notes.append("<p>It holds keys and references only.</p>\n")
        summary = f"{escape(model.label)} <small>{counted(model.rows, 'row')}{_looked_at(model)}</small>"
        parts.append(
            f'<details class="model" id="{anchors[model.label]}"{opened}><summary><h3>{summary}</h3></summary>\n'
            f"{''.join(notes)}{side_by_side(cards)}{_plan(planned, lineage[model.label])}</details>\n"
        )
    said = "What each column holds. A line marks what seeds.py declares or what was inferred."
    return section("columns", "Columns", said, "".join(parts))


def _group(column: ColumnProfile) -> int:
    """Charts of one form stand together, so that the cards of a row are equally high."""
    forms = (Histogram, Categories, Flags, TimeLine, Texts)
    return next((place for place, form in enumerate(forms) if isinstance(column.shape, form)), len(forms))


def _looked_at(model: ModelProfile) -> str:
    if model.looked_at in (0, model.rows):
        return ""
    return f", {exact(model.looked_at)} of them looked at in evenly spaced stretches"


def _plan(model: ModelPlan, lineage: list[ColumnLineage]) -> str:
    lines = "".join(
        f'<tr><th scope="row">{escape(one.field)}</th><td>{escape(one.type)}</td><td>{escape(one.form)}</td>'
        f'<td class="wide">{escape(one.source if len(one.source) <= 160 else one.source[:159] + "…")}</td>'
        f'<td class="wide">{escape(one.reason)}</td><td>{escape(one.written or "")}</td>'
        f'<td class="wide">{escape(", ".join(one.asks))}</td></tr>'
        for one in lineage
    )
    names = ("field", "type", "form", "drawn by", "why", "written at", "asks for")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
    return (
        f'<details class="plan"><summary>The plan of {escape(model.label)}</summary>'
        f"{scroll(table, f'Plan of {model.label}')}</details>\n"
    )


# Cards ----------------------------------------------------------------------------------------------------


def _column(model: ModelProfile, column: ColumnProfile) -> list[str]:
    """The card of a column, or none where there is nothing to be drawn."""
    what, shape = f"{model.label}.{column.name}", column.shape
    told: list[str] = []
    if isinstance(shape, Histogram):
        told = [f"median {human(shape.median)}", f"{human(shape.low)} to {human(shape.high)}"]
        if shape.bins.scale == "log":
            told.append("log scale")
        return [_card(column.name, "", [*told, *_nulls(column)], str(marks.histogram(shape, what)), model)]
    if isinstance(shape, Categories):
        told = [counted(column.distinct or len(shape.values), "value")]
        return [_card(column.name, "", [*told, *_nulls(column)], str(marks.categories(shape, what)), model)]
    if isinstance(shape, Flags):
        if column.distinct == 1 and not column.nulls and shape.declared is None:
            told = ["the same in every row"]
        return [_card(column.name, "", [*told, *_nulls(column)], str(marks.flags(shape, column.nulls, what)), model)]
    if isinstance(shape, TimeLine):
        pictures = str(marks.time_line(shape, what))
        return [_card(column.name, "", [*_time_facts(shape, column), *_nulls(column)], pictures, model)]
    if isinstance(shape, Texts):
        return [_texts(model, column, shape)]
    return []


def _texts(model: ModelProfile, column: ColumnProfile, shape: Texts) -> str:
    present = column.rows - column.nulls
    alike = column.distinct == present
    told = ["all different" if alike else f"{exact(column.distinct or 0)} different of {exact(present)}"]
    lengths = shape.lengths
    if lengths.low == lengths.high:
        told.append(counted(int(lengths.low), "character"))
        drawn = ""
    else:
        drawn = str(marks.histogram(lengths, f"length of {model.label}.{column.name}"))
    examples = "".join(f"<li>{escape(one if len(one) <= 90 else one[:89] + '…')}</li>" for one in shape.examples)
    listed = f'<ul class="examples" aria-label="Examples">{examples}</ul>'
    return _card(column.name, "", [*told, *_nulls(column)], drawn + listed, model)


def _time_facts(shape: TimeLine, column: ColumnProfile) -> list[str]:
    return [f"{day_text(shape.first, 'day')} to {day_text(shape.last, 'day')}", f"by {shape.unit}"]


def _nulls(column: ColumnProfile) -> list[str]:
    if not column.nulls and not column.declared_nulls:
        return []
    declared = f" ({share(column.declared_nulls)} declared)" if column.declared_nulls else ""
    return [f"{share(column.nulls, column.rows)} null{declared}"]


def _card(name: str, how: str, told: list[str], pictures: str, model: ModelProfile) -> str:
    if model.looked_at < model.rows:
        told = [*told, f"{human(model.looked_at)} of {human(model.rows)} rows"]
    return figure(name, how, told, pictures)
