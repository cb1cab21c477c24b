"""Cladribine after a cancer; the disease it treats is none."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, diagnosis, draft

from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record
from cds_service.rules.cladribine.cladribine_cancer_history import (
    CancerOnRecord,
    evaluate,
)

CANCER = Problem("Condition/c", frozenset({Ailment.MALIGNANT_NEOPLASM}))
PAST = Problem("Condition/p", frozenset({Ailment.HISTORY_OF_CANCER}), current=False)
BASAL = Problem(
    "Condition/b",
    frozenset({Ailment.MALIGNANT_NEOPLASM, Ailment.BASAL_CELL_CARCINOMA}),
)
SUSPECTED = Problem(
    "Condition/s", frozenset({Ailment.MALIGNANT_NEOPLASM}), confirmed=False
)
AHN = diagnosis(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM, reference="Condition/ahn")
AHN_AS_CANCER = Problem("Condition/ahn", frozenset({Ailment.MALIGNANT_NEOPLASM}))


def about(
    *problems: Problem,
    diagnoses: tuple[Diagnosis, ...] = (SM,),
    gaps: tuple[Gap, ...] = (),
) -> Chart:
    """Return the chart of a patient for whom cladribine is being ordered."""
    return Chart(
        AS_OF,
        ADULT,
        Hook.ORDER_SIGN,
        diagnoses=diagnoses,
        problems=problems,
        drafts=(draft(Drug.CLADRIBINE),),
        gaps=gaps,
    )


@pytest.mark.parametrize("cancer", [CANCER, PAST])
def test_a_cancer_now_or_in_the_past_warns(cancer: Problem) -> None:
    """The source excludes both."""
    found = evaluate(about(cancer))
    assert isinstance(found, CancerOnRecord)
    assert found.indicator is Indicator.WARNING
    assert found.cancers == (cancer,)


HAIRY = Problem(
    "Condition/h",
    frozenset({Ailment.MALIGNANT_NEOPLASM, Ailment.HAIRY_CELL_LEUKEMIA}),
)


@pytest.mark.parametrize("problem", [BASAL, SUSPECTED, HAIRY])
def test_basal_cell_carcinoma_and_suspicions_do_not(problem: Problem) -> None:
    """Left out by decision; no cancer yet; and what cladribine is given for."""
    assert isinstance(evaluate(about(problem)), NotIndicated)


def test_the_associated_neoplasm_is_no_prior_cancer() -> None:
    """Its code is one of a malignant neoplasm, and it is the disease to be treated."""
    assert isinstance(evaluate(about(AHN_AS_CANCER, diagnoses=(SM, AHN))), NotIndicated)


def test_a_problem_list_in_part_proves_no_absence() -> None:
    """A cancer may be on the page that was not sent."""
    gap = Gap(Record.CONDITIONS, "only the first page was sent", partial=True)
    assert isinstance(evaluate(about(gaps=(gap,))), InsufficientData)


def test_nothing_is_said_of_other_orders() -> None:
    """A cancer is no reason against midostaurin."""
    chart = Chart(
        AS_OF,
        ADULT,
        Hook.ORDER_SIGN,
        diagnoses=(SM,),
        problems=(CANCER,),
        drafts=(draft(Drug.MIDOSTAURIN),),
    )
    assert isinstance(evaluate(chart), NotIndicated)
