"""Vancomycin and the like: one line, by vein only."""

import pytest
from charts import Hook, draft
from trigger_charts import named, sm_chart

from cds_service.clinical.medication import Dose, Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.tolerance_findings import ToleranceNotKnown
from cds_service.frozen import replace
from cds_service.rules.triggers.trigger_drug_other import RULE, evaluate

DRUG = Drug.OTHER_TRIGGER_DRUG
BY_VEIN = named(DRUG, "vancomycin 1000 MG Injection")


@pytest.mark.parametrize(
    ("name", "quiet"),
    [
        ("vancomycin 1000 MG Injection", False),
        ("polymyxin B", False),
        ("protamine sulfate 10 MG/ML", False),
        ("vancomycin 125 MG Oral Capsule", True),
        ("vancomycin 50 MG/ML Oral Solution", True),
        ("Vancomycin 250 mg Kapseln", True),
        ("vancomycine 125 mg g\u00e9lules", True),
        ("vancomicina 250 mg c\u00e1psulas", True),
        ("Vancomycin 1 g Infusion", False),
    ],
)
def test_by_vein_only(name: str, quiet: bool) -> None:
    """What is swallowed reaches no mast cell outside the bowel."""
    answer = evaluate(sm_chart(named(DRUG, name)))

    assert isinstance(answer, NotIndicated if quiet else ToleranceNotKnown)


def test_by_mouth_in_the_instruction() -> None:
    """The route may stand in the dosage alone."""
    order = replace(named(DRUG, "vancomycin"), dose=Dose(text="125 mg by mouth"))
    assert isinstance(evaluate(sm_chart(order)), NotIndicated)


def test_a_note_and_nothing_offered() -> None:
    """A needed antibiotic is never questioned; unread allergies are named."""
    gap = Gap(Record.ALLERGIES, "was not sent")
    answer = evaluate(sm_chart(BY_VEIN, gaps=(gap,)))

    assert isinstance(answer, ToleranceNotKnown)
    assert answer.indicator is Indicator.INFO
    assert answer.proposals == ()
    assert "allergies were not sent" in answer.missing


def test_silent_elsewhere() -> None:
    """Other drugs, other hooks, other patients."""
    gap = Gap(Record.CONDITIONS, "was not sent")
    for chart in (
        sm_chart(draft(Drug.NSAID)),
        sm_chart(BY_VEIN, hook=Hook.PATIENT_VIEW),
        sm_chart(BY_VEIN, diagnoses=()),
        sm_chart(BY_VEIN, diagnoses=(), gaps=(gap,)),
    ):
        assert isinstance(evaluate(chart), NotIndicated)


def test_adenosine_is_not_to_be_given_slowly() -> None:
    """It works as a rapid bolus only, and the card says so."""
    text = RULE.texts[ToleranceNotKnown]

    assert "if it can be" in text.summary
    assert any("rapid bolus" in part for part in text.detail)
