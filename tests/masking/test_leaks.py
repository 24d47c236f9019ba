"""Planted originals are found in every corner, and nothing is found where nothing is left."""

import base64
import gzip
import json
import zlib
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeding.keys import row_keys
from seeding.masking.people import PeopleSurvey
from seeding.masking.verifying.leaks import LeakSearch, OriginalsSurvey, OwnValues, limits
from tests.masking.people import KEYS, SECRET, population

PEOPLE = population()


def originals():
    survey = OriginalsSurvey(SECRET)
    survey.add_column("app.User.card", ["4111111111111111", None, "5500005555555559"], KEYS[:3])
    survey.add_column("app.User.street", ["12 Abbey Road", "5 Elsewhere Avenue", ""])
    survey.add_column("app.User.city", ["Berlin", "Paris", "Rio"])
    survey.add_column("app.User.token", ["a8f5f167f44f4964e6c998dee827110c", 72345678, 5, True])
    survey.add_column("app.User.uuid", ["abcdefab-cdef-4abc-8def-123456789012"])
    survey.add_column(
        "app.User.bio", ["I like long walks on the beach, as many people do; ask me about birds " + "and trees " * 20]
    )
    survey.add_column("app.User.data", [{"key": "secretvalue99"}, ["zebrafishes"], None])
    survey.add_column("app.User.born", [date(1985, 3, 12)])
    return survey.finish()


ORIGINALS = originals()
SESSION = (
    ".eJ"
    + base64.urlsafe_b64encode(zlib.compress(b'{"user": "john.smith@example.com", "x": 1}' * 3))
    .decode()
    .rstrip("=")[2:]
)


def search(value, *, masked=False, **options):
    return LeakSearch([PEOPLE, ORIGINALS]).search("log", "payload", [value], [17], masked=masked, **options)


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("cv_john_smith.pdf", "full_name"),
        ({"a": {"b": ["x", "JOHN.SMITH@example.com"]}}, "email"),
        ({"john.smith@example.com": 1}, "email"),
        (["x", ["Smith, John"]], "full_name"),
        (b"\x00\x01binary a@b.co \xff", "email"),
        (gzip.compress(b"so says john.smith@example.com", mtime=0), "email"),
        (4111111111111111, "card"),
        ("Card 5500-0055-5555 5559.", "card"),
        (json.dumps({"a": "\nAnna-Maria O’Brien"}), "full_name"),
        ("lives in 12 ABBEY road", "street"),
        ("token=a8f5f167f44f4964e6c998dee827110c&x", "token"),
        (72345678, "token"),
        ("id ABCDEFAB-cdef-4abc-8def-123456789012.", "uuid"),
        ("He: I like long walks on the beach, as many people do; ask me about birds " + "and trees " * 20, "bio"),
        ("https://x.example/?m=t%40t.jp", "email"),
        (base64.b64encode(b"hello, john.smith@example.com").decode(), "email"),
        (SESSION + ":1abc:def", "email"),
        ("田中太郎様", "full_name"),
        ("+12125550187", "phone"),
        (2125550187, "phone"),
        ("was secretvalue99", "data"),
        ("zebrafishes", "data"),
        ("vvdb_1", "username"),
    ],
)
def test_planted_originals_are_found(value, column):
    found = search(value)
    assert any(leak.original_of.endswith(f".{column}") for leak in found), found
    assert all(leak.table == "log" and leak.column == "payload" for leak in found)


@pytest.mark.parametrize(
    "value",
    [
        "John was here, in Berlin",
        "will, baker and Mark",
        5,
        True,
        None,
        "",
        {"a": []},
        "1985-03-12",
        1234567,
        b"",
        "paris",
    ],
)
def test_what_cannot_be_told_from_chance_is_no_leak(value):
    assert search(value) == []


