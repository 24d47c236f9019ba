"""Who meets whom: members are drawn by weight among those who had joined, graphs keep what they promise to both ends."""

import numpy as np
import pytest

from seeding.communities import beginning, graph, incoming, linked, members, outgoing, undirected
from seeding.generators import power_law
from seeding.keys import below, derive, row_keys
from seeding.plan import WORLD, Cohort, Facts
from seeding.spec import children_of, count, refer

from . import tables
from .tables import field, seeds, table, to

GROUPS = 4
SIZE = 4000


def keys(size=SIZE, seed=1):
    return row_keys(seed, np.arange(size))


# Members --------------------------------------------------------------------------------------------------


def few():
    return members(
        np.array([1, 0, 1, 1]), np.array([7, 5, 3, 9]), np.array([20, 10, 10, 30]), np.array([1, 1, 2, 5]), 3
    )


def test_nobody_is_drawn_before_joining():
    drawn = few().draw(keys(6), np.array([1, 1, 1, 0, 0, 2]), np.array([9, 10, 19, 9, 10, 99]))

    assert drawn.tolist() == [-1, 3, 3, -1, 5, -1]


def test_members_are_drawn_by_weight():
    drawn = few().draw(keys(20_000), np.full(20_000, 1), np.full(20_000, 30))
    shares = np.bincount(drawn, minlength=10)[[3, 7, 9]] / 20_000

    assert shares == pytest.approx([2 / 8, 1 / 8, 5 / 8], abs=0.02)


# Graphs ---------------------------------------------------------------------------------------------------


def social(reciprocity=0.4):
    own = keys()
    homes = below(derive(own, "home"), GROUPS)
    weights = power_law(derive(own, "weight"), 1.3, 16, 1 << 18)
    rows = np.arange(SIZE)
    among = members(
        np.concatenate([homes, np.full(SIZE, GROUPS)]),
        np.tile(rows, 2),
        np.zeros(2 * SIZE),
        np.tile(weights, 2),
        GROUPS + 1,
    )
    degrees = power_law(derive(own, "degree"), 1.6, 3, 500)
    made = graph(own, degrees, homes, among, size=SIZE, everyone=GROUPS, reciprocity=reciprocity, weights=weights)
    return made, homes, degrees


def test_degrees_are_those_of_the_links():
    made, _, _ = social()
    sources = np.repeat(np.arange(SIZE), made.outgoing)
    pairs = set(zip(sources.tolist(), made.targets.tolist(), strict=True))

    assert made.outgoing.sum() == made.incoming.sum() == len(made.targets) == len(pairs)
    assert np.array_equal(np.bincount(made.targets, minlength=SIZE), made.incoming)
    assert np.array_equal(made.first, np.cumsum(made.outgoing) - made.outgoing)
    assert not [pair for pair in pairs if pair[0] == pair[1]]


