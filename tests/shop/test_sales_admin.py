"""The pages of sales and leads open, find and filter, and more rows cost no more queries."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.models import ContentAsset, Customer, Lead, User, Webinar, WebinarRegistration

from . import funnel

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MODELS = [
    model
    for model in admin.site._registry
    if model._meta.app_label == "shop" and model.__module__.rsplit(".")[-1] in ("sales", "leads")
]
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)


@pytest.fixture
def site(client):
    client.force_login(User.objects.create_superuser("root@example.com", full_name="Root"))
    return client


def page(model, name, *args):
    return reverse(f"admin:shop_{model._meta.model_name}_{name}", args=args)


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def fill(numbers):
    """Rows of every model; one lead, one webinar and one customer take part in all of them."""
    if not Lead.objects.exists():
        funnel.one_of_each()
    ann, intro, buyer = (
        Lead.objects.get(first_name="Ann"),
        Webinar.objects.first(),
        Customer.objects.get(first_name="Ann"),
    )
    for number in numbers:
        guide, someone = funnel.asset(f"Guide {number}"), funnel.lead(f"lead{number}")
        funnel.campaign(f"campaign_{number}")
        for who in (ann, someone):
            funnel.download(who, guide)
            funnel.submission(who)
        funnel.registration(intro, someone)
        funnel.registration(funnel.webinar(f"Webinar {number}"), ann)
        funnel.purchase(buyer)
        funnel.purchase(funnel.customer(f"lead{number}", of=someone))


def test_every_model_is_registered():
    assert {model._meta.label for model in MODELS} == set(funnel.LABELS)


@every_model
def test_pages_open(site, model):
    funnel.one_of_each()
    key = model._default_manager.get().pk

    for url in (
        page(model, "changelist"),
        page(model, "add"),
        page(model, "change", key),
        page(model, "history", key),
        page(model, "delete", key),
    ):
        assert site.get(url).status_code == 200, url


@every_model
def test_search_sorting_and_filters_work(site, model):
    funnel.one_of_each()
    url = page(model, "changelist")

    assert site.get(url, {"q": "a 1"}).status_code == 200
    columns = range(1, len(admin.site._registry[model].list_display) + 1)
    for direction in ("", "-"):
        by_each = ".".join(f"{direction}{number}" for number in columns)
        assert site.get(url, {"o": by_each}).status_code == 200
    shown = site.get(url).context["cl"]
    for spec in shown.filter_specs:
        for choice in spec.choices(shown):
            assert site.get(url + choice["query_string"]).status_code == 200


@every_model
def test_lists_and_pages_cost_the_same_for_more_rows(site, model):
    fill(range(2))
    urls = [page(model, "changelist"), page(model, "change", model._default_manager.earliest("pk").pk)]
    for url in urls:
        site.get(url)  # Fills the cache of content types.
    before = [queries(site, url) for url in urls]

    fill(range(2, 9))

    assert [queries(site, url) for url in urls] == before


def listed(site, model, **query):
    return list(site.get(page(model, "changelist"), query).context["cl"].result_list)


def test_counts_do_not_multiply_one_another(site):
    fill(range(3))

    ann = next(lead for lead in listed(site, Lead) if lead.first_name == "Ann")
    assert (ann.download_count, ann.form_count, ann.registration_count) == (4, 4, 4)
    guide = next(asset for asset in listed(site, ContentAsset) if asset.title == "Guide 1")
    assert (guide.lead_count, guide.download_count) == (0, 2)
    buyer = next(customer for customer in listed(site, Customer) if customer.first_name == "Ann")
    assert buyer.purchase_count == 4
    WebinarRegistration.objects.filter(lead__first_name="Lead1").update(
        attended=False, attendance_duration=None, feedback_score=None
    )
    intro = next(webinar for webinar in listed(site, Webinar) if webinar.title == "An Introduction")
    assert (intro.registration_count, intro.attendee_count) == (4, 3)


@pytest.mark.parametrize(
    ("score", "band"), [(0, "cold"), (24, "cold"), (25, "warm"), (59, "warm"), (60, "hot"), (100, "hot")]
)
def test_leads_are_filtered_by_score(site, score, band):
    funnel.lead(score=score)

    found = {one: len(listed(site, Lead, score=one)) for one in ("cold", "warm", "hot")}
    assert found == {"cold": 0, "warm": 0, "hot": 0, band: 1}


def test_customers_are_filtered_by_origin(site):
    funnel.one_of_each()
    funnel.customer("bob")

    assert [customer.first_name for customer in listed(site, Customer, origin="lead")] == ["Ann"]
    assert [customer.first_name for customer in listed(site, Customer, origin="direct")] == ["Bob"]
    assert len(listed(site, Customer, origin="other")) == 2


def test_a_broken_rule_is_told_in_the_form(site):
    funnel.one_of_each()
    ann = Customer.objects.get()
    form = site.get(page(Customer, "change", ann.pk)).context["adminform"].form
    given = {name: value for name, value in form.initial.items() if value is not None}
    given |= {"last_activity_0": "2024-04-10", "last_activity_1": "12:00:00"}
    given |= {"purchases-TOTAL_FORMS": 1, "purchases-INITIAL_FORMS": 1}

    refused = site.post(page(Customer, "change", ann.pk), {**given, "status": "prospect"})
    assert "A prospect has bought nothing yet." in refused.content.decode()
    accepted = site.post(page(Customer, "change", ann.pk), {**given, "city": "Boston"})
    assert accepted.status_code == 302, accepted.context["errors"]
    ann.refresh_from_db()
    assert (ann.city, ann.purchases.count()) == ("Boston", 1)
