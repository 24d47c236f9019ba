"""What is asked of a database takes work that grows with its rows, and not with their square."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from seeding.checking import all_checks, check
from seeding.masking.verifying.integrity import measure
from seeding.masking.verifying.plan import VerifiedTable
from seeding.schema import read_schema

from ..odd.models import Device
from .models import Note

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite counts its steps"),
]
SOFT = VerifiedTable("checking.Note", "checking_note", references={"object_id": "odd.Device.id"})

ASKED: dict[str, Callable[[], Any]] = {
    "checks of generic foreign keys": lambda: check(models=[Note], skip=all_checks().keys() - {"generic"}),
    "generic foreign keys that are joined": lambda: measure(connection, read_schema(), constraints=False),
    "references that a policy declares": lambda: measure(connection, read_schema(), [SOFT], constraints=False),
}


def steps_with(rows: int, asked: Callable[[], Any]) -> int:
    """Thousands of steps of SQLite's virtual machine with so many notes about as many devices, whose keys are UUIDs."""
    devices = Device.objects.bulk_create(Device(pk=uuid.uuid4(), label=str(number)) for number in range(rows))
    kind = ContentType.objects.get_for_model(Device)
    Note.objects.bulk_create(Note(text="x", content_type=kind, object_id=str(device.pk)) for device in devices)
    counted = [0]
    connection.connection.set_progress_handler(lambda: counted.append(counted.pop() + 1), 1000)
    try:
        asked()
    finally:
        connection.connection.set_progress_handler(None, 1000)
    return counted[0]


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_keys_that_are_compared_as_texts_are_looked_up(asked):
    none = steps_with(0, asked)
    few = steps_with(500, asked) - none
    many = steps_with(1500, asked) - none  # on top of them: four times as many

    assert 0 < many < 6 * few
