"""What a masking is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seeding.files.choosing import FileRequest
from seeding.masking.policy import Policy
from seeding.masking.secret import Secret


@dataclass(frozen=True)
class MaskRequest:
    """What a masking is asked to do. With a `source` its rows go masked into `using`, else `using` is masked itself."""

    policy: Policy
    secret: Secret
    using: str = "default"
    source: str | None = None
    files: FileRequest | None = None
    """Where the rows of `source` go as files, in the place of a database."""
    subset: tuple[str, ...] = ()
    """The rows that a copy begins with: `shop.User:5%`, `shop.User:is_staff`."""
    verify: bool = True
    audit: Path | None = None
    by_table: bool | None = None
    """Commit table by table, not all in one transaction; None: as the size asks for."""
    resume: bool = False
    """Go on with the run that the database was left with."""
    force: bool = False
    """Write even if the database looks like production."""
    again: bool = False
    """Mask what has been masked already."""
    workers: int | None = None
    """Processes that mask large tables; None: as many as are of use here."""

    @property
    def asked(self) -> dict[str, Any]:
        """The request as it is recorded."""
        return {"policy": self.policy.source, "database": self.using, "from": self.source, "subset": list(self.subset),
                "verify": self.verify}  # fmt: skip
