"""What SQL calls certainly right is right: Django's validators take it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from seeding.checking.conditions import Says
from seeding.checking.formats import _certainly_right
from seeding.checking.snapshot import snapshot

from .hotel import hotel
from .models import Visitor

pytestmark = pytest.mark.django_db

ADDRESSES = st.text("aB0._+-@ é%\n", max_size=14) | st.from_regex(
    r"\A[a-z0-9._+-]{1,6}@([a-z0-9_.-]{1,6}\.){0,2}[a-z-]{0,4}\Z"
)
URLS = st.from_regex(r"\Ahttps?:/?/?[a-z0-9.:_-]{0,9}\.?[a-z-]{0,4}(/[a-z0-9.~% /-]{0,5})?\Z")


def certain(values: list[str], validator: object) -> list[str]:
    """The values that SQL says need not be tried."""
    with hotel() as over:
        subject = type("Subject", (), {"vendor": connection.vendor})
        condition = _certainly_right(subject, [validator])
        names = dict(enumerate(values, 10))
        for pk, value in names.items():
            with over.cursor() as cursor:
                cursor.execute("INSERT INTO checking_visitor (id, email) VALUES (%s, %s)", [pk, value])
        rows = Visitor.objects.using(over.alias).filter(Says(condition, "email"), pk__gte=10)
        with snapshot(over):
            return [names[pk] for pk in rows.values_list("pk", flat=True)]


@settings(max_examples=15)
@given(st.lists(ADDRESSES, min_size=60, max_size=60))
def test_an_address_that_is_not_tried_is_right(values):
    for value in certain(values, validate_email):
        validate_email(value)


@settings(max_examples=15)
@given(st.lists(URLS, min_size=60, max_size=60))
def test_a_url_that_is_not_tried_is_right(values):
    for value in certain(values, URLValidator()):
        URLValidator()(value)


def test_most_urls_need_not_be_tried():
    usual = [f"https://www.example.com/shelf-{number}/item.html" for number in range(20)]

    assert certain(usual, URLValidator()) == usual


def test_most_addresses_need_not_be_tried():
    usual = [f"first.last{number}@mail.example.com" for number in range(20)]

    assert certain(usual, validate_email) == usual


@pytest.mark.parametrize(
    "value",
    ["a@b", "a@@b.com", ".a@b.com", "a..b@c.com", "a@-b.com", "a@b-.com", "a@b.c", "a@b_c.com", "a b@c.com", "@b.com",
     "a@b.com-", "a@b..com", "a@b.c0m", "a@b.com\n"],
)  # fmt: skip
def test_an_address_that_is_wrong_is_tried(value):
    with pytest.raises(ValidationError):
        validate_email(value)

    assert certain([value], validate_email) == []
