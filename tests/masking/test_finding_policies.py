"""What is found comes to a policy for review, which keeps what people decided."""

import json
from dataclasses import replace

import pytest

from seeding.masking.finding import find, findings_lines, propose, write_policy
from seeding.masking.planning import build_mask_plan
from seeding.masking.policy import UNDECIDED, Rule
from seeding.masking.policy_file import parse_policy
from seeding.schema import Field, Reference, Table, schema_of_values
from tests.masking.held import Held, by_column, columns_of
from tests.masking.truths import PROJECTS, USERS, project, tables_of


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


def test_the_cache_that_django_keeps_in_a_table_is_emptied():
    """Whoever was there stands in it packed, and in its keys."""
    columns = columns_of("text", "", "cache_key", "value") + columns_of("timestamp", "", "expires")
    cache = Table("cache_t", "cache_t", "cache_t", tuple(columns), "cache_key")
    tables, _ = project("shop")
    findings = find(tables, unmapped={"cache_t": cache})
    assert propose(findings, tables, {"cache_t": cache}).unmapped["cache_t"].emptied


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
    found = by_column(find({**tables, firm.label: firm, history.label: history}))
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
    rules = by_column(findings)["clinic.Patient", "emergency_contacts"].rule.parameters
    assert rules["$[*].name"] == {"substitute": {"kind": "full_name", "whose": "value"}}
    assert rules["$[*].phone"] == {"substitute": {"kind": "phone", "whose": "value"}}


def test_unique_names_of_things_do_not_share_the_domain_of_peoples_names():
    tables, _ = project("shop")
    group = tables["auth.Group"]
    name = replace(group.field("name"), unique=True)
    tables = {**tables, "auth.Group": replace(group, fields=(group.fields[0], name))}
    found = by_column(
        find(tables, Held({("auth.Group", "name"): [f"Mary {last}" for last in ("Smith", "Jones", "Miller")] * 4}))
    )
    rule = found["auth.Group", "name"].rule
    assert (rule.technique, rule.domain) == ("substitute", "auth.Group.name")
    assert found["shop.Review", "name"].rule.domain is None


def test_who_did_something_about_a_row_is_another_than_whom_it_is_about():
    note = "app.Note: client->auth.User created_by_name:Char(80) agent_email:Email client_name:Char(80)"
    tables, _ = tables_of(f"{USERS}{note}")
    found = by_column(find(tables, likely=1))
    rules = {name: found["app.Note", name].rule for name in ("created_by_name", "agent_email", "client_name")}
    assert rules == {
        "created_by_name": Rule("substitute", {"kind": "full_name", "whose": "value"}),
        "agent_email": Rule("substitute", {"kind": "email", "whose": "value"}),
        "client_name": Rule("substitute", {"": "full_name"}),
    }


def test_the_name_of_somebody_else_is_that_of_the_address_beside_it():
    pupil = (
        "school.Pupil: user->auth.User guardian_name:Char(80) guardian_email:Email guardian_phone:Char(30) "
        "nok_first_name:Char(40) nok_last_name:Char(40) nok_email:Email doctor_name:Char(80)"
    )
    tables, _ = tables_of(f"{USERS}{pupil}")
    found = by_column(find(tables, likely=1))
    rules = {name: one.rule.parameters for (label, name), one in found.items() if label == "school.Pupil"}
    assert rules["guardian_email"] == {"kind": "email", "whose": "value"}
    assert rules["guardian_name"] == {"kind": "full_name", "whose": "guardian_email"}
    assert rules["guardian_phone"] == {"kind": "phone", "whose": "value"}
    assert rules["nok_first_name"] == {"kind": "first_name", "whose": "nok_email"}
    assert rules["nok_last_name"] == {"kind": "last_name", "whose": "nok_email"}
    assert rules["doctor_name"] == {"kind": "full_name", "whose": "value"}


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


def test_what_is_proposed_looks_like_what_was_there():
    staff = "crm.Staff: user->auth.User cv:File phone:Char(20) phone_ext:Char(6) bank_name:Char(50)"
    tables, _ = tables_of(f"{USERS}{staff}")
    found = by_column(find(tables))
    assert {name: found["crm.Staff", name].rule for name in ("cv", "phone", "phone_ext", "bank_name")} == {
        "cv": Rule("file", {"": "placeholder"}),
        "phone": Rule("substitute", {"": "phone"}),
        "phone_ext": Rule("token"),
        "bank_name": Rule("substitute", {"": "company"}),
    }


