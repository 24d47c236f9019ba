"""The page of an audit: well formed, offline, the verdict first, and nothing of a value in it."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeding.masking.auditing.audit import AuditedColumn, AuditedTable, Leak, NotSearched
from seeding.masking.auditing.page import draw, fragment
from seeding.masking.auditing.plots import before_and_after, bin_name
from seeding.masking.verifying.shapes import Histogram, watched
from tests.masking.masked import leaking
from tests.masking.test_audit import masking  # noqa: F401
from tests.tables import field
from tests.test_charts_page import Reader, check, svgs

HOSTILE = "<script>alert('&\"')</script>"


@pytest.fixture
def audit(masking):  # noqa: F811
    return masking[0]


@pytest.fixture
def page(audit):
    return draw(leaking(audit))


def test_the_page_is_well_formed(page):
    read = Reader(page)

    assert (read.open, read.wrong) == ([], [])
    pictures = svgs(page)
    assert len(pictures) == 7
    for svg in pictures:
        check(svg)
        assert svg.get("aria-label")


def test_nothing_is_fetched_and_nothing_runs(page):
    for tag, attributes in Reader(page).elements:
        assert tag not in {"script", "link", "img", "iframe", "object", "embed", "use", "image"}
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        assert all(value.startswith("#") for name, value in attributes.items() if name in {"href", "src", "action"})
    assert "default-src 'none'" in page


def test_names_are_used_once_and_headings_follow_one_another(page):
    elements = Reader(page).elements
    names = [attributes["id"] for _, attributes in elements if "id" in attributes]
    wanted = {attributes["href"][1:] for _, attributes in elements if attributes.get("href", "").startswith("#")}
    wanted |= {attributes["aria-labelledby"] for _, attributes in elements if "aria-labelledby" in attributes}

    assert len(names) == len(set(names))
    assert wanted <= set(names)
    levels = [int(tag[1]) for tag, _ in elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_verdict_stands_first(page, audit):
    assert page.index("Not safe to share") < page.index('id="audit-leaks"') < page.index('id="audit-columns"')
    clean = draw(replace(audit, privacy=(), not_searched=(), warnings=()))
    assert "Nothing was found that speaks against sharing it" in clean
    assert "Not found is not a promise" in clean


def test_everything_is_told(page, audit):
    for column in audit.columns:
        assert f"{column.table}.{column.column}" in page
    for table in audit.tables:
        assert table.table in page
    for measure in audit.privacy:
        assert measure.measure in page
    assert "files are not opened" in page
    assert audit.policy_digest in page
    assert audit.key_fingerprint in page


def test_an_empty_audit_is_drawn(audit):
    nothing = replace(
        audit, tables=(), columns=(), privacy=(), links=(), counts=(), not_searched=(), outcome="failed", verified=False
    )
    read = Reader(draw(nothing))

    assert (read.open, read.wrong) == ([], [])
    assert "No column was masked." in draw(nothing)


def test_texts_are_escaped(audit):
    column = AuditedColumn(
        HOSTILE, HOSTILE, "text", HOSTILE, {HOSTILE: HOSTILE}, HOSTILE, HOSTILE, like=HOSTILE, conditions=(HOSTILE,),
        shapes=watched(field("a", "text", max_length=9), [(["abc"] * 20, ["abcd"] * 20)]), notes=(HOSTILE,),
    )  # fmt: skip
    hostile = replace(
        audit, columns=(column, column), tables=(AuditedTable(HOSTILE, HOSTILE, 1, 1, 0, HOSTILE, (HOSTILE,), (HOSTILE,)),),
        leaks=(Leak(HOSTILE, HOSTILE, HOSTILE, "exact", 1, (HOSTILE,)),), not_searched=(NotSearched(HOSTILE, HOSTILE),),
        warnings=(HOSTILE,), asked={HOSTILE: HOSTILE}, versions={HOSTILE: HOSTILE}, key_source=HOSTILE,
        seconds={HOSTILE: 1.0},
    )  # fmt: skip
    page = draw(hostile)

    assert "<script" not in page
    assert Reader(page).wrong == []


def test_many_reasons_are_folded(audit):
    page = fragment(replace(audit, warnings=tuple(f"Warning {number}." for number in range(60))))

    assert re.search(r"<summary>\d+ more</summary>", page)
    assert "Warning 59." in page


@given(
    st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), min_size=1, max_size=30),
    st.sampled_from(["characters", "number", "month", "elements", "seconds"]),
    st.integers(0, 10**6), st.integers(1, 1000), st.booleans(), st.booleans(),
)  # fmt: skip
def test_any_histogram_fits_its_picture(counts, unit, first, width, low, high):
    if unit == "month":
        first, width = first % 30_000, 1 + width % 12
    edges = [first + width * place - 0.5 for place in range(len(counts) + 1)]
    edges = [None if low else edges[0], *edges[1:-1], None if high else edges[-1]]
    found = Histogram(unit, tuple(edges), tuple(old for old, _ in counts), tuple(new for _, new in counts))

    check(ElementTree.fromstring(str(before_and_after(found, "shop.User.email"))))
    assert all(bin_name(found, place) for place in range(len(counts)))


def test_bins_are_named():
    found = Histogram("characters", (None, 9.5, 10.5, 14.5, None), (20, 20, 20, 20), (20, 20, 20, 20))
    months = Histogram("month", (1999 * 12 - 0.5, 2000 * 12 + 2.5, None), (20, 20), (20, 20))

    assert [bin_name(found, place) for place in range(4)] == ["under 10", "10", "11 to under 15", "15 or more"]
    assert [bin_name(months, place) for place in range(2)] == ["1999 to under 2000-04", "2000-04 or more"]
