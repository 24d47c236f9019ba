"""What somebody is known by to a program, a service or an institution: user names, handles, numbers."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition, has, named
from seeding.reading.naming.roles import ROLES
from seeding.reading.naming.rule import LISTS, NUMBERS, TEXTS, ending, not_after, whole
from seeding.reading.naming.services import OF_PROVIDERS, PROVIDERS, SOCIAL
from seeding.reading.subjects import PEOPLE, Subject, learns

_UID_OF_ROWS = not_after(
    "start first last next min max incoming outgoing sent imap inbox mail folder message msg plugin app module package "
    "extension widget type class kind status"
)
"""Before a `uid` that a server gives to letters and rows."""


@condition
def verified(subject: Subject) -> bool:
    """It says where a code was sent, by which somebody is verified."""
    return subject.near and named(subject, "otp", "challenge", "verification", "confirmation", "mfa")


@condition
def insured(subject: Subject) -> bool:
    """It is of somebody's insurance."""
    return subject.near and named(subject, "insurance")


@condition
def of_identifiers(subject: Subject) -> bool:
    """Its rows are identifiers of whatever there is."""
    return subject.head == "identifier"


@condition
def identifying(subject: Subject) -> bool:
    """Each of its rows is what a person is known by."""
    return subject.head in ("identifier", "messaging", "messenger", "im", "irc") and subject.reach == 1


@condition
def accessed(subject: Subject) -> bool:
    """It notes who called something up, or tried to."""
    tried = named(subject, "access", "request", "throttle", "attempt", "login", "lockout")
    return subject.log and tried and has(subject, "method", "url", "path", "ip", "agent")


@condition
def loyal(subject: Subject) -> bool:
    """It is of the cards of members."""
    return subject.near and subject.head == "card" and named(subject, "loyalty", "membership", "member", "library")


@condition
def of_learners(subject: Subject) -> bool:
    """Its rows are those who learn, or theirs."""
    return not subject.thing and (learns(subject.through) or subject.head in ("student", "pupil", "learner"))


@condition
def linked(subject: Subject) -> bool:
    """It keeps by which token somebody is known elsewhere."""
    return subject.near and has(subject, "token", "secret")


@condition
def copied_person(subject: Subject) -> bool:
    """Its rows stand for customers or users that another program keeps, and say how each is reached."""
    return subject.contact and bool(PEOPLE & set(subject.words)) and not subject.thing


@condition
def admits(subject: Subject) -> bool:
    """Each of its rows lets somebody in: tickets, passes, badges."""
    return subject.head in ("ticket", "pass", "badge") and (subject.near or subject.contact)


@condition
def issued(subject: Subject) -> bool:
    """It says who vouches for whom its rows are about."""
    return has(subject, "issuer")


@condition
def papers(subject: Subject) -> bool:
    """It is of somebody's papers."""
    return subject.near and subject.head in ("license", "passport", "visa", "permit")


