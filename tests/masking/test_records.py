"""Copies of rows: each value is masked as in its own column, and what nobody knows is removed."""

import json

import numpy as np
import pytest

from seeding.masking.secret import Secret
from seeding.masking.techniques import Cells, Target, build
from seeding.schema import Field, Reference, Table

SECRET = Secret("b2c4" * 16)


def _field(name, storage="text", **more):
    return Field(name=name, attname=name, column=name, storage=storage, class_name="CharField", **more)


PERSON = Table(
    "crm.Person", "person", "crm_person",
    (_field("id", "integer", primary_key=True), _field("email"), _field("born", "date"), _field("city"),
     _field("mails_email", "other", item=_field("mails_email")), _field("data_email", "json")), "id",
)  # fmt: skip
PATIENT = Table(
    "crm.Patient", "patient", "crm_patient",
    (_field("person_ptr", "integer", primary_key=True, reference=Reference("crm.Person", "id")), _field("ward")), "person_ptr",
)  # fmt: skip
ASKED = []


def _pseudonyms(path, values, people):
    ASKED.append((path, tuple(values), None if people is None else tuple(people)))
    if path.endswith(("mails_email", "data_email")):
        return [dict.fromkeys(one, "masked") if isinstance(one, dict) else one and [f"masked {mail}" for mail in one]
                for one in values]  # fmt: skip
    if path.endswith(("email", "born")):
        return [None if value is None else f"masked {value!r}" for value in values]
    raise KeyError(path)


def _persons(copied):
    """Those of the primary keys: the person of row 7 is 107."""
    return np.array([100 + one.values.get("id", 0) for one in copied], dtype=np.uint64)


def _cells(values, others=None):
    ASKED.clear()
    target = Target("audit.Entry", _field("changes", "json"), "audit.Entry.changes")
    shared = {
        "pseudonyms": _pseudonyms,
        "persons": _persons,
        "tables": {"crm.person": PERSON, "crm.patient": PATIENT},
        "content_types": {7: "crm.person", 8: "crm.patient"},
    }
    return Cells(target, list(values), SECRET, others=others or {}, shared=shared)


def test_objects_as_django_serialises_them_are_masked_by_their_own_columns():
    text = json.dumps(
        [{"model": "crm.person", "pk": 3, "fields": {"email": "a@b.de", "city": "Ulm", "gone": "secret"}}]
    )
    (masked,) = build("records", {"layout": "django"}).mask(_cells([text]))
    fields = json.loads(masked)[0]["fields"]
    assert fields == {"email": "masked 'a@b.de'", "city": "Ulm", "gone": "[removed]"}
    assert json.loads(masked)[0]["pk"] == 3


def test_changes_are_masked_on_both_sides_with_one_call_for_each_column_and_the_persons_of_the_copied_rows():
    changes = [{"email": ["None", "a@b.de"], "city": ["Ulm", "Bonn"]}, {"email": ["a@b.de", "c@d.de"]}, None]
    technique = build("records", {"layout": "changes", "model": "content_type", "key": "object_pk"})
    masked = technique.mask(_cells(changes, {"content_type": [7, 7, 7], "object_pk": ["7", 8, "9"]}))
    assert masked[0] == {"email": [None, "masked 'a@b.de'"], "city": ["Ulm", "Bonn"]}
    assert masked[1] == {"email": ["masked 'a@b.de'", "masked 'c@d.de'"]}
    assert masked[2] is None
    assert ("crm.Person.email", (None, "a@b.de", "a@b.de", "c@d.de"), (107, 107, 108, 108)) in ASKED
    assert changes[0]["email"] == ["None", "a@b.de"], "the original stays as it is"


def test_values_reach_the_technique_as_the_field_holds_them_and_inherited_columns_are_known():
    technique = build("records", {"layout": "plain", "model": "content_type"})
    (masked,) = technique.mask(_cells([{"born": "1980-02-29", "ward": "A", "email": "x@y.z"}], {"content_type": [8]}))
    assert masked["born"] == "masked datetime.date(1980, 2, 29)"
    assert masked["email"] == "masked 'x@y.z'"
    assert masked["ward"] == "A"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("mails_email", "['a@b.de']", "['masked a@b.de']"),
        ("mails_email", '["a@b.de"]', '["masked a@b.de"]'),
        ("mails_email", ["a@b.de"], ["masked a@b.de"]),
        ("mails_email", "a@b.de", "[removed]"),
        ("data_email", '{"a": 1}', '{"a": "masked"}'),
        ("data_email", {"a": 1}, {"a": "masked"}),
    ],
)
def test_lists_and_documents_are_read_however_they_are_written_and_written_alike(name, before, after):
    changes = build("records", {"layout": "changes", "of": "crm.Person"})
    assert changes.mask(_cells([{name: [None, before]}])) == [{name: [None, after]}]
    plain = build("records", {"layout": "plain", "of": "crm.Person"})
    assert plain.mask(_cells([{name: before}])) == [{name: after}]


def test_what_cannot_be_read_is_removed():
    technique = build("records", {"layout": "plain", "of": "crm.Person"})
    masked = technique.mask(_cells(["{broken a@b.de", "", {"born": "about 1980", "notes": {"deep": ["Anna"]}}]))
    assert masked[:2] == ["[removed]", ""]
    assert masked[2] == {"born": "[removed]", "notes": {"deep": ["[removed]"]}}


def test_a_model_that_nobody_knows_loses_every_text():
    technique = build("records", {"layout": "changes", "model": "content_type"})
    (masked,) = technique.mask(_cells([{"email": ["a@b.de", "c@d.de"], "count": [1, 2]}], {"content_type": [99]}))
    assert masked == {"email": ["[removed]", "[removed]"], "count": [1, 2]}


def test_a_layout_has_to_say_whose_copies_they_are():
    with pytest.raises(ValueError, match="model: content_type"):
        build("records", {"layout": "changes"})
    with pytest.raises(ValueError, match="django, changes, plain"):
        build("records", {"layout": "pickle"})
