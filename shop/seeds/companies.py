"""Companies that are customers or may become some: their industry and size, a name that tells both, who works there.

What is drawn from the keys of one person's row belongs together: the company is that of the person.
"""

import numpy as np

from seeding import kinds
from seeding.columns import Bank, Choose, Words, template
from seeding.generators import pick_by, pick_weighted
from seeding.keys import below, derive
from seeding.kinds import Draw, words
from seeding.kinds.company_data import COINED, FORMS, PLACES, SURNAMES
from seeding.kinds.person import last_name_words

from ..models import Customer
from .leads_words import JOB_TITLES

INDUSTRIES = tuple(Customer.Industry.values)
INDUSTRY_WORDS = Bank(INDUSTRIES)
SIZES = tuple(Customer.CompanySize.values)
SIZE_WORDS = Bank(SIZES)
SIZE_WEIGHTS = (18.0, 27.0, 26.0, 18.0, 11.0)

BUSINESS: dict[str, tuple[str, ...]] = {
    "Technology": ("Software", "Systems", "Analytics", "Networks", "Digital", "Robotics", "Cloud Services", "Technologies"),
    "Healthcare": ("Health", "Clinics", "Medical", "Care", "Diagnostics", "Pharmacies", "Therapeutics", "Dental"),
    "Finance": ("Capital", "Financial", "Insurance", "Leasing", "Wealth Management", "Credit", "Payments", "Asset Management"),
    "Education": ("Learning", "Academy", "College", "Education", "Language Schools", "Publishing", "Training Institute"),
    "Manufacturing": ("Engineering", "Packaging", "Tools", "Plastics", "Metalworks", "Motors", "Instruments", "Textiles"),
    "Retail": ("Foods", "Outfitters", "Furniture", "Stores", "Markets", "Outdoor", "Home Goods", "Electronics"),
    "Consulting": ("Consulting", "Advisory", "Partners", "Strategy", "Associates", "Management Consulting"),
    "Real Estate": ("Realty", "Properties", "Estates", "Housing", "Property Management", "Developments"),
}  # fmt: skip
BUSINESS_WORDS = Bank(tuple(f" {word}" for industry in INDUSTRIES for word in BUSINESS[industry]))
BUSINESS_STARTS = np.cumsum([0, *(len(BUSINESS[industry]) for industry in INDUSTRIES)])

NAMED_AFTER = ((4, 0, 10, 86), (62, 26, 12, 0), (40, 10, 40, 10), (22, 6, 44, 28), (18, 4, 40, 38))
"""By size, weights of names after an owner, after two, after a place, and of a coined word."""
SCOPES = Bank(("", " Labs", " & Sons", " Group", " International", " Holdings", " Worldwide"))
SCOPE_WEIGHTS = (
    (72, 28, 0, 0, 0, 0, 0),
    (86, 0, 14, 0, 0, 0, 0),
    (90, 0, 0, 10, 0, 0, 0),
    (45, 0, 0, 45, 10, 0, 0),
    (5, 0, 0, 25, 34, 18, 18),
)
"""By size, weights of what is said of the company's reach."""
OWN_SCRIPT = ("ja", "zh", "ko")
"""Languages in which companies do not mix their names with English words."""
AMERICAN_FORMS = Bank(("", " LLC", " Inc.", " Corp."))
AMERICAN_WEIGHTS = ((70, 10, 20, 0), (35, 45, 20, 0), (15, 25, 50, 10), (15, 5, 50, 30), (25, 0, 35, 40))


def industry(person):
    """The position in `INDUSTRIES` of the industry of each row's company."""
    return _industry(person.entity())


def size(person):
    """The position in `SIZES` of the size of each row's company."""
    return _size(person.entity())


def _industry(keys):
    return below(derive(keys, "company industry"), len(INDUSTRIES))


def _size(keys):
    return pick_weighted(derive(keys, "company size"), SIZE_WEIGHTS)


def companies(person):
    """Names that fit the industry and the size, with people's names and the legal form of the row's locale."""
    draw = Draw(keys=person.entity(), positions=person.row_number, locales=person.plan.locales)
    return draw.per_locale(_named)


def _named(draw):
    if draw.locale.startswith(OWN_SCRIPT):
        return kinds.get("company").draw(draw)
    industry, size = _industry(draw.keys), _size(draw.keys)
    owner, partner = _surnames(draw, "company owner"), _surnames(draw, "company partner")
    place = words.pick(draw.keys_for("company place"), words.bank(*PLACES))
    coined = words.pick(draw.keys_for("company word"), words.bank(*COINED))
    trades = np.diff(BUSINESS_STARTS)[industry]
    business = Words(BUSINESS_STARTS[industry] + below(draw.keys_for("business"), trades), BUSINESS_WORDS)
    scope = Words(pick_by(draw.keys_for("company scope"), size, SCOPE_WEIGHTS), SCOPES)
    after = pick_by(draw.keys_for("company pattern"), size, NAMED_AFTER)
    # Two owners say by their names what others say by the reach, and only a person has sons.
    scope = Words(np.where((after == 1) | (scope.where(" & Sons") & (after != 0)), 0, scope.codes), SCOPES)
    form = _forms(draw, size)
    return Choose(
        after,
        (
            template(owner, business, scope, form),
            template(owner, " & ", partner, business, form),
            template(place, business, scope, form),
            template(coined, business, scope, form),
        ),
    )


def _surnames(draw, purpose):
    keys = draw.keys_for(purpose)
    if draw.locale.startswith("en"):
        return words.pick(keys, words.bank(*SURNAMES))
    return last_name_words(Draw(keys=keys, positions=draw.positions, locales=draw.locales))


def _forms(draw, size):
    keys = draw.keys_for("legal form")
    if draw.locale == "en_US":
        return Words(pick_by(keys, size, AMERICAN_WEIGHTS), AMERICAN_FORMS)
    forms = FORMS.get(draw.locale, {"Ltd": 100})
    return Words(
        pick_weighted(keys, tuple(map(float, forms.values()))),
        words.bank(*(f" {form}" if form else "" for form in forms)),
    )


JOBS = Bank(tuple(title for one in SIZES for title in JOB_TITLES[one]))
JOBS_STARTS = np.cumsum([0, *(len(JOB_TITLES[one]) for one in SIZES)])


def job_titles(person):
    """What people who talk to vendors are called, by the size of their company."""
    sizes = person.once(size)
    return Words(JOBS_STARTS[sizes] + below(derive(person.entity(), "job"), np.diff(JOBS_STARTS)[sizes]), JOBS)


ADDRESSES = 0x5A1E5
LEADS, CUSTOMERS, REGISTRANTS = range(3)


def emails(person, table):
    """Addresses that no lead, customer or registrant has a second time: each table numbers every third one."""
    positions = person.plan.unique_positions(person.model, person.row_number)
    return person.of_kind("email", person.entity(), unique=positions * 3 + table, unique_key=ADDRESSES)
