"""What every technique promises, over the whole registry."""

import pytest

from seeding.masking.techniques import all_techniques, apply, build, problems_of
from seeding.masking.techniques.fitting import refusal
from tests.masking.examples import EXAMPLES, OTHER_SECRET, SECRET, masked, part, people_of, surveyed

pytestmark = pytest.mark.parametrize("example", EXAMPLES, ids=str)
HOLDING_NOTHING = {"null", "constant", "redact", "truncate", "generalise", "records"}  # Records ask other columns.
SECRETLESS = HOLDING_NOTHING | {"geo", "file", "password"}


def test_it_fits_its_column(example):
    technique = build(example.name, example.value)

    assert list(problems_of(technique, example.target)) == []


def test_the_same_secret_gives_the_same(example):
    assert masked(example) == masked(example)


def test_another_secret_gives_something_else(example):
    if example.name in HOLDING_NOTHING or ("digits" in str(example.value) and example.name == "geo"):
        return
    if example.value == "placeholder":
        return
    assert masked(example) != masked(example, secret=OTHER_SECRET)


@pytest.mark.parametrize("with_people", [False, True])
def test_batches_make_no_difference(example, with_people):
    technique = build(example.name, example.value)
    people = people_of(len(example.originals)) if with_people else None
    cells = surveyed(technique, example.target, example.originals, people=people)
    whole = apply(technique, cells)
    cut = len(example.originals) // 3

    assert apply(technique, part(cells, 0, cut)) + apply(technique, part(cells, cut, None)) == whole


def test_null_stays_null_and_empty_stays_empty(example):
    empty = "" if example.target.field.storage == "text" else None
    values = [None, *example.originals[:9], empty, None]
    result = masked(example, values)

    assert len(result) == len(values)
    assert result[0] is None
    assert result[-1] is None
    if example.name != "null":
        assert result[-2] == empty


def test_an_empty_batch_is_nothing(example):
    assert masked(example, []) == []


def test_results_fit_the_column(example):
    reasons = [refusal(example.target.field, value) for value in masked(example)]

    assert [reason for reason in reasons if reason] == []
    if example.name != "null":
        kinds = {type(value) for value in example.originals}
        assert {type(value) for value in masked(example)} <= kinds


def test_no_original_comes_back(example):
    result = masked(example)
    originals = list(map(str, example.originals))

    if not example.returns:
        assert set(map(str, result)) & set(originals) == set()
    if example.name not in ("generalise", "noise"):
        assert [old for old, new in zip(originals, result, strict=True) if old == str(new)] == []


def test_distinct_stays_distinct_where_promised(example):
    technique = build(example.name, example.value)
    result = list(map(str, masked(example)))

    if example.target.unique:
        assert technique.keeps_distinct
    if example.target.unique or (technique.keeps_distinct and example.name != "substitute"):
        assert len(set(result)) == len(set(map(str, example.originals)))


def test_equal_values_are_masked_alike_where_promised(example):
    technique = build(example.name, example.value)
    if example.target.unique or not technique.deterministic:
        return
    result = masked(example, [*example.originals, *example.originals])

    assert result[: len(example.originals)] == result[len(example.originals) :]


def test_the_originals_are_left_as_they_are(example):
    import copy

    technique = build(example.name, example.value)
    before = copy.deepcopy(example.originals)
    apply(technique, surveyed(technique, example.target, example.originals))

    assert example.originals == before


def test_every_technique_has_an_example(example):
    assert {one.name for one in EXAMPLES} >= {
        name for name, cls in all_techniques().items() if "techniques." in cls.__module__
    }
    assert SECRET != OTHER_SECRET
