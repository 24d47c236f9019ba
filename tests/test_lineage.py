"""What draws a column, which plan that was, and which columns it rests on."""

import sys
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import numpy as np
import pytest

from seeding import lineage
from seeding.columns import Bank
from seeding.conf import conf
from seeding.generators import chance, integers, weighted
from seeding.keys import below, name_key, stream
from seeding.lineage import ROWS, canonical, plan_digest, source_code, trace
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.relations import Existing, Serial
from seeding.spec import ModelSeeds, SeedingError, children_of, fixed, follow, kind, pick, shares
from shop.models import Product
from tests.tables import field, key, plan, seeds, table, to

LIMIT = 3


def cheap(row):
    """Whether a price is low."""
    return row.price < LIMIT


def helped(row):
    return cheap(row)


PARENT = table("t.Parent", key(), field("price", "decimal", places=2, digits=8), field("low", "boolean"))
CHILD = table(
    "t.Child", key(), to("parent", "t.Parent"), to("other", "t.Parent"), field("price"), field("twice"), field("place")
)
GRANDCHILD = table("t.Grandchild", key(), to("child", "t.Child"), to("parent", "t.Parent"), field("sum"))


class Asking:
    """Rules that ask in every way there is."""

    def price(row):
        return row.other.price // 2 + row.parent.once(keyed)

    def twice(row):
        return row.price * 2

    def place(row):
        return row.nth + below(row.keys_for("a purpose"), 5) + row.strata("layers")


def keyed(parent):
    return below(parent.keys_for("of the parent"), 3) + parent.price


def total(row):
    return row.child.twice


FAMILY = {
    "t.Parent": seeds(price=integers(100, 900), low=helped),
    "t.Child": seeds(
        rows=children_of("parent", {1: 1, 2: 1}, whole=True), other=pick(),
        price=Asking.price, twice=Asking.twice, place=Asking.place,
    ),
    "t.Grandchild": seeds(rows=children_of("child", {1: 1}), parent=follow("other"), sum=total),
}  # fmt: skip


@pytest.fixture(scope="module")
def family():
    return plan(PARENT, CHILD, GRANDCHILD, counts={"t.Parent": 20}, seeds=FAMILY)


def shop_plan(**request):
    return build_plan(Request(7, conf().as_of, {"shop.User": 50}, **request))


def asks(made, name):
    return set(lineage.of(made, name).asks)


# Tracing --------------------------------------------------------------------------------------------------


def test_a_column_asks_for_what_its_rule_asks_for(family):
    assert asks(family, "t.Child.price") == {"t.Child.other", "t.Child.(rows)", "t.Parent.price"}
    assert asks(family, "t.Child.twice") == {"t.Child.price"}
    assert asks(family, "t.Child.place") == {"t.Child.(rows)"}
    assert asks(family, "t.Child.parent") == {"t.Child.(rows)", "t.Parent.id"}
    assert asks(family, "t.Child.other") == {"t.Parent.id"}
    assert asks(family, "t.Grandchild.parent") == {"t.Child.other", "t.Grandchild.(rows)", "t.Parent.id"}
    assert asks(family, "t.Grandchild.sum") == {"t.Grandchild.child", "t.Child.twice"}
    assert asks(family, "t.Parent.low") == {"t.Parent.price"}
    assert asks(family, "t.Parent.price") == set()


@pytest.mark.parametrize("parents", [2, 20])
def test_what_was_drawn_for_another_column_is_asked_for_all_the_same(parents):
    def first(row):
        return row.parent.once(keyed) + row.parent.low

    def second(row):
        return row.parent.once(keyed) + row.parent.low

    child = table("t.Child", key(), to("parent", "t.Parent"), field("first"), field("second"))
    declared = seeds(rows=children_of("parent", {2: 1}), first=first, second=second)
    made = plan(
        PARENT, child, counts={"t.Parent": parents}, seeds={"t.Parent": FAMILY["t.Parent"], "t.Child": declared}
    )
    asked = trace(made)

    assert asked.columns["t.Child", "first"] == asked.columns["t.Child", "second"]
    assert asked.columns["t.Child", "second"] == {("t.Child", ROWS), ("t.Parent", "price"), ("t.Parent", "low")}
    assert asked.streams["t.Child", "second"] == {("t.Parent", "of the parent")}


def test_a_column_rests_on_all_that_it_asks_for(family):
    found = lineage.of(family, "t.Grandchild.sum")

    assert {"t.Child.twice", "t.Child.price", "t.Parent.price", "t.Child.other", "t.Parent.id"} <= set(found.rests_on)
    assert str(found) not in found.rests_on


