"""The docs say what the code does: generated tables are current, every option and kind is described."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.core.management import load_command_class

ROOT = Path(__file__).resolve().parent.parent
STANDARD = {
    "help",
    "version",
    "verbosity",
    "settings",
    "pythonpath",
    "traceback",
    "no_color",
    "force_color",
    "skip_checks",
}


def page(name):
    return (ROOT / name).read_text(encoding="utf-8")


def reference():
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs" / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("place", reference().PAGES)
def test_what_is_written_from_the_code_is_current(place):
    assert page(place) == reference().PAGES[place](), "stale: run python docs/reference.py"


@pytest.mark.parametrize(
    "command", ["seed_db", "unseed_db", "readings", "lineage_db", "check_db", "export_db", "anonymize_db"]
)
def test_every_option_is_described(command):
    parser = load_command_class("seeding", command).create_parser("manage.py", command)
    text = page("docs/commands.md")
    options = [
        action.option_strings[-1]
        for action in parser._actions
        if action.option_strings and action.dest not in STANDARD and not action.dest.startswith("rows ")
    ]

    assert options
    assert [option for option in options if f"`{option}" not in text and f"[{option}" not in text] == []


def test_every_setting_is_described():
    from seeding.conf import DEFAULTS

    assert [key for key in DEFAULTS if f'"{key}"' not in page("docs/commands.md")] == []


def test_every_check_is_described():
    ids = set(re.findall(r'id="(seeding\.E\d+)"', page("seeding/checks.py")))

    assert ids
    assert [name for name in ids if name.removeprefix("seeding.") not in page("docs/commands.md")] == []


def test_links_between_pages_lead_somewhere():
    broken = []
    for name in ["README.md", *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page(name)):
            if not (ROOT / name).parent.joinpath(target).exists():
                broken.append(f"{name}: {target}")
    assert broken == []


def test_the_readings_in_the_docs_are_what_comes_out():
    from seeding.series import MeterReadings, Meters, json_lines

    day = {"meters": Meters.of_customers(["C-1042"]), "start": "2025-01-15", "end": "2025-01-16"}
    of_day, of_reading = re.findall(r"^\{\"meter_id.*$", page("docs/series.md"), re.MULTILINE)
    each, whole = MeterReadings().stream(**day), MeterReadings().days(**day)

    assert b"".join(json_lines(each)).decode().startswith(of_reading + "\n")
    assert b"".join(json_lines(whole, per="day")).decode().startswith(of_day.removesuffix("]}"))
