"""Companies that are customers or may become some: their industry and size, a name that tells both, who works there.

What is drawn from the keys of one person's row belongs together: the company is that of the person.
"""

from dataclasses import dataclass

import numpy as np

from seeding.columns import Bank, Choose, Integers, Text, Words, mapped, template
from seeding.generators import chance, pick_by, pick_weighted
from seeding.keys import Keys, Numbers, below, derive, name_key, row_keys
from seeding.kinds import Draw, words
from seeding.kinds.company_data import COINED, FORMS, JA_NAMES, PLACES, SURNAMES
from seeding.kinds.person import last_name_words
from seeding.sources import slug_fragment

from ..models import Customer
from .companies_words import BUSINESS, JAPANESE_BUSINESS, JOB_TITLES

INDUSTRIES = tuple(Customer.Industry.values)
INDUSTRY_WORDS = Bank(INDUSTRIES)
SIZES = tuple(Customer.CompanySize.values)
SIZE_WORDS = Bank(SIZES)
BUSINESS_WORDS = Bank(tuple(f" {word}" for industry in INDUSTRIES for word in BUSINESS[industry]))
BUSINESS_STARTS = np.cumsum([0, *(len(BUSINESS[industry]) for industry in INDUSTRIES)])

JAPANESE_WORDS = Bank(tuple(word for industry in INDUSTRIES for word in JAPANESE_BUSINESS[industry]))
JAPANESE_READINGS = Bank(tuple(read for industry in INDUSTRIES for read in JAPANESE_BUSINESS[industry].values()))
JAPANESE_STARTS = np.cumsum([0, *(len(JAPANESE_BUSINESS[industry]) for industry in INDUSTRIES)])
JAPANESE_NAMES, JAPANESE_HOSTS = Bank(tuple(JA_NAMES)), Bank(tuple(JA_NAMES.values()))

NAMED_AFTER = (
    (72, 0, 180, 1548),
    (1674, 702, 324, 0),
    (1040, 260, 1040, 260),
    (396, 108, 792, 504),
    (198, 44, 440, 418),
)
"""By size, how many companies are named after an owner, two owners, a place and by a coined word."""
PATTERN_WEIGHTS = tuple(map(float, np.sum(NAMED_AFTER, axis=0)))
SIZES_BY_PATTERN = tuple(zip(*NAMED_AFTER, strict=True))
TRADITIONAL = tuple(INDUSTRIES.index(one) for one in ("Manufacturing", "Retail", "Real Estate"))
"""Industries with family businesses, named after someone and the sons."""
INVENTIVE = tuple(INDUSTRIES.index(one) for one in ("Technology", "Healthcare"))
"""Industries in which a startup calls itself a laboratory."""
REACH = Bank(("", " Labs", " Group", " International", " Holdings", " Worldwide"))
REACH_WEIGHTS = (
    (70, 30, 0, 0, 0, 0),
    (100, 0, 0, 0, 0, 0),
    (92, 0, 8, 0, 0, 0),
    (55, 0, 35, 10, 0, 0),
    (10, 0, 22, 32, 18, 18),
)
"""By size, weights of what is said of the company's reach."""
SONS = Bank(("", " & Sons"))
AMERICAN_FORMS = Bank(("", " LLC", " Inc.", " Corp."))
AMERICAN_WEIGHTS = ((70, 10, 20, 0), (35, 45, 20, 0), (15, 25, 50, 10), (15, 5, 50, 30), (30, 0, 35, 35))
OWN_SURNAMES = ("cs", "da", "de", "es", "fi", "fr", "hu", "it", "nl", "no", "pl", "pt", "ro", "sv")
"""Languages other than English whose family names have Latin letters."""


@dataclass(frozen=True)
class Company:
    """Companies by the parts of their names: the same name is of the same company, whoever works there.

    `name` is without the legal form; `host` is the name in the letters of an address.
    """

    industry: Numbers
    size: Numbers
    name: Text
    host: Text
    keys: Keys


def _company(draw):
    return _japanese(draw) if draw.locale.startswith("ja") else _western(draw)


def _business(draw, starts, bank):
    """An industry each, and a word for what is done in it."""
    industry = below(draw.keys_for("company industry"), len(INDUSTRIES))
    return industry, Words(starts[industry] + below(draw.keys_for("business"), np.diff(starts)[industry]), bank)


