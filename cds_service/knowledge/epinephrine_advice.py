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

MAY_MEAN: Final = (
    "A quantity without a clear unit may mean one device or one pack of two; a device"
    " that was only stated or has no date may be the same one, or gone."
)
ASK_TO_SEE: Final = (
    "Ask to see the devices and read the printed expiry; those from other pharmacies"
    " may not be in this record."
)
FULL_OR_HALF: Final = (
    "Labels give 0.15 mg by auto-injector (or 1 mg by nose) below {full_from} and"
    " 0.3 mg (or 2 mg) from there on (recalled). Until full devices are at hand two"
    " weak ones are better than none: do not take them away."
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
