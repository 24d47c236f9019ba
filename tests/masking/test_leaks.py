"""Planted originals are found in every corner, and nothing is found where nothing is left."""

import base64
import bz2
import gzip
import io
import json
import lzma
import pickle
import zipfile
import zlib
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeding.keys import row_keys
from seeding.masking.domains import Domains
from seeding.masking.people import PeopleSurvey
from seeding.masking.verifying.chance import Origin, Place, Where, shared_by_many
from seeding.masking.verifying.leaks import LeakSearch, unsearched
from seeding.masking.verifying.surveying import OriginalsSurvey
from tests.masking.people import KEYS, SECRET, population, turkish

PEOPLE, TURKISH = population(), turkish()


def originals():
    survey = OriginalsSurvey(SECRET)
    survey.add_column("app.User.card", ["4111111111111111", None, "5500005555555559"], KEYS[:3])
    survey.add_column("app.User.street", ["12 Abbey Road", "5 Elsewhere Avenue", ""])
    survey.add_column("app.User.street", ["Großgörschenstraße 4"], part="phrase")
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


def zipped(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


KEPT, MIXED = Where(), Where(Place.MIXED)


def searched(*values, where=KEPT, originals=(PEOPLE, TURKISH, ORIGINALS), keys=None, **options):
    """A search of some values of log.payload, which has ended."""
    search = LeakSearch(originals, **options)
    search.search("log", "payload", values, range(1, len(values) + 1) if keys is None else keys, where)
    return search


def search_all(*values):
    return searched(*values).leaks()


def search(value, **options):
    return searched(value, **options).leaks()


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
        ("The token is " + base64.urlsafe_b64encode(b"john.smith@example.com").decode() + ", he says", "email"),
        ("a=" + base64.b64encode(gzip.compress(b"so says john.smith@example.com", mtime=0)).decode(), "email"),
        (SESSION + ":1abc:def", "email"),
        ("dump \\x" + b"john.smith@example.com".hex() + ";", "email"),
        ("0x" + b"ask john.smith@example.com".hex().upper(), "email"),
        ("\u00e9 john.smith@example.com".encode("latin-1"), "email"),
        ("john.smith@example.com".encode("utf-16"), "email"),
        ("john.smith@example.com".encode("utf-16-be"), "email"),
        ("田中太郎様", "full_name"),
        ("+12125550187", "phone"),
        (2125550187, "phone"),
        ("was secretvalue99", "data"),
        ("zebrafishes", "data"),
        ("vvdb_1", "username"),
        ("Vincent J. Berg was here", "full_name"),
        ("last_name: 'Öztürk'\nfirst_name: 'Ümit'", "full_name"),
        ({"who": [{"firstName": "Ümit", "lastName": "Öztürk", "age": 5}]}, "full_name"),
        (json.dumps({"id": 4, "nom": "Öztürk", "prénom": "Ümit"}), "full_name"),
        ('<p first="Ümit" last="Öztürk"/>', "full_name"),
        ("write to john.smith (at) example [dot] com", "email"),
        ("john dot smith at example dot com", "email"),
        ("to john.smith+news@example.com", "email"),
        ("to bounce+john.smith=example.com@lists.org", "email"),
        ("SRS0=ab=XY=example.com=john.smith@relay.net", "email"),
        ("umit.oeztuerk logged in", "email"),
        (pickle.dumps({"who": "Ümit Öztürk", "age": 5}), "full_name"),
        (base64.b64encode(pickle.dumps({"who": "Ümit Öztürk"})).decode(), "full_name"),
        ("a=" + base64.b64encode(gzip.compress(pickle.dumps("Ümit Öztürk"), mtime=0)).decode() + ".", "full_name"),
        (b"\xff\xd8\xff\xe1\x00\x99" * 9 + "Ümit Öztürk".encode("utf-16-le") + b"\x81\x99" * 9, "full_name"),
        ("john.smith@example.com".encode("utf-32"), "email"),
        (gzip.compress(gzip.compress(b"so says john.smith@example.com")), "email"),
        (bz2.compress(b"so says john.smith@example.com"), "email"),
        (lzma.compress(b"so says john.smith@example.com"), "email"),
        (zipped("doc/x.xml", "<p>John Smith</p>"), "full_name"),
        (zipped("john_smith.txt", ""), "full_name"),
        ("GROSSGÖRSCHENSTRASSE 4", "street"),
        (repr("Ümit Öztürk".encode()), "full_name"),
        (json.dumps({"a": json.dumps({"b": json.dumps(["Ümit Öztürk"])})}), "full_name"),
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
        "Ümit told Öztürk",
        "Ümit e Öztürk",
        {"first": "Ümit", "town": "Öztürk"},
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
    assert search(value) == ()


def test_what_stands_before_the_at_of_an_address_is_an_original_where_it_tells_who_has_it():
    survey = PeopleSurvey(SECRET)
    begin = ["anna.kettlewell", "akett77", "anna.bell+x", "sales24", "customer.service", "anna", "a.b", "k-2"]
    survey.add("app.User", {"email": ("email", [f"{one}@x.com" for one in begin])}, KEYS[:1].repeat(len(begin)))
    people = survey.finish()
    texts = ["anna.kettlewell", "by AKETT77.", "/anna.bell/", "sales24", "customer.service", "anna", "a.b", "k-2"]
    assert [bool(search(text, originals=[people])) for text in texts] == [True] * 3 + [False] * 5
    # Another address that begins alike is another's, and so is what begins a drawn one.
    assert not search("to anna.kettlewell@y.org", originals=[people])
    assert not search("anna.kettlewell", originals=[people], where=MIXED)
    assert people.resolve("username", ["akett77", "akett77@x.com"])[1].tolist() == [False, True]


def test_titles_and_short_sentences_of_everyday_words_are_no_originals_of_texts_and_names_in_them_are():
    survey = OriginalsSurvey(SECRET)
    texts = [
        "Weekly Newsletter 60",
        "Only in part. Room 6 was told as well.",
        "timesheet-12.docx",
        "checklist-v2.pdf",
        "Expected to take until the end of the year. Notes are in the shared folder.",
        "Passport of Xavier",
        "Annual Audit 884422",
    ]
    survey.add_column("app.File.title", texts, everyday=True)
    survey.add_column("app.User.street", ["12 Station Road"])
    known = (survey.finish(),)

    assert [searched(text, originals=known).leaks() for text in texts[:5]] == [(), (), (), (), ()]
    assert all(searched(text, originals=known).leaks() for text in (*texts[5:], "12 Station Road"))
    assert unsearched(known) == {"app.File.title": 5}


def test_words_that_were_put_where_a_date_should_be_and_sites_that_seeding_draws_are_nobodys():
    survey = OriginalsSurvey(SECRET)
    survey.add_column("app.Person.died", ["standard", "zebrafishes"], everyday=True)
    sites = [
        "https://www.silverway.example",
        "https://www.silverway.example/shop/cart",
        "https://www.zebrafish.example",
    ]
    survey.add_column("app.Firm.site", sites)
    known = (survey.finish(),)

    assert not searched("standard", "https://www.silverway.example/docs", sites[1], originals=known).leaks()
    assert len(searched("zebrafishes", "https://www.zebrafish.example/docs", originals=known).leaks()) == 2


def test_user_names_that_are_a_character_a_small_number_or_a_title_are_no_originals_inside_text():
    survey = PeopleSurvey(SECRET)
    called = ["7", "-x", "41234", "how-we-measure-account-security-86", "jcobb27"]
    survey.add("app.User", {"username": ("slug", called)}, KEYS[:5])
    known = (survey.finish(), ORIGINALS)

    assert not searched("7", "so -x it is", "no. 41234", "/how-we-measure-account-security-86", originals=known).leaks()
    assert searched("/people/jcobb27", originals=known).leaks()


def test_names_written_together_are_found_but_for_those_that_make_a_word():
    survey = PeopleSurvey(SECRET)
    called = ["Knut Beltrán", "Hans Gerd Gutknecht", "Mark Eting", "Will Powers"]
    survey.add("app.User", {"full_name": ("name", called)}, KEYS[:4])
    known = (survey.finish(), ORIGINALS)

    assert len(searched("#KnutBeltran", "uploads/HansGutknecht.pdf", originals=known).leaks()) == 1
    assert sum(leak.rows for leak in searched("#KnutBeltran", "x/HANSGERDGUTKNECHT.pdf", originals=known).leaks()) == 2
    assert not searched("the Marketing of willpowers", originals=known).leaks()


def test_a_user_name_that_is_a_lone_name_is_told_from_nothing_inside_longer_text():
    survey = PeopleSurvey(SECRET)
    survey.add("app.User", {"username": ("login", ["rebecca", "jcobb27"])}, KEYS[:2])
    known = (survey.finish(), ORIGINALS)

    assert not searched("was told by Rebecca Hays", where=MIXED, originals=known).leaks()
    assert not searched("Rebecca Media Inc.", originals=known).leaks()
    assert searched("rebecca", originals=known).leaks()
    assert searched("was told by jcobb27", where=MIXED, originals=known).leaks()


def test_a_finding_never_shows_the_value():
    (leak,) = searched("john.smith@example.com", keys=["john.smith@example.com"]).leaks()
    assert leak.keys == (None,)
    assert "smith" not in str(leak).lower()
    (other,) = searched("see john.smith@example.com", keys=[3]).leaks()
    assert str(other) == "log.payload, row 3: an original of app.User.email, inside longer text"


def test_rows_are_counted_once_and_some_are_named():
    (leak,) = searched(*["a@b.co and a@b.co again"] * 20).leaks()
    assert (leak.rows, leak.keys) == (20, (1, 2, 3, 4, 5))


def test_a_pseudonym_that_is_somebody_elses_original_is_chance_where_pseudonyms_are_put():
    search = LeakSearch([PEOPLE])
    search.search("app.Review", "comment", ["so Mark Baker says", "so Vincent Berg says"], [1, 2], MIXED)
    search.search("app.Review", "kept", ["MARK BAKER"], [1], KEPT)
    # Known only afterwards: columns are searched in the order of the tables.
    search.give(search.originals_among(["Mark Baker", "Somebody Else", None]))
    assert [(leak.column, leak.keys) for leak in search.leaks()] == [("comment", (2,)), ("kept", (1,))]
    assert search.set_aside() == {("app.Review", "comment", "drawn"): 1}


def test_drawn_values_are_leaks_where_they_should_have_avoided_the_originals():
    names = [source.columns[0] for source in PEOPLE.sources if source.part == "full_name" and len(source.columns) == 1]
    origins = {name: Origin("full_name") for name in names}
    value = "Vincent Berg"
    assert search(value, where=Where(Place.DRAWN, "full_name"), origins=origins)
    other = searched(value, where=Where(Place.DRAWN, "username"), origins=origins)
    assert other.leaks() == ()
    assert other.set_aside() == {("log", "payload", "drawn"): 1}
    # A part of a drawn value, such as the name in an e-mail address, is drawn as well.
    assert not search("vincent.berg@example.com", where=Where(Place.DRAWN, "full_name"), origins=origins)
    assert not search("as vincent.berg@example.com says", where=MIXED)
    assert search("as Vincent Berg says", where=MIXED)


def test_a_name_that_was_drawn_into_a_document_may_be_an_original_turned_round():
    names = [source.columns[0] for source in PEOPLE.sources if source.part == "full_name" and len(source.columns) == 1]
    domains = Domains(SECRET)
    domains["full_name"].add(["Vincent Berg"])
    known = {"origins": {name: Origin("full_name") for name in names}, "domains": domains}
    within = Where(Place.MIXED, within=frozenset({"full_name"}))

    assert not search({"kin": "Berg Vincent"}, where=within, **known)
    assert search({"kin": "Vincent Berg"}, where=within, **known)
    assert search({"kin": "so says Berg, Vincent"}, where=within, **known)
    assert search({"kin": "Berg Vincent"}, where=MIXED, **known)


def test_originals_that_pseudonyms_cannot_avoid_are_chance_where_pseudonyms_are_put():
    origins = {source.columns[0]: Origin("phone", crowded=True) for source in PEOPLE.sources if source.part == "phone"}
    mixed = searched("call +12125550187", where=MIXED, origins=origins)
    assert mixed.leaks() == ()
    assert mixed.set_aside() == {("log", "payload", "few values"): 1}
    assert search("call +12125550187", origins=origins)


def test_what_many_people_have_is_not_searched_for():
    assert search("lives in 12 ABBEY road")
    assert not search("lives in 12 ABBEY road", origins={"app.User.street": Origin("street", shared=True)})


@pytest.mark.parametrize(
    ("kind", "shared"), [("city", True), ("location", True), ("street_address", False), ("bio", False)]
)
def test_where_somebody_is_from_many_people_are(kind, shared):
    assert shared_by_many(kind) is shared


def test_values_that_a_condition_keeps_are_no_leak_in_their_own_column():
    origins = {"app.User.card": Origin("card", conditional=True)}
    own = searched("4111111111111111", where=Where(path="app.User.card"), origins=origins)
    assert own.leaks() == ()
    assert own.set_aside() == {("log", "payload", "condition"): 1}
    assert search("4111111111111111", where=Where(path="app.User.note"), origins=origins)


def test_words_that_are_a_name_as_well_are_chance_inside_kept_text():
    inside = searched("the Mark Baker of old times")
    assert inside.leaks() == ()
    assert inside.set_aside() == {("log", "payload", "words"): 1}
    assert search("Mark Baker")


def test_a_column_of_places_has_names_of_ordinary_words_in_many_rows():
    """A state may be called as somebody is: "West Virginia" beside Virginia West."""
    places = searched(*["Mark Baker"] * 6)
    assert places.leaks() == ()
    assert places.set_aside() == {("log", "payload", "words"): 6}
    assert [leak.rows for leak in search_all(*["Mark Baker"] * 6, "Vincent van der Berg")] == [7]
    assert [leak.rows for leak in search_all(*["Vincent van der Berg"] * 6)] == [6]


def test_bare_digits_of_a_crowded_length_are_chance_and_grouped_ones_are_not():
    survey = PeopleSurvey(SECRET)
    keys = row_keys(1, np.arange(20_000))
    survey.add("app.User", {"phone": ("phone", [f"+1 2{n:09d}" for n in range(20_000)])}, keys)
    known = [survey.finish()]
    bare = searched(2000000007, originals=known)
    assert bare.leaks() == ()
    assert bare.set_aside() == {("log", "payload", "number"): 1}
    assert search("call 200-000-0007", originals=known)
    assert search("+12000000007", originals=known)


def test_unsearched_originals_are_counted():
    assert ORIGINALS.unsearched == {"app.User.city": 3, "app.User.token": 2, "app.User.data": 1, "app.User.born": 1}
    assert unsearched([PEOPLE, ORIGINALS]) == ORIGINALS.unsearched


VALUE = st.text(alphabet=st.sampled_from("abcdefghijklmnop0123456789"), min_size=9, max_size=20)


@settings(max_examples=150, deadline=None)
@given(st.lists(VALUE, min_size=1, max_size=5, unique=True), st.text(st.sampled_from('xyz ,;\n"{}é中'), max_size=40))
def test_any_original_of_some_length_is_found_inside_text(values, around):
    survey = OriginalsSurvey(SECRET)
    survey.add_column("t.c", values)
    stored = survey.finish()
    assert not search(around, originals=[stored])
    for value in values:
        found = search({"k": [f"{around} {value.upper()} {around}"]}, originals=[stored])
        assert found or stored.unsearched or value.isdigit()


def test_the_example_files_of_seeded_rows_are_nobodys():
    survey = OriginalsSurvey(SECRET)
    survey.add_column("app.User.photo", ["seeding/example.png", "uploads/portrait-of-john.png"])

    found = searched("seeding/example.png", "uploads/portrait-of-john.png", originals=(survey.finish(),)).leaks()

    assert sum(one.rows for one in found) == 1


def test_what_surveys_of_parts_collected_comes_to_what_one_would():
    values = ["4111111111111111", None, "5 Elsewhere Avenue", "Ana Lima", "", "a8f5f167f44f4964e6c998dee827110c"]
    whole, together = OriginalsSurvey(SECRET), OriginalsSurvey(SECRET)
    for column, part in (("app.User.card", None), ("app.User.name", "full_name")):
        for row, value in enumerate(values):
            whole.add_column(column, [value], KEYS[row : row + 1], part)
            beside = together.beside()
            if row == 0:
                # The sources of one that knows another column have other numbers.
                whole.add_column("app.User.street", [f"12 {column}"])
                beside.add_column("app.User.street", [f"12 {column}"])
            beside.add_column(column, [value], KEYS[row : row + 1], part)
            together.absorb(pickle.loads(pickle.dumps(beside.collected())))
    one, other = whole.finish(), together.finish()
    sources = [(one.sources.index(source), other.sources.index(source)) for source in one.sources]

    assert set(one.sources) == set(other.sources)
    assert one.unsearched == other.unsearched
    for name in ("hashes", "confirmations", "owners", "pairs", "members", "counts", "lengths"):
        assert np.array_equal(getattr(one.index, name), getattr(other.index, name)), name
    renumbered = np.array([dict(sources)[number] for number in one.index.sources.tolist()])
    assert np.array_equal(renumbered, other.index.sources)
