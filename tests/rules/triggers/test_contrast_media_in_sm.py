"""Contrast: a note, a warning after a reaction, never a delay."""

import pytest
from charts import Hook, draft
from trigger_charts import (
    REFUTED,
    UNCONFIRMED,
    allergy,
    booked,
    event,
    given,
    problem,
    sm_chart,
)

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.tolerance_findings import (
    InEmergency,
    ReactionDoubted,
    ReactionInEmergency,
    ReactionKnown,
    ToleranceNotKnown,
    TriggerOrdered,
)
from cds_service.frozen import replace
from cds_service.rules.triggers.contrast_media_in_sm import RULE, evaluate

CT = booked(EventKind.CONTRAST_IMAGING, "2026-01-20", Phase.DRAFTED)
BOOKED = booked(EventKind.CONTRAST_IMAGING, "2026-01-20")
NOW = event(EventKind.EMERGENCY_VISIT, "2026-01-06")


def chart_of(*allergies: Allergy, events: tuple[Event, ...] = ()) -> Chart:
    """Return a chart in which a CT with contrast is being ordered."""
    return sm_chart(wanted=(CT,), allergies=allergies, events=events)


def finding(chart: Chart) -> TriggerOrdered:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, TriggerOrdered)
    return answer


@pytest.mark.parametrize(
    ("reactions", "kind", "level", "at_once"),
    [
        ((), ToleranceNotKnown, Indicator.INFO, InEmergency),
        (
            (allergy(Allergen.CONTRAST_MEDIUM),),
            ReactionKnown,
            Indicator.WARNING,
            ReactionInEmergency,
        ),
        (
            (allergy(Allergen.CONTRAST_MEDIUM, certainty=UNCONFIRMED),),
            ReactionDoubted,
            Indicator.WARNING,
            ReactionInEmergency,
        ),
    ],
)
def test_levels(
    reactions: tuple[Allergy, ...],
    kind: type[TriggerOrdered],
    level: Indicator,
    at_once: type[TriggerOrdered],
) -> None:
    """A reaction on record makes it a warning; an emergency makes it a note again."""
    calm, acute = (finding(chart_of(*reactions, events=e)) for e in ((), (NOW,)))

    assert (type(calm), calm.indicator) == (kind, level)
    assert (type(acute), acute.indicator) == (at_once, Indicator.INFO)
    assert acute.proposals == ()


def test_a_stat_order_is_an_emergency_too() -> None:
    """Without any visit on record; another stat order of the call is none."""
    stat = replace(CT, urgent=True, planned=None)
    other = replace(booked(EventKind.BONE_DENSITY_SCAN, None), urgent=True)

    assert type(finding(sm_chart(wanted=(stat,)))) is InEmergency
    assert type(finding(sm_chart(wanted=(CT, other)))) is ToleranceNotKnown


def test_a_status_code_is_a_reaction() -> None:
    """Z91.041 says that there was one."""
    chart = sm_chart(wanted=(CT,), problems=(problem(Ailment.CONTRAST_ALLERGY),))
    assert type(finding(chart)) is ReactionKnown


def test_every_way_of_asking_for_contrast() -> None:
    """An order, an appointment, and the contrast medium itself."""
    drug = draft(Drug.CONTRAST_MEDIUM)

    assert finding(sm_chart(wanted=(CT,))).orders == (CT,)
    booking = sm_chart(wanted=(BOOKED,), hook=Hook.APPOINTMENT_BOOK)
    assert finding(booking).orders == (BOOKED,)
    assert finding(sm_chart(drug)).orders == (drug,)


def test_silent() -> None:
    """No contrast, tolerated before, refuted, no mastocytosis, or nobody knows."""
    uses = tuple(
        given(Drug.CONTRAST_MEDIUM, day) for day in ("2025-06-01", "2025-06-02")
    )
    refuted = allergy(Allergen.CONTRAST_MEDIUM, certainty=REFUTED)
    gap = Gap(Record.CONDITIONS, "was not sent")
    other = booked(EventKind.BONE_DENSITY_SCAN, "2026-01-20", Phase.DRAFTED)

    for chart in (
        sm_chart(wanted=(other,)),
        sm_chart(wanted=(CT,), medications=uses),
        chart_of(refuted),
        sm_chart(wanted=(CT,), diagnoses=()),
        sm_chart(wanted=(CT,), diagnoses=(), gaps=(gap,)),
        sm_chart(draft(Drug.CONTRAST_MEDIUM), hook=Hook.PATIENT_VIEW),
    ):
        assert isinstance(evaluate(chart), NotIndicated)
    once = finding(sm_chart(wanted=(CT,), medications=uses[:1]))
    assert type(once) is ToleranceNotKnown


def test_never_a_delay() -> None:
    """Every card says that emergency imaging is not delayed."""
    for text in RULE.texts.values():
        words = " ".join((text.summary, *text.detail)).lower()
        assert "delay" in words
        assert "contraindicated" not in words