def test_sums_over_children_are_traced():
    made = shop_plan()

    assert asks(made, "shop.Invoice.subtotal") == {"shop.InvoiceLine.(rows)", "shop.InvoiceLine.line_total"}
    assert "shop.Product.price" in lineage.of(made, "shop.Invoice.total").rests_on


def test_fan_outs_are_traced():
    made = shop_plan()

    assert "shop.Order.(rows)" in asks(made, "shop.User.last_login")
    rows = lineage.of_all(made, ["shop.Review"])[-1]
    assert (rows.field, rows.form, rows.written) == (ROWS, "rule", rows.written)
    assert rows.written.startswith("shop/seeds/orders.py:")
    assert {"shop.Order.(rows)", "shop.Order.product"} <= set(rows.asks)


def test_streams_are_named_with_their_keys(family):
    streams = {one.name: one.key for one in lineage.of(family, "t.Child.place").streams}

    assert streams.keys() == {"t.Child/a purpose", "t.Child/layers"}
    assert streams["t.Child/a purpose"] == f"{stream(0, 't.Child'):016x}/{name_key('a purpose'):016x}"
    assert {one.name for one in lineage.of(family, "t.Child.price").streams} == {"t.Parent/of the parent"}


def test_tracing_leaves_the_plan_as_it_was(family):
    def drawn():
        return [family.rows("t.Child", range(5)).column(name).values() for name in ("price", "twice", "place")]

    before, kept = drawn(), dict(family._kept)
    trace(family)

    assert family._kept == kept
    assert drawn() == before


def test_every_column_of_the_shop_has_a_lineage():
    made = shop_plan()
    found = lineage.of_all(made)

    assert {(one.model, one.field) for one in found if one.field != ROWS} == {
        (label, column.field.name) for label, model in made.models.items() for column in model.columns
    }
    assert all(one.source and one.reason and one.form for one in found)
    known = {str(one) for one in found}
    assert {name for one in found for name in one.rests_on} <= known
    assert all(one.written for one in found if one.form == "rule")


def test_an_unknown_column_is_an_error_that_names_the_known():
    made = shop_plan()

    with pytest.raises(SeedingError, match=r"shop\.Order has no such field; it has: .*status"):
        lineage.of(made, "shop.Order.colour")
    with pytest.raises(SeedingError, match=r"write app\.Model\.field.*shop\.User"):
        lineage.of(made, "colour")
    with pytest.raises(SeedingError) as caught:
        lineage.named(made, ["shop.Order.colour", "shop.Order.status", "shop.Nothing"])
    assert len(caught.value.problems) == 2
    assert len(lineage.named(made, ["shop.order"])) == len(made.models["shop.Order"].columns) + 1


# What draws it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "form"),
    [
        (cheap, "rule"), (kind("email"), "kind"), (Serial(), "key"), (pick(), "relation"), (follow("user"), "relation"),
        (Existing((1,)), "relation"), (shares({1: 1}), "shares"), (weighted({1: 1}), "generator"), (7, "constant"),
        (None, "constant"), (integers(1, 3), "generator"),
    ],
)  # fmt: skip
def test_forms(source, form):
    assert lineage.form_of(source) == form


def test_what_is_declared_says_where():
    made = shop_plan()
    root = Path(__file__).resolve().parent.parent
    for name, begins in {
        "shop.Order.total_price": "def total_price",
        "shop.Order.quantity": "quantity = weighted",
        "shop.User.role": "role = shares",
        "shop.Review.user": "user = follow",
        "shop.User.email": "@kind(",
    }.items():
        path, _, line = lineage.of(made, name).written.rpartition(":")
        assert (root / path).read_text().splitlines()[int(line) - 1].strip().startswith(begins), name
    assert lineage.of(made, "shop.User.id").written is None
    assert lineage.of(made, "shop.Product_tags.tag").written is None


def test_a_rule_says_what_its_docstring_says():
    found = lineage.of(shop_plan(), "shop.Order.status")

    assert found.summary == "Goes by the age of the order; what was reviewed was delivered."
    assert found.form == "rule"
    assert "status(): Goes by" in lineage.told(found)


def test_a_field_that_a_base_declares_is_found_there():
    class Base(ModelSeeds):
        colour = weighted({"red": 1})

    class Derived(Base):
        size = 3

    first = lineage.declared_at(Base, "colour")
    assert first is not None
    assert lineage.declared_at(Derived, "colour") == first
    assert first.startswith("tests/test_lineage.py:")
    assert lineage.declared_at(Derived, "nothing") is None


# The plan digest ------------------------------------------------------------------------------------------


