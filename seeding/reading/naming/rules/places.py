"""Where somebody lives or was: addresses and their parts, places, coordinates."""

from __future__ import annotations

import re

from seeding.reading.naming.conditions import condition, has, named
from seeding.reading.naming.roles import ROLES
from seeding.reading.naming.rule import NUMBERS, TEXTS, ending, not_after, whole
from seeding.reading.naming.rules.contact import ABOUT_IT
from seeding.reading.subjects import Subject
from seeding.vocabulary import word_set

_OF_MACHINES = not_after(
    "project ip mac web contract memory token server host bind listen base bus network gateway gw broadcast node"
)
"""Before an `address` at which nobody lives."""
_COMPLAINTS = word_set("complaint incident report case claim dispute appeal")
"""Tables of what happened to somebody at a place."""
_DELIVERY = re.compile(
    r"(shipping|billing|delivery|home|invoice|recipient|customer|pickup|pick_up|drop_?off)_"
    r"(address|street|postal_code|post_?code|zip).*"
)


@condition
def entered_by_all(subject: Subject) -> bool:
    """It is of places and events to which anybody may come."""
    return subject.open_to_all or subject.shown


@condition
def served_at_port(subject: Subject) -> bool:
    """It is of servers: an address of theirs is one of a network."""
    postal = {"street", "postal", "city"} & subject.said
    return any(one.name == "port" and one.storage == "integer" for one in subject.table.fields) and not postal


@condition
def lined(subject: Subject) -> bool:
    """It has the lines of an address."""
    return has(subject, "street", "line", "city", "line1", "address1")


@condition
def numbered_house(subject: Subject) -> bool:
    """It has the parts of somebody's address, of which a `number` is that of the house."""
    parts = subject.column_words & {"postal", "district", "street", "complement"}
    return subject.near and ({"postal"} < parts or {"street", "district"} <= subject.column_words)


@condition
def called_at(subject: Subject) -> bool:
    """It says at which address somebody is found."""
    return subject.near and has(subject, "street", "address")


@condition
def teams(subject: Subject) -> bool:
    """It is of teams and clubs."""
    return subject.head in ("team", "club") and not subject.contact


@condition
def seen_there(subject: Subject) -> bool:
    """It notes from where somebody did something."""
    return subject.tracked and subject.log and not subject.thing


@condition
def in_town(subject: Subject) -> bool:
    """Its rows are somebody's, with a town."""
    return subject.near and has(subject, "city")


@condition
def logged(subject: Subject) -> bool:
    """It notes what happened, and is no calendar."""
    return subject.log and (subject.near or subject.head != "event")


@condition
def complained(subject: Subject) -> bool:
    """It is of what happened to somebody at a place, and was reported."""
    somebody = subject.near or subject.contact or subject.tracked or named(subject, "complaint")
    return subject.message and bool(somebody) and bool(_COMPLAINTS & set(subject.words))


@condition
def delivered(subject: Subject) -> bool:
    """It says where something was delivered to."""
    return any(_DELIVERY.fullmatch(one.name) for one in subject.table.fields)


@condition
def dwelling(subject: Subject) -> bool:
    """It is of where people live, and is not for sale."""
    homes = subject.head in ("household", "dwelling", "home", "house")
    return homes and not subject.thing and not has(subject, "price")


@condition
def thing_afar(subject: Subject) -> bool:
    """Its rows are things that belong to nobody, and no addresses."""
    return subject.thing and not subject.near and not subject.address


