"""What is left to attack in a masked database: counted by the database, judged, and told without values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import combinations
from typing import Annotated, Any, Literal

import numpy as np
from django.db import DatabaseError, transaction
from numpy.typing import NDArray

from seeding.charts.figures import share
from seeding.checking.snapshot import snapshot
from seeding.masking.techniques.settling import BY_CHANCE as OF_A_PLACE
from seeding.masking.verifying.chance import shared_by_many
from seeding.masking.verifying.integrity import give_room
from seeding.masking.verifying.plan import VerifiedColumn, VerifiedTable
from seeding.masking.verifying.shapes import ColumnShapes
from seeding.schema import Table
from seeding.sinks.literals import stored_name

Verdict = Literal["fine", "look", "fail"]
"""`look`: a person has to judge it."""


@dataclass(frozen=True)
class Measure:
    """One thing that was measured, with what it means."""

    table: Annotated[str, "The model's label, or the name of a table without a model."]
    measure: Annotated[
        str,
        "k-anonymity, l-diversity, unique combination, linkage by kept columns, linkable, frequencies, or "
        "unchanged values.",
    ]
    columns: Annotated[tuple[str, ...], "The columns that it is about, together."]
    verdict: Annotated[Verdict, "fine, look (a person has to judge it) or fail."]
    said: Annotated[str, "What was found and what can be done, in words."]
    figures: Annotated[Mapping[str, float], "What was measured."] = field(default_factory=dict)
    source: Annotated[str, "Where the measure comes from."] = ""


SWEENEY = "Sweeney, k-anonymity: a model for protecting privacy (2002)"
MACHANAVAJJHALA = "Machanavajjhala, Gehrke, Kifer and Venkitasubramaniam, l-diversity (2006, 2007)"
NAVEED = "Naveed, Kamara and Wright, Inference attacks on property-preserving encrypted databases (2015)"
ROCHER = "Rocher, Hendrickx and de Montjoye, Estimating the success of re-identifications (2019)"

SMALL_CLASS = 5
"""Classes of fewer rows than this are worth a look (k = 5 is the usual threshold of those who publish)."""

SAMPLE = 40_000
"""Rows of a table on which combinations of kept columns are searched; what turns up is counted on all rows."""
COLUMNS = 12
"""Kept columns of a table that are combined at most: those with the most different values."""
CONFIRMED = 4
"""Combinations of a table that are counted on all rows at most: the smallest that single out the most."""
FAILING = 0.5
"""A share of the rows with which what is left to attack speaks against sharing; of fewer, a person has to judge."""
TELLING = 0.05
"""A combination is told where it singles out this share of the rows or more."""
SKEWED = 0.05
"""Frequencies are told where this share of the rows has a value that its frequency tells from all others."""
BY_CHANCE = 0.2
"""Of values that many people have, such as states, so large a share may be drawn again for the row that had it."""
UNCHANGED_VALUES = "unchanged values"
UNCHANGED = 0.01
"""A column is told where this share of its values is what it was."""
MANY = 30
"""So many rows with one value are no chance."""
FEW_VALUES = 20
"""Of so few different values some stay what they were by chance."""
FEW_ROWS = 20
"""Tables of fewer rows are not measured: in them nearly everything is unique."""

TRUE = frozenset({"keep", "generalise", "truncate", "redact"})
"""Techniques after which who knows the original knows what is there now: classes of such columns can be attacked."""
BLURRED = frozenset({"noise", "date_shift"})
"""Techniques after which it is known roughly."""
UNRANKED = TRUE | BLURRED | {"constant", "null", "shuffle", "password", "file", "delete"}
"""Techniques whose frequencies tell nothing that the values do not, or nothing at all."""

PARTIAL = frozenset({"free_text", "json", "records"})
"""Techniques that leave what is not personal in a value: one that holds nothing personal stays."""

STAYING = TRUE | BLURRED | {"constant"}
"""Techniques after which a value may be what it was: it was coarse already, or is the constant."""

_COMBINED = frozenset({"integer", "decimal", "float", "text", "boolean", "timestamp", "date", "time", "uuid"})


def measures(
    connection: Any,
    schema: Mapping[str, Table],
    tables: Iterable[VerifiedTable],
    shapes: Mapping[str, ColumnShapes] | None = None,
) -> list[Measure]:
    """Everything that is measured of a masked database, in one snapshot or the transaction that is open.

    `shapes` are those of the masked columns, by `app.Model.field`. Statements that the database refuses are told as
    measures to look at.
    """
    found: list[Measure] = []
    with snapshot(connection):
        with connection.cursor() as cursor:
            give_room(cursor)
            present = set(connection.introspection.table_names(cursor))
        for table in tables:
            if table.db_table not in present:
                continue
            asked = _Asked(connection, table, schema.get(table.label), shapes or {})
            for measure_one in (_equivalence, _combinations, _frequencies):
                try:
                    with transaction.atomic(using=connection.alias):
                        found.extend(measure_one(asked))
                except (DatabaseError, KeyError) as error:
                    what = {"_equivalence": "k-anonymity", "_combinations": "unique combination"}
                    found.append(
                        Measure(
                            table.label,
                            what.get(measure_one.__name__, "frequencies"),
                            (),
                            "look",
                            f"It could not be measured ({type(error).__name__}).",
                        )
                    )
    found.extend(unchanged(tables, shapes or {}))
    return found


class _Asked:
    """One table, and how it is asked."""

    def __init__(
        self,
        connection: Any,
        masked: VerifiedTable,
        table: Table | None,
        shapes: Mapping[str, ColumnShapes],
    ) -> None:
        self.connection = connection
        self.shapes = shapes
        self.masked = masked
        self.table = table
        self.quote = partial(stored_name, connection)
        self.name = self.quote(masked.db_table)

    @cached_property
    def rows(self) -> int:
        return int(self.fetch(f"SELECT COUNT(*) FROM {self.name}")[0][0])

    def column(self, name: str) -> str:
        """The quoted column of a field; the name itself where no model has the table."""
        if self.table is None:
            return self.quote(name)
        return self.quote(self.table.field(name).column)

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall())

    def sizes(self, names: Sequence[str], *, nulls: bool = True) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The sizes of the groups of rows that agree in these columns, rising, and how many groups have each."""
        columns = ", ".join(map(self.column, names))
        where = "" if nulls else " WHERE " + " AND ".join(f"{self.column(name)} IS NOT NULL" for name in names)
        found = self.fetch(
            f"SELECT n, COUNT(*) FROM (SELECT COUNT(*) AS n FROM {self.name}{where} GROUP BY {columns}) AS g "
            "GROUP BY n ORDER BY n"
        )
        sizes = np.array([row[0] for row in found], np.int64)
        return sizes, np.array([row[1] for row in found], np.int64)


