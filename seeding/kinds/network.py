"""Networks and machines: addresses, hosts, URLs, browsers and files. Nothing here exists outside of test data.

Addresses are private or reserved for documentation (RFC 5737, RFC 3849), names end in `.example` (RFC 2606).
The browser, the system, the device and the user agent of one key agree, as do a file's name, path and MIME type.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding.columns import Bank, Choose, Column, Integers, Text, Words, template
from seeding.generators import chance, log_normal, pick_weighted
from seeding.keys import Numbers, below
from seeding.kinds import Draw, kind, text, words
from seeding.kinds.identifiers import hex_groups, numbers_below
from seeding.kinds.network_data import (
    AGENTS,
    DJANGO_LANGUAGES,
    ENDPOINTS,
    FILES,
    HOST_ENDS,
    HOST_STARTS,
    LANGUAGES,
    PAGES,
    SECTIONS,
    SERVERS,
    STATUSES,
    STEM_ENDS,
)
from seeding.kinds.words import decimal, first_fitting, fitted, padded

# Addresses ------------------------------------------------------------------------------------------------

_OCTETS = Bank(tuple(map(str, range(256))))
_NETWORKS = (
    (203, 0, 113, 20.0), (198, 51, 100, 20.0), (192, 0, 2, 15.0), (192, 168, -1, 20.0), (10, -1, -1, 20.0), (172, -16, -1, 5.0),
)  # fmt: skip
"""The first three octets and the share in percent; -n is one of n numbers from n on, and -1 any octet."""


def _dotted(octets: list[Numbers]) -> Text:
    parts: list[Text | str] = []
    for octet in octets:
        parts += [Words(octet, _OCTETS), "."]
    return template(*parts[:-1])


@kind(
    "ipv4",
    names=(
        r"ip|ipv?4|ip_?v?4_address|ip_?addr(ess)?|([a-z]+_)+ip(_?addr(ess)?)?|registered_from|host_ip",
    ),
    pattern=r"\d{1,3}(\.\d{1,3}){3}",
    unique_values=None,
    min_length=15,
)  # fmt: skip
def ipv4(draw: Draw) -> Column:
    """Addresses of the private and documentation ranges; unique ones are in 10.0.0.0/8."""
    if draw.unique:
        number = numbers_below(draw, "ipv4", 1 << 24)
        return _dotted([np.full(len(number), 10), number >> 16, number >> 8 & 255, number & 255])
    network = pick_weighted(draw.keys_for("ipv4 network"), tuple(share for *_, share in _NETWORKS))
    octets: list[Numbers] = []
    for place in range(3):
        fixed = np.array([row[place] for row in _NETWORKS], dtype=np.int64)[network]
        free = below(draw.keys_for(f"ipv4 {place}"), np.where(fixed < -1, -fixed, 256))
        octets.append(np.where(fixed >= 0, fixed, free + np.where(fixed < -1, -fixed, 0)))
    return _dotted([*octets, 1 + below(draw.keys_for("ipv4 host"), 254)])


@kind(
    "ipv6",
    names=(r"(ip_?)?v6|ipv6(_?addr(ess)?)?|ip_?v?6_address|([a-z]+_)*ipv6(_address)?",),
    pattern=r"2001:db8(:[1-9a-f][0-9a-f]{3}){6}",
    unique_values=None,
    min_length=38,
)
def ipv6(draw: Draw) -> Column:
    """Addresses of 2001:db8::/32, in the canonical form of RFC 5952: no group is zero or begins with it."""
    parts: list[Text | str] = ["2001:db8"]
    high = numbers_below(draw, "ipv6 high", 61_440**3) if draw.unique else None
    for place in range(6):
        if high is not None and place < 3:
            group, high = high % 61_440, high // 61_440
        else:
            group = below(draw.keys_for(f"ipv6 {place}"), 61_440)
        parts += [":", Words(group + 4096, hex_groups())]
    return template(*parts)


@kind(
    "ip",
    names=(r"remote_addr(ess)?|peer_addr(ess)?|x_forwarded_for|(client_)?ip_(any|v4_or_v6)",),
    pattern=r"\d{1,3}(\.\d{1,3}){3}|2001:db8(:[1-9a-f][0-9a-f]{3}){6}",
    unique_values=None,
    min_length=15,
)
def ip(draw: Draw) -> Column:
    """IPv4 addresses, a fifth of them IPv6 where there is room."""
    short, long = ipv4(draw), ipv6(draw)
    assert isinstance(short, Text)
    assert isinstance(long, Text)
    if draw.max_length is not None and draw.max_length < long.longest:
        return short
    return Choose(chance(draw.keys_for("ip version"), 0.2).astype(np.int64), (short, long))


@kind(
    "ip_network",
    names=(
        r"cidr(_block)?|subnet(_cidr)?|ip_?(network|prefix|block|subnet)|network_(cidr|prefix|block)|([a-z]+_)+(cidr|subnet)",
    ),
    pattern=r"10(\.\d{1,3}){2}\.0/24",
    unique_values=1 << 16,
    min_length=15,
)
def ip_network(draw: Draw) -> Column:
    """Networks of 256 addresses within 10.0.0.0/8, none of which lies within another."""
    number = numbers_below(draw, "ip network", 1 << 16)
    return template("10.", Words(number >> 8, _OCTETS), ".", Words(number & 255, _OCTETS), ".0/24")


@kind(
    "mac_address",
    names=(r"mac|mac_?addr(ess)?|([a-z]+_)mac(_?addr(ess)?)?|hardware_address|ethernet_address|bssid",),
    pattern=r"[0-9a-f][26ae](:?[0-9a-f]{2}){5}",
    unique_values=None,
    min_length=12,
)
def mac_address(draw: Draw) -> Column:
    """Locally administered addresses, which no maker of hardware is given."""
    number = numbers_below(draw, "mac", 1 << 46)
    octets = [number >> 40 << 2 | 2, *(number >> shift & 255 for shift in (32, 24, 16, 8, 0))]
    colon = "" if draw.max_length is not None and draw.max_length < 17 else ":"
    parts: list[Text | str] = []
    for octet in octets:
        parts += [Words(octet, _hex_pairs()), colon]
    return template(*(part for part in parts[:-1] if part != ""))


@lru_cache(maxsize=1)
def _hex_pairs() -> Bank:
    return Bank(tuple(f"{number:02x}" for number in range(256)))


@kind("port", names=(r"port|port_number|([a-z]+_)port",), types=("integer",), pattern=r"\d+")
def port(draw: Draw) -> Column:
    """TCP ports, most of them well known."""
    known = np.array((443, 80, 8080, 8443, 22, 25, 587, 993, 5432, 3306, 6379, 8000, 27017, 9200), dtype=np.int64)
    chosen = known[
        pick_weighted(draw.keys_for("port"), (30.0, 20.0, 8.0, 5.0, 6.0, 3.0, 4.0, 3.0, 7.0, 4.0, 4.0, 4.0, 1.0, 1.0))
    ]
    return Integers(
        np.where(chance(draw.keys_for("high port"), 0.15), 1024 + below(draw.keys_for("port number"), 31_744), chosen)
    )


# Names and URLs -------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _hosts() -> Bank:
    pairs = (start + end for start in HOST_STARTS for end in HOST_ENDS if start != end and start[-1] != end[0])
    return Bank((*pairs, *HOST_STARTS))


def _names(draw: Draw) -> Words:
    return Words(below(draw.keys_for("host"), len(_hosts()) - len(HOST_STARTS)), _hosts())


_DOMAINS = Bank((".example", ".example.com", ".example.org", ".example.net"))


def domains(draw: Draw, max_length: int | None = None) -> Text:
    """Domain names of the rows, whether `draw` is unique or not."""
    top = Words(pick_weighted(draw.keys_for("top-level domain"), (70.0, 16.0, 9.0, 5.0)), _DOMAINS)
    full = template(_names(draw), top)
    return first_fitting(
        max_length,
        full,
        lambda: template(fitted(_names(draw), None if max_length is None else max_length - 8), ".example"),
    )


@kind(
    "domain",
    names=(r"domain|domain_?name|([a-z]+_)domain|email_domain|fqdn|site_domain|sub_?domain",),
    pattern=r"[a-z0-9-]+(\.[a-z0-9-]+)*\.example(\.(com|org|net))?",
    unique_values=None,
    min_length=16,
)
def domain(draw: Draw) -> Column:
    """Domain names that nobody can register: `.example` and below `example.com`."""
    if not draw.unique:
        return domains(draw, draw.max_length)
    room = None if draw.max_length is None else draw.max_length - 8
    return template(text.numbered(_names(draw), draw.numbers(), room, "-"), ".example")


@kind(
    "hostname",
    names=(
        r"host|host_?name|server|server_?name|node|node_?name|machine_?name|([a-z]+_)host(_?name)?",
        r"([a-z]+_)*(e?mail|box|smtp|imap|pop|ftp|db|database|proxy|server)_host(_?name)?",
    ),
    pattern=r"([a-z]+-?)?\d+(\.[a-z0-9-]+)*",
    unique_values=None,
    min_length=8,
)
def hostname(draw: Draw) -> Column:
    """Names of servers, such as web-03.oakbridge.example; short ones without the domain."""
    role = words.pick(draw.keys_for("server"), words.bank(*SERVERS))
    if draw.unique:
        short = text.numbered(role, draw.numbers(), draw.max_length, "-")
        return first_fitting(draw.max_length, template(short, ".", domains(draw)), lambda: short)
    number = padded(1 + below(draw.keys_for("server number"), 24), 2)
    short = template(role, "-", number)
    return first_fitting(draw.max_length, template(short, ".", domains(draw)), lambda: short)


@kind(
    "website",
    names=(
        r"web_?site(_url)?|home_?page(_url)?|web(_?page|_address)|([a-z]+_)?(web_?site|home_?page)(_url)?|site_url|blog(_url)?"
        r"|(base|root|origin|host|instance|(custom|site|public)_domain)_ur[il]",
    ),
    pattern=r"https://[a-z0-9.-]+",
    unique_values=None,
    min_length=24,
)
def website(draw: Draw) -> Column:
    """The address of a home page under the row's domain."""
    room = None if draw.max_length is None else draw.max_length - 8
    name = domains(draw, room)
    if draw.unique:
        short = text.numbered(_names(draw), draw.numbers(), None if room is None else room - 8, "-")
        name = template(short, ".example")
    return first_fitting(draw.max_length, template("https://www.", name), lambda: template("https://", name))


