"""Succinylcholine: both views, always a note, nothing offered."""

from charts import Hook, draft
from trigger_charts import allergy, sm_chart

from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.perioperative_findings import RelaxantOrdered
from cds_service.clinical.record import Gap, Record
from cds_service.rules.perioperative.periop_succinylcholine_conflict import (
    RULE,
    evaluate,
)

ORDER = draft(Drug.SUCCINYLCHOLINE)
REACTION = allergy(Drug.SUCCINYLCHOLINE)


def test_always_a_note() -> None:
    """A louder card could delay the control of an airway, even after a reaction."""
    for allergies in ((), (REACTION,)):
        answer = evaluate(sm_chart(ORDER, allergies=allergies))
        assert isinstance(answer, RelaxantOrdered)
        assert answer.indicator is Indicator.INFO
        assert answer.proposals == ()
        assert answer.reactions == allergies


def test_both_views_are_told() -> None:
    """C7: the sources disagree, and the card says so."""
    text = RULE.texts[RelaxantOrdered]

    assert "sources disagree" in text.summary
    assert "acceptable" in " ".join(text.detail)
    assert "less safe" in " ".join(text.detail)


def test_unread_allergies_are_named() -> None:
    """A reaction may be among them."""
    answer = evaluate(sm_chart(ORDER, gaps=(Gap(Record.ALLERGIES, "was not sent"),)))

    assert isinstance(answer, RelaxantOrdered)
    assert "allergies were not sent" in answer.missing


def test_silent() -> None:
    """Another drug, another hook, no mastocytosis, or nobody knows."""
    gap = Gap(Record.CONDITIONS, "was not sent")
    for chart in (
        sm_chart(draft(Drug.MUSCLE_RELAXANT_SAFER)),
        sm_chart(ORDER, hook=Hook.PATIENT_VIEW),
        sm_chart(ORDER, diagnoses=()),
        sm_chart(ORDER, diagnoses=(), gaps=(gap,)),
    ):
        assert isinstance(evaluate(chart), NotIndicated)
