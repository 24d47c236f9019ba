"""Masking users (e-mail, name, password) and their reviews (comment): against UPDATE, COPY unmasked, and a Faker loop.

What is measured is the whole of `anonymize_db --no-verify`: planning, both passes and writing. The proof is what a run
with it takes longer. The issue's size is `--users 1000000`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median
from typing import Any

from django.db import connection, connections

from benchmarks.databases import PostgreSQLDatabases, pointed_at
from benchmarks.dataset import SEED, Scale, counts
from benchmarks.measuring import in_fresh_process, in_turns, median_ratio, peak_megabytes, say, seconds
from benchmarks.report import Line, number
from seeding import runs
from seeding.conf import conf
from seeding.masking.databases import store_for
from seeding.masking.databases.copying import plan_copy
from seeding.masking.policy import Policy
from seeding.masking.running import MaskRequest, mask
from seeding.masking.secret import Secret
from seeding.plan import Request
from tests.masking.policies import keeping_the_rest
from tests.postgres import server

NAME = "Masking"
POLICY = """
tables:
  shop.User:
    person: email
    columns: {email: {substitute: email}, full_name: {substitute: full_name}, password: {password: unusable}}
  shop.Review:
    person: user
    columns: {comment: free_text}
"""
UPDATES = (
    "UPDATE shop_user SET email = md5(email) || '@example.com', full_name = md5(full_name), password = md5(password)",
    "UPDATE shop_review SET comment = md5(comment)",
)
FAKED = 2_000
"""Users whom the Faker loop masks, with their reviews; its speed does not hang on how many there are."""


def measure(scale: Scale) -> list[Line]:
    with server() as url:
        # Filled by another process, whose memory is not that of masking.
        databases = in_fresh_process(url, _filled, scale)
        return in_fresh_process(url, _measure, scale, databases)


def _filled(scale: Scale) -> PostgreSQLDatabases:
    databases = PostgreSQLDatabases()
    databases.keep("filled")
    say(f"filling a database with {number(scale.masking)} users")
    with pointed_at("filled"):
        runs.seed(Request(seed=SEED, as_of=conf().as_of, counts=counts(scale.masking)), force=True)
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE shop_order, shop_invoice, shop_invoiceline")
            cursor.execute("VACUUM ANALYZE")
    return databases


def _measure(scale: Scale, databases: PostgreSQLDatabases) -> list[Line]:
    users = scale.masking
    rows = 3 * users
    policy = keeping_the_rest(POLICY)
    peaks: list[float] = []

    def in_place(*, verify: bool = False) -> float:
        with databases.fresh("filled"):
            taken = _masked(policy, verify=verify)
            _see_masked(users)
            return rows / taken

    def proven() -> float:
        rate = in_place(verify=True)
        peaks.append(peak_megabytes())
        return rate

    def update() -> float:
        with databases.fresh("filled"):
            return rows / seconds(_update)

    def into_a_copy() -> float:
        with pointed_at("filled"), databases.fresh(), _target():
            return rows / _masked(policy, source="default", using="copy", verify=False)

    def copy_unmasked() -> float:
        with pointed_at("filled"), databases.fresh(), _target() as target:
            return rows / seconds(lambda: _copy_unmasked(target))

    def faked() -> float:
        some = min(FAKED, users)
        with databases.fresh("filled"):
            return 3 * some / seconds(lambda: _fake(some))

    rates = in_turns(
        1 if users > 200_000 else scale.rounds,
        in_place=in_place,
        proven=proven,
        update=update,
        into_a_copy=into_a_copy,
        copy_unmasked=copy_unmasked,
        faked=faked,
    )
    peers = {
        "update": "UPDATE … SET email = md5(email), …",
        "copy_unmasked": "COPY out | COPY in, unmasked",
        "faked": f"Faker and bulk_update, by {number(FAKED)} users",
    }

    def line(key: str, peer: str, what: str, target: float) -> Line:
        ratio = median_ratio(rates[key], rates[peer])
        return Line(NAME, what, median(rates[key]), "rows/s", peers[peer], median(rates[peer]), ratio, target)

    proof, peak = median_ratio(rates["in_place"], rates["proven"]) - 1, peaks[0]
    return [
        line("in_place", "update", f"in place, {number(users)} users and {number(2 * users)} reviews", 3),
        line("in_place", "faked", "in place", 20),
        line("into_a_copy", "copy_unmasked", "into a copy", 0.5),
        Line(NAME, "the proof, as a share of masking", proof, "times", "masking", 1, proof, 1, True),
        Line(NAME, "peak memory", peak, "MB", "a limit", 500, peak / 500, 1, True),
    ]


def _masked(policy: Policy, **options: Any) -> float:
    """Seconds that masking took."""
    secret = Secret("a secret for the benchmark, as long as it has to be")
    request = MaskRequest(policy, secret, force=True, **options)
    return seconds(lambda: mask(request))


def _fake(some: int) -> None:
    """What projects write by hand: a loop over instances."""
    import faker

    from shop.models import Review, User

    fake = faker.Faker()
    people = list(User.objects.order_by("pk")[:some])
    for user in people:
        user.email, user.full_name = f"{user.pk}.{fake.email()}", fake.name()
        user.set_unusable_password()
    User.objects.bulk_update(people, ["email", "full_name", "password"], batch_size=1000)
    reviews = list(Review.objects.order_by("pk")[: 2 * some])
    for review in reviews:
        review.comment = fake.paragraph()
    Review.objects.bulk_update(reviews, ["comment"], batch_size=1000)


def _update() -> None:
    with connection.cursor() as cursor:
        for statement in UPDATES:
            cursor.execute(statement)


def _see_masked(users: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shop_user WHERE password LIKE '!%'")
        if cursor.fetchone() != (users,):
            raise RuntimeError("Not every row is masked: this measured something else.")


@contextmanager
def _target() -> Iterator[Any]:
    """The fresh database by an alias of its own. `measured` is what `fresh` made."""
    connections.databases["copy"] = {**connection.settings_dict, "NAME": "measured"}
    # The source is the one that stands in front.
    given = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "filled"
    try:
        yield connections["copy"]
    finally:
        connections["copy"].close()
        connection.close()
        connection.settings_dict["NAME"] = given
        del connections["copy"], connections.databases["copy"]


def _copy_unmasked(target: Any) -> None:
    """COPY out of the one into COPY in of the other through a pipe, keys set aside as the copy does it."""
    # Not the proxy, which would be another connection in the thread that reads.
    given = connections[connection.alias]
    source, to = store_for(given), store_for(target)
    names = {table.name: table for table in source.tables()}
    plan = plan_copy(given, target)
    with source.snapshot(), to.loading([pair[1] for pair in plan.pairs], replaced=plan.replaced):
        for _, table in plan.pairs:
            columns = ", ".join(f'"{column.name}"' for column in table.written)
            _through_a_pipe(
                partial(_run, given, f"COPY {names[table.name].sql} ({columns}) TO STDOUT"),
                partial(_run, target, f"COPY {table.sql} ({columns}) FROM STDIN"),
            )


def _through_a_pipe(write: Callable[[Any], None], read: Callable[[Any], None]) -> None:
    import os

    ends = os.pipe()
    with open(ends[0], "rb", buffering=1 << 20) as reading, open(ends[1], "wb", buffering=1 << 20) as writing:

        def pour() -> None:
            with writing:
                write(writing)

        thread = threading.Thread(target=pour)
        thread.start()
        read(reading)
        thread.join()


def _run(through: Any, sql: str, file: Any) -> None:
    through.inc_thread_sharing()
    with through.cursor() as cursor:
        cursor.cursor.copy_expert(sql, file, size=1 << 20)
