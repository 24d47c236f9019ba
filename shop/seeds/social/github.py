"""GitHub: repositories that say what they are, who stars them, and who follows whom."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding.columns import DAY, Bank, Choose, Words
from seeding.communities import beginning, graph, incoming, linked, members, outgoing
from seeding.generators import OFFICE, between, chance, pick_weighted, power_law
from seeding.keys import below, derive, high_bits, permute
from seeding.kinds.words import bank
from seeding.phrases import lists, phrases
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, count, refer

from ...models import GitHubAccount, GitHubFollow, GitHubRepository, GitHubStar
from ...models.social.github import Language
from ..calendar import HOUR
from . import github_texts as texts
from .accounts import drawn_kind, locations, usernames
from .topics import COUNTS, LEAST_PRACTICES, PRACTICE_STARTS, PRACTICE_TOOLS, SUBJECTS, TOPICS, slug, subjects

YEAR = 365 * DAY
TOPIC_WORDS = Bank(TOPICS)
FIELDS = len(texts.LANGUAGES)
"""The topics that are about code come first."""
FIELD_WEIGHTS = (15.0, 12.0, 24.0, 26.0, 23.0)
EVERYONE = FIELDS
ENDS = len(texts.REPOSITORIES)


@lru_cache(maxsize=1)
def _bios():
    return phrases([texts.BIOS] * FIELDS, SUBJECTS[:FIELDS])


@lru_cache(maxsize=1)
def _descriptions():
    """By topic and by how the name ends."""
    frames = [(frame,) for _ in range(FIELDS) for frame in texts.REPOSITORIES.values()]
    return phrases(frames, [SUBJECTS[field] for field in range(FIELDS) for _ in range(ENDS)])


@lru_cache(maxsize=1)
def _names():
    """By topic: the name of each practice with each end."""
    groups = []
    for field in range(FIELDS):
        things = [SUBJECTS[field][start]["thing"] for start in PRACTICE_STARTS[field].tolist()]
        groups.append([f"{slug(thing)}-{end}" for thing in things for end in texts.REPOSITORIES])
    return lists(groups)


@lru_cache(maxsize=1)
def _languages():
    return lists(texts.LANGUAGES)


@lru_cache(maxsize=1)
def _language_bank():
    """The languages that are usual in some field, and behind them all others."""
    usual = _languages().bank.words
    return Bank((*usual, *(one for one in Language.values if one not in usual)))


@lru_cache(maxsize=1)
def _own_languages():
    """By topic and subject: the language that the tool is itself or asks for, as a place in the bank; -1 for others."""
    places = {word: place for place, word in enumerate(_language_bank().words)}
    places |= {tool: places[word] for tool, word in texts.LANGUAGES_OF_TOOLS.items()}
    table = np.full((FIELDS, int(COUNTS.max())), -1, dtype=np.int64)
    for field in range(FIELDS):
        table[field, : COUNTS[field]] = [places.get(subject["tool"], -1) for subject in SUBJECTS[field]]
    return table


# Accounts -------------------------------------------------------------------------------------------------------


def field_of(account):
    """The place of the topic that most repositories of an account are about."""
    return pick_weighted(account.keys_for("field"), FIELD_WEIGHTS)


def renown(account):
    """How much an account attracts followers, and its repositories stars: a power law."""
    return power_law(account.keys_for("renown"), 1.1, 16, 1 << 16)


def accounts_by_field(world):
    everyone, weights = np.arange(len(world)), world.once(renown)
    groups = np.concatenate([field_of(world), np.full(len(world), EVERYONE)])
    nothing = np.zeros(len(groups), dtype=np.int64)
    return members(groups, np.tile(everyone, 2), nothing, np.tile(weights, 2), FIELDS + 1)


def network(world):
    """Who follows whom: mostly accounts of the own field; three in ten follow nobody."""
    keys = world.keys_for("follows")
    sought = np.minimum(power_law(keys, 1.3, 1, 1000), max(len(world) // 3, 1))
    return graph(
        keys,
        np.where(chance(derive(keys, "nobody"), 0.3), 0, sought),
        field_of(world),
        world.once(accounts_by_field),
        size=len(world),
        everyone=EVERYONE,
        loyalty=0.75,
        reciprocity=0.3,
        weights=world.once(renown),
    )


def repositories_made(account):
    """A power law; one in eight has none. There is time for one a week."""
    keys = account.keys_for("repositories")
    made = np.where(chance(derive(keys, "none"), 0.12), 0, power_law(keys, 1.35, 1, 150))
    return np.minimum(made, (account.as_of - account.created_at) // (7 * DAY))


@register(GitHubAccount)
class GitHubAccountSeeds(ModelSeeds):
    rows = count(150)

    def username(account):
        return usernames(account, own_name=0.6, max_length=39, separator="-")

    def name(account):
        """Three in four give it."""
        return _shown(account, "name", 0.75, drawn_kind(account, "full_name", max_length=100))

    def bio(account):
        keys, field = account.keys_for("bio"), field_of(account)
        shown = chance(derive(keys, "shown"), 0.55)
        return _bios().draw(keys, field, subjects(derive(keys, "subject"), field), shown=shown)

    def company(account):
        return _shown(account, "company", 0.35, drawn_kind(account, "company", max_length=100))

    def location(account):
        return _shown(account, "location", 0.5, locations(account))

    def topic(account):
        return Words(field_of(account), TOPIC_WORDS)

    def created_at(account):
        """Within twelve years."""
        keys = account.keys_for("created_at")
        return between(high_bits(keys, 32), account.as_of - 12 * YEAR, account.as_of - 3 * HOUR, OFFICE)

    def public_repos(account):
        return account.children("shop.GitHubRepository").counts

    def followers_count(account):
        return incoming(account, network)

    def following_count(account):
        return outgoing(account, network)


def _shown(account, name, share, column):
    nothing = Words(np.zeros(len(account), dtype=np.int64), bank(""))
    return Choose(chance(account.keys_for(f"{name} shown"), share).astype(np.int64), (nothing, column))


@register(GitHubFollow)
class GitHubFollowSeeds(ModelSeeds):
    rows = children_of("follower", lambda account: outgoing(account, network), whole=True)

    followed = refer(lambda follow: beginning(follow.parent) + linked(follow.parent, network, follow.nth))

    def created_at(follow):
        start = np.maximum(follow.follower.created_at, follow.followed.created_at)
        return between(high_bits(follow.keys_for("created_at"), 32), start, follow.as_of, OFFICE)


# Repositories ---------------------------------------------------------------------------------------------------


def repository_field(repository):
    """That of the owner in five of six."""
    keys = repository.keys_for("field")
    other = pick_weighted(derive(keys, "other"), FIELD_WEIGHTS)
    return np.where(chance(keys, 0.83), repository.parent.once(field_of), other)


def repository_name(repository):
    """A practice with an end, as one number; those of one owner differ."""
    return permute(repository.nth, LEAST_PRACTICES * ENDS, repository.parent.keys_for("names of repositories"))


def repository_subject(repository):
    """The practice in the name, with one of its tools."""
    field, practice = repository.once(repository_field), repository.once(repository_name) // ENDS
    tool = below(repository.keys_for("tool"), PRACTICE_TOOLS[field, practice])
    return PRACTICE_STARTS[field, practice] + tool


@register(GitHubRepository)
class GitHubRepositorySeeds(ModelSeeds):
    rows = children_of("owner", repositories_made, whole=True)

    def name(repository):
        return _names().at(repository.once(repository_field), repository.once(repository_name))

    def description(repository):
        """One in ten says nothing."""
        keys = repository.keys_for("description")
        group = repository.once(repository_field) * ENDS + repository.once(repository_name) % ENDS
        shown = ~chance(derive(keys, "nothing"), 0.1)
        return _descriptions().draw(keys, group, repository.once(repository_subject), shown=shown)

    def language(repository):
        """The tool where that is a language, or the one that it asks for; else one that is usual in the field."""
        field = repository.once(repository_field)
        drawn = _languages().draw(repository.keys_for("language"), field)
        own = _own_languages()[field, repository.once(repository_subject)]
        return Words(np.where(own >= 0, own, drawn.codes), _language_bank())

    def topic(repository):
        return Words(repository.once(repository_field), TOPIC_WORDS)

    def license(repository):
        weights = tuple(map(float, texts.LICENCES.values()))
        return Words(pick_weighted(repository.keys_for("license"), weights), bank(*texts.LICENCES))

    def created_at(repository):
        """Since the account is there, one after the other."""
        place = ((repository.nth << 32) + high_bits(repository.keys_for("created_at"), 32)) // repository.siblings
        return between(place, repository.owner.created_at, repository.as_of - HOUR, OFFICE)

    def pushed_at(repository):
        """Most within the first months, those with many stars lately."""
        keys = repository.keys_for("pushed_at")
        room = repository.as_of - repository.created_at
        early = power_law(keys, 0.5, 1, 4000) * DAY - below(derive(keys, "part"), 86_400) * 10**6
        ago = power_law(derive(keys, "late"), 0.8, 1, 400) * HOUR - below(derive(keys, "part"), 3600) * 10**6
        anywhere = (room >> 20) * high_bits(derive(keys, "anywhere"), 20)
        after = np.where(repository.stars >= 10, room - ago, early)
        return repository.created_at + np.where((after > 0) & (after < room), after, anywhere)

    def archived(repository):
        """Some of what nobody has touched for two years."""
        old = repository.as_of - repository.pushed_at > 2 * YEAR
        return old & chance(repository.keys_for("archived"), 0.15)

    def stars(repository):
        """Those of the stars' rows."""
        result = np.zeros(len(repository), dtype=np.int64)
        for index, world in repository.parent.worlds():
            made = world.once(sky)
            if len(made.incoming):
                result[index] = made.incoming[repository.row_number[index] - world.once(first_repository)]
        return result

    def forks(repository):
        return repository.stars * below(repository.keys_for("forks"), 30) // 100

    def open_issues(repository):
        keys = repository.keys_for("open_issues")
        return np.where(repository.archived, 0, np.minimum(power_law(keys, 1.2, 1, 300) - 1, 3 + repository.stars))


