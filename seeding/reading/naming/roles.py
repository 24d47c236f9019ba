"""Words for people, as alternatives within the names of rules."""

from __future__ import annotations

from seeding.reading.subjects import CALLINGS, PEOPLE
from seeding.vocabulary import word_set

ROLES = " ".join(
    sorted((PEOPLE | CALLINGS) - word_set("profile host client operator agent parent child principal case"))
)
"""Words for people in front of what is theirs: `patient_id`, `rider_name`."""

ALONE = (
    "author owner sender assignee reporter reviewer creator editor submitter requester buyer seller payer payee "
    "holder cardholder signer signatory customer person employee patient student teacher guest visitor passenger "
    "tenant applicant candidate attendee participant donor instructor speaker artist doctor physician nurse "
    "approver supervisor contact guardian spouse father mother caller beneficiary respondent inviter invitee actor "
    "member organizer organiser commenter photographer translator contributor mentor salesperson representative "
    "receiver addressee undersigned witness claimant initiator responsible performer interviewer coach kin "
    f"solicitor lawyer judge suspect victim counsel {' '.join(sorted(CALLINGS))}"
)
"""Words for people that name somebody where a text is called so, and nothing else."""
