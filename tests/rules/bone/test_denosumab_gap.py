"""Denosumab without a bisphosphonate before, and a gap after its last dose."""

import pytest
from bone_charts import (
    CHILD,
    DENOSUMAB,
    ZOLEDRONATE,
    ago,
    calcium,
    chart,
    egfr,
)
from charts import Hook, diagnosis, medication
from denosumab_orders import given, ordering

from cds_service.clinical.bone_order_findings import (
    AdvancedKidneyDisease,
    CalciumLow,
    DenosumabGap,
    SecondLine,
)
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
)
from cds_service.clinical.proposal import RemoveDraft
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.bone.denosumab_second_line import evaluate


@pytest.mark.parametrize(
    ("rate", "kind"),
    [("34.9", NotIndicated), ("35", SecondLine), ("35.1", SecondLine)],
)
def test_second_line_without_a_bisphosphonate_before(
    rate: str, kind: type[NotIndicated | Finding]
) -> None:
    """From 35 on a bisphosphonate is possible."""
    answer = evaluate(ordering(egfr(rate), calcium(), before=()))

    assert isinstance(answer, kind)
    if isinstance(answer, Finding):
        assert answer.indicator is Indicator.INFO


def test_second_line_is_not_said_where_a_bisphosphonate_may_be_hidden() -> None:
    """Dispenses were not sent."""
    gaps = (Gap(Record.MEDICATION_DISPENSES, "was not sent"),)
    hidden = replace(ordering(egfr("80"), calcium(), before=()), gaps=gaps)

    assert isinstance(evaluate(hidden), NotIndicated)


@pytest.mark.parametrize(
    ("days", "gap"), [(210, False), (211, True), (730, True), (731, False)]
)
def test_a_gap_after_the_last_dose(days: int, *, gap: bool) -> None:
    """More than 210 days, told for two years."""
    answer = evaluate(chart(taken=(given(days),)))

    assert isinstance(answer, DenosumabGap if gap else NotIndicated)
    if isinstance(answer, DenosumabGap):
        assert answer.indicator is Indicator.WARNING
        assert answer.days_ago == days


def test_the_last_dose_counts() -> None:
    """An older one does not make a gap."""
    assert isinstance(evaluate(chart(taken=(given(400), given(100)))), NotIndicated)


def test_an_active_order_does_not_hide_a_missed_dose() -> None:
    """The injection is late all the same."""
    order = medication(DENOSUMAB, ago(800))

    assert isinstance(evaluate(chart(taken=(order, given(300)))), DenosumabGap)


def test_what_followed_closes_the_gap() -> None:
    """A bisphosphonate begun later; one of before does not."""
    after = evaluate(chart(taken=(given(300), given(200, ZOLEDRONATE))))
    before = evaluate(chart(taken=(given(300), given(500, ZOLEDRONATE))))

    assert isinstance(after, NotIndicated)
    assert isinstance(before, DenosumabGap)


def test_an_opened_chart_warns_while_it_works() -> None:
    """Low calcium and poor kidneys, not its place or missing results."""
    works = (given(30),)

    assert isinstance(evaluate(chart(calcium("8.0"), taken=works)), CalciumLow)
    assert isinstance(evaluate(chart(egfr("20"), taken=works)), AdvancedKidneyDisease)
    assert isinstance(evaluate(chart(taken=works)), NotIndicated)


def test_an_opened_chart_offers_no_removal() -> None:
    """There is no draft."""
    answer = evaluate(chart(egfr("20"), taken=(given(30),)))

    assert isinstance(answer, AdvancedKidneyDisease)
    assert not any(isinstance(each, RemoveDraft) for each in answer.proposals)


def test_laboratory_results_not_sent_are_asked_about_when_ordering() -> None:
    """And say nothing when a chart is opened."""
    gaps = (Gap(Record.LABS, "was not sent"),)
    order = replace(ordering(), gaps=gaps)
    view = replace(chart(taken=(given(30),)), gaps=gaps)

    assert isinstance(evaluate(order), InsufficientData)
    assert isinstance(evaluate(view), NotIndicated)


def test_whom_it_concerns() -> None:
    """Mastocytosis confirmed or possible; adults; this call's denosumab."""
    poor = ordering(egfr("20"))
    maybe = diagnosis(Disease.MONOCLONAL_MCAS)
    unread = replace(poor, diagnoses=(), gaps=(Gap(Record.CONDITIONS, "was not sent"),))
    view = replace(unread, hook=Hook.PATIENT_VIEW, medications=(given(30),))

    assert isinstance(evaluate(replace(poor, diagnoses=())), NotIndicated)
    assert isinstance(
        evaluate(replace(poor, diagnoses=(maybe,))), AdvancedKidneyDisease
    )
    assert isinstance(evaluate(unread), InsufficientData)
    assert isinstance(evaluate(view), NotIndicated)
    assert isinstance(evaluate(replace(poor, patient=CHILD)), InsufficientData)
    assert isinstance(evaluate(replace(poor, drafts=())), NotIndicated)
    assert isinstance(evaluate(replace(poor, hook=Hook.APPOINTMENT_BOOK)), NotIndicated)
