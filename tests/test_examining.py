"""What fails keeps its files from appearing; the judgement over columns is that of the database, row by row."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.db.models import F, Q

from seeding import examining
from seeding.columns import Bank, Integers, Strings, Words, template
from seeding.conf import read_instant
from seeding.examining import Gathered, Refused, absent, failing_rows, hashes
from seeding.files.choosing import FileRequest
from seeding.files.planned import plan_for_files, write_plan
from seeding.plan import Request
from seeding.schema import Check
from seeding.storing import read_column
from seeding.truth import failing_row

from . import tables
from .test_sinks import changed, late

AS_OF = read_instant("2025-01-01", "as_of")


def write(tmp_path: Any, **counts: int) -> Any:
    wanted = {label.replace("_", ".", 1): rows for label, rows in counts.items()} or {"shop.User": 60}
    plan = plan_for_files(Request(7, AS_OF, wanted))
    return write_plan(plan, FileRequest(str(tmp_path / "out"), "csv"), batch_size=50)


def write_elsewhere(tmp_path: Any, **counts: int) -> Any:
    (tmp_path / "elsewhere").mkdir()
    return write(tmp_path / "elsewhere", **counts)


def late_words(*words: str) -> Any:
    bank = Bank(words)
    return lambda order: Words(np.where(order.row_number == 290, 1, 0), bank)


BROKEN: dict[str, tuple[str, dict[str, Any], str]] = {
    "null": ("shop.Order", {"quantity": lambda order: np.ma.masked_array(order.nth + 1, mask=order.row_number == 290)}, r"shop.Order.quantity: row 290 is null, and may not be"),
    "choice": ("shop.Order", {"status": late_words("pending", "lost")}, r"shop.Order.status: row 290 is none of the choices 'pending'"),
    "bounds": ("shop.Product", {"stock": lambda product: np.where(product.row_number == 110, -1, 5)}, r"shop.Product.stock: row 110 lies outside 0 to 2147483647"),
    "digits": ("shop.Order", {"unit_price": lambda order: late(order, order.product.price, 10**12), "total_price": lambda order: order.quantity * order.unit_price}, r"shop.Order.unit_price: row 290 has more than 10 digits"),
    "validator": ("shop.User", {"country": lambda user: Words(np.where(user.row_number == 300, 1, 0), Bank(("US", "us")))}, r"shop.User.country: row 300 does not match .*, as its validator asks"),
    "check": ("shop.Review", {"updated_at": lambda review: review.created_at - late(review, 0, 1)}, r"shop.Review.shop_review_updated_after_created: row 290 fails the constraint"),
    "check of a total": ("shop.Order", {"total_price": lambda order: order.quantity * order.unit_price + late(order, 0, 1)}, r"shop.Order.shop_order_total_agrees: row 290 fails"),
    "unique": ("shop.Invoice", {"number": lambda invoice: template("I-", Integers(np.minimum(invoice.row_number, 290)))}, r"shop.Invoice.number: row 291 has the value of row 290, and it is unique \(number unique\)"),
    "unique number": ("shop.Tag", {"id": lambda tag: np.array([1, 2, 3, 3])[tag.row_number]}, r"shop.Tag.id: row 3 has the value of row 2"),
    "unique in any case": ("shop.User", {"email": lambda user: [f"u{n}@x.org" if n != 290 else "U0@X.ORG" for n in user.row_number]}, r"shop.User.email: row 290 has the value of row 0, .*any_case"),
    "unique together": ("shop.InvoiceLine", {"position": lambda line: np.where(line.invoice.row_number == 290, 1, line.nth + 1)}, r"shop.InvoiceLine.invoice \+ position: row \d+ has the value of row \d+"),
    "foreign key": ("shop.Review", {"user": lambda review: late(review, review.parent["user_id"], 10**6)}, r"shop.Review.user: row 290 points at a row of shop.User that is not there"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_what_fails_is_told_and_leaves_nothing(what, tmp_path, monkeypatch):
    label, fields, told = BROKEN[what]
    changed(monkeypatch, label, **fields)
    # Trials before the first row would tell some of it sooner.
    monkeypatch.setattr("seeding.constraints.problems", lambda plan: [])

    with pytest.raises(Refused, match=told) as caught:
        write(tmp_path, shop_User=600)

    assert caught.value.exit_code == 3
    assert not caught.value.report.valid
    assert label in {problem.label for problem in caught.value.report.errors}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("most", [examining.MOST, 10])
def test_hashes_in_memory_and_in_files_say_the_same(most, tmp_path, monkeypatch):
    monkeypatch.setattr(examining, "MOST", most)
    label, fields, told = BROKEN["unique together"]
    assert write(tmp_path, shop_User=300).check["valid"]
    changed(monkeypatch, label, **fields)

    with pytest.raises(Refused, match=told):
        write_elsewhere(tmp_path, shop_User=600)


def test_all_that_fails_is_counted(tmp_path, monkeypatch):
    changed(monkeypatch, "shop.Order", quantity=lambda order: np.where(order.row_number >= 290, 0, 1))
    monkeypatch.setattr("seeding.constraints.problems", lambda plan: [])

    with pytest.raises(Refused) as caught:
        write(tmp_path, shop_User=100, shop_Order=500)

    report = caught.value.report.as_json()
    assert report["valid"] is False
    assert report["error_count"] == len(report["errors"]) == 2
    assert report["errors"][1] == {
        "label": "shop.Order",
        "name": "shop_order_quantity_positive",
        "rows": 210,
        "first_row": 290,
        "message": "shop.Order.shop_order_quantity_positive: row 290 fails the constraint shop_order_quantity_positive: (AND: ('quantity__gt', 0)).",
    }


@pytest.mark.django_db
def test_the_command_ends_with_3_and_a_report(tmp_path, monkeypatch):
    label, fields, told = BROKEN["check"]
    changed(monkeypatch, label, **fields)

    with pytest.raises(CommandError, match=told) as caught:
        call_command(
            "seed_db",
            "--users",
            "600",
            "--seed",
            "7",
            "--to",
            str(tmp_path / "out"),
            "--report",
            str(tmp_path / "report.json"),
        )

    assert caught.value.returncode == 3
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert json.loads((tmp_path / "report.json").read_text())["check"]["error_count"] == 1


# Keys that are no automatic numbers -----------------------------------------------------------------------


def natural(wrong: bool) -> Any:
    """Trips from ports that are known by their codes, or by others."""
    start = replace(tables.to("start", "odd.Port", target="code"), storage="text", max_length=10)
    port = tables.table("odd.Port", tables.field("code", "text", primary_key=True, unique=True, max_length=10))
    trip = tables.table("odd.Trip", start)
    declared = {
        "odd.Port": tables.seeds(code=lambda port: template("P", Integers(port.row_number))),
        "odd.Trip": tables.seeds(
            start=lambda trip: [f"P{n % 10 + (wrong and n == 120) * 50}" for n in trip.row_number]
        ),
    }
    return tables.plan(port, trip, counts={"odd.Port": 10, "odd.Trip": 200}, seeds=declared)


@pytest.mark.parametrize("wrong", [False, True])
def test_references_to_keys_of_text(wrong, tmp_path):
    plan = natural(wrong)

    def write_trips() -> Any:
        return write_plan(plan, FileRequest(str(tmp_path / "out"), "csv"), batch_size=50)

    if wrong:
        with pytest.raises(Refused, match=r"odd.Trip.start: row 120 points at a row of odd.Port that is not there"):
            write_trips()
    else:
        assert write_trips().check["valid"]


@pytest.mark.parametrize("period", [100, 200])
def test_numbers_that_rise_in_every_batch_are_compared_between_them(period, tmp_path):
    numbered = tables.table("odd.Numbered", tables.field("number", unique=True))
    declared = {"odd.Numbered": tables.seeds(number=lambda rows: rows.row_number % period)}
    plan = tables.plan(numbered, counts={"odd.Numbered": 200}, seeds={})
    column = plan.models["odd.Numbered"].column("number")
    object.__setattr__(column, "source", declared["odd.Numbered"].number)

    def write_numbers() -> Any:
        return write_plan(plan, FileRequest(str(tmp_path / "out"), "csv"), batch_size=50)

    if period == 200:
        assert write_numbers().check["valid"]
        return
    with pytest.raises(Refused, match=r"odd.Numbered.number: row 100 has the value of row 0"):
        write_numbers()


# Hashes ---------------------------------------------------------------------------------------------------


def test_equal_texts_hash_alike_however_they_are_coded():
    texts = ("", "a", "ab", "abc", "zürich", "東京")
    bank = Bank(texts)
    codes = np.arange(len(texts))
    whole = hashes([Strings(texts)])[0]

    assert (hashes([Words(codes, bank)])[0] == whole).all()
    assert (hashes([template(Words(codes, bank), "")])[0] == whole).all()
    parted = template(Strings(tuple(text[:1] for text in texts)), Strings(tuple(text[1:] for text in texts)))
    assert (hashes([parted])[0] == whole).all()
    assert len(set(whole.tolist())) == len(texts)
    joined = template("x", Integers(np.array([7, 1234567])))
    assert (hashes([joined])[0] == hashes([Strings(("x7", "x1234567"))])[0]).all()


@pytest.mark.parametrize("most", [examining.MOST, 1000])
def test_gathered_hashes(most, monkeypatch):
    monkeypatch.setattr(examining, "MOST", most)
    values = np.arange(1, 50_001, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    one, other = Gathered(), Gathered()
    for part in np.array_split(values, 37):
        one.add(part)
    other.add(values[:-3])
    assert len(one.repeated()) == 0
    one.add(values[100:102])

    assert sorted(one.repeated().tolist()) == sorted(values[100:102].tolist())
    assert sorted(absent(one, other).tolist()) == sorted(values[-3:].tolist())


# Check constraints ----------------------------------------------------------------------------------------

COLUMNS: dict[str, list[Any]] = {
    "whole": [-5, 0, 1, 7, None, 2**40, 100, 3],
    "other": [1, 0, None, 7, 3, 2**40, -100, 4],
    "price": [Decimal("0.00"), Decimal("1.10"), Decimal("7.00"), None, Decimal("-3.25"), Decimal("9999999.99"), Decimal("0.01"), Decimal("2.50")],
    "level": [0.0, -1.5, 2.0, None, 1e300, 0.1, 1.0, 7.0],
    "flag": [True, False, None, True, False, True, False, True],
    "word": ["a", "b", "", None, "a@b", "c", "a", "B"],
    "day": [date(2024, 1, 1), date(1999, 12, 31), None, date(2024, 2, 29), date(2024, 1, 2), date(2030, 1, 1), date(1970, 1, 1), date(2024, 1, 1)],
    "moment": [datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, 0, 0, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC), None, datetime(2024, 1, 2, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC), datetime(1969, 12, 31, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC)],
}  # fmt: skip
STORAGE = {"whole": "integer", "other": "integer", "price": "decimal", "level": "float", "flag": "boolean", "word": "text", "day": "date", "moment": "timestamp"}  # fmt: skip

CONDITIONS = [
    Q(whole__gt=0),
    ~Q(whole__gte=7),
    Q(whole=7) | Q(price__lt=0),
    Q(whole__lt=F("other")),
    Q(whole__in=[1, 7, 100]),
    Q(whole__range=(0, 7)),
    Q(whole__isnull=True) | Q(whole__gte=0),
    Q(price__gte=Decimal("0.01")) & Q(price__lte=10),
    Q(price__gte=F("whole") * Decimal("1.5") - Decimal("0.5")),
    Q(price__lte=F("whole") + F("other")),
    Q(whole__gte=F("other") * F("other")),
    Q(level__gte=-1.5) & Q(level__lt=2),
    Q(level__gt=F("whole")),
    Q(flag=True),
    ~Q(flag=True) & Q(whole__gte=0),
    Q(word="a"),
    Q(word__in=["a", "b", ""]),
    Q(word__contains="@"),
    Q(word__startswith="a"),
    Q(day__lte=date(2024, 1, 1)),
    Q(day__lte=F("moment")),
    Q(moment__lt=datetime(2024, 1, 1, 0, 0, 1, tzinfo=UTC)),
    Q(moment__gte=F("day")) | Q(flag=False),
]


@pytest.mark.parametrize("condition", CONDITIONS, ids=str)
def test_checks_over_columns_agree_with_those_of_single_rows(condition):
    check = Check("it", condition, str(condition))
    held = {
        name: read_column(values, tables.field(name, STORAGE[name], places=2 if name == "price" else 0))
        for name, values in COLUMNS.items()
    }

    found = failing_rows(check, held, 8)

    assert found is not None
    if "startswith" in str(condition):
        return
    for row in range(8):
        one = {name: [values[row]] for name, values in COLUMNS.items()}
        assert failing_row(check, one, 1) == (True, 0 if found[row] else None), (row, one)


def test_products_that_64_bits_do_not_hold_are_reckoned_row_by_row():
    held = {"a": Integers(np.array([2**62, 3])), "b": Integers(np.array([4, 1]))}
    check = Check("it", Q(a__gte=F("a") * F("b")), "a >= a * b")

    found = failing_rows(check, held, 2)

    assert found is not None
    assert found.tolist() == [True, False]


def test_what_cannot_be_judged_is_told():
    assert failing_rows(Check("it", Q(a__search="x"), ""), {"a": Strings(("x",))}, 1) is None
