"""NSAIDs: children with a reaction on record, and whom acetaminophen is offered."""

import pytest
from charts import draft, lab
from order_charts import CHILD
from trigger_charts import REFUTED, UNCONFIRMED, allergy, problem, sm_chart

from cds_service.clinical.allergy import Allergen, Certainty
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderDrug, OrderTest
from cds_service.clinical.tolerance_findings import TriggerOrdered
from cds_service.rules.triggers.nsaid_tolerance_unknown import evaluate

NSAID = draft(Drug.NSAID)


def finding(chart: Chart) -> TriggerOrdered:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, TriggerOrdered)
    return answer


@pytest.mark.parametrize(
    ("certainty", "level"),
    [(Certainty.CONFIRMED, Indicator.CRITICAL), (UNCONFIRMED, Indicator.WARNING)],
)
def test_a_reaction_of_a_child_is_told(certainty: Certainty, level: Indicator) -> None:
    """No threshold of adults is needed for it; no drug is offered to a child."""
    known = allergy(Allergen.NSAID, certainty=certainty)
    found = finding(sm_chart(NSAID, patient=CHILD, allergies=(known,)))

    assert found.indicator is level
    assert [type(each) for each in found.proposals] == [OrderTest]
    assert "everything but the reaction: the advice is for adults" in found.missing


def test_of_a_child_without_a_reaction_it_cannot_tell() -> None:
    """Unknown tolerance, a refuted allergy, no mastocytosis: as before."""
    refuted = allergy(Allergen.NSAID, certainty=REFUTED)
    known = allergy(Allergen.NSAID)

    for found in (
        sm_chart(NSAID, patient=CHILD),
        sm_chart(NSAID, patient=CHILD, allergies=(refuted,)),
    ):
        assert isinstance(evaluate(found), InsufficientData)
    healthy = sm_chart(NSAID, patient=CHILD, allergies=(known,), diagnoses=())
    assert isinstance(evaluate(healthy), NotIndicated)


@pytest.mark.parametrize("count", ["100", "20"])
def test_no_acetaminophen_beside_a_failing_liver(count: str) -> None:
    """Cirrhosis or failure on record: named, and no offer; one that is over is none."""
    counts = (lab(Analyte.PLATELETS, count),)
    failing = problem(Ailment.LIVER_DISEASE)
    over = problem(Ailment.LIVER_DISEASE, current=False)

    found = finding(sm_chart(NSAID, labs=counts, problems=(failing,)))
    assert found.liver == (failing,)
    assert failing in found.used
    assert OrderDrug not in [type(each) for each in found.proposals]
    well = finding(sm_chart(NSAID, labs=counts, problems=(over,)))
    assert OrderDrug in [type(each) for each in well.proposals]


@pytest.mark.parametrize(
    ("mg_per_dl", "offered"), [("2.9", True), ("3.0", True), ("3.1", False)]
)
def test_bilirubin_above_3_speaks_against_acetaminophen(
    mg_per_dl: str, offered: bool
) -> None:
    """At 3.0 it is still offered."""
    found = finding(sm_chart(NSAID, labs=(lab(Analyte.BILIRUBIN, mg_per_dl),)))

    assert (OrderDrug in [type(each) for each in found.proposals]) is offered
    assert bool(found.liver) is not offered
