"""Sentences with slots: each row says something of its own group and filling."""

import numpy as np
import pytest

from seeding.keys import row_keys
from seeding.phrases import crossed, lists, phrases

FRAMES = (("[Cut|Saw] {thing} with {tool}.", "{Tool} again?", "Fine."), ("Read {thing}.",))
FILLINGS = (
    [{"thing": "wood", "tool": "a saw"}, {"thing": "paper", "tool": "scissors"}],
    [{"thing": "books"}],
)
SAID = {
    (0, 0): {"Cut wood with a saw.", "Saw wood with a saw.", "A saw again?", "Fine."},
    (0, 1): {"Cut paper with scissors.", "Saw paper with scissors.", "Scissors again?", "Fine."},
    (1, 0): {"Read books."},
}


def keys(count=600):
    return row_keys(3, np.arange(count))


@pytest.mark.parametrize(("group", "filling"), SAID)
def test_every_frame_is_filled_with_the_words_of_the_row(group, filling):
    drawn = phrases(FRAMES, FILLINGS).draw(keys(), np.full(600, group), np.full(600, filling))

    assert set(drawn.present()) == SAID[group, filling]


def test_frames_are_equally_likely_however_many_variants_they_have():
    drawn = phrases(FRAMES, FILLINGS).draw(keys(3000), 0, np.zeros(3000, dtype=np.int64)).present()

    assert drawn.count("Fine.") / 3000 == pytest.approx(1 / 3, abs=0.05)


def test_a_phrase_is_left_out_or_begins_with_what_stands_before_it():
    drawn = phrases([["Well."]], before=" ").draw(keys(4), 0, shown=np.array([True, False, True, False]))

    assert drawn.present() == [" Well.", "", " Well.", ""]


def test_rows_are_drawn_from_their_own_keys():
    made, groups = phrases(FRAMES, FILLINGS), np.arange(600) % 2
    fillings = np.zeros(600, dtype=np.int64)

    whole = made.draw(keys(), groups, fillings).present()
    assert made.draw(keys()[70:90], groups[70:90], fillings[70:90]).present() == whole[70:90]


def test_a_slot_that_nothing_fills_is_refused():
    with pytest.raises(ValueError, match="nothing fills: tool"):
        phrases([["With {tool}."]], [[{"thing": "wood"}]])
    with pytest.raises(ValueError, match="nothing fills: tool"):
        phrases([["With {tool}."]])


def test_lists_are_drawn_by_group_and_by_weight():
    weighed = lists([{"a": 3, "b": 1}, {"c": 1}])
    drawn = weighed.draw(keys(4000), np.zeros(4000, dtype=np.int64)).present()

    assert drawn.count("a") / 4000 == pytest.approx(0.75, abs=0.03)
    assert set(weighed.draw(keys(), np.ones(600, dtype=np.int64)).present()) == {"c"}
    assert set(lists([["x", "y"], ["z"]]).draw(keys(), np.arange(600) % 2).present()) == {"x", "y", "z"}
    assert lists([["x", "y"], ["z"]]).at(np.array([0, 1]), np.array([1, 0])).present() == ["y", "z"]
    with pytest.raises(ValueError, match="weights"):
        lists([{"a": 1}, ["b"]])


def test_fillings_of_every_combination():
    assert crossed(a="xy", b=["1"]) == [{"a": "x", "b": "1"}, {"a": "y", "b": "1"}]
