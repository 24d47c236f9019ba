"""Rules that are watched at work: what they compare is written down, solved for a field, and learned."""

import copy
import json
import operator
import pickle
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from pathlib import Path
from uuid import uuid4

import django
import numpy as np
import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator

from seeding import runs
from seeding.columns.combining import null_mask
from seeding.conditions import Either, inmost
from seeding.confining import Bound, Confined, OnParts, Portion
from seeding.generators import Integers, Nullable
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.rows import evaluate
from seeding.schema import read_schema
from seeding.terms import OPPOSITE, TURNED, Compared, names, solved, substituted, summands, told, worked
from seeding.trials import judging, learning
from seeding.trials.patterns import all_patterns, read, written
from seeding.trials.patterns.learned import Learned, present, with_source
from seeding.trials.patterns.watched import Asked, BeginsWith, Inside, MultipleOf, OnDays, OneOf, PickedWhere, Portions
from seeding.trials.watching import Log, watch, watched_row
from seeding.trials.wherein import tests_of as lines_asked

from .ruled.compared import Abonnement, Band, Candidacy, Crew, Machine, Pass, Phase, Shift, Workplace
from .ruled.linked import (
    Berthing,
    Chair,
    Clause,
    Crane,
    Escort,
    Fellow,
    Handling,
    Harbour,
    Lookout,
    Mentor,
    Pier,
    Price,
    Pupil,
    Reminder,
)

AS_OF = 1_735_689_600_000_000

PLAIN = (
    7, 2.5, Decimal("3.25"), "ABC-1", date(2024, 2, 29), datetime(2024, 2, 29, 9, 30, 15, tzinfo=UTC), time(9, 30),
    timedelta(days=2, hours=3), uuid4(),
)  # fmt: skip


@pytest.mark.parametrize("value", PLAIN, ids=lambda value: type(value).__name__)
def test_what_is_watched_is_what_it_stands_for(value):
    one = watch(value, ("field", "one"), Log())
    assert isinstance(one, type(value))
    assert type(one) is not type(value)
    assert (one == value, hash(one), str(one), f"{one}", repr(one)) == (
        True, hash(value), str(value), f"{value}", repr(value)
    ) or not isinstance(value, (int, str))  # fmt: skip
    assert {value: 1}[one] == 1
    assert one in [value]
    assert bool(one)
    assert copy.deepcopy(one) == value
    assert type(pickle.loads(pickle.dumps(one))) is type(value)


@pytest.mark.parametrize(
    ("sign", "pair"),
    [
        *product(("add", "sub", "mul", "truediv", "floordiv", "mod"), [(7, 3), (2.5, 2), (Decimal("3.25"), 2)]),
        *product(("add", "sub"), [(PLAIN[4], PLAIN[7]), (PLAIN[5], PLAIN[7])]),
        ("sub", (PLAIN[4], date(2024, 1, 1))),
        ("add", ("a", "b")),
    ],
)
def test_what_comes_of_it_is_what_would_come_of_what_it_stands_for(sign, pair):
    worked_out = getattr(operator, sign)
    log = Log()
    one, two = (watch(value, ("field", name), log) for value, name in zip(pair, "ab", strict=True))
    for left, right in ((one, two), (one, pair[1]), (pair[0], two)):
        found = worked_out(left, right)
        assert found == worked_out(*pair)
    assert set(names(worked_out(one, two).watched_term)) == {"a", "b"}


def test_comparisons_are_written_down_with_their_terms_and_their_line():
    log = Log()
    price, units = watch(Decimal("2.50"), ("field", "price"), log), watch(4, ("field", "units"), log)
    at = watch(datetime(2024, 3, 1, 9, 30, tzinfo=UTC), ("field", "at"), log)
    code = watch("AB-7", ("field", "code"), log)
    assert (price * units / 3).quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal("3.33")
    assert at.weekday() != 5
    assert at.date() - date(2024, 2, 1) >= timedelta(days=7)
    assert code[:2] + "-" + str(units) != code
    assert not sum([units, units]) > 10
    assert not code.startswith("X")
    assert at.hour * 60 + at.minute == 570
    found = [(one.how, told(one.left), one.right and told(one.right), one.met) for one in log.comparisons]
    assert found == [
        ("eq", "price x units / 3", "3.33", True),
        ("ne", "the weekday of at", "5", True),
        ("ge", f"the date of at - {19754} days", "7 days", True),
        ("ne", "code[:2] + '-' + units", "code", True),
        ("gt", "units + units", "10", False),
        ("begins", "code", "'X'", False),
        ("eq", "the minutes of at", "570", True),
    ]
    assert {one.line[0] for one in log.comparisons} == {__file__}
    assert len({one.line[1] for one in log.comparisons}) == 7


