"""Rows of leads and customers: small valid ones written by hand, and plans of many."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from seeding.batches import Digest, batches, drawn
from seeding.columns import copy_text
from seeding.plan import Request
from seeding.planning import build_plan
from shop.models import (
    Campaign,
    ContentAsset,
    Customer,
    Download,
    FormSubmission,
    Lead,
    Purchase,
    Webinar,
    WebinarRegistration,
)

CAME = datetime(2024, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
AS_OF = 1_735_689_600_000_000

# By hand --------------------------------------------------------------------------------------------------


def asset(title: str = "A Guide", **fields: Any) -> ContentAsset:
    defaults = {"type": "ebook", "topic": "Data Privacy", "pages": 40, "published_at": CAME - 90 * DAY}
    return ContentAsset.objects.create(**{"title": title, **defaults, **fields})


def campaign(code: str = "spring_campaign", **fields: Any) -> Campaign:
    defaults = {
        "name": "Spring",
        "topic": "Data Privacy",
        "starts_on": date(2024, 2, 1),
        "ends_on": date(2024, 4, 30),
        "budget": Decimal("5000.00"),
    }
    return Campaign.objects.create(**{"code": code, **defaults, **fields})


def lead(name: str = "ann", **fields: Any) -> Lead:
    content = fields.pop("content", None) or ContentAsset.objects.first() or asset()
    run = fields.pop("campaign", None) or Campaign.objects.first() or campaign()
    defaults = {
        "email": f"{name}@example.com",
        "first_name": name.title(),
        "last_name": "Lee",
        "company": "Harlow Tools",
        "job_title": "Owner",
        "phone": "+1 212 555 0100",
        "lead_source": "whitepaper_download",
        "content": content,
        "content_type": content.type,
        "content_title": content.title,
        "created_at": CAME,
        "status": "converted",
        "score": 60,
        "utm_source": "google",
        "utm_medium": "cpc",
        "utm_campaign": run.code,
        "campaign": run,
    }
    return Lead.objects.create(**{**defaults, **fields})


def download(by: Lead, of: ContentAsset, **fields: Any) -> Download:
    return Download.objects.create(**{"lead": by, "asset": of, "downloaded_at": CAME, **fields})


def webinar(title: str = "An Introduction", **fields: Any) -> Webinar:
    defaults = {
        "topic": "Data Privacy",
        "speaker": "Bo Diaz",
        "starts_at": CAME + 30 * DAY,
        "duration": 45,
        "capacity": 50,
    }
    return Webinar.objects.create(**{"title": title, **defaults, **fields})


def registration(to: Webinar, by: Lead | None = None, name: str = "ann", **fields: Any) -> WebinarRegistration:
    defaults = {
        "lead": by,
        "email": by.email if by else f"{name}@example.net",
        "first_name": name.title(),
        "last_name": "Lee",
        "company": "Harlow Tools",
        "job_title": "Owner",
        "registered_at": CAME + 20 * DAY,
        "attended": True,
        "attendance_duration": 40,
        "feedback_score": 4,
    }
    return WebinarRegistration.objects.create(**{"webinar": to, **defaults, **fields})


def submission(by: Lead, **fields: Any) -> FormSubmission:
    defaults = {
        "form_name": "contact_form",
        "page_url": "https://www.northlight.example/contact",
        "payload": {"email": by.email},
        "submitted_at": CAME,
    }
    return FormSubmission.objects.create(**{"lead": by, **defaults, **fields})


def customer(name: str = "ann", of: Lead | None = None, **fields: Any) -> Customer:
    defaults = {
        "lead": of,
        "email": f"{name}@example.com",
        "first_name": name.title(),
        "last_name": "Lee",
        "company": "Harlow Tools",
        "job_title": "Owner",
        "phone": "+1 212 555 0100",
        "industry": "Manufacturing",
        "company_size": "small",
        "city": "New York",
        "state": "New York",
        "country": "United States",
        "postal_code": "10016",
        "created_at": CAME + 10 * DAY,
        "last_activity": CAME + 40 * DAY,
        "status": "active",
        "lifetime_value": Decimal("450.00"),
        "lead_source": "whitepaper",
    }
    return Customer.objects.create(**{**defaults, **fields})


def purchase(by: Customer, **fields: Any) -> Purchase:
    defaults = {
        "product": "Software License",
        "amount": Decimal("450.00"),
        "purchase_date": CAME + 40 * DAY,
        "status": "completed",
        "payment_method": "credit_card",
    }
    return Purchase.objects.create(**{"customer": by, **defaults, **fields})


def one_of_each() -> None:
    """One row of every model, each linked to the others."""
    guide = asset()
    campaign()
    ann = lead()
    download(ann, guide)
    registration(webinar(), ann)
    submission(ann)
    purchase(customer(of=ann))


def refuses(model: Any, values: dict[str, Any], constraint: str) -> None:
    """One UPDATE of the only row breaks the constraint, and the database says so."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        model._default_manager.update(**values)
    assert constraint in str(error.value)


def declared(models: tuple[Any, ...]) -> set[str]:
    """The names of all constraints, and of the unique columns that have none."""
    named = {constraint.name for model in models for constraint in model._meta.constraints}
    return named | {
        f"{model.__name__}.{field.name}"
        for model in models
        for field in model._meta.local_concrete_fields
        if field.unique and not field.primary_key
    }


# By plan --------------------------------------------------------------------------------------------------

LABELS = (
    "shop.ContentAsset",
    "shop.Campaign",
    "shop.Lead",
    "shop.Download",
    "shop.FormSubmission",
    "shop.Webinar",
    "shop.WebinarRegistration",
    "shop.Customer",
    "shop.Purchase",
)


def make(seed: int = 0, facts: Any = None, locales: tuple[str, ...] = ("en_US",), **counts: int) -> Any:
    wanted = {f"shop.{name}": count for name, count in counts.items()}
    return build_plan(Request(seed, AS_OF, wanted, locales=locales), facts)


@lru_cache(maxsize=4)
def funnel(leads: int = 3000, seed: int = 0) -> Any:
    """A plan of so many leads with all that belongs to them."""
    return make(seed, Lead=leads, Webinar=60, ContentAsset=100, Campaign=30)


def everything(plan: Any, label: str) -> Any:
    return plan.rows(label, range(plan.counts[label]))


def values(rows: Any, name: str) -> list[Any]:
    return rows.column(name).values()


def text(plan: Any, label: str, rows: range | None = None) -> bytes:
    """COPY text of rows of a model, by default of all."""
    return copy_text(drawn(plan, label, range(plan.counts[label]) if rows is None else rows))


def digests_by_batch(plan: Any, label: str, sizes: tuple[int, ...]) -> set[str]:
    found = set()
    for size in sizes:
        digest = Digest()
        for batch in batches(plan, label, range(plan.counts[label]), "copy", digest=True, size=size):
            assert batch.canonical is not None
            digest.add(batch.canonical)
        found.add(str(digest))
    return found
