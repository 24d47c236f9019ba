"""What accounts of all platforms share: names to log in with, interests, and how long people take to answer."""

# ruff: noqa: SIM905 - long lists of words are easier to read and to extend as text.

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding import kinds
from seeding.columns import SECOND, Choose, Words, mapped, template
from seeding.generators import chance, pick_weighted, power_law, unique_number
from seeding.keys import below, derive, high_bits, name_key, permute, row_keys
from seeding.kinds import Draw
from seeding.kinds.words import bank, decimal, first_fitting

from .topics import SIZE, TOPICS

# Names --------------------------------------------------------------------------------------------------------

FIRST_WORDS = tuple(
    "quiet lazy happy brave silver tiny rapid lucky sunny rusty cosmic misty vivid amber noble royal hidden frozen "
    "clever gentle humble mighty mellow salty spicy foggy dusty witty zesty crispy ivory jade scarlet velvet wild calm "
    "bold neon polar lunar solar retro urban sleepy hungry grumpy curious modest random subtle steady swift turbo "
    "analog binary atomic static lost plain late early".split()
)
SECOND_WORDS = tuple(
    "panda otter falcon badger walrus raven lynx gecko moose heron bison cobra koala lemur tapir viper robin finch "
    "pigeon turtle wombat donkey ferret beaver parrot magpie wizard pirate ninja knight baker pilot sailor nomad "
    "hermit poet pickle noodle pretzel bagel muffin taco donut mango pepper ginger cactus maple acorn pebble comet "
    "rocket planet kernel buffer vector cursor socket pixel widget gadget teapot kettle anchor lantern".split()
)  # fmt: skip


def drawn_kind(rows, name, *, entity="", unique=False, max_length=None, field=""):
    """A kind of value of each row's person, as a column."""
    label = rows.model.label
    draw = Draw(
        keys=rows.keys_for(f"entity {entity}"),
        positions=rows.plan.unique_positions(rows.model, rows.row_number),
        locales=rows.plan.locales,
        max_length=max_length,
        unique=unique,
        unique_key=name_key("unique", label, field or name),
        as_of=rows.plan.as_of,
    )
    return kinds.get(name).draw(draw)


@lru_cache(maxsize=1)
def _handle_banks():
    first, second = FIRST_WORDS, SECOND_WORDS
    capital = bank(*(word.capitalize() for word in first)), bank(*(word.capitalize() for word in second))
    return capital, (bank(*first), bank(*second))


def usernames(rows, *, own_name, max_length, separator="_"):
    """Different names to log in with: a share `own_name` of them made of the person's name, the rest invented.

    Invented ones are two words, in capitals or divided by the separator, and have a number once all pairs are taken;
    where that is too long they are one word with a number that no other row has.
    """
    label, keys = rows.model.label, rows.keys_for("username")
    positions = rows.plan.unique_positions(rows.model, rows.row_number)
    pairs = len(FIRST_WORDS) * len(SECOND_WORDS)
    turn, place = np.divmod(positions, pairs)
    pair = permute(place, pairs, name_key("handles", label))
    first, second = np.divmod(pair, len(SECOND_WORDS))
    number = decimal(turn + 1, turn > 0)
    (big, big_second), (small, small_second) = _handle_banks()
    own = decimal(unique_number(positions, name_key("numbers of handles", label)))
    invented = Choose(
        below(derive(keys, "style"), 2),
        (
            first_fitting(
                max_length,
                template(Words(first, big), Words(second, big_second), number),
                lambda: template(Words(first, big), own),
            ),
            first_fitting(
                max_length,
                template(Words(first, small), separator, Words(second, small_second), number),
                lambda: template(Words(first, small), Words(second, small_second), number),
                lambda: template(Words(first, small), own),
            ),
        ),
    )
    named = drawn_kind(rows, "username", unique=True, max_length=max_length, field="username")
    named = mapped(named, _underscored if separator == "_" else hyphened)
    return Choose(chance(derive(keys, "own name"), own_name).astype(np.int64), (invented, named))


def _underscored(text):
    return text.replace(".", "_")


def hyphened(text):
    return text.replace(".", "-").replace("_", "-")


# Interests ----------------------------------------------------------------------------------------------------

POPULARITY = (12.0, 12.0, 18.0, 18.0, 14.0, 8.0, 8.0, 10.0)
"""How many people have each topic as the first of their interests, in the order of `TOPICS`."""

