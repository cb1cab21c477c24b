"""The list of safer agents: in the card about the plan, fitted to the patient."""

from charts import Hook
from trigger_charts import allergy, booked, event, sm_chart

from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.perioperative import SaferAgent
from cds_service.clinical.perioperative_findings import AgentsListed
from cds_service.clinical.record import Gap, Record
from cds_service.rules.perioperative import periop_plan_missing
from cds_service.rules.perioperative.periop_safer_agents import RULE, evaluate

KNEE = booked(EventKind.SURGERY, "2026-01-20")


def chart_of(**more: object) -> Chart:
    """Return a chart in which an operation is being booked."""
    return sm_chart(**{"wanted": (KNEE,), "hook": Hook.APPOINTMENT_BOOK, **more})


def test_the_whole_list() -> None:
    """Nothing on record against any of them."""
    answer = evaluate(chart_of())

    assert isinstance(answer, AgentsListed)
    assert answer.indicator is Indicator.INFO
    assert answer.agents == tuple(SaferAgent)
    assert answer.left_out == ()


def test_without_what_did_harm() -> None:
    """A reaction takes its group away, and is named once."""
    reaction = allergy(Drug.ANAESTHETIC)
    answer = evaluate(chart_of(allergies=(reaction,)))

    assert isinstance(answer, AgentsListed)
    assert SaferAgent.PROPOFOL not in answer.agents
    assert SaferAgent.RELAXANTS in answer.agents
    assert answer.left_out == (reaction,)


def test_unread_allergies_are_named() -> None:
    """The list may hold what did harm."""
    answer = evaluate(chart_of(gaps=(Gap(Record.ALLERGIES, "was not sent"),)))

    assert isinstance(answer, AgentsListed)
    assert "allergies were not sent" in answer.missing


def test_one_card_with_the_plan() -> None:
    """Both have one act, so both become one card; the list is called anecdotal."""
    assert RULE.act == periop_plan_missing.RULE.act
    assert "anecdotal" in RULE.texts[AgentsListed].summary


def test_silent() -> None:
    """Assessed, an emergency, no operation, no mastocytosis, or nobody knows."""
    assessed = (event(EventKind.ANAESTHESIA_CONSULTATION, "2025-12-01"),)
    now = (event(EventKind.EMERGENCY_VISIT, "2026-01-06"),)
    gap = (Gap(Record.CONDITIONS, "was not sent"),)
    for chart in (
        chart_of(events=assessed),
        chart_of(events=now),
        chart_of(wanted=()),
        chart_of(diagnoses=()),
        chart_of(diagnoses=(), gaps=gap),
    ):
        assert isinstance(evaluate(chart), NotIndicated)


def test_a_reaction_to_fentanyl_takes_the_opioids_away() -> None:
    """One to morphine does not."""
    for drug, left_out in (
        (Drug.OPIOID_LOWER_RISK, True),
        (Drug.OPIOID_HISTAMINE_RELEASING, False),
    ):
        answer = evaluate(chart_of(allergies=(allergy(drug),)))
        assert isinstance(answer, AgentsListed)
        assert (SaferAgent.OPIOIDS not in answer.agents) is left_out
