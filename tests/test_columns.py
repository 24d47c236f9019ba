"""Every class of column against a slow rendering of its values: COPY text, Python values, what SQLite stores."""

import json
import uuid
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seeding.columns import (
    Bank,
    Booleans,
    Choose,
    Column,
    Dates,
    Decimals,
    Documents,
    Durations,
    Floats,
    Integers,
    Objects,
    Strings,
    Template,
    Text,
    Times,
    Timestamps,
    Uuids,
    Words,
    bytes_text,
    combine,
    constant,
    copy_text,
    documents,
    json_text,
    mapped,
    one_of,
    shorten,
    template,
)
from seeding.schema import Field
from seeding.storing import read_column

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SMALLEST = -(2**63)
INT64 = st.integers(-(2**63), 2**63 - 1) | st.sampled_from([0, -1, 1, 9999, 10_000, SMALLEST, 2**63 - 1, 10**18])
MICRO = timedelta(microseconds=1)
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)) | st.sampled_from(
    [
        EPOCH,
        EPOCH - MICRO,
        EPOCH + timedelta(days=1) - MICRO,
        EPOCH - timedelta(days=1),
        EPOCH.replace(year=2000),
    ]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12) | st.sampled_from(
    [
        "",
        "\\",
        "\\N",
        "\\.",
        "a\tb",
        "a\nb",
        "\r\n",
        "\\n",
        "ÄÖ",
        "日本",
        "🎉",
        " ",
        "\x01",
        "\x7f",
        "'\"",
        "\b\f\v",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


class Class(NamedTuple):
    """How columns of a class are made of Python values, of which, and the COPY text and stored form of each."""

    make: Any
    values: Any
    storage: str
    copy: Any
    stored: Any = lambda value: value
    places: int = 0
    aware: bool = True


def escaped(text):
    return "".join({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(letter, letter) for letter in text)


def micros(value):
    return (value - EPOCH) // MICRO


def fraction(value):
    return f".{value.microsecond:06d}" if value.microsecond else ""


def instant(value):
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d} {clock(value)}"


def clock(value):
    return f"{value.hour:02d}:{value.minute:02d}:{value.second:02d}{fraction(value)}"


def seconds(value):
    whole = abs(value // MICRO)
    return f"{'-' if value < timedelta(0) else ''}{whole // 10**6}.{whole % 10**6:06d} seconds"


def numbers(values):
    return np.array(values, dtype=np.int64)


def units(value, places):
    return int(value.scaleb(places))


def decimals(places):
    return Class(
        make=lambda values: Decimals(numbers([units(value, places) for value in values]), places),
        values=INT64.filter(lambda number: number != SMALLEST).map(lambda number: Decimal(number).scaleb(-places)),
        storage="decimal",
        copy=lambda value: f"{value:.{places}f}",
        stored=float,
        places=places,
    )


def words(values):
    bank = sorted(set(values), reverse=True)
    return Words(numbers([bank.index(value) for value in values]), Bank(tuple(bank)))


def halves(values):
    """A template of the two halves of each text, one of them a word, around a literal text that is empty."""
    return template(
        words([value[: len(value) // 2] for value in values]),
        "",
        Strings(tuple(v[len(v) // 2 :] for v in values)),
    )


def choose(values):
    """The longer texts from one column, the others from another; what is not chosen is something else."""
    which = numbers([len(value) % 2 for value in values])
    even = Strings(tuple(value if len(value) % 2 == 0 else "unused" for value in values))
    odd = words([value if len(value) % 2 else "not used either" for value in values])
    return Choose(which, (even, odd))


def uuids(values):
    high = np.array([value.int >> 64 for value in values], dtype=np.uint64)
    return Uuids(high, np.array([value.int & (2**64 - 1) for value in values], dtype=np.uint64))


def text_class(make):
    return Class(make, TEXTS, "text", escaped)


CLASSES = {
    "integers": Class(lambda values: Integers(numbers(values)), INT64, "integer", str),
    **{f"decimals to {places} places": decimals(places) for places in (0, 1, 2, 6, 9, 18)},
    "floats": Class(
        lambda values: Floats(np.array(values, dtype=np.float64)), st.floats(allow_nan=False), "float", repr
    ),
    "booleans": Class(
        lambda values: Booleans(np.array(values, dtype=np.bool_)),
        st.booleans(),
        "boolean",
        lambda value: "ft"[value],
    ),
    "timestamps": Class(
        lambda values: Timestamps(numbers([micros(value) for value in values])),
        INSTANTS,
        "timestamp",
        lambda value: f"{instant(value)}+00",
        lambda value: str(value.replace(tzinfo=None)),
    ),
    "naive timestamps": Class(
        lambda values: Timestamps(numbers([micros(v.replace(tzinfo=UTC)) for v in values]), aware=False),
        INSTANTS.map(lambda value: value.replace(tzinfo=None)),
        "timestamp",
        instant,
        str,
        aware=False,
    ),
    "dates": Class(
        lambda values: Dates(numbers([(value - EPOCH.date()).days for value in values])),
        INSTANTS.map(datetime.date),
        "date",
        lambda value: f"{value.year:04d}-{value.month:02d}-{value.day:02d}",
        str,
    ),
    "times": Class(
        lambda values: Times(numbers([micros(datetime.combine(EPOCH, v, UTC)) for v in values])),
        st.times() | st.sampled_from([time.min, time.max, time(12), time(0, 0, 0, 1)]),
        "time",
        clock,
        str,
    ),
    "durations": Class(
        lambda values: Durations(numbers([value // MICRO for value in values])),
        st.timedeltas(timedelta(0), timedelta(days=100_000)),
        "duration",
        seconds,
        lambda value: value // MICRO,
    ),
    "uuids": Class(uuids, st.uuids(), "uuid", str, lambda value: value.hex),
    "words": text_class(words),
    "strings": text_class(lambda values: Strings(tuple(values))),
    "templates": text_class(halves),
    "choices of columns": text_class(choose),
    "documents": Class(
        lambda values: Objects(tuple(values), json_text, json_text),
        JSON.filter(lambda value: value is not None),
        "json",
        lambda value: escaped(json_text(value)),
        json_text,
    ),
    "documents of columns": Class(
        lambda values: Documents(Strings(tuple(map(json_text, values)))),
        JSON.filter(lambda value: value is not None),
        "json",
        lambda value: escaped(json_text(value)),
        json_text,
    ),
    "bytes": Class(
        lambda values: Objects(tuple(values), bytes_text),
        st.binary(max_size=5),
        "bytes",
        lambda value: escaped("\\x" + value.hex()),
    ),
}

every_class = pytest.mark.parametrize("name", CLASSES)


def field(one, **more):
    return Field("it", "it", "it", one.storage, "Field", places=one.places, aware=one.aware, **more)


def drawn(data, name, min_size=0, nulls=False):
    """Values of a class, the column of them, and which are null."""
    one = CLASSES[name]
    values = data.draw(st.lists(one.values, min_size=min_size, max_size=8))
    column = one.make(values) if values or name not in ("templates", "choices of columns") else Strings(())
    if not nulls:
        return values, column
    mask = data.draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values)))
    present = [None if null else value for value, null in zip(values, mask, strict=True)]
    return present, column.with_nulls(np.array(mask, dtype=np.bool_))


def lines(*columns: Column) -> list[str]:
    return copy_text(columns).decode().split("\n")[:-1]


def expected(name, values):
    return ["\\N" if value is None else CLASSES[name].copy(value) for value in values]


# Every class ----------------------------------------------------------------------------------------------


@every_class
@given(data=st.data())
def test_copy_text_is_that_of_the_values(name, data):
    values, column = drawn(data, name, nulls=True)

    assert len(column) == len(values)
    assert lines(column) == expected(name, values)


@every_class
@given(data=st.data())
def test_values_are_python_values(name, data):
    values, column = drawn(data, name, nulls=True)

    assert column.values() == values
    assert [type(value) for value in column.values()] == [type(value) for value in values]


@every_class
@given(data=st.data())
def test_stored_values_are_those_of_sqlite(name, data):
    values, column = drawn(data, name, nulls=True)
    stored = column.stored()

    if CLASSES[name].storage == "decimal":
        stored = [None if value is None else float(value) for value in stored]
    assert stored == [None if value is None else CLASSES[name].stored(value) for value in values]


@every_class
@given(data=st.data())
def test_take_gives_the_rows_in_the_order_asked_for(name, data):
    values, column = drawn(data, name, min_size=1, nulls=True)
    index = data.draw(st.lists(st.integers(0, len(values) - 1), max_size=12))
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values))), dtype=np.bool_)
    cut = slice(data.draw(st.integers(0, len(values))), data.draw(st.integers(0, len(values))))

    for how, wanted in (
        (numbers(index), [values[i] for i in index]),
        (mask, [value for value, kept in zip(values, mask, strict=True) if kept]),
        (cut, values[cut]),
    ):
        taken = column.take(how)
        assert type(taken) is type(column)
        assert len(taken) == len(wanted)
        assert taken.values() == wanted
        assert lines(taken) == expected(name, wanted)


@every_class
@given(data=st.data())
def test_columns_survive_a_round_trip_through_python_values(name, data):
    """As they do when a digest is taken of what a database holds."""
    values, column = drawn(data, name, nulls=True)
    again = read_column(column.values(), field(CLASSES[name]))

    assert lines(again) == lines(column)
    assert again.values() == values


@pytest.mark.parametrize("name", [name for name in CLASSES if name not in ("templates", "choices of columns")])
@given(data=st.data())
def test_parts_are_combined_in_the_places_they_fill(name, data):
    values, column = drawn(data, name, min_size=2, nulls=True)
    side = np.array(data.draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values))), dtype=np.bool_)
    assume(0 < side.sum() < len(values))
    parts = [
        (np.flatnonzero(side)[::-1], column.take(np.flatnonzero(side)[::-1])),
        (np.flatnonzero(~side), column.take(~side)),
    ]

    whole = combine(parts, len(values))

    assert whole.values() == values
    assert lines(whole) == expected(name, values)


@every_class
@given(data=st.data())
def test_nulls_add_up_and_change_nothing_else(name, data):
    values, column = drawn(data, name, min_size=1)
    first, second = (
        np.array(data.draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values))), dtype=np.bool_)
        for _ in range(2)
    )
    both = column.with_nulls(first).with_nulls(second)

    assert both.values() == [None if null else v for v, null in zip(values, first | second, strict=True)]
    assert column.values() == values
    assert column.with_nulls(None) is column
    assert column.with_nulls(np.zeros(len(values), dtype=np.bool_)) is column


