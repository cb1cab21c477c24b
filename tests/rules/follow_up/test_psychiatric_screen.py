"""Mood is asked about once a year, when there is an occasion."""

import pytest
from antimediator_charts import event, patient
from charts import medication

from cds_service.cards.wording import summary
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.follow_up.psychiatric_screen import RULE, ScreenDue, evaluate

VISITING = patient(events=(event(EventKind.ALLERGY_CARE, "2026-01-06"),))
INTERFERON = patient(taking=(medication(Drug.INTERFERON, "2025-06-02"),))


@pytest.mark.parametrize(
    "chart",
    [
        VISITING,
        INTERFERON,
        patient(Ailment.DEPRESSION),
        patient(Ailment.ANXIETY),
        patient(Ailment.COGNITIVE_SYMPTOM),
    ],
)
def test_an_occasion_without_a_screen(chart: Chart) -> None:
    """A visit, a complaint or an interferon; the PHQ-9 is offered."""
    answer = evaluate(chart)

    assert isinstance(answer, ScreenDue)
    assert answer.indicator is Indicator.INFO
    (offer,) = answer.proposals
    assert isinstance(offer, OrderTest)
    assert offer.test is TestOrder.PHQ_9
    assert summary(RULE.texts[ScreenDue].summary, answer) == (
        "Screen for depression and anxiety (PHQ-9, GAD-7): none found in this record in"
        " the last 365 days"
    )


@pytest.mark.parametrize(
    ("day", "fires"),
    [("2025-01-07", False), ("2025-01-06", False), ("2025-01-05", True)],
)
def test_a_screen_counts_for_a_year(day: str, *, fires: bool) -> None:
    """365 days before 2026-01-06 is 2025-01-06."""
    screen = event(EventKind.DEPRESSION_SCREEN, day)
    answer = evaluate(replace(VISITING, events=(*VISITING.events, screen)))

    assert isinstance(answer, ScreenDue) is fires


@pytest.mark.parametrize("record", [Record.LABS, Record.QUESTIONNAIRES])
def test_silent_when_the_record_was_not_read(record: Record) -> None:
    """A PHQ-9 is a questionnaire in one place and a result in another."""
    chart = replace(VISITING, gaps=(Gap(record, "was not sent"),))

    assert isinstance(evaluate(chart), NotIndicated)


def test_silent_without_an_occasion() -> None:
    """A well patient whose record is merely opened is not brought up."""
    assert isinstance(evaluate(patient()), NotIndicated)
    assert isinstance(evaluate(patient(Ailment.FLUSHING)), NotIndicated)
    assert isinstance(evaluate(replace(VISITING, diagnoses=())), NotIndicated)
