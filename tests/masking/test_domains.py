"""Identities: keys, slots without collisions, originals that are known again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeding.masking.domains import Domains, folded_all, text_of
from seeding.masking.secret import Secret, folded
from seeding.spec import SeedingError

SECRET = Secret("the secret of the tests, long enough for anybody")
TEXTS = [f"Person {number}@mail.test" for number in range(2000)]


def domain(*batches, distinct=True, secret=SECRET):
    made = Domains(secret)["email"]
    for texts in batches:
        made.add(texts, distinct=distinct)
    return made


@pytest.mark.parametrize("capacity", [2000, 2001, 2500, 9000, 100_000, 1 << 40, 1 << 48])
def test_slots_are_distinct_within_the_space_and_the_same_for_any_order_and_batches(capacity):
    one, other = domain(TEXTS), domain(TEXTS[1500:], TEXTS[:1500][::-1], TEXTS[:10])
    keys = one.keys(TEXTS)
    slots = one.slots(keys, capacity)

    assert len(np.unique(slots)) == len(TEXTS)
    assert 0 <= slots.min() <= slots.max() < capacity
    assert (other.slots(keys, capacity) == slots).all()
    assert (one.slots(keys[500:600], capacity) == slots[500:600]).all()


def test_in_a_large_space_other_originals_change_no_slot():
    keys = domain(TEXTS).keys(TEXTS[:100])

    assert (domain(TEXTS).slots(keys, 1 << 48) == domain(TEXTS[:100]).slots(keys, 1 << 48)).all()


def test_more_values_than_places_are_an_error_that_says_what_to_write():
    with pytest.raises(SeedingError, match=r"2000 different values.*no more than 1999.*Write another technique"):
        domain(TEXTS).slots(domain(TEXTS).keys(TEXTS), 1999)


def test_nobody_gets_the_place_of_its_own_original():
    texts = [f"{number:03d}" for number in range(1000)]
    made = domain(texts)
    keys = made.keys(texts)
    slots = made.slots(keys, 1000, render=lambda keys, slots: [f"{slot:03d}" for slot in slots.tolist()])

    assert sorted(slots.tolist()) == list(range(1000))
    assert (slots != np.arange(1000)).all()


def test_case_and_blanks_make_no_other_identity_unless_a_unique_column_tells_them_apart():
    plain, apart = domain(["bob", "Bob", "eve"], distinct=False), domain(["bob", "Bob", " Eve"])

    assert len(set(plain.keys(["bob", "BOB ", "Bob"]).tolist())) == 1
    assert len(set(apart.keys(["bob", "Bob"]).tolist())) == 2
    assert apart.keys([" Eve"]) == apart.keys(["eve"])
    assert plain.keys(["bob"]) == apart.keys(["bob"])
    assert (plain.size, apart.size) == (2, 3)
    assert len(set(apart.slots(apart.keys(["bob", "Bob", " Eve"]), 3).tolist())) == 3


def test_originals_are_known_again_in_any_case_and_nothing_else_is():
    made = domain(TEXTS, distinct=False)

    assert made.is_original([text.upper() for text in TEXTS]).all()
    assert not made.is_original([f"x{text}" for text in TEXTS]).any()
    assert not Domains(SECRET)["other"].is_original(TEXTS).any()


def test_nothing_original_is_held():
    made = domain(TEXTS)
    made.slots(made.keys(["stranger"]), 1 << 48)

    def held(value, depth=0):
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [text for pair in value.items() for one in pair for text in held(one, depth + 1)]
        if isinstance(value, (list, tuple)):
            return [text for one in value for text in held(one, depth + 1)]
        return (
            [text for one in vars(value).values() for text in held(one, depth + 1)]
            if hasattr(value, "__dict__")
            else []
        )

    assert [text for text in held(made) if "Person" in text] == []


def test_another_secret_gives_other_keys():
    assert not (domain(TEXTS).keys(TEXTS) == domain(TEXTS, secret=Secret("x" * 40)).keys(TEXTS)).any()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=8), max_size=8))
def test_folding_many_is_folding_each(texts):
    assert folded_all(texts) == [folded(text) for text in texts]


def test_equal_values_have_equal_texts():
    from decimal import Decimal

    assert text_of(Decimal("5.00")) == text_of(5) == text_of(5.0) == "5"
    assert text_of(b"\x01") == "01"
