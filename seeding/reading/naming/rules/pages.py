"""Pictures of people, and addresses of what is theirs on the Web."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition, has, named
from seeding.reading.naming.roles import ROLES
from seeding.reading.naming.rule import TEXTS, ending, whole
from seeding.reading.naming.services import SOCIAL
from seeding.reading.subjects import Subject


@condition
def signed(subject: Subject) -> bool:
    """It is of signatures, which are pictures."""
    return named(subject, "signature")


@condition
def requested(subject: Subject) -> bool:
    """It notes what somebody called up, and from where."""
    logged = subject.log and has(subject, "method")
    return subject.near and (logged or has(subject, "referer", "referrer"))


RULES = (
    whole("url", "(call_ voice_)?recording(_(url link file path uri))?", "called near", unless="thing"),
    ending(
        "image",
        """
        (avatar portrait headshot userpic profile_(image picture photo pic))_(url link uri src path
            key)(_https?)?
        """,
        confidence=0.85,
    ),
    ending("url", f"({SOCIAL} yt ig fb channel)_.*(url link)", "personal near"),
    ending(
        "image",
        """
        avatar portrait face face_(image encoding vector) mugshot profile_(image picture photo pic) userpic
        signature_(image file) (digital electronic)_sign(ature)? id_(scan photo image) voice_(sample print)
        (photo picture image)_(of_)?(user person face profile) headshot
        """,
        stored=TEXTS,
        confidence=0.9,
    ),
    ending(
        "image",
        "(photo picture signature sign)_(path url uri file src key link image img) sign_img",
        "personal near",
        unless="thing",
        confidence=0.75,
    ),
    whole("image", f"({ROLES})_signature", unless="thing", confidence=0.75),
    whole("image", "image file picture photo scan", "signed"),
    ending(
        "image",
        "photo picture image pic thumbnail cover signature banner video voice audio recording",
        "personal",
        stored=TEXTS,
        confidence=0.85,
    ),
    ending(
        "url",
        "website url blog link home_page profile_(url link page) web web_address site",
        "personal",
        stored="text other",
    ),
    ending(
        "url",
        f"""
        ({ROLES})_(profile page website link profile_(url link page))
        (resume cv portfolio curriculum)_(url link)
        """,
        "near",
        unless="thing",
    ),
    ending(
        "url",
        """
        website home_page blog
        (user author profile personal person poster commenter portfolio)_(url link site web page)
        """,
        "message near reachable",
        unless="thing",
        confidence=0.85,
    ),
    ending(
        "url",
        "(media attachment file image photo picture audio video voice document)_(url link path uri)",
        "message beside_message",
        unless="thing",
        confidence=0.75,
    ),
    ending(
        "url",
        """
        (pay payment checkout invoice receipt login reset magic unsubscribe confirmation activation invite
            invitation)_(link url)
        """,
        "near",
        unless="thing",
        confidence=0.75,
    ),
    ending("url", "(http_)?referr?er(_url)? referring_(url page link)", "tracked near log", unless="thing"),
    whole("url", "url request_url full_path", "tracked requested", unless="thing", confidence=0.75),
)
