"""Drugs with weak evidence: which, and when another reason is on record."""

import pytest
from aya_charts import problem
from charts import ASM, ISM, SM, Hook, diagnosis, draft
from reason_charts import CLADRIBINE, chart

from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.frozen import replace
from cds_service.rules.cytoreduction.advanced_disease_other_agents import (
    WeakEvidence,
    evaluate,
)

GIST = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)
SIROLIMUS, RIPRETINIB = draft(Drug.SIROLIMUS), draft(Drug.RIPRETINIB)


@pytest.mark.parametrize(
    ("drug", "status"),
    [
        (Drug.SIROLIMUS, ""),
        (Drug.MASITINIB, "not approved"),
        (Drug.BRENTUXIMAB, ""),
        (Drug.RIPRETINIB, "not approved"),
    ],
)
def test_each_drug(drug: Drug, status: str) -> None:
    """A line with what is known of it; the status comes from the table."""
    for subtype in (ASM, ISM, SM):
        answer = evaluate(chart(drafts=(draft(drug),), diagnoses=(subtype,)))

        assert isinstance(answer, WeakEvidence)
        assert answer.indicator is Indicator.INFO
        assert answer.drug is drug
        assert len(answer.evidence) == 1
        assert status in answer.status


def test_an_old_status_says_so() -> None:
    """Half a year after it was read it may be outdated."""
    found = chart(drafts=(RIPRETINIB,))
    late = replace(found, as_of=found.as_of.replace(year=2028))
    answer = evaluate(late)

    assert isinstance(answer, WeakEvidence)
    assert "may be outdated" in answer.status


def test_other_drugs_and_opened_charts_say_nothing() -> None:
    """Only what is being ordered."""
    assert isinstance(evaluate(chart(drafts=(CLADRIBINE,))), NotIndicated)
    opened = replace(chart(drafts=(SIROLIMUS,)), hook=Hook.PATIENT_VIEW)
    assert isinstance(evaluate(opened), NotIndicated)


def test_another_reason_on_record() -> None:
    """A transplant explains sirolimus, a stromal tumour ripretinib; not reversed."""
    status = (problem(Ailment.STEM_CELL_TRANSPLANT_STATUS),)
    done = Event("Procedure/t", EventKind.STEM_CELL_TRANSPLANT, "transplant")
    both = (ASM, GIST)

    assert isinstance(
        evaluate(chart(drafts=(SIROLIMUS,), problems=status)), NotIndicated
    )
    after = replace(chart(drafts=(SIROLIMUS,)), events=(done,))
    assert isinstance(evaluate(after), NotIndicated)
    assert isinstance(
        evaluate(chart(drafts=(RIPRETINIB,), problems=status)), WeakEvidence
    )
    assert isinstance(
        evaluate(chart(drafts=(RIPRETINIB,), diagnoses=both)), NotIndicated
    )
    assert isinstance(
        evaluate(chart(drafts=(SIROLIMUS,), diagnoses=both)), WeakEvidence
    )


def test_within_a_trial_nothing_is_said() -> None:
    """That is where these drugs belong."""
    trial = Event("ResearchSubject/1", EventKind.CLINICAL_TRIAL, "clinical trial")
    found = replace(chart(drafts=(SIROLIMUS,)), events=(trial,))

    assert isinstance(evaluate(found), NotIndicated)


def test_several_are_told_together() -> None:
    """One line; what one explains does not silence the other."""
    two = evaluate(chart(drafts=(SIROLIMUS, RIPRETINIB)))
    one = evaluate(chart(drafts=(SIROLIMUS, RIPRETINIB), diagnoses=(ASM, GIST)))

    assert isinstance(two, WeakEvidence)
    assert len(two.evidence) == 2
    assert isinstance(one, WeakEvidence)
    assert one.drug is Drug.SIROLIMUS


def test_other_patients_get_no_line() -> None:
    """No mastocytosis, or one that is not confirmed."""
    unsure = replace(SM, verification=Verification.PROVISIONAL)

    for diagnoses in ((), (unsure,), (GIST,)):
        found = chart(drafts=(SIROLIMUS,), diagnoses=diagnoses)
        assert isinstance(evaluate(found), NotIndicated)
