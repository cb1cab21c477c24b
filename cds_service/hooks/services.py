"""The table of contents: which rule is shown where.

Each service lists its rules literally; a rule that stands in no list is shown
to nobody. Of findings of the same urgency the list decides which comes first:
drugs that harm, then what is lacking, then doubts about the record. One id has
one hook, and the id ends in the hook's name: clients key services by their
address.
"""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.rules.classification import subtype_conflict
from cds_service.rules.epinephrine import (
    epi_order_single_device,
    epi_two_devices_missing,
)
from cds_service.rules.imatinib import (
    imatinib_eosinophilia_fusion,
    imatinib_kit_d816v_positive,
    imatinib_kit_negative_eligible,
    imatinib_kit_unknown_or_inadequate,
)
from cds_service.rules.kit import kit_result_assay_adequacy, kit_result_conflict
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

_USAGE: Final = (
    "Needs the patient's problem list with coded diagnoses; answers from what the"
    " request carries and calls no other server."
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
    usage=_USAGE,
    rules=(
        mido_anc_interrupt.RULE,
        mido_platelet_interrupt.RULE,
        mido_hemoglobin_interrupt.RULE,
        mido_discontinue_21d.RULE,
        mido_resume_step.RULE,
        mido_monitoring_overdue.RULE,
        epi_two_devices_missing.RULE,
        kit_result_conflict.RULE,
        kit_result_assay_adequacy.RULE,
        subtype_conflict.RULE,
    ),
)

ORDER_SELECT: Final = Service(
    id="sm-order-select",
    hook=Hook.ORDER_SELECT,
    title="Systemic mastocytosis: orders being written",
    description=(
        "While an order for midostaurin, imatinib or epinephrine is written: dose,"
        " blood counts, KIT D816V and other conditions for the order selected."
    ),
    usage=_USAGE,
    rules=(
        imatinib_kit_d816v_positive.RULE,
        mido_anc_interrupt.RULE,
        mido_platelet_interrupt.RULE,
        mido_hemoglobin_interrupt.RULE,
        mido_discontinue_21d.RULE,
        mido_resume_step.RULE,
        mido_dose_check.RULE,
        mido_monitoring_overdue.RULE,
        mido_baseline_missing.RULE,
        imatinib_kit_unknown_or_inadequate.RULE,
        imatinib_eosinophilia_fusion.RULE,
        imatinib_kit_negative_eligible.RULE,
        epi_order_single_device.RULE,
        kit_result_conflict.RULE,
        kit_result_assay_adequacy.RULE,
    ),
)

ORDER_SIGN: Final = Service(
    id="sm-order-sign",
    hook=Hook.ORDER_SIGN,
    title="Systemic mastocytosis: orders about to be signed",
    description=(
        "Before an order for midostaurin, imatinib or epinephrine is signed: what"
        " would make it unsafe or ineffective."
    ),
    usage=_USAGE,
    rules=(
        imatinib_kit_d816v_positive.RULE,
        mido_anc_interrupt.RULE,
        mido_platelet_interrupt.RULE,
        mido_hemoglobin_interrupt.RULE,
        mido_resume_step.RULE,
        mido_dose_check.RULE,
        mido_monitoring_overdue.RULE,
        mido_baseline_missing.RULE,
        imatinib_kit_unknown_or_inadequate.RULE,
        imatinib_eosinophilia_fusion.RULE,
        epi_order_single_device.RULE,
        kit_result_conflict.RULE,
    ),
)

SERVICES: Final = {
    service.id: service for service in (PATIENT_VIEW, ORDER_SELECT, ORDER_SIGN)
}
