"""Plan files: read with lines, checked against their schema, laid over the seeds, and written back."""

import itertools
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import yaml
from django.core.management import CommandError, call_command

from seeding.documents import read_text
from seeding.plan import Request
from seeding.planfile.forms import FORMS, read_source, write_source
from seeding.planfile.printing import as_yaml
from seeding.planfile.requesting import request_of
from seeding.planfile.structure import plan_schema
from seeding.planning import build_plan
from seeding.runs import plan_for, seed
from seeding.schema import read_schema
from seeding.spec import SeedingError
from shop.models import Order, User
from tests.tables import AS_OF, field

BASE = Request(0, AS_OF)


def plan(text):
    return build_plan(request_of(read_text(text, "shop.yml"), BASE))


def problems(text):
    with pytest.raises(SeedingError) as error:
        plan(text)
    return error.value.problems


def rows(made, label):
    return made.rows(label, range(made.counts[label]))


WHOLE = """
version: 1
seed: 7
as_of: 2024-06-01
locales: {en_US: 70, de_DE: 30}
edge_cases: 0.02
scenarios: [no_stock, churn: 0.3]
providers: [shop.providers.WarrantyProvider]
models:
  shop.User:
    rows: 200
    fields:
      role: {shares: {user: 50, premium: 40, admin: 10}}
      date_of_birth: {range: [1950-01-01, 1990-12-31], null: 0.2}
      phone: {faker: warranty_serial, args: {prefix: X}}
  shop.Order:
    fan_out: {0: 50, 2: 30, 7: 20}
    require: [total_price >= 20, "quantity < 50 or product.price < 20"]
  shop.Product:
    rows: 60
    fields:
      description: {pattern: "[A-Z]{3}-[0-9]{4}"}
      price: {log_normal: {median: 40, sigma: 0.7, min: 4, max: 900}}
"""


