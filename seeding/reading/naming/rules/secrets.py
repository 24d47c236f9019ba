"""Passwords, keys and codes: what opens something."""

from __future__ import annotations

import re

from seeding.reading.naming.conditions import condition, has, named
from seeding.reading.naming.rule import TEXTS, ending, not_after, whole
from seeding.reading.subjects import Subject
from seeding.vocabulary import words

_OPENS_NOTHING = not_after("consistency concurrency continuation sync page cursor next prompt completion input output")
"""Before a `token` that opens nothing: of paging, of versions, of language models."""
_LINKS = tuple((to, "link") for to in ("magic", "referral", "invite", "invitation"))
_LETTERS_OF_KEY = 32
"""So many a key has that nobody guesses; those by which rows are sorted or named are shorter."""
_SENT_CODE = re.compile(r"verif|confirm|otp|otc|one_time")
_INVITING = (
    "invite", "invitation", "access", "verification", "referral", "reg", "registration", "signup", "activation",
)  # fmt: skip


@condition
def connecting(subject: Subject) -> bool:
    """It says how a program reaches another one, and with what."""
    told = named(subject, "credential", "mailer", "mailbox", "integration", "connection", "auth")
    return (told or subject.words[-2:] == ("service", "account")) and not subject.person


@condition
def verifying(subject: Subject) -> bool:
    """Its rows are somebody's, with a code that is sent to them."""
    told = any(_SENT_CODE.search(one.name) for one in subject.table.fields)
    return (subject.person or subject.near) and told


@condition
def named_by_key(subject: Subject) -> bool:
    """It holds names and values of somebody's: a `key` is a name."""
    return subject.near and subject.named_values and has(subject, "key") and not has(subject, "code", "hash", "digest")


@condition
def inviting(subject: Subject) -> bool:
    """It is of links and codes by which people come in."""
    codes = subject.head in ("code", "invitation", "invite", "referral") and named(subject, *_INVITING)
    return subject.words[-2:] in _LINKS or codes


@condition
def gift(subject: Subject) -> bool:
    """It is of cards and vouchers that are as good as money."""
    return named(subject, "gift") and subject.head in ("card", "certificate", "voucher")


@condition
def pushed(subject: Subject) -> bool:
    """It is of browsers to which messages are pushed."""
    return has(subject, "p256dh")


@condition
def signed_on(subject: Subject) -> bool:
    """It is of the tickets of a single sign-on."""
    said = ("service", "proxy", "granting", "session", "sso", "cas")
    return subject.head == "ticket" and named(subject, *said)


@condition
def keyring(subject: Subject) -> bool:
    """It is of keys by which people sign, encrypt or log in."""
    own = {"pgp", "gpg", "openpgp", "ssh", "signature", "signing"} & {*subject.words, *subject.app_words}
    return bool(own) or (subject.near and named(subject, "key", "credential", "passkey", "authn", "webauthn"))


@condition
def key_pair(subject: Subject) -> bool:
    """It is of keys by which a program signs."""
    return named(subject, "rsa", "private", "signing", "jwk", "keypair")


@condition
def registered_client(subject: Subject) -> bool:
    """It says as whom a project is known to a service, and with which key."""
    return any(words(one.name) == ("client", "id") for one in subject.table.fields if one.storage == "text")


@condition
def keyed_machine(subject: Subject) -> bool:
    """Its rows are machines or programs that have an identifier of their own, and a key of 32 letters or more."""
    fields = subject.table.fields
    told = any(one.storage == "uuid" and words(one.name) in (("uuid",), ("guid",)) for one in fields)
    key = any(one.name.lower() == "key" and (one.max_length or 0) >= _LETTERS_OF_KEY for one in fields)
    return told and key and not has(subject, "value") and not subject.person


