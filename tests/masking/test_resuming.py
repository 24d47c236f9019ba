"""A masking that ended too early says so everywhere, keeps no original, and goes on with what it began with alone."""

import json
import os
import signal
import stat
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from seeding.attempts import Attempt
from seeding.masking import running
from seeding.masking.auditing.marks import masked_state
from seeding.masking.masker import Masker
from seeding.masking.passes import Passes
from seeding.masking.recording import Record
from seeding.masking.subject import subject_of
from seeding.models import MaskRun
from shop.models import Review

from .commanding import SECRET, anonymize, users
from .policies import SHOP, keeping_the_rest, written

pytestmark = [pytest.mark.django_db, pytest.mark.seeded(users=30)]


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setenv("SEEDING_SECRET", SECRET)


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "masking.yml"
    path.write_text(written(SHOP))
    return path


@pytest.fixture
def half_masked(seeded_db, policy, monkeypatch):
    """The policy of a database of which the users are masked and the reviews are not."""
    real = Masker.mask
    review = Review.objects.order_by("pk").first()
    Review.objects.filter(pk=review.pk).update(comment=f"Ask {review.user.full_name}, she knows.")

    def fail(self, table, values, *numbers):
        if table.label == "shop.Review":
            raise RuntimeError("a text that may hold an original")
        return real(self, table, values, *numbers)

    with monkeypatch.context() as patched:
        patched.setattr(Masker, "mask", fail)
        with pytest.raises(CommandError) as caught:
            anonymize(policy, "--by-table")
    assert caught.value.returncode == 6
    assert "original" not in str(caught.value)
    for said in ("RuntimeError", "while masking: 1 of 2 parts are masked", "marked as unsafe", "go on with --resume"):
        assert said in str(caught.value)
    return policy


@pytest.mark.driver
def test_a_half_masked_database_says_so_everywhere(half_masked, tmp_path):
    state = masked_state(connection)
    assert not state.safe
    assert MaskRun.objects.get().progress["tables"] == {"shop.User": 30}
    assert "unsafe" in anonymize(half_masked, "--state")[0]
    (warning,) = [one for one in run_checks(databases=["default"]) if one.id == "seeding.W002"]
    assert "unsafe" in warning.msg
    assert "--resume" in warning.hint
    for command in (["seed_db", "--users", "40"], ["unseed_db"], ["export_db", "--to", str(tmp_path / "files")]):
        with pytest.raises(CommandError, match="is half masked") as caught:
            call_command(*command, stdout=StringIO(), stderr=StringIO())
        assert caught.value.returncode == 2
    assert not (tmp_path / "files").exists()
    with pytest.raises(CommandError, match=r"half masked.*Go on with --resume"):
        anonymize(half_masked)


@pytest.mark.driver
def test_a_half_masked_database_is_masked_to_the_end(half_masked):
    once = users()
    _, audit = anonymize(half_masked, "--resume")
    assert users() == once
    assert audit["outcome"] == "complete"
    assert {one["table"]: one["rows_after"] for one in audit["tables"]}["shop.User"] == 30
    assert all(column["shapes"] for column in audit["columns"])
    review = Review.objects.order_by("pk").first()
    assert review.comment == f"Ask {review.user.full_name}, she knows."
    assert masked_state(connection).safe
    assert not (half_masked.parent / "data_audit.resume").exists()
    (half_masked.parent / "data_audit.resume").mkdir()
    with pytest.raises(CommandError, match="no masking to resume"):
        anonymize(half_masked, "--resume")
    assert not (half_masked.parent / "data_audit.resume").exists()


def test_what_is_kept_holds_no_original_and_is_nobody_elses(seeded_db, policy, monkeypatch):
    originals = [str(row[name]) for row in users() for name in ("email", "full_name", "phone", "street") if row[name]]
    monkeypatch.setattr(running, "search_database", _fail)
    with pytest.raises(CommandError, match="the disk is gone"):
        anonymize(policy)
    folder = policy.parent / "data_audit.resume"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    content = b"".join(path.read_bytes() for path in folder.iterdir()) + str(MaskRun.objects.get().progress).encode()
    assert len(content) > 1000
    for text in originals:
        for spelling in (text, text.lower()):
            assert spelling.encode() not in content
            assert spelling.encode("utf-32-le") not in content


def _fail(*_):
    raise OSError(28, "the disk is gone")


