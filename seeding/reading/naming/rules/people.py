"""Names of people, and how they are addressed."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition, has
from seeding.reading.naming.roles import ALONE, ROLES
from seeding.reading.naming.rule import TEXTS, ending, whole
from seeding.reading.subjects import OF_FACES, Subject
from seeding.vocabulary import word_set, words

_NO_DOER = (
    r"(?!\w*(server provider carrier supplier vendor manufacturer publisher distributor dealer retailer folder "
    r"order number container cluster sensor monitor sector colou?r computer printer router character center offer "
    r"paper tower river harbor layer header parameter filter master chapter ledger letter newsletter poster banner "
    r"charter quarter semester trimester indicator connector factor motor floor door error sponsor plant merchant "
    r"restaurant variant committee fee list user)_name$)"
)
"""Before names that end as those of people who do something, and are of things and organisations."""
_GIVEN = word_set(
    "donation pledge booking reservation appointment rsvp signup registration enrollment enrolment tithe offering"
)
"""Tables of which each row is somebody's, who is named in it where no key says who that is."""
_APPLIED_FOR = word_set(
    "scholarship loan job admission membership grant college visa internship volunteer adoption credit student"
)
"""Words in front of an `application` that somebody made, and that is no software."""
_ANNOUNCED = word_set("title description slug image goal target banner venue content body start end")
"""Words of columns of what is put before everybody."""
_SAID = word_set("testimonial review comment feedback guestbook opinion complaint inquiry enquiry signature")
_ORDERED = word_set("quotation quote estimate offer order invoice bill booking receipt")
_TAKING_PART = word_set("participation registration attendance enrolment enrollment rsvp reservation booking signup")
_NO_PERSON = word_set("firm queue account server source config setting mailbox bank project team event device storage")


@condition
def other_name(subject: Subject) -> bool:
    """Its rows are further names of people."""
    return subject.reach == 1 and subject.head in ("alias", "name", "nick") and not subject.audited


@condition
def shipped(subject: Subject) -> bool:
    """It says by which addresses something is sent."""
    return has(subject, "address") and has(subject, "shipper", "consignor", "consignee")


@condition
def quoted(subject: Subject) -> bool:
    """It is of offers, orders and bills, each for somebody."""
    return subject.head in _ORDERED and not subject.place


@condition
def participation(subject: Subject) -> bool:
    """Each of its rows says that somebody takes part."""
    return subject.head in _TAKING_PART


@condition
def given(subject: Subject) -> bool:
    """Each of its rows is what somebody gave, booked or applied for, and no key says who that is."""
    applied = subject.head == "application" and bool(_APPLIED_FOR & set(subject.words))
    about = subject.reach is None and not subject.place and not subject.column_words & _ANNOUNCED
    return (subject.head in _GIVEN or applied) and about


@condition
def views(subject: Subject) -> bool:
    """It is of views."""
    return subject.head == "view"


@condition
def of_music(subject: Subject) -> bool:
    """It is of songs: its artists are known to everybody."""
    about = subject.near or subject.person or subject.message or subject.payment
    first = {word for one in subject.table.fields for word in words(one.name)[:1]}
    songs = any({"track", "album", "song"} & set(words(one.name)) for one in subject.table.fields)
    return not about and "artist" in subject.column_words | first and songs


@condition
def addressed_to(subject: Subject) -> bool:
    """Its rows are addresses, each with who lives there."""
    told = subject.head == "address" and has(subject, "street", "postal", "line")
    return not subject.organisation and told and not subject.place


@condition
def contacted(subject: Subject) -> bool:
    """Its rows say how somebody is reached, who is neither a firm nor a machine."""
    nobody = subject.thing or subject.software or subject.place or subject.organisation or has(subject, "vat", "tax")
    return subject.contact and not nobody and subject.head not in _NO_PERSON


@condition
def said_by(subject: Subject) -> bool:
    """Its rows are what somebody said, who is named in them."""
    said = subject.words[-2:] == ("contact", "us") or subject.head in _SAID
    return subject.filled_in or (subject.message and not subject.thing and said)


@condition
def of_face(subject: Subject) -> bool:
    """Its rows are what people are recognised by."""
    return subject.words[-2:] in OF_FACES


@condition
def visited(subject: Subject) -> bool:
    """It is of visitors, with whom they see."""
    return any(words(one.name) == ("visitor", "name") for one in subject.table.fields)


@condition
def account_held(subject: Subject) -> bool:
    """It has a bank account, of whoever is named beside it."""
    numbered = any(words(one.name)[-2:] == ("account", "number") for one in subject.table.fields)
    listed = subject.head in ("account", "bank", "branch") or subject.organisation
    return not listed and (has(subject, "iban") or numbered)


