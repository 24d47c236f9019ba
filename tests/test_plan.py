"""Plans: which tables, how many rows, in which order; and what stands in the way, told before anything is written."""

import re
from dataclasses import replace

import numpy as np
import pytest
from django.db.models import F, Q

from seeding.generators import choice, integers, weighted
from seeding.plan import DEFAULT_COUNT, Cohort, Facts, Request
from seeding.planning import build_plan
from seeding.registry import seeds_by_label
from seeding.relations import Existing
from seeding.schema import Check
from seeding.spec import (
    SeedingError,
    children_of,
    count,
    fixed,
    follow,
    kind,
    listing,
    per,
    pick,
    shares,
)

from .tables import AS_OF, field, numbers, plan, seeds, table, to


def shop(**more):
    return build_plan(Request(**{"seed": 0, "as_of": AS_OF, **more}))


def refused(*tables, **more):
    """The problems that a plan was refused for."""
    with pytest.raises(SeedingError) as caught:
        plan(*tables, **more)
    return caught.value.problems


def test_a_link_that_is_always_null_is_unique_as_it_is():
    """No column of the constraint is drawn otherwise for its sake, least of all the parent's."""
    seat = table("app.Seat", to("user", "app.User"), to("item", "app.Item", null=True), together=(("user", "item"),))
    made = plan(USER, ITEM, seat, counts={"app.User": 20}, seeds={"app.Seat": seeds(rows=children_of("user", {2: 1}))})

    assert numbers(made, "app.Seat", "item") == [None] * 40
    assert numbers(made, "app.Seat", "user") == [key for key in range(1, 21) for _ in range(2)]


def test_values_that_a_rule_makes_of_children_are_summed():
    child = table("app.Child", to("parent", "app.Parent"), field("price"))
    parent = table("app.Parent", field("odd_prices"), field("prices"))
    made = plan(
        parent,
        child,
        counts={"app.Parent": 30},
        seeds={
            "app.Child": seeds(rows=children_of("parent", {0: 1, 3: 1}, whole=True), price=integers(1, 9)),
            "app.Parent": seeds(
                odd_prices=lambda rows: rows.children("app.Child").sum(lambda children: children.price % 2),
                prices=lambda rows: rows.children("app.Child").sum("price"),
            ),
        },
    )
    owners, prices = numbers(made, "app.Child", "parent"), numbers(made, "app.Child", "price")

    def summed(values):
        return [sum(value for owner, value in zip(owners, values, strict=True) if owner == one) for one in range(1, 31)]

    assert numbers(made, "app.Parent", "prices") == summed(prices)
    assert numbers(made, "app.Parent", "odd_prices") == summed([price % 2 for price in prices])


def test_kinds_drawn_with_numbers_of_one_key_differ_across_tables():
    def mail(shift):
        return lambda rows: rows.of_kind("email", rows.keys, unique=rows.row_number * 2 + shift, unique_key=5)

    one, other = table("app.One", field("it", "text")), table("app.Other", field("it", "text"))
    made = plan(
        one,
        other,
        counts={"app.One": 500, "app.Other": 500},
        seeds={"app.One": seeds(it=mail(0)), "app.Other": seeds(it=mail(1))},
    )
    assert len({*numbers(made, "app.One", "it"), *numbers(made, "app.Other", "it")}) == 1000


# How many rows --------------------------------------------------------------------------------------------

USER, ITEM = table("app.User"), table("app.Item")
ORDER = table("app.Order", to("user", "app.User"), to("item", "app.Item"))
LINE = table("app.Line", to("order", "app.Order"))


def orders(rows=None, **more):
    return {"app.Order": seeds(rows=rows or children_of("user", {1: 50, 3: 50}), **more)}


def test_numbers_that_are_asked_for_are_made():
    assert plan(USER, ITEM, ORDER, counts={"app.User": 7, "app.Item": 3, "app.Order": 11}).counts == {
        "app.User": 7,
        "app.Item": 3,
        "app.Order": 11,
    }


