"""How somebody is reached: addresses of e-mail, and telephones."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition, has
from seeding.reading.naming.rule import LISTS, MARK, NUMBERS, ending, not_after, whole
from seeding.reading.subjects import Subject

_SENT_GOODS = not_after("bill billed ship shipped sold sell deliver remit pay")
"""Before a `to_address` or `from_address` to which goods or bills are sent."""
ABOUT_IT = (
    r"(?!(type kind format model os required verified confirmed valid status optional prefix code country at id "
    r"enabled visible public count length field label template regex pattern version host port server backend provider "
    rf"engine ssl tls domain {MARK})(_|$))\w+"
)
"""After a way to reach somebody: whatever says which one, and not what is asked or known of it."""
_WHICH = "priv private personal work home office business prof pro main day evening mobile other alt"
"""Which of several ways to reach somebody."""


@condition
def dialled(subject: Subject) -> bool:
    """It has the numbers at which people are called, beside which an extension is one more."""
    reached = subject.contact or has(subject, "phone", "mobile")
    return not subject.thing and (subject.person or subject.contact) and reached


@condition
def numbered(subject: Subject) -> bool:
    """Its rows are telephone numbers."""
    return subject.words[-2:] in tuple((of, "number") for of in ("contact", "phone", "mobile", "telephone"))


@condition
def telephony(subject: Subject) -> bool:
    """It is of calls or text messages, by its own name or that of its app."""
    said = {"voip", "phone", "call", "sms", "telephony", "fax", "mobile"} & {*subject.words, *subject.app_words}
    return bool(said) and not subject.thing


@condition
def countries(subject: Subject) -> bool:
    """It lists the countries that there are, with their dialling codes."""
    return subject.head in ("country", "continent") and not subject.near


RULES = (
    ending(
        "email",
        f"""
        email mail
        (email mail)_(addres address id to from cc bcc recipient sender primary secondary work home personal
            other list)
        ({_SENT_GOODS}(to from) reply reply_to cc bcc return recipient sender mail notification forward
            contact_email envelope)_address
        b?cc(_(list to recipient))? reply_to mailto from_email recipient_list mail_(to from) email_cop(y ie)
        email_sent(_to)?
        """,
        stored=LISTS,
        confidence=0.95,
    ),
    whole("email", "to from recipient sender addressee envelope_(to from)", "mailed", stored=LISTS, confidence=0.85),
    whole("phone", "contact", "personal told_of", unless="thing organisation", stored="integer", confidence=0.75),
    ending(
        "phone",
        """
        phone phone_(number no num nr home work office primary secondary e) contact_(number no)
        emergency_(number contact) land_?line caller_id sms_(to number from) fax_number hot_?line
        (call dial)_number
        """,
        unless="countries",
        stored=NUMBERS,
        confidence=0.95,
    ),
    ending("mobile", "mobile mobile_(number no num nr)", stored=NUMBERS, confidence=0.95),
    ending("mobile", "cell(_alt)?", "personal near reachable", unless="thing", stored=NUMBERS),
    ending("phone", f"phone_{ABOUT_IT} ph", "personal", stored=NUMBERS),
    ending("phone", "(phone mobile tel contact)_(number_)?ext(ension)?", stored=NUMBERS),
    whole("phone", "ext(ension)?", "dialled", stored=NUMBERS, confidence=0.75),
    whole("phone", "number", "numbered", stored=NUMBERS, confidence=0.85),
    whole("email", f"e?mail_{ABOUT_IT} em", "personal", confidence=0.75),
    whole("phone", "(call_)?(destination dst src dnis caller callee)(_number)?", "called", stored=NUMBERS),
    whole("phone", "number from_number to_number", "telephony", stored="text other", confidence=0.85),
    ending("phone", f"(phone mobile)_({_WHICH})", stored=NUMBERS, confidence=0.9),
    ending(
        "phone",
        """
        [ab]_(party number nr) (calling called dialled dialed originating terminating)_(party number nr)
        callee_(id number no) caller_id cli ani
        """,
        unless="thing",
        stored=NUMBERS,
        confidence=0.85,
    ),
    ending(
        "email",
        f"(email mail)_({_WHICH}) forward(s ed ing)?_to deliver(s ed)?_to",
        unless="thing",
        stored=LISTS,
        confidence=0.85,
    ),
    ending("email", "(notification notify alert report copy)_to", stored=LISTS),
)
