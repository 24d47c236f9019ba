"""Customers and purchases: what the database refuses, and that seeded ones are as the business would have them."""

import re
from collections import Counter
from datetime import timedelta
from decimal import Decimal

import numpy as np
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q, Sum

from seeding import runs
from seeding.columns import DAY
from seeding.plan import Cohort, Facts, Request
from shop.factories import CustomerFactory, LeadFactory, PurchaseFactory
from shop.models import Customer, Lead, Purchase
from shop.seeds.companies import SIZES, companies, industry, size
from shop.seeds.sales import PURCHASES

from . import funnel
from .funnel import AS_OF, everything, make, text, values

MODELS = (Customer, Purchase)

# What one UPDATE would have to write to break the constraint.
BREAKS_CHECK = {
    "shop_customer_email_has_at_sign": (Customer, {"email": "ann.example.com"}),
    "shop_customer_industry_known": (Customer, {"industry": "technology"}),
    "shop_customer_company_size_known": (Customer, {"company_size": "Small"}),
    "shop_customer_status_known": (Customer, {"status": "lost"}),
    "shop_customer_lead_source_known": (Customer, {"lead_source": "trade_show"}),
    "shop_customer_lifetime_value_not_negative": (Customer, {"lifetime_value": Decimal("-0.01")}),
    "shop_customer_prospect_bought_nothing": (Customer, {"status": "prospect"}),
    "shop_customer_active_after_created": (Customer, {"last_activity": F("created_at") - timedelta(seconds=1)}),
    "shop_purchase_product_known": (Purchase, {"product": "Software"}),
    "shop_purchase_amount_not_negative": (Purchase, {"amount": Decimal("-0.01")}),
    "shop_purchase_status_known": (Purchase, {"status": "refunded"}),
    "shop_purchase_payment_method_known": (Purchase, {"payment_method": "cash"}),
}
# The fields of another customer that are those of the first, but for the case of letters.
BREAKS_UNIQUE = {
    "shop_customer_email_unique_any_case": ["email"],
    "Customer.email": ["email"],
    "Customer.lead": ["lead_id"],
}


def test_every_constraint_is_tested():
    assert funnel.declared(MODELS) == BREAKS_CHECK.keys() | BREAKS_UNIQUE.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS_CHECK)
def test_check_refuses(name):
    funnel.one_of_each()

    funnel.refuses(*BREAKS_CHECK[name], name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS_UNIQUE)
def test_unique_refuses(name):
    funnel.one_of_each()
    ann, bob = Customer.objects.get(), funnel.customer("bob")
    changes = {field: getattr(ann, field) for field in BREAKS_UNIQUE[name]}
    if name.endswith("any_case"):
        changes["email"] = changes["email"].upper()

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        Customer.objects.filter(pk=bob.pk).update(**changes)


@pytest.mark.django_db
def test_every_choice_is_accepted():
    funnel.one_of_each()
    Customer.objects.update(lifetime_value=0)

    for model in MODELS:
        for field in (field for field in model._meta.local_concrete_fields if field.choices):
            for value, _ in field.flatchoices:
                assert model._default_manager.update(**{field.name: value}) == 1


@pytest.mark.django_db
def test_validation_sees_what_compares_two_tables():
    funnel.one_of_each()
    ann, bought = Customer.objects.get(), Purchase.objects.get()
    ann.full_clean()
    bought.full_clean()

    bought.purchase_date = ann.created_at - timedelta(seconds=1)
    with pytest.raises(ValidationError, match="did not exist then"):
        bought.full_clean()
    ann.created_at = ann.lead.created_at - timedelta(seconds=1)
    with pytest.raises(ValidationError, match="younger than the customer"):
        ann.full_clean()
    ann.lead.status = "new"
    with pytest.raises(ValidationError, match="Only a converted lead"):
        ann.full_clean()
    bought.customer.status, bought.purchase_date = "prospect", ann.last_activity
    with pytest.raises(ValidationError, match="A prospect has bought nothing"):
        bought.full_clean()


def test_the_place_of_a_customer_as_one_value():
    ann = Customer(city="New York", state="New York", country="United States", postal_code="10016")

    assert ann.location == {
        "city": "New York",
        "state": "New York",
        "country": "United States",
        "postal_code": "10016",
    }


def test_the_lifetime_value_says_what_it_is():
    assert "completed purchases" in Customer._meta.get_field("lifetime_value").help_text


# Rows as a whole ------------------------------------------------------------------------------------------

every_label = pytest.mark.parametrize("label", ["shop.Customer", "shop.Purchase"])


