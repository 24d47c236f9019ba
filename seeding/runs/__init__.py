"""Runs: seeding a database in one transaction, recorded, so that it can be repeated, grown and undone.

making      a run is made: `plan_for`, `seed`
record      the record of a run, written, found and read
facts       what a plan has to know of a database
replay      the plan of a recorded run, built again
digests     what the database holds now, digested
pointers    what points at rows of a table
undoing     a run is undone: `unseed`
"""

from seeding.runs.digests import read_digest
from seeding.runs.making import plan_for, seed
from seeding.runs.record import Result, TableResult, find_run, occasion_of, recorded_digests, request_of_run
from seeding.runs.replay import drawn_otherwise, plan_of, recorded_plan
from seeding.runs.undoing import Undone, undo, unseed

__all__ = [
    "Result",
    "TableResult",
    "Undone",
    "drawn_otherwise",
    "find_run",
    "occasion_of",
    "plan_for",
    "plan_of",
    "read_digest",
    "recorded_digests",
    "recorded_plan",
    "request_of_run",
    "seed",
    "undo",
    "unseed",
]