_IMAGE = r"(image|img|photo|avatar|picture|thumbnail|thumb|logo|cover|banner|icon|poster|profile_(image|picture|photo))"


def _picture(draw: Draw) -> tuple[Text, Words]:
    """The number and the ending of a picture."""
    number = decimal(draw.numbers() if draw.unique else 1000 + below(draw.keys_for("image"), 899_000))
    form = Words(pick_weighted(draw.keys_for("image format"), (70.0, 15.0, 15.0)), words.bank(".jpg", ".png", ".webp"))
    return number, form


@kind(
    "image_url",
    names=(rf"([a-z]+_)?{_IMAGE}_?(url|uri|link|src)|{_IMAGE}_?(small|large|medium)_url|gravatar(_url)?",),
    pattern=r"https://[a-z0-9.-]+/[a-z0-9/-]+\.(jpg|png|webp)",
    unique_values=None,
    min_length=30,
)
def image_url(draw: Draw) -> Column:
    """Pictures on an image server under `.example`."""
    number, form = _picture(draw)
    return first_fitting(
        draw.max_length,
        template("https://images.", domains(draw), "/photos/", number, form),
        lambda: template("https://example.com/", number, ".jpg"),
        lambda: template("https://a.example/", number, ".jpg"),
    )


@kind(
    "image_path",
    names=(rf"([a-z]+_)?{_IMAGE}_?(path|file)",),
    pattern=r"[a-z0-9/]+\.(jpg|png|webp)",
    unique_values=None,
    min_length=12,
)
def image_path(draw: Draw) -> Column:
    """Pictures below an upload folder."""
    number, form = _picture(draw)
    return first_fitting(
        draw.max_length,
        template("uploads/photos/", number, form),
        lambda: template("photos/", number, ".jpg"),
        lambda: template(number, ".jpg"),
    )


