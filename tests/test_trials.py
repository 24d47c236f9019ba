"""What trial rows teach: patterns that make rows pass their models' own rules, and what is said where none does."""

import io
import json
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from seeding import runs
from seeding.conditions import Either, Given, Lacks, Only
from seeding.generators import Constant
from seeding.models import Run
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.schema import read_schema
from seeding.spec import SeedingError
from seeding.trials import learning, read, written
from seeding.trials.judging import judging, shape
from seeding.trials.learning import Taught
from seeding.trials.patterns.learned import inside
from seeding.trials.stored import judge_stored

from .ruled.models import (
    Anstellung,
    Authenticator,
    Bid,
    Bill,
    Bulletin,
    Call,
    Contact,
    Course,
    Crate,
    Deposit,
    Dispatch,
    Duty,
    Enrolment,
    Exercise,
    Feed,
    Fixture,
    Flagged,
    Folder,
    Holding,
    Host,
    Impossible,
    Job,
    LedgerAccount,
    Lift,
    Marked,
    Match,
    Membership,
    Message,
    Minute,
    OnlyOne,
    Opening,
    Parcel,
    Piece,
    Pinned,
    Portrait,
    Progress,
    Project,
    Property,
    Question,
    Rebate,
    Recording,
    Recurrent,
    Registered,
    Remittance,
    Section,
    Shelf,
    Signer,
    Slot,
    Socket,
    Stake,
    Stray,
    Tariff,
    Tenancy,
    Timer,
    Transcript,
    Transmission,
    Treatment,
    Trip,
    Turnkey,
    Unreadable,
    Visit,
    Voucher,
    Wish,
)

pytestmark = pytest.mark.django_db

AS_OF = 1_735_689_600_000_000


def ask(seed=1, **counts):
    return Request(seed, AS_OF, {f"ruled.{name}": count for name, count in counts.items()})


def refused(model):
    """What full_clean() says of stored rows."""
    said = []
    for row in model.objects.all():
        try:
            row.full_clean()
        except ValidationError as error:
            said.append(error.messages)
    return said


@pytest.mark.parametrize(
    "model",
    [
        Anstellung,
        Bid,
        Bill,
        Call,
        Contact,
        Course,
        Deposit,
        Dispatch,
        Duty,
        Enrolment,
        Exercise,
        Feed,
        Fixture,
        Folder,
        Holding,
        Host,
        Job,
        LedgerAccount,
        Lift,
        Match,
        Opening,
        Message,
        Transcript,
        Transmission,
        Parcel,
        Piece,
        Pinned,
        Progress,
        Property,
        Question,
        Rebate,
        Remittance,
        Section,
        Shelf,
        Signer,
        Slot,
        Socket,
        Stake,
        Tariff,
        Tenancy,
        Timer,
        Treatment,
        Trip,
        Turnkey,
        Visit,
        Wish,
    ],
    ids=lambda model: model.__name__,
)
def test_rules_are_learned(model):
    runs.seed(ask(**{model.__name__: 150}))

    assert model.objects.count() == 150
    assert refused(model) == []


@dataclass(frozen=True)
class Around:
    """Teaches that the folder above is drawn by what is above that."""

    def apply(self, model, facts, labels, as_of):
        above = model.column("parent")
        columns = [
            replace(above, source=Only(above.source, Given("parent.title"))) if one is above else one
            for one in model.columns
        ]
        return replace(model, columns=tuple(columns))


def test_what_leads_round_to_itself_is_unlearned_and_told(monkeypatch):
    def taught(pupil):
        model = pupil.first.objects.plan.models[pupil.label]
        return Taught(model, (Around(),) if pupil.label == "ruled.Folder" else (), None)

    plan = runs.plan_for(ask(Folder=30, Thread=30))
    monkeypatch.setattr(learning._Pupil, "taught", taught)

    learnt = learning.learn(plan, "default")

    assert learnt.lessons == {}
    assert "ruled.Folder" in learnt.reading


def test_files_are_of_the_form_that_a_rule_asks_for_and_lie_in_their_storage():
    runs.seed(ask(Recording=60))

    assert refused(Recording) == []
    assert len({row.sort for row in Recording.objects.all()}) == 2
    assert all(row.file.storage.exists(row.file.name) for row in Recording.objects.all())


