"""Substitution: names and addresses that agree, unique columns, no original, columns that do not fit."""

import re
from dataclasses import replace

import numpy as np
import pytest

from seeding import kinds
from seeding.keys import below, row_keys
from seeding.masking.domains import Domains
from seeding.masking.techniques import Cells, apply, build, problems_of, survey_of
from seeding.masking.techniques.room import capacity as capacity_of
from seeding.schema import read_schema
from tests.masking.examples import EMAILS, NAMES, SECRET, masked, surveyed, target


def run(columns, secret=SECRET):
    """Columns masked together, as a run does it: (kind, target, values, people) each."""
    shared = {"domains": Domains(secret)}
    cells = [Cells(of, values, secret, people=people, shared=shared) for _, of, values, people in columns]
    techniques = [build("substitute", kind) for kind, *_ in columns]
    for technique, one in zip(techniques, cells, strict=True):
        survey_of(technique, one.target).add(one)
    return [apply(technique, one) for technique, one in zip(techniques, cells, strict=True)]


def test_name_address_and_user_name_of_a_person_agree():
    anchor = Domains(SECRET)["email"].keys(EMAILS)
    emails, names, firsts, users = run(
        [
            ("email", target("email", unique=True, max_length=254), EMAILS, None),
            ("full_name", target("full_name"), NAMES, anchor),
            ("first_name", target("first_name"), NAMES, anchor),
            ("username", target("username", unique=True, max_length=150), EMAILS, anchor),
        ]
    )
    agreeing = 0
    for email, name, first, user in zip(emails, names, firsts, users, strict=True):
        assert name.startswith(first)
        letters = re.sub("[^a-z]", "", name.lower())
        agreeing += email[0] == letters[0] and email[:2] in (
            letters[:2],
            letters[0] + name.split()[-1][0].lower(),
            f"{letters[0]}.",
            f"{letters[0]}_",
        )
        assert user[0] == email[0]
    assert agreeing == len(emails)


def test_a_lone_address_elsewhere_gets_the_pseudonym_of_its_person():
    emails, lone = run(
        [
            ("email", target("email", unique=True, max_length=254), EMAILS, None),
            ("email", target("customer_email", domain="email", max_length=75), [EMAILS[3].upper(), EMAILS[5]], None),
        ]
    )
    assert lone == [emails[3], emails[5]]


def test_people_found_by_the_index_decide():
    class Index:
        def known(self, domain, texts):
            return np.array([7 if text == "Ann Lee" else 0 for text in texts], dtype=np.uint64)

    technique, of = build("substitute", "full_name"), target("name", domain="full_name")
    shared = {"domains": Domains(SECRET), "people": Index()}
    lone = apply(technique, Cells(of, ["Ann Lee", "Bob Roe"], SECRET, shared=shared))
    of_person = apply(
        technique,
        Cells(of, ["x", "y"], SECRET, people=np.array([7, 0], dtype=np.uint64), shared={"domains": Domains(SECRET)}),
    )

    assert lone[0] == of_person[0]
    assert lone[1] != of_person[1]


def test_people_found_by_the_index_decide_where_no_address_was_surveyed_as_somebodys():
    class Index:
        def known(self, domain, texts):
            return np.array([7 if text == "ann@shop.org" else 0 for text in texts], dtype=np.uint64)

    technique, of = build("substitute", "email"), target("email", max_length=75)
    alone, known = (
        apply(
            technique, Cells(of, ["ann@shop.org", "bob@shop.org"], SECRET, shared={"domains": Domains(SECRET)} | more)
        )
        for more in ({}, {"people": Index()})
    )

    assert alone[0] != known[0]
    assert alone[1] == known[1]


def test_full_names_that_were_there_get_a_middle_initial_and_still_agree():
    people = row_keys(5, np.arange(300))
    of = target("full_name", max_length=60)
    (before,) = run([("full_name", of, NAMES[:200] + NAMES[:100], people)])
    # The database held exactly those names: every one of them would come back.
    shared = {"domains": Domains(SECRET)}
    technique = build("substitute", "full_name")
    cells = Cells(of, before, SECRET, people=people, shared=shared)
    survey_of(technique, of).add(cells)
    after = apply(technique, cells)

    assert set(after) & set(before) == set()
    for old, new in zip(before, after, strict=True):
        assert old.split()[0] == new.split()[0]
        assert re.search(r" [A-Z]\. ", new)