# k-anonymity and l-diversity ------------------------------------------------------------------------------


def _equivalence(asked: _Asked) -> Iterator[Measure]:
    """The classes of rows that quasi-identifiers do not tell apart, and the sensitive values in each.

    Columns that a technique replaced are measured with the others, and judged without: nobody who knows a person's
    postcode finds the row by another one.
    """
    for names in asked.masked.quasi_identifiers:
        if not asked.rows:
            continue
        techniques = {name: _technique(asked.masked, name) for name in names}
        true = [name for name in names if techniques[name] in TRUE]
        blurred = [name for name in names if techniques[name] in BLURRED]
        replaced = [name for name in names if name not in true and name not in blurred]
        sizes, times = asked.sizes(names)
        if len(true) == len(names):
            yield anonymity(asked.masked.label, names, sizes, times)
        else:
            known = asked.sizes(true) if true else (np.array([asked.rows]), np.array([1]))
            found = anonymity(asked.masked.label, true or names, *known)
            told = [f"{_listed(part)} {_are(part)} {how}"
                    for part, how in ((replaced, "replaced"), (blurred, "blurred")) if part]  # fmt: skip
            said = found.said if true else f"No column is what it was: nobody finds a row by {_listed(names)}."
            figures = {**found.figures, "k_of_masked": int(sizes.min())}
            yield replace(found, columns=tuple(names), said=f"{said} {'; '.join(told)}.", figures=figures)
        for sensitive in asked.masked.sensitive:
            if true and sensitive not in names and _technique(asked.masked, sensitive) in TRUE | BLURRED:
                yield _diversity(asked, true, sensitive)


def _technique(table: VerifiedTable, name: str) -> str:
    column = table.column(name)
    return "keep" if column is None else column.technique


