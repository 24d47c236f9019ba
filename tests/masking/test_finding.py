"""What is personal is found by names alone, by contents, within JSON and in copies; a policy for review follows."""

import json
from dataclasses import replace

import pytest

from seeding.masking import checksums
from seeding.masking.checksums import card, iban, luhn
from seeding.masking.finding import find, findings_lines, propose, write_policy
from seeding.masking.finding.classifying import weigh
from seeding.masking.finding.contents import look
from seeding.masking.planning import build_mask_plan
from seeding.masking.policy import UNDECIDED, Rule
from seeding.masking.policy_file import parse_policy
from seeding.reading.subjects import subjects
from seeding.schema import Field, Generic, Reference, Table, schema_of_values
from seeding.vocabulary import words
from tests.masking.truths import PROJECTS, USERS, WITHOUT_ALARMS, project, tables_of


class Held:
    """Samples from memory."""

    def __init__(self, values):
        self.values = values

    def sample(self, table, field):
        return list(self.values.get((table.label, field.name), ()))

    def pairs(self, table, one, other):
        return list(zip(self.sample(table, one), self.sample(table, other), strict=False))

    def present(self, table, fields, values):
        columns = [self.values.get((table.label, field.name), ()) for field in fields]
        return frozenset(values) & {" ".join(row) for row in zip(*columns, strict=True)}


def columns_of(storage, class_name, *names):
    return [Field(name=name, attname=name, column=name, storage=storage, class_name=class_name) for name in names]


def _by_column(findings):
    return {(one.label, one.field): one for one in findings if not one.path}


@pytest.mark.parametrize("name", PROJECTS)
def test_rules_find_what_people_marked_by_names_alone(name):
    tables, marks = project(name)
    found = {key for key, one in _by_column(find(tables, likely=1)).items() if one.personal}
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


@pytest.mark.parametrize("name", PROJECTS)
def test_what_is_proposed_is_a_policy_that_plans(name):
    tables, _ = project(name)
    findings = find(tables)
    policy = parse_policy(write_policy(propose(findings, tables), findings))
    assert policy == propose(findings, tables)
    open_ = [
        (label, name)
        for label, table in policy.tables.items()
        for name, rule in table.columns.items()
        if rule.technique == UNDECIDED
    ]
    assert len(open_) <= 3 + sum(len(table.fields) for table in tables.values()) / 10, open_
    decided = {
        label: replace(
            table,
            columns={name: Rule("keep") if (label, name) in open_ else rule for name, rule in table.columns.items()},
        )
        for label, table in policy.tables.items()
    }
    plan = build_mask_plan(replace(policy, tables=decided), tables)
    assert plan.column("auth.User.email") is not None


def test_a_second_writing_keeps_what_people_decided_and_marks_what_is_new():
    tables, _ = project("shop")
    findings = find(tables, likely=1)
    text = write_policy(propose(findings, tables), findings)
    text = text.replace("number: keep", "number: {hash: 12}", 1).replace("      sku: keep", "      # sku", 1)
    decided = parse_policy(text)
    again = propose(findings, tables, before=decided)
    assert again.tables["shop.Order"].columns["number"] == Rule("hash", {"": 12})
    written = write_policy(again, findings, before=decided)
    (line,) = [one for one in written.splitlines() if one.strip().startswith("sku:")]
    assert "# new;" in line
    assert sum("# new" in one for one in written.splitlines()) == 1
    assert parse_policy(written) == again
    assert write_policy(propose(findings, tables, before=again), findings) == write_policy(again, findings)


def test_tables_say_whose_rows_are_and_what_singles_somebody_out():
    tables, _ = project("clinic")
    policy = propose(find(tables), tables)
    assert policy.tables["auth.User"].person == "username"
    assert policy.tables["clinic.Visit"].person == "patient"
    assert policy.tables["clinic.Ward"].person is None
    assert "geburtsdatum" in policy.tables["clinic.Patient"].quasi_identifiers[0]
    assert policy.tables["sessions.Session"].emptied


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
    found = _by_column(find(tables, numbers))["together.Kunde", "notfallkontakt"]
    assert (found.kind, found.rule.technique) == ("phone", "substitute")


def test_paths_of_json_have_rules_of_their_own():
    tables, _ = project("logs")
    documents = [
        {
            "email": f"a{n}@b.org",
            "profile": {"first_name": "Anna"},
            "tags": ["x"],
            "id": n,
            "access_token": "t" * 30,
            "Authorization": f"Bearer {n}",
        }
        for n in range(9)
    ]
    findings = find(tables, Held({("social.SocialAccount", "extra_data"): documents}))
    rule = _by_column(findings)["social.SocialAccount", "extra_data"].rule
    assert rule.technique == "json"
    assert rule.parameters["$.email"] == {"substitute": "email"}
    assert rule.parameters["$.profile.first_name"] == {"substitute": "first_name"}
    assert rule.parameters["$.access_token"] == rule.parameters["$.Authorization"] == "token"
    assert rule.parameters["$.id"] == "keep"
    assert "rest" in rule.parameters
    assert {one.path for one in findings if one.path} >= {"$.email", "$.tags[*]"}