def test_what_nobody_asked_for_but_others_need_gets_a_few_rows():
    assert plan(USER, ITEM, ORDER, counts={"app.Order": 5}).counts == {
        "app.User": DEFAULT_COUNT,
        "app.Item": DEFAULT_COUNT,
        "app.Order": 5,
    }


def test_children_follow_from_their_parents():
    assert plan(USER, ITEM, ORDER, counts={"app.User": 200}, seeds=orders()).counts["app.Order"] == 400
    assert plan(USER, ITEM, ORDER, counts={"app.User": 200, "app.Order": 30}, seeds=orders()).counts["app.Order"] == 30


@pytest.mark.parametrize(("users", "items"), [(1, 2), (10, 2), (11, 3), (100, 20)])
def test_ratios_round_up_and_have_a_least(users, items):
    made = plan(USER, ITEM, counts={"app.User": users}, seeds={"app.Item": seeds(rows=per("app.User", 0.2, least=2))})

    assert made.counts["app.Item"] == items


def test_default_and_fixed_counts():
    declared = {"app.User": seeds(rows=count(40)), "app.Item": seeds(rows=fixed(4))}

    assert plan(USER, ITEM, seeds=declared).counts == {"app.User": 40, "app.Item": 4}
    assert plan(USER, ITEM, seeds=declared, scale=2.5).counts == {"app.User": 100, "app.Item": 4}
    assert plan(USER, ITEM, seeds=declared, scale=0.001).counts == {"app.User": 1, "app.Item": 4}
    assert plan(USER, ITEM, seeds=declared, counts={"app.Item": 2}, scale=3).counts == {"app.Item": 2}
    assert plan(USER, ITEM, seeds=declared, every=9).counts == {"app.User": 9, "app.Item": 4}


def test_a_scale_multiplies_what_was_asked_for_and_what_follows():
    made = plan(USER, ITEM, ORDER, counts={"app.User": 100, "app.Item": 5}, seeds=orders(), scale=3)

    assert made.counts == {"app.User": 300, "app.Item": 15, "app.Order": 600}


def test_a_number_for_all_tables_leaves_the_children_to_their_parents():
    made = plan(USER, ITEM, ORDER, LINE, every=100, counts={"app.Item": 3}, seeds=orders())

    assert made.counts == {"app.User": 100, "app.Item": 3, "app.Order": 200, "app.Line": 100}
    one = plan(USER, ITEM, ORDER, LINE, every=50, counts={"app.Order": 20}, seeds=orders())
    assert one.counts["app.Order"] == 20


def test_a_number_for_all_tables_of_the_project_covers_them():
    made = shop(every=30)

    assert set(made.counts) >= {"shop.User", "shop.Product", "shop.Tag", "shop.Invoice", "auth.Group"}
    assert (made.counts["shop.User"], made.counts["shop.Tag"], made.counts["auth.Group"]) == (30, 4, 30)
    assert not {"seeding.Run", "sessions.Session", "contenttypes.ContentType", "auth.Permission"} & set(made.counts)


def test_rows_that_are_there_are_not_made_again():
    before = {"app.User": 30, "app.Item": 4}
    made = plan(USER, ITEM, counts={"app.User": 20, "app.Item": 9}, facts=Facts(cohorts=(Cohort(before, {}),)))

    assert made.counts == {"app.User": 30, "app.Item": 9}
    assert made.ranges("app.User") == [range(30, 30)]
    assert made.ranges("app.Item") == [range(4, 9)]


# Which tables, in which order -----------------------------------------------------------------------------