def test_links_stay_at_home_and_few_have_most():
    made, homes, _ = social()
    sources = np.repeat(np.arange(SIZE), made.outgoing)
    ranked = np.sort(made.incoming)[::-1]

    assert (homes[sources] == homes[made.targets]).mean() > 0.7
    assert ranked[: SIZE // 100].sum() > 0.15 * ranked.sum()


def test_links_are_returned_more_often_than_by_chance():
    def returned(made):
        sources = np.repeat(np.arange(SIZE), made.outgoing)
        pairs = sources * SIZE + made.targets
        return np.isin(made.targets * SIZE + sources, pairs).mean()

    assert returned(social()[0]) > 0.2 > 5 * returned(social(reciprocity=0)[0])


def test_nobody_seeks_more_than_the_degree_where_nothing_is_returned():
    made, _, degrees = social(reciprocity=0)

    assert (made.outgoing <= degrees).all()
    assert made.outgoing.sum() > 0.8 * degrees.sum()


def test_an_undirected_graph_has_every_link_once_in_order():
    made, _, _ = social()
    plain = undirected(made)
    ends = np.stack([np.repeat(np.arange(SIZE), made.outgoing), made.targets], axis=1)
    low = np.repeat(np.arange(SIZE), plain.outgoing)

    assert (low < plain.targets).all()
    assert {*zip(low.tolist(), plain.targets.tolist(), strict=True)} == {*map(tuple, np.sort(ends, axis=1).tolist())}
    assert plain.outgoing.sum() == plain.incoming.sum() == len(plain.targets)


# Worlds of a plan -----------------------------------------------------------------------------------------


def network(world):
    size = len(world)
    rows, zeros = np.arange(size), np.zeros(size, dtype=np.int64)
    among = members(zeros, rows, zeros, np.ones(size, dtype=np.int64), 1)
    degrees = below(world.keys_for("degree"), 6)
    return graph(world.keys, degrees, zeros, among, size=size, everyone=0, weights=zeros + 1, reciprocity=0.3)


def follows(link):
    return linked(link.parent, network, link.nth) + beginning(link.parent)


def letters(world):
    """As many as the links of each, which another model counts."""
    return world.children("odd.Link").counts


PERSON = table("odd.Person", field("following"), field("followers"))
LINK = table("odd.Link", to("one", "odd.Person"), to("other", "odd.Person"))
LETTER = table("odd.Letter", to("writer", "odd.Person"))
SEEDS = {
    "odd.Letter": seeds(rows=children_of("writer", lambda person: person.across(letters), whole=True)),
    "odd.Person": seeds(
        rows=count(50),
        following=lambda person: outgoing(person, network),
        followers=lambda person: incoming(person, network),
    ),
    "odd.Link": seeds(
        rows=children_of("one", lambda person: outgoing(person, network), whole=True), other=refer(follows)
    ),
}


def people(size, cohorts=()):
    return tables.plan(PERSON, LINK, LETTER, seeds=SEEDS, counts={"odd.Person": size}, facts=Facts(cohorts=cohorts))


@pytest.mark.parametrize("size", [1, 2, 50, 5000])
def test_counters_of_both_ends_are_those_of_the_rows(size):
    plan = people(size)
    links = plan.rows("odd.Link", range(plan.counts["odd.Link"]))
    everyone = plan.rows("odd.Person", range(size))
    pairs = set(zip(links.one_id.tolist(), links.other_id.tolist(), strict=True))

    assert len(pairs) == len(links)
    assert np.array_equal(np.bincount(links.one_id, minlength=size + 1)[1:], everyone.following)
    assert np.array_equal(np.bincount(links.other_id, minlength=size + 1)[1:], everyone.followers)
    assert (links.one_id != links.other_id).all()


def test_a_grown_table_keeps_every_link_and_every_counter():
    cohorts, kept = (), {}
    for size in (40, 41, 90, 300):
        plan = people(size, cohorts)
        links = plan.rows("odd.Link", range(plan.counts["odd.Link"]))
        now = {
            "links": list(zip(links.one_id.tolist(), links.other_id.tolist(), strict=True)),
            "letters": tables.numbers(plan, "odd.Letter", "writer"),
            "following": tables.numbers(plan, "odd.Person", "following"),
            "followers": tables.numbers(plan, "odd.Person", "followers"),
        }
        for name, values in kept.items():
            assert now[name][: len(values)] == values
        assert np.bincount(links.other_id, minlength=size + 1)[1:].tolist() == now["followers"]
        kept, cohorts = now, (*cohorts, Cohort(plan.counts, {}))
    assert len(kept["links"]) > 300


def test_large_tables_fall_into_worlds_of_limited_size():
    size = 2 * WORLD + 10
    plan = people(size)
    numbers = np.array([0, size // 2, size - 1, size, size + 5000])
    found = plan.worlds("odd.Person", numbers)
    worlds = [world.row_number for _, world in found]

    assert sum(len(index) for index, _ in found) == 3
    assert max(map(len, worlds)) <= WORLD
    assert [int(world[0]) for world in worlds] == sorted({int(world[0]) for world in worlds})
    assert worlds[0][0] == 0
    assert worlds[-1][-1] == size - 1
    assert outgoing(plan.rows("odd.Person", numbers[3:]), network).tolist() == [0, 0]