def test_what_is_about_a_row_is_of_its_place():
    runs.seed(ask(Minute=100, Pier=30, Pilot=20))

    assert refused(Minute) == []
    assert len({row.content_type_id for row in Minute.objects.all()}) == 2
    assert len({row.harbour_id for row in Minute.objects.all()}) > 2


def test_a_rule_about_a_picture_is_told_where_no_other_would_do():
    runs.seed(ask(Portrait=5))

    assert Portrait.objects.count() == 5


def test_rows_of_other_sorts_stay_where_a_rule_bounds_or_joins_columns():
    runs.seed(ask(Tariff=150, Tenancy=150, Driver=20, Trip=150, Enrolment=150, Bill=150))

    assert len(set(Tariff.objects.values_list("seats", flat=True))) > 8
    assert len(set(Tenancy.objects.values_list("seats", flat=True))) > 20
    trips = Trip.objects.all()
    assert 40 < trips.filter(arrived=None).count() < 110
    assert trips.exclude(co_driver=None).count() > 80
    assert len({trip.km_start for trip in trips}) > 50
    assert set(Enrolment.objects.values_list("grade_wanted", flat=True)) == {"A1", "A2", "B1"}
    assert len(set(Enrolment.objects.values_list("term", flat=True))) > 50
    assert set(Bill.objects.values_list("vat_rate", flat=True)) == {Decimal("0.00"), Decimal("7.00"), Decimal("19.00")}


def test_trees_are_as_deep_as_their_rows_say():
    runs.seed(ask(Shelf=150))

    depths = list(Shelf.objects.values_list("depth", flat=True))
    assert depths.count(0) < 60
    assert max(depths) > 3


def test_what_is_asked_of_days_and_sizes_leaves_them_different():
    runs.seed(ask(Squad=12, Fixture=150, Parcel=150, Section=150))

    assert all(match.home_id != match.away_id for match in Fixture.objects.all())
    assert {match.kickoff.minute for match in Fixture.objects.all()} == {0, 15, 30, 45}
    assert len(set(Parcel.objects.values_list("length_cm", flat=True))) > 15
    assert Parcel.objects.exclude(returned_at=None).count() > 20
    assert Parcel.objects.exclude(delivered_at=None).count() > 20
    assert set(Section.objects.values_list("level", flat=True)) == {1, 2, 3}


def test_flags_stay_as_rare_as_they_are_and_sexes_are_those_of_names():
    runs.seed(ask(Branch=10, Visit=300))

    visits = list(Visit.objects.all())
    women = [visit for visit in visits if visit.sex == "f"]
    assert 0 < sum(visit.pregnant for visit in visits) < len(women) / 3
    assert len({visit.minutes for visit in visits}) > 10
    names = {sex: {visit.first_name for visit in visits if visit.sex == sex} for sex in "mf"}
    assert len(names["m"] & names["f"]) < len(names["m"] | names["f"]) / 10


def test_spans_are_of_the_length_that_is_asked_for():
    runs.seed(ask(Course=150))

    spans = {(course.ends - course.starts).days for course in Course.objects.all()}
    assert (min(spans) >= 28, max(spans) <= 200, len(spans) > 15) == (True, True, True)
    assert 5 < Course.objects.exclude(un_number="").count() < 60


def test_documents_are_there_where_they_are_asked_for_and_all_sorts_stay():
    runs.seed(ask(Question=150))

    assert set(Question.objects.values_list("kind", flat=True)) == {"text", "choice", "many"}
    assert {bool(question.options) for question in Question.objects.filter(kind="choice")} == {True}


def test_a_table_with_room_for_one_row_gets_it():
    with pytest.raises(SeedingError, match=r"Ask for ruled\.OnlyOne=1 at most"):
        runs.seed(ask(OnlyOne=150))
    runs.seed(ask(OnlyOne=1))

    assert list(OnlyOne.objects.values_list("id", flat=True)) == [1]


def test_rows_differ_where_a_rule_looks_for_others_like_them():
    runs.seed(ask(Project=150, Membership=200))

    assert [Project.objects.count(), Membership.objects.count()] == [150, 200]
    assert refused(Project) == refused(Membership) == []
    assert {True, False} == {*Membership.objects.values_list("over", flat=True)}
    assert {True, False} == {*Membership.objects.values_list("leads", flat=True)}
    projects = Membership.objects.values_list("project", flat=True)
    assert len(set(projects)) < len(projects)