def test_a_whole_plan():
    made = plan(WHOLE)

    assert (made.seed, made.counts["shop.User"], made.counts["shop.Product"]) == (7, 200, 60)
    assert made.counts["shop.Order"] == 200 * 2
    users, orders = rows(made, "shop.User"), rows(made, "shop.Order")
    roles = users.column("role").values()
    assert (roles.count("premium"), roles.count("admin")) == (80, 20)
    born = users.column("date_of_birth")
    assert born.nulls.mean() == pytest.approx(0.2, abs=0.02)
    present = [value for value in born.values() if value]
    assert date(1950, 1, 1) <= sorted(present)[len(present) // 20]
    assert any(phone.startswith("X-") for phone in users.column("phone").values())
    assert (orders.total_price >= 2000).all()
    assert ((orders.quantity < 50) | (orders.product.price < 2000)).all()
    assert set(rows(made, "shop.Product").stock.tolist()) == {0}
    assert rows(made, "shop.Product").price.max() <= 90_000
    german = sum(any(letter in name for letter in "äöüß") for name in users.column("full_name").values())
    assert german > 3


def test_plans_of_the_docs_can_be_made():
    text = (Path(__file__).parent.parent / "docs/plans.md").read_text()
    shown = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert len(shown) >= 2

    for one in shown:
        assert plan(one if one.startswith("version") else f"version: 1\n{one}").counts


def test_a_field_goes_along_with_one_that_scenarios_and_edges_change():
    fields = """
models:
  shop.Product:
    rows: 3000
    fields:
      stock: {exponential: {mean: 80, max: 2000}}
      price: {log_normal: {median: 40, sigma: 0.7, max: 900}, correlate: {with: stock, rho: -0.8}}
"""
    alone = rows(plan(fields), "shop.Product").column("price").values()
    for changed in ("scenarios: [no_stock]", "scenarios: [no_stock: 0.3]", "edge_cases: 0.1"):
        made = rows(plan(changed + fields), "shop.Product")
        stock, price = made.stock, np.array(made.column("price").values(), dtype=float)
        same = np.mean(price == np.array(alone, dtype=float))
        assert same > 0.85, changed
        usual = (stock > 1) & (price > 2) & (price < 800)
        if usual.any():
            assert np.corrcoef(stock[usual], np.log(price[usual]))[0, 1] < -0.5, changed


@pytest.mark.django_db
def test_the_plan_in_force_makes_the_same_rows_again():
    request = request_of(read_text(WHOLE, "shop.yml"), BASE)
    first = seed(request, digests=True)
    printed = as_yaml(first.plan)
    again = request_of(read_text(printed, "printed.yml"), BASE)
    second = seed(again, digests=True, fresh=True)

    assert {table.label: table.digest for table in first.tables} == {
        table.label: table.digest for table in second.tables
    }
    assert as_yaml(plan_for(again)) == printed


@pytest.mark.django_db
def test_a_plan_of_the_command_alone_is_printed_and_repeated(capsys):
    call_command("seed_db", "--users=80", "--orders=100", "--locale=de_DE=2,en_US=1", "--seed=4", "--print-plan")
    printed = capsys.readouterr().out
    assert not User.objects.exists()
    again = build_plan(request_of(read_text(printed, "printed.yml"), BASE))
    request = Request(4, AS_OF, {"shop.User": 80, "shop.Order": 100}, locales=("de_DE", "en_US"), locale_weights=(2, 1))
    before = build_plan(request)

    assert again.counts == before.counts
    assert {label: again.probe(label) for label in again.models} == {
        label: before.probe(label) for label in before.models
    }


@pytest.mark.django_db
def test_options_go_before_the_plan(tmp_path):
    path = tmp_path / "shop.json"
    path.write_text(json.dumps({"seed": 3, "models": {"shop.User": 40, "shop.Invoice": {"rows": 0}}}))
    call_command("seed_db", "--plan", str(path), "--users=30", "--seed=9")

    assert User.objects.count() == 30
    with pytest.raises(CommandError, match=r"shop\.json"):
        call_command("seed_db", "--plan", str(tmp_path / "none" / "shop.json"))


@pytest.mark.django_db
def test_a_run_of_a_plan_is_undone_and_grown(tmp_path):
    path = tmp_path / "shop.yml"
    path.write_text("models:\n  shop.User: {rows: 20, fields: {role: premium, is_active: true}}\n")
    call_command("seed_db", "--plan", str(path))
    call_command("seed_db", "--plan", str(path), "--users=30")
    assert set(User.objects.values_list("role", flat=True)) == {"premium"}
    assert User.objects.count() == 30
    call_command("unseed_db")
    assert not User.objects.exists()
    assert not Order.objects.exists()


# Every form -----------------------------------------------------------------------------------------------

FIELDS = {
    "weights": field("x", "text"),
    "shares": field("x", "text"),
    "choice": field("x", "text"),
    "listing": field("x", "text"),
    "constant": field("x", "decimal", places=2, digits=9),
    "range": field("x"),
    "skewed": field("x"),
    "normal": field("x"),
    "log_normal": field("x", "decimal", places=2, digits=9),
    "exponential": field("x", "float"),
    "histogram": field("x"),
    "kind": field("x", "text"),
    "faker": field("x", "text"),
    "pattern": field("x", "text"),
    "sequence": field("x", "text"),
    "pick": field("x"),
    "follow": field("x"),
    "after": field("x", "timestamp"),
    "rule": field("x"),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_read_and_written_back(name):
    given = yaml.safe_load(FORMS[name].example)
    jsonschema.validate(given[name], FORMS[name].schema)
    source = read_source(given, FIELDS[name], ())
    written = write_source(source, FIELDS[name])

    assert read_source(written, FIELDS[name], ()) == source
    assert FORMS[name].summary.endswith(".")


def test_dates_and_instants_have_distributions():
    made = plan(
        "models: {shop.User: {rows: 3000, fields: {"
        "date_of_birth: {normal: {mean: 1980-01-01, sd: 6000, min: 1950-01-01, max: 2000-01-01}},"
        "last_login: {range: [2024-01-01, '2024-02-01T12:00:00Z'], null: 0.5}}}}"
    )
    born = rows(made, "shop.User").column("date_of_birth").values()
    login = rows(made, "shop.User").column("last_login")

    assert (min(born), max(born)) == (date(1950, 1, 1), date(2000, 1, 1))
    assert abs(np.median([day.toordinal() for day in born]) - date(1980, 1, 1).toordinal()) < 200
    assert {moment.year for moment in login.values() if moment} == {2024}
    assert login.nulls.mean() == 0.5


def test_the_schema_is_published_and_valid():
    published = Path(__file__).parents[1] / "seeding" / "planfile" / "plan.schema.json"

    assert json.loads(published.read_text()) == plan_schema()
    jsonschema.Draft202012Validator.check_schema(plan_schema())


# Data sets ------------------------------------------------------------------------------------------------

DATA_SETS = """
models: {shop.User: 10}
datasets:
  departments: {rows: 3, fields: {name: {listing: [Sales, IT, Support]}}}
  employees:
    rows: 500
    key: number
    fields:
      number: {sequence: {start: 100, format: "E-{}"}}
      name: {kind: full_name}
      email: {kind: email, unique: true, max_length: 60}
      department: {references: departments, pick: {skewed: false}}
      boss: {references: employees, null: 0.1}
      user: {references: shop.User, pick: {}}
      salary: {type: decimal, log_normal: {median: 4000, sigma: 0.4, min: 1500}}
      bonus: {type: decimal, rule: salary * 0.1}
      hired: {range: [2015-01-01, 2024-01-01]}
      active: {weights: {true: 9, false: 1}}
      level: {weights: {1: 5, 2: 3, 3: 1}}
      city: Paris
  badges:
    children_of: employee
    fan_out: {0: 50, 1: 30, 2: 20}
    fields: {employee: {references: employees}, colour: {choice: [red, blue]}}
"""


def test_data_sets_without_a_model_are_linked_tables():
    made = plan(DATA_SETS)
    employees, badges = rows(made, "data.employees"), rows(made, "data.badges")

    assert made.counts["data.badges"] == 350
    assert employees.column("number").values()[:2] == ["E-100", "E-101"]
    assert len(set(employees.column("email").values())) == 500
    assert set(employees.column("department").values()) == {1, 2, 3}
    assert set(badges.column("employee").values()) <= set(employees.column("number").values())
    assert employees.column("bonus").values()[0] == round(employees.column("salary").values()[0] / 10, 2)
    assert min(employees.column("salary").values()) >= Decimal(1500)
    assert isinstance(employees.column("hired").values()[0], date)
    assert set(employees.column("active").values()) == {True, False}
    assert set(employees.column("level").values()) == {1, 2, 3}
    assert set(employees.column("city").values()) == {"Paris"}
    boss = employees.column("boss").values()
    assert boss[0] is None
    assert set(boss) - {None} < set(employees.column("number").values())
    assert "data.employees" not in read_schema()


@pytest.mark.django_db
def test_a_database_has_no_table_for_them():
    with pytest.raises(SeedingError, match=r"data sets departments, employees.*--to DIR"):
        seed(request_of(read_text(DATA_SETS), BASE))
    assert not User.objects.exists()


# Mistakes -------------------------------------------------------------------------------------------------

USER = "models:\n  shop.User:\n    rows: 5\n    fields:\n      "


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("sed: 7\n", ["shop.yml, line 1: sed", "'sed' is not known", "seed"]),
        ("seed: many\n", ["line 1", "'many' is text", "integer"]),
        ("version: 2\n", ["line 1", "version 1"]),
        ("models:\n  shop.Usr: 5\n", ["line 2", "no such model", "shop.User"]),
        ("models:\n  shop.User: -5\n", ["line 2", "at least 0"]),
        ("models:\n  shop.User:\n    row: 5\n", ["line 3", "'row'", "rows"]),
        (USER + "rle: user\n", ["line 5", "no such field", "role"]),
        (USER + "role: {weigths: {user: 1}}\n", ["line 5", "weigths", "weights"]),
        (USER + "role: {weights: {boss: 1}}\n", ["line 5", "'boss' is none of the choices"]),
        (USER + "role: {weights: {user: 0}}\n", ["line 5", "all weights are 0"]),
        (USER + "role: {weights: {user: -1}}\n", ["line 5", "at least 0"]),
        (USER + "role: {shares: {user: 70, admin: 20}}\n", ["line 5", "sum to 90"]),
        (USER + "role: {shares: {user: 1}, choice: [user]}\n", ["line 5", "two ways"]),
        (USER + "full_name: {null: 0.5}\n", ["line 5", "nothing says how"]),
        (USER + "full_name: {kind: full_name, null: 0.5}\n", ["line 5", "may not be null"]),
        (USER + "full_name: {kind: fullname}\n", ["no kind is called 'fullname'", "full_name"]),
        (USER + "full_name: {faker: nmae}\n", ["faker: nmae", "name"]),
        (USER + "full_name: {pattern: '[a'}\n", ["line 5", "unterminated"]),
        (USER + "is_active: {rule: 'role = 3'}\n", ["line 5", "cannot be read"]),
        (USER + "is_active: {rule: 'rle == 3'}\n", ["line 5", "`rle`", "`role`"]),
        (USER + "date_of_birth: {range: [2000-01-01, 1990-01-01]}\n", ["line 5", "lies above"]),
        (USER + "date_of_birth: {range: [young, old]}\n", ["line 5", "'young' is no value"]),
        (USER + "date_of_birth: {normal: {mean: 1990-01-01}}\n", ["line 5", "sd must be there"]),
        ("models:\n  shop.Order:\n    fan_out: {0: 50, 1: 20}\n", ["line 3", "sum to 70"]),
        ("models:\n  shop.User:\n    fan_out: {0: 50, 1: 50}\n", ["line 3", "follows no parent"]),
        ("models:\n  shop.Order:\n    require: [total_prise > 3]\n", ["line 3", "total_prise", "total_price"]),
        ("models:\n  shop.Order:\n    require: [total_price > 99999999]\n", ["shop.Order", "1000 tries", "Loosen"]),
        ("scenarios: [no_stok]\n", ["no_stok", "no_stock"]),
        ("providers: [shop.providers.Nothing]\n", ["line 1", "shop.providers.Nothing", "cannot be imported"]),
        ("locales: [xx_XX]\n", ["xx_XX"]),
        ("locales: {en_US: -1}\n", ["line 1"]),
        ("seed: 1\nseed: 2\n", ["line 2", "twice"]),
        ("seed: [1\n", ["no YAML"]),
        ('{"seed": 1,}', ["line 1", "no JSON"]),
        ("", ["empty"]),
        ("- a\n- b\n", ["a mapping", "list"]),
        ("datasets: {a: {rows: 3}}\n", ["line 1", "fields must be there"]),
        ("datasets:\n  a: {fields: {b: {references: c}}}\n", ["line 2", "'c' is neither"]),
        ("datasets:\n  a: {fields: {b: {rule: 1 + 1}}}\n", ["line 2", "takes string"] if False else ["line 2"]),
        ("datasets:\n  a: {key: z, fields: {b: 3}}\n", ["line 2", "'z' is none of its fields"]),
    ],
)
def test_every_mistake_has_its_line(text, telling):
    said = "\n".join(problems(text))

    assert [part for part in telling if part not in said] == []


def test_all_mistakes_are_told_at_once():
    said = problems(USER + "rle: user\n      is_activ: true\n  shop.Prodct: 4\n")

    assert len(said) == 3


def test_garbage_is_refused_without_a_traceback(tmp_path):
    path = tmp_path / "shop.yml"
    for garbage in (
        b"\xff\xfe\x00",
        b"\x00\x01",
        b"a: &a [*a]",
        b"!!python/object:os.system {}",
        b"a: !x 3",
        b"? []\n: 3",
    ):
        path.write_bytes(garbage)
        with pytest.raises(CommandError) as error:
            call_command("seed_db", "--plan", str(path))
        assert error.value.returncode == 2


def test_a_few_lines_that_come_to_no_end_are_refused():
    """Each line has the one before nine times."""
    lines = ["a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    for before, name in itertools.pairwise("abcdefghi"):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    with pytest.raises(SeedingError, match="more than 1,000,000 parts"):
        read_text("\n".join(lines))
