"""Midostaurin is resumed after low counts: recovered first, then at half dose.

When  midostaurin is on hold (or stopped) for low counts and is ordered again
Then  warn while a count is still low, while recovery is not proven, and when
      the new order is above 50 mg twice daily.
When  it has been taken at 50 mg twice daily for 14 days and the counts hold
Then  mention that 100 mg twice daily may be considered.

Says nothing when the interruption was not for low counts or is long past.
Asks when the dose of the new order cannot be read.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.hold import HOLD_MEMORY
from cds_service.clinical.interrupt import AGE_FOR_ORDERS, AGE_FOR_VIEW
from cds_service.clinical.midostaurin import (
    ABOUT_MIDOSTAURIN,
    RECORDS,
    not_treated,
    out_of_scope,
)
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.resume import resumed
from cds_service.clinical.resuming import (
    AboveResumeDose,
    AboveResumeDoseAfterLow,
    NotRecovered,
    RecoveryUnproven,
    RecoveryUnprovenByNewest,
    StepUpPossible,
)
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.step_up import TIME_AT_STEP, stepping_up
from cds_service.knowledge.midostaurin_label import (
    ALL_LIMITS,
    DOSE_TABLE,
    DOSE_TABLE_REPRINT,
    FULL_DOSE,
    OVERVIEW_DOSE,
    RESUME_DOSE,
    STEPS,
    TAKES_PER_DAY,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if chart.hook.about_orders:
        return out_of_scope(chart) or resumed(chart, ALL_LIMITS, STEPS)
    return not_treated(chart) or stepping_up(chart, ALL_LIMITS, STEPS)


_HELD: Final = "Reason of the interruption as written: {reason}. Counted from {since}."
_AFTER: Final = (
    "The label: resume at {resume_dose} twice daily once recovered, then return to"
    " {full_dose} twice daily if that is tolerated."
)
_UNPROVEN: Final = (
    "No settled count of the last {current} shows recovery of: {counts}.",
    "Last low count: {last_low}.",
    "A count soon after a transfusion proves no recovery: {transfusions}.",
    "Recovered: {recovered}.",
    _HELD,
    _AFTER,
)

RULE: Final = Rule(
    id="mido-resume-step",
    title="Midostaurin: resume after low counts, at the lower dose",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is on hold or was stopped for low counts within 90 days and is"
        " ordered again; or it has been taken at 50 mg twice daily for 14 days."
    ),
    then=(
        "Warn while a count is low or recovery is not proven, and when the order is"
        " above 50 mg twice daily. Later mention the way back to 100 mg twice daily."
    ),
    silent_when=(
        "The interruption was not for low counts or is long past, or the counts have"
        " recovered and the order is for 50 mg twice daily."
    ),
    evaluate=evaluate,
    about=ABOUT_MIDOSTAURIN,
    texts={
        NotRecovered: CardText(
            "Do not resume midostaurin yet: {count}, resume from {resume}",
            ("Also low: {low}.", "Recovered: {recovered}.", _HELD, _AFTER),
        ),
        RecoveryUnprovenByNewest: CardText(
            "Prove recovery before midostaurin is resumed: {newest} does not show it",
            _UNPROVEN,
        ),
        RecoveryUnproven: CardText(
            "Prove recovery before midostaurin is resumed: no {count} on record",
            _UNPROVEN,
        ),
        AboveResumeDoseAfterLow: CardText(
            "Resume midostaurin at {resume_dose} twice daily: last low {last_low}",
            ("Ordered: {ordered}.", "Recovered: {recovered}.", _HELD, _AFTER),
        ),
        AboveResumeDose: CardText(
            "Resume midostaurin at {resume_dose} twice daily, not {ordered}: held for"
            " low counts",
            ("Recovered: {recovered}.", _HELD, _AFTER),
        ),
        StepUpPossible: CardText(
            "Consider midostaurin {full_dose} twice daily if tolerated: {resume_dose}"
            " since {from_day}, counts recovered",
            (
                "Taken at the lower dose for {step} or more. Counts: {recovered}.",
                _HELD,
                _AFTER,
            ),
        ),
    },
    cites=(DOSE_TABLE, DOSE_TABLE_REPRINT, OVERVIEW_DOSE),
    needs=RECORDS
    | {
        Record.LABS,
        Record.PROCEDURES,
        Analyte.NEUTROPHILS,
        Analyte.PLATELETS,
        Analyte.HEMOGLOBIN,
        EventKind.TRANSFUSION,
    },
    statements=("S0-29", "S0-30"),
    rests_on=(
        *(limits.resume for limits in ALL_LIMITS),
        RESUME_DOSE,
        FULL_DOSE,
        TAKES_PER_DAY,
        HOLD_MEMORY,
        TIME_AT_STEP,
        AGE_FOR_ORDERS,
        AGE_FOR_VIEW,
    ),
    override_reasons=(
        OverrideReason("specialist-directed", "Specialist chose this dose"),
        OverrideReason("earlier-reduction", "More than one dose reduction before"),
        OverrideReason("interaction", "Dose chosen for an interaction"),
    ),
    not_evaluated=("the day of the hold itself: FHIR does not record it",),
    act="midostaurin-dose",
    version="1.0.2",
)
