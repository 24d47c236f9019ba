"""CHECK clauses as databases print them: what is read of them, what is not, and tables that only a migration's SQL rules."""

from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q

from seeding import runs
from seeding.clauses import check_of, clauses_of, condition_of
from seeding.models import Run
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.runs.checks import undeclared_checks
from seeding.runs.replay import plan_of
from seeding.runs.triggers import assigned_fields
from seeding.schema import read_schema, seedable
from seeding.spec import SeedingError
from seeding.truth import truth
from tests.odd.models import Awkward, Vote
from tests.tables import AS_OF, field, table, to

ACCOUNT = table(
    "app.Account",
    field("type", "text", max_length=2),
    field("bank", "boolean"),
    field("amount", "decimal", places=2, digits=10),
    field("limit", "decimal", places=2, digits=10),
    field("size"),
    field("low", low=0),
    field("start", "date"),
    field("end", "date"),
    field("seen", "timestamp"),
    field("data", "json"),
    to("parent", "app.Account"),
    to("other", "app.Account"),
)

READ = {
    # As PostgreSQL prints them.
    "((bank = false) OR ((type)::text = 'AS'::text))": Q(bank=False) | Q(type="AS"),
    "(bank OR (NOT bank))": Q(bank=True) | ~Q(bank=True),
    "(amount > (0)::numeric)": Q(amount__gt=0),
    "(amount <> 0.5)": ~Q(amount=Decimal("0.5")),
    "((size >= 1) AND (size <= 9))": Q(size__gte=1, size__lte=9),
    "(size > '-1'::integer)": Q(size__gt=-1),
    "((type)::text = ANY ((ARRAY['AS'::character varying, 'LI'::character varying])::text[]))": Q(
        type__in=("AS", "LI")
    ),
    "((type)::text <> ALL (ARRAY['AS'::text, 'LI'::text]))": ~Q(type__in=("AS", "LI")),
    '("end" >= start)': Q(end__gte=F("start")),
    "(start > '2020-01-31'::date)": Q(start__gt=date(2020, 1, 31)),
    "(seen < '2030-01-01 00:00:00+00'::timestamp with time zone)": Q(seen__lt=datetime(2030, 1, 1, tzinfo=UTC)),
    '(amount <= ("limit" - 1.5))': Q(amount__lte=F("limit") - Decimal("1.5")),
    "((type)::text ~~ 'A%'::text)": Q(type__startswith="A"),
    "((type)::text !~~ '%A%'::text)": ~Q(type__contains="A"),
    "((type)::text ~ '^[A-Z]+$'::text)": Q(type__regex="^[A-Z]+$"),
    "(char_length((type)::text) = 2)": Q(type__length=2),
    "(length(btrim((type)::text)) > 0)": Q(type__trim__length__gt=0),
    "((type)::text <> ''::text)": ~Q(type=""),
    "(num_nonnulls(parent_id, other_id) = 1)": (
        Q(parent__isnull=False) & ~Q(other__isnull=False) | ~Q(parent__isnull=False) & Q(other__isnull=False)
    ),
    "((parent_id IS NULL) <> (other_id IS NULL))": ~(
        Q(parent__isnull=True) & Q(other__isnull=True) | ~Q(parent__isnull=True) & ~Q(other__isnull=True)
    ),
    "(data IS NOT NULL)": Q(data__isnull=False),
    "(parent_id <> id)": ~Q(parent=F("id")),
    "(bank IS TRUE)": Q(bank=True, bank__isnull=False),
    # As somebody wrote them for SQLite.
    "size BETWEEN 1 AND 9 -- as always": Q(size__gte=1, size__lte=9),
    '"app_account"."size" in (1, 2)': Q(size__in=(1, 2)),
    "bank = 0 or Type == 'AS'": Q(bank=False) | Q(type="AS"),
    "9 > size": Q(size__lt=9),
    "type NOT LIKE 'x%'": ~Q(type__istartswith="x"),
    "type LIKE 'It''s'": Q(type__iexact="It's"),
    "CAST(size AS integer) != -3": ~Q(size=-3),
    "(parent_id IS NOT NULL) + (other_id IS NOT NULL) < 1": ~Q(parent__isnull=False) & ~Q(other__isnull=False),
    "CASE WHEN data IS NULL THEN 1 ELSE 0 END = 1": Q(data__isnull=True),
}
REFUSED = (
    "", "true", "1 = 1", "size", "size >", "size > 1)", "(size > 1", "size > 1 extra", "nothing > 1", "size > NULL",
    "size = 'many'", "size > 1.5", "type = 1", "bank = 2", "amount + type > 1", "start + 1 > start", "size > start",
    "type LIKE 'a_c'", "type LIKE '%'", r"type LIKE 'a\%'", "type LIKE 'a!%' ESCAPE '!'", "type ~ '('", "type GLOB 'a*'",
    "type COLLATE nocase = 'a'", "start < now()", "start < CURRENT_DATE", "start > '2020-13-01'", "data ->> 'a' = 'b'",
    "JSON_VALID(data) OR data IS NULL", "EXTRACT(year FROM start) > 1", "size % 2 = 0", "size / 2 > 1", "seen::date > start",
    "size IN (SELECT 1)", "type = \"AS\"", "size IS DISTINCT FROM 1", "type || 'a' = 'ba'", "amount::integer > 1",
    "num_nonnulls(parent_id, other_id) = 7", "length(size) > 1", "abs(type) > 1", "type = ANY ('{a,b}'::text[])",
    "size > 1; DROP TABLE x", "'unclosed", "(bank AND size > 1)::integer = 1", "size IN (1, NULL)", "(1, 2) = size",
)  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_a_clause_is_read(text):
    assert condition_of(ACCOUNT, text) == READ[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_understood_is_not_read(text):
    assert condition_of(ACCOUNT, text) is None


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        ("(amount + \"limit\") >= 3", {"amount": Decimal(1), "limit": Decimal("1.5")}, False),
        ("(amount + \"limit\") >= 3", {"amount": Decimal(1), "limit": None}, None),
        ("coalesce(size, 0) > 0", {"size": None}, False),
        ("lower(type) = type", {"type": "as"}, True),
        ("abs(size) <= 2", {"size": -3}, False),
        ("bank IS NOT TRUE", {"bank": None}, True),
        ("size * 2 > low", {"size": 2, "low": 3}, True),
    ],
)  # fmt: skip
def test_a_clause_holds_as_it_does_in_the_database(text, row, expected):
    condition = condition_of(ACCOUNT, text)
    assert condition is not None
    assert truth(condition, row) is expected


