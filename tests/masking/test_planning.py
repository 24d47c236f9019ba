"""A policy becomes a plan, or one error that says everything that stands in the way."""

from dataclasses import replace

import pytest

from seeding.masking.errors import ConstraintAtRiskError, UnclassifiedError
from seeding.masking.planning import build_mask_plan
from seeding.masking.policy import Rule
from seeding.masking.policy_file import parse_policy
from seeding.schema import Field, Reference, Table, Unique, read_schema
from seeding.spec import SeedingError

from .policies import SHOP, keeping_the_rest


def field(name, storage="text", **more):
    return Field(name, name, name, storage, more.pop("class_name", "CharField"), **more)


SMALL = {
    "a.Person": Table(
        "a.Person",
        "Person",
        "a_person",
        (
            field("login", primary_key=True, unique=True, max_length=60),
            field("mail", class_name="EmailField", unique=True, max_length=100),
            field("note", class_name="TextField"),
        ),
        "login",
        uniques=(Unique("login", ("login",)), Unique("mail", ("mail",))),
    ),
    "a.Letter": Table(
        "a.Letter",
        "Letter",
        "a_letter",
        (
            field("id", "integer", primary_key=True, unique=True),
            field("writer", reference=Reference("a.Person", "login")),
            field("owner", max_length=60),
            field("text", class_name="TextField"),
        ),
        "id",
    ),
}
KEPT = "id: keep, writer: keep, owner: keep, text: keep"
PERSON = "person: mail, columns: {login: {substitute: username}, mail: {substitute: email}, note: keep}"


def plan(text, schema=SMALL, unmapped=None):
    return build_mask_plan(parse_policy(f"tables: {text}", "p.yml"), schema, unmapped)


def problems(text, schema=SMALL, unmapped=None, kind=SeedingError):
    with pytest.raises(kind) as caught:
        plan(text, schema, unmapped)
    assert type(caught.value) is kind
    return "\n".join(caught.value.problems)


def test_every_column_of_the_shop_has_a_place_in_the_plan():
    plan = build_mask_plan(keeping_the_rest(SHOP), read_schema())
    assert set(plan.tables) == set(read_schema())
    assert [column.name for column in plan.tables["shop.User"].columns] == [
        "password",
        "email",
        "full_name",
        "phone",
        "date_of_birth",
        "street",
    ]
    assert {table.label for table in plan.changed} == {"shop.User", "shop.Review"}
    assert plan.tables["shop.User"].column("email").target.unique_any_case


def test_a_column_and_a_table_that_nobody_named_stop_the_run_with_a_code_of_their_own():
    said = problems("{a.Person: {columns: {login: keep, mail: {substitute: email}}}}", kind=UnclassifiedError)
    assert "a.Person.note: the policy does not name this column" in said
    assert "note: keep, or a technique" in said
    assert "a.Letter: the policy does not name this table" in said
    assert UnclassifiedError.exit_code == 3


def test_what_is_undecided_stops_the_run():
    said = problems(f"{{a.Person: {{{PERSON}}}, a.Letter: {{columns: {{{KEPT}, text: undecided}}}}}}".replace("text: keep, ", ""),
                    kind=UnclassifiedError)  # fmt: skip
    assert "p.yml, line 1: tables.a.Letter.columns.text: it is undecided" in said


def test_tables_of_the_database_without_a_model_need_a_policy():
    beside = {"old": Table("old", "old", "old", (field("mail"),), "mail", managed=False)}
    whole = f"{{a.Person: {{{PERSON}}}, a.Letter: {{columns: {{{KEPT}}}}}}}"
    assert "old: the policy does not name this table" in problems(whole, unmapped=beside, kind=UnclassifiedError)
    policy = parse_policy(f"tables: {whole}\nunmapped: {{old: {{columns: {{mail: {{substitute: email}}}}}}}}")
    assert build_mask_plan(policy, SMALL, beside).tables["old"].columns[0].target.domain == "email"


def test_a_renamed_column_is_recognised():
    said = problems(
        f"{{a.Person: {{columns: {{login: keep, mail: keep, notes: keep}}}}, a.Letter: {{columns: {{{KEPT}}}}}}}"
    )
    assert "a.Person has no column notes. Was it renamed to note?" in said


def test_a_column_of_another_class_is_looked_at_again():
    policy = parse_policy(
        f"tables: {{a.Person: {{{PERSON}}}, a.Letter: {{columns: {{{KEPT}}}}}}}\nseen: {{a.Letter: {{text: IntegerField}}}}"
    )
    with pytest.raises(UnclassifiedError, match="it was decided as IntegerField and is TextField now"):
        build_mask_plan(policy, SMALL)


def test_references_follow_the_key_that_they_refer_to():
    made = plan(f"{{a.Person: {{{PERSON}}}, a.Letter: {{person: writer, columns: {{{KEPT}}}}}}}")
    writer = made.tables["a.Letter"].column("writer")
    assert writer.follows == "a.Person.login"
    assert writer.masked_as == made.tables["a.Person"].column("login").target
    assert made.tables["a.Letter"].column("owner") is None


def test_declared_references_follow_too():
    made = plan(f"{{a.Person: {{{PERSON}}}, a.Letter: {{references: {{owner: a.Person.login}}, columns: {{{KEPT}}}}}}}")
    assert made.tables["a.Letter"].column("owner").follows == "a.Person.login"