@given(data=st.data())
def test_the_columns_of_a_batch_do_not_touch_each_other(data):
    rows = data.draw(st.integers(1, 6))
    names = data.draw(st.lists(st.sampled_from(sorted(CLASSES)), min_size=1, max_size=5))
    columns, texts = [], []
    for name in names:
        values = data.draw(st.lists(CLASSES[name].values, min_size=rows, max_size=rows))
        nulls = np.array(data.draw(st.lists(st.booleans(), min_size=rows, max_size=rows)), dtype=np.bool_)
        columns.append(CLASSES[name].make(values).with_nulls(nulls))
        texts.append(expected(name, [None if null else v for v, null in zip(values, nulls, strict=True)]))

    assert lines(*columns) == ["\t".join(row) for row in zip(*texts, strict=True)]


@every_class
def test_no_rows_are_no_text(name):
    if name in ("templates", "choices of columns"):
        empty = CLASSES[name].make(["a", "bc"]).take(slice(0, 0))
    else:
        empty = CLASSES[name].make([])

    assert copy_text([empty]) == b""
    assert (empty.values(), empty.stored(), len(empty)) == ([], [], 0)


@every_class
@given(data=st.data())
def test_a_column_does_not_change_when_it_is_read(name, data):
    _, column = drawn(data, name, min_size=1, nulls=True)
    before = lines(column)
    column.stored().append("else")
    column.values().append("else")
    column.take(slice(0, 1))

    assert lines(column) == before


