"""Customers of the vendor: where they come from, how long they stay, what they buy.

Some were leads: their row follows the lead's and agrees with it. Others came by themselves at the same time.
"""

import numpy as np

from seeding.columns import DAY, Bank, Choose, Words
from seeding.generators import OFFICE, between, pick_by, pick_weighted
from seeding.keys import below, derive, high_bits
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, refer, shares

from ..models import Customer, Lead, Purchase
from .calendar import HOUR
from .companies import (
    CUSTOMERS,
    INDUSTRY_WORDS,
    SIZE_WORDS,
    SIZES,
    companies,
    emails,
    industry,
    job_titles,
    size,
)
from .leads import decided

STATUS = tuple(Customer.Status.values)
LAST_ACTIVITY = ((0, 30), (90, 270), (0, 90), (180, 540))
"""By status, how many days ago the last activity was at the latest and at the earliest."""
PURCHASES = (
    *(24, 18, 14, 12, 10, 8, 8, 7, 7, 6, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, *(3,) * 9, *(2,) * 12, *(1,) * 13, *(0,) * 6),
    *(4, 3, 3, 2, 2, 2, 2, *(1,) * 9, *(0,) * 4),
    *(1, 1, 1, *(0,) * 12),
    *(3, 2, 1, 1, 1),
)
"""How many purchases each of a hundred customers has, in the order of the statuses; prospects complete none."""

SOURCES = tuple(Customer.LeadSource.values)
SOURCE_WORDS = Bank(SOURCES)
SOURCE_WEIGHTS = (20.0, 14.0, 13.0, 18.0, 13.0, 11.0, 11.0)
SOURCE_OF_LEADS = {
    "whitepaper_download": "whitepaper",
    "webinar_registration": "webinar",
    "social_media": "social_media",
    "referral": "referral",
    "trade_show": "referral",
    "cold_outreach": "email_campaign",
}
SOURCE_OF_MEDIA = {
    "cpc": "paid_search",
    "organic": "organic_search",
    "social": "social_media",
    "email": "email_campaign",
    "referral": "referral",
}
"""For leads whose source says nothing of the way that they came."""
LEAD_SOURCES, LEAD_MEDIA = tuple(Lead.Source.values), tuple(Lead.UtmMedium.values)


def converted(lead):
    return lead.status.where("converted")


def customers_made(lead):
    """Every converted lead becomes a customer, and with thirty leads in a hundred comes one who was none."""
    return lead.once(converted) + (lead.strata("customers besides") < 30).astype(np.int64)


def own_lead(customer):
    """The lead that these rows follow, for the first who does if it was converted."""
    return np.ma.masked_array(customer.parent.row_number, mask=~(customer.parent.once(converted) & (customer.nth == 0)))


def was_lead(customer):
    nulls = customer.column("lead").nulls
    return np.ones(len(customer), dtype=np.bool_) if nulls is None else ~nulls


def of_lead_or_own(customer, theirs, own):
    """`theirs` of the lead, or the customer's own where that is none."""
    known = customer.once(was_lead)
    return Choose(known.astype(np.int64), (own, theirs(customer.lead))) if known.any() else own


def person(customer):
    """The keys of the person: the lead's, if it was one."""
    known = customer.once(was_lead)
    return np.where(known, customer.lead.entity(), customer.entity()) if known.any() else customer.entity()


def company_code(customer, code):
    """What a function of companies says of the lead's company, if it was a lead, else of the customer's."""
    known = customer.once(was_lead)
    return np.where(known, customer.lead.once(code), code(customer)) if known.any() else code(customer)


def source_of_lead(lead):
    """How customers name the way that a lead came."""
    sources = np.array([SOURCES.index(SOURCE_OF_LEADS[one]) if one in SOURCE_OF_LEADS else -1 for one in LEAD_SOURCES])
    said = sources[lead.lead_source.places(LEAD_SOURCES)]
    media = np.array([SOURCES.index(SOURCE_OF_MEDIA[one]) for one in LEAD_MEDIA])
    came = media[lead.utm_medium.places(LEAD_MEDIA)]
    social = lead.utm_source.where("facebook", "linkedin", "twitter")
    return np.where(said >= 0, said, np.where(social, SOURCES.index("social_media"), came))


