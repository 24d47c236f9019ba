"""How visitors come to the shop, which pages they go through, and what they do with what they see."""

from urllib.parse import quote_plus

import numpy as np

from seeding.columns import DAY, SECOND, Bank, Choose, Integers, Words, constant, mapped, template
from seeding.generators import SHOPPING, between, chance, log_normal, pick_weighted
from seeding.keys import below, derive, high_bits, mix
from seeding.kinds import Draw, commerce, network
from seeding.registry import register
from seeding.sequences import ENDED, chain
from seeding.spec import ModelSeeds, children_of, count, follow, kind, pick, pick_any, refer

from ..models import Interaction, Product, Session, SessionEvent, Visitor
from .calendar import HOUR, SHOP_OPENED
from .content import published
from .prose_data import SUBJECTS

# Visitors -------------------------------------------------------------------------------------------------


@register(Visitor)
class VisitorSeeds(ModelSeeds):
    rows = count(250)
    user = pick(once=True, missing=0.6)

    def first_seen_at(visitor):
        """In the month before or after those who have an account signed up; two weeks ago at the latest."""
        keys = visitor.keys_for("first_seen_at")
        opened, end = visitor.as_of - SHOP_OPENED, visitor.as_of - 14 * DAY
        late = np.maximum(high_bits(keys, 31), high_bits(derive(keys, "again"), 31)) * 2
        start, stop = np.full((2, len(visitor)), [[opened], [end]])
        known = visitor.linked("user")
        if visitor.knows("user"):
            signed_up = visitor.user.created_at
            start = np.where(known, np.clip(signed_up - 30 * DAY, opened, end - DAY), start)
            stop = np.where(known, np.clip(signed_up + 30 * DAY, opened + DAY, end), stop)
        return between(late, start, stop, SHOPPING)


# Sessions -------------------------------------------------------------------------------------------------

BROWSING = chain(
    {"landing": 42, "product": 24, "category": 20, "search": 14},
    {
        "landing": {"landing": 3, "search": 14, "category": 28, "product": 13, "exit": 42},
        "search": {"search": 14, "category": 8, "product": 46, "exit": 32},
        "category": {"category": 12, "search": 6, "landing": 3, "product": 48, "exit": 31},
        "product": {"product": 22, "category": 13, "search": 6, "landing": 2, "cart": 11, "exit": 46},
        "cart": {"product": 20, "category": 8, "checkout": 45, "exit": 27},
        "checkout": {"cart": 6, "purchase": 68, "exit": 26},
        "purchase": {"landing": 8, "category": 4, "exit": 88},
    },
    most=30,
)
"""How people go from page to page. A cart needs a product, a checkout a cart, a purchase a checkout."""

DWELL = {"landing": 18, "search": 14, "category": 28, "product": 45, "cart": 30, "checkout": 95, "purchase": 25}
"""How many seconds half of the visitors stay on a page."""

LONGEST_DWELL = 720
LANDINGS = Bank(("/", "/sale", "/new", "/magazine", "/gifts"))
SEARCHES = Bank(tuple(subject.name for subject in SUBJECTS))
CATEGORIES = Bank(tuple(f"/{category}" for category in Product.Category.values))

SOURCES = (
    (30, "", "", "", ""),
    (27, "https://www.google.com/", "", "", ""),
    (4, "https://www.bing.com/", "", "", ""),
    (3, "https://duckduckgo.com/", "", "", ""),
    (11, "https://www.google.com/", "google", "cpc", "brand"),
    (6, "https://www.instagram.com/", "instagram", "paid_social", "looks"),
    (5, "https://www.facebook.com/", "facebook", "paid_social", "sale"),
    (3, "https://www.facebook.com/", "", "", ""),
    (6, "", "newsletter", "email", "news"),
    (3, "https://www.trailnotes.example/", "trailnotes", "referral", "partners"),
    (2, "https://www.homeandhearth.example/", "", "", ""),
)
"""Share, referrer, and the three utm values; a campaign has the season before its name."""

SEASONS = ("winter", "spring", "summer", "autumn")


def path(session):
    """The pages of each session, in a row of a matrix."""
    return BROWSING.paths(session.keys_for("path")).astype(np.int8)


def pages(event):
    """The page of each event."""
    paths = event.parent.once(path)
    return paths[np.arange(len(event)), event.nth].astype(np.int64)


def dwells(session):
    """How many seconds each page of the path is open, in a matrix like that of `path`."""
    paths = session.once(path)
    rows, places = np.nonzero(paths != ENDED)
    keys = mix(session.keys_for("dwell")[rows] + places.astype(np.uint64))
    medians = np.array([DWELL.get(state, 1) for state in BROWSING.states], dtype=np.int64)
    found = np.zeros(paths.shape, dtype=np.int16)
    found[rows, places] = np.clip(log_normal(keys, medians[paths[rows, places]], 0.8), 1, LONGEST_DWELL)
    return found