def examples(one):
    values = EXAMPLES[one.storage]
    if one.storage == "timestamp" and not one.aware:
        return [value.replace(tzinfo=None) for value in values]
    return [value.scaleb(-one.places) for value in values] if one.storage == "decimal" else values


def test_a_large_batch_is_the_text_of_its_rows():
    rows = 40_000
    columns, texts = [], []
    for place, (name, one) in enumerate(CLASSES.items()):
        values = examples(one)
        index = np.arange(rows) % len(values)
        nulls = np.arange(rows) % 11 == place % 11
        columns.append(one.make(values).take(index).with_nulls(nulls))
        written = np.array(expected(name, values), dtype=object)[index]
        written[nulls] = "\\N"
        texts.append(written.tolist())

    assert copy_text(columns) == "".join("\t".join(row) + "\n" for row in zip(*texts, strict=True)).encode()


# Text -----------------------------------------------------------------------------------------------------

TEXT_CLASSES = [name for name, one in CLASSES.items() if one.storage == "text"]
every_text = pytest.mark.parametrize("name", TEXT_CLASSES)


@every_text
@given(data=st.data())
def test_lengths_count_characters(name, data):
    values, column = drawn(data, name, min_size=1)

    assert column.lengths.tolist() == [len(value) for value in values]
    assert column.longest >= max(map(len, values))


