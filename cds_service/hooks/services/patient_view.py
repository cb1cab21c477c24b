"""What is shown when a record is opened."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.hooks.services.usage import USAGE
from cds_service.rules.advanced import clinical_trial_prompt, hct_referral
from cds_service.rules.antimediator import (
    antimediator_cromolyn,
    antimediator_h1_foundation,
    antimediator_h2_add,
    antimediator_montelukast,
    antimediator_omalizumab,
    cognition_drug_burden,
    ppi_peptic_ulcer,
    skin_directed_therapy,
)
from cds_service.rules.avapritinib import (
    avapritinib_cognitive,
    avapritinib_ich,
    avapritinib_platelet_monitor,
)
from cds_service.rules.bone import (
    bisphosphonate_indicated,
    bone_refractory_options,
    calcium_vitd_missing,
    denosumab_second_line,
    high_bmd_advsm_caution,
)
from cds_service.rules.care import (
    pregnancy_sm,
    specialist_centre_referral,
)
from cds_service.rules.classification import (
    classify_b_findings,
    classify_c_findings,
    fip1l1_pdgfra_test,
    mcl_recognition,
    ngs_panel_advsm,
    paediatric_differences,
    prognosis_display,
    sm_ahn_component_attribution,
    subtype_conflict,
    workup_incomplete,
)
from cds_service.rules.cytoreduction import (
    escalation_criteria_met,
    tryptase_interpretation,
    tryptase_not_sole_driver,
)
from cds_service.rules.epinephrine import (
    epi_device_form_honesty,
    epi_supply_stale,
    epi_training_and_trigger_counselling,
    epi_two_devices_missing,
)
from cds_service.rules.follow_up import (
    dxa_baseline_missing,
    dxa_overdue_bone_disease,
    followup_overdue,
    psychiatric_screen,
    symptom_scores_due,
    symptomatic_sample_kit,
)
from cds_service.rules.kit import (
    kit_result_assay_adequacy,
    kit_result_conflict,
)
from cds_service.rules.midostaurin import (
    mido_anc_interrupt,
    mido_discontinue_21d,
    mido_embryofetal,
    mido_gi_and_antiemetic,
    mido_hemoglobin_interrupt,
    mido_indication,
    mido_monitoring_overdue,
    mido_nonheme_grade34,
    mido_platelet_interrupt,
    mido_pulmonary,
    mido_resume_step,
)
from cds_service.rules.perioperative import (
    periop_reaction_tryptase,
)
from cds_service.rules.triggers import (
    betablocker_with_sm,
    opioid_withheld_check,
    trigger_education,
    venom_allergy_workup_and_vit,
)

PATIENT_VIEW: Final = Service(
    id="sm-patient-view",
    hook=Hook.PATIENT_VIEW,
    title="Systemic mastocytosis: safety and monitoring",
    description=(
        "When a record is opened: emergency epinephrine, blood counts under midostaurin"
        " and avapritinib, KIT and other findings, bone, follow-up and the care plan."
        " Silent for patients without mastocytosis."
    ),
    usage=USAGE,
    rules=(
        # Drugs that harm now.
        mido_anc_interrupt.RULE,
        mido_platelet_interrupt.RULE,
        mido_hemoglobin_interrupt.RULE,
        mido_discontinue_21d.RULE,
        mido_resume_step.RULE,
        avapritinib_ich.RULE,
        avapritinib_platelet_monitor.RULE,
        mido_embryofetal.RULE,
        mido_pulmonary.RULE,
        pregnancy_sm.RULE,
        denosumab_second_line.RULE,
        # What is lacking or overdue.
        mido_monitoring_overdue.RULE,
        epi_two_devices_missing.RULE,
        hct_referral.RULE,
        venom_allergy_workup_and_vit.RULE,
        epi_supply_stale.RULE,
        workup_incomplete.RULE,
        ngs_panel_advsm.RULE,
        fip1l1_pdgfra_test.RULE,
        dxa_overdue_bone_disease.RULE,
        followup_overdue.RULE,
        bisphosphonate_indicated.RULE,
        calcium_vitd_missing.RULE,
        dxa_baseline_missing.RULE,
        # Doubts about the record.
        kit_result_conflict.RULE,
        kit_result_assay_adequacy.RULE,
        subtype_conflict.RULE,
        epi_device_form_honesty.RULE,
        mcl_recognition.RULE,
        classify_c_findings.RULE,
        # Advice and the care plan.
        antimediator_omalizumab.RULE,
        antimediator_h1_foundation.RULE,
        symptom_scores_due.RULE,
        antimediator_h2_add.RULE,
        antimediator_cromolyn.RULE,
        antimediator_montelukast.RULE,
        skin_directed_therapy.RULE,
        ppi_peptic_ulcer.RULE,
        cognition_drug_burden.RULE,
        psychiatric_screen.RULE,
        symptomatic_sample_kit.RULE,
        tryptase_not_sole_driver.RULE,
        opioid_withheld_check.RULE,
        periop_reaction_tryptase.RULE,
        mido_indication.RULE,
        clinical_trial_prompt.RULE,
        mido_gi_and_antiemetic.RULE,
        mido_nonheme_grade34.RULE,
        betablocker_with_sm.RULE,
        specialist_centre_referral.RULE,
        epi_training_and_trigger_counselling.RULE,
        trigger_education.RULE,
        sm_ahn_component_attribution.RULE,
        classify_b_findings.RULE,
        prognosis_display.RULE,
        paediatric_differences.RULE,
        avapritinib_cognitive.RULE,
        escalation_criteria_met.RULE,
        tryptase_interpretation.RULE,
        bone_refractory_options.RULE,
        high_bmd_advsm_caution.RULE,
    ),
)
