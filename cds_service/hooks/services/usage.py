"""What a site must know of every service."""

from typing import Final

USAGE: Final = (
    "Needs the patient's problem list with coded diagnoses; answers from what the"
    " request carries and calls no other server."
)
