"""Re-examining a database: fields, duplicates, links, constraints, dates, and what seeding made of it.

    from seeding.checking import check

    report = check(using="default", models=["shop.Order"])
    report.valid, report.errors[0].message

Every check is declared in the file of its subject. Rules of rows are conditions that the database counts, all of a
table in one pass; the number of statements does not grow with the rows, and nothing of them is kept in memory.
"""

from seeding.checking.examination import check
from seeding.checking.registry import Check, all_checks
from seeding.checking.report import Examined, Finding, Report
from seeding.checking.scratch import check_batches

__all__ = ["Check", "Examined", "Finding", "Report", "all_checks", "check", "check_batches"]
