"""Edge cases: in a chosen share of the rows, always valid for their column, and valid with all that follows."""

import unicodedata
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.core.validators import URLValidator

from seeding.edges import INSTANTS, MOMENTS, TEXTS, edge_values, edges_of
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.schema import read_schema, seedable
from shop.models import Product, Review, User
from tests import tables
from tests.tables import AS_OF, field

pytestmark = pytest.mark.django_db


def test_the_texts_reach_every_plane_and_both_directions():
    text = "".join(TEXTS)
    planes = {ord(letter) >> 16 for letter in text}

    assert planes >= {0, 1, 2, 14, 16}
    assert {"R", "AL", "NSM"} <= {unicodedata.bidirectional(letter) for letter in text}
    assert {"\u200b", "\u200d", "\ufeff"} <= set(text)
    assert any("<script>" in one for one in TEXTS)
    assert any("DROP TABLE" in one for one in TEXTS)
    assert any(instant.month == 2 and instant.day == 29 for instant in INSTANTS)


def test_texts_fill_a_column_to_its_last_character():
    values = edge_values(field("name", "text", max_length=30, blank=True))

    assert max(map(len, values)) == 30
    assert "" in values
    assert "" not in edge_values(field("name", "text", max_length=30))


def test_rows_are_as_odd_as_asked_and_valid():
    call_command("seed_db", "--users=400", "--edge-cases=0.1", "--seed=5")

    columns = dict(edges_of(build_plan(Request(5, AS_OF, {"shop.User": 400}, edge_cases=0.1))))
    assert {"shop.User.full_name", "shop.Product.name", "shop.Review.comment", "shop.User.date_of_birth"} <= set(
        columns
    )
    assert not {"shop.User.email", "shop.Order.total_price", "shop.User.role"} & set(columns)
    odd = [user for user in User.objects.all() if user.full_name in TEXTS or len(user.full_name) == 150]
    assert 5 <= len(odd) <= 40
    for model in (User, Product, Review):
        for row in model.objects.all():
            exclude = [f.name for f in model._meta.fields if f.is_relation]
            try:
                row.clean_fields(exclude=exclude)
            except ValidationError as error:
                pytest.fail(f"{model.__name__} {row.pk}: {error}")


def test_every_other_row_is_as_without_them():
    usual = build_plan(Request(5, AS_OF, {"shop.User": 1000}))
    odd = build_plan(Request(5, AS_OF, {"shop.User": 1000}, edge_cases=0.05))
    for label in ("shop.User", "shop.Product"):
        names = [column.field.name for column in usual.models[label].columns]
        before, after = (made.rows(label, range(made.counts[label])) for made in (usual, odd))
        differing = set()
        for name in names:
            pairs = zip(before.column(name).values(), after.column(name).values(), strict=True)
            differing |= {place for place, (one, other) in enumerate(pairs) if one != other}
        assert len(differing) <= 0.05 * len(before)
        assert len(differing) >= 0.04 * len(before)


def test_odd_models_take_them_too():
    labels = [label for label in read_schema() if label.startswith("odd.") and seedable(read_schema()[label])]
    made = build_plan(Request(1, AS_OF, dict.fromkeys(labels, 40), edge_cases=0.5))

    assert len(dict(edges_of(made))) > 10


@pytest.mark.parametrize("number", [tables.field("lesson_number"), tables.field("day", "date")])
def test_what_tells_rows_apart_together_with_another_has_none(number):
    booking = tables.table("app.Booking")
    own = tables.table(
        "app.Attendance", tables.to("booking", "app.Booking"), number, together=(("booking", number.name),)
    )
    counts = {"app.Booking": 40, "app.Attendance": 200}
    made = tables.plan(booking, own, counts=counts, edge_cases=0.5)
    rows = made.rows("app.Attendance", range(200))
    pairs = zip(rows.referenced("booking")[0].tolist(), rows.column(number.name).values(), strict=True)
    assert len({*pairs}) == 200


