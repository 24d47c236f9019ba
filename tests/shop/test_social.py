"""The social models: rules that the database keeps, rows that look like a network, counters that add up."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seeding.batches import Digest, batches, drawn
from seeding.columns import DAY, SECOND, copy_text
from seeding.factories import factory_for
from seeding.plan import Cohort, Facts, Request
from seeding.planning import build_plan
from seeding.storing import read_column
from shop import factories
from shop.models import (
    Follow,
    GitHubAccount,
    GitHubFollow,
    GitHubRepository,
    GitHubStar,
    LinkedInConnection,
    LinkedInPosition,
    LinkedInProfile,
    RedditComment,
    RedditPost,
    RedditUser,
    Subreddit,
    Tweet,
    TwitterAccount,
    User,
    YouTubeChannel,
    YouTubeComment,
    YouTubeVideo,
)
from shop.seeds.social.topics import COUNTS, LEAST_PRACTICES, PRACTICE_STARTS, PRACTICES, SUBJECTS, TOPICS

from .social_rows import THEN, two_of_each

MODELS = [model for model in apps.get_app_config("shop").get_models() if "social" in model.__module__]
AS_OF = 1_735_689_600_000_000
YEAR = 365 * DAY
ROOTS = ("RedditUser", "YouTubeChannel", "TwitterAccount", "LinkedInProfile", "GitHubAccount")
LABELS = [model._meta.label for model in MODELS] + ["shop.RedditUser_interests"]
every_label = pytest.mark.parametrize("label", LABELS)
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)


def make(seed=7, facts=None, **counts):
    return build_plan(Request(seed, AS_OF, {f"shop.{name}": count for name, count in counts.items()}), facts)


@lru_cache(maxsize=4)
def small(size=60):
    """All platforms at once."""
    return make(**dict.fromkeys(ROOTS, size))


@lru_cache(maxsize=8)
def large(root, size=6000):
    """One platform at a size at which its laws show."""
    return make(**{root: size})


def everything(plan, name):
    return plan.rows(f"shop.{name}", range(plan.counts[f"shop.{name}"]))


def text(plan, label, numbers=None):
    return copy_text(drawn(plan, label, range(plan.counts[label]) if numbers is None else numbers))


def counted(keys, size):
    """How many rows point at each of `size` rows, by their automatic keys."""
    return np.bincount(keys, minlength=size + 1)[1:]


# What the database refuses ------------------------------------------------------------------------------------

TOO_EARLY = THEN - timedelta(days=1)
BREAKS = {
    "shop_subreddit_name_not_empty": (Subreddit, {"name": ""}),
    "shop_reddituser_username_not_empty": (RedditUser, {"username": ""}),
    "shop_reddituser_karma_not_negative": (RedditUser, {"karma": -1}),
    "shop_reddituser_email_has_at_sign": (RedditUser, {"email": "nobody"}),
    "shop_reddituser_verified_has_email": (RedditUser, {"email": None, "verified": True}),
    "shop_redditpost_num_comments_not_negative": (RedditPost, {"num_comments": -1}),
    "shop_redditpost_flair_known": (RedditPost, {"flair": "Rant"}),
    "shop_redditpost_title_not_empty": (RedditPost, {"title": ""}),
    "shop_redditpost_score_in_range": (RedditPost, {"score": -101, "upvote_ratio": Decimal("0.10")}),
    "shop_redditpost_ratio_in_range": (RedditPost, {"upvote_ratio": Decimal("1.01")}),
    "shop_redditpost_ratio_agrees": (RedditPost, {"upvote_ratio": Decimal("0.49")}),
    "shop_redditpost_awards_in_range": (RedditPost, {"awards": 11}),
    "shop_redditcomment_content_not_empty": (RedditComment, {"content": ""}),
    "shop_redditcomment_score_in_range": (RedditComment, {"score": -101}),
    "shop_redditcomment_depth_agrees": (RedditComment, {"depth": 1}),
    "shop_redditcomment_not_its_own_parent": (RedditComment, {"parent": F("id"), "depth": 1}),
    "shop_youtubechannel_subscriber_count_not_negative": (YouTubeChannel, {"subscriber_count": -1}),
    "shop_youtubechannel_video_count_not_negative": (YouTubeChannel, {"video_count": -1}),
    "shop_youtubechannel_total_views_not_negative": (YouTubeChannel, {"total_views": -1}),
    "shop_youtubechannel_category_known": (YouTubeChannel, {"category": "Cats"}),
    "shop_youtubechannel_channel_name_not_empty": (YouTubeChannel, {"channel_name": ""}),
    "shop_youtubechannel_handle_has_at_sign": (YouTubeChannel, {"handle": "one"}),
    "shop_youtubevideo_views_not_negative": (YouTubeVideo, {"views": -1, "likes": 0, "comments": 0}),
    "shop_youtubevideo_likes_not_negative": (YouTubeVideo, {"likes": -1}),
    "shop_youtubevideo_dislikes_not_negative": (YouTubeVideo, {"dislikes": -1}),
    "shop_youtubevideo_comments_not_negative": (YouTubeVideo, {"comments": -1}),
    "shop_youtubevideo_category_known": (YouTubeVideo, {"category": "Cats"}),
    "shop_youtubevideo_privacy_known": (YouTubeVideo, {"privacy": "secret"}),
    "shop_youtubevideo_title_not_empty": (YouTubeVideo, {"title": ""}),
    "shop_youtubevideo_duration_in_range": (YouTubeVideo, {"duration": 3601}),
    "shop_youtubevideo_votes_within_views": (YouTubeVideo, {"likes": 40, "dislikes": 11}),
    "shop_youtubevideo_comments_within_views": (YouTubeVideo, {"comments": 51}),
    "shop_youtubecomment_likes_not_negative": (YouTubeComment, {"likes": -1}),
    "shop_youtubecomment_content_not_empty": (YouTubeComment, {"content": ""}),
    "shop_youtubecomment_author_has_at_sign": (YouTubeComment, {"author_name": "ann"}),
    "shop_youtubecomment_not_its_own_parent": (YouTubeComment, {"parent": F("id")}),
    "shop_twitteraccount_followers_count_not_negative": (TwitterAccount, {"followers_count": -1}),
    "shop_twitteraccount_following_count_not_negative": (TwitterAccount, {"following_count": -1}),
    "shop_twitteraccount_tweet_count_not_negative": (TwitterAccount, {"tweet_count": -1}),
    "shop_twitteraccount_topic_known": (TwitterAccount, {"topic": "cats"}),
    "shop_twitteraccount_username_not_empty": (TwitterAccount, {"username": ""}),
    "shop_follow_not_itself": (Follow, {"followed": F("follower")}),
    "shop_tweet_likes_not_negative": (Tweet, {"likes": -1}),
    "shop_tweet_retweets_not_negative": (Tweet, {"retweets": -1}),
    "shop_tweet_content_not_empty": (Tweet, {"content": ""}),
    "shop_linkedinprofile_connection_count_not_negative": (LinkedInProfile, {"connection_count": -1}),
    "shop_linkedinprofile_full_name_not_empty": (LinkedInProfile, {"full_name": ""}),
    "shop_linkedinprofile_headline_not_empty": (LinkedInProfile, {"headline": ""}),
    "shop_linkedinposition_title_not_empty": (LinkedInPosition, {"title": ""}),
    "shop_linkedinposition_ends_after_start": (LinkedInPosition, {"ended_on": date(2018, 1, 1)}),
    "shop_linkedinconnection_not_itself": (LinkedInConnection, {"other": F("profile")}),
    "shop_githubaccount_public_repos_not_negative": (GitHubAccount, {"public_repos": -1}),
    "shop_githubaccount_followers_count_not_negative": (GitHubAccount, {"followers_count": -1}),
    "shop_githubaccount_following_count_not_negative": (GitHubAccount, {"following_count": -1}),
    "shop_githubaccount_topic_known": (GitHubAccount, {"topic": "cats"}),
    "shop_githubaccount_username_not_empty": (GitHubAccount, {"username": ""}),
    "shop_githubrepository_stars_not_negative": (GitHubRepository, {"stars": -1}),
    "shop_githubrepository_forks_not_negative": (GitHubRepository, {"forks": -1}),
    "shop_githubrepository_open_issues_not_negative": (GitHubRepository, {"open_issues": -1}),
    "shop_githubrepository_language_known": (GitHubRepository, {"language": "Klingon"}),
    "shop_githubrepository_topic_known": (GitHubRepository, {"topic": "cats"}),
    "shop_githubrepository_name_not_empty": (GitHubRepository, {"name": ""}),
    "shop_githubrepository_pushed_after_created": (GitHubRepository, {"pushed_at": TOO_EARLY}),
    "shop_githubfollow_not_itself": (GitHubFollow, {"followed": F("follower")}),
}  # fmt: skip
# Columns of a second row that are copied from the first.
BREAKS_UNIQUE = {
    "Subreddit.name": (Subreddit, ["name"]),
    "RedditUser.username": (RedditUser, ["username"]),
    "YouTubeChannel.handle": (YouTubeChannel, ["handle"]),
    "TwitterAccount.username": (TwitterAccount, ["username"]),
    "shop_follow_once": (Follow, ["follower_id", "followed_id"]),
    "LinkedInProfile.slug": (LinkedInProfile, ["slug"]),
    "shop_linkedinposition_one_current": (LinkedInPosition, ["profile_id"]),
    "shop_linkedinconnection_once": (LinkedInConnection, ["profile_id", "other_id"]),
    "GitHubAccount.username": (GitHubAccount, ["username"]),
    "shop_githubrepository_name_unique": (GitHubRepository, ["owner_id", "name"]),
    "shop_githubstar_once": (GitHubStar, ["account_id", "repository_id"]),
    "shop_githubfollow_once": (GitHubFollow, ["follower_id", "followed_id"]),
}
TESTED_APART = {"shop_tweet_content_fits"}


def test_every_constraint_is_tested_and_says_what_is_wrong():
    constraints = [constraint for model in MODELS for constraint in model._meta.constraints]
    unique = {
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in model._meta.local_concrete_fields
        if field.unique and not field.primary_key
    }

    assert {one.name for one in constraints} | unique == BREAKS.keys() | BREAKS_UNIQUE.keys() | TESTED_APART
    for constraint in constraints:
        assert constraint.violation_error_message != constraint.default_violation_error_message


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS)
def test_a_check_refuses(name):
    model, values = BREAKS[name]
    two_of_each()
    first = model._default_manager.order_by("pk")[:1].values("pk")

    with pytest.raises(IntegrityError) as error, transaction.atomic():
        model._default_manager.filter(pk__in=first).update(**values)

    # Django gives a column that counts a check of its own, which may fail first.
    told = str(error.value)
    assert name in told or (name.endswith("_not_negative") and "check constraint" in told.lower())


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS_UNIQUE)
def test_a_unique_constraint_refuses(name):
    model, columns = BREAKS_UNIQUE[name]
    two_of_each()
    first, second = model._default_manager.order_by("pk")[:2]

    with pytest.raises(IntegrityError) as error, transaction.atomic():
        copied = {column: getattr(first, column) for column in columns}
        model._default_manager.filter(pk=second.pk).update(**copied)

    assert "unique" in str(error.value).lower()


@pytest.mark.django_db
def test_a_tweet_has_at_most_280_characters():
    two_of_each()
    tweets = Tweet.objects.filter(pk=Tweet.objects.first().pk)

    assert tweets.update(content="é" * 280) == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        tweets.update(content="é" * 281)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "field"),
    [(model, field) for model in MODELS for field in model._meta.local_concrete_fields if field.choices],
    ids=lambda value: getattr(value, "__name__", None) or value.name,
)
def test_every_choice_is_accepted(model, field):
    two_of_each()

    for value, _ in field.flatchoices:
        assert model._default_manager.update(**{field.name: value}) == 2


# A row is a function of its number ----------------------------------------------------------------------------


def test_social_models_follow_from_no_user_and_users_from_none_of_them():
    assert not set(make(User=20).models) & set(LABELS)
    assert set(small().models) == set(LABELS)
    assert set(LABELS) < set(build_plan(Request(0, AS_OF)).models)


@every_label
def test_rows_do_not_depend_on_the_size_of_batches(label):
    plan = make(**dict.fromkeys(ROOTS, 12))
    digests = set()
    for size in (3, 7, 10_000):
        digest = Digest()
        for batch in batches(plan, label, range(plan.counts[label]), "copy", digest=True, size=size):
            digest.add(batch.canonical)
        digests.add(str(digest))

    assert len(digests) == 1


@every_label
def test_rows_do_not_depend_on_the_order_in_which_they_are_made(label):
    whole = text(small(), label).splitlines()
    fresh, size = make(**dict.fromkeys(ROOTS, 60)), len(whole)
    parts = list(pairwise(sorted({0, 1, size // 3, size // 2, size - 1, size})))
    made = {
        first: text(fresh, label, range(first, last)).splitlines() for first, last in [*parts[1::2][::-1], *parts[::2]]
    }

    assert [line for first in sorted(made) for line in made[first]] == whole
    scattered = np.array([size - 1, 0, size // 2, 0])
    rows = small().rows(label, scattered)
    columns = [rows.column(column.field.name) for column in small().models[label].columns]
    assert copy_text(columns).splitlines() == [whole[number] for number in scattered.tolist()]


@every_label
def test_what_is_drawn_is_what_a_database_gives_back(label):
    plan = small()
    for column, planned in zip(
        drawn(plan, label, range(min(50, plan.counts[label]))), plan.models[label].columns, strict=True
    ):
        assert copy_text([read_column(column.values(), planned.field)]) == copy_text([column]), planned.field.name


# What is drawn from all rows that came together: counters that both ends share, and who is picked.
OF_THE_WORLD = {
    ("shop.TwitterAccount", "followers_count"),
    ("shop.TwitterAccount", "following_count"),
    ("shop.Tweet", "content"),
    ("shop.Tweet", "mentioned"),
    ("shop.RedditComment", "user"),
    ("shop.RedditComment", "content"),
    ("shop.GitHubAccount", "followers_count"),
    ("shop.GitHubAccount", "following_count"),
    *(("shop.GitHubRepository", name) for name in ("stars", "forks", "open_issues", "pushed_at", "archived")),
    ("shop.LinkedInProfile", "connection_count"),
}
LINKS = {"shop.Follow", "shop.GitHubStar", "shop.GitHubFollow", "shop.LinkedInConnection"}


@pytest.mark.parametrize("label", [label for label in LABELS if label not in LINKS])
def test_more_accounts_leave_the_first_ones_and_their_posts_as_they_were(label):
    few, many = small(), small(120)
    size = few.counts[label]

    assert many.counts[label] > size or label == "shop.Subreddit"
    for planned in few.models[label].columns:
        name = planned.field.name
        if (label, name) not in OF_THE_WORLD:
            columns = [plan.rows(label, range(size)).column(name) for plan in (few, many)]
            assert copy_text([columns[0]]) == copy_text([columns[1]]), name


def test_a_grown_data_set_keeps_every_row_and_every_counter():
    cohorts, kept = (), {}
    for size in (30, 31, 90):
        plan = make(facts=Facts(cohorts=cohorts), **dict.fromkeys(ROOTS, size))
        now = {label: text(plan, label).splitlines() for label in LABELS}
        for label, rows in kept.items():
            assert now[label][: len(rows)] == rows, label
        check_counters(plan)
        kept, cohorts = now, (*cohorts, Cohort(plan.counts, {}))


# Counters -----------------------------------------------------------------------------------------------------


def check_counters(plan):
    users, posts, comments = (everything(plan, name) for name in ("RedditUser", "RedditPost", "RedditComment"))
    assert np.array_equal(posts.num_comments, counted(comments.post_id, len(posts)))
    karma = np.bincount(posts.user_id, weights=posts.score, minlength=len(users) + 1)[1:]
    assert np.array_equal(users.karma, karma)
    channels, videos = everything(plan, "YouTubeChannel"), everything(plan, "YouTubeVideo")
    assert np.array_equal(channels.video_count, counted(videos.channel_id, len(channels)))
    views = np.bincount(videos.channel_id, weights=videos.views, minlength=len(channels) + 1)[1:]
    assert np.array_equal(channels.total_views, views)
    assert np.array_equal(videos.comments, counted(everything(plan, "YouTubeComment").video_id, len(videos)))
    accounts, follows = everything(plan, "TwitterAccount"), everything(plan, "Follow")
    assert np.array_equal(accounts.followers_count, counted(follows.followed_id, len(accounts)))
    assert np.array_equal(accounts.following_count, counted(follows.follower_id, len(accounts)))
    assert np.array_equal(accounts.tweet_count, counted(everything(plan, "Tweet").account_id, len(accounts)))
    profiles, connections = everything(plan, "LinkedInProfile"), everything(plan, "LinkedInConnection")
    degree = counted(connections.profile_id, len(profiles)) + counted(connections.other_id, len(profiles))
    assert np.array_equal(profiles.connection_count, degree)
    hackers, repositories = everything(plan, "GitHubAccount"), everything(plan, "GitHubRepository")
    assert np.array_equal(hackers.public_repos, counted(repositories.owner_id, len(hackers)))
    assert np.array_equal(repositories.stars, counted(everything(plan, "GitHubStar").repository_id, len(repositories)))
    follows = everything(plan, "GitHubFollow")
    assert np.array_equal(hackers.followers_count, counted(follows.followed_id, len(hackers)))
    assert np.array_equal(hackers.following_count, counted(follows.follower_id, len(hackers)))


@pytest.mark.parametrize("size", [1, 60, 1500])
def test_counters_equal_the_rows_that_they_count(size):
    check_counters(small(size))


def test_counters_that_are_not_of_rows_say_so():
    for model, name in ((YouTubeChannel, "subscriber_count"), (Tweet, "likes"), (GitHubRepository, "forks")):
        assert "platform tells it" in model._meta.get_field(name).help_text


# Laws ---------------------------------------------------------------------------------------------------------


def slope_and_fit(values, low=1, high=100):
    """The slope of the share of values above a bound, on logarithmic axes from `low` to `high`, and how straight it is."""
    values = values[values > 0]
    bounds = np.unique(np.round(np.geomspace(low, high, 15)).astype(int))
    shares = np.array([(values >= bound).mean() for bound in bounds])
    enough = shares * len(values) >= 8
    x, y = np.log10(bounds[enough]), np.log10(shares[enough])
    assert x[-1] - x[0] > 1.8, "the tail does not reach over two decades"
    line = np.polyfit(x, y, 1)
    return -line[0], 1 - ((y - np.polyval(line, x)) ** 2).sum() / ((y - y.mean()) ** 2).sum()


def top_share(values):
    ranked = np.sort(values)[::-1]
    return ranked[: max(len(ranked) // 100, 1)].sum() / ranked.sum()


HEAVY = {
    "posts of users": ("RedditUser", lambda plan: counted(everything(plan, "RedditPost").user_id, 6000), 0.97),
    "comments of posts": ("RedditUser", lambda plan: everything(plan, "RedditPost").num_comments, 0.98),
    "comments of users": ("RedditUser", lambda plan: counted(everything(plan, "RedditComment").user_id, 6000), 0.95),
    "scores": ("RedditUser", lambda plan: everything(plan, "RedditPost").score, 0.98),
    "followers": ("TwitterAccount", lambda plan: everything(plan, "TwitterAccount").followers_count, 0.97),
    "following": ("TwitterAccount", lambda plan: everything(plan, "TwitterAccount").following_count, 0.97),
    "tweets": ("TwitterAccount", lambda plan: everything(plan, "TwitterAccount").tweet_count, 0.97),
    "stars": ("GitHubAccount", lambda plan: everything(plan, "GitHubRepository").stars, 0.97),
    "subscribers": ("YouTubeChannel", lambda plan: everything(plan, "YouTubeChannel").subscriber_count // 100, 0.97),
    "views": ("YouTubeChannel", lambda plan: everything(plan, "YouTubeVideo").views // 100, 0.97),
}
SIZES = {"YouTubeChannel": 1500}


@pytest.mark.parametrize("name", HEAVY)
def test_few_have_most_and_the_tail_is_straight(name):
    root, values, straight = HEAVY[name]
    found = values(large(root, SIZES.get(root, 6000)))
    slope, fit = slope_and_fit(found[found >= 0])

    assert fit > straight
    assert 0.4 < slope < 2.2
    assert top_share(np.maximum(found, 0)) > 0.1


def test_most_answers_come_within_an_hour_and_some_after_days():
    comments = everything(large("RedditUser"), "RedditComment")
    parents, roots = comments.referenced("parent")
    since = np.where(roots, comments.post.created_at, comments.created_at[parents])
    delays = (comments.created_at - since) / SECOND
    hour, day = 3600, 86_400

    assert delays.min() > 0
    assert 0.7 < (delays < hour).mean() < 0.95
    assert 0.005 < (delays > day).mean() < 0.05
    assert delays.max() > 10 * day
    # Between an hour and ten days the share that waits longer falls as a power of the time.
    bounds = np.geomspace(hour, 10 * day, 10)
    x, y = np.log10(bounds), np.log10([(delays > bound).mean() for bound in bounds])
    line = np.polyfit(x, y, 1)
    assert -1.1 < line[0] < -0.5
    assert np.corrcoef(x, y)[0, 1] ** 2 > 0.97


# Reddit -------------------------------------------------------------------------------------------------------


def interests_of(plan):
    links = everything(plan, "RedditUser_interests")
    return {*zip(links.reddituser_id.tolist(), links.subreddit_id.tolist(), strict=True)}


def test_reddit_users_have_the_shares_of_the_document():
    users = everything(large("RedditUser"), "RedditUser")

    for name, share in (("email", 0.3), ("bio", 0.7), ("location", 0.4)):
        assert 1 - users.column(name).nulls.mean() == pytest.approx(share), name
    assert not (users.verified & users.column("email").nulls).any()
    assert (users.created_at >= AS_OF - 5 * YEAR).all()
    assert (users.karma >= 0).all()
    names = [name.lower() for name in users.column("username").values()]
    assert len(set(names)) == len(names)


def test_everyone_has_one_to_five_interests_and_posts_and_comments_in_them():
    plan = large("RedditUser")
    interests = interests_of(plan)
    posts, comments = everything(plan, "RedditPost"), everything(plan, "RedditComment")
    number = counted(everything(plan, "RedditUser_interests").reddituser_id, 6000)

    assert {count: (number == count).mean().round(6) for count in range(1, 6)} == dict.fromkeys(range(1, 6), 0.2)
    assert {*zip(posts.user_id.tolist(), posts.subreddit_id.tolist(), strict=True)} <= interests
    assert {*zip(comments.user_id.tolist(), comments.post.subreddit_id.tolist(), strict=True)} <= interests


def test_related_subreddits_share_their_readers():
    readers = {topic: set() for topic in range(1, 9)}
    for user, topic in interests_of(large("RedditUser")):
        readers[topic].add(user)

    def overlap(one, other):
        first, second = (readers[TOPICS.index(name) + 1] for name in (one, other))
        return len(first & second) / len(first | second)

    assert overlap("startups", "entrepreneur") > 1.5 * overlap("startups", "MachineLearning")
    assert overlap("Python", "datascience") > 1.5 * overlap("Python", "entrepreneur")


def test_reddit_posts_keep_the_bounds_of_the_document():
    posts = everything(large("RedditUser"), "RedditPost")
    flair = posts.column("flair")

    assert posts.score.min() >= -100
    assert posts.score.max() <= 1000
    assert posts.num_comments.max() <= 500
    assert posts.awards.min() >= 0
    assert posts.awards.max() <= 10
    assert (posts.created_at >= AS_OF - YEAR).all()
    assert 1 - flair.nulls.mean() == pytest.approx(0.3, abs=0.005)
    assert {*flair.values()} == {None, "Discussion", "Question", "News", "Meta"}
    for name in ("nsfw", "stickied"):
        assert 0 < posts[name].mean() < 0.03
    assert 0.03 < (posts.score < 0).mean() < 0.12


def test_the_ratio_and_the_awards_agree_with_the_score():
    posts = everything(large("RedditUser"), "RedditPost")
    score, ratio = posts.score, posts.upvote_ratio

    assert (ratio[score > 0] > 50).all()
    assert (ratio[score < 0] < 50).all()
    assert (ratio[score == 0] == 50).all()
    means = [ratio[(score > low) & (score <= high)].mean() for low, high in pairwise((-101, -30, -3, 3, 30, 300, 1000))]
    assert means == sorted(means)
    assert posts.awards[score > 300].mean() > 1 > 10 * posts.awards[score < 100].mean()
    assert np.corrcoef(np.log(posts.num_comments[score > 0] + 1), np.log(score[score > 0]))[0, 1] > 0.3


def test_comments_are_trees_in_time():
    comments = everything(large("RedditUser"), "RedditComment")
    parents, roots = comments.referenced("parent")
    replies = np.flatnonzero(~roots)

    assert (parents[replies] < replies).all()
    assert np.array_equal(comments.post_id[parents[replies]], comments.post_id[replies])
    assert (comments.created_at[parents[replies]] < comments.created_at[replies]).all()
    assert np.array_equal(comments.depth[replies], comments.depth[parents[replies]] + 1)
    assert (comments.depth[roots] == 0).all()
    assert (comments.created_at > comments.post.created_at).all()
    assert (comments.created_at <= AS_OF).all()
    later = comments.post_id[1:] == comments.post_id[:-1]
    assert (np.diff(comments.created_at)[later] >= 0).all()


def test_threads_have_a_plausible_depth_and_many_voices():
    comments = everything(large("RedditUser"), "RedditComment")
    parents, roots = comments.referenced("parent")
    depth = np.bincount(comments.depth) / len(comments)

    assert 0.4 < depth[0] < 0.65
    assert (np.diff(depth[:8]) < 0).all()
    assert len(depth) > 6
    pairs = np.unique(comments.post_id * 10**7 + comments.user_id)
    assert len(pairs) / len(comments) > 0.85
    assert (comments.user_id[parents] == comments.user_id)[~roots].mean() < 0.01
    own = comments.user_id == comments.post.user_id
    assert 0.05 < own[~roots].mean() < 0.3


@pytest.mark.parametrize(
    ("name", "moment", "authors"),
    [
        ("RedditPost", "created_at", "user"),
        ("RedditComment", "created_at", "user"),
        ("Tweet", "created_at", "account"),
        ("Follow", "created_at", "follower"),
        ("Follow", "created_at", "followed"),
        ("YouTubeVideo", "published_at", "channel"),
        ("GitHubRepository", "created_at", "owner"),
        ("GitHubStar", "starred_at", "account"),
        ("GitHubStar", "starred_at", "repository"),
        ("GitHubFollow", "created_at", "followed"),
        ("LinkedInConnection", "connected_at", "profile"),
        ("LinkedInConnection", "connected_at", "other"),
    ],
)
@pytest.mark.parametrize("size", [60, 1500])
def test_nothing_happens_before_its_account_is_there_or_after_today(name, moment, authors, size):
    rows = everything(small(size), name)

    assert (rows[moment] >= rows[authors].created_at).all()
    assert (rows[moment] <= AS_OF).all()


# YouTube ------------------------------------------------------------------------------------------------------


def test_videos_keep_the_bounds_of_the_document():
    plan = large("YouTubeChannel", 1500)
    channels, videos = everything(plan, "YouTubeChannel"), everything(plan, "YouTubeVideo")
    public = videos.privacy.where("public")

    assert (channels.created_at >= AS_OF - 3 * YEAR).all()
    assert channels.subscriber_count.min() >= 100
    assert channels.subscriber_count.max() <= 1_000_000
    assert channels.video_count.min() >= 10
    assert channels.video_count.max() <= 500
    assert videos.duration.min() >= 60
    assert videos.duration.max() <= 3600
    assert videos.views.min() >= 100
    assert channels.total_views.min() >= 10_000
    assert videos.views.max() <= 1_000_000
    assert videos.likes.max() <= 50_000
    assert videos.dislikes.max() <= 1000
    assert (videos.likes < videos.views).all()
    assert (videos.comments < videos.views).all()
    assert 0.88 < public.mean() < 0.94
    assert videos.privacy.where("private").any()
    assert not videos.comments[~public].any()
    tags = videos.column("tags").values()
    assert {len(one) for one in tags} == set(range(3, 9))
    assert not [one for one in tags if len(set(one)) != len(one)]
    thumbnails = videos.column("thumbnail_url").values()
    assert len(set(thumbnails)) == len(thumbnails)


def test_videos_last_as_their_category_does():
    videos = everything(large("YouTubeChannel", 1500), "YouTubeVideo")
    median = {name: np.median(videos.duration[videos.category.where(name)]) for name in videos.category.bank.words}

    assert median["Live Stream"] > median["Interview"] > 2 * median["Tutorial"] > 2 * median["Entertainment"]
    assert (np.array(list(median.values())) > 60).all()


def test_a_channel_stays_with_its_topic_and_category():
    videos = everything(large("YouTubeChannel", 1500), "YouTubeVideo")

    assert 0.7 < (videos.category.codes == videos.channel.category.codes).mean() < 0.9


def test_comments_on_videos_come_after_them_and_answer_comments_of_the_same():
    comments = everything(small(60), "YouTubeComment")
    parents, roots = comments.referenced("parent")
    replies = np.flatnonzero(~roots)

    assert replies.size
    assert (comments.published_at > comments.video.published_at).all()
    assert (comments.published_at <= AS_OF).all()
    assert np.array_equal(comments.video_id[parents[replies]], comments.video_id[replies])
    assert roots[parents[replies]].all()
    assert (comments.published_at[replies] > comments.published_at[parents[replies]]).all()


# Twitter ------------------------------------------------------------------------------------------------------


def test_follows_stay_in_communities_and_are_often_returned():
    plan = large("TwitterAccount")
    accounts, follows = everything(plan, "TwitterAccount"), everything(plan, "Follow")
    topic = accounts.topic.codes
    one, other = follows.follower_id - 1, follows.followed_id - 1
    pairs = one * 10**6 + other
    shares = np.bincount(topic) / len(topic)

    assert (one != other).all()
    assert len(np.unique(pairs)) == len(pairs)
    assert (topic[one] == topic[other]).mean() > 0.65 > 4 * (shares**2).sum()
    assert np.isin(other * 10**6 + one, pairs).mean() > 0.2 > 100 * len(follows) / len(accounts) ** 2


def test_tweets_name_those_whom_their_account_follows():
    plan = large("TwitterAccount")
    follows, tweets = everything(plan, "Follow"), everything(plan, "Tweet")
    pairs = {*zip(follows.follower_id.tolist(), follows.followed_id.tolist(), strict=True)}
    mentioned, nobody = tweets.referenced("mentioned")
    named = np.flatnonzero(~nobody)
    contents = tweets.column("content").values()
    usernames = tweets.plan.rows("shop.TwitterAccount", mentioned[named]).column("username").values()

    assert max(map(len, contents)) <= 280
    assert 0.1 < named.size / len(tweets) < 0.25
    assert {*zip(tweets.account_id[named].tolist(), (mentioned[named] + 1).tolist(), strict=True)} <= pairs
    assert all(f"@{name}" in contents[row] for row, name in zip(named.tolist(), usernames, strict=True))
    assert sum("#" in content for content in contents) > 0.6 * len(contents)
    assert (tweets.retweets <= tweets.likes).all()


# LinkedIn and GitHub ------------------------------------------------------------------------------------------


def test_the_profile_says_what_the_current_position_is():
    plan = small(1500)
    profiles, positions = everything(plan, "LinkedInProfile"), everything(plan, "LinkedInPosition")
    current = {}
    for row in zip(
        positions.profile_id.tolist(),
        *(positions.column(name).values() for name in ("title", "company", "started_on", "ended_on")),
        strict=True,
    ):
        current.setdefault(row[0], []).append(row[1:])

    titles, companies, headlines = (profiles.column(name).values() for name in ("job_title", "company", "headline"))
    for number, (title, company, headline) in enumerate(zip(titles, companies, headlines, strict=True), start=1):
        held = current[number]
        assert held[-1][:2] == (title, company)
        assert headline.startswith(f"{title} at {company}")
        assert [end is None for *_, end in held] == [False] * (len(held) - 1) + [True]
        assert len({title for title, *_ in held}) == len(held)
        for before, after in pairwise(held):
            assert before[2] < before[3] < after[2]
            assert before[1] != after[1] or after[2] - before[3] == timedelta(days=1)


def test_connections_stay_in_industries():
    plan = small(1500)
    industry = everything(plan, "LinkedInProfile").industry.codes
    connections = everything(plan, "LinkedInConnection")

    assert (connections.profile_id < connections.other_id).all()
    assert (industry[connections.profile_id - 1] == industry[connections.other_id - 1]).mean() > 0.65


def test_repositories_are_in_the_language_of_their_tool():
    repositories = everything(large("GitHubAccount"), "GitHubRepository")
    texts, languages = repositories.column("description").values(), repositories.column("language").values()
    asked = {"Haskell": "Haskell", "Chrome DevTools": "JavaScript", "Spring": "Java", "WordPress": "PHP", "R": "R"}
    found = {tool: set() for tool in asked}
    for text, language in zip(texts, languages, strict=True):
        for tool in asked:
            if re.search(rf"\b{tool}\b(?! [A-Z])", text or ""):
                found[tool].add(language)

    assert found == {tool: {language} for tool, language in asked.items()}


def test_repositories_are_named_once_by_their_owner_and_starred_in_their_field():
    plan = large("GitHubAccount")
    repositories, stars = everything(plan, "GitHubRepository"), everything(plan, "GitHubStar")
    names = repositories.column("name").values()

    assert len({*zip(repositories.owner_id.tolist(), names, strict=True)}) == len(names)
    assert (stars.account.topic.codes == stars.repository.topic.codes).mean() > 0.65
    python = repositories.topic.where("Python") & repositories.language.where("Python")
    assert python.sum() > 0.8 * repositories.topic.where("Python").sum()
    assert (repositories.pushed_at >= repositories.created_at).all()
    assert (repositories.pushed_at <= AS_OF).all()


# Words --------------------------------------------------------------------------------------------------------


def test_every_topic_has_enough_practices_and_none_of_another():
    things = [{subject["thing"] for subject in group} for group in SUBJECTS]

    assert tuple(PRACTICES) == TOPICS
    assert min(map(len, things)) >= LEAST_PRACTICES
    assert [len(group) for group in SUBJECTS] == COUNTS.tolist()
    programming = things[:5]
    assert sum(map(len, programming)) == len(set().union(*programming))
    for group, starts in zip(SUBJECTS, PRACTICE_STARTS.tolist(), strict=True):
        assert len({group[start]["thing"] for start in starts}) == LEAST_PRACTICES


def test_posts_speak_of_a_practice_or_a_tool_of_their_subreddit():
    posts = everything(large("RedditUser"), "RedditPost").at(np.arange(1500))
    columns = (posts.column(name).values() for name in ("title", "content"))
    texts = [" ".join(both) for both in zip(*columns, strict=True)]
    for topic, said in zip((posts.subreddit_id - 1).tolist(), texts, strict=True):
        lowered = said.lower()
        assert any(s["thing"].lower() in lowered or s["tool"].lower() in lowered for s in SUBJECTS[topic]), said


def test_comments_of_a_busy_post_are_not_all_alike():
    plan = large("RedditUser")
    posts, comments = everything(plan, "RedditPost"), everything(plan, "RedditComment")
    busy = int(np.argmax(posts.num_comments)) + 1
    said = [
        one
        for one, post in zip(comments.column("content").values(), comments.post_id.tolist(), strict=True)
        if post == busy
    ]

    assert len(said) > 200
    assert len(set(said)) > 0.6 * len(said)


LOOKS_ODD = ("{", "}", "[", "|", "  ", " .", " ,", "..", "lorem")


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("RedditUser", "bio"), ("RedditPost", "title"), ("RedditPost", "content"), ("RedditComment", "content"),
        ("YouTubeChannel", "description"), ("YouTubeVideo", "title"), ("YouTubeVideo", "description"),
        ("YouTubeComment", "content"), ("TwitterAccount", "bio"), ("Tweet", "content"), ("LinkedInProfile", "about"),
        ("GitHubAccount", "bio"), ("GitHubRepository", "description"),
    ],
)  # fmt: skip
def test_texts_are_filled_in_and_begin_with_a_capital_or_a_name(name, field):
    said = [one for one in everything(small(1500), name).at(np.arange(600)).column(field).values() if one]

    for one in said:
        assert not [odd for odd in LOOKS_ODD if odd in one.lower()], one
        assert one == one.strip()
    assert len(set(said)) > 0.4 * len(said)


# Database, admin, factories -----------------------------------------------------------------------------------


def page(model, name, *args):
    return reverse(f"admin:shop_{model._meta.model_name}_{name}", args=args)


def seed(size):
    call_command("seed_db", *(f"shop.{name}={size}" for name in ROOTS), seed=5, verbosity=0)


@pytest.fixture
def site(client, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    client.force_login(User.objects.create_superuser("root@example.com", "secret", full_name="Root"))
    return client


@pytest.mark.django_db(transaction=True)
def test_the_database_takes_what_is_drawn_and_its_pages_cost_the_same_for_more_rows(site, monkeypatch):
    """Filled, opened, grown and opened again, so that all models share one data set."""

    def queries(url):
        with CaptureQueriesContext(connection) as captured:
            assert site.get(url).status_code == 200, url
        return len(captured)

    seed(20)
    first = {model: model._default_manager.earliest("pk").pk for model in MODELS}
    urls = [page(model, "changelist") for model in MODELS] + [page(model, "change", pk) for model, pk in first.items()]
    site.get(page(MODELS[0], "changelist"))  # Fills the cache of content types.
    before = [queries(url) for url in urls]
    kept = {model: list(model._default_manager.order_by("pk").values_list()) for model in MODELS}

    seed(60)

    for model, rows in kept.items():
        assert list(model._default_manager.order_by("pk").values_list()[: len(rows)]) == rows, model
        assert model._default_manager.count() > len(rows) or model is Subreddit
    for url, cost in zip(urls, before, strict=True):
        # A list may show no rows of a related table at first, whose headings cost a query once.
        assert queries(url) <= cost + 1, url
    for model in MODELS:
        # What is searched and sorted is the table; how much of it is shown costs time alone.
        monkeypatch.setattr(admin.site._registry[model], "list_per_page", 3)
        assert site.get(page(model, "add")).status_code == 200
        assert site.get(page(model, "changelist"), {"q": "a 1"}).status_code == 200
        by_each = ".".join(f"-{number + 1}" for number in range(len(admin.site._registry[model].list_display)))
        assert site.get(page(model, "changelist"), {"o": by_each}).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM shop_redditcomment c JOIN shop_redditcomment p ON p.id = c.parent_id "
            "WHERE p.post_id <> c.post_id OR p.created_at >= c.created_at OR p.depth + 1 <> c.depth"
        )
        assert cursor.fetchone() == (0,)


def test_every_model_is_in_the_admin():
    assert set(MODELS) <= set(admin.site._registry)


@pytest.mark.django_db
@every_model
def test_a_factory_makes_the_row_of_its_number(model):
    factory = factory_for(model)
    made = factory.create(__sequence=0)

    assert factory is getattr(factories, f"{model.__name__}Factory")
    plan = factory._own_plan()
    row = plan.rows(model._meta.label, np.array([0]))
    for column in plan.models[model._meta.label].columns:
        if not column.field.auto and not column.field.reference:
            assert getattr(made, column.field.name) == row.column(column.field.name).values()[0], column.field.name


@pytest.mark.django_db
def test_traits():
    assert factories.RedditPostFactory(downvoted=True).score == -40
    assert factories.RedditPostFactory(news=True).flair == "News"
    assert factories.RedditUserFactory(with_posts=True).posts.count() == 2
    assert factories.YouTubeVideoFactory(private=True).privacy == "private"
    assert factories.TwitterAccountFactory(with_tweets=True).tweets.count() == 2


@pytest.mark.django_db
def test_a_comment_of_a_factory_comes_with_the_ones_above_it():
    comments = factories.RedditCommentFactory._own_plan().rows("shop.RedditComment", range(400))
    number = int(np.flatnonzero(comments.depth >= 2)[0])
    made = factories.RedditCommentFactory.create(__sequence=number)

    above = []
    while made.parent is not None:
        assert made.parent.post == made.post
        assert made.parent.created_at < made.created_at
        made = made.parent
        above.append(made)
    assert len(above) >= 2
