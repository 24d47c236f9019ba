"""The technique: people get their own pseudonyms, others substitutes, and nothing else of a text changes."""

import base64
import json
import pickle
import re
import zlib
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeding.masking import checksums
from seeding.masking.domains import Domains
from seeding.masking.people import PeopleSurvey
from seeding.masking.techniques import Cells, Target, all_techniques, build, survey_of
from seeding.masking.techniques.documents import Json
from seeding.masking.techniques.free_text import FreeText, Masked, limits, pseudonyms
from seeding.schema import Field
from tests.masking.people import EMAILS, KEYS, NAMES, PHONES, SECRET, USERNAMES, population, turkish

PEOPLE = population()
TEXT = Target("app.Review", Field("comment", "comment", "comment", "text", "TextField"), "app.Review.comment")
DOCUMENT = Target("app.Review", Field("answers", "answers", "answers", "json", "JSONField"), "app.Review.answers")
FULL = {
    1000: "Paula J. Berger",
    2000: "Ming Lee",
    3000: "Ole Hansen",
    4000: "Eva Nowak",
    5000: "Tim Ford",
    6000: "Ana Ruiz",
    7000: "Kim Roe",
}


def given_pseudonyms(column, values, people):
    """A stand-in for the techniques of the columns: what they give follows from column and person."""
    kind = column.rsplit(".", 1)[1]
    result = []
    for value, person in zip(values, people.tolist(), strict=True):
        full = FULL.get(person, "Nobody Known")
        handle = full.split()[0].lower()
        forms = {
            "full_name": full,
            "email": f"{handle}@masked.example",
            "username": f"{handle}_u",
            "phone": f"+1 555 01{person // 1000:02}",
        }
        result.append(forms[kind])
        assert value
    return result