@every_text
@given(data=st.data(), limit=st.integers(1, 12))
def test_text_is_cut_to_a_length(name, data, limit):
    values, column = drawn(data, name, min_size=1, nulls=True)
    cut = column.fit(limit).values()

    for value, short in zip(values, cut, strict=True):
        if value is None:
            assert short is None
        else:
            assert value.startswith(short)
            assert len(short) <= limit
            assert short == value or short
            assert len(value) > limit or short == value
    assert column.fit(None) is column


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 9, "one two"),
        ("one two three", 7, "one two"),
        ("one two, three", 9, "one two"),
        ("abcdefghij k", 5, "abcde"),
        ("a bcdefghijk", 8, "a bcdefg"),
        ("     ", 2, "  "),
    ],
)
def test_text_ends_at_a_word_where_one_is_near(text, limit, short):
    assert shorten(text, limit) == short


@every_text
@given(data=st.data())
def test_rows_are_found_by_their_words(name, data):
    values, column = drawn(data, name, min_size=1)
    wanted = data.draw(st.lists(st.sampled_from(values) | TEXTS, max_size=3))

    assert column.where(*wanted).tolist() == [value in wanted for value in values]


@every_text
@given(data=st.data())
def test_mapped_changes_words_or_whole_texts(name, data):
    values, column = drawn(data, name, min_size=1, nulls=True)

    def lower(text):
        # A template is changed part by part, and lower case may look at its neighbours (the final sigma).
        half = len(text) // 2
        return text[:half].lower() + text[half:].lower() if name == "templates" else text.lower()

    assert mapped(column, str.lower).values() == [None if value is None else lower(value) for value in values]


def test_mapped_calls_once_for_each_word_of_a_bank():
    calls = []
    bank = Bank(("mapped once", "twice"))

    def change(word):
        calls.append(word)
        return word.upper()

    column = Words(np.zeros(1000, dtype=np.int64), bank)
    assert mapped(column, change).values()[:2] == ["MAPPED ONCE", "MAPPED ONCE"]
    mapped(column.take(slice(0, 5)), change)

    assert calls == ["mapped once", "twice"]


@given(st.lists(st.tuples(TEXTS, INT64, TEXTS), min_size=1, max_size=6), TEXTS)
def test_templates_join_text_and_numbers_row_by_row(rows, literal):
    joined = template(words([a for a, _, _ in rows]), literal, Integers(numbers([n for _, n, _ in rows])), "#")
    joined = joined + Strings(tuple(b for _, _, b in rows))
    texts = [f"{a}{literal}{number}#{b}" for a, number, b in rows]

    assert isinstance(joined, Template)
    assert joined.values() == texts
    assert joined.lengths.tolist() == [len(text) for text in texts]
    assert joined.longest >= max(map(len, texts))
    assert lines(joined) == [escaped(text) for text in texts]
    assert ("<" + joined).values() == ["<" + text for text in texts]


