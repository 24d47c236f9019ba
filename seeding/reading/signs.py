"""What one piece of evidence says of a column: the kind of what it holds, how sensitive that is, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Sensitivity = Literal[
    "direct identifier", "quasi-identifier", "sensitive", "secret", "free text", "technical", "none"
]  # fmt: skip

_KINDS: Mapping[Sensitivity, str] = {
    "secret": "password session token",
    "direct identifier": "full_name first_name last_name middle_name username social identifier email phone mobile "
    "street_address address_hash ssn national_id passport_number driving_license license_plate vin tax_id vat_number "
    "iban bank_account credit_card_number card_detail ip mac_address device_id device_name image url",
    "quasi-identifier": "name_title date_of_birth date_of_death age gender nationality marital_status building_number "
    "city state postal_code location geo job_title department company education user_agent",
    "sensitive": "health body sensitive income payment",
    "free text": "free_text json audit_copy search",
}
SENSITIVITY: Mapping[str, Sensitivity] = {kind: how for how, kinds in _KINDS.items() for kind in kinds.split()}
"""How sensitive the kinds are that names, types and contents tell of."""


@dataclass(frozen=True)
class Sign:
    """What one piece of evidence says of a column. `confidence` is between 0 and 1."""

    kind: str
    sensitivity: Sensitivity
    confidence: float
    evidence: str

    @classmethod
    def of(cls, kind: str, confidence: float, evidence: str) -> Sign:
        """A sign of a kind that is as sensitive as it is everywhere."""
        return cls(kind, SENSITIVITY[kind], confidence, evidence)

    @property
    def personal(self) -> bool:
        return self.sensitivity not in ("technical", "none")
