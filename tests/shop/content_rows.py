"""Small valid rows of content and interactions, written by hand, and what would break each of their constraints."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import F

from shop.models import (
    Article,
    Interaction,
    Post,
    PostComment,
    Product,
    Session,
    SessionEvent,
    Topic,
    User,
    Visitor,
)

WRITTEN = datetime(2024, 4, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def topic(name: str = "Desk lamps") -> Topic:
    slug = name.lower().replace(" ", "-")
    return Topic.objects.get_or_create(name=name, slug=slug, defaults={"category": "home"})[0]


def _text(model: Any, by: User, title: str, **fields: Any) -> Any:
    defaults = {
        "topic": topic(),
        "slug": f"{title.lower()}-{model.__name__.lower()}",
        "summary": "On lamps.",
        "body": "Lamps give light.\n\nSwitch them on.",
        "tags": ["lamps"],
        "status": "published",
        "created_at": WRITTEN,
        "published_at": WRITTEN + DAY,
        "word_count": 6,
    }
    return model.objects.create(**{"author": by, "title": title, **defaults, **fields})


def article(by: User, title: str = "Light", **fields: Any) -> Article:
    made: Article = _text(Article, by, title, **fields)
    return made


def post(by: User, title: str = "Lamps", **fields: Any) -> Post:
    made: Post = _text(Post, by, title, **{"comment_count": 1, **fields})
    return made


def comment(on: Post, by: User, **fields: Any) -> PostComment:
    return PostComment.objects.create(**{"post": on, "author": by, "body": "Well said.", **fields})


def visitor(by: User | None = None, **fields: Any) -> Visitor:
    return Visitor.objects.create(**{"key": uuid.uuid4(), "user": by, "first_seen_at": WRITTEN, **fields})


def session(of: Visitor, **fields: Any) -> Session:
    defaults = {
        "user": of.user,
        "started_at": WRITTEN,
        "ended_at": WRITTEN + MINUTE,
        "event_count": 1,
        "device": "desktop",
        "browser": "Firefox",
        "operating_system": "Linux",
        "user_agent": "Mozilla/5.0",
        "ip_address": "192.0.2.1",
        "referrer": "https://www.example.com/",
        "utm_source": "news",
        "utm_medium": "email",
        "utm_campaign": "april",
    }
    return Session.objects.create(**{"visitor": of, **defaults, **fields})


def event(of: Session, position: int = 1, **fields: Any) -> SessionEvent:
    at = of.started_at + (position - 1) * MINUTE
    defaults = {"page": "landing", "path": "/", "occurred_at": at, "dwell": MINUTE}
    return SessionEvent.objects.create(**{"session": of, "position": position, **defaults, **fields})


def interaction(of: Visitor, target: models.Model, kind: str = "view", **fields: Any) -> Interaction:
    defaults = {"user": of.user, "created_at": WRITTEN + 2 * DAY}
    return Interaction.objects.create(**{"visitor": of, "target": target, "kind": kind, **defaults, **fields})


def one_of_each(by: User, lamp: Product) -> None:
    """One row of every model, each linked to the others."""
    comment(post(by), by)
    ann = visitor(by)
    event(session(ann))
    interaction(ann, article(by), "like")


def another_of_each(by: User, desk: Product) -> None:
    """A second row of every model, of another user and product."""
    topic("Knives")
    comment(post(by, "Knives"), by)
    bob = visitor(by)
    event(session(bob), 2)
    interaction(bob, article(by, "Sharp"), "like")


def fill(number: int, someone: User, thing: Product, ann: User) -> None:
    """More rows; the first topic, post, visitor and session take part in all of them."""
    written = article(someone, f"Light{number}")
    busy = Post.objects.order_by("pk").first() or post(ann)
    comment(busy, someone)
    post(someone, f"Lamps{number}")
    seen = Visitor.objects.order_by("pk").first() or visitor(ann)
    other = visitor(someone)
    event(session(other))
    busiest = Session.objects.filter(visitor=seen).order_by("pk").first() or session(seen)
    event(busiest, number + 1, page="product", product=thing)
    for of in (seen, other):
        for target in (written, busy, thing):
            interaction(of, target)


BREAKS_CHECK: dict[str, tuple[type[models.Model], dict[str, Any]]] = {
    "shop_topic_category_known": (Topic, {"category": "toys"}),
    **{
        name.format(model.__name__.lower()): (model, values)
        for model in (Article, Post)
        for name, values in {
            "shop_{}_updated_after_created": {"updated_at": F("created_at") - DAY},
            "shop_{}_status_known": {"status": "lost"},
            "shop_{}_published_has_date": {"published_at": None},
            "shop_{}_published_after_created": {"published_at": F("created_at") - DAY},
            "shop_{}_not_empty": {"body": ""},
            "shop_{}_reading_time_agrees": {"reading_minutes": 2},
        }.items()
    },
    "shop_post_draft_without_comments": (Post, {"status": "draft", "published_at": None}),
    "shop_postcomment_updated_after_created": (PostComment, {"updated_at": F("created_at") - DAY}),
    "shop_postcomment_not_empty": (PostComment, {"body": ""}),
    "shop_session_ends_after_start": (Session, {"ended_at": F("started_at")}),
    "shop_session_has_events": (Session, {"event_count": 0}),
    "shop_session_converted_has_funnel": (Session, {"converted": True}),
    "shop_session_device_known": (Session, {"device": "fridge"}),
    "shop_session_utm_complete": (Session, {"utm_medium": ""}),
    "shop_sessionevent_position_from_one": (SessionEvent, {"position": 0}),
    "shop_sessionevent_page_known": (SessionEvent, {"page": "exit"}),
    "shop_sessionevent_product_on_its_pages": (SessionEvent, {"product_id": 1}),
    "shop_interaction_kind_known": (Interaction, {"kind": "poke"}),
    "shop_interaction_account_to_like_or_share": (Interaction, {"kind": "like", "user_id": None}),
}

BREAKS_UNIQUE: dict[str, tuple[type[models.Model], list[str]]] = {
    "shop_sessionevent_position_unique": (SessionEvent, ["session_id", "position"]),
    "shop_sessionevent_at_unique": (SessionEvent, ["session_id", "occurred_at"]),
    "shop_interaction_one_like_per_user": (Interaction, ["user_id", "content_type_id", "object_id", "kind"]),
    "Topic.name": (Topic, ["name"]),
    "Topic.slug": (Topic, ["slug"]),
    "Article.slug": (Article, ["slug"]),
    "Post.slug": (Post, ["slug"]),
    "Visitor.key": (Visitor, ["key"]),
    "Visitor.user": (Visitor, ["user_id"]),
}

ALONG_WITH_CHOICE: dict[tuple[type[models.Model], str], dict[str, Any]] = {
    (Article, "draft"): {"published_at": None},
    (Article, "published"): {"published_at": WRITTEN + DAY},
    (Post, "draft"): {"published_at": None, "comment_count": 0},
    (Post, "published"): {"published_at": WRITTEN + DAY},
}
"""What a row needs besides to take a choice."""
