"""Rows tell of what happened where it did: by their state, by another of their columns, or seldom."""

import pytest
from django.db.models import F, Q

from seeding.conditions import Given
from seeding.generators import weighted
from seeding.schema import Check
from seeding.spec import ModelSeeds, shares

from .tables import field, plan, table, to

ROWS = 400
MAY_LACK = {"null": True, "blank": True}
STATUS = field("status", "text", max_length=20, choices=("pending", "paid", "shipped", "delivered", "cancelled"))


def rows_of(*fields, seeds=None):
    """Rows as dictionaries, by the names of their columns."""
    made = plan(
        table("app.Parcel", *fields), counts={"app.Parcel": ROWS}, seeds={"app.Parcel": seeds} if seeds else None
    )
    rows = made.rows("app.Parcel", range(ROWS))
    found = {one.name: rows.column(one.name).values() for one in fields}
    return [dict(zip(found, values, strict=True)) for values in zip(*found.values(), strict=True)]


def moment(name, **options):
    return field(name, "timestamp", **{**MAY_LACK, **options})


def text(name, **options):
    return field(name, "text", max_length=200, **{"blank": True, **options})


def states_with(name, *fields):
    rows = rows_of(*fields)
    told = {row["status"] for row in rows if row[name]}
    assert all(row[name] for row in rows if row["status"] in told), "in all rows of a state or in none"
    return told


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("cancelled_at", {"cancelled"}),
        ("date_cancelled", {"cancelled"}),
        ("shipped_at", {"shipped", "delivered"}),
        ("paid_on", {"paid", "shipped", "delivered"}),
        ("delivery_date", None),
        ("promised_at", None),
    ],
)
def test_moments_are_there_in_the_states_that_have_come_to_them(name, states):
    rows = rows_of(STATUS, moment("created_at", null=False), moment(name))
    told = {row["status"] for row in rows if row[name]}
    if states is None:
        assert told == set(STATUS.choices)
    else:
        assert told == states
        assert all(row[name] for row in rows if row["status"] in states)


@pytest.mark.parametrize(
    "declared",
    [shares({"pending": 40, "paid": 40, "cancelled": 20}), weighted({"pending": 2, "paid": 2, "cancelled": 1})],
)
def test_states_that_somebody_declares_tell_as_well(declared):
    """The shares of states are the first thing that is declared, in a seeds.py or in a skeleton of one."""
    seeds = type("ParcelSeeds", (ModelSeeds,), {"status": declared})
    rows = rows_of(STATUS, moment("cancelled_at"), text("cancellation_reason"), moment("paid_at"), seeds=seeds)
    for name, states in (
        ("cancelled_at", ["cancelled"]),
        ("cancellation_reason", ["cancelled"]),
        ("paid_at", ["paid"]),
    ):
        assert all(bool(row[name]) == (row["status"] in states) for row in rows), name
    assert {row["status"] for row in rows} == {"pending", "paid", "cancelled"}


def test_states_that_a_rule_makes_of_other_columns_are_not_asked():
    class ParcelSeeds(ModelSeeds):
        def status(parcel):
            return ["cancelled" if happened else "pending" for happened in Given("cancelled_at")(parcel)]

    rows = rows_of(STATUS, moment("cancelled_at"), seeds=ParcelSeeds)
    assert all(bool(row["cancelled_at"]) == (row["status"] == "cancelled") for row in rows)


@pytest.mark.parametrize(
    ("choices", "column", "states"),
    [
        ("open waiting solved closed", "solved_at", {"solved", "closed"}),
        ("prepared submitted accepted rejected", "submitted_at", {"submitted", "accepted"}),
        ("prepared submitted accepted rejected", "rejection_code", {"rejected"}),
        ("prepared submitted accepted rejected", "decided_at", {"accepted", "rejected"}),
        (
            "quoted booked picked_up in_transit delivered",
            "booked_at",
            {"booked", "picked_up", "in_transit", "delivered"},
        ),
        ("quoted booked picked_up in_transit delivered", "picked_up_at", {"picked_up", "in_transit", "delivered"}),
        ("open won lost", "lost_reason", {"lost"}),
        ("queued running error", "error_message", {"error"}),
        ("in_progress approved rejected skipped", "finished_at", {"approved", "rejected", "skipped"}),
        ("queued running failed finished", "finished_at", {"finished"}),
    ],
)
def test_a_state_tells_of_what_is_called_as_it_is(choices, column, states):
    state = field("state", "text", max_length=20, choices=tuple(choices.split()))
    about = moment(column) if column.endswith("_at") else text(column)
    rows = rows_of(state, moment("created_at", null=False), about)
    assert {row["state"] for row in rows} == set(state.choices)
    assert all(bool(row[column]) == (row["state"] in states) for row in rows)


