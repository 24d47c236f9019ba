"""The audit as a document: what its schema says, complete or not at all, and never an original."""

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date

import jsonschema
import pytest
from django.db import connection

from seeding.masking.auditing.audit import FORMAT_VERSION, Audit, AuditedColumn, NotSearched
from seeding.masking.auditing.discretion import (
    WITHHELD,
    discreet,
    named,
    told_condition,
    told_key,
    told_parameters,
)
from seeding.masking.auditing.document import as_document, audit_schema, from_document
from seeding.masking.auditing.page import draw
from seeding.masking.auditing.verdict import judge
from seeding.masking.auditing.writing import check_paths, page_path, read_audit, write, write_whole
from seeding.masking.secret import Secret
from seeding.masking.verifying.integrity import Broken, Counted, Linked
from seeding.spec import SeedingError
from tests.masking.masked import SECRET, leaking, mask_shop


@pytest.fixture(scope="module")
def masking(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            found = mask_shop(120)
            transaction.set_rollback(True)
    return found


@pytest.fixture
def audit(masking):
    return masking[0]


def told(audit, tmp_path):
    """Everything that is written of an audit, as text."""
    write(audit, tmp_path / "data_audit.json")
    return "\n".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


# Originals ------------------------------------------------------------------------------------------------


def test_no_original_is_written(masking, tmp_path):
    audit, originals = masking
    text = told(leaking(audit), tmp_path)
    looked_for = {
        value.isoformat() if isinstance(value, date) else value
        for column in originals.values()
        for value in column
        if isinstance(value, (str, date)) and value
    }

    assert len(looked_for) > 500
    assert [value for value in looked_for if value in text] == []
    assert [
        value for value in looked_for if isinstance(value, str) and len(value) > 7 and value.lower() in text.lower()
    ] == []


def test_no_secret_is_written(audit, tmp_path):
    text = told(audit, tmp_path)

    assert SECRET.text not in text
    assert SECRET.fingerprint in text


def test_parameters_that_could_hold_an_original_are_told_by_their_length():
    given = {
        "value": "Ada Lovelace", "keep_words": ["Grace", "Ada"], "kind": "email", "days": 180, "within": "city",
        "paths": {"$.contact.email": {"substitute": {"kind": "email"}}, "$['Ada Lovelace']": "keep"}, "locale": "de_DE",
    }  # fmt: skip
    found = told_parameters(given, ["city"])

    assert found == {
        "value": "(12 characters)", "keep_words": ["(5 characters)", "(3 characters)"], "kind": "email", "days": 180,
        "within": "city", "locale": "de_DE",
        "paths": {"$.contact.email": {"substitute": {"kind": "email"}}, "(17 characters)": "keep"},
    }  # fmt: skip


def test_conditions_are_told_without_literals():
    assert told_condition("email == 'ada@example.com' and number > 4711 or name == \"Ada\"") == (
        "email == … and number > … or name == …"
    )


def test_keys_that_may_be_personal_are_hashed():
    assert told_key(17) == "17"
    hashed = told_key("ada@example.com", SECRET)
    assert hashed.startswith("hash:")
    assert hashed == told_key("ada@example.com", SECRET)
    assert hashed != told_key("ada@example.com", Secret("another secret that is long enough 0123456789"))
    assert told_key("ada@example.com") == "(15 characters)"
    assert told_key((3, "ada"), SECRET).startswith("(3, hash:")
    assert told_key(4711, SECRET, personal=True).startswith("hash:")


def test_free_texts_that_hold_an_original_are_withheld(audit, tmp_path):
    audit = replace(audit, warnings=("The row of Ada Lovelace is odd.", "Nothing else."))

    def holds(texts):
        return ["Ada" in text for text in texts]

    document = write(audit, tmp_path / "data_audit.json", holds=holds)
    assert document["warnings"] == [WITHHELD, "Nothing else."]
    assert "Ada" not in (tmp_path / "data_audit.json").read_text() + (tmp_path / "data_audit.html").read_text()
    assert discreet({"column": "Ada", "notes": ["Ada"]}, holds) == {"column": "Ada", "notes": [WITHHELD]}


def test_a_database_is_named_without_its_name(db):
    found = named("default")

    assert found.vendor == connection.vendor
    assert str(connection.settings_dict["NAME"]) not in repr(found)


# The document ---------------------------------------------------------------------------------------------


def test_the_document_meets_its_schema(audit):
    schema = audit_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for one in (audit, leaking(audit)):
        jsonschema.validate(json.loads(json.dumps(as_document(one))), schema, jsonschema.Draft202012Validator)


def test_the_schema_refuses_what_is_none(audit):
    document = as_document(audit)
    for change in ({"format_version": 2}, {"outcome": "fine"}, {"columns": [{}]}, {"verdict": None}, {"seconds": 3}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**document, **change}, audit_schema(), jsonschema.Draft202012Validator)


def test_everything_in_the_schema_is_described():
    def bare(schema, where):
        for name, one in schema.get("properties", {}).items():
            if not one.get("description"):
                yield f"{where}.{name}"

    schema = audit_schema()
    assert [*bare(schema, "audit"), *(one for name, part in schema["$defs"].items() for one in bare(part, name))] == []


def test_an_audit_comes_back_from_its_document(audit):
    for one in (audit, leaking(audit)):
        assert from_document(json.loads(json.dumps(as_document(one)))) == one


