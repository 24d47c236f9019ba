"""Every check of the registry finds what breaks it, and finds just that; a database with nothing wrong has no finding."""

from pathlib import Path

import pytest
from django.db import connection

from seeding.checking import all_checks
from seeding.checking.report import PREFIX

from . import test_database, test_planned, test_seeded
from .hotel import NOON, examined, finding, hotel, run
from .models import Stay

pytestmark = pytest.mark.django_db

ROOM, VISITOR, STAY, NOTE = "checking.Room", "checking.Visitor", "checking.Stay", "checking.Note"

# The check, what is done, and where it is found: the model, the field or constraint, the keys. A vendor if only there.
BREAKS = [
    ("null", "UPDATE checking_room SET beds = NULL WHERE id = 2", ROOM, "beds", (2,), ""),
    ("null", "UPDATE checking_stay SET room_id = NULL WHERE id = 2", STAY, "room", (2,), ""),
    ("blank", "UPDATE checking_visitor SET full_name = '' WHERE id > 1", VISITOR, "full_name", (2, 3), ""),
    ("type", "UPDATE checking_room SET beds = 'many' WHERE id = 2", ROOM, "beds", (2,), "sqlite"),
    ("type", "UPDATE checking_room SET price = 'dear' WHERE id = 2", ROOM, "price", (2,), "sqlite"),
    ("type", "UPDATE checking_room SET facts = '{\"view\"' WHERE id = 2", ROOM, "facts", (2,), "sqlite"),
    ("type", "UPDATE checking_room SET token = 'lost' WHERE id = 2", ROOM, "token", (2,), "sqlite"),
    ("type", "UPDATE checking_room SET open = 7 WHERE id = 2", ROOM, "open", (2,), "sqlite"),
    ("type", "UPDATE checking_visitor SET birthday = '1980-02-31' WHERE id = 2", VISITOR, "birthday", (2,), "sqlite"),
    ("type", "UPDATE checking_visitor SET birthday = 'March' WHERE id = 2", VISITOR, "birthday", (2,), "sqlite"),
    ("type", "UPDATE checking_stay SET ends_at = '2024-06-31 12:00:00' WHERE id = 2", STAY, "ends_at", (2,), "sqlite"),
    ("type", "UPDATE checking_stay SET ends_at = '12000-01-01' WHERE id = 2", STAY, "ends_at", (2,), "postgresql"),
    ("choice", "UPDATE checking_room SET level = 'castle' WHERE id = 2", ROOM, "level", (2,), ""),
    ("length", "UPDATE checking_visitor SET full_name = '" + "é" * 41 + "' WHERE id = 2", VISITOR, "full_name", (2,), ""),
    ("length", "UPDATE checking_room SET motto = 'Zz' WHERE id = 2", ROOM, "motto", (2,), ""),
    ("digits", "UPDATE checking_room SET price = 12345.5 WHERE id = 2", ROOM, "price", (2,), ""),
    ("digits", "UPDATE checking_room SET price = 9.999 WHERE id = 2", ROOM, "price", (2,), ""),
    ("range", "UPDATE checking_room SET floor = 91 WHERE id = 2", ROOM, "floor", (2,), ""),
    ("range", "UPDATE checking_room SET floor = -32769 WHERE id = 2", ROOM, "floor", (2,), ""),
    ("range", "UPDATE checking_room SET beds = 0 WHERE id = 2", ROOM, "beds", (2,), ""),
    ("format", "UPDATE checking_room SET code = 'R-1' WHERE id = 2", ROOM, "code", (2,), ""),
    ("format", "UPDATE checking_room SET slug = 'no slug' WHERE id = 2", ROOM, "slug", (2,), ""),
    ("format", "UPDATE checking_room SET website = 'rooms' WHERE id = 2", ROOM, "website", (2,), ""),
    ("format", "UPDATE checking_room SET address = 'here' WHERE id = 2", ROOM, "address", (2,), "sqlite"),
    ("nul", "UPDATE checking_visitor SET full_name = 'a' || char(0) WHERE id = 2", VISITOR, "full_name", (2,), "sqlite"),
    ("encoding", "UPDATE checking_visitor SET full_name = CAST(x'41ff' AS TEXT) WHERE id = 2", VISITOR, "full_name",
     (2,), "sqlite"),
    ("whitespace", "UPDATE checking_visitor SET full_name = '  ' WHERE id = 2", VISITOR, "full_name", (2,), ""),
    ("duplicate", "UPDATE checking_visitor SET email = 'guest1@example.com' WHERE id = 2", VISITOR, "email unique",
     (1, 2), ""),
    ("duplicate", "UPDATE checking_room SET code = 'R-001' WHERE id = 2", ROOM, "checking_room_code_once_open",
     (1, 2), ""),
    ("duplicate", "UPDATE checking_room SET motto = 'SLEEP', floor = 1 WHERE id = 2", ROOM,
     "checking_room_motto_once_a_floor", (1, 2), ""),
    ("duplicate", "UPDATE checking_stay SET room_id = 1, starts_at = (SELECT starts_at FROM checking_stay WHERE id = 1) "
     "WHERE id = 2", STAY, "room + starts_at", (1, 2), ""),
    ("duplicate", "UPDATE checking_stay_guests SET stay_id = 1, visitor_id = 1 WHERE id = 2", "checking.Stay_guests",
     "stay + visitor", (1, 2), ""),
    ("duplicate_date", "UPDATE checking_stay SET created_at = '2024-05-02 18:00:00' WHERE id = 3", STAY,
     "title + created_at", (1, 3), ""),
    ("near_duplicate", "UPDATE checking_visitor SET email = 'Guest1@example.com' WHERE id = 2", VISITOR, "email",
     (1, 2), ""),
    ("orphan", "UPDATE checking_stay SET host_id = 77 WHERE id = 2", STAY, "host", (2,), ""),
    ("orphan", "UPDATE checking_stay SET room_id = 77 WHERE id = 2", STAY, "room", (2,), ""),
    ("orphan", "UPDATE checking_stay_guests SET visitor_id = 77 WHERE id = 2", "checking.Stay_guests", "visitor",
     (2,), ""),
    ("orphan", "UPDATE checking_note SET content_type_id = 7777 WHERE id = 2", NOTE, "content_type", (2,), ""),
    ("generic", "UPDATE checking_note SET object_id = '77' WHERE id = 2", NOTE, "about", (2,), ""),
    ("generic", "UPDATE checking_note SET object_id = NULL WHERE id = 2", NOTE, "about", (2,), ""),
    ("generic", "UPDATE checking_note SET content_type_id = (SELECT id FROM django_content_type "
     "WHERE app_label = 'nowhere') WHERE id = 2", NOTE, "about", (2,), ""),
    ("constraint", "UPDATE checking_room SET price = -5 WHERE id = 2", ROOM, "checking_room_price_or_single", (2,), ""),
    ("date_order", "UPDATE checking_visitor SET updated_at = '2024-04-30' WHERE id = 2", VISITOR,
     "created_at + updated_at", (2,), ""),
    ("date_order", "UPDATE checking_stay SET ends_at = '2024-04-30' WHERE id = 2", STAY, "starts_at + ends_at",
     (2,), ""),
    ("future", "UPDATE checking_visitor SET updated_at = '2999-01-01' WHERE id = 2", VISITOR, "updated_at", (2,), ""),
    ("before_parent", "UPDATE checking_stay SET created_at = '2024-04-30 12:00:00' WHERE id = 2", STAY, "created_at + host",
     (2,), ""),
]  # fmt: skip

