"""Bone density has not been measured in time although there is bone disease.

When  an adult with systemic mastocytosis has osteoporosis, osteopenia or a
      fragility fracture
and   the last bone density scan is more than 3 years old, or more than 1 year
      where a fracture, interferon, a glucocorticoid, denosumab or a bone drug
      begun since makes a change likely, or there was none
Then  ask for one. A warning beyond 3 years, without any scan, or with a fracture.

Says nothing in a pregnancy, or when a scan is in time, ordered in the last 180
days or booked.
Asks when the records that would show a scan were not sent, or when it is not
clear whether there is bone disease.
"""

from typing import Final

from cds_service.clinical.bone_disease import (
    BONE_NEEDS,
    LOW_FOR_AGE,
    OSTEOPENIC,
    OSTEOPOROTIC,
    T_SCORE_AGE,
)
from cds_service.clinical.bone_scan import OPEN_ORDER, SCAN_NEEDS
from cds_service.clinical.bone_scan_due import scan_due
from cds_service.clinical.bone_scan_findings import (
    ScanDueSooner,
    ScanNever,
    ScanOverdue,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS
from cds_service.knowledge.bone_advice import (
    OVERVIEW_MONITORING,
    PAGE_MONITORING,
    SCAN_EARLIEST,
    SCAN_LATEST,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return scan_due(chart, SCAN_EARLIEST, SCAN_LATEST)


_BONE: Final = "Bone disease on record: {bone}"
_RISKS: Final = "What makes a change likelier: {risks}"
_DOUBTFUL: Final = "On record without a date or a sure code, not counted: {doubtful}"
_EVERY: Final = (
    "The overview asks for a scan every 1 to 3 years in osteopenia or osteoporosis; the"
    " page of a medical centre for regular scans in all."
)

RULE: Final = Rule(
    id="dxa-overdue-bone-disease",
    title="Bone disease: density scan overdue",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis has osteoporosis, osteopenia or a"
        " fragility fracture, and the last bone density scan is more than 3 years old"
        " (1 year where a fracture or a drug makes a change likely), or there is none."
    ),
    then="Ask for a bone density scan.",
    silent_when=(
        "A scan is in time, was ordered of late, or is being booked, or a pregnancy is"
        " on record."
    ),
    evaluate=evaluate,
    texts={
        ScanOverdue: CardText(
            "Order a bone density scan: last one {last_day}, {days_ago} days ago, due"
            " at least every {latest}",
            (_BONE, _RISKS, _DOUBTFUL, _EVERY),
        ),
        ScanDueSooner: CardText(
            "Order a bone density scan: last one {last_day}, {days_ago} days ago, due"
            " from {earliest} on at higher risk",
            (_BONE, _RISKS, _DOUBTFUL, _EVERY),
        ),
        ScanNever: CardText(
            "Order a bone density scan: bone disease, and no scan found in this record",
            (_BONE, _RISKS, _DOUBTFUL, _EVERY),
        ),
    },
    cites=(OVERVIEW_MONITORING, PAGE_MONITORING),
    needs=BONE_NEEDS | SCAN_NEEDS | MEDICATION_RECORDS | {EventKind.PREGNANCY_TEST},
    statements=("S0-14", "S4-07"),
    rests_on=(
        SCAN_EARLIEST,
        SCAN_LATEST,
        OPEN_ORDER,
        OSTEOPOROTIC,
        OSTEOPENIC,
        T_SCORE_AGE,
        LOW_FOR_AGE,
    ),
    override_reasons=(
        OverrideReason("done-elsewhere", "Done elsewhere"),
        OverrideReason("pregnancy", "Pregnancy"),
        OverrideReason("no-change-of-care", "Would not change care"),
    ),
    not_evaluated=("scans in free text", "T-scores sent without a site"),
)
