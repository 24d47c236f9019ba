from __future__ import annotations

import re

import numpy as np
import pytest

from seeding.kinds.contact import hosts
from seeding.kinds.words import latin
from tests.kinds.drawing import asked, values

RESERVED = r"([a-z]+(-[a-z]+){1,2}\.example|example\.(com|org|net))"


@pytest.mark.parametrize("unique", [False, True])
@pytest.mark.parametrize("locale", ["en_US", "de_DE", "ja_JP", "tr_TR", "ru_RU", "ar_AA"])
def test_addresses_are_of_the_person_at_a_reserved_domain(locale, unique):
    draw = asked(400, locales=(locale,), unique=unique)
    names = zip(values("first_name", draw), values("last_name", draw), strict=True)
    for (first, last), email, username in zip(names, values("email", draw), values("username", draw), strict=True):
        local, host = email.split("@")
        assert re.fullmatch(RESERVED, host)
        if locale not in ("ja_JP",):
            given, family = latin(first.split(" ")[0], locale), latin(last, locale)
            for text in (local, username):
                assert text[0] == given[0]
                letters = re.sub(r"[^a-z]", "", text)
                assert letters[:3] in (given + family)[:3] + given[0] + family[:3]


def test_short_addresses_are_still_addresses():
    for length in (20, 22, 26, 30, 40):
        found = values("email", asked(2000, unique=True, max_length=length))
        assert all(len(email) <= length and re.fullmatch(r"[a-z][a-z0-9._]*@" + RESERVED, email) for email in found)
        assert len(set(found)) == len(found)


def test_an_address_that_cannot_fit_is_an_error_not_a_cut():
    with pytest.raises(ValueError, match="cannot be shortened to 12 characters"):
        values("email", asked(max_length=12))


def test_about_half_of_the_unique_addresses_have_a_host_of_their_own():
    own = [email for email in values("email", asked(4000, unique=True)) if email.endswith(".example")]
    assert 1800 < len(own) < 2200
    assert not any(re.search(r"\d", email) for email in own)
    assert len({email.split("@")[1] for email in own}) == len(own)


def test_hosts_differ_for_different_numbers_beyond_two_words():
    numbers = np.concatenate([np.arange(200_000), np.arange(10_000_000, 10_100_000)])
    assert len(set(hosts(numbers).values())) == len(numbers)
    with pytest.raises(ValueError, match="are more than"):
        hosts(np.array([10**12]))


FICTIONAL = {
    "en_US": r"\+1 \d{3} 555 01\d\d( x\d+)?",
    "en_CA": r"\+1 \d{3} 555 01\d\d( x\d+)?",
    "en_GB": r"\+44 ((20 7946|1\d\d 496|191 498|29 2018) 0|28 9649 6|1632 960|7700 900)\d{3}",
    "de_DE": r"\+49 (30 23125|69 90009|40 66969|221 4710|89 99998)\d{3}|\+49 (171 39200|176 040690)\d\d",
    "fr_FR": r"\+33 (1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98) \d\d \d\d",
    "en_AU": r"\+61 ([2378] 5550 \d{4}|491 57\d \d{3})",
    "sv_SE": r"\+46 (8 465 004 |31 390 06 |40 628 04 |980 319 2)\d\d|\+46 70 174 06 \d\d",
    "ja_JP": r"\+81 00 \d{7}",
}


@pytest.mark.parametrize("locale", FICTIONAL)
@pytest.mark.parametrize("kind", ["phone", "mobile"])
def test_telephones_are_only_those_kept_for_fiction(locale, kind):
    for number in values(kind, asked(1000, locales=(locale,))):
        assert re.fullmatch(FICTIONAL[locale], number), number


def test_the_area_code_is_that_of_the_city():
    draw = asked(1000)
    areas = {
        "Chicago": {"312", "773", "872"},
        "Boston": {"617", "857"},
        "Seattle": {"206"},
        "Houston": {"713", "281", "832"},
    }
    seen = set()
    for city, number in zip(values("city", draw), values("phone", draw), strict=True):
        if city in areas:
            seen.add(city)
            assert number.split(" ")[1] in areas[city]
    assert "Chicago" in seen


def test_unique_telephones_need_an_extension_only_when_the_numbers_run_out():
    found = values("phone", asked(3000, locales=("fr_FR",), unique=True))
    assert not any("x" in number for number in found)
    found = values("phone", asked(3000, unique=True))
    assert len(set(found)) == 3000
    assert all(re.fullmatch(FICTIONAL["en_US"], number) for number in found)


def test_golden_contacts():
    assert values("email", asked(4)) == GOLDEN_EMAILS
    assert values("email", asked(4, unique=True)) == GOLDEN_UNIQUE_EMAILS
    assert values("phone", asked(4)) == GOLDEN_PHONES


GOLDEN_EMAILS = [
    "angela_phillips55@dawn-range.example",
    "amy35@cosmic-ranch.example",
    "jerome.saunders@windy-hub.example",
    "eford@example.org",
]
GOLDEN_UNIQUE_EMAILS = [
    "angela_phillips48@example.org",
    "amy14@example.org",
    "jerome.saunders67@example.org",
    "eford@lark-road.example",
]
GOLDEN_PHONES = [
    "+1 628 555 0145",
    "+1 415 555 0182",
    "+1 646 555 0121",
    "+1 602 555 0130",
]
