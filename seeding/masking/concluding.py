"""The end of a masking: its audit, searched for originals before it is written, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from seeding.masking.auditing.assembling import assemble
from seeding.masking.auditing.audit import Audit
from seeding.masking.auditing.verdict import judge
from seeding.masking.auditing.writing import write
from seeding.masking.job import Stopwatch
from seeding.masking.passes import Passes
from seeding.masking.planning import MaskPlan
from seeding.masking.request import MaskRequest
from seeding.masking.verifying.examination import Findings
from seeding.masking.verifying.plan import verified_tables
from seeding.masking.verifying.searching import guard
from seeding.models import MaskRun


@dataclass
class MaskResult:
    """What a masking did. `path` is where the audit lies, if it was written, and `document` what it says."""

    plan: MaskPlan
    audit: Audit
    finished_at: datetime
    run: MaskRun | None = None
    path: Path | None = None
    document: Mapping[str, Any] | None = field(default=None, repr=False)

    @property
    def leaked(self) -> bool:
        return self.audit.outcome == "leaked"

    @property
    def state(self) -> MaskRun.State:
        """What the database says of itself from now on."""
        if self.leaked:
            return MaskRun.State.LEAKED
        return MaskRun.State.UNFIT if judge(self.audit).verdict == "fail" else MaskRun.State.COMPLETE


def conclude(
    request: MaskRequest, passes: Passes, watch: Stopwatch, started_at: datetime, findings: Findings
) -> MaskResult:
    """Assemble the audit and write it where the request names a place. Texts with originals are withheld from it."""
    finished_at = datetime.now(UTC)
    audit = assemble(
        alias=request.source if request.files is not None and request.source else request.using,
        policy=request.policy,
        secret=request.secret,
        outcome="leaked" if findings.leaks else "complete",
        started_at=started_at,
        finished_at=finished_at,
        tables=verified_tables(passes.subject.plan),
        schema=passes.subject.schema,
        seconds=watch.seconds,
        source=request.source,
        asked=request.asked,
        shapes=passes.shapes.finish(),
        column_seconds=passes.masker.seconds,
        compared=findings.compared,
        privacy=findings.privacy,
        leaks=findings.leaks,
        searched=findings.searched,
        not_searched=findings.not_searched,
        limits=findings.limits,
        set_aside=findings.set_aside,
        warnings=(*passes.masker.warnings(), *findings.warnings),
        verified=request.verify,
    )
    document = None
    if request.audit is not None:
        document = write(audit, request.audit, holds=guard(findings.known or [passes.masker.people]))
    return MaskResult(passes.subject.plan, audit, finished_at, path=request.audit, document=document)