def anonymity(label: str, names: Sequence[str], sizes: NDArray[np.int64], times: NDArray[np.int64]) -> Measure:
    """k of the equivalence classes of some columns; `times` classes have each of the `sizes`."""
    rows, k = int((sizes * times).sum()), int(sizes.min())
    alone = int(times[sizes == 1].sum())
    small = int((sizes * times)[sizes < SMALL_CLASS].sum())
    figures = {
        "k": k, "classes": int(times.sum()), "rows": rows, "rows_alone": alone, "rows_in_small_classes": small,
        "prosecutor_risk": round(1 / k, 6), "marketer_risk": round(float(times.sum()) / rows, 6),
    }  # fmt: skip
    columns = _listed(names)
    if k == 1:
        verdict: Verdict = "fail" if alone / rows >= FAILING else "look"
        said = (
            f"{columns} {_verb(names, 'single')} out {_of(alone, rows)}: k = 1. Generalise (dates to years, postcodes "
            "to prefixes) or shift dates."
        )
    elif k < SMALL_CLASS:
        verdict = "look"
        said = (
            f"The smallest class of {columns} has {k} rows; {_of(small, rows)} lie in classes of under {SMALL_CLASS}."
        )
    else:
        verdict = "fine"
        said = f"At least {k:,} rows agree in {columns}."
    return Measure(label, "k-anonymity", tuple(names), verdict, said, figures, SWEENEY)


def _diversity(asked: _Asked, names: Sequence[str], sensitive: str) -> Measure:
    """Distinct l-diversity, and the rows whose class has one sensitive value only."""
    columns = ", ".join(map(asked.column, names))
    value = asked.column(sensitive)
    found = asked.fetch(
        "SELECT l, COUNT(*), SUM(n) FROM ("
        f"SELECT COUNT(*) AS l, SUM(m) AS n FROM (SELECT COUNT(*) AS m, {columns} FROM {asked.name} "
        f"GROUP BY {columns}, {value}) AS c GROUP BY {columns}) AS g GROUP BY l ORDER BY l"
    )
    rows = int(sum(row[2] for row in found))
    least = int(found[0][0])
    same = int(found[0][2]) if least == 1 else 0
    figures = {"l": least, "classes": int(sum(row[1] for row in found)), "rows": rows, "rows_of_one_value": same}
    verdict: Verdict = "fine"
    said = f"Each class of {_listed(names)} has at least {least} values of {sensitive}."
    if same:
        verdict = "fail" if same / rows >= FAILING else "look"
        said = (
            f"Who knows {_listed(names)} learns {sensitive} of {_of(same, rows)}: their class has one value. "
            "Generalise further, or mask it."
        )
    return Measure(asked.masked.label, "l-diversity", (*names, sensitive), verdict, said, figures, MACHANAVAJJHALA)


# Combinations of kept columns -----------------------------------------------------------------------------


def _combinations(asked: _Asked) -> Iterator[Measure]:
    """Which of the kept columns single out rows: alone, in pairs and triples, and all of them together.

    Those of which the policy says that they may are told, and not judged.
    """
    if asked.rows < FEW_ROWS or not (asked.masked.columns or asked.masked.person):
        return
    kept = _candidates(asked)
    names = [name for name in kept if name not in asked.masked.linkable]
    linkable = tuple(name for name in kept if name in asked.masked.linkable)
    if linkable:
        sizes, times = asked.sizes(linkable)
        alone = int(times[sizes == 1].sum())
        said = (
            f"By decision of the policy: {_listed(linkable)} {_verb(linkable, 'single')} out {_of(alone, asked.rows)}."
        )
        figures = {"rows": asked.rows, "rows_alone": alone, "share": round(alone / asked.rows, 6)}
        yield Measure(asked.masked.label, "linkable", linkable, "fine", said, figures, ROCHER)
    if not names:
        return
    codes = _codes(asked, names)
    order = sorted(codes, key=lambda name: (-int(codes[name].max(initial=0)), name))[:COLUMNS]
    picked = singling(codes, order)
    for combination in picked[:CONFIRMED]:
        sizes, times = asked.sizes(combination)
        alone = int(times[sizes == 1].sum())
        if alone / asked.rows < TELLING:
            continue
        said = (
            f"{_listed(combination)}, kept as {'it is' if len(combination) == 1 else 'they are'}, "
            f"{_verb(combination, 'single')} out {_of(alone, asked.rows)}. Who knows "
            f"{'it' if len(combination) == 1 else 'them'} of a person finds the row."
        )
        figures = {"rows": asked.rows, "rows_alone": alone, "share": round(alone / asked.rows, 6)}
        yield Measure(asked.masked.label, "unique combination", combination, "look", said, figures, ROCHER)
    every = tuple(names)
    if len(every) == 1:
        return
    sizes, times = asked.sizes(every)
    alone = int(times[sizes == 1].sum())
    rate = alone / asked.rows
    figures = {"rows": asked.rows, "rows_alone": alone, "rate": round(rate, 6), "columns": len(every)}
    said = f"Who has an old copy can join {_of(alone, asked.rows)} to it by all {len(every)} kept columns together."
    verdict: Verdict = "look" if rate >= TELLING else "fine"
    yield Measure(asked.masked.label, "linkage by kept columns", every, verdict, said, figures, ROCHER)