def _paths(draw: Draw) -> Text:
    """The path of a page: a section and the title of the row, or one of the pages that every site has."""
    section = words.pick(draw.keys_for("section"), words.bank(*SECTIONS))
    slug = text.slug_of_title(draw, 60)
    page = words.pick(draw.keys_for("page"), words.bank(*PAGES))
    return Choose(
        pick_weighted(draw.keys_for("path"), (70.0, 30.0)), (template("/", section, "/", slug), template("/", page))
    )


@kind(
    "url",
    names=(
        r"url|uri|link|web_?link|href|permalink_url|(target|source|page|article|video|callback|redirect|return|external|canonical"
        r"|original|short|long|full|documentation|docs|support|help|feed|rss|api|base|webhook|profile|tracking|download|demo|repo"
        r"|repository|github|linkedin|twitter|facebook|instagram|youtube|social|media|file|document|map|booking|menu|landing"
        r"|privacy|terms|post|event|meeting|conference|join|share|public|website)_?(url|uri|link|page)",
        r"referr?er|(http_)?referr?er(_url)?|source_url|online_link|[a-z_]+_(url|uri|link)",
    ),
    pattern=r"https://[a-z0-9.-]+(/[\w./-]*)?",
    unique_values=None,
    min_length=26,
)
def url(draw: Draw) -> Column:
    """Pages under `.example`; unique ones end in a number."""
    host, limit = domains(draw), draw.max_length
    if draw.unique:
        number = decimal(draw.numbers())
        section = words.pick(draw.keys_for("section"), words.bank(*SECTIONS))
        return first_fitting(
            limit,
            template("https://www.", host, "/", section, "/", number),
            lambda: template("https://", host, "/", number),
            lambda: template("https://example.com/", number),
        )
    return first_fitting(
        limit,
        template("https://www.", host, _paths(draw)),
        lambda: template("https://", host, "/", words.pick(draw.keys_for("page"), words.bank(*PAGES))),
        lambda: template("https://", host),
        lambda: template("https://", domains(draw, (limit or 26) - 8)),
    )


