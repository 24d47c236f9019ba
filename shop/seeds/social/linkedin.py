"""LinkedIn: careers that lead to what the profile says, and connections within industries."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding.columns import DAY, Choose, Words, mapped, template
from seeding.communities import beginning, graph, incoming, linked, members, outgoing, undirected
from seeding.generators import OFFICE, between, chance, pick_weighted, power_law, skewed
from seeding.keys import below, derive, high_bits
from seeding.kinds.words import bank
from seeding.phrases import crossed, lists, phrases
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, count, refer

from ...models import LinkedInConnection, LinkedInPosition, LinkedInProfile
from ..calendar import HOUR
from . import linkedin_texts as texts
from .accounts import drawn_kind, hyphened, locations

YEAR = 365 * DAY
SIZE = len(texts.INDUSTRIES)
EVERYONE = SIZE
LEVELS = texts.LEVELS
COMPANIES = len(texts.PLACES) * len(texts.BUSINESSES[0])


@lru_cache(maxsize=1)
def _titles():
    """By industry: the titles of its careers, one career after the other."""
    return lists([[title for ladder in group for title in ladder.split(", ")] for group in texts.LADDERS])


@lru_cache(maxsize=1)
def _companies():
    return lists([[f"{place} {kind}" for place in texts.PLACES for kind in kinds] for kinds in texts.BUSINESSES])


@lru_cache(maxsize=1)
def _skills():
    return lists(texts.SKILLS)


@lru_cache(maxsize=1)
def _abouts():
    fillings = [
        crossed(industry=[name.lower()], skill=skills)
        for name, skills in zip(texts.INDUSTRIES, texts.SKILLS, strict=True)
    ]
    return phrases([texts.ABOUTS] * SIZE, fillings)


# Careers --------------------------------------------------------------------------------------------------------


def industry(profile):
    return pick_weighted(profile.keys_for("industry"), texts.WEIGHTS)


def career(profile):
    """The place of a career among those of the industry."""
    careers = np.array([len(group) for group in texts.LADDERS], dtype=np.int64)
    return below(profile.keys_for("career"), careers[industry(profile)])


def positions_held(profile):
    return profile.fan_out("shop.LinkedInPosition")


def title_at(profile, nth):
    """The title of the nth position: a step up each time, from the first rung or a later one."""
    start = below(profile.keys_for("first rung"), np.maximum(LEVELS + 1 - positions_held(profile), 1)) * 2 // 3
    rung = np.minimum(start + nth, LEVELS - 1)
    return _titles().at(industry(profile), career(profile) * LEVELS + rung)


def moved(profile, step):
    """Whether the position of that place, from 0, is in another company than the one before."""
    return chance(derive(profile.keys_for("companies"), f"move {step}"), 0.67)


def company_at(profile, nth):
    """The company of the nth position; one step in three is a promotion in the same company. Large ones employ many."""
    keys, moves = profile.keys_for("companies"), np.zeros(len(nth), dtype=np.int64)
    for step in range(1, LEVELS):
        moves += (step <= nth) & moved(profile, step)
    # 37 and 53 have no factor in common with the number of companies: every move is to another one.
    place = (skewed(keys, COMPANIES) * 37 + moves * 53) % COMPANIES
    return _companies().at(industry(profile), place)


def begins_on(profile, nth):
    """The day on which the nth position begins; the first two to six years before the second, and so on."""
    keys, held = profile.keys_for("career dates"), positions_held(profile)
    days = np.zeros(len(nth), dtype=np.int64)
    for step in range(LEVELS):
        length = 420 + below(derive(keys, f"length {step}"), 1500)
        days += np.where((step >= nth) & (step < held), length, 0)
    return profile.as_of // DAY - days


@register(LinkedInProfile)
class LinkedInProfileSeeds(ModelSeeds):
    rows = count(150)

    def full_name(profile):
        return drawn_kind(profile, "full_name", max_length=100)

    def slug(profile):
        """The name and a number."""
        named = drawn_kind(profile, "username", unique=True, max_length=60, field="slug")
        return mapped(named, hyphened)

    def industry(profile):
        return Words(industry(profile), bank(*texts.INDUSTRIES))

    def job_title(profile):
        return title_at(profile, positions_held(profile) - 1)

    def company(profile):
        return company_at(profile, positions_held(profile) - 1)

    def headline(profile):
        """Title and company, with up to two skills."""
        keys, field = profile.keys_for("headline"), industry(profile)
        first = below(derive(keys, "first"), len(texts.SKILLS[0]))
        second = (first + 1 + below(derive(keys, "second"), len(texts.SKILLS[0]) - 1)) % len(texts.SKILLS[0])
        plain = template(profile.job_title, " at ", profile.company)
        one, two = _skills().at(field, first), _skills().at(field, second)
        return Choose(below(keys, 3), (plain, template(plain, " | ", one), template(plain, " | ", one, " and ", two)))

    def location(profile):
        return locations(profile)

    def about(profile):
        """Three in five say something."""
        keys, field = profile.keys_for("about"), industry(profile)
        skill = below(derive(keys, "skill"), len(texts.SKILLS[0]))
        return _abouts().draw(keys, field, skill, shown=chance(derive(keys, "shown"), 0.6))

    def created_at(profile):
        """Within twelve years."""
        keys = profile.keys_for("created_at")
        return between(high_bits(keys, 32), profile.as_of - 12 * YEAR, profile.as_of - 3 * HOUR, OFFICE)

    def connection_count(profile):
        return incoming(profile, network) + outgoing(profile, network)

    def open_to_work(profile):
        return chance(profile.keys_for("open_to_work"), 0.07)


@register(LinkedInPosition)
class LinkedInPositionSeeds(ModelSeeds):
    rows = children_of("profile", {1: 20, 2: 28, 3: 27, 4: 16, 5: 9}, whole=True)

    def title(position):
        return title_at(position.parent, position.nth)

    def company(position):
        return company_at(position.parent, position.nth)

    def started_on(position):
        return begins_on(position.parent, position.nth)

    def ended_on(position):
        """The day before the next one begins, or weeks earlier on leaving; the last position is the current one."""
        leaves = np.zeros(len(position), dtype=np.bool_)
        for step in range(1, LEVELS):
            leaves |= (position.nth + 1 == step) & moved(position.parent, step)
        pause = below(position.keys_for("pause"), 60) * (leaves & chance(position.keys_for("pauses"), 0.4))
        ended = begins_on(position.parent, position.nth + 1) - 1 - pause
        return np.ma.masked_array(ended, mask=position.nth == position.siblings - 1)


# Connections ----------------------------------------------------------------------------------------------------


def sociability(profile):
    return power_law(profile.keys_for("sociability"), 1.3, 16, 1 << 15)


def colleagues(world):
    """The profiles of a world by industry, and all of them together."""
    everyone, weights = np.arange(len(world)), world.once(sociability)
    groups = np.concatenate([industry(world), np.full(len(world), EVERYONE)])
    nothing = np.zeros(len(groups), dtype=np.int64)
    return members(groups, np.tile(everyone, 2), nothing, np.tile(weights, 2), SIZE + 1)


def network(world):
    """Who is connected with whom: mostly people of the own industry."""
    keys = world.keys_for("connections")
    sought = np.minimum(power_law(keys, 1.35, 1, 1000), max(len(world) // 3, 1))
    weights = world.once(sociability)
    return undirected(
        graph(
            keys,
            sought,
            industry(world),
            world.once(colleagues),
            size=len(world),
            everyone=EVERYONE,
            loyalty=0.75,
            weights=weights,
        )
    )


@register(LinkedInConnection)
class LinkedInConnectionSeeds(ModelSeeds):
    rows = children_of("profile", lambda profile: outgoing(profile, network), whole=True)

    other = refer(lambda connection: beginning(connection.parent) + linked(connection.parent, network, connection.nth))

    def connected_at(connection):
        start = np.maximum(connection.profile.created_at, connection.other.created_at)
        return between(high_bits(connection.keys_for("connected_at"), 32), start, connection.as_of, OFFICE)