def test_further_lines_of_an_address_do_not_say_the_street_again():
    tables, _ = project("shop")
    found = by_column(find(tables))
    assert found["shop.Address", "line1"].rule == Rule("substitute", {"": "street_address"})
    assert found["shop.Address", "line2"].rule == Rule("substitute", {"": "secondary_address"})


@pytest.mark.parametrize("name", ["vin", "vin_number", "vehicle_vin", "vehicle_identification_number"])
def test_the_number_of_a_vehicle_becomes_one_of_a_vehicle(name):
    tables, _ = project("clinic")
    patient = tables["clinic.Patient"]
    text = next(one for one in patient.fields if one.storage == "text" and not one.primary_key)
    vin = replace(text, name=name, attname=name, column=name, max_length=17, unique=True)
    found = by_column(find({**tables, "clinic.Patient": replace(patient, fields=(*patient.fields, vin))}))
    rule = found["clinic.Patient", name].rule
    assert (rule.technique, dict(rule.parameters)) == ("substitute", {"": "vin"})


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
    found = by_column(find(tables))
    assert found["clinic.HistoricalPatient", "vorname"].rule == Rule("like", {"": "clinic.Patient.vorname"})
    assert found["clinic.HistoricalPatient", "vorname"].personal
    assert found["clinic.HistoricalPatient", "history_type"].rule == Rule("keep")
    assert found["clinic.HistoricalPatient", "history_change_reason"].personal


def test_lines_for_tools_hold_no_value():
    tables, _ = project("desk")
    planted = [f"planted{n}@original.org" for n in range(30)]
    lines = list(findings_lines(find(tables, Held({("desk.Ticket", "submitter_email"): planted}))))
    read = [json.loads(one) for one in lines]
    assert {"model", "field", "pii", "kind", "confidence", "evidence"} <= set(read[0])
    assert "planted" not in "".join(lines)


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


def test_what_a_class_keeps_sealed_is_proposed_as_what_it_is():
    table = schema_of_values()["odd.Sealing"]
    found = {one.field: one.rule.technique for one in find({table.label: table})}

    assert (found["first_name"], found["email"]) == ("substitute", "substitute")
    assert found["born"] in ("date_shift", "redact")
    assert table.field("born").storage == "date"


def test_columns_of_databases_without_capitals_are_found_and_masked_as_they_were_meant():
    texts = columns_of(
        "text", "TextField", "firstname", "lastname", "title", "titleofcourtesy", "email", "phone", "fax", "phone2",
        "postalcode", "emergencycontactname", "loginid",
    )  # fmt: skip
    numbers = columns_of("integer", "IntegerField", "cardnumber", "expmonth", "expyear")
    staff = Table("hr.Employees", "employees", "hr_employees", (*texts, *numbers), "loginid")
    addresses = [f"{name}@firm.org" for name in ("ann", "bob", "cid", "dee", "eve", "fay")]

    def rules(emails):
        held = Held({(staff.label, "email"): emails})
        return {name: one.rule for (_, name), one in by_column(find({staff.label: staff}, held)).items()}

    found = rules(addresses)
    assert found["email"] == Rule("substitute", {"": "email"})
    assert rules([*addresses, "gus@firm.org, hal@firm.org"])["email"] == Rule("free_text")
    assert found["phone"] == Rule("substitute", {"": "phone"})
    # By the person these would be the same telephone once more.
    assert found["fax"] == found["phone2"] == Rule("substitute", {"kind": "phone", "whose": "value"})
    assert found["title"] == Rule("substitute", {"": "job_title"})
    assert found["titleofcourtesy"] == Rule("substitute", {"": "name_title"})
    assert found["postalcode"] == Rule("substitute", {"": "postal_code"})
    assert found["emergencycontactname"] == Rule("substitute", {"kind": "full_name", "whose": "value"})
    # Other digits would be no month.
    assert found["expmonth"] == found["expyear"] == Rule("shuffle")
