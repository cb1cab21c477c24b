"""What the sources say of epinephrine devices, and the words rules share on it."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Cited, Threshold
from cds_service.clinical.rule import OverrideReason
from cds_service.knowledge.sources import (
    ANAPHYLAXIS_PARAMETER_2023,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

_EVERY_PATIENT: Final = Cited(
    SM_TREATMENT_OVERVIEW, "essential initial management for all patients"
)

CITES: Final = (
    _EVERY_PATIENT,
    Cited(SM_PATIENT_PAGE, "medications: epinephrine"),
    Cited(ANAPHYLAXIS_PARAMETER_2023, "epinephrine devices, counselling"),
)
STATEMENTS: Final = ("S0-03", "S1-04")

DEVICES_TO_CARRY: Final = Threshold(
    "epinephrine devices to carry", Decimal(2), "devices", _EVERY_PATIENT
)

ADVICE: Final = (
    "Every patient with systemic mastocytosis is to carry two epinephrine devices at"
    " all times."
)

ONLY_SAID: Final = "Of these, patient-reported or planned: {reported}"
UNFILLED: Final = (
    "Perhaps not in hand, a dispense of this order was refused, stopped or is past its"
    " expiry date: {unfilled}"
)

REASONS: Final = (
    OverrideReason(
        "devices-from-elsewhere", "Has two in-date devices from another pharmacy"
    ),
    OverrideReason("device-shortage", "Device shortage"),
    OverrideReason("specialist-directed", "Specialist decided otherwise"),
)
"""Reasons that hold for every advice to carry two."""