def test_what_stands_beside_a_persons_address_in_json_is_that_persons():
    tables, _ = project("logs")
    documents = [{"by": {"email": f"a{n}@b.org", "company": "Acme"}, "shop": {"company": "Acme"}} for n in range(9)]
    findings = find(tables, Held({("social.SocialAccount", "extra_data"): documents}))
    rules = _by_column(findings)["social.SocialAccount", "extra_data"].rule.parameters
    assert rules["$.by.company"] == {"substitute": "company"}
    assert rules.get("$.shop.company") != {"substitute": "company"}


def test_sentences_about_health_are_not_left_in_other_rows():
    """They may name somebody; terms that recur change places."""
    tables, _ = project("clinic")
    (label,) = [one for one in tables if any(field.name == "medication" for field in tables[one].fields)]
    told = [f"He was given {n} tablets by the sister" for n in range(20)]
    terms = ["Ibuprofen", "Paracetamol 500 mg", "Vitamin D"] * 7
    for values, technique in ((told, "redact"), (terms, "shuffle"), ([], "shuffle")):
        found = _by_column(find(tables, Held({(label, "medication"): values})))
        assert found[label, "medication"].rule.technique == technique


def test_somebody_else_in_a_document_is_known_by_the_value():
    tables, _ = project("logs")
    documents = [{"email": f"a{n}@b.org", "emergency_contact": {"email": f"c{n}@b.org"}} for n in range(9)]
    findings = find(tables, Held({("social.SocialAccount", "extra_data"): documents}))
    rules = _by_column(findings)["social.SocialAccount", "extra_data"].rule.parameters
    assert rules["$.email"] == {"substitute": "email"}
    assert rules["$.emergency_contact.email"] == {"substitute": {"kind": "email", "whose": "value"}}


def test_a_policy_names_no_tables_of_one_database_alone():
    """GeoDjango has models of its own for PostGIS, and others for SpatiaLite, where that policy would name no model."""
    tables, _ = project("shop")
    (name,) = columns_of("text", "CharField", "srtext")
    systems = Table("gis.PostGISSpatialRefSys", "PostGISSpatialRefSys", "spatial_ref_sys", (name,), "srid")
    findings = find({**tables, systems.label: systems})
    assert systems.label not in propose(findings, {**tables, systems.label: systems}).tables


def test_former_values_are_kept_where_those_of_today_are():
    """Whoever changed a row of an organisation leads from its history to a person, and says nothing of its columns."""
    tables, _ = project("shop")
    key, *_ = columns_of("integer", "AutoField", "id")
    vat, reason = columns_of("text", "CharField", "vat_id", "closing_reason")
    (user,) = columns_of("integer", "ForeignKey", "history_user")
    (day,) = columns_of("timestamp", "DateTimeField", "history_date")
    (kind,) = columns_of("text", "CharField", "history_type")
    fields = (replace(key, primary_key=True, auto=True), replace(vat, max_length=20), replace(reason, max_length=200))
    firm = Table("shop.Organisation", "Organisation", "shop_organisation", fields, "id")
    user = replace(user, reference=Reference("auth.User", "id"))
    history = Table("shop.HistoricalOrganisation", "HistoricalOrganisation", "shop_historicalorganisation",
                    (*fields, user, day, kind), "history_id")  # fmt: skip
    found = _by_column(find({**tables, firm.label: firm, history.label: history}))
    for name in ("vat_id", "closing_reason"):
        own, former = found[firm.label, name].rule, found[history.label, name].rule
        assert former.technique in (own.technique, "like"), name


def test_whoever_a_row_names_for_an_emergency_is_somebody_else():
    tables, _ = project("clinic")
    patient = tables["clinic.Patient"]
    (contacts,) = columns_of("json", "JSONField", "emergency_contacts")
    documents = [[{"name": f"Hortense Adler{n}", "phone": f"+1 415 867 53{n:02}"}] for n in range(9)]
    schema = {**tables, "clinic.Patient": replace(patient, fields=(*patient.fields, contacts))}
    findings = find(schema, Held({("clinic.Patient", "emergency_contacts"): documents}))
    rules = _by_column(findings)["clinic.Patient", "emergency_contacts"].rule.parameters
    assert rules["$[*].name"] == {"substitute": {"kind": "full_name", "whose": "value"}}
    assert rules["$[*].phone"] == {"substitute": {"kind": "phone", "whose": "value"}}


def test_keys_that_are_values_of_somebody_are_not_written_into_a_policy():
    tables, _ = project("logs")
    documents = [
        {
            "seen": {f"person{n}@mail.example": 1, "+49 151 2345678": n, "Mary Smith": 2, f"x{n}": 3},
            "kind": "x",
            "by": {"email": f"p{n}@b.org"},
        }
        for n in range(20)
    ]
    findings = find(tables, Held({("social.SocialAccount", "extra_data"): documents}))
    written = write_policy(propose(findings, tables), findings)
    assert "$.by.email" in written
    assert not [one for one in ("mail.example", "2345678", "Mary", "x7") if one in written]


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
    found = _by_column(find(tables, held))
    assert (found["shop.OrderLine", "title"].kind, found["shop.OrderLine", "title"].personal) == ("full_name", True)
    assert found["shop.OrderLine", "title"].evidence == ("71% of its values are in auth.User.first_name and last_name",)
    assert not found["shop.Partner", "name"].personal