def test_where_rows_point_is_written_down_however_it_is_compared():
    log, harbour = Log(), Harbour(id=uuid4())
    call = Berthing(harbour=harbour, first=Pier(pk=3, harbour=harbour), state="gone")
    row = watched_row(call, log, {})
    assert row.first.harbour_id == row.harbour_id
    assert row.harbour == row.first.harbour
    assert row.first.pk != 4
    found = [(one.how, told(one.left), told(one.right), one.met, one.line[0]) for one in log.comparisons]
    assert found == [
        ("eq", "first.harbour", "harbour", True, __file__),
        ("eq", "harbour", "first.harbour", True, __file__),
        ("ne", "first", "4", True, __file__),
    ]


def test_what_django_compares_is_no_rule_of_the_model():
    log = Log()
    MaxValueValidator(5)(watch(4, ("field", "units"), log))
    assert log.comparisons == []


def test_what_packages_beside_django_compare_is_a_rule_however_they_are_called():
    """`django_shop` lies in a folder whose path begins like that of Django."""
    log, line = Log(), f"{Path(django.__file__).parent}_shop/models.py"
    exec(compile("assert units < 5", line, "exec"), {"units": watch(4, ("field", "units"), log)})
    assert [(one.how, one.line) for one in log.comparisons] == [("lt", (line, 1))]


def test_what_terms_cannot_tell_is_left_as_it_is():
    log = Log()
    units = watch(4, ("field", "units"), log)
    assert not hasattr(int(units), "watched_term")
    assert not hasattr(units if units is None else [units][0] ** 2, "watched_term")
    assert not hasattr(watch(None, ("field", "x"), log), "watched_term")
    assert watch(True, ("field", "x"), log) is True
    assert log.comparisons == []


# Terms ----------------------------------------------------------------------------------------------------

A, B, C = ("field", "early"), ("field", "late"), ("field", "place.staff")
TERMS = {
    ("add", A, B): lambda a, b, c: a + b,
    ("sub", ("mul", A, ("number", 3.0)), C): lambda a, b, c: a * 3 - c,
    ("div", ("add", A, C), ("number", 2.0)): lambda a, b, c: (a + c) / 2,
    ("floordiv", A, ("number", 7.0)): lambda a, b, c: a // 7,
    ("abs", ("sub", A, B)): lambda a, b, c: abs(a - b),
    ("round", ("div", A, ("number", 8.0)), 1, "even"): lambda a, b, c: float(round(Decimal(a) / 8, 1)),
    ("round", ("div", A, ("number", 8.0)), 1, "up"): lambda a, b, c: float(
        (Decimal(a) / 8).quantize(Decimal("0.1"), ROUND_HALF_UP)
    ),
    ("sub", B, ("sub", A, ("number", 5.0))): lambda a, b, c: b - (a - 5),
}


@pytest.fixture
def shifts():
    return build_plan(Request(1, AS_OF, {"ruled.Workplace": 20, "ruled.Shift": 200})).rows(
        "ruled.Shift", np.arange(200)
    )


def _held(rows):
    return list(
        zip(
            rows.column("early").values(),
            rows.column("late").values(),
            rows.related("place").column("staff").values(),
            strict=True,
        )
    )


@pytest.mark.django_db
@pytest.mark.parametrize("term", TERMS, ids=told)
def test_terms_come_to_what_python_comes_to(shifts, term):
    values, missing = worked(term, shifts)
    assert not missing.any()
    assert values.tolist() == pytest.approx([TERMS[term](*row) for row in _held(shifts)])