@kind(
    "endpoint_url",
    names=(
        r"([a-z]+_)*(webhook|callback|ipn|endpoint|jwks|userinfo|introspection|revocation|end_session|token|authori[sz]ation"
        r"|redirect)_?(url|uri|endpoint)s?|([a-z]+_)*(api|service|backend|rest|graphql|soap)_(url|uri|endpoint)"
        r"|(endpoint|webhook|callback|hook)_(url|uri|address)",
    ),
    pattern=r"https://[a-z0-9.-]+(/[\w./-]*)?",
    unique_values=None,
    min_length=26,
)
def endpoint_url(draw: Draw) -> Column:
    """Where programs call each other, such as https://api.oakbridge.example/hooks/events."""
    host, limit = domains(draw), draw.max_length
    path: Text = words.pick(draw.keys_for("endpoint"), words.bank(*ENDPOINTS))
    if draw.unique:
        number = decimal(draw.numbers())
        return first_fitting(
            limit,
            template("https://api.", host, "/", path, "/", number),
            lambda: template("https://", host, "/", number),
            lambda: template("https://example.com/", number),
        )
    return first_fitting(
        limit,
        template("https://api.", host, "/", path),
        lambda: template("https://", host),
        lambda: template("https://", domains(draw, (limit or 26) - 8)),
    )


@kind("url_path", names=(r"(?:[a-z]+_)*(request|ur[il]|page|landing|referr?er|exit|entry|http|old|new|redirect|canonical|route)_path|endpoint|route|path_info",),
      pattern=r"/[\w/-]*", unique_values=None, min_length=10)  # fmt: skip
def url_path(draw: Draw) -> Column:
    """The path of a page, agreeing with the URL; unique ones end in a number."""
    if draw.unique:
        number = decimal(draw.numbers())
        section = words.pick(draw.keys_for("section"), words.bank(*SECTIONS))
        return first_fitting(
            draw.max_length,
            template("/", section, "/", text.slug_of_title(draw, 60), "-", number),
            lambda: template("/", section, "/", number),
            lambda: template("/", number),
        )
    return first_fitting(
        draw.max_length,
        _paths(draw),
        lambda: template(
            "/", fitted(words.pick(draw.keys_for("page"), words.bank(*PAGES)), (draw.max_length or 10) - 1)
        ),
    )


# Requests -------------------------------------------------------------------------------------------------


