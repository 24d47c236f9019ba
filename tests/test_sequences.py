"""Markov chains: paths follow the declared weights, are pure functions of their keys, and end."""

import numpy as np
import pytest

from seeding.keys import row_keys
from seeding.sequences import ENDED, chain

BROWSING = chain(
    {"landing": 60, "product": 40},
    {
        "landing": {"landing": 5, "product": 55, "exit": 40},
        "product": {"landing": 10, "product": 30, "cart": 10, "exit": 50},
        "cart": {"product": 30, "exit": 70},
    },
    most=20,
)
KEYS = row_keys(7, np.arange(200_000))


def test_paths_follow_the_weights():
    paths = BROWSING.paths(KEYS)
    counts = np.zeros((4, 4))
    after = np.where(paths[:, 1:] == ENDED, BROWSING.code("exit"), paths[:, 1:])
    going = paths[:, :-1] != ENDED
    np.add.at(counts, (paths[:, :-1][going], after[going]), 1)

    shares = counts[:3] / counts[:3].sum(axis=1, keepdims=True)
    expected = np.array(BROWSING.steps[:3]) / 100
    first = np.bincount(paths[:, 0], minlength=4) / len(KEYS)

    assert np.abs(shares - expected).max() < 0.006
    assert ((expected == 0) == (shares == 0)).all()
    assert np.abs(first - np.array(BROWSING.start) / 100).max() < 0.005


def test_the_end_is_not_part_of_a_path():
    paths = BROWSING.paths(KEYS[:5000])
    ended = paths == ENDED

    assert not (paths == BROWSING.code("exit")).any()
    assert (ended[:, 1:] >= ended[:, :-1]).all()
    assert not ended[:, 0].any()


def test_lengths_and_positions_are_those_of_the_paths():
    keys = KEYS[:3000]
    paths, lengths = BROWSING.paths(keys), BROWSING.lengths(keys)

    assert np.array_equal((paths != ENDED).sum(axis=1), lengths)
    for position in (0, 1, 5, 19):
        assert np.array_equal(BROWSING.at(keys, np.full(len(keys), position)), paths[:, position])
    mixed = np.arange(len(keys)) % 20
    assert np.array_equal(BROWSING.at(keys, mixed), paths[np.arange(len(keys)), mixed])
    assert (BROWSING.at(keys, np.full(len(keys), 20)) == ENDED).all()


def test_a_path_depends_on_its_key_alone():
    whole = BROWSING.paths(KEYS[:1000])

    assert np.array_equal(BROWSING.paths(KEYS[300:500]), whole[300:500])
    assert np.array_equal(BROWSING.paths(KEYS[:1000][::-1])[::-1], whole)
    assert BROWSING.paths(KEYS[:0]).shape == (0, 20)


def test_paths_are_bounded():
    endless = chain({"a": 1}, {"a": {"b": 1}, "b": {"a": 1}}, most=5)

    assert endless.paths(KEYS[:2]).tolist() == [[0, 1, 0, 1, 0]] * 2
    assert endless.lengths(KEYS[:3]).tolist() == [5, 5, 5]


def test_the_share_that_comes_to_a_state_is_foretold():
    paths = BROWSING.paths(KEYS)

    for state in ("cart", "product", "landing"):
        reached = (paths == BROWSING.code(state)).any(axis=1).mean()
        assert reached == pytest.approx(BROWSING.reaching(state), abs=0.005)


def test_states_have_names():
    assert BROWSING.words(np.array([0, 2])).present() == ["landing", "cart"]


@pytest.mark.parametrize(
    ("start", "steps", "most", "said"),
    [
        ({"a": 1}, {"a": {"b": 1}}, 0, "from 1 to 256"),
        ({"a": 1}, {"a": {"b": 1}}, 257, "from 1 to 256"),
        ({"a": 1, "b": 1}, {"a": {"b": 1}}, 5, "b starts a path and has no steps"),
        ({"a": 1}, {"a": {"b": -1}}, 5, "weights are finite numbers"),
        ({}, {"a": {"b": 1}}, 5, "weights are finite numbers"),
    ],
)
def test_nonsense_is_refused(start, steps, most, said):
    with pytest.raises(ValueError, match=said):
        chain(start, steps, most=most)
