"""Midostaurin for a heart that is at risk."""

import pytest
from charts import Chart, Hook, draft
from order_charts import CHILD, ordering

from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_cardiac_qt import HeartAtRisk, evaluate


def heart(*ailments: Ailment, drug: Drug = Drug.MIDOSTAURIN) -> Chart:
    """Return a chart of an order for a patient with these problems."""
    made = ordering(draft(drug), hook=Hook.ORDER_SELECT)
    return replace(
        made,
        problems=tuple(Problem(f"C/{each}", frozenset({each})) for each in ailments),
    )


@pytest.mark.parametrize(
    ("ailment", "first"),
    [
        (Ailment.HEART_FAILURE, TestOrder.ECHOCARDIOGRAM),
        (Ailment.LONG_QT, TestOrder.ECG),
    ],
)
def test_a_heart_at_risk(ailment: Ailment, first: TestOrder) -> None:
    """A line; what is offered first is what the problem asks for."""
    answer = evaluate(heart(ailment))
    assert isinstance(answer, HeartAtRisk)
    assert answer.indicator is Indicator.INFO
    assert [each.means for each in answer.problems] == [{ailment}]
    test = answer.proposals[0]
    assert isinstance(test, OrderTest)
    assert test.test is first


def test_silent() -> None:
    """Another order, another problem, one that is over, a child, no mastocytosis."""
    made = heart(Ailment.HEART_FAILURE)
    (found,) = made.problems
    for silent in (
        heart(Ailment.HEART_FAILURE, drug=Drug.AVAPRITINIB),
        heart(Ailment.DYSPNEA),
        heart(),
        replace(made, problems=(replace(found, current=False),)),
        replace(made, patient=CHILD),
        replace(made, diagnoses=()),
    ):
        assert isinstance(evaluate(silent), NotIndicated)


@pytest.mark.parametrize(
    "drug", [Drug.SEDATING_ANTIHISTAMINE, Drug.OPIOID_NOT_RANKED, Drug.ANTIDEPRESSANT]
)
def test_no_drug_is_taken_for_one_that_prolongs_the_qt(drug: Drug) -> None:
    """No list of them is kept, so none is guessed."""
    assert isinstance(evaluate(heart(drug=drug)), NotIndicated)
