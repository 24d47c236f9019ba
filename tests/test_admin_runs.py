"""The admin shows what each run was asked for and made, and changes nothing."""

import pytest
from django.contrib.auth.models import Permission
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
    run = seed(6)
    # As `every=12` is recorded; to seed every table for its sake would take as long as a hundred other tests.
    Run.objects.filter(pk=run.pk).update(asked={**run.asked, "every": 12})

    assert "shop.User=6, every table=12" in site.get(detail(run)).content.decode()


@pytest.mark.once
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
    assert client.get(detail(seed(5))).status_code == 403


# What a run made ------------------------------------------------------------------------------------------


def staff(client, *codes: str) -> None:
    user = User.objects.create_user("ben@example.com", "a long password", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)


def made(page) -> dict[str, dict]:
    return {table["label"]: table for table in page.context["made_tables"]}


def test_links_lead_to_the_rows_of_the_run(site):
    seed(5, 3)
    run = seed(20)
    tables = made(site.get(detail(run)))

    for label, table in tables.items():
        if label == "shop.Product_tags":
            assert table["url"] == ""
            continue
        listed = site.get(table["url"]).context["cl"]
        assert listed.result_count == run.tables.get(label=label).rows, label
    assert User.objects.count() > run.tables.get(label="shop.User").rows


def test_the_page_has_the_plan_and_the_charts(site):
    run = seed(40)
    html = site.get(detail(run)).content.decode()

    assert run.plan_digest in html
    assert "The plan of shop.Order" in html
    assert "shop/seeds/orders.py:" in html
    assert "Histogram of shop.Order.total_price" in html
    assert "shop.Order by weekday and hour" in html
    assert html.count("<svg") > 40


def test_the_page_needs_no_inline_styles_or_scripts_of_its_own(site):
    """A policy of `default-src 'self'` allows it all."""
    html = site.get(detail(seed(10))).content.decode()
    ours = html[html.index('<h2 id="made">') :].split("</form>")[0]

    assert "style=" not in ours
    assert "<style" not in ours
    assert "<script" not in ours.split('class="submit-row"')[0]
    assert "seeding/charts.css" in html
    assert "http" not in ours.split('class="submit-row"')[0]


def test_a_grown_data_set_is_shown_as_it_was_after_each_run(site):
    first, second = seed(10), seed(25)

    assert made(site.get(detail(first)))["shop.User"]["total"] == "10"
    assert made(site.get(detail(second)))["shop.User"] | {"seconds": "", "digest": ""} == {
        "label": "shop.User", "rows": "15", "total": "25", "keys": made(site.get(detail(second)))["shop.User"]["keys"],
        "seconds": "", "digest": "", "url": made(site.get(detail(second)))["shop.User"]["url"], "note": "",
    }  # fmt: skip
    html = site.get(detail(first)).content.decode()
    assert "shop.User <small>10\u00a0rows" in html


def test_only_rows_that_may_be_viewed_are_linked_and_drawn(client):
    run = seed(40)
    staff(client, "view_run", "view_product")

    page = client.get(detail(run))
    html = page.content.decode()

    assert page.status_code == 200
    assert [label for label, table in made(page).items() if table["url"]] == ["shop.Product"]
    assert "shop.Product.category" in html
    assert "Shares of shop.User.role" not in html
    assert "Histogram of shop.Order.total_price" not in html
    assert "Columns are shown to those who may view the rows." in html
    assert made(page)["shop.User"]["rows"] == "40"


def test_the_number_of_queries_is_that_of_a_small_run(client):
    staff(client, "view_run", "view_product", "view_order")
    small, large = seed(5, 3), seed(60, 4)
    client.get(detail(small))

    assert queries(client, detail(large)) == queries(client, detail(small)) <= 9


def test_a_run_of_models_that_are_gone_shows_its_record(site):
    run = seed(10)
    Run.objects.filter(pk=run.pk).update(counts={**run.counts, "shop.Gone": 4})
    RunTable.objects.create(run=run, label="shop.Gone", first_row=0, rows=4, first_key=1, last_key=4)

    page = site.get(detail(run))

    assert "no such model is installed any more" in made(page)["shop.Gone"]["note"]
    assert made(page)["shop.Gone"]["url"] == ""
    assert made(page)["shop.User"]["url"]
    assert "made rows of shop.Gone" in page.context["charts_missing"]
    assert "No charts" in page.content.decode()
    assert "<svg" not in page.content.decode().split('<h2 id="made">')[1].split("</form>")[0]


def test_a_run_whose_plan_was_edited_says_so(site):
    run = seed(10)
    Run.objects.filter(pk=run.pk).update(plan_digest="0" * 32)

    assert "The plan was edited since this run" in site.get(detail(run)).content.decode()


def test_a_run_that_was_undone_links_to_nothing(site):
    run = seed(10)
    runs.unseed()

    assert not any(table["url"] for table in made(site.get(detail(run))).values())


def test_charts_are_kept_for_the_next_look(site, monkeypatch):
    run = seed(10)
    first = site.get(detail(run)).content

    def again(*args, **kwargs):
        raise AssertionError("drawn again")

    monkeypatch.setattr("seeding.charts.fragment", again)
    assert b"Histogram of shop.Order" in first
    assert b"Histogram of shop.Order" in site.get(detail(run)).content