def _western(draw):
    pattern = pick_weighted(draw.keys_for("company pattern"), PATTERN_WEIGHTS)
    owner, partner = _surnames(draw, "company owner"), _surnames(draw, "company partner")
    place = words.pick(draw.keys_for("company place"), words.bank(*PLACES))
    coined = words.pick(draw.keys_for("company word"), words.bank(*COINED))
    industry, business = _business(draw, BUSINESS_STARTS, BUSINESS_WORDS)
    head = np.choose(pattern, (owner.codes, owner.codes * 100_003 + partner.codes, place.codes, coined.codes))
    keys = row_keys(name_key("companies", draw.locale), (head * 100 + business.codes) * 4 + pattern)
    size = pick_by(derive(keys, "size"), pattern, SIZES_BY_PATTERN)

    family = (size == SIZES.index("small")) & np.isin(industry, TRADITIONAL) & chance(derive(keys, "sons"), 0.3)
    sons = Words(family.astype(np.int64), SONS)
    codes = pick_by(derive(keys, "reach"), size, REACH_WEIGHTS)
    labs = (codes == REACH.words.index(" Labs")) & ~np.isin(industry, INVENTIVE)
    reach = Words(np.where(labs, 0, codes), REACH)
    name = Choose(
        pattern,
        (
            template(owner, sons, business, reach),
            template(owner, " & ", partner, business),
            template(place, business, reach),
            template(coined, business, reach),
        ),
    )
    return Company(industry, size, name, mapped(name, slug_fragment), keys)


def _japanese(draw):
    codes = below(draw.keys_for("company name"), len(JAPANESE_NAMES))
    industry, business = _business(draw, JAPANESE_STARTS, JAPANESE_WORDS)
    keys = row_keys(name_key("companies", draw.locale), codes * 100 + business.codes)
    size = pick_by(derive(keys, "size"), 0, (tuple(map(sum, NAMED_AFTER)),))
    before = Words(below(derive(keys, "form"), 2), Bank(("", "株式会社")))
    after = Words(1 - before.codes, before.bank)
    name = template(before, Words(codes, JAPANESE_NAMES), business, after)
    host = template(Words(codes, JAPANESE_HOSTS), "-", Words(business.codes, JAPANESE_READINGS))
    return Company(industry, size, Choose(np.zeros_like(codes), (name,)), host, keys)


def _draw(person):
    return Draw(keys=person.entity(), positions=person.row_number, locales=person.plan.locales)


def industry(person):
    """The position in `INDUSTRIES` of the industry of each row's company."""
    return _draw(person).per_locale(lambda draw: Integers(_company(draw).industry)).array


def size(person):
    """The position in `SIZES` of the size of each row's company."""
    return _draw(person).per_locale(lambda draw: Integers(_company(draw).size)).array


def companies(person):
    """Names that fit the industry and the size, with people's names and the legal form of the row's locale."""

    def named(draw):
        company = _company(draw)
        return template(company.name, _form(draw.locale, company))

    return _draw(person).per_locale(named)


def _surnames(draw, purpose):
    keys = draw.keys_for(purpose)
    if draw.locale.startswith(OWN_SURNAMES):
        return last_name_words(Draw(keys=keys, positions=draw.positions, locales=draw.locales))
    return words.pick(keys, words.bank(*SURNAMES))


def _form(locale, company):
    keys = derive(company.keys, "legal form")
    if locale == "en_US":
        return Words(pick_by(keys, company.size, AMERICAN_WEIGHTS), AMERICAN_FORMS)
    forms = FORMS.get(locale, {"Ltd": 100})
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
FREE_HOSTS = Bank(("@example.com", "@example.net", "@example.org"))


def emails(person, table):
    """Addresses of the person at the company's domain, some at a provider's.

    Each has a number that no lead, customer or registrant has a second time: each table numbers every third one.
    """
    positions = person.plan.unique_positions(person.model, person.row_number)
    name = person.of_kind("username", person.entity(), unique=positions * 3 + table, unique_key=ADDRESSES)
    keys = derive(person.entity(), "host of the company")
    free = template(Words(below(derive(keys, "provider"), len(FREE_HOSTS)), FREE_HOSTS))
    at_work = template("@", _draw(person).per_locale(lambda draw: _company(draw).host), ".example")
    return template(name, Choose(chance(keys, 0.25).astype(np.int64), (at_work, free)))
