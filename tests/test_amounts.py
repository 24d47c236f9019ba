"""Amounts of a row agree: lines, totals, taxes, discounts, what is paid and what is due."""

from decimal import Decimal

import pytest

from .tables import field, numbers, plan, seeds, table


def money(name, **more):
    return field(name, "decimal", **{"digits": 10, "places": 2, **more})


def columns_of(*fields, seeds=None, count=200):
    """The values of each column of a table with these fields, by name."""
    made = plan(table("app.Bill", *fields), counts={"app.Bill": count}, seeds={"app.Bill": seeds} if seeds else None)
    return {one.name: numbers(made, "app.Bill", one.name) for one in fields}


def every(check, found, *names):
    return all(check(*row) for row in zip(*(found[name] for name in names), strict=True))


@pytest.mark.parametrize(
    ("quantity", "price", "total"),
    [
        ("quantity", "unit_price", "line_total"),
        ("qty", "price", "amount"),
        ("hours", "hourly_rate", "subtotal"),
        ("quantity", "rate", "total_amount"),
    ],
)
def test_a_line_is_its_quantity_times_its_price(quantity, price, total):
    found = columns_of(field(quantity), money(price), money(total))

    assert every(lambda count, each, whole: whole == count * each, found, quantity, price, total)


def test_a_thing_was_dearer_before_and_costs_less_than_it_is_sold_for():
    names = ("price", "compare_at_price", "sale_price", "cost_price")
    found = columns_of(money("cost_price"), money("price"), money("compare_at_price", null=True), money("sale_price"))

    assert every(lambda now, before, less, cost: (before or now + 1) > now > less > cost, found, *names)
    assert 50 < found["compare_at_price"].count(None) < 150


def test_percents_are_taken_off_a_line():
    found = columns_of(field("quantity"), money("unit_price"), money("discount_percent", digits=5), money("amount"))
    names = ("quantity", "unit_price", "discount_percent", "amount")

    assert any(found["discount_percent"])
    assert every(lambda n, each, off, all_: abs(n * each * (100 - off) / 100 - all_) <= Decimal("0.01"), found, *names)


def test_the_amount_of_a_discount_is_what_is_taken_off_and_its_value_no_other():
    names = ("subtotal", "discount_value", "discount_amount", "total")
    found = columns_of(*map(money, names))

    assert any(found["discount_amount"])
    assert every(lambda net, value, off, total: value == off and total == net - off, found, *names)


def test_a_discount_is_as_many_percent_as_stand_beside_it():
    found = columns_of(*map(money, ("subtotal", "discount", "total")), money("discount_percent", digits=5))

    assert any(found["discount"])
    assert every(
        lambda net, off, of: abs(net * of / 100 - off) <= Decimal("0.005"),
        found,
        "subtotal",
        "discount",
        "discount_percent",
    )
    assert every(
        lambda net, off, total: total == net - off or total > net - off, found, "subtotal", "discount", "total"
    )


def test_gross_is_net_and_the_tax_at_the_row_s_own_rate():
    rates = tuple(Decimal(rate) for rate in ("0.00", "7.00", "19.00"))
    found = columns_of(
        money("net"), money("vat_rate", digits=4, choices=rates, labels=("0", "7", "19")), money("gross")
    )

    assert {*found["vat_rate"]} == {*rates}
    assert every(
        lambda net, at, gross: abs(net * (1 + at / 100) - gross) <= Decimal("0.005"), found, "net", "vat_rate", "gross"
    )


def test_a_total_is_what_its_parts_come_to():
    names = ("subtotal", "discount", "tax_amount", "shipping_cost", "total")
    found = columns_of(*map(money, names))

    assert len(set(found["discount"])) > 1
    assert every(lambda net, off, tax, post, total: total == net - off + tax + post, found, *names)
    assert every(lambda net, off, tax: 0 < tax < net - off, found, "subtotal", "discount", "tax_amount")


@pytest.mark.parametrize(
    ("rate", "percent"),
    [(money("vat_rate", digits=4), 1), (money("vat_rate", digits=4, places=4), 100), (money("tax", digits=4), 1)],
    ids=["percent", "share", "by its few digits"],
)
def test_taxes_follow_their_rate(rate, percent):
    found = columns_of(money("net_amount"), rate, money("vat_amount"), money("gross_amount"))
    names = ("net_amount", rate.name, "vat_amount")

    assert len(set(found[rate.name])) > 1
    assert every(lambda net, rate, tax: abs(net * rate * percent / 100 - tax) <= Decimal("0.01"), found, *names)


def test_a_tax_is_part_of_an_amount_that_stands_alone():
    found = columns_of(money("tax"), money("total"))

    assert every(lambda tax, total: abs(total / 6 - tax) < 1, found, "tax", "total")


def test_before_and_after_tax_differ_by_it():
    found = columns_of(money("total_excl_tax"), money("total_incl_tax"))

    assert every(lambda net, gross: abs(net * 6 / 5 - gross) <= Decimal("0.01"), found, *found)