def test_a_finding_never_shows_the_value():
    search_all = LeakSearch([PEOPLE, ORIGINALS])
    (leak,) = search_all.search("app.User", "email", ["john.smith@example.com"], ["john.smith@example.com"])
    assert leak.key is None
    assert "smith" not in str(leak).lower()
    assert search_all.leaks == [leak]
    (other,) = search_all.search("app.User", "note", ["see john.smith@example.com"], [3])
    assert str(other) == "app.User.note, row 3: an original of app.User.email, inside longer text"


def test_pseudonyms_that_are_somebody_elses_original_are_chance_where_columns_are_masked():
    search_all = LeakSearch([PEOPLE])
    search_all.given(["Mark Baker", "Somebody Else", None])
    assert search_all.search("app.Review", "comment", ["so Mark Baker says"], [1]) == []
    assert search_all.by_chance[("app.Review", "comment")] == 1
    assert len(search_all.search("app.Review", "comment", ["so Vincent Berg says"], [1])) == 1
    # In a kept column nothing is put by masking, and in the person's own row it is the original.
    assert len(search_all.search("app.Review", "kept", ["so Mark Baker says"], [1], masked=False)) == 1
    assert len(search_all.search("app.Review", "comment", ["Mark Baker"], [1], people=KEYS[4:5])) == 1


def test_bare_digits_of_a_crowded_length_are_chance_and_grouped_ones_are_not():
    survey = PeopleSurvey(SECRET)
    keys = row_keys(1, np.arange(20_000))
    survey.add("app.User", {"phone": ("phone", [f"+1 2{n:09d}" for n in range(20_000)])}, keys)
    search_all = LeakSearch([survey.finish()])
    assert search_all.search("app.Order", "number", [2000000007], [1], masked=False) == []
    assert search_all.by_chance[("app.Order", "number")] > 0
    assert search_all.search("app.Order", "note", ["call 200-000-0007"], [1], masked=False)
    assert search_all.search("app.Order", "note", ["+12000000007"], [1], masked=False)


def test_unsearched_originals_are_counted():
    assert ORIGINALS.unsearched == {"app.User.city": 3, "app.User.token": 2, "app.User.data": 1, "app.User.born": 1}
    assert any(said.startswith("app.User.city: 3 originals were not searched") for said in limits([PEOPLE, ORIGINALS]))


def test_rows_that_keep_their_own_original():
    own = OwnValues()
    same = own.add("app.User.city", ["Berlin", "Paris", None, "", "Rio"], ["berlin", "Rome", None, "", "Oslo"])
    assert same.tolist() == [True, False, False, False, False]
    assert own.kept["app.User.city"] == 1
    assert own.rows["app.User.city"] == 3
    texts = ["born 12.03.1985", "on 03/12/1985", "in 1985", None]
    assert own.add_dates("app.User.born", [date(1985, 3, 12)] * 4, texts).tolist() == [True, True, False, False]


def test_findings_are_bounded_and_all_are_counted(monkeypatch):
    monkeypatch.setattr("seeding.masking.verifying.leaks.MOST_FINDINGS", 5)
    search_all = LeakSearch([PEOPLE])
    search_all.search("t", "c", ["a@b.co"] * 20, list(range(20)))
    assert len(search_all.leaks) == 5
    assert search_all.counts[("t", "c")] == 20


VALUE = st.text(alphabet=st.sampled_from("abcdefghijklmnop0123456789"), min_size=9, max_size=20)


@settings(max_examples=150, deadline=None)
@given(st.lists(VALUE, min_size=1, max_size=5, unique=True), st.text(st.sampled_from('xyz ,;\n"{}é中'), max_size=40))
def test_any_original_of_some_length_is_found_inside_text(values, around):
    survey = OriginalsSurvey(SECRET)
    survey.add_column("t.c", values)
    stored = survey.finish()
    assert not LeakSearch([stored]).search("t", "c", [around], [1], masked=False)
    for value in values:
        found = LeakSearch([stored]).search(
            "t", "c", [{"k": [f"{around} {value.upper()} {around}"]}], [1], masked=False
        )
        assert found or stored.unsearched or value.isdigit()
