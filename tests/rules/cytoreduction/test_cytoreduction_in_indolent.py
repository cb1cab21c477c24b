"""Cytoreduction outside advanced disease: which drugs, and what counts as a reason."""

import pytest
from charts import ASM, ISM, SM, Hook, diagnosis, medication, mg
from reason_charts import (
    CLADRIBINE,
    FLUSHING,
    FRACTURE,
    H1,
    H2,
    INTERFERON,
    LOW_TWICE,
    MIDOSTAURIN,
    ZOLEDRONATE,
    avapritinib,
    chart,
)

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import AddTask, OrderTest
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.cytoreduction.cytoreduction_in_indolent import (
    ReasonNotDocumented,
    evaluate,
)

SSM = diagnosis(Disease.SMOULDERING_SM)
BMM = diagnosis(Disease.BONE_MARROW_MASTOCYTOSIS)
AML = diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA)
BIG = avapritinib(mg("200", "1", with_food=None))


@pytest.mark.parametrize("subtype", [ISM, BMM, SSM, SM])
@pytest.mark.parametrize("drug", [CLADRIBINE, INTERFERON, MIDOSTAURIN])
def test_each_drug_needs_a_reason(drug: Medication, subtype: Diagnosis) -> None:
    """It warns, asks to document, and does not touch the order."""
    answer = evaluate(chart(drafts=(drug,), diagnoses=(subtype,)))

    assert isinstance(answer, ReasonNotDocumented)
    assert answer.indicator is Indicator.WARNING
    assert answer.drug is drug.drug
    assert [type(each) for each in answer.proposals] == [AddTask, OrderTest]


@pytest.mark.parametrize(
    ("dose", "kind"),
    [("25", NotIndicated), ("25.1", ReasonNotDocumented), ("200", ReasonNotDocumented)],
)
def test_avapritinib_up_to_25_mg_needs_none(dose: str, kind: type[object]) -> None:
    """It is labelled for indolent disease (conflict C5)."""
    drafts = (avapritinib(mg(dose, "1", with_food=None)),)

    assert type(evaluate(chart(drafts=drafts))) is kind


def test_avapritinib_without_a_subtype_is_for_its_dose_rule() -> None:
    """One question about the subtype is enough."""
    assert isinstance(evaluate(chart(drafts=(BIG,), diagnoses=(SM,))), NotIndicated)


def test_two_classes_tried_are_a_reason() -> None:
    """One class is not; the card names it."""
    one = evaluate(chart(taken=(H1,), problems=(FLUSHING,)))
    two = evaluate(chart(taken=(H1, H2)))

    assert isinstance(one, ReasonNotDocumented)
    assert len(one.classes) == 1
    assert one.complaints == (FLUSHING,)
    assert isinstance(two, NotIndicated)


def test_bone_that_breaks_on_a_bisphosphonate_is_a_reason() -> None:
    """A fracture after a year of treatment; without the drug it is none."""
    treated = chart(taken=(ZOLEDRONATE,), problems=(FRACTURE,))
    untreated = chart(problems=(FRACTURE,))

    assert isinstance(evaluate(treated), NotIndicated)
    assert isinstance(evaluate(untreated), ReasonNotDocumented)


def test_organ_damage_is_a_reason() -> None:
    """A C-finding speaks for itself."""
    assert isinstance(evaluate(chart(*LOW_TWICE)), NotIndicated)


def test_what_was_not_read_is_said() -> None:
    """A reason may be there; the card says what it did not see."""
    gap = Gap(Record.MEDICATION_ORDERS, "was not sent")
    answer = evaluate(replace(chart(), gaps=(gap,)))

    assert isinstance(answer, ReasonNotDocumented)
    assert "medicines that were not read in full" in answer.missing


def test_what_is_taken_already_was_decided_before() -> None:
    """A renewal is no beginning."""
    going_on = medication(Drug.INTERFERON, "2025-06-01")
    renewed = chart(drafts=(INTERFERON,), taken=(going_on,))
    other = chart(drafts=(CLADRIBINE,), taken=(going_on,))

    assert isinstance(evaluate(renewed), NotIndicated)
    assert isinstance(evaluate(other), ReasonNotDocumented)


def test_midostaurin_beside_leukaemia_is_for_that() -> None:
    """Cladribine is not taken for it."""
    both = (ISM, AML)

    assert isinstance(
        evaluate(chart(drafts=(MIDOSTAURIN,), diagnoses=both)), NotIndicated
    )
    assert isinstance(evaluate(chart(diagnoses=both)), ReasonNotDocumented)


def test_advanced_disease_needs_no_other_reason() -> None:
    """A verified code of it, and never an unverified one."""
    unverified = replace(ASM, unverified_code=True)

    assert isinstance(evaluate(chart(diagnoses=(ASM,))), NotIndicated)
    assert isinstance(evaluate(chart(diagnoses=(ISM, ASM))), NotIndicated)
    assert isinstance(evaluate(chart(diagnoses=(unverified,))), ReasonNotDocumented)


def test_nobody_else_is_asked() -> None:
    """No such order, no mastocytosis: silent; not confirmed: cannot decide."""
    unsure = replace(SM, verification=Verification.PROVISIONAL)

    assert isinstance(evaluate(chart(drafts=())), NotIndicated)
    assert isinstance(evaluate(chart(hook=Hook.PATIENT_VIEW)), NotIndicated)
    assert isinstance(evaluate(chart(diagnoses=())), NotIndicated)
    assert isinstance(evaluate(chart(diagnoses=(unsure,))), InsufficientData)
