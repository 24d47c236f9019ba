"""What machines call themselves: browsers, servers, files, languages."""

from __future__ import annotations

from typing import NamedTuple


class Agent(NamedTuple):
    """A browser on a system; `{v}` in its text is one of the versions."""

    share: float
    browser: str
    system: str
    device: str
    text: str
    versions: tuple[str, ...]


_CHROME = tuple(str(major) for major in range(126, 142))
_FIREFOX = tuple(str(major) for major in range(128, 145))
_SAFARI = ("17.4", "17.5", "17.6", "18.0", "18.1", "18.2", "18.3", "18.4", "18.5", "18.6")
_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"

AGENTS = (
    Agent(26, "Chrome", "Windows", "desktop",
          f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/{{v}}.0.0.0 Safari/537.36", _CHROME),
    Agent(17, "Safari", "iOS", "mobile",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
          "Version/{v} Mobile/15E148 Safari/604.1", _SAFARI),
    Agent(18, "Chrome", "Android", "mobile",
          f"Mozilla/5.0 (Linux; Android 10; K) {_WEBKIT} Chrome/{{v}}.0.0.0 Mobile Safari/537.36", _CHROME),
    Agent(8, "Chrome", "macOS", "desktop",
          f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {_WEBKIT} Chrome/{{v}}.0.0.0 Safari/537.36", _CHROME),
    Agent(6, "Safari", "macOS", "desktop",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
          "Version/{v} Safari/605.1.15", _SAFARI),
    Agent(6, "Edge", "Windows", "desktop",
          f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/{{v}}.0.0.0 Safari/537.36 Edg/{{v}}.0.0.0", _CHROME),
    Agent(4, "Firefox", "Windows", "desktop",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:{v}.0) Gecko/20100101 Firefox/{v}.0", _FIREFOX),
    Agent(1.5, "Firefox", "macOS", "desktop",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:{v}.0) Gecko/20100101 Firefox/{v}.0", _FIREFOX),
    Agent(1.5, "Firefox", "Linux", "desktop",
          "Mozilla/5.0 (X11; Linux x86_64; rv:{v}.0) Gecko/20100101 Firefox/{v}.0", _FIREFOX),
    Agent(2, "Chrome", "Linux", "desktop",
          f"Mozilla/5.0 (X11; Linux x86_64) {_WEBKIT} Chrome/{{v}}.0.0.0 Safari/537.36", _CHROME),
    Agent(1, "Chrome", "ChromeOS", "desktop",
          f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {_WEBKIT} Chrome/{{v}}.0.0.0 Safari/537.36", _CHROME),
    Agent(2.5, "Samsung Internet", "Android", "mobile",
          f"Mozilla/5.0 (Linux; Android 10; K) {_WEBKIT} SamsungBrowser/{{v}}.0 Chrome/125.0.0.0 Mobile Safari/537.36",
          ("26", "27", "28")),
    Agent(2, "Safari", "iPadOS", "tablet",
          "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
          "Version/{v} Mobile/15E148 Safari/604.1", _SAFARI),
    Agent(1, "Chrome", "Android", "tablet",
          f"Mozilla/5.0 (Linux; Android 10; K) {_WEBKIT} Chrome/{{v}}.0.0.0 Safari/537.36", _CHROME),
    Agent(1.5, "Opera", "Windows", "desktop",
          f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/131.0.0.0 Safari/537.36 OPR/{{v}}.0.0.0",
          ("114", "115", "116", "117")),
    Agent(1, "Firefox", "Android", "mobile",
          "Mozilla/5.0 (Android 14; Mobile; rv:{v}.0) Gecko/{v}.0 Firefox/{v}.0", _FIREFOX),
)  # fmt: skip

HOST_STARTS = (
    "oak", "river", "stone", "north", "silver", "blue", "green", "maple", "cedar", "harbor", "lake", "hill", "bright", "copper",
    "iron", "high", "spring", "fair", "clear", "west", "summer", "amber", "marsh", "moor", "pine", "star", "sand", "alder",
)  # fmt: skip
HOST_ENDS = (
    "bridge", "field", "works", "house", "point", "gate", "ford", "mill", "port", "view", "way", "labs", "craft", "market",
    "studio", "press", "trail", "line", "ridge", "park", "valley", "crest",
)  # fmt: skip

SERVERS = (
    "web",
    "app",
    "db",
    "cache",
    "mail",
    "worker",
    "proxy",
    "api",
    "backup",
    "build",
    "files",
    "search",
    "queue",
    "log",
)
SECTIONS = (
    "blog",
    "news",
    "articles",
    "docs",
    "guides",
    "stories",
    "help",
    "press",
    "insights",
    "topics",
    "learn",
    "posts",
)
PAGES = (
    "about", "contact", "pricing", "products", "team", "careers", "support", "faq", "login", "search", "events", "terms",
    "products/new", "products/sale", "docs/start", "docs/api", "account/orders", "account/settings", "blog/archive", "newsletter",
    "shop/cart", "shop/checkout", "press/kit", "partners", "locations", "downloads", "imprint", "privacy", "shipping", "returns",
)  # fmt: skip

ENDPOINTS = (
    "v1", "v2", "api", "api/v1", "api/v2", "api/events", "hooks", "hooks/events", "connect", "callback", "notify", "events", "in",
)  # fmt: skip

STATUSES = {
    200: 80.0, 201: 3.0, 204: 2.0, 301: 1.5, 302: 3.0, 304: 3.0, 400: 1.0, 401: 1.0, 403: 0.8, 404: 3.0, 409: 0.2, 422: 0.4,
    429: 0.3, 500: 0.4, 502: 0.2, 503: 0.2,
}  # fmt: skip

LANGUAGES = {
    "en": 42.0, "de": 12.0, "fr": 11.0, "es": 11.0, "pt-br": 5.0, "it": 4.0, "nl": 3.0, "pl": 2.5, "ja": 2.5, "sv": 1.0,
    "pt": 1.0, "tr": 1.0, "zh-hans": 1.0, "zh-hant": 0.5, "ko": 0.5, "cs": 0.5, "da": 0.5, "fi": 0.5, "nb": 0.5, "en-gb": 0.5,
    "ru": 0.3, "uk": 0.3, "ar": 0.3, "el": 0.2, "hu": 0.2, "ro": 0.2, "bg": 0.1, "hr": 0.1, "he": 0.1, "hi": 0.1, "id": 0.1,
    "th": 0.1, "vi": 0.1, "sk": 0.1, "sl": 0.1, "lt": 0.1, "lv": 0.1, "et": 0.1, "fa": 0.1, "az": 0.1, "hy": 0.1, "ka": 0.1,
    "bn": 0.1, "ne": 0.1, "ga": 0.1, "sq": 0.1, "ta": 0.1,
}  # fmt: skip
"""Codes of django.conf.global_settings.LANGUAGES with their shares."""

DJANGO_LANGUAGES = {"zh-cn": "zh-hans", "zh-tw": "zh-hant", "no-no": "nb"}
"""Locales whose code in LANGUAGES is another one."""


class File(NamedTuple):
    """A type of file: its ending, MIME type and folder, and what such files are called."""

    share: float
    ending: str
    mime: str
    folder: str
    stems: tuple[str, ...]


_PAPERS = (
    "report", "invoice", "contract", "offer", "minutes", "meeting-notes", "project-plan", "handbook", "order-confirmation",
    "delivery-note", "price-list", "checklist", "application", "statement", "agenda", "proposal", "quote", "job-description",
    "terms", "timesheet", "floor-plan", "user-guide", "annual-report", "letter",
)  # fmt: skip
_PICTURES = (
    "photo", "img", "team-photo", "product", "banner", "cover", "portrait", "logo", "office", "event", "warehouse", "screenshot",
    "header", "teaser", "scan", "packaging", "front-view", "detail",
)  # fmt: skip
_TABLES = (
    "export", "customers", "orders", "stock", "budget", "sales", "addresses", "contacts", "prices", "survey-results", "forecast",
    "inventory", "payments", "import", "hours",
)  # fmt: skip

FILES = (
    File(34, "pdf", "application/pdf", "documents", _PAPERS),
    File(18, "jpg", "image/jpeg", "images", _PICTURES),
    File(12, "png", "image/png", "images", _PICTURES),
    File(9, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "documents", _PAPERS),
    File(9, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "tables", _TABLES),
    File(7, "csv", "text/csv", "exports", _TABLES),
    File(3, "txt", "text/plain", "documents", ("notes", "readme", "todo", "draft", "list", "log", "ideas")),
    File(
        3, "zip", "application/zip", "archives", ("backup", "photos", "export", "documents", "attachments", "archive")
    ),
    File(2, "mp4", "video/mp4", "videos", ("interview", "webinar", "demo", "tour", "recording", "training")),
    File(2, "webp", "image/webp", "images", _PICTURES),
    File(1, "json", "application/json", "exports", ("export", "settings", "data", "report", "backup")),
)

STEM_ENDS = ("", "-v2", "-final", "-draft", "-signed", "-copy", "-new", "-old")
"""What the names of files end in before the dot."""
