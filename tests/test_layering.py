"""The layers of `seeding`, read from its imports: a module imports lower ones only and draws from keys alone."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import seeding

PACKAGE = Path(seeding.__file__).parent

LAYERS = (
    ("keys",),
    ("columns",),
    ("generators", "patterns", "ranking"),
    ("series", "sequences"),
    ("kinds",),
    ("compounds", "languages"),
    ("phrases", "vocabulary"),
    ("truth", "uploads", "passwords"),
    ("schema",),
    ("reading",),
    ("first_rows", "tables"),
    ("spec", "clauses"),
    ("registry", "documents"),
    ("storing", "strata", "relatives"),
    ("rows",),
    ("truths",),
    ("limits", "settling", "terms"),
    ("relations", "communities", "faker_pools", "expressions"),
    ("mixtures", "conditions", "trees", "formulas"),
    ("confining",),
    ("packages", "streams"),
    ("sources",),
    ("wording",),
    ("dating", "measures", "progress"),
    ("inference",),
    ("fitting", "amounts"),
    ("constraints",),
    ("conf",),
    ("plan",),
    ("tracing",),
    ("problems", "counting", "scenarios", "edges"),
    ("planfile",),
    ("planning",),
    ("trials",),
    ("batches",),
    ("lineage",),
    ("charts",),
    ("models",),
    ("attempts", "databases"),
    ("files", "examining"),
    ("sinks",),
    ("runs", "skeletons"),
    ("checking",),
    ("masking",),
    ("datasets",),
    ("pages",),
    ("apps", "migrations", "checks", "admin", "factories", "pytest_plugin", "management"),
)
RANKS = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# Imports of a higher layer, as (module, imported): why.
UPWARD = {
    ("", "datasets"): "`from seeding import generate` is public; it is loaded on first use",
    ("", "factories"): "`from seeding import factory_for` is public; it is loaded on first use",
}
# Reads of `_meta` outside of `schema`, as (file, the expression whose `_meta` it is): why.
META = {
    ("factories", "cls"): "factory_boy's own options",
    ("factories", "base"): "factory_boy's own options",
    ("factories", "made"): "factory_boy's own options",
}

FRAMEWORK_FREE = ("keys", "columns", "generators", "series", "sequences", "kinds", "compounds", "phrases")
DRAWING = (
    "keys",
    "columns",
    "generators",
    "series",
    "kinds",
    "phrases",
    "spec",
    "storing",
    "strata",
    "relatives",
    "rows",
    "truth",
    "truths",
    "uploads",
    "limits",
    "settling",
    "relations",
    "faker_pools",
    "expressions",
    "mixtures",
    "communities",
    "inference",
    "fitting",
    "constraints",
    "plan",
    "tracing",
    "scenarios",
    "edges",
    "planfile",
    "counting",
    "planning",
)
# Modules and attributes that give something else on every run.
UNREPEATABLE_MODULES = {"random", "numpy.random", "secrets", "time"}
UNREPEATABLE_NAMES = {
    "now", "utcnow", "today", "uuid1", "uuid4", "urandom", "default_rng", "time_ns", "perf_counter",
}  # fmt: skip


def module_of(path: Path) -> str:
    """The dotted name within the package; empty for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
MODULES = [module for module in PATHS if module]


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(PATHS[module].read_text(encoding="utf-8"))


def layer_of(module: str) -> str:
    return module.split(".")[0]


def is_type_checking(test: ast.expr) -> bool:
    return "TYPE_CHECKING" in ast.unparse(test).split(".")


def imports_of(module: str, tree: ast.AST | None = None) -> set[str]:
    """What a module imports at run time, at its top or inside of functions, as absolute dotted names."""
    is_package = (PACKAGE / module.replace(".", "/")).is_dir()
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and is_type_checking(node.test):
            for child in node.orelse:
                visit(child)
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                own = ["seeding", *module.split(".")] if module else ["seeding"]
                keep = len(own) - node.level + is_package
                base = ".".join([*own[:keep], *([base] if base else [])])
            found.add(base)
            found.update(f"{base}.{alias.name}" for alias in node.names)
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(tree if tree is not None else tree_of(module))
    return found


def own_imports(module: str, tree: ast.AST | None = None) -> set[str]:
    """The layers of this package that a module imports."""
    names = {name.removeprefix("seeding.") for name in imports_of(module, tree) if name.startswith("seeding.")}
    return {layer_of(name) for name in names if layer_of(name) in RANKS}


def meta_reads(module: str) -> list[tuple[str, int]]:
    """The expressions whose `_meta` is read, by attribute or by name, with their lines."""
    found = []
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Attribute) and node.attr == "_meta":
            found.append((ast.unparse(node.value), node.lineno))
        elif isinstance(node, ast.Call) and any(isinstance(a, ast.Constant) and a.value == "_meta" for a in node.args):
            found.append((ast.unparse(node.args[0]), node.lineno))
    return found


