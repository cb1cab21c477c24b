"""Samples during an attack, where attacks are on record and no sample is."""

from datetime import date

import pytest
from antimediator_charts import attack, event, patient, problem
from charts import SM, diagnosis, lab

from cds_service.cards.wording import summary
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind, Phase
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderTest
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.follow_up.symptomatic_sample_kit import (
    RULE,
    NoAttackSample,
    evaluate,
)

FLUSHING = patient(Ailment.FLUSHING)


def attacked(day: str) -> Chart:
    """Return a patient with an anaphylaxis recorded on a day."""
    return patient(diagnoses=(SM, attack(day)))


def test_flushing_without_a_sample() -> None:
    """The line offers a kit; urine comes first, tryptase second."""
    answer = evaluate(FLUSHING)

    assert isinstance(answer, NoAttackSample)
    assert answer.indicator is Indicator.INFO
    assert [type(offer) for offer in answer.proposals] == [OrderTest, OrderTest]
    assert summary(RULE.texts[NoAttackSample].summary, answer) == (
        "Offer a kit for blood and urine samples during an attack: no mediators from"
        " one found in this record"
    )


@pytest.mark.parametrize(
    ("day", "fires"), [("2025-01-06", True), ("2025-01-05", False)]
)
def test_an_attack_counts_for_a_year(day: str, *, fires: bool) -> None:
    """365 days before 2026-01-06 is 2025-01-06."""
    assert isinstance(evaluate(attacked(day)), NoAttackSample) is fires


@pytest.mark.parametrize(
    ("drawn", "fires"),
    [
        ("2025-10-20", True),
        ("2025-10-21", False),
        ("2025-10-22", False),
        ("2025-10-23", True),
    ],
)
def test_a_tryptase_of_the_attack_is_a_sample(drawn: str, *, fires: bool) -> None:
    """Drawn on the day of the attack or the next; before or later it is none."""
    tryptase = lab(Analyte.TRYPTASE, "41", drawn)
    chart = replace(attacked("2025-10-21"), labs=(tryptase,))

    assert isinstance(evaluate(chart), NoAttackSample) is fires


def test_silent() -> None:
    """Measured or ordered, results not read, no attack, a child, no mastocytosis."""
    young = replace(
        FLUSHING.patient, born_from=date(2012, 5, 1), born_to=date(2012, 5, 1)
    )
    done = event(EventKind.URINE_MEDIATORS, "2024-01-01")
    ordered = event(EventKind.URINE_MEDIATORS, "2026-01-05", Phase.ORDERED)
    for chart in (
        replace(FLUSHING, events=(done,)),
        replace(FLUSHING, events=(ordered,)),
        replace(FLUSHING, gaps=(Gap(Record.LABS, "was not sent"),)),
        replace(FLUSHING, patient=young),
        replace(FLUSHING, diagnoses=()),
        patient(problem(Ailment.FLUSHING, current=False)),
        patient(Ailment.PRURITUS),
    ):
        assert isinstance(evaluate(chart), NotIndicated)


def test_possible_mastocytosis_is_enough() -> None:
    """Mediators of an attack help to tell what it is."""
    possible = diagnosis(Disease.MONOCLONAL_MCAS)

    answer = evaluate(replace(FLUSHING, diagnoses=(possible,)))
    assert isinstance(answer, NoAttackSample)
