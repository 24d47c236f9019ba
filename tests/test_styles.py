"""Every class of column in every style of file, and in Arrow, says what its values say."""

import base64
import csv
import io
import json
import re
import sqlite3
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from django.utils.dateparse import parse_datetime, parse_duration
from django.utils.duration import duration_string
from hypothesis import given
from hypothesis import strategies as st

from seeding.columns import Bank, Choose, Column, Durations, Integers, Objects, Strings, Words, json_text, template
from seeding.columns.layout import blocks, lay_out
from seeding.columns.styles import CSV, JSON, SQLITE, duration_text

from .test_columns import CLASSES, drawn, every_class, lines


def laid(style: Any, column: Column) -> list[bytes]:
    """Each row in a style, by itself."""
    made = []
    for row in range(len(column)):
        one = style.column(column.take(slice(row, row + 1)))
        made.append(lay_out([one], [b""], b"", style.null))
    return made


def together(style: Any, columns: list[Column], before: list[bytes], end: bytes) -> bytes:
    return b"".join(blocks(columns, lambda block: lay_out([*map(style.column, block)], before, end, style.null)))


@every_class
@given(data=st.data())
def test_csv(name, data):
    _, column = drawn(data, name, nulls=True)

    text = together(CSV, [Integers(np.arange(len(column))), column], [b"", b","], b"\n").decode()

    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [row[0] for row in rows] == [str(row) for row in range(len(column))]
    copied = lines(column)
    for row, written, value, text in zip(rows, laid(CSV, column), column.values(), copied, strict=True):
        if value is None:
            assert written == b""
        elif isinstance(value, bool):
            assert row[1] == str(value).lower()
        else:
            assert row[1] == unescaped(text)
            assert written != b""


def unescaped(text: str) -> str:
    """The value of COPY text."""
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t", "r": "\r"}.get(found[1], found[1]), text)


@every_class
@given(data=st.data())
def test_the_bytes_of_a_row_do_not_depend_on_the_others(name, data):
    """Whatever is quoted is quoted for what it is."""
    _, column = drawn(data, name, nulls=True)

    for style in (CSV, JSON, SQLITE):
        whole = together(style, [column], [b""], b"\x1e")
        assert whole == b"".join(written + b"\x1e" for written in laid(style, column))


def from_json(value: Any, like: Any) -> Any:
    match like:
        case Decimal():
            return Decimal(value)
        case datetime():
            found = parse_datetime(value)
            assert found is not None
            return found
        case timedelta():
            return parse_duration(value)
        case UUID():
            return UUID(value)
        case bytes():
            return base64.b64decode(value)
        case float():
            return float(value)
        case str() | bool() | int() | list() | dict():
            return value
    return type(like).fromisoformat(value)


@every_class
@given(data=st.data())
def test_json(name, data):
    _, column = drawn(data, name, nulls=True)

    rows = together(JSON, [column], [b"["], b"]\n")

    parsed = [json.loads(line)[0] for line in rows.split(b"\n")[:-1]]
    for value, like in zip(parsed, column.values(), strict=True):
        assert (value if like is None else from_json(value, like)) == like


@every_class
@given(data=st.data())
def test_literals_of_sqlite_are_the_values_that_django_stores(name, data):
    _, column = drawn(data, name, nulls=True)
    kind = {"decimal": "decimal", "float": "real"}.get(CLASSES[name].storage, "")
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE t (literal {kind}, stored {kind})")

    for written, stored in zip(laid(SQLITE, column), column.stored(), strict=True):
        database.execute(f"INSERT INTO t VALUES ({written.decode()}, ?)", [stored])

    for literal, stored in database.execute("SELECT literal, stored FROM t"):
        # Far from 1, SQLite itself reads a literal only to the last bit but one.
        far = isinstance(stored, float) and stored and not 1e-30 < abs(stored) < 1e30
        assert literal == (pytest.approx(stored, rel=2**-51) if far else stored)
        assert type(literal) is type(stored)