@pytest.mark.parametrize("of", ["shipping", "line_price_before_discounts", "deposit"])
@pytest.mark.parametrize(("without", "including"), [("excl_tax", "incl_tax"), ("net", "gross")])
def test_any_amount_with_the_tax_is_more_than_the_one_without(of, without, including):
    names = (f"{of}_{without}", f"{of}_{including}")
    found = columns_of(money(names[1]), money("total_excl_tax"), money("total_incl_tax"), money(names[0]))

    assert every(lambda before, after: abs(before * 12 / 10 - after) <= Decimal("0.01"), found, *names)


def test_what_is_due_is_what_is_not_paid():
    found = columns_of(*map(money, ("total", "amount_paid", "balance_due")))

    assert every(lambda total, paid, due: paid + due == total, found, *found)
    assert 0 in found["balance_due"]
    assert 0 in found["amount_paid"]


def test_a_state_tells_whether_all_is_paid():
    status = field("status", "text", max_length=9, choices=("draft", "sent", "paid"))
    found = columns_of(status, money("total"), money("amount_paid"))

    assert set(found["status"]) == {"draft", "sent", "paid"}
    assert every(lambda said, total, paid: (paid == total) == (said == "paid"), found, "status", "total", "amount_paid")


def test_a_fee_is_a_small_part_of_an_amount():
    found = columns_of(*map(money, ("amount", "fee", "net")))

    assert every(lambda amount, fee, net: amount - fee == net and 0 < fee < amount / 10, found, *found)


def test_amounts_keep_within_their_columns():
    found = columns_of(field("quantity"), money("unit_price"), money("total", digits=4, high=Decimal(90)))

    assert max(found["total"]) == 90


def test_binary_numbers_agree_to_the_cent():
    found = columns_of(field("quantity"), *(field(name, "float") for name in ("price", "total")))

    assert every(lambda count, each, total: total == pytest.approx(count * each, abs=0.01), found, *found)


def test_what_is_declared_stays_and_the_rest_follows():
    fixed = seeds(total=lambda rows: 1000 + rows.row_number)
    found = columns_of(*map(money, ("subtotal", "total", "amount_paid", "balance_due")), seeds=fixed)

    assert found["total"][:3] == [Decimal("10.00"), Decimal("10.01"), Decimal("10.02")]
    assert every(lambda total, paid, due: paid + due == total, found, "total", "amount_paid", "balance_due")


def test_amounts_without_others_are_drawn_as_they_were():
    made = plan(table("app.Bill", money("total")), counts={"app.Bill": 1})

    assert made.models["app.Bill"].column("total").reason == "its name says price"


@pytest.mark.parametrize("own", ["fee", "price", "amount"])
def test_what_is_charged_and_its_tax_come_to_the_total(own):
    found = columns_of(money(own), money("vat"), money("total"))

    assert every(lambda net, tax, total: total == net + tax > net, found, own, "vat", "total")


@pytest.mark.parametrize(
    "charges",
    [
        ("freight_charge", "bunker_surcharge", "terminal_handling"),
        ("labour", "material_cost"),
        ("cleaning_fee", "rent"),
    ],
)
def test_a_total_is_the_sum_of_its_charges(charges):
    found = columns_of(*map(money, charges), money("total"))

    assert every(lambda *row: sum(row[:-1]) == row[-1], found, *charges, "total")


def test_a_total_of_charges_has_the_tax_on_them():
    found = columns_of(*map(money, ("labour_cost", "material_cost", "vat_amount", "total_amount", "amount_paid")))
    names = ("labour_cost", "material_cost", "vat_amount", "total_amount", "amount_paid")

    assert every(lambda one, other, tax, total, _: total == one + other + tax, found, *names)
    assert every(lambda one, other, tax, *_: (one + other) / 10 < tax < (one + other) / 3, found, *names)
    assert every(lambda *row: row[-1] <= row[-2], found, *names)


def test_one_fee_is_no_total():
    found = columns_of(money("late_fee"), money("total"))

    assert not every(lambda fee, total: fee == total, found, "late_fee", "total")


def test_a_line_before_and_after_its_tax_and_one_piece_of_it_agree():
    names = ("quantity", "unit_net", "vat_rate", "unit_vat", "line_net", "line_vat", "line_gross")
    found = columns_of(field("quantity"), money("vat_rate", digits=5), *(money(n) for n in names if n[4:5] == "_"))

    def agree(count, each, rate, tax, net, vat, gross):
        cent = Decimal("0.01")
        taxed = abs(each * rate / 100 - tax) <= cent and abs(net * rate / 100 - vat) <= cent
        return taxed and net == count * each and gross == net + vat

    assert every(agree, found, *names)


@pytest.mark.parametrize(
    ("there", "held", "left"),
    [("on_hand", "reserved", "available"), ("qty_in_stock", "qty_allocated", "qty_available")],
)
def test_no_more_is_reserved_than_is_there(there, held, left):
    found = columns_of(field(there), field(held), field(left))

    assert every(lambda all_, some, rest: all_ >= some >= 0 and rest == all_ - some, found, there, held, left)
    assert 20 < sum(map(bool, found[held])) < 150