@pytest.mark.driver
def test_a_verification_that_broke_off_is_made_up_for(seeded_db, policy, monkeypatch):
    before = users()
    with monkeypatch.context() as patched:
        patched.setattr(running, "search_database", _fail)
        with pytest.raises(CommandError, match="everything is masked, but not verified") as caught:
            anonymize(policy)
    assert caught.value.returncode == 6
    assert not masked_state(connection).safe
    once = users()
    assert once != before
    _, audit = anonymize(policy, "--resume")
    assert users() == once
    assert audit["verified"]
    assert any(column["searched"] for column in audit["columns"])
    assert masked_state(connection).safe


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
@pytest.mark.parametrize(
    ("options", "said"),
    [([], "while verifying: everything is masked, but not verified"), (["--by-table"], "while masking: 1 of 2 parts")],
    ids=["at once", "by table"],
)
def test_a_signal_that_comes_too_late_to_undo_ends_what_follows(seeded_db, policy, monkeypatch, number, options, said):
    before = users()

    def ended(self):
        end(self)
        os.kill(os.getpid(), number)

    end = Attempt.end
    with monkeypatch.context() as patched:
        patched.setattr(Attempt, "end", ended)
        with pytest.raises(CommandError, match="Interrupted") as caught:
            anonymize(policy, *options)
    assert caught.value.returncode == 6
    assert said in str(caught.value)
    assert not masked_state(connection).safe
    once = users()
    assert once != before
    anonymize(policy, "--resume")
    assert users() == once
    assert masked_state(connection).safe


def test_an_original_is_found_after_a_resumption_too(seeded_db, policy, monkeypatch):
    from django.contrib.auth import get_user_model

    from shop.models import Product

    email = get_user_model().objects.order_by("pk")[3].email
    Product.objects.order_by("pk").first().tags.create(name=f"for {email}", slug="planted")
    with monkeypatch.context() as patched:
        patched.setattr(running, "search_database", _fail)
        with pytest.raises(CommandError):
            anonymize(policy)
    with pytest.raises(CommandError, match="Originals were found") as caught:
        anonymize(policy, "--resume")
    assert caught.value.returncode == 5


def test_another_secret_policy_or_request_does_not_go_on(half_masked, monkeypatch, tmp_path):
    def refused(match, *options):
        once = users()
        with pytest.raises(CommandError, match=match) as caught:
            anonymize(half_masked, "--resume", *options)
        assert caught.value.returncode == 2
        assert users() == once
        assert not masked_state(connection).safe

    refused("with another --verify: it was True, not False", "--no-verify")
    refused("--resume goes on with a masking, and --force begins another one", "--force")
    monkeypatch.setenv("SEEDING_SECRET", SECRET[::-1])
    refused("cannot be masked further with another key")
    monkeypatch.setenv("SEEDING_SECRET", SECRET)
    text = half_masked.read_text()
    half_masked.write_text(written(SHOP.replace("days: 180", "days: 90")))
    refused("cannot be masked further with another policy")
    half_masked.write_text(text)
    monkeypatch.setattr("seeding.masking.recording.versions", lambda: {"faker": "0"})
    refused("with faker 0: it was begun with")
    monkeypatch.undo()
    monkeypatch.setenv("SEEDING_SECRET", SECRET)
    refused("what the run kept to go on from is not there", "--audit", str(tmp_path / "other.json"))
    anonymize(half_masked, "--resume")
    assert masked_state(connection).safe


def test_rows_that_came_meanwhile_are_not_masked_by_what_does_not_know_them(half_masked):
    review = Review.objects.order_by("pk").first()
    Review.objects.filter(pk=review.pk).delete()
    with pytest.raises(CommandError, match=r"shop.Review has \d+ rows and had \d+ when the run began") as caught:
        anonymize(half_masked, "--resume")
    assert caught.value.returncode == 6
    assert not masked_state(connection).safe


def test_two_processes_do_not_mask_one_table_twice(half_masked, monkeypatch):
    real = running.mask_in_place

    def meanwhile(job, by_table):
        MaskRun.objects.update(progress={**job.record.progress, "steps": 2})
        real(job, by_table=by_table)

    monkeypatch.setattr(running, "mask_in_place", meanwhile)
    before = list(Review.objects.order_by("pk").values_list("comment"))
    with pytest.raises(CommandError, match="Another process goes on with this run") as caught:
        anonymize(half_masked, "--resume")
    assert caught.value.returncode == 6
    assert list(Review.objects.order_by("pk").values_list("comment")) == before
    assert MaskRun.objects.get().state == MaskRun.State.RUNNING


