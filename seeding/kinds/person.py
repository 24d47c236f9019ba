"""People: names, gender, age and work. Everything drawn from one key is of one person."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from seeding.columns import DAY, Bank, Column, Dates, Integers, Template, Text, Words, constant, template
from seeding.generators import pick_weighted
from seeding.keys import Numbers, below
from seeding.kinds import Draw, kind, words
from seeding.kinds.person_data import (
    DEMONYMS,
    FAMILY_FIRST,
    FIRST_NAMES,
    JOB_TITLES,
    LAST_NAMES,
    LOCAL_JOB_TITLES,
    SENIORITY,
    SPACELESS,
    TITLES,
)
from seeding.kinds.words import draw_words, first_fitting, fitted, listing, provider

FEMALE, MALE, NON_BINARY = 0, 1, 2
_GENDERS = words.bank("female", "male", "non-binary")
_GENDER_LETTERS = words.bank("F", "M", "X")
_GENDER_WEIGHTS = (49.5, 49.5, 1.0)


def genders(draw: Draw) -> Numbers:
    """FEMALE, MALE or NON_BINARY for each person."""
    return pick_weighted(draw.keys_for("gender"), _GENDER_WEIGHTS)


def _feminine_names(draw: Draw) -> np.ndarray:
    """Whether a person bears a feminine name: women do, men do not, the others do or do not."""
    gender = genders(draw)
    return (gender == FEMALE) | ((gender == NON_BINARY) & (draw.keys_for("name gender") & np.uint64(1)).astype(bool))


# Names ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _first_name_lists(locale: str) -> tuple[Bank, tuple[float, ...], tuple[float, ...]]:
    """A locale's given names with the weights that they have for women and for men."""
    if locale in FIRST_NAMES:
        female_names, male_names = FIRST_NAMES[locale]
        ranked = tuple(_by_rank(len(names)) for names in FIRST_NAMES[locale])
        none = (0.0,) * len(female_names), (0.0,) * len(male_names)
        return Bank((*female_names, *male_names)), (*ranked[0], *none[1]), (*none[0], *ranked[1])
    source = provider("person", locale)
    usable = all(len(getattr(source, f"first_names_{gender}", ())) > 9 for gender in ("female", "male"))
    if usable:
        female, female_weights = listing("person", locale, "first_names_female")
        male, male_weights = listing("person", locale, "first_names_male")
        pooled = Bank(tuple(_natural(name) for name in (*female.words, *male.words)))
        return pooled, (*female_weights, *(0.0,) * len(male)), (*(0.0,) * len(female), *male_weights)
    if len(getattr(source, "first_names", ())) > 9:
        names, weights = listing("person", locale, "first_names")
        return Bank(tuple(map(_natural, names.words))), weights, weights
    return _first_name_lists(words.FALLBACK)


@lru_cache(maxsize=64)
def _last_name_lists(locale: str) -> tuple[Bank, tuple[float, ...], tuple[float, ...]]:
    """A locale's family names with the weights that they have for women and for men."""
    source = provider("person", locale)
    if locale in LAST_NAMES:
        ranked = _by_rank(len(LAST_NAMES[locale]))
        return Bank(LAST_NAMES[locale]), ranked, ranked
    if locale == "pl_PL":
        male = tuple(dict.fromkeys((*source.male_last_names, *source.unisex_last_names[:400])))
        female = tuple(name[:-1] + "a" if name.endswith(("ski", "cki", "dzki")) else name for name in male)
        gendered = [(female, (1.0,) * len(female)), (male, (1.0,) * len(male))]
    elif all(len(getattr(source, f"last_names_{gender}", ())) > 9 for gender in ("female", "male")):
        found = [listing("person", locale, f"last_names_{gender}") for gender in ("female", "male")]
        gendered = [(names.words, weights) for names, weights in found]
    elif len(getattr(source, "last_names", ())) > 9:
        names, weights = listing("person", locale, "last_names")
        return Bank(tuple(map(_natural, names.words))), weights, weights
    else:
        return _last_name_lists(words.FALLBACK)
    (female, female_weights), (male, male_weights) = gendered
    pooled = Bank(tuple(map(_natural, (*female, *male))))
    return pooled, (*female_weights, *(0.0,) * len(male)), (*(0.0,) * len(female), *male_weights)