def test_a_default_run_fills_every_table_that_has_seeds():
    made = shop()

    assert set(made.models) >= {label for label in seeds_by_label() if label.startswith("shop.")} | {
        "shop.Product_tags"
    }
    assert [label for label in made.models if not made.counts[label]] == []
    order = list(made.models)
    for label, model in made.models.items():
        for one in model.table.references:
            target = one.reference.table
            if target in made.models and target != label and f"{label} → {target}" not in made.deferred:
                assert order.index(target) < order.index(label), (label, target)


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ({"app.User": 2}, {"app.User", "app.Item", "app.Order", "app.Line"}),
        ({"app.Item": 2}, {"app.Item"}),
        ({"app.Line": 2}, {"app.User", "app.Item", "app.Order", "app.Line"}),
        ({"app.User": 2, "app.Order": 0}, {"app.User"}),
        ({"app.User": 2, "app.Line": 0}, {"app.User", "app.Item", "app.Order"}),
    ],
)
def test_what_follows_and_what_is_needed_is_included(asked, made):
    declared = {**orders(), "app.Line": seeds(rows=children_of("order", {2: 1}))}
    built = plan(USER, ITEM, ORDER, LINE, counts=asked, seeds=declared)

    assert {label for label, rows in built.counts.items() if rows} == made


def test_optional_references_include_nothing():
    optional = table("app.Note", to("user", "app.User", null=True))
    made = plan(USER, optional, counts={"app.Note": 5})

    assert set(made.models) == {"app.Note"}
    assert numbers(made, "app.Note", "user") == [None] * 5


def test_rows_that_are_in_the_database_are_referenced_instead_of_making_some():
    made = plan(USER, ITEM, ORDER, counts={"app.Order": 50, "app.Item": 2}, facts=Facts(existing={"app.User": (7, 9)}))

    assert set(made.models) == {"app.Item", "app.Order"}
    assert isinstance(made.models["app.Order"].column("user").source, Existing)
    assert set(numbers(made, "app.Order", "user")) == {7, 9}


def test_links_between_included_tables_are_included():
    link = table("app.User_items", to("user", "app.User"), to("item", "app.Item"), auto_created=True)

    assert set(plan(USER, ITEM, link, counts={"app.User": 3, "app.Item": 3}).models) == {
        "app.User",
        "app.Item",
        link.label,
    }
    assert set(plan(USER, ITEM, link, counts={"app.User": 3}).models) == {"app.User"}
    declared = {"app.Item": seeds(rows=fixed(4))}
    assert plan(USER, ITEM, link, counts={"app.User": 3}, seeds=declared).counts["app.Item"] == 4


def test_parents_come_before_children_in_whatever_order_they_are_declared():
    made = plan(LINE, ORDER, ITEM, USER, counts={"app.Line": 3})
    order = list(made.models)

    assert order.index("app.Line") > order.index("app.Order") > max(order.index("app.Item"), order.index("app.User"))
    assert made.deferred == []


def test_tables_that_others_follow_without_pointing_at_them_come_first():
    follower = table("app.Log", field("size"))
    made = plan(follower, USER, counts={"app.User": 10}, seeds={"app.Log": seeds(rows=children_of("app.User", {2: 1}))})

    assert list(made.models) == ["app.User", "app.Log"]
    assert made.counts["app.Log"] == 20


# Cycles ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("null", [True, False])
@pytest.mark.parametrize("dated", [True, False])
def test_references_in_a_circle_are_broken_and_named(null, dated):
    """Keys are computed, so that either table may be filled first."""
    stamp = [field("created_at", "timestamp")] if dated else []
    made = plan(
        table("app.Team", to("leader", "app.Player", null=null), *stamp),
        table("app.Player", to("team", "app.Team"), *stamp),
        counts={"app.Team": 5, "app.Player": 30},
    )

    assert made.deferred == ["app.Team → app.Player"]
    assert set(numbers(made, "app.Player", "team")) <= set(range(1, 6))
    assert set(numbers(made, "app.Team", "leader")) <= {None, *range(1, 31)}
    if dated:
        assert len(numbers(made, "app.Team", "created_at")) == 5


