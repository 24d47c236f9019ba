"""`manage.py anonymize_db`: mask a database by a policy, prove it, and say what was done."""

from __future__ import annotations

import sys
import time
from argparse import BooleanOptionalAction
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import connections

from seeding.conf import conf
from seeding.files.choosing import FileRequest
from seeding.management.doors import Door, let_go
from seeding.management.files import FORM_FLAGS, add_form_options, read_file_options
from seeding.spec import SeedingError

AUDIT = "data_audit.json"
ROWS = "5"


class Command(Door):
    help = (
        "Mask what is personal in a database, as a policy says, and prove that nothing original is left. "
        "Exit codes: 0 done, 2 usage or configuration, 3 a column that nobody has decided on, 4 a constraint at risk, "
        "5 originals in the result, 6 masked in part, 7 masked but not safe to share, 130 interrupted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--policy", metavar="FILE", help="the policy; default: SEEDING['POLICY'], masking.yml")
        mode = parser.add_mutually_exclusive_group()
        mode.add_argument(
            "--init", action="store_true", help="find what is personal and write the policy; mask nothing"
        )
        mode.add_argument("--check", action="store_true", help="compare the policy with models and database")
        mode.add_argument("--diff", action="store_true", help="show masked examples beside redacted originals")
        mode.add_argument("--dry-run", action="store_true", help="show what would be done to how many rows")
        mode.add_argument("--state", action="store_true", help="show what the database says of its masking")
        mode.add_argument("--resume", action="store_true", help="go on with the run that was broken off")
        parser.add_argument(
            "--database", metavar="ALIAS", default="default", help="the database that is masked in place"
        )
        parser.add_argument("--from", dest="source", metavar="ALIAS", help="the database that a masked copy is made of")
        parser.add_argument(
            "--to", metavar="ALIAS|DIR", help="the migrated, empty database that the copy goes into, or a folder"
        )
        parser.add_argument(
            "--subset", metavar="ROWS", action="append", default=[],
            help="copy a closed part: app.Model:5%%, or app.Model:condition; repeatable",
        )  # fmt: skip
        add_form_options(parser.add_argument_group("files, with --from ALIAS --to DIR"))
        parser.add_argument(
            "--by-table", action=BooleanOptionalAction, default=None,
            help="commit table by table, and not all in one transaction; default: where there are very many rows",
        )  # fmt: skip
        parser.add_argument("--secret-file", metavar="FILE", help="the secret; default: the variable SEEDING_SECRET")
        parser.add_argument("--audit", metavar="FILE", default=AUDIT, help=f"default: {AUDIT}; a page lies beside it")
        parser.add_argument("--rows", metavar="N", help=f"rows of each table that --diff shows; default: {ROWS}")
        parser.add_argument(
            "--workers", metavar="N", help="processes that mask large tables; default: one for each processor, up to 4"
        )
        parser.add_argument("--verify", action="store_true", default=True, help="search the result (the default)")
        parser.add_argument("--no-verify", dest="verify", action="store_false", help="do not search the result")
        parser.add_argument(
            "--findings", metavar="FILE", help="with --init: each column as a line of JSON, - for stdout"
        )
        parser.add_argument("--force", action="store_true", help="mask what has been masked already")
        parser.add_argument(
            "--allow-production", action="store_true", help="write even if the database looks like production"
        )
        parser.add_argument("--no-input", dest="interactive", action="store_false", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(options)
        except SeedingError as error:
            raise CommandError("\n".join(error.problems), returncode=error.exit_code) from error
        except KeyboardInterrupt:
            raise CommandError("Interrupted. Nothing was written.", returncode=130) from None

    def _handle(self, options: dict[str, Any]) -> None:
        _together(options)
        if options["init"]:
            return self._init(options)
        if options["state"]:
            return self._state(options["database"])
        if options["check"]:
            return self._check(options)
        return self._mask(options)

    # Modes -------------------------------------------------------------------------------------------------

    def _state(self, using: str) -> None:
        from seeding.masking.running import masked_state

        state = masked_state(using)
        said = "nobody has masked it." if state is None else f"{state}."
        self.stdout.write(f"Database {using}: {said}")

    def _check(self, options: dict[str, Any]) -> None:
        from seeding.masking.comparing import check_database

        policy = self._policy(options)
        check_database(policy, options["source"] or options["database"])
        columns = sum(len(table.columns) for table in (*policy.tables.values(), *policy.unmapped.values()))
        self.stdout.write(f"{policy.source}: every column is decided ({columns:,} columns, digest {policy.digest}).")

    def _mask(self, options: dict[str, Any]) -> None:
        from seeding.masking import running, showing

        policy = self._policy(options)
        request = running.MaskRequest(
            policy=policy,
            secret=self._secret(options),
            using=options["database"] if options["format"] else options["to"] or options["database"],
            source=options["source"],
            files=_files(options),
            subset=tuple(options["subset"]),
            verify=options["verify"],
            audit=_audit(options["audit"]),
            by_table=options["by_table"],
            resume=options["resume"],
            force=options["allow_production"],
            again=options["force"],
            workers=None if options["workers"] is None else _number(options["workers"], "--workers"),
        )
        if options["dry_run"]:
            return self._lines(showing.dry_run(request))
        if options["diff"]:
            return self._lines(showing.difference(request, rows=_number(options["rows"] or ROWS, "--rows")))
        if options["interactive"] and request.source is None and sys.stdin.isatty():
            self._confirm(request.using)
        progress = Progress(self.stderr, options["verbosity"])
        try:
            result = running.mask(request, progress=progress)
        finally:
            progress.close()
        if options["verbosity"] >= 1:
            self._lines(summary(result))
        if result.leaked:
            what = "The database is marked as unsafe." if request.files is None else "No file was written."
            raise CommandError(f"Originals were found in the result; {result.path} tells where. {what}", returncode=5)
        if result.state == result.state.UNFIT:
            raise CommandError(
                f"The result is not safe to share; {result.path} tells why. The database is marked as unsafe.",
                returncode=7,
            )
        return None

    def _init(self, options: dict[str, Any]) -> None:
        from seeding.masking.initialising import initialise

        using = options["source"] or options["database"]
        self._lines(initialise(Path(self._policy_path(options)), using=using, findings=options["findings"]))

    # Parts -------------------------------------------------------------------------------------------------

    def _policy_path(self, options: dict[str, Any]) -> str:
        return str(options["policy"] or conf().policy)

    def _policy(self, options: dict[str, Any]) -> Any:
        from seeding.masking.policy_file import read_policy

        path = self._policy_path(options)
        if options["policy"] is None and not Path(path).exists():
            raise SeedingError(
                f"There is no policy at {path}, so nobody has said what is personal here. "
                f"Write one with: python manage.py anonymize_db --init"
            )
        return read_policy(path)

    def _secret(self, options: dict[str, Any]) -> Any:
        from seeding.masking.secret import MAKE_ONE, VARIABLE, load_secret, made_secret

        secret = load_secret(options["secret_file"])
        if secret is not None:
            return secret
        if options["source"] is not None or not settings.DEBUG:
            raise SeedingError(
                f"There is no secret, and pseudonyms hang from it. Make one with: {MAKE_ONE}, keep it where the team "
                f"keeps such things, and give it as {VARIABLE} or --secret-file FILE."
            )
        if options["verbosity"] >= 1 and not options["dry_run"]:
            self.stderr.write(
                f"No {VARIABLE} and no --secret-file: a secret was made for this run alone. The pseudonyms of another "
                f"run will be others."
            )
        return made_secret()

    def _confirm(self, using: str) -> None:
        answer = input(f"This masks the database {using!r} in place, and the originals are lost. Write yes to go on: ")
        if answer.strip().lower() != "yes":
            raise SeedingError("Nothing was written.")

    def _lines(self, lines: Any) -> None:
        for line in [lines] if isinstance(lines, str) else lines:
            self.stdout.write(line)


def summary(result: Any) -> list[str]:
    """What a masking did, for a person."""
    from seeding.masking.auditing.verdict import judge

    audit = result.audit
    lines = []
    tables = [table for table in audit.tables if (table.masked and table.rows_before) or table.deleted]
    if tables:
        width = max(len(table.table) for table in tables)
        lines.append(f"{'table':<{width}}  {'rows':>12}  {'seconds':>8}  columns")
        for table in tables:
            masked = ", ".join(table.masked) or "-"
            removed = f", {table.deleted:,} rows removed" if table.deleted else ""
            lines.append(f"{table.table:<{width}}  {table.rows_after:>12,}  {table.seconds:>8.2f}  {masked}{removed}")
    stages = ", ".join(f"{name} {value:.1f} s" for name, value in audit.seconds.items())
    lines += [f"{len(audit.columns)} columns masked with the key {audit.key_fingerprint}: {stages}.", ""]
    verdict = judge(audit)
    lines.append(f"{verdict.title}.")
    lines += [f"  {reason}" for reason in verdict.reasons[:12]]
    if len(verdict.reasons) > 12:
        lines.append(f"  … and {len(verdict.reasons) - 12} more in the audit.")
    if audit.set_aside:
        rows = sum(one.rows for one in audit.set_aside)
        lines.append(f"Set aside, since chance explains them: {rows:,} values in {len(audit.set_aside)} columns.")
    if result.path is not None:
        lines.append(f"Audit: {result.path}, and to be read: {result.path.with_suffix('.html')}")
    return lines


def _together(options: dict[str, Any]) -> None:
    """Options that say nothing without one another."""
    problems = []
    if (options["source"] is None) != (options["to"] is None):
        problems.append("--from and --to belong together, as in --from production --to copy.")
    if options["findings"] is not None and not options["init"]:
        problems.append("--findings is about --init. Add --init, or leave it out.")
    if options["rows"] is not None and not options["diff"]:
        problems.append("--rows is about --diff. Add --diff, which masks nothing, or leave it out.")
    if options["subset"] and options["source"] is None:
        problems.append("--subset is a part of a copy. Add --from ALIAS --to ALIAS, or leave it out.")
    asked = [f"--{name}" for name in FORM_FLAGS if options[name]]
    if asked and options["source"] is None:
        problems.append(
            f"{asked[0]} is about files that a source is masked into. Add --from ALIAS --to DIR, or leave it out."
        )
    elif asked and not options["format"]:
        problems.append(f"{asked[0]} is about files. Add --format csv or another one, or leave it out.")
    if options["to"] is not None and not options["format"] and options["to"] not in connections:
        problems.append(
            f"--to {options['to']}: no such alias in DATABASES; there are: {', '.join(connections)}. For masked files "
            f"add --format csv."
        )
    if options["resume"] and options["force"]:
        problems.append("--resume goes on with a masking, and --force begins another one. Leave one of them out.")
    if options["to"] is not None and options["database"] != "default":
        problems.append("--database masks in place; --from and --to make a copy. Leave one of them out.")
    if problems:
        raise SeedingError(*problems)


def _audit(name: str) -> Path:
    if name == "-":
        raise SeedingError("--audit -: an audit is a file, and a page beside it. Name one: --audit audit.json.")
    return Path(name)


def _files(options: dict[str, Any]) -> FileRequest | None:
    """Where masked files go; None where a database is masked."""
    if not options["format"]:
        return None
    return read_file_options({**options, "sql": False})


def _number(text: str, option: str) -> int:
    if not str(text).isdecimal() or not int(text):
        raise SeedingError(f"{option} {text}: that is no number from 1. Write {option} 5.")
    return int(text)


class Progress:
    """One line on a terminal that says what is being done; nothing elsewhere."""

    def __init__(self, stream: Any, verbosity: int) -> None:
        self._stream = stream
        self._live = verbosity >= 1 and stream.isatty()
        self._shown = 0.0
        self._open = False

    def __call__(self, stage: str, table: str, done: int, rows: int | None) -> None:
        now = time.monotonic()
        if not self._live or now - self._shown < 0.1:
            return
        self._shown, self._open = now, True
        of = f"/{rows:,}" if rows and rows >= done else ""
        try:
            self._stream.write(f"\r\x1b[K{stage} {table} {done:,}{of}", ending="")
            self._stream.flush()
        except BrokenPipeError:
            self._live = self._open = False
            let_go(sys.stderr)

    def close(self) -> None:
        if self._open:
            self._stream.write("\r\x1b[K", ending="")
            self._stream.flush()
