"""The upper end of the funnel: content, campaigns, the leads that they drew, and what the leads did since.

A lead is the person of its row; registrations and customers that say whose they are agree with it (`sales.py`).
"""

from functools import lru_cache

import numpy as np

from seeding.columns import DAY, SECOND, Bank, Choose, Integers, Words, documents, one_of, template
from seeding.generators import OFFICE, between, chance, choice, pick_by, pick_weighted, weighted
from seeding.keys import below, derive, high_bits, name_key, permute, stream
from seeding.kinds.text import expand
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, count, kind, refer, shares

from ..models import Campaign, ContentAsset, Download, FormSubmission, Lead, Webinar, WebinarRegistration
from ..models.leads import DOCUMENTS, ContentType
from .calendar import HOUR
from .companies import LEADS, REGISTRANTS, companies, emails, job_titles
from .leads_words import MESSAGES, MORE_NOTES, NOTES, PLACES, SITE, TITLES, TOPICS, TRADES, WEBINARS

YEAR = 365
TYPES = tuple(ContentType.values)
TYPE_SHARES = shares(dict(zip(TYPES, (30, 20, 20, 10, 5, 5, 5, 5), strict=True)))

# Titles ---------------------------------------------------------------------------------------------------

TOPIC_WORDS = Bank(TOPICS)


@lru_cache(maxsize=16)
def titles(patterns):
    """Every title that the patterns make, and the position in `TOPICS` of what it is about."""
    firms = [f"{place} {trade}" for place in PLACES for trade in TRADES]
    found = []
    for pattern in patterns:
        for place, topic in enumerate(TOPICS):
            # A company has one story, so each story is of another one.
            firm = firms[(len(found) * 37) % len(firms)]
            found.append((pattern.replace("{t}", topic).replace("{c}", firm), place))
    return Bank(tuple(title for title, _ in found)), np.array([place for _, place in found])


def places(numbers, patterns, key):
    """The position of a title for each number, none twice before all were there, and how often all were."""
    size = len(titles(patterns)[0])
    again, place = np.divmod(numbers, size)
    return permute(place, size, key), again


def titled(which, groups, numbers, key):
    """Titles of one of several groups of patterns a row, and their topics; two rows with other numbers differ."""
    options, topics = [], []
    for patterns in groups:
        bank, about = titles(patterns)
        place, again = places(numbers, patterns, key)
        part = Words((again > 0).astype(np.int64), Bank(("", ", Part ")))
        options.append(template(Words(place, bank), part, Words(np.minimum(again, 9999), _PARTS)))
        topics.append(about[place])
    return Choose(which, tuple(options)), np.choose(which, topics)


_PARTS = Bank(("", *(str(number) for number in range(2, 10_001))))

# Content --------------------------------------------------------------------------------------------------

FIRST_OF_TYPE = tuple(TYPE_SHARES.strata.index(place) for place in range(len(TYPES)))
PAGES = ((8, 32), (24, 120), (3, 12))


def title_number(asset):
    """How many assets of the type there were before."""
    place = asset.strata("type")
    types = np.array(TYPE_SHARES.strata)[place]
    rank = asset.row_number // 100 * np.bincount(TYPE_SHARES.strata)[types] + place - np.array(FIRST_OF_TYPE)[types]
    return np.where(asset.type.places(TYPES) == types, rank, asset.row_number)


def titles_of_assets(asset):
    groups = tuple(TITLES[one] for one in TYPES)
    return titled(asset.type.places(TYPES), groups, asset.once(title_number), stream(asset.plan.seed, "titles"))


