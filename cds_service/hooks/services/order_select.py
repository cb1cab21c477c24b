"""What is shown while orders are written."""

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
    imatinib_kit_negative_eligible,
    imatinib_kit_unknown_or_inadequate,
)
from cds_service.rules.kit import (
    kit_result_assay_adequacy,
    kit_result_conflict,
)
from cds_service.rules.midostaurin import (
    mido_anc_interrupt,
    mido_baseline_missing,
    mido_discontinue_21d,
    mido_dose_check,
    mido_hemoglobin_interrupt,
    mido_monitoring_overdue,
    mido_platelet_interrupt,
    mido_resume_step,
)

ORDER_SELECT: Final = Service(
    id="sm-order-select",
    hook=Hook.ORDER_SELECT,
    title="Systemic mastocytosis: orders being written",
    description=(
        "While an order for midostaurin, imatinib or epinephrine is written: dose,"
        " blood counts, KIT D816V and other conditions for the order selected."
    ),
    usage=USAGE,
    rules=(
        # Drugs that harm now.
        imatinib_kit_d816v_positive.RULE,
        mido_anc_interrupt.RULE,
        mido_platelet_interrupt.RULE,
        mido_hemoglobin_interrupt.RULE,
        mido_discontinue_21d.RULE,
        mido_resume_step.RULE,
        mido_dose_check.RULE,
        # What is lacking or overdue.
        mido_monitoring_overdue.RULE,
        mido_baseline_missing.RULE,
        imatinib_kit_unknown_or_inadequate.RULE,
        imatinib_eosinophilia_fusion.RULE,
        imatinib_kit_negative_eligible.RULE,
        epi_order_single_device.RULE,
        # Doubts about the record.
        kit_result_conflict.RULE,
        kit_result_assay_adequacy.RULE,
        # Advice and the care plan.
    ),
)
