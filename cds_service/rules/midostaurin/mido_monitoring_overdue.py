"""Blood counts on midostaurin are overdue.

When  midostaurin is being taken for systemic mastocytosis
and   no CBC with differential (neutrophils and platelets) was taken within
      7 days and a grace of 2 (first 28 days), 14 and 3 (to day 84), or 30 and
      5 (later)
or    the last count was below the interruption threshold and was not repeated
Then  ask for one; a newer count that could not be used is as good as none.

Says nothing on hold, or when counts are in time.
Asks when laboratory results were not sent.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.exposure import LONG_BREAK, ORDER_LAG
from cds_service.clinical.interrupt import AGE_FOR_ORDERS, AGE_FOR_VIEW
from cds_service.clinical.midostaurin import ABOUT_MIDOSTAURIN, RECORDS
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.overdue import LONG_WITHOUT, overdue
from cds_service.clinical.overdue_findings import (
    LowNotRepeated,
    LowWithoutLabelNumber,
    NeverCounted,
    NotUsable,
    Overdue,
)
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.midostaurin_label import (
    ALL_LIMITS,
    COUNT_BANDS,
    OVERVIEW_MONITORING,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return overdue(chart, ALL_LIMITS, COUNT_BANDS)


_SCHEDULE: Final = (
    "Day {day_of_treatment} of treatment, counted from {start}: due every {interval},"
    " with {grace} of grace."
)
_UNKNOWN: Final = (
    "The date of the first dose is unknown: the monthly rule ({monthly}) is used."
)
_MORE: Final = (
    "Monitoring is more than a count: ask for symptoms, nausea and vomiting, cough"
    " and breathlessness."
)
_PARTIAL: Final = "On record without the other count: {partial}."
_LATE: Final = "Counts are overdue as well: due every {interval}."

RULE: Final = Rule(
    id="mido-monitoring-overdue",
    title="Midostaurin: blood counts overdue",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is being taken and the last CBC with differential is older than"
        " the interval for the day of treatment (weekly for 4 weeks, every 2 weeks for"
        " 8 weeks, then monthly), or was low and was not repeated. A count that could"
        " not be used (clumps, no value, no unit) is as good as none."
    ),
    then="Ask for a CBC with differential and a metabolic panel.",
    silent_when="Midostaurin is on hold, or the counts are in time.",
    evaluate=evaluate,
    about=ABOUT_MIDOSTAURIN,
    texts={
        Overdue: CardText(
            "Order a CBC with differential: last one {last_day}, {days_ago} days ago,"
            " due every {interval}",
            (
                "Last counts: {neutrophils}; {platelets}.",
                _PARTIAL,
                _SCHEDULE,
                _UNKNOWN,
                _MORE,
            ),
        ),
        NeverCounted: CardText(
            "Order a CBC with differential: none on record on midostaurin, due every"
            " {interval}",
            (_PARTIAL, _SCHEDULE, _UNKNOWN, _MORE),
        ),
        NotUsable: CardText(
            "Repeat the CBC: {analytes} could not be used, due every {interval}",
            (
                (
                    "A count that could not be used is as good as none, and may have"
                    " been low: {unusable}."
                ),
                "Last counts that could be used: {last}.",
                _PARTIAL,
                _SCHEDULE,
                _UNKNOWN,
                _MORE,
            ),
        ),
        LowNotRepeated: CardText(
            "Repeat the CBC: {count} was low, {days_ago} days ago",
            (
                (
                    "This count was below the level at which midostaurin is interrupted"
                    " and has not been repeated. It is too old to decide on now."
                ),
                "Low as well: {others}.",
                _LATE,
                _MORE,
            ),
        ),
        LowWithoutLabelNumber: CardText(
            "Repeat the CBC: {count} was low, {days_ago} days ago",
            (
                (
                    "This count was low and has not been repeated. For this patient the"
                    " label names no level at which to interrupt."
                ),
                "Low as well: {others}.",
                _LATE,
                _MORE,
            ),
        ),
    },
    cites=(OVERVIEW_MONITORING,),
    needs=RECORDS
    | {
        Record.LABS,
        Analyte.NEUTROPHILS,
        Analyte.PLATELETS,
        Analyte.HEMOGLOBIN,
    },
    statements=("S0-28",),
    rests_on=(
        *(band.interval for band in COUNT_BANDS),
        *(band.grace for band in COUNT_BANDS),
        *(band.until for band in COUNT_BANDS if band.until is not None),
        LONG_WITHOUT,
        AGE_FOR_ORDERS,
        AGE_FOR_VIEW,
        ORDER_LAG,
        LONG_BREAK,
    ),
    override_reasons=(
        OverrideReason("done-elsewhere", "Done elsewhere"),
        OverrideReason("on-hold", "Midostaurin is on hold"),
        OverrideReason("palliative-goals", "Hospice or palliative goals"),
    ),
    not_evaluated=("symptoms, gut and lung toxicity", "the ECG"),
    caveat=(
        "The interval is taken from an online overview that attributes it to the"
        " label; it was not found there word for word."
    ),
    version="1.1.0",
)
