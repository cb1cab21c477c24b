"""Skin that resists an antihistamine; light beside avapritinib."""

import pytest
from antimediator_charts import CETIRIZINE, event, ordering, patient
from charts import SM, Hook, diagnosis, draft, medication

from cds_service.cards.wording import summary
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.event import EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.frozen import replace
from cds_service.rules.antimediator.skin_directed_therapy import (
    RULE,
    LightOnAvapritinib,
    SkinResists,
    evaluate,
)

LESIONS = diagnosis(Disease.CUTANEOUS_MASTOCYTOSIS)
AVAPRITINIB = medication(Drug.AVAPRITINIB, "2025-07-01")
LIGHT = event(EventKind.PHOTOTHERAPY, "2026-01-06", Phase.DRAFTED)


def itching(
    since: str | None = "2025-06-02", diagnoses: tuple[Diagnosis, ...] = (SM, LESIONS)
) -> Chart:
    """Return a patient with skin lesions who itches on an H1 antihistamine."""
    taken = medication(Drug.H1_ANTIHISTAMINE, since)
    return patient(Ailment.PRURITUS, taking=(taken,), diagnoses=diagnoses)


def light_wanted(*taking: Drug) -> Chart:
    """Return a call in which light treatment is ordered."""
    taken = tuple(medication(drug, "2025-07-01") for drug in taking)
    return replace(patient(taking=taken), hook=Hook.ORDER_SELECT, wanted=(LIGHT,))


@pytest.mark.parametrize(
    ("since", "fires"),
    [("2025-12-08", True), ("2025-12-09", True), ("2025-12-10", False), (None, False)],
)
def test_skin_that_itches_after_four_weeks(since: str | None, *, fires: bool) -> None:
    """28 days of an H1 antihistamine are enough, 27 are not, undated is unknown."""
    answer = evaluate(itching(since))

    assert isinstance(answer, SkinResists) is fires


def test_what_is_said() -> None:
    """The line names dermatology and light."""
    answer = evaluate(itching())

    assert isinstance(answer, SkinResists)
    assert answer.indicator is Indicator.INFO
    assert len(answer.proposals) == 1
    assert summary(RULE.texts[SkinResists].summary, answer).startswith(
        "Consider dermatology for ultraviolet light"
    )


def test_silent_on_opening() -> None:
    """No skin lesions, doubtful ones, no itch, no antihistamine, light on record."""
    doubtful = replace(LESIONS, verification=Verification.PROVISIONAL)
    treated = event(EventKind.PHOTOTHERAPY, "2025-12-01")
    for chart in (
        itching(diagnoses=(SM,)),
        itching(diagnoses=(SM, doubtful)),
        patient(Ailment.FLUSHING, taking=(CETIRIZINE,), diagnoses=(SM, LESIONS)),
        patient(Ailment.PRURITUS, taking=(), diagnoses=(SM, LESIONS)),
        itching(diagnoses=(LESIONS,)),
        replace(itching(), events=(treated,)),
    ):
        assert isinstance(evaluate(chart), NotIndicated)


def test_light_ordered_on_avapritinib() -> None:
    """Taken or ordered beside, avapritinib makes skin sensitive to the light."""
    beside = replace(light_wanted(), other_drafts=(draft(Drug.AVAPRITINIB),))

    for chart in (light_wanted(Drug.AVAPRITINIB), beside):
        answer = evaluate(chart)
        assert isinstance(answer, LightOnAvapritinib)
        assert answer.indicator is Indicator.INFO
    assert isinstance(evaluate(light_wanted()), NotIndicated)
    together = replace(light_wanted(), drafts=(draft(Drug.AVAPRITINIB),))
    assert isinstance(evaluate(together), LightOnAvapritinib)


def test_psoralen_is_light_too() -> None:
    """Methoxsalen is ordered for nothing else."""
    answer = evaluate(ordering(Drug.METHOXSALEN, taking=(AVAPRITINIB,)))

    assert isinstance(answer, LightOnAvapritinib)


@pytest.mark.parametrize(
    ("day", "phase", "fires"),
    [
        ("2025-10-08", Phase.DONE, True),
        ("2025-10-07", Phase.DONE, False),
        ("2025-01-01", Phase.ORDERED, True),
    ],
)
def test_avapritinib_ordered_during_light_treatment(
    day: str, phase: Phase, *, fires: bool
) -> None:
    """Light of the last 90 days may go on, and so may what is ordered."""
    light = event(EventKind.PHOTOTHERAPY, day, phase)
    chart = replace(ordering(Drug.AVAPRITINIB), events=(light,))

    assert isinstance(evaluate(chart), LightOnAvapritinib) is fires
    taken = replace(chart, drafts=(), medications=(AVAPRITINIB,))
    assert isinstance(evaluate(taken), NotIndicated)
