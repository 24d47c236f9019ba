"""What single techniques promise beyond the contract, and the errors of writing them wrongly."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from ipaddress import ip_address, ip_network

import numpy as np
import pytest

from seeding.masking.techniques import Cells, apply, build, problems_of, survey_of
from seeding.masking.techniques.files import placeholder, write_placeholders
from seeding.spec import SeedingError
from tests.masking.examples import CARDS, NAMES, SECRET, Example, column, masked, people_of, target


def mask(name, value, of, values, people=None, others=None, first=0):
    technique = build(name, value)
    cells = Cells(of, list(values), SECRET, first=first, people=people, others=others or {})
    survey = survey_of(technique, of)
    if survey is not None:
        survey.add(cells)
        cells.found = survey.finish()
    return apply(technique, cells)


# Writing them ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("substitut", "email", r"no technique is called 'substitut'. Did you mean substitute\?"),
        ("xyzzy", None, "There are: constant, date_shift"),
        ("substitute", "emial", "no kind is called 'emial'. Near it: email"),
        ("substitute", {"kind": "email", "local": "de_DE"}, r"no parameter 'local'; did you mean locale\?"),
        ("substitute", {"kind": "email", "locale": "xx_YY"}, "'xx_YY' is unknown"),
        ("substitute", None, r"needs kind; write \{substitute: \{kind: …\}\}"),
        ("token", 5, "takes its parameters by name"),
        ("hash", {"length": 0}, "from 1 to 128"),
        ("hash", {"encoding": "octal"}, "hex or base32"),
        ("fpe", "digit", "Did you mean digits"),
        ("fpe", "aab", "repeats a character"),
        ("redact", "xx", "one character"),
        ("redact", {"keep_first": -1}, "whole number from 0"),
        ("truncate", 0, "from 1 on"),
        ("generalise", None, "one of to, band and prefix"),
        ("generalise", "yearly", "one of week, month|month, quarter"),
        ("generalise", {"band": 0}, "above 0"),
        ("noise", {"relative": 0.1, "absolute": 2}, "noise takes relative, absolute, or epsilon"),
        ("noise", {"epsilon": 1}, "with sensitivity"),
        ("noise", {"relative": "much"}, "above 0"),
        ("date_shift", 0, "from 1 to 36500"),
        ("geo", None, "metres or digits"),
        ("ip", 8, "from 9 to 32"),
        ("password", "open", "write unusable"),
        ("file", "delete", "untouched or placeholder"),
        ("json", {}, "needs rules"),
        ("json", {"email": "keep"}, r"does not begin with \$"),
        ("json", {"$.a": {"substitute": "emial"}}, r"json: \$.a: substitute: no kind is called 'emial'"),
        ("json", {"$.a": "keep", "corrupt": "ignore"}, "refuse or redact"),
        ("shuffle", {"within": 3}, "name of a column"),
        ("substitute", ["city"], r"substitute: kind is a text, not \['city'\]"),
        ("hash", {"encoding": ["hex"]}, "encoding is a text"),
        ("noise", {"absolute": 1e308}, "absolute is a number, not"),
        ("redact", {"keep_last": 10**30}, "keep_last is a whole number"),
        ("free_text", {"recognisers": None}, "recognisers is a list of texts"),
        ("free_text", {"keep_words": "Will"}, "keep_words is a list of texts"),
        ("free_text", {"names": "no"}, "names is true or false"),
    ],
)
def test_what_cannot_be_built_says_why_and_what_to_write(name, value, said):
    with pytest.raises((ValueError, TypeError), match=said):
        build(name, value)


@pytest.mark.parametrize(
    ("name", "value", "of", "said"),
    [
        ("null", None, target("name"), "is not null. Write"),
        ("constant", "longer", target("name", max_length=3), "longer than 3"),
        ("constant", 5, target("name"), "no text value"),
        ("constant", "x", target("name", unique=True), "is unique"),
        ("hash", 40, target("name", max_length=32), r"Write \{hash: \{length: 32\}\}"),
        ("hash", None, target("name", unique=True, max_length=8), "too few to keep values apart"),
        ("hash", None, target("slug", regexes=(r"^\d+$",), max_length=20), "the validator"),
        ("redact", None, target("name", unique=True), "is unique"),
        ("truncate", 3, target("name", together=(("tenant",),)), "is unique"),
        ("generalise", "year", target("name"), r"this is for dates. Write \{generalise: \{prefix: 3\}\}"),
        ("noise", 0.1, target("born", storage="date"), r"Write \{noise: \{absolute: 30\}\}"),
        ("noise", 0.1, target("name"), "holds text values, and noise is for"),
        ("shuffle", None, target("code", together=(("tenant",),)), r"Write \{shuffle: \{within: \[tenant\]\}\}"),
        ("fpe", "alphanumeric", target("code", unique=True, any_case=True), "both cases"),
        ("fpe", "lower", target("code", storage="integer"), "alphabet: digits"),
        ("password", None, target("password", max_length=20), "may need 41"),
        ("password", {"known": "a"}, target("password", unique=True, max_length=200), "is unique"),
        ("ip", 24, target("ip", unique=True), "is unique"),
        ("json", {"$.a": "shuffle"}, target("data", storage="json"), "whole rows"),
    ],
)
def test_columns_that_do_not_fit(name, value, of, said):
    problems = list(problems_of(build(name, value), of))

    assert re.search(said, " ".join(problems)), problems
    assert all("Write" in one for one in problems)


def test_shifting_dates_without_a_person_has_to_be_said():
    from dataclasses import replace

    of = replace(target("born", storage="date"), has_person=False)

    assert "by: row" in " ".join(problems_of(build("date_shift", 90), of))
    assert not list(problems_of(build("date_shift", {"days": 90, "by": "row"}), of))


# Single ones ----------------------------------------------------------------------------------------------


def test_encryption_keeps_everything_but_the_digits():
    result = mask("fpe", "digits", target("card"), [*CARDS, "+1 (555) 010-99", "7", "12"])

    assert all(re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", one) for one in result[:-3])
    assert re.fullmatch(r"\+\d \(\d{3}\) \d{3}-\d\d", result[-3])
    assert len(result[-2]) == 1
    assert result[-2] != "7"


def test_short_values_are_encrypted_one_to_one():
    numbers = [f"{number:04d}" for number in range(10_000)]
    result = mask("fpe", "digits", target("pin"), numbers)

    assert sorted(result) == numbers
    assert all(old != new for old, new in zip(numbers, result, strict=True))


def test_the_domain_is_the_tweak():
    assert mask("fpe", "digits", target("a"), CARDS) != mask("fpe", "digits", target("b"), CARDS)
    assert mask("fpe", "digits", target("a", domain="d"), CARDS) == mask(
        "fpe", "digits", target("b", domain="d"), CARDS
    )


def test_values_that_encryption_does_not_reach_stop_the_run():
    with pytest.raises(SeedingError, match="2 values have no character of the alphabet 'digits'"):
        mask("fpe", "digits", target("phone"), ["123456", "none", "n/a"])


@pytest.mark.parametrize(("low", "high"), [(0, 32_767), (-(2**31), 2**31 - 1), (-(2**63), 2**63 - 1), (1, 999)])
def test_whole_numbers_keep_sign_length_and_bounds(low, high):
    values = sorted({low, high, 1, 7, 10, 99, 100, 500, 999, *range(max(low, -50), 60), high // 2, low // 2})
    values = [value for value in values if low <= value <= high]
    result = mask("fpe", None, target("n", storage="integer", low=low, high=high), values)

    assert len(set(result)) == len(values)
    for old, new in zip(values, result, strict=True):
        assert low <= new <= high
        assert (len(str(abs(old))), old < 0) == (len(str(abs(new))), new < 0)


def test_shuffling_keeps_the_values_of_each_group():
    groups = [number % 7 for number in range(140)] + [99, 98]
    values = [*range(140), 500, 501]
    result = mask("shuffle", "team", target("salary", storage="integer"), values, others={"team": groups})

    for team in range(7):
        old = [value for value, group in zip(values, groups, strict=True) if group == team]
        new = [value for value, group in zip(result, groups, strict=True) if group == team]
        assert sorted(old) == sorted(new)
    # Who is alone in a group changes places with others who are.
    assert result[-2:] == [501, 500]
    assert all(a != b for a, b in zip(values, result, strict=True))


def test_one_value_cannot_be_shuffled():
    with pytest.raises(SeedingError, match="Write null or constant"):
        mask("shuffle", None, target("name"), ["Ann", None, ""])


@pytest.mark.parametrize(
    ("value", "old", "new"),
    [
        (None, "Ann-Lee 4", "***-*** *"),
        ({"keep_last": 4}, "4929 1234 5678 9012", "**** **** **** 9012"),
        ({"keep_first": 1, "keep_domain": True}, "ann@mail.test", "a**@mail.test"),
        ({"keep_separators": False, "character": "x"}, "a-b", "xxx"),
        ({"keep_first": 2, "keep_last": 2}, "1234", "****"),
        (None, "--", "**"),
        (None, "Łukasz Ω", "****** *"),
    ],
)
def test_redaction(value, old, new):
    assert mask("redact", value, target("name"), [old]) == [new]


def test_truncation_and_prefixes_never_leave_a_value_whole():
    assert mask("truncate", 3, target("n"), ["Annabel", "Ann", "A"]) == ["Ann", "An", "*"]
    assert mask("generalise", {"prefix": 3, "fill": "x"}, target("n"), ["10115", "123"]) == ["101xx", "12x"]


def test_periods_and_bands():
    day, moment = date(2024, 11, 21), datetime(2024, 11, 21, 9, 30, tzinfo=UTC)
    of = target("d", storage="date")
    found = [mask("generalise", to, of, [day])[0] for to in ("week", "month", "quarter", "year", "decade")]

    assert found == [date(2024, 11, 18), date(2024, 11, 1), date(2024, 10, 1), date(2024, 1, 1), date(2020, 1, 1)]
    assert mask("generalise", "month", target("t", storage="timestamp"), [moment]) == [
        datetime(2024, 11, 1, tzinfo=UTC)
    ]
    assert mask("generalise", {"band": 10}, target("n", storage="integer", low=18), [19, 37, -3]) == [18, 30, 18]
    money = target("n", storage="decimal", places=2)
    assert mask("generalise", {"band": 0.5}, money, [Decimal("1.74")]) == [Decimal("1.50")]


def test_noise_stays_within_its_bound_and_its_column():
    values = [Decimal(number) for number in range(1, 5000)]
    moved = mask("noise", 0.1, target("n", storage="decimal", places=2, low=Decimal(0), high=Decimal(4999)), values)

    assert all(abs(new - old) <= old / 10 + Decimal("0.01") for old, new in zip(values, moved, strict=True))
    assert all(0 <= new <= 4999 for new in moved)
    assert sum(new > old for old, new in zip(values, moved, strict=True)) == pytest.approx(2500, abs=200)


def test_laplace_noise_has_the_spread_of_its_epsilon():
    values = [0.0] * 50_000
    moved = np.array(mask("noise", {"epsilon": 0.5, "sensitivity": 2}, target("n", storage="float"), values))

    # Laplace with scale b = 4: the mean of |x| is b, the median of |x| is b ln 2, the variance 2 b².
    assert np.abs(moved).mean() == pytest.approx(4, rel=0.03)
    assert np.median(np.abs(moved)) == pytest.approx(4 * np.log(2), rel=0.03)
    assert moved.var() == pytest.approx(32, rel=0.08)
    assert abs(moved.mean()) < 0.1


def test_laplace_noise_is_cut_off_at_the_range_and_not_turned_back():
    of = target("n", storage="integer", low=0, high=1000)
    moved = mask("noise", {"epsilon": 1, "sensitivity": 10}, of, [0] * 4000)

    assert sum(one == 0 for one in moved) == pytest.approx(2000, abs=250)
    assert min(moved) == 0


def test_a_persons_dates_move_together_across_columns_by_whole_days():
    people = people_of(200)
    born = [date(1980, 1, 1) + timedelta(days=number) for number in range(200)]
    seen = [datetime(2024, 1, 1, 9, 30, tzinfo=UTC) + timedelta(hours=number) for number in range(200)]
    of_born, of_seen = target("born", storage="date"), target("seen", storage="timestamp")
    shifts = [new - old for old, new in zip(born, mask("date_shift", 30, of_born, born, people), strict=True)]
    other = [new - old for old, new in zip(seen, mask("date_shift", 30, of_seen, seen, people, first=77), strict=True)]

    assert shifts == other
    assert shifts[::2] == shifts[1::2]
    assert {shift.days for shift in shifts} <= set(range(-30, 31)) - {0}
    assert len(set(shifts)) > 40


def test_the_ends_of_the_calendar_reorder_nothing():
    people = people_of(1).repeat(3)
    days = [date.max - timedelta(days=5), date.max - timedelta(days=1), date.max]
    result = mask("date_shift", 3000, target("d", storage="date"), days, people)

    assert result == sorted(result)


def test_networks_stay_networks():
    values = ["93.184.216.34", "93.184.216.35", "93.184.217.34", "10.0.0.1", "2a02:8109::1", "2a02:8109::2", "what"]
    result = [ip_address(one) for one in mask("ip", None, target("ip", max_length=39), values)]

    assert all(one in ip_network("10.0.0.0/8") or one in ip_network("2001:db8::/32") for one in result)
    assert int(result[0]) >> 8 == int(result[1]) >> 8 != int(result[2]) >> 8
    assert int(result[4]) >> 64 == int(result[5]) >> 64
    assert len(set(result)) == len(values)


def test_urls_keep_what_names_nobody():
    values = ["https://anna:pw@anna.test:8080/users/anna-smith/photos?id=42&x=#me", "/users/anna", "anna.test/blog"]
    first, second, third = mask("url", None, target("url", max_length=200), values)

    assert re.fullmatch(r"https://[a-z]+-[a-z]+\.example/users/[a-z]{4}-[a-z]{5}/photos\?id=\d\d&x=", first)
    assert re.fullmatch(r"/users/[a-z]{4}", second)
    assert re.fullmatch(r"[a-z]+-[a-z]+\.example/blog|[a-z.]+/blog|.*/blog", third)
    assert "anna" not in first + second + third


def test_passwords_that_are_known_are_right(settings):
    from django.contrib.auth.hashers import check_password, is_password_usable

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    of = target("password", max_length=128)
    known = mask("password", {"known": "letmein"}, of, ["a", "b"])

    assert check_password("letmein", known[0])
    assert known[0] == known[1]
    unusable = mask("password", "unusable", of, ["a", "b"])
    assert not any(map(is_password_usable, unusable))
    assert len(set(unusable)) == 2


def test_files_keep_their_endings_and_placeholders_are_files(tmp_path):
    from django.core.files.storage import FileSystemStorage

    names = ["users/anna/me.PNG", "cv_anna_smith.pdf", "anna"]
    result = mask("file", None, target("f", max_length=100), names)
    assert re.fullmatch(r"users/[0-9a-f]{24}\.png", result[0])
    assert re.fullmatch(r"[0-9a-f]{24}\.pdf", result[1])
    assert re.fullmatch(r"[0-9a-f]{24}", result[2])

    placed = mask("file", "placeholder", target("f", max_length=100), names)
    storage = FileSystemStorage(tmp_path)
    assert write_placeholders(storage, placed) == sorted(placed)
    assert write_placeholders(storage, placed) == []
    assert placeholder(".png").startswith(b"\x89PNG")
    assert placeholder(".pdf").endswith(b"%%EOF\n")


# Documents and lists --------------------------------------------------------------------------------------

JSON = target("data", storage="json", class_name="JSONField")


def test_paths_lead_to_their_values_and_the_longest_wins():
    rules = {
        "$.contact": {"redact": "#"},
        "$.contact.email": {"substitute": "email"},
        "$.items[*].name": {"constant": "x"},
        "$.items[0].name": {"constant": "first"},
        "$.*.kept": "keep",
        "rest": "null",
    }
    document = {
        "contact": {"email": "ann@mail.test", "tel": "12-3", "deep": [{"a": "bc"}], "none": None, "empty": ""},
        "items": [{"name": "a"}, {"name": "b", "n": 5}],
        "other": {"kept": [1, {"y": "z"}], "lost": True},
    }
    (result,) = mask("json", rules, JSON, [document])

    assert result["contact"]["email"].endswith((".example", "example.com", "example.org", "example.net"))
    assert result["contact"]["tel"] == "##-#"
    assert result["contact"]["deep"] == [{"a": "##"}]
    assert (result["contact"]["none"], result["contact"]["empty"]) == (None, "")
    assert result["items"] == [{"name": "first"}, {"name": "x", "n": None}]
    assert result["other"] == {"kept": [1, {"y": "z"}], "lost": None}


def test_a_rule_for_the_elements_of_a_list_is_none_for_the_keys_of_an_object():
    rules = {"$[*]": "keep", "rest": {"constant": "x"}}

    assert mask("json", rules, JSON, [[1, "a"], {"name": "Ann"}]) == [[1, "a"], {"name": "x"}]


def test_paths_that_no_rule_names_stop_the_run():
    with pytest.raises(SeedingError, match=r"no rule names \$.b, \$.c\[\*\].d. Write .*rest: redact"):
        mask("json", {"$.a": "keep"}, JSON, [{"a": 1, "b": 2, "c": [{"d": "x"}]}])


def test_paths_are_looked_at_without_a_survey_too():
    with pytest.raises(SeedingError, match="no rule names"):
        build("json", {"$.a": "keep"}).mask(Cells(JSON, [{"b": 1}], SECRET))


def test_text_that_is_no_json_is_never_passed_through():
    of = target("data", class_name="TextField")
    values = ['{"a": "Ann"}', "{broken Ann", None, ""]

    with pytest.raises(SeedingError, match=r"1 values are no JSON.*corrupt: redact"):
        mask("json", {"rest": "redact"}, of, values)
    result = mask("json", {"rest": "redact", "corrupt": "redact"}, of, values)
    assert json.loads(result[0]) == {"a": "***"}
    assert "Ann" not in result[1]
    assert json.loads(result[1])
    assert result[2:] == [None, ""]


def test_documents_that_are_one_value():
    plain = '{"source":"web","n":1.0}'
    assert mask("json", {"$.source": "keep", "rest": "free_text"}, target("data"), [plain]) == [plain]
    assert mask("json", {"rest": {"constant": "x"}}, JSON, ["Ann", 5, None, ["Bob"]]) == ["x", "x", None, ["x"]]


def test_a_number_or_a_switch_where_a_document_has_texts_elsewhere_stops_nothing():
    documents = [{"e": "ann@mail.test"}, {"e": 4}, {"e": True}, {"e": 1.5}, {"e": None}]
    after = [one["e"] for one in mask("json", {"$.e": {"substitute": "email"}}, JSON, documents)]
    assert [after[2], after[4]] == [True, None]
    assert all("@" in after[row] and after[row] != documents[row]["e"] for row in (0, 1, 3))


def test_the_addresses_of_documents_and_columns_are_one_domain():
    email = Example("substitute", "email", target("email", domain="email"), ["ann@mail.test"])
    (document,) = mask("json", {"$.e": {"substitute": "email"}}, JSON, [{"e": "Ann@mail.test"}])

    assert document["e"] == masked(email)[0]


def test_dates_in_documents_move_with_their_person():
    people = people_of(1)
    (shifted,) = mask("date_shift", 30, target("d", storage="date"), [date(2024, 2, 29)], people)
    rules = {"$.d": {"date_shift": 30}, "$.t": {"date_shift": 30}}
    (document,) = mask("json", rules, JSON, [{"d": "2024-02-29", "t": "2024-02-29T10:00:00+00:00"}], people)

    assert document == {"d": shifted.isoformat(), "t": f"{shifted.isoformat()}T10:00:00+00:00"}
    with pytest.raises(SeedingError, match="no ISO 8601 dates"):
        mask("json", rules, JSON, [{"d": "yesterday"}])


def test_lists_and_maps_are_masked_element_by_element():
    item = column("mails", max_length=254)
    of = target("mails", storage="other", class_name="ArrayField", item=item, domain="email")
    lists = mask("substitute", "email", of, [["ann@mail.test", None], [], None, ["bob@mail.test", "ann@mail.test"]])

    assert (lists[0][1], lists[1], lists[2]) == (None, [], None)
    assert lists[0][0] == lists[3][1] != lists[3][0]
    hstore = target("extra", storage="other", class_name="HStoreField")
    assert mask("redact", None, hstore, [{"a": "Ann", "b": None}]) == [{"a": "***", "b": None}]


def test_tokens_keep_length_and_alphabet():
    values = ["3f2a9c" * 7, "ABCDEF0123" * 4, "sk_live_" + "aZ09" * 8, "a1-9", "--"]
    result = mask("token", None, target("t"), values)

    assert re.fullmatch("[0-9a-f]{42}", result[0])
    assert re.fullmatch("[0-9A-F]{40}", result[1])
    assert re.fullmatch(r"[a-zA-Z0-9]{2}_[a-zA-Z0-9]{4}_[a-zA-Z0-9]{32}", result[2])
    assert re.fullmatch(r"[a-z]\d-\d", result[3])
    assert len(result[4]) == 2
    assert all(old != new for old, new in zip(values, result, strict=True))
    assert len(NAMES) > 1


def test_tokens_have_nothing_left_of_letters_of_other_scripts():
    def sorts(text):
        return [(one.isdecimal(), one.islower(), one.isupper(), one.isalnum()) for one in text]

    values = ["Жуков-12", "жуков-12", "Müller", "山田-太郎-1234", "٣٤٥٦٧٨", "Ø", "ø", "Александра_" + "aZ09" * 8]
    result = mask("token", None, target("t", unique=True), values)

    assert len(set(result)) == len(values)
    assert [sorts(new) for new in result[:-1]] == [sorts(old) for old in values[:-1]]
    assert re.fullmatch(r"[\u0400-\u04ff]{5}-\d\d", result[0])
    assert re.fullmatch(r"[\u0400-\u04ff]{10}_[a-zA-Z0-9]{32}", result[-1])
    for old, new in zip(values, result, strict=True):
        assert not set(re.findall("[^\\W_]+", old)) & set(re.findall("[^\\W_]+", new))


def test_a_document_that_is_too_deep_is_told():
    deep = ["x"]
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(SeedingError, match=r"parts that lie hundreds deep in each other.* Mend it"):
        apply(build("json", {"$.a": "keep", "rest": {"redact": {}}}), Cells(JSON, [deep], SECRET))