COLUMNS = {
    "type": ("varchar(9)", ["AS", "LI", "A", "xA", "It's", "it's", "", " ", None]),
    "bank": ("boolean", [True, False, None]),
    "amount": ("numeric(10, 2)", [Decimal("-1"), Decimal("0"), Decimal("0.5"), Decimal("9.25"), None]),
    "limit": ("numeric(10, 2)", [Decimal("2"), Decimal("10.75"), None]),
    "size": ("integer", [-4, -3, -1, 0, 1, 2, 5, 9, 10, None]),
    "low": ("integer", [0, 3, None]),
    "start": ("date", [date(2020, 1, 31), date(2020, 2, 1), None]),
    "end": ("date", [date(2020, 1, 31), date(2021, 1, 1), None]),
    "seen": ("timestamptz", [datetime(2029, 12, 31, 23, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC), None]),
    "data": ("text", ["{}", None]),
    "parent_id": ("integer", [1, 7, None]),
    "other_id": ("integer", [2, None]),
}


def stored_rows(count=80):
    """Rows of ACCOUNT in a table of the database, by their key."""
    draw = Random(0)
    rows = {key: {name: draw.choice(values) for name, (_, values) in COLUMNS.items()} for key in range(1, count + 1)}
    with connection.cursor() as cursor:
        columns = ", ".join(f'"{name}" {kind}' for name, (kind, _) in COLUMNS.items())
        cursor.execute(f"CREATE TEMPORARY TABLE app_account (id integer, {columns})")
        marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
        for key, row in rows.items():
            given = [str(one) if isinstance(one, (Decimal, date)) else one for one in row.values()]
            cursor.execute(f"INSERT INTO app_account VALUES ({marks})", [key, *given])
    return {
        key: {name.removesuffix("_id"): value for name, value in row.items()} | {"id": key} for key, row in rows.items()
    }