def test_unique_names_of_things_do_not_share_the_domain_of_peoples_names():
    tables, _ = project("shop")
    group = tables["auth.Group"]
    name = replace(group.field("name"), unique=True)
    tables = {**tables, "auth.Group": replace(group, fields=(group.fields[0], name))}
    found = _by_column(
        find(tables, Held({("auth.Group", "name"): [f"Mary {last}" for last in ("Smith", "Jones", "Miller")] * 4}))
    )
    rule = found["auth.Group", "name"].rule
    assert (rule.technique, rule.domain) == ("substitute", "auth.Group.name")
    assert found["shop.Review", "name"].rule.domain is None


def test_a_slug_of_a_title_that_is_masked_is_masked():
    tables, _ = project("desk")
    ticket, slug = tables["desk.Ticket"], tables["desk.Queue"].field("slug")
    found = _by_column(find({**tables, "desk.Ticket": replace(ticket, fields=(*ticket.fields, slug))}))
    assert (found["desk.Ticket", "slug"].rule.technique, found["desk.Ticket", "slug"].evidence) == (
        "free_text", ("it is written from title",),
    )  # fmt: skip
    assert not found["desk.Queue", "slug"].personal
    unique = replace(slug, unique=True)
    found = _by_column(find({**tables, "desk.Ticket": replace(ticket, fields=(*ticket.fields, unique))}))
    assert found["desk.Ticket", "slug"].rule.technique == "token"


def test_the_path_of_a_file_whose_name_is_masked_is_masked():
    document = "app.Document: user->auth.User filename:Char(200) file_path:Char(500) import_path:Char(100)"
    release = "app.Release: version:Char(20) filename:Char(200) file_path:Char(500)"
    tables, _ = tables_of("\n".join([USERS, document, release]))
    found = _by_column(find(tables, likely=1))
    assert (found["app.Document", "file_path"].rule, found["app.Document", "file_path"].evidence) == (
        Rule("substitute", {"": "file_name"}), ("it leads to the file of filename",),
    )  # fmt: skip
    assert not found["app.Document", "import_path"].personal
    assert not found["app.Release", "file_path"].personal


def test_who_did_something_about_a_row_is_another_than_whom_it_is_about():
    note = "app.Note: client->auth.User created_by_name:Char(80) agent_email:Email client_name:Char(80)"
    tables, _ = tables_of(f"{USERS}{note}")
    found = _by_column(find(tables, likely=1))
    rules = {name: found["app.Note", name].rule for name in ("created_by_name", "agent_email", "client_name")}
    assert rules == {
        "created_by_name": Rule("substitute", {"kind": "full_name", "whose": "value"}),
        "agent_email": Rule("substitute", {"kind": "email", "whose": "value"}),
        "client_name": Rule("substitute", {"": "full_name"}),
    }


HISTORY = """
crm.Client: user->auth.User* nickname:Char(80)
crm.HistoricalClient: user->auth.User history_id:Int nickname:Char(80) history_date:DateTime
crm.Guest: guest_email:Email first_name:Char(30)
crm.HistoricalGuest: guest_email:Email first_name:Char(30) history_id:Int history_date:DateTime
crm.Patient: first_name:Char(30) last_name:Char(30) date_of_birth:Date
crm.HistoricalPatient: first_name:Char(30) last_name:Char(30) date_of_birth:Date history_id:Int history_date:DateTime
"""


def test_former_rows_speak_of_whom_the_rows_speak_and_one_to_one_is_the_same_person():
    tables, _ = tables_of(f"{USERS}{HISTORY}")
    tables["crm.Client"] = replace(
        tables["crm.Client"], fields=tuple(replace(one, null=False) for one in tables["crm.Client"].fields)
    )
    policy = propose(find(tables, likely=1), tables)
    told = {name: policy.tables[f"crm.{name}"].person for name in ("Client", "Guest", "Patient")}
    assert told == {"Client": "user", "Guest": "guest_email", "Patient": "id"}
    assert {name: policy.tables[f"crm.Historical{name}"].person for name in told} == told
    assert policy.tables["crm.HistoricalPatient"].columns["id"] == Rule("keep", domain="crm.Patient.id")
    plan = build_mask_plan(parse_policy(write_policy(policy, ())), tables)
    for name in ("Guest", "Patient"):
        assert plan.tables[f"crm.Historical{name}"].anchor.domain == plan.tables[f"crm.{name}"].anchor.domain


