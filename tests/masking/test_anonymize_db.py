"""`anonymize_db` from end to end: what is masked, what stays, what is refused, and what is proven."""

import base64
import gzip
import json
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from seeding.masking import running
from seeding.masking.auditing.marks import masked_state
from seeding.masking.policy_file import read_policy
from seeding.masking.techniques.substitute import Substitute
from seeding.models import MaskRun
from shop.models import Article, Order, Product, Review, Topic, User

from .commanding import SECRET, anonymize, users
from .policies import SHOP, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setenv("SEEDING_SECRET", SECRET)


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "masking.yml"
    path.write_text(written(SHOP))
    return path


@pytest.mark.driver
@pytest.mark.seeded(users=60)
def test_the_shop_is_masked_and_keeps_its_shape(seeded_db, policy):
    review = Review.objects.order_by("pk").first()
    author = review.user
    Review.objects.filter(pk=review.pk).update(comment=f"Ask {author.full_name} ({author.email.upper()}), she knows.")
    before = users()
    links = list(Order.objects.order_by("pk").values_list("pk", "user_id", "product_id"))

    said, audit = anonymize(policy)

    after = users()
    assert [row["id"] for row in after] == [row["id"] for row in before]
    assert list(Order.objects.order_by("pk").values_list("pk", "user_id", "product_id")) == links
    assert not {row["email"] for row in before} & {row["email"] for row in after}
    assert not {row["full_name"] for row in before} & {row["full_name"] for row in after}
    assert len({row["email"].lower() for row in after}) == len(after)
    for old, new in zip(before, after, strict=True):
        assert (old["role"], old["created_at"]) == (new["role"], new["created_at"])
        assert bool(old["date_of_birth"]) == bool(new["date_of_birth"])
        assert new["password"].startswith("!")
        last = new["full_name"].split()[-1].lower()
        assert last[:3] in new["email"].replace(".", "") or new["full_name"].split()[0].lower()[:1] in new["email"]
    masked = get_user_model().objects.get(pk=author.pk)
    comment = Review.objects.get(pk=review.pk).comment
    assert masked.full_name in comment
    assert masked.email.lower() in comment.lower()
    assert comment.endswith(", she knows.")
    assert audit["outcome"] == "complete", audit["leaks"]
    assert "shop.User" in said
    text = json.dumps(audit)
    assert not any(row[name] in text for row in before for name in ("email", "full_name", "password"))
    state = masked_state(connection)
    assert state.safe
    assert state.key_fingerprint == audit["key_fingerprint"]


@pytest.mark.seeded(users=20, reviews=20)
def test_a_number_that_is_hashed_becomes_the_same_in_texts(seeded_db, tmp_path):
    review = Review.objects.order_by("pk").first()
    get_user_model().objects.filter(pk=review.user_id).update(postal_code="A674147686")
    Review.objects.filter(pk=review.pk).update(comment="The policy A674147686 is closed.")
    path = tmp_path / "masking.yml"
    path.write_text(written(SHOP.replace("street:", "postal_code: hash\n      street:")))

    _, audit = anonymize(path)

    number = get_user_model().objects.get(pk=review.user_id).postal_code
    assert audit["outcome"] == "complete", audit["leaks"]
    assert number != "A674147686"
    assert Review.objects.get(pk=review.pk).comment.lower() == f"The policy {number} is closed.".lower()


@pytest.mark.seeded(users=20)
def test_the_same_secret_gives_the_same_pseudonyms_and_another_one_others(seeded_db, policy, monkeypatch):
    from seeding.masking.job import MaskRequest, passes_of
    from seeding.masking.policy_file import read_policy
    from seeding.masking.secret import Secret
    from seeding.masking.subject import subject_of

    def pseudonyms(secret):
        request = MaskRequest(read_policy(str(policy)), Secret(secret))
        subject = subject_of(request.policy, connection)
        passes = passes_of(request, subject)
        passes.survey()
        table = subject.plan.tables["shop.User"]
        batches = passes.masked(table, subject.store.read(subject.tables["shop.User"]))
        return [value for batch in batches for value in batch.values("email")]

    assert pseudonyms(SECRET) == pseudonyms(SECRET)
    assert not set(pseudonyms(SECRET)) & set(pseudonyms(SECRET[::-1]))


