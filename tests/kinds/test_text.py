"""Prose."""

import re

import numpy as np
import pytest

from seeding import kinds
from seeding.columns import Words
from seeding.kinds import text, text_data
from tests.kinds.drawing import asked


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
    values = kinds.get(name).draw(asked(3000, max_length=max_length)).values()
    assert [value for value in values if value[-1] not in ".?!"] == []
    assert all(value[0].isupper() for value in values)
    assert not any("  " in value or ".." in value for value in values)


def test_paragraphs_have_two_to_six_sentences():
    counts = {len(re.findall(r"[.?!](?= |$)", value)) for value in kinds.get("paragraph").draw(asked(3000)).values()}
    assert counts == {2, 3, 4, 5, 6}


def test_one_row_speaks_of_one_topic():
    draw = asked(500)
    topics = [text_data.TOPICS[place] for place in text.topics(draw).tolist()]
    for name in ("title", "sentence", "description", "paragraph"):
        for topic, value in zip(topics, kinds.get(name).draw(draw).values(), strict=True):
            assert topic in value.lower(), (name, value)


def test_slugs_are_those_of_the_titles():
    draw = asked(500)
    pairs = zip(kinds.get("title").draw(draw).values(), kinds.get("slug").draw(draw).values(), strict=True)
    assert all(text.slug_word(title) == slug for title, slug in pairs)


def test_answers_answer_their_questions():
    draw = asked(300)
    answers = dict(text_data.HELP)
    for question, answer in zip(
        kinds.get("question").draw(draw).values(), kinds.get("answer").draw(draw).values(), strict=True
    ):
        topic = next(what for what in answers if what in question)
        assert answer.startswith(answers[topic])


def test_html_is_balanced():
    for value in kinds.get("html_snippet").draw(asked(500, max_length=200)).values():
        assert re.fullmatch(r"(<h2>[^<>]+</h2>\n)?<p>[^<>]+</p>", value)


def test_many_different_paragraphs():
    assert len(set(kinds.get("paragraph").draw(asked(20_000)).values())) > 19_500


def test_a_number_is_never_cut():
    base = kinds.get("keyword").draw(asked(3))
    assert isinstance(base, Words)
    with pytest.raises(ValueError, match="3 characters are not enough for the number 12345"):
        text.numbered(base, np.array([12, 1, 12_345]), 3)
    assert text.numbered(base, np.array([12, 1, 12_345]), 5).values()[2] == "12345"
