"""Rules over names: what all of them keep to, and how a name is read before it is compared."""

import pytest

from seeding.reading.naming import by_name, in_order
from seeding.reading.naming.conditions import CONDITIONS, condition
from seeding.reading.naming.rule import ending, whole
from seeding.reading.naming.rules import RULES
from seeding.reading.subjects import subjects
from tests.tables import field, table, to

USERS = table("auth.User", field("username", "text"), field("email", "text"))


def kinds(name, storage="text", **more):
    """What the name of a column says in a table of customers."""
    customer = table("crm.Customer", to("user", "auth.User"), field(name, storage, **more))
    known = subjects({"auth.User": USERS, "crm.Customer": customer}, "auth.User")["crm.Customer"]
    return {one.kind for one in by_name(customer.field(name), known)}


@pytest.mark.parametrize("rule", RULES, ids=lambda one: f"{one.kind}-{' '.join(one.names.split())[:30]}")
def test_patterns_of_rules_are_regular_expressions_that_say_nothing_of_no_name(rule):
    assert not rule.says("")


def test_every_condition_is_asked_by_a_rule():
    assert set(CONDITIONS) <= {name for rule in RULES for name in (*rule.where, *rule.unless)}


def test_a_rule_with_a_condition_or_a_kind_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="a rule for email names what there is not: sunny"):
        ending("email", "email", "sunny")
    with pytest.raises(ValueError, match="a rule for weather names what there is not: weather"):
        whole("weather", "rain")


def test_two_conditions_of_one_name_are_refused():
    def near(subject):
        return True

    with pytest.raises(ValueError, match="a property of tables called 'near' already"):
        condition(near)


@pytest.mark.parametrize("name", ["email", "work_email", "emailField", "old_email", "email_at_order_raw"])
def test_a_name_says_the_same_whatever_is_said_of_no_weight(name):
    assert "email" in kinds(name)


def test_whole_names_alone_say_what_others_only_end_with():
    assert "full_name" in kinds("name")
    assert not kinds("theme_name") & {"full_name", "email"}


def test_words_stand_in_any_order_that_their_language_has():
    assert "full_name" in kinds("nombre_cliente")
    assert in_order("Nom de la ville") == "ville Nom"


def test_how_many_there_are_is_no_name():
    assert not kinds("num_emails", "integer")