@pytest.mark.parametrize("places", [0, 2, 6, 8])
@given(st.lists(st.integers(-(10**10), 10**10), min_size=1, max_size=6))
def test_templates_write_decimals_the_same_in_copy_text_and_in_values(places, units):
    joined = template("€", Decimals(numbers(units), places))

    assert joined.values() == lines(joined)
    assert joined.lengths.tolist() == [len(text) for text in lines(joined)]


def test_templates_leave_nulls_of_a_template_within_alone():
    inner = template("a", constant("b", 2)).with_nulls(np.array([True, False]))

    assert template(inner, "c").values() == ["abc", "abc"]
    assert template("x", template("y", constant("z", 2))).values() == ["xyz", "xyz"]


@pytest.mark.parametrize("make", [words, lambda values: Strings(tuple(values))])
def test_a_nul_that_postgresql_cannot_store_is_refused(make):
    with pytest.raises(ValueError, match=r"U\+0000"):
        copy_text([make(["a\x00b"])])


def test_a_bank_shows_its_first_words():
    assert repr(Bank(("a", "b", "c", "d"))) == "Bank('a', 'b', 'c', …; 4 words)"


# Other classes --------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1)), min_size=1, max_size=5))
def test_drawn_uuids_are_of_version_4(pairs):
    drawn_uuids = Uuids.draw(*(np.array(side, dtype=np.uint64) for side in zip(*pairs, strict=True)))

    for value, text in zip(drawn_uuids.values(), lines(drawn_uuids), strict=True):
        assert (value.version, value.variant) == (4, uuid.RFC_4122)
        assert text == str(value)


