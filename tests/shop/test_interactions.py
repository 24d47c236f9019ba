"""Visitors, sessions and interactions: plausible sequences, funnels, and nothing before its time."""

from collections import Counter
from ipaddress import ip_address, ip_network
from itertools import pairwise

import numpy as np
import pytest

from seeding import runs
from seeding.columns import DAY, SECOND
from seeding.conf import conf
from seeding.plan import Request
from shop.factories import SessionEventFactory, SessionFactory
from shop.models import Interaction, Product, Session, SessionEvent, User, Visitor
from shop.seeds.interactions import BROWSING, DWELL, LONGEST_DWELL

from . import plans
from .plans import AS_OF, everything, lines, make, shop

LABELS = ("shop.Visitor", "shop.Session", "shop.SessionEvent", "shop.Interaction")
every_model = pytest.mark.parametrize("label", LABELS)
HOUR = DAY // 24


# Rows are functions of their numbers ----------------------------------------------------------------------


@every_model
def test_rows_are_functions_of_their_numbers(label):
    small = make(5, User=30, Article=40, Post=40, Visitor=40)

    plans.does_not_depend_on_batches(small, label)
    plans.does_not_depend_on_the_order(small, label)
    plans.is_what_a_database_gives_back(small, label)


@every_model
def test_more_visitors_leave_the_first_ones_as_they_were(label):
    few = make(User=40, Article=60, Post=60, Visitor=50)
    many = make(User=40, Article=60, Post=60, Visitor=120)

    assert many.counts[label] > few.counts[label]
    assert lines(many, label, range(few.counts[label])) == lines(few, label)


def test_a_grown_data_set_keeps_every_row():
    plan = plans.grows(
        {"User": 30, "Article": 30, "Post": 30, "Visitor": 30},
        {"User": 30, "Article": 90, "Post": 30, "Visitor": 60},
        {"User": 90, "Article": 90, "Post": 90, "Visitor": 150, "Session": 600, "Interaction": 2000},
    )
    users = [key for key in everything(plan, "shop.Visitor").column("user").values() if key is not None]
    assert len(set(users)) == len(users)
    liked_once(plan)


def test_users_bring_no_visitors_along_and_visitors_need_no_users():
    assert not {label for label in make(User=20).models if label in LABELS}
    alone = make(Visitor=30, Session=50, User=0, Interaction=0)
    assert set(everything(alone, "shop.Session").column("user").values()) == {None}


# Visitors and sessions ------------------------------------------------------------------------------------


def test_a_user_is_one_visitor_at_most():
    plan = shop()
    users = everything(plan, "shop.Visitor").column("user").values()
    known = [key for key in users if key is not None]

    assert len(known) == len(set(known)) == 2000
    assert [key is None for key in users[:100]].count(True) == 60


def test_sessions_are_anonymous_or_of_a_user_who_has_signed_up():
    sessions = everything(shop(), "shop.Session")
    known = sessions.linked("user")

    assert 0.15 < known.mean() < 0.5
    assert (sessions.started_at[known] >= sessions.user.created_at[known]).all()
    own = np.array([user in (None, of) for user, of in zip(
        sessions.column("user").values(), sessions.visitor.column("user").values(), strict=True
    )])  # fmt: skip
    assert own.all()


def test_sessions_of_a_visitor_follow_one_another():
    sessions = everything(shop(), "shop.Session")
    order = np.lexsort((sessions.started_at, sessions.visitor_id))
    visitor, start, end = (np.asarray(values)[order] for values in (
        sessions.visitor_id, sessions.started_at, sessions.ended_at,
    ))  # fmt: skip
    same = visitor[1:] == visitor[:-1]

    assert (start[1:][same] > end[:-1][same]).all()
    assert (end <= AS_OF).all()
    assert (sessions.started_at >= sessions.visitor.first_seen_at).all()
    first = np.append(True, ~same)
    assert np.array_equal(start[first], sessions.visitor.first_seen_at[order][first])


