"""The second opinion on what the rules would keep, by what columns of other projects were marked as."""

from __future__ import annotations

from seeding.masking.finding import find
from seeding.masking.finding.likeness import CERTAIN, LIKELY, Neighbours, free, likeness, neighbours, traits
from seeding.masking.policy import UNDECIDED
from seeding.reading.subjects import subjects
from tests.masking.truths import PROJECTS, project, tables_of

FRESH = """
auth.User: username:Char(150)* email:Email
clubs.Contestant: name:Char(100) votes:Int
fire.Alarm: caller_name:Char(100) caller_phone:Char(20) whereabouts:Char(255) nearest_hydrant:Char(40)
wage.Payslip: employee->auth.User net_salary:Decimal basic_salary:Decimal sss_share:Decimal
stock.Product: name:Char(200) description:Text slug:Slug price:Decimal
"""
"""Tables of which no rule says that the columns asked for below are somebody's."""


def _by_column(findings):
    return {f"{one.label}.{one.field}": one for one in findings if not one.path}


def test_what_rules_leave_is_found_beside_what_they_find():
    tables, _ = tables_of(FRESH)
    rules, both = _by_column(find(tables, likely=1)), _by_column(find(tables))

    more = {name for name, one in both.items() if one.personal and not rules[name].personal}

    assert more >= {"fire.Alarm.whereabouts"}
    assert not {name for name in more if name.startswith("stock.")}


def test_what_rules_find_stays_as_they_find_it():
    tables, _ = project("clinic")
    rules, both = _by_column(find(tables, likely=1)), _by_column(find(tables))

    assert {name: both[name] for name, one in rules.items() if one.personal} == {
        name: one for name, one in rules.items() if one.personal
    }


def test_who_doubts_asks_a_person_and_says_by_what():
    tables, _ = tables_of(FRESH)
    more = [one for one in find(tables) if "columns like it" in one.evidence[0]]

    assert more
    for one in more:
        assert one.personal
        assert one.confidence >= round(LIKELY, 2)
        assert one.rule.technique == UNDECIDED or one.confidence >= CERTAIN
        assert one.evidence[0].startswith(f"{one.confidence:.0%} likely by columns like it in other projects")


def test_links_and_keys_have_no_likeness():
    tables, _ = tables_of(FRESH)

    assert not any(one.personal for one in find(tables, likely=0) if not free(tables[one.label].field(one.field)))


def test_a_column_is_described_by_itself_its_table_and_what_stands_beside_it():
    tables, _ = tables_of(FRESH)
    known = subjects(tables, "auth.User")
    findings = {(one.label, one.field): [one] for one in find(tables, likely=1)}
    beside = neighbours(findings, known)["fire.Alarm", "whereabouts"]

    assert beside.columns == 4
    assert sorted(beside.kinds) == ["full_name", "phone"]
    of = traits(tables["fire.Alarm"].field("whereabouts"), known["fire.Alarm"], "text", beside)
    assert {"word whereabout", "table alarm", "stored text", "beside 2", "reach far", "kind text"} <= set(of)
    assert of["share"] == 0.5


def test_likeness_grows_with_what_stands_beside_and_in_an_app_of_people():
    tables, _ = tables_of(FRESH)
    known = subjects(tables, "auth.User")
    field = tables["fire.Alarm"].field("nearest_hydrant")

    alone, amidst = (
        likeness(traits(field, known["fire.Alarm"], "text", one))
        for one in (Neighbours((), 4, frozenset()), Neighbours(("full_name", "phone", "email"), 4, frozenset(), 50, 50))
    )

    assert 0 < alone < amidst < 1


def test_both_together_find_what_people_marked_in_nearly_all_projects():
    """Rules and likeness over all projects at once: what is found, and what of it is right."""
    hit = must = false = 0
    for name in PROJECTS:
        tables, marks = project(name)
        found = {(one.label, one.field) for one in find(tables) if one.personal and not one.path}
        wanted = {key for key, mark in marks.items() if mark in "!+"}
        hit, must, false = hit + len(found & wanted), must + len(wanted), false + len(found - set(marks))

    assert hit >= 0.995 * must
    assert hit >= 0.8 * (hit + false)
