"""Which parent a row has: fan-out by arithmetic against counting, growth, distinct picks, trees and combinations."""

import math
from dataclasses import replace

import numpy as np
import pytest
from django.db.models import F, Q
from hypothesis import example, given, settings
from hypothesis import strategies as st

import seeding.rows
from seeding.columns import Integers, Words, template
from seeding.conditions import Given, Only
from seeding.generators import weighted
from seeding.keys import below, row_keys
from seeding.plan import Cohort, Facts
from seeding.relations import Joint, Lineage, OneToOne, Segment, Tree, extend
from seeding.schema import Check, Unique
from seeding.spec import STRATA, SeedingError, children_of, count, follow, pick, refer, shares
from seeding.strata import strata
from seeding.trials.patterns.learned import with_source
from seeding.truth import asking_for_nulls

from .tables import field, numbers, plan, seeds, table, to

FAN_OUTS = {
    "shares": shares({0: 12, 1: 30, 2: 30, 5: 20, 17: 8}),
    "one each": shares({1: 1}),
    "mostly none": shares({0: 99, 3: 1}),
    "a function": lambda rows: below(row_keys(5, rows), 4),
    "a function with long gaps": lambda rows: np.where(rows % 5000 == 4999, 7, 0),
    "a function of many": lambda rows: 100 + rows % 3,
}
every_fan_out = pytest.mark.parametrize("fan_out", FAN_OUTS.values(), ids=FAN_OUTS)
few = settings(max_examples=30, deadline=None)


def lineage(fan_out):
    """Children of parents that are known by nothing but their number."""
    return Lineage("app.Child", fan_out, 3, lambda parents: parents)


def enumerated(line, parents):
    """All children of the first parents, one after the other: (parent, nth, siblings)."""
    counts = [int(line.counts(np.array([parent]))[0]) for parent in range(parents)]
    return [(parent, nth, count) for parent, count in enumerate(counts) for nth in range(count)]


def located(found):
    return list(zip(*(part.tolist() for part in found), strict=True))


# Strata ---------------------------------------------------------------------------------------------------


