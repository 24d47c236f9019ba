"""Articles, posts and comments: texts that agree with themselves, by people who were there, read by some."""

import re

import numpy as np
import pytest
from django.utils.text import slugify

from seeding import runs
from seeding.columns import DAY
from seeding.conf import conf
from seeding.plan import Request
from shop.factories import ArticleFactory, PostCommentFactory, PostFactory
from shop.models import Article, Post, PostComment, Topic
from shop.models.content import WORDS_A_MINUTE
from shop.seeds.content import COMMENTS_PER_POST, PUBLISHED
from shop.seeds.prose_data import COMMENTS, SUBJECTS

from . import plans
from .plans import AS_OF, everything, lines, make, shop

LABELS = ("shop.Topic", "shop.Article", "shop.Post", "shop.PostComment")
TEXTS = ("shop.Article", "shop.Post")
every_model = pytest.mark.parametrize("label", LABELS)
every_text = pytest.mark.parametrize("label", TEXTS)


# Rows are functions of their numbers ----------------------------------------------------------------------


@every_model
def test_rows_are_functions_of_their_numbers(label):
    small = make(5, User=30, Article=60, Post=60)

    plans.does_not_depend_on_batches(small, label)
    plans.does_not_depend_on_the_order(small, label)
    plans.is_what_a_database_gives_back(small, label)


@every_text
def test_more_texts_leave_the_first_ones_as_they_were(label):
    few, many = make(User=40, Article=60, Post=60), make(User=40, Article=150, Post=150)

    assert lines(many, label, range(60)) == lines(few, label)
    comments = few.counts["shop.PostComment"]
    assert lines(many, "shop.PostComment", range(comments)) == lines(few, "shop.PostComment")


def test_a_grown_data_set_keeps_every_text():
    plans.grows(
        {"User": 30, "Article": 20, "Post": 20},
        {"User": 30, "Article": 90, "Post": 40},
        {"User": 90, "Article": 90, "Post": 120},
    )


def test_users_bring_no_texts_along():
    assert not {label for label in make(User=20).models if label in LABELS}


# What is written ------------------------------------------------------------------------------------------


@every_text
def test_title_summary_body_and_tags_speak_of_the_topic(label):
    texts = everything(shop(), label)
    topics = texts.column("topic").array - 1
    columns = [texts.column(name).values() for name in ("title", "summary", "body", "tags")]
    for number, (title, summary, body, tags) in enumerate(zip(*columns, strict=True)):
        subject = SUBJECTS[topics[number]]
        assert subject.name.lower() in title.lower()
        assert subject.name.lower() in summary.lower()
        assert subject.name.lower() in body.lower()
        assert tags[:-1] == list(subject.tags)
        said = [place for place, point in enumerate(subject.points) if point.sentences[0] in body]
        assert 3 <= len(said) <= 5
        named = [place for place, point in enumerate(subject.points) if point.name.lower() in summary.lower()]
        assert len([place for place in named if place in said]) >= 3
        others = [other for other in SUBJECTS if other is not subject]
        assert not any(point.sentences[0] in body for other in others for point in other.points)


@every_text
def test_a_number_in_the_title_is_that_of_the_points(label):
    texts = everything(shop(), label)
    numbers = {"three": 3, "four": 4, "five": 5}
    counted = 0
    for title, body in zip(texts.column("title").values(), texts.column("body").values(), strict=True):
        word = re.search(r"\b(three|four|five) (things|points|mistakes|lessons)", title.lower())
        if word:
            counted += 1
            assert len(body.split("\n\n")) == numbers[word[1]] + 2, title
    assert counted > 300


@every_text
def test_no_title_comes_twice_before_all_have_been_used(label):
    titles = everything(shop(), label).column("title").values()

    assert len(set(titles[:500])) == 500
    assert len(set(everything(shop(), label).column("body").values())) == len(titles)


@every_text
def test_bodies_have_paragraphs_and_no_slips(label):
    texts = everything(shop(), label)
    for body in texts.column("body").values():
        paragraphs = body.split("\n\n")
        assert 5 <= len(paragraphs) <= 7
        assert len(set(paragraphs)) == len(paragraphs)
        assert all(paragraph[0].isupper() and paragraph[-1] in ".?" for paragraph in paragraphs)
        assert not re.search(r"[{}|\[\]]|  |\.\.|,\.", body)
    for name in ("title", "summary"):
        assert not any(re.search(r"[{}|\[\]]|  |,,", text) for text in texts.column(name).values())