RULES = (
    ending("full_name", "(signature signatory signer)_name signatory", confidence=0.85),
    whole(
        "full_name",
        "depositor name_(ext extension extra addition supplement line second)",
        "carded banked address personal payment near",
        unless="thing",
    ),
    ending(
        "first_name", "first_name given_name preferred_name name_first christian_name", stored=TEXTS, confidence=0.97
    ),
    whole("first_name", "vn", "personal"),
    whole("last_name", "nn", "personal"),
    whole("first_name", "ad", "personal", confidence=0.7),
    ending(
        "last_name", r"last_name name_last birth_name surname patronymic last_name_\w+", stored=TEXTS, confidence=0.97
    ),
    whole("last_name", "family", "near", unless="thing", confidence=0.7),
    ending(
        "middle_name",
        "middle_name second_name middle_initial (?!initial_)initial",
        unless="thing place organisation",
        stored=TEXTS,
        confidence=0.9,
    ),
    ending("first_name", "other_name other_given_name additional_name christian_name", "personal near", unless="thing"),
    whole("full_name", "name", "other_name", confidence=0.85),
    ending(
        "full_name",
        """
        client_(full_)?name
        (remote counter counterparty partner opposing payer payee sender recipient debtor
            creditor)_(account_)?name
        """,
        "payment",
        unless="thing",
        confidence=0.85,
    ),
    whole("full_name", "shipper consignor consignee", "shipped", unless="thing", confidence=0.75),
    whole("full_name", "client (client customer buyer)_(full_)?name", "quoted", unless="thing"),
    ending("full_name", "client_(full_)?name", "participation near reachable message", unless="thing", confidence=0.85),
    whole(
        "full_name", "(sender from to reply_to reply return recipient)_(email mail phone address)_name", confidence=0.85
    ),
    ending("full_name", "card_name", "carded", unless="thing", confidence=0.85),
    ending(
        "full_name",
        """
        full_name real_name complete_name name_on_card signed_by
        name_(kana furigana kanji latin phonetic)
        """,
        unless="catalogued",
        stored=TEXTS,
        confidence=0.95,
    ),
    # Who wrote an article is named beneath its headline.
    whole("full_name", "(author_)?by_?line", stored=TEXTS, confidence=0.9),
    ending("full_name", "(operator technician technologist radiographer)_name", "attended", unless="thing"),
    whole(
        "full_name", "(direct_address order sort salutation greeting)_name", "people", unless="thing", confidence=0.95
    ),
    whole("full_name", "profile_name nm", "personal near", unless="thing"),
    ending(
        "full_name", "insured(_party _person)? next_of_kin policyholder account_holder card_holder", confidence=0.85
    ),
    ending(
        "full_name",
        """
        display_name legal_name verified_name known_as formatted_name sort_name short_name call_name
        name_display
        """,
        "personal",
        unless="thing",
        stored=TEXTS,
        confidence=0.9,
    ),
    whole("full_name", "(legal verified)_name", "reachable near", unless="thing organisation place billed"),
    ending(
        "name_title",
        """
        salutation civility honorific(_(prefix suffix title))? name_(prefix suffix title) courtesy_title
        title_of_courtesy
        """,
        stored=TEXTS,
        confidence=0.85,
    ),
    whole("name_title", "prefix suffix", "personal addressed", stored=TEXTS, confidence=0.7),
    whole("name_title", "title", "personal addressed", unless="with_job", stored=TEXTS, confidence=0.7),
    ending("full_name", f"({ROLES})_(full_)?name", unless="views of_music", stored=TEXTS, confidence=0.9),
    ending(
        "full_name",
        f"({ROLES})_(info detail data label string text repr identifier display)",
        unless="thing",
        stored=TEXTS,
        confidence=0.75,
    ),
    ending(
        "full_name",
        "cc_name .+_by_name (last_)?(poster uploader liker voter editor starter)_name",
        stored=TEXTS,
        confidence=0.9,
    ),
    whole("full_name", "(from to sender recipient)_(display name)", "mailed", stored=TEXTS, confidence=0.85),
    whole("full_name", "display_name guest_name", "participation", stored=TEXTS, confidence=0.85),
    whole(
        "full_name",
        "name",
        "personal carded billed addressed_to contacted said_by",
        unless="thing",
        stored=TEXTS,
        confidence=0.9,
    ),
    whole("full_name", "name label", "of_face", confidence=0.75),
    whole("full_name", "host(_name)? (person whom)_to_(visit meet see) visiting", "visited"),
    whole("full_name", "consumer_(full_)?name", "near message reachable payment", unless="thing"),
    whole("full_name", "name", "given", unless="thing"),
    whole(
        "full_name",
        rf"{_NO_DOER}\w{{3,}}(er or ee ist ant)_name",
        "contact",
        unless="organisation place software",
        confidence=0.75,
    ),
    whole("full_name", "name", "account_held", unless="thing", confidence=0.75),
    ending(
        "full_name",
        """
        (billing shipping delivery invoice emergency contact recipient ship_to bill_to nominee insured attention
            attn)_name
        attn attention ship_to bill_to care_of
        """,
        "near personal address reachable payment",
        stored=TEXTS,
        confidence=0.88,
    ),
    whole(
        "full_name",
        rf"""
        (?!(note message comment remark instruction reply letter)_(to for from)_)(\w+_)?({ALONE})
        (?!(locked claimed leased order group sort manufactured produced distributed supplied powered)_by$).+_by
        """,
        stored="text other",
        confidence=0.85,
    ),
    whole("full_name", "recipient addressee", "address", confidence=0.88),
    whole("full_name", "by handler (claim case)_(handler worker manager) adjuster clerk dispatcher", "near log"),
    whole("full_name", "who (on_)?behalf_of", "log tracked"),
    ending("full_name", "driver", "personal near vehicle", confidence=0.85),
    ending("full_name", "account_name bank_account_name account_title", "carded banked", stored=TEXTS),
    whole("full_name", "name", "of_body", confidence=0.75),
)
