"""What `make run` prints before it serves."""

import pytest

from config.login import DEVELOPMENT_PASSWORD, describe
from shop.models import User

pytestmark = pytest.mark.django_db


def test_names_the_first_active_superuser_and_the_development_password():
    User.objects.create_superuser("gone@example.com", DEVELOPMENT_PASSWORD, is_active=False)
    User.objects.create_superuser("first@example.com", DEVELOPMENT_PASSWORD)
    User.objects.create_superuser("second@example.com", DEVELOPMENT_PASSWORD)

    text = describe("8123")

    assert "http://127.0.0.1:8123/admin/" in text
    assert "first@example.com" in text
    assert text.endswith(f"Password  {DEVELOPMENT_PASSWORD}")


def test_does_not_claim_a_password_that_would_be_refused():
    User.objects.create_superuser("first@example.com", "something else")

    assert describe("8000").endswith("Password  (your own)")


def test_says_how_to_make_the_first_login():
    assert "createsuperuser" in describe("8000")
