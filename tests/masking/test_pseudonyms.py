"""Pseudonyms as a person would expect them: one person, one name, in every table; short, natural, distinct."""

import json
import pickle
import re
from dataclasses import replace

import numpy as np
import pytest

from seeding.kinds.words import latin
from seeding.masking.masker import Masker
from seeding.masking.planning import build_mask_plan
from seeding.masking.policy_file import parse_policy
from seeding.masking.secret import Secret
from seeding.masking.verifying.chance import Where, where
from seeding.masking.verifying.searching import Originals
from seeding.schema import Field, Reference, Table
from seeding.spec import SeedingError

SECRET = Secret("0123456789abcdefghijklmnopqrstuvwxyzABCDEF")
FIRST = ("Anna", "James", "Mary", "Robert", "Patricia", "John", "Jennifer", "Michael", "Linda", "David")
LAST = ("Smith", "Johnson", "Williams", "Brown", "Jones", "Garcia", "Miller", "Davis", "Rodriguez", "Martinez")


def key(name="id"):
    return Field(name, name, name, "integer", "AutoField", primary_key=True, unique=True)


def text(name, length=100, **options):
    return Field(name, name, name, "text", "CharField", max_length=length, **options)


def link(name, table, null=True):
    column = f"{name}_id"
    return Field(name, column, column, "integer", "ForeignKey", null=null, reference=Reference(table, "id"))


SCHEMA = {
    table.label: table
    for table in (
        Table(
            "crm.Ticket",
            "ticket",
            "crm_ticket",
            (
                key(),
                text("submitter", 254),
                text("submitter_name"),
                text("text", None),
                link("assigned_to", "crm.User"),
            ),
            "id",
        ),
        Table("crm.Lead", "lead", "crm_lead", (key(), text("mail", 254), text("first_name"), text("last_name")), "id"),
        Table(
            "crm.User",
            "user",
            "crm_user",
            (
                key(),
                text("username", 150, unique=True),
                text("first_name"),
                text("last_name"),
                text("email", 254),
                text("phone", 30, unique=True, null=True),
                text("street"),
                text("city"),
                text("state"),
                text("postal_code", 20),
            ),
            "id",
        ),
        Table("crm.Post", "post", "crm_post", (key(), text("by", 150), link("user", "crm.User")), "id"),
    )
}

POLICY = """
tables:
  crm.User:
    person: username
    columns:
      id: keep
      username: {substitute: username}
      first_name: {substitute: first_name}
      last_name: {substitute: last_name}
      email: {substitute: email}
      phone: {substitute: phone}
      street: {substitute: street_address}
      city: {substitute: city}
      state: {substitute: state}
      postal_code: {substitute: postal_code}
  crm.Lead:
    person: mail
    columns:
      id: keep
      mail: {substitute: email}
      first_name: {substitute: first_name}
      last_name: {substitute: last_name}
  crm.Ticket:
    person: submitter
    columns:
      id: keep
      submitter: {substitute: email}
      submitter_name: {substitute: full_name}
      text: free_text
      assigned_to: keep
  crm.Post:
    person: user
    columns: {id: keep, by: {substitute: username}, user: keep}
"""