@given(st.integers(0, 10**12), st.integers(0, 2**64 - 1))
def test_strata_are_a_bijection_of_each_block(block, key):
    rows = np.arange(block * STRATA, (block + 1) * STRATA)
    drawn = strata(rows, key)

    assert sorted(drawn.tolist()) == list(range(STRATA))
    assert strata(rows[17:23], key).tolist() == drawn[17:23].tolist()
    for first in range(0, STRATA, 20):
        assert sorted((drawn[first : first + 20] // 5).tolist()) == list(range(20))


def test_strata_are_shuffled_by_block_and_by_key():
    blocks = strata(np.arange(200 * STRATA), 1).reshape(200, STRATA)

    assert len({tuple(block) for block in blocks.tolist()}) == 200
    assert strata(np.arange(STRATA), 1).tolist() != strata(np.arange(STRATA), 2).tolist()
    # Every place sees every stratum alike.
    assert abs(blocks[:, 0].mean() - 49.5) < 7
    assert abs(np.corrcoef(blocks[:, 0], blocks[:, 20])[0, 1]) < 0.3


# Lineage --------------------------------------------------------------------------------------------------


@every_fan_out
def test_before_and_total_count_the_children_of_earlier_parents(fan_out):
    line = lineage(fan_out)
    counts = line.counts(np.arange(9000))
    running = np.concatenate([[0], np.cumsum(counts)])
    asked = np.array([0, 1, 99, 100, 101, 4095, 4096, 4097, 8999, 9000, 5, 5])

    assert line.before(asked).tolist() == running[asked].tolist()
    assert [line.total(parents) for parents in asked.tolist()] == running[asked].tolist()
    assert line.before(np.arange(0)).tolist() == []


@every_fan_out
@given(data=st.data())
@few
def test_children_are_located_as_by_counting(fan_out, data):
    line = lineage(fan_out)
    parents = np.repeat(np.arange(20_000), line.counts(np.arange(20_000)))
    first = data.draw(st.integers(0, len(parents) - 1))
    size = data.draw(st.integers(1, min(300, len(parents) - first)))
    scattered = data.draw(st.lists(st.integers(0, len(parents) - 1), min_size=1, max_size=20))

    for naturals in (np.arange(first, first + size), np.array(scattered), np.arange(first, first + size)[::-1]):
        owner, nth, siblings = line.locate(naturals)
        assert owner.tolist() == parents[naturals].tolist()
        assert (line.before(owner) + nth).tolist() == naturals.tolist()
        assert siblings.tolist() == line.counts(owner).tolist()


@pytest.mark.parametrize("name", ["shares", "one each", "a function"])
def test_children_are_located_as_by_enumeration(name):
    line = lineage(FAN_OUTS[name])
    children = enumerated(line, 300)

    assert located(line.locate(np.arange(len(children)))) == children
    assert located(line.locate(np.arange(0))) == []


def test_shares_fan_out_exactly_and_differently_in_every_block():
    line = lineage(FAN_OUTS["shares"])
    blocks = line.counts(np.arange(1000)).reshape(10, 100)

    assert all(sorted(block) == sorted(blocks[0]) for block in blocks.tolist())
    assert (blocks[0] == 0).sum() == 12
    assert len({tuple(block) for block in blocks.tolist()}) == 10
    assert line.most == 17
    assert lineage(FAN_OUTS["a function"]).most is None


@pytest.mark.parametrize(
    "fan_out",
    [lambda rows: np.zeros(3, dtype=int), lambda rows: rows * 0.5, lambda rows: rows - 1, lambda rows: 3],
    ids=["shape", "fractions", "negative", "one number"],
)
def test_a_fan_out_that_gives_no_counts_is_refused_with_its_name(fan_out):
    fan_out.__name__ = "how_many"
    with pytest.raises(SeedingError, match=r"app\.Child: the fan-out how_many must return one whole number"):
        lineage(fan_out).locate(np.arange(5))


def test_a_fan_out_without_children_is_refused_instead_of_searched_for_ever():
    with pytest.raises(SeedingError, match="no child at all"):
        lineage(lambda rows: np.zeros(len(rows), dtype=np.int64)).locate(np.arange(2))


def test_children_that_were_counted_are_looked_up():
    calls = []

    def fan_out(parents):
        calls.append(len(parents))
        return below(row_keys(5, parents), 4)

    line = lineage(fan_out)
    assert line.counted(np.arange(5)) is None
    total = line.total(100_000)
    line.total(200_000)
    asked = len(calls)
    parents = np.array([90_017, 70_000, 70_001, 90_017, 99_999])
    close = np.repeat(parents, 5000)

    assert line.counted(close).tolist() == line.fan_out(close).tolist()
    assert line.counted(np.arange(100_000)).sum() == total == line.total(100_000)
    assert line.counted(np.array([0, 99_999])) is None  # Too far apart to be worth it.
    assert line.counted(np.array([10**9])) is None
    assert len(calls) == asked + 1  # The test's own.


def test_few_parents_are_counted_for_few_children():
    counted = []

    def fan_out(parents):
        counted.extend(parents.tolist())
        return np.ones(len(parents), dtype=np.int64)

    lineage(fan_out).locate(np.arange(100))

    assert len(counted) <= 8192


# Growth ---------------------------------------------------------------------------------------------------


@every_fan_out
@given(steps=st.lists(st.tuples(st.integers(1, 60), st.integers(0, 400)), min_size=1, max_size=5))
@example(steps=[(10, 5), (20, 400), (30, 401), (60, 900)])
@example(steps=[(60, 60), (1, 60), (1, 60)])
@example(steps=[(5, 300), (5, 600), (60, 601)])
@few
def test_rows_that_are_there_keep_their_parent_whatever_comes_after(fan_out, steps):
    line = lineage(fan_out)
    segments, parents, children, kept = (), 0, 0, []
    for more_parents, more_children in steps:
        parents, children = parents + more_parents, children + more_children
        if line.total(parents) == 0:
            continue
        segments = extend(segments, line, children, parents)
        rows = np.arange(children)
        found = [
            row
            for segment in segments
            for row in located(segment.locate(line, rows[(rows >= segment.first) & (rows < segment.last)]))
        ]

        assert len(found) == children
        assert found[: len(kept)] == kept
        # A parent has no child twice, and none comes before its parent is there.
        assert len({(parent, nth) for parent, nth, _ in found}) == len(found)
        assert all(0 <= parent < parents for parent, _, _ in found)
        kept = found


@every_fan_out
def test_the_natural_number_of_children_gives_every_parent_its_fan_out(fan_out):
    line = lineage(fan_out)
    for parents in (1, 7, 100, 450):
        total = line.total(parents)
        if total:
            (segment,) = extend((), line, total, parents)
            assert located(segment.locate(line, np.arange(total))) == enumerated(line, parents)


def test_more_children_than_natural_go_round_the_parents_again():
    line = lineage(FAN_OUTS["shares"])
    total = line.total(10)
    segment = Segment(0, 3 * total, 0, 10)
    parents, nth, siblings = segment.locate(line, np.arange(3 * total))

    assert segment.capacity(line) == total
    assert parents.reshape(3, total).tolist() == [parents[:total].tolist()] * 3
    assert (nth // siblings).reshape(3, total).tolist() == [[turn] * total for turn in range(3)]


def test_a_function_gives_no_more_children_than_it_says_unless_it_may():
    mark = table("app.Mark", to("user", "app.User"))

    def marks(again, wanted):
        rows = children_of("user", lambda users: users.row_number % 3, again=again)
        return plan(USER, mark, counts={"app.User": 6, "app.Mark": wanted}, seeds={"app.Mark": seeds(rows=rows)})

    with pytest.raises(SeedingError, match="have no more than 6"):
        marks(False, 10)
    made = marks(True, 10)
    rows = made.rows("app.Mark", range(10))
    assert (rows.related("user").row_number).tolist() == [1, 2, 2, 4, 5, 5, 1, 2, 2, 4]
    assert rows.nth.tolist() == [0, 0, 1, 0, 0, 1, 1, 2, 3, 1]
    assert rows.siblings.tolist() == [1, 2, 2, 1, 2, 2, 1, 2, 2, 1]
    for children, parents in ((1, 2), (3, 3), (4, 5), (9, 9), (600, 600)):
        rows = children_of("user", lambda users: users.row_number % 3, again=True)
        owners = {"app.User": seeds(rows=count(50)), "app.Mark": seeds(rows=rows)}
        counts = plan(USER, mark, counts={"app.Mark": children}, seeds=owners).counts
        assert counts == {"app.User": parents, "app.Mark": children}
    with pytest.raises(ValueError, match="again=True is no use"):
        children_of("user", {1: 1}, whole=True, again=True)


def test_nothing_is_extended_by_fewer_rows():
    segments = (Segment(0, 10, 0, 5),)

    assert extend(segments, lineage(FAN_OUTS["one each"]), 10, 50) is segments
    assert extend(segments, lineage(FAN_OUTS["one each"]), 3, 5) is segments


# Picks ----------------------------------------------------------------------------------------------------

USER, ITEM = table("app.User"), table("app.Item")
LINK = table("app.Link", to("user", "app.User"), to("item", "app.Item"))


def linked(items, fan_out, chosen, users=40, **more):
    return plan(
        USER,
        ITEM,
        LINK,
        counts={"app.User": users, "app.Item": items},
        seeds={"app.Link": seeds(rows=children_of("user", fan_out), item=chosen)},
        **more,
    )


def groups(made):
    """The items of each user."""
    found = {}
    for user, item in zip(numbers(made, "app.Link", "user"), numbers(made, "app.Link", "item"), strict=True):
        found.setdefault(user, []).append(item)
    return found


@pytest.mark.parametrize("items", [1, 2, 3, 7, 60, 65, 1000, 200_000, 600_000])
def test_siblings_pick_different_rows(items):
    fan_out = {0: 10, 1: 40, min(items, 2): 20, min(items, 7): 20, min(items, 60): 10}
    made = linked(items, fan_out, pick(distinct=True))

    for picked in groups(made).values():
        assert len(set(picked)) == len(picked)
        assert all(1 <= item <= items for item in picked)


@given(st.integers(1, 80), st.integers(1, 80), st.integers(-5, 5))
@few
def test_siblings_pick_different_rows_of_any_number(items, children, seed):
    made = linked(items, {min(children, items): 1, 1: 1}, pick(distinct=True), users=20, seed=seed)

    for picked in groups(made).values():
        assert len(set(picked)) == len(picked)


def test_siblings_that_pick_every_row_pick_each_once():
    for picked in groups(linked(12, {12: 1}, pick(distinct=True))).values():
        assert sorted(picked) == list(range(1, 13))


def test_a_share_of_siblings_repeats_the_first_picks():
    made = linked(500, {8: 1}, pick(distinct=True, repeat=0.25))
    rows = made.rows("app.Link", range(made.counts["app.Link"]))

    assert set(rows.distinct("item").tolist()) == {6}
    for picked in groups(made).values():
        assert len(set(picked[:6])) == 6
        assert set(picked[6:]) <= set(picked[:6])


@pytest.mark.parametrize("distinct", [False, True])
def test_few_rows_are_picked_often(distinct):
    picked = np.bincount(numbers(linked(500, {5: 1}, pick(distinct=distinct), users=4000), "app.Link", "item"))
    busiest = np.sort(picked)[::-1]

    assert busiest[:100].sum() / busiest.sum() > 0.5
    assert (picked[1:] > 0).mean() > 0.95
    # Early rows are no favourites.
    assert abs(np.corrcoef(np.arange(500), picked[1:])[0, 1]) < 0.15


def test_rows_are_picked_alike_when_asked_for():
    picked = np.bincount(numbers(linked(50, {5: 1}, pick(skewed=False), users=4000), "app.Link", "item"))[1:]

    assert np.abs(picked / picked.mean() - 1).max() < 0.25


def test_a_share_of_picks_is_missing():
    holder = table("app.Link", to("user", "app.User"), to("item", "app.Item", null=True))
    made = plan(
        USER,
        ITEM,
        holder,
        counts={"app.User": 10, "app.Item": 5, "app.Link": 2000},
        seeds={"app.Link": seeds(item=pick(missing=0.3))},
    )
    rows = made.rows("app.Link", range(2000))
    missing = np.array([item is None for item in rows.column("item").values()])

    assert abs(missing.mean() - 0.3) < 0.04
    assert np.array_equal(rows.referenced("item")[1], missing)


@pytest.mark.parametrize("shares", [{"repeat": 1}, {"missing": 1.5}, {"missing": -0.1}])
def test_shares_of_picks_that_make_no_sense_are_refused(shares):
    with pytest.raises(ValueError, match="a share lies between 0 and 1"):
        pick(**shares)


def test_a_pick_points_where_its_number_says():
    """Whatever the key of the table is."""
    item = table("app.Item", field("code", "text", primary_key=True, unique=True, max_length=20))
    made = plan(
        USER, item, table("app.Link", to("item", "app.Item", target="code")), counts={"app.Item": 30, "app.Link": 50}
    )
    rows = made.rows("app.Link", range(50))
    codes = numbers(made, "app.Item", "code")

    assert len(set(codes)) == 30
    assert rows.column("item").values() == [codes[number] for number in rows.referenced("item")[0].tolist()]
    assert rows.related("item").column("code").values() == rows.column("item").values()


def test_rows_follow_their_parents_picks():
    review = table("app.Review", to("link", "app.Link"), to("item", "app.Item"))
    made = plan(
        USER,
        ITEM,
        LINK,
        review,
        counts={"app.User": 30, "app.Item": 9},
        seeds={
            "app.Link": seeds(rows=children_of("user", {2: 1, 3: 1}), item=pick()),
            "app.Review": seeds(rows=children_of("link", {0: 1, 1: 2}), item=follow("item")),
        },
    )
    items = numbers(made, "app.Link", "item")

    assert numbers(made, "app.Review", "item") == [items[link - 1] for link in numbers(made, "app.Review", "link")]
    rows = made.rows("app.Review", range(10))
    assert (rows.related("item").row_number + 1).tolist() == rows.column("item").values()


def every_third(rows):
    return np.ma.masked_array(rows.row_number * 3 % 7, mask=rows.row_number % 2 == 1)


def test_a_rule_may_say_which_row_is_meant():
    item = table("app.Item", field("code", "text", primary_key=True, unique=True, max_length=20))
    link = table("app.Link", to("item", "app.Item", target="code", null=True), field("copy", "text", max_length=20))
    made = plan(
        item,
        link,
        counts={"app.Item": 7, "app.Link": 12},
        seeds={"app.Link": seeds(item=refer(every_third), copy=lambda rows: rows.item.code)},
    )
    rows, codes = made.rows("app.Link", range(12)), numbers(made, "app.Item", "code")

    assert rows.column("item").values() == [None if row % 2 else codes[row * 3 % 7] for row in range(12)]
    assert rows.referenced("item")[1].tolist() == [row % 2 == 1 for row in range(12)]
    assert rows.at(np.array([4, 0])).column("item").values() == [codes[5], codes[0]]
    assert rows.column("copy").values()[::2] == rows.column("item").values()[::2]
    for facts in (Facts(), Facts(existing={"app.Item": ("a", "b")})):
        alone = plan(
            item, link, counts={"app.Link": 3}, seeds={"app.Link": seeds(item=refer(every_third), copy="")}, facts=facts
        )
        assert numbers(alone, "app.Link", "item") == [None] * 3


def test_rows_that_a_rule_must_name_come_along_whatever_is_there():
    made = plan(
        ITEM,
        table("app.Link", to("item", "app.Item")),
        counts={"app.Link": 8},
        seeds={"app.Link": seeds(item=refer(lambda rows: rows.row_number % 4))},
        facts=Facts(existing={"app.Item": (1, 2, 3)}, offsets={"app.Item": 3}),
    )

    assert numbers(made, "app.Link", "item") == [4, 5, 6, 7] * 2


@pytest.mark.parametrize("wrong", [lambda rows: 3, lambda rows: rows.row_number * 0.5, lambda rows: np.arange(99)])
def test_a_rule_that_names_no_rows_is_refused(wrong):
    with pytest.raises(SeedingError, match=r"app\.Link\.item = refer\(<lambda>\) must return one row number"):
        plan(
            ITEM,
            table("app.Link", to("item", "app.Item")),
            counts={"app.Item": 7, "app.Link": 12},
            seeds={"app.Link": seeds(item=refer(wrong))},
        )


# Rows by rank ---------------------------------------------------------------------------------------------

SIZED = table("app.Item", field("size"))
CHOSEN = table("app.Link", to("item", "app.Item"), field("least"))


def size_of(rows):
    return rows.size


def at_least(rows):
    ranked = rows.ranked("app.Item", size_of)
    return ranked.row(ranked.before(rows.least))


def sized(facts=None, **counts):
    return plan(
        SIZED,
        CHOSEN,
        counts={f"app.{name}": count for name, count in counts.items()},
        facts=facts,
        seeds={
            "app.Item": seeds(rows=count(50), size=lambda rows: rows.row_number * 37 % 101),
            "app.Link": seeds(rows=count(50), item=refer(at_least), least=lambda rows: rows.row_number % 90),
        },
    )


@given(st.integers(1, 60))
@few
def test_ranked_rows_are_found_by_number(items):
    made = sized(Item=items, Link=90)
    sizes = sorted((number * 37 % 101, number) for number in range(items))
    links = made.rows("app.Link", range(90))
    ranked = links.ranked("app.Item", size_of)

    assert ranked.before(links.least).tolist() == [sum(size < least for size, _ in sizes) for least in range(90)]
    expected = [next((row for size, row in sizes if size >= least), sizes[-1][1]) for least in range(90)]
    assert links.referenced("item")[0].tolist() == expected


def test_rows_rank_those_that_were_there_at_their_time():
    first = sized(Item=20, Link=45)
    cohorts = (Cohort(first.counts, {}),)
    grown = sized(facts=Facts(cohorts=cohorts), Item=60, Link=90)
    links = grown.rows("app.Link", range(90)).referenced("item")[0]

    assert links[:45].tolist() == first.rows("app.Link", range(45)).referenced("item")[0].tolist()
    assert links[:45].max() < 20 < links[45:].max()
    assert grown.rows("app.Link", range(40, 50)).referenced("item")[0].tolist() == links[40:50].tolist()


def test_rows_of_a_table_without_rows_are_not_ranked():
    with pytest.raises(SeedingError, match=r"app\.Link ranks the rows of app\.Item, of which this plan makes none"):
        plan(
            SIZED,
            table("app.Link", field("least")),
            counts={"app.Link": 3},
            seeds={"app.Link": seeds(least=lambda rows: rows.ranked("app.Item", size_of).before(5))},
        )


# One to one, trees, combinations --------------------------------------------------------------------------


def test_one_to_one_rows_belong_to_the_row_of_their_number():
    profile = table("app.Profile", to("user", "app.User", one_to_one=True))
    made = plan(USER, profile, counts={"app.User": 20, "app.Profile": 20})

    assert isinstance(made.models["app.Profile"].column("user").source, OneToOne)
    assert numbers(made, "app.Profile", "user") == list(range(1, 21))


def test_one_to_one_rows_belong_to_the_rows_that_limit_choices_to_leaves():
    user = table("app.User", field("role", "text", choices=("nurse", "doctor", "clerk")))
    doctor = table("app.Doctor", to("user", "app.User", one_to_one=True, accessor="doctor", limit=Q(role="doctor")))
    made = plan(user, doctor, every=100)
    grown = plan(user, doctor, every=300)
    roles = dict(zip(numbers(made, "app.User", "id"), numbers(made, "app.User", "role"), strict=True))
    doctors = [key for key, role in roles.items() if role == "doctor"]

    assert 0 < len(doctors) < 100
    assert numbers(made, "app.Doctor", "user") == doctors
    assert numbers(grown, "app.Doctor", "user")[: len(doctors)] == doctors


def test_who_asks_for_rows_gets_those_that_they_belong_to():
    user = table("app.User", field("role", "text", choices=("nurse", "doctor", "clerk")))
    doctor = table("app.Doctor", to("user", "app.User", one_to_one=True, accessor="doctor", limit=Q(role="clerk")))
    made = plan(user, doctor, counts={"app.Doctor": 60})
    roles = dict(zip(numbers(made, "app.User", "id"), numbers(made, "app.User", "role"), strict=True))

    assert made.counts["app.Doctor"] == 60
    assert {roles[key] for key in numbers(made, "app.Doctor", "user")} == {"clerk"}


def test_a_limit_that_asks_back_leaves_every_row():
    doctor = table("app.Doctor", to("user", "app.User", one_to_one=True, accessor="doctor", limit=Q(doctor__id=None)))
    made = plan(USER, doctor, every=20)

    assert numbers(made, "app.Doctor", "user") == list(range(1, 21))


def test_rows_are_limited_by_what_belongs_to_them_one_to_one():
    profile = table(
        "app.Profile", to("user", "app.User", one_to_one=True, accessor="profile"), field("teaches", "boolean")
    )
    team = table("app.Team", to("head", "app.User", limit=Q(profile__teaches=True)))
    made = plan(USER, profile, team, counts={"app.User": 50, "app.Profile": 40, "app.Team": 200})
    taught = dict(zip(numbers(made, "app.Profile", "user"), numbers(made, "app.Profile", "teaches"), strict=True))

    assert set(taught.values()) == {True, False}
    assert all(taught.get(head) for head in numbers(made, "app.Team", "head"))


def test_a_key_that_hangs_on_the_row_that_it_points_at_is_refused():
    nest = table("app.Nest", to("above", "app.Nest", null=True), field("size", null=True))
    made = plan(nest, counts={"app.Nest": 20})
    model = made.models["app.Nest"]
    circle = with_source(model, "above", Only(model.column("above").source, Given("above.size")), "")

    with pytest.raises(SeedingError, match="above depends on itself"):
        made.with_model(circle).rows("app.Nest", range(20)).column("above")


def test_rows_of_a_tree_are_told_apart_whatever_their_keys_are():
    port = table(
        "app.Port",
        field("id", "uuid", primary_key=True, unique=True),
        to("above", "app.Port", null=True, blank=True),
        field("place", null=True, blank=True, choices=tuple(range(1, 9))),
        together=(("above", "place"),),
    )
    rows = plan(port, counts={"app.Port": 60}).rows("app.Port", range(60))

    pairs = list(zip(rows.column("above").values(), rows.column("place").values(), strict=True))
    told = [pair for pair in pairs if None not in pair]
    assert len(set(told)) == len(told) > 10


@pytest.mark.parametrize(
    ("options", "roots"),
    [({"null": True, "blank": True}, 0.2), ({"null": True}, 0.02), ({}, 0.0)],
    ids=["optional", "asked for in forms", "required"],
)
def test_trees_grow_from_earlier_rows(options, roots):
    made = plan(table("app.Node", to("parent", "app.Node", **options)), counts={"app.Node": 3000})
    parents = numbers(made, "app.Node", "parent")

    assert isinstance(made.models["app.Node"].column("parent").source, Tree)
    if roots:
        assert parents[0] is None
        assert abs(parents.count(None) / 3000 - roots) < 0.03
    else:
        # The first row has nothing but itself to point at.
        assert None not in parents
        assert parents[0] == 1
    assert all(parent is None or parent < row or row == 1 for row, parent in enumerate(parents, 1))


@pytest.mark.parametrize(
    ("users", "items", "rows"), [(1, 1, 1), (5, 7, 35), (3, 1000, 100), (40, 40, 1600), (9, 2, 10)]
)
def test_combinations_of_rows_occur_once(users, items, rows):
    both = table("app.Both", to("user", "app.User"), to("item", "app.Item"), together=(("user", "item"),))
    made = plan(USER, ITEM, both, counts={"app.User": users, "app.Item": items, "app.Both": rows})
    pairs = list(zip(numbers(made, "app.Both", "user"), numbers(made, "app.Both", "item"), strict=True))

    assert isinstance(made.models["app.Both"].column("user").source, Joint)
    assert len(set(pairs)) == rows
    assert all(1 <= user <= users and 1 <= item <= items for user, item in pairs)


def test_of_combinations_that_occur_once_one_is_drawn_again_where_a_condition_keeps_it_apart():
    role = field("role", "text", max_length=10, choices=("owner", "guest", "member"))
    both = table("app.Both", to("user", "app.User"), to("item", "app.Item"), role, together=(("user", "item"),))
    owner = Unique("one owner", ("item",), conditional=True, condition=Q(role="owner"))
    both = replace(both, uniques=(*both.uniques, owner))
    made = plan(USER, ITEM, both, counts={"app.User": 40, "app.Item": 40, "app.Both": 300})
    owned = [item for item, role in zip(*(numbers(made, "app.Both", name) for name in ("item", "role")), strict=True)
             if role == "owner"]  # fmt: skip

    assert 0 < len(owned) == len(set(owned))


def test_sums_hold_in_the_arithmetic_of_every_database():
    amounts = [field(name, "decimal", digits=8, places=2) for name in ("net", "vat", "gross")]
    check = Check("sum", Q(gross=F("net") + F("vat")))
    made = plan(table("app.Bill", *amounts, checks=(check,)), counts={"app.Bill": 200})
    net, vat, gross = (numbers(made, "app.Bill", name) for name in ("net", "vat", "gross"))

    assert all(a + b == c for a, b, c in zip(net, vat, gross, strict=True))
    assert all(float(a) + float(b) == float(c) for a, b, c in zip(net, vat, gross, strict=True))


def test_combinations_with_choices_and_flags_occur_once():
    parts = (
        to("user", "app.User"),
        field("size", "text", choices=("S", "M", "L"), max_length=1),
        field("on", "boolean"),
    )
    made = plan(
        USER,
        table("app.Part", *parts, together=(("user", "size", "on"),)),
        counts={"app.User": 10, "app.Part": 60},
    )
    combined = list(zip(*(numbers(made, "app.Part", name) for name in ("user", "size", "on")), strict=True))

    assert len(set(combined)) == 60 == math.prod((10, 3, 2))


def test_combinations_that_are_there_stay_when_the_tables_grow():
    both = table("app.Both", to("user", "app.User"), to("item", "app.Item"), together=(("user", "item"),))
    tables = (USER, ITEM, both)
    before = {"app.User": 6, "app.Item": 5, "app.Both": 20}
    first = plan(*tables, counts=before)
    grown = plan(
        *tables,
        counts={"app.User": 60, "app.Item": 50, "app.Both": 30},
        facts=Facts(cohorts=(Cohort(before, {}),)),
    )

    def pairs(made):
        return list(zip(numbers(made, "app.Both", "user"), numbers(made, "app.Both", "item"), strict=True))

    assert pairs(grown)[:20] == pairs(first)
    assert len(set(pairs(grown))) == 30


def test_many_to_many_links_occur_once():
    link = table(
        "app.User_items",
        to("user", "app.User"),
        to("item", "app.Item"),
        together=(("user", "item"),),
        auto_created=True,
    )
    made = plan(USER, ITEM, link, counts={"app.User": 100, "app.Item": 8})
    picked = {}
    for user, item in zip(numbers(made, link.label, "user"), numbers(made, link.label, "item"), strict=True):
        picked.setdefault(user, []).append(item)

    assert made.counts[link.label] == 120
    assert all(len(set(items)) == len(items) for items in picked.values())
    assert sorted(map(len, picked.values())) == [1] * 35 + [2] * 20 + [3] * 15


def test_a_fan_out_larger_than_its_table_is_no_longer_distinct_but_is_refused():
    link = table("app.Link", to("user", "app.User"), to("item", "app.Item"), together=(("user", "item"),))
    with pytest.raises(SeedingError, match=r"app\.Link"):
        plan(
            USER,
            ITEM,
            link,
            counts={"app.User": 20, "app.Item": 3},
            seeds={"app.Link": seeds(rows=children_of("user", {5: 1}), item=pick(distinct=True))},
        )


def test_parents_that_are_asked_for_by_position_are_those_of_the_rows():
    made = linked(20, {3: 1}, pick(), users=50)
    rows = made.rows("app.Link", range(150))
    index = np.array([149, 0, 7, 7])
    some = rows.at(index)

    assert some.parent.row_number.tolist() == rows.parent.row_number[index].tolist()
    assert (some.nth.tolist(), some.siblings.tolist()) == (rows.nth[index].tolist(), [3] * 4)
    assert some.column("item").values() == [rows.column("item").values()[i] for i in index.tolist()]
    assert some.at(np.array([1])).row_number.tolist() == [0]


def test_counts_follow_the_number_that_was_asked_for():
    made = plan(
        USER,
        ITEM,
        LINK,
        counts={"app.User": 10, "app.Item": 4, "app.Link": 95},
        seeds={"app.User": seeds(rows=count(10)), "app.Link": seeds(rows=children_of("user", {2: 1}))},
    )
    owners = numbers(made, "app.Link", "user")

    assert len(owners) == 95
    assert sorted(np.bincount(owners)[1:].tolist()) == [8, 8, 9, *[10] * 7]


# Families ---------------------------------------------------------------------------------------------------

POST = table("odd.Post", field("size"), field("best"), field("least"), field("large"))
REPLY = table("odd.Reply", to("post", "odd.Post"), to("answers", "odd.Reply", null=True), field("worth"), field("rank"))


def answered(reply):
    """The reply before it in the same post; the first one answers none."""
    return np.ma.masked_array(reply.row_number - 1, mask=reply.nth == 0)


def ranks(family):
    """The place of each reply in its post by worth."""
    order = np.lexsort((family.worth, family.parent.row_number))
    result = np.empty(len(order), dtype=np.int64)
    result[order] = np.arange(len(order))
    return result - (np.arange(len(order)) - family.nth)


FAMILY_SEEDS = {
    "odd.Post": seeds(
        rows=count(30),
        size=lambda post: post.children("odd.Reply").counts,
        best=lambda post: post.children("odd.Reply").max("worth", -1),
        least=lambda post: post.children("odd.Reply").min(lambda reply: reply.worth, -1),
        large=lambda post: post.children("odd.Reply").where(lambda reply: reply.worth >= 50).sum("worth"),
    ),
    "odd.Reply": seeds(
        rows=children_of("post", {0: 20, 1: 20, 2: 30, 7: 30}, whole=True),
        answers=refer(answered),
        worth=lambda reply: below(reply.keys_for("worth"), 100),
        rank=lambda reply: reply.among_siblings(ranks),
    ),
}


def thread():
    return plan(POST, REPLY, seeds=FAMILY_SEEDS)


def test_parents_know_the_extremes_and_sums_of_their_children():
    made = thread()
    worth = {}
    for post, value in zip(numbers(made, "odd.Reply", "post"), numbers(made, "odd.Reply", "worth"), strict=True):
        worth.setdefault(post, []).append(value)
    own = [worth.get(post + 1, []) for post in range(30)]

    assert numbers(made, "odd.Post", "size") == list(map(len, own))
    assert numbers(made, "odd.Post", "best") == [max(values, default=-1) for values in own]
    assert numbers(made, "odd.Post", "least") == [min(values, default=-1) for values in own]
    assert numbers(made, "odd.Post", "large") == [sum(value for value in values if value >= 50) for values in own]


def test_a_pick_by_a_function_points_where_it_says_or_nowhere():
    made = thread()
    answers = numbers(made, "odd.Reply", "answers")
    rows = made.rows("odd.Reply", range(len(answers)))

    assert answers == [None if nth == 0 else number for number, nth in enumerate(rows.nth.tolist())]
    later = rows.at(np.flatnonzero(rows.nth > 0))
    assert later.answers.row_number.tolist() == (later.row_number - 1).tolist()
    assert later.answers.worth.tolist() == rows.worth[later.row_number - 1].tolist()


@pytest.mark.parametrize(
    ("by", "says"),
    [
        (lambda reply: np.zeros(3, dtype=np.int64), r"int64 \(3,\)"),
        (lambda reply: reply.nth * 0.5, "float64"),
    ],
)
def test_a_pick_by_a_function_that_gives_no_row_numbers_is_refused(by, says):
    wrong = {**FAMILY_SEEDS, "odd.Reply": seeds(**{**vars(FAMILY_SEEDS["odd.Reply"]), "answers": refer(by)})}

    with pytest.raises(SeedingError, match=rf"odd\.Reply\.answers = refer\(.*{says}"):
        plan(POST, REPLY, seeds=wrong)


def test_a_pick_by_a_function_stays_within_the_table():
    beyond = refer(lambda reply: reply.row_number + 1)
    wrong = {**FAMILY_SEEDS, "odd.Reply": seeds(**{**vars(FAMILY_SEEDS["odd.Reply"]), "answers": beyond})}

    with pytest.raises(SeedingError, match=r"odd.Reply.answers picks row \d+ of odd.Reply .* which has \d+\. Ask for"):
        plan(POST, REPLY, seeds=wrong)


def test_siblings_are_reasoned_about_as_a_whole_wherever_a_batch_begins():
    made = thread()
    whole = numbers(made, "odd.Reply", "rank")
    rows = made.rows("odd.Reply", range(len(whole)))
    by_post = {}
    for post, rank in zip(rows.post_id.tolist(), whole, strict=True):
        by_post.setdefault(post, []).append(rank)

    assert all(sorted(found) == list(range(len(found))) for found in by_post.values())
    for first in range(0, len(whole), 5):
        part = made.rows("odd.Reply", range(first, min(first + 5, len(whole))))
        assert part.rank.tolist() == whole[first : first + 5]
    scattered = np.array([len(whole) - 1, 0, len(whole) // 2, 0])
    assert made.rows("odd.Reply", scattered).rank.tolist() == [whole[number] for number in scattered.tolist()]
    assert rows.at(scattered).among_siblings(ranks).tolist() == [whole[number] for number in scattered.tolist()]


def test_families_that_may_be_cut_off_are_not_reasoned_about():
    wrong = {**FAMILY_SEEDS}
    wrong["odd.Reply"] = seeds(**{**vars(FAMILY_SEEDS["odd.Reply"]), "rows": children_of("post", {2: 1})})
    wrong["odd.Post"] = seeds(rows=count(30))

    with pytest.raises(SeedingError, match=r"children_of\(…, whole=True\)"):
        plan(POST, REPLY, seeds=wrong)


def test_a_table_that_is_kept_is_drawn_piece_by_piece(monkeypatch):
    """And is the same, whatever it holds; no rule is asked for all of its rows at once."""
    asked = []

    def price(item):
        asked.append(len(item))
        return item.row_number * 100

    item = table(
        "app.Item",
        field("price", "decimal", places=2, digits=9),
        field("kind", "text", max_length=9),
        field("name", "text", max_length=30),
        field("made", "timestamp", null=True),
    )
    said = seeds(
        price=price,
        kind=weighted({"old": 1, "new": 2}),
        name=lambda item: template("item ", Integers(item.row_number)),
        made=lambda item: np.ma.masked_array(item.row_number * 10**6, mask=item.row_number % 3 == 0),
    )
    plain = plan(item, counts={"app.Item": 1000}, seeds={"app.Item": said})
    expected = {name: numbers(plain, "app.Item", name) for name in ("price", "kind", "name", "made")}
    monkeypatch.setattr(seeding.rows, "PIECE", 64)
    pieces = plan(item, counts={"app.Item": 1000}, seeds={"app.Item": said}).whole("app.Item")
    asked.clear()

    assert pieces is not None
    assert {name: pieces.column(name).values() for name in expected} == expected
    assert isinstance(pieces.column("kind"), Words)
    assert max(asked) == 64
    assert len(asked) == 16


@pytest.mark.parametrize("limit", [Q(parent__isnull=True), asking_for_nulls(Q(parent=None))])
def test_a_tree_whose_rows_point_at_roots_alone_has_two_levels(limit):
    parent = to("parent", "app.Tool", null=True, blank=True, limit=limit)
    made = plan(table("app.Tool", parent), counts={"app.Tool": 300})
    numbers, roots = made.rows("app.Tool", range(300)).referenced("parent")

    assert 60 < roots.sum() < 150
    assert roots[numbers[~roots]].all()
    assert (numbers[~roots] < np.arange(300)[~roots]).all()
    assert len(set(numbers[~roots].tolist())) > 30


def numbered(rows, name="lesson_number", **options):
    """The parent and the number of each row of a table in which both are unique together."""
    parent = table("app.Booking")
    own = table("app.Attendance", to("booking", "app.Booking"), field(name, **options), together=(("booking", name),))
    made = plan(parent, own, counts={"app.Booking": 100, "app.Attendance": rows})
    drawn = made.rows("app.Attendance", range(rows))
    return list(zip(drawn.referenced("booking")[0].tolist(), drawn.column(name).values(), strict=True))


@pytest.mark.parametrize("rows", [7, 100, 333, 5000])
def test_what_is_numbered_among_the_rows_of_another_is_counted_there(rows):
    """It was a number of the whole table's: the hundredth lesson of a booking that had no other."""
    pairs = numbered(rows)
    assert len({*pairs}) == rows
    by_parent = {}
    for parent, number in pairs:
        by_parent.setdefault(parent, []).append(number)
    assert all(found == list(range(1, len(found) + 1)) for found in by_parent.values())
    assert len(by_parent) < 60


def test_rows_that_are_counted_keep_their_numbers_when_more_come():
    assert numbered(333)[:100] == numbered(100)


def test_counting_goes_on_at_other_rows_where_numbers_end():
    pairs = numbered(250, low=1, high=4)
    assert len({*pairs}) == 250
    assert {number for _, number in pairs} == {1, 2, 3, 4}
    with pytest.raises(SeedingError, match="400"):
        numbered(401, low=1, high=4)


def test_numbers_of_accounts_count_nothing():
    assert max(number for _, number in numbered(100, "account_number")) >= 100
