"""What every row of the shop keeps: it is a function of seed, model and number alone, and a shop like this could be."""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest

from seeding.batches import Digest, batches, drawn
from seeding.columns import DAY, copy_text
from seeding.generators import weighted
from seeding.plan import Cohort, Facts, Request
from seeding.planning import build_plan
from seeding.registry import seeds_by_label
from seeding.schema import read_schema
from seeding.spec import ModelSeeds
from seeding.storing import read_column
from shop.seeds.orders import ORDERS_PER_USER, REVIEWS_BY_ORDERS

from .tables import field

AS_OF = 1_735_689_600_000_000
HOUR = DAY // 24
LABELS = (
    "shop.User",
    "shop.Tag",
    "shop.Product",
    "shop.Product_tags",
    "shop.Order",
    "shop.Review",
    "shop.Invoice",
    "shop.InvoiceLine",
)
every_model = pytest.mark.parametrize("label", LABELS)


def make(seed=0, facts=None, seeds=None, **counts):
    request = Request(seed, AS_OF, {f"shop.{name}": count for name, count in counts.items()})
    return build_plan(request, facts, seeds=seeds)


@lru_cache(maxsize=8)
def shop(users=100, seed=0):
    return make(seed, User=users)


def text(plan, label, rows=None):
    """COPY text of rows of a model, by default of all."""
    return copy_text(drawn(plan, label, range(plan.counts[label]) if rows is None else rows))


def lines(plan, label, rows=None):
    return text(plan, label, rows).splitlines()


def column_texts(plan):
    """The COPY text of every column of a plan."""
    return {
        (label, column.field.name): copy_text([plan.rows(label, range(plan.counts[label])).column(column.field.name)])
        for label, model in plan.models.items()
        for column in model.columns
    }


def everything(plan, label):
    return plan.rows(label, range(plan.counts[label]))


# A row is a function of its number ------------------------------------------------------------------------


def test_the_labels_here_are_all_models_of_the_shop():
    assert set(shop().models) == set(LABELS)


@every_model
def test_rows_do_not_depend_on_the_size_of_batches(label):
    plan = shop(30)
    digests = set()
    for size in (1, 7, 10_000):
        digest = Digest()
        for batch in batches(plan, label, range(plan.counts[label]), "copy", digest=True, size=size):
            digest.add(batch.canonical)
        digests.add(str(digest))

    assert len(digests) == 1


