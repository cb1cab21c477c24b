"""Mast cells on a marrow smear are in the range of mast cell leukaemia.

When  systemic mastocytosis is confirmed, mast cell leukaemia is not on record
and   the newest marrow smear has 20 % mast cells or more
Then  ask for haematology at once.

A share that was counted elsewhere or nobody knows where (20 % or more), or in
blood (10 % or more), asks for a smear. A share of a biopsy is no such sign.
At any age: the limit is the same in children.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Threshold
from cds_service.clinical.c_finding import CKind
from cds_service.clinical.c_findings import C_FINDING_NEEDS, present_c_findings
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.lab import CountedIn, Lab
from cds_service.clinical.mast_cells import doubtful_share, newest_share
from cds_service.clinical.mastocytosis import (
    Population,
    confirmed_diagnoses,
    population,
)
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import AddTask, OrderTest, Referral, TestOrder
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.classification_advice import (
    ALREADY_KNOWN,
    MCL_2013,
    MCL_BLOOD,
    MCL_SMEAR,
    OVERVIEW_TRANSPLANT,
    REVIEW_MCL,
)


class SmearInRange(Finding):
    """`count` is the newest smear; `damage` tells acute from chronic."""

    count: Lab
    diagnoses: tuple[Diagnosis, ...]
    damage: tuple[CKind, ...] = ()
    limit: Threshold = MCL_SMEAR


class SmearNeeded(SmearInRange):
    """The share was not, or not surely, counted on a marrow smear."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if population(chart) is not Population.CONFIRMED:
        return NotIndicated(population(chart))
    if known := _known(chart):
        return NotIndicated("mast cell leukaemia is on record", known)
    smear = newest_share(chart, CountedIn.SMEAR)
    if smear and smear.value.at_least(MCL_SMEAR.value):
        return _in_range(chart, smear)
    doubtful = doubtful_share(chart, MCL_SMEAR.value, MCL_BLOOD.value)
    return _needed(chart, doubtful) if doubtful else NotIndicated("not in the range")


def _known(chart: Chart) -> tuple[Diagnosis, ...]:
    """Return what says so; a code that nobody verified silences nothing."""
    return tuple(
        item
        for item in confirmed_diagnoses(chart)
        if Disease.MAST_CELL_LEUKEMIA in item.means and not item.unverified_code
    )


def _in_range(chart: Chart, smear: Lab) -> SmearInRange:
    level = Indicator.CRITICAL if smear.settles else Indicator.WARNING
    damage = present_c_findings(chart)
    return SmearInRange(
        indicator=level,
        used=(smear, *confirmed_diagnoses(chart)),
        proposals=(
            OrderTest(
                "Refer to haematology, urgently",
                Referral.HEMATOLOGY,
                "Urgent: mast cells on a marrow smear in the range of leukaemia",
            ),
            OrderTest(
                "Refer for transplant evaluation",
                Referral.TRANSPLANT,
                "Mast cells on a marrow smear in the range of leukaemia",
            ),
        ),
        count=smear,
        diagnoses=confirmed_diagnoses(chart),
        damage=tuple(item.kind for item in damage),
    )


def _needed(chart: Chart, count: Lab) -> SmearNeeded:
    return SmearNeeded(
        indicator=Indicator.INFO,
        used=(count, *confirmed_diagnoses(chart)),
        missing=("on what the mast cells were counted",),
        proposals=(
            AddTask(
                "Ask the laboratory on what the mast cells were counted",
                "A share of mast cells is on record without saying that it was counted"
                " on a marrow smear: please clarify.",
            ),
            OrderTest(
                "Order a bone marrow examination",
                TestOrder.BONE_MARROW,
                "Share of mast cells on a marrow smear to be settled",
            ),
        ),
        count=count,
        diagnoses=confirmed_diagnoses(chart),
    )


_SOURCES: Final = (
    (
        "Sources differ at the limit: the 2019 review says more than 20 %, WHO and ICC"
        " say 20 % or more of the cells of a marrow SMEAR. Here 20 % or more counts."
        " A share of a marrow biopsy is another measure and proves nothing here."
    ),
    "Diagnosis on record: {diagnoses}",
)

RULE: Final = Rule(
    id="mcl-recognition",
    title="Mast cell leukaemia range on a marrow smear",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "Systemic mastocytosis is confirmed without mast cell leukaemia on record, and"
        " the newest marrow smear has 20 % mast cells or more."
    ),
    then=(
        "Ask for haematology and a transplant evaluation at once. Where nobody says"
        " that a smear was counted, ask for that first. No subtype is assigned."
    ),
    silent_when=(
        "Mast cell leukaemia is on record, the smear is below 20 %, or only the share"
        " of a biopsy is known."
    ),
    evaluate=evaluate,
    texts={
        SmearInRange: CardText(
            "Call haematology now: {count} on a marrow smear, the range of mast cell"
            " leukaemia",
            (
                "Confirm that the smear of the aspirate was counted.",
                *_SOURCES,
                (
                    "With organ damage it is called acute, without it chronic; evidence"
                    " for damage: {damage}"
                ),
                "Transplant is evaluated early in mast cell leukaemia.",
            ),
        ),
        SmearNeeded: CardText(
            "Clarify if this was a marrow smear: {count}; {limit} is leukaemia range",
            (
                "The record does not say that this was counted on a marrow smear.",
                *_SOURCES,
            ),
        ),
    },
    cites=(REVIEW_MCL, MCL_2013, OVERVIEW_TRANSPLANT),
    needs=C_FINDING_NEEDS | {Analyte.MAST_CELL_PERCENT},
    statements=("S0-34", "S2-11"),
    rests_on=(MCL_SMEAR, MCL_BLOOD),
    override_reasons=(
        OverrideReason("biopsy-not-smear", "The share is of a biopsy, not of a smear"),
        ALREADY_KNOWN,
    ),
    not_evaluated=("marrow reports in words", "immaturity of the mast cells"),
    caveat="30 % in a biopsy core must not be read as mast cell leukaemia.",
)
