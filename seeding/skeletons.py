"""`seeds.py` skeletons: for each model the lines in which a person may know better than inference does.

Lines that are in force say what is inferred anyway, so that a skeleton changes no row until somebody edits it; the
others are comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seeding.generators import Decimals, Floats, Integers, Nullable, Weighted, drawn_alike
from seeding.plan import ColumnPlan, ModelPlan, Plan
from seeding.relations import Existing
from seeding.schema import app_folder
from seeding.spec import OfKind, Pick

HEAD = '''"""What is known of the models of {app} beyond their fields: change a line where you know better.

Lines in force say what is inferred anyway. `seed_db --dry-run` tells how every column is drawn, and why.
"""

from seeding.generators import between, choice, integers, weighted
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, kind, pick, shares

__all__ = ["between", "children_of", "choice", "integers", "kind", "pick", "shares", "weighted"]
'''
VAGUE = ("comment", "keyword", "paragraph", "sentence", "title", "word", "words")
"""Kinds that are drawn where nothing better is known of a text."""


@dataclass(frozen=True)
class Skeleton:
    """A `seeds.py` for one app: where it belongs, or None where the app is not the project's own, and its text."""

    app: str
    path: Path | None
    text: str

    @property
    def there(self) -> bool:
        return self.path is not None and (self.path.exists() or self.path.with_suffix("").is_dir())


def skeletons(plan: Plan) -> list[Skeleton]:
    """A skeleton for each app of the plan's models, in their order."""
    by_app: dict[str, list[ModelPlan]] = {}
    for model in plan.models.values():
        if not model.table.auto_created and model.table.own_model is None:
            by_app.setdefault(model.label.partition(".")[0], []).append(model)
    found = []
    for app, models in sorted(by_app.items()):
        folder = app_folder(app)
        own = folder is not None and not {"site-packages", "dist-packages"} & set(folder.parts)
        text = HEAD.format(app=app) + "".join(_declared(model) for model in models)
        found.append(Skeleton(app, folder / "seeds.py" if folder is not None and own else None, text))
    return found


def _declared(model: ModelPlan) -> str:
    """The class of a model; nothing where there is nothing to know better."""
    known = [*_rows(model), *(line for column in model.columns for line in _line(model, column))]
    if not known:
        return ""
    lines = ["", "", f'@register("{model.label}")', f"class {model.table.name}Seeds(ModelSeeds):"]
    if all(line.startswith("#") for line in known):
        known.append("pass")
    return "\n".join([*lines, *(f"    {line}" for line in known)]) + "\n"


def _rows(model: ModelPlan) -> Iterator[str]:
    parents = [field.name for field in model.table.references if not field.null and not field.reference.one_to_one]  # type: ignore[union-attr]
    if parents and model.rows is None:
        yield f"# rows = children_of({parents[0]!r}, {{0: 20, 1: 30, 2: 30, 5: 20}})  # how many has each {parents[0]}?"


def _line(model: ModelPlan, column: ColumnPlan) -> Iterator[str]:
    """What a person may know better of a column."""
    field = column.field
    if column.declared or field.primary_key or field.unique or column.unique:
        return
    source = column.source.generator if isinstance(column.source, Nullable) else column.source
    free = source is column.source and "clean()" not in column.reason and not _constrained(model, field.name)
    match source:
        case Weighted():
            weights = {value: round(100 * weight) for value, weight in zip(source.values, source.weights, strict=True)}
            exact = dict(zip(source.values, percents(source.weights), strict=True))
            plain = all(value is None or isinstance(value, (bool, int, str)) for value in exact)
            if plain and free:
                yield f"{field.name} = weighted({exact!r})  # how often is each?"
            elif plain:
                yield f"# {field.name} = weighted({weights!r})  # how often is each?"
        case Integers() | Decimals() | Floats():
            yield f"# {field.name} = integers(1, 100)  # which numbers are usual?"
        case OfKind() if source.kind in VAGUE:
            yield f'# {field.name} = choice("…", "…")  # what does it say? or kind("…"), see docs/kinds.md'
        case Pick() | Existing() if field.null:
            yield f"# {field.name} = pick(missing=0.2)  # how many have none?"


def percents(weights: tuple[float, ...]) -> tuple[float, ...]:
    """Weights as percents with as few digits as draw the same rows."""
    for digits in range(8):
        percents = tuple(round(100 * weight / sum(weights), digits) for weight in weights)
        if any(percents) and drawn_alike(percents, weights):
            return percents if digits else tuple(map(int, percents))
    return weights


def _constrained(model: ModelPlan, name: str) -> bool:
    """Whether a constraint speaks of a column: what is inferred then may have to give way."""
    table = model.table
    return any(name in one.fields for one in table.uniques) or any(name in one.fields for one in table.checks)


__all__ = ["Skeleton", "percents", "skeletons"]
