"""Anaphylaxis was recorded today, and no tryptase of today is there.

When  an adult with systemic mastocytosis has an anaphylaxis on record of today,
      in an emergency visit, a hospital stay or with an operation of today
and   no tryptase was measured on that day
Then  say to draw one now and a baseline a day later.

Never before epinephrine. Says nothing where the laboratory results were not sent.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis import (
    HISTORY_RECORDS,
    Evidence,
    anaphylaxis_within,
)
from cds_service.clinical.basis import Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import Concern, concern, doubts, not_concerned
from cds_service.clinical.emergency import HOSPITAL_DAYS, STILL_GOING_ON, in_hospital
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.literature import TRYPTASE_RULE_2019
from cds_service.knowledge.perioperative_advice import EARLY_SAMPLE, SAMPLES

TODAY: Final = Recency(
    "anaphylaxis that is just happening",
    0,
    HouseChoice("the record has days, and a sample serves for some hours only"),
)
_FORMULA: Final = Cited(TRYPTASE_RULE_2019, "20 % + 2 ng/mL")
FACTOR: Final = Threshold(
    "factor of the baseline tryptase in an event", Decimal("1.2"), "1", _FORMULA
)
ABOVE: Final = Threshold(
    "tryptase above that, in an event", Decimal(2), "ng/mL", _FORMULA
)


class SampleLacking(Finding):
    """An anaphylaxis of today without a tryptase; `baseline` is the newest one."""

    concern: Concern
    evidence: tuple[Evidence, ...]
    baseline: Lab | None = None
    factor: Threshold = FACTOR
    above: Threshold = ABOVE


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    evidence, where = anaphylaxis_within(chart, TODAY), _setting(chart)
    if not evidence or not where:
        return NotIndicated("no anaphylaxis of today under care")
    aside = not_concerned(chart, evidence, must_say=False)
    if aside is not None:
        return aside
    measured = chart.labs_of(Analyte.TRYPTASE)
    if chart.lacks(Record.LABS) or any(_is_of_today(lab, chart) for lab in measured):
        return NotIndicated("a tryptase of today is there, or may be", measured)
    baseline = next((lab for lab in measured if lab.settles), None)
    return SampleLacking(
        indicator=Indicator.INFO,
        used=(*evidence, *where, *((baseline,) if baseline else ())),
        missing=doubts(chart),
        proposals=_PROPOSALS,
        concern=concern(chart),
        evidence=evidence,
        baseline=baseline,
    )


def _setting(chart: Chart) -> tuple[Event, ...]:
    """Return what shows that the patient is under care: else it may be history."""
    operations = [
        event
        for event in chart.done(EventKind.SURGERY)
        if event.when and event.when.day == chart.as_of
    ]
    return (*in_hospital(chart), *operations)


def _is_of_today(lab: Lab, chart: Chart) -> bool:
    return lab.taken.day >= chart.as_of


_PROPOSALS: Final = (
    OrderTest(
        "Draw an acute tryptase now",
        TestOrder.TRYPTASE_ACUTE,
        "Anaphylaxis in systemic mastocytosis",
    ),
    OrderTest(
        "Draw a baseline tryptase a day after the event",
        TestOrder.TRYPTASE,
        "Baseline, 24 hours or more after the event, to judge the acute value against",
    ),
)

RULE: Final = Rule(
    id="periop-reaction-tryptase",
    title="Tryptase after a reaction",
    tier=Tier.P2,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "An adult with systemic mastocytosis who is under care has an anaphylaxis on"
        " record of today, and no tryptase of today."
    ),
    then="Say to draw a tryptase now, ideally within two hours, and a baseline later.",
    silent_when=(
        "A tryptase of today is on record, the laboratory results were not sent, or"
        " nothing shows a visit, a stay or an operation."
    ),
    evaluate=evaluate,
    texts={
        SampleLacking: CardText(
            "Draw a tryptase now (best within 2 hours) and a baseline a day later:"
            " anaphylaxis on record today",
            (
                "On record of today: {evidence}",
                "Epinephrine first: sampling never delays it.",
                (
                    "An event is likely when the acute value is {factor} times the"
                    " baseline plus {above} or more."
                ),
                "Baseline on record: {baseline}",
            ),
        )
    },
    cites=(EARLY_SAMPLE, _FORMULA, SAMPLES),
    needs=HISTORY_RECORDS
    | {
        Record.PATIENT,
        Analyte.TRYPTASE,
        EventKind.ANAPHYLAXIS_REACTION,
        EventKind.EMERGENCY_VISIT,
        EventKind.HOSPITAL_STAY,
        EventKind.SURGERY,
    },
    statements=("S4-06",),
    rests_on=(TODAY, FACTOR, ABOVE, STILL_GOING_ON, HOSPITAL_DAYS),
    override_reasons=(OverrideReason("sample-drawn", "Sample drawn"),),
    not_evaluated=(
        "the hour of the reaction",
        "samples that are ordered, not reported",
    ),
)
