"""What is personal is found by what columns hold."""

from dataclasses import replace

import pytest

from seeding.masking.finding import find
from seeding.masking.finding.classifying import weigh
from seeding.masking.finding.contents import look
from seeding.masking.policy import Rule
from seeding.reading.subjects import subjects
from seeding.schema import Field, Table
from tests.masking.held import Held, by_column
from tests.masking.truths import USERS, project, tables_of


def test_contents_find_what_no_name_says():
    tables, _ = project("desk")
    field = next(one for one in tables["desk.CustomField"].fields if one.name == "label")
    emails = Held({("desk.CustomField", "label"): [f"p{n}@mail{n}.org" for n in range(20)]})
    (found,) = [one for one in find(tables, emails) if (one.label, one.field) == ("desk.CustomField", field.name)]
    assert (found.kind, found.personal, found.rule) == ("email", True, Rule("substitute", {"": "email"}))
    assert any("100% of 20 values are e-mail addresses" in one for one in found.evidence)


def test_telephone_numbers_stay_numbers_in_a_column_that_a_name_may_stand_in():
    tables, _ = project("together")
    numbers = Held({("together.Kunde", "notfallkontakt"): [f"+49 30 12345{n:02}" for n in range(20)]})
    found = by_column(find(tables, numbers))["together.Kunde", "notfallkontakt"]
    assert (found.kind, found.rule.technique) == ("phone", "substitute")


def test_sentences_about_health_are_not_left_in_other_rows():
    """They may name somebody; terms that recur change places."""
    tables, _ = project("clinic")
    (label,) = [one for one in tables if any(field.name == "medication" for field in tables[one].fields)]
    told = [f"He was given {n} tablets by the sister" for n in range(20)]
    terms = ["Ibuprofen", "Paracetamol 500 mg", "Vitamin D"] * 7
    for values, technique in ((told, "redact"), (terms, "shuffle"), ([], "shuffle")):
        found = by_column(find(tables, Held({(label, "medication"): values})))
        assert found[label, "medication"].rule.technique == technique


def test_a_column_that_holds_people_of_this_database_is_theirs():
    tables, _ = project("shop")
    people = [(f"zorval{n}", f"mirkel{n}", f"zorval{n}@post.example") for n in "abcdefgh"]
    held = Held(
        {
            ("auth.User", "first_name"): [first for first, _, _ in people],
            ("auth.User", "last_name"): [last for _, last, _ in people],
            ("shop.OrderLine", "title"): [f"{first} {last}" for first, last, _ in people[:5]] + ["a lamp", "a chair"],
            ("shop.Partner", "name"): [f"{first} {last}" for first, last, _ in people[:2]] + ["a firm"] * 9,
        }
    )
    found = by_column(find(tables, held))
    assert (found["shop.OrderLine", "title"].kind, found["shop.OrderLine", "title"].personal) == ("full_name", True)
    assert found["shop.OrderLine", "title"].evidence == ("71% of its values are in auth.User.first_name and last_name",)
    assert not found["shop.Partner", "name"].personal


def test_texts_that_name_people_of_this_database_are_about_people():
    tables, _ = tables_of(f"{USERS}log.Line: line:Text detail:Char(200) hint:Char(200) entry:Char(200)")
    first, last = ["Anna", "Bo", "Cy", "Dee"], ["Ekblad", "Fahy", "Gurr", "Huld"]
    users = {"first_name": first, "last_name": last, "username": [f"{one.lower()}77" for one in last]}
    held = Held(
        {("auth.User", name): values for name, values in users.items()}
        | {
            ("log.Line", "line"): [f"GET /u/{one}?x=1 by nobody" for one in users["username"]],
            ("log.Line", "detail"): [f"called by {one} {other} twice" for one, other in zip(first, last, strict=True)],
            ("log.Line", "entry"): [f"user.{one}.theme" for one in users["username"]],
            ("log.Line", "hint"): [f"ask {one} of team-{number} for it" for number, one in enumerate(first)],
        }
    )
    found = by_column(find(tables, held, likely=1))
    assert found["log.Line", "line"].evidence == ("100% of its texts name somebody of auth.User.username",)
    assert found["log.Line", "line"].rule == Rule("free_text")
    assert found["log.Line", "detail"].evidence == (
        "100% of its texts name somebody of auth.User.first_name and last_name",
    )
    assert found["log.Line", "entry"].rule == Rule("free_text")
    assert not found["log.Line", "hint"].personal


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("email", ["a@b.de", "Anna <anna@x.org>"]), ("phone", ["+49 30 123456", "(030) 123-4567"]), ("ip", ["10.0.0.1", "::1"]),
        ("uuid", ["123e4567-e89b-12d3-a456-426614174000"]), ("jwt", ["eyJhbGciOi.eyJzdWIiOiIx.abc"]), ("mac", ["00:1A:2b:3c:4d:5e"]),
        ("password", ["pbkdf2_sha256$600000$salt$hash"]), ("user_agent", ["Mozilla/5.0 (X11; Linux)"]),
        ("street_address", ["12 Main Street", "Hauptstraße 5", "221B Baker St"]), ("full_name", ["Anna Schmidt", "John Smith"]),
        ("first_name", ["Anna", "Peter", "Maria"]), ("coordinates", ["52.5200, 13.4050"]), ("date_of_birth", ["1980-02-29"]),
        ("person_url", ["https://github.com/somebody"]), ("file_name", ["holiday 2020.jpg"]),
    ],
)  # fmt: skip
def test_contents_are_told_by_their_form(kind, values):
    content = look(values)
    assert content is not None
    assert content.best is not None
    assert content.best[0] == kind


