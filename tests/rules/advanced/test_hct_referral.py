"""When a transplant evaluation is asked for, and how urgently."""

from datetime import date, timedelta

import pytest
from charts import ADULT, AS_OF, ASM, ISM, MCL, SM, Chart, Hook, diagnosis, on
from order_charts import CHILD

from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.mutation import Gene, Mutated, MutationResult
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, Referral, TestOrder
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.transplant_findings import (
    EvaluateMutated,
    EvaluateNow,
    EvaluateWithinAYear,
    NotEvaluated,
)
from cds_service.frozen import replace
from cds_service.rules.advanced.hct_referral import evaluate

AML = diagnosis(Disease.ACUTE_MYELOID_LEUKEMIA, Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)


def chart(*diagnoses: Diagnosis, patient: Patient = ADULT) -> Chart:
    """Return a chart that is opened."""
    return Chart(AS_OF, patient, Hook.PATIENT_VIEW, diagnoses=diagnoses)


def mutated(gene: Gene, found: Mutated = Mutated.YES) -> MutationResult:
    """Return what a panel said of one gene."""
    return MutationResult(f"O/{gene}", gene, found)


def since(days: int) -> Diagnosis:
    """Return aggressive disease that was recorded so many days ago."""
    return replace(ASM, recorded=on(str(AS_OF - timedelta(days=days))))


@pytest.mark.parametrize(
    ("diagnoses", "because"),
    [
        ((MCL,), Disease.MAST_CELL_LEUKEMIA),
        ((ASM, MCL), Disease.MAST_CELL_LEUKEMIA),
        ((SM, AML), Disease.ACUTE_MYELOID_LEUKEMIA),
    ],
)
def test_now(diagnoses: tuple[Diagnosis, ...], because: Disease) -> None:
    """A warning with a referral and HLA typing."""
    answer = evaluate(chart(*diagnoses))
    assert isinstance(answer, EvaluateNow)
    assert answer.because is because
    assert answer.indicator is Indicator.WARNING
    refer, hla = answer.proposals
    assert isinstance(refer, OrderTest)
    assert refer.test is Referral.TRANSPLANT
    assert isinstance(hla, OrderTest)
    assert hla.test is TestOrder.HLA_TYPING


MDS = diagnosis(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)
BLASTS = Problem(
    MDS.reference,
    frozenset({Ailment.MYELODYSPLASIA_WITH_EXCESS_BLASTS}),
    code="ICD-10-CM D46.22",
)


def test_an_excess_of_blasts_is_high_risk() -> None:
    """Beside the mastocytosis it asks now; a doubtful or past one does not."""
    ahn = chart(SM, MDS)
    answer = evaluate(replace(ahn, problems=(BLASTS,)))
    assert isinstance(answer, EvaluateNow)
    assert answer.because is Ailment.MYELODYSPLASIA_WITH_EXCESS_BLASTS
    assert answer.indicator is Indicator.WARNING
    assert BLASTS in answer.used
    for other in (replace(BLASTS, confirmed=False), replace(BLASTS, current=False)):
        assert type(evaluate(replace(ahn, problems=(other,)))) is NotEvaluated


def test_the_risk_of_another_neoplasm_is_said_to_be_unknown() -> None:
    """Myelodysplasia without a word on blasts may be high-risk all the same."""
    answer = evaluate(chart(SM, MDS))
    assert isinstance(answer, NotEvaluated)
    assert "whether the associated neoplasm is high-risk" in answer.missing
    alone = evaluate(chart(ASM))
    assert isinstance(alone, NotEvaluated)
    assert "whether the associated neoplasm is high-risk" not in alone.missing


def test_after_an_adequate_response() -> None:
    """A note; the genes that nobody tested are named."""
    answer = evaluate(chart(ASM))
    assert type(answer) is NotEvaluated
    assert answer.indicator is Indicator.INFO
    assert len(answer.missing) == 3
    tested = replace(chart(ASM), mutations=(mutated(Gene.SRSF2, Mutated.NO),))
    answer = evaluate(tested)
    assert isinstance(answer, NotEvaluated)
    assert len(answer.missing) == 2