def test_few_have_died_and_none_as_a_child():
    born, died = field("dob", "date"), field("deceased_on", "date", **MAY_LACK)
    after = Check("died_after_birth", Q(deceased_on__isnull=True) | Q(deceased_on__gte=F("dob")))
    made = plan(table("app.Patient", born, died, checks=(after,)), counts={"app.Patient": ROWS})
    rows = made.rows("app.Patient", range(ROWS))
    ages = [(last - first).days // 365 for first, last in zip(rows.column("dob").values(), rows.column("deceased_on").values(), strict=True)
            if last is not None]  # fmt: skip
    assert 0 < len(ages) < ROWS / 10
    assert min(ages) > 10


def test_texts_about_it_are_there_in_the_same_rows():
    assert states_with("cancellation_reason", STATUS, text("cancellation_reason")) == {"cancelled"}
    reasons = {row["cancellation_reason"] for row in rows_of(STATUS, text("cancellation_reason"))} - {""}
    assert "Ordered by mistake" in reasons


@pytest.mark.parametrize(
    "name",
    [
        "shipped_by_name",
        "shipped_by_email",
        "shipped_ip",
        "shipped_ip_address",
        "shipped_from_ip",
        "shipped_user_agent",
    ],
)
def test_who_did_it_and_from_where_is_told_in_the_same_states(name):
    assert states_with(name, STATUS, text(name)) == {"shipped", "delivered"}


def test_a_later_step_comes_after_an_earlier_one():
    rows = rows_of(STATUS, moment("delivered_at"), moment("shipped_at"), moment("paid_at"))
    both = [(row["paid_at"], row["shipped_at"], row["delivered_at"]) for row in rows if row["delivered_at"]]
    assert len(both) > 20
    assert all(paid <= shipped <= delivered for paid, shipped, delivered in both)


def test_yes_or_no_tells_as_well():
    rows = rows_of(field("is_archived", "boolean"), moment("archived_at"))
    assert all((row["archived_at"] is not None) == row["is_archived"] for row in rows)
    assert {row["is_archived"] for row in rows} == {True, False}


@pytest.mark.parametrize(
    ("done", "about"),
    [
        ("waived", ("waived_on", "waived_by_whom")),
        ("is_email_verified", ("email_verified_at",)),
        ("read", ("read_at",)),
        ("paid", ("payment_date",)),
    ],
)
def test_whatever_was_done_is_told_of_where_it_was(done, about):
    rows = rows_of(field(done, "boolean"), *(moment(name) for name in about if not name.endswith("whom")))
    for name in about:
        assert all((row.get(name) is not None) == row[done] for row in rows if name in row)
    assert {row[done] for row in rows} == {True, False}


def test_who_did_it_is_told_of_where_it_was_done():
    made = plan(
        table("app.User"),
        table(
            "app.Issue",
            field("resolved", "boolean"),
            *(to(name, "app.User", **MAY_LACK) for name in ("resolver", "resolved_by", "owner")),
        ),
        counts={"app.User": 9, "app.Issue": ROWS},
    )
    rows = made.rows("app.Issue", range(ROWS))
    resolved = rows.column("resolved").values()
    for name in ("resolver", "resolved_by"):
        assert [value is not None for value in rows.column(name).values()] == resolved
    assert [value is not None for value in rows.column("owner").values()] != resolved


