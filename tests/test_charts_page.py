"""The page of charts: well formed, offline, legible in light and dark, and the same bytes for the same plan."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from seeding import charts
from seeding.charts import graph, marks
from seeding.charts.parts import STYLE
from seeding.charts.profile import Categories, Clock, Flags, histogram, time_line
from seeding.charts.svg import BOLD, TEXT, Scale, shortened, spread, text_width
from seeding.conf import conf
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.spec import children_of, pick
from tests.tables import field, key, plan, seeds, table, to


def shop_plan(users=100, seed=7):
    return build_plan(Request(seed, conf().as_of, {"shop.User": users}))


@pytest.fixture(scope="module")
def page():
    return charts.draw(shop_plan(), digests={"shop.Order": "0123456789abcdef"})


class Reader(HTMLParser):
    """The elements of a page with their attributes, and whether each was closed."""

    VOID = {"meta", "link", "br", "img", "input"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.wrong = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def svgs(text):
    return [ElementTree.fromstring(one) for one in re.findall(r"<svg.*?</svg>", text, flags=re.DOTALL)]


def texts_of(svg):
    """Each text with its left and right edge, its base line and its size, all estimated."""
    for text in svg.iter("text"):
        said = "".join(part for part in [text.text or "", *((child.tail or "") for child in text)])
        size = 13 * BOLD if "name" in text.get("class", "") else TEXT
        width, x = text_width(said, size), float(text.get("x"))
        left = {"start": x, "middle": x - width / 2, "end": x - width}[text.get("text-anchor", "start")]
        yield said, left, left + width, float(text.get("y")), size


def check(svg):
    """Every mark and text inside the picture, and no two texts of a line on top of each other."""
    _, _, width, height = map(float, svg.get("viewBox").split())
    lines = {}
    for said, left, right, y, size in texts_of(svg):
        assert left >= -0.5, (said, left, svg.get("aria-label"))
        assert right <= width + 0.5, (said, right, width, svg.get("aria-label"))
        assert size * 0.7 <= y <= height, (said, y, svg.get("aria-label"))
        lines.setdefault(y, []).append((left, right, said))
    for line in lines.values():
        for (_, end, one), (start, _, other) in pairwise(sorted(line)):
            assert start >= end - 0.5, (one, other, svg.get("aria-label"))
    for rect in svg.iter("rect"):
        x, y = float(rect.get("x")), float(rect.get("y"))
        assert -0.01 <= x <= x + float(rect.get("width")) <= width + 0.01, svg.get("aria-label")
        assert -0.01 <= y <= y + float(rect.get("height")) <= height + 0.01, svg.get("aria-label")


# The page -------------------------------------------------------------------------------------------------


def test_the_same_plan_gives_the_same_bytes():
    assert charts.draw(shop_plan()) == charts.draw(shop_plan())
    assert charts.draw(shop_plan()) != charts.draw(shop_plan(seed=8))


def test_the_page_is_well_formed(page):
    read = Reader(page)

    assert (read.open, read.wrong) == ([], [])
    pictures = svgs(page)
    assert len(pictures) > 40
    for svg in pictures:
        assert svg.get("role") == "img"
        assert svg.get("aria-label")


def test_texts_and_marks_lie_inside_of_their_pictures(page):
    for svg in svgs(page):
        check(svg)


def test_nothing_is_fetched_and_nothing_runs(page):
    for tag, attributes in Reader(page).elements:
        assert tag not in {"script", "link", "img", "iframe", "object", "embed", "use", "image"}
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        for name, value in attributes.items():
            if name in {"href", "src", "action", "marker-end"}:
                assert value.startswith(("#", "url(#")), (tag, name, value)
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)
    assert "default-src 'none'" in page


def test_links_lead_somewhere_and_names_are_used_once(page):
    elements = Reader(page).elements
    names = [attributes["id"] for _, attributes in elements if "id" in attributes]

    assert len(names) == len(set(names))
    wanted = {attributes["href"][1:] for _, attributes in elements if attributes.get("href", "").startswith("#")}
    wanted |= {attributes["aria-labelledby"] for _, attributes in elements if "aria-labelledby" in attributes}
    assert wanted
    assert wanted <= set(names)


def test_the_page_can_be_read_with_the_keyboard_and_by_ear(page):
    elements = Reader(page).elements
    tags = [tag for tag, _ in elements]

    assert dict(elements)["html"]["lang"] == "en"
    assert tags.count("h1") == tags.count("main") == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    scrolled = [attributes for _, attributes in elements if attributes.get("class") == "scroll"]
    assert scrolled
    assert all(one["tabindex"] == "0" and one["role"] == "region" and one["aria-label"] for one in scrolled)
    assert tags.count("summary") == tags.count("details")


def test_the_page_says_what_it_is_of(page):
    made = shop_plan()

    for label, count in made.counts.items():
        assert label in page
        assert f"{count:,}" in page
    assert "0123456789abcdef" in page
    assert "2025-01-01 00:00 UTC" in page
    assert "shop/seeds/orders.py:" in page


def test_the_size_of_the_page_is_bounded():
    small, large = charts.draw(shop_plan(20)), charts.draw(shop_plan(3000))
    columns = sum(len(model.columns) for model in shop_plan().models.values())

    assert len(large) < 9_000 * columns
    assert len(large) < 2 * len(small)


def test_of_a_large_table_the_charts_say_how_many_rows_they_show():
    page = charts.draw(shop_plan(1000), most=1000).replace("\u00a0", " ")

    assert "5,000 rows, 1,000 of them looked at" in page
    assert page.count("1,000 of 5,000 rows<") > 3


def test_values_are_escaped():
    hostile = "<script>alert('&\"')</script>"
    made = plan(
        table("t.Row", key(), field("word", "text", max_length=99), field("name", "text", max_length=99)),
        counts={"t.Row": 30},
        seeds={
            "t.Row": seeds(
                word=lambda row: [(hostile, "]]>")[number % 2] for number in row.row_number.tolist()],
                name=lambda row: [f"{hostile} {number}" for number in row.row_number.tolist()],
            )
        },
    )
    page = charts.draw(made, title=hostile, digests={"t.Row": hostile})

    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 5
    assert Reader(page).wrong == []
    for svg in svgs(page):
        check(svg)


def test_a_plan_of_nothing_is_drawn():
    page = charts.draw(plan(table("t.Row", key()), counts={"t.Row": 1}))

    assert Reader(page).wrong == []
    assert "It holds keys and references only." in page


def test_an_empty_plan_is_drawn():
    page = charts.draw(plan(table("t.Row", key()), counts={"t.Row": 0}))

    assert Reader(page).wrong == []


def test_columns_are_shown_of_the_models_that_are_named():
    page = charts.fragment(shop_plan(), labels=["shop.Product"], tables=False)

    assert "Lengths" not in page
    assert 'aria-label="Shares of shop.Product.category' in page
    assert "shop.User.role" not in page.replace("asks for", "").split("The plan of")[0]
    assert "Columns are shown to those who may view the rows." in page


# Colours --------------------------------------------------------------------------------------------------


def themes():
    style = STYLE.read_text(encoding="utf-8")
    blocks = re.findall(r"\{([^{}]*--seeding-page:[^{}]*)\}", style)
    return [dict(re.findall(r"--seeding-([a-z-]+): (#[0-9a-f]{6})", block)) for block in blocks]


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_dark_colours_are_the_same_by_preference_and_by_choice():
    light, preferred, chosen = themes()

    assert preferred == chosen
    assert light.keys() == chosen.keys()
    assert light != chosen


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark", "chosen dark"])
def test_colours_have_contrast(theme):
    for text in ("text", "soft", "link", "fail", "look", "fine"):
        for ground in ("page", "card"):
            assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground)
    for mark in ("bar", "declared", "edge"):
        assert contrast(theme[mark], theme["card"]) >= 2.9, mark


# Charts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [
        np.arange(10_000), np.array([0, 1]), np.arange(3) + 10**12, np.array([0] * 40 + [1] * 40 + [10**9] * 2),
        np.array([-5, 0, 5]), np.array([0.001, 0.5, 0.9]), np.array([1e-9, 1e12] * 20), np.full(9, 4),
        2 ** np.arange(60), np.array([-(2**52), 2**52]),
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("steps", [False, True])
def test_histograms_of_any_numbers_fit(values, steps):
    found = histogram(values, 1, "a unit of a considerable length that has to be shortened to fit", steps=steps)

    check(ElementTree.fromstring(str(marks.histogram(found, "numbers"))))


@given(
    st.one_of(
        arrays.arrays(np.int64, st.integers(1, 60), elements=st.integers(-(2**52), 2**52)),
        arrays.arrays(np.int64, st.integers(1, 60), elements=st.integers(0, 10**6)),
        arrays.arrays(np.float64, st.integers(1, 60), elements=st.floats(-1e9, 1e9, allow_subnormal=False)),
    ),
    st.booleans(),
)
def test_histograms_of_whatever_numbers_fit(values, steps):
    check(ElementTree.fromstring(str(marks.histogram(histogram(values, steps=steps), "numbers"))))


def test_categories_of_any_length_fit():
    found = Categories(("W" * 60, "", "短い", "i" * 200), (10**9, 1, 0, 5), 10**6, 99_999, (0.1, None, 0.9, None))
    drawn = str(marks.categories(found, "values"))

    check(ElementTree.fromstring(drawn))
    assert "W" * 60 in drawn, "the whole value is told by the title"
    assert "90 % declared".replace(" %", "\u00a0%") in drawn


@pytest.mark.parametrize(("true", "false", "nulls"), [(1, 0, 0), (0, 7, 3), (10**9, 1, 10**8), (0, 0, 4)])
def test_flags_fit(true, false, nulls):
    check(ElementTree.fromstring(str(marks.flags(Flags(true, false, 0.5), nulls, "flag"))))


@pytest.mark.parametrize(
    "span", [0, 1, 6, 30, 62, 63, 90, 200, 400, 550, 551, 800, 1000, 3000, 3660, 3661, 20_000, 700_000]
)
@pytest.mark.parametrize("start", [0, 18_262, 20_088])
def test_time_lines_of_any_span_fit(span, start):
    found = time_line(np.array([start, start + span // 3, start + span]))
    drawn = ElementTree.fromstring(str(marks.time_line(found, "rows")))

    check(drawn)
    ticks = [said for said, *_ in texts_of(drawn) if said != "0"]
    assert len(ticks) > 1


def test_the_clock_tells_each_hour():
    found = Clock(tuple(tuple(weekday * 24 + hour for hour in range(24)) for weekday in range(7)))
    drawn = ElementTree.fromstring(str(marks.clock(found, "rows")))

    check(drawn)
    assert "busiest on Sun at 23:00" in drawn.get("aria-label")
    assert sum(1 for _ in drawn.iter("title")) == 7 * 24


def test_scales_and_texts():
    assert Scale(0, 10, 100, 200)(5) == 150
    assert Scale(1, 100, 0, 200, log=True)(10) == pytest.approx(100)
    assert Scale(3, 3, 0, 10)(3) == 5
    assert shortened("a short text", 500) == "a short text"
    assert shortened("a  text\nthat is too long", 60).endswith("…")
    assert text_width(shortened("W" * 99, 100)) <= 100
    assert spread([0, 1, 2, 3, 4], lambda tick: tick * 10, lambda tick: 9) == [0, 2, 4]


# The graph ------------------------------------------------------------------------------------------------


def chain(*links, apps=1):
    """Tables by name, each with references to others."""
    found = {}
    for name in dict.fromkeys(name for link in links for name in link):
        parents = [parent for parent, child in links if child == name]
        label = f"a{len(found) % apps}.{name}"
        found[name] = (label, parents)
    labels = {name: label for name, (label, _) in found.items()}
    return [
        table(label, key(), *(to(f"to_{parent.lower()}", labels[parent], null=True) for parent in parents))
        for label, parents in found.values()
    ]


def drawn_graph(tables, seed=0):
    made = plan(*tables, counts={one.label: 20 for one in tables})
    return made, graph.draw_graph(made, {label: label.replace(".", "-") for label in made.models})


def boxes(svg):
    """The boxes by label."""
    return {
        rect.find("title").text.split(":")[0]: tuple(float(rect.get(name)) for name in ("x", "y", "width", "height"))
        for rect in svg.iter("rect")
    }


@pytest.mark.parametrize("seed", [0, 7])
def test_no_band_across_the_graph_is_empty(seed):
    made = build_plan(Request(seed, conf().as_of))
    drawing = graph.draw_graph(made, {label: label.replace(".", "-") for label in made.models})
    spans = sorted((y, y + height) for _, y, _, height in boxes(ElementTree.fromstring(str(drawing))).values())

    end = spans[0][1]
    for top, bottom in spans:
        assert top - end < 3 * graph.BOX
        end = max(end, bottom)


def apart(one, other):
    return (
        one[0] + one[2] <= other[0]
        or other[0] + other[2] <= one[0]
        or one[1] + one[3] <= other[1]
        or other[1] + other[3] <= one[1]
    )


def many(count):
    """A graph of tables like that of a large project: hubs, chains, tables on their own."""
    links = []
    for number in range(1, count):
        for step in (2, 3, 7):
            if number % step == 1 or step == 2:
                links.append((f"Table{number // step if step != 7 else 0}", f"Table{number}"))
    return chain(*dict.fromkeys(link for link in links if link[0] != link[1]), apps=3)


@pytest.mark.parametrize(
    "tables",
    [
        chain(("User", "Order"), ("Product", "Order"), ("Order", "Review"), ("User", "Review")),
        many(7), many(60),
        [table("t.Alone", key()), table("t.VeryLongNameOfATableThatDoesNotFitIntoItsBox", key())],
        [table(f"t.Alone{number}", key()) for number in range(40)],
    ],
    ids=["shop", "7", "60", "alone", "40 alone"],
)  # fmt: skip
def test_boxes_stand_apart_and_arrows_lead_to_the_right(tables):
    made, drawing = drawn_graph(tables)
    svg = ElementTree.fromstring(str(drawing))
    placed = boxes(svg)

    assert placed.keys() == made.models.keys()
    _, _, width, height = map(float, svg.get("viewBox").split())
    labels = list(placed)
    for place, label in enumerate(labels):
        x, y, wide, high = placed[label]
        assert 0 <= x <= x + wide <= width
        assert 0 <= y <= y + high <= height
        assert all(apart(placed[label], placed[other]) for other in labels[:place])
    forward, _, _ = graph.edges_of(made, labels)
    for edge in forward:
        parent, child = placed[edge.parent], placed[edge.child]
        assert parent[0] + parent[2] < child[0], edge
    for text, left, right, *_ in texts_of(svg):
        assert any(x <= left and right <= x + wide for x, _, wide, _ in placed.values()), text


def test_arrows_name_the_columns_and_boxes_lead_to_the_columns():
    _, drawing = drawn_graph(chain(("User", "Order")))
    svg = ElementTree.fromstring(str(drawing))

    assert [path.find("title").text for path in svg.iter("path") if path.find("title") is not None] == [
        "a0.Order (to_user) → a0.User"
    ]
    assert {link.get("href") for link in svg.iter("a")} == {"#a0-User", "#a0-Order"}


def test_trees_and_circles_are_marked():
    tables = [
        table("t.A", key(), to("b", "t.B", null=True), to("up", "t.A", null=True)),
        table("t.B", key(), to("a", "t.A", null=True)),
    ]
    made, drawing = drawn_graph(tables)

    assert len(made.deferred) == 1
    assert "edge back" in str(drawing)
    assert "20\u00a0rows ↻" in str(drawing)
    check(ElementTree.fromstring(str(drawing)))


def test_rows_that_follow_without_a_reference_are_linked():
    tables = [table("t.A", key()), table("t.B", key())]
    made = plan(*tables, counts={"t.A": 10}, seeds={"t.B": seeds(rows=children_of("t.A", {1: 1}))})
    forward, against, _ = graph.edges_of(made, list(made.models))

    assert [(edge.parent, edge.child, edge.names) for edge in forward] == [("t.A", "t.B", ("follows its rows",))]
    assert against == []


def test_the_layout_has_few_crossings():
    """Two independent families are drawn side by side."""
    tables = chain(("A", "C"), ("B", "D"), ("A", "E"), ("B", "F"), ("C", "G"), ("D", "H"))
    made, _ = drawn_graph(tables)
    labels = list(made.models)
    forward, _, _ = graph.edges_of(made, labels)
    columns, following = graph._with_bends(graph.layers(labels, forward), forward)

    assert graph._crossings(graph._ordered(columns, following), following) == 0


def test_picks_are_drawn_as_references():
    tables = [table("t.A", key()), table("t.B", key(), to("a", "t.A"))]
    made = plan(*tables, counts={"t.A": 20, "t.B": 20}, seeds={"t.B": seeds(a=pick())})

    assert [edge.names for edge in graph.edges_of(made, list(made.models))[0]] == [("a",)]