def test_texts_that_name_people_of_this_database_are_about_people():
    tables, _ = tables_of(f"{USERS}log.Line: line:Text detail:Char(200) hint:Char(200)")
    first, last = ["Anna", "Bo", "Cy", "Dee"], ["Ekblad", "Fahy", "Gurr", "Huld"]
    users = {"first_name": first, "last_name": last, "username": [f"{one.lower()}77" for one in last]}
    held = Held(
        {("auth.User", name): values for name, values in users.items()}
        | {
            ("log.Line", "line"): [f"GET /u/{one}?x=1 by nobody" for one in users["username"]],
            ("log.Line", "detail"): [f"called by {one} {other} twice" for one, other in zip(first, last, strict=True)],
            ("log.Line", "hint"): [f"ask {one} of team-{number} for it" for number, one in enumerate(first)],
        }
    )
    found = _by_column(find(tables, held, likely=1))
    assert found["log.Line", "line"].evidence == ("100% of its texts name somebody of auth.User.username",)
    assert found["log.Line", "line"].rule == Rule("free_text")
    assert found["log.Line", "detail"].evidence == (
        "100% of its texts name somebody of auth.User.first_name and last_name",
    )
    assert not found["log.Line", "hint"].personal


def test_what_is_proposed_looks_like_what_was_there():
    staff = "crm.Staff: user->auth.User cv:File phone:Char(20) phone_ext:Char(6) bank_name:Char(50)"
    tables, _ = tables_of(f"{USERS}{staff}")
    found = _by_column(find(tables))
    assert {name: found["crm.Staff", name].rule for name in ("cv", "phone", "phone_ext", "bank_name")} == {
        "cv": Rule("file", {"": "placeholder"}),
        "phone": Rule("substitute", {"": "phone"}),
        "phone_ext": Rule("token"),
        "bank_name": Rule("substitute", {"": "company"}),
    }


def test_lists_of_keys_are_kept_and_the_rule_of_a_list_fits_its_elements():
    """As the policy's own check judges a list: by its elements."""
    tables, _ = project("desk")
    ticket = tables["desk.Ticket"]

    def listing(name, storage, class_name):
        item = Field(name=name, attname=name, column=name, storage=storage, class_name=class_name)
        return replace(item, storage="other", class_name="ArrayField", item=item)

    lists = (listing("anchor_ids", "uuid", "UUIDField"), listing("notes", "uuid", "UUIDField"),
             listing("emails", "text", "EmailField"), listing("notes_of_author", "text", "TextField"))  # fmt: skip
    own = {**tables, "desk.Ticket": replace(ticket, fields=(*ticket.fields, *lists))}
    found = _by_column(find(own))
    assert found["desk.Ticket", "anchor_ids"].rule.technique == "keep"
    assert found["desk.Ticket", "notes"].rule.technique != "free_text"
    assert found["desk.Ticket", "emails"].rule.technique in ("substitute", "free_text")
    policy = propose(find(own), own)
    decided = {
        label: replace(
            one,
            columns={name: Rule("keep") if rule.technique == UNDECIDED else rule for name, rule in one.columns.items()},
        )
        for label, one in policy.tables.items()
    }
    build_mask_plan(replace(policy, tables=decided), own)


def test_what_is_rendered_of_a_text_that_is_not_masked_word_by_word_goes_with_it():
    tables, _ = project("clinic")
    patient = tables["clinic.Patient"]
    texts = columns_of("text", "TextField", "signature", "_signature_rendered", "note", "note_html")
    found = _by_column(find({**tables, "clinic.Patient": replace(patient, fields=(*patient.fields, *texts))}))
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
    found = _by_column(find({**tables, "desk.Ticket": replace(ticket, fields=(*ticket.fields, *named))}))
    assert {found["desk.Ticket", one.name].rule.technique for one in named} <= {"constant", "null"}


def test_further_lines_of_an_address_do_not_say_the_street_again():
    tables, _ = project("shop")
    found = _by_column(find(tables))
    assert found["shop.Address", "line1"].rule == Rule("substitute", {"": "street_address"})
    assert found["shop.Address", "line2"].rule == Rule("substitute", {"": "secondary_address"})


@pytest.mark.parametrize("name", ["vin", "vin_number", "vehicle_vin", "vehicle_identification_number"])
def test_the_number_of_a_vehicle_becomes_one_of_a_vehicle(name):
    tables, _ = project("clinic")
    patient = tables["clinic.Patient"]
    text = next(one for one in patient.fields if one.storage == "text" and not one.primary_key)
    vin = replace(text, name=name, attname=name, column=name, max_length=17, unique=True)
    found = _by_column(find({**tables, "clinic.Patient": replace(patient, fields=(*patient.fields, vin))}))
    rule = found["clinic.Patient", name].rule
    assert (rule.technique, dict(rule.parameters)) == ("substitute", {"": "vin"})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bill_to_address", "address"),
        ("ship_to_address", "address"),
        ("remit_to_address", "address"),
        ("to_address", "email"),
        ("reply_to_address", "email"),
        ("user_agent", "user_agent"),
        ("login_user_agent", "user_agent"),
        ("signature_name", "full_name"),
    ],
)
def test_a_name_is_read_as_a_whole(name, kind):
    """Who is billed at an address is not written to there, and the agent of a user is a program."""
    (text,) = columns_of("text", "CharField", name)
    (user,) = columns_of("integer", "ForeignKey", "user")
    user = replace(user, reference=Reference("auth.User", "id"))
    tables, _ = project("shop")
    attempt = Table(
        "shop.LoginAttempt", "LoginAttempt", "shop_loginattempt", (user, replace(text, max_length=254)), "id"
    )
    rule = _by_column(find({**tables, "shop.LoginAttempt": attempt}))["shop.LoginAttempt", name].rule
    assert rule.technique == "substitute"
    assert kind in (rule.parameters.get(""), rule.parameters.get("kind"))


