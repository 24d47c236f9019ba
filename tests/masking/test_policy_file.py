"""Policies as files: what they say is read, and everything wrong is said at once with its line."""

import pytest

from seeding.masking.policy import Rule, When
from seeding.masking.policy_file import parse_policy, read_policy
from seeding.spec import SeedingError

WHOLE = """
version: 1
locales: {en_US: 3, de_DE: 1}
recognisers: [shop.names.recognise]
keep_words: [May]
tables:
  shop.User:
    person: email
    quasi_identifiers: [[date_of_birth, postal_code]]
    sensitive: [role]
    references: {legacy_id: shop.Legacy.id}
    columns:
      id: keep
      email:
        when: [{if: is_staff, then: keep}]
        substitute: email
        domain: people
      phone: null
      date_of_birth: {date_shift: {days: 90}}
  sessions.Session: {delete: true}
unmapped:
  old_customers: {columns: {mail: {like: shop.User.email}}}
seen:
  shop.User: {email: EmailField}
"""


def test_all_of_a_policy_is_read():
    policy = parse_policy(WHOLE)
    assert policy.locales == ("en_US", "de_DE")
    assert policy.locale_weights == (3, 1)
    assert policy.recognisers == ("shop.names.recognise",)
    assert policy.keep_words == ("May",)
    user = policy.tables["shop.User"]
    assert (user.person, user.sensitive, user.quasi_identifiers) == (
        "email",
        ("role",),
        (("date_of_birth", "postal_code"),),
    )
    assert user.references == {"legacy_id": "shop.Legacy.id"}
    assert user.columns["id"] == Rule("keep")
    assert not user.columns["id"].masks
    staff = (When("is_staff", Rule("keep")),)
    assert user.columns["email"] == Rule("substitute", {"": "email"}, domain="people", when=staff)
    assert user.columns["phone"] == Rule("null")
    assert user.columns["date_of_birth"] == Rule("date_shift", {"days": 90})
    assert policy.tables["sessions.Session"].emptied
    assert not user.emptied
    assert policy.unmapped["old_customers"].columns["mail"] == Rule("like", {"": "shop.User.email"})
    assert policy.seen == {"shop.User": {"email": "EmailField"}}


def test_the_digest_is_of_what_is_said_alone():
    policy = parse_policy(WHOLE)
    moved = parse_policy(
        "# a comment\n\n" + WHOLE.replace("      id: keep", "      id: keep  # the key"), "elsewhere.yml"
    )
    assert policy.digest == moved.digest
    assert policy.digest != parse_policy(WHOLE.replace("days: 90", "days: 91")).digest


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("version: 2\ntables: {}", 1, "the version is 1"),
        ("tabels: {}", 1, "Did you mean tables?"),
        ("tables:\n  shop.User: {}", 2, "it has no columns"),
        ("tables:\n  shop.User:\n    default: keep\n    columns: {id: keep}", 3, "There is no default"),
        ("tables:\n  shop.User:\n    columns: [id]", 3, "Write columns by name"),
        ("tables:\n  shop.User:\n    columns:\n      id: 3", 4, "Write keep, or a technique"),
        ("tables:\n  shop.User:\n    columns:\n      id: {hash: {}, redact: {}}", 4, "it has 2: hash, redact"),
        ("tables:\n  shop.User:\n    columns:\n      id: {domain: x}", 4, "it has none"),
        ("tables:\n  shop.User:\n    columns:\n      id: {hash: {}, when: staff}", 4, "it is a list"),
        ("tables:\n  shop.User:\n    columns:\n      id: {hash: {}, when: [{if: a}]}", 4, "needs `if` and `then`"),
        ("tables:\n  shop.User:\n    columns:\n      id: keep\n      id: keep", 5, "is there twice"),
        ("tables:\n  shop.User:\n    quasi_identifiers: x\n    columns: {id: keep}", 3, "a list of lists"),
        ("locales: [xx\ntables: {}", 2, "this is no YAML"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text, line, said):
    with pytest.raises(SeedingError) as caught:
        parse_policy(text, "masking.yml")
    assert any(f"masking.yml, line {line}" in one and said in one for one in caught.value.problems), caught.value


def test_everything_wrong_is_told_at_once():
    with pytest.raises(SeedingError) as caught:
        parse_policy("tables:\n  a.B: {columns: {x: 1, y: 2}, persn: z}\n  c.D: {}")
    assert len(caught.value.problems) == 4


def test_a_file_that_is_not_there_names_its_option(tmp_path):
    with pytest.raises(SeedingError, match=r"--policy .*gone.yml: it cannot be read"):
        read_policy(str(tmp_path / "gone.yml"))


def test_an_empty_policy_says_what_to_write():
    with pytest.raises(SeedingError, match=r"it is empty\. Write at least: tables:"):
        parse_policy("")