def source(session):
    return pick_weighted(session.keys_for("source"), tuple(float(share) for share, *_ in SOURCES))


def of_source(place):
    bank = Bank(tuple(str(row[place]) for row in SOURCES))
    return lambda session: Words(source(session), bank)


CAMPAIGNS = Bank(tuple(row[4] and f"{season}_{row[4]}" for season in SEASONS for row in SOURCES))


def logged_in(session):
    """The user of the visitor: in four of five sessions since signing up."""
    visitor = session.visitor
    known = visitor.linked("user") & chance(session.keys_for("logged in"), 0.8)
    if not visitor.knows("user"):
        return np.ma.masked_all(len(session), dtype=np.int64)
    known &= session.started_at >= visitor.user.created_at
    return np.ma.masked_array(visitor.referenced("user")[0], mask=~known)


def addresses(visitor):
    """Addresses of the networks reserved for documentation (RFC 5737, RFC 3849), a quarter of them of version 6."""
    keys = visitor.keys_for("address")
    nets = Words(below(keys, 3), Bank(("203.0.113.", "198.51.100.", "192.0.2.")))
    short = template(nets, Integers(1 + below(derive(keys, "host"), 254)))
    return Choose(
        chance(derive(keys, "version"), 0.25).astype(np.int64),
        (short, network.ipv6(Draw(keys=keys, positions=visitor.row_number))),
    )