@pytest.mark.seeded(users=20)
def test_what_is_masked_is_not_masked_twice_by_accident(seeded_db, policy, monkeypatch):
    anonymize(policy)
    once = users()
    with pytest.raises(CommandError, match="was masked already, with this key") as caught:
        anonymize(policy)
    assert caught.value.returncode == 2
    monkeypatch.setenv("SEEDING_SECRET", SECRET[::-1])
    with pytest.raises(CommandError, match="was masked already, with another key"):
        anonymize(policy)
    assert users() == once
    anonymize(policy, "--force")
    assert users() != once
    assert MaskRun.objects.count() == 2


@pytest.mark.driver
@pytest.mark.seeded(users=20)
def test_an_original_that_was_planted_in_a_kept_column_is_found(seeded_db, policy):
    victim = get_user_model().objects.order_by("pk")[3]
    Order.objects.order_by("pk").first().product.tags.create(name=f"for {victim.email}", slug="planted")
    with pytest.raises(CommandError, match="Originals were found") as caught:
        anonymize(policy)
    assert caught.value.returncode == 5
    audit = json.loads((policy.parent / "data_audit.json").read_text())
    assert [(leak["original"], leak["table"], leak["column"], leak["rows"]) for leak in audit["leaks"]] == [
        ("shop.User.email", "shop.Tag", "name", 1)
    ]
    assert victim.email not in json.dumps(audit)
    assert not masked_state(connection).safe


@pytest.mark.driver
@pytest.mark.seeded(users=20)
def test_a_failure_leaves_everything_as_it_was(seeded_db, policy, monkeypatch):
    from seeding.masking.masker import Masker

    before = users()
    real, calls = Masker.mask, []

    def fail(self, table, values, *numbers):
        calls.append(table.label)
        if table.label == "shop.Review":
            raise RuntimeError("broken")
        return real(self, table, values, *numbers)

    monkeypatch.setattr(Masker, "mask", fail)
    with pytest.raises(RuntimeError):
        anonymize(policy)
    assert "shop.User" in calls
    assert users() == before
    assert masked_state(connection) is None


@pytest.mark.seeded(users=5)
def test_what_nobody_decided_stops_everything_with_exit_code_3(seeded_db, policy):
    told = json.loads(policy.read_text())
    del told["tables"]["shop.User"]["columns"]["street"]
    policy.write_text(json.dumps(told))
    before = users()
    for mode in ([], ["--check"], ["--dry-run"], ["--diff"]):
        with pytest.raises(CommandError, match=r"shop.User.street: the policy does not name this column") as caught:
            anonymize(policy, *mode)
        assert caught.value.returncode == 3
    assert users() == before


@pytest.mark.seeded(users=5)
def test_check_says_that_everything_is_decided(seeded_db, policy):
    said, _ = anonymize(policy, "--check")
    assert "every column is decided" in said


@pytest.mark.seeded(users=8)
def test_a_dry_run_and_a_difference_write_nothing(seeded_db, policy):
    before = users()
    said, audit = anonymize(policy, "--dry-run")
    assert "shop.User: 8 rows, rows speak of a person: email" in said
    assert "substitute (kind email)" in said
    shown, _ = anonymize(policy, "--diff", "--rows", "2")
    assert shown.count("  email ") == 2
    assert not any(row["email"] in shown or row["full_name"] in shown for row in before)
    assert audit is None
    assert users() == before


@pytest.mark.seeded(users=5)
def test_a_policy_is_written_that_runs_once_a_person_has_decided(seeded_db, policy):
    policy.unlink()
    said, _ = anonymize(policy, "--init")
    assert "to be masked" in said
    text = policy.read_text()
    assert "email: {substitute: email}" in text
    policy.write_text(text.replace("email: {substitute: email}", "email: undecided", 1))
    with pytest.raises(CommandError) as caught:
        anonymize(policy, "--check")
    assert caught.value.returncode == 3, caught.value
    policy.write_text(text.replace(": undecided", ": keep"))
    anonymize(policy, "--check")
    policy.write_text(text.replace("email: {substitute: email}", "email: {hash: {}}"))
    anonymize(policy, "--init")
    assert "email: hash" in policy.read_text() or "email: {hash: {}}" in policy.read_text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "default"], "--from and --to belong together"),
        (["--to", "copy"], "--from and --to belong together"),
        (["--subset", "shop.User:5%"], "--subset is a part of a copy"),
        (["--findings", "x"], "--findings is about --init"),
        (["--rows", "3"], "--rows is about --diff"),
        (["--diff", "--rows", "none"], "--rows none: that is no number"),
        (["--database", "nowhere"], "--database nowhere: no such alias"),
    ],
)
def test_options_that_make_no_sense_are_refused(policy, options, said):
    with pytest.raises(CommandError, match=said) as caught:
        anonymize(policy, *options)
    assert caught.value.returncode == 2


