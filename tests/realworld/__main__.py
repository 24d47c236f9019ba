"""`python -m tests.realworld FOLDER [PROJECT …]` seeds real projects, each in its own environment, and reports.

See docs/realworld.md for what a folder holds. The databases of the projects are copied, never written.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """from {base} import *
import sys
sys.path.append({libraries!r})
INSTALLED_APPS = [*INSTALLED_APPS, "seeding"]
DATABASES = {{**DATABASES, "default": {{**DATABASES["default"], "NAME": {name!r}}}}}
MEDIA_ROOT = type(globals().get("MEDIA_ROOT") or "")({media!r})
"""
DATABASES = {"sqlite": "sqlite", "postgresql": "pg"}


class Skipped(Exception):
    """Why a project is not measured on a database."""


class Project:
    """A folder with a manage.py, and the environment to run it in."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self.work = work / folder.name
        self.work.mkdir(parents=True, exist_ok=True)
        self.python = folder / "venv" / "bin" / "python"
        found = re.search(r"DJANGO_SETTINGS_MODULE[\"'],\s*[\"']([\w.]+)", (folder / "manage.py").read_text())
        self.settings = found.group(1) if found else "settings"

    def environment(self, database: str, **more: str) -> dict[str, str]:
        path = os.pathsep.join([str(self.folder), str(self.folder.parent)])
        return {
            **os.environ,
            "RW": str(self.folder.parent),
            "RW_DB": DATABASES[database],
            "PYTHONPATH": path,
            "PYTHONWARNINGS": "ignore",
            "PYTHONHASHSEED": "0",
            "DJANGO_SETTINGS_MODULE": self.settings,
            **more,
        }

    def run(self, arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.python), *arguments], cwd=self.folder, env=environment, capture_output=True, text=True
        )

    def install(self) -> None:
        """Make the environment with the project's own run.sh, where it is not there yet."""
        if not self.python.exists():
            subprocess.run(["bash", "run.sh"], cwd=self.folder, check=True)

    def libraries(self) -> Path:
        """A folder with this app, as its wheel holds it, and what it needs besides Django."""
        version = self.run(["-c", "import sys; print(*sys.version_info[:2], sep='.')"], dict(os.environ)).stdout.strip()
        needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
        needed = [one for one in needed if not one.startswith("django")]
        folder = self.work.parent / f"python-{version}"
        stamp = folder / "installed"
        if not stamp.exists() or stamp.read_text() != str(needed):
            shutil.rmtree(folder, ignore_errors=True)
            pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "-q", "--no-warn-conflicts"]
            subprocess.run([*pip, "--target", str(folder), *needed], check=True)
            stamp.write_text(str(needed))
        return folder

    def settings_for(self, database: str) -> tuple[str, str]:
        """The engine and the name of the project's own database."""
        code = (
            f"from {self.settings} import DATABASES as d; print(d['default']['ENGINE'], d['default']['NAME'], sep='|')"
        )
        done = self.run(["-c", code], self.environment(database))
        if done.returncode:
            raise Skipped(f"its settings cannot be read: {done.stderr.strip().splitlines()[-1]}")
        engine, _, name = done.stdout.strip().splitlines()[-1].partition("|")
        if not ("sqlite" in engine or "spatialite" in engine) == (database == "sqlite"):
            raise Skipped(f"its settings name {engine}")
        return engine, name

    def copied(self, database: str, name: str, tag: str) -> str:
        """A copy of the project's migrated database."""
        if database == "sqlite":
            copy = self.work / f"{tag}.sqlite3"
            if not Path(name).exists() or not Path(name).stat().st_size:
                raise Skipped(f"there is no migrated database {name}")
            shutil.copyfile(name, copy)
            return str(copy)
        copy_name = f"seeding_{self.name}_{tag}_{os.getpid()}"
        sql(f'DROP DATABASE IF EXISTS "{copy_name}"')
        sql(f'CREATE DATABASE "{copy_name}" TEMPLATE "{name}"')
        return copy_name

    def measured(self, database: str, count: int, app: Path) -> dict:
        """The report of one run, or why there is none."""
        _, name = self.settings_for(database)
        tag = f"{database}_{count}"
        copy = self.copied(database, name, tag)
        module = f"measured_{tag}"
        values = {
            "base": self.settings,
            "libraries": str(self.libraries()),
            "name": copy,
            "media": str(self.work / "media"),
        }
        (self.work / f"{module}.py").write_text(SETTINGS.format(**values))
        environment = self.environment(database, DJANGO_SETTINGS_MODULE=module)
        environment["PYTHONPATH"] = os.pathsep.join([str(self.work), environment["PYTHONPATH"], str(app)])
        try:
            done = self.run([str(Path(__file__).with_name("measure.py")), str(count)], environment)
        finally:
            if database == "postgresql":
                sql(f'DROP DATABASE IF EXISTS "{copy}"')
        if done.returncode:
            return {"count": count, "models": {}, "problems": done.stderr.strip().splitlines()[-12:]}
        return json.loads(done.stdout)


def sql(statement: str) -> None:
    done = subprocess.run(["psql", "-q", "-d", "postgres", "-c", statement], capture_output=True, text=True)
    if done.returncode:
        raise Skipped(done.stderr.strip().splitlines()[-1])


