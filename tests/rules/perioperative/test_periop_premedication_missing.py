"""Premedication: the antihistamine that is lacking, today or tomorrow."""

import pytest
from charts import draft, medication
from trigger_charts import booked, event, sm_chart

from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.perioperative_findings import Lacking, PremedicationLacking
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.perioperative.periop_premedication_missing import evaluate

TOMORROW = booked(EventKind.SURGERY, "2026-01-07", Phase.DRAFTED)
H1 = medication(Drug.H1_ANTIHISTAMINE, "2025-06-01")
H2 = medication(Drug.H2_ANTIHISTAMINE, "2025-06-01")


def finding(chart: Chart) -> PremedicationLacking:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, PremedicationLacking)
    return answer


@pytest.mark.parametrize(
    ("taken", "what", "offered"),
    [((), Lacking.BOTH, 2), ((H1,), Lacking.H2, 1), ((H2,), Lacking.H1, 1)],
)
def test_names_and_offers_what_is_lacking(
    taken: tuple[object, ...], what: Lacking, offered: int
) -> None:
    """Only what is not there is offered; a note."""
    found = finding(sm_chart(wanted=(TOMORROW,), medications=taken))

    assert found.lacking is what
    assert found.indicator is Indicator.INFO
    assert len(found.proposals) == offered


@pytest.mark.parametrize(
    ("day", "fires"),
    [("2026-01-06", True), ("2026-01-07", True), ("2026-01-08", False)],
)
def test_today_or_tomorrow(day: str, fires: bool) -> None:
    """The day after tomorrow is too early."""
    wanted = (booked(EventKind.SURGERY, day, Phase.DRAFTED),)
    answer = evaluate(sm_chart(wanted=wanted))

    assert isinstance(answer, PremedicationLacking) is fires


def test_what_the_call_is_about() -> None:
    """An anaesthetic for an ordered operation, not any drug of that day."""
    ordered = (booked(EventKind.SURGERY, "2026-01-07", Phase.ORDERED),)
    anaesthetic = sm_chart(draft(Drug.ANAESTHETIC), events=ordered)
    other = sm_chart(draft(Drug.CALCIUM_SUPPLEMENT), events=ordered)
    sedation = sm_chart(draft(Drug.ANAESTHETIC))

    assert finding(anaesthetic).operations == ordered
    assert isinstance(evaluate(other), NotIndicated)
    assert isinstance(evaluate(sedation), NotIndicated)


@pytest.mark.parametrize(
    ("record", "silent"),
    [
        (Record.MEDICATION_ORDERS, True),
        (Record.MEDICATION_ADMINISTRATIONS, True),
        (Record.MEDICATION_STATEMENTS, False),
    ],
)
def test_unknown_is_not_lacking(record: Record, silent: bool) -> None:
    """Without orders or administrations nobody knows what was given."""
    chart = sm_chart(wanted=(TOMORROW,), gaps=(Gap(record, "was not sent"),))
    assert isinstance(evaluate(chart), NotIndicated) is silent


def test_silent() -> None:
    """Both there, an emergency, no mastocytosis, or nobody knows."""
    now = (event(EventKind.EMERGENCY_VISIT, "2026-01-06"),)
    gap = (Gap(Record.CONDITIONS, "was not sent"),)
    for chart in (
        sm_chart(wanted=(TOMORROW,), medications=(H1, H2)),
        sm_chart(wanted=(TOMORROW,), events=now),
        sm_chart(wanted=(replace(TOMORROW, urgent=True),)),
        sm_chart(wanted=(TOMORROW,), diagnoses=()),
        sm_chart(wanted=(TOMORROW,), diagnoses=(), gaps=gap),
    ):
        assert isinstance(evaluate(chart), NotIndicated)
