"""Networks and machines."""

from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

import numpy as np
import pytest
from django.conf import global_settings
from django.core.validators import URLValidator

from seeding import kinds
from seeding.kinds import network_data
from tests.kinds.drawing import asked, of_subject


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("ip_address", "ipv4"), ("last_login_ip", "ipv4"), ("ipv6_address", "ipv6"),
        ("remote_addr", "ip"), ("subnet", "ip_network"), ("vpc_cidr", "ip_network"), ("mac_address", "mac_address"), ("user_agent", "user_agent"),
        ("url", "url"), ("source_url", "url"), ("website", "website"), ("homepage", "website"),
        ("avatar_url", "image_url"), ("domain", "domain"), ("hostname", "hostname"),
        ("status_code", "http_status"), ("mime_type", "mime_type"), ("file_name", "file_name"),
        ("file_path", "file_path"), ("language", "language_code"), ("locale", "language_code"),
        ("browser", "browser"), ("os", "operating_system"), ("port", "port"),
        ("file_size", "file_size"),
    ],
)  # fmt: skip
def test_column_names(column, name):
    assert kinds.get(name).suggested_by(column)


def test_pictures_are_not_taken_for_pages():
    first = {
        column: next(name for name in of_subject("network") if kinds.get(name).suggested_by(column))
        for column in ("avatar_url", "image_url", "logo_url", "company_url", "url")
    }
    assert [column for column, name in first.items() if name == "image_url"] == ["avatar_url", "image_url", "logo_url"]


@pytest.mark.parametrize("unique", [False, True])
def test_addresses_are_reserved(unique):
    networks = [ip_network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")]
    networks += [ip_network(net) for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")]
    addresses = list(map(ip_address, kinds.get("ipv4").draw(asked(3000, unique=unique)).values()))
    assert all(any(address in network for network in networks) for address in addresses)


def test_ipv6_is_canonical():
    for value in kinds.get("ipv6").draw(asked(2000)).values():
        assert str(ip_address(value)) == value
        assert ip_address(value) in ip_network("2001:db8::/32")


def test_both_versions_of_addresses_where_there_is_room():
    versions = {ip_address(value).version for value in kinds.get("ip").draw(asked(200)).values()}
    assert versions == {4, 6}


@pytest.mark.parametrize("name", ["url", "website", "image_url", "company_url"])
@pytest.mark.parametrize("unique", [False, True])
@pytest.mark.parametrize("max_length", [None, 200, 40, 30])
def test_urls_are_valid_and_reserved(name, unique, max_length):
    # `example` and `example.com` are reserved; Django's validator takes no name without a dot.
    for value in kinds.get(name).draw(asked(1500, unique=unique, max_length=max_length)).values():
        URLValidator()(value)
        host = urlsplit(value).hostname or ""
        assert host.split(".")[-1] == "example" or host.split(".")[-2] == "example"


def test_agents_agree():
    draw = asked(3000)
    names = ("user_agent", "browser", "operating_system", "device")
    for agent, browser, system, device in zip(*(kinds.get(name).draw(draw).values() for name in names), strict=True):
        assert (browser in agent) or browser in ("Edge", "Opera", "Samsung Internet")
        assert {"Windows": "Windows NT", "macOS": "Macintosh", "iOS": "iPhone", "iPadOS": "iPad"}.get(
            system, ""
        ) in agent
        assert ("Mobile" in agent) or device != "mobile"


def test_language_codes_are_djangos():
    known = {code for code, _ in global_settings.LANGUAGES}
    for locale in ("en_US", "de_DE", "pt_BR", "zh_CN", "zh_TW", "no_NO", "ja_JP", "xx_YY"):
        values = kinds.get("language_code").draw(asked(2000, locales=(locale,))).values()
        assert set(values) <= known
    assert set(network_data.LANGUAGES) <= known
    swiss = kinds.get("language_code").draw(asked(500, locales=("de_CH",))).values()
    assert swiss.count("de") > 350


def test_a_file_has_the_type_of_its_name():
    draw = asked(2000)
    names = ("file_name", "file_path", "file_extension", "mime_type")
    types = {entry.ending: entry.mime for entry in network_data.FILES}
    for name, path, ending, mime in zip(*(kinds.get(name).draw(draw).values() for name in names), strict=True):
        assert name.endswith(f".{ending}")
        assert path.endswith(f"/{name}")
        assert types[ending] == mime


def test_mac_addresses_are_locally_administered_unicast():
    for value in kinds.get("mac_address").draw(asked(2000, unique=True)).values():
        assert int(value[:2], 16) & 3 == 2


def test_more_unique_addresses_than_there_are():
    with pytest.raises(ValueError, match="16777216 different values of 'ipv4'"):
        kinds.get("ipv4").draw(asked(1, start=1 << 24, unique=True))


def test_statuses_are_mostly_fine():
    statuses = kinds.get("http_status").draw(asked(5000)).array
    assert np.mean(statuses == 200) > 0.7
    assert set(statuses.tolist()) <= set(network_data.STATUSES)


def test_networks_differ_and_none_lies_within_another():
    drawn = [ip_network(text) for text in kinds.get("ip_network").draw(asked(3000, unique=True)).values()]

    assert len(set(drawn)) == 3000
    assert all(one.is_private and one.num_addresses == 256 for one in drawn)
