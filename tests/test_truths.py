"""Conditions judged for whole columns against the same conditions judged row by row."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

import numpy as np
import pytest
from django.db.models import F, Q, Value
from hypothesis import given
from hypothesis import strategies as st

from seeding.plan import Request
from seeding.planning import build_plan
from seeding.truth import Unjudged, truth
from seeding.truths import truths

ROWS = 200
AS_OF = 1_735_689_600_000_000
COMPARED = st.sampled_from(["", "__exact", "__gt", "__gte", "__lt", "__lte"])


def looked_up(names, lookups, values):
    return st.builds(lambda name, lookup, value: Q(**{name + lookup: value}), st.sampled_from(names), lookups, values)


def joined(lookups):
    def further(inner):
        pairs = st.builds(lambda a, b, both: a & b if both else a | b, inner, inner, st.booleans())
        return pairs | inner.map(lambda one: ~one)

    return st.recursive(lookups, further, max_leaves=6)


NUMBERS = st.sampled_from([0, 1, 3, 40, Decimal("19.99"), Decimal("0.001"), F("quantity"), F("total_price")])
PRICES = NUMBERS | st.sampled_from([F("unit_price") * F("quantity"), F("unit_price") + Value(3), F("unit_price") - 1])
ORDERS = joined(
    looked_up(["quantity", "unit_price", "total_price"], COMPARED, PRICES)
    | looked_up(["quantity", "unit_price"], st.just("__in"), st.lists(NUMBERS, min_size=1, max_size=3))
    | looked_up(["total_price"], st.just("__range"), st.tuples(NUMBERS, PRICES))
)
MOMENTS = st.sampled_from(
    [datetime(2024, 6, 1, tzinfo=UTC), date(2024, 6, 1), F("updated_at"), F("created_at") + timedelta(days=3)]
)
ARTICLES = joined(
    looked_up(["created_at", "updated_at", "published_at"], COMPARED, MOMENTS)
    | looked_up(["published_at", "author", "status"], st.just("__isnull"), st.booleans())
    | looked_up(["status"], st.just("__in"), st.lists(st.sampled_from(["draft", "published", "none"]), max_size=2))
    | looked_up(["status"], COMPARED.filter(lambda lookup: "t" not in lookup or lookup == "__exact"), st.just("draft"))
)


@lru_cache
def rows_of(label):
    plan = build_plan(Request(7, AS_OF, {label: ROWS}))
    return plan.rows(label, range(ROWS))


@pytest.mark.parametrize(
    ("label", "conditions"), [("shop.Order", ORDERS), ("shop.Article", ARTICLES)], ids=["Order", "Article"]
)
@given(data=st.data())
def test_whole_columns_are_judged_as_their_rows_are(label, conditions, data):
    rows, condition = rows_of(label), data.draw(conditions)
    found = truths(condition, rows)

    values = {field.name: rows.column(field.name).values() for field in rows.model.table.fields}
    wanted = [truth(condition, {name: column[row] for name, column in values.items()}) for row in range(ROWS)]
    assert np.broadcast_to(found.holds, (ROWS,)).tolist() == [one is True for one in wanted]
    assert np.broadcast_to(found.fails, (ROWS,)).tolist() == [one is False for one in wanted]


@pytest.mark.parametrize(
    "condition", [Q(status__regex="p.*"), Q(created_at__year=2025), Q(quantity=F("status")), Q(quantity__gt=2**70)]
)
def test_what_is_not_judged_is_left_to_the_rows(condition):
    with pytest.raises(Unjudged):
        truths(condition, rows_of("shop.Order"))
