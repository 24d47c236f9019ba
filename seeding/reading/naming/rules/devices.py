"""Machines by which people are known: addresses of networks, browsers, devices."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition, has
from seeding.reading.naming.roles import ROLES
from seeding.reading.naming.rule import TEXTS, ending, whole
from seeding.reading.subjects import Subject


@condition
def unseen_agent(subject: Subject) -> bool:
    """It notes from where somebody did something, without a column for the browser."""
    return subject.tracked and subject.log and not subject.thing and not has(subject, "agent")


@condition
def told_apart(subject: Subject) -> bool:
    """It tells visitors apart whom nobody knows by name."""
    visitors = subject.head in ("block", "ban", "visitor", "visit", "session", "device", "vote")
    return subject.near and not subject.thing and visitors


@condition
def device_of_person(subject: Subject) -> bool:
    """Its rows are somebody's devices."""
    return subject.head == "device" and subject.near


@condition
def with_ip(subject: Subject) -> bool:
    """It says at which address of a network somebody was."""
    return subject.near and has(subject, "ip")


RULES = (
    whole("ip", "(priv(ate)? public local remote peer)_addr(ess)?", "with_ip", confidence=0.95),
    whole("user_agent", "device(_(info name details?))?", "unseen_agent", confidence=0.75),
    whole("user_agent", f"({ROLES} uploader)_(device browser user_agent)(_name)?", unless="thing", confidence=0.75),
    ending(
        "ip",
        """
        ip ipv4 ipv6 ip_(addr from v4 v6) remote_(ip host addr address) x_forwarded_for forwarded_for
        registered_from peer_addr(ess)? client_(ip addr)
        (login last signup current previous sign_in register)_ip ip_hash
        """,
        stored=TEXTS,
        confidence=0.93,
    ),
    ending(
        "ip",
        "(framed delegated)_ip(v[46])?_(address prefix) framed_interface_id client_prefix",
        stored=TEXTS,
        confidence=0.85,
    ),
    ending(
        "mac_address",
        "(calling called)_station(_id)? mac mac_(addr address) bssid bluetooth_addr",
        stored=TEXTS,
        confidence=0.9,
    ),
    ending(
        "user_agent",
        "user_agent http_user_agent agent_string browser_(agent string fingerprint) ua_string ua",
        stored=TEXTS,
        confidence=0.9,
    ),
    whole("user_agent", "browser agent client_agent", "tracked message"),
    ending(
        "device_id",
        """
        (device dev)_(id uuid uid identifier fingerprint serial token) (imei imsi)(_(number no serial))? idfa
        gaid advertising_id android_id (device browser visitor)_hash (push gcm apns)_(id endpoint token)
        (tracking ga analytics)_client_id registration_id player_id machine_id browser_id visitor_id client_uuid
        fcm(_id)? apns meid udid
        """,
        unless="thing",
        stored="text other json bytes uuid integer",
        confidence=0.85,
    ),
    ending("device_id", f"({ROLES})_fingerprint", confidence=0.85),
    whole("device_id", "fingerprint", "told_apart"),
    whole("device_name", "name device_name", "device_of_person", stored=TEXTS, confidence=0.7),
    ending("device_name", "device_name device_label", "tracked near", unless="thing", confidence=0.75),
)
