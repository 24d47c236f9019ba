"""The search for known sequences: every spelling of a planted one is found, and nothing else."""

import string

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeding.masking.freetext import index as indexing
from seeding.masking.freetext import scanner as scanning
from seeding.masking.freetext.characters import folds
from seeding.masking.freetext.index import Index
from seeding.masking.freetext.scanner import Scanner
from seeding.masking.freetext.tokens import Prints
from seeding.masking.people import COMMON, INITIAL, SINGLE, PeopleSurvey
from seeding.masking.secret import Secret
from tests.masking.people import EMAILS, KEYS, NAMES, SECRET, population, turkish

PEOPLE = population()


def found(text, people=PEOPLE):
    """(matched, part, owner) of what is neither a lone name nor one with an initial."""
    matches = people.scanner.find([text])
    index = people.index
    return {
        (text[start:end], people.sources[source].part, owner)
        for start, end, source, owner, flags in zip(
            matches.starts.tolist(),
            matches.ends.tolist(),
            index.source(matches.entries).tolist(),
            index.owners[matches.entries].tolist(),
            index.flags(matches.entries).tolist(),
            strict=True,
        )
        if not flags & (SINGLE | INITIAL)
    }


@pytest.mark.parametrize(
    "written",
    ["John Smith", "JOHN SMITH", "Smith, John", "john.smith", "John\u00a0Smith", "John  Smith", "john_smith", "John\nSmith",
     "Jo\u0301hn Smith", "Ｊｏｈｎ Smith", "John-Smith", "John</b> <i>Smith", "John&nbsp;Smith", "John%20Smith", "Jöhn Smith"],
)  # fmt: skip
def test_a_name_is_found_in_many_spellings(written):
    assert (written, "full_name", 1000) in found(f"we met {written}'s friend")


@pytest.mark.parametrize(
    "text", ["Johnny Smith", "John Smithson", "xJohn Smith", "John B Smith", "Smith went; John, too"]
)
def test_what_is_no_whole_name_is_not_found(text):
    assert not found(text)


def test_an_address_is_found_exactly_and_never_as_part_of_another():
    assert found("<John.Smith@Example.com>.") >= {("John.Smith@Example.com", "email", 1000)}
    assert found("john.smith%40example.com") >= {("john.smith%40example.com", "email", 1000)}
    for text in (
        "john_smith@example.com",
        "a-john.smith@example.com",
        "john.smith@example.com.au",
        "john.smith@example.co",
    ):
        assert not any(part == "email" and "@" in written for written, part, _ in found(text)), text


@pytest.mark.parametrize(
    "written", ["photos/fq77.jpg", "fq77_avatar.png", "cv_fq77.PDF", "media/fq77_x7Ab.jpeg", "@fq77"]
)
def test_a_user_name_is_found_in_names_of_files(written):
    survey = PeopleSurvey(SECRET)
    survey.add("app.User", {"username": ("login", ["fq77"])}, KEYS[:1])
    assert any(part == "username" for _, part, _ in found(written, survey.finish()))


@pytest.mark.parametrize(
    "written",
    [
        "box-jdoe77",
        "jdoe77-laptop",
        "s3://home-jdoe77-2/x",
        "old_jdoe77-a.zip",
        "jdoe77.example.com",
        "user.jdoe77.theme",
        "user.jens-uwe15.theme",
    ],
)
def test_a_user_name_of_letters_and_digits_is_found_beside_a_hyphen_or_a_dot(written):
    survey = PeopleSurvey(SECRET)
    survey.add("app.User", {"username": ("login", ["jdoe77", "jens-uwe15"])}, KEYS[:2])
    assert any(part == "username" for _, part, _ in found(written, survey.finish()))


@pytest.mark.parametrize(
    "written",
    [
        "box-hartmut",
        "hartmut-strasse",
        "a-jdoe77@example.com",
        "me@jdoe77.com",
        "box-jdoe778",
        "hartmut.com",
        "new-model-327.jpg.x",
    ],
)
def test_a_user_name_that_may_be_another_word_is_none_beside_a_hyphen_or_a_dot(written):
    survey = PeopleSurvey(SECRET)
    survey.add("app.User", {"username": ("login", ["jdoe77", "hartmut", "model-327"])}, KEYS[:3])
    assert not any(part == "username" for _, part, _ in found(written, survey.finish()))


@pytest.mark.parametrize(
    "written", ["fq77.example.com", "a_fq77@example.com", "me@fq77_x.org", "fq77-b.jpg", "fq771.jpg", "x.fq77"]
)
def test_a_user_name_is_not_found_as_part_of_something_longer(written):
    survey = PeopleSurvey(SECRET)
    survey.add("app.User", {"username": ("login", ["fq77"])}, KEYS[:1])
    assert not found(written, survey.finish())


@pytest.mark.parametrize(
    ("text", "owner"),
    [("212-555-0187", 1000), ("+12125550187", 1000), ("0012125550187", 1000), ("(212) 555 0187", 1000), ("0151/2345678", 2000),
     ("+49 151 2345678", 2000), ("0049151 2345678", 2000), ("+49(0)1512345678", 2000), ("+4420 7946 0958", 5000)],
)  # fmt: skip
def test_a_phone_is_found_in_national_and_international_form(text, owner):
    assert any(part == "phone" and whose == owner for _, part, whose in found(f"call {text} now"))


def test_scripts_without_blanks_are_found_inside_a_run_in_their_order_only():
    assert ("田中太郎", "full_name", 3000) in found("昨日、田中太郎さんと話した")
    assert not found("中田太郎")


