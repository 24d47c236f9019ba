"""Columns in which packages keep copies of other rows: audit logs, versions, results of tasks, recorded requests.

`known` names the columns of packages whose layout is known; `by_shape` finds the same in tables of anybody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from seeding.reading.naming.conditions import opening
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


_REPRESENTATION = re.compile(
    r"(?:.+_)?(?:(?:object|obj|instance|target|record|entity)_(?:repr|representation|str|string|label|name|display|title)|"
    r"(?:item|row)_(?:repr|representation|str|string))"
)
_SERIALISED = re.compile(
    r"(?:.+_)?(?:serialized|serialised|snapshot|object_json|old_(?:value|data|row|state)|new_(?:value|data|row|state)|changed_field|changes|change|"
    r"diff|delta|before|after|previous_(?:data|value|state)|field_(?:change|value)|object_(?:data|json)|row_data|original_data|source_data|"
    r"changes_text|change_message|old|new|pgh_data|entity_data|json_repr|data_(?:before|after))(?:_(?:data|json|repr|text|field|content))?"
)
_PAYLOAD = re.compile(
    r"(?:.+_)?(?:payload|request|response|raw|body|dump|form_data|post_data|get_data|query_param|request_(?:data|body|header|param)|"
    r"response_(?:data|body|header)|extra_data|additional_data|user_data|user_info|userinfo|user_response|entry_data|submission_data|submitted_data|"
    r"form|claim|raw_(?:data|body|post|response|message|payload|callback)|webhook_(?:body|data)|event_data|message_data|html_header|headers|header|post|"
    r"source_data|pickled(?:_data)?|profile_data|personal_data|details_json|customer_data|contact_data|address_data|attendee_data|answer_data|"
    r"(?:stripe|paypal|adyen|mollie|provider|gateway|processor|remote|api|external)_data|order_data|payment_data|sensitive_data|identity_data|(?:signed_?)?xml|verified_(?:output|data)|contact_info|contact_detail|contact_information|callback_data)(?:_(?:json|text|raw|content))?"
)
_CALL = re.compile(
    r"(?:.+_)?(?:args|kwargs|param|parameter|argument|result|return_value|output|traceback|stack_?trace|exception|(last_)?error|"
    r"exc_info|error_log|log_message|stdout|stderr|worker_result|input|task_data|job_data|exception_message|error_detail)"
)
_LOOSE = re.compile(
    r"(?:.+_)?(?:data|extra|context|meta|metadata|info|detail|attribute|property|message|value|content|json|state|label|object)"
)
SETTINGS = word_set("config configuration setting settings option preference layout theme style schema definition")
"""Words of columns that say how something is to look or to work."""


_LAID_OUT = word_set("body header post")
"""Words that also name what a page or an article is made of."""
_ADDED = ("extra_data", "additional_data")
"""Names of columns in which a project keeps more of a row, whatever that is of."""

_GOODS = word_set("product item plan price variant sku fee commission pricing tax")


def of_goods(field: Field) -> bool:
    """Whether a column holds data of what is sold, such as `product_data`."""
    said = words(field.name)
    return said[-1:] in (("data",), ("info",), ("detail",), ("snapshot",)) and bool(_GOODS & set(said[-2:-1]))


def by_shape(table: Table, field: Field, subject: Subject) -> tuple[Sign, Copy] | None:
    """Whether a column of a table that nobody knows looks like one that keeps copies."""
    if field.storage not in ("text", "json", "bytes", "other") or field.choices:
        return None
    joined = "_".join(words(field.name))
    spoken = set(words(field.name))
    long = field.storage != "text" or field.max_length is None or field.max_length >= 200
    if of_goods(field) or spoken & SETTINGS or (subject.place and "serialized" not in spoken):
        return None
    kept = "json" if field.storage == "json" else "audit_copy"
    if _REPRESENTATION.fullmatch(joined) and (not joined.endswith("_name") or _beside_its_key(table, joined)):
        return Sign("audit_copy", "free text", 0.85, "the text of another row"), Copy("audit_copy", "")
    if (
        _SERIALISED.fullmatch(joined)
        and long
        and not _CALLED_SO.fullmatch(joined)
        and (not subject.thing or "serialized" in spoken)
    ):
        return Sign("records", "free text", 0.85, "a copy of another row's values"), Copy("records", "")
    if long and _PUT_ASIDE & set(subject.words) and "error" not in spoken and _LOOSE.fullmatch(joined):
        return Sign("records", "free text", 0.8, "a copy of a row that was put aside"), Copy("records", "")
    if (
        long
        and joined in ("data", "body", "content")
        and {"callback", "ipn"} & set(subject.words)
        and not subject.thing
    ):
        return Sign(kept, "free text", 0.75, "what a service sent back"), Copy(kept, "")
    if field.storage == "json" and joined == "resource" and {"webhook", "event"} & set(subject.words):
        return Sign(kept, "free text", 0.75, "what an event is about"), Copy(kept, "")
    payload = _PAYLOAD.fullmatch(joined) and not (_LAID_OUT & spoken and subject.head in THINGS)
    if (
        payload
        and long
        and not (subject.thing and not subject.near)
        and (
            subject.log
            or subject.message
            or subject.near
            or subject.beside_message
            or subject.payment
            or (field.storage == "json" and not joined.endswith(_ADDED))
            or spoken & {"payload", "pickled"}
        )
    ):
        return Sign(kept, "free text", 0.85, "what somebody sent or filled in"), Copy(kept, "")
    working = (
        bool(
            {
                "task",
                "job",
                "log",
                "result",
                "schedule",
                "periodic",
                "queue",
                "ormq",
                "webhook",
                "event",
                "outbox",
                "failure",
                "call",
                "run",
                "execution",
                "delivery",
            }
            & set(subject.words)
        )
        and "template" not in subject.words
    )
    if working and long and _CALL.fullmatch(joined) and "name" not in spoken:
        return Sign(kept, "free text", 0.75, "what a call was given or gave back"), Copy(kept, "")
    if field.storage == "json" and subject.credentials and _LOOSE.fullmatch(joined):
        return Sign("json", "secret", 0.75, "JSON beside a password or a secret"), Copy("json", "")
    if (
        field.storage == "json"
        and (subject.log or subject.message or opening(subject) or subject.near or subject.payment)
        and not subject.thing
        and _LOOSE.fullmatch(joined)
    ):
        return Sign(
            "json", "free text", 0.75, f"JSON in a table {'of what happened' if subject.log else 'about people'}"
        ), Copy("json", "")
    if (
        subject.log
        and long
        and field.storage in ("text", "other")
        and not {"state", "label"} & spoken
        and _LOOSE.fullmatch(joined)
        and (subject.near or "log" in subject.words)
    ):
        return Sign("audit_copy", "free text", 0.75, "free text in a log"), Copy("audit_copy", "")
    return None


_CALLED_SO = re.compile(r"(?:.+_)?(?:name|title|label)_snapshot")
"""What a row was called: no values of another row."""
_PUT_ASIDE = word_set("deleted removed trashed trash archived backup")
_ANY_ROW = ("object", "record", "entity", "target", "item", "row", "resource")


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
