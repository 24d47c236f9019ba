"""What is personal is found by names alone, and once more by what stands beside a column."""

from dataclasses import replace

import pytest

from seeding.masking.finding import find
from seeding.masking.policy import Rule
from seeding.schema import Field, Generic, Reference, Table
from tests.masking.held import by_column, columns_of
from tests.masking.truths import PROJECTS, USERS, WITHOUT_ALARMS, project, tables_of


@pytest.mark.parametrize("name", PROJECTS)
def test_rules_find_what_people_marked_by_names_alone(name):
    tables, marks = project(name)
    found = {key for key, one in by_column(find(tables, likely=1)).items() if one.personal}
    wanted = {key for key, mark in marks.items() if mark in "!+"}
    every = {(label, field.name) for label, table in tables.items() for field in table.fields}
    alarms = found & (every - set(marks))
    assert len(found & wanted) >= 0.98 * len(wanted), sorted(wanted - found)
    assert len(found & wanted) >= 0.85 * len((found & wanted) | alarms), sorted(alarms)
    assert not {key for key, mark in marks.items() if mark == "!"} - found
    assert name not in WITHOUT_ALARMS or not alarms


def test_where_something_was_delivered_to_is_personal():
    def names(label, *fields):
        columns = tuple(
            Field(name=name, attname=name, column=name, storage=storage, class_name="") for name, storage in fields
        )
        table = Table(label, label.split(".")[1], label.replace(".", "_").lower(), columns, fields[0][0])
        return {one.field for one in find({label: table}, likely=1) if one.personal}

    place = (("latitude", "decimal"), ("longitude", "decimal"))

    assert names("app.PurchaseOrder", ("shipping_address", "text"), *place) == {
        "shipping_address", "latitude", "longitude",
    }  # fmt: skip
    assert names("app.Reading", ("kilowatts", "decimal"), *place) == set()


def test_a_slug_of_a_title_that_is_masked_is_masked():
    tables, _ = project("desk")
    ticket, slug = tables["desk.Ticket"], tables["desk.Queue"].field("slug")
    found = by_column(find({**tables, "desk.Ticket": replace(ticket, fields=(*ticket.fields, slug))}))
    assert (found["desk.Ticket", "slug"].rule.technique, found["desk.Ticket", "slug"].evidence) == (
        "free_text", ("it is written from title",),
    )  # fmt: skip
    assert not found["desk.Queue", "slug"].personal
    unique = replace(slug, unique=True)
    found = by_column(find({**tables, "desk.Ticket": replace(ticket, fields=(*ticket.fields, unique))}))
    assert found["desk.Ticket", "slug"].rule.technique == "token"


def test_the_path_of_a_file_whose_name_is_masked_is_masked():
    document = "app.Document: user->auth.User filename:Char(200) file_path:Char(500) import_path:Char(100)"
    release = "app.Release: version:Char(20) filename:Char(200) file_path:Char(500)"
    tables, _ = tables_of("\n".join([USERS, document, release]))
    found = by_column(find(tables, likely=1))
    assert (found["app.Document", "file_path"].rule, found["app.Document", "file_path"].evidence) == (
        Rule("substitute", {"": "file_name"}), ("it leads to the file of filename",),
    )  # fmt: skip
    assert not found["app.Document", "import_path"].personal
    assert not found["app.Release", "file_path"].personal


def test_what_is_rendered_of_a_text_that_is_not_masked_word_by_word_goes_with_it():
    tables, _ = project("clinic")
    patient = tables["clinic.Patient"]
    texts = columns_of("text", "TextField", "signature", "_signature_rendered", "note", "note_html")
    found = by_column(find({**tables, "clinic.Patient": replace(patient, fields=(*patient.fields, *texts))}))
    rules = {one.name: found["clinic.Patient", one.name].rule.technique for one in texts}
    assert rules == {
        "signature": "redact",
        "_signature_rendered": "redact",
        "note": "free_text",
        "note_html": "free_text",
    }


def test_the_words_of_a_search_index_are_emptied_whatever_they_are_called():
    tables, _ = project("desk")
    ticket = tables["desk.Ticket"]
    named = columns_of("other", "SearchVectorField", "body", "title", "autocomplete", "notes")
    found = by_column(find({**tables, "desk.Ticket": replace(ticket, fields=(*ticket.fields, *named))}))
    assert {found["desk.Ticket", one.name].rule.technique for one in named} <= {"constant", "null"}


def test_what_a_program_wrote_down_of_what_it_was_given_is_asked_about_or_emptied():
    given = columns_of("bytes", "BinaryField", "job_state", "pickled_args", "payload")
    other = columns_of("bytes", "BinaryField", "preview", "chunk", "args_digest")
    key = Field("id", "id", "id", "integer", "AutoField", auto=True)
    schema = {"app.Job": Table("app.Job", "Job", "app_job", (key, *given, *other), "id")}

    found = by_column(find(schema))

    assert {found["app.Job", one.name].rule.technique for one in given} <= {"undecided", "constant"}
    assert [found["app.Job", one.name].rule.technique for one in other] == ["keep"] * 3


def test_the_key_of_a_generic_foreign_key_is_kept_whatever_it_is_called():
    tables, _ = project("shop")
    note = tables["shop.OrderNote"]
    kind = replace(note.field("user"), name="commenter_type", attname="commenter_type_id", column="commenter_type_id")
    key = replace(note.field("note_type"), name="commenter_id", attname="commenter_id", column="commenter_id")
    generic = Generic("commenter", "commenter_type", "commenter_id")
    changed = {**tables, "shop.OrderNote": replace(note, fields=(*note.fields, kind, key), generics=(generic,))}

    assert by_column(find(changed, likely=1))["shop.OrderNote", "commenter_id"].rule.technique == "keep"