def test_a_missing_policy_and_a_short_secret_are_told(policy, monkeypatch, settings, tmp_path):
    monkeypatch.setenv("SEEDING_SECRET", "short")
    with pytest.raises(CommandError, match="SEEDING_SECRET: the secret is too short"):
        anonymize(policy)
    monkeypatch.delenv("SEEDING_SECRET")
    with pytest.raises(CommandError, match="There is no secret"):
        anonymize(policy)
    settings.SEEDING = {"POLICY": str(tmp_path / "none.yml")}
    with pytest.raises(CommandError, match="There is no policy at"):
        call_command("anonymize_db")


@pytest.mark.seeded(users=5)
def test_in_development_a_secret_is_made_for_the_run_and_said(seeded_db, policy, monkeypatch, settings):
    monkeypatch.delenv("SEEDING_SECRET")
    settings.DEBUG = True
    warned = StringIO()
    audit = policy.parent / "data_audit.json"
    call_command("anonymize_db", "--policy", policy, "--audit", audit, stdout=StringIO(), stderr=warned)
    assert "a secret was made for this run alone" in warned.getvalue()
    assert json.loads(audit.read_text())["key_source"] == "made for this run"


@pytest.mark.seeded(users=5)
def test_an_audit_that_cannot_be_written_is_told_before_anything_is_masked(seeded_db, policy):
    before = users()
    with pytest.raises(CommandError, match="there is no folder"):
        call_command("anonymize_db", "--policy", policy, "--audit", policy.parent / "gone" / "audit.json")
    assert users() == before


@pytest.mark.driver
@pytest.mark.seeded(users=10)
def test_a_constraint_that_fails_is_named_with_the_line_to_write(seeded_db, policy):
    text = "  shop.Order:\n    columns: {total_price: {constant: 3}}\n"
    policy.write_text(written(SHOP + text))

    with pytest.raises(CommandError) as error:
        anonymize(policy)

    said = str(error.value)
    assert "It is the constraint shop_order_total_agrees of shop.Order" in said
    assert "write under tables.shop.Order.columns total_price: keep" in said


@pytest.mark.seeded(users=30)
def test_planted_originals_are_found_in_every_corner(seeded_db, policy):
    victim = get_user_model().objects.order_by("pk")[5]
    product, other, third = Product.objects.order_by("pk")[:3]
    packed = base64.b64encode(gzip.compress(f"call {victim.phone} today".encode())).decode()
    Product.objects.filter(pk=product.pk).update(description=f"Attached: {packed}", name=f"For {victim.street}")
    Product.objects.filter(pk=other.pk).update(description=f"so says {victim.full_name.upper()}")
    Product.objects.filter(pk=third.pk).update(name=f"cv_{victim.full_name.replace(' ', '_')}.pdf")
    Article.objects.create(
        author=victim, topic=Topic.objects.create(name="Lamps", slug="lamps", category="home"), title="Lamps", slug="lamps", summary="Lamps", body="All of lamps",
        tags=["lamps", {"by": [victim.email.upper()]}], word_count=3, reading_minutes=1,
    )  # fmt: skip

    with pytest.raises(CommandError, match="Originals were found"):
        anonymize(policy)

    audit = json.loads((policy.parent / "data_audit.json").read_text())
    assert {(leak["original"].rpartition(".")[2], leak["column"]) for leak in audit["leaks"]} >= {
        ("phone", "description"), ("street", "name"), ("full_name", "description"), ("full_name", "name"),
        ("email", "tags"),
    }  # fmt: skip
    text = json.dumps(audit)
    assert not [value for value in (victim.email, victim.full_name, victim.phone, victim.street) if value in text]


