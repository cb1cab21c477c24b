"""Bone density was never measured in an adult with systemic mastocytosis.

When  an adult with systemic mastocytosis has no bone disease on record
and   no bone density scan was found
Then  note that one belongs to the work-up.

Says nothing in a pregnancy, when a scan is arranged, or when the records that
would show one were not fully read.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.bone_disease import BONE_NEEDS, bone_disease
from cds_service.clinical.bone_scan import (
    OPEN_ORDER,
    SCAN_NEEDS,
    arranged_scan,
    doubtful_scans,
    last_bone_scan,
    scan_gaps,
    scan_waits,
)
from cds_service.clinical.bone_scan_findings import NoBaselineScan
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import confirmed_diagnoses
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.bone_advice import (
    OVERVIEW_MONITORING,
    PAGE_MONITORING,
    REVIEW_WORKUP,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart) or scan_waits(chart):
        return NotIndicated(why)
    bone = bone_disease(chart)
    if bone.shown_by or bone.unclear:
        return NotIndicated("bone disease is on record, or may be", bone.shown_by)
    done = last_bone_scan(chart)
    known = done.fact if done else arranged_scan(chart)
    if known is not None:
        return NotIndicated("a scan is on record or arranged", (known,))
    if scan_gaps(chart):
        return NotIndicated("the records of scans were not fully read")
    return _finding(chart)


def _finding(chart: Chart) -> NoBaselineScan:
    doubtful = doubtful_scans(chart)
    return NoBaselineScan(
        indicator=Indicator.INFO,
        used=(*confirmed_diagnoses(chart), *doubtful),
        missing=("scans done elsewhere",),
        proposals=(_SCAN,),
        doubtful=doubtful,
    )


_SCAN: Final = OrderTest(
    "Order a bone density scan (DXA)",
    TestOrder.BONE_DENSITY,
    "Work-up of systemic mastocytosis",
)

RULE: Final = Rule(
    id="dxa-baseline-missing",
    title="No bone density scan on record",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis has no bone disease and no bone density"
        " scan on record."
    ),
    then="Note that a scan belongs to the work-up, and offer to order it.",
    silent_when=(
        "A scan is arranged, a pregnancy is on record, or the records of scans were not"
        " fully read."
    ),
    evaluate=evaluate,
    texts={
        NoBaselineScan: CardText(
            "Order a bone density scan: none found in this record, part of the work-up",
            (
                (
                    "The review of 2019 has a scan in the work-up, and osteoporosis as"
                    " an early sign; the page of a medical centre asks for regular"
                    " scans. How often after a normal one, no source says: the 1 to 3"
                    " years of the overview are for those with bone disease."
                ),
                "On record without a date or a sure code, not counted: {doubtful}",
            ),
        ),
    },
    cites=(REVIEW_WORKUP, PAGE_MONITORING, OVERVIEW_MONITORING),
    needs=BONE_NEEDS | SCAN_NEEDS | {EventKind.PREGNANCY_TEST},
    statements=("S2-12", "S4-07", "S2-05"),
    rests_on=(OPEN_ORDER,),
    override_reasons=(
        OverrideReason("done-elsewhere", "Done elsewhere"),
        OverrideReason("patient-declined", "Declined by the patient"),
    ),
)