def test_the_digest_is_the_same_for_the_same_plan():
    assert plan_digest(shop_plan()) == plan_digest(shop_plan())
    assert len(plan_digest(shop_plan())) == 32


def test_the_digest_goes_by_declarations_not_by_numbers():
    digest = plan_digest(shop_plan())

    assert plan_digest(build_plan(Request(8, conf().as_of, {"shop.User": 900}))) == digest
    assert plan_digest(shop_plan(locales=("de_DE",))) == digest


def module_of(text, name="seeds_of_a_test"):
    """A module from its source text, which `inspect` can read."""
    import linecache

    module = ModuleType(name)
    file = f"/nowhere/{name}-{abs(hash(text))}.py"
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    sys.modules[name] = module
    exec(compile(text, file, "exec"), module.__dict__)
    return module


TEXT = dedent(
    '''
    import numpy as np
    from seeding.keys import below

    LIMITS = {"low": (1, 2)}

    def helper(rows):
        return below(rows.keys_for("n"), 5) + LIMITS["low"][0]

    def rule(rows, *, more=1):
        """What it does."""
        return helper(rows) + more  # a comment
    '''
)


def digest_of(text):
    rule = module_of(text).rule
    made = plan(table("t.Row", key(), field("n")), counts={"t.Row": 5}, seeds={"t.Row": seeds(n=rule)})
    return plan_digest(made)


@pytest.mark.parametrize(
    ("old", "new"),
    [("helper(rows) + more", "helper(rows) - more"), ("(1, 2)", "(1, 3)"), ("more=1", "more=2"), (", 5)", ", 6)"),
     ('for("n")', 'for("m")')],
)  # fmt: skip
def test_the_digest_changes_with_the_code_of_rules_and_what_they_use(old, new):
    assert old in TEXT
    assert digest_of(TEXT.replace(old, new)) != digest_of(TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [("  # a comment", ""), ('"""What it does."""\n', '"""Said otherwise."""\n'), ("import numpy as np\n", "\n\n\n")],
)
def test_the_digest_does_not_change_with_comments_docstrings_and_layout(old, new):
    assert old in TEXT
    assert digest_of(TEXT.replace(old, new)) == digest_of(TEXT)


@pytest.mark.parametrize(
    "changed",
    [
        {"n": weighted({1: 1, 2: 2})}, {"n": weighted({1: 2, 2: 1})}, {"n": integers(1, 2)}, {"n": 1}, {"n": True},
        {"rows": fixed(5), "n": weighted({1: 1, 2: 1})},
    ],
)  # fmt: skip
def test_the_digest_changes_with_declarations(changed):
    def made(**declared):
        return plan(table("t.Row", key(), field("n")), counts={"t.Row": 5}, seeds={"t.Row": seeds(**declared)})

    assert plan_digest(made(**changed)) != plan_digest(made(n=weighted({1: 1, 2: 1})))


def test_the_digest_changes_with_the_columns():
    def made(**more):
        return plan(table("t.Row", key(), field("n", **more)), counts={"t.Row": 5}, seeds={"t.Row": seeds(n=1)})

    assert plan_digest(made(null=True)) != plan_digest(made())
    assert plan_digest(made(help_text="said")) == plan_digest(made())


class Plain:
    pass


@pytest.mark.parametrize(
    "value",
    [
        Plain(), {"b": {3, 1, 2}, "a": [None, True, 1.5]}, np.arange(5), partial(cheap, 3), lambda row: row.a,
        Product.Category.HOME, Decimal("1.50"), date(2025, 1, 1), Bank(("a", "b")), Plain, np, cheap,
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_canonical_text_holds_no_address(value):
    text = canonical(value)

    assert text == canonical(value)
    assert " at 0x" not in text
    assert str(Path(__file__).parent) not in text


def test_canonical_text_tells_values_apart():
    values = [
        1,
        1.0,
        True,
        "1",
        (1,),
        {1: 1},
        {1},
        None,
        b"1",
        np.array([1]),
        np.array([1.0]),
        Decimal(1),
        Bank(("1",)),
    ]
    values += [(1, 2), (2, 1), (12,), "a, b", ("a", "b"), chance, cheap, helped]

    assert len({canonical(value) for value in values}) == len(values)


def test_a_value_that_holds_itself_has_text():
    value = [1]
    value.append(value)

    assert "…" in canonical(value)


def test_code_without_a_file_is_its_bytecode():
    namespace = {}
    exec("def one(rows):\n    return rows.a\ndef two(rows):\n    return rows.a + 1", namespace)

    assert source_code(namespace["one"]) != source_code(namespace["two"])