RULES = (
    whole("identifier", "destination(_masked)?", "verified"),
    whole("identifier", "key visitor", "tracked", unless="thing", stored="uuid", confidence=0.75),
    ending(
        "identifier", "(e?mail phone user_?name ip(_address)?)_(digest hash hashed md5 sha1 sha256)", confidence=0.96
    ),
    whole("identifier", "in_reply_to", confidence=0.96),
    ending(
        "username",
        """
        username user login login_id local_part user_identifier user_ref user_principal upn sam_account_name box_user
        db_user smtp_user ftp_user http_auth_user remote_user
        """,
        stored="text other",
        confidence=0.92,
    ),
    whole("username", "handle alias slug url_key pseudonym gamertag", "personal", stored=TEXTS),
    ending("username", "user_id", "credentials", unless="near"),
    ending("identifier", "by_(id uid uuid)", stored="text"),
    whole("identifier", "(scorer grader marker examiner rater assessor)_(id uid uuid)", stored="text"),
    ending("username", "user_(created modified updated changed added edited deleted saved)", stored="text"),
    whole("identifier", "(subject participant patient)_identifier", unless="message", stored="text"),
    whole("identifier", "(public private)_id", "opening"),
    ending("identifier", "actor_(key id ref)", "log near", unless="thing"),
    whole(
        "identifier",
        """
        (rfid nfc chip badge smart_?card)(_(tag uid number no code id card card_(number uid id)))? card_uid
        """,
        "personal near",
        unless="thing",
        stored=NUMBERS,
    ),
    whole(
        "identifier",
        "provider_(account user profile member)_(id uid ref name)",
        "personal near opening",
        unless="thing",
        stored=NUMBERS,
    ),
    whole("identifier", "(insurance_)?(group subscriber certificate card)_(number no id)", "insured", stored=NUMBERS),
    whole(
        "identifier",
        "(tg telegram viber whatsapp wechat)_(user_ chat_)?id",
        unless="thing organisation software",
        stored=NUMBERS,
    ),
    ending("identifier", "orcid(_id)?", confidence=0.85),
    ending(
        "social",
        f"""
        (?!line$)({SOCIAL})(_(username handle id name user author url link account profile page site))?
        """,
        "personal reachable",
        confidence=0.88,
    ),
    ending(
        "social",
        f"""
        (?!(signal line zoom steam aim)$)({SOCIAL})(_(username handle id name user author url link account
            profile page site))?
        """,
        "near",
        confidence=0.88,
    ),
    ending(
        "social",
        "social(_(media network))?_(link url profile account handle page)",
        "personal near reachable",
        stored=LISTS,
        confidence=0.85,
    ),
    whole("social", "im_(account handle id name)", unless="thing"),
    whole("social", "medium(_(username handle id user url link account profile page))?", "personal", confidence=0.85),
    ending("social", f"({SOCIAL})_(username handle user author profile account)", confidence=0.85),
    ending(
        "identifier",
        """
        provider_user_id subject_id sub openid open_id openid_url matrix_user_id
        (stripe paypal braintree google facebook apple github twitter azure okta auth ldap saml social firebase
            keycloak)_(id uid sub dn user_id customer_id customer cust)
        """,
        "personal near opening",
        unless="thing",
        stored="text other json bytes integer decimal float",
        confidence=0.85,
    ),
    ending(
        "identifier",
        f"{_UID_OF_ROWS}uid",
        "personal near opening",
        unless="thing letter",
        stored="text other json bytes integer decimal float",
        confidence=0.85,
    ),
    whole(
        "identifier",
        """
        accession_(number no id) (specimen lab laboratory radiology study)_(order_)?(number no uid instance_uid)
        (sample specimen)_(barcode number no)
        """,
        "near attended",
        unless="thing",
    ),
    whole(
        "identifier",
        """
        biller_(code number reference account) ((electric(ity)?_)?meter smart_?card decoder iuc consumer)_(number no)
        """,
        "near payment",
        unless="thing",
    ),
    whole(
        "identifier",
        f"""
        (({ROLES})_)?({SOCIAL} {PROVIDERS} tg chat whatsapp)_(({OF_PROVIDERS})_)?(id uid)
        ({PROVIDERS})_({OF_PROVIDERS})
        """,
        "personal near payment message",
        unless="thing",
        stored=NUMBERS,
    ),
    whole(
        "identifier",
        """
        (external remote third_party legacy crm import sso ldap hr)_(id uid user_id ref reference) guid
        """,
        "personal",
        stored=NUMBERS,
    ),
    whole(
        "identifier",
        "(external foreign source legacy)_(identifier patient_id ref reference)",
        "near",
        unless="thing payment",
        confidence=0.7,
    ),
    whole("identifier", "(external_ internal_)?(identifier number code reference) .+_identifier", "people identified"),
    whole("identifier", "uid uuid guid", "copied_person", stored="text", confidence=0.75),
    whole("identifier", "barcode qr_code", "admits", stored=NUMBERS, confidence=0.75),
    whole("identifier", "identifier_value", "of_identifiers", unless="thing"),
    whole("identifier", r"(\w+_)?identifier handle nick pseudo", "identifying accessed"),
    whole("identifier", "sub openid open_id provider_user_id", "owned"),
    ending("identifier", f"(?!(tenant worker)_id$)({ROLES})_id", unless="thing", stored="text uuid"),
    whole("identifier", "client_id", "identified", unless="thing"),
    whole(
        "identifier", "(student pupil employee staff member patient)_id", "personal", unless="thing", stored="integer"
    ),
    whole("identifier", "(card_)?(barcode qr_code number)", "loyal", confidence=0.75),
    whole(
        "username",
        f"({ROLES} host client)_(alias nick pseudonym handle)",
        unless="thing organisation software",
        confidence=0.75,
    ),
    whole("identifier", "roll(_number)?", "of_learners", stored="text integer", confidence=0.75),
    whole("identifier", f"({ROLES})_id", "linked", unless="thing", stored="integer"),
    whole(
        "identifier",
        r"""
        (?!.*(page line sort order version phone mobile fax house street building room seat floor row count
            serial model part item lot week issue sequence display)_)(\w+_)(number no nr)
        """,
        "people",
        unless="thing",
        confidence=0.75,
    ),
    whole(
        "identifier",
        """
        (subject participant respondent donor case study hospital clinic record enrol?lment registration
            admission roll membership ration_card voter beneficiary)_(identifier number no nr)
        subject_identifier_aka
        """,
        "near identified personal",
        unless="thing",
    ),
    ending(
        "identifier",
        "pseudonymi[sz](ation ed)_(identifier id code key) pseudonym_(id code)",
        "near",
        unless="thing",
        stored=f"{TEXTS} uuid",
    ),
    whole("identifier", "anon(ymous)?_(id identifier key token uid)", stored="text uuid"),
    ending("identifier", "pseudonym", "log near", unless="thing", stored="text uuid"),
    whole("identifier", "subject", "issued"),
    ending("identifier", "(banned blocked blacklisted denied blocklisted)_(value user identity entry)"),
    ending(
        "identifier",
        f"""
        ({ROLES})_(number no nr code ref reference uid guid identifier identification badge pk(_as_string)?)
        member(ship)?_(number no id) mrn medical_record_number loyalty_(number card id) badge_(number id no)
        matriculation_number roll_number enrol?lment_number insurance_(policy_)?(number id no nr policy)
        policy_(number no nr) health_(card number id) health_insurance(_(number no id))? payroll?_(id number)
        nhs_number staff_(id no) dn distinguished_name
        """,
        unless="thing",
        stored=NUMBERS,
        confidence=0.85,
    ),
    whole(
        "username",
        r"""
        (\w+_)?(user member people participant recipient subscriber attendee watcher reviewer assignee)
        """,
        stored="other json",
        confidence=0.7,
    ),
    whole(
        "identifier",
        r"""
        (?!(session container instance server template plan type status category group role object content site
            parent)_)\w+_id
        """,
        "people",
        unless="thing",
        confidence=0.75,
    ),
    whole("identifier", "number no nr", "papers", stored=NUMBERS),
    ending(
        "identifier",
        "message_id in_reply_to mail_id imap_uid",
        "message log mailed",
        unless="catalogued",
        confidence=0.7,
    ),
    whole("identifier", "reference", "mailed", unless="catalogued", confidence=0.7),
)