def test_keys_are_keys_of_their_own():
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    runs.seed(ask(Signer=50))

    keys = {
        load_pem_public_key(pem.encode()).public_bytes_raw() for pem in Signer.objects.values_list("pem", flat=True)
    }
    assert len(keys) == 50


def test_what_only_the_database_keeps_apart_differs():
    with connection.cursor() as cursor:
        cursor.execute("CREATE UNIQUE INDEX left_behind ON ruled_bulletin (title)")
        cursor.execute("CREATE UNIQUE INDEX of_another_time ON ruled_membership (project_id)")

    runs.seed(ask(Bulletin=150, Project=60, Membership=60))

    assert [Bulletin.objects.count(), Membership.objects.count()] == [150, 60]


def test_rules_that_ask_for_more_than_equal_values_keep_nothing_apart():
    runs.seed(ask(Bulletin=150))

    assert Bulletin.objects.count() == 150
    assert not Run.objects.get().learned


def test_one_of_two_is_sometimes_the_one_and_sometimes_the_other():
    runs.seed(ask(Contact=150))

    assert 40 < Contact.objects.filter(email=None).count() < 110


def test_numbers_fill_the_range_that_a_message_names():
    runs.seed(ask(Progress=150))

    assert len(set(Progress.objects.values_list("done", flat=True))) > 10
    assert len(set(Progress.objects.values_list("percent", flat=True))) > 30


def test_what_is_compared_in_other_languages_keeps_its_values():
    runs.seed(ask(Anstellung=150))

    for name in ("ablauf", "reihe"):
        assert Anstellung.objects.filter(**{name: None}).count() < 75


def test_forms_that_validators_alone_know_are_found_and_varied():
    runs.seed(ask(Holding=150))

    assert len(set(Holding.objects.values_list("shares", flat=True))) > 20
    assert Holding.objects.exclude(station=None).count() > 100


def test_a_bound_of_some_rows_leaves_rows_of_every_sort():
    runs.seed(ask(Rebate=150))

    assert set(Rebate.objects.values_list("sort", flat=True)) == {"percent", "absolute"}


def test_rows_point_at_others_of_the_same_place():
    runs.seed(ask(Pinned=150, Forum=20, Thread=150, Folder=150))
    runs.seed(ask(Pinned=300, Forum=20, Thread=200, Folder=150))

    assert refused(Pinned) == []
    for name in ("thread", "folder"):
        assert Pinned.objects.exclude(**{name: None}).count() > 150
    assert len(set(Pinned.objects.values_list("forum", flat=True))) > 8


def test_some_rows_have_both_and_some_neither():
    runs.seed(ask(Socket=150, Forum=20))

    assert 20 < Socket.objects.filter(cable=None).count() < 130


def test_what_a_rule_asks_of_some_rows_leaves_the_others_as_they_were():
    runs.seed(ask(Treatment=150))
    rows = Treatment.objects

    assert set(rows.values_list("state", flat=True)) == {"planned", "done", "cancelled"}
    assert rows.filter(systolic__isnull=False, diastolic__isnull=False).count() > 50
    assert rows.exclude(sample=None).exclude(sampled_on=None).count() > 30
    assert rows.filter(sampled_on=None).count() > 10


def test_rules_of_states_leave_rows_in_every_state():
    runs.seed(ask(Remittance=150))
    rows = Remittance.objects

    assert set(rows.values_list("state", flat=True)) == {"pending", "paid", "failed"}
    assert rows.exclude(paid_on=None).count() == rows.filter(state="paid").count()
    assert set(rows.exclude(failure_code="").values_list("state", flat=True)) == {"failed"}


@pytest.mark.parametrize("seed", range(4))
def test_states_with_two_moments_with_one_and_with_none(seed):
    runs.seed(ask(seed, Call=150))

    assert refused(Call) == []
    assert set(Call.objects.exclude(went=None).values_list("state", flat=True)) == {"gone"}


def test_some_rows_come_to_their_last_stage_and_some_to_none():
    runs.seed(ask(Stake=150))

    assert 10 < Stake.objects.exclude(returned_date=None).count() < 120
    assert Stake.objects.filter(paid_date=None).count() > 10


def test_a_tree_lies_within_one_forum():
    runs.seed(ask(Folder=150))

    assert refused(Folder) == []
    assert Folder.objects.filter(parent=None).count() < 60
    assert len(set(Folder.objects.values_list("forum", flat=True))) > 5