def reach_postgresql(folder: Path) -> None:
    """Set the variables that reach a server, as the folder's pg.sh prints them, where none are set."""
    if os.environ.get("PGHOST") or not (folder / "pg.sh").exists():
        return
    printed = subprocess.run(["bash", str(folder / "pg.sh")], capture_output=True, text=True, check=True).stdout
    for name, value in re.findall(r"(PG\w+|PATH)=(\S+)", printed):
        os.environ[name] = value.replace("$PATH", os.environ["PATH"])


# The table ------------------------------------------------------------------------------------------------


def line(project: str, database: str, report: dict) -> dict:
    """One line of the table."""
    models, count = report["models"], report["count"]
    own = {label: one for label, one in models.items() if not one["linking"]}
    rows = sum(one["rows"] for one in models.values())
    judged = rows - sum(one["before"] for one in models.values())
    made = not report["problems"]
    return {
        "project": project,
        "database": database,
        "count": count,
        "models": len(models),
        "seeded": sum(one["rows"] - one["before"] > 0 for one in models.values()) if made else 0,
        "in full": sum(one["rows"] >= count for one in own.values()) if made else 0,
        "of": len(own),
        "rows": rows,
        "judged": judged,
        "passing": sum(one["passing"] for one in models.values()),
        "violations": sum(sum(one["violations"].values()) for one in models.values()),
        "statements": report.get("statements", 0),
        "seconds": report.get("seconds", 0),
    }


def printed(lines: list[dict]) -> str:
    head = (
        "| project | database | rows each | models | with rows | with all rows | rows | pass full_clean() | "
        "violations | statements | seconds |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
    )
    return head + "".join(
        "| {project} | {database} | {count} | {models} | {seeded} | {in full} of {of} | {rows} | {share} | {violations} | "
        "{statements} | {seconds} |\n".format(
            **one, share=f"{one['passing'] / one['judged']:.1%}" if one["passing"] else "–"
        )
        for one in lines
    )


def reasons(project: str, database: str, report: dict) -> str:
    """Why rows are missing or refused, model by model."""
    told = [f"## {project}, {database}, {report['count']} rows each", ""]
    told += [f"- {problem}" for problem in report["problems"]]
    told += [f"- {note}" for note in report.get("notes", ())]
    for label, one in report["models"].items():
        if report["problems"]:
            break
        if one["rows"] < report["count"] and not one["linking"]:
            told.append(f"- {label}: {one['rows']} rows")
        told += [f"- {label}: {name}: {rows} rows" for name, rows in one["violations"].items()]
        judged = one["rows"] - one["before"]
        if one["passing"] < judged:
            why = "; ".join(f"{reason} ({rows})" for reason, rows in one["reasons"].items())
            told.append(f"- {label}: {judged - one['passing']} of {judged} fail full_clean(): {why}")
    return "\n".join(told) + "\n" if len(told) > 2 else ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.realworld", description=__doc__)
    parser.add_argument("folder", type=Path, help="one folder for each project, see docs/realworld.md")
    parser.add_argument("projects", nargs="*", help="names of projects; all by default")
    parser.add_argument("--database", action="append", choices=list(DATABASES), help="one of the two; both by default")
    parser.add_argument("--count", default="1,100", help="rows of each model, such as 1,100,1000")
    parser.add_argument("--work", type=Path, help="where copies and libraries are kept; a temporary folder by default")
    parser.add_argument(
        "--report", type=Path, help="write the table and all reasons to this file (and .json beside it)"
    )
    parser.add_argument("--jobs", type=int, default=1, help="projects measured at the same time")
    options = parser.parse_args()
    folder = options.folder.resolve()
    known = sorted(one.parent for one in folder.glob("*/manage.py"))
    chosen = [one for one in known if not options.projects or one.name in options.projects]
    if not chosen:
        parser.error(f"{folder} has no project{'s of these names' if options.projects else ''}")
    databases = options.database or list(DATABASES)
    if "postgresql" in databases:
        reach_postgresql(folder)
    work = options.work or Path(tempfile.mkdtemp(prefix="realworld-"))
    app = Path(tempfile.mkdtemp(prefix="seeding-app-"))
    shutil.copytree(ROOT / "seeding", app / "seeding", ignore=shutil.ignore_patterns("__pycache__"))
    lines, told, reports = [], [], []

    def one(task: tuple[Project, str, int]) -> None:
        project, database, count = task
        try:
            report = project.measured(database, count, app)
        except Skipped as why:
            print(f"{project.name} on {database}: left out, {why}", file=sys.stderr)
            return
        lines.append(line(project.name, database, report))
        told.append(reasons(project.name, database, report))
        reports.append({"project": project.name, "database": database, **report})
        print(printed([lines[-1]]).splitlines()[-1], flush=True)

    try:
        projects = [Project(one, work) for one in chosen]
        for project in projects:
            project.install()
            project.libraries()
        counts = [int(count) for count in options.count.split(",")]
        tasks = [(project, database, count) for project in projects for database in databases for count in counts]
        with ThreadPoolExecutor(options.jobs) as pool:
            list(pool.map(one, tasks))
    finally:
        shutil.rmtree(app)
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    lines.sort(key=lambda one: (one["project"], one["database"], one["count"]))
    text = printed(lines) + "\n" + "\n".join(sorted(told))
    print("\n" + text)
    if options.report:
        options.report.write_text(text)
        options.report.with_suffix(".json").write_text(json.dumps(reports, indent=1))
    missing = [one for one in lines if one["in full"] < one["of"] or one["violations"]]
    return 1 if missing or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
