"""Twitter: who follows whom within communities of one topic, and what they tweet."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding.columns import DAY, Bank, Choose, Words, template
from seeding.communities import beginning, graph, incoming, linked, members, outgoing
from seeding.generators import SHOPPING, between, chance, power_law
from seeding.keys import below, derive, high_bits
from seeding.kinds.words import bank
from seeding.phrases import lists, phrases
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, count, refer

from ...models import Follow, Tweet, TwitterAccount
from ..calendar import HOUR
from . import twitter_texts as texts
from .accounts import drawn_kind, home_topic, interests, locations, usernames
from .topics import SIZE, SUBJECTS, TOPICS, by_subject, hashtag, subjects

YEAR = 365 * DAY
TOPIC_WORDS = Bank(TOPICS)
EVERYONE = SIZE
"""The group of all accounts, behind those of the topics."""


@lru_cache(maxsize=4)
def said(name):
    return phrases([getattr(texts, name)] * SIZE, SUBJECTS)


# Accounts and follows -------------------------------------------------------------------------------------------


def attraction(account):
    """How much an account attracts followers: a power law."""
    return power_law(account.keys_for("attraction"), 1.1, 16, 1 << 16)


def by_topic(world):
    """The accounts of a world by their first topic, and all of them together, by attraction."""
    everyone, weights = np.arange(len(world)), world.once(attraction)
    groups = np.concatenate([home_topic(world), np.full(len(world), EVERYONE)])
    nothing = np.zeros(len(groups), dtype=np.int64)
    return members(groups, np.tile(everyone, 2), nothing, np.tile(weights, 2), SIZE + 1)


def network(world):
    """Who follows whom: mostly accounts of the own topic; similar accounts often follow back."""
    keys = world.keys_for("follows")
    sought = np.minimum(power_law(keys, 1.25, 1, 2000), max(len(world) // 3, 1))
    # One in ten has an account to read and follows nobody yet.
    degrees = np.where(chance(derive(keys, "nobody"), 0.1), 0, sought)
    weights = world.once(attraction)
    return graph(
        keys,
        degrees,
        home_topic(world),
        world.once(by_topic),
        size=len(world),
        everyone=EVERYONE,
        loyalty=0.75,
        reciprocity=0.35,
        weights=weights,
    )


def follows(account):
    return outgoing(account, network)


def tweets_written(account):
    """A power law; a quarter only reads. New accounts have not had the time for many."""
    keys = account.keys_for("tweets")
    tweets = np.where(chance(derive(keys, "reads only"), 0.25), 0, power_law(keys, 1.3, 1, 3000))
    return np.minimum(tweets, (account.as_of - account.created_at) // (4 * HOUR))


@register(TwitterAccount)
class TwitterAccountSeeds(ModelSeeds):
    rows = count(200)
    traits = {"with_tweets": {"tweets": 2}}

    def username(account):
        return usernames(account, own_name=0.55, max_length=15)

    def display_name(account):
        return drawn_kind(account, "full_name", max_length=50)

    def bio(account):
        """One in seven says nothing."""
        keys, topic = account.keys_for("bio"), home_topic(account)
        shown = ~chance(derive(keys, "nothing"), 0.15)
        return said("BIOS").draw(keys, topic, subjects(derive(keys, "subject"), topic), shown=shown)

    def location(account):
        """Half of them tell."""
        told = chance(account.keys_for("location"), 0.5).astype(np.int64)
        nothing = Words(np.zeros(len(account), dtype=np.int64), bank(""))
        return Choose(told, (nothing, locations(account)))

    def topic(account):
        return Words(home_topic(account), TOPIC_WORDS)

    def created_at(account):
        """Within ten years, more of them lately."""
        keys = account.keys_for("created_at")
        late = np.maximum(high_bits(keys, 32), high_bits(derive(keys, "again"), 32) >> 1)
        return between(late, account.as_of - 10 * YEAR, account.as_of - 3 * HOUR, SHOPPING)

    def verified(account):
        """One in a hundred, but one in five of those that attract many."""
        keys = account.keys_for("verified")
        return np.where(account.once(attraction) >= 320, chance(keys, 0.2), chance(keys, 0.01))

    def followers_count(account):
        return incoming(account, network)

    def following_count(account):
        return outgoing(account, network)

    def tweet_count(account):
        return account.children("shop.Tweet").counts


@register(Follow)
class FollowSeeds(ModelSeeds):
    rows = children_of("follower", follows, whole=True)

    followed = refer(lambda follow: beginning(follow.parent) + linked(follow.parent, network, follow.nth))

    def created_at(follow):
        """Since both accounts are there, sooner rather than later."""
        keys = follow.keys_for("created_at")
        early = np.minimum(high_bits(keys, 32), high_bits(derive(keys, "again"), 32))
        start = np.maximum(follow.follower.created_at, follow.followed.created_at)
        return between(early, start, follow.as_of, SHOPPING)


# Tweets ---------------------------------------------------------------------------------------------------------


def tweet_topic(tweet):
    """The first topic of the account in three of four tweets, else one of its next three."""
    keys = tweet.keys_for("topic")
    place = np.where(chance(keys, 0.75), 0, 1 + below(derive(keys, "other"), 3))
    return np.take_along_axis(tweet.parent.once(interests), place[:, None], 1)[:, 0]


def tweet_subject(tweet):
    return subjects(tweet.keys_for("subject"), tweet.once(tweet_topic))


def mentioned(tweet):
    """In a fifth of the tweets one of those that the account follows and that were there by then."""
    keys, account = tweet.keys_for("mentioned"), tweet.parent
    following = account.once(follows)
    found = linked(account, network, below(derive(keys, "whom"), np.maximum(following, 1))) + beginning(account)
    late = np.zeros(len(tweet), dtype=np.bool_)
    for index, world in account.worlds():
        late[index] = world.created_at[found[index] - world.row_number[0]] > tweet.created_at[index]
    return np.ma.masked_array(found, mask=~chance(keys, 0.2) | (following == 0) | late)


@lru_cache(maxsize=1)
def _hashtags():
    return [lists(by_subject(name)) for name in (_of_thing, _of_tool, _of_topic)]


def _of_thing(subject):
    return f" {hashtag(subject['thing'])}"


def _of_tool(subject):
    return f" {hashtag(subject['tool'])}"


def _of_topic(subject):
    return f" {hashtag(subject['topic'])}"


@register(Tweet)
class TweetSeeds(ModelSeeds):
    rows = children_of("account", tweets_written, whole=True)

    mentioned = refer(mentioned)

    def content(tweet):
        """A thought, in a fifth of the tweets with a name, in most with one to three hashtags."""
        keys, topic, subject = tweet.keys_for("content"), tweet.once(tweet_topic), tweet.once(tweet_subject)
        _, nobody = tweet.referenced("mentioned")
        named = np.zeros(len(tweet), dtype=np.int64) if nobody is None else nobody.astype(np.int64)
        frame = below(derive(keys, "mention"), len(texts.MENTIONS))
        before, after = (bank(*(f" {words.split('{who}')[side]}" if side == 0 else words.split("{who}")[side]
                               for words in texts.MENTIONS)) for side in (0, 1))  # fmt: skip
        who = template(Words(frame, before), "@", tweet.mentioned.username, Words(frame, after))
        nothing = Words(np.zeros(len(tweet), dtype=np.int64), bank(""))
        shown = [
            chance(derive(keys, name), share) for name, share in (("#thing", 0.45), ("#tool", 0.3), ("#topic", 0.4))
        ]
        tags = [
            Choose(flag.astype(np.int64), (nothing, listed.at(topic, subject)))
            for flag, listed in zip(shown, _hashtags(), strict=True)
        ]
        return template(said("TWEETS").draw(keys, topic, subject), Choose(named, (who, nothing)), *tags)

    def created_at(tweet):
        """In the last year, since the account is there, one after the other."""
        start = np.maximum(tweet.account.created_at, tweet.as_of - YEAR)
        place = ((tweet.nth << 32) + high_bits(tweet.keys_for("created_at"), 32)) // tweet.siblings
        return between(place, start, tweet.as_of - HOUR // 6, SHOPPING)

    def likes(tweet):
        """A power law that grows with what the account attracts; half of the tweets of small accounts have none."""
        keys = tweet.keys_for("likes")
        reach = np.minimum(tweet.parent.once(attraction) // 32, 200)
        likes = power_law(keys, 1.0, 1, 50_000) * (reach + 1) // 2
        return np.minimum(np.where(chance(derive(keys, "none"), 0.3) & (reach < 2), 0, likes), 400_000)

    def retweets(tweet):
        """Up to a third of the likes."""
        return tweet.likes * below(tweet.keys_for("retweets"), 34) // 100
