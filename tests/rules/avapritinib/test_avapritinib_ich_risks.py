"""What adds to the risk of bleeding on avapritinib: drugs, vessels, platelets."""

import pytest
from aya_charts import VIEW, chart, problem, taking
from charts import lab, medication

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib_bleeding_findings import (
    Bled,
    Risks,
)
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.rules.avapritinib.avapritinib_ich import evaluate

BLEED = Ailment.INTRACRANIAL_HEMORRHAGE
TRAUMA = Ailment.TRAUMATIC_INTRACRANIAL_HEMORRHAGE
INJURY, ACHE = Ailment.HEAD_INJURY, Ailment.HEADACHE
STROKE = Ailment.CEREBROVASCULAR_DISEASE


def test_risks_warn_when_ordered_and_when_opened() -> None:
    """Neither offers to stop the anticoagulant."""
    thinner = medication(Drug.BLEEDING_RISK, "2025-02-02")
    order = evaluate(chart(taken=(thinner,)))
    opened = evaluate(chart(hook=VIEW, taken=(taking(), thinner)))

    assert type(order) is Risks
    assert order.indicator is Indicator.WARNING
    assert type(opened) is Risks
    assert opened.indicator is Indicator.WARNING
    assert order.proposals == opened.proposals == ()


@pytest.mark.parametrize(("count", "named"), [("74", 1), ("75", 0)])
def test_platelets_are_named_beside_another_risk(count: str, named: int) -> None:
    """Below 75 they add to it; alone they are for the rules about platelets."""
    low = lab(Analyte.PLATELETS, count)
    answer = evaluate(chart(low, problems=(problem(STROKE),)))

    assert type(answer) is Risks
    assert len(answer.platelets) == named
    assert isinstance(evaluate(chart(low)), NotIndicated)


def test_a_bleed_is_no_risk_beside_itself() -> None:
    """What is coded as both is told once."""
    both = problem(BLEED, STROKE)
    answer = evaluate(chart(problems=(both,)))

    assert type(answer) is Bled
    assert answer.vessels == ()


def test_a_drug_is_named_once() -> None:
    """An order and its renewal are one drug."""
    first, again = (medication(Drug.BLEEDING_RISK, f"2025-0{n}-02") for n in (2, 8))
    answer = evaluate(chart(taken=(first, again)))

    assert isinstance(answer, Risks)
    assert len(answer.thinners) == 1