def test_json_escapes_are_read_in_texts_that_look_like_json():
    assert ("John Smith", "full_name", 1000) in found('{"note": "\\nJohn Smith"}')
    assert ("J\\u006fhn Smith", "full_name", 1000) in found('{"note": "J\\u006fhn Smith"}')
    assert not found("C:\\nJohn Smith")


@pytest.mark.parametrize(
    "written",
    ["%C3%9Cmit%20%C3%96zt%C3%BCrk", "%25C3%259Cmit+%25C3%2596zt%25C3%25BCrk", "&Uuml;mit &Ouml;zt&uuml;rk",
     "&#220;mit&nbsp;&#214;zt&#xfc;rk", "\\u00dcmit \\u00d6zt\\u00fcrk", "=C3=9Cmit =C3=96zt=C3=BCrk",
     "<b>&Uuml;mit</b> &Ouml;zt&uuml;rk"],
)  # fmt: skip
def test_a_name_is_found_in_escapes_and_reaches_over_them(written):
    whole = written.removeprefix("<b>")
    assert (whole, "full_name", 1000) in found(f"n={written}&x=1", turkish())
    assert (whole, "full_name", 1000) in found(f"we met {written}, twice", turkish())


@pytest.mark.parametrize(
    "written", ["umit.oeztuerk%2540firma.tr", "umit.oeztuerk&commat;firma.tr", "umit.oeztuerk\\u0040firma.tr"]
)
def test_an_address_is_found_in_escapes(written):
    assert (written, "email", 1000) in found(f"mail={written}", turkish())


def test_another_secret_knows_nobody():
    other = Prints.of(Secret("another secret that is long enough to be one, 0123456789"))
    assert len(Scanner(PEOPLE.index, other).find([*NAMES, *EMAILS])) == 0


def test_the_index_is_stored_and_holds_no_text(tmp_path):
    PEOPLE.save(tmp_path / "people.npz")
    again = type(PEOPLE).load(tmp_path / "people.npz", SECRET)
    assert found("ask john smith", again) == found("ask john smith")
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()
    assert not any(part in stored for name in NAMES[:2] for part in name.lower().encode().split())


def test_batches_do_not_matter():
    survey = PeopleSurvey(SECRET)
    for row in range(len(NAMES)):
        survey.add("app.User", {"full_name": ("full_name", [NAMES[row]])}, KEYS[row : row + 1])
    apart = survey.finish().index
    survey.add("app.User", {"full_name": ("full_name", list(NAMES))}, KEYS)
    whole = survey.finish().index
    for name in ("hashes", "confirmations", "owners", "pairs"):
        assert np.array_equal(getattr(apart, name), getattr(whole, name)), name


def test_a_reduction_while_adding_changes_nothing(monkeypatch):
    whole = population().index
    monkeypatch.setattr(indexing, "_MOST_WAITING", 3)
    assert np.array_equal(population().index.owners, whole.owners)
    assert np.array_equal(population().index.hashes, whole.hashes)


def test_long_texts_are_searched_in_pieces_that_overlap(monkeypatch):
    monkeypatch.setattr(scanning, "LONGEST", 100)
    monkeypatch.setattr(scanning, "_OVERLAP", 40)
    for offset in range(60, 140, 7):
        text = "x " * (offset // 2) + "John Smith" + " y" * 80
        assert ("John Smith", "full_name", 1000) in found(text)


def test_an_empty_index_and_empty_texts():
    nobody = PeopleSurvey(SECRET).finish()
    assert len(nobody.scanner.find(["John Smith", ""])) == 0
    assert len(PEOPLE.scanner.find(["", "", "..."])) == 0
    assert len(PEOPLE.scanner.find([])) == 0
    assert isinstance(nobody.index, Index)


def test_folding_is_one_to_one_in_length():
    assert chr(folds()[ord("É")]) == "e"
    assert chr(folds()[ord("Ａ")]) == "a"
    assert chr(folds()[ord("が")]) == "が"
    assert chr(folds()[ord("Ё")]) == "е"


WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzäöüéñçøšжиля"), min_size=3, max_size=9)
GAP = st.sampled_from([" ", "  ", ", ", ".", "-", "_", "\n", "\u00a0", "</b> "])
NOISE = st.text(st.sampled_from(string.digits + "!?;:()#äßπ中😀 \n\t"), max_size=30)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORD, WORD), min_size=1, max_size=6, unique=True), st.data())
def test_planted_people_are_found_and_nothing_else(names, data):
    survey = PeopleSurvey(SECRET)
    full = [f"{first.title()} {last.title()}" for first, last in names]
    survey.add("app.User", {"full_name": ("name", full)}, np.arange(1, len(full) + 1, dtype=np.uint64))
    people = survey.finish()
    before, after = data.draw(NOISE), data.draw(NOISE)
    assert not found(f"{before} {after}", people)
    first, last = data.draw(st.sampled_from(names))
    gap = data.draw(GAP)
    written = data.draw(st.sampled_from([f"{first}{gap}{last}", f"{last}{gap}{first}"]))
    written = data.draw(st.sampled_from([written, written.upper(), written.title()]))
    if "ß" in written:
        return
    text = f"{before} {written}; {after}"
    place = len(before) + 1
    matches = people.scanner.find([text])
    assert any(
        start == place and text[start:end] == written
        for start, end in zip(matches.starts.tolist(), matches.ends.tolist(), strict=True)
    )


def test_nothing_is_found_across_two_texts():
    matches = PEOPLE.scanner.find(["so John", "Smith said", "call 212-555", "0187 now"])
    assert (matches.ends > matches.starts).all()
    assert not set(PEOPLE.index.flags(matches.entries).tolist()) - {SINGLE, SINGLE | COMMON}
