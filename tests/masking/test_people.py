"""Whose a lone value is, and what a survey refuses."""

import numpy as np
import pytest

from seeding.masking.people import PARTS, PeopleSurvey, Source
from tests.masking.people import EMAILS, NAMES, PHONES, SECRET, USERNAMES, population

PEOPLE = population()


@pytest.mark.parametrize(
    ("part", "values"), [("full_name", NAMES), ("email", EMAILS), ("username", USERNAMES), ("phone", PHONES)]
)
def test_everybody_is_known_by_each_part(part, values):
    keys, known = PEOPLE.resolve(part, list(values))
    there = np.array([bool(value) for value in values])
    assert np.array_equal(known, there)
    assert np.array_equal(keys, np.arange(1, 8, dtype=np.uint64) * 1000 * there)
    assert np.array_equal(PEOPLE.known(part, list(values)), keys)


def test_lone_values_in_another_spelling():
    keys, known = PEOPLE.resolve(
        "full_name", ["SMITH, JOHN", "anna-maria o'brien", "John Paul Smith", "Nobody Else", None, ""]
    )
    assert keys.tolist() == [1000, 2000, 0, 0, 0, 0]
    assert known.tolist() == [True, True, False, False, False, False]
    assert PEOPLE.resolve("phone", ["212.555.0187", "+44 20 7946 0958"])[0].tolist() == [1000, 5000]


def test_a_name_of_several_people_is_known_and_nobodys():
    survey = PeopleSurvey(SECRET)
    survey.add(
        "app.User",
        {"full_name": ("name", ["Ada Quill", "Ada Quill"]), "email": ("email", ["a@q.io", "b@q.io"])},
        np.array([1, 2], dtype=np.uint64),
    )
    people = survey.finish()
    keys, known = people.resolve("full_name", ["ada quill"])
    assert (keys.tolist(), known.tolist()) == ([0], [True])
    assert people.index.owned(
        np.array([people.scanner.find(["Ada Quill"]).entries[0]]), np.array([2], dtype=np.uint64)
    ).all()


def test_titles_that_stand_where_names_should_are_found_whole_and_no_part_of_them_is_a_name():
    titles = ["Booking Fee", "What nobody tells you about fraud prevention", "Rose Baker", "Juan de la Cruz"]
    survey = PeopleSurvey(SECRET)
    survey.add("app.Slot", {"full_name": ("title", titles)}, np.arange(1, 5, dtype=np.uint64))
    people = survey.finish()

    def found(text):
        matches = people.scanner.find([text])
        return [text[start:end] for start, end in zip(matches.starts, matches.ends, strict=True)]

    assert found("The Fee for fraud prevention, and What is said") == []
    assert "Booking Fee" in found("a Booking Fee is due")
    assert "R. Baker" in found("asked R. Baker")
    assert "Juan Cruz" in found("asked Juan Cruz")


def test_first_and_last_names_of_their_own_columns_make_a_whole_name():
    survey = PeopleSurvey(SECRET)
    given, family = ["Ada", "Bob", None], ["Quill", "", "Roe"]
    survey.add(
        "app.User",
        {"first_name": ("given", given), "last_name": ("family", family)},
        np.array([1, 2, 3], dtype=np.uint64),
    )
    people = survey.finish()
    assert people.resolve("full_name", ["Ada Quill"])[0].tolist() == [1]
    assert Source(("app.User.given", "app.User.family"), "full_name") in people.sources
    assert people.resolve("last_name", ["Roe", "Ada"])[0].tolist() == [3, 1]


def test_domains_that_are_no_part_of_a_person_are_nobodys():
    assert PEOPLE.known("colour", ["red"]).tolist() == [0]
    with pytest.raises(ValueError, match="no part of a person is called 'colour'") as error:
        PeopleSurvey(SECRET).add("app.User", {"colour": ("colour", ["red"])}, np.zeros(1, dtype=np.uint64))
    assert all(part in str(error.value) for part in PARTS)