RULES = (
    whole("address_hash", "hash", "address personal", stored=TEXTS, confidence=0.7),
    whole("street_address", r"text_(full aligned \d?_?lines?)", "address", unless="gazetteer"),
    ending("street_address", f"address_{ABOUT_IT}", "personal", confidence=0.75),
    ending(
        "street_address",
        rf"""
        {_OF_MACHINES}address street addres
        address_(line street text suffix addition supplement string full one two three extra detail live reg
            fact complement)
        street_(line number no nr addres address) house_name apartment apartment_number flat_(no number)
        (?<!open_)street_\w+ po_box postbox mailing_addres (shipping billing delivery home invoice)_to
        """,
        unless="gazetteer entered_by_all advertised served_at_port",
        stored=TEXTS,
        confidence=0.92,
    ),
    whole("street_address", "raw route formatted formatted_addres", "address", unless="gazetteer", confidence=0.85),
    whole("street_address", "text full display", "addressed", unless="gazetteer"),
    whole("street_address", "label", "addressed", unless="gazetteer lined"),
    whole(
        "street_address",
        """
        line addres_line search_text unit flat building floor suite landmark area neighbou?rhood sub_?locality
        street_type room entrance complement organi[sz]ation_line
        """,
        "address",
        stored=TEXTS,
        confidence=0.85,
    ),
    ending("building_number", "(house building)_(number no nr)", unless="gazetteer", stored=NUMBERS, confidence=0.9),
    whole("building_number", "number", "numbered_house", stored=NUMBERS, confidence=0.75),
    whole(
        "building_number",
        "entrance floor stairwell storey intercom(_code)?",
        "called_at",
        unless="thing place",
        stored=NUMBERS,
        confidence=0.75,
    ),
    whole("city", "place", "address", unless="gazetteer"),
    ending(
        "city",
        """
        city town suburb village municipality home_?town locality birth_(place city town)
        (place city town)_of_birth
        """,
        unless="gazetteer place advertised teams",
        stored=TEXTS,
        confidence=0.88,
    ),
    whole("state", "(home location residence birth)_(state province county region country)", "near", stored=TEXTS),
    whole(
        "location",
        f"({ROLES} uploader)_(location place city town region)",
        unless="thing organisation",
        confidence=0.75,
    ),
    whole("location", "(geo_?)?location geo", "seen_there", confidence=0.75),
    whole("state", "current_(state province county region country)", "personal", stored=TEXTS),
    whole(
        "state",
        "state province county",
        "in_town",
        unless="thing gazetteer place advertised teams organisation",
        confidence=0.75,
    ),
    ending(
        "state",
        """
        state estado (state estado)_(residence birth birth_date)
        (state region province county)_(code identifier) province county region district prefecture canton
        postal_state area_code sub_?region federal_state
        """,
        "address",
        unless="gazetteer place",
        stored=TEXTS,
    ),
    ending("state", "department", "address", unless="gazetteer place with_job", stored=TEXTS),
    ending(
        "postal_code",
        "postal_code postal postal_number plz post_?index postal_index",
        unless="gazetteer entered_by_all",
        stored=NUMBERS,
        confidence=0.92,
    ),
    whole("location", "(location place venue)_name", "message logged", unless="thing", confidence=0.75),
    whole("location", "(room bed cell ward)_(number no)", "people", stored=NUMBERS, confidence=0.75),
    ending(
        "location",
        """
        location residence hometown birth_place place_of_birth where lives_in home based_in current_location
        """,
        "personal",
        stored=TEXTS,
    ),
    whole("location", "location residence", "told_of", unless="organisation place", confidence=0.75),
    whole(
        "location",
        "origin (coming travell?ing)_from",
        "near",
        unless="thing tracked log message payment",
        confidence=0.7,
    ),
    whole(
        "location",
        "((incident crime accident event occurrence scene)_)?(location place venue spot landmark)",
        "complained",
        unless="thing",
        confidence=0.75,
    ),
    ending(
        "location",
        """
        (start starting end pick_?up drop_?off meeting departure arrival current last(_known _seen)? from to
            origin destination)_(location place point)
        """,
        "near",
        unless="thing",
        confidence=0.75,
    ),
    ending(
        "geo",
        """
        latitude longitude coordinate geo_?(point location hash lat lng lon)? geom gps position_(lat lon lng)
        geohash (location geo gps position)_long location_(lat lon lng point) lat_long what3words plus_code
        """,
        "personal near address delivered logged reachable message tracked dwelling",
        unless="place gazetteer organisation thing_afar advertised",
        stored="text other json decimal float",
        confidence=0.85,
    ),
)