@register(ContentAsset)
class ContentAssetSeeds(ModelSeeds):
    rows = count(60)
    traits = {one: {"type": one} for one in TYPES}

    type = TYPE_SHARES

    def title(asset):
        return titles_of_assets(asset)[0]

    def topic(asset):
        return Words(titles_of_assets(asset)[1], TOPIC_WORDS)

    def pages(asset):
        """What is downloaded has pages: case studies a few, e-books many."""
        types = asset.type.places(TYPES)
        low, high = np.array([*PAGES, *[(1, 1)] * (len(TYPES) - len(PAGES))]).T
        drawn = low[types] + below(asset.keys_for("pages"), (high - low + 1)[types])
        return np.ma.masked_array(drawn, mask=types >= len(PAGES))

    def published_at(asset):
        """Over three years. Of each type some are older than any lead, and so is the first asset of all."""
        place = asset.strata("type")
        first = np.array(FIRST_OF_TYPE)[np.array(TYPE_SHARES.strata)[place]]
        backlist = ((place - first) // 5 % 2 == 0) | (asset.row_number == 0)
        start, end = np.where(backlist, 3 * YEAR, YEAR), np.where(backlist, YEAR + 10, 20)
        quantile = high_bits(asset.keys_for("published_at"), 32)
        return between(quantile, asset.as_of - start * DAY, asset.as_of - end * DAY, OFFICE)


# Campaigns ------------------------------------------------------------------------------------------------

SLOTS, SLOT_DAYS = 8, 50
HISTORY = SLOTS * SLOT_DAYS
SEASONS = ("Winter", "Spring", "Summer", "Autumn")
SEASON_WORDS = Bank((*SEASONS, "Always On"))
SEASON_CODES = Bank((*(f"{season.lower()}_" for season in SEASONS), "always_on"))
TOPIC_CODES = Bank(tuple(f"_{topic.lower().replace(' ', '_').replace('-', '_')}" for topic in TOPICS))


def slot(campaign):
    """Which fiftieth day since the beginning a campaign begins about; `SLOTS` for those that run all the time.

    The first of all does, so that any number of campaigns covers every day.
    """
    place = campaign.row_number % (SLOTS + 1)
    return np.where(place == 0, SLOTS, place - 1)


def season(campaign):
    """The season and the year of the start; a winter is of the year in which it ends."""
    days = campaign.starts_on.astype("datetime64[D]")
    month = days.astype("datetime64[M]").astype(np.int64) % 12
    year = days.astype("datetime64[Y]").astype(np.int64) + 1970 + (month == 11)
    return np.where(campaign.once(slot) == SLOTS, len(SEASONS), (month + 1) // 3 % 4), year


def campaign_topic(campaign):
    """The topic, which no other of thirty campaigns in a row has, and how many had it before."""
    positions = campaign.plan.unique_positions(campaign.model, campaign.row_number)
    again, place = np.divmod(positions, len(TOPICS))
    return permute(place, len(TOPICS), name_key("topics of campaigns")), again


def numbered(before, again):
    """Nothing for the first, else what stands before the number of the edition, and the number."""
    return template(Words((again > 0).astype(np.int64), Bank(("", before))), Words(np.minimum(again, 9999), _PARTS))


@register(Campaign)
class CampaignSeeds(ModelSeeds):
    rows = count(18)

    def name(campaign):
        (season_of, year), (topic, again) = season(campaign), campaign_topic(campaign)
        head = Words(season_of, SEASON_WORDS)
        dated = template(head, " ", Integers(year), ": ", Words(topic, TOPIC_WORDS), numbered(" ", again))
        always = template(head, ": ", Words(topic, TOPIC_WORDS), numbered(" ", again))
        return Choose((season_of == len(SEASONS)).astype(np.int64), (dated, always))

    def code(campaign):
        (season_of, year), (topic, again) = season(campaign), campaign_topic(campaign)
        head, tail = Words(season_of, SEASON_CODES), template(Words(topic, TOPIC_CODES), numbered("_", again))
        dated, always = template(head, Integers(year), tail, "_campaign"), template(head, tail, "_campaign")
        return Choose((season_of == len(SEASONS)).astype(np.int64), (dated, always))

    def topic(campaign):
        return Words(campaign_topic(campaign)[0], TOPIC_WORDS)

    def starts_on(campaign):
        place, early = campaign.once(slot), below(campaign.keys_for("starts_on"), 11)
        return campaign.as_of // DAY - HISTORY + np.where(place == SLOTS, -6 * early, place * SLOT_DAYS - early)

    def ends_on(campaign):
        """It lasts till the next ones have begun, or goes on."""
        place, late = campaign.once(slot), below(campaign.keys_for("ends_on"), 21)
        after = np.where(place == SLOTS, HISTORY + 30 + 6 * late, (place + 1) * SLOT_DAYS + late)
        return campaign.as_of // DAY - HISTORY + after

    def budget(campaign):
        """By the number of days, in hundreds."""
        days = campaign.ends_on - campaign.starts_on
        return days * (40 + below(campaign.keys_for("budget"), 260)) // 100 * 100_00


# Leads ----------------------------------------------------------------------------------------------------

STATUS = tuple(Lead.Status.values)
AGES = ((0, 30), (1, 120), (7, 270), (5, 364), (200, 364))
"""By status, how many days ago a lead came at the latest and at the earliest: what is new is young, what was won has
taken its time, and who became a customer has been one long enough to have left again."""

SOURCES = tuple(Lead.Source.values)
CONTENT_OF_SOURCE = (
    (55, 32, 24, 0, 0, 0, 0, 0),
    (0, 0, 0, 111, 0, 0, 0, 0),
    (0, 0, 0, 0, 70, 41, 0, 0),
    (0, 11, 0, 0, 0, 0, 0, 100),
    (0, 0, 20, 0, 20, 16, 55, 0),
    (22, 32, 15, 0, 0, 27, 0, 15),
    (0, 0, 25, 0, 20, 26, 40, 0),
    (23, 25, 20, 13, 15, 0, 15, 0),
    (25, 25, 21, 0, 0, 15, 15, 10),
)
"""By source, weights of the types of content; over all sources each type has an eighth."""

UTM = (
    ("google", "cpc"), ("google", "organic"), ("facebook", "social"), ("facebook", "cpc"), ("linkedin", "social"),
    ("linkedin", "cpc"), ("twitter", "social"), ("twitter", "cpc"), ("direct", "email"), ("direct", "referral"),
)  # fmt: skip
UTM_SOURCES = Bank(tuple(source for source, _ in UTM))
UTM_MEDIA = Bank(tuple(medium for _, medium in UTM))
UTM_OF_SOURCE = (
    (22, 26, 5, 5, 12, 16, 4, 2, 8, 0),
    (8, 10, 6, 4, 22, 18, 6, 2, 24, 0),
    (34, 30, 2, 3, 6, 12, 1, 1, 6, 5),
    (6, 30, 12, 4, 12, 4, 12, 2, 12, 6),
    (18, 44, 4, 2, 8, 4, 2, 0, 8, 10),
    (0, 0, 28, 12, 28, 12, 16, 4, 0, 0),
    (0, 0, 0, 0, 0, 0, 0, 0, 8, 92),
    (0, 4, 0, 0, 10, 0, 4, 0, 62, 20),
    (0, 0, 0, 0, 24, 6, 0, 0, 70, 0),
)
"""By source, weights of the pairs of `UTM`: whoever comes from a social medium came through one, for example."""

INTEREST = ((80, 15, 5), (58, 29, 13), (15, 42, 43), (92, 7, 1), (25, 40, 35))
"""By status, weights of who takes no part in webinars, who does, and who hardly misses one."""
MORE_DOWNLOADS = ((80, 15, 5, 0, 0), (62, 24, 10, 4, 0), (35, 30, 20, 10, 5), (82, 14, 4, 0, 0), (20, 28, 24, 16, 12))
MORE_FORMS = ((84, 13, 3, 0), (66, 26, 7, 1), (40, 36, 18, 6), (86, 12, 2, 0), (28, 38, 24, 10))
BASE_SCORES = (10, 22, 36, 0, 46)

SHIFT = 42


def wanted_type(lead):
    """The position in `TYPES` of what drew a lead, going by its source."""
    return pick_by(lead.keys_for("content type"), lead.lead_source.places(SOURCES), CONTENT_OF_SOURCE)


def type_and_age(asset):
    """A number that ranks assets by their type and then by their age."""
    return (asset.type.places(TYPES) << SHIFT) + asset.published_at // SECOND


def drawn_by(lead):
    """An asset of the wanted type that was there; the first asset of all, which always was, if there is none."""
    assets, wanted = lead.ranked("shop.ContentAsset", type_and_age), lead.once(wanted_type) << SHIFT
    first = assets.before(wanted)
    there = assets.before(wanted + lead.created_at // SECOND + 1) - first
    found = assets.row(first + below(lead.keys_for("content"), np.maximum(there, 1)))
    return np.where(there > 0, found, 0)


def campaign_at_the_time(lead):
    """One of the campaigns of the time; a third come by those that run all the time."""
    campaigns, keys = lead.ranked("shop.Campaign", slot), lead.keys_for("campaign")
    day = lead.created_at // DAY - lead.as_of // DAY + HISTORY
    place = np.clip(day // SLOT_DAYS, 0, SLOTS - 1)
    place = np.where(chance(derive(keys, "always on"), 0.3), SLOTS, place)
    first = campaigns.before(place)
    running = campaigns.before(place + 1) - first
    return np.where(running > 0, campaigns.row(first + below(keys, np.maximum(running, 1))), 0)


def utm(lead):
    return pick_by(lead.keys_for("utm"), lead.lead_source.places(SOURCES), UTM_OF_SOURCE)


def interest(lead):
    """0 for who takes no part in webinars, 1 for who does, 2 for who attends most; who came by one does."""
    drawn = pick_by(lead.keys_for("interest in webinars"), lead.status.places(STATUS), INTEREST)
    return np.maximum(drawn, lead.lead_source.where("webinar_registration"))


def drawn_by_a_document(lead):
    return lead.once(wanted_type) < len(DOCUMENTS)


def downloads(lead):
    """How many documents a lead has downloaded: the one that drew it, and more the further it came."""
    return lead.once(drawn_by_a_document) + pick_by(
        lead.keys_for("downloads"), lead.status.places(STATUS), MORE_DOWNLOADS
    )


def drawn_by_a_form(lead):
    forms = lead.lead_source.where("contact_form", "demo_request", "newsletter_signup")
    return forms | (lead.once(wanted_type) == TYPES.index("trial"))


def forms_filled_in(lead):
    """How many forms a lead has sent: the one that it came by, and more the further it came."""
    return lead.once(drawn_by_a_form) + pick_by(lead.keys_for("forms"), lead.status.places(STATUS), MORE_FORMS)


@lru_cache(maxsize=1)
def notes_by_status():
    """All notes, with where those of each status begin; and what may follow."""
    texts = [[text for frame in NOTES[one] for text in expand(frame)] for one in STATUS]
    more = [f" {text}" for frame in MORE_NOTES for text in expand(frame)]
    starts = np.cumsum([0, *map(len, texts)])
    return Bank(tuple(text for one in texts for text in one)), starts, Bank(("", *more))


@register(Lead)
class LeadSeeds(ModelSeeds):
    rows = count(500)
    traits = {
        **{status: {"status": status} for status in STATUS},
        "with_downloads": {"downloads": 3},
        "with_form_submissions": {"form_submissions": 2},
    }

    email = lambda lead: emails(lead, LEADS)  # noqa: E731
    company = companies
    job_title = job_titles
    lead_source = shares(dict.fromkeys(SOURCES, 1))
    status = shares({"new": 30, "contacted": 25, "qualified": 20, "unqualified": 15, "converted": 10})
    content = refer(drawn_by)
    campaign = refer(campaign_at_the_time)

    def created_at(lead):
        latest, earliest = np.array(AGES).T[:, lead.status.places(STATUS)]
        end = np.minimum(lead.as_of - latest * DAY, lead.as_of - HOUR)
        return between(high_bits(lead.keys_for("created_at"), 32), lead.as_of - earliest * DAY, end, OFFICE)

    def content_type(lead):
        return lead.content.type

    def content_title(lead):
        return lead.content.title

    def utm_source(lead):
        return Words(lead.once(utm), UTM_SOURCES)

    def utm_medium(lead):
        return Words(lead.once(utm), UTM_MEDIA)

    def utm_campaign(lead):
        return lead.campaign.code

    def score(lead):
        """How far it came, what it downloaded, sent and took part in, and a little that nobody knows the reason of."""
        done = 5 * np.minimum(lead.once(downloads), 4) + 4 * np.minimum(lead.once(forms_filled_in), 4)
        base = np.array(BASE_SCORES)[lead.status.places(STATUS)]
        return np.minimum(base + done + 9 * lead.once(interest) + below(lead.keys_for("score"), 11), 100)

    def notes(lead):
        """None of seventy in a hundred; else a remark that fits the status, and of those spoken to often another."""
        bank, starts, more = notes_by_status()
        keys, status = lead.keys_for("notes"), lead.status.places(STATUS)
        first = starts[status] + below(keys, np.diff(starts)[status])
        keys = derive(keys, "more")
        spoken_to = lead.status.where("contacted", "qualified", "converted")
        second = np.where(spoken_to & chance(keys, 0.5), 1 + below(derive(keys, "which"), len(more) - 1), 0)
        return template(Words(first, bank), Words(second, more)).with_nulls(lead.strata("notes") < 70)


# What leads do --------------------------------------------------------------------------------------------

ACTIVE_DAYS = 150
"""What leads do they do within so many days."""

DECIDING_DAYS = 14
"""Who becomes a customer has done before what leads do, and takes so many days for it at least."""


def decided(lead):
    """The instant from which on a lead can be a customer."""
    return np.minimum(lead.created_at + DECIDING_DAYS * DAY, (lead.created_at + lead.as_of) // 2)


def one_after_the_other(rows, start):
    """Instants after `start` (microseconds) in the order of the siblings, within the time that leads are active."""
    lead = rows.lead
    end = np.minimum(rows.as_of, np.maximum(lead.created_at + ACTIVE_DAYS * DAY, start + 10 * DAY))
    end = np.where(lead.status.where("converted"), decided(lead), end)
    place = ((rows.nth % rows.siblings << 32) + high_bits(rows.keys_for("when"), 32)) // rows.siblings
    return between(place, start, np.maximum(end, start), OFFICE)


NO_DOCUMENT = 1 << 60


def oldest_documents_first(asset):
    """A number that ranks documents by their age; behind all of them, what is no document."""
    return np.where(asset.type.where(*DOCUMENTS), (asset.published_at // SECOND << 28) + asset.row_number, NO_DOCUMENT)


def downloaded(download):
    """The document that drew the lead, then others, none twice while there are enough. Who was soon won knows those
    that were there at the beginning.
    """
    lead = download.lead
    assets = lead.ranked("shop.ContentAsset", oldest_documents_first)
    known = np.where(lead.status.where("converted"), (lead.created_at // SECOND) << 28, NO_DOCUMENT)
    there = np.maximum(assets.before(known), 1)
    first = lead.once(drawn_by_a_document)
    drawn_by, _ = lead.referenced("content")
    own = assets.before(lead.content.once(oldest_documents_first))
    origin = np.where(first, own, below(lead.keys_for("first download"), there))
    # The others have rising distances from the first, in equal parts of what there is.
    nth, others = download.nth - 1, np.maximum(download.siblings - 1, 1)
    room = np.maximum(there - others, 1)
    apart = 1 + nth + (nth * room + below(download.keys_for("asset"), room)) // others
    found = assets.row((origin + np.where(download.nth > 0, apart, 0)) % there)
    return np.where(first & (download.nth == 0), drawn_by, found)


@register(Download)
class DownloadSeeds(ModelSeeds):
    rows = children_of("lead", downloads, again=True)

    asset = refer(downloaded)

    def downloaded_at(download):
        """The lead came by its first download; nothing is downloaded before it is published."""
        lead = download.lead
        at = one_after_the_other(download, np.maximum(lead.created_at, download.asset.published_at))
        return np.where(lead.once(drawn_by_a_document) & (download.nth == 0), lead.created_at, at)


FORMS = tuple(FormSubmission.FormName.values)
FORM_WORDS = Bank(FORMS)
PATHS = Bank(("contact", "demo", "newsletter", "trial", "pricing"))


def form(submission):
    """The position in `FORMS`: of the form that the lead came by, then of any."""
    lead = submission.lead
    own = lead.lead_source.places(FORMS)
    own = np.where(own < 0, FORMS.index("trial_signup"), own)
    any_form = pick_weighted(submission.keys_for("form_name"), (30.0, 25.0, 18.0, 12.0, 15.0))
    return np.where(lead.once(drawn_by_a_form) & (submission.nth == 0), own, any_form)


@lru_cache(maxsize=1)
def messages():
    return Bank(tuple(text for frame in MESSAGES for text in expand(frame)))


@register(FormSubmission)
class FormSubmissionSeeds(ModelSeeds):
    rows = children_of("lead", forms_filled_in, again=True)

    def form_name(submission):
        return Words(form(submission), FORM_WORDS)

    def submitted_at(submission):
        lead = submission.lead
        at = one_after_the_other(submission, lead.created_at)
        return np.where(lead.once(drawn_by_a_form) & (submission.nth == 0), lead.created_at, at)

    def page_url(submission):
        """The form's page; the first visit came by the campaign."""
        lead, place = submission.lead, submission.form_name.places(FORMS)
        page = template(f"{SITE}/", Words(place, PATHS))
        query = template("?utm_source=", lead.utm_source, "&utm_medium=", lead.utm_medium)
        first = template(page, query, "&utm_campaign=", lead.utm_campaign)
        return Choose((submission.nth > 0).astype(np.int64), (first, page))

    def payload(submission):
        """What the form asks for, as the lead filled it in."""
        lead, keys = submission.lead, submission.keys_for("payload")
        message = Words(below(keys, len(messages())), messages())
        seats = Integers(5 * (1 + below(derive(keys, "seats"), 12)))
        name = {"first_name": lead.first_name, "last_name": lead.last_name}
        work = {"company": lead.company, "job_title": lead.job_title}
        reach = {"email": lead.email, "consent": True}
        day = choice("Monday", "Tuesday", "Wednesday", "Thursday", "Friday").draw(derive(keys, "day"))
        topic = choice(*TOPICS).draw(derive(keys, "topic"))
        billing = choice("annual", "monthly").draw(derive(keys, "billing"))
        return one_of(
            submission.form_name.places(FORMS),
            (
                documents({**name, **reach, "company": lead.company, "phone": lead.phone, "message": message}),
                documents({**name, **work, **reach, "phone": lead.phone, "preferred_day": day, "topic": topic}),
                documents({"first_name": lead.first_name, **reach, "topic": topic}),
                documents({**name, **work, **reach, "seats": seats}),
                documents({**name, "company": lead.company, **reach, "seats": seats, "billing": billing}),
            ),
        )


# Webinars -------------------------------------------------------------------------------------------------

WEEKDAYS = (6.0, 28.0, 32.0, 28.0, 6.0)
HOURS = (8, 9, 10, 13, 14, 15, 16, 17)
ANNOUNCED_DAYS = 19
"""So many days before it begins people can register."""


def titles_of_webinars(webinar):
    """The same for every seed, so that data sets of several seeds keep apart in one database."""
    positions = webinar.plan.unique_positions(webinar.model, webinar.row_number)
    return titled(np.zeros_like(positions), (WEBINARS,), positions, name_key("titles of webinars"))


def holidays(day):
    """Whether hardly anybody works on a day: those about Christmas and New Year."""
    date = day.astype("datetime64[D]")
    since = (date - date.astype("datetime64[M]")).astype(np.int64)
    month = date.astype("datetime64[M]").astype(np.int64) % 12
    return ((month == 11) & (since >= 20)) | ((month == 0) & (since <= 2))


@register(Webinar)
class WebinarSeeds(ModelSeeds):
    rows = count(12)
    traits = {"with_registrations": {"registrations": 3}}

    speaker = kind("full_name", entity="speaker")
    duration = weighted({30: 20, 45: 35, 60: 45})
    capacity = weighted({50: 15, 100: 45, 250: 30, 500: 10})

    def title(webinar):
        return titles_of_webinars(webinar)[0]

    def topic(webinar):
        return Words(titles_of_webinars(webinar)[1], TOPIC_WORDS)

    def starts_at(webinar):
        """Through the last nine weeks and the next two, on weekdays at the full or half hour."""
        keys = webinar.keys_for("starts_at")
        day = webinar.as_of // DAY - 63 + (webinar.strata("starts_at") * 77 + below(keys, 77)) // 100
        day += pick_weighted(derive(keys, "weekday"), WEEKDAYS) - (day + 3) % 7  # 1970 began on a Thursday.
        day -= np.where(holidays(day), 14, 0)
        half_hours = 2 * np.array(HOURS)[below(derive(keys, "hour"), len(HOURS))] + chance(derive(keys, "half"), 0.3)
        return day * DAY + half_hours * HOUR // 2


NOBODY = 1 << 62


def interested_since(lead):
    """When a lead came that takes part in webinars; customers are no leads any more."""
    return np.where((lead.once(interest) > 0) & ~lead.status.where("converted"), lead.created_at, NOBODY)


def registered_lead(registration):
    """Six in ten are leads that were there before the webinar began and take part in some, each once."""
    webinar, nth = registration.webinar, registration.nth
    leads = webinar.ranked("shop.Lead", interested_since)
    there = leads.before(np.minimum(webinar.starts_at, registration.as_of) - HOUR)
    places = np.minimum(registration.siblings, there)
    # The places of the siblings, turned by chance, take equal parts of the leads that are there.
    turned = (nth + below(webinar.keys_for("registrations"), registration.siblings)) % np.maximum(places, 1)
    room = np.maximum(there - places + 1, 1)
    share = (turned * room + below(registration.keys_for("lead"), room)) // np.maximum(places, 1)
    someone = (nth >= places) | ~chance(registration.keys_for("is a lead"), 0.6)
    return np.ma.masked_array(leads.row(turned + share), mask=someone)


def is_lead(registration):
    nulls = registration.column("lead").nulls
    return np.ones(len(registration), dtype=np.bool_) if nulls is None else ~nulls


def of_lead_or_own(registration, name, own):
    """The lead's text, or the registrant's own where that is none."""
    known = registration.once(is_lead)
    return Choose(known.astype(np.int64), (own, registration.lead[name])) if known.any() else own


ATTENDING = (45, 42, 78)
"""In a hundred, how many attend of those who are no leads, of leads with some interest, and with much."""


@register(WebinarRegistration)
class WebinarRegistrationSeeds(ModelSeeds):
    rows = children_of("webinar", dict.fromkeys(range(10, 51), 1))
    traits = {"attendee": {"attended": True}, "no_show": {"attended": False}}

    lead = refer(registered_lead)

    def first_name(registration):
        return of_lead_or_own(registration, "first_name", registration.of_kind("first_name", registration.entity()))

    def last_name(registration):
        return of_lead_or_own(registration, "last_name", registration.of_kind("last_name", registration.entity()))

    def email(registration):
        return of_lead_or_own(registration, "email", emails(registration, REGISTRANTS))

    def company(registration):
        return of_lead_or_own(registration, "company", companies(registration))

    def job_title(registration):
        return of_lead_or_own(registration, "job_title", job_titles(registration))

    def registered_at(registration):
        webinar, known = registration.webinar, registration.once(is_lead)
        end = np.minimum(webinar.starts_at, registration.as_of)
        start = np.minimum(webinar.starts_at - ANNOUNCED_DAYS * DAY, end - HOUR)
        if known.any():
            start = np.where(known, np.maximum(start, registration.lead.created_at), start)
        return between(high_bits(registration.keys_for("registered_at"), 32), np.minimum(start, end), end, OFFICE)

    def attended(registration):
        """About half of those whose webinar is over."""
        webinar, known = registration.webinar, registration.once(is_lead)
        over = webinar.starts_at + webinar.duration * (HOUR // 60) <= registration.as_of
        level = np.where(known, registration.lead.once(interest), 0) if known.any() else np.zeros_like(webinar.duration)
        return over & (below(registration.keys_for("attended"), 100) < np.array(ATTENDING)[level])

    def attendance_duration(registration):
        """Most stay to the end, or nearly; some look in."""
        keys, full = registration.keys_for("attendance_duration"), registration.webinar.duration
        stayed = full - below(derive(keys, "end"), full // 8 + 1)
        minutes = np.where(chance(keys, 0.62), stayed, 1 + below(derive(keys, "left"), full))
        return np.ma.masked_array(minutes, mask=~registration.attended)

    def feedback_score(registration):
        """Of every other attendee; who stayed was pleased."""
        keys, webinar = registration.keys_for("feedback_score"), registration.webinar
        attended = registration.attended
        stayed = np.ma.getdata(registration.attendance_duration) * 4 >= webinar.duration * 3
        score = pick_by(derive(keys, "score"), stayed.astype(np.int64), ((12, 20, 32, 24, 12), (2, 5, 15, 40, 38))) + 1
        return np.ma.masked_array(score, mask=~attended | ~chance(keys, 0.5))
