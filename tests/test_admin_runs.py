"""The admin shows what each run was asked for and made, and changes nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seeding import runs
from seeding.conf import conf
from seeding.models import Run, RunTable
from seeding.plan import Request
from shop.models import User

pytestmark = pytest.mark.django_db

LIST = reverse("admin:seeding_run_changelist")


@pytest.fixture
def site(client):
    client.force_login(User.objects.create_superuser("root@example.com", "a long password"))
    return client


def seed(users: int = 20, seed: int = 7, **options) -> Run:
    return runs.seed(Request(seed, conf().as_of, {"shop.User": users}, **options), digests=True).run


def detail(run: Run) -> str:
    return reverse("admin:seeding_run_change", args=[run.pk])


def queries(site, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert site.get(url).status_code == 200
    return len(captured)


def test_the_list_shows_every_run(site):
    first, second = seed(20), seed(40)
    runs.unseed([second.pk])

    page = site.get(LIST)

    shown = {run.pk: run for run in page.context["cl"].result_list}
    assert shown.keys() == {first.pk, second.pk}
    assert shown[first.pk].made == sum(table.rows for table in first.tables.all())
    html = page.content.decode()
    assert f"{shown[first.pk].made:,}" in html
    assert "Undone" in html
    assert detail(first) in html


def test_a_run_shows_what_it_made(site):
    run = seed(20, scale=2.0, locales=("de_DE", "ja_JP"))

    html = site.get(detail(run)).content.decode()

    for table in run.tables.all():
        assert table.label in html
        assert table.digest in html
        assert f">{table.rows}<" in html
    assert "shop.User=20, scale 2" in html
    assert "de_DE,ja_JP" in html
    for name, version in run.versions.items():
        assert f"{name} {version}" in html
    for stage in run.seconds:
        assert stage in html


def test_a_run_of_all_tables_says_so(site):
    run = runs.seed(Request(7, conf().as_of, {"shop.User": 6}, every=12)).run

    assert "shop.User=6, every table=12" in site.get(detail(run)).content.decode()


def test_a_run_of_the_defaults_says_so(site):
    run = runs.seed(Request(7, conf().as_of)).run

    assert "the default numbers" in site.get(detail(run)).content.decode()


def test_nothing_can_be_changed(site):
    run = seed()
    before = list(Run.objects.values()), list(RunTable.objects.values())

    html = site.get(detail(run)).content.decode()
    assert 'name="_save"' not in html
    assert "deletelink" not in html
    assert site.get(reverse("admin:seeding_run_add")).status_code == 403
    assert site.post(detail(run), {"state": "undone", "seed": "8"}).status_code == 403
    assert site.post(reverse("admin:seeding_run_delete", args=[run.pk]), {"post": "yes"}).status_code == 403
    deleted = site.post(LIST, {"action": "delete_selected", "_selected_action": [run.pk], "post": "yes"})
    assert deleted.status_code in (200, 302, 403)
    assert (list(Run.objects.values()), list(RunTable.objects.values())) == before


def test_the_number_of_queries_does_not_grow(site):
    run = seed(5)
    urls = [LIST, detail(run)]
    for url in urls:
        site.get(url)
    before = [queries(site, url) for url in urls]

    for users in (10, 15, 20):
        seed(users)
    RunTable.objects.bulk_create(
        RunTable(run=run, label=f"shop.Model{number}", first_row=0, rows=1) for number in range(30)
    )

    assert [queries(site, url) for url in urls] == before


def test_runs_are_found(site):
    first, second = seed(5, 7), runs.seed(Request(8, conf().as_of, {"shop.Product": 6})).run
    runs.unseed([first.pk])

    def found(**query: str) -> set[int]:
        return {run.pk for run in site.get(LIST, query).context["cl"].result_list}

    assert found(q="shop.Invoice") == {first.pk}
    assert found(q="8") == {second.pk}
    assert found(state__exact="complete") == {second.pk}
    assert found(o="6") == {first.pk, second.pk}


def test_others_see_nothing(client):
    client.force_login(User.objects.create_user("ann@example.com", "a long password", is_staff=True))

    assert client.get(LIST).status_code == 403
