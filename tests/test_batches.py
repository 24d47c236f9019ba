"""Items that are made ahead: in their order, no more of them than were asked for, and other work meanwhile."""

import threading

import pytest

from seeding.batches import ahead


@pytest.mark.parametrize("depth", [0, 1, 5, 1000])
def test_items_come_in_their_order(depth):
    assert list(ahead(iter(range(100)), depth)) == list(range(100))
    assert list(ahead(iter(["a", "bb", "ccc"] * 9), depth, weigh=len)) == ["a", "bb", "ccc"] * 9


def test_no_more_is_made_than_may_be_held():
    made, taken, most = 0, 0, 0

    def source():
        nonlocal made, most
        for item in range(200):
            made += 1
            most = max(most, made - taken)
            yield item

    for _ in ahead(source(), 30, weigh=lambda item: 10):
        taken += 1
    # Three are held, one is made, and one has been taken while nobody counted it yet.
    assert most <= 5


def test_other_work_is_done_while_nobody_asks_and_only_then():
    done = []
    enough = threading.Event()

    def work():
        if len(done) == 7:
            enough.set()
            return False
        done.append(threading.current_thread().name)
        return True

    items = ahead(iter("abc"), 1, meanwhile=work)
    assert next(items) == "a"
    assert enough.wait(60)
    assert list(items) == ["b", "c"]
    assert done == ["seeding-generate"] * 7


def test_errors_of_either_reach_whoever_asks():
    def source():
        yield 1
        raise ValueError("of the source")

    def work():
        raise ValueError("of the work")

    with pytest.raises(ValueError, match="of the source"):
        list(ahead(source(), 1))
    with pytest.raises(ValueError, match="of the work"):
        list(ahead(iter(range(10)), 1, meanwhile=work))


def test_whoever_stops_early_leaves_no_thread():
    items = ahead(iter(range(1000)), 3)
    assert next(items) == 0
    items.close()
    assert "seeding-generate" not in {thread.name for thread in threading.enumerate()}
