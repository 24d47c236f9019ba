"""Prose: titles, sentences, paragraphs and comments. What is drawn from one key is about one topic.

Sentences are expanded from a grammar into banks, so a row is a handful of positions, and a limit on the length
drops whole sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, product
from re import split, sub

import numpy as np

from seeding.columns import Bank, Choose, Column, Template, Text, Words, mapped, template
from seeding.generators import pick_weighted
from seeding.keys import Numbers, below, permute
from seeding.kinds import Draw, kind, text_data, words
from seeding.kinds.words import decimal, first_fitting, fitted

# The grammar ----------------------------------------------------------------------------------------------


def expand(frame: str) -> list[str]:
    """Every text that a frame stands for: `[a|b]` is one of several words."""
    return list(map("".join, product(*(part.split("|") for part in split(r"\[(.*?)\]", frame)))))


def weighted_texts(frames: Iterable[str]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The texts of all frames, weighted so that each frame is as likely, however many texts it has."""
    pairs = [(text, 1 / len(texts)) for texts in map(expand, frames) for text in texts]
    return tuple(text for text, _ in pairs), tuple(weight for _, weight in pairs)


@lru_cache(maxsize=64)
def _sentences(frames: tuple[str, ...], extra: tuple[str, ...] = ()) -> tuple[Bank, tuple[float, ...]]:
    """The texts of `frames`, followed by `extra` ones that are never drawn but stand in where space is short."""
    texts, weights = weighted_texts(frames)
    return Bank((*texts, *extra)), (*weights, *(0.0,) * len(extra))


@lru_cache(maxsize=64)
def _following(frames: tuple[str, ...]) -> tuple[Bank, tuple[float, ...]]:
    """The texts of `frames` as they follow another one, after nothing."""
    texts, weights = weighted_texts(frames)
    return Bank(("", *(f" {text}" for text in texts))), (0.0, *weights)


@lru_cache(maxsize=64)
def _topical(frames: tuple[str, ...], extra: tuple[str, ...] = ()) -> tuple[Bank, tuple[float, ...]]:
    """The texts of `frames` for the first topic, for the second, and so on; the weights are those of one topic."""
    texts, weights = weighted_texts(frames)
    about = (
        text.replace("{t}", topic).replace("{T}", topic[0].upper() + topic[1:])
        for topic in text_data.TOPICS
        for text in texts
    )
    return Bank((*about, *extra)), weights


def topics(draw: Draw) -> Numbers:
    """The position in `text_data.TOPICS` of what a row is about."""
    return below(draw.keys_for("topic"), len(text_data.TOPICS))


def _about(draw: Draw, purpose: str, frames: tuple[str, ...], extra: tuple[str, ...] = ()) -> Words:
    bank, weights = _topical(frames, extra)
    return Words(topics(draw) * len(weights) + pick_weighted(draw.keys_for(purpose), weights), bank)


def _saying(draw: Draw, purpose: str, frames: tuple[str, ...], extra: tuple[str, ...] = ()) -> Words:
    bank, weights = _sentences(frames, extra)
    return Words(pick_weighted(draw.keys_for(purpose), weights), bank)


def _passage(draw: Draw, first: Words, rest: tuple[tuple[str, ...], ...], shown: Numbers, room: int | None) -> Text:
    """`first`, followed by a sentence of each group of frames whose bit is set in `shown` and that has room."""
    first = fitted(first, room)
    parts = [first]
    used = first.lengths if room is not None else None
    for place, frames in enumerate(rest):
        bank, weights = _following(frames)
        codes = np.where(shown >> place & 1, pick_weighted(draw.keys_for(f"sentence {frames[0]}"), weights), 0)
        if room is not None and used is not None:
            codes = np.where(used + bank.lengths[codes] <= room, codes, 0)
            used = used + bank.lengths[codes]
        if codes.any():
            parts.append(Words(codes, bank))
    return parts[0] if len(parts) == 1 else Template(tuple(parts))