def test_a_list_of_numbers_is_no_text():
    tables, _ = project("forum")
    profile = tables["forum.Profile"]
    item = replace(profile.fields[0], name="accepted", attname="accepted", column="accepted", class_name="IntegerField", auto=False,
                   primary_key=False)  # fmt: skip
    listed = replace(item, storage="other", class_name="ArrayField", item=item)
    changed = {**tables, "forum.Profile": replace(profile, fields=(*profile.fields, listed))}
    assert _by_column(find(changed))["forum.Profile", "accepted"].rule.technique == "keep"


def test_json_in_a_text_of_which_no_path_needs_a_rule_is_free_text():
    tables, _ = project("logs")
    held = Held({("forms.Submission", "form_data"): [], ("audit.Attempt", "post_data"): ['{"zor": "val mir fen"}'] * 9})
    findings = find(tables, held)
    rule = _by_column(findings)["audit.Attempt", "post_data"].rule
    assert (rule.technique, dict(rule.parameters)) == ("free_text", {})


def test_a_text_in_a_document_that_no_path_is_written_for_is_read_for_people():
    tables, _ = project("logs")
    documents = [{"who": [f"zorval mirkel{n}", {"mail": f"p{n}@b.org"}], "count": n} for n in range(20)]
    findings = find(tables, Held({("social.SocialAccount", "extra_data"): documents}))
    rules = _by_column(findings)["social.SocialAccount", "extra_data"].rule.parameters
    assert rules == {"$.who[*].mail": {"substitute": "email"}, "$.count": "keep", "rest": "free_text"}


def test_former_values_follow_the_column_that_they_are_of():
    tables, _ = project("clinic")
    patient = tables["clinic.Patient"]
    history = (
        *patient.fields,
        replace(patient.fields[0], name="history_id", attname="history_id", column="history_id"),
        Field("history_date", "history_date", "history_date", "timestamp", "DateTimeField"),
        Field(
            "history_type", "history_type", "history_type", "text", "CharField", max_length=1, choices=("+", "-", "~")
        ),
        Field(
            "history_change_reason",
            "history_change_reason",
            "history_change_reason",
            "text",
            "CharField",
            max_length=100,
        ),
        Field(
            "history_user",
            "history_user_id",
            "history_user_id",
            "integer",
            "ForeignKey",
            reference=Reference("auth.User", "id"),
        ),
    )
    tables["clinic.HistoricalPatient"] = Table(
        "clinic.HistoricalPatient", "historicalpatient", "clinic_historicalpatient",
        tuple(replace(one, primary_key=one.name == "history_id") for one in history), "history_id",
    )  # fmt: skip
    found = _by_column(find(tables))
    assert found["clinic.HistoricalPatient", "vorname"].rule == Rule("like", {"": "clinic.Patient.vorname"})
    assert found["clinic.HistoricalPatient", "vorname"].personal
    assert found["clinic.HistoricalPatient", "history_type"].rule == Rule("keep")
    assert found["clinic.HistoricalPatient", "history_change_reason"].personal


VALUES = {
    "meta_key": ("UserMeta: user->auth.User meta_key:Char(100) meta_value:Text",
                 {"phone": ["+1 212 555 1234"], "theme": ["dark"], "x": ["a@b.org", "c@d.org", "e@f.org", "g@h.org", "i@j.org"]},
                 {"phone": "phone", "x": "email"}, "free_text"),
    "question": ("Answer: user->auth.User question:Char(200) answer:Text",
                 {"What is your e-mail address?": ["a@b.org"], "Favourite colour": ["red"]},
                 {"What is your e-mail address?": "email"}, "free_text"),
    "kind": ("ContactMethod: person->auth.User kind:Char(20) content:Char(200)",
             {"EMAIL": ["a@b.org", "b@b.org"], "PHONE": ["+49 30 123456", "+49 30 123457"]},
             {"EMAIL": "email", "PHONE": "phone"}, "free_text"),
    "key": ("Setting: key:Char(100) value:Text", {"admin_email": ["a@b.org"], "size": ["20"]}, {"admin_email": "email"}, "free_text"),
    "type": ("Message: user->auth.User type:Char(20) content:Text",
             {"text": ["Hi"] * 4, "email": ["I wrote you an email about the matter"] * 4}, {}, "free_text"),
    "name": ("Contact: name:Char(100) value:Char(100)",
             {f"{first} Smith": ["+49 30 123456"] for first in ("Anna", "Mary", "John", "David")}, {}, None),
}  # fmt: skip