@pytest.mark.django_db
def test_every_clause_is_judged_as_the_database_judges_it():
    rows, judged = stored_rows(), 0
    with connection.cursor() as cursor:
        for text in READ:
            if " LIKE " in text and connection.vendor == "postgresql":
                # It prints `~~`, which sees case; SQLite's LIKE does not.
                continue
            try:
                with transaction.atomic():
                    cursor.execute(f"SELECT id, ({text}\n) FROM app_account".replace("%", "%%"), [])
            except DatabaseError:
                # The words of the other database.
                continue
            judged += 1
            for key, said in cursor.fetchall():
                assert truth(READ[text], rows[key]) == (None if said is None else bool(said)), (text, rows[key])
    assert judged == (18 if connection.vendor == "sqlite" else 28)


def test_what_the_fields_keep_to_by_themselves_is_no_check():
    assert check_of(ACCOUNT, "app_account_low_check", '("low" >= 0)') is None
    assert check_of(ACCOUNT, "", " low  >= 1 ").name == "low >= 1"


ASSET = "((bank = false) OR ((type)::text = 'AS'::text))"


@pytest.mark.parametrize(
    ("text", "assigned", "stated"),
    [
        (ASSET, {"type"}, "(bank = false)"),
        (ASSET, {"bank"}, "((type)::text = 'AS'::text)"),
        (ASSET, {"bank", "type"}, ASSET),
        ("CASE WHEN data IS NULL OR size > 1 OR bank THEN 1 ELSE 0 END = 1", {"type"}, None),
        ("JSON_VALID(data) OR data IS NULL", {"type"}, None),
        ("bank OR (size > 1 AND (type = 'a' OR size < 9))", {"type"}, "bank"),
    ],
)
def test_alternatives_that_a_trigger_may_undo_do_not_count(text, assigned, stated):
    check = check_of(ACCOUNT, "", text, assigned)
    assert (check and check.text) == stated


def test_a_clause_reads_the_same_when_it_is_read_again():
    for text in READ:
        check = check_of(ACCOUNT, "rule", text)
        assert check_of(ACCOUNT, "rule", check.text) == check
        assert check_of(ACCOUNT, "rule", check.text).condition == check.condition == READ[text]


def test_a_clause_without_end_is_no_matter():
    assert condition_of(ACCOUNT, "(" * 9999 + "size > 1") is None


def test_clauses_of_a_statement():
    statement = """CREATE TABLE "t" ( -- CHECK (no)
        a integer CHECK ("a" >= 0), b text DEFAULT 'CHECK (x)', "CHECK" int,
        CONSTRAINT "both (sides)" CHECK ((a > 1) AND (b <> ')')), CHECK (a < 9"""
    assert list(clauses_of(statement)) == [("", '"a" >= 0'), ("both (sides)", "(a > 1) AND (b <> ')')"), ("", "a < 9")]


# In a database --------------------------------------------------------------------------------------------

RULES = {
    "children_are_paid": "children = false OR plan = 'paid'",
    "few_rows": "\"rows\" BETWEEN 1 AND 9",
    "keys_begin": "keys LIKE 'K-%'",
    "in_order": '"select" > "column"',
    "unreadable": "nth % 1 = 0",
}  # fmt: skip


def rule(model, **rules):
    """Give a model's table checks by SQL of our own, as a migration would."""
    name = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        clauses = [f"CONSTRAINT {own} CHECK ({text})" for own, text in rules.items()]
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [model._meta.db_table])
            statement = cursor.fetchone()[0].rpartition(")")[0]
            cursor.execute(f"DROP TABLE {name}")
            cursor.execute(", ".join([statement, *clauses]) + ")")
        else:
            cursor.execute(f"ALTER TABLE {name} " + ", ".join(f"ADD {clause}" for clause in clauses))


