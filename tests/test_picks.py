"""Picks with conditions: once, of some rows, of rows that were there in time, by place; and what rules ask of siblings."""

from collections import Counter

import numpy as np
import pytest

from seeding.plan import Cohort, Facts
from seeding.spec import SeedingError, children_of, count, kind, pick, refer

from .tables import AS_OF, field, numbers, plan, seeds, table, to

USER, ITEM = table("app.User", field("joined", "timestamp")), table("app.Item", field("rank"))
LINE = table("app.Line", to("user", "app.User"), to("item", "app.Item", null=True), field("worth"))
JOINED = seeds(rows=count(200), joined=lambda user: AS_OF - (user.row_number * 7919 % 200 + 1) * 10**9)


def lines(item=None, facts=None, rows=None, counts=None, **more):
    declared = {
        "app.User": JOINED,
        "app.Item": seeds(rows=count(100), rank=lambda item: item.row_number),
        "app.Line": seeds(
            rows=rows or children_of("user", {0: 10, 3: 40, 8: 50}), **({"item": item} if item else {}), **more
        ),
    }
    counts = {"app.User": 200, "app.Item": 100} if counts is None else counts
    return plan(USER, ITEM, LINE, counts=counts, seeds=declared, facts=facts)


def batch(made):
    return made.rows("app.Line", range(made.counts["app.Line"]))


# Once -----------------------------------------------------------------------------------------------------


def test_no_row_is_picked_twice():
    made = lines(pick(once=True, missing=0.25), rows=count(400), counts={"app.Line": 400, "app.Item": 250})
    picked = numbers(made, "app.Line", "item")
    there = [key for key in picked if key is not None]

    assert len(there) == len(set(there)) == 250
    assert [key is None for key in picked[:100]].count(True) == 25
    assert np.array_equal(batch(made).linked("item"), [key is not None for key in picked])


def test_all_are_taken_before_the_rest_has_none():
    made = lines(pick(once=True), rows=count(150), counts={"app.Line": 150, "app.Item": 60})

    assert Counter(key is None for key in numbers(made, "app.Line", "item")) == {False: 60, True: 90}


def test_what_was_taken_once_stays_when_the_tables_grow():
    few = {"app.Line": 120, "app.Item": 50, "app.User": 10}
    made = lines(pick(once=True, missing=0.1), rows=count(9), counts=few)
    more = lines(
        pick(once=True, missing=0.1),
        rows=count(9),
        counts={"app.Line": 300, "app.Item": 290, "app.User": 10},
        facts=Facts(cohorts=(Cohort(made.counts, {}),)),
    )
    before, after = numbers(made, "app.Line", "item"), numbers(more, "app.Line", "item")
    there = [key for key in after if key is not None]

    assert after[:120] == before
    assert len(there) == len(set(there)) > 150


# Where ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tabled", [1 << 19, 30])
def test_only_rows_that_pass_are_picked_of_small_tables_and_large(monkeypatch, tabled):
    monkeypatch.setattr("seeding.relations.TABLED", tabled)
    made = lines(pick(where=lambda item: item.row_number % 10 == 3))
    picked = Counter(batch(made).referenced("item")[0].tolist())

    assert set(picked) == set(range(3, 100, 10))
    assert max(picked.values()) > 2 * min(picked.values())


def test_siblings_that_differ_pick_rows_that_pass():
    made = lines(pick(distinct=True, where=lambda item: item.row_number % 10 == 3))
    rows = batch(made)
    pairs = list(zip(rows.user_id.tolist(), rows.referenced("item")[0].tolist(), strict=True))

    assert len(set(pairs)) == len(pairs)
    assert (rows.distinct("item") == rows.siblings).all()


# In time --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tabled", [1 << 19, 150])
def test_nobody_is_picked_who_was_not_there_yet(monkeypatch, tabled):
    monkeypatch.setattr("seeding.relations.TABLED", tabled)

    def limit(line):
        return AS_OF - (line.row_number % 190 + 5) * 10**9

    made = lines(rows=count(3000), user=pick(dated="joined", by=limit), counts={"app.Line": 3000, "app.User": 200})
    rows = batch(made)
    picked = Counter(rows.referenced("user")[0].tolist())

    assert (rows.user.joined <= limit(rows)).all()
    assert sum(times for _, times in picked.most_common(40)) > 1200
    assert len(picked) > 150


def test_the_earliest_is_picked_where_nobody_was_there():
    made = lines(rows=count(50), user=pick(dated="joined", by=lambda line: 0), counts={"app.Line": 50, "app.User": 200})
    rows = batch(made)

    assert set(rows.user.joined.tolist()) == {AS_OF - 200 * 10**9}


# Places, masks and rules ----------------------------------------------------------------------------------