def _candidates(asked: _Asked) -> list[str]:
    """The kept columns that somebody could know of a person: no keys, no references, no text of any length."""
    if asked.table is None:
        return []
    found = []
    for name in asked.masked.kept:
        field = asked.table.field(name)
        long = field.storage == "text" and field.max_length is None
        if field.storage in _COMBINED and not (long or field.primary_key or field.reference or field.auto):
            found.append(field.name)
    return found


def _codes(asked: _Asked, names: Sequence[str]) -> dict[str, NDArray[np.int64]]:
    """The columns of a sample of the rows, each value as a number."""
    sql = f"SELECT {', '.join(map(asked.column, names))} FROM {asked.name}"
    if asked.rows > SAMPLE:
        part = SAMPLE / asked.rows
        key = asked.table.key if asked.table is not None and asked.table.has(asked.table.primary_key) else None
        if asked.connection.vendor == "postgresql":
            sql += f" TABLESAMPLE BERNOULLI ({100 * part:.6f}) REPEATABLE (1)"
        elif key is not None and key.storage == "integer":
            # A multiplier that has nothing in common with steps of keys.
            sql += f" WHERE ({asked.column(key.name)} * 40503) % 65536 < {max(round(65536 * part), 1)}"
        sql += f" LIMIT {2 * SAMPLE}"
    found = asked.fetch(sql)
    result = {}
    for place, name in enumerate(names):
        known: dict[Any, int] = {}
        codes = [known.setdefault(row[place], len(known)) for row in found]
        result[name] = np.array(codes, np.int64)
    return result


def singling(codes: Mapping[str, NDArray[np.int64]], names: Sequence[str]) -> list[tuple[str, ...]]:
    """The smallest combinations of up to three columns that single out rows of a sample, the most telling first.

    Uniqueness in a sample bounds that in all rows from above, so nothing that is missing here is telling there. A
    combination of which a part is telling by itself (half of the rows) is not tried.
    """
    telling: list[tuple[int, float, tuple[str, ...]]] = []
    done: list[set[str]] = []
    for size in (1, 2, 3):
        for combination in combinations(names, size):
            if any(part <= set(combination) for part in done):
                continue
            alone = _alone([codes[name] for name in combination])
            if alone >= TELLING:
                telling.append((size, alone, combination))
                if alone >= 0.5 or size == 1:
                    done.append(set(combination))
    best: list[tuple[str, ...]] = []
    for _, _, combination in sorted(telling, key=lambda one: (-(one[1] >= 0.5), one[0], -one[1], one[2])):
        if not any(set(part) <= set(combination) for part in best):
            best.append(combination)
    return best


def _alone(columns: Sequence[NDArray[np.int64]]) -> float:
    """The share of rows that no other row agrees with."""
    joined = columns[0]
    for one in columns[1:]:
        joined = joined * (int(one.max(initial=0)) + 1) + one
    joined = np.sort(joined)
    if len(joined) < 2:
        return float(len(joined))
    new = joined[1:] != joined[:-1]
    return float((np.concatenate([[True], new]) & np.concatenate([new, [True]])).mean())


# Pseudonyms -----------------------------------------------------------------------------------------------


def _frequencies(asked: _Asked) -> Iterator[Measure]:
    """Masked columns whose pseudonyms give themselves away by how often they occur."""
    if asked.rows < FEW_ROWS:
        return
    for column in asked.masked.columns:
        target = column.target
        if (
            not column.deterministic
            or column.technique in UNRANKED
            or target.unique
            or column.follows
            or target.field.reference is not None
        ):
            continue
        if target.field.storage not in _COMBINED:
            continue
        if hardly_repeats(asked.shapes.get(str(column))):
            continue
        sizes, times = asked.sizes([column.name], nulls=False)
        if len(sizes):
            found = ranked(column, sizes, times)
            yield replace(found, verdict="fine") if column.name in asked.masked.linkable else found