@pytest.mark.parametrize("given", ["2", "-1", "many"])
def test_a_share_is_a_share(given):
    with pytest.raises(CommandError, match=r"--edge-cases.*(0\.05|30%)"):
        call_command("seed_db", "--users=5", f"--edge-cases={given}")


def test_all_tables_of_the_shop_take_them():
    plan = build_plan(Request(5, AS_OF, every=40, edge_cases=0.2))

    found = {name for name, _ in edges_of(plan)}
    assert {"shop.Session.utm_source", "shop.FormSubmission.page_url", "shop.Product.stock"} <= found
    # The campaign's code, the rows that are counted, and time that hangs together.
    assert not found & {"shop.Lead.utm_campaign", "shop.GitHubAccount.followers_count", "shop.RedditComment.created_at"}
    rows = plan.rows("shop.Session", range(40))
    utm = [rows.column(f"utm_{part}").values() for part in ("source", "medium", "campaign")]
    assert all(len({bool(text) for text in texts}) == 1 for texts in zip(*utm, strict=True))
    for url in plan.rows("shop.FormSubmission", range(40)).column("page_url").values():
        URLValidator()(url)


def test_rules_about_time_take_edges_between_their_bounds():
    plan = build_plan(
        Request(
            5, AS_OF, {"shop.User": 600, "shop.Lead": 600, "shop.Customer": 200, "shop.Visitor": 100}, edge_cases=0.2
        )
    )
    found = {name for name, _ in edges_of(plan)}
    assert {
        "shop.User.created_at",
        "shop.User.last_login",
        "shop.Lead.created_at",
        "shop.Visitor.first_seen_at",
    } <= found
    # Rows in the order of their siblings stay in it.
    assert not {"shop.Session.started_at", "shop.Interaction.created_at", "shop.Purchase.purchase_date"} & found

    users, leads = plan.rows("shop.User", range(600)), plan.rows("shop.Lead", range(600))
    odd = [moment for rows in (users, leads) for moment in rows.created_at.tolist() if moment in set(MOMENTS)]
    kinds = {datetime.fromtimestamp(moment / 1e6, UTC).strftime("%m-%d") for moment in odd}
    assert 60 < len(odd) < 240
    assert "02-29" in kinds
    assert len(kinds) > 4
    assert (users.created_at <= AS_OF).all()
    orders = plan.rows("shop.Order", range(plan.counts["shop.Order"]))
    assert (orders.created_at >= orders.user.created_at).all()
    bought = plan.rows("shop.Purchase", range(plan.counts["shop.Purchase"]))
    assert (bought.purchase_date >= bought.customer.created_at).all()
    assert (bought.purchase_date <= bought.customer.last_activity).all()
    done = plan.rows("shop.Download", range(plan.counts["shop.Download"]))
    assert (done.downloaded_at >= done.lead.created_at).all()


def test_rows_with_edges_of_time_do_not_depend_on_their_batch():
    plan = build_plan(Request(5, AS_OF, {"shop.Lead": 300}, edge_cases=0.3))
    whole = plan.rows("shop.Lead", range(300)).created_at
    parts = [plan.rows("shop.Lead", range(start, start + 7)).created_at for start in range(0, 294, 7)]

    assert whole[:294].tolist() == [moment for part in parts for moment in part.tolist()]


@pytest.mark.once
@pytest.mark.parametrize("seed", range(12))
def test_what_comes_together_does_so_in_every_data_set(seed):
    plan = build_plan(Request(seed, AS_OF, {"shop.Visitor": 300}, edge_cases=0.1))
    rows = plan.rows("shop.Session", range(plan.counts["shop.Session"]))
    utm = [rows.column(f"utm_{part}").values() for part in ("source", "medium", "campaign")]

    assert all(len({bool(text) for text in texts}) == 1 for texts in zip(*utm, strict=True))