def test_rows_at_one_place_pick_the_same():
    made = lines(pick(place=lambda line: (line.nth // 3, line.siblings)))
    rows = batch(made)
    picked = {}
    for place, number in zip(
        zip(rows.user_id.tolist(), (rows.nth // 3).tolist(), strict=True),
        rows.referenced("item")[0].tolist(),
        strict=True,
    ):
        assert picked.setdefault(place, number) == number
    assert len(set(picked.values())) > 50


def test_only_some_rows_have_one():
    made = lines(pick(only=lambda line: line.nth % 2 == 0))

    assert np.array_equal(batch(made).linked("item"), batch(made).nth % 2 == 0)
    assert [key is not None for key in numbers(made, "app.Line", "item")] == (batch(made).nth % 2 == 0).tolist()


def test_a_rule_gives_the_row():
    def rule(line):
        return np.ma.masked_array(line.nth * 3, mask=line.nth == 1)

    made = lines(refer(rule), worth=lambda line: line.item.rank)
    rows = batch(made)

    keys = numbers(made, "app.Line", "item")
    assert keys == [None if nth == 1 else nth * 3 + 1 for nth in rows.nth.tolist()]
    assert rows.worth[rows.nth != 1].tolist() == (rows.nth * 3)[rows.nth != 1].tolist()
    assert np.array_equal(rows.linked("item"), rows.nth != 1)


def test_a_rule_that_gives_no_row_is_told():
    with pytest.raises(
        SeedingError, match=r"picks row 107 of app\.Item \(the first is 0\), which has 100\. Ask for app\.Item=108"
    ):
        lines(refer(lambda line: line.nth + 100))


def test_a_rule_gives_the_place_in_a_list_that_is_there():
    made = lines(
        refer(lambda line: line.nth),
        counts={"app.User": 200, "app.Item": 0},
        facts=Facts(existing={"app.Item": (40, 50, 60)}),
    )
    assert set(numbers(made, "app.Line", "item")) == {None}
    needed = table("app.Line", to("user", "app.User"), to("item", "app.Item"), field("worth"))
    declared = {
        "app.User": JOINED,
        "app.Line": seeds(rows=children_of("user", {3: 1}), item=refer(lambda line: line.nth)),
    }
    made = plan(
        USER, ITEM, needed, counts={"app.User": 10, "app.Item": 0}, seeds=declared,
        facts=Facts(existing={"app.Item": (40, 50, 60)}),
    )  # fmt: skip
    assert numbers(made, "app.Line", "item")[:4] == [40, 50, 60, 40]
    assert not batch(made).linked("item").any()
    assert not batch(made).knows("item")
    assert batch(made).knows("user")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"dated": "joined"}, "`dated` and `by` go together"),
        ({"by": len}, "`dated` and `by` go together"),
        ({"once": True, "distinct": True}, "`once` and `by` go with neither"),
        ({"dated": "joined", "by": len, "where": len}, "`once` and `by` go with neither"),
    ],
)
def test_picks_that_make_no_sense_are_refused(arguments, said):
    with pytest.raises(ValueError, match=said):
        pick(**arguments)


# Siblings -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", [slice(None), slice(5, 30), [700, 3, 3, 250]])
def test_rules_sum_over_the_siblings_before_and_ask_any_of_them(which):
    made = lines(
        rows=children_of("user", {0: 10, 3: 40, 8: 50}, whole=True), worth=lambda line: line.row_number * 2 + 1
    )
    whole = batch(made)
    expected, running, owner = [], 0, None
    for user, worth in zip(whole.user_id.tolist(), whole.worth.tolist(), strict=True):
        running = 0 if user != owner else running
        expected.append(running)
        running, owner = running + worth, user
    some = made.rows("app.Line", np.arange(len(whole))[which])

    assert some.before("worth").tolist() == np.array(expected)[which].tolist()
    assert some.at(np.array([1, 0])).before("worth").tolist() == [some.before("worth")[1], some.before("worth")[0]]
    last = some.sibling(some.siblings - 1)
    assert np.array_equal(last.nth, some.siblings - 1)
    assert np.array_equal(last.user_id, some.user_id)
    assert made.rows("app.Line", range(0)).before("worth").tolist() == []


# Kinds of a parent ----------------------------------------------------------------------------------------


def test_a_kind_of_a_parent_is_the_same_in_all_its_rows():
    line = table("app.Line", to("user", "app.User"), field("browser", "text"), field("agent", "text"))
    rows = children_of("user", {3: 1})
    declared = {
        "app.User": JOINED,
        "app.Line": seeds(rows=rows, browser=kind("browser", of="user"), agent=kind("user_agent", of="user")),
    }
    made = plan(USER, line, counts={"app.User": 100}, seeds=declared)
    found = list(zip(numbers(made, "app.Line", "browser"), numbers(made, "app.Line", "agent"), strict=True))

    assert found[::3] == found[1::3] == found[2::3]
    assert len(set(found)) > 10
    assert all("Firefox/" in agent for browser, agent in found if browser == "Firefox")
    with pytest.raises(SeedingError, match=r"kind\(…, of='nobody'\): that is no foreign key of it; there are: user\."):
        plan(USER, line, counts={"app.User": 9}, seeds={"app.Line": seeds(browser=kind("browser", of="nobody"))})


# Two ends -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"), [("incident1", "incident2"), ("from_step", "to_step"), ("sender", "recipient"), ("home", "away")]
)
def test_what_leads_from_a_row_to_another_does_not_lead_back_to_it(one, other):
    link = table("app.Link", to(one, "app.Item"), to(other, "app.Item"))
    made = plan(ITEM, link, counts={"app.Item": 4, "app.Link": 300})
    pairs = list(zip(numbers(made, "app.Link", one), numbers(made, "app.Link", other), strict=True))

    assert all(first != second for first, second in pairs)
    assert len(set(pairs)) > 6


def test_where_there_is_one_row_both_ends_are_there():
    link = table("app.Link", to("source", "app.Item"), to("target", "app.Item"))
    made = plan(ITEM, link, counts={"app.Item": 1, "app.Link": 3})

    assert numbers(made, "app.Link", "target") == [1, 1, 1]


def test_ends_that_were_picked_stay_when_the_tables_grow():
    link = table("app.Link", to("source", "app.Item"), to("target", "app.Item"))
    made = plan(ITEM, link, counts={"app.Item": 2, "app.Link": 50})
    facts = Facts(cohorts=(Cohort(made.counts, {}),))
    more = plan(ITEM, link, counts={"app.Item": 30, "app.Link": 90}, facts=facts)

    assert numbers(more, "app.Link", "target")[:50] == numbers(made, "app.Link", "target")
