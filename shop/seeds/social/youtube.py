"""YouTube: channels about a topic, videos whose views follow a power law, and what stands below them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding.columns import DAY, Bank, Choose, Documents, Words, constant, mapped, template
from seeding.generators import SHOPPING, between, chance, pick_by, pick_weighted, power_law
from seeding.keys import below, derive, high_bits, mix, name_key, permute
from seeding.kinds.words import bank, decimal, padded
from seeding.phrases import lists, phrases
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, count, refer, shares

from ...models import YouTubeChannel, YouTubeComment, YouTubeVideo
from ..calendar import HOUR
from . import youtube_texts as texts
from .accounts import home_topic, threads, usernames
from .topics import COUNTS, SIZE, SUBJECTS, by_subject, subjects

YEAR = 365 * DAY
CATEGORIES = Bank(texts.CATEGORIES)
KINDS = len(CATEGORIES)
LIVE = KINDS - 1
GUESTS = len(texts.GUESTS)


@lru_cache(maxsize=1)
def _titles():
    """By topic and category. The subjects of a topic are listed once for each guest, whom interviews name."""
    guests = [[{**subject, "guest": guest} for guest in texts.GUESTS for subject in group] for group in SUBJECTS]
    interview = texts.CATEGORIES.index("Interview")
    return (
        phrases(
            [texts.TITLES[kind] if kind != interview else () for _ in range(SIZE) for kind in range(KINDS)],
            [SUBJECTS[topic] for topic in range(SIZE) for _ in range(KINDS)],
        ),
        phrases([texts.TITLES[interview]] * SIZE, guests),
        interview,
    )


@lru_cache(maxsize=1)
def _openings():
    groups = [(texts.OPENINGS[kind],) for _ in range(SIZE) for kind in range(KINDS)]
    return phrases(groups, [SUBJECTS[topic] for topic in range(SIZE) for _ in range(KINDS)])


@lru_cache(maxsize=16)
def said(name, before=""):
    frames = getattr(texts, name)
    return phrases([(frames,) if isinstance(frames, str) else frames] * SIZE, SUBJECTS, before)


# Channels -----------------------------------------------------------------------------------------------------


def fame(channel):
    """How well known a channel is, from 1 up: a power law that subscribers and views share."""
    return power_law(channel.keys_for("fame"), 0.6, 1, 10_000)


def videos_made(channel):
    """A power law from 10 to 500, in the document's bounds; nobody makes more than two a day."""
    videos = power_law(channel.keys_for("videos"), 1.4, 10, 500)
    return np.minimum(videos, np.maximum((channel.as_of - channel.created_at) // (DAY // 2), 1))


@register(YouTubeChannel)
class YouTubeChannelSeeds(ModelSeeds):
    rows = count(24)

    category = shares(dict.fromkeys(texts.CATEGORIES, 1))

    def channel_name(channel):
        """Different ones, as long as there are companies to name them after; then they are numbered."""
        pairs = len(texts.NAME_STARTS) * len(texts.NAME_ENDS)
        positions = channel.plan.unique_positions(channel.model, channel.row_number)
        turn, place = np.divmod(positions, pairs)
        start, end = np.divmod(permute(place, pairs, name_key("channels")), len(texts.NAME_ENDS))
        number = mapped_number(turn)
        return template(
            Words(start, bank(*texts.NAME_STARTS)), " ", Words(end, bank(*texts.NAME_ENDS)), " Tech", number
        )

    def handle(channel):
        """The name without blanks."""
        return template("@", mapped(channel.channel_name, joined))

    def description(channel):
        keys, topic = channel.keys_for("description"), home_topic(channel)
        about = said("ABOUT").draw(keys, topic, subjects(derive(keys, "subject"), topic))
        return template(about, " ", Words(channel.category.codes, bank(*texts.ABOUT_BY_CATEGORY)))

    def created_at(channel):
        """Within three years, the last one a month ago."""
        keys = channel.keys_for("created_at")
        return between(high_bits(keys, 32), channel.as_of - 3 * YEAR, channel.as_of - 30 * DAY, SHOPPING)

    def subscriber_count(channel):
        """A power law from 100 to a million."""
        keys = channel.keys_for("subscribers")
        return np.minimum(channel.once(fame) * (100 + below(keys, 60)), 1_000_000 - below(keys, 5000))

    def video_count(channel):
        return channel.children("shop.YouTubeVideo").counts

    def total_views(channel):
        return channel.children("shop.YouTubeVideo").sum("views")

    def country(channel):
        weights = tuple(map(float, texts.COUNTRIES.values()))
        return Words(pick_weighted(channel.keys_for("country"), weights), bank(*texts.COUNTRIES))

    def verified(channel):
        """From 100,000 subscribers on a channel may ask for it, and most do."""
        return (channel.subscriber_count >= 100_000) & chance(channel.keys_for("verified"), 0.85)

    def monetization(channel):
        """From 1,000 subscribers on."""
        return (channel.subscriber_count >= 1000) & chance(channel.keys_for("monetization"), 0.8)


def mapped_number(turn):
    """Nothing for 0, then ` 2`, ` 3`, …"""
    return template(Words((turn > 0).astype(np.int64), bank("", " ")), decimal(turn + 1, turn > 0))


def joined(text):
    return "".join(letter for letter in text if letter.isalnum())


# Videos -------------------------------------------------------------------------------------------------------


def video_category(video):
    """That of the channel in three of four videos."""
    keys = video.keys_for("category")
    other = pick_weighted(derive(keys, "other"), (20.0, 14.0, 12.0, 12.0, 18.0, 8.0, 9.0, 7.0))
    return np.where(chance(keys, 0.75), video.parent.category.codes, other)


def video_topic(video):
    """That of the channel, nearly always."""
    keys = video.keys_for("topic")
    return np.where(chance(keys, 0.92), video.parent.once(home_topic), below(derive(keys, "other"), SIZE))


def video_subject(video):
    return subjects(video.keys_for("subject"), video.once(video_topic))


def privacy(video):
    return pick_by(video.keys_for("privacy"), 0, ((91, 6, 3),))


DURATIONS = ((300, 1500), (360, 1200), (180, 900), (90, 720), (240, 1320), (120, 600), (1200, 3600), (1800, 3600))
"""The shortest and the longest videos of each category, in seconds."""


def comments_received(video):
    """A power law up to 2000, held back by the views; nobody comments on what only a few can see."""
    keys = video.keys_for("comments")
    comments = np.where(chance(derive(keys, "nobody"), 0.35), 0, power_law(keys, 1.15, 1, 2000))
    comments = np.minimum(comments, video.views // 12)
    days = (video.as_of - video.published_at) // DAY
    comments = np.where(days < 3, comments * days // 3, comments)
    return np.where(video.once(privacy) == 0, comments, 0)


LETTERS = bank(*"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@lru_cache(maxsize=1)
def _tag_lists():
    quoted = [by_subject(_thing), by_subject(_tool), by_subject(_topic)]
    return [lists(groups) for groups in quoted]


def _thing(subject):
    return f'"{subject["thing"].lower()}"'


def _tool(subject):
    return f',"{subject["tool"].lower()}"'


def _topic(subject):
    return f',"{subject["topic"].lower()}"'


TAGS = (
    ',"tutorial","how to","beginners","step by step","guide"',
    ',"review","test","honest review","comparison","worth it"', ',"news","update","weekly","explained","release"',
    ',"fun","comedy","challenge","story time","memes"', ',"education","explained","basics","theory","lecture"',
    ',"demo","product demo","first look","features","walkthrough"',
    ',"interview","podcast","career","conversation","guest"', ',"live","stream","q&a","live stream","community"',
)  # fmt: skip
"""What each category adds to the three tags of the subject; the first ones of them, up to all."""


@lru_cache(maxsize=1)
def _category_tags():
    """By category: after none to five of its tags."""
    groups = []
    for tags in TAGS:
        words = tags[1:].split(",")
        groups.append(["".join(f",{word}" for word in words[:length]) for length in range(len(words) + 1)])
    return lists(groups)


def chapter_list(duration, topic, subject, shown):
    """What begins when, under a video of that length; nothing where it is not shown."""
    keys, parts = np.zeros(len(duration), dtype=np.uint64), []
    for name, percent in (("INTRODUCTION", 0), ("PRACTICE", 6), ("TOOL", 35), ("SUMMARY", 88)):
        minute, second = np.divmod(duration * percent // 100, 60)
        begins = template("\n", padded(minute, 2), ":", padded(second, 2), " ")
        parts += [Choose(shown.astype(np.int64), (constant("", len(duration)), begins))]
        parts += [said(name).draw(keys, topic, subject, shown=shown)]
    return template(Words(shown.astype(np.int64), bank("", "\n")), *parts)


@register(YouTubeVideo)
class YouTubeVideoSeeds(ModelSeeds):
    rows = children_of("channel", videos_made, whole=True)
    traits = {"unlisted": {"privacy": "unlisted"}, "private": {"privacy": "private"}}

    def category(video):
        return Words(video.once(video_category), CATEGORIES)

    def title(video):
        titles, interviews, interview = _titles()
        keys, topic, kind = video.keys_for("title"), video.once(video_topic), video.once(video_category)
        subject = video.once(video_subject)
        guest = below(derive(keys, "guest"), GUESTS)
        asked = kind == interview
        # An empty group has no frame to draw, so interviews borrow one and show nothing of it.
        group = topic * KINDS + np.where(asked, 0, kind)
        return template(
            titles.draw(keys, group, subject, shown=~asked),
            interviews.draw(keys, topic, guest * COUNTS[topic] + subject, shown=asked),
        )

    def description(video):
        keys, topic, subject = video.keys_for("description"), video.once(video_topic), video.once(video_subject)
        group = topic * KINDS + video.once(video_category)
        chapters = (
            (video.duration >= 600) & (video.once(video_category) != LIVE) & chance(derive(keys, "chapters"), 0.5)
        )
        return template(
            _openings().draw(keys, group, subject),
            said("LINES", "\n\n").draw(derive(keys, "line"), topic, subject, shown=chance(derive(keys, "lines"), 0.8)),
            chapter_list(video.duration, topic, subject, chapters),
        )

    def published_at(video):
        """In the last year, since the channel is there, one after the other."""
        start = np.maximum(video.channel.created_at, video.as_of - YEAR)
        place = ((video.nth << 32) + high_bits(video.keys_for("published_at"), 32)) // video.siblings
        return between(place, start, video.as_of - HOUR, SHOPPING)

    def duration(video):
        """Short news and demos, long interviews, streams of half an hour and more."""
        low, high = np.array(DURATIONS).T[:, video.once(video_category)]
        keys = video.keys_for("duration")
        middle = (high_bits(keys, 24) + high_bits(derive(keys, "again"), 24)) * (high - low + 1) >> 25
        return low + middle

    def views(video):
        """A power law, higher for known channels; fewer in the first days, and where few can see it.

        In the document's bounds: 100 at least, and so many for the first one that those of a channel have 10,000.
        """
        keys = video.keys_for("views")
        factor = np.minimum(8 + video.parent.once(fame) // 8, 64)
        views = power_law(keys, 0.7, 100, 1_000_000) * factor // 8 + below(derive(keys, "odd"), 60)
        hours = (video.as_of - video.published_at) // HOUR
        views = np.where(hours < 72, views * (hours + 6) // 78, views)
        views = np.select([video.once(privacy) == 1, video.once(privacy) == 2], [views // 20, views % 40], views)
        least = np.where(video.nth == 0, 10_000 - 100 * (video.siblings - 1), 100)
        floor = np.maximum(least, 100) + below(derive(keys, "floor"), 50)
        return np.clip(views, floor, 1_000_000 - below(derive(keys, "cap"), 40_000))

    def likes(video):
        """One to eight in a hundred viewers."""
        return np.minimum(video.views * (10 + below(video.keys_for("likes"), 70)) // 1000, 50_000)

    def dislikes(video):
        return np.minimum(video.likes * below(video.keys_for("dislikes"), 9) // 100, 1000)

    def comments(video):
        return video.children("shop.YouTubeComment").counts

    def tags(video):
        """Practice, tool and topic, and up to five words for the category."""
        topic, subject, kind = video.once(video_topic), video.once(video_subject), video.once(video_category)
        more = below(video.keys_for("tags"), 6)
        parts = [listed.at(topic, subject) for listed in _tag_lists()]
        return Documents(template("[", *parts, _category_tags().at(kind, more), "]"))

    def thumbnail_url(video):
        """An address of eleven characters, as videos have them; no two are alike."""
        number = mix(video.keys_for("thumbnail_url"))
        letters = [
            Words((number >> np.uint64(shift) & np.uint64(63)).astype(np.int64), LETTERS) for shift in range(0, 61, 6)
        ]
        return template("https://img.example.com/vi/", *letters, "/hqdefault.jpg")

    def privacy(video):
        return Words(video.once(privacy), Bank(("public", "unlisted", "private")))


# Comments -----------------------------------------------------------------------------------------------------


def tree(family):
    return threads(family, family.video.published_at, roots=0.72, typical=1800, most_depth=1)


def answered(comment):
    """The row of the comment that each one answers; none for a comment on the video itself."""
    place = comment.among_siblings(tree)[:, 0]
    return np.ma.masked_array(comment.row_number - comment.nth + place, mask=place < 0)


@register(YouTubeComment)
class YouTubeCommentSeeds(ModelSeeds):
    rows = children_of("video", comments_received, whole=True)

    parent = refer(answered)

    def author_name(comment):
        return template("@", usernames(comment, own_name=0.5, max_length=28))

    def published_at(comment):
        return comment.among_siblings(tree)[:, 1]

    def content(comment):
        keys, topic, subject = (
            comment.keys_for("content"),
            comment.video.once(video_topic),
            comment.video.once(video_subject),
        )
        reply = comment.among_siblings(tree)[:, 0] >= 0
        short, more = chance(derive(keys, "short"), 0.2), chance(derive(keys, "more"), 0.45)
        return template(
            said("COMMENTS").draw(keys, topic, subject, shown=~short & ~reply),
            said("SHORT_COMMENTS").draw(keys, topic, subject, shown=short & ~reply),
            said("REPLIES").draw(keys, topic, subject, shown=reply),
            said("AFTERTHOUGHTS", " ").draw(derive(keys, "after"), topic, subject, shown=more & ~reply),
        )

    def likes(comment):
        """A power law; half of the comments have none."""
        keys = comment.keys_for("likes")
        likes = np.where(chance(derive(keys, "none"), 0.5), 0, power_law(keys, 1.1, 1, 5000))
        return np.minimum(likes, comment.video.views // 20)
