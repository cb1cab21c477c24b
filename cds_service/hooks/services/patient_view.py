"""What is shown when a record is opened."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.hooks.services.usage import USAGE
from cds_service.rules.classification import (
    subtype_conflict,
)
from cds_service.rules.epinephrine import (
    epi_two_devices_missing,
)
from cds_service.rules.kit import (
    kit_result_assay_adequacy,
    kit_result_conflict,
)
from cds_service.rules.midostaurin import (
    mido_anc_interrupt,
    mido_discontinue_21d,
    mido_hemoglobin_interrupt,
    mido_monitoring_overdue,
    mido_platelet_interrupt,
    mido_resume_step,
)

PATIENT_VIEW: Final = Service(
    id="sm-patient-view",
    hook=Hook.PATIENT_VIEW,
    title="Systemic mastocytosis: safety and monitoring",
    description=(
        "When a record is opened: emergency epinephrine, blood counts under"
        " midostaurin, KIT D816V results and the diagnosis as coded. Silent for"
        " patients without mastocytosis."
    ),
    usage=USAGE,
    rules=(
        # Drugs that harm now.
        mido_anc_interrupt.RULE,
        mido_platelet_interrupt.RULE,
        mido_hemoglobin_interrupt.RULE,
        mido_discontinue_21d.RULE,
        mido_resume_step.RULE,
        # What is lacking or overdue.
        mido_monitoring_overdue.RULE,
        epi_two_devices_missing.RULE,
        # Doubts about the record.
        kit_result_conflict.RULE,
        kit_result_assay_adequacy.RULE,
        subtype_conflict.RULE,
        # Advice and the care plan.
    ),
)
