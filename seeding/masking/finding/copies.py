"""Columns in which packages keep copies of other rows: audit logs, versions, results of tasks, recorded requests.

`known` names the columns of packages whose layout is known; `by_shape` finds the same in tables of anybody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from seeding.reading.naming.conditions import opening
from seeding.reading.naming.rule import alternatives
from seeding.reading.signs import Sign
from seeding.reading.subjects import THINGS, Subject
from seeding.schema import Field, Table
from seeding.vocabulary import word_set, words


@dataclass(frozen=True)
class Copy:
    """How a column keeps copies: `layout` is one of `seeding.masking.techniques.records`, or empty for loose text."""

    kind: str
    layout: str
    model: str = ""
    """The column that names the model of the copied row: a foreign key to a content type, or a text."""
    key: str = ""
    """The column with the primary key of the copied row."""


_KNOWN: dict[str, Copy] = {
    "admin.LogEntry.object_repr": Copy("audit_copy", "", "content_type"),
    "admin.LogEntry.change_message": Copy("audit_copy", ""),
    "reversion.Version.serialized_data": Copy("records", "django", "content_type", "object_id"),
    "reversion.Version.object_repr": Copy("audit_copy", "", "content_type"),
    "auditlog.LogEntry.changes": Copy("records", "changes", "content_type", "object_pk"),
    "auditlog.LogEntry.changes_text": Copy("audit_copy", ""),
    "auditlog.LogEntry.serialized_data": Copy("records", "django", "content_type", "object_pk"),
    "auditlog.LogEntry.object_repr": Copy("audit_copy", "", "content_type"),
    "auditlog.LogEntry.additional_data": Copy("json", ""),
    "wagtailcore.Revision.content": Copy("records", "plain", "content_type", "object_id"),
    "wagtailcore.Revision.object_str": Copy("audit_copy", "", "content_type"),
    "easyaudit.CRUDEvent.object_json_repr": Copy("records", "django", "content_type", "object_id"),
    "easyaudit.CRUDEvent.object_repr": Copy("audit_copy", "", "content_type"),
    "easyaudit.CRUDEvent.changed_fields": Copy("records", "changes", "content_type", "object_id"),
    "pghistory.Context.metadata": Copy("json", ""),
    "pghistory.Events.pgh_data": Copy("records", "plain"),
}
"""Packages whose layout is known."""


def known(table: Table, field: Field) -> Copy | None:
    found = _KNOWN.get(f"{table.label}.{field.name}")
    if found is None:
        return None
    there = {name: getattr(found, name) if table.has(getattr(found, name)) else "" for name in ("model", "key")}
    return replace(found, **there)


def laid_out(table: Table, copy: Copy, documents: Sequence[Any]) -> Copy:
    """How copies lie in a column of a table that nobody knows, told from some of them: as Django serialises rows, or as
    changes beside a content type. Others stay loose.
    """
    rows = [one for document in documents for one in (document if isinstance(document, list) else [document])]
    if copy.layout or not rows or not all(isinstance(one, dict) and one for one in rows):
        return copy
    model = next((one.name for one in table.fields if _tells_model(one)), "")
    key = next((name for name in _KEYS if table.has(name)), "")
    if all(isinstance(one.get("fields"), dict) and (model or "model" in one) for one in rows):
        return replace(copy, layout="django", model=model, key=key)
    changes = all(isinstance(both, list) and len(both) == 2 for one in rows for both in one.values())
    return replace(copy, layout="changes", model=model, key=key) if changes and model else copy


def _tells_model(field: Field) -> bool:
    return field.reference is not None and field.reference.table == "contenttypes.ContentType"


def _ending(names: str) -> re.Pattern[str]:
    """The names that end so, in words joined by `_`, written as rules write them."""
    return re.compile(rf"(?:.+_)?(?:{alternatives(names)})")


_REPRESENTATION = _ending(
    "(object obj instance target record entity)_(repr representation str string label name display title) "
    "(item row)_(repr representation str string)"
)
_SERIALISED = _ending(
    "(serialized serialised snapshot object_json old_(value data row state) new_(value data row state) changed_field "
    "changes change diff delta before after previous_(data value state) field_(change value) object_(data json) "
    "row_data original_data source_data changes_text change_message old new pgh_data entity_data json_repr "
    "data_(before after))(_(data json repr text field content))?"
)
_PAYLOAD = _ending(
    "(payload request response raw body dump form_data post_data get_data query_param request_(data body header param) "
    "response_(data body header) extra_data additional_data user_data user_info userinfo user_response entry_data "
    "submission_data submitted_data form claim raw_(data body post response message payload callback) "
    "webhook_(body data) event_data message_data html_header headers header post source_data pickled(_data)? "
    "profile_data personal_data details_json customer_data contact_data address_data attendee_data answer_data "
    "(stripe paypal adyen mollie provider gateway processor remote api external)_data order_data payment_data "
    "sensitive_data identity_data (signed_?)?xml verified_(output data) contact_info contact_detail "
    "contact_information callback_data)(_(json text raw content))?"
)
_CALL = _ending(
    "args kwargs param parameter argument result return_value output traceback stack_?trace exception (last_)?error "
    "exc_info error_log log_message stdout stderr worker_result input task_data job_data exception_message error_detail"
)
_LOOSE = _ending(
    "data extra context meta metadata info detail attribute property message value content json state label object"
)
SETTINGS = word_set("config configuration setting settings option preference layout theme style schema definition")
"""Words of columns that say how something is to look or to work."""
_LAID_OUT = word_set("body header post")
"""Words that also name what a page or an article is made of."""
_ADDED = ("extra_data", "additional_data")
"""Names of columns in which a project keeps more of a row, whatever that is of."""
_GOODS = word_set("product item plan price variant sku fee commission pricing tax")
_WORKING = word_set(
    "task job log result schedule periodic queue ormq webhook event outbox failure call run execution delivery"
)
"""Words of tables that keep how a program was called, and what came of it."""
_DIFFERS = re.compile(r"(^|_)(diff|patch)(_|\d|$)")
_SOURCES = word_set("file filename commit repository changeset")
"""Words of tables that say how files differ, and no rows."""
_STORAGES = ("text", "json", "bytes", "other")
_LONG = 200
"""Texts of so many characters have room for another row."""


def of_goods(field: Field) -> bool:
    """Whether a column holds data of what is sold, such as `product_data`."""
    said = words(field.name)
    return said[-1:] in (("data",), ("info",), ("detail",), ("snapshot",)) and bool(_GOODS & set(said[-2:-1]))


def by_shape(table: Table, field: Field, subject: Subject) -> tuple[Sign, Copy] | None:
    """Whether a column of a table that nobody knows looks like one that keeps copies."""
    spoken = set(words(field.name))
    if field.storage not in _STORAGES or field.choices or of_goods(field) or spoken & SETTINGS:
        return None
    if subject.place and "serialized" not in spoken:
        return None
    joined = "_".join(words(field.name))
    if _DIFFERS.search(joined) and _SOURCES & {*subject.said, *subject.words}:
        return None
    represented = _REPRESENTATION.fullmatch(joined) and (not joined.endswith("_name") or _beside_its_key(table, joined))
    if represented:
        return _copy("audit_copy", 0.85, "the text of another row")
    roomy = field.storage != "text" or field.max_length is None or field.max_length >= _LONG
    found = (_kept(field, subject, joined) if roomy else None) or _received(field, subject, joined, roomy)
    return found or _loosely(field, subject, joined, roomy)


def _copy(kind: str, confidence: float, evidence: str) -> tuple[Sign, Copy]:
    return Sign(kind, "free text", confidence, evidence), Copy(kind, "")


def _kept(field: Field, subject: Subject, joined: str) -> tuple[Sign, Copy] | None:
    """A row kept as it was, or put aside."""
    spoken = set(words(field.name))
    whole = (not subject.thing or "serialized" in spoken) and not _lists_names(field, subject, joined)
    if _SERIALISED.fullmatch(joined) and not _CALLED_SO.fullmatch(joined) and whole:
        return _copy("records", 0.85, "a copy of another row's values")
    if _PUT_ASIDE & set(subject.words) and "error" not in spoken and _LOOSE.fullmatch(joined):
        return _copy("records", 0.8, "a copy of a row that was put aside")
    return None


def _lists_names(field: Field, subject: Subject, joined: str) -> bool:
    """Whether a text says which columns changed, and not to what: that stands beside it, or a program did it."""
    if not joined.endswith("changed_field") or field.storage != "text":
        return False
    beside = any(
        one is not field and _SERIALISED.fullmatch("_".join(words(one.name)))
        for one in subject.table.fields
        if one.storage in _STORAGES
    )
    by_program = bool(_WORKING & set(subject.words)) and not (subject.near or subject.table.generics)
    return beside or by_program


def _received(field: Field, subject: Subject, joined: str, roomy: bool) -> tuple[Sign, Copy] | None:
    """What somebody sent, a service sent back, or a call was given."""
    spoken, called = set(words(field.name)), set(subject.words)
    kept = "json" if field.storage == "json" else "audit_copy"
    returned = joined in ("data", "body", "content") and {"callback", "ipn"} & called
    if roomy and returned and not subject.thing:
        return _copy(kept, 0.75, "what a service sent back")
    if field.storage == "json" and joined == "resource" and {"webhook", "event"} & called:
        return _copy(kept, 0.75, "what an event is about")
    of_somebody = subject.log or subject.message or subject.near or subject.beside_message or subject.payment
    added = field.storage == "json" and not joined.endswith(_ADDED)
    laid_out = _LAID_OUT & spoken and subject.head in THINGS
    sent = _PAYLOAD.fullmatch(joined) and not laid_out and (of_somebody or added or spoken & {"payload", "pickled"})
    if roomy and sent and not subject.blogged and not (subject.thing and not subject.near):
        return _copy(kept, 0.85, "what somebody sent or filled in")
    working = _WORKING & called and "template" not in called
    if roomy and working and _CALL.fullmatch(joined) and "name" not in spoken:
        return _copy(kept, 0.75, "what a call was given or gave back")
    return None


def _loosely(field: Field, subject: Subject, joined: str, roomy: bool) -> tuple[Sign, Copy] | None:
    """What a name says in some tables alone that says little by itself."""
    if not _LOOSE.fullmatch(joined):
        return None
    if field.storage == "json" and subject.credentials:
        return Sign("json", "secret", 0.75, "JSON beside a password or a secret"), Copy("json", "")
    of_somebody = subject.log or subject.message or opening(subject) or subject.near or subject.payment
    if field.storage == "json" and of_somebody and not subject.thing:
        return _copy("json", 0.75, f"JSON in a table {'of what happened' if subject.log else 'about people'}")
    told = subject.log and (subject.near or "log" in subject.words) and not {"state", "label"} & set(words(field.name))
    if roomy and told and field.storage in ("text", "other"):
        return _copy("audit_copy", 0.75, "free text in a log")
    return None


_CALLED_SO = re.compile(r"(?:.+_)?(?:name|title|label)_snapshot")
"""What a row was called: no values of another row."""
_PUT_ASIDE = word_set("deleted removed trashed trash archived backup")
_ANY_ROW = ("object", "record", "entity", "target", "item", "row", "resource")
_KEYS = tuple(f"{whose}_{end}" for whose in _ANY_ROW for end in ("pk", "id", "uuid"))
"""Columns with the key of a row of any table."""


def _beside_its_key(table: Table, joined: str) -> bool:
    """Whether a `record_name` stands beside a `record_id`, which names a row of any table."""
    whose = joined.rpartition("_")[0]
    return whose in _ANY_ROW and any(
        one.name in (f"{whose}_id", f"{whose}_pk", f"{whose}_uuid") for one in table.fields
    )


def historical(table: Table, tables: Mapping[str, Table]) -> str | None:
    """The label of the table whose rows a table of django-simple-history (or its like) keeps, None for others."""
    app, _, name = table.label.rpartition(".")
    names = {one.name for one in table.fields}
    if "history_id" in names or "pgh_id" in names or {"history_date", "history_type"} <= names:
        own = {one.name for one in table.fields}
        shorter = (
            name.removeprefix("Historical").removesuffix("History").removesuffix("Event").removesuffix("Historical")
        )
        for candidate in (f"{app}.{shorter}", *(label for label in tables if label.rpartition(".")[2] == shorter)):
            if candidate in tables and candidate != table.label:
                return candidate
        likely = [label for label, other in tables.items() if label != table.label
                  and len(other.fields) > 2 and {one.name for one in other.fields} <= own]  # fmt: skip
        return likely[0] if len(likely) == 1 else None
    return None
