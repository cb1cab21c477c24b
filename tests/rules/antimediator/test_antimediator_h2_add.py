"""An H2 antihistamine beside the H1 one; ranitidine is answered with famotidine."""

from datetime import date

import pytest
from antimediator_charts import (
    CETIRIZINE,
    FAMOTIDINE,
    NO_STATEMENTS,
    ordering,
    patient,
)
from charts import Hook, diagnosis, medication

from cds_service.cards.wording import paragraphs, summary
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import DrugProduct, OrderDrug, RemoveDraft
from cds_service.clinical.symptoms import SymptomGroup
from cds_service.frozen import replace
from cds_service.rules.antimediator import (
    antimediator_cromolyn,
    antimediator_h1_foundation,
)
from cds_service.rules.antimediator.antimediator_h2_add import (
    RULE,
    AddH2,
    RanitidineChosen,
    evaluate,
)


def test_bowel_symptoms_on_an_h1_antihistamine() -> None:
    """Famotidine is offered, and never ranitidine."""
    answer = evaluate(patient(Ailment.DIARRHEA))

    assert isinstance(answer, AddH2)
    assert answer.indicator is Indicator.INFO
    (offer,) = answer.proposals
    assert isinstance(offer, OrderDrug)
    assert offer.product is DrugProduct.FAMOTIDINE
    assert summary(RULE.texts[AddH2].summary, answer) == (
        "Consider an H2 antihistamine (famotidine) for symptoms (stomach and bowel):"
        " none found in this record"
    )


def test_dyspepsia_asks_for_this_class_alone() -> None:
    """Neither the H1 antihistamine nor cromolyn is offered for acid."""
    on_h1 = patient(Ailment.DYSPEPSIA)
    answer = evaluate(on_h1)

    assert isinstance(answer, AddH2)
    assert answer.groups == (SymptomGroup.GUT,)
    assert isinstance(antimediator_cromolyn.evaluate(on_h1), NotIndicated)
    nothing = patient(Ailment.DYSPEPSIA, taking=())
    assert isinstance(antimediator_h1_foundation.evaluate(nothing), NotIndicated)
    imatinib = medication(Drug.IMATINIB, "2025-01-01")
    treated = patient(Ailment.DYSPEPSIA, taking=(CETIRIZINE, imatinib))
    assert isinstance(evaluate(treated), NotIndicated)


@pytest.mark.parametrize(
    ("since", "fires"),
    [("2025-12-08", True), ("2025-12-09", True), ("2025-12-10", False), (None, False)],
)
def test_itch_counts_after_four_weeks(since: str | None, *, fires: bool) -> None:
    """27 days of an H1 antihistamine are too few, 28 are enough, undated is unknown."""
    taken = medication(Drug.H1_ANTIHISTAMINE, since)
    answer = evaluate(patient(Ailment.PRURITUS, taking=(taken,)))

    assert isinstance(answer, AddH2) is fires


def test_the_ladder() -> None:
    """The H1 antihistamine comes first; what is taken or was tried is not offered."""
    tried = medication(
        Drug.H2_ANTIHISTAMINE, "2024-01-01", status=MedicationStatus.COMPLETED
    )
    for taking in ((), (CETIRIZINE, FAMOTIDINE), (CETIRIZINE, tried)):
        chart = patient(Ailment.DIARRHEA, taking=taking)
        assert isinstance(evaluate(chart), NotIndicated)
    assert isinstance(evaluate(patient()), NotIndicated)
    imatinib = medication(Drug.IMATINIB, "2025-01-01")
    bowel = patient(Ailment.DIARRHEA, taking=(CETIRIZINE, imatinib))
    assert isinstance(evaluate(bowel), NotIndicated)


def test_silent_when_the_medicines_were_not_read() -> None:
    """Statements that were not sent may hold an H2 antihistamine."""
    chart = replace(patient(Ailment.DIARRHEA), gaps=(NO_STATEMENTS,))

    assert isinstance(evaluate(chart), NotIndicated)


def test_ranitidine_is_answered_with_its_status() -> None:
    """The status is looked up, with its day and where it is known from."""
    answer = evaluate(ordering(Drug.RANITIDINE))

    assert isinstance(answer, RanitidineChosen)
    assert answer.indicator is Indicator.INFO
    assert [type(offer) for offer in answer.proposals] == [RemoveDraft, OrderDrug]
    assert summary(RULE.texts[RanitidineChosen].summary, answer) == (
        "Choose famotidine instead of ranitidine: withdrawn from the market (as known"
        " on 2026-11-22)"
    )
    said = " ".join(paragraphs(RULE.texts[RanitidineChosen].detail, answer))
    assert "recalled, not read" in said
    assert "Sources disagree" in RULE.caveat


@pytest.mark.parametrize(
    ("day", "doubts"), [(date(2027, 5, 21), 0), (date(2027, 5, 22), 1)]
)
def test_an_old_status_is_doubted(day: date, doubts: int) -> None:
    """180 days after it was read a status still stands; 181 days after, not."""
    answer = evaluate(replace(ordering(Drug.RANITIDINE), as_of=day))

    assert isinstance(answer, RanitidineChosen)
    assert len(answer.missing) == doubts


@pytest.mark.parametrize(
    "chart",
    [
        ordering(Drug.H2_ANTIHISTAMINE, Ailment.DIARRHEA, taking=(CETIRIZINE,)),
        ordering(Drug.RANITIDINE, hook=Hook.ORDER_SIGN),
        ordering(Drug.RANITIDINE, diagnoses=()),
    ],
)
def test_only_ranitidine_being_chosen_in_mastocytosis(chart: Chart) -> None:
    """Another drug, the moment of signing, another patient: silent."""
    assert isinstance(evaluate(chart), NotIndicated)


def test_possible_mastocytosis_is_told_too() -> None:
    """What is off the market is so for everybody."""
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    answer = evaluate(ordering(Drug.RANITIDINE, diagnoses=possible))

    assert isinstance(answer, RanitidineChosen)