@every_model
def test_rows_do_not_depend_on_the_order_in_which_they_are_made(label):
    whole = lines(shop(), label)
    fresh = make(User=100)
    size = len(whole)
    cuts = sorted({0, 1, size // 3, size // 2, size - 1, size})
    parts = list(pairwise(cuts))
    made = {}
    for first, last in [*parts[1::2][::-1], *parts[::2]]:
        made[first] = lines(fresh, label, range(first, last))

    assert [line for first in sorted(made) for line in made[first]] == whole


@every_model
def test_rows_of_any_numbers_are_those_of_the_whole(label):
    plan, whole = make(User=100), lines(shop(), label)
    scattered = np.array([len(whole) - 1, 0, len(whole) // 2, 0])
    rows = plan.rows(label, scattered)
    columns = [rows.column(column.field.name) for column in plan.models[label].columns]

    assert copy_text(columns).splitlines() == [whole[number] for number in scattered.tolist()]


@every_model
def test_what_is_drawn_is_what_a_database_gives_back(label):
    plan = shop()
    rows = range(min(50, plan.counts[label]))
    for column, planned in zip(drawn(plan, label, rows), plan.models[label].columns, strict=True):
        assert copy_text([read_column(column.values(), planned.field)]) == copy_text([column]), planned.field.name


# Growth ---------------------------------------------------------------------------------------------------

ONE = {"User": 60, "Product": 40, "Order": 200, "Review": 40, "Invoice": 50}


@pytest.mark.parametrize("grown", [*ONE, "Tag"])
def test_more_rows_of_one_model_leave_the_first_ones_as_they_were(grown):
    base = {**ONE, "Tag": 2, "User": 60}
    label = f"shop.{grown}"
    few, many = make(**base), make(**{**base, grown: 2 * base[grown]})

    assert many.counts[label] == 2 * few.counts[label]
    assert text(many, label, range(few.counts[label])) == text(few, label)


@pytest.mark.parametrize(
    ("grown", "label"), [("Product", "shop.Product_tags"), ("Invoice", "shop.InvoiceLine"), ("User", "shop.Order")]
)
def test_more_parents_leave_the_first_children_as_they_were(grown, label):
    base = {"User": 60, "Product": 40, "Invoice": 50}
    few, many = make(**base), make(**{**base, grown: 2 * base[grown]})

    assert many.counts[label] > few.counts[label] > 20
    assert text(many, label, range(few.counts[label])) == text(few, label)


def test_a_grown_data_set_keeps_every_row_of_every_earlier_run():
    """More users bring more products, among which the rows that were there do not choose anew."""
    cohorts = ()
    kept = {}
    for counts in ({"User": 40}, {"User": 80}, {"User": 80, "Order": 900}, {"User": 300, "Product": 100}):
        plan = make(facts=Facts(cohorts=cohorts), **counts)
        now = {label: lines(plan, label) for label in plan.models}
        for label, rows in kept.items():
            assert now[label][: len(rows)] == rows, label
        kept, cohorts = now, (*cohorts, Cohort(plan.counts, {}))

    assert len(kept["shop.User"]) == 300
    orders = everything(plan, "shop.Order")
    first = orders.referenced("product")[0][: cohorts[0].counts["shop.Order"]]
    assert first.max() < cohorts[0].counts["shop.Product"] < orders.referenced("product")[0].max()


def test_rows_of_another_run_have_keys_behind_the_ones_that_are_there():
    plan = make(facts=Facts(offsets=dict.fromkeys(LABELS, 1000)), User=20)

    assert everything(plan, "shop.User").id.tolist() == list(range(1001, 1021))
    assert everything(plan, "shop.Order").user_id.min() == 1001
    before = {line.split(b"@")[0] for line in lines(make(User=1000), "shop.User")}
    assert not before & {line.split(b"@")[0] for line in lines(plan, "shop.User")}


def test_a_run_that_asks_for_what_is_there_adds_nothing():
    first = make(User=40)
    again = make(facts=Facts(cohorts=(Cohort(first.counts, {}),)), User=40)

    assert again.counts == first.counts
    assert not [label for label in again.models if any(map(len, again.ranges(label)))]


# Independence ---------------------------------------------------------------------------------------------


def test_leaving_models_out_changes_no_other_column():
    whole = column_texts(shop())
    less = column_texts(make(User=100, Invoice=0, Review=0, InvoiceLine=0))

    assert {label for label, _ in whole} - {label for label, _ in less} <= {
        "shop.Invoice",
        "shop.InvoiceLine",
        "shop.Review",
    }
    for name, content in less.items():
        if name[0] not in ("shop.Invoice", "shop.InvoiceLine", "shop.Review"):
            assert content == whole[name], name


@pytest.mark.parametrize(
    ("label", "name", "source", "follow"),
    [
        ("shop.User", "phone", weighted({"1": 1, "2": 1}), {("shop.User", "phone")}),
        ("shop.User", "last_login", None, {("shop.User", "last_login")}),
        ("shop.Product", "description", weighted({"a": 1, "b": 2}), {("shop.Product", "description")}),
        ("shop.Order", "quantity", weighted({7: 1}), {("shop.Order", "quantity"), ("shop.Order", "total_price")}),
        ("shop.Review", "comment", "Good.", {("shop.Review", "comment")}),
    ],
)
def test_declaring_a_column_changes_nothing_but_it_and_what_follows_from_it(label, name, source, follow):
    seeds = dict(seeds_by_label())
    seeds[label] = type("Other", (seeds[label],), {name: source})
    before, after = column_texts(shop()), column_texts(make(seeds=seeds, User=100))

    assert {key for key in before if before[key] != after[key]} == follow


@every_model
def test_a_new_field_of_a_model_changes_no_other_column(label):
    """Wherever it stands, and in whichever model."""
    schema = read_schema()
    new = field("a_new_field", "integer")
    schema[label] = replace(schema[label], fields=(schema[label].fields[0], new, *schema[label].fields[1:]))
    before = column_texts(shop(40))
    after = column_texts(build_plan(Request(0, AS_OF, {"shop.User": 40}), schema=schema))

    assert after.keys() - before.keys() == {(label, "a_new_field")}
    assert [key for key in before if after[key] != before[key]] == []


def test_no_two_models_share_their_keys():
    plan = shop()
    drawn_keys = [key for label in LABELS for key in everything(plan, label).keys.tolist()]

    assert len(set(drawn_keys)) == len(drawn_keys) == sum(plan.counts.values())


def test_models_without_seeds_change_nothing_elsewhere():
    class TagSeeds(ModelSeeds):
        pass

    before, after = (
        column_texts(shop()),
        column_texts(make(seeds={**seeds_by_label(), "shop.Tag": TagSeeds}, User=100, Tag=4)),
    )

    assert {label for label, name in before if before[label, name] != after[label, name]} == {"shop.Tag"}


@pytest.mark.parametrize("label", [label for label in LABELS if label != "shop.Tag"])
def test_seeds_give_different_rows(label):
    first = {text(shop(40, seed), label) for seed in (0, 1, -5, 10**30, 2**64)}

    assert len(first) == 5


@pytest.mark.parametrize("seed", [0, -5, 10**30])
def test_any_seed_gives_the_same_shop_every_time(seed):
    again = make(seed, User=40)

    for label in LABELS:
        assert text(again, label) == text(shop(40, seed), label)


# How many rows --------------------------------------------------------------------------------------------


def per_user(plan, label):
    users = everything(plan, label).related("user").row_number
    return np.bincount(users, minlength=plan.counts["shop.User"])


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_hundred_users_have_exactly_the_declared_orders(seed):
    made = per_user(shop(100, seed), "shop.Order")

    assert {orders: (made == orders).sum() for orders in ORDERS_PER_USER} == ORDERS_PER_USER
    assert (made == 0).sum() == 12


def test_a_hundred_users_have_the_declared_roles_and_products_the_declared_stock():
    users, products = everything(shop(), "shop.User"), everything(shop(500), "shop.Product")
    roles = users.role

    assert [int(roles.where(role).sum()) for role in ("user", "premium", "admin")] == [70, 20, 10]
    assert np.array_equal(users.is_staff, roles.where("admin"))
    assert (products.stock == 0).sum() == 10
    assert ((products.stock > 0) & (products.stock <= 5)).sum() == 15
    assert (products.stock >= 1000).sum() == 5
    assert [int(products.category.where(category).sum()) for category in ("electronics", "home")] == [25, 25]


def test_a_default_run_has_every_sort_of_user_and_product():
    plan = build_plan(Request(0, AS_OF))
    orders, reviews = per_user(plan, "shop.Order"), per_user(plan, "shop.Review")

    for counts in (orders, reviews):
        assert {0, 1} <= set(counts.tolist())
        assert counts.max() >= 10
    assert ((orders > 0) & (reviews == 0)).any()
    assert (everything(plan, "shop.Product").stock == 0).any()
    assert set(LABELS) <= set(plan.models)


def test_reviews_follow_from_orders():
    plan = shop(2000)
    orders, reviews = per_user(plan, "shop.Order"), per_user(plan, "shop.Review")

    for number, wanted in REVIEWS_BY_ORDERS.items():
        written = reviews[orders == number]
        if number == 1:
            assert 0.4 < written.mean() < 0.6
        else:
            assert set(written.tolist()) == {wanted}


# Rows agree with each other -------------------------------------------------------------------------------


def test_orders_cost_what_their_product_does():
    orders = everything(shop(), "shop.Order")

    assert np.array_equal(orders.total_price, orders.quantity * orders.unit_price)
    assert np.array_equal(orders.unit_price, orders.product.price)
    assert (orders.unit_price > 0).all()


@pytest.mark.parametrize("users", [100, 2000])
def test_invoices_add_up(users):
    plan = shop(users)
    invoices, lines_of = everything(plan, "shop.Invoice"), everything(plan, "shop.InvoiceLine")
    owner = lines_of.related("invoice").row_number
    sums = np.bincount(owner, weights=lines_of.line_total, minlength=len(invoices)).astype(np.int64)

    assert np.array_equal(lines_of.line_total, lines_of.quantity * lines_of.unit_price)
    assert np.array_equal(invoices.subtotal, sums)
    assert invoices.tax.tolist() == [(8 * subtotal + 50) // 100 for subtotal in sums.tolist()]
    assert np.array_equal(invoices.total, invoices.subtotal + invoices.tax)
    assert np.bincount(owner, minlength=len(invoices)).min() >= 1
    assert len({*zip(owner.tolist(), lines_of.position.tolist(), strict=True)}) == len(lines_of)
    assert len({*zip(owner.tolist(), lines_of.product_id.tolist(), strict=True)}) == len(lines_of)


@pytest.mark.parametrize("label", ["shop.Order", "shop.Invoice", "shop.Review"])
@pytest.mark.parametrize("users", [100, 2000])
def test_nobody_does_anything_before_signing_up_or_after_today(label, users):
    rows = everything(shop(users), label)

    assert (rows.created_at >= rows.user.created_at).all()
    assert (rows.created_at <= AS_OF).all()
    assert (rows.updated_at >= rows.created_at).all()
    assert (rows.updated_at <= AS_OF).all()


def test_nothing_is_ordered_before_it_is_sold():
    orders = everything(shop(2000), "shop.Order")

    assert (orders.created_at >= orders.product.created_at).mean() > 0.5


@pytest.mark.parametrize("users", [100, 2000])
def test_reviews_are_of_products_that_were_delivered_before(users):
    plan = shop(users)
    orders, reviews = everything(plan, "shop.Order"), everything(plan, "shop.Review")
    delivered = {}
    for user, product, at, done in zip(
        orders.user_id.tolist(),
        orders.product_id.tolist(),
        orders.updated_at.tolist(),
        orders.status.where("delivered").tolist(),
        strict=True,
    ):
        if done:
            delivered[user, product] = min(at, delivered.get((user, product), at))

    pairs = list(zip(reviews.user_id.tolist(), reviews.product_id.tolist(), strict=True))
    assert not [pair for pair in pairs if pair not in delivered]
    early = [pair for pair, at in zip(pairs, reviews.created_at.tolist(), strict=True) if at < delivered[pair]]
    assert len(early) == 0


def test_users_review_a_product_once():
    reviews = everything(shop(2000), "shop.Review")

    assert len(reviews) > 3000
    assert len({*zip(reviews.user_id.tolist(), reviews.product_id.tolist(), strict=True)}) == len(reviews)


def test_emails_and_invoice_numbers_and_slugs_are_unique():
    plan = shop(2000)
    for label, name in (("shop.User", "email"), ("shop.Invoice", "number"), ("shop.Product", "slug")):
        values = [value.lower() for value in everything(plan, label).column(name).values()]
        assert len(set(values)) == len(values)


# What the shop is like ------------------------------------------------------------------------------------


def test_few_products_sell_most():
    plan = shop(2000)
    sold = np.sort(np.bincount(everything(plan, "shop.Order").product_id, minlength=401))[::-1]

    assert sold[:80].sum() / sold.sum() >= 0.45
    assert np.median(sold[:400]) > 0


@pytest.mark.parametrize("label", ["shop.Order", "shop.User"])
def test_nights_are_quiet_and_evenings_busy(label):
    hours = np.bincount(everything(shop(2000), label).created_at % DAY // HOUR, minlength=24)

    assert hours[1:5].mean() * 4 < hours[18:22].mean()


def test_good_products_get_good_ratings():
    reviews = everything(shop(2000), "shop.Review")
    ratings = np.bincount(reviews.rating, minlength=6)[1:] / len(reviews)

    assert (ratings > 0.02).all()
    assert ratings[3:].sum() > 0.5
    means = [reviews.rating[reviews.product_id == product].mean() for product in np.unique(reviews.product_id)]
    assert np.std(means) > 0.3


@pytest.mark.parametrize("users", [100, 2000])
def test_statuses_go_by_age(users):
    orders = everything(shop(users), "shop.Order")
    age = AS_OF - orders.created_at
    status = orders.status

    assert not status.where("pending", "processing", "shipped")[age > 30 * DAY].any()
    assert not status.where("delivered")[age < DAY].any()
    assert {"delivered", "cancelled", "refunded", "pending", "processing", "shipped"} <= set(
        status.present()
    ) or users == 100
    invoices = everything(shop(users), "shop.Invoice")
    assert not invoices.status.where("draft")[AS_OF - invoices.issued_at > 30 * DAY].any()
    assert (invoices.due_at - invoices.issued_at == 30 * DAY).all()
