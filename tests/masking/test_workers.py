"""Worker processes mask what one process would, in the same order, and are gone with the run."""

import json
import multiprocessing
import os
import signal

import numpy as np
import pytest

from seeding.masking import passes
from seeding.masking.databases import generic, postgresql, sqlite
from seeding.masking.masker import Masked
from seeding.masking.workers import Asked, mask_all
from seeding.spec import SeedingError

from .commanding import SECRET, anonymize
from .policies import SHOP, written

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="nobody can fork")


class Doubling:
    """A masker of numbers."""

    def __init__(self):
        self.seconds = {}
        self.warm = 0

    def mask(self, table, values, first, numbers):
        self.warm += 1
        self.seconds["number"] = self.seconds.get("number", 0.0) + 1.0
        for value in values["number"]:
            if value == "broken":
                raise ValueError("no number")
            if value == "refused":
                raise SeedingError("no such number", "nor another")
            if value == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if value == "local":
                raise type("Local", (Exception,), {})("of nobody else")
        columns = {"number": [2 * value for value in values["number"]], "by": [os.getpid(), self.warm]}
        return Masked(columns, people=np.array([first], dtype=np.uint64))


def doubled(count, workers, *, instead=()):
    instead = dict(instead)
    masker = Doubling()
    batches = (Asked(place, {"number": [instead.get(place, place)]}, 10 * place) for place in range(count))
    return list(mask_all(masker, None, batches, workers)), masker


@pytest.mark.once
@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 20])
def test_batches_come_masked_in_their_order(count, workers):
    answers, masker = doubled(count, workers)
    assert [place for place, _ in answers] == list(range(count))
    assert [masked.columns["number"] for _, masked in answers] == [[2 * place] for place in range(count)]
    assert [masked.people.tolist() for _, masked in answers] == [[10 * place] for place in range(count)]
    assert masker.seconds == ({"number": float(count)} if count else {})
    by = {masked.columns["by"][0] for _, masked in answers[1:]}
    assert (os.getpid() in by) == (workers == 1 and count > 1)
    assert len(by) <= workers
    assert multiprocessing.active_children() == []


@pytest.mark.once
def test_what_the_first_batch_makes_each_worker_has():
    answers, masker = doubled(3, 2)
    assert [masked.columns["by"][1] for _, masked in answers] == [1, 2, 2]
    assert masker.warm == 1


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
    assert planted == "killed" or "in mask" in "".join(caught.value.__notes__)
    assert multiprocessing.active_children() == []


@pytest.mark.django_db
@pytest.mark.seeded(users=60)
def test_workers_mask_the_very_same(seeded_db, tmp_path, monkeypatch):
    monkeypatch.setenv("SEEDING_SECRET", SECRET)
    monkeypatch.setattr(passes, "SET_ASIDE", 0)
    for store in (generic, postgresql, sqlite):
        monkeypatch.setattr(store, "BATCH_ROWS", 25)
    policy = tmp_path / "masking.yml"
    policy.write_text(written(SHOP))
    results = []
    for workers in ("1", "3"):
        folder = tmp_path / f"by {workers}"
        _, audit = anonymize(
            policy, "--from", "default", "--to", str(folder), "--format", "jsonl", "--workers", workers
        )
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        shapes = [{**one, "seconds": 0} for one in audit["columns"]]
        results.append((files, json.dumps(shapes), audit["outcome"], audit["leaks"]))
    assert results[0] == results[1]
    assert results[0][2:] == ("complete", [])