@pytest.mark.parametrize("naming", VALUES)
def test_names_beside_values_say_what_the_values_are(naming):
    table, values, kinds, rest = VALUES[naming]
    tables, _ = tables_of(f"{USERS}app.{table}")
    label, column = f"app.{table.split(':')[0]}", table.rpartition(":")[0].rpartition(" ")[2]
    names = [name for name, those in values.items() for _ in those]
    held = Held({(label, naming): names, (label, column): [one for those in values.values() for one in those]})
    found = _by_column(find(tables, held))
    rule = found[label, column].rule
    assert {one.condition: one.rule for one in rule.when} == {
        f'{naming} == "{name}"': Rule("substitute", {"": kind}) for name, kind in kinds.items()
    }
    assert rule.technique == rest or rest is None
    assert not kinds or not found[label, naming].personal or naming == "question"


def test_lines_for_tools_hold_no_value():
    tables, _ = project("desk")
    planted = [f"planted{n}@original.org" for n in range(30)]
    lines = list(findings_lines(find(tables, Held({("desk.Ticket", "submitter_email"): planted}))))
    read = [json.loads(one) for one in lines]
    assert {"model", "field", "pii", "kind", "confidence", "evidence"} <= set(read[0])
    assert "planted" not in "".join(lines)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("customerEmail2", ("customer", "email")), ("Geburtsdatum", ("birth", "date")), ("date_of_birth", ("birth", "date")),
        ("fecha_nacimiento", ("birth", "date")), ("ZipCode", ("postal", "code")), ("zip_code", ("postal", "code")),
        ("e_mail", ("email",)), ("Prénom", ("first", "name")), ("HTTPUserAgent", ("http", "user", "agent")),
        ("addresses", ("address",)), ("IPAddress", ("ip",)), ("电话号码", ("phone",)),
    ],
)  # fmt: skip
def test_names_are_read_in_several_languages_and_spellings(name, expected):
    if name == "fecha_nacimiento":
        expected = words("date_of_birth")
    assert words(name) == expected


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("255081416802538", checksums.fr_nir), ("RSSMRA85T10A562S", checksums.it_codice_fiscale),
        ("131052-308T", checksums.fi_code), ("12345678Z", checksums.es_nif), ("86095742719", checksums.de_tax_id),
        ("529.982.247-25", checksums.br_cpf), ("44051401359", checksums.pl_pesel), ("811228-9874", checksums.se_personnummer),
        ("943 476 5919", checksums.uk_nhs), ("111222333", checksums.nl_bsn),
    ],
)  # fmt: skip
def test_national_numbers_have_their_check_digits(text, fits):
    assert fits(text)
    digit = next(place for place in range(len(text) - 1, -1, -1) if text[place].isalnum())
    wrong = "A" if text[digit].isalpha() and text[digit] != "A" else "0" if text[digit] != "0" else "1"
    assert not fits(text[:digit] + wrong + text[digit + 1 :])


def test_social_security_numbers_have_ranges():
    assert checksums.us_ssn("219-09-9999")
    assert not checksums.us_ssn("000-09-9999")


@pytest.mark.parametrize("text", ["", " ", "x", "12", "ZZ", "-", "1" * 40, "é" * 11, "\n"])
def test_any_text_may_be_asked(text):
    tests = [one for name, one in vars(checksums).items() if callable(one) and name in (
        "card", "iban", "us_ssn", "uk_nino", "uk_nhs", "de_tax_id", "es_nif", "fr_nir", "it_codice_fiscale", "pl_pesel",
        "br_cpf", "nl_bsn", "se_personnummer", "cn_resident_id", "in_aadhaar", "fi_code")]  # fmt: skip
    assert len(tests) == 16
    assert not any(test(text) for test in tests)


def test_cards_and_accounts_have_theirs():
    assert card("4111 1111 1111 1111")
    assert not card("4111 1111 1111 1112")
    assert iban("DE89 3704 0044 0532 0130 00")
    assert not iban("DE88 3704 0044 0532 0130 00")
    assert luhn("79927398713")


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


def test_a_person_is_named_only_where_the_way_to_one_holds():
    tables, _ = project("shop")
    base = Table(
        "crm.Entry", "entry", "crm_entry", (Field("id", "id", "id", "integer", "AutoField", primary_key=True),), "id"
    )
    pointer = Field(
        "entry_ptr", "entry_ptr_id", "entry_ptr_id", "integer", "OneToOneField", primary_key=True,
        reference=Reference("crm.Entry", "id", one_to_one=True),
    )  # fmt: skip
    phone = Field("phone", "phone", "phone", "text", "CharField", max_length=50)
    tables |= {
        "crm.Entry": base,
        "crm.PhoneContact": Table("crm.PhoneContact", "phonecontact", "crm_phone", (pointer, phone), "entry_ptr"),
    }
    policy = propose(find(tables, likely=1), tables)
    assert policy.tables["crm.PhoneContact"].person is None
    assert policy.tables["shop.OrderNote"].person is not None
    build_mask_plan(policy, tables)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("geb_dat", "date_of_birth"), ("date_naissance", "date_of_birth"), ("fecha_nac", "date_of_birth"), ("dob", "date_of_birth"),
        ("vname", "first_name"), ("nname", "last_name"), ("plz", "postal_code"), ("ort", "city"), ("hausnr", "building_number"), ("nom", "last_name"), ("abteilung", "department"),
        ("tel_priv", "phone"), ("msisdn", "mobile"), ("a_party", "phone"), ("durchwahl", "phone"), ("mailadresse", "email"),
        ("courriel", "email"), ("forward_to", "email"), ("svnr", "ssn"), ("num_secu", "ssn"), ("nino", "national_id"),
        ("kontonr", "bank_account"), ("cuenta_bancaria", "bank_account"), ("domicilio", "street_address"),
        ("insur_pol_no", "identifier"), ("dx_code", "health"), ("familienstand", "marital_status"), ("konfession", "sensitive"),
        ("email_digest", "identifier"), ("ip_hash", "identifier"), ("in_reply_to", "identifier"), ("avatar_url", "image"), ("place_of_birth", "city"), ("city_of_birth", "city"),
    ],
)  # fmt: skip
def test_abbreviations_and_other_languages_are_understood(name, kind):
    storage = "date" if kind == "date_of_birth" else "text"
    fields = (
        Field("id", "id", "id", "integer", "AutoField", primary_key=True),
        Field("vorname", "vorname", "vorname", "text", "CharField", max_length=80),
        Field(name, name, name, storage, "DateField" if storage == "date" else "CharField", max_length=80),
    )
    found = _by_column(find({"crm.Person": Table("crm.Person", "person", "crm_person", fields, "id")}))

    assert found["crm.Person", name].kind == kind


