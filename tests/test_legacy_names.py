"""Databases that keep no capitals: what `inspectdb` makes of `BillingPostalCode` is read as it was meant."""

import re

import pytest

from .tables import field, numbers, plan, table


def drawn(label, name, *others, storage="text", **more):
    """The values of one column beside texts of other names."""
    beside = (field(other, "text", max_length=80) for other in others)
    return numbers(plan(table(label, field(name, storage, **more), *beside), counts={label: 40}), label, name)


@pytest.mark.parametrize(
    ("label", "name", "others", "pattern"),
    [
        ("shop.Customers", "address", ("city", "postalcode"), r"\d+ [^,]+"),
        ("shop.Invoice", "billingaddress", ("billingcity", "billingpostalcode"), r"\d+ [^,]+"),
        ("shop.Kunden", "strasse", ("hausnummer", "ort"), r"[A-Z0-9][^,]*[a-z]"),
        ("shop.Kunden", "street", ("house_no", "city"), r"(?!\d+ )[A-Z0-9].+"),
        ("shop.Clientes", "direccion", ("ciudad", "provincia"), r"\d+ [^,]+"),
        ("shop.Invoice", "billingaddress", ("total",), r"\d+ .+, .+ \d{5}"),
        ("shop.Orders", "shipaddress", ("shipname", "shipcity"), r"\d+ [^,]+"),
        ("shop.Orders", "shipname", ("shipaddress", "shipcity"), r"[A-Z]\w+ [A-Z].+"),
        ("shop.Orders", "shippostalcode", ("shipaddress", "shipcity"), r"\d{5}"),
        ("shop.Invoice", "total", (), r"\d+\.\d\d"),
        ("shop.Invoiceline", "unitprice", (), r"\d+\.\d\d"),
        ("shop.Employees", "titleofcourtesy", ("lastname", "firstname"), r"(Ms|Mr|Mrs|Dr|Mx)\."),
        ("shop.Employees", "photopath", ("lastname", "firstname"), r"uploads/photos/\d+\.(jpg|png|webp)"),
        ("shop.Staff", "loginid", ("nationalidnumber",), r"[a-z][a-z0-9._]+"),
        ("shop.Territories", "territorydescription", (), r"[A-Z][A-Za-z' ]{2,40}"),
        ("shop.Region", "regiondescription", (), r"Region \d+"),
    ],
)
def test_texts_say_what_their_columns_are_called(label, name, others, pattern):
    found = drawn(label, name, *others, max_length=80)

    assert [value for value in found if re.fullmatch(pattern, value) is None] == []


def test_an_employee_has_a_job_and_a_short_title_is_a_form_of_address():
    people = ("lastname", "firstname", "reportsto", "hiredate")
    jobs = drawn("shop.Employee", "title", *people, max_length=30)

    assert set(drawn("shop.Person", "title", *people, max_length=8)) <= {"Ms.", "Mr.", "Mrs.", "Dr.", "Mx."}
    assert not set(jobs) & set(drawn("shop.Article", "title", max_length=30))
    assert any(re.search(r"Engineer|Manager|Designer|Analyst", job) for job in jobs)


def test_a_birth_that_is_an_instant_is_that_of_an_adult():
    born = drawn("shop.Employee", "birthdate", "lastname", storage="timestamp")

    assert all(one.year <= 2007 and (one.hour, one.minute, one.second) == (0, 0, 0) for one in born)


def test_an_order_is_made_before_it_is_due_and_sent():
    dates = ("orderdate", "requireddate", "shippeddate")
    made = plan(table("shop.Orders", *(field(name, "date") for name in dates)), counts={"shop.Orders": 60})
    ordered, *later = (numbers(made, "shop.Orders", name) for name in dates)

    assert all(first <= last for column in later for first, last in zip(ordered, column, strict=True))


def test_what_is_due_is_what_subtotal_tax_and_freight_come_to():
    names = ("subtotal", "taxamt", "freight", "totaldue")
    made = plan(
        table("shop.Salesorderheader", *(field(name, "decimal", digits=10, places=2) for name in names)),
        counts={"shop.Salesorderheader": 60},
    )
    subtotal, tax, freight, due = (numbers(made, "shop.Salesorderheader", name) for name in names)

    assert all(one + two + three == four for one, two, three, four in zip(subtotal, tax, freight, due, strict=True))
    assert all(0 <= two <= one for one, two in zip(subtotal, tax, strict=True))


def test_songs_last_for_minutes_and_levels_are_few():
    assert all(60_000 < one < 600_000 for one in drawn("music.Track", "milliseconds", "composer", storage="integer"))
    assert set(drawn("shop.Employee", "organizationlevel", storage="integer")) <= set(range(1, 7))
    assert set(drawn("shop.Salesorderheader", "status", storage="integer")) <= set(range(1, 6))