def test_two_spellings_in_a_unique_column_stay_two_and_lower_case_keeps_them_apart():
    values = ["bob@mail.test", "Bob@mail.test", "BOB@mail.test", "eve@mail.test"]
    (result,) = run([("email", target("email", unique=True, max_length=254), values, None)])

    assert len({one.lower() for one in result}) == 4


def test_columns_of_a_locale_mix():
    from dataclasses import replace

    of = replace(target("full_name"), locales=("de_DE", "ja_JP"), locale_weights=(50.0, 50.0))
    (result,) = run([("full_name", of, NAMES, None)])
    japanese = [one for one in result if not one.isascii() and ord(one[0]) > 0x3000]

    assert 50 < len(japanese) < 150


@pytest.mark.parametrize(
    "kind", [kind for kind in kinds.all_kinds().values() if kind.unique_values != 0], ids=lambda k: k.name
)
@pytest.mark.parametrize("max_length", [None, 30])
def test_unique_spaces_are_as_large_as_they_are_said_to_be(kind, max_length):
    capacity = capacity_of(kind.name, max_length, ("en_US",))
    if kind.min_length > (max_length or 99):
        return
    assert capacity >= 190, kind.name
    positions = np.unique(below(row_keys(3, np.arange(30_000)), capacity))
    keys = row_keys(4, positions)
    drawn = kind.draw(kinds.Draw(keys=keys, positions=positions, max_length=max_length, unique=True)).values()

    assert len(set(map(str, drawn))) == len(positions)
    assert max_length is None or max(map(len, map(str, drawn))) <= max_length


@pytest.mark.parametrize(
    ("kind", "length"), [("email", 254), ("email", 75), ("username", 30), ("phone", 20), ("mobile", 32)]
)
def test_who_a_person_is_has_room_for_all(kind, length):
    assert capacity_of(kind, length, ("en_US",)) >= 1 << 37
    assert capacity_of(kind, length, ("de_DE", "ja_JP")) >= 1 << 37


def test_a_small_space_is_filled_and_no_row_keeps_its_own():
    values = [f"{number:03d}" for number in range(900)]
    technique, of = build("substitute", "code"), target("code", unique=True, max_length=3)
    capacity = technique.capacity(of)
    result = apply(technique, surveyed(technique, of, values[: capacity * 9 // 10]))

    assert len(set(result)) == len(result)
    assert [old for old, new in zip(values, result, strict=False) if old == new] == []


@pytest.mark.parametrize(
    ("kind", "of", "said"),
    [
        ("email", target("name", max_length=10), "no email has 10 characters"),
        ("email", target("name", unique=True, max_length=10), "email"),
        ("first_name", target("name", unique=True, max_length=50), "cannot be drawn unique"),
        ("email", target("born", storage="date"), r"holds date values.*date_shift"),
        ("city", target("size", choices=("S", "M")), r"has choices.*Write shuffle"),
        ("full_name", target("slug", regexes=(r"^#\d{4}$",)), r"validator.*do not pass"),
        ("age", target("age", storage="integer", low=0, high=17), "lies outside of 0 to 17"),
    ],
)
def test_columns_that_do_not_fit(kind, of, said):
    problems = list(problems_of(build("substitute", kind), of))

    assert re.search(said, " ".join(problems)) or "cannot be shortened" in " ".join(problems)
    assert all("Write" in problem for problem in problems)


def test_validators_that_some_values_pass_are_heeded():
    from tests.masking.examples import Example

    of = target("first_name", max_length=30, regexes=(r"^[A-M]",))
    result = masked(Example("substitute", "first_name", of, NAMES))

    assert all("A" <= one[0] <= "M" for one in result)


def test_values_that_a_class_writes_in_its_own_way_are_no_originals_either():
    known = read_schema()["ruled.Caller"].field("phone")
    of = replace(target("phone"), field=known)
    originals = [
        known.custom.prepared(one)
        for one in kinds.get("phone").draw(kinds.Draw(row_keys(1, np.arange(2000)), np.arange(2000))).values()
    ]
    (found,) = run([("phone", of, originals, None)])

    assert all(map(str.isdigit, found))
    assert not set(found) & set(originals)
