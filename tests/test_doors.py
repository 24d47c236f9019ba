"""What every command does when the database goes away before its work has begun."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError, connection

COMMANDS = [
    ["seed_db", "--users", "3"],
    ["unseed_db"],
    ["check_db"],
    ["export_db", "shop", "--to", "-", "--format", "jsonl"],
    ["anonymize_db", "--state"],
]


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
@pytest.mark.parametrize("statements", [0, 1, 2, 3, 4])
def test_a_database_that_goes_away_is_one_line(statements, kind, command):
    seen = 0

    def gone(execute, sql, params, many, context):
        nonlocal seen
        seen += 1
        if seen > statements:
            raise kind("server closed the connection\nunexpectedly")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(gone), pytest.raises(CommandError) as caught:
        call_command(*command, verbosity=0)
        pytest.skip("its work was done by then")
    assert caught.value.returncode == 2
    assert "server closed the connection unexpectedly" in str(caught.value)
    assert "\n" not in str(caught.value)
