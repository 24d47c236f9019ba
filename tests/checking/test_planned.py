"""A database against a plan file: what it says of rows holds for rows that no recorded run made, too."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from seeding import runs
from seeding.checking import Finding, check
from seeding.checking.planned import Reach, Spread, plan_of_document, reach
from seeding.conf import conf
from seeding.documents import read_text
from seeding.models import Run
from seeding.plan import Request
from seeding.planfile.requesting import request_of
from seeding.spec import SeedingError
from shop.models import Order, Product, Review, User

from .hotel import run

pytestmark = pytest.mark.django_db

PLAN = """
version: 1
seed: 7
models:
  shop.User:
    rows: 400
    fields:
      role: {shares: {user: 50, premium: 40, admin: 10}}
      date_of_birth: {normal: {mean: 1985-06-01, sd: 4000, min: 1940-01-01, max: 2006-12-31}, null: 0.1}
  shop.Order:
    fan_out: {0: 20, 1: 30, 2: 30, 8: 20}
    require: [quantity < 50 or product.price < 20]
  shop.Product:
    per: {model: shop.User, ratio: 0.5}
    fields:
      stock: {exponential: {mean: 80, max: 2000}}
"""


@pytest.fixture
def shop():
    """The rows of the plan by another seed, which no run is known to have made."""
    document = read_text(PLAN.replace("seed: 7", "seed: 5"), "shop.yml")
    runs.seed(request_of(document, Request(0, conf().as_of)))
    Run.objects.all().delete()


def findings(text: str = PLAN) -> list[Finding]:
    document = read_text(text, "shop.yml")
    return list(check(models=["shop"], plan=document).findings)


def finding(text: str = PLAN) -> Finding:
    found = findings(text)
    assert len(found) == 1, [one.message for one in found]
    assert found[0].level == "error"
    return found[0]


def told(one: Finding) -> tuple[str, str, str]:
    return one.check.removeprefix("seeding.check."), one.model, one.field


@pytest.mark.usefixtures("shop")
def test_rows_of_another_seed_are_as_planned():
    assert [one.message for one in findings()] == []


@pytest.mark.usefixtures("shop")
def test_without_a_plan_nothing_is_said_of_it():
    User.objects.update(role="admin", is_staff=True, is_superuser=True)

    assert [one.message for one in check(models=["shop"]).findings] == []


@pytest.mark.usefixtures("shop")
def test_a_table_with_more_rows_than_planned():
    product = Product.objects.order_by("pk")[0]
    product.pk, product.name, product.slug = None, "One more", "one-more"
    product.save()
    found = finding()

    assert (told(found), found.count) == (("plan_count", "shop.Product", ""), 1)
    assert "201 rows where shop.yml has 200" in found.message


@pytest.mark.usefixtures("shop")
def test_a_table_that_the_plan_leaves_out():
    found = finding(PLAN + "  shop.Review: 0\n")

    assert told(found) == ("plan_count", "shop.Review", "")
    assert found.count == Review.objects.count()


@pytest.mark.usefixtures("shop")
def test_shares_that_are_others():
    plain = User.objects.filter(role="user").order_by("pk").values_list("pk", flat=True)
    User.objects.filter(pk__in=list(plain[:80])).update(role="premium")
    found = finding()

    assert told(found) == ("plan_drift", "shop.User", "role")
    assert "'premium' 60.0% (planned 40.0%)" in found.message
    assert "shop.yml, line 8" in found.hint


@pytest.mark.usefixtures("shop")
def test_values_that_are_missing_more_often():
    User.objects.filter(pk__in=list(User.objects.order_by("pk").values_list("pk", flat=True)[:120])).update(
        date_of_birth=None
    )

    assert told(finding()) == ("plan_drift", "shop.User", "date_of_birth")


@pytest.mark.usefixtures("shop")
def test_a_distribution_that_is_another():
    Product.objects.filter(stock__lt=40).update(stock=40)
    found = finding()

    assert told(found) == ("plan_drift", "shop.Product", "stock")
    assert "planned 5." in found.message


@pytest.mark.usefixtures("shop")
def test_a_fan_out_that_is_another():
    found = finding(PLAN.replace("0: 20, 1: 30, 2: 30, 8: 20", "0: 20, 1: 50, 2: 10, 8: 20"))

    assert told(found) == ("plan_drift", "shop.Order", "user")
    assert "1 30." in found.message
    assert "(planned 50.0%)" in found.message


@pytest.mark.usefixtures("shop")
def test_a_value_beyond_the_bounds():
    product = Product.objects.order_by("pk")[3]
    Product.objects.filter(pk=product.pk).update(stock=5000)
    found = finding()

    assert (told(found), found.examples) == (("plan_range", "shop.Product", "stock"), (product.pk,))
    assert "planned to be from 0 to 2000: 1 row" in found.message


@pytest.mark.usefixtures("shop")
def test_a_value_that_nobody_planned():
    user = User.objects.filter(role="admin").order_by("pk")[2]
    User.objects.exclude(pk=user.pk).filter(role="admin").update(role="user", is_staff=False, is_superuser=False)
    found = findings(PLAN.replace("user: 50, premium: 40, admin: 10", "user: 60, premium: 40"))
    (one,) = [one for one in found if one.field == "role"]

    assert (told(one), one.examples) == (("plan_range", "shop.User", "role"), (user.pk,))
    assert "planned to be 'user', 'premium': 1 row with another value. Found: 'admin' (1×)" in one.message


@pytest.mark.usefixtures("shop")
def test_a_condition_that_rows_do_not_meet():
    order = Order.objects.select_related("user").order_by("pk")[5]
    found = finding(PLAN.replace("[quantity < 50", f"[user.email != '{order.user.email}', quantity < 50"))

    assert told(found) == ("plan_rule", "shop.Order", "")
    assert found.count == order.user.orders.count()
    assert order.pk in found.examples
    assert f"do not meet `user.email != '{order.user.email}'`" in found.message.replace("does", "do")


@pytest.mark.usefixtures("shop")
def test_a_rule_of_the_seeds_that_rows_do_not_follow():
    """No total that another program wrote agrees by itself."""
    with_rule = PLAN.replace(
        "    require:", '    fields: {quantity: {rule: "2 if product.price < 0 else 1"}}\n    require:'
    )
    others = Order.objects.exclude(quantity=1).count()
    found = finding(with_rule)

    assert (told(found), found.count) == (("plan_rule", "shop.Order", "quantity"), others)
    assert "`2 if product.price < 0 else 1`" in found.message


@pytest.mark.usefixtures("shop")
def test_a_function_of_seeds_is_held_against_the_rows():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its own constraint meanwhile")
    run(connection, "PRAGMA ignore_check_constraints = ON")
    order = Order.objects.order_by("pk")[5]
    run(connection, f"UPDATE shop_order SET total_price = total_price + 1 WHERE id = {order.pk}")
    run(connection, "PRAGMA ignore_check_constraints = OFF")

    found = {told(one): one.examples for one in findings()}

    assert found[("plan_rule", "shop.Order", "total_price")] == (order.pk,)


@pytest.mark.usefixtures("shop")
def test_sums_over_children_and_rows_that_are_read_in_parts(monkeypatch):
    from seeding.checking import stored

    monkeypatch.setattr(stored, "READ", 7)
    monkeypatch.setattr(stored.stored_rows, "__defaults__", (7,))
    rule = PLAN.replace("    require:", "    whole: true\n    require:").replace(
        "      role:", "      phone: {rule: \"'none' if count(orders) < 1 else 'some'\"}\n      role:"
    )
    User.objects.filter(orders__isnull=True).update(phone="none")
    User.objects.filter(orders__isnull=False).update(phone="some")
    assert [one.message for one in findings(rule)] == []
    user = User.objects.filter(orders__isnull=False).order_by("-pk")[0]
    User.objects.filter(pk=user.pk).update(phone="none")
    found = finding(rule)

    assert (told(found), found.examples) == (("plan_rule", "shop.User", "phone"), (user.pk,))


# Plans that do not fit ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("models: {shop.Usr: 5}", r"shop\.yml, line 1: models\.shop\.Usr: no such model. Did you mean shop\.User\?"),
        ("models: {shop.User: {rows: many}}", "line 1: models.shop.User"),
        ("datasets: {a: {rows: 1, fields: {b: {constant: 1}}}}\nmodels: {shop.User: 0}", "it has data sets alone"),
        ("models: {odd.Device: 5}", "it says nothing of"),
    ],
)
def test_plans_that_do_not_fit(text, problem):
    with pytest.raises(SeedingError, match=problem):
        check(models=["shop"], plan=read_text(text, "shop.yml"))


def test_a_plan_of_a_table_that_is_not_there():
    document = read_text("models:\n  shop.Tag: 4", "shop.yml")
    run(connection, "ALTER TABLE shop_tag RENAME TO elsewhere")
    with pytest.raises(SeedingError, match=r"line 2: models\.shop\.Tag: the database 'default' has no table shop_tag"):
        check(plan=document)


def test_the_command(tmp_path):
    path = Path(tmp_path, "shop.yml")
    with pytest.raises(CommandError, match=r"--plan .*shop\.yml: it cannot be read") as caught:
        call_command("check_db", "--plan", str(path), stdout=StringIO())
    assert caught.value.returncode == 2

    path.write_text("models: {shop.Tag: 3}", encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("check_db", "shop.Tag", "--plan", str(path), stdout=out)
    assert caught.value.returncode == 3
    assert "shop.Tag: 0 rows where shop.yml has 3." in out.getvalue()


# Parts ----------------------------------------------------------------------------------------------------


def test_what_sources_can_give():
    plan = plan_of_document(read_text(PLAN, "shop.yml"))
    user, product = plan.models["shop.User"], plan.models["shop.Product"]

    def can(model, name):
        planned = model.column(name)
        return reach(planned.source, planned.field)

    assert can(user, "role") == Reach(("user", "premium", "admin"))
    assert [str(end) for end in can(user, "date_of_birth").stretches[0]] == ["1940-01-01", "2006-12-31"]
    assert can(product, "stock").stretches == ((0, 2000),)
    assert can(user, "created_at") is None


def test_spreads():
    assert Spread.of(["a", "a", None]).shares == {"a": 2, None: 1}
    many = Spread.of([*range(1000), None])
    assert many.edges == tuple(range(50, 1000, 50))
    assert many.shares == {**dict.fromkeys(range(20), 50), None: 1}
    assert many.name(0) == "below 50"
    assert many.name(1) == "50 to 100"
    assert many.name(19) == "from 950 on"
    assert Spread.of([str(n) for n in range(1000)]) is None