@kind("http_method", names=(r"(http|request)_(method|verb)|http_verb",), pattern=r"[A-Z]+", min_length=6)
def http_method(draw: Draw) -> Column:
    """GET, POST and so on, as often as servers see them."""
    methods = words.bank("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
    return fitted(
        Words(pick_weighted(draw.keys_for("method"), (72.0, 17.0, 3.0, 3.0, 2.0, 2.0, 1.0)), methods), draw.max_length
    )


@kind("http_status", names=(r"http_status(_code)?|status_code|response_(code|status|status_code)|http_(response_)?code",),
      types=("integer",), pattern=r"[1-5]\d\d")  # fmt: skip
def http_status(draw: Draw) -> Column:
    """HTTP status codes, four fifths of them 200."""
    codes = np.array(list(STATUSES), dtype=np.int64)
    return Integers(codes[pick_weighted(draw.keys_for("status"), tuple(STATUSES.values()))])


def _agents(draw: Draw) -> Numbers:
    return pick_weighted(draw.keys_for("agent"), tuple(agent.share for agent in AGENTS))


@lru_cache(maxsize=1)
def _agent_bank() -> tuple[Bank, Numbers, Numbers]:
    """Every agent's strings, where those of each agent begin, and how many there are."""
    counts = np.array([len(agent.versions) for agent in AGENTS], dtype=np.int64)
    strings = tuple(agent.text.replace("{v}", version) for agent in AGENTS for version in agent.versions)
    return Bank(strings), np.cumsum(counts) - counts, counts


@kind(
    "user_agent",
    names=(
        r"([a-z]+_)*user_?agent(_string)?|ua|browser_(agent|string|info)|client_(info|agent)|ua_string|device_info",
    ),
    pattern=r"(?s)\S.*",
    min_length=12,
)
def user_agent(draw: Draw) -> Column:
    """User agents of current browsers, as frequent as they are on the web."""
    bank, starts, counts = _agent_bank()
    agent = _agents(draw)
    return fitted(Words(starts[agent] + below(draw.keys_for("agent version"), counts[agent]), bank), draw.max_length)


def _of_agent(draw: Draw, values: tuple[str, ...]) -> Text:
    distinct = tuple(dict.fromkeys(values))
    codes = np.array([distinct.index(value) for value in values], dtype=np.int64)
    return fitted(Words(codes[_agents(draw)], words.bank(*distinct)), draw.max_length)


@kind("browser", names=(r"browser|browser_?(name|family)|web_browser",), pattern=r"(?s).+", min_length=6)
def browser(draw: Draw) -> Column:
    """The browser of the user agent."""
    return _of_agent(draw, tuple(agent.browser for agent in AGENTS))


@kind(
    "operating_system",
    names=(r"os|operating_?system|os_?(name|family)|(client_|device_)?platform|device_os",),
    pattern=r"(?s).+",
    min_length=3,
)
def operating_system(draw: Draw) -> Column:
    """The operating system of the user agent."""
    return _of_agent(draw, tuple(agent.system for agent in AGENTS))


@kind(
    "device",
    names=(r"device|device_?(type|category|class)|form_factor",),
    pattern=r"desktop|mobile|tablet",
    min_length=7,
)
def device(draw: Draw) -> Column:
    """desktop, mobile or tablet, agreeing with the user agent."""
    return _of_agent(draw, tuple(agent.device for agent in AGENTS))


@kind(
    "language_code",
    names=(
        r"(language|lang)(_?code)?|locale(_?code)?|(preferred|ui|user|interface|native|default|site|source|target|content)_"
        r"(language|lang|locale)(_?code)?|accept_language|iso_?639(_1)?",
    ),
    pattern=r"[a-z]{2}(-[a-z]{2,4})?",
    min_length=2,
)  # fmt: skip
def language_code(draw: Draw) -> Column:
    """Codes of Django's LANGUAGES: mostly the language of the row's locale."""
    codes = words.bank(*LANGUAGES)
    other = pick_weighted(draw.keys_for("language"), tuple(LANGUAGES.values()))
    own = np.array([codes.words.index(_language_of(locale)) for locale in draw.locales], dtype=np.int64)[
        draw.locale_codes
    ]
    return fitted(Words(np.where(chance(draw.keys_for("own language"), 0.8), own, other), codes), draw.max_length)


def _language_of(locale: str) -> str:
    """The code of a locale in `LANGUAGES`; English if it has none."""
    lowered = locale.replace("_", "-").lower()
    for code in (DJANGO_LANGUAGES.get(lowered, lowered), lowered.split("-")[0]):
        if code in LANGUAGES:
            return code
    return "en"


# Files ----------------------------------------------------------------------------------------------------


def _file_types(draw: Draw) -> Numbers:
    return pick_weighted(draw.keys_for("file type"), tuple(entry.share for entry in FILES))


@lru_cache(maxsize=1)
def _file_banks() -> tuple[Bank, Numbers, Numbers]:
    counts = np.array([len(entry.stems) for entry in FILES], dtype=np.int64)
    return Bank(tuple(stem for entry in FILES for stem in entry.stems)), np.cumsum(counts) - counts, counts


def _file_stems(draw: Draw, room: int | None) -> Text:
    """The name before the ending; unique ones end in a number."""
    bank, starts, counts = _file_banks()
    type_ = _file_types(draw)
    stem = Words(starts[type_] + below(draw.keys_for("file stem"), counts[type_]), bank)
    if draw.unique:
        return text.numbered(stem, draw.numbers(), room, "-")
    end = Words(
        pick_weighted(draw.keys_for("file end"), (40.0, 15.0, 10.0, 8.0, 6.0, 4.0, 3.0, 2.0)), words.bank(*STEM_ENDS)
    )
    number = template("-", decimal(1 + below(draw.keys_for("file number"), 400)))
    full = Choose(
        pick_weighted(draw.keys_for("file numbered"), (55.0, 45.0)), (template(stem, end), template(stem, number))
    )
    return first_fitting(room, full, lambda: fitted(stem, room))


def _endings(draw: Draw) -> Words:
    return Words(_file_types(draw), words.bank(*(f".{entry.ending}" for entry in FILES)))


@kind(
    "file_name",
    names=(
        r"file_?name|original_(file_?)?name|attachment_name|document_name|image_name|upload_name|([a-z]+_)file_?name",
    ),
    pattern=r"[a-z0-9-]+\.[a-z0-9]+",
    unique_values=None,
    min_length=12,
)
def file_name(draw: Draw) -> Column:
    """Names of documents, pictures and exports."""
    room = None if draw.max_length is None else draw.max_length - 5
    return template(_file_stems(draw, room), _endings(draw))


@kind(
    "file_path",
    names=(r"file_?path|(storage|upload|relative|absolute|document|attachment|export|local|disk)_path|(s3|object|storage|blob)_key|file_location",),
    pattern=r"[a-z0-9/-]+\.[a-z0-9]+",
    unique_values=None,
    min_length=12,
)  # fmt: skip
def file_path(draw: Draw) -> Column:
    """Paths below an upload folder, agreeing with the file's name."""
    folder = Words(_file_types(draw), words.bank(*(entry.folder for entry in FILES)))
    name = file_name(draw)
    assert isinstance(name, Text)
    full = template("uploads/", folder, "/", name)
    return first_fitting(draw.max_length, full, lambda: template(folder, "/", name), lambda: name)


@kind("file_extension", names=(r"(file_)?extension|file_ext|ext",), pattern=r"[a-z0-9]+", min_length=4)
def file_extension(draw: Draw) -> Column:
    """The ending of the file's name."""
    return Words(_file_types(draw), words.bank(*(entry.ending for entry in FILES)))


@kind("mime_type", names=(r"mime(_?type)?|content_mime_type|media_mime_type|file_(mime_?)?type|content_type_header",),
      pattern=r"[a-z]+/[a-z0-9.+-]+", min_length=8)  # fmt: skip
def mime_type(draw: Draw) -> Column:
    """The MIME type that goes with the file's name."""
    types = tuple(entry.mime for entry in FILES)
    distinct = tuple(dict.fromkeys(types))
    codes = np.array([distinct.index(value) for value in types], dtype=np.int64)
    return fitted(Words(codes[_file_types(draw)], words.bank(*distinct)), draw.max_length)


@kind("file_size", names=(r"file_?size(_?(in_)?bytes)?|size_(in_)?bytes|bytes(_(sent|received))?|content_length|byte_?(size|count)",),
      types=("integer",), pattern=r"\d+")  # fmt: skip
def file_size(draw: Draw) -> Column:
    """Bytes: most files have some hundred kilobytes, a few have many megabytes."""
    return Integers(log_normal(draw.keys_for("file size"), 180_000, 1.5))