def test_what_the_field_says_of_itself_is_taken():
    runs.seed(ask(Timer=150))
    held = {name: set(Timer.objects.values_list(name, flat=True)) for name in ("minute", "arguments", "currency")}

    assert held == {"minute": {"*", "0,30"}, "arguments": {"[]"}, "currency": {"EUR", "GBP", "USD"}}
    assert len(set(Timer.objects.exclude(fee=None).values_list("fee", flat=True))) > 50


def test_a_default_that_is_another_each_time_shows_its_form_and_is_not_taken():
    runs.seed(ask(Authenticator=150))

    keys = set(Authenticator.objects.values_list("key", flat=True))
    assert len(keys) == 150
    assert refused(Authenticator) == []


def test_a_prefix_is_no_constant():
    runs.seed(ask(Opening=150))

    badges = set(Opening.objects.values_list("badge", flat=True))
    assert len(badges) > 100
    assert all(badge.startswith("OP-") for badge in badges)


def test_growing_changes_no_row_that_was_learned():
    runs.seed(ask(Contact=60))
    before = list(Contact.objects.order_by("pk").values_list())

    runs.seed(ask(Contact=200))

    assert list(Contact.objects.order_by("pk").values_list())[:60] == before
    assert refused(Contact) == []


def test_the_size_of_batches_changes_nothing():
    runs.seed(ask(Opening=100), batch_size=7)
    small = list(Opening.objects.order_by("pk").values_list())
    runs.unseed()

    runs.seed(ask(Opening=100))

    assert [row[1:] for row in Opening.objects.order_by("pk").values_list()] == [row[1:] for row in small]


def test_what_no_pattern_satisfies_is_told_by_model_and_message():
    out = io.StringIO()
    call_command("seed_db", "ruled.Impossible=30", stdout=out)

    assert "note: ruled.Impossible: 30 of 30 rows do not pass its own rules: Never is any row right." in out.getvalue()
    assert Impossible.objects.count() == 30


def test_a_dry_run_tells_the_same_and_writes_nothing():
    out = io.StringIO()
    call_command("seed_db", "ruled.Impossible=30", "ruled.Contact=5", dry_run=True, stdout=out)

    assert "Never is any row right." in out.getvalue()
    assert "clean(): exactly one of email, phone" in out.getvalue()
    assert not Impossible.objects.exists()
    assert not Run.objects.exists()


def test_questions_leave_room_for_what_is_tried():
    runs.seed(ask(Crate=60))

    assert refused(Crate) == []
    assert Crate.objects.filter(weight__isnull=False).count() > 10


def test_a_message_that_cannot_be_worded_is_told_as_it_was_written():
    """What it names is a row that does not know what it is called."""
    out = io.StringIO()
    call_command("seed_db", "ruled.Stray=30", validate="all", stdout=out)

    assert "30 of 30 rows do not pass its own rules: %(row)s goes astray." in out.getvalue()
    assert Stray.objects.count() == 30


def test_every_row_is_judged_when_asked_for():
    out = io.StringIO()
    call_command("seed_db", "ruled.Impossible=70", "ruled.Contact=30", validate="all", stdout=out)

    assert "30 of 100 rows pass full_clean()." in out.getvalue()
    assert "ruled.Impossible: 70 of 70 rows" in out.getvalue()


@pytest.mark.parametrize(("label", "failing"), [("ruled.Impossible", 70), ("odd.Line", 0)])
def test_rows_are_judged_chunk_by_chunk(monkeypatch, label, failing):
    """What is undone after a row that fails leaves the next ones to be read."""
    monkeypatch.setattr("seeding.trials.stored.CHUNK", 20)
    runs.seed(Request(1, AS_OF, {"odd.Account": 9, label: 70}))

    found = judge_stored(read_schema()[label], "default")

    assert (found.rows, found.rows - found.passing) == (70, failing)


def test_a_class_of_fields_is_given_the_example_of_its_docstring():
    runs.seed(ask(Recurrent=20))

    assert {str(row.period) for row in Recurrent.objects.all()} == {"{'unit': 'days', 'number': 1}"}
    assert refused(Recurrent) == []


def test_values_that_a_class_of_fields_makes_nothing_of_are_stored_as_they_are():
    runs.seed(ask(Registered=20))

    assert Registered.objects.exclude(handler="").count() == 20


