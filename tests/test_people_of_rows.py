"""A row that speaks of several people keeps apart what it says of each."""

import pytest

from .tables import field, plan, table


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
