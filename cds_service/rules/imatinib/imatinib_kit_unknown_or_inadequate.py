"""Imatinib is being ordered and nobody knows whether KIT D816V is there.

When  imatinib is being ordered for a patient with systemic mastocytosis
and   KIT D816V was not tested, or not by an adequate assay, or the result is
      indeterminate, pending or not clear
Then  warn: in adults an untested D816V is most likely positive; test marrow.

Not critical: the sources and the label allow imatinib when KIT is unknown.
Only a note when imatinib has another coded indication or the mastocytosis is
not confirmed.
Where a result may be in what was not sent or not read, the card does not say
that there is none.
Says nothing when FIP1L1-PDGFRA is positive, or KIT D816V is settled.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.imatinib import (
    ABOUT_IMATINIB,
    RECORDS,
    child,
    has_fusion,
    imatinib_drafts,
    not_known,
    other_indications,
    out_of_scope,
)
from cds_service.clinical.imatinib_findings import (
    NoResult,
    ResultInadequate,
    ResultPending,
    ResultUnclear,
    ResultUnread,
)
from cds_service.clinical.imatinib_texts import UNTESTED
from cds_service.clinical.kit import (
    ADEQUATE_LIMIT,
    KitState,
    KitStatus,
    kit_state,
    unseen_kit_results,
)
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import (
    AddTask,
    OrderTest,
    Proposal,
    RemoveDraft,
    TestOrder,
)
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.imatinib_advice import (
    DIFFERENT_INDICATION,
    FUSION_POSITIVE,
    LABEL_INDICATION,
    OVERVIEW_IMATINIB,
    REVIEW_PREVALENCE,
    REVIEW_WORKUP,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    state = kit_state(chart)
    if has_fusion(chart):
        return NotIndicated("FIP1L1-PDGFRA is positive")
    if state.status in _SETTLED:
        return NotIndicated(f"KIT D816V: {state.status}", state.used)
    return child(chart) or _finding(chart)


_SETTLED: Final = frozenset(
    {KitStatus.POSITIVE, KitStatus.OTHER_EXON17, KitStatus.NEGATIVE_ADEQUATE}
)
"""What other rules speak of."""


def _finding(chart: Chart) -> NoResult:
    state, indications = kit_state(chart), other_indications(chart)
    likely = population(chart) is Population.CONFIRMED and not indications
    return _kind(state, chart)(
        indicator=Indicator.WARNING if likely else Indicator.INFO,
        used=(*state.used, *state.orders, *imatinib_drafts(chart), *indications),
        missing=not_known(chart),
        proposals=() if indications else _proposals(chart),
        result=state.used[0] if state.used else None,
        results=state.used,
        treated=state.treated,
        orders=state.orders,
        indications=indications,
    )


def _kind(state: KitState, chart: Chart) -> type[NoResult]:
    if state.status is KitStatus.PENDING:
        return ResultPending
    if state.status is not KitStatus.UNKNOWN:
        return ResultInadequate
    if state.used:
        return ResultUnclear
    # Nobody may say that there is none while something was not read.
    return ResultUnread if unseen_kit_results(chart) else NoResult


def _proposals(chart: Chart) -> tuple[Proposal, ...]:
    test: tuple[Proposal, ...] = (
        OrderTest(
            "Test bone marrow for KIT D816V",
            TestOrder.KIT_D816V_MARROW,
            "Imatinib is being considered and KIT D816V is not known",
        ),
    )
    if kit_state(chart).pending:
        text = "A KIT D816V result is awaited: please ask the laboratory for it."
        test = (AddTask("Ask for the awaited result", text),)
    drafts = imatinib_drafts(chart)
    label = "Defer imatinib until the result is known"
    return (*test, *(RemoveDraft(label, item.reference) for item in drafts))


RULE: Final = Rule(
    id="imatinib-kit-unknown-or-inadequate",
    title="Imatinib without an adequate KIT D816V test",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "Imatinib is being ordered for an adult with systemic mastocytosis, and KIT"
        " D816V was not tested, not by an adequate assay, or without a clear result."
    ),
    then=(
        "Warn that D816V is likely, and offer to test bone marrow first. A note only"
        " when imatinib has another coded indication or mastocytosis is unconfirmed."
    ),
    silent_when=(
        "FIP1L1-PDGFRA is positive, or KIT D816V is settled: positive, or negative by"
        " an adequate assay."
    ),
    evaluate=evaluate,
    about=ABOUT_IMATINIB,
    texts={
        NoResult: CardText(
            "Test bone marrow for KIT D816V before imatinib: no result on record",
            UNTESTED,
        ),
        ResultUnread: CardText(
            "Look for a KIT D816V result before imatinib, or test marrow: none could"
            " be read here",
            UNTESTED,
        ),
        ResultUnclear: CardText(
            "Test bone marrow for KIT D816V before imatinib: no clear result on record",
            ("What the record says: {results}", *UNTESTED),
        ),
        ResultPending: CardText(
            "Wait for the KIT D816V result before imatinib: it is pending",
            ("What the record says: {results}", *UNTESTED),
        ),
        ResultInadequate: CardText(
            "Test marrow before imatinib, D816V not excluded: {result}",
            ("What the record says: {results}", *UNTESTED),
        ),
    },
    cites=(OVERVIEW_IMATINIB, REVIEW_PREVALENCE, REVIEW_WORKUP, LABEL_INDICATION),
    needs=RECORDS,
    statements=("S0-25", "S2-12", "S2-16"),
    rests_on=(ADEQUATE_LIMIT,),
    override_reasons=(
        OverrideReason("urgent", "Treatment is urgent"),
        OverrideReason("test-not-obtainable", "Test not obtainable"),
        FUSION_POSITIVE,
        DIFFERENT_INDICATION,
    ),
    not_evaluated=(
        "how many mast cells the tested sample held",
        "reports that were sent as a file and not as text",
    ),
    act="imatinib-kit-test",
)