def test_rows_that_cannot_be_read_are_told():
    out = io.StringIO()
    call_command("seed_db", "ruled.Unreadable=20", validate="all", stdout=out)

    assert "its rows cannot be read: ValueError: It cannot be read." in out.getvalue()
    assert Unreadable.objects.count() == 20


def test_documents_are_ones_that_their_decoder_reads():
    runs.seed(ask(Flagged=20))

    assert {row.flags for row in Flagged.objects.all()} <= {None, frozenset()}


def test_documents_are_judged_as_their_decoder_reads_them():
    """An empty list is blank; the set without words that is made of it is not."""
    runs.seed(ask(Marked=20))

    assert [row.flags for row in Marked.objects.all()] == [frozenset()] * 20
    for row in Marked.objects.all():
        row.full_clean()


def test_what_rules_leave_for_the_end_of_the_transaction_is_forgotten(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        call_command("seed_db", "ruled.Announced=20", stdout=io.StringIO())

    assert callbacks == []


def test_lessons_are_recorded_and_read_again():
    result = runs.seed(ask(Contact=40))
    recorded = Run.objects.get().learned["ruled.Contact"]

    assert [read(one) for one in recorded] == list(result.plan.facts.learned["ruled.Contact"])
    assert json.loads(json.dumps([written(read(one)) for one in recorded])) == recorded
    assert read(["NoSuchPattern", {}]) is None


@pytest.mark.parametrize(
    ("message", "values", "expected"),
    [
        ("Value 'abc' is wrong", (), "Value … is wrong"),
        ("12 of 30", (), "… of …"),
        ("code AB-7 must start so", ("AB-7", "x"), "code … must start so"),
    ],
)
def test_messages_lose_what_differs_from_row_to_row(message, values, expected):
    assert shape(message, values) == expected


def test_what_is_to_be_long_is_a_text_all_the_same():
    runs.seed(ask(Exercise=60))

    assert all(" " in text and len(text) >= 40 for text in Exercise.objects.values_list("description", flat=True))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_rules_that_stand_behind_one_another_are_learned_one_by_one(seed):
    runs.seed(ask(LedgerAccount=120, Voucher=100, seed=seed))

    assert refused(LedgerAccount) == refused(Voucher) == []
    assert len(set(LedgerAccount.objects.values_list("role", flat=True))) == len(LedgerAccount.ROLES)
    assert 0 < Voucher.objects.filter(accrued=True).count() < 100


def test_a_column_that_is_redrawn_keeps_every_condition_on_it():
    source = Only(Only(Constant("old"), Given("a")), Given("b"))
    assert inside(source, Constant("new")) == Only(Only(Constant("new"), Given("a")), Given("b"))


@pytest.mark.django_db
def test_rows_are_judged_again_where_they_or_what_they_reach_hold_something_else(monkeypatch):
    plan = build_plan(ask(Forum=3, Thread=20, Message=20, Folder=60))
    judged = []
    for model in (Message, Folder):
        monkeypatch.setattr(model, "clean", lambda row: judged.append(row.pk))

    def counted(judge, label):
        judged.clear()
        judge.judged(label, np.arange(20))
        return len(judged)

    def otherwise(judge, label, name, source):
        model = judge.objects.plan.models[label]
        columns = [replace(one, source=source) if one.field.name == name else one for one in model.columns]
        return judge.changed(replace(model, columns=tuple(columns)))

    with judging(plan, "default") as judge:
        judge.begin("ruled.Message")
        assert [counted(judge, "ruled.Message") for _ in range(2)] == [20, 0]
        same = otherwise(judge, "ruled.Message", "id", plan.models["ruled.Message"].column("id").source)
        assert counted(same, "ruled.Message") == 0
        assert counted(otherwise(judge, "ruled.Message", "topic", Constant(None)), "ruled.Message") == 20
        judge.begin("ruled.Folder")
        assert [counted(judge, "ruled.Folder") for _ in range(2)] == [20, 0]
        roots = Either(Lacks("parent"), Constant("Root"), plan.models["ruled.Folder"].column("title").source)
        # Those in a folder hold what they held, and stand in one that does not.
        assert counted(otherwise(judge, "ruled.Folder", "title", roots), "ruled.Folder") == 20
        judge.store(["ruled.Thread"])
        assert counted(judge, "ruled.Folder") == 20
