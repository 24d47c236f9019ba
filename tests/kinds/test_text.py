"""Prose, and the contract that every kind of a subject keeps."""

import re

import numpy as np
import pytest

from seeding import kinds
from seeding.columns import Words, copy_text, escape
from seeding.keys import row_keys, stream
from seeding.kinds import Draw, text, text_data

LOCALES = (("en_US",), ("de_DE",), ("ja_JP",), ("en_US", "de_DE", "ja_JP"))
LENGTHS = (None, 254, 100, 30, 12)


def drawn(rows=400, first=0, seed=7, **options):
    positions = np.arange(first, first + rows, dtype=np.int64)
    return Draw(keys=row_keys(stream(seed, "test"), positions), positions=positions, unique_key=11, **options)


def of_subject(subject):
    """The names of the kinds that a module of `seeding.kinds` declares."""
    return [name for name, kind in kinds.all_kinds().items() if kind.draw.__module__ == f"seeding.kinds.{subject}"]


def contracts(subject, lengths=LENGTHS):
    """Each kind of a subject with each length that it promises to fit, unique where it can be."""
    return [
        (name, max_length, unique)
        for name in of_subject(subject)
        for max_length in lengths
        for unique in (False, True)
        if max_length is None or max_length >= kinds.get(name).min_length
        if not unique or kinds.get(name).unique_values != 0
    ]


def unique_contracts(subject):
    return [(name, max_length) for name, max_length, unique in contracts(subject, (None, 30, 12)) if unique]


def assert_contract(name, locales, max_length, unique):
    """What `seeding.kinds` promises of every kind."""
    kind = kinds.get(name)
    options = {"locales": locales, "max_length": max_length, "unique": unique}
    values = kind.draw(drawn(**options)).values()
    assert values == kind.draw(drawn(**options)).values()
    assert values[150:170] == kind.draw(drawn(20, 150, **options)).values()
    texts = list(map(str, values))
    assert all(texts)
    if "text" in kind.types:
        assert max_length is None or max(map(len, texts)) <= max_length
    if kind.pattern is not None:
        assert [value for value in texts if not re.fullmatch(kind.pattern, value)] == []
    expected = "".join(f"{escape(value)}\n" for value in texts)
    assert copy_text([kind.draw(drawn(**options))]).decode() == expected
    if unique:
        assert len({value.casefold() for value in texts}) == len(texts)


def assert_unique(name, max_length, locales=("en_US", "de_DE", "ja_JP"), rows=50_000):
    """Values of many positions differ, those of far ones too, and in several batches as in one."""
    kind = kinds.get(name)
    options = {"locales": locales, "max_length": max_length, "unique": True}
    batches = [kind.draw(drawn(rows // 2, first, **options)).values() for first in (0, rows // 2)]
    values = [str(value).casefold() for batch in batches for value in batch]
    assert len(set(values)) == rows


def assert_documented(name):
    kind = kinds.get(name)
    assert kind.summary.endswith(".")
    assert len(kind.summary) < 130
    assert not any(re.compile(pattern).fullmatch("") for pattern in kind.names)


@pytest.mark.parametrize("locales", LOCALES)
@pytest.mark.parametrize(("name", "max_length", "unique"), contracts("text"))
def test_contract(name, max_length, unique, locales):
    assert_contract(name, locales, max_length, unique)


@pytest.mark.parametrize(("name", "max_length"), unique_contracts("text"))
def test_unique_values_differ(name, max_length):
    assert_unique(name, max_length)


@pytest.mark.parametrize("name", of_subject("text"))
def test_documented(name):
    assert_documented(name)


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("title", "title"), ("headline", "title"), ("subject_line", "title"), ("slug", "slug"),
        ("permalink", "slug"), ("summary", "sentence"), ("tagline", "sentence"),
        ("meta_description", "sentence"), ("description", "description"), ("body", "paragraph"),
        ("content", "paragraph"), ("notes", "comment"), ("cancellation_reason", "comment"),
        ("internal_note", "comment"), ("tag", "keyword"), ("bio", "bio"), ("question", "question"),
        ("answer", "answer"), ("body_html", "html_snippet"), ("readme", "markdown"),
        ("warehouse_name", "name_of_thing"),
    ],
)  # fmt: skip
def test_column_names(column, name):
    assert kinds.get(name).suggested_by(column)


@pytest.mark.parametrize("column", ["first_name", "file_name", "host_name", "user_name", "display_name", "city_name"])
def test_names_of_other_subjects_are_no_things(column):
    assert not kinds.get("name_of_thing").suggested_by(column)


def test_expand():
    assert text.expand("a [b|c] d [e|f].") == ["a b d e.", "a b d f.", "a c d e.", "a c d f."]


def test_no_frame_is_left_unexpanded():
    lists = [value for value in vars(text_data).values() if isinstance(value, tuple) and isinstance(value[0], str)]
    for frame in (frame for frames in lists for frame in frames):
        for expanded in text.expand(frame):
            assert not set("[]|") & set(expanded)


@pytest.mark.parametrize("name", ["sentence", "description", "paragraph", "bio", "answer"])
@pytest.mark.parametrize("max_length", [None, 254, 80, 40])
def test_whole_sentences(name, max_length):
    values = kinds.get(name).draw(drawn(3000, max_length=max_length)).values()
    assert [value for value in values if value[-1] not in ".?!"] == []
    assert all(value[0].isupper() for value in values)
    assert not any("  " in value or ".." in value for value in values)


def test_paragraphs_have_two_to_six_sentences():
    counts = {len(re.findall(r"[.?!](?= |$)", value)) for value in kinds.get("paragraph").draw(drawn(3000)).values()}
    assert counts == {2, 3, 4, 5, 6}


def test_one_row_speaks_of_one_topic():
    draw = drawn(500)
    topics = [text_data.TOPICS[place] for place in text.topics(draw).tolist()]
    for name in ("title", "sentence", "description", "paragraph"):
        for topic, value in zip(topics, kinds.get(name).draw(draw).values(), strict=True):
            assert topic in value.lower(), (name, value)


def test_slugs_are_those_of_the_titles():
    draw = drawn(500)
    pairs = zip(kinds.get("title").draw(draw).values(), kinds.get("slug").draw(draw).values(), strict=True)
    assert all(text.slug_word(title) == slug for title, slug in pairs)


def test_answers_answer_their_questions():
    draw = drawn(300)
    answers = dict(text_data.HELP)
    for question, answer in zip(
        kinds.get("question").draw(draw).values(), kinds.get("answer").draw(draw).values(), strict=True
    ):
        asked = next(what for what in answers if what in question)
        assert answer.startswith(answers[asked])


def test_html_is_balanced():
    for value in kinds.get("html_snippet").draw(drawn(500, max_length=200)).values():
        assert re.fullmatch(r"(<h2>[^<>]+</h2>\n)?<p>[^<>]+</p>", value)


def test_many_different_paragraphs():
    assert len(set(kinds.get("paragraph").draw(drawn(20_000)).values())) > 19_500


def test_a_number_is_never_cut():
    base = kinds.get("keyword").draw(drawn(3))
    assert isinstance(base, Words)
    with pytest.raises(ValueError, match="3 characters are not enough for the number 12345"):
        text.numbered(base, np.array([12, 1, 12_345]), 3)
    assert text.numbered(base, np.array([12, 1, 12_345]), 5).values()[2] == "12345"
