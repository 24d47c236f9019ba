"""The record of every run, kept in the database that was seeded or masked: what was asked for, made, and undone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import models


class InstantField(models.DateTimeField):
    """A moment that is aware in Python. Where `USE_TZ` is off, the database holds it as naive UTC."""

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs

    def get_prep_value(self, value: Any) -> Any:
        if not settings.USE_TZ and isinstance(value, datetime) and value.tzinfo is not None:
            value = value.astimezone(UTC).replace(tzinfo=None)
        return super().get_prep_value(value)

    def from_db_value(self, value: datetime | None, expression: Any, connection: Any) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Run(models.Model):
    """One run of `seed_db`. The runs of one data set (seed, as-of instant, locales) are its cohorts, in order."""

    class State(models.TextChoices):
        COMPLETE = "complete"
        PARTLY = "partly", "partly undone"
        UNDONE = "undone"

    seed = models.CharField(max_length=200)
    as_of = InstantField("as of")
    locales = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.COMPLETE)
    after = models.BigIntegerField(null=True, blank=True, help_text="The run of the same data set that this one grew.")
    asked = models.JSONField(help_text="What the command or the call asked for.")
    counts = models.JSONField(help_text="Rows of each model in the data set after this run.")
    offsets = models.JSONField(help_text="What the automatic keys of this run's rows start behind, by model.")
    existing = models.JSONField(help_text="Keys of rows that nobody seeded and that rows refer to, by model.")
    learned = models.JSONField(
        default=dict, blank=True, help_text="What the rules of models taught about their columns, by model."
    )
    checks = models.JSONField(
        default=dict, blank=True, help_text="Check constraints of the database that no model declares, by model."
    )
    probes = models.JSONField(help_text="Digests of some rows, which tell whether seeds.py still says the same.")
    seconds = models.JSONField(help_text="Seconds by stage.")
    versions = models.JSONField(help_text="Versions of what drew the rows.")
    plan_digest = models.CharField(
        max_length=64, blank=True, default="", help_text="A digest of how every column is drawn: of the plan."
    )
    started_at = InstantField("started")
    finished_at = InstantField("finished")
    undone_at = InstantField("undone", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Run {self.pk}, seed {self.seed}"


class RunTable(models.Model):
    """What one run made in one table."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="tables")
    label = models.CharField("model", max_length=200)
    first_row = models.BigIntegerField(help_text="Number of the first row in the data set, from 0.")
    rows = models.BigIntegerField()
    first_key = models.BigIntegerField(null=True, blank=True, help_text="The lowest automatic key of the rows.")
    last_key = models.BigIntegerField(null=True, blank=True, help_text="The highest automatic key of the rows.")
    digest = models.CharField(max_length=64, blank=True)
    seconds = models.FloatField(default=0)

    class Meta:
        verbose_name = "table of a run"
        verbose_name_plural = "tables of a run"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "label"], name="seeding_runtable_once_per_run")]

    def __str__(self) -> str:
        return f"{self.rows} × {self.label}"


class MaskRun(models.Model):
    """One masking, kept in the database that was masked: it is unsafe until a run of it is complete."""

    class State(models.TextChoices):
        RUNNING = "running", "unsafe: not finished"
        COMPLETE = "complete", "masked"
        FAILED = "failed", "unsafe: failed"
        LEAKED = "leaked", "unsafe: originals were found"
        UNFIT = "unfit", "unsafe: the proof speaks against it"

    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    policy_digest = models.CharField(max_length=64, help_text="A digest of the policy.")
    key_fingerprint = models.CharField(max_length=64, help_text="Tells two secrets apart; never the secret.")
    asked = models.JSONField(default=dict, help_text="What the command or the call asked for.")
    progress = models.JSONField(default=dict, blank=True, help_text="The tables and ranges that are done.")
    audit = models.JSONField(null=True, blank=True, help_text="What was done and found, without any original.")
    seconds = models.FloatField(default=0)
    started_at = InstantField("started")
    finished_at = InstantField("finished", null=True, blank=True)

    class Meta:
        verbose_name = "masking"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Masking {self.pk}"
