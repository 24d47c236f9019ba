"""What the options of `seed_db` ask for, as a request; all that is wrong with them at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from seeding.conf import conf, read_instant, read_locale_mix
from seeding.documents import read_file
from seeding.management.files import FILE_FLAGS
from seeding.plan import Request
from seeding.planfile.requesting import request_of as planfile_request
from seeding.problems import request_problems
from seeding.schema import Table, read_schema, seedable
from seeding.spec import SeedingError


def model_flags(schema: dict[str, Table]) -> dict[str, Table]:
    """A flag for each model that can be seeded, from its plural name; `--app-plural` where two models share one."""
    taken = {"seed", "all", "count", "scale", "as-of", "locale", "database", "dry-run", "fresh", "report", "workers",
             "plan", "print-plan", "scenario", "validate", "signals", "init", "edge-cases", "charts", *FILE_FLAGS,
             "allow-production", "version", "verbosity", "settings", "pythonpath", "traceback", "no-color",
             "force-color", "skip-checks", "help"}  # fmt: skip
    tables = [table for table in schema.values() if seedable(table) and not table.auto_created]
    plain = [table.flag for table in tables]
    flags: dict[str, Table] = {}
    for table in tables:
        clear = table.flag.isascii() and plain.count(table.flag) == 1 and table.flag not in taken
        flag = (
            table.flag
            if clear
            else f"{table.label.split('.')[0]}-{table.flag if table.flag.isascii() else table.name.lower()}"
        )
        if flag not in taken and flag not in flags:
            flags[flag] = table
    return flags


MOST = 1_000_000_000
"""Rows that a model is given at most: more is a slip of the keyboard, and days of work."""


def whole_number(what: str, text: Any, least: int | None = None, *, example: str = "") -> int:
    try:
        number = int(str(text).replace("_", ""))
    except ValueError:
        said = example.replace("100", str(text)) if example else f"{what} {text}"
        raise SeedingError(f"{said}: that is no whole number. Write {example or f'{what} 100'}.") from None
    if least is not None and number < least:
        raise SeedingError(f"{what} {text}: the number must be {least} or more.")
    return number


def read_request(options: dict[str, Any]) -> Request:
    """The request that command line options make. SeedingError lists every one that cannot be read."""
    settings = conf()
    problems: list[str] = []
    counts: dict[str, int] = {}
    base = Request(settings.seed, settings.as_of, locales=settings.locales, password=settings.password)
    if options["plan"] is not None:
        base = planfile_request(read_file(options["plan"]), base)

    def read(what: str, text: Any, least: int | None = None, example: str = "") -> int:
        try:
            number = whole_number(what, text, least, example=example)
            if least is not None and number > MOST:
                raise SeedingError(f"{what} {text}: a table gets {MOST:,} rows at most. Write a smaller number.")
            return number
        except SeedingError as error:
            problems.extend(error.problems)
            return 0

    for name, value in options.items():
        if name.startswith("rows ") and value is not None:
            label = name.removeprefix("rows ")
            flag = next((f for f, table in model_flags(read_schema()).items() if table.label == label), label)
            counts[label] = read(f"--{flag}", value, 0)
    schema = {label.lower(): label for label in read_schema()}
    for item in options["models"]:
        label, sign, number = item.partition("=")
        if not sign:
            problems.append(f"{item}: write app.Model=N, such as {item if '.' in item else 'shop.Order'}=100.")
            continue
        label = schema.get(label.lower(), label)
        rows = read(label, number, 0, f"{label}=100")
        if counts.get(label, rows) != rows:
            problems.append(f"{label} is asked for twice, {counts[label]} and {rows} rows. Leave one of them out.")
        counts[label] = rows
    every = base.every
    if options["all"] and options["count"] is None:
        problems.append("--all needs a number of rows for each table. Write --all --count 100.")
    elif options["count"] is not None:
        if not options["all"]:
            problems.append("--count is for all tables. Write --all --count 100, or app.Model=100 for one.")
        every = read("--count", options["count"], 0)
    scale = base.scale
    if options["scale"] is not None:
        try:
            scale = float(options["scale"])
        except ValueError:
            problems.append(f"--scale {options['scale']}: that is no number. Write --scale 10.")
    seed = base.seed if options["seed"] is None else read("--seed", options["seed"])
    as_of = base.as_of
    if options["as_of"] is not None:
        try:
            as_of = read_instant(options["as_of"], "--as-of")
        except SeedingError as error:
            problems.extend(error.problems)
    locales, weights = base.locales, base.locale_weights
    if options["locale"] is not None:
        try:
            locales, weights = read_locale_mix(options["locale"], "--locale")
        except SeedingError as error:
            problems.extend(error.problems)
    chosen, edge_cases = base.scenarios, base.edge_cases
    try:
        chosen = (*chosen, *read_scenarios(options["scenario"]))
        if options["edge_cases"] is not None:
            edge_cases = read_share(options["edge_cases"], f"--edge-cases {options['edge_cases']}")
    except SeedingError as error:
        problems.extend(error.problems)
    request = replace(
        base,
        seed=seed,
        as_of=as_of,
        counts={**base.counts, **counts},
        every=every,
        scale=scale,
        locales=locales,
        locale_weights=weights,
        scenarios=chosen,
        edge_cases=edge_cases,
    )
    if request.document is None:
        problems.extend(request_problems(request, read_schema()))
    if problems:
        raise SeedingError(*problems)
    return request


def read_scenarios(given: list[str]) -> tuple[tuple[str, float | None], ...]:
    """Scenarios from texts such as `no_stock`, `churn=0.3`, `churn=30%` or several with commas."""
    found: list[tuple[str, float | None]] = []
    for item in (part.strip() for text in given for part in text.split(",")):
        name, sign, share = item.partition("=")
        if not name:
            raise SeedingError(f"--scenario {item}: name a scenario; --scenario help lists them.")
        found.append((name.strip(), read_share(share, f"--scenario {item}") if sign else None))
    return tuple(found)


def read_share(text: str, where: str) -> float:
    """A share from `0.3` or `30%`."""
    try:
        share = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        raise SeedingError(f"{where}: {text!r} is no share. Write 0.3 or 30%.") from None
    return share


def scenarios_page() -> str:
    """The scenarios and traits that there are, each with what it is."""
    from seeding.registry import scenarios_by_name

    known = scenarios_by_name()
    if not known:
        return (
            'There are none. Write one in seeds.py: scenario("sold_out", "Nothing is left.", {Product: {"stock": 0}})'
        )
    width = max(map(len, known), default=0)
    return "\n".join(f"{name:<{width}}  {scenario.summary}" for name, scenario in sorted(known.items()))
