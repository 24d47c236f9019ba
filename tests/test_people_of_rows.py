"""A row that speaks of several people keeps apart what it says of each."""

import pytest
from django.conf import settings

from .tables import field, plan, table, to

USER = settings.AUTH_USER_MODEL


def rows_of(*names):
    fields = [
        field(name, "text", max_length=100, class_name="EmailField" if name.endswith("email") else "CharField")
        for name in names
    ]
    rows = plan(table("app.Referral", *fields), counts={"app.Referral": 60}).rows("app.Referral", range(60))
    return list(zip(*(rows.column(name).values() for name in names), strict=True))


def related(name, email):
    """Whether an address is that of somebody of this name."""
    local = email.lower().partition("@")[0]
    return any(part.lower() in local for part in name.split())


@pytest.mark.parametrize(
    "names",
    [
        ("patient_name", "doctor_name", "doctor_email", "patient_email"),
        ("doctor_email", "doctor_name", "patient_email", "patient_name"),
        ("name", "emergency_contact_name", "emergency_contact_email", "email"),
        ("client_name", "client_email", "accepted_by_name", "accepted_by_email"),
    ],
)
def test_each_has_an_address_of_their_own(names):
    named = {}
    for row in rows_of(*names):
        for name, value in zip(names, row, strict=True):
            who = name.removesuffix("_contact_name").removesuffix("_contact_email")
            who = who.removesuffix("name").removesuffix("email").strip("_")
            named.setdefault(who, []).append((name, value))
    assert len(named) == 2
    for told in named.values():
        full = [value for name, value in told if name.endswith("name")]
        emails = [value for name, value in told if name.endswith("email")]
        assert all(map(related, full, emails))
    first, second = ([value for name, value in told if name.endswith("name")] for told in named.values())
    assert sum(map(str.__eq__, first, second)) < 3


def test_one_person_is_one_however_the_columns_are_called():
    assert all(related(name, email) for name, email in rows_of("customer_name", "customer_email"))


def of_users(model, *, link=None, seeds=None):
    """Rows of a model that belongs to users one to one, each beside its user."""
    user = table(USER, *(field(name, "text", max_length=100) for name in ("first_name", "last_name", "email")))
    names = [field(name, "text", max_length=100) for name in ("first_name", "last_name", "email")]
    gender = field("gender", "text", max_length=1, choices=("f", "m"), labels=("female", "male"))
    own = table(f"app.{model}", link or to("user", USER, one_to_one=True), *names, gender)
    made = plan(user, own, counts={USER: 80, f"app.{model}": 80}, seeds=seeds)
    rows = made.rows(f"app.{model}", range(80))
    users = rows.related("user")
    columns = [rows.column(name).values() for name in ("first_name", "last_name", "email", "gender")]
    return list(zip(users.column("first_name").values(), users.column("last_name").values(), *columns, strict=True))


def test_a_profile_is_of_its_user():
    rows = of_users("Member")
    assert all((first, last) == (own_first, own_last) for first, last, own_first, own_last, *_ in rows)
    assert all(related(f"{first} {last}", email) for first, last, _, _, email, _ in rows)
    genders = {first: gender for first, *_, gender in rows}
    assert {genders.get(name) for name in ("Jennifer", "Michelle", "Amanda", "Lisa")} <= {"f", None}
    assert {genders.get(name) for name in ("Michael", "David", "James", "John")} <= {"m", None}


@pytest.mark.parametrize("model", ["EmergencyContact", "NextOfKin", "Guardian"])
def test_those_whom_a_user_names_are_others(model):
    rows = of_users(model)
    assert sum((first, last) == (own_first, own_last) for first, last, own_first, own_last, *_ in rows) < 5


def test_rows_that_may_have_a_user_or_none_are_of_themselves():
    rows = of_users("Member", link=to("user", USER, one_to_one=True, null=True, blank=True))
    assert sum((first, last) == (own_first, own_last) for first, last, own_first, own_last, *_ in rows) < 5


def test_the_plain_address_is_that_of_the_person_wherever_it_stands():
    found = rows_of("full_name", "secondary_email", "email")

    assert all(related(name, email) for name, _, email in found)
    assert sum(second == email for _, second, email in found) < 3


def test_a_second_address_is_of_the_same_person():
    found = rows_of("first_name", "last_name", "work_email", "home_email")

    assert all(related(f"{first} {last}", one) for first, last, *both in found for one in both)
    assert sum(work == home for *_, work, home in found) < 10