def hardly_repeats(shapes: ColumnShapes | None) -> bool:
    """Whether so few of the pseudonyms occur twice that their frequencies cannot tell enough rows to be told.

    Of n rows with d different values, at most 2 (n - d) have a value that occurs more than once.
    """
    if shapes is None:
        return False
    one = shapes.after
    different = one.distinct * (1 - 3 * one.distinct_error)
    rows = one.rows - one.nulls - one.empties
    return 2 * (rows - different) < SKEWED * rows


def ranked(column: VerifiedColumn, sizes: NDArray[np.int64], times: NDArray[np.int64]) -> Measure:
    """How many rows have a value that its frequency alone tells: no other value occurs as often.

    Who knows how often the originals occur (a census of names) matches the pseudonyms to them by rank. Of a few rows
    chance decides how often each value occurs: they are told only where no other value comes near.
    """
    rows, values = int((sizes * times).sum()), int(times.sum())
    told = int(sizes[(times == 1) & ((sizes >= MANY) | _apart(sizes))].sum()) if values > 1 else 0
    figures = {"rows": rows, "values": values, "rows_told_by_frequency": told, "most_frequent": int(sizes.max())}
    if told / rows >= SKEWED:
        said = (
            f"{_of(told, rows)} have a pseudonym that its frequency tells from all others: who "
            "knows the frequencies of the originals ranks them. Shuffle it, draw it by person, or generalise it."
        )
        verdict: Verdict = "look"
    else:
        said = f"Frequencies tell the originals of {_of(told, rows)}."
        verdict = "fine"
    return Measure(column.target.label, "frequencies", (column.name,), verdict, said, figures, NAVEED)


def _apart(sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the rising sizes are further from their neighbours than chance moves them."""
    gaps = np.concatenate([sizes[:1], np.diff(sizes), [np.iinfo(np.int64).max]])
    return np.minimum(gaps[:-1], gaps[1:]) > 2 * np.sqrt(sizes)


def unchanged(tables: Iterable[VerifiedTable], shapes: Mapping[str, ColumnShapes]) -> Iterator[Measure]:
    """Masked columns in which many values are what they were."""
    for table in tables:
        for column in table.columns:
            shape = shapes.get(str(column))
            if shape is None:
                continue
            filled = shape.after.rows - shape.after.nulls - shape.after.empties
            if not filled or shape.unchanged / filled < UNCHANGED:
                continue
            figures = {"rows": filled, "rows_unchanged": shape.unchanged, "values_before": shape.before.distinct}
            if column.technique in PARTIAL:
                if shape.unchanged == filled and filled >= FEW_ROWS:
                    said = f"In none of {filled:,} rows was anything found to be replaced."
                    yield Measure(table.label, UNCHANGED_VALUES, (column.name,), "fine", said, figures)
                continue
            few = shape.before.distinct <= FEW_VALUES
            whole = shape.unchanged == filled and shape.before.distinct > 1
            chance = column.technique == "substitute" and column.kind in OF_A_PLACE
            explained = few or chance or column.technique in STAYING or bool(column.conditions)
            said = f"{_of(shape.unchanged, filled)} hold what they held. " + (
                "With so few different values some must."
                if few and not whole
                else "It is of one place with the rest of the address, which may by chance be the old one."
                if chance and not whole
                else "Look at the conditions and parameters of its rule."
            )
            verdict: Verdict = "fail" if whole or not explained else "look"
            of_many = column.kind is not None and shared_by_many(column.kind)
            if not whole and (
                column.technique == "shuffle" or chance or (of_many and shape.unchanged / filled < BY_CHANCE)
            ):
                # They have the value of another row that has the same, or drew what many have; or a place was
                # drawn as a whole.
                verdict = "fine"
            yield Measure(table.label, UNCHANGED_VALUES, (column.name,), verdict, said, figures)


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} rows ({share(part, whole)})"


def _verb(names: Sequence[str], verb: str) -> str:
    return f"{verb}s" if len(names) == 1 else verb


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
