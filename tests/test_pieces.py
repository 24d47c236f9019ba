"""Rows from pieces: whatever the lengths and the order, they are what joining the texts row by row gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeding.columns import (
    DAY,
    Bank,
    Booleans,
    Decimals,
    Integers,
    Strings,
    Template,
    Timestamps,
    Words,
    constant,
    template,
)
from seeding.columns.column import text_rows
from seeding.columns.layout import lay_out
from seeding.columns.pieces import Vocabulary, windows

ROWS = 300
LONG = Bank(
    ("", "x", "a word", "Zürich", "a text that is much longer than all of the others of this bank", "tab\tin it")
)
SHORT = Bank(("-", "", "no"))


def picked(bank, seed):
    return Words(np.random.default_rng(seed).integers(0, len(bank), ROWS), bank)


def numbers(seed, most):
    return np.random.default_rng(seed).integers(0, most, ROWS)


NULLS = np.random.default_rng(0).random(ROWS) < 0.3
COLUMNS = {
    "long words": picked(LONG, 1),
    "short words": picked(SHORT, 2),
    "words or nothing": picked(LONG, 3).with_nulls(NULLS),
    "a constant": constant("always", ROWS),
    "a template": template(picked(SHORT, 4), "/", Integers(numbers(5, 100_000)), picked(LONG, 6)),
    "a template or nothing": Template((picked(SHORT, 7), picked(LONG, 8)), nulls=NULLS),
    "integers": Integers(numbers(9, 10**9)),
    "integers or nothing": Integers(numbers(10, 100), nulls=NULLS),
    "zeros": Integers(np.zeros(ROWS, dtype=np.int64)),
    "decimals": Decimals(numbers(11, 10**7), 2),
    "truth values": Booleans(numbers(12, 2) == 1),
    "instants": Timestamps(numbers(13, 20_000) * DAY),
    "instants or nothing": Timestamps(numbers(14, 20_000) * DAY, nulls=NULLS),
}
WHOLE = {**COLUMNS, "signed": Integers(numbers(15, 1000) - 500), "strings": Strings(tuple(map(str, range(ROWS))))}


def joined(columns, before, end, null):
    cells = []
    for column in columns:
        texts = text_rows(column)
        cells.append([null if column.nulls is not None and column.nulls[row] else texts[row] for row in range(ROWS)])
    rows = zip(*cells, strict=True)
    return "".join("".join(b + c for b, c in zip(before, row, strict=True)) + end for row in rows)


@given(st.lists(st.sampled_from(sorted(WHOLE)), min_size=1, max_size=8), st.sampled_from(["", "\t", '","key": ']))
def test_columns_in_any_order_are_laid_out_as_their_texts(names, literal):
    columns = [WHOLE[name] for name in names]
    before = ["(", *[literal] * (len(columns) - 1)]

    made = lay_out(columns, [text.encode() for text in before], b")\n", b"\\N")

    assert made.decode() == joined(columns, before, ")\n", "\\N")


@given(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=8))
def test_blanks_stand_before_numbers_alone(names):
    columns = [COLUMNS[name] for name in names]
    before = [b"", *[b"\t"] * (len(columns) - 1)]

    made = lay_out(columns, before, b"\n", b"\\N", pad=ord(" ")).decode().split("\n")

    exact = lay_out(columns, before, b"\n", b"\\N").decode().split("\n")
    for padded, row in zip(made, exact, strict=True):
        for name, cell, text in zip(names, padded.split("\t"), row.split("\t"), strict=False):
            assert (cell.lstrip(" ") if name in ("integers", "zeros", "decimals") else cell) == text


@pytest.mark.parametrize("name", COLUMNS)
def test_pieces_know_how_long_they_are(name):
    assert COLUMNS[name].pieces() is not None


def test_columns_whose_lengths_are_not_known_do_not_come_in_pieces():
    assert Timestamps(np.array([1, DAY])).pieces() is None
    assert Integers(np.array([-1, 10])).pieces() is None
    assert Strings(("a",)).pieces() is None


def test_framed_texts_end_with_the_literal_behind_them():
    items, lengths = Vocabulary([b"a", b"", b"long enough"]).framed(b"<", b">", b"spare")

    assert lengths.tolist() == [3, 2, 13, 7]
    ends = [bytes(item.tobytes()[-length:]) for item, length in zip(items, lengths, strict=True)]
    assert ends == [b"<a>", b"<>", b"<long enough>", b"<spare>"]


def test_windows_overlap():
    assert [bytes(item) for item in windows(np.frombuffer(b"abcd", dtype=np.uint8), 3)] == [b"abc", b"bcd"]
