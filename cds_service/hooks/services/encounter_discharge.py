"""What is shown before a patient goes home."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.hooks.services.usage import USAGE
from cds_service.rules.epinephrine import (
    epi_two_devices_missing,
)

ENCOUNTER_DISCHARGE: Final = Service(
    id="sm-encounter-discharge",
    hook=Hook.ENCOUNTER_DISCHARGE,
    title="Systemic mastocytosis: before going home",
    description=(
        "When a patient is discharged: emergency epinephrine first, then what must"
        " not be forgotten. Silent for patients without mastocytosis."
    ),
    usage=USAGE,
    rules=(
        # Drugs that harm now.
        # What is lacking or overdue.
        epi_two_devices_missing.RULE,
        # Doubts about the record.
        # Advice and the care plan.
    ),
)
