"""When things happen: ends follow beginnings, plans follow the row, expiries lie ahead."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from django.db.models import F, Q

from seeding.columns import DAY
from seeding.generators import Constant
from seeding.schema import Check, Exclusion

from .tables import AS_OF, field, numbers, plan, seeds, table, to

HOUR = DAY // 24


def moments(*names, label="app.Thing", **optional):
    """The instants of columns of these names as arrays, and which of them are missing."""
    fields = [field(name, "timestamp", **(optional.get(name) or {})) for name in names]
    rows = plan(table(label, *fields), counts={label: 300}).rows(label, range(300))
    columns = [rows.column(name) for name in names]
    return [column.array for column in columns], [column.nulls for column in columns]


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("start", "end", "app.Appointment"),
        ("starts_at", "ends_at", "app.StaffMeeting"),
        ("scheduled_start", "scheduled_end", "app.Delivery"),
        ("starts_at", "ends_at", "app.ShiftDuty"),
    ],
)
def test_what_is_brief_ends_on_its_day(first, last, label):
    (start, end), _ = moments(first, last, label=label)

    assert ((end - start >= HOUR // 4) & (end - start <= 3 * HOUR)).all()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("effective_from", "effective_to"),
        ("admitted_at", "discharged_at"),
        ("plan_extended_from", "plan_extended_until"),
        ("beginn", "ende"),
        ("von", "bis"),
        ("fecha_inicio", "fecha_fin"),
        ("date_debut", "date_fin"),
        ("eintritt", "austritt"),
        ("fecha_alta", "fecha_baja"),
        ("started", "stopped"),
        ("request_date", "response_date"),
        ("publish_date", "expire_date"),
        ("subscribe_date", "unsubscribe_date"),
        ("start", "end_recurring_period"),
    ],
)
def test_ends_come_after_their_beginnings(first, last):
    (start, end), _ = moments(first, last)

    assert (end >= start).all()
    assert (end - start).max() > 2 * DAY


def test_what_has_not_begun_does_not_end():
    either = {"null": True, "blank": True}
    _, (begun, ended) = moments("trial_start", "trial_end", trial_start=either, trial_end=either)

    assert begun.any()
    assert ended[begun].all()
    assert not ended.all()


@pytest.mark.parametrize(("name", "label"), [("scheduled_for", "app.Thing"), ("starts_at", "app.Event")])
def test_what_is_planned_comes_after_it_was_recorded(name, label):
    (created, planned), _ = moments("created_at", name, label=label)

    assert ((planned >= created) & (planned - created <= 45 * DAY)).all()


def test_expiries_lie_mostly_ahead():
    (expiry,), _ = moments("expiry_date")

    assert 0.6 < (expiry > AS_OF).mean() < 1


def test_reports_come_after_orders():
    (ordered, collected, reported), _ = moments("ordered_at", "collected_at", "reported_at")

    assert ((collected >= ordered) & (reported >= ordered)).all()


def test_times_of_a_day_are_in_order():
    hours = field("opens_at", "time"), field("closes_at", "time", null=True, blank=True)
    rows = plan(table("app.Thing", *hours), counts={"app.Thing": 300}).rows("app.Thing", range(300))

    assert (rows.column("closes_at").array > rows.column("opens_at").array).all()


def test_who_closes_has_opened():
    hours = [field(name, "time", null=True, blank=True) for name in ("monday_open", "monday_close")]
    rows = plan(table("app.Thing", *hours), counts={"app.Thing": 300}).rows("app.Thing", range(300))
    opened, closed = (np.array([one is not None for one in rows.column(each.name).values()]) for each in hours)

    assert not (closed & ~opened).any()
    assert 30 < (~opened).sum() < 150


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("opens_at", "closes_at", "app.Station"),
        ("shift_start", "shift_end", "app.Employee"),
        ("opening_time", "closing_time", "app.Branch"),
        ("start", "end", "app.Shift"),
        ("start_time", "end_time", "app.OpeningHours"),
        ("monday_open", "monday_close", "app.Calendar"),
        ("openTime", "closeTime", "app.Shop"),
        ("work_clock_in", "work_clock_out", "app.Card"),
    ],
)
def test_what_is_open_and_who_works_is_so_for_hours(first, last, label):
    hours = field(first, "time"), field(last, "time")
    rows = plan(table(label, *hours), counts={label: 300}).rows(label, range(300))
    begin, end = rows.column(first).array, rows.column(last).array

    assert ((end - begin >= 4 * HOUR) & (end - begin <= 12 * HOUR)).all()
    assert begin.min() >= 5 * HOUR
    assert (begin <= 11 * HOUR).all()
    assert (begin % (HOUR // 2) == 0).all()


@pytest.mark.parametrize(
    ("first", "last"), [("hired_on", "left_on"), ("purchased_on", "retired_on"), ("joined_at", "resigned_at")]
)
def test_who_came_mostly_stays_and_leaves_at_any_time_since(first, last):
    either = {"null": True, "blank": True}
    storage = "timestamp" if last.endswith("_at") else "date"
    fields = field(first, storage), field(last, storage, **either)
    rows = plan(table("app.Thing", *fields), counts={"app.Thing": 600}).rows("app.Thing", range(600))
    day = DAY if storage == "timestamp" else 1
    came, left = rows.column(first).array, rows.column(last)

    assert 0.7 < left.nulls.mean() < 0.96
    stayed = (left.array - came)[~left.nulls] / day
    assert (stayed >= 0).all()
    assert stayed.max() > 200
    assert (left.array[~left.nulls] <= AS_OF // (DAY // day)).all()


def test_papers_of_those_who_join_run_for_years():
    (_, expires), _ = moments("date_joined", "licence_expires", label="app.Member")

    assert 0.8 < (expires > AS_OF).mean() < 1
    assert expires.max() > AS_OF + 700 * DAY


def test_a_check_says_which_moment_comes_first():
    later = Check("arrives later", Q(arrival__gt=F("departure")))
    visit = table("app.Visit", field("arrival", "timestamp"), field("departure", "timestamp"), checks=(later,))
    rows = plan(visit, counts={"app.Visit": 100}).rows("app.Visit", range(100))

    assert (rows.column("arrival").array > rows.column("departure").array).all()


def test_what_travels_departs_before_it_arrives():
    (departure, arrival), _ = moments("planned_departure", "planned_arrival", label="app.Trip")

    assert (arrival > departure).all()


@pytest.mark.parametrize("names", [("departed", "arrived"), ("arrived_at", "departed_at"), ("departure", "arrival")])
def test_who_is_declared_first_comes_first(names):
    (first, last), _ = moments(*names, label="app.Stop")

    assert (last >= first).all()


def test_licences_run_for_years():
    (issued, expires), _ = moments("licence_issued", "licence_expires", label="app.Driver")

    assert (expires - issued).max() > 400 * DAY


USER = table("app.User", field("date_joined", "timestamp"))
CLUB = table("app.Club", field("created", "timestamp"))


def dated(table, name, parent, theirs, rows=300):
    """The instants of rows, those of the rows that they point at, and which point at one."""
    drawn = plan(USER, CLUB, table, counts={"app.User": 40, "app.Club": 30, table.label: rows}).rows(
        table.label, range(rows)
    )
    return drawn.column(name).array, drawn.related(parent).column(theirs).array, drawn.linked(parent)


@pytest.mark.parametrize(
    ("model", "parents"),
    [
        (table("app.Post", to("author", "app.User"), field("created_at", "timestamp")), {"author": "date_joined"}),
        (
            table("app.Post", to("editor", "app.User", null=True, blank=True), field("created_at", "timestamp")),
            {"editor": "date_joined"},
        ),
        (
            table(
                "app.Member",
                to("user", "app.User"),
                to("club", "app.Club"),
                field("created_at", "timestamp"),
                together=(("user", "club"),),
            ),
            {"user": "date_joined", "club": "created"},
        ),
        (
            table("app.Run", to("by", "app.User"), field("run_at", "timestamp", stamped="created")),
            {"by": "date_joined"},
        ),
    ],
    ids=["needed", "optional", "unique together", "stamped"],
)
def test_rows_come_after_those_that_they_point_at(model, parents):
    name = next(one.name for one in model.fields if one.storage == "timestamp")
    for parent, theirs in parents.items():
        own, before, linked = dated(model, name, parent, theirs)

        assert linked.sum() > 200
        assert (own >= before)[linked].all()
        assert (own <= AS_OF).all()
        assert (own > AS_OF - 3 * 365 * DAY).all()


def test_it_is_the_record_that_comes_after_others_and_not_what_it_tells_of():
    event = table(
        "app.Event",
        field("start", "timestamp"),
        to("creator", "app.User"),
        field("created_on", "timestamp"),
        field("updated_on", "timestamp"),
    )
    created, joined, _ = dated(event, "created_on", "creator", "date_joined")
    rows = plan(event, USER, counts={"app.User": 40, "app.Event": 300}).rows("app.Event", range(300))

    assert (created >= joined).all()
    assert (rows.column("updated_on").array >= rows.column("created_on").array).all()
    assert (rows.column("start").array >= rows.column("created_on").array).all()


@pytest.mark.parametrize("name", ["last_used_at", "sent", "viewed", "response_time", "sender_deleted_at", "synced"])
def test_what_a_row_lives_through_comes_after_it_was_made(name):
    (made, then), _ = moments("created_at", name, **{name: {"null": True, "blank": True}})

    assert (then >= made).all()


@pytest.mark.parametrize("name", ["date_taken", "original_start", "measured_at", "born_at"])
def test_what_happened_in_the_world_may_be_told_of_later(name):
    (made, then), _ = moments("created_at", name)

    assert (then < made).sum() > 30


def test_rows_that_follow_rows_do_not_all_lie_on_the_last_day():
    tables, counts = [table("app.A", field("created_at", "timestamp"))], {"app.A": 300}
    for above, label in zip("ABCD", "BCDE", strict=True):
        keys = [to("above", f"app.{above}"), to("owner", "app.A")]
        tables.append(table(f"app.{label}", *keys, field("created_at", "timestamp")))
        counts[f"app.{label}"] = 300
    made = plan(*tables, counts=counts).rows("app.E", range(300)).column("created_at").array

    assert (made > AS_OF - 2 * DAY).mean() < 0.25


def test_cards_end_ahead():
    rows = plan(
        table("app.Payment", field("created_at", "timestamp"), field("cc_expiry", "date")), counts={"app.Payment": 300}
    ).rows("app.Payment", range(300))

    assert (rows.column("cc_expiry").array > AS_OF // DAY).mean() > 0.8


@pytest.mark.parametrize(("storage", "name"), [("duration", "duration"), ("integer", "elapsed_seconds")])
def test_what_something_took_is_from_its_beginning_to_its_end(storage, name):
    fields = [field("started", "timestamp"), field("ended", "timestamp", null=True, blank=True), field(name, storage)]
    made = plan(table("app.Play", *fields), counts={"app.Play": 200})
    columns = (numbers(made, "app.Play", one) for one in ("started", "ended", name))
    rows = [(begun, ended, took) for begun, ended, took in zip(*columns, strict=True)]

    assert any(ended is None for _, ended, _ in rows)
    for begun, ended, took in rows:
        seconds = took.total_seconds() if storage == "duration" else took
        assert seconds == (0 if ended is None else int((ended - begun).total_seconds()))


def test_what_has_a_duration_ends_soon():
    fields = [field("started", "timestamp"), field("ended", "timestamp"), field("duration", "duration")]
    made = plan(table("app.Thing", *fields), counts={"app.Thing": 200})

    assert max(numbers(made, "app.Thing", "duration")).total_seconds() <= 3 * 3600


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("timestamp", "received"),
        ("sent_at", "received_at"),
        ("occurred", "reported"),
        ("creation_date", "activation_date"),
        ("activated_at", "deactivated_at"),
        ("filed_on", "settled_on"),
        ("etd", "atd"),
        ("atd", "ata"),
    ],
)
def test_nothing_comes_before_what_it_comes_of(first, last):
    (begun, come), _ = moments(first, last)

    assert (begun <= come).all()


def test_what_many_come_to_is_announced_before():
    (made, starts, ends), _ = moments("created_at", "starts_on", "ends_on", label="app.SwimmingCourse")

    assert (made <= starts).all()
    assert (starts <= ends).all()


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("start_date", "due_date", "app.Project"),
        ("start_date", "closing_date", "app.Project"),
        ("start_date", "deadline", "app.Project"),
        ("started_at", "completed_at", "app.Step"),
        ("date_started", "date_done", "app.Result"),
        ("created_at", "payment_date", "app.Fee"),
        ("created_at", "review_date", "app.Memo"),
        ("created_at", "exp_date", "app.Charge"),
        ("creation_date", "sending_date", "app.Mailing"),
    ],
)
def test_work_is_due_and_done_after_it_began(first, last, label):
    (begun, done), _ = moments(first, last, label=label)

    assert (done >= begun).all()


def test_work_is_due_after_it_began_where_the_row_says_when_it_was_made():
    (made, begun, due, done), _ = moments(
        "creation_date", "start_date", "due_date", "closing_date", label="app.Project"
    )

    assert (due >= begun).all()
    assert (done >= begun).all()
    assert (begun >= made).all()


def test_what_follows_a_moment_that_no_row_has_lies_in_the_last_two_years():
    fields = [field(name, "date", null=True) for name in ("creation_date", "activation_date")]
    made = plan(
        table("app.Membership", *fields),
        counts={"app.Membership": 300},
        seeds={"app.Membership": seeds(creation_date=Constant(None))},
    )
    found = [one for one in numbers(made, "app.Membership", "activation_date") if one is not None]

    assert min(found).year >= 2022


@pytest.mark.parametrize(("taken", "until"), [("accepted_at", "expires_at"), ("redeemed_on", "valid_until")])
def test_what_is_offered_for_a_time_is_taken_up_by_its_end(taken, until):
    (made, done, end), (_, open_, _) = moments("created_at", taken, until, **{taken: {"null": True, "blank": True}})

    assert ((made <= done) & (done <= end))[~open_].all()
    assert 30 < open_.sum() < 200


@pytest.mark.parametrize("first", ["issued_at", "valid_from"])
def test_cards_are_good_for_years(first):
    (start, end), _ = moments(first, "valid_until", label="app.FuelCard")

    assert (end >= start).all()
    assert (end - start > 200 * DAY).sum() > 200
    assert end.max() < AS_OF + 4 * 365 * DAY


def apart(label, storage, count, *alike):
    """The row each row points at, and the ends of its span, where a constraint keeps spans apart."""
    times = [field("starts", storage), field("ends", storage)]
    exclusions = (Exclusion("apart", ("starts", "ends"), alike),)
    made = plan(
        table("app.Room"),
        replace(table(label, to("room", "app.Room"), *times), exclusions=exclusions),
        counts={label: count, "app.Room": 10},
    )
    rows = made.rows(label, range(count))
    return rows.referenced("room")[0], rows.column("starts").array, rows.column("ends").array


@pytest.mark.parametrize(
    ("label", "storage"), [("app.Appointment", "timestamp"), ("app.FuelCard", "date"), ("app.Stay", "date")]
)
def test_spans_are_apart_among_those_of_one_row(label, storage):
    rooms, starts, ends = apart(label, storage, 200, "room")
    unit = 1 if storage == "date" else DAY

    for room in range(10):
        own = sorted(zip(starts[rooms == room], ends[rooms == room], strict=True))
        assert len(own) == 20
        assert all(one[0] < one[1] < other[0] for one, other in pairwise(own))
    assert len({*(starts // unit).tolist()}) > 100
    assert (ends // unit).max() < AS_OF // DAY + 400


def test_appointments_are_at_work_and_on_many_days():
    _, starts, ends = apart("app.Appointment", "timestamp", 300)
    hours = starts % DAY // HOUR

    assert (hours.min(), hours.max(), len({*(starts // DAY).tolist()}) > 150) == (8, 16, True)
    assert len({*starts.tolist()}) == 300
    assert (ends - starts).max() < HOUR
    assert ends.max() < AS_OF
