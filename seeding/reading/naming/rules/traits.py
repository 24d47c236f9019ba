"""What somebody is: birth and death, age, sex, family, origin, and what the law protects most."""

from __future__ import annotations

from seeding.reading.naming.conditions import condition, named
from seeding.reading.naming.rule import NUMBERS, TEXTS, ending, whole
from seeding.reading.subjects import Subject


@condition
def absent(subject: Subject) -> bool:
    """It is of when somebody was away, and why."""
    return subject.near and named(subject, "absence", "leave", "sickness")


@condition
def ranged(subject: Subject) -> bool:
    """It says from which age to which something holds, such as what is normal: of nobody in particular."""
    said = subject.said
    return "age" in said and ({"lower", "upper"} <= said or {"min", "max"} <= said) and not subject.near


@condition
def biometric(subject: Subject) -> bool:
    """It is of what a person's body is recognised by."""
    return subject.near and named(subject, "fingerprint", "biometric", "face", "iris", "palm", "voice")


RULES = (
    whole(
        "nationality",
        """
        (country state region place town city village)_of_origin (home native origin)_(country region)
        """,
        "personal near reachable",
        unless="thing",
    ),
    whole(
        "marital_status",
        "(number_of_ no_of_ total_ num_)?(family household)_?(member size)",
        "personal near",
        unless="thing",
        stored="integer",
        confidence=0.75,
    ),
    ending(
        "date_of_birth",
        """
        birth_date (?<!place_of_)(?<!city_of_)(?<!town_of_)(?<!country_of_)birth birth_(day month year)
        year_of_birth date_of_birth born_on
        """,
        stored="text other integer date timestamp",
        confidence=0.95,
    ),
    whole("date_of_birth", "bd dr date_bd bd_date date_r", "personal", stored="date timestamp"),
    ending(
        "date_of_death",
        """
        death_date(_time)? death_datetime (date_)?time_of_death date_of_death died_on date_dod dod dod_date
        deceased_(on date at) wedding_date anniversary(_date)? (marriage divorce)_date
        (married divorced widowed)(_(on since at))?
        """,
        stored="text date timestamp",
        confidence=0.85,
    ),
    whole("age", "alter", "personal", stored="integer"),
    ending(
        "age",
        r"age_in_year age_at_\w+ (patient subject donor)_age(_(decimal year month week day))?",
        unless="thing",
        stored=NUMBERS,
    ),
    whole(
        "age",
        """
        (screening_ current_)?age(_(in_)?(year month week day))? age_(group range bracket category class)
        (screening_)?age_in_year
        """,
        "personal near reachable told_of",
        unless="thing animal",
        stored=NUMBERS,
    ),
    ending(
        "gender",
        "(gender sex)(_(code cd))? pronoun(_preference)? preferred_pronoun gender_identity",
        unless="thing quartered animal ranged",
        stored="text other integer",
        confidence=0.85,
    ),
    whole("gender", "(gender sex)_(id key)", "personal near", unless="thing animal", stored="text integer"),
    whole("gender", "gender sex", "personal", unless="thing quartered animal", stored="boolean"),
    ending(
        "nationality",
        """
        nationality citizenship citizen_country country_of_(birth citizenship) birth_(date_)?country
        (dod death)_country native_language mother_tongue
        """,
        unless="thing gazetteer",
        stored=TEXTS,
        confidence=0.85,
    ),
    whole(
        "marital_status",
        "(is_ ever_)?married",
        "personal near of_body payment reachable",
        unless="thing",
        stored="text boolean",
    ),
    ending(
        "marital_status",
        """
        marital(_status _state)?(_(id code))? social_status civil_status family_status parental_status
        relationship_status number_of_child number_child child(ren)?_count dependent
        (?<!room_in_)household(_size _member)?
        """,
        unless="thing",
        stored="text integer float",
    ),
    whole("marital_status", "(is_)?dependent", "personal", unless="thing", stored="boolean", confidence=0.75),
    whole("age", "age", "of_body", stored=NUMBERS, confidence=0.75),
    whole("gender", "(gender sex)(_(male female))?", "of_body", stored=NUMBERS, confidence=0.75),
    ending(
        "sensitive",
        r"""
        religion religious_(belief affiliation) faith ethnicity
        (ethnic hispanic)(_(group origin))?(_(code id desc description name))? ethnic_long_(desc description)
        (religion race ethnicity)_(code id desc) race caste political_(view party opinion affiliation)
        sexual_orientation sexual_preference orientation_sexual trade_union union_member(ship)?
        criminal_(record history conviction) conviction veteran_status military_(status service) service_?member
        immigration_status visa_(status number type) refugee_status criminal convicted
        has_(kid child children disability) tax_bracket (residence work stay)_permit(_(number no type status))?
        asylum_\w+ union_membership
        """,
        unless="thing animal",
        stored="text other json integer boolean",
        confidence=0.85,
    ),
    ending(
        "sensitive",
        "insurance_(provider company carrier group plan) insurer",
        "personal near",
        unless="thing organisation",
    ),
    whole(
        "sensitive",
        r"""
        bapti[sz](m ed)(_(date place status year name))? (date_of place_of)_bapti[sz]m born_again
        saved_(date on) spiritual_\w+
        """,
        "personal near",
        unless="thing",
        stored="text date",
    ),
    whole(
        "sensitive",
        """
        (housing living accommodation residence residential economic socio_?economic poverty literacy)_(status
            situation condition arrangement)
        homeless(ness)? is_homeless
        """,
        "personal near household",
        unless="thing",
        stored="text integer",
        confidence=0.75,
    ),
    whole(
        "sensitive",
        "(is_ in_)?poverty(_flag)? is_(poor indigent) (is_ lives_)?below_poverty(_line)?",
        "personal near household",
        unless="thing",
        stored="text integer boolean",
    ),
    whole(
        "sensitive",
        """
        is_(pwd lactating bedridden elderly senior(_citizen)? orphan widow(ed er)? solo_parent disabled
            indigenous indigent)
        """,
        "personal near",
        unless="thing",
        stored="boolean",
    ),
    whole(
        "sensitive",
        "orientation body_type smoke drink vulnerable",
        "personal",
        stored="text integer boolean",
        confidence=0.75,
    ),
    whole(
        "sensitive",
        "reason (absence sick(ness)? leave)_reason",
        "absent",
        unless="thing",
        stored="text integer",
        confidence=0.75,
    ),
    ending(
        "sensitive",
        "(is_)?pep politically_exposed(_person)? persona_expuesta",
        "personal near",
        unless="thing",
        stored="text integer boolean",
    ),
    whole(
        "sensitive",
        "(annual_ paid_ sick_ remaining_)?(leave vacation sick)_(day balance entitlement allowance)",
        "personal",
        stored=NUMBERS,
        confidence=0.75,
    ),
    whole(
        "sensitive",
        "(template face biometric)(_data)? data vector encoding embedding descriptor sample minutia",
        "biometric",
        stored=TEXTS,
        confidence=0.85,
    ),
)
