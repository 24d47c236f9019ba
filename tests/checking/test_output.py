"""The report as JSON, text and a page, and the command that writes them."""

import json
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from seeding.checking import Examined, Finding, Report
from seeding.checking.page import as_page
from seeding.checking.text import as_text
from shop.models import Product, User

from ..shop import rows

HOSTILE = Finding(
    "shop.User",
    "full_name",
    "<script>alert(1)</script> & 'quotes'",
    "Mend </main> it.",
    3,
    ("<b>1</b>", 2),
    "SELECT '<i>'",
    "error",
    "seeding.check.blank",
)
ODD = Finding("shop.Tag", "", "Odd.", "Look at it.", level="warning", check="seeding.check.future")
REPORT = Report("default", (HOSTILE, ODD), (Examined("shop.User", 1200, 7, ("3 <tried>",)),), ("noted",), 1.25)
FINE = Report("default", (), (), (), 0.1)


def test_the_keys_of_the_json():
    told = REPORT.as_dict()

    assert list(told) == ["valid", "error_count", "warning_count", "errors", "warnings"]
    assert (told["valid"], told["error_count"], told["warning_count"]) == (False, 1, 1)
    assert list(told["errors"][0]) == ["model", "field", "check", "count", "examples", "message", "hint"]
    assert told["errors"][0]["hint"] == "Mend </main> it. Look: SELECT '<i>'"
    assert json.loads(json.dumps(told)) == told


def test_warnings_alone_leave_it_valid():
    assert Report("default", (ODD,), ()).valid


def test_text_says_everything():
    text = as_text(REPORT)

    assert text.startswith("Database default: 1,200 rows of 1 tables examined in 1.2 s. It is not valid: 1 error")
    assert text.index("Errors") < text.index(HOSTILE.message) < text.index("Warnings") < text.index("Odd.")
    for said in ("primary keys: <b>1</b>, 2, …", "SELECT '<i>'", "[seeding.check.future]", "3 <tried>", "noted"):
        assert said in text


class Tags(HTMLParser):
    VOID = {"meta"}

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, Any]]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("report", [REPORT, FINE])
def test_the_page_is_whole_and_asks_nobody_else(report):
    page = as_page(report)
    tags = Tags()
    tags.feed(page)

    assert tags.open == []
    assert {tag for tag, _ in tags.seen} & {"script", "link", "img", "iframe"} == set()
    assert not any("src" in attributes or "href" in attributes for _, attributes in tags.seen)
    assert "url(" not in page
    assert "http" not in page


def test_the_page_escapes_what_the_database_says():
    page = as_page(REPORT)

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x27;quotes&#x27;" in page
    assert "&lt;b&gt;1&lt;/b&gt;" in page
    assert "3 &lt;tried&gt;" in page


# The command ----------------------------------------------------------------------------------------------


def command(*arguments: str) -> tuple[int, str]:
    """The exit code and what was written."""
    out = StringIO()
    try:
        call_command("check_db", *arguments, stdout=out, stderr=StringIO())
    except CommandError as error:
        return error.returncode, out.getvalue() + str(error)
    return 0, out.getvalue()


@pytest.fixture
def broken() -> None:
    rows.one_of_each()
    User.objects.update(password="!")
    Product.objects.update(description="", name="   ")


@pytest.mark.django_db
def test_a_valid_database_ends_with_0():
    code, said = command("shop")

    assert code == 0
    assert "It is valid." in said


@pytest.mark.django_db
def test_errors_end_with_3(broken):
    code, said = command("shop", "--format", "json")
    report = json.loads(said[: said.rindex("}") + 1])

    assert code == 3
    assert [one["check"] for one in report["errors"]] == ["seeding.check.blank"]
    assert [one["check"] for one in report["warnings"]] == ["seeding.check.whitespace"]
    assert said.endswith("Database default: It is not valid: 1 error and 1 warning.")


@pytest.mark.django_db
def test_what_fails_is_chosen(broken):
    skipped = ("shop.Product", "--skip", "seeding.check.blank")

    assert command(*skipped)[0] == 0
    assert command(*skipped, "--fail-on", "warning")[0] == 3
    assert command(*skipped, "--skip", "whitespace", "--fail-on", "warning")[0] == 0


@pytest.mark.django_db
def test_as_of(broken):
    code, said = command("shop.User", "--as-of", "2024-01-01", "--fail-on", "warning")

    assert code == 3
    assert re.search(r"shop\.User\.created_at: 1 row beyond 2024-01-01", said)


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_report_in_a_file(form, broken, tmp_path):
    target = tmp_path / "report"
    code, said = command("shop", "--format", form, "--out", str(target))

    assert code == 3
    assert "seeding.check.blank" not in said
    assert "seeding.check.blank" in target.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("shop.Oder",), "shop.Oder: no such model. Did you mean shop.Order?"),
        (("--database", "nowhere"), "--database nowhere: no such alias"),
        (("--skip", "nothing"), "--skip nothing: no such check"),
        (("--as-of", "soon"), "--as-of: 'soon' is no date"),
        (("--out", "/no/such/folder/report"), "--out /no/such/folder/report: it cannot be written"),
        (("--out", "/"), "it cannot be written"),
    ],
)
def test_usage_errors_end_with_2(arguments, said):
    code, told = command(*arguments)

    assert code == 2
    assert said in told


@pytest.mark.django_db
def test_an_interrupt_ends_with_130_and_leaves_no_file(monkeypatch, tmp_path):
    def interrupted(*arguments: Any, **options: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("seeding.management.commands.check_db.check", interrupted)

    assert command("--out", str(tmp_path / "report")) == (130, "Interrupted.")
    assert list(Path(tmp_path).iterdir()) == []
