"""What is left to attack: measured on rows whose answers are known."""

import datetime
from dataclasses import replace

import numpy as np
import pytest
from django.db import connection

from seeding.masking.techniques.technique import Target
from seeding.masking.verifying.plan import VerifiedColumn, VerifiedTable
from seeding.masking.verifying.privacy import anonymity, hardly_repeats, measures, ranked, singling, unchanged
from seeding.masking.verifying.shapes import watched
from seeding.schema import read_schema
from shop.models import User

pytestmark = pytest.mark.django_db


def people(count, **columns):
    User.objects.bulk_create(
        User(
            email=f"{number}@example.com",
            full_name=f"N {number}",
            password="!",
            **{k: v(number) for k, v in columns.items()},
        )
        for number in range(count)
    )


def table(*, masked=(), kept=(), identifiers=(), sensitive=()):
    of = read_schema()["shop.User"]
    columns = tuple(
        VerifiedColumn(Target("shop.User", of.field(name), name, unique=of.field(name).unique), technique)
        for name, technique in masked
    )
    return VerifiedTable(
        "shop.User", of.db_table, columns, kept, "email", quasi_identifiers=identifiers, sensitive=sensitive
    )


def found(of, measure):
    return [one for one in measures(connection, read_schema(), [of]) if one.measure == measure]


def test_k_is_the_size_of_the_smallest_class():
    people(60, city=lambda n: ("Bonn", "Kiel", "Ulm")[n % 3], country=lambda n: "DE" if n < 57 else "AT")
    (city,) = found(table(kept=("city",), identifiers=(("city",),)), "k-anonymity")
    (both,) = found(table(kept=("city", "country"), identifiers=(("city", "country"),)), "k-anonymity")

    assert (city.figures["k"], city.figures["classes"], city.verdict) == (20, 3, "fine")
    assert (both.figures["k"], both.figures["rows_alone"], both.verdict) == (1, 3, "look")
    assert "3 of 60 rows" in both.said.replace("\u00a0", " ")


def test_columns_that_single_out_most_rows_fail():
    people(40, postal_code=str)
    (one,) = found(table(kept=("postal_code",), identifiers=(("postal_code",),)), "k-anonymity")

    assert (one.verdict, one.figures["rows_alone"]) == ("fail", 40)


def test_replaced_columns_are_not_held_against_the_others():
    people(40, postal_code=str, city=lambda n: "Bonn")
    pair = (("postal_code", "city"),)
    (kept,) = found(table(kept=("city",), masked=[("postal_code", "substitute")], identifiers=pair), "k-anonymity")
    (none,) = found(table(masked=[("postal_code", "fpe"), ("city", "hash")], identifiers=pair), "k-anonymity")
    (true,) = found(table(masked=[("postal_code", "truncate")], identifiers=pair), "k-anonymity")

    assert (kept.verdict, kept.figures["k"], kept.figures["k_of_masked"]) == ("fine", 40, 1)
    assert "postal_code is replaced" in kept.said
    assert none.verdict == "fine"
    assert true.verdict == "fail"


def test_l_counts_the_sensitive_values_of_a_class():
    people(
        60,
        city=lambda n: ("Bonn", "Kiel", "Ulm")[n % 3],
        role=lambda n: "admin" if n % 3 == 0 else ("user", "premium")[n % 2],
    )
    (one,) = found(table(kept=("city", "role"), identifiers=(("city",),), sensitive=("role",)), "l-diversity")

    assert (one.figures["l"], one.figures["rows_of_one_value"], one.verdict) == (1, 20, "look")

    User.objects.filter(
        city="Bonn", pk__in=list(User.objects.filter(city="Bonn").values_list("pk", flat=True)[:9])
    ).update(role="user")
    (one,) = found(table(kept=("city", "role"), identifiers=(("city",),), sensitive=("role",)), "l-diversity")
    assert (one.figures["l"], one.verdict) == (2, "fine")


