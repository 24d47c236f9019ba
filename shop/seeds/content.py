"""Who writes about what, when it is published, and what readers say of it."""

import numpy as np

from seeding.columns import DAY, SECOND
from seeding.generators import OFFICE, SHOPPING, between, chance, column_of, log_normal
from seeding.keys import below, derive, high_bits, stream
from seeding.kinds.text import word_counts
from seeding.registry import register
from seeding.spec import ModelSeeds, children_of, count, fixed, listing, pick, refer, shares

from ..models import Article, Post, PostComment, Topic
from ..models.content import WORDS_A_MINUTE
from . import prose
from .calendar import HOUR
from .prose_data import SUBJECTS

SETTLED = 20 * DAY
"""Writers signed up at least so long ago."""

PUBLISHED = 86
"""Of a hundred texts; the others are drafts."""

COMMENTS_PER_POST = {0: 24, 1: 17, 2: 13, 3: 11, 4: 8, 5: 6, 7: 6, 9: 5, 13: 4, 20: 3, 35: 2, 80: 1}
COMMENTED_FOR = 30 * DAY


@register(Topic)
class TopicSeeds(ModelSeeds):
    rows = fixed(len(SUBJECTS))
    name = listing(*(subject.name[0].upper() + subject.name[1:] for subject in SUBJECTS))
    slug = listing(*(subject.name.lower().replace(" ", "-") for subject in SUBJECTS))
    category = listing(*(subject.category for subject in SUBJECTS))


def piece(text):
    """What the rows of a model of texts say."""
    style = text.model.table.name.upper()
    return prose.Piece(style, text.keys_for("text"), text.row_number, stream(text.plan.seed, text.model.label))


def published(text):
    return text.status.where("published")


def released(text):
    """When a text was finished: days after it was begun, and hours before today."""
    delay = log_normal(text.keys_for("released"), 70_000, 1.1) * SECOND
    return np.minimum(text.created_at + delay, np.maximum(text.created_at, text.as_of - 2 * HOUR))


class TextSeeds(ModelSeeds):
    """What articles and posts have in common."""

    traits = {"draft": {"status": "draft", "published_at": None}}

    author = pick(dated="created_at", by=lambda text: text.as_of - SETTLED)
    status = shares({"published": PUBLISHED, "draft": 100 - PUBLISHED})
    topic = refer(lambda text: piece(text).subject)

    def title(text):
        return piece(text).title

    def summary(text):
        return piece(text).summary()

    def body(text):
        return piece(text).body()

    def tags(text):
        codes, lists = piece(text).tags()
        return column_of(lists, codes)

    def word_count(text):
        return word_counts(text.column("body"))

    def reading_minutes(text):
        return np.maximum(-(-text.word_count // WORDS_A_MINUTE), 1)

    def published_at(text):
        return np.ma.masked_array(released(text), mask=~published(text))

    def updated_at(text):
        """A third of what is published is touched up later; drafts are worked on."""
        keys, done = text.keys_for("updated_at"), np.where(published(text), released(text), text.created_at)
        later = between(high_bits(derive(keys, "later"), 32), done, text.as_of)
        return np.where(published(text) & ~chance(keys, 0.33), done, later)


def begun(text, rhythm):
    """Since the author signed up, later more than earlier; drafts are not older than four months."""
    keys = text.keys_for("created_at")
    late = np.maximum(high_bits(keys, 31), high_bits(derive(keys, "again"), 31)) * 2
    signed_up = text.author.created_at
    start = np.where(published(text), signed_up, np.maximum(signed_up, text.as_of - 120 * DAY))
    end = np.where(published(text), text.as_of - 3 * DAY, text.as_of - HOUR)
    return between(late, start, np.maximum(start, end), rhythm)


@register(Article)
class ArticleSeeds(TextSeeds):
    rows = count(150)

    def created_at(article):
        return begun(article, OFFICE)


def comments_on(post):
    """How many comments a post has: most have some, a few very many, a draft none."""
    made = np.repeat(list(COMMENTS_PER_POST), list(COMMENTS_PER_POST.values()))
    return np.where(published(post), made[post.strata("comments")], 0)


@register(Post)
class PostSeeds(TextSeeds):
    rows = count(150)

    def created_at(post):
        return begun(post, SHOPPING)

    def comment_count(post):
        return post.children("shop.PostComment").counts


@register(PostComment)
class PostCommentSeeds(ModelSeeds):
    rows = children_of("post", comments_on, whole=True)

    author = pick(dated="created_at", by=lambda comment: comment.created_at)

    def created_at(comment):
        """Half of them within eight hours of the post, the last ones a month later."""
        keys, start = comment.keys_for("created_at"), comment.post.published_at
        room = np.maximum(np.minimum(comment.as_of - start, COMMENTED_FOR) // SECOND, 1)
        delay = log_normal(keys, 8 * 3600, 1.7)
        return start + np.where(delay < room, delay, below(derive(keys, "late"), room)) * SECOND

    def updated_at(comment):
        """One in twenty is corrected within an hour."""
        keys = comment.keys_for("updated_at")
        later = comment.created_at + below(derive(keys, "later"), 3600) * SECOND
        return np.where(chance(keys, 0.05), np.minimum(later, comment.as_of), comment.created_at)

    def body(comment):
        written = piece(comment.post)
        told = written.point(below(comment.keys_for("point"), written.points))
        by_author = comment.author_id == comment.post.author_id
        return prose.comments(comment.keys_for("body"), written.subject, told, by_author)