def test_lists_of_days_are_no_texts():
    days = Field("days", "days", "days", "other", "ArrayField", item=Field("days", "days", "days", "date", "DateField"))
    owner = Field("user", "user_id", "user_id", "integer", "ForeignKey", reference=Reference("auth.User", "id"))
    key = Field("id", "id", "id", "integer", "AutoField", primary_key=True)
    tables = project("shop")[0] | {"cal.Event": Table("cal.Event", "event", "cal_event", (key, owner, days), "id")}

    assert by_column(find(tables))["cal.Event", "days"].rule == Rule("keep")


def test_prose_that_is_stored_encrypted_is_prose():
    tables, _ = project("shop")
    note = tables["shop.OrderNote"]
    message = replace(note.field("message"), class_name="EncryptedTextField")
    changed = {**tables, "shop.OrderNote": replace(note, fields=(message, *note.fields[:2]))}

    assert by_column(find(changed))["shop.OrderNote", "message"].rule.technique == "free_text"


def test_the_text_by_which_a_service_knows_somebody_is_an_identifier_as_a_primary_key_too():
    def kind(label, length):
        key = Field(
            name="id", attname="id", column="id", storage="text", class_name="CharField", max_length=length,
            primary_key=True,
        )  # fmt: skip
        email = Field(name="email", attname="email", column="email", storage="text", class_name="EmailField")
        table = Table(label, label.split(".")[1].lower(), label.replace(".", "_").lower(), (key, email), "id")
        return by_column(find({label: table}))[label, "id"].kind

    assert kind("pay.Customer", 100) == "identifier"
    assert kind("pay.Customer", 36) != "identifier"
    assert kind("pay.Product", 100) != "identifier"


LEGISLATURE = """
auth.User: username:Char(150)* email:Email
laws.Bill: title:Char(200) session:Char(20)
laws.BillAction: bill->laws.Bill description:Text
laws.Statement: account->auth.User total:Decimal !description:Text
laws.BillSource: bill->laws.Bill note:Text url:URL
laws.EventSource: note:Text url:URL
laws.VoteSource: note:Text url:URL
laws.SessionSource: note:Text url:URL
laws.ElectionSource: note:Text url:URL
laws.Leaflet: note:Text
"""


def test_bills_without_a_sum_are_laws_and_notes_of_table_after_table_are_of_the_machinery():
    tables, marks = tables_of(LEGISLATURE)
    found = {(one.label, one.field) for one in find(tables, likely=1) if one.personal and one.label.startswith("laws.")}

    assert found == set(marks)


def test_a_note_that_one_table_has_is_somebodys_until_somebody_says_otherwise():
    tables, _ = tables_of(LEGISLATURE.replace("Source: note:Text", "Source: story:Text"))

    assert ("laws.Leaflet", "note") in {(one.label, one.field) for one in find(tables, likely=1) if one.personal}


def test_numbers_that_are_sent_to_somebody_open_something_and_postal_codes_alone_are_places():
    tables, marks = tables_of("""
auth.User: username:Char(150)* email:Email
sms.PhoneCode: !phone_number:Char(20) !code:Int attempts:Int
sms.Passcode: owner->auth.User !pin:Int arn:Char(200)
geo.Zip: zipcode:Char(10) approximate_latitude:Float approximate_longitude:Float population:Int
shop.Item: code:Int name:Char(50)
""")
    found = {(one.label, one.field) for one in find(tables, likely=1) if one.personal and one.label != "auth.User"}

    assert found == set(marks)


_APPENDED = (
    "papers.Pupil: !first_name:Char(40) !last_name:Char(40) ?extended_data:JSON\n"
    "papers.Absence: pupil->papers.Pupil hours:Int extended_data:JSON\n"
    "papers.Message: sender->auth.User !body:Text +extended_data:JSON\n"
    + "\n".join(f"papers.Shelf{letter}: name:Char(40) extended_data:JSON" for letter in "ABCDEFGH")
)


def test_what_a_project_appends_to_each_row_of_any_sort_is_nobodys_but_in_tables_of_people_and_letters():
    tables, _ = tables_of(USERS + _APPENDED)
    found = {one.label for one in find(tables, likely=0.2) if one.field == "extended_data" and one.personal}
    few, _ = tables_of(USERS + "\n".join(_APPENDED.splitlines()[:3]))

    assert found <= {"papers.Pupil", "papers.Message"}
    assert "papers.Message" in found
    assert ("papers.Absence", "extended_data") in {
        (one.label, one.field) for one in find(few, likely=1) if one.personal
    }


def test_what_is_appended_counts_in_all_tables_that_have_it():
    people = "".join(f"papers.Letter{letter}: sender->auth.User !body:Text extended_data:JSON\n" for letter in "ABCDEF")
    tables, _ = tables_of(
        USERS + people + "papers.Absence: pupil->auth.User hours:Int extended_data:JSON\n"
        "papers.Shelf: name:Char(9) extended_data:JSON\n"
    )

    assert ("papers.Absence", "extended_data") not in {
        (one.label, one.field) for one in find(tables, likely=0.2) if one.personal
    }
