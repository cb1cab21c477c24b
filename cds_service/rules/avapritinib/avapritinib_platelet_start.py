"""Avapritinib is about to be started with few platelets, or nobody counted them.

When  avapritinib is ordered for systemic mastocytosis and is not taken yet
and   the last platelet count is below 50, or is older than 14 days or missing;
      a newer count that could not be used is as good as none
Then  warn before the order: the label does not recommend it below 50.

Mentions a count that was taken within a week of a transfusion.
Says nothing of 50 or more, of 300 mg a day beside a gastrointestinal stromal
tumour, or when avapritinib is taken already (avapritinib-platelet-monitor).
Asks when a newer count than one of 14 days cannot be read, or a bound does not
settle the limit.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib import ABOUT_AVAPRITINIB, RECORDS
from cds_service.clinical.avapritinib_findings import (
    LowBeforeStart,
    NotCountedBeforeStart,
    NotUsableBeforeStart,
    OldBeforeStart,
    TransfusedBeforeStart,
)
from cds_service.clinical.avapritinib_start import StartLimits, may_start
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.transfusion import AFTER_TRANSFUSION
from cds_service.knowledge.avapritinib_platelet_texts import NOT_USABLE
from cds_service.knowledge.ayvakit_label import (
    COUNT_BEFORE_ORDER,
    GIST_DOSE,
    HEMORRHAGE,
    LIMITATION_OF_USE,
    LOWEST_PLATELETS,
    PAGE_INHIBITORS,
    SPECIALIST,
)

_LIMITS: Final = StartLimits(LOWEST_PLATELETS, COUNT_BEFORE_ORDER, GIST_DOSE)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return may_start(chart, _LIMITS)


_LABEL: Final = (
    "The label does not recommend avapritinib with platelets below {limit}, in indolent"
    " and in advanced systemic mastocytosis: bleeding, also inside the skull. A count"
    " of exactly {limit} is not below."
)

RULE: Final = Rule(
    id="avapritinib-platelet-start",
    title="Avapritinib: platelets before the first dose",
    tier=Tier.P0,
    provenance=Provenance.LABEL,
    when=(
        "Avapritinib is ordered for systemic mastocytosis, is not taken yet, and the"
        " last platelet count is below 50 x10^9/L, older than 14 days or missing. A"
        " count that could not be used is as good as none."
    ),
    then="Warn before the order, and ask for a platelet count.",
    silent_when=(
        "A count of the last 14 days is 50 x10^9/L or more, or 300 mg a day is ordered"
        " beside a gastrointestinal stromal tumour, or avapritinib is taken already."
    ),
    evaluate=evaluate,
    about=ABOUT_AVAPRITINIB,
    texts={
        LowBeforeStart: CardText(
            "Do not start avapritinib: {count}, the label says not below {limit}",
            (
                _LABEL,
                "This count is {days_ago} days old.",
                "Other counts: {others}.",
                "Transfused within a week before this count: {transfusion}.",
            ),
        ),
        OldBeforeStart: CardText(
            "Count platelets before avapritinib: last {count}, {days_ago} days ago",
            (_LABEL, "A count should not be older than {window} before the order."),
        ),
        NotCountedBeforeStart: CardText(
            "Count platelets before avapritinib: none on record, label not below"
            " {limit}",
            (_LABEL, "A count should not be older than {window} before the order."),
        ),
        NotUsableBeforeStart: CardText(
            "Repeat platelets before avapritinib: a count could not be used, label not"
            " below {limit}",
            (
                _LABEL,
                NOT_USABLE,
                "Last count that could be used: {last}.",
                "Transfused within a week before that: {transfusion}.",
                "A count should not be older than {window} before the order.",
            ),
        ),
        TransfusedBeforeStart: CardText(
            "Repeat platelets before avapritinib: {count}, within a week of a"
            " transfusion",
            (_LABEL, "The count may not be the patient's own: {transfusion}."),
        ),
    },
    cites=(LIMITATION_OF_USE, HEMORRHAGE, PAGE_INHIBITORS),
    needs=RECORDS
    | {Record.LABS, Record.PROCEDURES, Analyte.PLATELETS, EventKind.TRANSFUSION},
    statements=("S1-12",),
    rests_on=(LOWEST_PLATELETS, COUNT_BEFORE_ORDER, GIST_DOSE, AFTER_TRANSFUSION),
    override_reasons=(
        SPECIALIST,
        OverrideReason("platelets-supported", "Platelets are being supported"),
        OverrideReason("pseudothrombocytopenia", "Platelet clumping"),
    ),
    not_evaluated=("bleeding, and drugs taken without an order",),
    act="avapritinib-platelets",
    version="1.1.1",
)