def users(count):
    rows = range(count)
    first = [FIRST[row * 7 % 10] for row in rows]
    last = [LAST[row // 10 % 10] for row in rows]
    return {
        "id": list(rows),
        "username": [f"{one.lower()}.{two.lower()}{row}" for row, one, two in zip(rows, first, last, strict=True)],
        "first_name": first,
        "last_name": last,
        "email": [f"{one}.{two}{row}@corp.test" for row, one, two in zip(rows, first, last, strict=True)],
        "phone": [f"+1 212 644 {row:04d}" for row in rows],
        "street": [f"{row} Long Road" for row in rows],
        "city": ["Springfield"] * count,
        "state": ["Illinois"] * count,
        "postal_code": [f"{10000 + row}" for row in rows],
    }


def masked(tables, policy=POLICY, schema=SCHEMA):
    """What the rows of each table become."""
    plan = build_mask_plan(parse_policy(policy), schema)
    masker = Masker(plan, SECRET)
    for label, table in plan.tables.items():
        if label in tables:
            masker.survey(table, tables[label], 0)
    masker.finish()
    return {label: {**rows, **masker.mask(plan.tables[label], rows, 0).columns} for label, rows in tables.items()}


@pytest.mark.parametrize("size", [1, 7, 100])
def test_rows_that_are_surveyed_apart_come_to_the_same(size, tmp_path):
    rules = "\n".join(line for line in ATTRIBUTE_RULES.splitlines() if "json" not in line)
    plan = build_mask_plan(parse_policy(rules), ATTRIBUTES)
    people = users(100)
    # Spelled in two ways, of nobody, empty.
    people["email"][3:7] = [people["email"][9].upper(), "", None, "a@b.test"]
    people["username"][3] = people["username"][9].upper()
    leads = {"id": list(range(100)), "mail": [one or "no@body.test" for one in people["email"][::-1]]}
    leads |= {name: people[name] for name in ("first_name", "last_name")}
    seven = attributes(people)
    many = {name: (values * 15)[:100] for name, values in seven.items()}
    kept = []
    for apart in (False, True):
        masker = Masker(plan, SECRET)
        for label, rows in {"crm.User": people, "crm.Lead": leads, "crm.Attribute": many}.items():
            table = plan.tables[label]
            assert masker.surveys_apart(table)
            for first in range(0, 100, size):
                batch = {name: of[first : first + size] for name, of in rows.items()}
                if apart:
                    masker.absorb(pickle.loads(pickle.dumps(masker.surveyed(table, batch, first))))
                else:
                    masker.survey(table, batch, first)
        masker.finish()
        masker.save(tmp_path)
        arrays = {}
        for path in tmp_path.glob("*.npz"):
            with np.load(path) as stored:
                arrays |= {f"{path.name} {name}": stored[name].tolist() for name in stored.files}
        kept.append((arrays, (tmp_path / "rooms.json").read_text(), masker.people.sources))
    assert kept[0] == kept[1]
    assert sum(map(len, kept[0][0].values())) > 1000


def test_what_others_gathered_takes_no_more_room_than_what_one_gathers(monkeypatch):
    monkeypatch.setattr("seeding.masking.freetext.index._MOST_LOOSE", 100)
    plan = build_mask_plan(parse_policy(POLICY), SCHEMA)
    table = plan.tables["crm.User"]
    together, apart = Masker(plan, SECRET), Masker(plan, SECRET)
    for _ in range(20):
        together.survey(table, users(50), 0)
        apart.absorb(apart.surveyed(table, users(50), 0))
    held = [sum(map(len, one._people_survey._builder._members)) for one in (together, apart)]
    assert held[1] <= held[0] + 100


def letters(value):
    return re.sub("[^a-z]", "", latin(value, "en_US").lower())


def named_after(address, first, last):
    """Whether the part before the @ is made of a first name and a last name."""
    local = letters(address.partition("@")[0])
    first, last = letters(first)[:12], letters(last)[:12]
    return local in (first + last, first[0] + last, first)


@pytest.mark.parametrize("count", [40, 3000])
def test_a_persons_name_address_and_user_name_agree_in_every_row(count):
    result = masked({"crm.User": users(count)})["crm.User"]

    rows = list(zip(*(result[one] for one in ("username", "email", "first_name", "last_name")), strict=True))
    assert [row for row in rows if not named_after(row[0], *row[2:]) or not named_after(row[1], *row[2:])] == []


def test_in_a_small_table_no_name_is_one_of_the_originals():
    rows = users(10)
    result = masked({"crm.User": rows})["crm.User"]

    assert not set(result["last_name"]) & set(rows["last_name"])


@pytest.mark.parametrize("count", [40, 20_000])
def test_unique_values_are_distinct_and_short(count):
    rows = users(count)
    result = masked({"crm.User": rows})["crm.User"]

    for column in ("username", "email", "phone"):
        assert len({value.lower() for value in result[column]}) == count
        assert not set(result[column]) & set(rows[column])
    assert max(len(re.sub(r"\D", "", one)) for one in result["username"]) <= 4
    # One address in ten thousand has a longer number.
    assert sum(len(re.sub(r"\D", "", one.partition("@")[0])) > 5 for one in result["email"]) <= count / 4000
    assert len({re.sub(r"\D", "", one) for one in result["phone"]}) == count
    if count < 100:
        assert not [one for one in result["phone"] if "x" in one]


def test_pseudonyms_hang_on_the_person_and_not_on_who_else_is_there():
    many, few = masked({"crm.User": users(3000)})["crm.User"], masked({"crm.User": users(300)})["crm.User"]
    same = [one == two for one, two in zip(many["username"], few["username"], strict=False)]

    assert sum(same) > 0.95 * len(same)


def test_who_is_told_apart_by_the_address_is_the_user_who_has_it():
    rows = users(20)
    leads = {
        "id": [1, 2],
        "mail": [rows["email"][3].upper(), "stranger@far.test"],
        "first_name": ["Annie", "Egon"],
        "last_name": ["Smith", "Fremd"],
    }
    tickets = {
        "id": [1, 2, 3],
        "submitter": [rows["email"][3], "stranger@far.test", "other@far.test"],
        "submitter_name": [f"{rows['first_name'][3]} {rows['last_name'][3]}", "Egon Fremd", "Else Anders"],
        "text": [f"{rows['username'][3]} wrote", "Egon Fremd <stranger@far.test>", "from other@far.test"],
        "assigned_to": [5, 5, 5],
    }
    result = masked({"crm.User": rows, "crm.Lead": leads, "crm.Ticket": tickets})
    person = [result["crm.User"][one][3] for one in ("email", "first_name", "last_name", "username")]

    assert [result["crm.Lead"][one][0] for one in ("mail", "first_name", "last_name")] == person[:3]
    assert result["crm.Ticket"]["submitter"][0] == person[0]
    assert result["crm.Ticket"]["submitter_name"][0] == f"{person[1]} {person[2]}"
    assert result["crm.Ticket"]["text"][0] == f"{person[3]} wrote"
    # Strangers are named after themselves, not after who works on their ticket.
    stranger = [result["crm.Lead"][one][1] for one in ("mail", "first_name", "last_name")]
    assert result["crm.Ticket"]["submitter"][1] == stranger[0]
    assert named_after(*stranger)
    assert result["crm.Ticket"]["submitter_name"][1] == f"{stranger[1]} {stranger[2]}"
    assert result["crm.Ticket"]["text"][1] == f"{stranger[1]} {stranger[2]} <{stranger[0]}>"
    assert result["crm.Ticket"]["submitter"][2] != result["crm.Ticket"]["submitter"][1]
    assert named_after(result["crm.Ticket"]["submitter"][2], *result["crm.Ticket"]["submitter_name"][2].split())


def test_one_user_name_has_one_pseudonym_whoever_the_row_speaks_of():
    rows = users(20)
    posts = {"id": [1, 2, 3], "by": [rows["username"][4], rows["username"][4], "nobody"], "user": [4, 9, 9]}
    result = masked({"crm.User": rows, "crm.Post": posts})

    assert result["crm.Post"]["by"][:2] == [result["crm.User"]["username"][4]] * 2
    assert result["crm.Post"]["by"][2] not in ("nobody", *result["crm.User"]["username"])


NOBODY = POLICY
for told in ("    person: username\n", "    person: user\n"):
    NOBODY = NOBODY.replace(told, "")
NOBODY = NOBODY.replace("email: {substitute: email}", "email: keep")


@pytest.mark.parametrize("policy", [POLICY, NOBODY])
def test_the_parts_of_an_address_are_of_one_place(policy):
    from seeding.kinds.gazetteer import country_of

    result = masked({"crm.User": users(200)}, policy)["crm.User"]
    country = country_of("en_US")
    known = {(city.name, city.region) for city in country.cities}

    assert set(zip(result["city"], result["state"], strict=True)) <= known
    assert sum(one == "Springfield" for one in result["city"]) < 5
    states = {}
    for state, code in zip(result["state"], result["postal_code"], strict=True):
        states.setdefault(code[:3], set()).add(state)
    assert all(len(found) == 1 for found in states.values())


def test_rows_without_anybody_have_names_that_agree_with_their_address():
    leads = {"id": [1, 2], "mail": ["a@far.test", "b@far.test"], "first_name": ["Ada", "Bo"], "last_name": ["Ab", "Cd"]}
    result = masked({"crm.Lead": leads}, POLICY.replace("    person: mail\n", ""))["crm.Lead"]

    assert all(
        named_after(*row) for row in zip(*(result[one] for one in ("mail", "first_name", "last_name")), strict=True)
    )


def test_rows_without_anybody_have_titles_that_go_with_their_names():
    fields = (key(), text("title", 10), text("first_name"), text("last_name"))
    schema = {"crm.Guest": Table("crm.Guest", "guest", "crm_guest", fields, "id")}
    names = (
        "title: {substitute: name_title}",
        "first_name: {substitute: first_name}",
        "last_name: {substitute: last_name}",
    )
    policy = "tables:\n  crm.Guest:\n    columns:\n      id: keep\n" + "".join(f"      {one}\n" for one in names)
    rows = {"id": [*range(300)], "title": ["Mr"] * 300, "first_name": FIRST * 30, "last_name": sorted(LAST * 30)}
    result = masked({"crm.Guest": rows}, policy, schema)["crm.Guest"]
    called = {}
    for title, first in zip(result["title"], result["first_name"], strict=True):
        if title in ("Mr.", "Ms.", "Miss", "Mrs."):
            called.setdefault(first, set()).add(title == "Mr.")
    assert len(called) > 30
    assert set.union(*called.values()) == {True, False}
    # A name of either is seldom.
    assert sum(len(one) > 1 for one in called.values()) <= 0.1 * len(called)


def test_somebody_else_in_a_row_is_not_who_the_row_speaks_of():
    tickets = {
        "id": [1, 2],
        "submitter": ["a@far.test", "a@far.test"],
        "submitter_name": ["Ada Ab", "Bo Cd"],
        "text": ["Bo Cd called", ""],
        "assigned_to": [None, None],
    }
    one = "submitter_name: {substitute: full_name}"
    policy = POLICY.replace(one, "submitter_name: {substitute: {kind: full_name, whose: value}}")
    result = masked({"crm.Ticket": tickets}, policy)["crm.Ticket"]

    assert len(set(result["submitter_name"])) == 2
    assert result["text"][0] == f"{result['submitter_name'][1]} called"


GUARDED = {
    "school.Pupil": Table(
        "school.Pupil",
        "pupil",
        "school_pupil",
        (key(), text("email", 254), text("guardian_email", 254), text("guardian_name"), text("note", None)),
        "id",
    )
}
GUARDED_POLICY = """
version: 1
tables:
  school.Pupil:
    person: email
    columns:
      id: keep
      email: {substitute: email}
      guardian_email: {substitute: {kind: email, whose: value}}
      guardian_name: {substitute: {kind: full_name, whose: guardian_email}}
      note: free_text
"""


def test_name_and_address_of_somebody_else_in_a_row_agree_and_are_not_those_of_the_row():
    rows = {
        "id": [1, 2, 3, 4],
        "email": ["ada@far.test", "bo@far.test", "cy@far.test", "mia.oosterhuis@far.test"],
        "guardian_email": ["mia.oosterhuis@far.test", "Mia.Oosterhuis@far.test", "", "kim@far.test"],
        "guardian_name": ["Mia Oosterhuis", "Mia Oosterhuis", "Lu Wroblewski", "Kim Quackenbush"],
        "note": ["", "", "", "Kim Quackenbush called, and Mia Oosterhuis"],
    }
    result = masked({"school.Pupil": rows}, GUARDED_POLICY, GUARDED)["school.Pupil"]
    names, addresses = result["guardian_name"], result["guardian_email"]

    for name, address in zip(names, addresses, strict=True):
        assert not address or name.split()[0].lower() in address or name.split()[-1].lower() in address
    assert names[0] == names[1]
    assert len({*names}) == 3
    assert not {*names} & {*rows["guardian_name"]}
    # Who is somebody's guardian and has a row of her own is one person.
    assert result["email"][3] == addresses[0]
    assert result["note"][3] == f"{names[3]} called, and {names[0]}"


@pytest.mark.parametrize(
    ("whose", "said"),
    [
        ("guardian_mail", "substitute: school.Pupil has no column guardian_mail. Did you mean guardian_email?"),
        (
            "guardian_name",
            "substitute: whose: guardian_name tells nobody. Write a column with a substitute of the kind",
        ),
        ("note", "substitute: whose: note tells nobody."),
        ("id", "substitute: whose: id tells nobody."),
    ],
)
def test_whose_names_a_column_that_tells_somebody(whose, said):
    with pytest.raises(SeedingError) as caught:
        given = GUARDED_POLICY.replace("whose: guardian_email", f"whose: {whose}")
        build_mask_plan(parse_policy(given, "masking.yml"), GUARDED)
    assert f"tables.school.Pupil.columns.guardian_name: {said}" in str(caught.value)


def test_who_is_named_alone_is_the_person_whose_own_row_has_that_name():
    people = users(12)
    named = f"{people['first_name'][3]} {people['last_name'][3]}"
    tickets = {
        "id": [1, 2, 3],
        "submitter": ["a@far.test", "b@far.test", ""],
        "submitter_name": [named, f"{people['last_name'][4]}, {people['first_name'][4]}", "Bo Unheard"],
        "text": [f"{named} called", f"Ask Ms {people['last_name'][3]}", "by Bo Unheard"],
        "assigned_to": [None, None, None],
    }
    policy = POLICY.replace("    person: submitter\n", "").replace("submitter: {substitute: email}", "submitter: keep")
    assert policy.count("person: submitter") == 0
    for order in (("crm.User", "crm.Ticket"), ("crm.Ticket", "crm.User")):
        tables = {"crm.User": people, "crm.Ticket": tickets}
        result = masked({label: tables[label] for label in order}, policy)
        names = (result["crm.User"][name] for name in ("first_name", "last_name"))
        own = [" ".join(both) for both in zip(*names, strict=True)]
        assert result["crm.Ticket"]["submitter_name"][:2] == own[3:5]
        assert result["crm.Ticket"]["text"][0] == f"{own[3]} called"
        assert result["crm.Ticket"]["text"][2] == f"by {result['crm.Ticket']['submitter_name'][2]}"


FORMS = {
    "crm.Form": Table(
        "crm.Form",
        "form",
        "crm_form",
        (
            key(),
            text("mail", 254),
            Field("data", "data", "data", "json", "JSONField"),
            replace(text("guests"), storage="other", class_name="ArrayField", item=text("guests")),
            text("text", None),
        ),
        "id",
    )
}
FORM_RULES = """
tables:
  crm.Form:
    person: mail
    columns:
      id: keep
      mail: {substitute: email}
      data:
        json:
          $.name: {substitute: full_name}
          $.partner.name: {substitute: {kind: full_name, whose: value}}
          $.policy: token
          rest: keep
      guests: {substitute: {kind: full_name, whose: value}}
      text: free_text
"""


def forms():
    return {
        "id": [1, 2],
        "mail": ["ada@far.test", "bo@far.test"],
        "data": [
            {"name": "Ada Zabriskie", "partner": {"name": "Ole Quist"}, "policy": "PX-4471-99-AK"},
            {"name": "Bo Ynglinge", "partner": None, "policy": "PX-4471-99-AL", "colour": "red"},
        ],
        "guests": [["Una Wexelsen", "Ib Thrane"], []],
        "text": ["Bo Ynglinge and Ole Quist met Una Wexelsen, Ib Thrane and Ms Zabriskie", "by PX-4471-99-AK"],
    }


def test_who_is_named_in_documents_and_lists_is_found_in_texts():
    result = masked({"crm.Form": forms()}, FORM_RULES, FORMS)["crm.Form"]
    first, second = result["data"]
    names = [second["name"], first["partner"]["name"], *result["guests"][0]]

    assert result["text"][0].startswith("{} and {} met {}, {} and Ms ".format(*names))
    assert result["text"][0].endswith(first["name"].split()[-1])
    assert second["colour"] == "red"


def searched(label, rows, policy, schema, planted):
    """The columns and rows in which an original is found after masking; it was planted in a log."""
    plan = build_mask_plan(parse_policy(policy), schema)
    masker, table = Masker(plan, SECRET), plan.tables[label]
    masker.survey(table, rows, 0)
    masker.finish()
    after = masker.mask(table, rows, 0)
    originals = Originals(plan, SECRET)
    originals.surveyed(masker.people, masker.domains)
    originals.begin(table, masker.may_give_originals)
    originals.masked(originals.collected(table, rows, after.columns, after.people))
    search = originals.finish()
    search.search("crm.Log", "line", ["red", f"said {planted} at noon", "nothing"], [1, 2, 3], Where())
    for name, values in after.columns.items():
        search.search(label, name, values, rows["id"], where(name, table.column(name)))
    return {(leak.column, key) for leak in search.leaks() for key in leak.keys}


@pytest.mark.parametrize("planted", ["PX-4471-99-AK", "Ole Quist", "Una Wexelsen", "Zabriskie, Ada"])
def test_originals_of_paths_and_elements_are_searched_for_in_everything(planted):
    assert searched("crm.Form", forms(), FORM_RULES, FORMS, planted) == {("line", 2)}


ATTRIBUTES = {
    **SCHEMA,
    "crm.Attribute": Table(
        "crm.Attribute",
        "attribute",
        "crm_attribute",
        (key(), link("user", "crm.User"), text("name"), text("value", 200)),
        "id",
    ),
}
ATTRIBUTE_RULES = (
    POLICY
    + """
  crm.Attribute:
    person: user
    columns:
      id: keep
      user: keep
      name: keep
      value:
        when:
          - {if: 'name == "mail"', then: {substitute: email}}
          - {if: 'name == "phone"', then: {substitute: phone}}
          - {if: 'name == "card"', then: {json: {$.holder: {substitute: {kind: full_name, whose: value}}, rest: keep}}}
          - {if: 'name == "witness"', then: {substitute: {kind: full_name, whose: value}}}
          - {if: 'name == "public"', then: keep}
        free_text:
"""
)


def attributes(people):
    mail, phone = people["email"][1], people["phone"][1]
    notes = f"call Ole Quist, Una Wexelsen or {phone}"
    names = ["mail", "phone", "witness", "card", "mail", "note", "public"]
    values = [mail, phone, "Ole Quist", '{"holder": "Una Wexelsen"}', "far@far.test", notes, "Ib Thrane"]
    return {"id": [*range(1, 8)], "user": [1, 1, 1, 1, None, 1, 1], "name": names, "value": values}


def test_what_a_condition_masks_belongs_to_the_person_as_a_column_does():
    people = users(3)
    asked = "Ole Quist, Una Wexelsen and Ib Thrane wrote to far@far.test"
    ticket = {"id": [1], "submitter": ["x@y.test"], "submitter_name": ["Xu Yi"], "text": [asked], "assigned_to": [None]}
    tables = {"crm.User": people, "crm.Attribute": attributes(people), "crm.Ticket": ticket}
    result = masked(tables, ATTRIBUTE_RULES, ATTRIBUTES)
    mail, phone, witness, card, far, notes, public = result["crm.Attribute"]["value"]
    holder = json.loads(card)["holder"]

    assert (mail, phone) == (result["crm.User"]["email"][1], result["crm.User"]["phone"][1])
    assert witness.split()[0] != result["crm.User"]["first_name"][1] != holder.split()[0]
    assert notes == f"call {witness}, {holder} or {phone}"
    assert public == "Ib Thrane"
    assert result["crm.Ticket"]["text"] == [f"{witness}, {holder} and Ib Thrane wrote to {far}"]


def test_what_a_condition_masks_does_not_hang_on_the_rows_beside():
    people = users(3)
    rows = attributes(people)
    plan = build_mask_plan(parse_policy(ATTRIBUTE_RULES), ATTRIBUTES)
    masker, table = Masker(plan, SECRET), plan.tables["crm.Attribute"]
    masker.survey(plan.tables["crm.User"], people, 0)
    masker.survey(table, rows, 0)
    masker.finish()
    whole = masker.mask(table, rows, 0).columns["value"]
    alone = [
        masker.mask(table, {name: [values[row]] for name, values in rows.items()}, row).columns["value"][0]
        for row in range(7)
    ]
    assert alone == whole


@pytest.mark.parametrize(("planted", "found"), [("Ole Quist", True), ("Una Wexelsen", True), ("Ib Thrane", False)])
def test_originals_that_a_condition_masks_are_searched_for_in_everything(planted, found):
    rows = attributes(users(3))
    leaks = searched("crm.Attribute", rows, ATTRIBUTE_RULES, ATTRIBUTES, planted)
    assert leaks == ({("line", 2)} if found else set())


PATIENTS = {
    "clinic.Patient": Table(
        "clinic.Patient",
        "patient",
        "clinic_patient",
        (
            key(),
            text("email", 254, unique=True),
            text("national_id", 30, unique=True),
            text("passport", 20),
            text("plate", 12),
            text("insured_as", 30),
            text("file", 20, null=True),
            text("street"),
            text("notes", None),
        ),
        "id",
    )
}
PATIENT_RULES = """
version: 1
tables:
  clinic.Patient:
    person: email
    columns:
      id: keep
      email: {substitute: email}
      national_id: {substitute: national_id}
      passport: {substitute: passport_number}
      plate: {substitute: license_plate}
      insured_as: hash
      file: "null"
      street: {substitute: street_address}
      notes: free_text
"""


def test_numbers_and_addresses_of_the_database_are_found_in_its_texts():
    rows = {
        "id": [1, 2, 3],
        "email": ["ada@corp.test", "bo@corp.test", "cy@corp.test"],
        "national_id": ["850312-1234-77", "0101990505123", "ZZ 9012 3345"],
        "passport": ["C01X00T478", "P8812045", "P1"],
        "plate": ["B-QX 9917", "IN 2024", "KLM 4471"],
        "insured_as": ["YX-74699", "A123456789", "2024-05-17"],
        "file": ["K 4471-20988", None, "12"],
        "street": ["Hinter den Höfen 17b", "Main Street", "4 Kettlewell Mews"],
        "notes": [
            "id 850312-1234-77, then 0101990 505123 and zz90123345; passport C01X00T478",
            "her car B-QX 9917 was seen on Main Street in 2024, at 4 Kettlewell Mews and HINTER DEN HÖFEN 17B",
            "insured as YX-74699, before A123456789, since 2024-05-17; file K4471-20988 of 12",
        ],
    }
    result = masked({"clinic.Patient": rows}, PATIENT_RULES, PATIENTS)["clinic.Patient"]
    numbers, plate, street = result["national_id"], result["plate"], result["street"]
    first, second, third = result["notes"]

    assert first == (f"id {numbers[0]}, then {numbers[1]} and {numbers[2].lower()}; passport {result['passport'][0]}")
    assert f"her car {plate[0][:1]}-{plate[0][1:3]} {plate[0][-4:]} was" in second
    assert f"on Main Street in 2024, at {street[2]} and {street[0].upper()}" in second
    assert third.startswith(
        f"insured as {result['insured_as'][0]}, before {result['insured_as'][1]}, since 2024-05-17; file "
    )
    assert "20988" not in third
    assert third.endswith(" of 12")


def test_a_value_under_a_condition_has_the_pseudonym_that_it_has_elsewhere():
    """A table of keys and values beside a column: the telephone of an employer is that of whoever else works there."""
    facts = (key(), text("email", 254), text("name"), text("value", None), text("office", 30))
    schema = {"clinic.Fact": Table("clinic.Fact", "fact", "clinic_fact", facts, "id")}
    policy = """
version: 1
tables:
  clinic.Fact:
    person: email
    columns:
      id: keep
      email: {substitute: email}
      name: keep
      value:
        when: [{if: 'name == "employer-phone"', then: {substitute: {kind: phone, whose: value}}}]
        free_text:
      office: {substitute: {kind: phone, whose: value}}
"""
    rows = {
        "id": [1, 2, 3],
        "email": ["ada@corp.test", "bo@corp.test", "cy@corp.test"],
        "name": ["employer-phone", "employer-phone", "note"],
        "value": ["+1 415 867 5309", "+1 212 555 0187", "+1 415 867 5309"],
        "office": ["+1 212 555 0187", "+1 415 867 5309", ""],
    }
    result = masked({"clinic.Fact": rows}, policy, schema)["clinic.Fact"]

    assert result["value"][:2] == result["office"][1::-1]
    assert result["value"][2] == result["value"][0]
    assert not {*result["value"]} & {*rows["value"]}


def test_who_is_in_a_document_alone_is_found_in_texts():
    """What a path of a document holds is known everywhere, as what a column holds is."""
    document = Field("details", "details", "details", "json", "JSONField", null=True)
    schema = {
        "clinic.Visit": Table(
            "clinic.Visit", "visit", "clinic_visit", (key(), text("email", 254), document, text("notes", None)), "id"
        )
    }
    policy = """
version: 1
tables:
  clinic.Visit:
    person: email
    columns:
      id: keep
      email: {substitute: email}
      details:
        json:
          $.street: {substitute: street_address}
          $.kin[*].name: {substitute: {kind: full_name, whose: value}}
          $.by.first_name: {substitute: first_name}
          $.by.last_name: {substitute: last_name}
          rest: keep
      notes: free_text
"""
    kin = [{"name": "Hortense Quackenbush"}, {"name": "Bo Unheard"}]
    rows = {
        "id": [1, 2, 3],
        "email": ["ada@corp.test", "bo@corp.test", ""],
        "details": [
            {"street": "4 Kettlewell Mews", "kin": kin},
            {"by": {"first_name": "Wilhelmina", "last_name": "Oosterhuis"}},
            {"street": "Hinter den Höfen 17b", "by": {"last_name": "Wroblewski"}},
        ],
        "notes": [
            "lives at 4 Kettlewell Mews with Bo Unheard",
            "Hortense Quackenbush came with Wilhelmina Oosterhuis",
            "Ms Wroblewski moved to HINTER DEN HÖFEN 17B",
        ],
    }
    result = masked({"clinic.Visit": rows}, policy, schema)["clinic.Visit"]
    first, second, third = result["details"]

    assert result["notes"][0] == f"lives at {first['street']} with {first['kin'][1]['name']}"
    by = second["by"]
    assert result["notes"][1] == f"{first['kin'][0]['name']} came with {by['first_name']} {by['last_name']}"
    assert result["notes"][2] == f"Ms {third['by']['last_name']} moved to {third['street'].upper()}"


def test_two_spellings_of_a_number_are_one_where_nothing_is_unique_and_two_where_it_is():
    rows = {name: ["x"] * 4 for name in ("plate", "insured_as", "file", "street", "notes")}
    rows |= {
        "id": [1, 2, 3, 4],
        "email": [f"{one}@corp.test" for one in "abcd"],
        "national_id": ["850312-1234", "8503121234", "850312 1234", "4471209"],
        "passport": ["P 881 2045", "p8812045", "P-8812045", "P8812046"],
    }
    result = masked({"clinic.Patient": rows}, PATIENT_RULES, PATIENTS)["clinic.Patient"]

    assert len(set(result["national_id"])) == 4
    assert len(set(result["passport"][:3])) == 1
    assert result["passport"][3] != result["passport"][0]


def test_a_narrow_column_does_not_shorten_the_others():
    fields = (key(), text("street"), text("entrance", 8), text("handle", 15), text("username", 150))
    schema = {"crm.Place": Table("crm.Place", "place", "crm_place", fields, "id")}
    policy = """
tables:
  crm.Place:
    columns:
      id: keep
      street: {substitute: street_address}
      entrance: {substitute: street_address}
      handle: {substitute: username}
      username: {substitute: username}
"""
    names = [f"user-{number}" for number in range(50)]
    rows = {"id": list(range(50)), "street": names, "entrance": names, "handle": names, "username": names}
    result = masked({"crm.Place": rows}, policy, schema)["crm.Place"]

    assert max(map(len, result["street"])) > 12
    assert result["handle"] == result["username"]
    assert max(len(re.sub(r"\D", "", one)) for one in result["handle"]) <= 3