def test_a_circle_of_three_tables_is_broken_once():
    made = plan(
        table("app.A", to("b", "app.B")),
        table("app.B", to("c", "app.C", null=True)),
        table("app.C", to("a", "app.A")),
        counts={"app.A": 3, "app.B": 3, "app.C": 3},
    )

    assert len(made.deferred) == 1
    assert set(made.models) == {"app.A", "app.B", "app.C"}


def test_numbers_that_depend_on_each_other_are_refused():
    declared = {"app.User": seeds(rows=per("app.Item", 2)), "app.Item": seeds(rows=per("app.User", 2))}

    (problem,) = refused(USER, ITEM, counts={"app.User": 5}, seeds=declared)
    assert "circle: app.User → app.Item → app.User" in problem


# Problems: what, where, why and the line to write ---------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"counts": {"shop.Nothing": 1}}, ["shop.Nothing: no such model", "app.Model", "shop.Order"]),
        ({"counts": {"shop.order": 1}}, ["shop.order: no such model", "Did you mean shop.Order?"]),
        ({"counts": {"shop.Order": -1}}, ["shop.Order=-1", "0 or more"]),
        ({"counts": {"auth.Permission": 1}}, ["auth.Permission", "kept by other code", "Leave it out"]),
        ({"counts": {"seeding.Run": 1}}, ["seeding.Run", "cannot be seeded"]),
        ({"every": -3}, ["--count -3", "0 or more"]),
        ({"scale": 0}, ["--scale 0", "above 0"]),
        ({"scale": float("nan")}, ["--scale nan", "above 0"]),
        ({"scale": float("inf")}, ["--scale inf", "above 0"]),
        ({"locales": ("xx_XX",)}, ["--locale xx_XX: unknown", "en_US"]),
        ({"locales": ("de",)}, ["--locale de: unknown", "de_DE"]),
        ({"counts": {"shop.User": 10, "shop.Review": 10**6}}, ["shop.Review=1000000", "Ask for shop.Review="]),
        ({"counts": {"shop.Invoice": 10, "shop.InvoiceLine": 1}}, ["shop.InvoiceLine=1", "Ask for shop.InvoiceLine="]),
        ({"counts": {"shop.Tag": 9}}, ["shop.Tag.name", "4 values", "9 rows", "shop.Tag=4"]),
    ],
)
def test_a_request_that_cannot_be_met_says_what_where_and_why(request_, said):
    with pytest.raises(SeedingError) as caught:
        shop(**request_)

    (first, *_) = caught.value.problems
    assert [part for part in said if part.lower() not in first.lower()] == []


def test_all_problems_of_a_request_are_told_at_once():
    with pytest.raises(SeedingError) as caught:
        shop(counts={"shop.Nothing": 1, "shop.Order": -1}, scale=-1, locales=("xx_XX", "en_US"))

    assert len(caught.value.problems) == 4
    assert str(caught.value).splitlines() == caught.value.problems
    assert caught.value.exit_code == 2


PLAIN = table("app.Plain", field("size"), field("name", "text", max_length=10), field("on", "boolean"))


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({"app.Gone": seeds()}, ["app.Gone", "no installed model", "remove the class"]),
        ({"app.Plain": seeds(sise=1)}, ["sise", "app.Plain has no such field", "size, name, on"]),
        (
            {"app.Plain": seeds(size=kind("nothing"))},
            ["app.Plain.size", "no kind is called 'nothing'", "Near it"],
        ),
        (
            {"app.Plain": seeds(rows=children_of("size", {1: 1}))},
            ["app.Plain", "children_of('size')", "no foreign key"],
        ),
        ({"app.Plain": seeds(rows=children_of("owner", {1: 1}))}, ["app.Plain", "owner"]),
        ({"app.Plain": seeds(rows=children_of("app.Gone", {1: 1}))}, ["app.Plain", "app.Gone"]),
        ({"app.Plain": seeds(rows=per("app.Gone", 2))}, ["app.Plain", "app.Gone"]),
        ({"app.Plain": seeds(size=pick())}, ["app.Plain.size", "pick"]),
        ({"app.Plain": seeds(size=follow("user"))}, ["app.Plain.size", "follow"]),
        ({"app.Plain": seeds(size="many")}, ["app.Plain.size", "many"]),
        ({"app.Plain": seeds(size=kind("full_name"))}, ["app.Plain.size", "full_name"]),
        ({"app.Plain": seeds(name=listing("a", "b"))}, ["app.Plain.name", "2 values"]),
    ],
    ids=lambda value: None if isinstance(value, dict) else value[-1][:20],
)
def test_seeds_that_make_no_sense_are_refused_with_their_place(declared, said):
    (first, *_) = refused(PLAIN, counts={"app.Plain": 10}, seeds=declared)

    assert [part for part in said if part.lower() not in first.lower()] == []


