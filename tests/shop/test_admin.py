"""Every page of the shop's admin opens, its forms work, and more rows cost no more queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.models import (
    EnergyCustomer,
    Follow,
    GitHubFollow,
    GitHubRepository,
    Invoice,
    Meter,
    Order,
    Product,
    Sensor,
    User,
)

from . import content_rows, rows

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The models of other subjects are tested beside them.
SUBJECTS = ("accounts", "catalog", "orders", "metering", "content", "interactions")
MODELS = [
    model
    for model in admin.site._registry
    if model._meta.app_label == "shop" and model.__module__.rsplit(".")[-1] in SUBJECTS
]
PASSWORD = "correct horse battery"
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)


@pytest.fixture
def root(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return User.objects.create_superuser("root@example.com", PASSWORD, full_name="Root")


@pytest.fixture
def site(client, root):
    client.force_login(root)
    return client


def page(model, name, *args):
    return reverse(f"admin:shop_{model._meta.model_name}_{name}", args=args)


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def fill(numbers):
    """Rows of every model; one user, one product and one invoice take part in all of them."""
    ann, _ = User.objects.get_or_create(email="ann@example.com", full_name="Ann", created_at=rows.SIGNED_UP)
    lamp = Product.objects.filter(slug="lamp").first() or rows.product()
    bill = Invoice.objects.filter(number="ann").first() or rows.invoice(ann, "ann")
    for number in numbers:
        someone, thing = rows.user(f"user{number}"), rows.product(f"thing{number}")
        thing.tags.add(rows.tag(f"tag{number}"))
        rows.review(someone, lamp)
        rows.review(ann, thing)
        rows.order(someone, lamp)
        rows.order(ann, thing)
        rows.line(bill, thing, position=number + 1)
        rows.invoice(someone, str(number))
        content_rows.fill(number, someone, thing, ann)
    bakery = EnergyCustomer.objects.filter(number="C-0").first() or rows.energy_customer("C-0")
    busy = Meter.objects.filter(number="busy").first() or rows.meter(bakery, "busy")
    thermometer = Sensor.objects.filter(code="busy").first() or rows.sensor("busy")
    for number in numbers:
        measured = rows.SIGNED_UP + number * timedelta(hours=1)
        rows.reading(busy, measured_at=measured, received_at=measured)
        rows.reading(rows.meter(rows.energy_customer(f"C-1{number}"), f"{number:018}"))
        rows.meter(bakery, f"9{number:017}", position=number + 2)
        rows.sensor_reading(thermometer, measured_at=measured)
        rows.sensor_reading(rows.sensor(f"S-{number}"))


def test_every_model_is_registered():
    assert {model for model in admin.site._registry if model._meta.app_label == "shop"} == {
        *apps.get_app_config("shop").get_models()
    }


@every_model
def test_pages_open(site, model):
    rows.one_of_each()

    for url in (
        page(model, "changelist"),
        page(model, "add"),
        page(model, "change", model._default_manager.earliest("pk").pk),
        page(model, "history", model._default_manager.earliest("pk").pk),
        page(model, "delete", model._default_manager.earliest("pk").pk),
    ):
        assert site.get(url).status_code == 200, url


@every_model
def test_search_and_sorting_work(site, model):
    rows.one_of_each()
    url = page(model, "changelist")

    assert site.get(url, {"q": "a 1"}).status_code == 200
    columns = range(1, len(admin.site._registry[model].list_display) + 1)
    for direction in ("", "-"):
        by_each = ".".join(f"{direction}{number}" for number in columns)
        assert site.get(url, {"o": by_each}).status_code == 200


@every_model
def test_lists_and_pages_cost_the_same_for_more_rows(site, model):
    fill(range(2))
    busiest = {
        User: {"email": "ann@example.com"},
        Product: {"slug": "lamp"},
        Invoice: {"number": "ann"},
        EnergyCustomer: {"number": "C-0"},
        Meter: {"number": "busy"},
        Sensor: {"code": "busy"},
    }
    row = model._default_manager.filter(**busiest.get(model, {})).earliest("pk")
    urls = [page(model, "changelist"), page(model, "change", row.pk)]
    for url in urls:
        site.get(url)  # Fills the cache of content types.
    before = [queries(site, url) for url in urls]

    fill(range(2, 9))

    assert [queries(site, url) for url in urls] == before


@pytest.mark.parametrize(("stock", "choice"), [(0, "none"), (1, "low"), (10, "low"), (11, "plenty")])
def test_products_are_filtered_by_stock(site, stock, choice):
    rows.product(stock=stock)

    found = {
        value: site.get(page(Product, "changelist"), {"stock": value}).context["cl"].result_count
        for value in ("none", "low", "plenty")
    }

    assert found == {"none": 0, "low": 0, "plenty": 0, choice: 1}


def test_counts_do_not_multiply_one_another(site):
    fill(range(3))

    listed = {row.slug: row for row in site.get(page(Product, "changelist")).context["cl"].result_list}

    assert (listed["lamp"].order_count, listed["lamp"].review_count) == (3, 3)
    assert listed["lamp"].average_rating == 4
    assert (listed["thing0"].order_count, listed["thing0"].review_count) == (1, 1)


def test_ratings_have_one_decimal(site):
    lamp = rows.product()
    for number, rating in enumerate((5, 5, 4)):
        rows.review(rows.user(f"user{number}"), lamp, rating=rating)

    answer = site.get(page(Product, "changelist"))

    assert answer.context["cl"].result_list[0].average_rating == pytest.approx(4.7)
    assert "4.66" not in answer.content.decode()


def test_filters_of_two_ends_have_titles_of_their_own(site):
    for model in (Follow, GitHubFollow):
        filters = site.get(page(model, "changelist")).context["cl"].filter_specs
        titles = [one.title for one in filters]
        assert titles == ["topic of the follower", "topic of the followed"]


def test_languages_are_called_as_they_are():
    assert {label for value, label in GitHubRepository._meta.get_field("language").choices} >= {
        "C++",
        "C#",
        "JavaScript",
    }


def test_a_product_without_reviews_has_no_rating(site):
    rows.product()

    (listed,) = site.get(page(Product, "changelist")).context["cl"].result_list

    assert (listed.order_count, listed.review_count, listed.average_rating) == (0, 0, None)


def test_inlines_are_limited_and_read_only(site):
    lamp = rows.product()
    for number in range(25):
        rows.review(rows.user(f"user{number}"), lamp, comment=f"comment {number}.")

    html = site.get(page(Product, "change", lamp.pk)).content.decode()

    assert html.count("<p>comment ") == 20
    assert 'name="reviews-0-comment"' not in html


def test_login_by_form(client, root):
    login = reverse("admin:login")

    assert client.get("/", follow=True).redirect_chain[-1][0].startswith(login)
    refused = client.post(login, {"username": root.email, "password": "wrong"})
    assert "Please enter the correct e-mail and password" in refused.content.decode()
    accepted = client.post(login, {"username": root.email, "password": PASSWORD, "next": reverse("admin:index")})
    assert accepted.status_code == 302
    assert client.get(reverse("admin:index")).context["user"] == root


def test_a_user_is_added_and_changed_by_form(site):
    added = site.post(
        page(User, "add"),
        {
            "email": "new@example.com",
            "full_name": "New One",
            "usable_password": "true",
            "password1": PASSWORD,
            "password2": PASSWORD,
        },
    )
    user = User.objects.get(email="new@example.com")
    assert added.url == page(User, "change", user.pk)
    assert user.check_password(PASSWORD)

    lamp = rows.product()
    kept = rows.order(user, lamp), rows.review(user, lamp)
    form = site.get(page(User, "change", user.pk)).context["adminform"].form
    values = {name: value for name, value in form.initial.items() if value not in (None, False)}
    managed = {
        f"{prefix}-{field}_FORMS": number
        for prefix in ("orders", "reviews")
        for field, number in (("TOTAL", 1), ("INITIAL", 1))
    }
    changed = site.post(
        page(User, "change", user.pk),
        {**values, **managed, "groups": [], "user_permissions": [], "full_name": "Renamed", "country": "FR"},
    )

    assert changed.status_code == 302, changed.context["errors"]
    user.refresh_from_db()
    assert (user.full_name, user.country, user.is_active) == ("Renamed", "FR", True)
    assert user.check_password(PASSWORD)
    assert (user.orders.get(), user.reviews.get()) == kept


def test_an_email_that_differs_in_case_alone_is_refused(site):
    rows.user("ann")

    refused = site.post(
        page(User, "add"),
        {
            "email": "ANN@example.com",
            "full_name": "Other",
            "usable_password": "true",
            "password1": PASSWORD,
            "password2": PASSWORD,
        },
    )

    assert "Another user has this e-mail address." in refused.content.decode()


def test_a_broken_rule_is_told_in_the_form(site):
    ann, lamp = rows.user(), rows.product()
    values = {"user": ann.pk, "product": lamp.pk, "quantity": 2, "unit_price": "19.99", "status": "pending"}

    refused = site.post(page(Order, "add"), {**values, "total_price": "40.00"})
    assert "The total price must be quantity x unit price." in refused.content.decode()

    assert site.post(page(Order, "add"), {**values, "total_price": "39.98"}).status_code == 302
    assert Order.objects.get().created_at <= datetime.now(UTC)