@pytest.mark.parametrize(
    "document", [{}, {"format_version": 99}, {"format_version": 1}, {"format_version": 1, "columns": 3}]
)
def test_what_is_no_audit_is_refused(document):
    with pytest.raises(SeedingError, match=r"audit of version"):
        from_document(document)


def test_a_document_of_a_newer_release_with_more_fields_is_read(audit):
    document = as_document(audit)
    document["columns"][0]["colour"] = "blue"

    assert from_document({**document, "more": 1}) == audit


def test_every_column_tells_what_was_done(audit):
    column = next(one for one in as_document(audit)["columns"] if one["column"] == "email")

    assert (column["technique"], column["parameters"], column["domain"]) == ("substitute", {"kind": "email"}, "email")
    assert column["shapes"]["before"] == {"rows": 120, "nulls": 0, "empties": 0, "distinct": 120, "distinct_error": 0.0}
    assert column["shapes"]["masked"] == 120
    assert column["searched"] == ["exact", "folded", "inside"]


def test_values_are_plain():
    def plain(value):
        if is_dataclass(value):
            return all(plain(getattr(value, one.name)) for one in fields(value))
        if isinstance(value, Mapping):
            return all(map(plain, value.values()))
        return (
            all(map(plain, value))
            if isinstance(value, (list, tuple))
            else isinstance(value, (str, int, float, type(None)))
        )

    assert plain(AuditedColumn("t.T", "a", "text", "substitute", {}, "a"))
    assert FORMAT_VERSION == 1


# The verdict ----------------------------------------------------------------------------------------------


def clean(audit: Audit) -> Audit:
    return replace(audit, privacy=(), not_searched=(), warnings=())


def test_nothing_speaks_against_what_was_searched_and_found_clean(audit):
    assert judge(clean(audit)).verdict == "fine"


@pytest.mark.parametrize(
    ("change", "verdict", "said"),
    [
        ({"outcome": "failed"}, "fail", "not complete"),
        ({"outcome": "leaked"}, "fail", "Originals were found"),
        ({"counts": (Counted("t.T", 3, 2),)}, "fail", "3 rows, lost 0 and has 2"),
        ({"links": (Linked("t.T.a", "t.U.id", "foreign key", 3, 3, 3, 2, False),)}, "fail", "now joins 2 of 3"),
        ({"broken": (Broken("t.T", "once", "seeding.check.duplicate", 0, 2),)}, "fail", "2 rows of t.T break once"),
        ({"broken": (Broken("t.T", "once", "seeding.check.duplicate", 2, 2),)}, "fine", ""),
        ({"verified": False}, "look", "not verified"),
        ({"not_searched": (NotSearched("t.T.file", "files are not opened"),)}, "look", "files are not opened"),
        ({"warnings": ("Mind this.",)}, "look", "Mind this."),
    ],
)
def test_what_speaks_against_sharing(audit, change, verdict, said):
    found = judge(replace(clean(audit), **change))

    assert found.verdict == verdict
    assert any(said in reason for reason in found.reasons) or not said


def test_what_kept_columns_tell_is_one_reason_for_each_table(audit):
    of_users = [one for one in judge(audit).looking if one.startswith("shop.User: what is kept singles out rows")]

    assert len(of_users) == 1
    assert "created_at" in of_users[0]
    assert not [one for one in judge(audit).looking if "old copy" in one and one.startswith("shop.User")]


def test_leaks_speak_against_sharing(audit):
    found = judge(leaking(clean(audit)))

    assert found.verdict == "fail"
    assert found.failing == ("2 rows of shop.Lead.notes hold originals of shop.User.email, inside longer text.",)
    assert "Not safe to share" in draw(leaking(clean(audit)))


# Files ----------------------------------------------------------------------------------------------------


def test_files_are_for_their_owner_and_leave_nothing_beside_them(audit, tmp_path):
    mask = os.umask(0)
    try:
        write(audit, tmp_path / "data_audit.json")
    finally:
        os.umask(mask)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["data_audit.html", "data_audit.json"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    assert read_audit(tmp_path / "data_audit.json") == audit
    assert page_path("a/b.json").name == "b.html"


def test_a_file_that_was_there_is_replaced_whole_or_not_at_all(audit, tmp_path, monkeypatch):
    path = tmp_path / "data_audit.json"
    path.write_text("old")
    path.chmod(0o644)

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SeedingError, match=r"data_audit.json: it cannot be written \(No space left on device\)"):
        write(audit, path)
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["data_audit.json"]

    monkeypatch.undo()
    write(audit, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text())["verdict"] == judge(audit).verdict


def test_places_where_nothing_can_be_written_are_refused_at_once(tmp_path):
    missing = tmp_path / "no" / "audit.json"
    with pytest.raises(SeedingError) as error:
        check_paths(missing, tmp_path, "/dev/null")

    assert len(error.value.problems) == 3
    assert "there is no folder" in error.value.problems[0]
    assert "that is a folder" in error.value.problems[1]
    check_paths(tmp_path / "audit.json")
    assert list(tmp_path.iterdir()) == []


def test_text_that_is_no_unicode_is_written(audit, tmp_path):
    write(replace(audit, warnings=("broken \udcff text",)), tmp_path / "data_audit.json")

    assert "\\udcff" in (tmp_path / "data_audit.html").read_text()
    assert json.loads((tmp_path / "data_audit.json").read_text())


def test_a_folder_that_vanished_is_told(tmp_path):
    with pytest.raises(SeedingError, match="cannot be written"):
        write_whole(tmp_path / "no" / "audit.json", b"")