def listed_names(locale: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The given names and the family names that a locale draws from."""
    return tuple(_first_name_lists(locale)[0].words), tuple(_last_name_lists(locale)[0].words)


def _by_rank(size: int) -> tuple[float, ...]:
    """Weights of names that are listed by falling frequency: the shares fall about as 1 / (rank + 20) does."""
    return tuple(1 / (rank + 20) for rank in range(size))


def _natural(name: str) -> str:
    """A name in the letters that people use: some of Faker's lists are in capitals."""
    return name.title() if name.isupper() and len(name) > 2 else name


def first_name_words(draw: Draw) -> Words:
    """Given names at their full length, in the one locale of `draw`."""
    return draw.once("first name", lambda: _by_gender(draw, "first name", *_first_name_lists(draw.locale)))


def last_name_words(draw: Draw) -> Words:
    """Family names at their full length, in the one locale of `draw`."""
    return draw.once("last name", lambda: _by_gender(draw, "last name", *_last_name_lists(draw.locale)))


def _by_gender(draw: Draw, name: str, names: Bank, female: tuple[float, ...], male: tuple[float, ...]) -> Words:
    keys = draw.keys_for(name)
    if female is male:
        return Words(pick_weighted(keys, female), names)
    return Words(np.where(_feminine_names(draw), pick_weighted(keys, female), pick_weighted(keys, male)), names)


@kind(
    "first_name",
    names=(r"first_?name", r"given_?name", r"fore_?name", r"fname", r"name_first", r"preferred_name"),
    pattern=r"(?s).+",
)
def first_names(draw: Draw) -> Column:
    """Given names, as frequent as they are where the list says so, and fitting the gender."""
    return draw.per_locale(lambda one: fitted(first_name_words(one), draw.max_length))


@kind(
    "last_name",
    names=(r"last_?name", r"sur_?name", r"family_?name", r"lname", r"name_last", r"maiden_name", r"apellidos?"),
    pattern=r"(?s).+",
)
def last_names(draw: Draw) -> Column:
    """Family names, in the form of the gender where a language has one."""
    return draw.per_locale(lambda one: fitted(last_name_words(one), draw.max_length))


@lru_cache(maxsize=256)
def _initials(names: Bank) -> Bank:
    return Bank(tuple(f"{name[0].upper()}." for name in names.words))


_PEOPLE = (
    r"(person|people|customer|user|member|employee|author|owner|contact|client|patient|student|teacher|doctor|driver"
    r"|guest|player|staff|account|legal|card_?holder|account_holder|holder|recipient|sender|buyer|seller|reviewer|agent"
    r"|manager|assignee|lead|attendee|participant|candidate|applicant|tenant|landlord|passenger|subscriber|donor"
    r"|speaker|profile|emergency_contact|instructor|actor|artist|publisher_contact|beneficiary|insured|nurse)"
)


@kind(
    "full_name",
    names=(r"full_?name", r"real_?name", r"complete_name", r"display_?name", r"(legal|verified)_name", _PEOPLE + "_(full_?)?name",
           r"name_on_card", r"signed_by|signature_name|signatory", r"author", r"by_?line", r"contact_person", r"reviewed_by_name",
           r"([a-z]+_)?(character|pilot|skipper|captain)_name"),
    pattern=r"(?s).+",
    unique_values=None,
    min_length=2,
)  # fmt: skip
def full_names(draw: Draw) -> Column:
    """Given and family names in the order of the locale; unique ones have middle names."""
    return draw.per_locale(lambda one: _full_name(one, draw.locale))


def _full_name(draw: Draw, pool: str) -> Text:
    first, last = first_name_words(draw), last_name_words(draw)
    if draw.unique:
        return _unique_name(draw, pool, first, last)
    language = draw.locale.split("_")[0]
    if language in FAMILY_FIRST:
        gap = "" if language in SPACELESS else " "
        full = template(last, gap, first)
    elif language == "es":
        second = Words(pick_weighted(draw.keys_for("second last name"), _last_name_lists(draw.locale)[1]), last.bank)
        full = template(first, " ", last, " ", second)
    else:
        full = template(first, " ", last)
    limit = draw.max_length
    initial = Words(first.codes, _initials(first.bank))
    return first_fitting(
        limit,
        full,
        lambda: template(first, " ", last),
        lambda: template(initial, " ", last),
        lambda: fitted(last, limit),
    )


def _unique_name(draw: Draw, pool: str, first: Words, last: Words) -> Text:
    """Names with as many middle names as spell the position: two rows differ in them, whoever they are.

    The middle names are those of the locale `pool`, one for all rows, so that the same words spell the same number.
    """
    numbers = draw.numbers()
    bank, starts, counts = _middle_names(pool)
    group = _feminine_names(draw).astype(np.int64)
    base = counts[group]
    middle: list[Words] = []
    rest, shown = numbers, np.ones(len(numbers), dtype=np.bool_)
    while shown.any():
        rest, digit = np.divmod(rest, base)
        middle.append(Words(np.where(shown, starts[group] + digit, 0), bank))
        shown = shown & (rest > 0)
    # A name of two words could be taken for a name and a middle name.
    first, last = (Words(names.codes, _single_words(names.bank)) for names in (first, last))
    initial = Words(first.codes, _initials(first.bank))
    figure = words.decimal(numbers)

    def spelled(given: Words) -> Text:
        if pool.split("_")[0] in FAMILY_FIRST:
            return Template((*template(last, " ").parts, given, *middle))
        return Template((given, *middle, *template(" ", last).parts))

    return first_fitting(
        draw.max_length,
        spelled(first),
        lambda: spelled(initial),
        lambda: template(first, " ", figure),
        lambda: template(initial, figure),
        lambda: figure,
    )


@lru_cache(maxsize=64)
def _middle_names(locale: str) -> tuple[Bank, Numbers, Numbers]:
    """Nothing, then names for men, then for women, each once; the first and the number of the two groups."""
    names, female, male = _first_name_lists(locale)
    groups: list[list[str]] = []
    seen: set[str] = set()
    for weights in (male, female):
        own = sorted((-weight, place) for place, weight in enumerate(weights) if weight > 0)
        found: list[str] = []
        for _, place in own:
            name = names.words[place]
            if " " not in name and len(name) < 10 and name.casefold() not in seen and len(found) < _MOST_MIDDLE_NAMES:
                seen.add(name.casefold())
                found.append(f" {name}")
        groups.append(found)
    groups = [group or groups[0] for group in groups]
    counts = np.array([len(group) for group in groups], dtype=np.int64)
    return Bank(("", *groups[0], *groups[1])), np.array([1, 1 + counts[0]], dtype=np.int64), counts


_MOST_MIDDLE_NAMES = 150


@lru_cache(maxsize=256)
def _single_words(names: Bank) -> Bank:
    return Bank(tuple(name.replace(" ", "-") for name in names.words))


@kind("middle_name", names=(r"middle_?names?", r"second_name", r"name_middle", r"mname"), pattern=r"(?s).+")
def middle_names(draw: Draw) -> Column:
    """A second given name, which fits the gender."""

    def middle(one: Draw) -> Text:
        names, female, male = _first_name_lists(one.locale)
        keys = one.keys_for("middle name")
        codes = np.where(_feminine_names(one), pick_weighted(keys, female), pick_weighted(keys, male))
        return fitted(Words(codes, names), draw.max_length)

    return draw.per_locale(middle)


@kind("middle_initial", names=(r"middle_initials?", r"mi"), pattern=r"[A-Z]\.?")
def middle_initials(draw: Draw) -> Column:
    """A capital letter, with a full stop where there is room."""
    letters = "ABCDEFGHJKLMNPRSTVW"
    stop = "." if (draw.max_length or 2) > 1 else ""
    return words.pick(draw.keys_for("middle initial"), words.bank(*(letter + stop for letter in letters)))


@kind("initials", names=(r"initials", r"monogram"), pattern=r"(?s).{1,2}")
def initials(draw: Draw) -> Column:
    """The first letters of the given and the family name."""

    def letters(one: Draw) -> Text:
        first, last = first_name_words(one), last_name_words(one)
        first, last = (Words(names.codes, _first_letters(names.bank)) for names in (first, last))
        return first_fitting(draw.max_length, template(first, last), lambda: first)

    return draw.per_locale(letters)


@lru_cache(maxsize=256)
def _first_letters(names: Bank) -> Bank:
    return Bank(tuple(name[0].upper()[0] for name in names.words))


@kind(
    "name_title",
    names=(
        r"salutation",
        r"honorific",
        r"name_(prefix|title)",
        r"(courtesy|personal)_title",
        r"title_of_courtesy",
        r"form_of_address",
    ),
    pattern=r"(?s).+",
)
def name_titles(draw: Draw) -> Column:
    """Ms., Mr. or Dr., in the language of the locale, fitting the gender."""

    def titles(one: Draw) -> Text:
        female, male, doctor = TITLES.get(one.locale.split("_")[0], TITLES["en"])
        choice = pick_weighted(one.keys_for("title"), (96.0, 4.0))
        code = np.where(choice == 1, 2, np.where(_feminine_names(one), 0, 1))
        return fitted(Words(code, words.bank(female, male, doctor)), draw.max_length)

    return draw.per_locale(titles)


@kind("name_suffix", names=(r"name_suffix", r"generation_suffix"), pattern=r"Jr\.|Sr\.|II|III|IV")
def name_suffixes(draw: Draw) -> Column:
    """Jr., Sr. or a number."""
    suffixes = words.bank("Jr.", "Sr.", "II", "III", "IV")
    return fitted(
        Words(pick_weighted(draw.keys_for("suffix"), (50.0, 15.0, 18.0, 14.0, 3.0)), suffixes), draw.max_length
    )


# Life -----------------------------------------------------------------------------------------------------


@kind("gender", names=(r"gender", r"sex", r"gender_identity"), pattern=r"female|male|non-binary|[FMX]")
def gender_words(draw: Draw) -> Column:
    """female, male or non-binary; one capital letter where there is no room."""
    short = draw.max_length is not None and draw.max_length < _GENDERS.longest
    return Words(genders(draw), _GENDER_LETTERS if short else _GENDERS)


@kind("pronouns", names=(r"(preferred_)?pronouns?",), pattern=r"she/her|he/him|they/them")
def pronouns(draw: Draw) -> Column:
    """The pronouns that go with the gender."""
    return Words(genders(draw), words.bank("she/her", "he/him", "they/them")).fit(draw.max_length)


_AGES = ((18, 25, 20.0), (26, 40, 45.0), (41, 65, 30.0), (66, 80, 5.0))
"""Youngest, oldest and share in percent."""


def ages(draw: Draw) -> Numbers:
    """Full years of age on the day `draw.as_of`."""
    group = pick_weighted(draw.keys_for("age group"), tuple(share for _, _, share in _AGES))
    low = np.array([youngest for youngest, _, _ in _AGES], dtype=np.int64)[group]
    size = np.array([oldest - youngest + 1 for youngest, oldest, _ in _AGES], dtype=np.int64)[group]
    return low + below(draw.keys_for("age"), size)


@kind("age", names=(r"age", r"age_(in_)?years", r"current_age"), types=("integer",), pattern=r"\d\d")
def age_numbers(draw: Draw) -> Column:
    """Full years of age, from 18 to 80, agreeing with the date of birth."""
    return Integers(ages(draw))


@kind(
    "date_of_birth",
    names=(
        r"(date_of_birth|birth_?date|birth_?day|dob|born(_on)?|date_birth)",
        r"[a-z]+_(date_of_birth|birth_?date|dob)",
    ),
    types=("date", "timestamp"),
    pattern=r"\d{4}-\d\d-\d\d",
)
def dates_of_birth(draw: Draw) -> Column:
    """Birthdays of adults between 18 and 80, most of them between 26 and 40."""
    today = draw.as_of // DAY
    # 1 to 363 days after the last birthday: the leap days make full years up to one day shorter or longer.
    return Dates(today - ages(draw) * 1461 // 4 - 1 - below(draw.keys_for("birthday"), 363))


@kind("birth_year", names=(r"(birth_year|year_of_birth|yob)",), types=("integer",), pattern=r"\d{4}")
def birth_years(draw: Draw) -> Column:
    """The year of the date of birth."""
    days = dates_of_birth(draw)
    return Integers(days.array.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970)


@kind(
    "job_title",
    names=(r"job_?titles?", r"job", r"position_title", r"occupation", r"profession", r"designation", r"job_(role|position)",
           r"(work|current)_(title|position)", r"(staff|employee|employment|contact|professional)_title"),
    pattern=r"(?s).+",
)  # fmt: skip
def job_titles(draw: Draw) -> Column:
    """What a person does for a living, some with a rank in front."""

    def titles(one: Draw) -> Text:
        keys = one.keys_for("job")
        language = one.locale.split("_")[0]
        if language in LOCAL_JOB_TITLES:
            return fitted(words.pick(keys, words.bank(*LOCAL_JOB_TITLES[language])), draw.max_length)
        if language != "en" and words.has("job", one.locale):
            return fitted(draw_words(keys, *listing("job", one.locale, "jobs")), draw.max_length)
        bank = words.bank(*(rank + title for title, ranked in JOB_TITLES for rank in (SENIORITY if ranked else ("",))))
        return fitted(words.pick(keys, bank), draw.max_length)

    return draw.per_locale(titles)


@kind("nationality", names=(r"nationality", r"citizenship"), pattern=r"(?s).+")
def nationalities(draw: Draw) -> Column:
    """The adjective of the locale's country, such as German."""
    return draw.per_locale(
        lambda one: constant(DEMONYMS.get(one.locale.split("_")[-1], "American"), len(one.keys)).fit(draw.max_length)
    )


@kind("marital_status", names=(r"marital_status", r"civil_status"), pattern=r"(?s).+")
def marital_statuses(draw: Draw) -> Column:
    """single, married, divorced or widowed, as the age makes it likely."""
    age = ages(draw)
    bank = words.bank("single", "married", "divorced", "widowed")
    keys = draw.keys_for("marital status")
    young = pick_weighted(keys, (88.0, 11.0, 1.0, 0.0))
    middle = pick_weighted(keys, (38.0, 53.0, 8.0, 1.0))
    old = pick_weighted(keys, (10.0, 62.0, 15.0, 13.0))
    return fitted(Words(np.where(age < 26, young, np.where(age < 61, middle, old)), bank), draw.max_length)


@kind("blood_type", names=(r"blood_(type|group)",), pattern=r"(A|B|AB|O)[+-]")
def blood_types(draw: Draw) -> Column:
    """ABO group with the Rhesus factor, as frequent as in the population."""
    bank = words.bank("O+", "A+", "B+", "AB+", "O-", "A-", "B-", "AB-")
    return Words(pick_weighted(draw.keys_for("blood"), (38.0, 34.0, 9.0, 3.0, 7.0, 6.0, 2.0, 1.0)), bank).fit(
        draw.max_length
    )
