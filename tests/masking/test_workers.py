"""Worker processes mask what one process would, in the same order, and are gone with the run."""

import functools
import json
import multiprocessing
import os
import signal
import sys
import threading

import pytest
from django.db import connection

from seeding.masking import passes, workers
from seeding.masking.databases import generic, sqlite
from seeding.masking.databases.postgresql import store as postgresql
from seeding.masking.secret import Secret
from seeding.masking.subject import subject_of
from seeding.masking.verifying import searching
from seeding.masking.verifying.leaks import LeakSearch
from seeding.masking.verifying.searching import search_result
from seeding.masking.workers import Work, WorkerGone, spread
from seeding.spec import SeedingError
from shop.models import Product, Review, User

from .commanding import SECRET, anonymize
from .people import population
from .policies import SHOP, keeping_the_rest, written

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="nobody can fork")


class Doubling(Work):
    """A number doubled, by whom, and how many were before it there."""

    def __init__(self):
        self.warm = 0

    def do(self, part):
        self.warm += 1
        if part == "broken":
            raise ValueError("no number")
        if part == "refused":
            raise SeedingError("no such number", "nor another")
        if part == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if part == "local":
            raise type("Local", (Exception,), {})("of nobody else")
        return 2 * part, os.getpid(), self.warm

    def sent(self, part):
        return [part]

    def received(self, sent):
        return sent[0]

    def answer(self, done):
        return list(done)

    def answered(self, part, answer):
        return tuple(answer)


def doubled(count, crew, *, instead=()):
    instead = dict(instead)
    work = Doubling()
    parts = (instead.get(place, place) for place in range(count))
    return list(spread(work, parts, crew)), work


@pytest.mark.once
@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 20])
def test_parts_come_done_in_their_order(count, workers):
    answers, _ = doubled(count, workers)
    assert [part for part, _ in answers] == list(range(count))
    assert [done[0] for _, done in answers] == [2 * place for place in range(count)]
    by = {done[1] for _, done in answers[1:]}
    assert (os.getpid() in by) == (workers == 1 and count > 1)
    assert len(by) <= workers
    assert multiprocessing.active_children() == []


@pytest.mark.once
def test_what_the_first_part_makes_each_worker_has():
    answers, work = doubled(3, 2)
    assert [done[2] for _, done in answers] == [1, 2, 2]
    assert work.warm == 1


@pytest.mark.once
@pytest.mark.parametrize(
    ("planted", "kind", "said"),
    [
        ("broken", ValueError, "^no number"),
        ("local", RuntimeError, "^Local: of nobody else"),
        ("refused", SeedingError, "^no such number\nnor another"),
        ("killed", SeedingError, r"killed \(exit code -9\).*write --workers 1"),
    ],
)
def test_what_happens_to_a_worker_reaches_the_parent(planted, kind, said):
    with pytest.raises(kind, match=said) as caught:
        doubled(9, 2, instead={5: planted})
    assert planted == "killed" or "in do" in "".join(caught.value.__notes__)
    assert multiprocessing.active_children() == []


class Remembering(Doubling):
    @functools.cached_property
    def kept(self):
        return 1

    def do(self, part):
        return 2 * part, self.kept if part else 0, 0


def test_a_signal_around_a_fork_is_not_lost():
    forks = []

    def interrupted():
        if not forks:
            forks.append(signal.raise_signal(signal.SIGINT))

    # What this calls can raise nothing: Python tells of it and goes on.
    os.register_at_fork(after_in_parent=interrupted)
    try:
        with pytest.raises(KeyboardInterrupt):
            doubled(6, 2)
    finally:
        forks.append(None)
    assert len(forks) == 2


@pytest.mark.once
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="cached properties have no lock any more")
def test_workers_do_not_wait_for_what_another_thread_was_at_when_they_began():
    answers = []
    running = threading.Thread(target=lambda: answers.extend(spread(Remembering(), iter(range(6)), 2)), daemon=True)
    with vars(Remembering)["kept"].lock:
        running.start()
        running.join(15)
    for child in multiprocessing.active_children():
        child.kill()
    running.join(15)
    assert [done[0] for _, done in answers] == [0, 2, 4, 6, 8, 10]


def searched(crew, progress=lambda *told: None):
    """What a search of the shop for other people comes to."""
    subject = subject_of(keeping_the_rest(SHOP), connection)
    search = LeakSearch([population()])
    with subject.store.snapshot():
        return search_result(subject.store, subject.plan, search, Secret(SECRET), progress, crew), search.cells


FEW = 100
"""Tables of as many rows are given to workers: forks for each of the many small ones took most of the time."""


@pytest.fixture
def in_small_batches(monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # PostgreSQL's own numbers of rows are those of its last statistics.
    for store in (generic, postgresql, sqlite):
        monkeypatch.setattr(store, "BATCH_ROWS", 25)
    monkeypatch.setattr(sqlite, "FIRST_ROWS", 25)
    monkeypatch.setattr(postgresql, "FIRST_PAGES", 1)


@pytest.fixture
def planted(seeded_db, in_small_batches, monkeypatch):
    """Originals in every batch of a column, in a few rows, and as a pseudonym."""
    monkeypatch.setattr(searching, "SET_ASIDE", FEW)
    Review.objects.filter(pk__in=[one.pk for one in Review.objects.order_by("pk")[5::9]]).update(
        comment="So says Mark Baker, a@b.co"
    )
    Product.objects.update(description="Ask jane@x.com")
    User.objects.filter(pk=User.objects.order_by("pk")[40].pk).update(full_name="Mark Baker")


@pytest.mark.django_db
@pytest.mark.seeded(users=300)
def test_workers_find_the_very_same(planted):
    found, cells = searched(1)
    assert {(leak.table, leak.column) for leak in found.leaks} == {
        ("shop.Review", "comment"),
        ("shop.Product", "description"),
    }
    assert {(one.table, one.column) for one in found.set_aside} >= {("shop.User", "full_name")}
    crew = set()
    assert searched(3, progress=lambda *told: crew.update(multiprocessing.active_children())) == (found, cells)
    assert len(crew) > 3


@pytest.mark.django_db
@pytest.mark.seeded(users=300)
def test_a_search_does_without_no_worker(planted):
    def kill(*told):
        for child in multiprocessing.active_children():
            child.kill()

    with pytest.raises(WorkerGone, match="write --workers 1"):
        searched(2, progress=kill)


@pytest.mark.django_db
@pytest.mark.seeded(users=300)
def test_workers_mask_the_very_same(seeded_db, in_small_batches, tmp_path, monkeypatch):
    monkeypatch.setenv("SEEDING_SECRET", SECRET)
    monkeypatch.setattr(passes, "SET_ASIDE", FEW)
    policy = tmp_path / "masking.yml"
    policy.write_text(written(SHOP))
    forks, begun = [], workers._Worker.__init__
    monkeypatch.setattr(workers._Worker, "__init__", lambda *told: forks.append(told) or begun(*told))
    results = []
    for count in ("1", "3"):
        folder = tmp_path / f"by {count}"
        _, audit = anonymize(policy, "--from", "default", "--to", str(folder), "--format", "jsonl", "--workers", count)
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        shapes = [{**one, "seconds": 0} for one in audit["columns"]]
        results.append((files, json.dumps(shapes), audit["outcome"], audit["leaks"]))
    assert results[0] == results[1]
    assert results[0][2:] == ("complete", [])
    assert len(forks) >= 2 * 3
