"""Names that say what a column holds: one frozen rule for each kind, with the tables in which the name says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from seeding.reading.signs import Sensitivity, Sign
from seeding.reading.subjects import CALLINGS, OF_FACES, PEOPLE, Subject
from seeding.schema import Field
from seeding.vocabulary import word_set, words

_AFTER = r"(?:_(?:field|value|str|raw|was|plain|encrypted|enc|hash|digest|md5|sha\d*|hmac|at_send|at_sent|at_order|at_booking|at_checkout|at_submission|snapshot|cached|normalized|old|new|original|current|canonical|lower|alt|alternate|backup|other|specify|explained|readonly|read_only|live|test|prod|sandbox|primary|secondary))*"
_ROLES = "|".join(
    sorted(
        (PEOPLE | CALLINGS) - {"profile", "host", "client", "operator", "agent", "parent", "child", "principal", "case"}
    )
)
_ALONE = (
    "author|owner|sender|assignee|reporter|reviewer|creator|editor|submitter|requester|buyer|seller|payer|payee|holder|"
    "cardholder|signer|signatory|customer|person|employee|patient|student|teacher|guest|visitor|passenger|tenant|"
    "applicant|candidate|attendee|participant|donor|instructor|speaker|artist|doctor|physician|nurse|approver|supervisor|"
    "contact|guardian|spouse|father|mother|caller|beneficiary|respondent|inviter|invitee|actor|member|organizer|"
    "organiser|commenter|photographer|translator|contributor|mentor|salesperson|representative|receiver|addressee|"
    "undersigned|witness|claimant|initiator|responsible|performer|interviewer|coach|kin|solicitor|lawyer|judge|requester|suspect|victim|counsel|"
    + "|".join(sorted(CALLINGS))
)
_SOCIAL = (
    "twitter|github|gitlab|instagram|telegram|slack|discord|skype|mastodon|facebook|linkedin|xing|tiktok|youtube|snapchat|"
    "wechat|signal|viber|steam|orcid|gplus|google|bluesky|reddit|pinterest|vk|line|weibo|qq|kakao|jabber|xmpp|icq|irc|gtalk|"
    "msn|aim|zoom|twitch|soundcloud|flickr|vimeo|quora|keybase|behance|researchgate|strava|spotify|psn|xbox|threads"
)


_PROVIDERS = (
    "stripe|paypal|braintree|razorpay|paystack|mollie|paddle|chargebee|recurly|square|adyen|klarna|lemonsqueezy|revenuecat|"
    "flutterwave|mercadopago|plaid|gocardless|intercom|hubspot|salesforce|zendesk|mailchimp|onesignal|twilio|auth0|okta|"
    "cognito|clerk|supabase|microsoft|azure|apple|notion|zoho"
)
"""Services that know somebody by an identifier of their own."""
_PAYING = "mpesa|momo|upi|ussd|flw|flutterwave|paystack|razorpay|bkash|nagad|esewa|khalti|paytm|phonepe|pesapal|interswitch|monnify|payu|wompi|culqi"
"""Services by which people pay, as columns are called after them."""
_OF_PROVIDERS = (
    "user|customer|cust|account|subscription|member|contact|profile|chat|person|subscriber|payment_method|card"
)

_NO_SECRET = "".join(
    f"(?<!{which}_)"
    for which in sorted(
        word_set("consistency concurrency continuation sync page cursor next prompt completion input output")
    )
)
"""Before a `token` that opens nothing: of paging, of versions, of language models."""
_OF_MACHINES = "".join(
    f"(?<!{whose}_)"
    for whose in sorted(
        word_set(
            "project ip mac web contract memory token server host bind listen base bus network gateway gw broadcast node"
        )
    )
)
"""Before an `address` at which nobody lives."""
_NO_PERSON = "".join(
    f"(?<!{whose}_)"
    for whose in sorted(
        word_set(
            "start first last next min max incoming outgoing sent imap inbox mail folder message msg plugin app module package extension widget"
        )
    )
)
"""Before a `uid` that a server gives to letters and rows."""
_NO_DOER = (
    r"(?!\w*(server|provider|carrier|supplier|vendor|manufacturer|publisher|distributor|dealer|retailer|folder|order|number|container|"
    r"cluster|sensor|monitor|sector|colou?r|computer|printer|router|character|center|offer|paper|tower|river|harbor|layer|header|"
    r"parameter|filter|master|chapter|ledger|letter|newsletter|poster|banner|charter|quarter|semester|trimester|indicator|connector|"
    r"factor|motor|floor|door|error|sponsor|plant|merchant|restaurant|variant|committee|fee|list|user)_name$)"
)
"""Before names that end as those of people who do something, and are of things and organisations."""
_ABOUT_IT = (
    r"(?!(?:type|kind|format|model|os|required|verified|confirmed|valid|status|optional|prefix|code|country|at|id|enabled|"
    r"visible|public|count|length|field|label|template|regex|pattern|version|host|port|server|backend|provider|engine|ssl|tls|domain)"
    r"(?:_|$))\w+"
)
"""After a way to reach somebody: whatever says which one, and not what is asked or known of it."""
_NO_ILLNESS = (
    r"(?!(?:\w+_)?(?:diploma|idioma|axioma|aroma|chroma|[a-z]{1,2}oma|schema|sympathy|empathy|telepathy|academia|bohemia|premia|"
    r"nostalgia)(?:_|$))"
)
"""Before names that end as those of illnesses do."""
_WHERE = r"(priv|private|personal|work|home|office|business|prof|pro|main|day|evening|mobile|other|alt)"
"""Which of several ways to reach somebody."""


@dataclass(frozen=True)
class NameRule:
    """A kind and the names that say it: `pattern` matches the whole name, in words joined by `_`.

    `where` names the properties of the table (`seeding.reading.subjects.Subject`) of which one must hold; none:
    the name says it in any table.
    """

    kind: str
    sensitivity: Sensitivity
    pattern: re.Pattern[str]
    storages: tuple[str, ...]
    where: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    confidence: float = 0.9


_TEXTS = ("text", "other", "json", "bytes")
_LISTS = ("text", "other", "json")
_NUMBERS = ("text", "other", "integer", "decimal", "float")


def _rule(
    kind: str,
    sensitivity: Sensitivity,
    pattern: str,
    where: str = "",
    unless: str = "",
    storages: tuple[str, ...] = _TEXTS,
    confidence: float = 0.9,
    prefix: bool = True,
) -> NameRule:
    whole = rf"(?:.+_)?(?:{pattern}){_AFTER}" if prefix else rf"(?:{pattern}){_AFTER}"
    return NameRule(
        kind, sensitivity, re.compile(whole), storages, tuple(where.split()), tuple(unless.split()), confidence
    )


RULES: tuple[NameRule, ...] = (
    # Secrets
    _rule("password", "secret", r"password|password_(hash|digest|salt)|hashed_password", confidence=0.97),
    _rule("session", "secret", r"session_data", confidence=0.95),
    _rule("session", "secret", r"((backend|config|connection|auth)_)?(data|payload)", "opening", confidence=0.8, prefix=False),
    _rule(
        "token", "secret",
        rf"({_NO_SECRET}token|secret|jwt|jti|otp|totp|nonce|salt|cookie|credential|cvv|cvc|csc|passkey|csrf|magic_link|webauthn)"
        r"(_(key|secret|checksum|digest|string|hex))?|"
        r"(api|secret|private|client|ssl|tls|perm|access|enrol?lment|session|auth|encryption|signing|activation|confirmation|reset|verification|invitation|"
        r"invite|recovery|security|license|licence|ssh|gpg|pgp|otp|totp|anonymous|login|registration|signup|register|master|symmetric|"
        r"consumer|client_secret|hmac|fernet|request|grant|signature|wep|wpa|psk|unsubscribe|account|storage|shared|previous|kms|service_account)_key(_id)?|p256dh|application_credential|"
        r"(feed|calendar|ical|rss|share|download|email|sms|phone)_key|(recovery|backup|verification|activation|confirmation|access|security|auth|authorization|user|device|connect|linking|pair|invite|"
        r"invitation|login|sms|one_time|pin|signup|registration|reset|unlock|door|gate|alarm|claim|pairing|rsvp|rsvp_(yes|no|maybe))_code|"
        r"(client|ssl|tls)_(cert|certificate)|header_value|dsn|connection_(string|uri|url)|(proxy|database|db|broker|amqp|redis|incoming_webhook|slack_webhook)_(url|uri|dsn)|"
        r"code_(challenge|verifier)|(?<!sync_)(?<!transfer_)(?<!course_)(?<!class_)(?<!training_)session_(hash|id|key)|digest_key|wallet_seed|mnemonic|private_(pem|pgp)|pin|"
        r"(confirm|confirmation|verify|activation)_(key|hash)|(access|login|verification|guest)_hash|(client|shared|webhook|app|otp|totp)_secret|unsubscribe_hash|hash_?key|(verification|activation|confirmation|reset|invite|invitation|unsubscribe)_(uuid|guid)|(totp|otp|secret|key)_seed",
        storages=(*_TEXTS, "uuid"), confidence=0.93,
    ),
    _rule("token", "secret", r"(login|recovery|reset|activation|confirmation)_(key|code)|pin|pin_code|otp", unless="thing", storages=("integer",),
          confidence=0.85, prefix=False),
    _rule("token", "secret", r"(one_time|one_time_use|email|phone|sms|otp|otc|verification|login|security|auth|access)_code", "verifying", unless="thing",
          storages=("integer", "text"), confidence=0.85, prefix=False),
    _rule("token", "secret", r"(proxy_|http_)?authorization", storages=("text",), confidence=0.8, prefix=False),
    _rule("token", "secret", r"(secret|security)_(answer|reply)", storages=("text",), confidence=0.85, prefix=False),
    _rule("token", "secret", r"key|(snmp_)?community(_string)?", "credentials", storages=("text",), confidence=0.8, prefix=False),
    _rule("token", "secret", r"(?!(public|pub|sort|cache|partition|routing|foreign|primary|object|lookup)_)\w*key", "credentials", storages=("text",),
          confidence=0.75, prefix=False),
    _rule("token", "secret", r"key|digest|hash|code|checksum|token_family|auth|handle", "secret", unless="named_by_key", storages=(*_TEXTS, "uuid"), confidence=0.85, prefix=False),
    _rule("token", "secret", r"((transaction|card|wallet|account)_)?pin_(number|hash)|(hashed|encrypted|enc|raw)_(key|code)|key_hash|auth_hash|account_sid|(credential|passkey)_id(_sha)?|user_handle|"
          r"handle_hex|(api|app|client)_(secret_)?code|(secret|private)_(code|uuid|guid|slug|url|link|hash|id|identifier)|(raw|ticket|scanned)_barcode|token_family|(from|review|approval|voting|entry|join|referral|gift|pickup|pick_up|purchased|redemption|redeem)_code",
          storages=(*_TEXTS, "uuid"), unless="thing", confidence=0.85),
    _rule("token", "secret", r"((reg|registration|invite|invitation)_)?code|guid|uuid|identifier|slug", "inviting", storages=("text", "uuid"), confidence=0.85, prefix=False),
    _rule("identifier", "direct identifier", r"destination(_masked)?", "verified", storages=("text",), confidence=0.8, prefix=False),
    _rule("token", "secret", r"(gift_?card_)?(code|number|pin)", "gift", storages=("text",), confidence=0.85, prefix=False),
    _rule("token", "secret", r"endpoint|auth|p256dh", "pushed", confidence=0.9, prefix=False),
    _rule("identifier", "direct identifier", r"key|visitor", "tracked", unless="thing", storages=("uuid",), confidence=0.75, prefix=False),
    _rule("token", "secret", r"session|session_id|ticket|iou", "tracked signed_on", storages=("text",), confidence=0.8, prefix=False),
    _rule("token", "secret", r".*_?key", storages=("bytes",), confidence=0.8),
    _rule("token", "secret", r"(public|pub|pgp|gpg|ssh)_key|((public_)?key_)?fingerprint|key_(id|data)|raw_data|packet", "keyring", confidence=0.8, prefix=False),
    _rule("token", "secret", r"key|anonymous_id|guid|secret_id", "owned", unless="message", confidence=0.7, prefix=False, storages=("text",)),
    _rule("token", "secret", r"(private_)?(key|pem)", "key_pair", storages=("text",), confidence=0.85, prefix=False),
    _rule("full_name", "direct identifier", r"(signature|signatory|signer)_name|signatory", storages=("text",), confidence=0.85),
    _rule("full_name", "direct identifier", r"depositor|name_(ext|extension|extra|addition|supplement|line|second)", "carded banked address person payment near",
          unless="thing", storages=("text",), confidence=0.8, prefix=False),
    _rule("address_hash", "direct identifier", r"hash", "address person", confidence=0.7, prefix=False),
    _rule("password", "secret", r"clave(_\w+)?", unless="valued thing", storages=("text",), confidence=0.9),
    # Who
    _rule(
        "email", "direct identifier",
        r"email|mail|(email|mail)_(addres|address|id|to|from|cc|bcc|recipient|sender|primary|secondary|work|home|personal|other|list)|"
        r"((?<!bill_)(?<!billed_)(?<!ship_)(?<!shipped_)(?<!sold_)(?<!sell_)(?<!deliver_)(?<!remit_)(?<!pay_)(to|from)|reply|reply_to|cc|bcc|"
        r"return|recipient|sender|mail|notification|forward|contact_email|envelope)_address|"
        r"b?cc(_(list|to|recipient))?|reply_to|mailto|from_email|recipient_list|mail_(to|from)|email_cop(y|ie)|email_sent(_to)?", storages=_LISTS, confidence=0.95,
    ),
    _rule("identifier", "direct identifier", r"(e?mail|phone|user_?name|ip(_address)?)_(digest|hash|hashed|md5|sha1|sha256)", storages=("text",), confidence=0.96),
    _rule("identifier", "direct identifier", r"in_reply_to", storages=("text",), confidence=0.96, prefix=False),
    _rule("email", "direct identifier", r"to|from|recipient|sender|addressee|envelope_(to|from)", "letter", storages=_LISTS,
          confidence=0.85, prefix=False),
    _rule("first_name", "direct identifier", r"first_name|given_name|preferred_name|name_first|christian_name", confidence=0.97),
    _rule("first_name", "direct identifier", r"vn", "person", storages=("text",), confidence=0.8, prefix=False),
    _rule("last_name", "direct identifier", r"nn", "person", storages=("text",), confidence=0.8, prefix=False),
    _rule("first_name", "direct identifier", r"ad", "person", storages=("text",), confidence=0.7, prefix=False),
    _rule("last_name", "direct identifier", r"last_name|name_last|birth_name|surname|patronymic|last_name_\w+", confidence=0.97),
    _rule("last_name", "direct identifier", r"family", "near", unless="thing", storages=("text",), confidence=0.7, prefix=False),
    _rule("middle_name", "direct identifier", r"middle_name|second_name|middle_initial|(?!initial_)initial", unless="thing place organisation", confidence=0.9),
    _rule("first_name", "direct identifier", r"other_name|other_given_name|additional_name|christian_name", "person near", unless="thing", storages=("text",),
          confidence=0.8),
    _rule("full_name", "direct identifier", r"name", "other_name", storages=("text",), confidence=0.85, prefix=False),
    _rule("full_name", "direct identifier", r"client_(full_)?name|(remote|counter|counterparty|partner|opposing|payer|payee|sender|recipient|debtor|creditor)_(account_)?name",
          "payment", unless="thing", storages=("text",), confidence=0.85),
    _rule("full_name", "direct identifier", r"shipper|consignor|consignee", "shipped", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("full_name", "direct identifier", r"client|(?:client|customer|buyer)_(full_)?name", "quoted", unless="thing", storages=("text",), confidence=0.8, prefix=False),
    _rule("full_name", "direct identifier", r"client_(full_)?name", "participation near contact message", unless="thing", storages=("text",),
          confidence=0.85),
    _rule("full_name", "direct identifier", r"(sender|from|to|reply_to|reply|return|recipient)_(email|mail|phone|address)_name", storages=("text",),
          confidence=0.85, prefix=False),
    _rule("json", "free text", rf"({_ALONE})(_(info|data|detail|address))?", storages=("json",), confidence=0.75),
    _rule("json", "free text", r"transaction|charge|source|billing(_(detail|address))?|shipping(_(detail|address))?|payment_method(_detail)?", "payment",
          unless="catalogued", storages=("json",), confidence=0.7),
    _rule("street_address", "direct identifier", r"text_(full|aligned|\d?_?lines?)", "address", unless="gazetteer", storages=("text",), confidence=0.8,
          prefix=False),
    _rule("full_name", "direct identifier", r"card_name", "carded", unless="thing", storages=("text",), confidence=0.85),
    _rule("full_name", "direct identifier", r"full_name|real_name|complete_name|name_on_card|signed_by|by_line|byline|"
          r"name_(kana|furigana|kanji|latin|phonetic)", unless="catalogued", confidence=0.95),
    _rule("full_name", "direct identifier", r"profile_name|nm", "person near", unless="thing", storages=("text",), confidence=0.8, prefix=False),
    _rule("full_name", "direct identifier", r"insured(_party|_person)?|next_of_kin|policyholder|account_holder|card_holder", storages=("text",), confidence=0.85),
    _rule("full_name", "direct identifier", r"display_name|legal_name|verified_name|known_as|formatted_name|sort_name|short_name|call_name|name_display",
          "person", unless="thing"),
    _rule("full_name", "direct identifier", r"(legal|verified)_name", "contact near", unless="thing organisation place billed", storages=("text",), confidence=0.8,
          prefix=False),
    _rule("name_title", "quasi-identifier", r"salutation|civility|honorific(_(prefix|suffix|title))?|name_(prefix|suffix|title)|courtesy_title", confidence=0.85),
    _rule("name_title", "quasi-identifier", r"prefix|suffix", "person addressed", confidence=0.7, prefix=False),
    _rule("name_title", "quasi-identifier", r"title", "person addressed", unless="with_job", confidence=0.7, prefix=False),
    _rule("job_title", "quasi-identifier", r"title", "with_job", confidence=0.7, prefix=False),
    _rule("full_name", "direct identifier", rf"({_ROLES})_(full_)?name", unless="ledger of_music", confidence=0.9),
    _rule("full_name", "direct identifier", rf"({_ROLES})_(info|detail|data|label|string|text|repr|identifier|display)", unless="thing", confidence=0.75),
    _rule("full_name", "direct identifier", r"cc_name|.+_by_name|(last_)?(poster|uploader|liker|voter|editor|starter)_name", confidence=0.9),
    _rule("full_name", "direct identifier", r"(from|to|sender|recipient)_(display|name)", "letter", confidence=0.85, prefix=False),
    _rule("full_name", "direct identifier", r"display_name|guest_name", "participation", confidence=0.85, prefix=False),
    _rule("full_name", "direct identifier", r"name", "person carded billed addressed_to contacted said_by", unless="thing", confidence=0.9,
          prefix=False),
    _rule("full_name", "direct identifier", r"name|label", "of_face", storages=("text",), confidence=0.75, prefix=False),
    _rule("user_agent", "quasi-identifier", r"device(_(info|name|details?))?", "unseen_agent", storages=("text",), confidence=0.75, prefix=False),
    _rule("full_name", "direct identifier", r"host(_name)?|(person|whom)_to_(visit|meet|see)|visiting", "visited", storages=("text",), confidence=0.8, prefix=False),
    _rule("full_name", "direct identifier", r"consumer_(full_)?name", "near message contact payment", unless="thing", storages=("text",), confidence=0.8, prefix=False),
    _rule("full_name", "direct identifier", r"name", "given", unless="thing", storages=("text",), confidence=0.8, prefix=False),
    _rule("full_name", "direct identifier", rf"{_NO_DOER}\w{{3,}}(er|or|ee|ist|ant)_name", "reached", unless="organisation place software", storages=("text",),
          confidence=0.75, prefix=False),
    _rule("full_name", "direct identifier", r"name", "account_held", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("full_name", "direct identifier", r"(billing|shipping|delivery|invoice|emergency|contact|recipient|ship_to|bill_to|"
          r"nominee|insured|attention|attn)_name|attn|attention|ship_to|bill_to|care_of", "near person address contact payment", confidence=0.88),
    _rule("username", "direct identifier", r"username|user|login|local_part|user_identifier|user_ref|user_principal|upn|sam_account_name|"
          r"box_user|db_user|smtp_user|ftp_user|http_auth_user|remote_user", storages=("text", "other"), confidence=0.92),
    _rule("username", "direct identifier", r"handle|alias|slug|url_key|pseudonym|gamertag", "person", confidence=0.8, prefix=False),
    _rule("full_name", "direct identifier", rf"(?!(?:note|message|comment|remark|instruction|reply|letter)_(?:to|for|from)_)(?:\w+_)?(?:{_ALONE})|(?!(?:locked|claimed|leased|order|group|sort)_by$).+_by",
          storages=("text", "other"), confidence=0.85, prefix=False),
    _rule("free_text", "free text", r"(\w+_)?(reason|description|explanation|comment|remark)", "submitted", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("free_text", "free text", r"(note|message|comment|remark|instruction(?!_to)|reply|letter)_(to|for|from)_\w+", unless="prepared", storages=("text",),
          confidence=0.8, prefix=False),
    _rule("full_name", "direct identifier", r"recipient|addressee", "address", storages=("text",), confidence=0.88, prefix=False),
    _rule("full_name", "direct identifier", r"by|handler|(claim|case)_(handler|worker|manager)|adjuster|clerk|dispatcher", "near log",
          storages=("text",), confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"actor_(key|id|ref)", "log near", unless="thing", storages=("text",), confidence=0.8),
    _rule("full_name", "direct identifier", r"who|(on_)?behalf_of", "log tracked", storages=("text",), confidence=0.8, prefix=False),
    _rule("full_name", "direct identifier", r"driver", "person near vehicle", storages=("text",), confidence=0.85),
    _rule("identifier", "direct identifier", r"(rfid|nfc|badge|smart_?card)(_(tag|uid|number|no|code|id|card|card_(number|uid|id)))?|card_uid", "person near", unless="thing", storages=_NUMBERS,
          confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"provider_(account|user|profile|member)_(id|uid|ref|name)", "person near secret", unless="thing", storages=_NUMBERS, confidence=0.8,
          prefix=False),
    _rule("identifier", "direct identifier", r"(insurance_)?(group|subscriber|certificate|card)_(number|no|id)", "insured", storages=_NUMBERS, confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"(tg|telegram|viber|whatsapp|wechat)_(user_|chat_)?id", unless="thing organisation software", storages=_NUMBERS, confidence=0.8,
          prefix=False),
    _rule("identifier", "direct identifier", r"orcid(_id)?", storages=("text",), confidence=0.85),
    _rule("social", "direct identifier", rf"(?!line$)({_SOCIAL})(_(username|handle|id|name|user|author|url|link|account|profile|page|site))?",
          "person contact", storages=("text",), confidence=0.88),
    _rule("social", "direct identifier",
          rf"(?!(signal|line|zoom|steam|aim)$)({_SOCIAL})(_(username|handle|id|name|user|author|url|link|account|profile|page|site))?",
          "near", storages=("text",), confidence=0.88),
    _rule("social", "direct identifier", r"social(_(media|network))?_(link|url|profile|account|handle|page)", "person near contact",
          storages=_LISTS, confidence=0.85),
    _rule("social", "direct identifier", r"im_(account|handle|id|name)", unless="thing", storages=("text",), confidence=0.8, prefix=False),
    _rule("social", "direct identifier", r"medium(_(username|handle|id|user|url|link|account|profile|page))?", "person",
          storages=("text",), confidence=0.85, prefix=False),
    _rule("social", "direct identifier", rf"({_SOCIAL})_(username|handle|user|author|profile|account)", storages=("text",), confidence=0.85),
    _rule("identifier", "direct identifier", rf"{_NO_PERSON}uid|provider_user_id|subject_id|sub|openid|open_id|openid_url|matrix_user_id|"
          r"(stripe|paypal|braintree|google|facebook|apple|github|twitter|azure|okta|auth|ldap|saml|social|firebase|keycloak)_"
          r"(id|uid|sub|dn|user_id|customer_id|customer|cust)", "person near secret", unless="thing", storages=(*_NUMBERS, "json", "bytes"), confidence=0.85),
    _rule("identifier", "direct identifier", rf"(({_ROLES})_)?({_SOCIAL}|{_PROVIDERS}|tg|chat|whatsapp)_(({_OF_PROVIDERS})_)?(id|uid)|"
          rf"({_PROVIDERS})_({_OF_PROVIDERS})", "person near payment message", unless="thing", storages=_NUMBERS, confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"(external|remote|third_party|legacy|crm|import|sso|ldap|hr)_(id|uid|user_id|ref|reference)|guid",
          "person", storages=_NUMBERS, confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"(external|foreign|source|legacy)_(identifier|patient_id|ref|reference)", "near", unless="thing payment",
          storages=("text",), confidence=0.7, prefix=False),
    _rule("identifier", "direct identifier", r"(external_|internal_)?(identifier|number|code|reference)|.+_identifier", "people identified", storages=("text",),
          confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"identifier_value", "of_identifiers", unless="thing", storages=("text",), confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"(\w+_)?identifier|handle|nick|pseudo", "identifying accessed", storages=("text",), confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"sub|openid|open_id|provider_user_id", "owned", storages=("text",), confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", rf"(?!(?:tenant|worker)_id$)({_ROLES})_id", storages=("text", "uuid"), unless="thing", confidence=0.8),
    _rule("identifier", "direct identifier", r"client_id", "identified", storages=("text",), unless="thing", confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"(student|pupil|employee|staff|member|patient)_id", "person", storages=("integer",), unless="thing",
          confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"(card_)?(barcode|qr_code|number)", "loyal", storages=("text",), confidence=0.75, prefix=False),
    _rule("username", "direct identifier", rf"({_ROLES}|host|client)_(alias|nick|pseudonym|handle)", unless="thing organisation software", storages=("text",), confidence=0.75, prefix=False),
    _rule("identifier", "direct identifier", r"roll(_number)?", "of_learners", storages=("integer", "text"), confidence=0.75, prefix=False),
    _rule("identifier", "direct identifier", rf"({_ROLES})_id", "linked", storages=("integer",), unless="thing", confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier",
          r"(?!.*(page|line|sort|order|version|phone|mobile|fax|house|street|building|room|seat|floor|row|count|serial|model|part|item|lot|week|"
          r"issue|sequence|display)_)(\w+_)(number|no|nr)", "people", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("identifier", "direct identifier", r"(subject|participant|respondent|donor|case|study|hospital|clinic|record|enrol?lment|registration|admission|"
          r"roll|membership|ration_card|voter|beneficiary)_(identifier|number|no|nr)|subject_identifier_aka", "near identified person", unless="thing",
          storages=("text",), confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"pseudonymi[sz](ation|ed)_(identifier|id|code|key)|pseudonym_(id|code)", "near", unless="thing",
          storages=(*_TEXTS, "uuid"), confidence=0.8),
    _rule("identifier", "direct identifier", r"anon(ymous)?_(id|identifier|key|token|uid)", storages=("text", "uuid"), confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"pseudonym", "log near", unless="thing", storages=("text", "uuid"), confidence=0.8),
    _rule("identifier", "direct identifier", r"subject", "issued", storages=("text",), confidence=0.8, prefix=False),
    _rule("identifier", "direct identifier", r"(banned|blocked|blacklisted|denied|blocklisted)_(value|user|identity|entry)", storages=("text",),
          confidence=0.8),
    _rule("full_name", "direct identifier", r"account_name|bank_account_name|account_title", "carded banked", confidence=0.8),
    _rule("identifier", "direct identifier", rf"({_ROLES})_(number|no|nr|code|ref|reference|uid|guid|identifier|badge|pk(_as_string)?)|member(ship)?_(number|no|id)|"
          r"mrn|medical_record_number|loyalty_(number|card|id)|badge_(number|id|no)|matriculation_number|roll_number|enrol?lment_number|"
          r"insurance_(policy_)?(number|id|no|nr|policy)|policy_(number|no|nr)|health_(card|number|id)|health_insurance(_(number|no|id))?|payroll?_(id|number)|nhs_number|staff_(id|no)|"
          r"dn|distinguished_name", unless="thing", storages=_NUMBERS, confidence=0.85),
    # Where and how to reach
    _rule("phone", "direct identifier", r"contact", "person told_of", unless="thing organisation", storages=("integer",), confidence=0.75, prefix=False),
    _rule("phone", "direct identifier", r"phone|phone_(number|no|num|nr|home|work|office|primary|secondary|e)|contact_(number|no)|"
          r"emergency_(number|contact)|land_?line|caller_id|sms_(to|number|from)|fax_number|hot_?line|(call|dial)_number", unless="country", storages=_NUMBERS,
          confidence=0.95),
    _rule("mobile", "direct identifier", r"mobile|mobile_(number|no|num|nr)", storages=_NUMBERS, confidence=0.95),
    _rule("mobile", "direct identifier", r"cell(_alt)?", "person near contact", unless="thing", storages=_NUMBERS, confidence=0.8),
    _rule("phone", "direct identifier", rf"phone_{_ABOUT_IT}|ph", "person", storages=_NUMBERS, confidence=0.8),
    _rule("phone", "direct identifier", r"(phone|mobile|tel|contact)_(number_)?ext(ension)?", storages=_NUMBERS, confidence=0.8),
    _rule("phone", "direct identifier", r"ext(ension)?", "dialled", storages=_NUMBERS, confidence=0.75, prefix=False),
    _rule("phone", "direct identifier", r"number", "numbered", storages=_NUMBERS, confidence=0.85, prefix=False),
    _rule("email", "direct identifier", rf"e?mail_{_ABOUT_IT}|em", "person", storages=("text",), confidence=0.75, prefix=False),
    _rule("street_address", "direct identifier", rf"address_{_ABOUT_IT}", "person", storages=("text",), confidence=0.75),
    _rule("street_address", "direct identifier", rf"{_OF_MACHINES}address|street|addres|address_(line|street|text|suffix|addition|supplement|string|full|one|two|three|extra|detail|live|reg|fact|"
          r"complement)|street_(line|number|no|nr|addres|address)|house_name|apartment|apartment_number|flat_(no|number)|"
          r"(?<!open_)street_\w+|po_box|postbox|mailing_addres|(shipping|billing|delivery|home|invoice)_to", unless="gazetteer open_to_all advertised", confidence=0.92),
    _rule("street_address", "direct identifier", r"raw|route|formatted|formatted_addres", "address", unless="gazetteer", storages=("text",),
          confidence=0.85, prefix=False),
    _rule("street_address", "direct identifier", r"text|full|display", "addressed", unless="gazetteer", storages=("text",), confidence=0.8, prefix=False),
    _rule("street_address", "direct identifier", r"label", "addressed", unless="gazetteer lined", storages=("text",), confidence=0.8, prefix=False),
    _rule("street_address", "direct identifier", r"line|addres_line|search_text|unit|flat|building|floor|suite|landmark|area|neighbou?rhood|"
          r"sub_?locality|street_type|room|entrance|complement|organi[sz]ation_line", "address", confidence=0.85, prefix=False),
    _rule("building_number", "quasi-identifier", r"(house|building)_(number|no|nr)", unless="gazetteer", storages=_NUMBERS, confidence=0.9),
    _rule("building_number", "quasi-identifier", r"number", "numbered_house", storages=_NUMBERS, confidence=0.75, prefix=False),
    _rule("city", "quasi-identifier", r"place", "address", unless="gazetteer", storages=("text",), confidence=0.8, prefix=False),
    _rule("city", "quasi-identifier", r"city|town|suburb|village|municipality|home_?town|locality|birth_(place|city|town)|(place|city|town)_of_birth", unless="gazetteer place advertised team",
          confidence=0.88),
    _rule("state", "quasi-identifier", r"(home|location|residence|birth)_(state|province|county|region|country)", "near", confidence=0.8, prefix=False),
    _rule("nationality", "quasi-identifier", r"(country|state|region|place|town|city|village)_of_origin|(home|native|origin)_(country|region)", "person near contact", unless="thing",
          storages=("text",), confidence=0.8, prefix=False),
    _rule("marital_status", "quasi-identifier", r"(number_of_|no_of_|total_|num_)?(family|household)_?(member|size)", "person near", unless="thing", storages=("integer",), confidence=0.75,
          prefix=False),
    _rule("location", "quasi-identifier", rf"({_ROLES}|uploader)_(location|place|city|town|region)", unless="thing organisation", storages=("text",), confidence=0.75, prefix=False),
    _rule("location", "quasi-identifier", r"(geo_?)?location|geo", "seen_there", storages=("text",), confidence=0.75, prefix=False),
    _rule("user_agent", "quasi-identifier", rf"({_ROLES}|uploader)_(device|browser|user_agent)(_name)?", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("state", "quasi-identifier", r"current_(state|province|county|region|country)", "person", confidence=0.8, prefix=False),
    _rule("state", "quasi-identifier", r"state|province|county", "in_town", unless="thing gazetteer place advertised team organisation", storages=("text",),
          confidence=0.75, prefix=False),
    _rule("state", "quasi-identifier", r"state|estado|(state|estado)_(residence|birth|birth_date)|(state|region|province|county)_(code|identifier)|province|county|region|district|prefecture|canton|postal_state|area_code|sub_?region|federal_state", "address",
          unless="gazetteer place", confidence=0.8),
    _rule("state", "quasi-identifier", r"department", "address", unless="gazetteer place with_job", confidence=0.8),
    _rule("postal_code", "quasi-identifier", r"postal_code|postal|postal_number|plz|post_?index|postal_index", unless="gazetteer open_to_all", storages=_NUMBERS, confidence=0.92),
    _rule("location", "quasi-identifier", r"(location|place|venue)_name", "message logged", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("location", "quasi-identifier", r"(room|bed|cell|ward)_(number|no)", "people", storages=_NUMBERS, confidence=0.75, prefix=False),
    _rule("location", "quasi-identifier", r"location|residence|hometown|birth_place|place_of_birth|where|lives_in|home|based_in|current_location",
          "person", confidence=0.8),
    _rule("location", "quasi-identifier", r"location|residence", "told_of", unless="organisation place", storages=("text",), confidence=0.75, prefix=False),
    _rule("location", "quasi-identifier", r"origin|(coming|travell?ing)_from", "near", unless="thing tracked log message payment", storages=("text",), confidence=0.7,
          prefix=False),
    _rule("location", "quasi-identifier", r"((incident|crime|accident|event|occurrence|scene)_)?(location|place|venue|spot|landmark)", "complained", unless="thing",
          storages=("text",), confidence=0.75, prefix=False),
    _rule("location", "quasi-identifier", r"(start|starting|end|pick_?up|drop_?off|meeting|departure|arrival|current|last(_known|_seen)?|from|to|origin|destination)_(location|place|point)",
          "near", unless="thing", storages=("text",), confidence=0.75),
    _rule("geo", "quasi-identifier", r"latitude|longitude|coordinate|geo_?(point|location|hash|lat|lng|lon)?|geom|gps|position_(lat|lon|lng)|geohash|"
          r"(location|geo|gps|position)_long|location_(lat|lon|lng|point)|lat_long|what3words|plus_code", "person near address delivered logged contact message tracked dwelling", unless="place gazetteer organisation thing_afar advertised",
          storages=("text", "other", "decimal", "float", "json"), confidence=0.85),
    _rule("phone", "direct identifier", r"(call_)?(destination|dst|src|dnis|caller|callee)(_number)?", "called", storages=_NUMBERS, confidence=0.8, prefix=False),
    _rule("url", "direct identifier", r"(call_|voice_)?recording(_(url|link|file|path|uri))?", "called near", unless="thing", storages=("text",), confidence=0.8,
          prefix=False),
    _rule("phone", "direct identifier", r"number|from_number|to_number", "telephony", storages=("text", "other"), confidence=0.85, prefix=False),
    _rule("phone", "direct identifier", rf"(phone|mobile)_{_WHERE}", confidence=0.9, storages=_NUMBERS),
    _rule("phone", "direct identifier", r"[ab]_(party|number|nr)|(calling|called|dialled|dialed|originating|terminating)_(party|number|nr)|"
          r"(caller|callee)_(id|number|no)|cli|ani", unless="thing", storages=_NUMBERS, confidence=0.85),
    _rule("email", "direct identifier", rf"(email|mail)_{_WHERE}|forward(s|ed|ing)?_to|deliver(s|ed)?_to", unless="thing", storages=_LISTS,
          confidence=0.85),
    _rule("email", "direct identifier", r"(notification|notify|alert|report|copy)_to", storages=_LISTS, confidence=0.8),
    _rule("image", "direct identifier", r"(avatar|portrait|headshot|userpic|profile_(image|picture|photo|pic))_(url|link|uri|src|path|key)(_https?)?", storages=("text",), confidence=0.85),
    _rule("url", "direct identifier", rf"({_SOCIAL}|yt|ig|fb|channel)_.*(url|link)", "person near", storages=("text",), confidence=0.8),
    # What one is
    _rule("date_of_birth", "quasi-identifier", r"birth_date|(?<!place_of_)(?<!city_of_)(?<!town_of_)(?<!country_of_)birth|birth_(day|month|year)|year_of_birth|date_of_birth|born_on", unless="",
          storages=("date", "timestamp", "text", "integer", "other"), confidence=0.95),
    _rule("date_of_birth", "quasi-identifier", r"bd|dr|date_bd|bd_date|date_r", "person", storages=("date", "timestamp"), confidence=0.8,
          prefix=False),
    _rule("date_of_death", "quasi-identifier", r"death_date(_time)?|death_datetime|(date_)?time_of_death|date_of_death|died_on|date_dod|dod|dod_date|deceased_(on|date|at)|wedding_date|anniversary(_date)?|"
          r"(marriage|divorce)_date|(married|divorced|widowed)(_(on|since|at))?",
          storages=("date", "timestamp", "text"), confidence=0.85),
    _rule("age", "quasi-identifier", r"alter", "person", storages=("integer",), confidence=0.8, prefix=False),
    _rule("age", "quasi-identifier", r"age_in_year|age_at_\w+", unless="thing", storages=_NUMBERS, confidence=0.8),
    _rule("age", "quasi-identifier", r"(screening_|current_)?age(_(in_)?(year|month|week|day))?|age_(group|range|bracket|category|class)|(screening_)?age_in_year", "person near contact told_of", unless="thing animal", storages=(*_NUMBERS,), confidence=0.8,
          prefix=False),
    _rule("gender", "quasi-identifier", r"(gender|sex)(_(code|cd))?|pronoun(_preference)?|preferred_pronoun|gender_identity", unless="thing quartered animal", storages=("text", "integer", "other"), confidence=0.85),
    _rule("gender", "quasi-identifier", r"gender|sex", "person", unless="thing quartered animal", storages=("boolean",), confidence=0.8, prefix=False),
    _rule("nationality", "quasi-identifier", r"nationality|citizenship|citizen_country|country_of_(birth|citizenship)|birth_(date_)?country|(dod|death)_country|native_language|mother_tongue",
          unless="thing gazetteer", confidence=0.85),
    _rule("marital_status", "quasi-identifier", r"(is_|ever_)?married", "person near of_body payment contact", unless="thing", storages=("text", "boolean"), confidence=0.8,
          prefix=False),
    _rule("marital_status", "quasi-identifier", r"marital(_status|_state)?|social_status|civil_status|family_status|parental_status|relationship_status|number_of_child|number_child|child(ren)?_count|dependent|(?<!room_in_)household(_size|_member)?", unless="thing",
          storages=("text", "integer", "float"), confidence=0.8),
    _rule("job_title", "quasi-identifier", r"job_title|job|occupation|profession|designation|specialization|specialisation|speciality|specialty|position_title|job_(role|position)|work_title|seniority|rank_title|occupation_(code|cd)",
          "person near contact", unless="thing advertised", confidence=0.8),
    _rule("job_title", "quasi-identifier", r"(current|first|last|former|previous|expected|desired|full|job|work)_position", "person near", unless="thing",
          confidence=0.75, prefix=False),
    _rule("job_title", "quasi-identifier", r"(job_)?(position|role|title)(_name)?", "career", unless="advertised", storages=("text",), confidence=0.75, prefix=False),
    _rule("company", "quasi-identifier", r"(institute|institution|employer|company|organi[sz]ation)(_name)?", "career", storages=("text",), confidence=0.75,
          prefix=False),
    _rule("job_title", "quasi-identifier", r"role_title|position|function", "person", confidence=0.6, prefix=False),
    _rule("department", "quasi-identifier", r"department|team|grade", "person", confidence=0.6, prefix=False),
    _rule("company", "quasi-identifier", r"company|company_name|employer|employer_name|organi[sz]ation|organi[sz]ation_name|workplace|school|university|"
          r"college|affiliation|institution|institution_name|business_name|firm", "person address_of_person contact billed", unless="thing organisation advertised",
          confidence=0.75, storages=("text", "other")),
    _rule("company", "quasi-identifier", rf"({_ROLES})_(company|employer|institution|affiliation|organi[sz]ation)(_name)?", unless="thing", storages=("text",),
          confidence=0.75, prefix=False),
    _rule("education", "quasi-identifier", r"education|educational_(attainment|level|background|qualification)|highest_(education|degree|qualification)|(education|study|schooling|school|academic|literacy)_level|level(_of)?_(education|study|schooling|instruction|literacy)|degree|qualification|graduat(e|ion)_year|year_of_graduation|passing_year|major", "person", confidence=0.7, storages=("text", "integer")),
    _rule(
        "health", "sensitive",
        r"diagnos[ie]s|(dx|diagnosis)(_code)?|disease|illness|medication|medical_(history|condition)|allergy|allergie|symptom|treatment|disability|"
        r"blood|blood_(type|group|pressure)|pregnan(t|cy)|vaccin(e|ation)|(health|patient|physical|mental)_(condition|status|state)|handicap|prescription|hiv(_status)?|"
        r"icd(_(code|10|11))?|dos(e|age)|posolog(y|ia|ie)|cause_of_death|comorbidit(y|ie)|complication|anamnesis|medical_certificate|"
        r"(chief|presenting)_complaint|(clinical|family|surgical|obstetric|social|drug|past|patient)_(history|medical_history)|discharge_(summary|diagnosi[s])|"
        r"gravida|parity|lmp|last_menstrual(_period)?|immuni[sz]ation|(blood|fasting|random|post_?prandial)_(sugar|glucose)|cholesterol|heart_?rate|pulse_rate|spo2|oxygen_saturation|systolic|"
        r"diastolic|hba1c|(hemoglobin|haemoglobin|glucose)(_\w+)?|(systolic|diastolic)_(bp|pressure|blood_pressure|value)|bp_(systolic|diastolic)|smoking(_status)?|alcohol(_(use|consumption))?|psychiatric|chronic_(disease|condition|illness)|"
        r"(lab|test|covid|blood|screening)_result|injury|injurie|prognosis|disability_\w+|special_need|genetic|genotype|rhesus(_factor)?|biometric|fingerprint_(data|template|image)|diet(ary)?(_\w+)?|mental_health|accessibility_need|mood|level_of_care|care_level",
        unless="thing formulary quartered", storages=("text", "json", "other", "integer", "decimal", "float", "boolean", "bytes"), confidence=0.88,
    ),
    _rule("health", "sensitive", r"(treatment|disease|illness|vaccin(?:e|ation)|diagnosis|clinical|therapy|surgery|tumou?r|cancer|symptom|irradiation|radiation)_(?!(\w+_)?id$)\w+|(?!(\w+_)?(recommended|default|standard|usual|max|min|maximum|minimum)_)(\w+_)?dose(_\w+)?",
          "of_patients", storages=("text", "integer", "decimal", "float"), confidence=0.8, prefix=False),
    _rule("health", "sensitive", r"(\w+_)?(menstruation|menstrual|childbirth|pregnancy|gestation|gestational)(_\w+)?|lmp|edd|(\w+_)?survival(_\w+)?|life_expectancy|expected_delivery(_date)?|last_(menstrual_)?period(_date)?|complaint", "of_patients person identified ailing",
          unless="thing", storages=("text", "integer", "decimal", "float", "date", "timestamp"), confidence=0.8, prefix=False),
    _rule("health", "sensitive", r"(risk|danger|warning)_(flag|sign|factor|level|score)", "ailing of_patients", unless="thing", storages=("text", "json", "integer"), confidence=0.75,
          prefix=False),
    _rule("health", "sensitive", r"last_(menstrual_)?period(_date)?|pregnancy_(week|month|status)|due_date_of_birth", "near of_body", unless="thing", storages=("text", "integer", "date", "timestamp"),
          confidence=0.8, prefix=False),
    _rule("health", "sensitive", r"(has_|have_|had_)?(fever|cough|dry_cough|sore_throat|difficulty_breathing|shortness_of_breath|breathlessness|headache|fatigue|nausea|vomiting|"
          r"diarrh\w+|(muscle|body|chest|joint|back|abdominal|stomach)_(pain|ache)|chill|runny_nose|loss_of_(taste|smell)|(pre_?)?existing_(condition|illness|disease)|"
          r"underlying_condition|co_?morbid\w*|dizziness|rash|insomnia|anxiety|depression)", unless="thing formulary",
          storages=("text", "integer"), confidence=0.8, prefix=False),
    _rule("health", "sensitive", r"(has_|have_|had_|is_|history_of_|family_)?(diabetes?|diabetic|hypertension|hypertensive|asthma|asthmatic|epilepsy|stroke|arthritis|depression|"
          r"tuberculosis|hepatitis|an(a)?emia|migraine|obesity|thyroid|copd|heart_(disease|attack|failure|problem)|(kidney|liver|lung|skin)_(disease|failure|cancer)|"
          r"high_(blood_pressure|bp|cholesterol|chol)|smoker|alcoholism)", "near person of_patients", unless="thing formulary",
          storages=("text", "integer", "boolean"), confidence=0.8, prefix=False),
    _rule("health", "sensitive", r"trestbps?|trtbps?|fbs|restecg|thalach|thalachh|exang|exng|oldpeak|postal_code|chest_pain(_type)?|bp|bmi|chol|insulin|skin_thickness|pregnancy|"
          r"(high|low|resting|max|fasting)_\w+|(blood|heart|serum|exercise|stress|smoking|cholesterol|glucose|diabetes?|hypertension|stroke|albumin|creatinine|bilirubin)(_\w+)?|"
          r"(direct|total)_(bilirubin|protein)|h(a)?emoglobin|smoker|coronary_\w+|an(a)?emia|pedal_edema|exercise_\w+", "of_body",
          storages=("text", *_NUMBERS, "boolean"), confidence=0.75, prefix=False),
    _rule("body", "sensitive", r"(?!\w*(unit|type|goal|format|reminder|day|visible|public|shown)(_|$))(\w+_)?(weight|height|pulse|waist|hip|neck|thigh|temperature|temp|oxygen|bp|sugar|systolic|diastolic)(_\w+)?", "of_body",
          unless="thing", storages=("text", *_NUMBERS), confidence=0.75, prefix=False),
    _rule("body", "sensitive", r"respirat(ion|ory)(_rate)?|resp_rate|rr|s[pa]o_?2?|o2_sat(uration)?|(oxygen_)?saturation|blood_oxygen|gcs|etco2", "bodily of_body clinical",
          unless="thing", storages=("text", *_NUMBERS), confidence=0.75, prefix=False),
    _rule("body", "sensitive", r"body_(mass|temp|temperature|fat|water|weight|height)(_\w+)?", unless="thing", storages=("text", *_NUMBERS), confidence=0.75, prefix=False),
    _rule("health", "sensitive", r"symptom_\w+|(cognitive|iq|mental|psychological|depression|anxiety|stress|pain|fatigue|hydration|energy|apgar|mmse)(_test)?_(score|level)|"
          rf"{_NO_ILLNESS}(\w+_)?\w{{2,}}(oma|itis|emia|aemia|pathy|algia|plegia|pnea|tumou?r|cancer|syndrome)(_\w+)?|"
          r"(kidney|liver|heart|lung|brain|thyroid|cardiac|renal)_(probability|risk|label|function|condition|score|result|status)|(predicted|suspected)_(disease|diagnosis|condition|illness)",
          "of_body near person", unless="thing", storages=("text", *_NUMBERS), confidence=0.75, prefix=False),
    _rule("age", "quasi-identifier", r"age", "of_body", storages=("text", *_NUMBERS), confidence=0.75, prefix=False),
    _rule("gender", "quasi-identifier", r"(gender|sex)(_(male|female))?", "of_body", storages=_NUMBERS, confidence=0.75, prefix=False),
    _rule("full_name", "direct identifier", r"name", "of_body", storages=("text",), confidence=0.75, prefix=False),
    _rule("health", "sensitive", r"(?!(is_|was_|has_been_|has_)?(active|deleted|archived|public|private|verified|approved|confirmed|complete|completed|signed|reviewed|current|latest|primary|read|draft|"
          r"locked|visible|enabled|given|due|done|confidential|dispensed|printed|cancelled|billed|discharged|consent|agreed|shared|resolved|closed|final|submitted|sent|published|urgent|paid)(_\w+)?$)\w+", "anamnestic vaccinated", storages=("boolean",), confidence=0.75,
          prefix=False),
    _rule("health", "sensitive", r"(medical_|health_)?condition(_(name|description|detail))?", "anamnestic of_patients", unless="thing", storages=("text", "json"), confidence=0.8,
          prefix=False),
    _rule("health", "sensitive", r"dna", "person near", unless="thing", confidence=0.85),
    _rule(
        "sensitive", "sensitive",
        r"religion|religious_(belief|affiliation)|faith|ethnicity|(ethnic|hispanic)(_(group|origin))?(_(code|id|desc|description|name))?|ethnic_long_(desc|description)|(religion|race|ethnicity)_(code|id|desc)|race|caste|political_(view|party|opinion|affiliation)|"
        r"sexual_orientation|sexual_preference|orientation_sexual|trade_union|union_member(ship)?|criminal_(record|history|conviction)|conviction|veteran_status|military_(status|service)|service_?member|"
        r"immigration_status|visa_(status|number|type)|refugee_status|criminal|convicted|has_(kid|child|children|disability)|tax_bracket|"
        r"(residence|work|stay)_permit(_(number|no|type|status))?|asylum_\w+|union_membership",
        unless="thing animal", storages=("text", "json", "other", "integer", "boolean"), confidence=0.85,
    ),
    _rule("sensitive", "sensitive", r"insurance_(provider|company|carrier|group|plan)|insurer", "person near", unless="thing organisation",
          storages=("text",), confidence=0.8),
    _rule("sensitive", "sensitive", r"bapti[sz](m|ed)(_(date|place|status|year|name))?|(date_of|place_of)_bapti[sz]m|born_again|saved_(date|on)|spiritual_\w+", "person near",
          unless="thing", storages=("text", "date"), confidence=0.8, prefix=False),
    _rule("sensitive", "sensitive", r"(housing|living|accommodation|residence|residential|economic|socio_?economic|poverty|literacy)_(status|situation|condition|arrangement)|homeless(ness)?|is_homeless",
          "person near", unless="thing", storages=("text", "integer"), confidence=0.75, prefix=False),
    _rule("sensitive", "sensitive", r"is_(pwd|lactating|bedridden|elderly|senior(_citizen)?|orphan|widow(ed|er)?|solo_parent|disabled|indigenous|indigent)", "person near", unless="thing",
          storages=("boolean",), confidence=0.8, prefix=False),
    _rule("sensitive", "sensitive", r"orientation|body_type|smoke|drink|vulnerable", "person", storages=("text", "integer", "boolean"), confidence=0.75,
          prefix=False),
    _rule("sensitive", "sensitive", r"reason|(absence|sick(ness)?|leave)_reason", "absent", unless="thing", storages=("text", "integer"), confidence=0.75,
          prefix=False),
    _rule("sensitive", "sensitive", r"(is_)?pep|politically_exposed(_person)?|persona_expuesta", "person near", unless="thing",
          storages=("text", "integer", "boolean"), confidence=0.8),
    _rule("income", "sensitive", r"gross|net|amount|tax|deduction|bonus|overtime|withholding|allowance", "payroll", storages=_NUMBERS, confidence=0.8),
    _rule("income", "sensitive", r"(?!\w*(day|hour|minute|month|year|percent|percentage|leave|quantity|count|version|order|cycle)(_|$))\w+", "payslip", storages=("decimal", "float"),
          confidence=0.75, prefix=False),
    _rule("income", "sensitive", r"(\w+_)?(payable|reimbursement|contribution|earning|advance|arrear|gratuity|tds|epf|pf|esi|sss|philhealth|pension|total)", "payslip", storages=("integer",),
          confidence=0.75, prefix=False),
    _rule("income", "sensitive", r"((hourly|daily|monthly|overtime|day|base|pay)_)?(rate|pay)(_per_\w+)?", "at_work", storages=("decimal", "float", "integer"), confidence=0.75, prefix=False),
    _rule("income", "sensitive", r"(salary|wage|income)(_(gross|net|base|basic|amount|year|yearly|month|monthly|annual))?|net_worth|credit_(score|rating)|payroll|compensation|bonus_amount|debt|"
          r"annual_revenue_personal|(family|household|annual|monthly)_income|pension|alimony|gross_pay|net_pay|pay_(value|amount|scale|grade|band)|quotient_familial", unless="catalogued vacant awarded", storages=("decimal", "float", "integer", "text", "other"),
          confidence=0.85),
    _rule("income", "sensitive", r"fee|honorarium|allowance|stipend|commission|bonus", "person", storages=("decimal", "float", "integer"), confidence=0.75, prefix=False),
    _rule("income", "sensitive", r"hourly_(rate|wage|pay)|pay_rate|(hourly_)?labou?r_cost", "person employed payroll", unless="catalogued", storages=_NUMBERS, confidence=0.8),
    _rule("income", "sensitive", r"(internal|hourly|labou?r|daily|personnel)_(cost|rate)|(cost|day|wage|base)_rate|(basic|take_home|base)_pay|ctc", "person",
          storages=("decimal", "float", "integer"), confidence=0.8, prefix=False),
    _rule("sensitive", "sensitive", r"(annual_|paid_|sick_|remaining_)?(leave|vacation|sick)_(day|balance|entitlement|allowance)", "person",
          storages=_NUMBERS, confidence=0.75, prefix=False),
    _rule("education", "quasi-identifier", r"school_class|class_section|grade_level|(current|admission|previous|last)_(class|standard|grade)", "person near", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("education", "quasi-identifier", r"percentage|(ssc|hsc|tenth|twelfth|ug|pg|graduation)_(mark|percentage|percent)", "applying", unless="thing", storages=_NUMBERS, confidence=0.75,
          prefix=False),
    _rule("education", "quasi-identifier", r"education(_level)?", "applying", unless="thing", storages=("text", "integer"), confidence=0.75, prefix=False),
    _rule("education", "quasi-identifier", r"percentage", "learning", unless="thing", storages=("decimal", "float"), confidence=0.75, prefix=False),
    _rule("education", "quasi-identifier", r"s?c?gpa|(obtained|scored)_mark|mark_(obtained|scored)|(final|exam)_(grade|mark)", "person near", unless="thing",
          storages=_NUMBERS, confidence=0.75, prefix=False),
    _rule("education", "quasi-identifier", r"(final_|overall_|letter_|earned_)?(grade|score|mark)|grade_point_score|(point|mark|score)_(earned|obtained)",
          "graded", storages=(*_NUMBERS,), confidence=0.75, prefix=False),
    _rule("body", "sensitive", r"(birth_|body_)?(weight|height|temperature)(_(kg|g|lb|lbs|oz|ounce|pound|gram|cm|m|in|ft|c|f))?|bmi|pulse(_bpm)?|waist|oxygen(_level)?", "clinical",
          storages=("decimal", "float", "integer", "text"), confidence=0.75, prefix=False),
    _rule("health", "sensitive", r"(result_)?value(_(num|number|text))?|result", "measured", storages=_NUMBERS, confidence=0.8, prefix=False),
    _rule("education", "quasi-identifier", r"value|point", "marked", storages=_NUMBERS, confidence=0.75, prefix=False),
    _rule("body", "sensitive", r"(birth_)?(weight|height)(_(kg|g|lb|lbs|oz|cm|m|in|ft))?|temp|value|bmi|body_\w+|waist|hip|chest|pulse|temperature", "bodily",
          storages=("decimal", "float", "integer", "text"), confidence=0.75, prefix=False),
    _rule("audit_copy", "free text", r"quer(y|ie)|variable|param|parameter|selection|argument", "logged_people", storages=("text", "json"), confidence=0.7, prefix=False),
    _rule("username", "direct identifier", r"(\w+_)?(user|member|people|participant|recipient|subscriber|attendee|watcher|reviewer|assignee)",
          storages=("json", "other"), confidence=0.7, prefix=False),
    _rule("identifier", "direct identifier", r"(?!(session|container|instance|server|template|plan|type|status|category|group|role|object|content|site|parent)_)\w+_id", "people",
          unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("body", "sensitive", r"((current|initial|start|starting|target|goal|ideal|last|birth)_)?(weight|height)(_(kg|g|lb|cm|m|in|ft))?|bmi|body_(fat|weight|height)|shoe_size|eye_colou?r|hair_colou?r", "person part_of_person",
          storages=("decimal", "float", "integer", "text"), confidence=0.75, prefix=False),
    # Numbers of the authorities
    _rule("identifier", "direct identifier", r"number|no|nr", "papers", storages=_NUMBERS, confidence=0.8, prefix=False),
    _rule("ssn", "direct identifier", r"ssn|ssn_(number|no|nr|last|last_four)|social_insurance_number|sin_number|social_number", unless="place", storages=_NUMBERS, confidence=0.95),
    _rule("passport_number", "direct identifier", r"passport(_(number|no|num|nom|name|id|ser|series|serie|issued_by|authority))?|travel_document", storages=_NUMBERS, confidence=0.95),
    _rule("driving_license", "direct identifier", r"driving_license(_(number|no|num|id))?|license_(number|no)|dl_number", storages=_NUMBERS,
          confidence=0.9),
    _rule("license_plate", "direct identifier", r"license_plate(_(number|no))?|plate(_(number|no))?|vehicle_(registration|plate|number|reg_(number|no))|engine_(number|no)|vrm|vrn|"
          r"registration_plate|(vehicle|trailer|boat|vessel|car|truck|bike|motorcycle|aircraft)_(reg|registration)_(number|no)", storages=_NUMBERS, confidence=0.88),
    _rule("vin", "direct identifier", r"vin(_(number|no|code))?|vehicle_identification(_(number|no))?|chassis(_(number|no))?", storages=_NUMBERS,
          confidence=0.9),
    _rule("license_plate", "direct identifier", r"(regn?|registration)_(number|no)", "vehicle", storages=_NUMBERS, confidence=0.8, prefix=False),
    _rule("vin", "direct identifier", r"fin|end|frame_(number|no)", "vehicle", storages=_NUMBERS, confidence=0.8, prefix=False),
    _rule("national_id", "direct identifier", r"national_(id|identity|insurance)(_(number|no|card))?|(identity|identification|id)_(card|number|no|document)"
          r"(_(number|no))?|personal_(id|number|no|code|identity_number)|citizen_(id|number|card)|nino|nin|cpf|rg|cpf_cnpj|dni|nie|nif|curp|rfc|aadhaar|"
          r"aadhar|bsn|cnp|pesel|egn|jmbg|oib|emirates_id|nric|fin_number|hkid|rut|cedula|civil_(number|no|id|code)|voter_id(_(number|no|card))?|ni_(number|no)|ration_card(_(number|no))?|(birth|marriage|death)_certificate(_(number|no))?|nid(_(number|no))?|nat_id|bvn|tfn|npwp|nik|ppsn|utr|dui|dpi|ctps|pis(_pasep)?|titulo_eleitor|pio|alien_(number|no)|green_card(_(number|no))?|medicare(_(number|no))?|codice_fiscale|fiscal_code|nir|national_number|"
          r"steuer_id|personalausweis|tckn|tc_kimlik(_no)?|inn|snils|my_number|rrn|cuil|cuit|document_number|id_no|government_id", storages=_NUMBERS,
          unless="catalogued", confidence=0.9),
    _rule("national_id", "direct identifier", r"(bvn|nino?|cpf|dni|nie|nif|curp|rfc|aadh?aa?r|bsn|pesel|nric|rut|cedula|nik|nid|ppsn|cui[lt]|cnic|bvn|tckn|snils)_(number|no|num|nr|id|code|card)",
          storages=_NUMBERS, confidence=0.9),
    _rule("national_id", "direct identifier", r"cin", "people", storages=_NUMBERS, confidence=0.85, prefix=False),
    _rule("tax_id", "direct identifier", r"tax_id|tax_(number|no|identifier|payer_id|payer_number|reference)(_number)?|tin|itin|fiscal_(id|number)|"
          r"pan_(number|no|card)", storages=_NUMBERS, unless="catalogued", confidence=0.88),
    _rule("vat_number", "direct identifier", r"vat_(number|id|no|reg|registration)|(vat|gst|tva|ust|iva)_?(id|number|no|reg_no|identification|code)|vatin|gstin|"
          r"company_(registration_)?number|siret|siren|ein|cnpj", storages=_NUMBERS, unless="catalogued", confidence=0.8),
    # Money
    _rule("iban", "direct identifier", r"iban", confidence=0.97),
    _rule("bank_account", "direct identifier", r"(bank_)?account_(number|no|num|nr)|kto_?nr|bank_account|"
          r"(swift|aba|routing|transit|bsb|sort|ifsc|bic|clearing|branch)_(code|number|no)|swift|bic|ifsc|bsb|clabe|cbu|upi(_id)?|bank_(code|details|detail|name|branch|(identification|identifier|identity|sort|routing)_(code|number))|branch_name|paypal(_(account|me))?|"
          r"(bitcoin|wallet|crypto|ethereum|btc|eth)_address(es)?|sepa_mandate(_reference)?|mandate_(id|reference)", storages=(*_NUMBERS, "json"),
          unless="chart", confidence=0.85),
    _rule("bank_account", "direct identifier", r"(?<!plan_)(?<!product_)paypal_id", unless="catalogued", storages=_NUMBERS, confidence=0.85),
    _rule("credit_card_number", "direct identifier", r"card_(masked_)?number|card_last_(four|digit)|masked_card(_number)?", storages=_NUMBERS,
          confidence=0.9),
    _rule("credit_card_number", "direct identifier", r"card_(number|no|num|pan|masked_number|last|mask)|masked_(number|card|pan)|pan|card|"
          r"number_masked|last_four|card_masked|card_?token|obfuscated_number|card_last_(four|digit)", storages=_NUMBERS, unless="thing",
          confidence=0.9),
    _rule("credit_card_number", "direct identifier", r"cc_(number|no|num|last|masked)", storages=_NUMBERS, confidence=0.9),
    _rule("card_detail", "direct identifier", r"(cc|card)_(expiry|exp|expiration|expires|exp_month|exp_year)(_date)?", storages=(*_NUMBERS, "date"),
          confidence=0.88),
    _rule("card_detail", "direct identifier", r"fingerprint", "carded banked", confidence=0.85, prefix=False),
    _rule("card_detail", "direct identifier", r"number|expiry|expiry_(date|month|year)|exp_(month|year|date|mm|yy|mo|yr)|expires|expiration|expiration_(date_)?(date|month|year)|expiry_date_(month|year)|"
          r"partner_reference|holder|last|start_date|issue_number|ccv|valid_(to|until)", "carded", storages=(*_NUMBERS, "date"), confidence=0.88,
          prefix=False),
    _rule("bank_account", "direct identifier", r"(dest|destination|payout|beneficiary|counterparty|payee|payer|debtor|creditor|participant|partner|opposing|sender|recipient|receiver)_(account|bank|acc\w*_(number|no))", "payment",
          unless="thing", storages=("text",), confidence=0.85),
    _rule("payment", "sensitive", r"(charge|intent|payment|transaction|payer|txn|tx|psp)_(id|reference|ref|uid|hash)", "near", unless="thing catalogued",
          storages=("text",), confidence=0.75),
    _rule("payment", "sensitive", r"(trans?|cust|profile)_(id|number|string)|ref(_id|_no|_number)?|signature_id|rrn|token_id|transfer_(code|id)|(receipt|trx|trn)(_(number|no|id|code))?|"
          rf"(\w+_)?({_PAYING})_(\w+_)?(id|code|ref|reference|receipt|number)|(check|cheque|reference|invoice)_(number|num|no)", "payment",
          unless="thing catalogued banks", storages=("text",), confidence=0.75),
    _rule("payment", "sensitive", rf"({_PAYING}|stripe|paypal|mollie|payment|transaction)_(transaction|payment|charge|order|reference)_(id|number|no)", "payment", unless="thing catalogued banks",
          storages=("integer",), confidence=0.75, prefix=False),
    _rule("payment", "sensitive", r"processor_(key|id|reference)", "payment", unless="catalogued", storages=("text",), confidence=0.75),
    _rule("payment", "sensitive", r"(external|provider|customer|invoice)_(id|ref|reference|code)|(invoice|order|receipt|approval|customer|transaction|txn)_(number|code)", "payment",
          unless="thing catalogued", storages=("text",), confidence=0.75),
    _rule("payment", "sensitive", r"reference|payment_reference|(charge|intent|payment|transaction|payer|capture|authorization|authorisation|gateway|"
          r"refund|order|checkout|(checkout|merchant)_request|(originator_)?conversation|txn|trn|tx|invoice_payment|psp)_(id|reference|ref|uid|hash|identifier)|"
          r"payment_token|(?<!app_)(?<!tax_)label|payer_(id|info)|remittance(_(info|information|text))?|end_to_end(_id)?|eref|creditor_reference", "payment", unless="thing catalogued",
          storages=("text",), confidence=0.75),
    # Machines of people
    _rule("ip", "direct identifier", r"ip|ipv4|ipv6|ip_(addr|from|v4|v6)|remote_(ip|host|addr|address)|x_forwarded_for|forwarded_for|"
          r"registered_from|peer_addr(ess)?|client_(ip|addr)|(login|last|signup|current|previous|sign_in|register)_ip|ip_hash", storages=_TEXTS,
          confidence=0.93),
    _rule("ip", "direct identifier", r"(framed|delegated)_ip(v[46])?_(address|prefix)|framed_interface_id|client_prefix", confidence=0.85),
    _rule("mac_address", "direct identifier", r"(calling|called)_station(_id)?|mac|mac_(addr|address)|bssid|bluetooth_addr", confidence=0.9),
    _rule("user_agent", "quasi-identifier", r"user_agent|http_user_agent|agent_string|browser_(agent|string|fingerprint)|ua_string|ua", confidence=0.9),
    _rule("user_agent", "quasi-identifier", r"browser|agent|client_agent", "tracked message", storages=("text",), confidence=0.8, prefix=False),
    _rule("device_id", "direct identifier", r"(device|dev)_(id|uuid|uid|identifier|fingerprint|serial|token)|(imei|imsi)(_(number|no|serial))?|idfa|gaid|advertising_id|android_id|(device|browser|visitor)_hash|"
          r"(push|gcm|apns)_(id|endpoint|token)|(tracking|ga|analytics)_client_id|registration_id|player_id|machine_id|browser_id|visitor_id|client_uuid|fcm(_id)?|apns|meid|udid",
          storages=(*_TEXTS, "uuid", "integer"), unless="thing", confidence=0.85),
    _rule("device_id", "direct identifier", rf"({_ROLES})_fingerprint", storages=("text",), confidence=0.85),
    _rule("device_id", "direct identifier", r"fingerprint", "told_apart", storages=("text",), confidence=0.8, prefix=False),
    _rule("sensitive", "sensitive", r"(template|face|biometric)(_data)?|data|vector|encoding|embedding|descriptor|sample|minutia", "biometric",
          storages=_TEXTS, confidence=0.85, prefix=False),
    _rule("device_name", "direct identifier", r"name|device_name", "device_of_person", prefix=False, confidence=0.7),
    _rule("device_name", "direct identifier", r"device_name|device_label", "tracked near", unless="thing", storages=("text",), confidence=0.75),
    _rule("identifier", "direct identifier", r"message_id|in_reply_to|mail_id|imap_uid", "message log letter", unless="catalogued",
          confidence=0.7, storages=("text",)),
    _rule("identifier", "direct identifier", r"reference", "letter", unless="catalogued", confidence=0.7, storages=("text",), prefix=False),
    # Pictures and pages of people
    _rule("image", "direct identifier", r"avatar|portrait|face|face_(image|encoding|vector)|mugshot|profile_(image|picture|photo|pic)|userpic|"
          r"signature_(image|file)|id_(scan|photo|image)|voice_(sample|print)|(photo|picture|image)_(of_)?(user|person|face|profile)|headshot",
          confidence=0.9),
    _rule("image", "direct identifier", r"(photo|picture|signature|sign)_(path|url|uri|file|src|key|link|image|img)|sign_img", "person near", unless="thing",
          storages=("text",), confidence=0.75),
    _rule("image", "direct identifier", rf"({_ROLES})_signature", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("image", "direct identifier", r"image|file|picture|photo|scan", "signed", storages=("text",), confidence=0.8, prefix=False),
    _rule("image", "direct identifier", r"photo|picture|image|pic|thumbnail|cover|signature|banner|video|voice|audio|recording", "person",
          confidence=0.85),
    _rule("url", "direct identifier", r"website|url|blog|link|home_page|profile_(url|link|page)|web|web_address|site", "person", confidence=0.8,
          storages=("text", "other")),
    _rule("url", "direct identifier", rf"({_ROLES})_(profile|page|website|link|profile_(url|link|page))|(resume|cv|portfolio|curriculum)_(url|link)", "near", unless="thing", storages=("text",),
          confidence=0.8),
    _rule("url", "direct identifier", r"website|home_page|blog|(user|author|profile|personal|person|poster|commenter|portfolio)_(url|link|site|web|page)",
          "message near contact", unless="thing", confidence=0.85, storages=("text",)),
    _rule("url", "direct identifier", r"(media|attachment|file|image|photo|picture|audio|video|voice|document)_(url|link|path|uri)", "message beside_message",
          unless="thing", storages=("text",), confidence=0.75),
    _rule("url", "direct identifier", r"(pay|payment|checkout|invoice|receipt|login|reset|magic|unsubscribe|confirmation|activation|invite|invitation)_(link|url)",
          "near", unless="thing", storages=("text",), confidence=0.75),
    _rule("url", "direct identifier", r"(http_)?referr?er(_url)?|referring_(url|page|link)", "tracked near log", unless="thing", storages=("text",), confidence=0.8),
    _rule("url", "direct identifier", r"url|request_url|full_path", "tracked requested", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    # What one looked for and said
    _rule("search", "free text", r"(search_)?(query|term|keyword|phrase)|query_string|search|q|search_text|search_string|query_text", "searched",
          confidence=0.8, storages=("text", "json")),
    _rule("free_text", "free text", r"bio|biography|about|about_me|interest|hobby|hobbie|signature|signature_rendered|motto|cv|resume|curriculum|headline|"
          r"tagline|skill|status_message|description|summary|experience|preference_text|self_description|introduction|note", "person",
          unless="", storages=("text", "json", "other"), confidence=0.85),
    _rule("free_text", "free text", r"((key|technical|soft|professional)_)?skill|experience|achievement|strength|weakness|hobby|interest|motivation|expectation|qualification", "applying",
          storages=("text", "json", "other"), confidence=0.75, prefix=False),
    _rule("free_text", "free text", r"family(_(info|detail|situation|background|member))?|background|personality|evaluation|self_evaluation", "person",
          unless="", storages=("text", "json"), confidence=0.75, prefix=False),
    _rule("free_text", "free text", r"(additional|further|extra|more)_(info|information)|(please_)?specify", "near", storages=("text",), confidence=0.75,
          prefix=False),
    _rule("free_text", "free text", r"next_(step|action)|custom_(field|text|answer|value)", "near", unless="thing", storages=("text",), confidence=0.75),
    _rule("free_text", "free text", r"content|text|value|label|title|description|(extracted|full|ocr)_text", "filed", unless="sorts", storages=("text",),
          confidence=0.7, prefix=False),
    _rule("free_text", "free text", r"(last_)?(message_)?(snippet|preview|excerpt)", "message", storages=("text",), confidence=0.75),
    _rule("free_text", "free text", r"example|sample(_(value|data))?", "imported", storages=("text", "json"), confidence=0.7, prefix=False),
    _rule("free_text", "free text", r"(text|sms)_(message|body)|sms_text", unless="thing", storages=("text",), confidence=0.75, prefix=False),
    _rule("free_text", "free text", r"(raw|original)_(email|mail|message)|(email|mail|message)_(source|raw|mime)", storages=("text",), confidence=0.8),
    _rule("free_text", "free text", r"traceback|stack_?trace", storages=("text",), confidence=0.7),
    _rule("free_text", "free text", r"biography|about_me|signature_rendered|email_signature|cover_letter|resume|medical_history|family_history|dream|diary|"
          r"personal_statement|suicide_note|special_(need|request)|delivery_instruction|internal_note|customer_note|staff_note|private_note|"
          r"gift_message|user_(message|note|comment|input|text|feedback|request)", unless="thing", storages=("text", "json", "other"), confidence=0.85),
)  # fmt: skip


_COUNTED = re.compile(
    r"(num|nb|count|total|n|number|no)_(of_)?(?!child)\w+s|number_of_visa|\w*people_(?:number|num|count)|(?P<whom>\w+s)_(num|number|count|total|nb)"
)
"""Names of how many there are: `num_users`, `recipients_number`."""


def by_name(field: Field, subject: Subject, name: str | None = None, said: str = "its name") -> Iterator[Sign]:
    """What the name of a column says, or another text about it (`said`: what that is)."""
    text = field.name if name is None else name
    spoken = words(text)
    if spoken == ("long",) and any(words(one.name) == ("latitude",) for one in subject.table.fields):
        spoken = ("longitude",)
    counted = (
        _COUNTED.fullmatch(text.lower())
        if (field.storage == "integer" or "people" in text.lower()) and not {"child", "dependent"} & set(spoken)
        else None
    )
    if counted and (counted["whom"] is None or words(counted["whom"])[-1] in PEOPLE):
        return
    orders = ["_".join(one) for one in _orders(spoken)]
    if name is None and (plain := _in_one_language(field, subject)):
        orders += ["_".join(one) for one in _orders(words(plain))]
    if len(spoken) > 1 and spoken[0] in _BEFORE_AND_AFTER:
        orders += ["_".join(one) for one in _orders(spoken[1:])]
    if subject.person or subject.near or subject.names_somebody:
        orders += ["_".join(one) for one in _orders(_of_kin(spoken))]
    if name is None and subject.prefix:
        orders += ["_".join(one) for one in _orders(words(text[len(subject.prefix) :]))]
    for rule in RULES:
        if field.storage not in rule.storages or not any(rule.pattern.fullmatch(one) for one in orders):
            continue
        if rule.where and not any(holds(subject, one) for one in rule.where):
            continue
        if any(holds(subject, one) for one in rule.unless):
            continue
        yield Sign(rule.kind, rule.sensitivity, rule.confidence, said)


_BEFORE_AND_AFTER = word_set("old new previous prev former")
"""Words in front of what something was, or is now: `old_id_number`."""
_LANGUAGES = word_set(
    "en de fr es it pt nl ru sv fi da nb nn pl cs sk hu ro bg el tr uk ar fa he hi bn ur zh ja ko vi th ms eu gl et lv lt sl hr sr"
)


def _in_one_language(field: Field, subject: Subject) -> str | None:
    """What a column is called without the language that it is in: the `city` of `city_sv`, beside which that stands."""
    plain, _, language = field.name.rpartition("_")
    return plain if language in _LANGUAGES and subject.table.has(plain) else None


_KIN = word_set(
    "father mother guardian spouse husband wife brother sister sibling son daughter grandparent relative kin nominee "
    "patient donor"
)
"""People whose age or health stands in the row of somebody else's, or in that of their own: `mother_age`, `donor_age`."""


