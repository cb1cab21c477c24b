"""Platelets on avapritinib are too low, or were not counted in time.

When  avapritinib is being taken for systemic mastocytosis
and   the last platelet count is below 50
Then  advise to interrupt until 50 is reached, and to resume one dose lower; in
      indolent disease, for which the label has no such table, ask whether to pause.
When  it is ordered again, not lower, after they fell below 50 on it in the last 90
      days, or after a hold or stop for few platelets
Then  advise the next lower dose; below 25 mg there is none.
When  the disease is advanced and no count was taken within 14 days (first 8
      weeks; later while below 75) or 28 days (later, from 75 to 100)
Then  ask for one; a newer one that could not be used is as good as none.

Says nothing about the calendar in indolent disease, or later above 100.
Asks when platelets that are not due yet cannot be read, a bound does not settle the
limit, or the calendar depends on a first day that nothing tells.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib import ABOUT_AVAPRITINIB, RECORDS
from cds_service.clinical.avapritinib_calendar import Schedule
from cds_service.clinical.avapritinib_findings import (
    CountOverdue,
    LowNotRepeated,
    LowOnTreatment,
    LowOutsideAdvanced,
    NeverCounted,
    NoLowerDose,
    NotUsable,
    ResumeLower,
    ResumeLowerAfterCount,
)
from cds_service.clinical.avapritinib_monitoring import monitor
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.hold import HOLD_MEMORY
from cds_service.clinical.interrupt import AGE_FOR_ORDERS, AGE_FOR_VIEW
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.transfusion import AFTER_TRANSFUSION
from cds_service.knowledge.avapritinib_platelet_texts import (
    AGAIN,
    DAY,
    LOW,
    LOW_OUTSIDE,
    NOT_USABLE,
    WHEN_DUE,
)
from cds_service.knowledge.ayvakit_label import (
    ADVANCED_DOSE,
    AS_INDICATED_ABOVE,
    EVERY_TWO_WEEKS_BELOW,
    FIRST_WEEKS,
    GIST_DOSE,
    HEMORRHAGE,
    INDOLENT_DOSE,
    LATER_PLATELETS,
    LESS_OFTEN,
    LIMITATION_OF_USE,
    LOWEST_PLATELETS,
    OFTEN,
    PAGE_INHIBITORS,
    PLATELET_TABLE,
    STEPS_DOWN,
)

_SCHEDULE: Final = Schedule(
    lowest=LOWEST_PLATELETS,
    often_below=EVERY_TWO_WEEKS_BELOW,
    as_indicated_above=AS_INDICATED_ABOVE,
    first_weeks=FIRST_WEEKS,
    often=OFTEN,
    less_often=LESS_OFTEN,
    doses=(ADVANCED_DOSE, *STEPS_DOWN),
    indolent_dose=INDOLENT_DOSE,
    stromal_tumor_dose=GIST_DOSE,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return monitor(chart, _SCHEDULE)


RULE: Final = Rule(
    id="avapritinib-platelet-monitor",
    title="Avapritinib: platelets on treatment",
    tier=Tier.P0,
    provenance=Provenance.LABEL,
    when=(
        "Avapritinib is being taken for systemic mastocytosis and the last platelet"
        " count is below 50 x10^9/L; or the disease is advanced and platelets were not"
        " counted within 2 weeks (first 8 weeks, and later below 75 x10^9/L) or 4 weeks"
        " (later, from 75 to 100 x10^9/L); or it is ordered again at no lower dose"
        " after platelets fell on it. A count that could not be used is as good as"
        " none."
    ),
    then=(
        "Advise to interrupt until 50 x10^9/L is reached and to resume one dose lower,"
        " and name that dose when it is ordered again; or ask for a count. In indolent"
        " disease a warning that asks whether to pause it."
    ),
    silent_when=(
        "Counts are in time and 50 x10^9/L or more, or the disease is indolent and the"
        " last count was not low."
    ),
    evaluate=evaluate,
    about=ABOUT_AVAPRITINIB,
    texts={
        LowOnTreatment: CardText(
            "Interrupt avapritinib: {count}, label below {limit}",
            LOW,
        ),
        LowOutsideAdvanced: CardText(
            "Ask whether to pause avapritinib: {count}; the label does not recommend it"
            " below {limit}",
            LOW_OUTSIDE,
        ),
        LowNotRepeated: CardText(
            "Repeat platelets on avapritinib: {count} was low, {days_ago} days ago",
            LOW,
        ),
        ResumeLower: CardText(
            "Resume avapritinib one dose lower, at {lower} once daily: low platelets,"
            " {ordered} ordered",
            AGAIN,
        ),
        ResumeLowerAfterCount: CardText(
            "Resume avapritinib one dose lower, at {lower} once daily: {low}",
            AGAIN,
        ),
        NoLowerDose: CardText(
            "Ask a specialist before avapritinib again: platelets fell below {limit} at"
            " the lowest dose",
            AGAIN,
        ),
        CountOverdue: CardText(
            "Count platelets on avapritinib: last {count}, {days_ago} days ago, due"
            " every {interval}",
            (WHEN_DUE, DAY),
        ),
        NotUsable: CardText(
            "Repeat platelets on avapritinib: a count could not be used, due every"
            " {interval}",
            (NOT_USABLE, "Last count that could be used: {last}.", WHEN_DUE, DAY),
        ),
        NeverCounted: CardText(
            "Count platelets on avapritinib: none on record, due every {interval}",
            (WHEN_DUE, DAY),
        ),
    },
    cites=(
        PLATELET_TABLE,
        LATER_PLATELETS,
        LIMITATION_OF_USE,
        HEMORRHAGE,
        PAGE_INHIBITORS,
    ),
    needs=RECORDS
    | {Record.LABS, Record.PROCEDURES, Analyte.PLATELETS, EventKind.TRANSFUSION},
    statements=("S1-12",),
    rests_on=(
        LOWEST_PLATELETS,
        EVERY_TWO_WEEKS_BELOW,
        AS_INDICATED_ABOVE,
        FIRST_WEEKS,
        OFTEN,
        LESS_OFTEN,
        ADVANCED_DOSE,
        *STEPS_DOWN,
        INDOLENT_DOSE,
        GIST_DOSE,
        AGE_FOR_ORDERS,
        AGE_FOR_VIEW,
        AFTER_TRANSFUSION,
        HOLD_MEMORY,
    ),
    override_reasons=(
        OverrideReason("done-elsewhere", "Done elsewhere"),
        OverrideReason("pseudothrombocytopenia", "Platelet clumping"),
        OverrideReason("on-hold", "Avapritinib is on hold"),
    ),
    not_evaluated=("bleeding", "doses missed or paused without a record"),
    caveat="The intervals after week 8 are recalled and to be checked in the label.",
    act="avapritinib-platelets",
    version="1.3.0",
)