def test_sessions_have_a_rhythm_of_days_and_weeks():
    started = everything(shop(), "shop.Session").started_at
    hours = np.bincount(started % DAY // HOUR, minlength=24)
    weekdays = np.bincount((started // DAY + 3) % 7, minlength=7)

    assert hours[1:5].mean() * 5 < hours[18:22].mean()
    assert weekdays[5:].mean() > 1.1 * weekdays[:4].mean()


def test_devices_addresses_and_sources_agree():
    sessions = everything(shop(), "shop.Session")
    names = ("device", "browser", "operating_system", "user_agent", "ip_address")
    seen = list(zip(sessions.visitor_id.tolist(), *(sessions.column(name).values() for name in names), strict=True))

    assert len(set(seen)) == len({visitor for visitor, *_ in seen})
    nets = [ip_network(net) for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")]
    for _, device, browser, system, agent, address in seen[:2000]:
        assert any(ip_address(address) in net for net in nets)
        assert str(ip_address(address)) == address
        assert ("Firefox/" in agent) == (browser == "Firefox")
        assert ("iPhone" in agent) == (system == "iOS")
        assert device == "mobile" if "iPhone" in agent else True
    utm = [sessions.column(name).values() for name in ("utm_source", "utm_medium", "utm_campaign", "referrer")]
    for source, medium, campaign, referrer in zip(*utm, strict=True):
        assert (source == "") == (medium == "") == (campaign == "")
        assert source != "google" or (medium == "cpc" and "google" in referrer)
        assert medium != "email" or referrer == ""
    months = sessions.started_at.astype("datetime64[us]").astype("datetime64[M]").astype(int) % 12 + 1
    seasons = [campaign.split("_")[0] for campaign in utm[2]]
    assert {season for season, month in zip(seasons, months, strict=True) if season and month in (6, 7, 8)} == {
        "summer"
    }


# Events ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [3, 4])
def test_pages_follow_the_declared_chain(seed):
    events = everything(shop(seed), "shop.SessionEvent")
    pages, last = events.page.codes, events.nth == events.siblings - 1
    after = np.where(last, BROWSING.code("exit"), np.append(pages[1:], 0))
    counts = np.zeros((len(BROWSING.states), len(BROWSING.states)))
    np.add.at(counts, (pages, after), 1)

    for page in ("landing", "search", "category", "product"):
        place = BROWSING.code(page)
        shares, declared = counts[place] / counts[place].sum(), np.array(BROWSING.steps[place]) / 100
        assert np.abs(shares - declared).max() < 0.03, page
    assert (counts[np.array(BROWSING.steps) == 0] == 0)[:-1].all()


@pytest.mark.parametrize("scale", [1, 20])
def test_nothing_is_bought_without_a_checkout_a_cart_and_a_product(scale):
    plan = shop(3, scale)
    events = everything(plan, "shop.SessionEvent")
    of_session: dict[int, list[str]] = {}
    for session, page in zip(events.session_id.tolist(), events.column("page").values(), strict=True):
        of_session.setdefault(session, []).append(page)
    for pages in of_session.values():
        seen = set()
        for page in pages:
            needed = {"cart": "product", "checkout": "cart", "purchase": "checkout"}.get(page)
            assert needed is None or needed in seen, pages
            seen.add(page)
        assert all(before == "checkout" for before, page in pairwise(pages) if page == "purchase")
    sessions = everything(plan, "shop.Session")
    assert sessions.converted.tolist() == ["purchase" in pages for _, pages in sorted(of_session.items())]


@pytest.mark.parametrize("seed", [0, 3, 7])
def test_most_sessions_bounce_or_browse_and_few_buy(seed):
    sessions = everything(shop(seed), "shop.Session")

    assert 0.02 < BROWSING.reaching("purchase") < 0.04
    assert 0.027 < sessions.converted.mean() < 0.04
    assert 0.3 < (sessions.event_count == 1).mean() < 0.5
    assert sessions.event_count.max() >= 12


def test_events_of_a_session_are_in_time_without_ties():
    plan = shop()
    sessions, events = everything(plan, "shop.Session"), everything(plan, "shop.SessionEvent")
    first = events.nth == 0
    last = events.nth == events.siblings - 1

    assert (events.occurred_at[1:][~first[1:]] > events.occurred_at[:-1][~first[1:]]).all()
    assert np.array_equal(events.occurred_at[1:][~first[1:]], (events.occurred_at + events.dwell)[:-1][~last[:-1]])
    assert np.array_equal(events.occurred_at[first], sessions.started_at)
    assert np.array_equal((events.occurred_at + events.dwell)[last], sessions.ended_at)
    assert np.array_equal(np.bincount(events.session.row_number), sessions.event_count)
    assert np.array_equal(events.position, events.nth + 1)


def test_people_stay_on_a_page_as_long_as_it_takes():
    events = everything(shop(), "shop.SessionEvent")
    seconds = events.dwell // SECOND

    assert seconds.min() >= 1
    assert seconds.max() <= LONGEST_DWELL
    for page, median in DWELL.items():
        stayed = seconds[events.page.where(page)]
        assert 0.85 < np.median(stayed) / median < 1.2, page
        assert stayed.mean() > 1.15 * np.median(stayed), page
        spread = np.log(stayed).std()
        assert 0.65 < spread < 0.95, page


def test_products_are_those_of_their_pages():
    events = everything(shop(), "shop.SessionEvent")
    products = events.column("product").values()
    pages, paths, sessions = events.column("page").values(), events.column("path").values(), events.session_id.tolist()
    slugs, categories = events.product.column("slug").values(), events.product.column("category").values()
    shown = {}
    for number, (session, page, product) in enumerate(zip(sessions, pages, products, strict=True)):
        assert (product is not None) == (page in ("product", "cart"))
        if page == "product":
            shown[session] = product
            assert paths[number] == f"/products/{slugs[number]}"
            if number and sessions[number - 1] == session and pages[number - 1] == "category":
                assert paths[number - 1] == f"/{categories[number]}"
        elif page == "cart":
            assert product == shown[session]
    assert not any(" " in path for path in paths)
    viewed = np.sort(np.bincount([product for product in products if product is not None]))[::-1]
    assert viewed[:80].sum() > 0.5 * viewed.sum()


# Interactions ---------------------------------------------------------------------------------------------


def liked_once(plan):
    rows = everything(plan, "shop.Interaction")
    keys = zip(rows.column("user").values(), rows.target.which.tolist(), rows.target.numbers.tolist(), strict=True)
    likes = Counter(key for key, kind in zip(keys, rows.column("kind").values(), strict=True) if kind == "like")
    assert max(likes.values()) == 1
    assert all(user is not None for user, *_ in likes)


@pytest.mark.parametrize("scale", [1, 20])
def test_whoever_clicks_likes_or_shares_has_viewed_before(scale):
    rows = everything(shop(3, scale), "shop.Interaction")
    visitor, kind = rows.visitor_id.tolist(), rows.column("kind").values()
    target = list(zip(rows.target.which.tolist(), rows.target.numbers.tolist(), strict=True))
    viewed = {}
    for number in np.argsort(rows.created_at, kind="stable").tolist():
        key = (visitor[number], target[number])
        if kind[number] == "view":
            viewed.setdefault(key, rows.created_at[number])
        else:
            assert viewed[key] < rows.created_at[number]
    kinds = Counter(kind)
    assert kinds["view"] > 2 * kinds["click"] > 4 * kinds["like"]
    assert kinds["like"] > 1.5 * kinds["share"] > 0


@pytest.mark.parametrize("scale", [1, 20])
def test_a_user_likes_a_thing_once(scale):
    liked_once(shop(3, scale))


def test_few_products_and_many_visitors_like_nothing_twice():
    liked_once(make(User=400, Product=9, Article=8, Post=8, Visitor=1200, Interaction=20_000))


def test_interactions_come_after_publication_and_signing_up():
    rows = everything(shop(), "shop.Interaction")
    since = rows.target.ask({"shop.Article": "published_at", "shop.Post": "published_at", "shop.Product": "created_at"})
    known = rows.linked("user")

    assert (rows.created_at >= since).all()
    assert (rows.created_at >= rows.visitor.first_seen_at).all()
    assert (rows.created_at[known] >= rows.user.created_at[known]).all()
    assert (rows.created_at <= AS_OF).all()
    for table, _, targets in rows.target.parts():
        assert table == "shop.Product" or targets.status.where("published").all()


def test_interactions_happen_in_a_session_of_the_same_visitor():
    plan = shop()
    rows, sessions = everything(plan, "shop.Interaction"), everything(plan, "shop.Session")
    order = np.lexsort((sessions.started_at, sessions.visitor_id))
    starts = (sessions.visitor_id[order] << 32) + sessions.started_at[order] // SECOND
    at = (rows.visitor_id << 32) + rows.created_at // SECOND
    session = order[np.searchsorted(starts, at, side="right") - 1]

    assert np.array_equal(sessions.visitor_id[session], rows.visitor_id)
    assert (rows.created_at >= sessions.started_at[session]).all()
    assert (rows.created_at <= sessions.ended_at[session]).all()
    assert np.array_equal(session + 1, rows.session_id)
    theirs = np.array(sessions.column("user").values(), dtype=object)[session]
    assert theirs.tolist() == rows.column("user").values()
    busy = np.bincount(session, minlength=len(sessions))
    minutes = (sessions.ended_at - sessions.started_at) / (60 * SECOND)
    assert 0.2 < (busy == 0).mean() < 0.6
    assert np.corrcoef(busy, minutes)[0, 1] > 0.5


def test_engagement_is_skewed_by_popularity():
    rows = everything(shop(), "shop.Interaction")
    lately = rows.created_at > AS_OF - 60 * DAY
    for table, weight in (("shop.Article", 0.46), ("shop.Post", 0.36), ("shop.Product", 0.18)):
        here = rows.target.which == rows.target.tables.index(table)
        seen = np.sort(np.bincount(rows.target.numbers[here]))[::-1]
        assert abs(here[lately].mean() - weight) < 0.06
        assert 0.15 < here.mean() < 0.6
        assert seen[: len(seen) // 5].sum() > 0.45 * seen.sum(), table
        assert seen[0] < 0.15 * seen.sum()


# In a database --------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [0, 7])
def test_a_run_satisfies_every_constraint_and_is_undone(seed):
    wanted = {"shop.User": 40, "shop.Article": 60, "shop.Post": 60, "shop.Visitor": 80}
    result = runs.seed(Request(seed, conf().as_of, wanted), digests=True)

    for label in LABELS:
        table = next(table for table in result.tables if table.label == label)
        assert runs.read_digest(result.plan, label, table.rows) == table.digest
    for session in Session.objects.prefetch_related("events"):
        events = list(session.events.all())
        assert len(events) == session.event_count
        assert (events[0].occurred_at, events[-1].occurred_at + events[-1].dwell) == (
            session.started_at,
            session.ended_at,
        )
    runs.seed(Request(seed, conf().as_of, {**wanted, "shop.Visitor": 120, "shop.Article": 90}))
    assert Visitor.objects.count() == 120
    runs.unseed()
    assert not any(model.objects.exists() for model in (Visitor, Session, SessionEvent, Interaction, Product, User))


@pytest.mark.django_db
def test_factories_make_sessions_and_events():
    event, session = SessionEventFactory(), SessionFactory()

    for row in (event, event.session, session):
        row.refresh_from_db()
        row.full_clean(exclude=["password"])
    assert session.ended_at > session.started_at