def test_a_reference_cannot_have_pseudonyms_of_its_own():
    said = problems(
        f"{{a.Person: {{{PERSON}}}, a.Letter: {{columns: {{{KEPT}}}}}}}".replace("writer: keep", "writer: hash")
    )
    assert "it refers to a.Person and takes the pseudonyms of a.Person.login" in said


def test_copies_have_the_rule_of_what_they_are_copies_of():
    text = f"{{a.Person: {{{PERSON}}}, a.Letter: {{columns: {{{KEPT}}}}}}}".replace(
        "owner: keep", "owner: {like: a.Person.login}"
    )
    owner = plan(text).tables["a.Letter"].column("owner")
    assert owner.technique.kind == "username"
    assert owner.masked_as.label == "a.Person"
    said = problems(text.replace("a.Person.login}", "a.Person.name}"))
    assert "like: a.Person.name is no column" in said
    said = problems(text.replace("a.Person.login}", "a.Letter.owner}"))
    assert "leads back to itself" in said


def test_persons_are_found_over_foreign_keys_of_tables_that_name_theirs():
    made = plan(f"{{a.Person: {{{PERSON}}}, a.Letter: {{person: writer, columns: {{{KEPT}}}}}}}")
    assert made.tables["a.Letter"].anchor.table == "a.Person"
    assert list(made.tables) == ["a.Person", "a.Letter"]
    said = problems(
        f"{{a.Person: {{{PERSON}}}, a.Letter: {{person: writer, columns: {{{KEPT}}}}}}}".replace("person: mail, ", "")
    )
    assert "which does not say whose its rows are" in said
    said = problems(f"{{a.Person: {{{PERSON}}}, a.Letter: {{person: writr, columns: {{{KEPT}}}}}}}")
    assert "a.Letter has no column writr. Did you mean writer?" in said


def test_unknown_tables_techniques_and_parameters_are_told_together():
    said = problems(
        "{a.Persn: {columns: {id: keep}}, a.Person: {columns: {login: {substitut: username}, mail: {substitute: emial}, "
        f"note: {{redact: {{keep_frst: 1}}}}}}}}, a.Letter: {{columns: {{{KEPT}}}}}}}"
    )
    assert "Did you mean a.Person?" in said
    assert "Did you mean substitute?" in said
    assert "Near it: email" in said
    assert "keep_first" in said
    assert said.count("p.yml, line 1") == 4


def test_a_technique_that_cannot_keep_a_column_unique_is_refused_with_a_code_of_its_own():
    said = problems(
        f"{{a.Person: {{columns: {{login: {{constant: x}}, mail: keep, note: keep}}}}, a.Letter: {{columns: {{{KEPT}}}}}}}",
        kind=ConstraintAtRiskError,
    )
    assert "a.Person.login" in said
    assert "unique" in said
    assert ConstraintAtRiskError.exit_code == 4


def test_a_unique_column_has_one_rule_for_all_rows():
    rule = "{substitute: email, when: [{if: \"note == 'x'\", then: keep}]}"
    said = problems(f"{{a.Person: {{columns: {{login: keep, mail: {rule}, note: keep}}}}, a.Letter: {{columns: {{{KEPT}}}}}}}",
                    kind=ConstraintAtRiskError)  # fmt: skip
    assert "a pseudonym might meet a value that another row keeps" in said


def test_conditions_are_read_before_anything_runs():
    rule = "{redact: {}, when: [{if: 'nte == 1', then: keep}]}"
    said = problems(
        f"{{a.Person: {{columns: {{login: keep, mail: keep, note: {rule}}}}}, a.Letter: {{columns: {{{KEPT}}}}}}}"
    )
    assert "a.Person has no `nte`. Did you mean `note`?" in said


def test_tables_that_are_emptied_need_no_columns():
    made = plan(f"{{a.Person: {{{PERSON}}}, a.Letter: {{delete: true}}}}")
    assert made.tables["a.Letter"].emptied
    assert made.tables["a.Letter"].changes


def test_the_policy_of_a_domain_is_shared_by_its_columns():
    policy = keeping_the_rest(SHOP)
    users = policy.tables["shop.User"]
    named = replace(users, columns={**users.columns, "email": Rule("substitute", {"": "email"}, domain="people")})
    made = build_mask_plan(replace(policy, tables={**policy.tables, "shop.User": named}), read_schema())
    assert made.tables["shop.User"].column("email").target.domain == "people"
    assert made.tables["shop.User"].anchor.domain == "people"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("5", "`5` is no condition; compare it with something"),
        ("text", "`text` is no condition; compare it with something"),
        ("id < 'abc'", "number cannot be compared with text"),
    ],
)
def test_what_is_no_condition_is_told_before_a_row_is_removed_or_kept_by_it(condition, said):
    """Any number but 0 was true, and removed every row."""
    told = problems(f'{{a.Person: {{{PERSON}}}, a.Letter: {{delete: "{condition}", columns: {{{KEPT}}}}}}}')
    assert said in told
    rule = f'text: {{when: [{{if: "{condition}", then: keep}}], free_text: {{}}}}'
    told = problems(f"{{a.Person: {{{PERSON}}}, a.Letter: {{columns: {{{KEPT.replace('text: keep', rule)}}}}}}}")
    assert said in told


@pytest.mark.parametrize("path", ["no.such.thing", "1", "seeding.masking.policy.KEEP"])
def test_a_recogniser_that_is_none_is_told_with_the_rest(path):
    told = problems(f"{{a.Person: {{{PERSON}}}, a.Letter: {{columns: {{{KEPT}}}}}}}\nrecognisers: ['{path}']")
    assert f"p.yml: recognisers: the recogniser '{path}'" in told