@pytest.mark.parametrize("values", [["2024-01-02"], ["1234567"], ["red", "blue"], ["Draft", "Paid"], ["v1.2.3.4-beta"]])
def test_contents_that_are_nobodys_are_not_taken_for_personal(values):
    content = look(values)
    assert content is not None
    assert content.best is None or content.best[0] in ("postal_code", "token")


def test_names_that_are_sentences_are_texts():
    field = Field("full_name", "full_name", "full_name", "text", "CharField", max_length=200)
    table = Table("crm.Booking", "booking", "crm_booking", (field,), "full_name")
    subject = subjects({table.label: table}, "auth.User")[table.label]
    sentences = [f"How to get {one} out of it" for one in range(12)]

    assert weigh(field, subject, look(["Anna Schmidt", "Zdravka Hlebanjova de la Cruz"] * 6)).kind == "full_name"
    assert weigh(field, subject, look(sentences)).kind == "free_text"


def test_words_that_a_telephone_column_holds_by_mistake_are_no_telephones_elsewhere():
    tables, _ = project("clinic")
    words_of_nobody = [f"lorem{n}" for n in "abcdefgh"]
    held = Held(
        {("clinic.Patient", "telefon"): words_of_nobody, ("clinic.Device", "location"): words_of_nobody[:6]},
    )
    found = by_column(find(tables, held))
    assert not found["clinic.Device", "location"].personal


def test_words_that_are_names_as_well_make_no_code_a_name():
    column = Field(
        name="scopes", attname="scopes", column="scopes", storage="text", class_name="CharField", max_length=200
    )
    grant = Table("api.Grant", "grant", "api_grant", (column,), "scopes")
    values = ["Smith", "Miller", "read", "Wilson", "write", "openid", "Taylor", "Davies", "profile", "Moore"] * 4
    assert not find({grant.label: grant}, Held({(grant.label, "scopes"): values}))[0].personal


def test_titles_of_which_there_are_many_are_jobs():
    names = ("first_name", "last_name", "title")
    columns = [Field(name=n, attname=n, column=n, storage="text", class_name="CharField", max_length=80) for n in names]
    member = Table("crm.Member", "member", "crm_member", tuple(columns), "first_name")

    def kind(titles):
        held = Held({(member.label, "title"): titles})
        return by_column(find({member.label: member}, held))[member.label, "title"].kind

    assert kind(["Mr.", "Ms.", "Dr."] * 10) == "name_title"
    assert (
        kind([f"{rank} {job}" for rank in ("Junior", "Senior") for job in map("Officer {}".format, range(12))])
        == "job_title"
    )


def test_a_few_words_in_small_letters_are_no_names():
    column = Field(
        name="powers", attname="powers", column="powers", storage="text", class_name="CharField", max_length=200
    )
    grant = Table("app.Grant", "grant", "app_grant", (column,), "powers")
    held = Held({(grant.label, "powers"): ["smith", "miller"] * 20})
    assert not find({grant.label: grant}, held)[0].personal


def test_few_different_texts_make_no_code_of_what_is_written_of_people():
    tables, _ = project("officers")
    employee = tables["officers.Employee"]
    link = replace(tables["officers.Slip"].field("employee"))
    words_of = Field(name="progress", attname="progress", column="progress", storage="text", class_name="TextField")
    coaching = Table("officers.Coaching", "coaching", "officers_coaching", (link, words_of), "employee")
    held = Held({(coaching.label, "progress"): ["Good start", "On time", "Late again", "Good start", "On time"] * 8})
    found = by_column(find({employee.label: employee, coaching.label: coaching}, held))
    assert found[coaching.label, "progress"].personal