def ask(count=100, **more):
    return Request(1, AS_OF, {"odd.Awkward": count}, **more)


def held():
    return list(Awkward.objects.order_by("pk").values("children", "plan", "rows", "keys", "order", "column"))


@pytest.mark.django_db
def test_the_databases_of_models_alone_have_no_other_checks():
    assert undeclared_checks(connection, read_schema()) == {}


@pytest.mark.django_db
def test_rows_meet_what_the_database_alone_asks():
    rule(Awkward, **RULES)

    result = runs.seed(ask())

    rows = held()
    assert len(rows) == 100
    assert {(row["children"], row["plan"]) for row in rows} == {(True, "paid"), (False, "paid"), (False, "free")}
    assert all(1 <= row["rows"] <= 9 and row["keys"].startswith("K-") for row in rows)
    assert {check.name for check in result.plan.facts.checks["odd.Awkward"]} == RULES.keys() - {"unreadable"}


@pytest.mark.django_db
def test_the_plan_names_them():
    rule(Awkward, keys_begin=RULES["keys_begin"])

    plan = runs.plan_for(ask())

    assert "keys_begin" in plan.models["odd.Awkward"].column("keys").reason


@pytest.mark.django_db
def test_they_are_recorded_and_later_rows_are_drawn_by_the_same():
    rule(Awkward, **RULES)
    run = runs.seed(ask(50)).run
    before = held()
    again = plan_of(Run.objects.get(pk=run.pk))

    runs.seed(ask(120))

    assert held()[:50] == before
    assert len(held()) == 120
    assert again.rows("odd.Awkward", range(50)).column("keys").values() == [row["keys"] for row in before]


@pytest.mark.django_db
def test_rows_that_were_made_before_a_rule_came_stay_and_are_added_to_as_they_were():
    runs.seed(ask(20))
    before = held()
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM "odd group"')
    rule(Awkward, few_rows=RULES["few_rows"])

    assert runs.plan_for(ask(20)).rows("odd.Awkward", range(20)).column("keys").values() == [r["keys"] for r in before]
    assert Run.objects.get().checks == {}


@pytest.mark.django_db
def test_several_processes_draw_by_them_too():
    rule(Awkward, **RULES)
    runs.seed(ask())
    before = held()

    runs.seed(ask(), fresh=True, workers=2, batch_size=20)

    assert held() == before


@pytest.mark.django_db
def test_a_rule_that_no_row_comes_to_meet_is_left_to_the_database():
    rule(Awkward, never="\"rows\" * 2 = \"rows\" * 2 + 1")  # fmt: skip

    with pytest.raises(SeedingError, match=r"The database refused rows of odd\.Awkward"):
        runs.seed(ask(5))
    apart = ("odd.Awkward", "odd.Course")
    others = {label: 0 for label, table in read_schema().items() if label not in apart and seedable(table)}
    result = runs.seed(Request(1, AS_OF, {**others, "odd.Vote": 1}, every=5))

    assert not Awkward.objects.exists()
    assert Vote.objects.count() == 1
    assert any("odd.Awkward is left out: The database refused" in note for note in result.plan.notes)


@pytest.mark.django_db
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="triggers of SQLite assign nothing before a row is stored"
)
def test_a_trigger_that_assigns_a_column_breaks_no_rule():
    rule(Awkward, children_are_paid=RULES["children_are_paid"])
    with connection.cursor() as cursor:
        cursor.execute("""
            CREATE FUNCTION freed() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN IF NEW.nth <> 1 THEN NEW.plan = 'free'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER freed BEFORE INSERT ON "odd group" FOR EACH ROW EXECUTE FUNCTION freed()
        """)
    assert assigned_fields(connection, read_schema()) == {"odd.Awkward": {"plan"}}

    runs.seed(ask())

    assert {row["children"] for row in held()} == {False}


def test_a_plan_without_a_database_knows_none():
    assert build_plan(ask()).models["odd.Awkward"].table.checks == ()