def test_combinations_of_kept_columns_are_found():
    """Neither the day nor the place singles anybody out; together they do."""
    people(
        400,
        city=lambda n: f"City {n % 20}",
        date_of_birth=lambda n: datetime.date(1980, 1, 1 + n // 20),
        role=lambda n: "user",
    )
    told = found(table(kept=("city", "date_of_birth", "role"), masked=[("email", "substitute")]), "unique combination")

    assert [set(one.columns) for one in told] == [{"city", "date_of_birth"}]
    assert told[0].figures["rows_alone"] == 400
    (linkage,) = found(
        table(kept=("city", "date_of_birth", "role"), masked=[("email", "substitute")]), "linkage by kept columns"
    )
    assert linkage.figures["rate"] == 1


def test_triples_are_found_and_what_contains_a_telling_one_is_not_told():
    rng = np.arange(4096)
    codes = {"a": rng % 16, "b": rng // 16 % 16, "c": rng // 256, "d": rng % 2}

    assert singling(codes, list(codes)) == [("a", "b", "c")]
    codes["id"] = rng
    assert singling(codes, list(codes))[0] == ("id",)
    assert all("id" not in part or part == ("id",) for part in singling(codes, list(codes)))


def test_a_table_without_persons_is_not_combined():
    people(100, city=str)
    of = VerifiedTable("shop.User", "shop_user", kept=("city",))

    assert measures(connection, read_schema(), [of]) == []


def test_frequencies_that_rank_are_found():
    people(100, city=lambda n: "Oslo" if n < 5 else "Rome" if n < 25 else "Lima")
    (skewed,) = found(table(masked=[("city", "substitute")]), "frequencies")
    assert skewed.figures["rows_told_by_frequency"] == 100
    assert skewed.verdict == "look"

    for number, user in enumerate(User.objects.order_by("pk")):
        User.objects.filter(pk=user.pk).update(city=f"City {number % 5}")
    (even,) = found(table(masked=[("city", "substitute")]), "frequencies")
    assert (even.figures["rows_told_by_frequency"], even.verdict) == (0, "fine")


def test_frequencies_that_chance_brings_are_not_ranks():
    column = VerifiedColumn(Target("shop.User", read_schema()["shop.User"].field("city"), "city"), "substitute")

    staircase = ranked(column, np.arange(1, 11), np.ones(10, int))
    few_names = ranked(column, np.array([1, 2, 3, 5]), np.array([40, 10, 5, 1]))

    many = ranked(column, np.array([1000, 1001, 1002]), np.ones(3, int))

    assert [one.figures["rows_told_by_frequency"] for one in (staircase, few_names, many)] == [0, 0, 3003]


def test_columns_that_hardly_repeat_are_not_asked():
    people(100, city=lambda n: f"City {min(n, 98)}")
    of = table(masked=[("city", "substitute")])
    one = of.columns[0].target.field
    rare = watched(one, [([f"n{n}" for n in range(100)], [f"m{min(n, 98)}" for n in range(100)])])
    often = watched(one, [([f"n{n}" for n in range(100)], [f"m{min(n, 90)}" for n in range(100)])])

    assert hardly_repeats(rare)
    assert not hardly_repeats(often)
    assert not hardly_repeats(None)
    assert [one.measure for one in measures(connection, read_schema(), [of], {"shop.User.city": rare})] == []
    assert [one.measure for one in measures(connection, read_schema(), [of], {"shop.User.city": often})] == [
        "frequencies"
    ]


def test_unique_and_shuffled_columns_have_no_frequencies():
    people(60, city=str)

    assert found(table(masked=[("email", "substitute"), ("city", "shuffle")]), "frequencies") == []


def test_columns_that_are_what_they_were_are_found():
    of = table(masked=[("full_name", "substitute")])
    same = watched(of.columns[0].target.field, [([f"n{i}" for i in range(100)],) * 2])
    few = watched(of.columns[0].target.field, [(["a", "b"] * 50, ["a", "a"] * 50)])
    none = watched(of.columns[0].target.field, [([f"n{i}" for i in range(100)], ["x"] * 100)])

    (told,) = unchanged([of], {"shop.User.full_name": same})
    assert (told.verdict, told.figures["rows_unchanged"]) == ("fail", 100)
    (told,) = unchanged([of], {"shop.User.full_name": few})
    assert (told.verdict, told.figures["rows_unchanged"]) == ("look", 50)
    assert list(unchanged([of], {"shop.User.full_name": none})) == []


def test_free_text_may_stay_what_it_was():
    of = table(masked=[("full_name", "free_text")])
    one = of.columns[0].target.field
    texts = [f"n{i}" for i in range(100)]
    some, all_of_them = watched(one, [(texts, ["x", *texts[1:]])]), watched(one, [(texts, texts)])

    assert list(unchanged([of], {"shop.User.full_name": some})) == []
    (told,) = unchanged([of], {"shop.User.full_name": all_of_them})
    assert told.verdict == "fine"


def test_rows_that_keep_their_own_are_found_in_columns_of_few_values_too():
    of = table(masked=[("city", "substitute")])
    cities = [f"city {number % 50}" for number in range(1000)]
    masked = ["elsewhere" if number % 50 else city for number, city in enumerate(cities)]

    (told,) = unchanged([of], {"shop.User.city": watched(of.columns[0].target.field, [(cities, masked)])})

    assert (told.verdict, told.figures["rows_unchanged"]) == ("fail", 20)


def test_what_cannot_be_measured_is_told():
    people(60)
    (one,) = found(table(identifiers=(("no_such",),)), "k-anonymity")

    assert (one.verdict, one.columns) == ("look", ())


def test_measures_tell_no_value():
    people(60, city=lambda n: f"Ortsname {n % 4}")
    text = repr(
        measures(
            connection,
            read_schema(),
            [table(kept=("city", "phone"), masked=[("full_name", "substitute")], identifiers=(("city",),))],
        )
    )

    assert "Ortsname" not in text


def test_small_classes_are_counted():
    one = anonymity("t.T", ("a",), np.array([2, 4, 10]), np.array([1, 1, 1]))

    assert (one.figures["k"], one.figures["rows_in_small_classes"], one.verdict) == (2, 6, "look")


def test_one_value_alone_tells_nothing_by_rank():
    column = VerifiedColumn(Target("shop.User", read_schema()["shop.User"].field("city"), "city"), "hash")

    assert ranked(column, np.array([100]), np.array([1])).verdict == "fine"


def test_a_place_may_by_chance_be_the_old_one():
    of = table(masked=[("city", "substitute")])
    of = replace(of, columns=tuple(replace(one, kind="state") for one in of.columns))
    states = [f"state {number % 50}" for number in range(1000)]
    masked = [states[number * 7 % 1000] if number % 20 else state for number, state in enumerate(states)]

    (told,) = unchanged([of], {"shop.User.city": watched(of.columns[0].target.field, [(states, masked)])})
    assert told.verdict == "fine"
    (whole,) = unchanged([of], {"shop.User.city": watched(of.columns[0].target.field, [(states, states)])})
    assert whole.verdict == "fail"
