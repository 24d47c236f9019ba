"""A database says that it is masked, and refuses to be masked twice or left half masked."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seeding.masking.auditing.document import as_document
from seeding.masking.auditing.marks import advance, begin, check_marks, finish, has_marks, masked_state
from seeding.models import MaskRun
from seeding.spec import SeedingError
from shop.models import User
from tests.masking.masked import leaking
from tests.masking.test_audit import masking  # noqa: F401

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LIST = reverse("admin:seeding_maskrun_changelist")


def run(state=None, fingerprint="aa" * 8, document=None):
    made = begin(connection, policy_digest="0f" * 16, fingerprint=fingerprint, asked={"verify": True}, started_at=NOW)
    if state is not None:
        finish(connection, made, state, document, finished_at=NOW, seconds=2.5)
    return made


def test_a_database_that_nobody_masked_says_nothing():
    assert masked_state(connection) is None
    assert check_marks(connection, "aa" * 8) is None


def test_a_masking_that_has_begun_marks_the_database_unsafe():
    made = run()
    advance(connection, made, {"shop.User": [[0, 1000]]})
    state = masked_state(connection)

    assert (state.state, state.safe, state.number) == ("running", False, made.pk)
    assert MaskRun.objects.get().progress == {"shop.User": [[0, 1000]]}
    for fingerprint in ("aa" * 8, "bb" * 8):
        with pytest.raises(SeedingError, match=r"half masked.*--resume"):
            check_marks(connection, fingerprint)
    assert check_marks(connection, "aa" * 8, resume=True) == state
    with pytest.raises(SeedingError, match="with another key"):
        check_marks(connection, "bb" * 8, resume=True)
    with pytest.raises(SeedingError, match="with another key"):
        check_marks(connection, "bb" * 8, True, resume=True)


@pytest.mark.parametrize("ended", ["complete", "leaked", "unfit"])
def test_a_masked_database_is_not_masked_again(ended):
    run(ended)

    with pytest.raises(SeedingError, match=r"another key: its key has the fingerprint aaaa.*--force"):
        check_marks(connection, "bb" * 8)
    with pytest.raises(SeedingError, match=r"with this key.*--force"):
        check_marks(connection, "aa" * 8)
    assert check_marks(connection, "bb" * 8, force=True).safe == (ended == "complete")
    with pytest.raises(SeedingError, match="no masking to resume"):
        check_marks(connection, "aa" * 8, resume=True)


def test_nothing_is_there_to_resume():
    with pytest.raises(SeedingError, match="no masking to resume"):
        check_marks(connection, "aa" * 8, resume=True)


def test_the_newest_masking_counts():
    run("complete")
    run("failed", "bb" * 8)
    state = masked_state(connection)

    assert (state.state, state.key_fingerprint, state.times) == ("failed", "bb" * 8, 2)
    assert "unsafe: failed" in str(state)


def test_a_database_without_the_table_says_nothing_and_cannot_begin(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", lambda cursor: ["auth_user"])

    assert not has_marks(connection)
    assert masked_state(connection) is None
    with pytest.raises(SeedingError, match="migrate seeding --database default"):
        run()


# The admin ------------------------------------------------------------------------------------------------


@pytest.fixture
def site(client):
    client.force_login(User.objects.create_superuser("root@example.com", "a long password"))
    return client


def detail(made):
    return reverse("admin:seeding_maskrun_change", args=[made.pk])


def test_the_list_tells_verdicts_without_reading_audits(site, masking):  # noqa: F811
    made = run("complete", document=as_document(masking[0]))
    run("leaked", document=as_document(leaking(masking[0])))
    run()
    with CaptureQueriesContext(connection) as captured:
        html = site.get(LIST).content.decode()
    few = len(captured)
    for _ in range(5):
        run("complete", document=as_document(masking[0]))
    with CaptureQueriesContext(connection) as captured:
        site.get(LIST)

    assert len(captured) == few
    assert detail(made) in html
    assert "unsafe: not finished" in html
    assert "unsafe: originals were found" in html
    assert "not safe" in html


def test_the_page_of_a_masking_shows_its_audit(site, masking):  # noqa: F811
    made = run("leaked", document=as_document(leaking(masking[0])))
    html = site.get(detail(made)).content.decode()

    assert "Not safe to share" in html
    assert html.count("<svg") >= 7
    assert "shop.User.date_of_birth" in html
    assert "seeding/charts.css" in html
    ours = html[html.index('class="verdict') :].split("</form>")[0].split('class="submit-row"')[0]
    assert "style=" not in ours
    assert "<script" not in ours
    assert "http" not in ours


def test_a_masking_that_was_not_finished_says_so(site):
    html = site.get(detail(run())).content.decode()

    assert "the database is not safe to share" in html
    assert "<svg" not in html.split("audit-missing")[1]


def test_an_audit_of_another_release_is_not_shown(site):
    html = site.get(detail(run("complete", document={"format_version": 99, "verdict": "fine"}))).content.decode()

    assert "this release reads version 1" in html


def test_nothing_can_be_changed(site):
    made = run("complete")

    assert site.get(reverse("admin:seeding_maskrun_add")).status_code == 403
    assert site.post(detail(made), {"state": "running"}).status_code == 403
    assert site.post(reverse("admin:seeding_maskrun_delete", args=[made.pk]), {"post": "yes"}).status_code == 403
    assert MaskRun.objects.get().state == "complete"


def test_others_see_nothing(client):
    user = User.objects.create_user("ann@example.com", "a long password", is_staff=True)
    client.force_login(user)
    made = run("complete")

    assert client.get(LIST).status_code == 403
    assert client.get(detail(made)).status_code == 403
    user.user_permissions.set(Permission.objects.filter(codename="view_maskrun"))
    assert client.get(detail(made)).status_code == 200