@every_text
def test_counts_of_words_and_minutes_are_those_of_the_body(label):
    texts = everything(shop(), label)
    words = [len(body.split()) for body in texts.column("body").values()]

    assert texts.word_count.tolist() == words
    assert texts.reading_minutes.tolist() == [-(-count // WORDS_A_MINUTE) for count in words]
    assert min(words) > 80


@every_text
def test_slugs_are_titles_and_unique(label):
    texts = everything(shop(), label)
    slugs = texts.column("slug").values()

    assert len(set(slugs)) == len(slugs)
    for title, slug in zip(texts.column("title").values(), slugs, strict=True):
        assert re.fullmatch(re.escape(slugify(title)) + r"-\d+", slug)


# Who and when ---------------------------------------------------------------------------------------------


@every_text
def test_texts_are_published_or_drafts_of_the_last_months(label):
    texts = everything(shop(), label)
    published = texts.status.where("published")
    dates = texts.column("published_at")

    assert published.sum() == len(texts) * PUBLISHED // 100
    assert np.array_equal(~dates.nulls, published)
    assert (dates.array[published] >= texts.created_at[published]).all()
    assert (dates.array[published] <= AS_OF).all()
    assert (texts.created_at[~published] >= AS_OF - 121 * DAY).all()
    assert (texts.updated_at >= np.where(published, dates.array, texts.created_at)).all()
    assert (texts.updated_at <= AS_OF).all()
    assert (texts.created_at >= texts.author.created_at).all()
    if label == "shop.Post":
        assert texts.comment_count[~published].sum() == 0


@every_text
def test_a_few_authors_write_much(label):
    wrote = np.sort(np.bincount(everything(shop(), label).author_id, minlength=2001))[::-1]

    assert wrote[:400].sum() > 0.55 * wrote.sum()
    assert wrote[0] < 0.05 * wrote.sum()
    assert (wrote > 0).sum() > 600


# Comments -------------------------------------------------------------------------------------------------


def test_comments_come_within_a_month_most_of_them_soon():
    comments = everything(shop(), "shop.PostComment")
    delay = (comments.created_at - comments.post.published_at) / DAY

    assert comments.post.status.where("published").all()
    assert delay.min() >= 0
    assert delay.max() <= 30
    assert 0.2 < np.median(delay) < 0.6
    assert (delay > 7).mean() > 0.02
    assert (delay > 20).sum() > 5
    assert (comments.created_at <= AS_OF).all()
    assert (comments.updated_at >= comments.created_at).all()
    assert (comments.updated_at <= AS_OF).all()


def test_nobody_comments_before_signing_up():
    comments = everything(shop(), "shop.PostComment")
    wrote = np.bincount(comments.author_id)

    assert (comments.created_at >= comments.author.created_at).all()
    assert wrote.max() < 0.05 * len(comments)
    assert (wrote > 0).sum() > 1000


def test_posts_have_no_one_or_many_comments():
    plan = shop()
    posts, comments = everything(plan, "shop.Post"), everything(plan, "shop.PostComment")
    made = np.bincount(comments.post.row_number, minlength=len(posts))

    assert np.array_equal(made, posts.comment_count)
    published = made[posts.status.where("published")]
    for number, share in COMMENTS_PER_POST.items():
        assert abs((published == number).mean() * 100 - share) < 2
    small = everything(make(User=40, Post=150), "shop.Post").comment_count
    assert {0, 1} <= set(small.tolist())
    assert small.max() >= 20


def test_comments_speak_of_a_point_of_their_post():
    comments = everything(shop(), "shop.PostComment")
    bodies = comments.post.column("body").values()
    topics = (comments.post.column("topic").array - 1).tolist()
    texts = comments.column("body").values()
    for text, body, topic in zip(texts, bodies, topics, strict=True):
        told = [point.name for point in SUBJECTS[topic].points if point.sentences[0] in body]
        assert any(name.lower() in text.lower() for name in told), (text, told)
        assert text[0].isupper()
        assert text[-1] in ".!?"
        assert not re.search(r"[{}|]|  ", text)
    assert len(set(texts)) > 0.7 * len(texts)
    answers = [text.startswith(COMMENTS["answering"][0]) for text in texts]
    assert answers == (comments.author_id == comments.post.author_id).tolist()


# In a database --------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [0, 7])
def test_a_run_satisfies_every_constraint_and_is_undone(seed):
    result = runs.seed(
        Request(seed, conf().as_of, {"shop.User": 40, "shop.Article": 120, "shop.Post": 120}), digests=True
    )

    for label in LABELS:
        table = next(table for table in result.tables if table.label == label)
        assert runs.read_digest(result.plan, label, table.rows) == table.digest
    for post in Post.objects.all():
        assert post.comments.count() == post.comment_count
    runs.unseed()
    assert not any(model.objects.exists() for model in (Topic, Article, Post, PostComment))


@pytest.mark.django_db
def test_a_second_data_set_uses_the_topics_that_are_there():
    for seed in (1, 2):
        runs.seed(Request(seed, conf().as_of, {"shop.User": 10, "shop.Article": 40}))

    assert Topic.objects.count() == len(SUBJECTS)
    for article in Article.objects.select_related("topic"):
        assert article.topic.name.lower() in article.title.lower()


@pytest.mark.django_db
def test_factories_make_texts_and_drafts():
    article, draft = ArticleFactory(body="Two words."), PostFactory(draft=True)
    comment = PostCommentFactory()

    assert (article.word_count, article.reading_minutes) == (2, 1)
    assert (draft.status, draft.published_at) == ("draft", None)
    assert comment.created_at >= comment.post.published_at
    for row in (article, comment):
        row.refresh_from_db()
        row.full_clean()
