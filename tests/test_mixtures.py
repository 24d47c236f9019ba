"""Sources made of others: exact shares of nulls, correlated fields that keep their distributions, edges."""

import numpy as np
import pytest

from seeding.generators import Exponential, Histogram, LogNormal, Normal, integers, weighted
from seeding.mixtures import Correlated, Edged, Missing
from seeding.spec import SeedingError
from tests import tables
from tests.tables import field, seeds, table

ROWS = 20_000


def plan(**declared):
    fields = {
        "income": field("income", "float"),
        "spent": field("spent", "decimal", places=2, digits=14),
        "age": field("age"),
        "notes": field("notes", "text", null=True),
        "day": field("day", "date"),
    }
    return tables.plan(
        table("app.Person", *fields.values()), counts={"app.Person": ROWS}, seeds={"app.Person": seeds(**declared)}
    )


def column(made, name, rows=ROWS):
    return made.rows("app.Person", range(rows)).column(name)


def test_shares_of_nulls_are_exact():
    made = plan(notes=Missing("x", 0.7), income=1.0)

    nulls = column(made, "notes").nulls
    assert nulls.mean() == 0.7
    assert [block.sum() for block in np.split(nulls, ROWS // 100)] == [70] * (ROWS // 100)


def test_shares_below_a_percent_come_by_chance():
    assert 0.002 < column(plan(notes=Missing("x", 0.005)), "notes").nulls.mean() < 0.008


@pytest.mark.parametrize("rho", [-0.9, -0.4, 0.0, 0.5, 0.95])
def test_correlated_fields_keep_their_distributions(rho):
    spent = LogNormal(80, 0.6)
    made = plan(income=Normal(50, 10), spent=Correlated(spent, "income", rho))
    alone = plan(income=Normal(50, 10), spent=spent)

    income, drawn = column(made, "income").array, column(made, "spent").array
    assert np.corrcoef(income, np.log(drawn))[0, 1] == pytest.approx(rho, abs=0.03)
    quantiles = np.linspace(0.01, 0.99, 50)
    expected = np.quantile(column(alone, "spent").array, quantiles)
    assert np.quantile(drawn, quantiles) == pytest.approx(expected, rel=0.08)


def test_correlation_reaches_choices_and_goes_on():
    made = plan(
        income=Normal(50, 10),
        age=Correlated(integers(18, 80), "income", 0.8),
        spent=Correlated(Exponential(10), "age", 0.8),
    )
    income, age, spent = (column(made, name).array for name in ("income", "age", "spent"))

    assert np.corrcoef(income, age)[0, 1] > 0.7
    assert np.corrcoef(age, spent)[0, 1] > 0.6
    assert (age.min(), age.max()) == (18, 80)


def test_nothing_correlates_with_what_no_distribution_draws():
    with pytest.raises(SeedingError, match=r"app\.Person\.income.*which no other field can be correlated with"):
        plan(income=lambda rows: rows.row_number / 2, age=Correlated(integers(1, 9), "income", 0.5))


def test_distributions_are_what_they_say():
    made = plan(
        income=Histogram(((0, 10), (10, 100)), (3, 1)),
        spent=Exponential(5),
        age=Normal(40, 5, 30, 50),
        day=Normal(0, 9),
    )
    income, spent, age = (column(made, name).array for name in ("income", "spent", "age"))

    assert (income < 10).mean() == pytest.approx(0.75, abs=0.02)
    assert spent.mean() / 100 == pytest.approx(5, rel=0.03)
    assert np.quantile(spent, 0.5) / 100 == pytest.approx(5 * np.log(2), rel=0.03)
    assert (age.min(), age.max()) == (30, 50)
    assert age.mean() == pytest.approx(40, abs=0.2)
    assert np.std(column(made, "day").array) == pytest.approx(9, rel=0.03)


def test_edge_rows_are_an_exact_share_and_each_has_an_edge():
    values = ("", "𝔘" * 5)
    made = plan(notes=Edged("usual", values, 0.05, 0, 2), age=Edged(weighted({1: 1}), (-1, 7), 0.05, 1, 2))
    notes, ages = column(made, "notes").values(), column(made, "age").array

    odd_notes = np.array([note != "usual" for note in notes])
    assert (odd_notes | (ages != 1)).mean() == 0.05
    assert 0.5 < (odd_notes & (ages != 1)).sum() / odd_notes.sum() + 0.4 < 1.2
    assert set(notes) == {"usual", *values}
    assert set(ages.tolist()) == {1, -1, 7}


def test_mixtures_do_not_depend_on_the_batch():
    made = plan(
        notes=Missing(Edged("usual", ("a", "b"), 0.3, 0, 1), 0.2),
        income=Normal(1, 1),
        age=Correlated(integers(1, 99), "income", 0.5),
    )
    for name in ("notes", "age"):
        whole = column(made, name, 500).values()
        parts = [made.rows("app.Person", np.array([row])).column(name).values()[0] for row in range(500)]
        assert parts == whole
