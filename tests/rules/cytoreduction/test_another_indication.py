"""Another disease on record is what a drug is begun for: no reason is asked for."""

import pytest
from charts import ISM, diagnosis, mg
from reason_charts import CLADRIBINE, INTERFERON, avapritinib, chart

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import replace
from cds_service.rules.cytoreduction.cytoreduction_in_indolent import (
    ReasonNotDocumented,
    evaluate,
)

HAIRY = Problem("Condition/h", frozenset({Ailment.HAIRY_CELL_LEUKEMIA}))
HEPATITIS = Problem("Condition/b", frozenset({Ailment.CHRONIC_HEPATITIS_B_OR_C}))
GIST = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)


@pytest.mark.parametrize(
    ("drug", "problem", "asked"),
    [
        (CLADRIBINE, HAIRY, False),
        (INTERFERON, HEPATITIS, False),
        (CLADRIBINE, HEPATITIS, True),
        (INTERFERON, HAIRY, True),
    ],
)
def test_each_drug_has_its_own(drug: Medication, problem: Problem, asked: bool) -> None:
    """Cladribine for hairy cell leukaemia, interferon for hepatitis, not crosswise."""
    answer = evaluate(chart(drafts=(drug,), problems=(problem,)))
    assert isinstance(answer, ReasonNotDocumented if asked else NotIndicated)


@pytest.mark.parametrize(
    "other", [replace(HEPATITIS, current=False), replace(HEPATITIS, confirmed=False)]
)
def test_it_must_be_there_now_and_sure(other: Problem) -> None:
    """A hepatitis that is over, or only suspected, is no indication."""
    answer = evaluate(chart(drafts=(INTERFERON,), problems=(other,)))
    assert isinstance(answer, ReasonNotDocumented)


@pytest.mark.parametrize("dose", ["100", "300"])
def test_avapritinib_beside_a_stromal_tumour(dose: str) -> None:
    """It is for that, at its full dose and at a lowered one."""
    drafts = (avapritinib(mg(dose, "1", with_food=None)),)

    assert isinstance(evaluate(chart(drafts=drafts)), ReasonNotDocumented)
    assert isinstance(
        evaluate(chart(drafts=drafts, diagnoses=(ISM, GIST))), NotIndicated
    )
