"""What is shown before a patient goes home."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.hooks.services.usage import USAGE
from cds_service.rules.advanced import hct_referral
from cds_service.rules.bone import (
    bisphosphonate_indicated,
)
from cds_service.rules.care import (
    patient_support_resources,
    specialist_centre_referral,
)
from cds_service.rules.epinephrine import (
    epi_training_and_trigger_counselling,
    epi_two_devices_missing,
)
from cds_service.rules.follow_up import (
    followup_overdue,
)
from cds_service.rules.triggers import (
    trigger_education,
    venom_allergy_workup_and_vit,
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
        hct_referral.RULE,
        venom_allergy_workup_and_vit.RULE,
        followup_overdue.RULE,
        bisphosphonate_indicated.RULE,
        # Doubts about the record.
        # Advice and the care plan.
        specialist_centre_referral.RULE,
        epi_training_and_trigger_counselling.RULE,
        trigger_education.RULE,
        patient_support_resources.RULE,
    ),
)
