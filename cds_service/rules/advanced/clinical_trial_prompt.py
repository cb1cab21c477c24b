"""Advanced mastocytosis, and no clinical trial is on record.

When  an adult has advanced systemic mastocytosis
and   the record names no trial the patient takes part in
Then  remind that a trial comes first where one is open.

Says nothing when trial participation was not sent in full.
"""

from typing import Final

from cds_service.clinical.advanced import not_advanced
from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.regulatory_status import (
    RegulatoryStatus,
    may_be_outdated,
    statuses_of,
)
from cds_service.knowledge.sources import SM_PATIENT_PAGE, SM_TREATMENT_OVERVIEW

_IN_TRIALS: Final = ("bezuclastinib", "elenestinib")


class NoTrial(Finding):
    """Advanced disease; `statuses` say what stands of drugs in trials."""

    subtypes: frozenset[Disease]
    statuses: tuple[str, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_advanced(chart):
        return NotIndicated(aside)
    if chart.events_of(EventKind.CLINICAL_TRIAL):
        return NotIndicated("a trial is on record")
    if chart.lacks(Record.TRIALS):
        return NotIndicated("trial participation was not sent in full")
    rows = _rows()
    return NoTrial(
        indicator=Indicator.INFO,
        used=subtype(chart).used,
        missing=may_be_outdated(rows, chart.as_of),
        subtypes=subtype(chart).candidates,
        statuses=tuple(row.said(chart.as_of) for row in rows),
    )


def _rows() -> tuple[RegulatoryStatus, ...]:
    return tuple(row for agent in _IN_TRIALS for row in statuses_of(agent))


RULE: Final = Rule(
    id="clinical-trial-prompt",
    title="Advanced mastocytosis: clinical trials",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when="An adult has advanced systemic mastocytosis and no trial is on record.",
    then="Remind that a clinical trial comes first where one is open.",
    silent_when=(
        "The patient takes part in one, trial participation was not sent in full, or"
        " the record names no advanced subtype."
    ),
    evaluate=evaluate,
    texts={
        NoTrial: CardText(
            "Ask about an open clinical trial: {subtypes}, no trial on record",
            (
                "Search: https://clinicaltrials.gov/search?cond=systemic+mastocytosis",
                "Selective inhibitors of KIT D816 in trials: {statuses}",
            ),
        ),
    },
    cites=(
        Cited(SM_TREATMENT_OVERVIEW, "treatment of advanced systemic mastocytosis"),
        Cited(SM_PATIENT_PAGE, "other treatments"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            Record.TRIALS,
            EventKind.CLINICAL_TRIAL,
        }
    ),
    statements=("S0-27", "S1-17"),
    override_reasons=(
        OverrideReason("patient-declined", "Declined by the patient"),
        OverrideReason("not-eligible", "No trial fits"),
    ),
    not_evaluated=("which trials are open, and whether the patient fits one",),
)