def test_all_problems_of_all_seeds_are_told_at_once():
    other = table("app.Other", field("size"))
    problems = refused(
        PLAIN,
        other,
        counts={"app.Plain": 10, "app.Other": 10},
        seeds={"app.Gone": seeds(), "app.Plain": seeds(sise=1, nam=2), "app.Other": seeds(sise=1)},
    )

    assert len(problems) == 4


def test_a_field_that_is_not_known_says_which_line_to_write():
    odd = table("app.Odd", field("shape", "other", class_name="MysteryField"))

    (problem,) = refused(odd, counts={"app.Odd": 1})
    for part in (
        "app.Odd.shape",
        "MysteryField",
        "app/seeds.py",
        "@register('app.Odd')",
        "OddSeeds(ModelSeeds)",
        "shape = ",
    ):
        assert part in problem


def test_a_required_reference_to_nothing_says_what_to_ask_for():
    site = table("sites.Site")
    holder = table("app.Holder", to("site", "sites.Site"))

    (problem,) = refused(site, holder, counts={"app.Holder": 1})
    for part in ("app.Holder.site", "sites.Site", "Create one"):
        assert part in problem


@pytest.mark.parametrize(
    ("tables", "counts", "said"),
    [
        (
            [USER, table("app.Profile", to("user", "app.User", one_to_one=True))],
            {"app.User": 3, "app.Profile": 4},
            ["app.Profile.user", "app.User has 3 rows", "4 rows were asked for", "app.Profile=3"],
        ),
        (
            [table("app.Code", field("code", "text", unique=True, max_length=1))],
            {"app.Code": 50},
            ["app.Code.code", "31 different values", "seeds.py"],
        ),
        (
            [table("app.Place", field("place", unique=True, low=1, high=5, class_name="PositiveSmallIntegerField"))],
            {"app.Place": 6},
            ["app.Place.place", "from 1 to 5", "app.Place=5"],
        ),
        (
            [
                USER,
                ITEM,
                table("app.Both", to("user", "app.User"), to("item", "app.Item"), together=(("user", "item"),)),
            ],
            {"app.User": 3, "app.Item": 4, "app.Both": 13},
            ["app.Both", "user + item", "12 values", "app.Both=12"],
        ),
        (
            [table("app.Flag", field("on", "boolean", unique=True))],
            {"app.Flag": 3},
            ["app.Flag.on", "2 values", "app.Flag=2", "seeds.py"],
        ),
    ],
)
def test_more_rows_than_there_are_values_are_refused(tables, counts, said):
    (first, *_) = refused(*tables, counts=counts)

    assert [part for part in said if part.lower() not in first.lower()] == []


def test_a_kind_that_has_too_few_values_is_told_like_everything_else():
    short = table("app.Code", field("code", "text", unique=True, max_length=1))

    (problem, *_) = refused(short, counts={"app.Code": 50})
    assert "app.Code.code" in problem


@pytest.mark.parametrize("regex", [r"^[A-Z]{3}-\d{4}$", r"\A[A-Z]{2}\Z"])
def test_text_that_has_to_match_a_pattern_matches_it_or_is_refused(regex):
    plate = table("app.Plate", field("plate", "text", max_length=8, regexes=(regex,)))
    refusal, made = "", None
    try:
        made = plan(plate, counts={"app.Plate": 20})
    except SeedingError as error:
        refusal = str(error)

    if made is None:
        assert "app.Plate.plate" in refusal
        assert regex in refusal
    else:
        assert all(re.search(regex, value) for value in numbers(made, "app.Plate", "plate"))