@pytest.mark.django_db
@pytest.mark.parametrize("how", [*TURNED])
@pytest.mark.parametrize("term", TERMS, ids=told)
def test_where_a_term_is_solved_for_a_field_rows_within_meet_it_and_others_do_not(shifts, term, how):
    edge = ("number", float(np.median(worked(term, shifts)[0])))
    sides = {"lt": (None, (edge, True)), "le": (None, (edge, False)), "eq": ((edge, False), (edge, False))}
    sides |= {"gt": ((edge, True), None), "ge": ((edge, False), None)}
    if how not in sides or (term[0] == "abs" and how in ("gt", "ge", "eq")):
        pytest.skip("it is not solved so")
    low, high = solved(term, *sides[how], "early")
    held = worked(A, shifts)[0]
    inside = np.ones(len(shifts), dtype=bool)
    for side, keeps in ((low, np.greater_equal), (high, np.less_equal)):
        if side is not None:
            bound = worked(side[0], shifts)[0]
            inside &= keeps(held, bound) & ~(side[1] & np.isclose(held, bound))
    met = Compared(how, term, edge)(shifts)
    assert (inside == met).all() or term[0] == "round"
    assert not (Compared(OPPOSITE[how], term, edge)(shifts) & met).any()


def test_terms_are_taken_apart_and_put_together():
    assert summands(("add", ("add", A, B), C)) == ("early", "late", "place.staff")
    assert summands(("add", ("mul", A, B), C)) == ()
    assert substituted(("sub", A, C), {"early": ("add", B, C)}) == ("sub", ("add", B, C), C)
    assert told(("round", ("mul", A, ("number", 0.5)), 2, "up")) == "early x 0.5"


@pytest.mark.django_db
def test_what_bounds_an_end_bounds_the_beginning_that_it_lies_after():
    phase = build_plan(Request(1, AS_OF, {"ruled.Workplace": 20, "ruled.Phase": 20})).models["ruled.Phase"]
    limit = Inside("last_day", None, (("field", "place.closed"), False)).apply(phase)
    bound = Inside("last_day", (("field", "first_day"), False), None).apply(limit)
    found = inmost(bound.column("first_day").source)
    assert isinstance(found, Confined)
    assert found.bounds == (Bound(None, (("field", "place.closed"), False)),)


@pytest.mark.django_db
def test_what_must_be_there_is_there_under_bounds_and_by_either_source():
    plan = build_plan(Request(1, AS_OF, {"ruled.Workplace": 20, "ruled.Candidacy": 100}))
    model = plan.models["ruled.Candidacy"]
    field, drawn = model.table.field("offer"), Nullable(Integers(0, 90), 0.5)
    where = Compared("gt", ("field", "minutes"), ("number", 10.0))
    for source in (Confined(drawn, (Bound((("number", 20.0), False), None),)), Either(where, drawn, Integers(0, 9))):
        changed = with_source(model, "offer", source, "")
        rows = plan.with_model(changed).rows("ruled.Candidacy", np.arange(100))
        assert evaluate(source, rows, field).nulls.any()
        there = present(changed, "offer", plan.facts, frozenset(plan.models), AS_OF)
        assert not null_mask(evaluate(there, rows, field)).any()


# Columns --------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_column_keeps_what_lies_within_its_bounds(shifts):
    field = read_schema()["ruled.Shift"].field("early")
    source = Integers(0, 90)
    drawn = evaluate(source, shifts, field).numbers
    low, high = Bound((("number", 20.0), True), None), Bound(None, (C, False), (Compared("gt", C, ("number", 30.0)),))
    found = evaluate(Confined(source, (low, high)), shifts, field).numbers
    staff = worked(C, shifts)[0]
    fine = (drawn > 20) & ((drawn <= staff) | (staff <= 30))
    assert (found[fine] == drawn[fine]).all()
    assert (found > 20)[staff > 21].all()
    assert (found <= staff)[staff > 30].all()
    assert len(set(found[~fine].tolist())) > 5


