"""What people write, look for and send: free text, and JSON that holds what is somebody's."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition, has, named
from seeding.reading.naming.roles import ALONE
from seeding.reading.naming.rule import LISTS, ending, whole
from seeding.reading.subjects import Subject
from seeding.vocabulary import word_set, words

_SUBMITTED_BY = tuple((done, "by") for done in ("submitted", "reported", "requested", "filed", "raised"))
"""Columns with the name of whoever wrote a row."""
_DOCUMENTS = word_set("document ocr scan attachment upload")
_FOR_EVERYBODY = word_set("legal law term policy template public official publication")


@condition
def submitted(subject: Subject) -> bool:
    """It says by name who wrote a row."""
    return any(words(one.name) in _SUBMITTED_BY for one in subject.table.fields if one.storage == "text")


@condition
def prepared(subject: Subject) -> bool:
    """Somebody wrote its texts once, for nobody in particular."""
    return subject.thing or subject.defined


@condition
def logged_people(subject: Subject) -> bool:
    """It notes what people did, each called by name or address."""
    return subject.log and subject.near and has(subject, "username", "email", "ip")


@condition
def searched(subject: Subject) -> bool:
    """It notes what people looked for."""
    somebody = subject.near or subject.head in ("query", "search", "click")
    return named(subject, "search", "query", "searche") and somebody and "promotion" not in subject.words


@condition
def filed(subject: Subject) -> bool:
    """It holds what stands in documents that somebody handed in."""
    pages = subject.head == "page" and any(
        {"document", "file", "scan", "upload"} & set(words(link.name)) for link in subject.table.references
    )
    parts = subject.head in ("content", "text", "metadata", "document", "ocr", "page")
    return pages or (parts and bool(_DOCUMENTS & set(subject.words)) and not _FOR_EVERYBODY & set(subject.words))


@condition
def imported(subject: Subject) -> bool:
    """It says how rows of others are read in, with examples of them."""
    return named(subject, "import")


RULES = (
    ending("json", f"({ALONE})(_(info data detail address))?", stored="json", confidence=0.75),
    ending(
        "json",
        """
        transaction charge source billing(_(detail address))? shipping(_(detail address))?
        payment_method(_detail)?
        """,
        "payment",
        unless="catalogued",
        stored="json",
        confidence=0.7,
    ),
    whole(
        "free_text",
        r"(\w+_)?(reason description explanation comment remark)",
        "submitted",
        unless="thing",
        confidence=0.75,
    ),
    whole(
        "free_text",
        r"(note message comment remark instruction(?!_to) reply letter)_(to for from)_\w+",
        unless="prepared",
    ),
    whole(
        "audit_copy",
        "quer(y ie) variable param parameter selection argument",
        "logged_people",
        stored="text json",
        confidence=0.7,
    ),
    ending(
        "search",
        """
        (search_)?(query term keyword phrase) query_string search q search_text search_string query_text
        """,
        "searched",
        stored="text json",
    ),
    ending(
        "free_text",
        """
        bio biography about about_me interest hobby hobbie signature signature_rendered motto cv resume
        curriculum headline tagline skill status_message description summary experience preference_text
        self_description introduction note
        """,
        "personal",
        stored=LISTS,
        confidence=0.85,
    ),
    whole(
        "free_text",
        """
        ((key technical soft professional)_)?skill experience achievement strength weakness hobby interest
        motivation expectation qualification
        """,
        "applying",
        stored=LISTS,
        confidence=0.75,
    ),
    whole(
        "free_text",
        """
        family(_(info detail situation background member))? background personality evaluation self_evaluation
        """,
        "personal",
        stored="text json",
        confidence=0.75,
    ),
    whole("free_text", "(additional further extra more)_(info information) (please_)?specify", "near", confidence=0.75),
    ending("free_text", "next_(step action) custom_(field text answer value)", "near", unless="thing", confidence=0.75),
    whole(
        "free_text",
        "content text value label title description (extracted full ocr)_text",
        "filed",
        unless="sorts",
        confidence=0.7,
    ),
    ending("free_text", "(last_)?(message_)?(snippet preview excerpt)", "message", confidence=0.75),
    whole("free_text", "example sample(_(value data))?", "imported", stored="text json", confidence=0.7),
    whole("free_text", "(text sms)_(message body) sms_text", unless="thing", confidence=0.75),
    ending("free_text", "(raw original)_(email mail message) (email mail message)_(source raw mime)"),
    ending("free_text", "traceback stack_?trace", confidence=0.7),
    ending(
        "free_text",
        """
        biography about_me signature_rendered email_signature cover_letter resume medical_history family_history
        dream diary personal_statement suicide_note special_(need request) delivery_instruction internal_note
        customer_note staff_note private_note gift_message
        user_(message note comment input text feedback request)
        """,
        unless="thing",
        stored=LISTS,
        confidence=0.85,
    ),
    whole(
        "json",
        "(custom additional extra user)_(field value attribute answer)",
        "near reachable message personal",
        unless="thing defined",
        stored="json",
        confidence=0.6,
    ),
)