def purchases(customer):
    """How many purchases a customer has, in exact shares of each status: every twenty have 0, 1 and many among them."""
    return np.array(PURCHASES)[customer.strata("status")]


def completed(purchase):
    return np.where(purchase.status.where("completed"), purchase.amount, 0)


@register(Customer)
class CustomerSeeds(ModelSeeds):
    rows = children_of("shop.Lead", customers_made, again=True)
    traits = {**{status: {"status": status} for status in STATUS}, "with_purchases": {"purchases": 3}}

    lead = refer(own_lead)
    status = shares({"active": 60, "inactive": 20, "prospect": 15, "churned": 5})

    def first_name(customer):
        own = customer.of_kind("first_name", customer.entity())
        return of_lead_or_own(customer, lambda lead: lead.first_name, own)

    def last_name(customer):
        own = customer.of_kind("last_name", customer.entity())
        return of_lead_or_own(customer, lambda lead: lead.last_name, own)

    def email(customer):
        return of_lead_or_own(customer, lambda lead: lead.email, emails(customer, CUSTOMERS))

    def phone(customer):
        return of_lead_or_own(customer, lambda lead: lead.phone, customer.of_kind("phone", customer.entity()))

    def company(customer):
        return of_lead_or_own(customer, lambda lead: lead.company, companies(customer))

    def job_title(customer):
        return of_lead_or_own(customer, lambda lead: lead.job_title, job_titles(customer))

    def industry(customer):
        return Words(company_code(customer, industry), INDUSTRY_WORDS)

    def company_size(customer):
        return Words(company_code(customer, size), SIZE_WORDS)

    def city(customer):
        return customer.of_kind("city", customer.once(person))

    def state(customer):
        return customer.of_kind("state", customer.once(person))

    def country(customer):
        return customer.of_kind("country", customer.once(person))

    def postal_code(customer):
        return customer.of_kind("postal_code", customer.once(person), max_length=20)

    def lead_source(customer):
        keys, known = customer.keys_for("lead_source"), customer.once(was_lead)
        own = pick_weighted(keys, SOURCE_WEIGHTS)
        return Words(np.where(known, source_of_lead(customer.lead), own) if known.any() else own, SOURCE_WORDS)

    def created_at(customer):
        """In the last two years; early enough for the status and for as many purchases, one a week. Who was a lead
        became a customer within eleven weeks.
        """
        known = customer.once(was_lead)
        latest = np.array(LAST_ACTIVITY)[customer.status.places(STATUS), 0]
        needed = (np.where(latest > 0, latest + 10, 0) + 7 * np.minimum(customer.once(purchases), 25)) * DAY
        end = customer.as_of - np.maximum(needed, 2 * HOUR)
        start = np.full(len(customer), customer.as_of - 729 * DAY)
        if known.any():
            came = customer.lead.created_at
            since = decided(customer.lead)
            start = np.where(known, since, start)
            # Who has left since or buys every week was won within a week.
            soon = np.minimum(since + 7 * DAY, customer.as_of)
            end = np.where(known, np.maximum(np.minimum(end, came + 77 * DAY), soon), end)
        return between(high_bits(customer.keys_for("created_at"), 32), start, end, OFFICE)

    def last_activity(customer):
        """Lately, or long ago, as the status says; every purchase was before."""
        latest, earliest = np.array(LAST_ACTIVITY)[customer.status.places(STATUS)].T
        start = np.maximum(customer.created_at, customer.as_of - earliest * DAY)
        end = np.maximum(customer.as_of - np.maximum(latest * DAY, HOUR), start)
        return between(high_bits(customer.keys_for("last_activity"), 32), start, end, OFFICE)

    def lifetime_value(customer):
        bought = customer.children("shop.Purchase").sum(completed)
        return np.where(customer.status.where("prospect"), 0, bought)


