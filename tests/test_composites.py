"""Constraints over several fields, met by construction where they can be: composite keys, and keys that may be null."""

from django.db.models import F, Q

from seeding.schema import Check, Unique

from .tables import field, key, numbers, plan, table, to


def test_numbers_of_a_few_do_not_limit_the_rows_of_a_composite_key():
    club = table("app.Club", field("name", "text", max_length=40))
    contract = table(
        "app.Contract",
        to("club", "app.Club"),
        field("shirt", low=1, high=30),
        field("since", "date"),
        together=(("club", "shirt", "since"),),
    )

    made = plan(club, contract, counts={"app.Club": 5, "app.Contract": 90})

    assert len(set(numbers(made, "app.Contract", "shirt"))) > 10


def test_a_composite_key_whose_fields_a_check_compares_is_drawn_again():
    team = table("app.Team", field("name", "text", max_length=40))
    fixture = table(
        "app.Fixture",
        to("home", "app.Team"),
        to("away", "app.Team"),
        together=(("home", "away"),),
        checks=(Check("not itself", ~Q(home=F("away"))),),
    )

    made = plan(team, fixture, counts={"app.Team": 20, "app.Fixture": 90})
    pairs = list(zip(numbers(made, "app.Fixture", "home"), numbers(made, "app.Fixture", "away"), strict=True))

    assert len(set(pairs)) == 90
    assert all(home != away for home, away in pairs)


def test_names_that_differ_in_lower_case_have_room_for_all_rows():
    name = field("name", "text", max_length=80)
    depot = table("app.Depot", key(), name)
    lowered = Unique("name of its own", ("name",), expression=True, lowered=("name",))
    made = plan(type(depot)(**{**vars(depot), "uniques": (lowered,)}), counts={"app.Depot": 300})

    assert len({value.lower() for value in numbers(made, "app.Depot", "name")}) == 300


def test_either_of_two_rows_that_belong_to_one_each_is_given():
    van, driver = table("app.Van", field("label", "text")), table("app.Driver", field("label", "text"))
    either = Check("either", Q(van__isnull=False, driver__isnull=True) | Q(van__isnull=True, driver__isnull=False))
    card = table(
        "app.Card",
        to("van", "app.Van", one_to_one=True, null=True),
        to("driver", "app.Driver", one_to_one=True, null=True),
        checks=(either,),
    )

    made = plan(van, driver, card, counts={"app.Van": 60, "app.Driver": 60, "app.Card": 60})
    vans, drivers = numbers(made, "app.Card", "van"), numbers(made, "app.Card", "driver")

    assert all((van is None) != (driver is None) for van, driver in zip(vans, drivers, strict=True))
    assert 10 < sum(van is not None for van in vans) < 50


def test_every_way_to_meet_a_check_is_taken():
    by_purpose = Q(purpose="sale", asking_price__isnull=False, rent__isnull=True) | Q(
        purpose="rent", rent__isnull=False, asking_price__isnull=True
    )
    listing = table(
        "app.Listing",
        field("purpose", "text", choices=("sale", "rent"), max_length=4),
        field("asking_price", "decimal", digits=10, places=2, null=True, blank=True, class_name="DecimalField"),
        field("rent", "decimal", digits=8, places=2, null=True, blank=True, class_name="DecimalField"),
        checks=(Check("by purpose", by_purpose),),
    )

    made = plan(listing, counts={"app.Listing": 100})

    assert set(numbers(made, "app.Listing", "purpose")) == {"sale", "rent"}
