"""Freed memory goes back where the system can be asked to take it, and nothing happens elsewhere."""

import sys
from types import SimpleNamespace

import pytest

from seeding.masking import memory

pytestmark = pytest.mark.once


def test_the_system_is_asked(monkeypatch):
    asked = []
    monkeypatch.setattr(memory, "_c_library", lambda: SimpleNamespace(malloc_trim=asked.append))
    memory.give_back()
    assert asked == [0]


@pytest.mark.parametrize("library", [None, SimpleNamespace()])
def test_systems_that_cannot_are_not(monkeypatch, library):
    monkeypatch.setattr(memory, "_c_library", lambda: library)
    memory.give_back()


@pytest.mark.skipif(sys.platform != "linux", reason="about Linux")
def test_linux_has_a_library():
    assert memory._c_library() is not None
