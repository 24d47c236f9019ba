"""What is personal is found within JSON, and beside the names of values."""

import json
from dataclasses import replace

import pytest

from seeding.masking.finding import find, propose, write_policy
from seeding.masking.planning import build_mask_plan
from seeding.masking.policy import UNDECIDED, Rule
from seeding.schema import Field
from tests.masking.held import Held, by_column
from tests.masking.truths import USERS, project, tables_of


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
    rule = by_column(findings)["social.SocialAccount", "extra_data"].rule
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
    rules = by_column(findings)["social.SocialAccount", "extra_data"].rule.parameters
    assert rules["$.by.company"] == {"substitute": "company"}
    assert rules.get("$.shop.company") != {"substitute": "company"}


def test_somebody_else_in_a_document_is_known_by_the_value():
    tables, _ = project("logs")
    documents = [{"email": f"a{n}@b.org", "emergency_contact": {"email": f"c{n}@b.org"}} for n in range(9)]
    findings = find(tables, Held({("social.SocialAccount", "extra_data"): documents}))
    rules = by_column(findings)["social.SocialAccount", "extra_data"].rule.parameters
    assert rules["$.email"] == {"substitute": "email"}
    assert rules["$.emergency_contact.email"] == {"substitute": {"kind": "email", "whose": "value"}}


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
    found = by_column(find(own))
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


def test_a_list_of_numbers_is_no_text():
    tables, _ = project("forum")
    profile = tables["forum.Profile"]
    item = replace(profile.fields[0], name="accepted", attname="accepted", column="accepted", class_name="IntegerField", auto=False,
                   primary_key=False)  # fmt: skip
    listed = replace(item, storage="other", class_name="ArrayField", item=item)
    changed = {**tables, "forum.Profile": replace(profile, fields=(*profile.fields, listed))}
    assert by_column(find(changed))["forum.Profile", "accepted"].rule.technique == "keep"


def test_json_in_a_text_of_which_no_path_needs_a_rule_is_free_text():
    tables, _ = project("logs")
    held = Held({("forms.Submission", "form_data"): [], ("audit.Attempt", "post_data"): ['{"zor": "val mir fen"}'] * 9})
    findings = find(tables, held)
    rule = by_column(findings)["audit.Attempt", "post_data"].rule
    assert (rule.technique, dict(rule.parameters)) == ("free_text", {})


def test_a_text_in_a_document_that_no_path_is_written_for_is_read_for_people():
    tables, _ = project("logs")
    documents = [{"who": [f"zorval mirkel{n}", {"mail": f"p{n}@b.org"}], "count": n} for n in range(20)]
    findings = find(tables, Held({("social.SocialAccount", "extra_data"): documents}))
    rules = by_column(findings)["social.SocialAccount", "extra_data"].rule.parameters
    assert rules == {"$.who[*].mail": {"substitute": "email"}, "$.count": "keep", "rest": "free_text"}


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
    found = by_column(find(tables, held))
    rule = found[label, column].rule
    assert {one.condition: one.rule for one in rule.when} == {
        f'{naming} == "{name}"': Rule("substitute", {"": kind}) for name, kind in kinds.items()
    }
    assert rule.technique == rest or rest is None
    assert not kinds or not found[label, naming].personal or naming == "question"


def test_json_of_a_thing_whose_keys_or_texts_are_addresses_speaks_of_somebody():
    tables, _ = tables_of(f"{USERS}eav.Value: entity:Int data:JSON other:JSON")
    held = {"data": [{f"p{n}@mail.org": {"seen": 1}} for n in range(20)], "other": [{"seen": n} for n in range(20)]}
    findings = by_column(find(tables, Held({("eav.Value", name): values for name, values in held.items()}), likely=1))
    assert findings["eav.Value", "data"].rule == Rule("free_text")
    assert findings["eav.Value", "data"].evidence == ("100% of 20 documents hold e-mail addresses",)
    assert not findings["eav.Value", "other"].personal


def test_copies_of_rows_that_no_package_keeps_are_read_by_how_they_are_laid_out():
    """A former name stands in no column any more: only the key beside it says what it is."""
    tables, _ = tables_of(
        f"{USERS}contenttypes.ContentType: model:Char(100)\n"
        "trail.Entry: content_type->contenttypes.ContentType object_pk:Char(255) changes:JSON serialized_data:Text\n"
        "trail.Other: number:Int changes:JSON"
    )
    rows = [{"model": "auth.user", "pk": n, "fields": {"last_name": "Ekblad"}} for n in range(9)]
    held = {
        ("trail.Entry", "changes"): [{"last_name": ["Ekblad", "Fahy"]}] * 9,
        ("trail.Entry", "serialized_data"): [json.dumps([row]) for row in rows],
        ("trail.Other", "changes"): [{"last_name": ["Ekblad", "Fahy"], "count": [1, 2]}] * 9,
    }
    findings = by_column(find(tables, Held(held)))
    beside = {"model": "content_type", "key": "object_pk"}
    assert findings["trail.Entry", "changes"].rule == Rule("records", {"layout": "changes", **beside})
    assert findings["trail.Entry", "serialized_data"].rule == Rule("records", {"layout": "django", **beside})
    rule = findings["trail.Other", "changes"].rule
    assert (rule.technique, rule.parameters["$.last_name[*]"]) == ("json", {"substitute": "last_name"})