def test_a_state_that_is_called_as_a_foreign_key_tells_nothing_of_it():
    structure = field("structure", "text", max_length=20, choices=("standalone", "parent", "child"))
    made = plan(
        table("app.Product", structure, to("parent", "app.Maker", **MAY_LACK)),
        table("app.Maker"),
        counts={"app.Product": ROWS, "app.Maker": 9},
    )
    rows = made.rows("app.Product", range(ROWS))
    told = zip(rows.column("parent").values(), rows.column("structure").values(), strict=True)
    assert {one for parent, one in told if parent is not None} == set(structure.choices)


def test_a_number_of_a_payment_is_known_where_it_was_made():
    rows = rows_of(field("paid", "boolean"), text("transaction_id"))
    assert all(bool(row["transaction_id"]) == row["paid"] for row in rows)


def test_what_nothing_tells_of_is_seldom_and_together():
    rows = rows_of(moment("deleted_at"), text("deletion_reason"), moment("date_of_death"))
    gone = [row for row in rows if row["deleted_at"]]
    assert 2 < len(gone) < ROWS // 8
    assert [row for row in rows if row["deletion_reason"]] == gone
    assert 2 < sum(row["date_of_death"] is not None for row in rows) < ROWS // 8


@pytest.mark.parametrize(
    "status",
    [
        field("status", choices=(0, 1, 2, 9), labels=("Booked", "Paid", "No show", "Cancelled")),
        field("status", choices=(10, 20, 90, 30), labels=("New", "Paid in full", "Written off", "Cancelled")),
        field("status", "text", max_length=1, choices=tuple("BPNC"), labels=("Booked", "Paid", "No show", "Cancelled")),
    ],
    ids=["from nothing", "in tens", "letters"],
)
def test_what_the_labels_of_numbers_and_letters_say_counts(status):
    rows = rows_of(status, moment("paid_at"), moment("cancelled_at"))
    cancelled = status.choices[status.labels.index("Cancelled")]
    assert {row["status"] for row in rows if row["paid_at"]} == {status.choices[1]}
    assert {row["status"] for row in rows if row["cancelled_at"]} == {cancelled}
    assert all(row["cancelled_at"] for row in rows if row["status"] == cancelled)


def test_columns_that_have_to_have_a_value_have_one():
    rows = rows_of(STATUS, moment("cancelled_at", null=False, blank=False), text("cancel_reason", blank=False))
    assert all(row["cancelled_at"] and row["cancel_reason"] for row in rows)


def test_states_that_are_no_steps_do_not_count_as_later():
    status = field("status", "text", max_length=20, choices=("open", "paid", "overdue", "partially paid", "refunded"))
    rows = rows_of(status, moment("paid_at"))
    assert {row["status"] for row in rows if row["paid_at"]} == {"paid"}


def test_a_check_constraint_comes_before_what_names_say():
    fields = [STATUS, moment("cancelled_at")]
    check = Check("cancelled has a time", ~Q(status="shipped") | Q(cancelled_at__isnull=False))
    made = plan(table("app.Parcel", *fields, checks=(check,)), counts={"app.Parcel": ROWS})
    rows = made.rows("app.Parcel", range(ROWS))
    pairs = zip(rows.column("status").values(), rows.column("cancelled_at").values(), strict=True)
    assert all(when for state, when in pairs if state == "shipped")


def test_moments_of_states_lie_in_the_order_of_the_states():
    """Drafts are looked at before they are approved, and rows that were cancelled were drafts once."""
    status = field("status", "text", max_length=20, choices=("draft", "in_review", "approved", "paid", "cancelled"))
    names = ("date_draft", "date_in_review", "date_approved", "date_paid", "date_cancelled")
    days = [field(name, "date", **MAY_LACK) for name in names]
    rows = rows_of(status, moment("created", null=False), *days)
    there = {
        "draft": names[:1], "in_review": names[:2], "approved": names[:3], "paid": names[:4],
        "cancelled": ("date_draft", "date_cancelled"),
    }  # fmt: skip
    for row in rows:
        assert tuple(name for name in names if row[name]) == there[row["status"]]
        met = [row["created"].date(), *(row[name] for name in names if row[name])]
        assert met == sorted(met)
