"""The parts of pages with charts: the document that holds its style itself, sections, cards."""

from __future__ import annotations

from html import escape
from pathlib import Path

from seeding.charts.figures import exact

STYLE = Path(__file__).resolve().parent.parent / "static" / "seeding" / "charts.css"

MANY = 24
"""So many cards of a section are in view at once; more are folded away."""


def document(title: str, header: str, body: str, skip: tuple[str, str]) -> str:
    """A whole page that fetches nothing and runs nothing. `skip` is where a first link leads, and what it says."""
    style = STYLE.read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body class="seeding-page">\n<a class="skip" href="#{skip[0]}">{skip[1]}</a>\n'
        f"{header}<main>\n{body}</main>\n</body>\n</html>\n"
    )


def section(name: str, title: str, said: str, content: str) -> str:
    """A section under a heading; `said`, `title` and `content` are markup already."""
    note = f"<p>{said}</p>\n" if said else ""
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{title}</h2>\n{note}{content}</section>\n'


def scroll(content: str, name: str) -> str:
    """What may be wider than the page, to be moved with the keyboard, too."""
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(name)}">{content}</div>\n'


def figure(name: str, how: str, told: list[str], pictures: str) -> str:
    """A card: its name, how it came to be, what is told of it, and pictures (markup already)."""
    said = f'<span class="told">{" · ".join(escape(one) for one in told)}</span>' if told else ""
    form = f' <span class="how">{escape(how)}</span>' if how else ""
    title = f'<span class="title">{escape(name)}</span>'
    return f'<figure class="card"><figcaption>{title}{form}{said}</figcaption>{pictures}</figure>\n'


def folded(cards: list[str]) -> str:
    """Cards, all but the first of which are folded away if there are many."""
    if len(cards) <= MANY:
        return side_by_side(cards)
    more = f'<details class="more"><summary>{exact(len(cards) - MANY // 2)} more</summary>\n'
    return f"{side_by_side(cards[: MANY // 2])}{more}{side_by_side(cards[MANY // 2 :])}</details>\n"


def side_by_side(cards: list[str]) -> str:
    return f'<div class="cards">\n{"".join(cards)}</div>\n' if cards else ""
