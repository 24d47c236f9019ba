"""Tests whose time `small.py` takes; they are not part of the test suite."""

import pytest

from shop.models import User


@pytest.mark.parametrize("turn", range(8))
def test_seeds(seed, turn):
    seed(users=100)
    assert User.objects.count() == 100