@every_label
def test_rows_do_not_depend_on_the_size_of_batches(label):
    assert len(funnel.digests_by_batch(make(Lead=300), label, (3, 7, 10_000))) == 1


@every_label
def test_scattered_rows_are_those_of_the_whole(label):
    plan = funnel.funnel(300)
    lines = text(plan, label).splitlines()
    for number in (len(lines) - 1, 0, len(lines) // 2):
        assert text(
            make(Lead=300, Webinar=60, ContentAsset=100, Campaign=30), label, range(number, number + 1)
        ).splitlines() == [lines[number]]


def test_more_customers_leave_the_first_ones_as_they_were():
    few, many = make(Lead=500, Customer=100), make(Lead=500, Customer=200)

    assert text(many, "shop.Customer", range(100)) == text(few, "shop.Customer")
    assert text(many, "shop.Purchase", range(few.counts["shop.Purchase"])) == text(few, "shop.Purchase")


def test_more_leads_leave_customers_and_purchases_as_they_were():
    few, many = make(Lead=250), make(Lead=500)

    for label in ("shop.Customer", "shop.Purchase"):
        assert many.counts[label] > few.counts[label]
        assert text(many, label, range(few.counts[label])) == text(few, label)


def test_there_may_be_more_customers_than_follow_from_the_leads():
    plan = make(Customer=3000, Lead=500)
    customers = everything(plan, "shop.Customer")

    assert plan.counts["shop.Customer"] == 3000
    assert plan.counts["shop.Lead"] == 500
    converted = everything(plan, "shop.Lead").status.where("converted").sum()
    assert (~customers.column("lead").nulls).sum() == converted
    assert len(set(values(customers, "email"))) == 3000
    # Those beyond come when there are more leads, too.
    cohorts = (Cohort(plan.counts, {}),)
    grown = make(facts=Facts(cohorts=cohorts), Customer=4000, Lead=2000)
    assert text(grown, "shop.Customer", range(3000)) == text(plan, "shop.Customer")


@pytest.mark.parametrize("number", [1, 40, 137, 3000])
def test_customers_bring_as_many_leads_as_they_come_from(number):
    plan = make(Customer=number)
    converted = everything(plan, "shop.Lead").status.where("converted").sum()

    assert plan.counts["shop.Customer"] == number
    assert sum(lead is not None for lead in values(everything(plan, "shop.Customer"), "lead")) == converted
    assert plan.counts["shop.Lead"] <= 2.5 * number + 60


def test_customers_do_not_follow_from_users():
    plan = make(User=100)

    assert not set(plan.models) & set(funnel.LABELS)


# What customers are like ----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_hundred_customers_have_the_declared_statuses(seed):
    status = everything(funnel.funnel(1000, seed), "shop.Customer").status

    for start in range(0, 400, 100):
        found = Counter(status.present()[start : start + 100])
        assert found == {"active": 60, "inactive": 20, "prospect": 15, "churned": 5}


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_most_buy_little_some_nothing_and_some_much(seed):
    plan = funnel.funnel(1000, seed)
    made = np.bincount(everything(plan, "shop.Purchase").related("customer").row_number, minlength=400)

    assert sorted(made[:100].tolist()) == sorted(PURCHASES)
    for start in range(0, 400, 20):
        twenty = made[start : start + 20]
        assert 0 in twenty
        assert 1 in twenty
        assert twenty.max() >= 8
    assert (made <= 3).mean() > 0.6


def test_the_lifetime_value_is_what_was_bought():
    plan = funnel.funnel()
    customers, bought = everything(plan, "shop.Customer"), everything(plan, "shop.Purchase")
    paid = np.where(bought.status.where("completed"), bought.amount, 0)
    sums = np.bincount(bought.related("customer").row_number, weights=paid, minlength=len(customers))

    assert customers.lifetime_value.tolist() == sums.astype(np.int64).tolist()
    assert (customers.lifetime_value > 0).mean() > 0.5


def test_prospects_have_bought_nothing():
    bought = everything(funnel.funnel(), "shop.Purchase")
    prospects = bought.customer.status.where("prospect")

    assert prospects.any()
    assert not bought.status.where("completed")[prospects].any()


@pytest.mark.parametrize("seed", [0, 1])
def test_customers_are_active_after_all_that_they_do(seed):
    plan = funnel.funnel(3000, seed)
    customers, bought = everything(plan, "shop.Customer"), everything(plan, "shop.Purchase")

    assert (customers.created_at >= AS_OF - 730 * DAY).all()
    assert (customers.last_activity >= customers.created_at).all()
    assert (customers.last_activity <= AS_OF).all()
    assert (bought.purchase_date >= bought.customer.created_at).all()
    assert (bought.purchase_date <= bought.customer.last_activity).all()
    assert (np.diff(bought.purchase_date)[np.diff(bought.related("customer").row_number) == 0] >= 0).all()


def test_the_last_activity_fits_the_status():
    customers = everything(funnel.funnel(), "shop.Customer")
    days = (AS_OF - customers.last_activity) / DAY

    assert days[customers.status.where("active")].max() <= 30
    assert days[customers.status.where("inactive")].min() >= 90
    assert days[customers.status.where("inactive")].max() <= 270
    assert days[customers.status.where("churned")].min() >= 180
    assert days[customers.status.where("prospect")].max() <= 90


def test_prices_go_by_product_and_size():
    bought = everything(funnel.funnel(), "shop.Purchase")
    sizes, amount = bought.customer.company_size.places(SIZES), bought.amount

    assert amount.min() >= 100_00
    assert amount.max() <= 10_000_00
    for product in Purchase.Product.values:
        mine = bought.product.where(product)
        means = [amount[mine & (sizes == place)].mean() for place in range(len(SIZES))]
        assert means == sorted(means), product
        assert means[-1] > 2 * means[0]


def test_statuses_and_methods_of_purchases():
    bought = everything(funnel.funnel(), "shop.Purchase")
    age = (AS_OF - bought.purchase_date) / DAY
    pending = bought.status.where("pending")

    assert age[pending].max() <= 46
    assert 0.75 < bought.status.where("completed").mean() < 0.95
    assert set(bought.status.present()) == set(Purchase.Status.values)
    assert set(bought.payment_method.present()) == set(Purchase.PaymentMethod.values)
    assert set(bought.product.present()) == set(Purchase.Product.values)
    card, wire = bought.payment_method.where("credit_card"), bought.payment_method.where("bank_transfer")
    assert bought.amount[wire].mean() > 1.7 * bought.amount[card].mean()


def test_every_source_industry_and_size_occurs_about_as_often_as_it_should():
    customers = everything(funnel.funnel(), "shop.Customer")

    industries = Counter(customers.industry.present())
    assert set(industries) == set(Customer.Industry.values)
    assert min(industries.values()) > 0.75 * max(industries.values())
    assert set(customers.company_size.present()) == set(Customer.CompanySize.values)
    assert set(customers.lead_source.present()) == set(Customer.LeadSource.values)


def test_a_company_has_one_industry_one_size_and_one_domain():
    customers = everything(funnel.funnel(), "shop.Customer")
    known = {}
    for name, *rest in zip(
        values(customers, "company"), values(customers, "industry"), values(customers, "company_size"), strict=True
    ):
        assert known.setdefault(name, rest) == rest
    assert len(known) > 700
    domains = {}
    for name, mail in zip(values(customers, "company"), values(customers, "email"), strict=True):
        host = mail.split("@")[1]
        if not host.startswith("example."):
            assert domains.setdefault(name, host) == host
    assert len(domains) > 0.6 * len(known)


@pytest.mark.parametrize("locale", ["de_DE", "ja_JP", "ru_RU"])
def test_customers_of_any_country(locale):
    plan = make(Lead=200, locales=(locale, "en_US"))
    customers = everything(plan, "shop.Customer")

    assert len(set(values(customers, "country"))) == 2
    assert all("@" in mail and mail.isascii() and "--" not in mail for mail in values(customers, "email"))
    for row in (customers, everything(plan, "shop.Lead")):
        assert len(companies(row)) == len(industry(row)) == len(size(row)) == len(row)


def test_the_parts_of_a_place_agree():
    customers = everything(funnel.funnel(), "shop.Customer")
    states = {}
    for city, state in zip(values(customers, "city"), values(customers, "state"), strict=True):
        states.setdefault(city, set()).add(state)
    assert len(states) > 100
    # Some names are of cities in two states.
    assert sum(len(found) > 1 for found in states.values()) < 0.1 * len(states)
    area = {}
    for city, phone in zip(values(customers, "city"), values(customers, "phone"), strict=True):
        area.setdefault(phone[:6], set()).add(city)
    assert np.mean([len(found) for found in area.values()]) < 8


# Leads that became customers ------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, 1])
def test_every_converted_lead_is_one_customer_and_no_other_lead_is(seed):
    plan = funnel.funnel(3000, seed)
    leads, customers = everything(plan, "shop.Lead"), everything(plan, "shop.Customer")
    numbers, missing = customers.referenced("lead")

    assert sorted(numbers[~missing].tolist()) == np.flatnonzero(leads.status.where("converted")).tolist()
    assert (~missing).sum() == 300
    assert missing.sum() == 900


def test_a_customer_agrees_with_the_lead():
    plan = funnel.funnel()
    customers = everything(plan, "shop.Customer")
    mine = np.flatnonzero(~customers.referenced("lead")[1])
    leads = customers.lead.at(mine)

    for name in ("first_name", "last_name", "email", "phone", "company", "job_title"):
        assert customers.column(name).take(mine).values() == leads.column(name).values(), name
    assert (customers.created_at[mine] > leads.created_at).all()
    assert (customers.created_at[mine] - leads.created_at <= 77 * DAY).all()
    sources = {*zip(leads.lead_source.present(), customers.lead_source.take(mine).present(), strict=True)}
    assert ("whitepaper_download", "whitepaper") in sources
    assert {source for lead, source in sources if lead == "webinar_registration"} == {"webinar"}


def test_a_customer_s_last_activity_is_after_all_that_the_lead_did():
    plan = funnel.funnel(3000)
    customers = everything(plan, "shop.Customer")
    numbers, missing = customers.referenced("lead")
    last = np.full(3000, AS_OF)
    last[numbers[~missing]] = customers.last_activity[~missing]

    for label, at in (
        ("shop.Download", "downloaded_at"),
        ("shop.FormSubmission", "submitted_at"),
        ("shop.WebinarRegistration", "registered_at"),
    ):
        done = everything(plan, label)
        of, nobody = done.referenced("lead")
        known = np.ones(len(done), dtype=np.bool_) if nobody is None else ~nobody
        assert (done[at][known] <= last[of[known]]).all(), label
    assert np.isin(numbers[~missing], everything(plan, "shop.Download").referenced("lead")[0]).mean() > 0.5


def test_nobody_shares_an_address():
    plan = funnel.funnel()
    customers = everything(plan, "shop.Customer")
    mails = [mail.lower() for mail in values(everything(plan, "shop.Lead"), "email")]
    mails += [mail.lower() for mail in customers.email.take(customers.referenced("lead")[1]).present()]
    registrations = everything(plan, "shop.WebinarRegistration")
    mails += [mail.lower() for mail in registrations.email.take(registrations.referenced("lead")[1]).present()]

    assert len(set(mails)) == len(mails) > 4000
    # Not by chance: no number occurs twice, whoever it is.
    assert len({re.search(r"(\d+)@", mail)[1] for mail in mails}) == len(mails)


# In a database --------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_the_database_holds_what_was_planned_and_finds_it_valid():
    result = runs.seed(
        Request(3, AS_OF, {"shop.Lead": 400, "shop.Webinar": 5, "shop.WebinarRegistration": 120}), digests=True
    )
    made = {table.label: table for table in result.tables}

    assert set(made) == set(funnel.LABELS)
    for customer in Customer.objects.select_related("lead")[:60]:
        customer.full_clean()
    for purchase in Purchase.objects.select_related("customer")[:60]:
        purchase.full_clean()
    wrong = [
        customer.pk
        for customer in Customer.objects.annotate(
            paid=Sum("purchases__amount", filter=Q(purchases__status="completed"), default=Decimal(0))
        )
        if abs(customer.paid - customer.lifetime_value) > Decimal("0.001")
    ]
    assert wrong == []
    assert Customer.objects.filter(lead__isnull=False).count() == Lead.objects.filter(status="converted").count()
    runs.unseed()
    assert not any(model.objects.exists() for model in (Customer, Lead, Purchase))


@pytest.mark.django_db
def test_factories():
    churned = CustomerFactory(churned=True, with_purchases=True)
    assert (AS_OF - churned.last_activity.timestamp() * 1e6) / DAY >= 180
    assert churned.purchases.count() == 3
    assert all(
        churned.created_at <= bought.purchase_date <= churned.last_activity for bought in churned.purchases.all()
    )

    lead = LeadFactory(converted=True, first_name="Zora")
    customer = CustomerFactory(lead=lead)
    assert (customer.first_name, customer.email, customer.company) == ("Zora", lead.email, lead.company)
    assert customer.created_at > lead.created_at
    assert CustomerFactory(lead=None).lead is None

    prospect = CustomerFactory(prospect=True)
    assert prospect.lifetime_value == 0
    assert PurchaseFactory(customer=prospect).status != "completed"
    assert PurchaseFactory(cancelled=True).status == "cancelled"