@pytest.mark.parametrize(
    "name", ["lagerort", "bezeichnung", "couleur", "reference", "codigo", "level", "ean", "logger", "job_name"]
)
def test_columns_of_things_in_other_languages_stay(name):
    fields = (
        Field("id", "id", "id", "integer", "AutoField", primary_key=True),
        Field(name, name, name, "text", "CharField", max_length=80),
    )
    found = _by_column(find({"crm.Product": Table("crm.Product", "product", "crm_product", fields, "id")}))

    assert not found["crm.Product", name].personal


def test_names_beside_each_other_and_of_others():
    names = ("nombre", "apellidos", "nok_name", "lieferadresse", "strasse", "hausnr")
    fields = (
        Field("id", "id", "id", "integer", "AutoField", primary_key=True),
        *(Field(one, one, one, "text", "CharField", max_length=200) for one in names),
    )
    found = _by_column(find({"crm.Person": Table("crm.Person", "person", "crm_person", fields, "id")}))

    assert found["crm.Person", "nombre"].rule == Rule("substitute", {"": "first_name"})
    assert found["crm.Person", "apellidos"].rule == Rule("substitute", {"": "last_name"})
    assert found["crm.Person", "nok_name"].rule == Rule("substitute", {"kind": "full_name", "whose": "value"})
    assert found["crm.Person", "strasse"].rule == Rule("substitute", {"": "street_name"})
    assert found["crm.Person", "hausnr"].rule == Rule("substitute", {"": "building_number"})
    assert found["crm.Person", "lieferadresse"].rule == Rule("substitute", {"": "address"})


def test_words_that_a_telephone_column_holds_by_mistake_are_no_telephones_elsewhere():
    tables, _ = project("clinic")
    words_of_nobody = [f"lorem{n}" for n in "abcdefgh"]
    held = Held(
        {("clinic.Patient", "telefon"): words_of_nobody, ("clinic.Device", "location"): words_of_nobody[:6]},
    )
    found = _by_column(find(tables, held))
    assert not found["clinic.Device", "location"].personal


def test_the_key_of_a_generic_foreign_key_is_kept_whatever_it_is_called():
    tables, _ = project("shop")
    note = tables["shop.OrderNote"]
    kind = replace(note.field("user"), name="commenter_type", attname="commenter_type_id", column="commenter_type_id")
    key = replace(note.field("note_type"), name="commenter_id", attname="commenter_id", column="commenter_id")
    generic = Generic("commenter", "commenter_type", "commenter_id")
    changed = {**tables, "shop.OrderNote": replace(note, fields=(*note.fields, kind, key), generics=(generic,))}

    assert _by_column(find(changed, likely=1))["shop.OrderNote", "commenter_id"].rule.technique == "keep"


def test_lists_of_days_are_no_texts():
    days = Field("days", "days", "days", "other", "ArrayField", item=Field("days", "days", "days", "date", "DateField"))
    owner = Field("user", "user_id", "user_id", "integer", "ForeignKey", reference=Reference("auth.User", "id"))
    key = Field("id", "id", "id", "integer", "AutoField", primary_key=True)
    tables = project("shop")[0] | {"cal.Event": Table("cal.Event", "event", "cal_event", (key, owner, days), "id")}

    assert _by_column(find(tables))["cal.Event", "days"].rule == Rule("keep")


def test_prose_that_is_stored_encrypted_is_prose():
    tables, _ = project("shop")
    note = tables["shop.OrderNote"]
    message = replace(note.field("message"), class_name="EncryptedTextField")
    changed = {**tables, "shop.OrderNote": replace(note, fields=(message, *note.fields[:2]))}

    assert _by_column(find(changed))["shop.OrderNote", "message"].rule.technique == "free_text"