# Purchases ------------------------------------------------------------------------------------------------

PRODUCTS = Bank(tuple(Purchase.Product.values))
PRODUCT_WEIGHTS = ((45, 14, 12, 12, 6, 11), (18, 22, 16, 20, 10, 14))
"""What is bought first, and what later."""
UNITS = (
    ((3, 15), (5, 40), (20, 120), (60, 250), (150, 400)),
    ((4, 16), (4, 24), (8, 40), (16, 56), (24, 60)),
    ((1, 4), (2, 6), (3, 12), (6, 20), (10, 24)),
    ((1, 1), (1, 2), (2, 4), (4, 8), (7, 10)),
    ((1, 4), (2, 6), (3, 8), (4, 10), (5, 10)),
    ((1, 2), (1, 3), (2, 5), (3, 6), (4, 7)),
)
"""By product and size of the company, how many seats, hours, participants, months of support, days or systems."""
PRICES = (
    (4900, 4500, 3900, 3200, 2400),
    (14500, 14500, 15500, 16500, 16500),
    (39000, 39000, 39000, 37500, 36000),
    (49000, 52500, 65000, 82500, 98000),
    (88000, 88000, 92000, 96000, 98000),
    (125000, 125000, 130000, 135000, 140000),
)
"""What one of these costs, in cents."""
DISCOUNTS = (0, 5, 10, 15)
DISCOUNT_WEIGHTS = (72.0, 12.0, 12.0, 4.0)

METHODS = Bank(tuple(Purchase.PaymentMethod.values))
METHOD_WEIGHTS = ((62, 12, 26), (44, 52, 4), (12, 88, 0))
"""For amounts under 1 000, under 4 000 and above."""

PURCHASE_STATUS = Bank(tuple(Purchase.Status.values))
STATUS_BY_AGE = ((56, 37, 7), (80, 10, 10), (90, 0, 10))
"""In the first fortnight, within 45 days, and later: nothing stays pending for ever."""
STATUS_OF_PROSPECTS = ((0, 9, 1), (0, 7, 3), (0, 0, 1))


@register(Purchase)
class PurchaseSeeds(ModelSeeds):
    rows = children_of("customer", purchases, whole=True)
    traits = {status: {"status": status} for status in Purchase.Status.values}

    def product(purchase):
        later = np.minimum(purchase.nth, 1)
        return Words(pick_by(purchase.keys_for("product"), later, PRODUCT_WEIGHTS), PRODUCTS)

    def amount(purchase):
        """So many units as a company of that size needs, some at a discount."""
        keys, product = purchase.keys_for("amount"), purchase.product.places(PRODUCTS.words)
        sizes = purchase.customer.company_size.places(SIZES)
        least, most = np.moveaxis(np.array(UNITS)[product, sizes], -1, 0)
        units = least + below(keys, most - least + 1)
        discount = np.array(DISCOUNTS)[pick_weighted(derive(keys, "discount"), DISCOUNT_WEIGHTS)]
        return units * np.array(PRICES)[product, sizes] * (100 - discount) // 100

    def purchase_date(purchase):
        """Spread from the creation to the last activity, one after the other."""
        place = ((purchase.nth << 32) + high_bits(purchase.keys_for("purchase_date"), 32)) // purchase.siblings
        return between(place, purchase.customer.created_at, purchase.customer.last_activity, OFFICE)

    def status(purchase):
        age = (purchase.as_of - purchase.purchase_date) // DAY
        group = np.searchsorted([14, 45], age, side="right")
        group = np.where(purchase.customer.status.where("prospect"), group + 3, group)
        weights = (*STATUS_BY_AGE, *STATUS_OF_PROSPECTS)
        return Words(pick_by(purchase.keys_for("status"), group, weights), PURCHASE_STATUS)

    def payment_method(purchase):
        group = np.searchsorted([1_000_00, 4_000_00], purchase.amount, side="right")
        return Words(pick_by(purchase.keys_for("payment_method"), group, METHOD_WEIGHTS), METHODS)
