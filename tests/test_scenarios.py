"""Scenarios: one declaration for the command, the factories and the plans; what is not covered stays as it was."""

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from seeding.plan import Request
from seeding.planning import build_plan
from seeding.registry import scenario, scenarios_by_name
from seeding.spec import SeedingError
from shop.factories import OrderFactory, ProductFactory
from shop.models import Order, Product, User
from shop.seeds.scenarios import last_black_friday
from tests.tables import AS_OF

DAY = 86_400_000_000


def plan(*scenarios, users=300, **more):
    return build_plan(Request(3, AS_OF, {"shop.User": users}, scenarios=scenarios, **more))


def rows(made, label):
    return made.rows(label, range(made.counts[label]))


@pytest.mark.parametrize("name", [name for name in scenarios_by_name() if name != "with_reviews"])
def test_every_scenario_makes_rows_that_pass_the_checks(name):
    made = plan((name, None), users=120)

    assert made.counts["shop.User"] == 120


def test_what_follows_another_model_is_for_factories_alone():
    with pytest.raises(SeedingError, match=r"with_reviews: .* shop\.Review follows shop\.Order"):
        plan(("with_reviews", None))


def test_fan_outs_change_for_all_or_for_a_share():
    assert plan(("zero_orders", None)).counts["shop.Order"] == 0
    assert plan(("one_order", None)).counts["shop.Order"] == 300
    orders = rows(plan(("many_orders", 0.5)), "shop.User").fan_out("shop.Order")
    usual = rows(plan(), "shop.User").fan_out("shop.Order")
    covered = orders != usual
    assert (orders[covered] >= 80).all()
    assert covered.mean() == 0.5


def test_rows_that_a_scenario_does_not_cover_stay_as_they_were():
    before, after = rows(plan(), "shop.Order"), rows(plan(("black_friday", None)), "shop.Order")
    same = after.column("created_at").array == before.column("created_at").array
    friday = last_black_friday(AS_OF)
    on_it = (after.column("created_at").array >= friday) & (after.column("created_at").array < friday + DAY)

    assert (~same).mean() == pytest.approx(0.25, abs=0.01)
    # Those who signed up after that day ordered at once.
    assert (on_it | same | (after.column("created_at").array == after.user.created_at)).all()
    assert on_it.mean() > 0.15
    assert (after.column("quantity").array[same] == before.column("quantity").array[same]).all()
    assert (after.total_price == after.quantity * after.unit_price).all()


def test_that_friday_is_the_one_after_thanksgiving():
    days = {
        year: last_black_friday(int(np.datetime64(f"{year + 1}-01-01", "us").astype(int))) for year in range(2019, 2026)
    }
    found = {year: str(np.datetime64(micros, "us"))[:10] for year, micros in days.items()}

    assert found == {
        2019: "2019-11-29",
        2020: "2020-11-27",
        2021: "2021-11-26",
        2022: "2022-11-25",
        2023: "2023-11-24",
        2024: "2024-11-29",
        2025: "2025-11-28",
    }


def test_scenarios_combine():
    made = plan(("no_stock", None), ("huge_quantities", 0.5), ("churn", None))

    assert set(rows(made, "shop.Product").stock.tolist()) == {0}
    assert (rows(made, "shop.Order").quantity >= 1000).mean() == pytest.approx(0.5, abs=0.01)
    users = rows(made, "shop.User")
    assert (users.last_login - users.created_at).max() <= 30 * DAY
    orders = rows(made, "shop.Order")
    assert (orders.created_at - orders.user.created_at).max() <= 30 * DAY


def test_traits_are_scenarios_of_one_model():
    made = plan(("suspended", 0.4), ("with_orders", None))

    assert rows(made, "shop.User").is_active.mean() <= 0.6
    assert set(rows(made, "shop.User").fan_out("shop.Order").tolist()) == {3}


def test_scenarios_are_traits_of_factories():
    order = OrderFactory.build(black_friday=True, user__created_at=None)
    friday = last_black_friday(AS_OF)
    assert friday <= order.created_at.timestamp() * 1e6 < friday + DAY
    assert order.total_price == order.quantity * order.unit_price
    assert OrderFactory.build(huge_quantities=True).quantity >= 1000
    assert ProductFactory.build(out_of_stock=True).stock == 0


@pytest.mark.django_db
def test_the_command_takes_them_and_a_data_set_keeps_them(capsys):
    call_command("seed_db", "--users=50", "--scenario=no_stock,churn=30%", "--scenario", "edge_statuses=0.5")
    assert set(Product.objects.values_list("stock", flat=True)) == {0}
    assert Order.objects.filter(status__in=["cancelled", "refunded", "pending"]).count() * 2 > Order.objects.count()

    with pytest.raises(CommandError, match=r"--scenario no_stock churn edge_statuses"):
        call_command("seed_db", "--users=60")
    assert User.objects.count() == 50
    call_command("seed_db", "--users=60", "--scenario=no_stock,churn=0.3,edge_statuses=0.5")
    assert User.objects.count() == 60


@pytest.mark.parametrize(
    ("given", "telling"),
    [
        ("no_stok", ["no such scenario", "no_stock"]),
        ("quark", ["no such scenario", "black_friday"]),
        ("churn=2", ["between 0 and 1", "churn=0.3"]),
        ("churn=many", ["'many'", "0.3 or 30%"]),
        ("churn=0", ["between 0 and 1"]),
        ("=0.3", ["name a scenario"]),
    ],
)
@pytest.mark.django_db
def test_mistakes_are_told(given, telling):
    with pytest.raises(CommandError) as error:
        call_command("seed_db", "--users=5", "--scenario", given)

    assert error.value.returncode == 2
    assert [part for part in telling if part not in str(error.value)] == []
    assert not User.objects.exists()


def test_names_are_taken_once_and_shares_are_shares():
    with pytest.raises(ValueError, match="declared already"):
        scenario("churn", "again", {})
    with pytest.raises(ValueError, match="between 0 and 1"):
        scenario("half", "no", {}, share=2)


def test_a_foreign_key_changes_in_all_rows_or_in_none(monkeypatch):
    from seeding import registry
    from seeding.spec import Scenario, pick

    made = Scenario("one_product", "x", {"shop.Order": {"product": pick(distinct=True)}}, 1.0)
    monkeypatch.setitem(registry._scenarios, "one_product", made)
    plan(("one_product", None))
    with pytest.raises(SeedingError, match=r"foreign key shop\.Order\.product"):
        plan(("one_product", 0.5))
