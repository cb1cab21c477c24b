"""What is shown before orders are signed."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.hooks.services.usage import USAGE
from cds_service.rules.antimediator import (
    antimediator_montelukast,
)
from cds_service.rules.avapritinib import (
    avapritinib_cyp3a,
    avapritinib_dose_by_subtype,
    avapritinib_embryofetal_photosens,
    avapritinib_ich,
    avapritinib_platelet_monitor,
    avapritinib_platelet_start,
)
from cds_service.rules.bone import (
    bisphosphonate_antihistamine,
    bisphosphonate_renal,
    denosumab_second_line,
)
from cds_service.rules.care import (
    pregnancy_sm,
)
from cds_service.rules.cladribine import (
    cladribine_cancer_history,
    cladribine_course_limit,
    cladribine_dose_safety,
)
from cds_service.rules.classification import paediatric_differences
from cds_service.rules.cytoreduction import (
    cytoreduction_in_indolent,
    restaging_marrow_not_routine,
    tryptase_not_sole_driver,
)
from cds_service.rules.epinephrine import (
    epi_order_single_device,
)
from cds_service.rules.imatinib import (
    imatinib_eosinophilia_fusion,
    imatinib_kit_d816v_positive,
    imatinib_kit_unknown_or_inadequate,
)
from cds_service.rules.interferon import interferon_depression
from cds_service.rules.kinase_inhibitors import other_tki_exon17, tki_duplicate
from cds_service.rules.kit import (
    kit_result_conflict,
)
from cds_service.rules.midostaurin import (
    mido_anc_interrupt,
    mido_baseline_missing,
    mido_cyp3a_strong_inducer,
    mido_cyp3a_strong_inhibitor,
    mido_dose_check,
    mido_embryofetal,
    mido_gi_and_antiemetic,
    mido_hemoglobin_interrupt,
    mido_monitoring_overdue,
    mido_platelet_interrupt,
    mido_resume_step,
)
from cds_service.rules.perioperative import (
    periop_nmba_avoid,
    periop_plan_missing,
    periop_premedication_missing,
    periop_safer_agents,
    periop_succinylcholine_conflict,
)
from cds_service.rules.triggers import (
    acei_with_sm,
    aspirin_tolerance_unconfirmed,
    betablocker_with_sm,
    contrast_media_in_sm,
    local_anaesthetic_conflict,
    nsaid_tolerance_unknown,
    opioid_in_sm_nuance,
    trigger_drug_other,
)

ORDER_SIGN: Final = Service(
    id="sm-order-sign",
    hook=Hook.ORDER_SIGN,
    title="Systemic mastocytosis: orders about to be signed",
    description=(
        "Before orders are signed: what would make a drug against mastocytosis unsafe"
        " or ineffective, and what mast cells may answer to."
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
        antimediator_montelukast.RULE,
        avapritinib_ich.RULE,
        avapritinib_platelet_start.RULE,
        avapritinib_platelet_monitor.RULE,
        avapritinib_cyp3a.RULE,
        avapritinib_dose_by_subtype.RULE,
        nsaid_tolerance_unknown.RULE,
        aspirin_tolerance_unconfirmed.RULE,
        periop_nmba_avoid.RULE,
        opioid_in_sm_nuance.RULE,
        mido_cyp3a_strong_inducer.RULE,
        mido_cyp3a_strong_inhibitor.RULE,
        tki_duplicate.RULE,
        other_tki_exon17.RULE,
        cladribine_course_limit.RULE,
        cladribine_cancer_history.RULE,
        interferon_depression.RULE,
        pregnancy_sm.RULE,
        cladribine_dose_safety.RULE,
        avapritinib_embryofetal_photosens.RULE,
        bisphosphonate_renal.RULE,
        denosumab_second_line.RULE,
        # What is lacking or overdue.
        mido_monitoring_overdue.RULE,
        mido_baseline_missing.RULE,
        mido_embryofetal.RULE,
        imatinib_kit_unknown_or_inadequate.RULE,
        imatinib_eosinophilia_fusion.RULE,
        epi_order_single_device.RULE,
        cytoreduction_in_indolent.RULE,
        tryptase_not_sole_driver.RULE,
        contrast_media_in_sm.RULE,
        periop_plan_missing.RULE,
        periop_premedication_missing.RULE,
        # Doubts about the record.
        kit_result_conflict.RULE,
        # Advice and the care plan.
        periop_succinylcholine_conflict.RULE,
        local_anaesthetic_conflict.RULE,
        trigger_drug_other.RULE,
        periop_safer_agents.RULE,
        paediatric_differences.RULE,
        mido_gi_and_antiemetic.RULE,
        betablocker_with_sm.RULE,
        acei_with_sm.RULE,
        restaging_marrow_not_routine.RULE,
        bisphosphonate_antihistamine.RULE,
    ),
)
