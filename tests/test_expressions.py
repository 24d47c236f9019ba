"""Rules as text: exact numbers, time, text, parents and children; what cannot be said is told with its place."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest

from seeding.expressions import Expression, ExpressionError, problems
from seeding.generators import integers
from seeding.spec import children_of
from tests import tables
from tests.tables import field, seeds, table, to

BOX = table(
    "app.Box",
    field("name", "text", max_length=20),
    field("price", "decimal", places=2, digits=12),
    field("tax", "decimal", places=2, digits=12, null=True),
    field("weight", "float"),
    field("count"),
    field("packed", "timestamp"),
    field("due", "date"),
    field("held", "duration"),
    field("open", "boolean"),
)
LINE = table("app.Line", to("box", "app.Box", accessor="lines"), field("amount", "decimal", places=2, digits=12))


@pytest.fixture(scope="module")
def plan():
    return tables.plan(
        BOX,
        LINE,
        counts={"app.Box": 30},
        seeds={
            "app.Box": seeds(
                name=lambda rows: [f"box {i}" for i in rows.row_number],
                price=lambda rows: rows.row_number * 101 + 5,
                tax=lambda rows: np.ma.masked_array(rows.row_number * 10, mask=rows.row_number % 3 == 0),
                weight=lambda rows: rows.row_number / 4,
                count=lambda rows: rows.row_number - 10,
                packed=lambda rows: rows.as_of - rows.row_number * 3_600_000_000,
                due=lambda rows: rows.row_number + 20_000,
                held=lambda rows: rows.row_number * 60_000_000,
                open=lambda rows: rows.row_number % 2 == 0,
            ),
            "app.Line": seeds(rows=children_of("box", {0: 1, 2: 1, 3: 1}, whole=True), amount=integers(1, 50)),
        },
    )


def values(plan, text, holds="decimal", label="app.Box", **more):
    rows = plan.rows(label, range(30))
    return Expression(text).column(rows, field("result", holds, **({"places": 2, "digits": 12} | more))).values()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("price * 2", lambda i, price: price * 2),
        ("price * 1.08", lambda i, price: round_half_up(price * Decimal("1.08"))),
        ("price - 0.5", lambda i, price: price - Decimal("0.50")),
        ("count + price", lambda i, price: price + i - 10),
        ("-count", lambda i, price: Decimal(10 - i)),
        ("abs(count)", lambda i, price: Decimal(abs(i - 10))),
        ("min(price, 7)", lambda i, price: min(price, Decimal(7))),
        ("max(price, count * 2, 3.25)", lambda i, price: max(price, Decimal(i - 10) * 2, Decimal("3.25"))),
        ("round(price * 0.333, 1)", lambda i, price: round_half_up(price * Decimal("0.333"), 1)),
        ("price if open else 0", lambda i, price: price if i % 2 == 0 else Decimal(0)),
        ("count // 4", lambda i, price: Decimal((i - 10) // 4)),
        ("count % 4", lambda i, price: Decimal((i - 10) % 4)),
        ("weight * 3", lambda i, price: Decimal(str(i / 4 * 3))),
        ("price * price * 0.001", lambda i, price: round_half_up(price * price * Decimal("0.001"))),
    ],
)
def test_numbers_are_exact_and_rounded_half_up(plan, text, expected):
    drawn = values(plan, text)

    assert drawn == [expected(i, Decimal(i * 101 + 5) / 100) for i in range(30)]


def round_half_up(number, places=2):
    step = Decimal(1).scaleb(-places)
    return (number / step + Decimal("0.5")).to_integral_value(rounding="ROUND_FLOOR") * step


def test_division_gives_floats(plan):
    assert values(plan, "count / 4", "float") == [(i - 10) / 4 for i in range(30)]
    assert values(plan, "price / 2", "float")[7] == 7.12 / 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("count >= 0", lambda i: i >= 10),
        ("0 <= count < 5", lambda i: 10 <= i < 15),
        ("not open", lambda i: i % 2 == 1),
        ("open and count > 3 or count == -10", lambda i: (i % 2 == 0 and i > 13) or i == 0),
        ("count in (1, 2)", lambda i: i in (11, 12)),
        ("count not in (1, 2)", lambda i: i not in (11, 12)),
        ("name == 'box 3'", lambda i: i == 3),
        ("name != 'box 3'", lambda i: i != 3),
        ("name in ('box 3', 'box 4')", lambda i: i in (3, 4)),
        ("packed > '2024-12-31T12:00:00Z'", lambda i: i < 12),
        ("due < '2024-10-11'", lambda i: i < 7),
        ("packed - due > days(60)", lambda i: i <= 27),
        ("held >= minutes(5)", lambda i: i >= 5),
        ("row_number == 3", lambda i: i == 3),
        ("as_of - packed <= hours(2)", lambda i: i <= 2),
    ],
)
def test_conditions(plan, text, expected):
    assert Expression(text).holds(plan.rows("app.Box", range(30))).tolist() == [expected(i) for i in range(30)]


def test_unknown_does_not_fail_a_condition_and_nulls_stay_null(plan):
    assert values(plan, "tax + 1")[:4] == [None, Decimal("1.10"), Decimal("1.20"), None]
    assert Expression("tax > 1000").holds(plan.rows("app.Box", range(4))).tolist() == [True, False, False, True]


def test_time_is_added_and_taken_away(plan):
    as_of = datetime(2025, 1, 1, tzinfo=UTC)
    assert values(plan, "packed + days(2)", "timestamp")[1] == as_of - timedelta(hours=1) + timedelta(days=2)
    assert values(plan, "due - days(1)", "date")[0].isoformat() == "2024-10-03"
    assert values(plan, "held * 2 + seconds(30)", "duration")[3] == timedelta(minutes=6, seconds=30)
    assert values(plan, "max(packed, as_of - hours(5))", "timestamp")[9] == as_of - timedelta(hours=5)


def test_text_is_joined_and_chosen(plan):
    assert values(plan, "upper(name) + '!'", "text")[2] == "BOX 2!"
    assert values(plan, "name if open else 'closed'", "text")[:2] == ["box 0", "closed"]
    assert values(plan, "'a' + 'b'", "text")[0] == "ab"


def test_parents_and_children(plan):
    lines = plan.counts["app.Line"]
    rows = plan.rows("app.Line", range(lines))
    boxes, prices = rows.box.row_number, rows.box.price
    assert Expression("box.price + nth").column(rows, LINE.field("amount")).values() == [
        Decimal(int(price)) / 100 + int(nth) for price, nth in zip(prices, rows.nth, strict=True)
    ]
    sums = np.bincount(boxes, weights=rows.amount, minlength=30)
    assert values(plan, "sum(lines.amount)") == [Decimal(int(total)) / 100 for total in sums]
    assert values(plan, "count(lines)", "integer") == np.bincount(boxes, minlength=30).tolist()


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("prize * 2", ["app.Box has no `prize`", "price"]),
        ("price *", ["cannot be read"]),
        ("__import__('os')", ["__import__", "no such function"]),
        ("price.real", ["points at no other table"]),
        ("().__class__", ["cannot say"]),
        ("[x for x in name]", ["cannot say"]),
        ("lambda: 1", ["cannot say"]),
        ("name[0]", ["cannot say"]),
        ("parent.price", ["follows no parent"]),
        ("sum(rows.amount)", ["what points at app.Box has no `rows`", "lines"]),
        ("sum(lines)", []),
        ("evil(price)", ["evil", "no such function"]),
    ],
)
def test_what_cannot_be_meant_is_told_before_any_row_is_drawn(plan, text, telling):
    said = problems(Expression(text), BOX, plan.schema, None)

    assert bool(said) == bool(telling)
    assert [part for part in telling if part not in " ".join(said)] == []


@pytest.mark.parametrize("text", ["name * 2", "packed + packed", "name > 'a'", "packed + 1", "abs(name)", "days(name)"])
def test_what_has_no_meaning_is_an_error_with_the_text(plan, text):
    with pytest.raises(ExpressionError, match=r"^`"):
        values(plan, text)


def test_a_condition_must_be_one(plan):
    with pytest.raises(ExpressionError, match="no condition"):
        Expression("price + 1").holds(plan.rows("app.Box", range(3)))
