"""The command: what it takes, what it prints, and that whatever it refuses is one clear message and writes nothing."""

import json
import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import load_command_class
from django.db import connection, connections

from seeding import runs
from seeding.conf import read_instant
from seeding.databases import guard_production
from seeding.management.commands.seed_db import Command
from seeding.management.commands.unseed_db import Command as UnseedCommand
from seeding.management.requesting import model_flags, read_request
from seeding.models import Run, RunTable
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.schema import read_schema
from seeding.spec import SeedingError
from shop.models import Lead, Order, Product, User

from .seeded import unruled
from .shop import rows

pytestmark = pytest.mark.django_db

FLAGS = {
    "groups": "auth.Group",
    "log-entries": "admin.LogEntry",
    "users": "shop.User",
    "tags": "shop.Tag",
    "products": "shop.Product",
    "reviews": "shop.Review",
    "orders": "shop.Order",
    "invoices": "shop.Invoice",
    "invoice-lines": "shop.InvoiceLine",
    "content-assets": "shop.ContentAsset",
    "campaigns": "shop.Campaign",
    "leads": "shop.Lead",
    "downloads": "shop.Download",
    "webinars": "shop.Webinar",
    "webinar-registrations": "shop.WebinarRegistration",
    "form-submissions": "shop.FormSubmission",
    "customers": "shop.Customer",
    "purchases": "shop.Purchase",
    "energy-customers": "shop.EnergyCustomer",
    "meters": "shop.Meter",
    "readings": "shop.Reading",
    "sensors": "shop.Sensor",
    "sensor-readings": "shop.SensorReading",
    "follows": "shop.Follow",
    "github-accounts": "shop.GitHubAccount",
    "github-follows": "shop.GitHubFollow",
    "github-repositories": "shop.GitHubRepository",
    "github-stars": "shop.GitHubStar",
    "linkedin-connections": "shop.LinkedInConnection",
    "linkedin-positions": "shop.LinkedInPosition",
    "linkedin-profiles": "shop.LinkedInProfile",
    "reddit-comments": "shop.RedditComment",
    "reddit-posts": "shop.RedditPost",
    "reddit-users": "shop.RedditUser",
    "subreddits": "shop.Subreddit",
    "tweets": "shop.Tweet",
    "twitter-accounts": "shop.TwitterAccount",
    "youtube-channels": "shop.YouTubeChannel",
    "youtube-comments": "shop.YouTubeComment",
    "youtube-videos": "shop.YouTubeVideo",
    "topics": "shop.Topic",
    "articles": "shop.Article",
    "posts": "shop.Post",
    "post-comments": "shop.PostComment",
    "visitors": "shop.Visitor",
    "sessions": "shop.Session",
    "session-events": "shop.SessionEvent",
    "interactions": "shop.Interaction",
}


@dataclass
class Outcome:
    code: Any
    out: str
    err: str


@pytest.fixture
def seed_db(capsys, monkeypatch):
    """Runs the command as `manage.py` does."""
    monkeypatch.setattr(connections, "close_all", lambda: None)

    def run(*arguments: str, command: type = Command) -> Outcome:
        code: Any = 0
        capsys.readouterr()
        try:
            command().run_from_argv(["manage.py", command.__module__.rpartition(".")[2], *arguments])
        except SystemExit as error:
            code = error.code
        return Outcome(code, *capsys.readouterr())

    return run