@register(Session)
class SessionSeeds(ModelSeeds):
    rows = children_of("visitor", {1: 52, 2: 20, 3: 11, 4: 6, 6: 5, 9: 4, 15: 2})

    user = refer(logged_in)
    device = kind("device", of="visitor")
    browser = kind("browser", of="visitor")
    operating_system = kind("operating_system", of="visitor")
    user_agent = kind("user_agent", of="visitor")
    referrer = of_source(1)
    utm_source = of_source(2)
    utm_medium = of_source(3)

    def utm_campaign(session):
        months = session.started_at.astype("datetime64[us]").astype("datetime64[M]").astype(np.int64)
        return Words((months + 1) // 3 % 4 * len(SOURCES) + source(session), CAMPAIGNS)

    def ip_address(session):
        return addresses(session.visitor)

    def started_at(session):
        """The first when the visitor was first seen, the others one after the other, hours apart."""
        nth, siblings = session.nth % session.siblings, session.siblings
        inside = high_bits(session.keys_for("started_at"), 32) * 4 // 5
        first = session.visitor.first_seen_at
        moment = between(((nth << 32) + inside) // siblings, first, session.as_of - 8 * HOUR, SHOPPING)
        return np.where(session.nth == 0, first, moment)

    def ended_at(session):
        return session.started_at + session.children("shop.SessionEvent").sum("dwell")

    def event_count(session):
        return session.children("shop.SessionEvent").counts

    def converted(session):
        return (session.once(path) == BROWSING.code("purchase")).any(axis=1)


def in_query(text):
    """Words as they stand in the address of a search."""
    return quote_plus(text.lower())


def looked_at(event):
    """The place in the path of the product page that an event belongs to: its own or the last one before it."""
    shown = event.parent.once(last_product)
    return shown[np.arange(len(event)), event.nth].astype(np.int64), event.siblings


def last_product(session):
    places = np.arange(BROWSING.most, dtype=np.int8)
    shown = np.where(session.once(path) == BROWSING.code("product"), places, np.int8(0))
    return np.maximum.accumulate(shown, axis=1)


def next_product(session):
    """For each place in the path that of the next product page; 127 if there is none."""
    places = np.arange(BROWSING.most, dtype=np.int8)
    shown = np.where(session.once(path) == BROWSING.code("product"), places, np.int8(127))
    return np.minimum.accumulate(shown[:, ::-1], axis=1)[:, ::-1]


@register(SessionEvent)
class SessionEventSeeds(ModelSeeds):
    rows = children_of("session", lambda session: BROWSING.lengths(session.keys_for("path")), whole=True)

    product = pick(place=looked_at, only=lambda event: event.page.where("product", "cart"))

    def position(event):
        return event.nth + 1

    def page(event):
        return BROWSING.words(pages(event))

    def dwell(event):
        return event.parent.once(dwells)[np.arange(len(event)), event.nth].astype(np.int64) * SECOND

    def occurred_at(event):
        return event.session.started_at + event.before("dwell")

    def path(event):
        """What is searched for, and the category, are those of the product that is looked at next, if there is one."""
        keys, states = event.keys_for("path"), BROWSING.states
        coming = event.parent.once(next_product)[np.arange(len(event)), event.nth].astype(np.int64)
        category, shown = below(keys, len(CATEGORIES)), constant("/products/", len(event))
        searched = Words(below(keys, len(SEARCHES)), SEARCHES)
        if event.knows("product"):
            found = coming < event.siblings
            theirs = event.sibling(np.where(found, coming, event.nth)).product
            category = np.where(found, theirs.category.codes, category)
            nouns = commerce.product_nouns(theirs.keys, theirs.category.codes, theirs.category.bank.words)
            searched, shown = Choose(found.astype(np.int64), (searched, nouns)), shown + event.product.column("slug")
        texts = {
            "landing": Words(pick_weighted(keys, (62.0, 12.0, 9.0, 12.0, 5.0)), LANDINGS),
            "search": template("/search?q=", mapped(searched, in_query)),
            "category": Words(category, CATEGORIES),
            "product": shown,
            "cart": constant("/cart", len(event)),
            "checkout": constant("/checkout", len(event)),
            "purchase": constant("/checkout/thank-you", len(event)),
        }
        return Choose(pages(event), tuple(texts.get(state, constant("", len(event))) for state in states))


# Interactions ---------------------------------------------------------------------------------------------

ENGAGEMENT = chain(
    {"view": 1},
    {
        "view": {"view": 58, "again": 6, "click": 36},
        "again": {"view": 72, "again": 7, "click": 21},
        "click": {"view": 45, "again": 4, "like": 46, "share": 5},
        "like": {"view": 90, "share": 10},
        "share": {"view": 100},
    },
    most=55,
)
"""What a visitor does next: `view` turns to something else, which is looked at `again`, clicked, liked or shared."""

PACES = ((0, 38.0), (75, 22.0), (32, 24.0), (13, 16.0))
"""How many seconds there are from one thing that is done to the next, with shares of the sessions; 0: nothing is."""

SHORTEST_PAUSE = 2
"""Whole seconds that lie at least between things done one after the other, so that each has its own instant."""


def things_done(session):
    """The longer a session lasts, the more is done in it."""
    pace = np.array([seconds for seconds, _ in PACES])[
        pick_weighted(session.keys_for("pace"), tuple(share for _, share in PACES))
    ]
    done = session.once(dwells).sum(axis=1, dtype=np.int64) // np.maximum(pace, SHORTEST_PAUSE)
    return np.where(pace, np.minimum(done, ENGAGEMENT.most), 0)


def engagement(session):
    return ENGAGEMENT.paths(session.keys_for("engagement")).astype(np.int8)


def turned_to(session):
    """For each place in the path how many things have been turned to, less one."""
    return np.cumsum(session.once(engagement) == ENGAGEMENT.code("view"), axis=1, dtype=np.int8) - np.int8(1)


def thing(interaction):
    """Which of the things that are turned to in the session it is about, and how many those are."""
    turned, rows = interaction.parent.once(turned_to), np.arange(len(interaction))
    nth = interaction.nth % interaction.siblings
    return turned[rows, nth].astype(np.int64), turned[rows, interaction.siblings - 1].astype(np.int64) + 1


def liked_in_this_session(interaction):
    """Each visitor would like a thing in one session alone, so that nothing is liked twice."""
    session, target = interaction.parent, interaction.target
    sessions = session.siblings
    about = mix(
        session.visitor.keys_for("likes") + (target.numbers * len(target.tables) + target.which).astype(np.uint64)
    )
    first = (interaction.nth < interaction.siblings) & (session.nth < sessions)
    return first & (below(about, sessions) == session.nth)


KINDS = Bank(tuple(Interaction.Kind.values))
KIND_OF = np.array([KINDS.words.index({"again": "view"}.get(state, state)) for state in ENGAGEMENT.states])


@register(Interaction)
class InteractionSeeds(ModelSeeds):
    rows = children_of("session", things_done, again=True)

    visitor = follow("visitor")
    user = follow("user")
    target = pick_any(
        {"shop.Article": 46, "shop.Post": 36, "shop.Product": 18},
        distinct=True,
        place=thing,
        where={"shop.Article": published, "shop.Post": published},
        dated={"shop.Article": "published_at", "shop.Post": "published_at"},
        by=lambda interaction: interaction.session.started_at,
    )

    def kind(interaction):
        """Who is not logged in neither likes nor shares."""
        states = interaction.parent.once(engagement)[
            np.arange(len(interaction)), interaction.nth % interaction.siblings
        ]
        kinds = KIND_OF[states.astype(np.int64)]
        known = interaction.linked("user") & (thing(interaction)[0] < interaction.distinct("target"))
        likes = known & liked_in_this_session(interaction)
        allowed = np.where(kinds == KINDS.words.index("like"), likes, known | (kinds <= KINDS.words.index("click")))
        return Words(np.where(allowed, kinds, 0), KINDS)

    def created_at(interaction):
        """One after the other from the beginning of the session to its end."""
        session, siblings = interaction.session, interaction.siblings
        lasts = (session.ended_at - session.started_at) // SECOND
        place = ((interaction.nth % siblings) << 32) + (high_bits(interaction.keys_for("created_at"), 32) >> 1)
        since = interaction.target.ask(
            {"shop.Article": "published_at", "shop.Post": "published_at", "shop.Product": "created_at"}
        )
        return np.maximum(session.started_at + (place * lasts // siblings >> 32) * SECOND, since)