def _halves(frames: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Frames of two sentences that follow one another without the same frame twice."""
    half = len(frames) // 2
    return frames[:half], frames[half:]


_LEAST = 3
_POWERS = 10 ** np.arange(1, 19, dtype=np.int64)


def numbered(base: Words, numbers: Numbers, max_length: int | None, before: str = " #") -> Text:
    """`base` followed by a number, which makes it unique if no word of the bank ends in `before` and a number.

    Words that leave no room for the number are replaced by shorter ones of their bank; the number stands alone
    where there is hardly any room. It is never cut: ValueError if it has more than `max_length` digits.
    """
    figure = decimal(numbers)
    if max_length is None or base.longest + len(before) + figure.longest <= max_length:
        return template(base, before, figure)
    counts, which = np.unique(np.searchsorted(_POWERS, numbers, side="right") + 1, return_inverse=True)
    if counts.size and counts[-1] > max_length:
        raise ValueError(f"{max_length} characters are not enough for the number {numbers.max()}")
    rooms = [max_length - len(before) - int(count) for count in counts]
    options: list[Text] = [template(fitted(base, room), before, figure) if room >= _LEAST else figure for room in rooms]
    return options[0] if len(options) == 1 else Choose(which.reshape(-1).astype(np.int64), tuple(options))


# Words ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _bank_words(bank: Bank) -> tuple[Numbers, Numbers, Numbers]:
    """Of each text of a bank: how many words it has, and whether it begins and ends within one (2 if it is empty)."""
    counts = np.array([len(text.split()) for text in bank.words], dtype=np.int64)
    begins = np.array([2 if not text else int(not text[0].isspace()) for text in bank.words], dtype=np.int64)
    ends = np.array([2 if not text else int(not text[-1].isspace()) for text in bank.words], dtype=np.int64)
    return counts, begins, ends


def word_counts(text: Column) -> Numbers:
    """How many words each row has, divided by white space: `len(value.split())`, without putting text together."""
    parts = text.parts if isinstance(text, Template) else (text,)
    if not all(isinstance(part, Words) for part in parts):
        return np.fromiter((len(value.split()) for value in text.present()), dtype=np.int64, count=len(text))
    total, inside = np.zeros((2, len(text)), dtype=np.int64)
    for part in parts:
        assert isinstance(part, Words)
        counts, begins, ends = _bank_words(part.bank)
        first, last = begins.take(part.codes), ends.take(part.codes)
        # A word that goes on from one part into the next has been counted in both.
        total += counts.take(part.codes) - (inside & (first == 1))
        inside = np.where(last == 2, inside, last)
    return total


# Titles and names -----------------------------------------------------------------------------------------


def titles(draw: Draw) -> Words:
    """Titles at their full length."""
    return _about(draw, "title", text_data.TITLES, text_data.SHORT_TITLES)


@kind(
    "title",
    names=(
        r"title|headline|heading|sub_?heading|subject|subject_line|caption|topic|agenda_item",
        r"(article|post|page|book|course|lesson|chapter|section|event|meeting|video|thread|issue|ticket|task|report)_title",
        r"(meta|seo|og|short|long|html|browser|menu|email|main|sub|display|content|news)_title|(email|mail|message)_subject",
    ),
    pattern=r"(?s).+",
    unique_values=None,
    min_length=8,
)
def title(draw: Draw) -> Column:
    """Titles of articles and messages; unique ones end in a number, such as "Notes on code review #123"."""
    base = titles(draw)
    return numbered(base, draw.numbers(), draw.max_length) if draw.unique else fitted(base, draw.max_length)


def slug_word(text: str) -> str:
    """A title in lower-case letters and digits, joined by dashes."""
    return sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


_ROOM_FOR_TITLES = 30
_LEADING = frozenset(("a", "an", "the", "for", "to", "of", "on", "in", "how", "and", "we", "with", "about", "what"))


@lru_cache(maxsize=64)
def _slugs(source: Bank, room: int) -> Bank:
    """The slugs of a bank of titles, each cut at a dash to `room` characters."""
    return Bank(tuple(_cut(slug_word(text), room) for text in source.words))


def _cut(slug: str, room: int) -> str:
    if len(slug) <= room:
        return slug
    head = slug[: room + 1].rpartition("-")[0]
    # A slug does not end in a word that asks for another one.
    while "-" in head and head.rpartition("-")[2] in _LEADING:
        head = head.rpartition("-")[0]
    return head or slug[:room]


def _slugged(title: Words, room: int) -> Words:
    short = fitted(title, room) if room < _ROOM_FOR_TITLES else title
    return Words(short.codes, _slugs(short.bank, room))


def slug_of_title(draw: Draw, room: int) -> Words:
    """The title of each row as a slug of at most `room` characters, whether `draw` is unique or not."""
    return _slugged(titles(draw), room)


@kind(
    "slug",
    names=(r"slug|permalink|handle_slug|url_(slug|key|name|path_segment)|seo_(url|slug|name)|[a-z]+_slug|slug_[a-z]+",),
    pattern=r"[a-z0-9]+(-[a-z0-9]+)*",
    unique_values=None,
    min_length=8,
)
def slug(draw: Draw) -> Column:
    """The title in lower-case words joined by dashes; unique ones end in a number."""
    base = titles(draw)
    limit = draw.max_length or 80
    if not draw.unique:
        return slug_of_title(draw, limit)
    numbers = draw.numbers()
    counts, which = np.unique(np.searchsorted(_POWERS, numbers, side="right") + 1, return_inverse=True)
    figure = decimal(numbers)
    options: list[Text] = []
    for count in counts.tolist():
        room = limit - 1 - count
        options.append(figure if room < _LEAST else template(_slugged(base, room), "-", figure))
    return options[0] if len(options) == 1 else Choose(which.reshape(-1).astype(np.int64), tuple(options))


@kind(
    "keyword",
    names=(
        r"keywords?|tags?|tag_name|tag_label|hash_?tag|search_term|search_query|label_tag|interest|hobby|skill_tag",
        r"sub_?domain|(feature|flag|feature_flag|switch|toggle|experiment)_(key|slug|codename|code_name)",
    ),
    pattern=r"[a-z]+(-[a-z]+)?(-?\d+)?",
    unique_values=None,
    min_length=6,
)
def keyword(draw: Draw) -> Column:
    """One word in lower-case letters; unique ones are two, such as "local-travel", and end in a number at last."""
    bank = words.bank(*text_data.KEYWORDS)
    if not draw.unique:
        return fitted(words.pick(draw.keys_for("keyword"), bank), draw.max_length)
    pairs = _keyword_pairs()
    turn, place = np.divmod(draw.positions, len(pairs))
    different = Words(permute(place, len(pairs), draw.unique_key), pairs)
    if draw.max_length is not None and different.longest > draw.max_length:
        return numbered(words.pick(draw.keys_for("keyword"), bank), draw.numbers(), draw.max_length, "-")
    if not turn.any():
        return different
    return Choose((turn > 0).astype(np.int64), (different, numbered(different, turn + 1, draw.max_length, "-")))


@lru_cache(maxsize=1)
def _keyword_pairs() -> Bank:
    """A word before each keyword, in all their combinations."""
    return Bank(tuple(f"{before}-{word}" for before in text_data.BEFORE_KEYWORDS for word in text_data.KEYWORDS
                      if before != word))  # fmt: skip


_OTHER_NAMES = (
    r"(?!(.*_)?(ipi|first|last|middle|full|user|display|nick|file|host|domain|screen|login|real|given|family|sur|server|device|app"
    r"|package|module|class|function|method|table|column|field|key|db|database|bucket|path|font|icon|color|colour|city"
    r"|country|state|street|bank|company|employer|job|brand|product|currency|time_?zone|language|browser|os|system|icon)_name)"
)


@kind(
    "name_of_thing",
    names=(_OTHER_NAMES + r"[a-z0-9_]+_(name|label)",),
    pattern=r"(?s).+",
    unique_values=None,
    min_length=8,
)
def name_of_thing(draw: Draw) -> Column:
    """Names of places, plans, teams and projects, such as "North Warehouse"; unique ones end in a number."""
    base = _saying(draw, "name of thing", text_data.NAMES, text_data.SHORT_NAMES)
    return numbered(base, draw.numbers(), draw.max_length, " ") if draw.unique else fitted(base, draw.max_length)


# Sentences and paragraphs ---------------------------------------------------------------------------------


@kind(
    "sentence",
    names=(
        r"summary|excerpt|tag_?line|teaser|abstract|blurb|intro|introduction|synopsis|standfirst|sub_?title|help_text",
        r"short_(description|desc|text|summary|bio|about)|(meta|seo|og|social|brief)_description|brief|one_liner|alt_text",
        r"announcement|[a-z]+_(summary|excerpt|teaser|caption)|key_(message|takeaway)|learning_goal|goal|objective|purpose",
    ),
    pattern=r"(?s).+",
    min_length=5,
)
def sentence(draw: Draw) -> Column:
    """One sentence on the topic of the title."""
    return fitted(_about(draw, "summary", text_data.SUMMARIES, text_data.SHORT_SENTENCES), draw.max_length)


@kind(
    "description",
    names=(
        r"description|descr?|descriptions?|details?|about|about_(us|me|text|company)|overview|info|information|scope",
        r"(?!(meta|seo|og|social|short|brief|device|browser|system|client|user_agent|path)_)[a-z_]+_(description|details|info|overview)",
    ),
    pattern=r"(?s).+",
    min_length=5,
)
def description(draw: Draw) -> Column:
    """One to three sentences on what a thing is for."""
    first = _about(draw, "description", text_data.DESCRIPTIONS, text_data.SHORT_SENTENCES)
    rest = _halves(text_data.DESCRIPTION_DETAILS)
    return _passage(draw, first, rest, below(draw.keys_for("description length"), 4), draw.max_length)


_STORY = (
    text_data.BACKGROUNDS,
    text_data.FINDINGS,
    text_data.DIFFICULTIES,
    text_data.ACTIONS,
    text_data.CLOSINGS,
)


def _paragraph(draw: Draw, room: int | None) -> Text:
    first = _about(draw, "opening", text_data.OPENINGS, text_data.SHORT_SENTENCES)
    return _passage(draw, first, _STORY, 1 + below(draw.keys_for("paragraph length"), 31), room)


@kind(
    "paragraph",
    names=(
        r"content|contents|body|text|article|story|narrative|abstract_text|specification|terms|instructions?|background",
        r"(body|full|main|page|post|long|rich|raw|plain|description|intro|note|content)_text|transcript|policy|requirements",
        r"(post|page|message|email|mail|article|main|section|text|lesson|note)_(content|body)|text_(body|content)|agenda",
        r"minutes|methodology|conclusions?|experience|history|statement|cover_letter|rationale|justification|copy",
    ),
    pattern=r"(?s).+",
    min_length=5,
)
def paragraph(draw: Draw) -> Column:
    """Two to six sentences on the topic of the title; fewer where there is no room for them."""
    return _paragraph(draw, draw.max_length)


@kind(
    "comment",
    names=(
        r"comments?|notes?|remarks?|feedback|message|msg|reason|memo|observations?|reply|response_text|resolution|review_text",
        r"(?!error_|log_|commit_|status_|exception_)[a-z_]+_(comments?|notes?|remarks?|feedback|reason|memo|message)",
        r"(special|delivery|shipping|handling|gift|packing)_(instructions?|requests?|message|note)|comment_(text|body)|note_text",
    ),
    pattern=r"(?s).+",
    min_length=2,
)
def comment(draw: Draw) -> Column:
    """What a colleague types in a tracker: a remark, half of them with a follow-up."""
    first = _saying(draw, "comment", text_data.COMMENTS, text_data.SHORT_COMMENTS)
    shown = below(draw.keys_for("comment length"), 2)
    return _passage(draw, first, (text_data.FOLLOW_UPS,), shown, draw.max_length)


@kind(
    "remark",
    names=(r"arrangements?|circumstances|precautions|provisions|particulars|peculiarities",),
    pattern=r"(?s).+",
    min_length=2,
)
def remark(draw: Draw) -> Column:
    """One to three sentences that fit whatever they are about, for text of which nothing is known."""
    first = _saying(draw, "remark", text_data.REMARKS, text_data.SHORT_REMARKS)
    rest = _halves(text_data.REMARK_DETAILS)
    # Never the first sentence alone: others are about something else, and say the same.
    return _passage(draw, first, rest, 1 + below(draw.keys_for("remark length"), 3), draw.max_length)


@kind(
    "bio",
    names=(
        r"bio|biography|about_(me|the_author|author|user)|(author|user|profile|speaker|staff)_bio|self_description|profile_text",
    ),
    pattern=r"(?s).+",
    min_length=10,
)
def bio(draw: Draw) -> Column:
    """What people write about themselves, in one or two sentences that name neither job nor gender."""
    first = _saying(draw, "bio", text_data.BIOS, text_data.SHORT_BIOS)
    return _passage(draw, first, (text_data.BIO_DETAILS,), below(draw.keys_for("bio length"), 4) % 3, draw.max_length)


# Questions and answers ------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _question_bank() -> Bank:
    asked = (frame.replace("{x}", what) for what, _ in text_data.HELP for frame in text_data.QUESTIONS)
    return Bank((*asked, *text_data.SHORT_QUESTIONS))


def _problems(draw: Draw) -> Numbers:
    """What a question and its answer are about."""
    return below(draw.keys_for("problem"), len(text_data.HELP))


@kind("question", names=(r"question|questions|[a-z]+_question|question_(text|body|title)|query_text|prompt",),
      pattern=r"(?s).+\?", min_length=4)  # fmt: skip
def question(draw: Draw) -> Column:
    """Questions that customers ask."""
    how = below(draw.keys_for("question"), len(text_data.QUESTIONS))
    return fitted(Words(_problems(draw) * len(text_data.QUESTIONS) + how, _question_bank()), draw.max_length)


@kind(
    "answer",
    names=(r"answer|answers|[a-z]+_answer|answer_(text|body)|solution|response",),
    pattern=r"(?s).+",
    min_length=5,
)
def answer(draw: Draw) -> Column:
    """The answer to the question."""
    bank = Bank((*(answered for _, answered in text_data.HELP), *text_data.SHORT_SENTENCES))
    first = Words(_problems(draw), bank)
    return _passage(draw, first, (text_data.HELP_CLOSINGS,), below(draw.keys_for("answer length"), 2), draw.max_length)


# Marked-up text -------------------------------------------------------------------------------------------

_BULLETS = (
    "Keep it short",
    "Write it down",
    "Ask early",
    "Test with real data",
    "Name an owner",
    "Set a date",
    "Start small",
)


@lru_cache(maxsize=1)
def _bullet_lists() -> Bank:
    """Three points, each on a line that begins with a dash."""
    return Bank(tuple("".join(f"\n- {point}" for point in points) for points in combinations(_BULLETS, 3)))


def _escape_html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@kind("html_snippet", names=(r"html|[a-z_]+_html|html_[a-z_]+|markup",), pattern=r"(?s)<.+>", min_length=11)
def html_snippet(draw: Draw) -> Column:
    """A paragraph in HTML, half of them below a heading."""

    def plain() -> Text:
        room = None if draw.max_length is None else draw.max_length - 7
        return template("<p>", mapped(_paragraph(draw, room), _escape_html), "</p>")

    headed = template("<h2>", mapped(titles(draw), _escape_html), "</h2>\n", plain())
    below_heading = below(draw.keys_for("heading"), 2)
    return first_fitting(draw.max_length, Choose(below_heading, (headed, plain())), plain)


@kind("markdown", names=(r"markdown|[a-z_]+_(md|markdown)|readme|(md|markdown)_[a-z_]+|release_notes|changelog",),
      pattern=r"(?s).+", min_length=5)  # fmt: skip
def markdown(draw: Draw) -> Column:
    """A heading, a paragraph and a list in Markdown."""
    text = _paragraph(draw, draw.max_length)
    points = words.pick(draw.keys_for("list"), _bullet_lists())
    headed = template("## ", titles(draw), "\n\n", text)
    return first_fitting(draw.max_length, template(headed, "\n", points), lambda: headed, lambda: text)
