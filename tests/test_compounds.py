"""Words written together come apart where they tell of people, and stay one word where they do not."""

import pytest

from seeding.compounds import apart
from seeding.vocabulary import words


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("fathersname", ("father", "name")),
        ("kundennummer", ("kunden", "nummer")),
        ("geboorteplaats", ("geboorte", "plaats")),
        ("rollno", ("roll", "no")),
        ("studenthomephone", ("student", "home", "phone")),
        ("chassisnr", ("chassis", "nr")),
        ("leverdatum", ("lever", "datum")),
    ],
)
def test_what_tells_of_people_comes_apart(word, parts):
    assert apart(word) == parts


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        # Of the sample databases that `inspectdb` is tried on.
        ("billingpostalcode", ("billing", "postal", "code")),
        ("shippostalcode", ("ship", "postal", "code")),
        ("unitprice", ("unit", "price")),
        ("quantityperunit", ("quantity", "per", "unit")),
        ("supportrepid", ("support", "rep", "id")),
        ("reportsto", ("reports", "to")),
        ("nationalidnumber", ("national", "id", "number")),
        ("stateprovinceid", ("state", "province", "id")),
        ("playlisttrack", ("playlist", "track")),
    ],
)
def test_what_tells_of_business_comes_apart(word, parts):
    assert apart(word) == parts


@pytest.mark.parametrize(
    "word",
    [
        "hostname",
        "filename",
        "barcode",
        "codename",
        "timestamp",
        "workplace",
        "membership",
        "sponsorship",
        "datetime",
        "textbook",
        "checklist",
        "salesperson",
        "president",
        "incident",
        "android",
        "covid",
        "paid",
    ],
)
def test_other_words_stay_one(word):
    assert apart(word) is None


def test_parts_are_read_as_words_are():
    assert words("geburtsort") == words("birth_place")
    assert words("emp_nm") == words("employee_name")
    assert words("guardianPhoneNo") == ("guardian", "phone")


@pytest.mark.parametrize(
    "name",
    ["geprueft_von", "validiert_von", "ontvangen_door", "signe_par", "autorizado_por", "firmato_da", "importert_av"],
)
def test_who_did_something_is_said_at_the_end(name):
    assert words(name)[-1] == "by"


@pytest.mark.parametrize("name", ["gueltig_von", "uhrzeit_von", "front_door", "envio_por", "data_da"])
def test_from_when_is_not_by_whom(name):
    assert words(name)[-1] != "by"
