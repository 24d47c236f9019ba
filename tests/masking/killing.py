"""A program that masks a small database again and again, is killed at random, and goes on.

    python -m tests.masking.killing FOLDER 8

It prints, as JSON and for each way to mask, what differed from a run that nobody killed, and what was found half masked
without a mark.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from io import StringIO
from pathlib import Path

WAYS = {
    "at-once": ["--database", "work"],
    "by-table": ["--database", "work", "--by-table"],
    "copy": ["--from", "work", "--to", "target", "--by-table"],
    "copy-at-once": ["--from", "work", "--to", "target"],
}
SECRET = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
MORE = """
tables:
  shop.User:
    person: email
    columns:
      email: {substitute: email}
      full_name: {substitute: full_name}
      phone: {substitute: phone}
      password: {password: unusable}
      date_of_birth: {date_shift: {days: 180}}
      city: shuffle
      postal_code: {fpe: {alphabet: digits}}
  shop.Review:
    person: user
    columns: {comment: free_text, rating: {noise: {absolute: 1}}}
  shop.Product:
    columns: {slug: hash, name: {like: shop.Product.slug}}
  sessions.Session: {delete: true}
"""


class Bench:
    """Two databases that are made anew for each trial: one that is masked, and one for copies."""

    def __init__(self, folder):
        from django.db import connection, connections

        self.folder = folder
        self.vendor = connection.vendor
        self.default = connection
        for alias in ("work", "target", "template", "empty"):
            name = self.name(alias) if self.vendor == "postgresql" else str(folder / f"{alias}.sqlite3")
            own = {**connection.settings_dict, "NAME": name, "TEST": {}}
            connections.settings[alias] = connections.configure_settings({"default": {}, alias: own})[alias]

    def take(self, way):
        self.way = way
        self.result = "target" if way.startswith("copy") else "work"
        for left in self.folder.glob("audit*"):
            left.unlink()

    def name(self, alias):
        return f"killing_{alias}"

    def make(self):
        from django.core.management import call_command

        self._create("empty")
        call_command("migrate", database="empty", run_syncdb=True, verbosity=0)
        self.copy("empty", "template")
        call_command("seed_db", users=100, seed=5, database="template", verbosity=0)

    def reset(self):
        self.copy("template", "work")
        self.copy("empty", "target")

    def copy(self, of, alias):
        self.let_go()
        if self.vendor == "sqlite":
            for more in ("", "-journal", "-wal", "-shm"):
                (self.folder / f"{alias}.sqlite3{more}").unlink(missing_ok=True)
            shutil.copyfile(self.folder / f"{of}.sqlite3", self.folder / f"{alias}.sqlite3")
        else:
            self._create(alias, f" TEMPLATE {self.name(of)}")
            self.let_go()

    def _create(self, alias, more=""):
        if self.vendor == "postgresql":
            with self.default.cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {self.name(alias)} WITH (FORCE)")
                cursor.execute(f"CREATE DATABASE {self.name(alias)}{more}")

    def let_go(self):
        from django.db import connections

        connections.close_all()

    def rows(self, alias):
        """Everything that the models of a database hold, but for what this app records."""
        from .commanding import everything

        found = {label: rows for label, rows in everything(alias).items() if not label.startswith("seeding.")}
        return json.loads(json.dumps(found, default=str))

    def audit(self):
        """What the audit says, without what hangs on the clock."""
        told = json.loads((self.folder / "audit.json").read_text())
        for name in ("started_at", "finished_at", "seconds", "warnings"):
            told.pop(name, None)
        for part in (*told["columns"], *told["tables"]):
            part.pop("seconds", None)
        return told

    def start(self, *more):
        """A process that masks; its id."""
        child = os.fork()
        if child:
            return child
        from django.core.management import call_command
        from django.core.management.base import CommandError

        code = 0
        try:
            with (self.folder / "errors.txt").open("w") as errors:
                try:
                    call_command(
                        "anonymize_db", "--policy", self.folder / "masking.yml", "--audit", self.folder / "audit.json",
                        "--no-input", *WAYS[self.way], *more, stdout=StringIO(), stderr=StringIO(),
                    )  # fmt: skip
                except CommandError as error:
                    errors.write(str(error))
                    code = error.returncode
        except BaseException as error:
            (self.folder / "errors.txt").write_text(repr(error))
            code = 70
        finally:
            os._exit(code)

    def wait(self, child):
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def state(self):
        from django.db import connections

        from seeding.masking.auditing.marks import masked_state

        found = masked_state(connections[self.result])
        return None if found is None else found.state


def trial(bench, originals, moments):
    """Kill a masking at these moments of its run, then let it end; what was wrong on the way."""
    bench.reset()
    wrong, more = [], []
    for moment in moments:
        child = bench.start(*more)
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        bench.wait(child)
        state = bench.state()
        if state is None and bench.rows(bench.result) != originals:
            wrong.append(f"killed after {moment:.3f} s: masked in part, and nothing says so")
        more = ["--resume"] if state == "running" else []
        bench.let_go()
        if state == "complete":
            bench.wait(bench.start("--resume"))  # There is nothing to resume, but perhaps to clear up.
            return wrong
    code = bench.wait(bench.start(*more))
    if code:
        wrong.append(f"killed at {moments}, then {more}: {code}: {(bench.folder / 'errors.txt').read_text()}")
    return wrong


def differing(found, expected):
    return [name for name in {**found, **expected} if found.get(name) != expected.get(name)]


def killed(bench, way, trials):
    bench.take(way)
    bench.reset()
    originals = bench.rows(bench.result)
    bench.let_go()
    began = time.perf_counter()
    code = bench.wait(bench.start())
    seconds = time.perf_counter() - began
    if code:
        return [f"nobody killed it: {code}: {(bench.folder / 'errors.txt').read_text()}"]
    expected, audit = bench.rows(bench.result), bench.audit()
    wrong = [] if expected != originals else ["nothing was masked"]
    moments = random.Random(f"{way} {trials}")
    for number in range(trials):
        kills = [
            seconds * (number + moments.random()) / trials,
            *(seconds * moments.random() for _ in range(number % 3)),
        ]
        wrong += trial(bench, originals, kills)
        if bench.state() != "complete":
            wrong.append(f"killed at {kills}: the database says {bench.state()}")
        wrong += [f"killed at {kills}: other rows of {one}" for one in differing(bench.rows(bench.result), expected)]
        wrong += [f"killed at {kills}: another audit, in {one}" for one in differing(bench.audit(), audit)]
        if (bench.folder / "audit.resume").exists() and not any("errors" in one for one in wrong):
            wrong.append(f"killed at {kills}: what was kept is still there")
    bench.let_go()
    return wrong


def main(folder, trials):
    import django

    django.setup()
    from seeding.masking.databases import sqlite
    from seeding.masking.databases.postgresql import store

    from .policies import written

    store.BATCH_ROWS = sqlite.BATCH_ROWS = 40
    bench = Bench(Path(folder))
    (bench.folder / "masking.yml").write_text(written(MORE))
    bench.make()
    return {way: killed(bench, way, trials) for way in WAYS}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["SEEDING_SECRET"] = SECRET
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
