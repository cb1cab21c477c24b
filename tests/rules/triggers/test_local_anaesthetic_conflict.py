"""Local anaesthetics: both views, and the reaction on record first."""

import pytest
from charts import Hook, draft
from trigger_charts import (
    UNCONFIRMED,
    allergy,
    booked,
    given,
    named,
    problem,
    sm_chart,
)

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.tolerance_findings import ReactionKnown, ToleranceNotKnown
from cds_service.rules.triggers.local_anaesthetic_conflict import RULE, evaluate

DRUG = Drug.LOCAL_ANAESTHETIC
LIDOCAINE = named(DRUG, "lidocaine 10 MG/ML Injection")
TOOTH = booked(EventKind.MINOR_PROCEDURE, "2026-01-20")


def test_a_note_for_drug_and_procedure() -> None:
    """An order of the drug, and a booked small procedure."""
    booking = sm_chart(wanted=(TOOTH,), hook=Hook.APPOINTMENT_BOOK)
    for chart in (sm_chart(LIDOCAINE), booking):
        answer = evaluate(chart)
        assert isinstance(answer, ToleranceNotKnown)
        assert answer.indicator is Indicator.INFO


@pytest.mark.parametrize(
    "more",
    [
        {"allergies": (allergy(Allergen.LOCAL_ANAESTHETIC),)},
        {"allergies": (allergy(DRUG, certainty=UNCONFIRMED),)},
        {"problems": (problem(Ailment.ANAESTHETIC_ALLERGY),)},
    ],
)
def test_a_warning_after_a_reaction(more: dict[str, object]) -> None:
    """Also an unsure one: somebody should ask before the needle."""
    answer = evaluate(sm_chart(LIDOCAINE, **more))

    assert isinstance(answer, ReactionKnown)
    assert answer.indicator is Indicator.WARNING


@pytest.mark.parametrize(
    "form",
    [
        *("5 % Patch", "Topical Cream", "Ointment", "Oral Gel"),
        *("Salbe", "Pflaster", "cr\u00e8me", "pommade", "crema", "parche"),
    ],
)
def test_silent_on_the_skin(form: str) -> None:
    """A patch is no injection."""
    assert isinstance(
        evaluate(sm_chart(named(DRUG, f"lidocaine {form}"))), NotIndicated
    )


def test_silent_elsewhere() -> None:
    """Tolerated before, other drugs, other hooks, other patients."""
    uses = (given(DRUG, "2025-06-01"), given(DRUG, "2025-06-02"))
    gap = Gap(Record.CONDITIONS, "was not sent")
    for chart in (
        sm_chart(LIDOCAINE, medications=uses),
        sm_chart(draft(Drug.NSAID)),
        sm_chart(LIDOCAINE, hook=Hook.PATIENT_VIEW),
        sm_chart(LIDOCAINE, diagnoses=()),
        sm_chart(LIDOCAINE, diagnoses=(), gaps=(gap,)),
    ):
        assert isinstance(evaluate(chart), NotIndicated)
    assert isinstance(
        evaluate(sm_chart(LIDOCAINE, medications=uses[:1])), ToleranceNotKnown
    )


def test_both_views_are_told() -> None:
    """X3: the sources disagree, and every card says so."""
    for text in RULE.texts.values():
        assert "Sources disagree" in " ".join(text.detail)