@pytest.mark.seeded(users=5)
def test_what_the_database_computes_from_pseudonyms_is_no_leak(seeded_db, policy):
    """Of a few hundred people one gets by chance the name of another, and that stands in the computed column as well."""
    firsts = "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Jessica Sarah Thomas Karen Daniel"
    lasts = "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson"
    names = [f"{first} {last}" for first in firsts.split() for last in lasts.split()]
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE guests (id INTEGER PRIMARY KEY, host VARCHAR(130), first_name VARCHAR(60), last_name VARCHAR(60), "
            "born_as VARCHAR(60), known_as VARCHAR(130) GENERATED ALWAYS AS (last_name || ', ' || first_name) STORED)"
        )
        for row in [(number, name, f"Ab{number}", f"Cd{number}", f"Ef{number}") for number, name in enumerate(names)]:
            cursor.execute(
                "INSERT INTO guests (id, host, first_name, last_name, born_as) VALUES (%s, %s, %s, %s, %s)", row
            )
    kinds = {"host": "full_name", "first_name": "first_name", "last_name": "last_name", "born_as": "last_name"}
    rules = {"id": "keep"} | {name: {"substitute": kind} for name, kind in kinds.items()}
    decided = json.loads(policy.read_text()) | {"unmapped": {"guests": {"columns": rules}}}
    policy.write_text(json.dumps(decided))

    _, audit = anonymize(policy)

    assert audit["leaks"] == []
    assert [one for one in audit["set_aside"] if one["column"] == "known_as"]


@pytest.mark.seeded(users=60)
def test_a_masked_column_that_stays_what_it_was_is_found_though_its_values_are_anywhere(seeded_db, policy, monkeypatch):
    policy.write_text(written(SHOP.replace("      street:", "      city: {substitute: city}\n      street:")))
    masked = Substitute.mask

    def forgetful(self, cells):
        return cells.values if self.kind == "city" else masked(self, cells)

    monkeypatch.setattr(Substitute, "mask", forgetful)
    with pytest.raises(CommandError, match="Originals were found") as caught:
        anonymize(policy)

    assert caught.value.returncode == 5
    audit = json.loads((policy.parent / "data_audit.json").read_text())
    assert [(leak["original"], leak["rows"]) for leak in audit["leaks"]] == [("shop.User.city", 60)]


@pytest.mark.seeded(users=20)
def test_rows_that_others_wrote_meanwhile_speak_against_it(seeded_db, policy, monkeypatch):
    search = running.search_database

    def late(*arguments):
        User.objects.create(email="late@example.org", full_name="Too Late")
        return search(*arguments)

    monkeypatch.setattr(running, "search_database", late)
    with pytest.raises(CommandError, match="not safe to share") as caught:
        anonymize(policy)

    assert caught.value.returncode == 7
    assert str(masked_state(connection)).startswith("unsafe: the proof speaks against it")
    assert json.loads((policy.parent / "data_audit.json").read_text())["verdict"] == "fail"


@pytest.mark.seeded(users=20)
def test_people_whom_their_quasi_identifiers_single_out_speak_against_it(seeded_db, policy):
    decided = json.loads(policy.read_text())
    decided["tables"]["shop.User"]["quasi_identifiers"] = [["created_at", "city"]]
    policy.write_text(json.dumps(decided))

    with pytest.raises(CommandError, match="not safe to share") as caught:
        anonymize(policy)

    assert caught.value.returncode == 7


@pytest.mark.driver
@pytest.mark.seeded(users=20)
@pytest.mark.parametrize("options", [[], ["--no-verify"]])
def test_the_audit_is_searched_for_originals_before_it_is_written(seeded_db, policy, monkeypatch, options):
    from seeding.masking.masker import Masker

    victim = get_user_model().objects.order_by("pk")[3]
    monkeypatch.setattr(Masker, "warnings", lambda self: (f"Row of {victim.email.upper()}.", "Nothing else."))
    _, audit = anonymize(policy, *options)
    assert audit["warnings"] == ["(withheld: it holds an original)", "Nothing else."]
    for path in policy.parent.glob("data_audit.*"):
        assert victim.email.lower() not in path.read_text().lower()
    assert victim.email.lower() not in json.dumps(MaskRun.objects.get().audit).lower()


def test_what_a_view_shows_is_kept_as_its_tables_are_masked(seeded_db, policy):
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIEW odd_legacy AS SELECT id, email AS name FROM shop_user")
    policy.unlink()

    anonymize(policy, "--init")

    kept = read_policy(str(policy)).tables["odd.Legacy"].columns
    assert {rule.technique for rule in kept.values()} == {"keep"}