AFFINITY = {
    ("MachineLearning", "datascience"): 8.0,
    ("MachineLearning", "Python"): 5.0,
    ("MachineLearning", "programming"): 2.0,
    ("MachineLearning", "technology"): 2.0,
    ("datascience", "Python"): 7.0,
    ("datascience", "programming"): 1.5,
    ("Python", "programming"): 6.0,
    ("Python", "webdev"): 2.5,
    ("programming", "webdev"): 7.0,
    ("programming", "technology"): 4.0,
    ("webdev", "startups"): 2.5,
    ("webdev", "technology"): 1.5,
    ("webdev", "entrepreneur"): 1.5,
    ("startups", "entrepreneur"): 9.0,
    ("startups", "technology"): 3.0,
    ("entrepreneur", "technology"): 1.5,
}
"""How much likelier than others two topics interest the same people; 0.4 where nothing is said."""

ORDERS = 128


@lru_cache(maxsize=1)
def _interest_orders():
    """For each first interest `ORDERS` orders of all topics, that one first, related ones early."""
    orders = np.empty((SIZE, ORDERS, SIZE), dtype=np.int64)
    keys = row_keys(name_key("orders of interests"), np.arange(SIZE * ORDERS * SIZE)).reshape(SIZE, ORDERS, SIZE)
    for home in range(SIZE):
        near = [AFFINITY.get((TOPICS[home], topic), AFFINITY.get((topic, TOPICS[home]), 0.4)) for topic in TOPICS]
        # A race: the topic of weight w comes in after an exponential time with rate w. Only the order is kept.
        times = -np.log((high_bits(keys[home], 32) + 0.5) / (1 << 32)) / np.array(near)
        times[:, home] = -1.0
        orders[home] = np.argsort(times, axis=1)
    return orders


def home_topic(rows):
    """The first interest of each account: the place of a topic."""
    return pick_weighted(rows.keys_for("home topic"), POPULARITY)


def interests(rows):
    """All topics in the order in which they interest each account, as an array of (rows, topics)."""
    return _interest_orders()[home_topic(rows), below(rows.keys_for("order of interests"), ORDERS)]


# Answers ------------------------------------------------------------------------------------------------------


def delays(keys, typical):
    """How long answers take, in microseconds: a power law from 20 seconds to 60 days, half of them under `typical`
    seconds or so; the tail falls off as 1 / time**0.8.
    """
    scale = round(typical / 1.38)
    return (power_law(keys, 0.8, scale, scale + 60 * 86_400) - scale + 20) * SECOND


def threads(family, started, *, roots, typical, most_depth):
    """The tree below each post of a family of comments, in the order in which they were written.

    `started` is when each comment's post came. Gives an array of (comments, 3): the place of the parent among the
    siblings (-1 for an answer to the post), the instant, and the depth. A comment answers an earlier one of the post.
    """
    count, nth, as_of = len(family), family.nth, family.as_of
    keys = family.keys_for("thread")
    first = np.arange(count) - nth
    is_root = (nth == 0) | chance(keys, roots)
    # Half of the answers are to what was said last, the others to anything said before.
    place = np.where(chance(derive(keys, "last"), 0.5), nth - 1, below(derive(keys, "parent"), np.maximum(nth, 1)))
    parent = np.where(is_root, -1, first + place)
    depth = np.zeros(count, dtype=np.int64)
    waiting = np.flatnonzero(parent >= 0)
    known = parent < 0
    while waiting.size:
        ready = known[parent[waiting]]
        now = waiting[ready]
        deeper = depth[parent[now]] + 1
        # Where a thread would grow too deep, the comment stands beside the one that it answers.
        beside = deeper > most_depth
        parent[now[beside]] = parent[parent[now[beside]]]
        depth[now] = np.minimum(deeper, most_depth)
        known[now] = True
        waiting = waiting[~ready]
    delay = np.where(is_root, delays(derive(keys, "delay"), 2 * typical), delays(derive(keys, "delay"), typical))
    share = high_bits(derive(keys, "share"), 20) + 1
    instant = np.zeros(count, dtype=np.int64)
    for level in range(int(depth.max(initial=-1)) + 1):
        at = np.flatnonzero(depth == level)
        base = started[at] if level == 0 else instant[parent[at]]
        room = as_of - base
        late = np.maximum((room >> 20) * share[at] >> 1, 1)
        instant[at] = base + np.where(delay[at] < room, delay[at], np.minimum(late, room))
    order = np.lexsort((nth, depth, instant, first))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    above = parent[order]
    # Families stand where they stood, so a rank less the first place of the family is a place among the siblings.
    result = np.stack([np.where(above >= 0, rank[above] - first, -1), instant[order], depth[order]], axis=1)
    return result


def locations(rows, field="location"):
    """The city of each row's person."""
    return drawn_kind(rows, "city", max_length=100, field=field)


__all__ = ["delays", "drawn_kind", "home_topic", "hyphened", "interests", "locations", "threads", "usernames"]
