"""Tryptase after a reaction: today, under care, and never before epinephrine."""

import pytest
from charts import SM, Hook, diagnosis, lab, on
from trigger_charts import event, sm_chart

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.perioperative.periop_reaction_tryptase import (
    RULE,
    SampleLacking,
    evaluate,
)

STAY = event(EventKind.HOSPITAL_STAY, "2026-01-05")


def anaphylaxis(day: str) -> Diagnosis:
    """Return an anaphylaxis put on record on a day."""
    return replace(diagnosis(Disease.ANAPHYLAXIS), recorded=on(day))


def chart_of(day: str = "2026-01-06", **more: object) -> Chart:
    """Return the opened chart of a patient in hospital with anaphylaxis."""
    fields = {"events": (STAY,), "diagnoses": (SM, anaphylaxis(day)), **more}
    return sm_chart(hook=Hook.PATIENT_VIEW, **fields)


def test_asks_for_two_samples() -> None:
    """One now and a baseline; the newest settled value stands beside them."""
    baseline = lab(Analyte.TRYPTASE, "31", "2025-10-01")
    early = lab(Analyte.TRYPTASE, "99", "2026-01-04", status=ResultStatus.PRELIMINARY)
    answer = evaluate(chart_of(labs=(early, baseline)))

    assert isinstance(answer, SampleLacking)
    assert answer.indicator is Indicator.INFO
    assert answer.baseline == baseline
    tests = [each.test for each in answer.proposals if isinstance(each, OrderTest)]
    assert tests == [TestOrder.TRYPTASE_ACUTE, TestOrder.TRYPTASE]


@pytest.mark.parametrize(
    ("day", "fires"),
    [("2026-01-06", True), ("2026-01-05", False), ("2026-01-07", False)],
)
def test_only_today(day: str, fires: bool) -> None:
    """A sample serves for hours, so yesterday is too late."""
    assert isinstance(evaluate(chart_of(day)), SampleLacking) is fires


@pytest.mark.parametrize(
    ("known", "fires"),
    [
        (STAY, True),
        (event(EventKind.EMERGENCY_VISIT, "2026-01-06"), True),
        (event(EventKind.SURGERY, "2026-01-06"), True),
        (event(EventKind.SURGERY, "2026-01-05"), False),
        (event(EventKind.ALLERGY_CARE, "2026-01-06"), False),
    ],
)
def test_only_under_care(known: Event, fires: bool) -> None:
    """Elsewhere a history may have been written down today."""
    assert isinstance(evaluate(chart_of(events=(known,))), SampleLacking) is fires


def test_silent_when_measured_or_unknown() -> None:
    """A tryptase of today, results that were not sent, no mastocytosis."""
    today = lab(Analyte.TRYPTASE, "88", "2026-01-06")
    no_labs = Gap(Record.LABS, "was not sent")

    for chart in (
        chart_of(labs=(today,)),
        chart_of(gaps=(no_labs,)),
        chart_of(diagnoses=(anaphylaxis("2026-01-06"),)),
    ):
        assert isinstance(evaluate(chart), NotIndicated)


def test_epinephrine_first() -> None:
    """Sampling never delays it, and the card says so."""
    assert any("Epinephrine first" in text for text in RULE.texts[SampleLacking].detail)
