"""Seeds the project whose settings are in force and prints what came of it as JSON: run inside the project's environment.

`python measure.py COUNT`, with DJANGO_SETTINGS_MODULE naming the settings. Nothing of this app's own judgement is used
to judge: rows are counted, cleaned and compared here, by Django's models and plain SQL.
"""

import io
import json
import logging
import re
import sys
import time
from collections import Counter
from contextlib import nullcontext

import django

KEPT_BY_OTHERS = {"contenttypes.ContentType", "auth.Permission", "sites.Site", "sessions.Session"}


def seedable_models():
    """Every concrete, managed, unswapped model that is not kept by Django itself or by this app."""
    from django.apps import apps

    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        kept = meta.label in KEPT_BY_OTHERS or meta.app_label == "seeding"
        if meta.managed and not (kept or meta.proxy or meta.abstract or meta.swapped):
            yield model


def seed(count):
    """Run the command; seconds, statements and the words of a refusal."""
    from django.core.management import CommandError, call_command
    from django.db import connection

    statements = Counter()

    def counting(execute, sql, parameters, many, context):
        statements[sql.split(None, 1)[0].upper()] += 1
        return execute(sql, parameters, many, context)

    began, problems, out = time.perf_counter(), [], io.StringIO()
    with connection.execute_wrapper(counting):
        try:
            call_command("seed_db", all=True, count=str(count), seed="1", allow_production=True, stdout=out, stderr=out)
        except CommandError as error:
            problems = [line.removeprefix("  - ") for line in str(error).splitlines() if line.strip()]
        except Exception as error:
            problems = [f"{type(error).__name__}: {' '.join(str(error).split())[:600]}"]
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "statements": sum(statements.values()),
        "problems": problems,
        "notes": [line for line in out.getvalue().splitlines() if line.startswith("note: ")],
    }


def shape(message):
    """A message without what differs from row to row."""
    return re.sub(r"[“\"'‘][^”\"'’]*[”\"'’]|\d+", "…", " ".join(str(message).split()))[:160]


def worded(error):
    """The messages of an error, as they were written where what they name cannot say what it is called."""
    try:
        return error.messages
    except Exception:
        return [one.message for one in error.error_list]


def every_scope():
    """A context in which managers that want a scope (django-scopes) show all rows, as a view's own scope would."""
    try:
        from django_scopes import scopes_disabled
    except ImportError:
        return nullcontext()
    return scopes_disabled()


def cleaned(model, there):
    """How many rows there are, how many of those that were not `there` before pass full_clean(), and the reasons of the
    others: what migrations put into a table is the project's own.
    """
    from django.core.exceptions import ValidationError
    from django.db import models

    rows, passing, reasons = 0, 0, Counter()
    # A plain queryset: the managers of some packages hide rows, or make them objects of other models.
    for row in models.QuerySet(model).order_by("pk").iterator(chunk_size=500):
        rows += 1
        if row.pk in there:
            continue
        try:
            row.full_clean()
            passing += 1
        except ValidationError as error:
            told = error.error_dict if hasattr(error, "error_dict") else {"__all__": error.error_list}
            for field, errors in told.items():
                for message in (message for one in errors for message in worded(one)):
                    reasons[f"{field}: {shape(message)}"] += 1
        except Exception as error:
            reasons[f"{type(error).__name__}: {shape(error)}"] += 1
    return rows, passing, dict(reasons.most_common(6))


def violations(model):
    """Foreign keys without a row, repeated unique values, failed checks: names with the number of rows."""
    from django.db import connection
    from django.db.models import BooleanField, CheckConstraint, Count, ExpressionWrapper, Q, QuerySet, UniqueConstraint

    found, quote = {}, connection.ops.quote_name
    meta, rows = model._meta, QuerySet(model)
    table = quote(meta.db_table)

    def counted(sql):
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0]

    for field in meta.local_concrete_fields:
        if field.is_relation and field.remote_field and getattr(field, "target_field", None) is not None:
            target = field.target_field
            if not getattr(field, "db_constraint", True) or not target.model._meta.managed:
                continue
            sql = (
                f"SELECT count(*) FROM {table} c LEFT JOIN {quote(target.model._meta.db_table)} p "
                f"ON c.{quote(field.column)} = p.{quote(target.column)} "
                f"WHERE c.{quote(field.column)} IS NOT NULL AND p.{quote(target.column)} IS NULL"
            )
            if orphans := counted(sql):
                found[f"{field.name} has no row"] = orphans
        # A generated column may be null, unless the database says otherwise.
        if not (field.null or getattr(field, "generated", False)) and counted(
            f"SELECT count(*) FROM {table} WHERE {quote(field.column)} IS NULL"
        ):
            found[f"{field.name} is null"] = 1
    uniques = [((field.attname,), Q()) for field in meta.local_concrete_fields if field.unique]
    uniques += [(tuple(names), Q()) for names in meta.unique_together]
    for constraint in meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields:
            uniques.append((tuple(constraint.fields), constraint.condition or Q()))
        if isinstance(constraint, CheckConstraint):
            # A check is violated where it is false; where it is unknown, since a value is null, it is met.
            met = ExpressionWrapper(constraint.condition, output_field=BooleanField())
            failing = rows.annotate(seeding_met=met).filter(seeding_met=False)
            try:
                if failing.exists():
                    found[constraint.name] = failing.count()
            except Exception as error:
                found[f"{constraint.name} not judged: {type(error).__name__}"] = 0
    for names, condition in uniques:
        fields = [meta.get_field(name) for name in names]
        if condition:
            present = rows.filter(condition, **{f"{field.attname}__isnull": False for field in fields})
            attnames = [field.attname for field in fields]
            repeated = present.order_by().values(*attnames).annotate(times=Count("pk")).filter(times__gt=1).count()
        else:
            columns = [quote(field.column) for field in fields]
            filled = " AND ".join(f"{column} IS NOT NULL" for column in columns)
            groups = f"SELECT 1 FROM {table} WHERE {filled} GROUP BY {', '.join(columns)} HAVING count(*) > 1"
            repeated = counted(f"SELECT count(*) FROM ({groups}) repeated")
        if repeated:
            found[f"{' + '.join(field.attname for field in fields)} repeats"] = repeated
    return found


def measure(count):
    """The report of one run."""
    from django.db import connection, transaction
    from django.db.models import QuerySet

    models = list(seedable_models())
    there = {model: set(QuerySet(model).values_list("pk", flat=True)) for model in models}
    report = seed(count)
    report["count"] = count
    report["models"] = {}
    for model in models:
        label = model._meta.label
        with every_scope():
            made = not report["problems"]
            rows, passing, reasons = cleaned(model, there[model]) if made else (len(there[model]), 0, {})
        report["models"][label] = {
            "rows": rows,
            "before": len(there[model]),
            "linking": bool(model._meta.auto_created),
            "passing": passing,
            "reasons": reasons,
            "violations": violations(model) if not report["problems"] else {},
        }
    with transaction.atomic():
        try:
            connection.check_constraints()
        except Exception as error:
            report["problems"].append(f"check_constraints: {' '.join(str(error).split())[:300]}")
    return report


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    output = sys.stdout
    sys.stdout = sys.stderr
    django.setup()
    from django.core.management import call_command

    call_command("migrate", "seeding", verbosity=0)
    json.dump(measure(int(sys.argv[1])), output)
