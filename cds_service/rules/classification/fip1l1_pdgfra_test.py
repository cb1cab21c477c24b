"""Mastocytosis with eosinophilia, and FIP1L1-PDGFRA was not tested.

When  an adult has systemic mastocytosis
and   eosinophils were 1.5 x10^9/L or more twice, 28 days apart, or eosinophilia is
      a diagnosis; on an order hook: while imatinib is being ordered
and   no FIP1L1-PDGFRA result is on record
Then  ask for the test: it changes whether imatinib works and how it is dosed.

Says nothing when genetic results were not read in full.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.analyte import DERIVED_FROM, Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.eosinophilia import (
    APART,
    PERSISTING,
    WINDOW,
    eosinophilia,
    lasting_eosinophils,
)
from cds_service.clinical.fusion import (
    FUSION_RECORDS,
    FusionStatus,
    fusion_state,
    unseen_fusion_results,
)
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.classification_advice import (
    DONE_ELSEWHERE,
    OVERVIEW_IMATINIB,
)
from cds_service.knowledge.imatinib_advice import FUSION_DOSE


class FusionUntested(Finding):
    """Eosinophils stay high, by `counts` or by `diagnoses`."""

    counts: tuple[Lab, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    limit: Threshold = PERSISTING
    apart: Recency = APART


class FusionUntestedCount(FusionUntested):
    """The same, where a count says so."""

    count: Lab


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_this_patient(chart):
        return NotIndicated(aside)
    if chart.hook.about_orders and not chart.drafted(Drug.IMATINIB):
        return NotIndicated("no imatinib is being ordered")
    counts, coded = lasting_eosinophils(chart), eosinophilia(chart)
    if not counts and not coded:
        return NotIndicated("no lasting eosinophilia on record")
    state = fusion_state(chart)
    if state.status is not FusionStatus.UNKNOWN or state.used:
        return NotIndicated(f"FIP1L1-PDGFRA: {state.status}", state.used)
    if unseen_fusion_results(chart):
        return NotIndicated("genetic results were not read in full")
    return _finding(counts, coded)


def _finding(counts: tuple[Lab, ...], coded: tuple[Diagnosis, ...]) -> FusionUntested:
    test = OrderTest(
        "Test for FIP1L1-PDGFRA",
        TestOrder.FIP1L1_PDGFRA,
        "Systemic mastocytosis with lasting eosinophilia",
    )
    if counts:
        return FusionUntestedCount(
            indicator=Indicator.INFO,
            used=(*counts, *coded),
            proposals=(test,),
            counts=counts,
            diagnoses=coded,
            count=counts[0],
        )
    return FusionUntested(
        indicator=Indicator.INFO, used=coded, proposals=(test,), diagnoses=coded
    )


_DETAIL: Final = (
    (
        "Eosinophils of {limit} or more that last are a reason to look for the fusion"
        " (the limit is from the literature; the source documents give none)."
    ),
    "Results: {counts}",
    "Diagnosis on record: {diagnoses}",
    (
        "A neoplasm with a PDGFRA fusion is now an entity of its own; it usually lacks"
        " KIT D816V, tryptase is often raised, and a low dose of imatinib treats it."
    ),
    "Rule out other reasons first: a drug, a parasite, an allergy.",
)

RULE: Final = Rule(
    id="fip1l1-pdgfra-test",
    title="FIP1L1-PDGFRA test in eosinophilia",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "An adult has systemic mastocytosis with lasting eosinophilia, by two counts"
        " or by diagnosis, and no FIP1L1-PDGFRA result."
    ),
    then="Ask for the test.",
    silent_when=(
        "A result is on record, genetic results were not read in full, or the"
        " eosinophils were high only once."
    ),
    evaluate=evaluate,
    texts={
        FusionUntested: CardText(
            "Test for FIP1L1-PDGFRA: eosinophilia is a diagnosis, no result on record",
            _DETAIL,
        ),
        FusionUntestedCount: CardText(
            "Test for FIP1L1-PDGFRA: {count}, high for {apart} or more, no result on"
            " record",
            _DETAIL,
        ),
    },
    cites=(OVERVIEW_IMATINIB, FUSION_DOSE),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            Record.LABS,
            *FUSION_RECORDS,
            Analyte.EOSINOPHILS,
            *DERIVED_FROM[Analyte.EOSINOPHILS],
        }
    ),
    statements=("S0-25",),
    rests_on=(PERSISTING, APART, WINDOW),
    override_reasons=(
        OverrideReason("secondary-eosinophilia", "Secondary eosinophilia explained"),
        DONE_ELSEWHERE,
    ),
    not_evaluated=("other reasons for eosinophilia", "other fusion genes"),
)