def masked(texts, people=None, technique=None, target=TEXT, own=PEOPLE, **shared):
    cells = Cells(
        target, list(texts), SECRET, people=people, shared={"people": own, "pseudonyms": given_pseudonyms, **shared}
    )
    return (technique or FreeText()).mask(cells)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("John Smith wrote", "Paula J. Berger wrote"),
        ("JOHN SMITH wrote", "PAULA J. BERGER wrote"),
        ("Smith, John wrote", "Berger, Paula J. wrote"),
        ("J. Smith's order", "J. Smith's order"),
        ("john_smith_cv.pdf", "paula_j_berger_cv.pdf"),
        ("a-ticket-of-john-smith-2", "a-ticket-of-paula-j-berger-2"),
        ("**John** Smith", "**Paula** J. Berger"),
        ("<b>John</b> <i>Smith</i>", "<b>Paula</b> <i>J. Berger</i>"),
        ("John.Smith@example.com!", "paula@masked.example!"),
        ("john.smith at example dot com!", "paula at masked dot example!"),
        ("to john.smith\n@example.com!", "to paula\n@masked.example!"),
        ("Authorization: Bearer 3f9c0d77ab12e4c5f6", "Authorization: Bearer [secret]"),
        ("mailto:john.smith%40example.com", "mailto:paula%40masked.example"),
        ("call +1 212-555-0187 now", "call +1 555 0101 now"),
        ("call (212) 555-0187 now", "call +1 555 0101 now"),
        ("by jsmith42, today", "by paula_u, today"),
        ("@baker baked", "@tim_u baked"),
        ("a baker baked", "a baker baked"),
        ("Will you? I will. May I?", "Will you? I will. May I?"),
        ("Hi Will,", "Hi Ana,"),
        ("best Price, Mr Price", "best Price, Mr Ruiz"),
        ("Mark it. Ask Mark Baker", "Mark it. Ask Tim Ford"),
        ("V. Berg and Vincent Berg", "E. Nowak and Eva Nowak"),
        ("thanks Vincent", "thanks Eva"),
        ("田中太郎さん", "Ole Hansenさん"),
        ("Anna-Maria O’Brien", "Ming Lee"),
        ("#JohnSmith, cv/JOHNSMITH.pdf", "#PaulaJBerger, cv/PAULAJBERGER.pdf"),
    ],
)
def test_people_of_the_database(text, after):
    result = masked([text])[0]
    if text.startswith("J. Smith"):
        # Two people may be meant: the name gets a pseudonym of its own, whoever it is.
        assert result != text
        assert result.endswith("'s order")
        return
    assert result == after


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("n=%C3%9Cmit%20%C3%96zt%C3%BCrk&x", "n=J%C3%B6rg%20Li&x"),
        ("n=%C3%9Cmit+%C3%96zt%C3%BCrk&x", "n=J%C3%B6rg+Li&x"),
        ("n=%25C3%259Cmit%2520%25C3%2596zt%25C3%25BCrk", "n=J%C3%B6rg%2520Li"),
        ("<p>&Uuml;mit &Ouml;zt&uuml;rk</p>", "<p>J&ouml;rg Li</p>"),
        ("&#220;mit &#214;zt&#252;rk", "J&#246;rg Li"),
        ('log: {"who": "\\u00dcmit \\u00d6zt\\u00fcrk"}', 'log: {"who": "J\\u00f6rg Li"}'),
        ("To: =C3=9Cmit =C3=96zt=C3=BCrk", "To: J=C3=B6rg Li"),
        ("To: =DCmit =D6zt=FCrk", "To: J=F6rg Li"),
        (r'by "[\"\\u00dcmit \\u00d6zt\\u00fcrk\"]"', r'by "[\"J\\u00f6rg Li\"]"'),
        (r"no b'\xc3\x9cmit \xc3\x96zt\xc3\xbcrk'", r"no b'J\xc3\xb6rg Li'"),
        (r"no '\xdcmit \xd6zt\xfcrk'", r"no 'J\xf6rg Li'"),
        ("umit.oeztuerk logged in", "jörg logged in"),
        ("UEMIT OEZTUERK, Uemit Oeztuerk", "JÖRG LI, Jörg Li"),
        ("m=umit.oeztuerk%40firma.tr", "m=j%C3%B6rg%40masked.example"),
        ("umit.oeztuerk&#64;firma.tr", "j&#246;rg&#64;masked.example"),
        ("umit.oeztuerk\\u0040firma.tr", "j\\u00f6rg\\u0040masked.example"),
        ("umit\u200b.oeztuerk@firma.tr", "jörg@masked.example"),
        ("tel=%2B90%20212%20555%200199", "tel=%2B1%20555%200101"),
        ("&#43;90 212 555 0199", "&#43;1 555 0101"),
    ],
)
def test_what_is_escaped_is_replaced_and_escaped_alike(written, after, monkeypatch):
    monkeypatch.setitem(FULL, 1000, "Jörg Li")
    assert masked([written], people=np.array([1000], dtype=np.uint64), own=turkish()) == [after]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("The Quartermaines moved. Quartermaines Haus", "The Bergers moved. Bergers Haus"),
        ("Zebulon Quartermaines Haus, ZEBULON's", "Paula J. Bergers Haus, PAULA's"),
        ("quartermaines, Quartermainesque, MÜLLENBROCKS", "quartermaines, Quartermainesque, LEES"),
        ("bei Jürgen Müllenbrocks Frau", "bei Ming Lees Frau"),
        ("login z.quartermaine, z_quartermaine.pdf", "login p.berger, p_berger.pdf"),
        ("it's quartermaine. q.z. z quartermaine", "it's quartermaine. q.z. z quartermaine"),
        ("user zquartermaine, @jmullenbrock!", "user pberger, @mlee!"),
        ("zquartermaine", "zquartermaine"),
        ("Sean OShaughnessy, Ms OShaughnessy", "Ole Hansen, Ms Hansen"),
        ("Mr Kettlewell and Ada Kettlewell; Ms Brightwen", "Mr Nowak and Eva Nowak; Ms Nowak"),
    ],
)
def test_names_that_are_inflected_shortened_and_divided(text, after):
    survey = PeopleSurvey(SECRET)
    names = ["Zebulon Quartermaine", "Jürgen Müllenbrock", "Sean O'Shaughnessy", "Ada Kettlewell-Brightwen"]
    survey.add("app.User", {"full_name": ("full_name", names)}, KEYS[:4])
    assert masked([text], own=survey.finish()) == [after]