def begun_by_another():
    MaskRun.objects.create(policy_digest="0", key_fingerprint="0", asked={}, started_at=datetime.now(UTC), progress={})


@pytest.mark.driver
def test_a_masking_that_begins_while_another_surveys_is_refused(seeded_db, policy, monkeypatch):
    """Both would mask, and neither would know what the other did."""
    real = Passes.survey

    def meanwhile(self):
        real(self)
        begun_by_another()

    monkeypatch.setattr(Passes, "survey", meanwhile)
    before = users()
    with pytest.raises(CommandError, match="Another masking of the database 'default' has begun meanwhile") as caught:
        anonymize(policy, "--by-table")
    assert caught.value.returncode == 2
    assert users() == before
    assert MaskRun.objects.count() == 1
    assert not (policy.parent / "data_audit.resume").exists()


def test_a_masking_stops_where_another_one_has_begun(half_masked, monkeypatch):
    real = running.mask_in_place

    def meanwhile(job, by_table):
        begun_by_another()
        real(job, by_table=by_table)

    monkeypatch.setattr(running, "mask_in_place", meanwhile)
    before = list(Review.objects.order_by("pk").values_list("comment"))
    with pytest.raises(CommandError, match="nobody knows whose pseudonyms are where") as caught:
        anonymize(half_masked, "--resume")
    assert caught.value.returncode == 6
    assert list(Review.objects.order_by("pk").values_list("comment")) == before
    assert not masked_state(connection).safe


def test_a_run_of_another_database_keeps_what_it_needs(half_masked):
    """Another masking beside the same audit took it away, and the first one could not go on."""
    path = half_masked.parent / "data_audit.resume" / "run.json"
    mine = path.read_text()
    path.write_text(json.dumps(json.loads(mine) | {"database": "another"}))
    with pytest.raises(CommandError, match=r"data_audit\.resume: there a masking of another database") as caught:
        anonymize(half_masked, "--force")
    assert caught.value.returncode == 2
    path.write_text(mine)
    anonymize(half_masked, "--resume")


def test_a_failure_before_the_commit_leaves_nothing_beside_the_audit(seeded_db, policy, monkeypatch):
    monkeypatch.setattr(Record, "step", _fail)
    with pytest.raises(OSError, match="the disk is gone"):
        anonymize(policy)
    assert [path.name for path in policy.parent.iterdir()] == [policy.name]
    assert masked_state(connection) is None


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--resume"], "there is no masking to resume"),
        (["--by-table", "--from", "default", "--to", "default", "--subset", "shop.User:5%"], "the same database"),
    ],
)
def test_what_cannot_be_resumed_is_refused(seeded_db, policy, options, said):
    with pytest.raises(CommandError, match=said) as caught:
        anonymize(policy, *options)
    assert caught.value.returncode == 2


def test_without_an_audit_nothing_could_be_kept(seeded_db, policy):
    from seeding.masking.policy_file import read_policy
    from seeding.masking.secret import Secret
    from seeding.spec import SeedingError

    request = running.MaskRequest(read_policy(str(policy)), Secret(SECRET), by_table=True)
    with pytest.raises(SeedingError, match="--by-table: what --resume needs lies beside the audit"):
        running.mask(request)


def test_many_rows_are_committed_by_table(seeded_db, policy, monkeypatch):
    monkeypatch.setattr(running, "ONE_TRANSACTION", -1)
    seen = []
    real = running.mask_in_place
    monkeypatch.setattr(
        running, "mask_in_place", lambda job, by_table: seen.append(by_table) or real(job, by_table=by_table)
    )
    anonymize(policy)
    anonymize(policy, "--force", "--no-by-table")
    assert seen == [True, False]


def test_tables_that_one_foreign_key_joins_are_masked_together(seeded_db):
    """A key that is masked and what refers to it; rows that go and what refers to them."""
    from seeding.masking.in_place import groups_of

    keys = """
tables:
  shop.Product: {columns: {id: {fpe: {alphabet: digits}}}}
  shop.User: {columns: {city: shuffle}}
"""
    groups = groups_of(subject_of(keeping_the_rest(keys), connection))
    (together,) = [[table.label for table in group] for group in groups if len(group) > 1]
    assert {"shop.Product", "shop.Review"} <= set(together)
    assert "shop.User" not in together