@pytest.mark.parametrize("gene", [Gene.SRSF2, Gene.ASXL1, Gene.RUNX1])
@pytest.mark.parametrize(
    ("days", "indicator"),
    [(0, Indicator.INFO), (269, Indicator.INFO), (270, Indicator.WARNING)],
)
def test_within_a_year(gene: Gene, days: int, indicator: Indicator) -> None:
    """Urgent from day 270; due on day 365."""
    answer = evaluate(replace(chart(since(days)), mutations=(mutated(gene),)))
    assert isinstance(answer, EvaluateWithinAYear)
    assert answer.indicator is indicator
    assert (answer.due - answer.diagnosed.day).days == 365
    assert answer.gene is gene


def test_an_unknown_day_of_diagnosis_is_urgent() -> None:
    """Nobody knows when the year ends."""
    answer = evaluate(replace(chart(ASM), mutations=(mutated(Gene.SRSF2),)))
    assert isinstance(answer, EvaluateMutated)
    assert answer.indicator is Indicator.WARNING


@pytest.mark.parametrize("found", [Mutated.NO, Mutated.UNCLEAR])
def test_what_is_not_mutated_sets_no_date(found: Mutated) -> None:
    """Nor does another gene."""
    made = replace(chart(since(300)), mutations=(mutated(Gene.SRSF2, found),))
    assert type(evaluate(made)) is NotEvaluated
    other = replace(chart(since(300)), mutations=(mutated(Gene.TET2),))
    assert type(evaluate(other)) is NotEvaluated


@pytest.mark.parametrize(
    ("born", "asked"), [(date(1950, 1, 7), True), (date(1950, 1, 6), False)]
)
def test_the_age(born: date, *, asked: bool) -> None:
    """Asked until the day before the 76th birthday."""
    patient = Patient("Patient/p", born, born, Sex.MALE)
    answer = evaluate(chart(MCL, patient=patient))
    assert isinstance(answer, EvaluateNow if asked else NotIndicated)


def test_an_unknown_age_is_named() -> None:
    """Unknown is neither too old nor a child's."""
    answer = evaluate(chart(MCL, patient=Patient("Patient/p")))
    assert isinstance(answer, EvaluateNow)
    assert answer.missing == ("the age of the patient",)


def test_on_record_is_silent() -> None:
    """A referral, or a transplant in the past."""
    event = Event("S/1", EventKind.STEM_CELL_TRANSPLANT, "referral")
    assert isinstance(evaluate(replace(chart(MCL), events=(event,))), NotIndicated)
    past = Problem("C/1", frozenset({Ailment.STEM_CELL_TRANSPLANT_STATUS}))
    assert isinstance(evaluate(replace(chart(MCL), problems=(past,))), NotIndicated)


def test_a_doubtful_record_does_not_silence() -> None:
    """It is shown, and the doubt is named."""
    doubtful = Problem(
        "C/1", frozenset({Ailment.STEM_CELL_TRANSPLANT_STATUS}), unverified_code=True
    )
    answer = evaluate(replace(chart(MCL), problems=(doubtful,)))
    assert isinstance(answer, EvaluateNow)
    assert doubtful in answer.used
    assert answer.missing


@pytest.mark.parametrize("diagnoses", [(), (SM,), (ISM,), (AML,)])
def test_not_advanced_is_silent(diagnoses: tuple[Diagnosis, ...]) -> None:
    """A subtype is never guessed."""
    assert isinstance(evaluate(chart(*diagnoses)), NotIndicated)


def test_a_child_and_a_gap_are_insufficient() -> None:
    """Only where the question arises."""
    assert isinstance(evaluate(chart(MCL, patient=CHILD)), InsufficientData)
    assert isinstance(evaluate(chart(SM, patient=CHILD)), NotIndicated)
    gaps = (Gap(Record.PROCEDURES, "was not sent"),)
    told = evaluate(replace(chart(MCL), gaps=gaps))
    assert told == InsufficientData("procedures and orders were not sent")
    assert isinstance(evaluate(replace(chart(MCL), gaps=gaps)), InsufficientData)
    assert isinstance(evaluate(replace(chart(SM), gaps=gaps)), NotIndicated)


def test_what_is_missing_of_the_problem_list_is_called_so() -> None:
    """A past transplant may stand there as well."""
    gaps = (Gap(Record.CONDITIONS, "only the first page was sent", partial=True),)
    told = evaluate(replace(chart(MCL), gaps=gaps))
    assert told == InsufficientData(
        "problem list entries: only the first page was sent"
    )