@pytest.mark.django_db
def test_parts_of_a_sum_are_the_same_share_of_what_is_drawn(shifts):
    sources = (("early", Integers(0, 90)), ("late", Integers(0, 10)))
    fields = [read_schema()["ruled.Shift"].field(name) for name, _ in sources]
    parts = [Portion(sources, place, ("number", 50.0)) for place in (0, 1)]
    found = [evaluate(part, shifts, field).numbers for part, field in zip(parts, fields, strict=True)]
    drawn = [evaluate(source, shifts, field).numbers for (_, source), field in zip(sources, fields, strict=True)]
    fine = drawn[0] + drawn[1] <= 50
    assert (found[0] + found[1] <= 50).all()
    assert (found[0][fine] == drawn[0][fine]).all()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("parts", "meets"),
    [
        ((("weekday", "eq", ("number", 4.0)),), lambda at: at.weekday() == 4),
        ((("month", "eq", ("among", (4.0, 5.0))),), lambda at: at.month in (4, 5)),
        ((("weekday", "ne", ("among", (5.0, 6.0))),), lambda at: at.weekday() < 5),
        ((("hour", "ge", ("number", 20.0)), ("day", "eq", ("number", 1.0))), lambda at: (at.hour > 19, at.day) == (1, 1)),
    ],
)  # fmt: skip
def test_moments_are_moved_to_such_days_and_hours(shifts, parts, meets):
    field = read_schema()["ruled.Shift"].field("briefing")
    source = shifts.model.column("briefing").source
    found = evaluate(OnParts(source, parts), shifts, field).values()
    assert all(map(meets, found))
    before = evaluate(source, shifts, field).values()
    assert all(after == at for at, after in zip(before, found, strict=True) if meets(at))


# The source of rules --------------------------------------------------------------------------------------

SOURCE = """
def clean(self):
    if self.a > 1:
        raise ValidationError("The first is too large.")
    if (self.b
            and self.c < 3):
        errors["c"] = _("%(name)s is too small." % {"name": 1})
    elif self.d:
        return "d", f"Expected {self.d} here."
    if errors:
        raise ValidationError(errors)
"""


@pytest.mark.parametrize(
    ("said", "raised", "lines"),
    [
        ("The first is too large.", 4, [{3}]),
        ("Ada is too small.", 11, [{5, 6}]),
        ("Expected 17 here.", None, [{8}, {5, 6}]),
        ("What nobody says here.", 4, [{3}]),
        ("What nobody says here.", 11, []),
        ("What nobody says here.", None, []),
    ],
)
def test_the_source_tells_on_which_test_a_message_hangs(tmp_path, said, raised, lines):
    file = tmp_path / "rules.py"
    file.write_text(SOURCE, encoding="utf-8")
    found = lines_asked(said, [str(file)], raised and (str(file), raised))
    assert found == tuple({(str(file), line) for line in level} for level in lines)