# Trial rows -----------------------------------------------------------------------------------------------


def nothing(rows):
    return np.ma.masked_array(np.zeros(len(rows), dtype=np.int64), mask=rows.row_number == 7)


def too_few(rows):
    return np.zeros(3, dtype=np.int64)


def fractions(rows):
    return np.zeros(len(rows))


def broken(rows):
    return 1 // 0


def of_nobody(rows):
    return rows.nobody


def itself(rows):
    return rows.size + 1


def round_about(rows):
    return rows.other


def and_back(rows):
    return rows.size


def text_of(*texts):
    return lambda rows: [texts[number % len(texts)] for number in rows.row_number.tolist()]


TRIED = table(
    "app.Tried",
    field("size", low=0, high=100),
    field("other", low=-(2**31), high=2**31 - 1),
    field("code", unique=True),
    field("name", "text", max_length=5),
    field("sort", "text", max_length=5, choices=("a", "b")),
    field("price", "decimal", digits=5, places=2),
    field("left", "decimal", digits=5, places=2, null=True),
    together=(("size", "sort"),),
    checks=(
        Check("size_is_small", Q(size__lt=50), "size < 50"),
        Check("left_below_price", Q(left__isnull=True) | Q(left__lte=F("price")), "left <= price"),
    ),
)
SOUND = {
    "size": lambda rows: rows.row_number % 50,
    "sort": lambda rows: [("a", "b")[number // 50 % 2] for number in rows.row_number.tolist()],
    "left": None,
    "price": 5,
}


def test_sound_seeds_pass_the_trial():
    assert plan(TRIED, counts={"app.Tried": 100}, seeds={"app.Tried": seeds(**SOUND)}).counts == {"app.Tried": 100}


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({"other": nothing}, ["app.Tried.other", "not be null", "row 7", "`other`", "seeds.py"]),
        ({"other": None}, ["app.Tried.other", "not be null", "row 0"]),
        ({"other": too_few}, ["app.Tried.other", "3 values for 100 rows"]),
        ({"other": fractions}, ["app.Tried.other", "float64"]),
        ({"other": broken}, ["app.Tried.other", "broken", "division"]),
        ({"other": of_nobody}, ["app.Tried.other", "nobody"]),
        ({"other": lambda rows: rows.parent.row_number}, ["app.Tried", "children_of"]),
        ({"name": "far too long"}, ["app.Tried.name", "5 characters", "12"]),
        ({"name": text_of("short", "far too long")}, ["app.Tried.name", "5 characters", "12"]),
        ({"name": choice("short", "far too long")}, ["app.Tried.name", "5 characters", "12"]),
        ({"sort": "c"}, ["app.Tried.sort", "'c'", "'a', 'b'"]),
        ({"sort": weighted({"a": 50, "c": 50})}, ["app.Tried.sort", "'c'", "'a', 'b'"]),
        ({"other": integers(0, 2**40)}, ["app.Tried.other", "outside"]),
        ({"size": 101}, ["app.Tried.size", "101", "0 to 100"]),
        ({"code": 5}, ["app.Tried", "rows 0 and 1", "code", "5", "different in every row"]),
        ({"code": lambda rows: rows.row_number // 2}, ["app.Tried", "rows 0 and 1", "code"]),
        ({"sort": "a"}, ["app.Tried", "rows 0 and 50", "size + sort"]),
        ({"size": lambda rows: rows.row_number % 60}, ["app.Tried", "row 50", "size_is_small", "size=50"]),
        ({"left": 7}, ["app.Tried", "row 0", "left_below_price", "left=Decimal('7.00')", "price=Decimal('5.00')"]),
        ({"price": 1000}, ["app.Tried.price", "more than 5 digits"]),
        ({"size": itself}, ["app.Tried.size depends on itself"]),
        ({"size": round_about, "other": and_back}, ["depends on itself", "other, size", "seeds.py"]),
        (
            {"rows": children_of("app.User", lambda rows: np.zeros(2, dtype=int))},
            ["app.Tried: the fan-out", "whole number"],
        ),
        ({"rows": children_of("app.User", lambda rows: rows.row_number / 2)}, ["app.Tried: the fan-out", "float64"]),
    ],
)
def test_the_first_rows_are_tried_before_anything_is_written(declared, said):
    (first, *_) = refused(
        USER, TRIED, counts={"app.Tried": 100, "app.User": 100}, seeds={"app.Tried": seeds(**{**SOUND, **declared})}
    )

    assert [part for part in said if part.lower() not in first.lower()] == []


def test_all_problems_of_the_trial_are_told_at_once():
    one, other = table("app.One", field("a"), field("b")), table("app.Other", field("c"))
    problems = refused(
        one,
        other,
        counts={"app.One": 10, "app.Other": 10},
        seeds={"app.One": seeds(a=nothing, b=nothing), "app.Other": seeds(c=nothing)},
    )

    assert [problem.split(" ")[0] for problem in problems] == ["app.One.a", "app.One.b", "app.Other.c"]


def test_what_a_database_alone_can_judge_is_left_to_it():
    judged = table("app.Judged", field("size"), checks=(Check("odd", Q(size__of_a_lookup_of_its_own=3)),))

    assert plan(judged, counts={"app.Judged": 5}).counts == {"app.Judged": 5}


def test_rows_go_either_way_of_a_check_that_names_a_value_in_one_and_bounds_in_the_other():
    amounts = [field(name, "decimal", digits=12, places=2) for name in ("debit", "credit")]
    one_side = Q(debit=0, credit__gt=0) | Q(credit=0, debit__gt=0)
    entry = table("app.Entry", *amounts, checks=(Check("one side", Q(debit__gte=0, credit__gte=0) & one_side),))
    made = plan(entry, counts={"app.Entry": 200})
    debits, credits = (numbers(made, "app.Entry", name) for name in ("debit", "credit"))

    assert all((debit > 0) != (credit > 0) for debit, credit in zip(debits, credits, strict=True))
    assert 60 < sum(debit > 0 for debit in debits) < 140


def test_rows_go_every_way_of_a_check_that_tells_by_empty_texts_which_of_several_is_given():
    texts = [field("lead", "text", choices=("name", "email")), field("case", "text", blank=True, max_length=20)]
    ways = Q(lead="", case="", size__isnull=False) | Q(lead="", size__isnull=True) & ~Q(case="")
    one_of = ways | ~Q(lead="") & Q(case="", size__isnull=True)
    asked = table("app.Asked", *texts, field("size", "integer", null=True), checks=(Check("one of", one_of),))
    made = plan(asked, counts={"app.Asked": 200})
    rows = zip(*(numbers(made, "app.Asked", name) for name in ("lead", "case", "size")), strict=True)
    given = [tuple(value not in ("", None) for value in row) for row in rows]

    assert set(given) == {(True, False, False), (False, True, False), (False, False, True)}


def test_of_a_unique_pair_the_key_of_another_system_is_what_differs():
    pair = (field("provider", "text", max_length=80), field("external_id", "text", max_length=80))
    event = table("app.Event", *pair, together=(("provider", "external_id"),))
    made = plan(event, counts={"app.Event": 100})

    told = {column.field.name: column.unique for column in made.models["app.Event"].columns}
    assert (told["external_id"], told["provider"]) == (True, False)
    assert len(set(numbers(made, "app.Event", "external_id"))) == 100


def test_a_share_of_values_is_exact_in_every_hundred_rows():
    made = plan(PLAIN, counts={"app.Plain": 300}, seeds={"app.Plain": seeds(size=shares({1: 90, 2: 9, 3: 1}))})
    drawn = np.array(numbers(made, "app.Plain", "size")).reshape(3, 100)

    assert [np.bincount(block).tolist() for block in drawn] == [[0, 90, 9, 1]] * 3


# A plan says what it is -----------------------------------------------------------------------------------


def test_every_column_has_a_reason():
    for model in shop().models.values():
        assert [column.field.name for column in model.columns] == [one.name for one in model.table.fields]
        assert all(column.reason for column in model.columns)


def test_a_plan_shows_its_seed_and_its_counts():
    assert repr(plan(USER, counts={"app.User": 3}, seed=7)) == "Plan(seed=7, app.User=3)"


def test_the_probe_tells_whether_the_first_rows_are_drawn_as_before():
    probes = {
        plan(PLAIN, counts={"app.Plain": rows}, seeds={"app.Plain": seeds(size=size)}).probe("app.Plain")
        for rows, size in ((30, 1), (300, 1), (30, 2))
    }

    assert len(probes) == 2


# Every model of a project ---------------------------------------------------------------------------------


def test_a_number_that_a_check_wants_above_another_is_where_neither_usually_is():
    """A payload is told by its name, and is more than any number that nobody knows."""
    weights = field("payload_kg", low=0, high=2**31 - 1), field("gross_weight_kg", low=0, high=2**31 - 1)
    lighter = Check("lighter", Q(payload_kg__lt=F("gross_weight_kg")))
    made = plan(table("app.Truck", *weights, checks=(lighter,)), counts={"app.Truck": 50})
    payloads, weighed = (numbers(made, "app.Truck", one.name) for one in weights)

    assert all(less < more for less, more in zip(payloads, weighed, strict=True))
    assert min(payloads) >= 8000


UNMET = table("app.Unmet", field("a"), field("b"), checks=(Check("never", Q(a=F("a") + 1, b=F("b"))),))
NEEDY = table("app.Needy", to("unmet", "app.Unmet"))


def test_a_model_of_which_no_row_can_be_is_left_out_where_every_model_was_asked_for():
    made = plan(UNMET, NEEDY, USER, every=5)

    assert made.counts == {"app.User": 5}
    assert [note.partition(": ")[0] for note in made.notes] == ["app.Unmet is left out", "app.Needy is left out"]
    assert "never" in made.notes[0]
    assert "app.Needy is left out: it needs a row of app.Unmet" in made.notes[1]


def test_so_is_one_of_which_nothing_is_known():
    strange = table("app.Strange", field("shape", "other", class_name="ShapeField"))

    assert plan(strange, USER, every=5).counts == {"app.User": 5}


@pytest.mark.parametrize(
    ("tables", "asked"),
    [
        ((UNMET, USER), {"counts": {"app.Unmet": 3}}),
        ((UNMET, USER), {"counts": {"app.Unmet": 3}, "every": 5}),
        ((UNMET, USER), {"every": 5, "seeds": {"app.Unmet": seeds(a=1)}}),
        ((UNMET, NEEDY), {"every": 5, "counts": {"app.Unmet": 0}}),
        ((table("app.No", field("a", low=10, high=5)),), {"every": 5}),
        ((table("app.No", field("a"), checks=(Check("one", Q(a=1)), Check("two", Q(a__in=(2, 3))))),), {"every": 5}),
    ],
)
def test_it_is_refused_where_somebody_said_something_of_it_or_it_contradicts_itself(tables, asked):
    assert refused(*tables, **asked)


def test_a_foreign_key_points_at_the_rows_whose_keys_a_check_names():
    grade, result = table("app.Grade"), table("app.Result", to("grade", "app.Grade"))
    result = replace(result, checks=(Check("allowed", Q(grade__in=(20, 30))),))
    made = plan(grade, result, every=40, facts=Facts(existing={"app.Grade": (10, 20, 30)}))

    assert set(made.rows("app.Result", range(40)).column("grade").values()) == {20, 30}
