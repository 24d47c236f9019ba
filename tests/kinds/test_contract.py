"""What every kind of the registry promises, whoever declared it."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from seeding import kinds
from seeding.columns import Column, Text, copy_text
from seeding.keys import row_keys
from seeding.kinds import Draw, Kind
from tests.kinds.drawing import asked

LOCALES = ("en_US", "de_DE", "ja_JP", "tr_TR")
LENGTHS = (None, 254, 100, 30, 12)
KINDS = list(kinds.all_kinds().values())
each_kind = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
UNIQUE = [kind for kind in KINDS if kind.unique_values != 0]
each_unique_kind = pytest.mark.parametrize("kind", UNIQUE, ids=[kind.name for kind in UNIQUE])
each_locale = pytest.mark.parametrize("locale", LOCALES)


def lengths_for(kind: Kind) -> list[int | None]:
    if "text" not in kind.types:
        return [None]
    return [length for length in LENGTHS if length is None or length >= kind.min_length]


def draws_of(kind: Kind, locale: str, rows: int = 150) -> list[Draw]:
    return [asked(rows, locales=(locale,), max_length=length) for length in lengths_for(kind)]


def unescaped(text: str) -> str:
    names = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return re.sub(r"\\(.)", lambda found: names[found[1]], text)


def rendered(column: Column) -> list[str]:
    """The COPY text of each row, without its escapes."""
    return [unescaped(line) for line in copy_text([column]).decode().split("\n")[:-1]]


@each_kind
def test_is_documented(kind):
    assert kind.summary.endswith("."), f"{kind.name}: the docstring begins with a sentence"
    assert len(kind.summary) < 130, f"{kind.name}: the sentence is short"
    assert kind.pattern, f"{kind.name} says which values it has"
    assert kind.names, f"{kind.name} says which columns it is for"
    assert inspect.getdoc(kind.draw)


@each_kind
def test_names_are_patterns_of_whole_column_names(kind):
    for name in kind.names:
        assert re.fullmatch(name, "") is None, f"{name!r} matches a column without a name"
        assert name == name.lower(), f"{name!r}: column names are matched in snake_case"


@each_kind
@each_locale
def test_is_a_function_of_its_keys(kind, locale):
    for draw in draws_of(kind, locale):
        assert kind.draw(draw).values() == kind.draw(replace(draw, keys=draw.keys.copy())).values()


@each_kind
@each_locale
def test_any_slice_has_the_values_of_the_whole(kind, locale):
    for draw in draws_of(kind, locale):
        whole = kind.draw(draw).values()
        for piece in (slice(0, 1), slice(40, 97), slice(150, 150)):
            part = replace(draw, keys=draw.keys[piece], positions=draw.positions[piece])
            assert kind.draw(part).values() == whole[piece]


@each_unique_kind
def test_unique_slices_have_the_values_of_the_whole(kind):
    rows = min(kind.unique_values or 3000, 3000)
    draw = asked(rows, unique=True)
    whole = kind.draw(draw).values()
    for piece in (slice(0, 3), slice(rows // 2, rows // 2 + 20), slice(rows - 1, rows)):
        part = replace(draw, keys=draw.keys[piece], positions=draw.positions[piece])
        assert kind.draw(part).values() == whole[piece]


@each_kind
def test_several_locales_give_each_row_what_its_own_locale_gives(kind):
    draw = asked(120, locales=LOCALES)
    together = kind.draw(draw).values()
    for code, locale in enumerate(LOCALES):
        alone = kind.draw(replace(draw, locales=(locale,))).values()
        for row in np.flatnonzero(draw.locale_codes == code).tolist():
            assert together[row] == alone[row]


@each_kind
@each_locale
def test_fits_its_length_and_its_pattern(kind, locale):
    for draw in draws_of(kind, locale):
        column = kind.draw(draw)
        for value in column.values():
            if isinstance(column, Text):
                assert value.strip() == value != "", f"{value!r} is empty or has blanks around"
                assert draw.max_length is None or len(value) <= draw.max_length
            assert re.fullmatch(kind.pattern, str(value)), f"{value!r} is not {kind.pattern}"


@each_kind
@each_locale
def test_python_values_are_those_of_the_copy_text(kind, locale):
    for draw in draws_of(kind, locale, 60):
        column = kind.draw(draw)
        for value, text in zip(column.values(), rendered(column), strict=True):
            if isinstance(value, bool):
                assert text == "ft"[value]
            elif isinstance(value, (int, float, Decimal)):
                assert Decimal(text) == Decimal(str(value))
            else:
                assert text == str(value)


@each_unique_kind
@pytest.mark.parametrize("locales", [("en_US",), LOCALES], ids=["one locale", "four locales"])
def test_unique_values_differ_in_any_case(kind, locales):
    rows = min(kind.unique_values or 50_000, 50_000)
    found = [str(value).casefold() for value in kind.draw(asked(rows, locales=locales, unique=True)).values()]
    assert len(set(found)) == rows


@pytest.mark.parametrize("kind", [kind for kind in UNIQUE if "text" in kind.types], ids=lambda kind: kind.name)
def test_unique_values_fit_their_length(kind):
    for length in (30, 12, max(20, kind.min_length + 4)):
        rows, fitting = min(kind.unique_values or 1500, 1500), max(length, kind.min_length)
        column = kind.draw(asked(rows, locales=LOCALES, unique=True, max_length=fitting))
        found = column.values()
        assert max(map(len, found)) <= fitting
        assert len({value.casefold() for value in found}) == rows
        assert rendered(column) == found
        assert [value for value in found if not re.fullmatch(kind.pattern, value)] == []


@each_unique_kind
@pytest.mark.parametrize("far", [10**6, 10**9])
def test_unique_values_of_far_rows_differ_from_those_of_near_ones_or_are_refused(far, kind):
    rows = min(kind.unique_values or 10_000, 20_000) // 2
    far = min(far, (kind.unique_values or far + rows) - rows)
    found, refused = [], []
    for start in (0, far):
        try:
            column = kind.draw(asked(rows, start=start, locales=LOCALES, unique=True))
        except ValueError as error:
            refused.append((start, re.search(r"too few .*for row \d+", str(error)) is not None))
        else:
            found += [str(value).casefold() for value in column.values()]
    assert refused in ([], [(10**9, True)])
    assert len(set(found)) == len(found) >= rows


@each_unique_kind
def test_more_rows_leave_the_first_ones_as_they_were(kind):
    rows = min(kind.unique_values or 2000, 2000)
    few = kind.draw(asked(rows // 2, unique=True)).values()
    assert kind.draw(asked(rows, unique=True)).values()[: rows // 2] == few


def test_a_kind_is_declared_once():
    with pytest.raises(ValueError, match=r"'email' is declared already, in seeding.kinds.contact"):
        kinds.kind("email")(lambda draw: kinds.get("email").draw(draw))


def test_an_unknown_kind_is_answered_with_the_known_ones():
    with pytest.raises(KeyError, match=r"no kind is called 'e-mail'; there are: .*\bemail\b"):
        kinds.get("e-mail")


def test_what_kinds_share_is_made_once_for_the_same_keys():
    sizes = []
    draw = Draw(row_keys(1, np.arange(3)), np.arange(3))

    def made(one):
        return one.once("sum", lambda: sizes.append(len(one.keys)) or int(one.keys.sum()))

    assert made(draw) == made(draw) == made(replace(draw, max_length=5))
    assert made(replace(draw, keys=draw.keys[:1])) == int(draw.keys[0])
    assert sizes == [3, 1]