def test_a_user_name_of_an_initial_and_the_own_last_name_needs_no_word_before_it():
    survey = PeopleSurvey(SECRET)
    survey.add("app.User", {"full_name": ("full_name", ["Zebulon Quartermaine"])}, KEYS[:1])
    people = np.array([1000, 2000], dtype=np.uint64)
    assert masked(["zquartermaine did"] * 2, people, own=survey.finish()) == ["pberger did", "zquartermaine did"]


def test_unknown_addresses_are_found_in_escapes():
    for at in ("%40", "%2540", "&#64;", "&commat;", "\\u0040"):
        (result,) = masked([f"from x.stranger{at}nowhere.org, today"])
        assert re.fullmatch(rf"from [\w.-]+{re.escape(at)}[\w.-]+\.[a-z]+, today", result)
        assert "stranger" not in result


def test_an_ambiguous_name_is_first_the_rows_own_persons():
    own = np.array([7000, 1000, 4000], dtype=np.uint64)
    assert masked(["Smith here"] * 3, own) == ["Roe here", "Berger here", "Known here"]


def test_a_name_of_the_rows_own_person_that_is_a_word_needs_a_signature():
    own = np.array([5000, 5000, 5000], dtype=np.uint64)
    assert masked(["Good.\n- Mark", "Mark my words", "Regards,\nMark"], own) == [
        "Good.\n- Tim",
        "Mark my words",
        "Regards,\nTim",
    ]


def test_values_by_pattern_get_the_same_substitute_everywhere():
    texts = [
        "x 4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "IBAN DE89 3704 0044 0532 0130 00",
        "from 203.0.113.7 and 203.0.113.7",
        "SSN 123-45-6789",
    ]
    spaced, dashed, account, addresses, ssn = masked(texts)
    assert spaced[2:].replace(" ", "") == dashed.replace("-", "") != "4111111111111111"
    assert checksums.card(dashed)
    assert len(dashed.split("-")) == 4
    assert checksums.iban(account[5:])
    assert account[5:] != texts[2][5:]
    first, second = addresses[5:].split(" and ")
    assert first == second != "203.0.113.7"
    assert checksums.us_ssn(ssn[4:])
    assert masked(["write to who@else.example", "Who@Else.example"], pseudonyms=None)[0].endswith(
        masked(["who@else.example"], pseudonyms=None)[0]
    )


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("DOB 03/12/1985, DOB 03/12/1985", r"DOB (?P<date>\d\d/\d\d/\d{4}), DOB (?P=date)"),
        ("born on 3 March 1985", r"born on \d{1,2} March 19\d\d"),
        ("geb. 31.12.85", r"geb\. \d\d\.\d\d\.[89]\d"),
    ],
)
def test_a_date_of_birth_becomes_another_one_in_the_same_form(text, form):
    (result,) = masked([text])
    assert re.fullmatch(form, result)
    (number, other) = (re.findall(r"\d+", one) for one in (text, result))
    assert all(before != after for before, after in zip(number, other, strict=True))
    assert masked([text]) == [result]


def test_json_lists_and_numbers_are_walked():
    value = {
        "John Smith": ["john.smith@example.com", {"n": 12125550187, "m": 5, "ok": True, "none": None}],
        "rest": "x",
    }
    (result,) = masked([value])
    assert result == {
        "Paula J. Berger": ["paula@masked.example", {"n": 15550101, "m": 5, "ok": True, "none": None}],
        "rest": "x",
    }
    assert masked([["John Smith", "x"], None, "", 7]) == [["Paula J. Berger", "x"], None, "", 7]


def test_keys_of_a_document_get_pseudonyms_where_the_rest_is_read():
    document = {"john.smith@example.com": {"mail": "x"}, "kind": "John Smith", "votes": {"John Smith": 1, "b": 2}}
    rules = {"$.kind": "keep", "rest": "free_text"}
    [after] = masked([document], technique=Json(rules=rules), target=DOCUMENT)
    assert [*after] == ["paula@masked.example", "kind", "votes"]
    assert after["kind"] == "John Smith"
    assert [*after["votes"]] == ["Paula J. Berger", "b"]


@pytest.mark.parametrize("form", [{}, {"ensure_ascii": False}, {"separators": (",", ":")}])
def test_json_in_a_text_keeps_its_form(form):
    text = json.dumps({"é": "\nJohn Smith\t", "b": [1.5, "ü"]}, **form)
    (result,) = masked([text])
    assert result == text.replace("John Smith", "Paula J. Berger")