def test_a_source_that_cannot_be_read_tells_nothing(tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text("def (:", encoding="utf-8")
    assert lines_asked("x y", [str(broken), str(tmp_path / "gone.py"), "<string>"], ("<string>", 1)) == ()


# What is learned ------------------------------------------------------------------------------------------


def ask(**counts):
    return Request(1, AS_OF, {f"ruled.{model}": count for model, count in counts.items()})


def refused(model):
    found = []
    for row in model.objects.all():
        try:
            row.full_clean()
        except ValidationError as error:
            found.append(error.messages)
    return found


@pytest.mark.django_db
def test_rules_that_say_nothing_of_what_they_compare_are_learned():
    runs.seed(ask(Workplace=30, Shift=150, Abonnement=150, Phase=150))
    assert {model.__name__: refused(model)[:3] for model in (Workplace, Shift, Abonnement, Phase)} == {
        "Workplace": [], "Shift": [], "Abonnement": [], "Phase": []
    }  # fmt: skip
    shifts = list(Shift.objects.select_related("place"))
    assert len({shift.on for shift in shifts}) > 40
    assert {shift.briefing.hour for shift in shifts} == set(range(8, 18))
    assert len({shift.minutes for shift in shifts}) > 4
    assert sum(shift.early > 0 for shift in shifts) > 100
    plans = set(Abonnement.objects.values_list("plan", "months"))
    assert plans == {("M", 1), ("Q", 3), ("Y", 12)}
    assert len(set(Abonnement.objects.values_list("rebate", flat=True))) > 100
    assert Phase.objects.exclude(place__closed=None).count() > 20


@pytest.mark.django_db
def test_what_may_be_where_a_row_points_is_asked_of_the_rule():
    runs.seed(ask(Pier=60, Handling=200))
    assert refused(Handling) == []
    held = set(Handling.objects.values_list("pier__sort", "how"))
    liquid = {("tank", how) for how in ("pump", "drain", "rinse")}
    assert held >= liquid | {("bulk", "dig")} | {(sort, "wait") for sort in ("bulk", "tank", "cargo")}


@pytest.mark.django_db
def test_rules_that_are_collected_are_told_from_one_another():
    runs.seed(ask(Workplace=30, Candidacy=200))
    assert refused(Candidacy) == []
    assert set(Candidacy.objects.values_list("stage", flat=True)) == {"new", "seen", "talked", "won", "lost"}
    won = Candidacy.objects.filter(stage="won")
    assert won.count() > 10
    assert not won.filter(starts=None).exists()
    assert not Candidacy.objects.exclude(stage="won").exclude(offer=None).exists()
    assert Candidacy.objects.filter(stage="new").exclude(score=None).exists()


@pytest.mark.django_db
def test_rows_are_a_pair_that_the_database_knows(caplog):
    cache.clear()
    cache.set("kept", 1)
    runs.seed(ask(Workplace=30, Phase=60, Crew=60, Pass=150))
    assert cache.get("phases-of-1") is None
    assert not caplog.records
    assert refused(Pass) == []
    assert len(set(Pass.objects.values_list("place", "phase"))) > 30
    assert Crew.objects.count() == 60
    assert cache.get("kept") == 1
    assert caplog.records
    cache.clear()


@pytest.mark.django_db
def test_what_rules_find_out_about_the_rows_of_one_trial_is_known_to_all_of_them(monkeypatch):
    asked = []
    real = judging.Asked.__call__
    monkeypatch.setattr(judging.Asked, "__call__", lambda self, *given: asked.append(given[1]) or real(self, *given))
    runs.seed(ask(Workplace=4, Phase=8, Crew=30, Pass=150))
    of_crews = [sql for sql in asked if sql.startswith("SELECT") and "ruled_crew" in sql]

    assert refused(Pass) == []
    # Forty rows ask of four workplaces, in each of a few trials.
    assert 0 < len(of_crews) < 100


@pytest.mark.django_db
def test_less_is_tried_where_rules_have_asked_the_database_much(monkeypatch):
    def tried():
        plan = build_plan(ask(Workplace=4))
        with judging.judging(plan, "default") as judge:
            pupil = learning._Pupil(judge, "ruled.Workplace")
            return pupil.left, pupil.questions

    much = tried()
    monkeypatch.setattr(learning, "AMPLE", 0)

    assert tried() == (much[0] // 4, much[1] // 4)


@pytest.mark.django_db
def test_rows_point_where_rules_compare_that_they_do():
    runs.seed(ask(Harbour=10, Pier=120, Pilot=14, Berthing=150, Escort=100, Crane=100))
    assert (refused(Berthing), refused(Escort), refused(Crane)) == ([], [], [])
    calls = list(Berthing.objects.select_related("first", "second"))
    assert all(call.first.in_use and call.second.in_use for call in calls)
    assert len({call.first_id for call in calls}) > 30
    assert {call.state for call in calls} == {"planned", "moored", "gone"}
    assert Berthing.objects.exclude(pilot=None).exclude(state="moored").exists()
    assert len(set(Escort.objects.values_list("pilot", "harbour"))) > 6
    assert set(Pier.objects.filter(crane__isnull=False).values_list("sort", flat=True)) == {"bulk", "cargo"}


@pytest.mark.django_db
def test_what_a_rule_asks_of_its_own_rows_it_may_ask_in_any_way():
    runs.seed(ask(Price=100, Reminder=50))
    assert (refused(Price), refused(Reminder)) == ([], [])
    assert Price.objects.filter(holds=True).count() == 1
    assert len(set(Price.objects.values_list("prefix", "suffix"))) == 100
    # A form that is asked for in some rows is theirs alone.
    assert not Price.objects.exclude(sort="table").filter(body__startswith="{").exists()
    assert len(set(Price.objects.values_list("number", flat=True))) > 90


@pytest.mark.django_db
def test_a_rule_that_leaves_no_room_leaves_no_table_out():
    runs.seed(ask(Harbour=5, Pier=20, Pilot=60, Lookout=60))
    assert refused(Lookout) == []
    assert Lookout.objects.count() == 60


@pytest.mark.django_db
def test_rows_point_at_rows_that_compare_as_a_rule_asks():
    runs.seed(ask(Chart=60, Machine=100))

    assert refused(Machine) == []
    assert len(set(Machine.objects.values_list("chart", flat=True))) > 3


@pytest.mark.django_db
def test_spans_do_not_overlap_where_a_rule_asks_for_others():
    runs.seed(ask(Workplace=5, Band=120))
    assert refused(Band) == []
    assert set(Band.objects.values_list("place", flat=True)) == set(Workplace.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_a_rule_that_breaks_on_what_is_watched_is_asked_as_ever(monkeypatch):
    def clean(self):
        if type(self.staff) is not int:
            raise TypeError("no number")
        if self.staff < 12:
            raise ValidationError({"staff": "Too few: 12 at least."})

    monkeypatch.setattr(Workplace, "clean", clean)
    runs.seed(ask(Workplace=50))
    assert refused(Workplace) == []


@pytest.mark.django_db
def test_rows_that_their_class_cannot_make_stop_nothing(monkeypatch):
    made = Workplace.from_db.__func__

    def from_db(cls, db, names, values):
        if values[0] % 2:
            raise FileNotFoundError("there is no such picture")
        return made(cls, db, names, values)

    monkeypatch.setattr(Workplace, "from_db", classmethod(from_db))
    run = runs.seed(ask(Workplace=50))
    monkeypatch.undo()
    assert Workplace.objects.count() == 50
    assert "there is no such picture" in str(run)


LESSONS = (
    Inside("due", (("add", ("field", "issued"), ("choice", "terms", ((7, 1.0),))), False), None, (("is", "x", (True,)),)),
    MultipleOf("minutes", 15.0),
    Portions(("early", "late"), C),
    OnDays("on", (("month", "eq", ("among", (4.0, 5.0))),), (("is", "crop", ("maize",)),)),
    BeginsWith("number", ("said", ("part", "year", ("field", "begun"))), over=True),
    OneOf("grade", ("A", "B"), (("lt", A, B),)),
    PickedWhere("chart", "ne", ("slice", ("field", "number"), None, 2), ("among", ("28", "29"))),
    Asked("score", True, (("is not", "stage", ("new",)),)),
)  # fmt: skip


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: type(lesson).__name__)
def test_lessons_are_read_as_they_were_written(lesson):
    assert read(json.loads(json.dumps(written(lesson)))) == lesson


def test_patterns_that_are_read_off_a_rule_say_so():
    exact = {declared.__name__ for declared in all_patterns() if declared.exact}
    assert {"Inside", "Asked", "OnDays", "MultipleOf", "Portions", "BeginsWith", "Says"} <= exact
    assert not Learned.exact


@pytest.mark.django_db
def test_a_rule_is_asked_again_when_the_tables_that_it_reads_are_filled():
    runs.seed(ask(Diver=100, Mentor=30, Plaque=20))

    assert refused(Mentor) == []
    assert Mentor.objects.filter(wanted=True).count() >= 20


@pytest.mark.django_db
def test_what_rules_say_only_when_other_tables_are_filled_is_told():
    plan = runs.plan_for(ask(Diver=30, Mentor=30, Pupil=30))
    result = runs.seed(ask(Diver=30, Mentor=30, Pupil=30))

    said = "30 of 30 rows do not pass its own rules: Beides zugleich."
    assert {one.label for one in result.judgements if one.passing < one.rows} == {"ruled.Mentor", "ruled.Pupil"}
    assert {f"ruled.Mentor: {said}", f"ruled.Pupil: {said}"} <= {*plan.notes}
    assert len(refused(Mentor)) == len(refused(Pupil)) == 30


@pytest.mark.django_db
def test_two_rows_of_which_each_belongs_to_one_agree():
    runs.seed(ask(Society=30, Fellow=200, Chair=20))
    chairs = list(Chair.objects.values_list("society", "fellow"))

    assert refused(Chair) == refused(Fellow) == []
    assert [len(set(side)) for side in zip(*chairs, strict=True)] == [20, 20]

    runs.seed(ask(Society=40, Fellow=300, Chair=40))
    assert set(chairs) < set(Chair.objects.values_list("society", "fellow"))
    assert len(refused(Chair)) < 25


@pytest.mark.django_db
def test_a_moment_is_there_only_where_the_row_pointed_at_has_one():
    runs.seed(ask(Pact=40, Clause=150))

    assert refused(Clause) == []
    assert 40 < Clause.objects.exclude(in_force=None).count() < 140
    assert Clause.objects.filter(pact__signed_on=None).exists()
    assert 30 < Clause.objects.exclude(struck=None).count() < 150
    assert {*Clause.objects.filter(struck=None).values_list("pact__void_on", flat=True)} == {None}