def test_places_of_people_are_moved_and_spans_are_kept():
    def proposed(label, *more):
        columns = (
            *(Field(name, name, name, "text", "CharField", max_length=80) for name in more),
            Field("position", "position", "position", "other", "PointField", srid=4326),
            Field("away", "away", "away", "other", "DateRangeField"),
        )
        table = Table(label, label.split(".")[1], label.replace(".", "_").lower(), columns, "position")
        found = {one.field: one.rule.technique for one in find({label: table}, likely=1)}
        return found["position"], found["away"]

    assert proposed("app.Customer", "first_name", "last_name", "email") == ("geo", "keep")
    assert proposed("app.Address", "street", "postal_code") == ("geo", "keep")
    assert proposed("app.Depot", "capacity") == ("keep", "keep")
    assert proposed("app.Warehouse", "street", "postal_code") == ("keep", "keep")


def test_the_text_by_which_a_service_knows_somebody_is_an_identifier_as_a_primary_key_too():
    def kind(label, length):
        key = Field(
            name="id", attname="id", column="id", storage="text", class_name="CharField", max_length=length,
            primary_key=True,
        )  # fmt: skip
        email = Field(name="email", attname="email", column="email", storage="text", class_name="EmailField")
        table = Table(label, label.split(".")[1].lower(), label.replace(".", "_").lower(), (key, email), "id")
        return _by_column(find({label: table}))[label, "id"].kind

    assert kind("pay.Customer", 100) == "identifier"
    assert kind("pay.Customer", 36) != "identifier"
    assert kind("pay.Product", 100) != "identifier"


def test_what_a_class_keeps_sealed_is_proposed_as_what_it_is():
    table = schema_of_values()["odd.Sealing"]
    found = {one.field: one.rule.technique for one in find({table.label: table})}

    assert (found["first_name"], found["email"]) == ("substitute", "substitute")
    assert found["born"] in ("date_shift", "redact")
    assert table.field("born").storage == "date"


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (("мужской", "женский"), "gender"),
        (("Homme", "Femme", "Autre"), "gender"),
        (("Male connector", "Cable"), "choice"),
        (("M", "F", "O"), "gender"),
        (("S", "M", "L"), "choice"),
    ],
)
def test_choices_between_the_sexes_say_which_column_it_is(labels, kind):
    column = Field(
        name="w", attname="w", column="w", storage="integer", class_name="IntegerField",
        choices=tuple(range(len(labels))), labels=labels,
    )  # fmt: skip
    card = Table("med.Card", "card", "med_card", (column,), "w")
    assert find({card.label: card}, likely=1)[0].kind == kind


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
        return _by_column(find({member.label: member}, held))[member.label, "title"].kind

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
    found = _by_column(find({employee.label: employee, coaching.label: coaching}, held))
    assert found[coaching.label, "progress"].personal


def test_reasons_have_the_article_of_the_word_that_they_name():
    names = {"shop.Item": "an item", "shop.Unit": "a unit", "shop.Area": "an area", "shop.Room": "a room"}
    for label, called in names.items():
        column = Field(name="overview", attname="overview", column="overview", storage="text", class_name="TextField")
        table = Table(label, label.split(".")[1].lower(), label.replace(".", "_").lower(), (column,), "overview")
        assert called in find({label: table}, likely=1)[0].evidence[0]


def test_a_note_to_somebody_is_no_name():
    column = Field(name="note_to_payer", attname="note_to_payer", column="note_to_payer", storage="text",
                   class_name="CharField", max_length=255)  # fmt: skip
    refund = Table("pay.Refund", "refund", "pay_refund", (column,), "note_to_payer")
    assert find({refund.label: refund})[0].kind == "free_text"


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


def test_what_somebody_calls_an_address_is_no_address():
    tables, _ = tables_of("""
auth.User: username:Char(150)* email:Email
shop.Address: user->auth.User line1:Char(100) city:Char(60) label:Char(40)
shop.FullAddress: user->auth.User label:Char(400)
""")
    found = {(one.label, one.field): one.kind for one in find(tables)}

    assert found["shop.FullAddress", "label"] == "street_address"
    assert found["shop.Address", "label"] != "street_address"


def test_a_name_that_was_verified_is_that_of_whom_the_row_is_about():
    tables, marks = tables_of("""
auth.User: username:Char(150)* email:Email
ids.VerifiedName: user->auth.User !verified_name:Char(255) !profile_name:Char(255) status:Char(12)
""")
    found = {(one.label, one.field): one.kind for one in find(tables, likely=1)}

    assert [found[one] for one in marks if one[0] == "ids.VerifiedName"] == ["full_name", "full_name"]


@pytest.mark.parametrize(
    ("said", "personal"), [("Enterprise Customer name.", False), ("The customer's full name.", True)]
)
def test_a_help_text_tells_people_from_firms(said, personal):
    tables, _ = tables_of("""
auth.User: username:Char(150)* email:Email
lms.EnterpriseCustomer: name:Char(255) slug:Slug active:Boolean
""")
    customer = tables["lms.EnterpriseCustomer"]
    fields = tuple(replace(one, help_text=said) if one.name == "name" else one for one in customer.fields)
    found = _by_column(find({**tables, customer.label: replace(customer, fields=fields)}, likely=1))

    assert (found["lms.EnterpriseCustomer", "name"].kind == "full_name") is personal