@pytest.mark.parametrize(
    "pack", [base64.b64encode, base64.urlsafe_b64encode, lambda text: base64.b64encode(zlib.compress(text))]
)
def test_what_is_packed_in_base_64_is_read_too(pack):
    def packed(text):
        return pack(text.encode()).decode()

    before, after = "Ask John Smith <john.smith@example.com>", "Ask Paula J. Berger <paula@masked.example>"
    assert masked([f"search={packed(before)}&n=1", packed("Ask nobody in particular")]) == [
        f"search={packed(after)}&n=1",
        packed("Ask nobody in particular"),
    ]
    assert masked([packed(before).rstrip("=")]) == [
        packed(after).rstrip("=") if packed(before)[-1] == "=" else packed(after)
    ]


@pytest.mark.parametrize("before", ["\\x", "0x", "id="])
def test_what_is_written_in_hexadecimal_digits_is_read_too(before):
    name, pseudonym = (f"{before}{text.encode().hex()};" for text in ("by John Smith", "by Paula J. Berger"))
    digest = "d41d8cd98f00b204e9800998ecf8427e"
    assert masked([name, name.upper(), digest]) == [
        pseudonym,
        name[: len(before)].upper() + pseudonym[len(before) :].upper(),
        digest,
    ]


def test_documents_within_documents_are_walked():
    text = json.dumps({"a": json.dumps([json.dumps({"b": "\nJohn Smith", "c": "ü"})])})
    assert masked([text]) == [text.replace("John Smith", "Paula J. Berger")]


def test_what_is_packed_and_is_no_text_is_struck_out_where_it_names_somebody():
    names, others = (base64.b64encode(pickle.dumps({"who": who})).decode() for who in ("John Smith", "the cat"))
    assert masked([f"a={names};", f"a={others};"]) == [f"a={'*' * len(names)};", f"a={others};"]


def test_what_is_packed_and_has_no_room_is_struck_out():
    packed = base64.b64encode(b"by John Smith").decode()
    short = replace(TEXT, field=replace(TEXT.field, max_length=len(packed) + 2))
    assert masked([f"{packed}!"], target=short) == [f"{'*' * len(packed)}!"]


def test_the_result_fits_the_column():
    target = replace(TEXT, field=replace(TEXT.field, max_length=20))
    for text in ("John Smith abcdefghi", "to a@b.co, 123456789", "john.smith@ex.com ab"):
        assert len(masked([text], target=target)[0]) <= 20
    assert masked(["John Smith abcdefghi"], target=target)[0] == "Paula J. B abcdefghi"


def test_parts_can_be_left_out():
    assert masked(["John Smith, 203.0.113.7"], technique=FreeText(names=False))[0].startswith("John Smith, ")
    assert masked(["John Smith, 203.0.113.7"], technique=FreeText(patterns=False))[0].endswith(", 203.0.113.7")
    assert masked(["ask Vincent"], technique=FreeText(keep_words=("Vincent",))) == ["ask Vincent"]


def recognise_ulf(texts):
    return [[(text.index("Ulf"), text.index("Ulf") + 3, "PERSON")] if "Ulf" in text else [] for text in texts]


def recognise_outside(texts):
    return [[(0, 1000, "PERSON")] for _ in texts]


def test_a_recogniser_of_ones_own():
    path = f"{__name__}.recognise_ulf"
    (result,) = masked(["so Ulf said"], technique=FreeText(recognisers=(path,)))
    assert result.startswith("so ")
    assert result.endswith(" said")
    assert "Ulf" not in result
    assert masked(["so Ulf said"], recognisers=(path,)) == [result]
    with pytest.raises(ValueError, match="recognise_outside found PERSON at 0:1000"):
        masked(["x"], recognisers=(f"{__name__}.recognise_outside",))


def test_what_does_not_fit_is_refused():
    technique = FreeText(names=False, patterns=False)
    assert any("looks for nothing" in said for said in technique.problems(TEXT))
    assert any("unique" in said for said in FreeText().problems(replace(TEXT, unique=True)))
    (said,) = FreeText(recognisers=("no.such.thing",)).problems(TEXT)
    assert "no.such.thing" in said
    assert "Write package.module.function" in said
    assert not list(FreeText().problems(TEXT))
    assert all_techniques()["free_text"] is FreeText