# Stars ----------------------------------------------------------------------------------------------------------


def repositories(world):
    return world.children("shop.GitHubRepository").rows


def first_repository(world):
    """The number of the first repository of a world, for each of its accounts."""
    numbers = world.once(repositories).row_number
    return np.int64(numbers[0] if len(numbers) else 0)


def repositories_by_field(world):
    """The repositories of a world by topic, and all of them together, by a power law and the owners' renown."""
    made = world.once(repositories)
    weights = power_law(made.keys_for("shine"), 0.9, 4, 1 << 14) + made.parent.once(renown) // 16
    groups = np.concatenate([repository_field(made), np.full(len(made), EVERYONE)])
    nothing = np.zeros(len(groups), dtype=np.int64)
    return members(groups, np.tile(np.arange(len(made)), 2), nothing, np.tile(weights, 2), FIELDS + 1)


def sky(world):
    """Who stars which repository: mostly those of the own field."""
    keys, size = world.keys_for("stars"), len(world.once(repositories))
    sought = np.minimum(power_law(keys, 1.2, 1, 2000), max(size // 3, 1))
    degrees = np.where(chance(derive(keys, "nobody"), 0.25) | (size == 0), 0, sought)
    among = world.once(repositories_by_field)
    return graph(keys, degrees, field_of(world), among, size=size, everyone=EVERYONE, loyalty=0.8)


def starred(star):
    first = np.zeros(len(star), dtype=np.int64)
    for index, world in star.parent.worlds():
        first[index] = world.once(first_repository)
    return first + linked(star.parent, sky, star.nth)


@register(GitHubStar)
class GitHubStarSeeds(ModelSeeds):
    rows = children_of("account", lambda account: outgoing(account, sky), whole=True)

    repository = refer(starred)

    def starred_at(star):
        start = np.maximum(star.account.created_at, star.repository.created_at)
        return between(high_bits(star.keys_for("starred_at"), 32), start, star.as_of, OFFICE)
