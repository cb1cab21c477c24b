"""A plan for anaesthesia: asked for once, never a reason to cancel."""

from datetime import date

import pytest
from charts import ADULT, Hook, diagnosis, lab
from trigger_charts import allergy, booked, event, problem, sm_chart

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.perioperative_findings import (
    OperationAhead,
    OperationNow,
    PlanMissing,
    PlanNotSeen,
)
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import AddTask, OrderTest, Referral, TestOrder
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.perioperative.periop_plan_missing import RULE, evaluate

KNEE = booked(EventKind.SURGERY, "2026-01-20")
NOW = event(EventKind.EMERGENCY_VISIT, "2026-01-06")


def chart_of(*wanted: Event, **more: object) -> Chart:
    """Return a chart in which this is being booked."""
    return sm_chart(wanted=wanted, **{"hook": Hook.APPOINTMENT_BOOK, **more})


def finding(chart: Chart) -> OperationAhead:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, OperationAhead)
    return answer


@pytest.mark.parametrize("phase", [Phase.BOOKED, Phase.DRAFTED])
def test_no_plan_on_record(phase: Phase) -> None:
    """Booked or ordered: a warning that names the day."""
    found = finding(chart_of(booked(EventKind.SURGERY, "2026-01-20", phase)))

    assert type(found) is PlanMissing
    assert found.indicator is Indicator.WARNING
    assert found.planned == Moment(date(2026, 1, 20))


@pytest.mark.parametrize(
    ("day", "fires"), [("2026-04-06", True), ("2026-04-07", False), (None, True)]
)
def test_within_90_days(day: str | None, fires: bool) -> None:
    """Day 90 fires, day 91 does not; without a day it may be tomorrow."""
    answer = evaluate(chart_of(booked(EventKind.SURGERY, day)))
    assert isinstance(answer, PlanMissing) is fires


@pytest.mark.parametrize(
    ("day", "fires"),
    [("2025-10-08", False), ("2025-10-07", True), ("2026-01-05", False)],
)
def test_an_assessment_holds_90_days(day: str, fires: bool) -> None:
    """Day 90 holds, day 91 does not."""
    known = (event(EventKind.ANAESTHESIA_CONSULTATION, day),)
    assert isinstance(evaluate(chart_of(KNEE, events=known)), PlanMissing) is fires


def test_an_assessment_of_the_same_call() -> None:
    """Booked together with the operation."""
    visit = booked(EventKind.ANAESTHESIA_CONSULTATION, "2026-01-12")
    assert isinstance(evaluate(chart_of(KNEE, visit)), NotIndicated)


@pytest.mark.parametrize(
    "record", [Record.PROCEDURES, Record.TEST_ORDERS, Record.ENCOUNTERS]
)
def test_a_record_not_read_in_full(record: Record) -> None:
    """It does not claim that there is no plan, and says what was not read."""
    found = finding(chart_of(KNEE, gaps=(Gap(record, "was not sent"),)))

    assert type(found) is PlanNotSeen
    assert found.indicator is Indicator.WARNING
    assert any("were not sent" in phrase for phrase in found.missing)


def test_one_line_in_an_emergency() -> None:
    """A note, nothing offered, one paragraph at most."""
    found = finding(chart_of(KNEE, events=(NOW,)))

    assert (type(found), found.indicator) == (OperationNow, Indicator.INFO)
    assert found.proposals == ()
    assert len(RULE.texts[OperationNow].detail) == 1


def test_a_stat_operation_gets_one_line() -> None:
    """Today or tomorrow; another stat order of the call makes it no emergency."""
    other = replace(booked(EventKind.BONE_DENSITY_SCAN, None), urgent=True)
    kinds = {
        day: type(
            finding(chart_of(replace(booked(EventKind.SURGERY, day), urgent=True)))
        )
        for day in (None, "2026-01-06", "2026-01-07", "2026-01-08")
    }

    assert kinds == {
        None: OperationNow,
        "2026-01-06": OperationNow,
        "2026-01-07": OperationNow,
        "2026-01-08": PlanMissing,
    }
    assert type(finding(chart_of(KNEE, other))) is PlanMissing


def test_possible_mastocytosis_gets_a_note() -> None:
    """Monoclonal mast cell activation syndrome: if confirmed."""
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    assert finding(chart_of(KNEE, diagnoses=possible)).indicator is Indicator.INFO


def test_what_the_team_must_know() -> None:
    """Reactions and fragile bones are named."""
    reaction, bones = allergy(Allergen.OPIOID), problem(Ailment.OSTEOPOROSIS)
    found = finding(chart_of(KNEE, allergies=(reaction,), problems=(bones,)))

    assert (found.reactions, found.bones) == ((reaction,), (bones,))
    assert {KNEE, reaction, bones} <= set(found.used)


def test_what_is_offered() -> None:
    """A consultation, old records, and a baseline tryptase if none was seen."""
    tryptase = lab(Analyte.TRYPTASE, "30", "2020-01-01")
    no_labs = Gap(Record.LABS, "was not sent")
    first, second, third = finding(chart_of(KNEE)).proposals

    assert isinstance(first, OrderTest)
    assert first.test is Referral.ANAESTHESIA
    assert isinstance(second, AddTask)
    assert isinstance(third, OrderTest)
    assert third.test is TestOrder.TRYPTASE
    assert len(finding(chart_of(KNEE, labs=(tryptase,))).proposals) == 2
    assert len(finding(chart_of(KNEE, gaps=(no_labs,))).proposals) == 2


def test_never_reads_as_cancel() -> None:
    """Every summary says that anaesthesia is not contraindicated."""
    for text in RULE.texts.values():
        assert "not contraindicated" in text.summary


def test_its_patients() -> None:
    """Silent without mastocytosis and without an operation; else it asks."""
    gap = Gap(Record.CONDITIONS, "was not sent")
    child = replace(ADULT, born_from=date(2015, 1, 1), born_to=date(2015, 1, 1))
    small = booked(EventKind.MINOR_PROCEDURE, "2026-01-20")

    assert isinstance(evaluate(chart_of(small)), NotIndicated)
    assert isinstance(evaluate(chart_of(KNEE, diagnoses=())), NotIndicated)
    assert isinstance(
        evaluate(chart_of(KNEE, diagnoses=(), gaps=(gap,))), InsufficientData
    )
    assert isinstance(evaluate(chart_of(KNEE, patient=child)), InsufficientData)