def test_what_was_replaced_is_counted():
    counts: Counter[tuple[str, str]] = Counter()
    masked(["John Smith: john.smith@example.com, 203.0.113.7"], mentions=counts)
    assert counts == {("app.Review.comment", kind): 1 for kind in ("full_name", "email", "ip")}


def test_the_limits_are_said():
    assert any("capitalised" in said for said in limits())
    assert any("my.recogniser" in said for said in limits({"recognisers": ("my.recogniser",)}))


def test_batches_do_not_matter():
    texts = [f"{name} and {email}" for name in NAMES for email in ("a@b.co", "x@y.example")]
    own = np.resize(KEYS, len(texts))
    assert masked(texts, own) == [masked([text], own[row : row + 1])[0] for row, text in enumerate(texts)]


PLAIN = st.text(alphabet=st.sampled_from("abcdefgxyz .,;!?\n'\"<>/*()äé中"), max_size=60)


@settings(max_examples=200, deadline=None)
@given(
    PLAIN,
    PLAIN,
    st.sampled_from(["John Smith", "john.smith@example.com", "+1 212 555 0187", "jsmith42", "SMITH, JOHN"]),
)
def test_only_the_mention_changes(before, after, mention):
    text = f"{before} {mention} {after}"
    (result,) = masked([text])
    assert result.startswith(before + " ")
    assert result.endswith(" " + after)
    assert mention.lower() not in result.lower()


@settings(max_examples=200, deadline=None)
@given(st.lists(PLAIN, max_size=4))
def test_texts_without_mentions_are_untouched(texts):
    assert masked(texts) == texts


def test_with_the_techniques_of_the_columns_text_and_rows_agree():
    domains = Domains(SECRET)
    shared = {"people": PEOPLE, "domains": domains}
    kinds = {
        "full_name": (NAMES, False),
        "email": (EMAILS, True),
        "username": (USERNAMES, True),
        "phone": (PHONES, False),
    }
    columns, rows = {}, {}
    for kind, (values, unique) in kinds.items():
        of = Field(kind, kind, kind, "text", "CharField", max_length=80, unique=unique)
        target = Target("app.User", of, kind, unique=unique)
        technique = build("substitute", kind)
        cells = Cells(target, list(values), SECRET, people=KEYS, shared=shared)
        survey = survey_of(technique, target)
        assert survey is not None
        survey.add(cells)
        columns[f"app.User.{kind}"] = Masked(technique, target, survey.finish())
    for kind, (values, _) in kinds.items():
        column = columns[f"app.User.{kind}"]
        rows[kind] = column.technique.mask(Cells(column.target, list(values), SECRET, people=KEYS, shared=shared))
    give = pseudonyms(columns, SECRET, shared)
    texts = [f"{NAMES[0]}, {EMAILS[0].upper()}, @{USERNAMES[0]}, 212-555-0187", f"<b>{NAMES[4]}</b> {EMAILS[4]}"]
    first, second = masked(texts, domains=domains, pseudonyms=give)
    assert first == f"{rows['full_name'][0]}, {rows['email'][0].upper()}, @{rows['username'][0]}, {rows['phone'][0]}"
    assert second == f"<b>{rows['full_name'][4]}</b> {rows['email'][4]}"
    # An address that is in no table is masked as the column would mask it.
    (other,) = masked(["who@else.example"], pseudonyms=give, domains=domains)
    column = columns["app.User.email"]
    assert [other] == column.technique.mask(Cells(column.target, ["who@else.example"], SECRET, shared=shared))


def test_a_column_that_is_emptied_leaves_no_hole_and_one_that_is_kept_no_change():
    (result,) = masked(["so John Smith said"], pseudonyms=lambda column, values, people: [None] * len(values))
    assert result.startswith("so ")
    assert result.endswith(" said")
    assert len(result.split()) == 4
    assert masked(["so John Smith said"], pseudonyms=pseudonyms({}, SECRET, {})) == ["so John Smith said"]