RULES = (
    ending("password", "password password_(hash digest salt) hashed_password", stored=TEXTS, confidence=0.97),
    ending("session", "session_data", stored=TEXTS, confidence=0.95),
    whole("session", "((backend config connection auth)_)?(data payload)", "connecting", stored=TEXTS),
    ending(
        "token",
        f"""
        ({_OPENS_NOTHING}token secret jwt jti otp totp nonce salt cookie credential cvv cvc csc passkey csrf
            magic_link webauthn)(_(key secret checksum digest string hex))?
        (api secret private client ssl tls perm access enrol?lment session auth encryption signing activation
            confirmation reset verification invitation invite recovery security license licence ssh gpg pgp otp
            totp anonymous login registration signup register master symmetric consumer client_secret hmac
            fernet request grant signature wep wpa psk unsubscribe account storage shared previous kms
            service_account)_key(_id)?
        p256dh application_credential (feed calendar ical rss share download email sms phone)_key
        (recovery backup verification activation confirmation access security auth authorization user device
            connect linking pair invite invitation login sms one_time pin signup registration reset unlock door
            gate alarm claim pairing rsvp rsvp_(yes no maybe))_code
        (client ssl tls)_(cert certificate) header_value dsn connection_(string uri url)
        (proxy database db broker amqp redis incoming_webhook slack_webhook)_(url uri dsn)
        code_(challenge verifier)
        (?<!sync_)(?<!transfer_)(?<!course_)(?<!class_)(?<!training_)session_(hash id key) digest_key
        wallet_seed mnemonic private_(pem pgp) pin (confirm confirmation verify activation)_(key hash)
        (access login verification guest)_hash (client shared webhook app otp totp)_secret unsubscribe_hash
        hash_?key (verification activation confirmation reset invite invitation unsubscribe)_(uuid guid)
        (totp otp secret key)_seed
        """,
        stored=f"{TEXTS} uuid",
        confidence=0.93,
    ),
    whole(
        "token",
        "(login recovery reset activation confirmation)_(key code) pin pin_code otp",
        unless="thing",
        stored="integer",
        confidence=0.85,
    ),
    whole(
        "token",
        """
        (one_time one_time_use email phone sms otp otc verification login security auth access)_code
        """,
        "verifying",
        unless="thing",
        stored="text integer",
        confidence=0.85,
    ),
    whole("token", "(proxy_ http_)?authorization"),
    whole("token", "(secret security)_(answer reply)", confidence=0.85),
    whole("token", "key (snmp_)?community(_string)?", "credentials"),
    whole("token", "key", "keyed_machine registered_client", confidence=0.75),
    ending("token", "stream(ing)?_key", confidence=0.85),
    whole(
        "token",
        r"(?!(public pub (\w+_)?site publishable sort cache partition routing foreign primary object lookup)_)\w*key",
        "credentials",
        confidence=0.75,
    ),
    whole(
        "token",
        "key digest hash code checksum token_family auth handle",
        "opening",
        unless="named_by_key",
        stored=f"{TEXTS} uuid",
        confidence=0.85,
    ),
    ending(
        "token",
        """
        ((transaction card wallet account)_)?pin_(number hash) (hashed encrypted enc raw)_(key code) key_hash
        auth_hash account_sid (credential passkey)_id(_sha)? user_handle handle_hex
        (api app client)_(secret_)?code (secret private)_(code uuid guid slug url link hash id identifier)
        (raw ticket scanned)_barcode token_family
        (from review approval voting entry join referral gift pickup pick_up purchased redemption redeem)_code
        """,
        unless="thing",
        stored=f"{TEXTS} uuid",
        confidence=0.85,
    ),
    whole(
        "token",
        "((reg registration invite invitation)_)?code guid uuid identifier slug",
        "inviting",
        stored="text uuid",
        confidence=0.85,
    ),
    whole("token", "(gift_?card_)?(code number pin)", "gift", confidence=0.85),
    whole("token", "code slug token", "refers", confidence=0.75),
    whole("token", "endpoint auth p256dh", "pushed", stored=TEXTS, confidence=0.9),
    whole("token", "session session_id ticket iou", "tracked signed_on"),
    ending("token", ".*_?key", stored="bytes"),
    whole(
        "token",
        "(public pub pgp gpg ssh)_key ((public_)?key_)?fingerprint key_(id data) raw_data packet",
        "keyring",
        stored=TEXTS,
    ),
    whole("token", "key anonymous_id guid secret_id", "owned", unless="message", confidence=0.7),
    whole("token", "(private_)?(key pem)", "key_pair", confidence=0.85),
    ending("password", r"clave(_\w+)?", unless="named_values thing", confidence=0.9),
)
