"""What every command does around its work: say in one line what is missing, end quietly when nobody listens."""

from __future__ import annotations

import os
import sys
from typing import Any, TextIO

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError

from seeding.schema import schema_kept


class Door(BaseCommand):
    """A command whose output may be cut off, as in `seed_db --dry-run | head`: its work is done all the same."""

    def run_from_argv(self, argv: list[str]) -> None:
        # Options that hang on the models are read before anything is executed.
        with schema_kept():
            super().run_from_argv(argv)

    def execute(self, *args: Any, **options: Any) -> Any:
        try:
            with schema_kept():
                result = super().execute(*args, **options)
            self.stdout.flush()
            return result
        except ImproperlyConfigured as error:
            # A driver that is not installed shows only when the database is asked for the first time.
            raise CommandError(" ".join(str(error).split()), returncode=2) from error
        except (OperationalError, InterfaceError) as error:
            said = " ".join(str(error).split()).rstrip(".")
            raise CommandError(f"The database failed: {said}. Mend it and run again.", returncode=2) from error
        except BrokenPipeError:
            let_go(sys.stdout)
            return None


def let_go(stream: TextIO) -> None:
    """Send what is still to be written to a closed pipe nowhere: Python flushes it once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):
        pass  # No file of the system's: there is nothing to flush.
    finally:
        os.close(nowhere)
