"""Reddit: who posts what where, who answers, and what it earns.

A user's interests decide where the user posts and comments. Comments are trees in the order of time, drawn for a
whole post at once; their authors are readers of the subreddit who had an account by then.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding.columns import DAY, Bank, Decimals, Words, template
from seeding.communities import members
from seeding.generators import SHOPPING, between, chance, pick_by, power_law
from seeding.keys import below, derive, high_bits
from seeding.phrases import phrases
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, count, fixed, listing, refer

from ...models import RedditComment, RedditPost, RedditUser, Subreddit
from ..calendar import HOUR
from . import reddit_texts as texts
from .accounts import drawn_kind, home_topic, interests, locations, threads, usernames
from .topics import SIZE, SUBJECTS, TOPICS, other_tool, subjects

KINDS = len(texts.TITLES)
YEAR = 365 * DAY


def _of_every_topic(frames, before=""):
    """Phrases with a group for each topic and kind of post: topic * KINDS + kind."""
    groups = [frames[kind] for _ in range(SIZE) for kind in range(KINDS)]
    return phrases(groups, [SUBJECTS[topic] for topic in range(SIZE) for _ in range(KINDS)], before)


def _of_topics(frames, before=""):
    return phrases([frames] * SIZE, SUBJECTS, before)


@lru_cache(maxsize=16)
def said(name, before=""):
    """The phrases of a list of `reddit_texts`, expanded on first use."""
    frames = getattr(texts, name)
    return _of_topics(frames, before) if isinstance(frames[0], str) else _of_every_topic(frames, before)


@register(Subreddit)
class SubredditSeeds(ModelSeeds):
    rows = fixed(SIZE)
    name = listing(*TOPICS)
    title = listing(*(texts.SUBREDDITS[topic][0] for topic in TOPICS))
    description = listing(*(texts.SUBREDDITS[topic][1] for topic in TOPICS))

    def created_at(subreddit):
        """Ten to fifteen years ago."""
        return subreddit.as_of - 10 * YEAR - below(subreddit.keys_for("created_at"), 5 * 365 * 86_400) * 10**6


# Users --------------------------------------------------------------------------------------------------------


def posts_written(user):
    """A power law; two in five read only. New accounts have not had the time for many."""
    keys = user.keys_for("posts")
    posts = np.where(chance(derive(keys, "reads only"), 0.4), 0, power_law(keys, 1.3, 1, 500))
    return np.minimum(posts, (user.as_of - user.created_at) // (6 * HOUR))


def has_email(user):
    return user.strata("email") < 30


@register(RedditUser)
class RedditUserSeeds(ModelSeeds):
    rows = count(200)
    traits = {"with_posts": {"posts": 2}}

    def username(user):
        return usernames(user, own_name=0.25, max_length=20)

    def display_name(user):
        return drawn_kind(user, "full_name", max_length=100)

    def email(user):
        return drawn_kind(user, "email").with_nulls(~has_email(user))

    def created_at(user):
        """Within five years, more of them lately."""
        keys = user.keys_for("created_at")
        late = np.maximum(high_bits(keys, 32), high_bits(derive(keys, "again"), 32) >> 1)
        return between(late, user.as_of - 5 * YEAR, user.as_of - 3 * HOUR, SHOPPING)

    def karma(user):
        return user.children("shop.RedditPost").sum("score")

    def verified(user):
        """Four in five of those with an e-mail address."""
        return has_email(user) & chance(user.keys_for("verified"), 0.8)

    def premium(user):
        return chance(user.keys_for("premium"), 0.06)

    def bio(user):
        keys, topic = user.keys_for("bio"), home_topic(user)
        return (
            said("BIOS")
            .draw(keys, topic, subjects(derive(keys, "subject"), topic))
            .with_nulls(user.strata("bio") >= 70)
        )

    def location(user):
        return locations(user).with_nulls(user.strata("location") >= 40)


@register("shop.RedditUser_interests")
class InterestSeeds(ModelSeeds):
    rows = children_of("reddituser", {1: 20, 2: 20, 3: 20, 4: 20, 5: 20})
    subreddit = refer(lambda link: np.take_along_axis(interests(link.parent), link.nth[:, None] % SIZE, 1)[:, 0])


# Posts --------------------------------------------------------------------------------------------------------

DISCUSSION, QUESTION, NEWS, META, SHOW = range(KINDS)
FLAIRS = Bank(("Discussion", "Question", "News", "Meta"))


def post_kind(post):
    return pick_by(post.keys_for("kind"), 0, ((28, 36, 14, 3, 19),))


def post_topic(post):
    """The first interest of the author in three of five posts, else another one."""
    keys, user = post.keys_for("subreddit"), post.parent
    others = np.maximum(user.fan_out("shop.RedditUser_interests") - 1, 1)
    place = np.where(chance(keys, 0.6), 0, 1 + below(derive(keys, "other"), others))
    place = np.minimum(place, user.fan_out("shop.RedditUser_interests") - 1)
    return np.take_along_axis(user.once(interests), place[:, None], 1)[:, 0]


def post_subject(post):
    return subjects(post.keys_for("subject"), post.once(post_topic))


def post_group(post):
    return post.once(post_topic) * KINDS + post.once(post_kind)


def comments_received(post):
    """A power law up to 500; a fifth of the posts stay without. What is hours old has not got them all yet."""
    keys = post.keys_for("heat")
    comments = np.where(chance(derive(keys, "nobody"), 0.2), 0, power_law(keys, 1.15, 1, 500))
    hours = (post.as_of - post.created_at) // HOUR
    return np.where(hours < 24, comments * hours // 24, comments)


def raw_score(post):
    """A power law, in two thirds of the posts of the same rank as the comments; one in fourteen is below zero."""
    heat, keys = post.keys_for("heat"), post.keys_for("score")
    same = chance(derive(keys, "of the heat"), 0.65)
    score = power_law(np.where(same, heat, keys), 0.6, 1, 1000)
    sign = pick_by(derive(keys, "sign"), 0, ((89, 4, 7),))
    return np.select([sign == 0, sign == 1], [score, 0], -power_law(derive(keys, "below"), 1.1, 1, 100))


def in_the_red(user):
    return user.children("shop.RedditPost").sum(raw_score) < 0


STEPS = np.array([2, 4, 10, 30, 100, 300])
RATIOS = (np.array([51, 56, 62, 68, 75, 81, 86]), np.array([100, 99, 98, 97, 97, 98, 98]))
RATIOS_BELOW = (np.array([35, 30, 25, 20, 14, 10, 10]), np.array([49, 47, 44, 40, 33, 25, 20]))
"""The lowest and the highest ratio, in percent, for scores up to each step and beyond."""


@register(RedditPost)
class RedditPostSeeds(ModelSeeds):
    rows = children_of("user", posts_written, whole=True)
    traits = {
        "downvoted": {"score": -40, "upvote_ratio": "0.18"},
        **{flair.lower(): {"flair": flair} for flair in FLAIRS.words},
    }

    subreddit = refer(lambda post: post.once(post_topic))

    def title(post):
        return said("TITLES").draw(post.keys_for("title"), post.once(post_group), post.once(post_subject))

    def content(post):
        """Two to four sentences; most posts that ask something end with it."""
        keys, group, subject = post.keys_for("content"), post.once(post_group), post.once(post_subject)
        more, asks = chance(derive(keys, "more"), 0.75), chance(derive(keys, "asks"), 0.7)
        return template(
            said("BODIES").draw(derive(keys, "first"), group, subject),
            said("DETAILS", " ").draw(derive(keys, "detail"), group, subject, shown=more),
            said("CLOSINGS", "\n\n").draw(derive(keys, "closing"), group, subject, shown=asks | ~more),
        )

    def created_at(post):
        """In the last year, since the account is there, one after the other."""
        start = np.maximum(post.user.created_at, post.as_of - YEAR)
        place = ((post.nth << 32) + high_bits(post.keys_for("created_at"), 32)) // post.siblings
        return between(place, start, post.as_of - HOUR // 4, SHOPPING)

    def score(post):
        """Users whose posts together would fall below zero have none that do."""
        raw = post.once(raw_score)
        return np.where(post.parent.once(in_the_red), np.abs(raw), raw)

    def upvote_ratio(post):
        """The higher the score, the higher the ratio."""
        score = post.score
        step = np.searchsorted(STEPS, np.abs(score), side="right")
        low = np.where(score > 0, RATIOS[0][step], RATIOS_BELOW[0][step])
        high = np.where(score > 0, RATIOS[1][step], RATIOS_BELOW[1][step])
        percent = low + below(post.keys_for("upvote_ratio"), high - low + 1)
        return Decimals(np.where(score == 0, 50, percent), 2)

    def num_comments(post):
        return post.children("shop.RedditComment").counts

    def awards(post):
        """About one for every two hundred points."""
        share = high_bits(post.keys_for("awards"), 16)
        return np.minimum(np.maximum(post.score, 0) * share // (100 << 16), 10)

    def flair(post):
        """Three in ten have one, and it says what they are."""
        kind = post.once(post_kind)
        return Words(np.where(kind == SHOW, DISCUSSION, kind), FLAIRS).with_nulls(post.strata("flair") >= 30)

    def nsfw(post):
        return chance(post.keys_for("nsfw"), 0.012)

    def stickied(post):
        """Moderators pin what concerns the subreddit itself, and hardly anything else."""
        keys = post.keys_for("stickied")
        return np.where(post.once(post_kind) == META, chance(keys, 0.12), chance(keys, 0.004))


# Comments -----------------------------------------------------------------------------------------------------


def tree(family):
    return threads(family, family.post.created_at, roots=0.38, typical=300, most_depth=9)


def readers(world):
    """The users of a world by the subreddits that interest them, the busy ones weighing more."""
    size, of_each = len(world), world.fan_out("shop.RedditUser_interests")
    entry = np.arange(SIZE) < of_each[:, None]
    users = np.broadcast_to(np.arange(size)[:, None], entry.shape)[entry]
    activity = power_law(world.keys_for("activity"), 1.3, 4, 4000)
    return members(interests(world)[entry], users, world.created_at[users], activity[users], SIZE)


def writers(family):
    """Who wrote each comment: a reader of the subreddit, or, below the first level, the author of the post again.

    Nobody answers themselves, as far as four draws find another reader.
    """
    made = family.among_siblings(tree)
    keys, topics = family.keys_for("user"), family.post.once(post_topic)
    posters = family.post.referenced("user")[0]
    found = np.full(len(family), -1, dtype=np.int64)
    answered = np.arange(len(family)) - family.nth + made[:, 0]
    by_author = (made[:, 2] > 0) & chance(derive(keys, "author"), 0.12)
    again = np.arange(len(family))
    for attempt in range(4):
        drawn = _readers_at(family, derive(keys, f"attempt {attempt}"), topics, made[:, 1], again)
        found[again] = np.where(drawn < 0, posters[again], drawn)
        found[by_author] = posters[by_author]
        again = np.flatnonzero((made[:, 0] >= 0) & (found == found[answered]))
        by_author[again] = False
        if not again.size:
            break
    return found


def _readers_at(family, keys, topics, instants, index):
    found = np.full(len(family), -1, dtype=np.int64)
    wanted = np.zeros(len(family), dtype=np.bool_)
    wanted[index] = True
    for places, world in family.post.user.worlds():
        places = places[wanted[places]]
        drawn = world.once(readers).draw(keys[places], topics[places], instants[places])
        found[places] = np.where(drawn < 0, -1, drawn + world.row_number[0])
    return found[index]


def answered(comment):
    """The row of the comment that each one answers; none for an answer to the post."""
    place = comment.among_siblings(tree)[:, 0]
    return np.ma.masked_array(comment.row_number - comment.nth + place, mask=place < 0)


@register(RedditComment)
class RedditCommentSeeds(ModelSeeds):
    rows = children_of("post", comments_received, whole=True)

    parent = refer(answered)
    user = refer(lambda comment: comment.among_siblings(writers))

    def created_at(comment):
        return comment.among_siblings(tree)[:, 1]

    def depth(comment):
        return comment.among_siblings(tree)[:, 2]

    def content(comment):
        """An answer to the post, with an experience or an ending; below that short replies, thanks from the author."""
        keys, depth = comment.keys_for("content"), comment.depth
        topic = comment.post.once(post_topic)
        subject = comment.post.once(post_subject)
        another = other_tool(derive(keys, "tool"), topic, subject)
        own = comment.referenced("user")[0] == comment.post.referenced("user")[0]
        answers, thanks = depth == 0, (depth > 0) & own
        experience = chance(derive(keys, "experience"), 0.6) & ~thanks
        ending = ~thanks & chance(derive(keys, "ending"), 0.15)
        return template(
            said("ANSWERS").draw(derive(keys, "answer"), comment.post.once(post_group), subject, shown=answers),
            said("REPLIES").draw(derive(keys, "reply"), topic, subject, shown=~answers & ~thanks),
            said("AUTHOR_REPLIES").draw(derive(keys, "thanks"), topic, subject, shown=thanks),
            said("EXPERIENCES", " ").draw(derive(keys, "told"), topic, another, shown=experience),
            said("ENDINGS", " ").draw(derive(keys, "end"), topic, subject, shown=ending),
        )

    def score(comment):
        """A power law that falls with the depth; one in nine is below zero or nothing."""
        keys = comment.keys_for("score")
        score = power_law(keys, 1.05, 1, 900) // (1 + comment.depth // 2)
        sign = pick_by(derive(keys, "sign"), 0, ((89, 4, 7),))
        return np.select([sign == 0, sign == 1], [np.maximum(score, 1), 0], -power_law(derive(keys, "b"), 1.2, 1, 100))