# Checks that are no matter of a row in a table without constraints, and the module that breaks them.
ELSEWHERE = {
    "unexamined": test_database.test_what_cannot_be_examined_is_told,
    "migration": test_database.test_a_migration_that_is_not_applied,
    "table": test_database.test_a_table_and_a_column_that_are_not_there,
    "undeclared": test_database.test_a_constraint_that_the_database_lacks,
    "sequence": test_database.test_a_sequence_behind_the_highest_key,
    "exclusion": test_database.test_rows_that_exclude_each_other,
    "soft_reference": None,  # Below.
    "seeded_stale": test_seeded.test_seeds_that_say_something_else_since,
    "seeded_changed": test_seeded.test_rows_that_were_changed,
    "seeded_missing": test_seeded.test_rows_that_are_gone,
    "drift": test_seeded.test_shares_that_drifted,
    "plan_count": test_planned.test_a_table_with_more_rows_than_planned,
    "plan_drift": test_planned.test_shares_that_are_others,
    "plan_range": test_planned.test_a_value_beyond_the_bounds,
    "plan_rule": test_planned.test_a_condition_that_rows_do_not_meet,
    "limited": test_database.test_choices_that_are_limited,
}


def test_every_check_is_broken_by_a_test():
    assert {name for name, *_ in BREAKS} | set(ELSEWHERE) == set(all_checks())


@pytest.mark.parametrize("name", all_checks())
def test_every_check_is_described(name):
    page = Path(__file__).resolve().parent.parent.parent / "docs" / "checks.md"

    assert all_checks()[name].summary.endswith(".")
    assert f"`{PREFIX}{name}`" in page.read_text(encoding="utf-8")


def test_nothing_is_found_in_a_hotel_with_nothing_wrong():
    with hotel() as over:
        report = examined(over)

    assert [found.message for found in report.findings] == []
    assert {table.model: table.rows for table in report.examined}[ROOM] == 3
    assert all(table.rules for table in report.examined)


@pytest.mark.parametrize(("name", "sql", "model", "field", "keys", "vendor"), BREAKS)
def test_a_check_finds_what_breaks_it_and_nothing_else_is_found(name, sql, model, field, keys, vendor):
    if vendor and vendor != connection.vendor:
        pytest.skip(f"only {vendor} takes such a row")
    with hotel() as over:
        run(over, sql)
        found = finding(over)

    assert (found.check, found.model, found.field) == (PREFIX + name, model, field)
    assert (found.count, found.examples) == (len(keys), keys)
    assert found.level == all_checks()[name].level
    assert found.hint
    assert f"{len(keys)} row" in found.message


def test_a_column_that_reads_like_a_key_and_misses_some_rows():
    with hotel() as over:
        for number in range(10, 30):
            Stay.objects.using(over.alias).create(
                pk=number, room_id=1, host_id=1, visitor_id=number % 3 + 1, title=f"Stay {number}", created_at=NOON,
                starts_at=NOON.replace(year=1990 + number), ends_at=NOON.replace(year=1990 + number),
            )  # fmt: skip
        assert examined(over).findings == ()
        run(over, "UPDATE checking_stay SET visitor_id = 77 WHERE id = 20")
        found = finding(over)

    assert (found.check, found.field, found.examples) == (PREFIX + "soft_reference", "visitor_id", (20,))
    assert "22 of 23 rows" in found.message


def test_two_thirds_of_keys_are_no_reference():
    with hotel() as over:
        run(over, "UPDATE checking_stay SET visitor_id = 77 WHERE id = 2")

        assert examined(over).findings == ()