@pytest.mark.parametrize("length", [-MICRO, timedelta(seconds=-1.5), timedelta(days=-100_000, microseconds=1)])
def test_negative_durations_keep_their_length(length):
    column = Durations(numbers([length // MICRO, 0]))

    assert lines(column) == [seconds(length), "0.000000 seconds"]
    assert column.values() == [length, timedelta(0)]


@pytest.mark.parametrize("places", [0, 2, 18])
def test_decimals_reach_to_the_smallest_integer(places):
    column = Decimals(numbers([SMALLEST, 1]), places)

    assert lines(column) == [f"{value:f}" for value in column.values()]


@pytest.mark.parametrize("moment", [datetime.min, datetime.max, datetime(999, 12, 31, 1), datetime(1582, 10, 10)])
def test_the_years_reach_from_1_to_9999(moment):
    at = numbers([micros(moment.replace(tzinfo=UTC)), 0])
    both = [moment, datetime(1970, 1, 1)]

    assert lines(Timestamps(at, aware=False)) == Timestamps(at, aware=False).stored() == list(map(str, both))
    assert Timestamps(at).values() == [value.replace(tzinfo=UTC) for value in both]
    assert lines(Dates(at // (86_400 * 10**6))) == [str(value.date()) for value in both]


def test_numbers_that_floats_hold_exactly_are_stored_as_floats_and_the_rest_as_text():
    column = Decimals(numbers([999_999_999_999_999, -5]), 2)
    assert column.stored() == [9_999_999_999_999.99, -0.05]

    assert Decimals(numbers([2**63 - 1, 5]), 2).stored() == ["92233720368547758.07", "0.05"]


def test_documents_are_written_in_one_form():
    assert json_text({"b": 1, "a": ["é", None, True]}) == '{"a":["é",null,true],"b":1}'
    assert json.loads(json_text({"at": datetime(2025, 1, 1, tzinfo=UTC)})) == {"at": "2025-01-01 00:00:00+00:00"}


@given(st.lists(st.tuples(TEXTS, TEXTS, INT64, st.booleans(), st.booleans()), min_size=1, max_size=5))
def test_documents_of_columns_are_those_of_their_values(rows):
    texts, keys, whole, flags, missing = map(list, zip(*rows, strict=True))
    words = template(Words(np.arange(len(keys)), Bank(tuple(keys))), "/", Strings(tuple(texts)))
    key = keys[0] or "key"
    column = documents(
        {
            "z": Strings(tuple(texts)),
            key + "z": {"words": words, "whole": Integers(numbers(whole)), "none": {}},
            "a": Booleans(np.array(flags)).with_nulls(np.array(missing)),
            "always": [1, None, "é"],
        }
    )
    expected = [
        {
            "z": text,
            key + "z": {"words": f"{start}/{text}", "whole": number, "none": {}},
            "a": None if gone else flag,
            "always": [1, None, "é"],
        }
        for text, start, number, flag, gone in zip(texts, keys, whole, flags, missing, strict=True)
    ]

    assert column.values() == expected
    assert column.stored() == list(map(json_text, expected))
    assert lines(column) == [escaped(json_text(value)) for value in expected]


@pytest.mark.parametrize("name", [name for name, one in CLASSES.items() if one.storage == "text"])
@given(data=st.data())
def test_the_places_of_texts_among_others(name, data):
    values, column = drawn(data, name)
    words = data.draw(st.permutations(sorted({*values[::2], "other"})))

    assert column.places(words).tolist() == [words.index(value) if value in words else -1 for value in values]


def test_one_of_several_documents():
    first, second = documents({"a": Integers(numbers([1, 2, 3]))}), documents({"b": constant("x", 3)})

    assert one_of(numbers([1, 0, 1]), (first, second)).values() == [{"b": "x"}, {"a": 2}, {"b": "x"}]
    with pytest.raises(TypeError, match="not Dates"):
        documents({"on": Dates(numbers([1]))})


def test_the_array_of_a_column_is_in_its_own_units():
    assert Integers(numbers([1])).array.tolist() == [1]
    assert Decimals(numbers([150]), 2).array.tolist() == [150]
    assert Dates(numbers([3])).array.tolist() == [3]
    assert Timestamps(numbers([3])).array.tolist() == [3]
    assert Booleans(np.array([True])).array.tolist() == [True]
    assert Objects(({"a": 1},), json_text).array.tolist() == [{"a": 1}]


def test_every_class_of_column_is_tested():
    def concrete(cls):
        return {cls} | {sub for below in cls.__subclasses__() for sub in concrete(below)}

    made = {type(one.make(examples(one))) for one in CLASSES.values()}
    assert made == {
        cls
        for cls in concrete(Column)
        if cls.__module__.startswith("seeding.columns.") and cls.__module__ != "seeding.columns.styles"
    } - {Column, Text}


EXAMPLES: dict[str, list[Any]] = {
    "integer": [0, -1, 10**12, 9999, 10_000],
    "decimal": [Decimal(number) for number in (0, -5, 199, 10**15, -(10**9) - 7)],
    "float": [0.0, 1e300, -2.5],
    "boolean": [True, False, False],
    "timestamp": [EPOCH, EPOCH - MICRO, datetime(2024, 2, 29, 23, 59, 59, 999_999, UTC)],
    "date": [date(1969, 12, 31), date(2024, 2, 29)],
    "time": [time.min, time.max, time(12)],
    "duration": [timedelta(0), timedelta(days=400, microseconds=1)],
    "uuid": [uuid.UUID(int=1), uuid.UUID(int=2**128 - 1)],
    "text": ["", "ab", "a\tb", "\\N", "日本", "odd"],
    "json": [{}, [], {"a": [1, "é"]}, 0],
    "bytes": [b"", b"\x00\xff"],
}


def test_json_put_together_as_text_is_what_json_is():
    words = Words(np.array([0, 1, 0]), Bank(('"é"', '"b c"')))
    made = Documents(template("[", words, ",1]"), nulls=np.array([False, False, True]))
    same = Objects((["é", 1], ["b c", 1], None), json_text, json_text).with_nulls(made.nulls)

    assert made.values() == [["é", 1], ["b c", 1], None]
    assert copy_text([made]) == copy_text([same])
    assert made.stored() == same.stored()
    parts = [(np.array([2, 0]), made.take(np.array([1, 0]))), (np.array([1]), made.take(np.array([2])))]
    assert combine(parts, 3).values() == [["é", 1], None, ["b c", 1]]