def unrepeatable(tree: ast.AST, imported: set[str]) -> list[str]:
    found = sorted(imported & UNREPEATABLE_MODULES)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            path = ast.unparse(node)
            if node.attr in UNREPEATABLE_NAMES or path in ("np.random", "numpy.random", "time.time"):
                found.append(f"{path} in line {node.lineno}")
        elif isinstance(node, ast.ImportFrom):
            found += [f"{alias.name} in line {node.lineno}" for alias in node.names if alias.name in UNREPEATABLE_NAMES]
    return found


def test_every_module_belongs_to_a_layer():
    assert {layer_of(module) for module in MODULES} == set(RANKS)


@pytest.mark.parametrize("module", ["", *MODULES])
def test_a_module_imports_no_higher_layer(module):
    own = RANKS[layer_of(module)] if module else -1
    upward = {name for name in own_imports(module) if RANKS[name] > own}

    assert sorted((module, name) for name in upward if (module, name) not in UPWARD) == []


@pytest.mark.parametrize(("module", "imported"), UPWARD)
def test_every_exception_is_still_needed(module, imported):
    assert imported in own_imports(module)


@pytest.mark.parametrize("module", [module for module in MODULES if layer_of(module) in FRAMEWORK_FREE])
def test_the_core_imports_no_django(module):
    assert sorted(name for name in imports_of(module) if name.split(".")[0] == "django") == []


def test_importing_a_kind_loads_no_django():
    """Not by way of other modules either."""
    program = (
        "import sys; from seeding.kinds import all_kinds; all_kinds(); import seeding.generators;"
        "print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", [module for module in MODULES if layer_of(module) not in ("schema", "migrations")])
def test_only_the_schema_reads_meta(module):
    found = [(what, line) for what, line in meta_reads(module) if (module, what) not in META]

    assert found == []


@pytest.mark.parametrize(("module", "expression"), META)
def test_every_exception_for_meta_is_still_needed(module, expression):
    assert expression in [what for what, _ in meta_reads(module)]


@pytest.mark.parametrize("module", ["", *MODULES])
def test_the_package_does_not_know_the_shop(module):
    others = {name.split(".")[0] for name in imports_of(module)}

    assert others & {"shop", "config", "tests"} == set()


@pytest.mark.parametrize("module", [module for module in MODULES if layer_of(module) in DRAWING])
def test_what_draws_uses_no_clock_and_no_other_randomness(module):
    assert unrepeatable(tree_of(module), imports_of(module)) == []


@pytest.mark.parametrize("path", sorted((PACKAGE.parent / "shop" / "seeds").glob("*.py")), ids=lambda path: path.stem)
def test_the_seeds_of_the_shop_use_no_clock_and_no_other_randomness(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert unrepeatable(tree, imports_of("", tree)) == []


@pytest.mark.parametrize(
    ("source", "layers"),
    [
        ("from seeding.plan import Plan", {"plan"}),
        ("from seeding import plan", {"plan"}),
        ("import seeding.plan as p", {"plan"}),
        ("def f():\n    from seeding.plan import Plan", {"plan"}),
        ("from .plan import Plan", {"plan"}),
        ("from . import plan", {"plan"}),
        ("if TYPE_CHECKING:\n    from seeding.plan import Plan\nelse:\n    import seeding.keys", {"keys"}),
        ("if typing.TYPE_CHECKING:\n    from seeding.plan import Plan", set()),
        ("import os, django.db", set()),
    ],
)
def test_imports_are_found_in_every_form(source, layers):
    assert own_imports("keys", ast.parse(source)) == layers


@pytest.mark.parametrize(
    "source",
    [
        "import random",
        "from random import choice",
        "import numpy as np\nnp.random.rand()",
        "from numpy.random import default_rng",
        "import uuid\nuuid.uuid4()",
        "from uuid import uuid4",
        "from datetime import datetime\ndatetime.now()",
        "from django.utils import timezone\ntimezone.now()",
        "import time\ntime.time()",
        "import os\nos.urandom(8)",
    ],
)
def test_clocks_and_randomness_are_found_in_every_form(source):
    tree = ast.parse(source)

    assert unrepeatable(tree, imports_of("keys", tree)) != []


def test_a_project_starts_with_nothing_but_models_and_admin():
    """Every command of the project and every reload of its server pays for what `django.setup()` loads."""
    program = (
        "import django, sys; django.setup()\n"
        "own = {name for name in sys.modules if name.startswith('seeding.')}\n"
        "print(sorted(own | ({'faker', 'numpy', 'yaml'} & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=PACKAGE.parent)

    assert done.stderr == ""
    assert done.stdout.strip() == "['seeding.admin', 'seeding.apps', 'seeding.checks', 'seeding.models']"


def test_a_command_starts_without_what_only_some_of_them_need():
    program = (
        "import django, sys; django.setup(); import seeding.planning, seeding.runs\n"
        "print(sorted({'jsonschema', 'pandas', 'pyarrow', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=PACKAGE.parent)

    assert (done.stdout.strip(), done.stderr) == ("[]", "")