def elsewhere(url: str, *arguments: str, **environment: str) -> Outcome:
    """Runs `manage.py` in a process of its own with a database of its own."""
    found = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": url, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return Outcome(found.returncode, found.stdout, found.stderr)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    """An SQLite file that is migrated."""
    path = tmp_path_factory.mktemp("migrated") / "db.sqlite3"
    assert elsewhere(f"sqlite:///{path}", "migrate", "-v0").code == 0
    return path


@pytest.fixture(scope="module")
def filled(migrated, tmp_path_factory):
    """An SQLite file that holds a run."""
    path = tmp_path_factory.mktemp("filled") / "db.sqlite3"
    shutil.copy(migrated, path)
    assert elsewhere(f"sqlite:///{path}", "seed_db", "--fresh", "--users=4", "--seed=3").code == 0
    return path


def nothing_written() -> bool:
    return not any(
        apps.get_model(label)._base_manager.exists() for label in [*FLAGS.values(), "seeding.Run", "seeding.RunTable"]
    )


def is_refused(outcome: Outcome, pattern: str) -> None:
    assert (outcome.code, outcome.out) == (2, ""), outcome
    assert "Traceback" not in outcome.err
    assert re.search(pattern, outcome.err), outcome.err


# What it refuses ------------------------------------------------------------------------------------------

REFUSED = {
    "unknown model": (["shop.Nope=5"], r"^CommandError: shop\.Nope: no such model\. .*shop\.Order"),
    "unknown app": (["nope.User=5"], r"^CommandError: nope\.User: no such model"),
    "model of other code": (["auth.Permission=5"], r"^CommandError: auth\.Permission is kept by other code"),
    "own model": (["seeding.Run=5"], r"^CommandError: seeding\.Run is kept by other code"),
    "no number": (["shop.User"], r"^CommandError: shop\.User: write app\.Model=N, such as shop\.User=100\.$"),
    "no model": (["many"], r"^CommandError: many: write app\.Model=N, such as shop\.Order=100\.$"),
    "unknown flag": (["--userz", "5"], r"unrecognized arguments: --userz. Perhaps instead of --userz write --users"),
    "flag of nothing": (["--xyzzy"], r"unrecognized arguments: --xyzzy$"),
    "too many rows": (["--users", "99999999999"], r"--users 99999999999: a table gets 1,000,000,000 rows at most"),
    "too many everywhere": (["--all", "--count", "99999999999"], r"--count 99999999999: a table gets 1,000,000,000"),
    "shortened flag": (["--user", "5"], r"unrecognized arguments: --user"),
    "flag without number": (["--users"], r"--users: expected one argument"),
    "negative": (["--users", "-5"], r"^CommandError: --users -5: the number must be 0 or more\.$"),
    "negative after =": (["--users=-5"], r"^CommandError: --users -5: the number must be 0 or more\.$"),
    "negative model": (["shop.User=-5"], r"^CommandError: shop\.User=?.*-5.* 0 or more\.$"),
    "text": (["--users", "many"], r"^CommandError: --users many: that is no whole number\. Write --users 100\.$"),
    "fraction": (["--users", "1.5"], r"^CommandError: --users 1\.5: that is no whole number"),
    "empty": (["--users", ""], r"^CommandError: --users : that is no whole number"),
    "not a number": (["--users", "nan"], r"^CommandError: --users nan: that is no whole number"),
    "more than the values of a unique column": (["--tags", "9"], r"shop\.Tag\.name .* 9 .* shop\.Tag=4"),
    "more than follow": (["--users=20", "--reviews=9999"], r"shop\.Review=9999: .* Ask for shop\.Review=\d+"),
    "another number than the whole": (["--users=20", "--invoice-lines=3"], r"shop\.InvoiceLine=3: .* Ask for shop\.InvoiceLine=\d+"),
    "fewer products than an invoice has lines": (["--users=20", "--products=4"], r"^CommandError: shop\.InvoiceLine.*shop\.Product=5"),
    "children of nobody": (["--users", "0", "--orders", "5"], r"shop\.Order=5: .*shop\.User"),
    "unknown locale": (["--locale", "xx_YY"], r"^CommandError: --locale xx_YY: unknown\."),
    "unknown country": (["--locale", "de_XX"], r"^CommandError: --locale de_XX: unknown\. Near it: .*de_DE"),
    "one unknown locale": (["--locale", "en_US,xx_YY"], r"^CommandError: --locale xx_YY: unknown\."),
    "no locale": (["--locale", ""], r"^CommandError: --locale: no locale is named\. Write --locale en_US"),
    "text as seed": (["--seed", "abc"], r"^CommandError: --seed abc: that is no whole number"),
    "fraction as seed": (["--seed", "1.5"], r"^CommandError: --seed 1\.5: that is no whole number"),
    "empty seed": (["--seed", ""], r"^CommandError: --seed : that is no whole number"),
    "scale 0": (["--scale", "0"], r"^CommandError: --scale 0(\.0)?: .*above 0"),
    "negative scale": (["--scale", "-1"], r"^CommandError: --scale -1(\.0)?: .*above 0"),
    "nan scale": (["--scale", "nan"], r"^CommandError: --scale nan: .*above 0"),
    "infinite scale": (["--scale", "inf"], r"^CommandError: --scale inf: "),
    "text as scale": (["--scale", "big"], r"^CommandError: --scale big: that is no number\. Write --scale 10\.$"),
    "text as date": (["--as-of", "soon"], r"^CommandError: --as-of: 'soon' is no date\. Write 2025-01-01 or"),
    "no such day": (["--as-of", "2025-02-30"], r"^CommandError: --as-of: '2025-02-30' is no date"),
    "far date": (["--as-of", "0001-01-01"], r"^CommandError: --as-of: .*between 1900 and 9000"),
    "all without number": (["--all"], r"^CommandError: --all needs a number.*Write --all --count 100\.$"),
    "number without all": (["--count", "5"], r"^CommandError: --count is for all tables\. Write --all --count 100"),
    "all of them text": (["--all", "--count", "x"], r"^CommandError: --count x: that is no whole number"),
    "unknown alias": (["--database", "nope"], r"^CommandError: --database nope: no such alias in DATABASES; there are: default"),
    "no workers": (["--workers", "0"], r"^CommandError: --workers 0: the number must be 1 or more\.$"),
    "text as workers": (["--workers", "x"], r"^CommandError: --workers x: that is no whole number\."),
    "report in no folder": (["--users=5", "--report=/no/such/folder/x.json"], r"^CommandError: --report /no/such/folder/x\.json: it cannot be written \(No such file or directory\)"),
    "report is a folder": (["--users=5", "--report=."], r"^CommandError: --report \.: it cannot be written"),
    "report is the root": (["--users=5", "--report=/"], r"^CommandError: --report /: it cannot be written"),
    "charts in no folder": (["--users=5", "--charts=/no/such/folder/x.html"], r"^CommandError: --charts /no/such/folder/x\.html: it cannot be written \(No such file or directory\)"),
    "report is empty": (["--users=5", "--report="], r"^CommandError: --report : "),
    "empty date": (["--as-of", ""], r"^CommandError: --as-of: '' is no date"),
    "more than there are numbers": (["--users", "1" + 24 * "0"], r"^CommandError: .*10{24}"),
    "more than a key can count": (["--users", str(2**63)], r"^CommandError: .*9223372036854775808"),
    "scale without end": (["--scale", "1e300"], r"^CommandError: --scale 1e\+?300: "),
    "text as model's number": (["shop.User=many"], r"^CommandError: shop\.User=many: that is no whole number\. Write shop\.User=100\.$"),
    "two numbers for one model": (["--users", "5", "shop.User=7"], r"^CommandError: .*shop\.User.*(5.*7|7.*5)"),
}  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        *REFUSED,
    ],
)
def test_what_cannot_be_done_is_refused(name, seed_db):
    arguments, pattern = REFUSED[name]

    outcome = seed_db(*arguments)

    is_refused(outcome, f"(?m){pattern}")
    assert outcome.err.count("CommandError:") <= 1
    assert nothing_written()


def test_a_dry_run_refuses_the_same(seed_db):
    for name in ("unknown model", "negative", "more than the values of a unique column", "unknown locale", "nan scale"):
        arguments, pattern = REFUSED[name]
        is_refused(seed_db(*arguments, "--dry-run"), f"(?m){pattern}")


def test_all_problems_are_told_at_once(seed_db):
    outcome = seed_db("--users=x", "--seed=y", "--scale=z", "--as-of=soon", "shop.Order")

    is_refused(outcome, r"^CommandError: 5 problems, nothing was written:\n(  - .+\n){5}$")


def test_problems_of_the_plan_are_told_at_once(seed_db):
    outcome = seed_db("shop.Nope=5", "shop.Neither=5", "--locale=xx_YY", "--scale=0")

    is_refused(outcome, r"^CommandError: 4 problems, nothing was written:\n(  - .+\n){4}$")


def test_problems_of_options_and_plan_are_told_together(seed_db):
    is_refused(seed_db("--users=x", "--locale=xx_YY", "shop.Nope=5"), r"3 problems")


def test_a_model_in_other_letters_is_told(seed_db):
    with pytest.raises(SeedingError, match=r"shop\.user: no such model\. Did you mean shop\.User\?"):
        build_plan(Request(0, 0, {"shop.user": 5}))


@pytest.mark.once
def test_a_database_that_is_not_migrated(tmp_path):
    for command in ("seed_db", "unseed_db"):
        outcome = elsewhere(f"sqlite:///{tmp_path / 'empty.sqlite3'}", command)
        is_refused(outcome, r"^CommandError: .*not migrated\. Run: python manage\.py migrate\n$")


@pytest.mark.once
def test_a_database_that_is_migrated_in_part(tmp_path):
    url = f"sqlite:///{tmp_path / 'part.sqlite3'}"
    assert elsewhere(url, "migrate", "-v0", "seeding").code == 0

    is_refused(
        elsewhere(url, "seed_db", "--users=5"), r"(?s)^CommandError: .*shop_user .*Run: python manage\.py migrate"
    )


def test_a_missing_driver(tmp_path):
    for name in ("psycopg2", "psycopg"):
        (tmp_path / f"{name}.py").write_text(f"raise ImportError('No module named {name}')\n")
    path = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH")]))

    outcome = elsewhere("postgres://nobody@127.0.0.1:1/none", "seed_db", PYTHONPATH=path)

    is_refused(outcome, r"psycopg")
    assert outcome.err.count("\n") <= 2


def test_an_unreachable_server():
    outcome = elsewhere("postgres://nobody@127.0.0.1:1/none", "seed_db")

    is_refused(outcome, r"^CommandError: The database 'default' cannot be reached: .*127\.0\.0\.1.*port 1")


def test_a_folder_in_the_place_of_a_database_file(tmp_path):
    is_refused(
        elsewhere(f"sqlite:///{tmp_path}", "seed_db"), r"^CommandError: The database 'default' cannot be reached: "
    )


def test_a_file_that_is_no_database(tmp_path):
    (tmp_path / "db.sqlite3").write_text("This is no database. " * 100)

    is_refused(
        elsewhere(f"sqlite:///{tmp_path / 'db.sqlite3'}", "seed_db"), r"^CommandError: The database 'default' cannot"
    )


# Production -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["NAME", "HOST"])
@pytest.mark.parametrize(
    "value", ["prod", "shop_prod", "PRODUCTION", "db.prod.example.com", "live-1", "/srv/prod.sqlite3", "master"]
)
def test_a_name_or_host_of_production_is_refused(part, value, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, part, value)

    with pytest.raises(SeedingError, match=rf"looks like production: its {part.lower()} .*--allow-production"):
        guard_production(connection)
    guard_production(connection, force=True)


@pytest.mark.parametrize(
    "value", ["products", "reproduction", "olive", "postmaster", "/prod/shop.sqlite3", "deliver", ""]
)
def test_other_names_are_not(value, monkeypatch):
    for part in ("NAME", "HOST"):
        monkeypatch.setitem(connection.settings_dict, part, value)

    guard_production(connection)


def test_the_names_of_production_are_a_setting(settings, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "customers")
    settings.SEEDING = {"PRODUCTION": "customers$"}

    with pytest.raises(SeedingError, match="matches SEEDING"):
        guard_production(connection)


def test_nothing_is_written_to_production(seed_db, monkeypatch):
    runs.seed(Request(7, read_instant("2025-01-01", ""), {"shop.User": 5}))
    monkeypatch.setitem(connection.settings_dict, "HOST", "db.prod.example.com")

    for command, arguments in ((Command, ("--users=9",)), (UnseedCommand, ())):
        is_refused(
            seed_db(*arguments, command=command),
            r"^CommandError: .*production.*Nothing was written.*--allow-production",
        )
    assert User.objects.count() == 5

    assert seed_db("--users=9", "--seed=7", "--allow-production").code == 0
    assert User.objects.count() == 9
    assert seed_db("--allow-production", command=UnseedCommand).code == 0
    assert User.objects.count() == 0


@pytest.mark.once
def test_without_debug_a_database_is_taken_for_production(migrated):
    off = {"DEBUG": "false", "SECRET_KEY": "x" * 50}
    url = f"sqlite:///{migrated}"

    is_refused(
        elsewhere(url, "seed_db", "--users=5", **off),
        r"production: DEBUG is off\. Nothing was written\. .*--allow-production",
    )
    assert elsewhere(url, "seed_db", "--users=5", "--seed=99", "--allow-production", **off).code == 0
    is_refused(elsewhere(url, "unseed_db", **off), r"--allow-production")
    assert elsewhere(url, "unseed_db", "--allow-production", **off).code == 0
    assert elsewhere(url, "seed_db", "--users=5", "--dry-run", **off).code == 0


# What it takes --------------------------------------------------------------------------------------------


def test_every_model_has_a_flag(seed_db):
    schema = {
        label: table for label, table in read_schema().items() if not label.startswith(("odd.", "checking.", "ruled."))
    }
    found = {flag: table.label for flag, table in model_flags(schema).items()}
    assert found == FLAGS

    outcome = seed_db("--help")

    assert outcome.code == 0
    for flag, label in FLAGS.items():
        assert re.search(rf"--{flag} N\s+{re.escape(label)}$", outcome.out, re.MULTILINE)
    for option in ("--seed", "--scale", "--as-of", "--locale", "--dry-run", "--fresh", "--report", "--workers"):
        assert f"  {option}" in outcome.out
    assert "examples:\n  seed_db --users 100 --seed 7" in outcome.out


@pytest.mark.parametrize("flag", FLAGS)
def test_the_flag_of_a_model_sets_its_number(flag):
    parser = load_command_class("seeding", "seed_db").create_parser("manage.py", "seed_db")

    assert read_request(vars(parser.parse_args([f"--{flag}", "6"]))).counts == {FLAGS[flag]: 6}


def test_flags_make_so_many_rows(seed_db):
    assert seed_db("--users=20", "--products=6", "--leads=7").code == 0
    assert (User.objects.count(), Product.objects.count(), Lead.objects.count()) == (20, 6, 7)


@pytest.mark.parametrize("label", ["shop.Order", "shop.order", "SHOP.ORDER"])
def test_models_are_named_in_any_letters(label, seed_db):
    outcome = seed_db(f"{label}=5")

    assert (outcome.code, outcome.err) == (0, "")
    assert Order.objects.count() == 5


@pytest.mark.parametrize(
    ("arguments", "seed"),
    [([], 0), (["--seed", "0"], 0), (["--seed", "-3"], -3), (["--seed=-3"], -3), (["--seed", "1_000"], 1000)],
)
def test_seeds(arguments, seed, seed_db):
    outcome = seed_db("--users=3", *arguments)

    assert outcome.code == 0
    assert f"seed {seed}. Undo it with" in outcome.out
    assert Run.objects.get().seed == str(seed)


def test_the_defaults_come_from_the_setting(seed_db, settings):
    settings.SEEDING = {"AS_OF": "2023-05-06", "SEED": 12, "LOCALES": ["de_DE"], "PASSWORD": "another one"}
    seed_db("--users=3")

    run = Run.objects.get()
    assert (run.seed, run.locales, f"{run.as_of:%Y-%m-%d}") == ("12", "de_DE", "2023-05-06")
    assert User.objects.first().check_password("another one")


def test_locales_and_date(seed_db):
    outcome = seed_db("--users=30", "--locale", "de-DE, ja_JP", "--as-of", "2024-02-29T12:00:00+02:00")

    assert outcome.code == 0
    run = Run.objects.get()
    assert run.locales == "de_DE,ja_JP"
    assert run.as_of.isoformat() == "2024-02-29T10:00:00+00:00"
    assert User.objects.latest("created_at").created_at < run.as_of
    assert User.objects.latest("updated_at").updated_at <= run.as_of


def test_scale_multiplies_every_number(seed_db):
    assert seed_db("--users=20", "--products=8", "--scale=1.5").code == 0

    assert (User.objects.count(), Product.objects.count()) == (30, 12)


def test_without_a_number_the_defaults_of_seeds_py_come(seed_db):
    assert seed_db().code == 0

    assert User.objects.count() == 100


def test_the_same_number_in_every_table(seed_db):
    assert seed_db("--all", "--count=12", *(f"{label}=0" for label in unruled())).code == 0

    for label in FLAGS.values():
        if label != "shop.Tag":
            assert apps.get_model(label)._base_manager.exists(), label
    assert (User.objects.count(), Product.objects.count()) == (12, 12)


def test_no_rows_of_what_is_not_wanted(seed_db):
    assert seed_db("--users=20", "--invoices=0").code == 0

    assert Order.objects.exists()
    assert not apps.get_model("shop.InvoiceLine").objects.exists()


def test_no_rows_of_a_closed_list_that_is_not_wanted(seed_db):
    outcome = seed_db("--users=20", "--tags=0")

    assert (outcome.code, outcome.err) == (0, "")
    assert not Product.tags.through.objects.exists()


@pytest.mark.parametrize("tags", [1, 2, 3])
def test_fewer_rows_of_a_closed_list(tags, seed_db):
    outcome = seed_db("--users=40", f"--tags={tags}")

    assert (outcome.code, outcome.err) == (0, "")
    assert apps.get_model("shop.Tag").objects.count() == tags


# What it prints -------------------------------------------------------------------------------------------


def test_the_summary_is_a_table(seed_db):
    outcome = seed_db("--users=20")

    header, *lines, total, last = outcome.out.splitlines()
    assert header.split() == ["model", "rows", "seconds", "rows/s"]
    counts = {label: int(number.replace(",", "")) for label, number, *_ in (line.split() for line in lines)}
    assert counts == {label: count for label, count in Run.objects.get().counts.items() if count}
    assert total.split()[:2] == ["total", f"{sum(counts.values()):,}"]
    assert (
        last
        == f"Run {Run.objects.get().pk}, seed 0. Undo it with: python manage.py unseed_db --run {Run.objects.get().pk}"
    )
    assert len({len(line) for line in [header, *lines, total]}) == 1
    assert outcome.err == ""


def test_nothing_to_add_is_told(seed_db):
    seed_db("--users=20")
    total = sum(Run.objects.get().counts.values())

    assert seed_db("--users=20").out == f"Nothing to add: the {total:,} rows of seed 0 are there.\n"


def test_silence(seed_db):
    outcome = seed_db("--users=20", "-v", "0")

    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert User.objects.count() == 20


def test_a_line_for_each_table(seed_db):
    outcome = seed_db("--users=20", "-v", "2")

    counts = Run.objects.get().counts
    assert outcome.err.splitlines() == [f"{label}: {counts[label]:,} rows" for label in labels_made()]


def labels_made() -> list[str]:
    return list(RunTable.objects.order_by("pk").values_list("label", flat=True))


def test_a_dry_run_shows_the_plan_and_writes_nothing(seed_db):
    rows.user("mine")
    outcome = seed_db("--users=20", "--seed=3", "--dry-run")

    assert (outcome.code, outcome.err) == (0, "")
    assert User.objects.count() == 1
    assert not Run.objects.exists()
    assert outcome.out.startswith("Plan for seed 3, as of 2025-01-01T00:00:00Z, locales en_US. Nothing is written.\n")
    plan = runs.plan_for(Request(3, read_instant("2025-01-01", ""), {"shop.User": 20}))
    numbered = re.findall(r"^\d+\. ([\w.]+): ([\d,]+) rows", outcome.out, re.MULTILINE)
    assert numbered == [(label, f"{count:,}") for label, count in plan.counts.items()]
    for model in plan.models.values():
        for column in model.columns:
            assert re.search(rf"^     {column.field.name} +\S.* \(.+\)$", outcome.out, re.MULTILINE), column.field.name
    seed_db("--users=20", "--seed=3")
    assert [label for label, _ in numbered] == labels_made()


def test_a_dry_run_says_whose_children_come(seed_db):
    """Fewer than the parents have are those of the first parents."""
    plan = build_plan(Request(7, read_instant("2025-01-01", "as_of"), {"shop.User": 100, "shop.Order": 30}))
    parents = len({*plan.rows("shop.Order", range(30)).referenced("user")[0].tolist()})
    few, usual = (seed_db("--users=100", "--seed=7", *more, "--dry-run").out for more in (["--orders=30"], []))

    assert 0 < parents < 30
    (shown,) = re.findall(r"shop\.Order: 30 rows, following the first (\d+) of 100 rows of shop\.User\b", few)
    assert parents <= int(shown) <= parents + 10
    assert "rows, following shop.User\n" in usual


def test_a_dry_run_of_more_says_what_is_there(seed_db):
    seed_db("--users=20")

    out = seed_db("--users=50", "--dry-run").out

    assert "1. shop.User: 50 rows, 20 of them there already\n" in out
    assert User.objects.count() == 20


def test_the_report(seed_db, tmp_path):
    path = tmp_path / "report.json"

    assert seed_db("--users=20", "--seed=5", f"--report={path}").code == 0

    report, run = json.loads(path.read_text()), Run.objects.get()
    assert {key: report[key] for key in ("run", "database", "seed", "as_of", "locales")} == {
        "run": run.pk,
        "database": "default",
        "seed": 5,
        "as_of": "2025-01-01T00:00:00Z",
        "locales": ["en_US"],
    }
    assert report["rows"] == sum(run.counts.values())
    assert {"plan", "load", "finish", "total"} <= report["seconds"].keys()
    tables = {table.label: table for table in run.tables.all()}
    assert report["models"].keys() == tables.keys()
    for label, model in report["models"].items():
        table = tables[label]
        assert (model["rows"], model["first_row"], model["digest"]) == (table.rows, table.first_row, table.digest)
        assert model["digest_leaves_out"] == (["password"] if label == "shop.User" else [])
        assert model["seconds"] >= 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.json"]


def test_the_report_replaces_an_older_one_only_after_a_run(seed_db, tmp_path):
    path = tmp_path / "report.json"
    path.write_text("old")

    assert seed_db("--tags=9", f"--report={path}").code == 2
    assert path.read_text() == "old"
    assert seed_db("--users=5", f"--report={path}").code == 0
    assert json.loads(path.read_text())["run"] == Run.objects.get().pk
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.json"]


def on_terminal(url: str, *arguments: str) -> tuple[str, str]:
    """Standard output, and what a terminal got as standard error."""
    terminal, other = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=other,
        text=True,
    ) as process:
        os.close(other)
        shown = b""
        while True:
            try:
                part = os.read(terminal, 1 << 16)
            except OSError:  # Linux says so when the other end is closed.
                part = b""
            if not part:
                break
            shown += part
        assert process.stdout is not None
        out = process.stdout.read()
        assert process.wait(timeout=60) == 0
    os.close(terminal)
    return out, shown.decode()


@pytest.mark.once
def test_a_bar_on_a_terminal_and_none_elsewhere(migrated: Path):
    url = f"sqlite:///{migrated}"
    out, shown = on_terminal(url, "seed_db", "--users=50", "--seed=1", "--fresh")

    assert "█" not in out
    for label in ("shop.User", "shop.Order"):
        assert re.search(rf"\r{re.escape(label)} +█+ +[\d,]+/[\d,]+\r?\n", shown)
    assert on_terminal(url, "seed_db", "--users=50", "--seed=2", "-v0") == ("", "")
    assert elsewhere(url, "seed_db", "--users=50", "--seed=3").err == ""


def test_the_charts(seed_db, tmp_path):
    path, again = tmp_path / "charts.html", tmp_path / "again.html"

    assert seed_db("--users=20", "--seed=5", f"--charts={path}").code == 0
    page = path.read_text()
    assert page.startswith("<!doctype html>")
    assert RunTable.objects.get(label="shop.User").digest in page

    # A second, identical run adds nothing and draws the same.
    assert "Nothing to add" in seed_db("--users=20", "--seed=5", f"--charts={again}").out
    assert again.read_text() == page
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["again.html", "charts.html"]


def test_the_charts_of_a_plan_that_is_not_carried_out(seed_db, tmp_path):
    path = tmp_path / "charts.html"

    done = seed_db("--users=20", "--dry-run", f"--charts={path}")

    assert done.code == 0
    assert "Nothing is written" in done.out
    assert "shop.InvoiceLine" in path.read_text()
    assert User.objects.count() == 0


def test_charts_that_cannot_be_written_at_last(seed_db, tmp_path, monkeypatch):
    def full(self, *args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)

    done = seed_db("--users=5", f"--charts={tmp_path / 'charts.html'}")

    assert done.code == 2
    assert "could not be written (No space left on device)" in done.err
    assert User.objects.count() == 5
    assert list(tmp_path.iterdir()) == []


@pytest.mark.once
@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["seed_db", "--users=5"], 0),
        (["seed_db", "--users=5", "--dry-run"], 1),
        (["seed_db", "--users=400", "-v2"], 0),
        (["unseed_db", "--list"], 0),
        (["unseed_db"], 0),
    ],
)
@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_a_closed_pipe_ends_the_output_and_nothing_else(arguments, lines, closed, filled, tmp_path):
    path = tmp_path / "db.sqlite3"
    shutil.copy(filled, path)
    url = f"sqlite:///{path}"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": url}
    environment.pop("PYTHONUNBUFFERED", None)

    with subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        shut, read = (process.stdout, process.stderr) if closed == "stdout" else (process.stderr, process.stdout)
        assert shut is not None
        assert read is not None
        for _ in range(lines if closed == "stdout" else 0):
            shut.readline()
        shut.close()
        said = read.read()
        process.wait(timeout=30)

    assert process.returncode == 0, said
    if closed == "stdout" and "-v2" not in arguments:
        assert said == ""
    assert "Traceback" not in said
    with closing(sqlite3.connect(path)) as direct:
        ((users,),) = direct.execute("SELECT count(*) FROM shop_user")
    added = int(arguments[1].partition("=")[2]) if arguments[0] == "seed_db" and "--dry-run" not in arguments else 0
    assert users == (0 if arguments == ["unseed_db"] else 4 + added)


@pytest.mark.parametrize("weights", [(2 / 3, 0.4, 2 / 7), (1.0, 3.0), (0.5,), (1e-7, 0.4, 2.0)])
def test_weights_are_written_as_percents_that_draw_the_same(weights):
    from seeding.generators import drawn_alike
    from seeding.skeletons import percents

    told = percents(weights)

    assert drawn_alike(told, weights)
    assert abs(sum(told) - 100) < 0.01
    assert all(len(f"{one}") < 9 for one in told)
