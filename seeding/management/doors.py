"""What every command does around its work: say in one line what is missing, end quietly when nobody listens."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from typing import Any, TextIO

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError

from seeding.registry import BrokenSeeds, seeds_by_label
from seeding.schema import schema_kept


class Door(BaseCommand):
    """A command whose output may be cut off, as in `seed_db --dry-run | head`: its work is done all the same."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        refuse = parser.error

        def error(message: str) -> Any:
            refuse(f"{message}{near_options(message, parser)}")

        parser.error = error  # type: ignore[method-assign]
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        # Options that hang on the models are read before anything is executed.
        with schema_kept():
            super().run_from_argv(argv)

    def execute(self, *args: Any, **options: Any) -> Any:
        try:
            with schema_kept():
                # Else Django's own checks would say it, among whatever else they find.
                seeds_by_label()
                result = super().execute(*args, **options)
            self.stdout.flush()
            return result
        except BrokenSeeds as error:
            raise CommandError(f"{error}. Mend it and run again.", returncode=error.exit_code) from error
        except ImproperlyConfigured as error:
            # A driver that is not installed shows only when the database is asked for the first time.
            raise CommandError(" ".join(str(error).split()), returncode=2) from error
        except (OperationalError, InterfaceError) as error:
            said = " ".join(str(error).split()).rstrip(".")
            raise CommandError(f"The database failed: {said}. Mend it and run again.", returncode=2) from error
        except BrokenPipeError:
            let_go(sys.stdout)
            return None


def near_options(message: str, parser: CommandParser) -> str:
    """The options that are written much like those that are not known, as what to add to the message."""
    _, told, unknown = message.partition("unrecognized arguments: ")
    options = list(parser._option_string_actions)
    given = [one.partition("=")[0] for one in unknown.split() if one.startswith("--")]
    found = {one: get_close_matches(one, options, n=3, cutoff=0.7) for one in given} if told else {}
    near = [f"instead of {one} write {' or '.join(known)}" for one, known in found.items() if known]
    return f". Perhaps {', and '.join(near)}." if near else ""


def let_go(stream: TextIO) -> None:
    """Send what is still to be written to a closed pipe nowhere: Python flushes it once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):
        pass  # No file of the system's: there is nothing to flush.
    finally:
        os.close(nowhere)