@every_class
@given(data=st.data())
def test_arrow(name, data):
    _, column = drawn(data, name, nulls=True)

    found = column.arrow().to_pylist()

    wanted = column.values()
    if CLASSES[name].storage == "uuid":
        wanted = [None if value is None else str(value) for value in wanted]
    if CLASSES[name].storage in ("json",):
        wanted = [None if value is None else json_text(value) for value in wanted]
    assert len(found) == len(wanted)
    assert all(a == b for a, b in zip(found, wanted, strict=True)), (found, wanted)


# What is special ------------------------------------------------------------------------------------------


@given(st.timedeltas())
def test_durations_are_written_as_django_writes_them(value):
    micros = value // timedelta(microseconds=1)

    assert duration_text(micros) == duration_string(value)
    if abs(micros) < 2**63:
        assert parse_duration(json.loads(laid(JSON, Durations(np.array([micros])))[0])) == value


def test_quotes_are_put_where_postgresql_puts_them():
    words = ("", "a", "a,b", 'a"b', "a\nb", "a\rb", "\\.", "a\tb", "'", "\\N", " a")

    assert laid(CSV, Strings(words)) == [
        b'""', b"a", b'"a,b"', b'"a""b"', b'"a\nb"', b'"a\rb"', b'"\\."', b"a\tb", b"'", b"\\N", b'" a"',
    ]  # fmt: skip


def test_parts_of_a_template_are_quoted_together():
    bank = Bank(("", "x", "a,b", 'q"'))
    left, right = Words(np.array([0, 1, 2, 3, 0]), bank), Words(np.array([0, 0, 1, 3, 3]), bank)

    assert laid(CSV, template(left, right)) == [b'""', b"x", b'"a,bx"', b'"q""q"""', b'"q"""']
    assert laid(JSON, template(left, "\\", right))[3] == b'"q\\"\\\\q\\""'
    chosen = Choose(np.array([0, 1, 0, 1, 0]), (left, template(right, "!")))
    assert laid(CSV, template("<", chosen, ">")) == [b"<>", b"<!>", b'"<a,b>"', b'"<q""!>"', b"<>"]


@pytest.mark.parametrize("style", [CSV, SQLITE])
def test_what_cannot_be_held_is_refused(style):
    for column in (
        Strings(("a\0b",)),
        Words(np.array([0]), Bank(("a\0b",))),
        template(Words(np.array([0]), Bank(("a\0b",))), "x"),
    ):
        with pytest.raises(ValueError, match=r"U\+0000"):
            laid(style, column)
    assert json.loads(laid(JSON, Strings(("a\0b",)))[0]) == "a\0b"


def test_json_that_is_null_is_there():
    column = Objects((None, None, 1), json_text, json_text, nulls=np.array([True, False, False]))

    assert laid(JSON, column) == [b"null", b"null", b"1"]
    assert laid(CSV, column) == [b"", b"null", b"1"]
    assert laid(SQLITE, column) == [b"NULL", b"'null'", b"'1'"]
    assert lines(column) == ["\\N", "null", "1"]
    assert column.arrow().to_pylist() == [None, "null", "1"]


def test_dictionaries_have_each_word_once_and_only_those_in_use():
    bank = Bank(tuple(f"w{n % 100}" for n in range(200)))
    column = Words(np.array([0, 100, 150, 50, 7]), bank)

    found = column.arrow()

    assert found.to_pylist() == ["w0", "w0", "w50", "w50", "w7"]
    assert sorted(found.dictionary.to_pylist()) == ["w0", "w50", "w7"]


def test_one_long_text_among_many_short_ones_needs_little_memory(monkeypatch):
    monkeypatch.setattr("seeding.columns.layout.MATRIX", 1 << 20)
    texts = ["x"] * 5000
    texts[1234] = "y" * 500_000
    column = Strings(tuple(texts))

    written = together(JSON, [column, Integers(np.arange(5000))], [b"[", b","], b"]\n")

    assert [json.loads(line) for line in written.splitlines()] == [[text, row] for row, text in enumerate(texts)]
