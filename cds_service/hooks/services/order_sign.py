"""What is shown before orders are signed."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.hooks.services.usage import USAGE
from cds_service.rules.epinephrine import (
    epi_order_single_device,
)
from cds_service.rules.imatinib import (
    imatinib_eosinophilia_fusion,
    imatinib_kit_d816v_positive,
    imatinib_kit_unknown_or_inadequate,
)
from cds_service.rules.kit import (
    kit_result_conflict,
)
from cds_service.rules.midostaurin import (
    mido_anc_interrupt,
    mido_baseline_missing,
    mido_dose_check,
    mido_hemoglobin_interrupt,
    mido_monitoring_overdue,
    mido_platelet_interrupt,
    mido_resume_step,
)

ORDER_SIGN: Final = Service(
    id="sm-order-sign",
    hook=Hook.ORDER_SIGN,
    title="Systemic mastocytosis: orders about to be signed",
    description=(
        "Before an order for midostaurin, imatinib or epinephrine is signed: what"
        " would make it unsafe or ineffective."
    ),
    usage=USAGE,
    rules=(
        # Drugs that harm now.
        imatinib_kit_d816v_positive.RULE,
        mido_anc_interrupt.RULE,
        mido_platelet_interrupt.RULE,
        mido_hemoglobin_interrupt.RULE,
        mido_resume_step.RULE,
        mido_dose_check.RULE,
        # What is lacking or overdue.
        mido_monitoring_overdue.RULE,
        mido_baseline_missing.RULE,
        imatinib_kit_unknown_or_inadequate.RULE,
        imatinib_eosinophilia_fusion.RULE,
        epi_order_single_device.RULE,
        # Doubts about the record.
        kit_result_conflict.RULE,
        # Advice and the care plan.
    ),
)