def _of_kin(spoken: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the words for whom it is about, where it says what besides."""
    rest = tuple(word for word in spoken if word not in _KIN)
    return rest if rest and rest != spoken and rest[-1] not in ("name", "key", "code", "id", "number") else ()


_OF = re.compile(
    r"(?P<what>.+?)\s+(?:(?:de|du|des|del|della|di|do|da|of|for|für|pour|para)\s+(?:(?:la|los|las|les|the)\s+)?|(?:de\s+l|dell|d)[’'])(?P<of>.+)",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"(number|count|amount)\s+of\b", re.IGNORECASE)


def in_order(label: str) -> str:
    """A label as a column would be named: `Nom de la ville` is a `ville nom`, which names no city."""
    found = None if _HOW_MANY.match(label) else _OF.fullmatch(label)
    return f"{found['of']} {found['what']}" if found else label


_SERVED = word_set("email mail imap smtp pop ftp db database proxy server")
"""Words of machines: their host gives no party."""


_NOBODY = (("user", "agent"),)
"""Words of people that together are called something else."""


def _orders(spoken: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words of a name, and as English puts them where a person comes last or a number or name first:
    `nombre_cliente` is a `customer_name`, `numero_documento` a `document_number`, `roll_no` a `roll_number`.
    """
    if spoken:
        yield spoken
    if spoken[-1:] == ("host",) and set(spoken) & _SERVED:
        return
    of_person = spoken[-1:] and spoken[-1] in PEOPLE and spoken[-2:] not in _NOBODY
    if len(spoken) > 1 and (spoken[0] in ("number", "name") or (of_person and spoken[-2] != "by")):
        yield spoken[1:] + spoken[:1] if spoken[0] in ("number", "name") else spoken[-1:] + spoken[:-1]
    if len(spoken) > 1 and spoken[0] == "code":
        yield spoken[1:] + spoken[:1]
    if len(spoken) > 1 and spoken[-1] == "no":
        yield (*spoken[:-1], "number")


def holds(subject: Subject, condition: str) -> bool:
    """Whether a property of tables, by the name that rules call it, holds for one."""
    return _CONDITIONS[condition](subject)


def _has(subject: Subject, *found: str) -> bool:
    return bool(subject.column_words & set(found))


_MORE_OF_PEOPLE = word_set("account profile info information detail extra extension data card")
"""Tables that a key of one to one leads from to a person, and that hold more of that person's."""


_OTHER_CARDS = word_set("gift report score loyalty sim flash index post business")
"""Words in front of a `card` that nobody pays with at a bank."""


def _suffering(subject: Subject) -> bool:
    """Whether columns of it say what somebody has or suffers from."""
    said = {word for one in subject.table.fields for word in words(one.name)}
    return bool({"symptom", "diagnosis", "anamnesis", "systolic", "diastolic", "hemoglobin", "haemoglobin"} & said)


def _clinical(subject: Subject) -> bool:
    """Whether its rows are of a patient, or say what somebody has or suffers from."""
    patients = "patient" in (*words(subject.through or ""), *subject.words)
    pressed = {("systolic",), ("diastolic",)} <= {words(one.name) for one in subject.table.fields}
    return not subject.payment and (pressed or (subject.near and (_suffering(subject) or patients)))


_ON_HEALTH = word_set("medical health dental clinical surgical obstetric")
_KEPT_ON = word_set(
    "history record questionnaire form info information detail profile screening anamnesis background declaration intake"
)


def _anamnestic(subject: Subject) -> bool:
    """Whether its rows say at length of which illnesses somebody has had."""
    return bool(_ON_HEALTH & set(subject.words)) and subject.head in _KEPT_ON


def _learner(through: str | None) -> bool:
    """Whether a path of foreign keys ends at somebody who learns."""
    return bool({"student", "learner", "pupil", "trainee"} & set(words((through or "").rpartition(".")[2])))


_BY = tuple((word, "by") for word in ("submitted", "reported", "requested", "filed", "raised"))
"""Columns with the name of whoever wrote a row."""
_COMPLAINTS = word_set("complaint incident report case claim dispute appeal")
"""Tables of what happened to somebody at a place."""
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

_CONDITIONS: dict[str, Callable[[Subject], bool]] = {
    "person": lambda s: s.person or (s.part_of_person and s.head in _MORE_OF_PEOPLE | PEOPLE),
    "part_of_person": lambda s: s.part_of_person,
    "near": lambda s: s.near,
    "thing": lambda s: s.thing,
    "sorts": lambda s: s.sorts,
    "animal": lambda s: s.animal,
    "thing_afar": lambda s: s.thing and not s.near and not s.address,
    "message": lambda s: s.message,
    "beside_message": lambda s: s.beside_message,
    "log": lambda s: s.log,
    "payment": lambda s: s.payment,
    "secret": lambda s: s.secret and (s.near or _has(s, "email", "phone", "mobile", "token", "secret", "user") or s.head in ("token", "session", "verifier")
    or s.words[-2:] in (("api", "key"), ("access", "key"), ("license", "key"))),
    "complained": lambda s: s.message and bool(s.near or s.contact or s.tracked or "complaint" in s.words) and bool(_COMPLAINTS & set(s.words)),
    "banks": lambda s: s.words[-1:] == ("bank",) and not s.near,
    "shipped": lambda s: "address" in s.column_words and bool({"shipper", "consignor", "consignee"} & s.column_words),
    "submitted": lambda s: any(words(one.name) in _BY for one in s.table.fields if one.storage == "text"),
    "of_body": lambda s: s.of_body,
    "in_town": lambda s: s.near and "city" in s.column_words,
    "given": lambda s: (s.head in _GIVEN or (s.head == "application" and bool(_APPLIED_FOR & set(s.words)))) and s.reach is None and not s.place and not s.column_words & _ANNOUNCED,
    "inviting": lambda s: s.words[-2:] in (("magic", "link"), ("referral", "link"), ("invite", "link"), ("invitation", "link")) or (s.head in ("code", "invitation", "invite", "referral")
    and bool({"invite", "invitation", "access", "verification", "referral", "reg", "registration", "signup", "activation"} & set(s.words))),
    "people": lambda s: s.person and (s.head in PEOPLE or (not s.address and _has(s, "first", "last", "birth"))),
    "bodily": lambda s: (s.near and s.words[-2:] in (("medical", "history"), ("medical", "record"))) or (s.reach == 1 and s.head in ("temperature", "height", "pulse", "bmi")) or (bool(s.near or s.kept_by) and bool({"weight", "body", "measurement", "vital", "health", "fitness", "biometric", "growth"} & set(s.words))),
    "clinical": lambda s: _clinical(s),
    "issued": lambda s: "issuer" in s.column_words,
    "of_findings": lambda s: s.near and not s.payment and _suffering(s),
    "of_patients": lambda s: s.head == "patient" or _clinical(s),
    "measured": lambda s: _clinical(s) and "unit" in s.column_words,
    "marked": lambda s: _learner(s.through) and s.head in ("note", "grade", "mark", "score", "result", "evaluation", "assessment"),
    "valued": lambda s: s.named_values,
    "named_by_key": lambda s: s.near and s.named_values and _has(s, "key") and not _has(s, "code", "hash", "digest"),
    "logged_people": lambda s: s.log and s.near and _has(s, "username", "email", "ip"),
    "identified": lambda s: s.identified is not None,
    "dialled": lambda s: not s.thing and (s.person or s.contact) and (s.contact or _has(s, "phone", "mobile")),
    "numbered": lambda s: s.words[-2:] in (("contact", "number"), ("phone", "number"), ("mobile", "number"), ("telephone", "number")),
    "vehicle": lambda s: bool({"vehicle", "car", "truck", "fleet", "taxi"} & set(s.words)) or _has(s, "plate"),
    "telephony": lambda s: bool({"voip", "phone", "call", "sms", "telephony", "fax", "mobile"} & {*s.words, *s.app_words}) and not s.thing,
    "called": lambda s: s.words[-1:] in (("call",), ("cdr",)) or ("call" in s.words[:-1] and s.head in ("log", "record", "detail", "history", "session")),
    "logged": lambda s: s.log and (s.near or s.head != "event"),
    "verified": lambda s: s.near and bool({"otp", "challenge", "verification", "confirmation", "mfa"} & set(s.words)),
    "pushed": lambda s: "p256dh" in s.column_words,
    "imported": lambda s: "import" in s.words,
    "requested": lambda s: s.near and ((s.log and "method" in s.column_words) or bool({"referer", "referrer"} & s.column_words)),
    "told_apart": lambda s: s.near and not s.thing and s.head in ("block", "ban", "visitor", "visit", "session", "device", "vote"),
    "of_face": lambda s: s.words[-2:] in OF_FACES,
    "unseen_agent": lambda s: s.tracked and s.log and not s.thing and "agent" not in s.column_words,
    "biometric": lambda s: s.near and bool({"fingerprint", "biometric", "face", "iris", "palm", "voice"} & set(s.words)),
    "accessed": lambda s: s.log and bool({"access", "request", "throttle", "attempt", "login", "lockout"} & set(s.words))
    and bool({"method", "url", "path", "ip", "agent"} & s.column_words),
    "graded": lambda s: _learner(s.through) or ((s.near or s.contact) and s.head != "setting" and bool(
        {"learner", "student", "pupil", "exam", "grade", "assessment", "transcript", "enrollment", "enrolment", "quiz", "score", "gradebook"} & set(s.words))),
    "said_by": lambda s: s.filled_in or (s.message and not s.thing and (s.words[-2:] == ("contact", "us") or s.head in (
        "testimonial", "review", "comment", "feedback", "guestbook", "opinion", "complaint", "inquiry", "enquiry", "signature"))),
    "prepared": lambda s: s.thing or s.defined,
    "reached": lambda s: s.reached_at,
    "software": lambda s: s.software,
    "linked": lambda s: s.near and bool({"token", "secret"} & s.column_words),
    "signed": lambda s: "signature" in s.words,
    "of_identifiers": lambda s: s.head == "identifier",
    "absent": lambda s: s.near and bool({"absence", "leave", "sickness"} & set(s.words)),
    "employed": lambda s: s.near and bool({"employment", "contract", "wage", "compensation", "hiring", "position", "rate"} & set(s.words)),
    "formulary": lambda s: s.head in ("drug", "medicine", "medication", "vaccine", "disease", "illness", "diagnosis", "symptom", "allergy", "treatment")
    and not s.near,
    "advertised": lambda s: s.shown or (not s.near and bool({"job", "vacancy", "event"} & set(s.words))),
    "open_to_all": lambda s: s.open_to_all or s.shown,
    "identifying": lambda s: s.head in ("identifier", "messaging", "messenger", "im", "irc") and s.reach == 1,
    "tracked": lambda s: s.tracked,
    "signed_on": lambda s: s.head == "ticket" and bool({"service", "proxy", "granting", "session", "sso", "cas"} & set(s.words)),
    "keyring": lambda s: bool({"pgp", "gpg", "openpgp", "ssh", "signature", "signing"} & {*s.words, *s.app_words})
    or (s.near and bool({"key", "credential", "passkey", "authn", "webauthn"} & set(s.words))),
    "opening": lambda s: (bool({"credential", "mailer", "mailbox", "integration", "connection", "auth"} & set(s.words)) or s.words[-2:] == (
        "service", "account")) and not s.person,
    "filed": lambda s: (s.head == "page" and any({"document", "file", "scan", "upload"} & set(words(link.name)) for link in s.table.references)) or (bool({"document", "ocr", "scan", "attachment", "upload"} & set(s.words))
    and s.head in ("content", "text", "metadata", "document", "ocr", "page")
    and not {"legal", "law", "term", "policy", "template", "public", "official", "publication"} & set(s.words)),
    "participation": lambda s: s.head in (
        "participation", "registration", "attendance", "enrolment", "enrollment", "rsvp", "reservation", "booking", "signup"),
    "owned": lambda s: s.reach in (0, 1) and not _has(s, "value", "val") and not (
        {"store", "setting", "cache", "option", "attribute"} & set(s.words)),
    "address": lambda s: s.address,
    "with_job": lambda s: s.person
    and s.head != "address"
    and bool({"organization", "organisation", "company", "employer", "job", "salutation", "honorific"} & s.column_words),
    "delivered": lambda s: any(re.fullmatch(
        r"(shipping|billing|delivery|home|invoice|recipient|customer|pickup|pick_up|drop_?off)_(address|street|postal_code|post_?code|zip).*",
        f.name) for f in s.table.fields),
    "address_of_person": lambda s: s.address and not s.place,
    "addressed": lambda s: s.head == "address" and not s.place,
    "lined": lambda s: _has(s, "street", "line", "city", "line1", "address1"),
    "contact": lambda s: s.contact and not s.thing,
    "place": lambda s: s.place,
    "gazetteer": lambda s: s.head in (
        "country", "destination", "city", "town", "region", "state", "province", "district", "zone", "court", "depot", "branch", "office", "station", "territory", "catchment", "street", "municipality", "commune", "village", "suburb", "locality", "sublocality",
        "township", "settlement", "neighbourhood", "neighborhood", "place") and not s.near,
    "gift": lambda s: "gift" in s.words and s.head in ("card", "certificate", "voucher"),
    "quartered": lambda s: s.place and not s.near,
    "numbered_house": lambda s: s.near and ({"postal"} < s.column_words & {"postal", "district", "street", "complement"} or {"street", "district"} <= s.column_words),
    "carded": lambda s: (bool({"card", "bankcard", "mandate"} & set(s.words)) and not s.thing and not _OTHER_CARDS & set(s.words)) or {"brand", "last"} <= s.column_words or s.pays_by_card
    or any(words(f.name)[:2] == ("card", "number") for f in s.table.fields),
    "verifying": lambda s: (s.person or s.near) and any(re.search(r"verif|confirm|otp|otc|one_time", f.name) for f in s.table.fields),
    "banked": lambda s: "bank" in s.words or bool({"iban", "bic", "routing", "swift"} & s.column_words),
    "account_held": lambda s: s.head not in ("account", "bank", "branch") and not s.organisation and (
        "iban" in s.column_words or any(words(f.name)[-2:] == ("account", "number") for f in s.table.fields)),
    "billed": lambda s: bool({"billing", "invoice"} & set(s.words)) and not s.thing and _has(s, "street", "address", "postal", "tax"),
    "addressed_to": lambda s: not s.organisation and s.head == "address" and _has(s, "street", "postal", "line") and not s.place,
    "contacted": lambda s: s.contact and not s.thing and not s.software and not s.place and not s.organisation and not _has(s, "vat", "tax") and s.head not in (
        "firm", "queue", "account", "server", "source", "config", "setting", "mailbox", "bank", "project", "team", "event", "device"),
    "letter": lambda s: s.letter or (bool({"email", "mail", "message", "sms", "letter", "outbox", "dont"} & {*s.words}) and not s.thing),
    "device_of_person": lambda s: s.head == "device" and s.near,
    "searched": lambda s: bool({"search", "query", "searche"} & set(s.words)) and (s.near or s.head in ("query", "search", "click"))
    and "promotion" not in s.words,
    "catalogued": lambda s: s.thing and not s.near,
    "credentials": lambda s: s.credentials,
    "papers": lambda s: s.near and s.head in ("license", "passport", "visa", "permit"),
    "key_pair": lambda s: bool({"rsa", "private", "signing", "jwk", "keypair"} & set(s.words)),
    "payroll": lambda s: s.near and bool({"payslip", "payroll", "salary", "wage", "paycheck", "paystub"} & set(s.words)),
    "payslip": lambda s: s.near and (s.head in ("payslip", "paycheck", "paystub", "salary", "payroll") or (s.head not in ("report", "summary", "setting", "run")
    and bool({"payroll", "payslip"} & {*s.words[:-1], *(word for one in s.table.references for word in words(one.name))}))),
    "at_work": lambda s: s.person and bool({"employee", "staff", "worker", "driver", "courier", "contractor", "freelancer", "labourer", "laborer", "technician"} & set(s.words)),
    "anamnestic": lambda s: s.near and not s.thing and _anamnestic(s),
    "vaccinated": lambda s: s.near and not s.of_animal and s.head in ("vaccination", "immunization", "immunisation", "vaccine"),
    "insured": lambda s: s.near and "insurance" in s.words,
    "organisation": lambda s: s.organisation,
    "vacant": lambda s: s.vacancy,
    "learning": lambda s: s.person and bool({"applicant", "student", "candidate", "pupil", "learner", "trainee"} & set(s.words)),
    "ailing": lambda s: s.near and not s.thing and bool({"pregnancy", "maternal", "maternity", "antenatal", "prenatal", "diagnosis", "disease", "illness", "triage"} & set(s.words)),
    "loyal": lambda s: s.near and s.head == "card" and bool({"loyalty", "membership", "member", "library"} & set(s.words)),
    "of_learners": lambda s: not s.thing and (_learner(s.through) or s.head in ("student", "pupil", "learner")),
    "of_music": lambda s: not (s.near or s.person or s.message or s.payment) and "artist" in s.column_words | {word for one in s.table.fields for word in words(one.name)[:1]} and any(
        {"track", "album", "song"} & set(words(one.name)) for one in s.table.fields),
    "dwelling": lambda s: s.head in ("household", "dwelling", "home", "house") and not s.thing and not _has(s, "price"),
    "quoted": lambda s: s.head in ("quotation", "quote", "estimate", "offer", "order", "invoice", "bill", "booking", "receipt") and not s.place,
    "awarded": lambda s: s.thing and s.head in ("scholarship", "fellowship"),
    "told_of": lambda s: s.names_somebody and not s.thing,
    "seen_there": lambda s: s.tracked and s.log and not s.thing,
    "applying": lambda s: (s.near or s.contact) and not s.thing and bool({"application", "applicant", "candidate", "resume", "cv", "curriculum"} & set(s.words)),
    "visited": lambda s: any(words(one.name) == ("visitor", "name") for one in s.table.fields),
    "team": lambda s: s.head in ("team", "club") and not s.contact,
    "career": lambda s: s.near and not s.thing and (bool({"experience", "career", "employment"} & set(s.words)) or (
        s.reach == 1 and not _has(s, "salary", "requirement", "deadline", "vacancy") and (s.head in ("position", "job", "career") or (s.head == "post" and _has(s, "company", "employer", "organization", "organisation"))))),
    "other_name": lambda s: s.reach == 1 and s.words[-1:] in (("alias",), ("name",), ("nick",)) and not s.audited,
    "country": lambda s: s.head in ("country", "continent") and not s.near,
    "chart": lambda s: s.head in ("account", "chart") and not s.near and not {"bank", "iban", "bic", "routing"} & ({*s.words} | s.column_words),
    "ledger": lambda s: s.head in ("view",),
}  # fmt: skip
