"""`manage.py check` tells what is wrong with the setting or a seeds.py, with a hint and a stable number."""

import sys

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import CommandError

from seeding import registry
from seeding.spec import ModelSeeds


def found(*ids: str) -> list:
    messages = [message for message in run_checks(tags=["seeding"]) if message.id.startswith("seeding.")]
    assert all(message.hint and message.is_serious() for message in messages)
    assert {message.id for message in messages} == set(ids)
    return [message.msg for message in messages]


def test_nothing_is_wrong_with_the_project():
    assert found() == []


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        ({"AS_FO": "2025-01-01"}, "SEEDING['AS_FO'] in the settings: no such key; there are: AS_OF, SEED"),
        ({"AS_OF": "soon"}, "SEEDING['AS_OF'] in the settings: 'soon' is no date. Write 2025-01-01"),
        ({"AS_OF": None}, "SEEDING['AS_OF'] in the settings: 'None' is no date"),
        ({"SEED": "many"}, "many"),
        ({"SEED": None}, "None"),
        ({"PRODUCTION": "("}, "SEEDING['PRODUCTION'] in the settings is no regular expression"),
        ({"LOCALES": 5}, "5"),
        ("2025-01-01", ""),
        (5, ""),
    ],
)
def test_a_setting_that_cannot_be_read(setting, text, settings):
    settings.SEEDING = setting

    (message,) = found("seeding.E001")
    assert text in message


@pytest.mark.parametrize("setting", [{"SEED": "many"}, {"SEED": None}, {"LOCALES": 5}, {"LOCALES": [5]}, 5])
def test_a_setting_that_cannot_be_read_names_the_setting(setting, settings):
    settings.SEEDING = setting

    (message,) = found("seeding.E001")
    assert message.startswith("SEEDING")


def test_a_locale_that_is_not_known(settings):
    settings.SEEDING = {"LOCALES": ["en_US", "xx_YY", "zz_ZZ"]}

    messages = found("seeding.E002")
    assert messages == [f"SEEDING['LOCALES'] names {name!r}, which Faker does not know." for name in ("xx_YY", "zz_ZZ")]


def test_locales_in_one_text(settings):
    settings.SEEDING = {"LOCALES": "de_DE,ja_JP", "SEED": 12, "AS_OF": "2025-01-01T12:00:00+01:00"}

    assert found() == []


class Strange(ModelSeeds):
    shoe_size = 43


def test_seeds_of_a_field_that_is_not_there(monkeypatch):
    registry.seeds_by_label()
    monkeypatch.setitem(registry._registered, "auth.Group", Strange)

    (message,) = found("seeding.E003")
    assert message.startswith("tests.test_checks.Strange.shoe_size: auth.Group has no such field; it has: id, name")


def test_seeds_of_a_model_that_is_not_there(monkeypatch):
    registry.seeds_by_label()
    monkeypatch.setitem(registry._registered, "shop.Nope", Strange)

    (message,) = found("seeding.E003")
    assert message.startswith("tests.test_checks.Strange is registered for shop.Nope, which is no installed model.")


@pytest.fixture
def broken_app(tmp_path, monkeypatch):
    """An app whose seeds.py a test writes; nothing of it stays."""
    from django.apps import AppConfig, apps

    folder = tmp_path / "brokenapp"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    import brokenapp

    config = AppConfig("brokenapp", brokenapp)
    config.apps, config.models = apps, {}
    monkeypatch.setattr(apps, "app_configs", {**apps.app_configs, "brokenapp": config})
    apps.clear_cache()
    yield folder / "seeds.py"
    for name in ("brokenapp", "brokenapp.seeds"):
        sys.modules.pop(name, None)
    registry._loaded.discard("brokenapp")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("from seeding import register\n\nclass Seeds(object)\n    pass\n", 3, "expected ':': class Seeds(object)"),
        ("from seeding import nothing_of_it\n", 1, "ImportError: cannot import name 'nothing_of_it'"),
        ("rows = 1\nmore = rows + fiev\n", 2, "NameError: name 'fiev' is not defined"),
        ("import json\njson.loads('{')\n", 2, "JSONDecodeError"),
    ],
)
def test_a_seeds_file_that_cannot_be_loaded_is_one_line(text, line, said, broken_app):
    broken_app.write_text(text)

    (message,) = found("seeding.E005")
    assert message.startswith(f"{broken_app}, line {line}: ")
    assert said in message

    with pytest.raises(CommandError) as caught:
        call_command("seed_db", "--users", "3")
    assert caught.value.returncode == 2
    assert str(caught.value) == f"{message}. Mend it and run again."
