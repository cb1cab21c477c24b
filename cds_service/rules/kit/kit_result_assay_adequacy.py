"""A KIT D816V test said "not detected", and the assay could not have seen it.

When  the patient (an adult) has, or may have, systemic mastocytosis
and   every negative KIT D816V result came from blood, from sequencing or from
      an assay whose specimen, method or limit of detection is poor or not said,
      or the only answer was indeterminate
Then  say to treat KIT as unknown and to repeat the test in bone marrow; a
      warning when imatinib is being chosen on it.

Says nothing once any test is positive or an adequate one is negative.
"""

from dataclasses import dataclass
from typing import Final

from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.event import Event
from cds_service.clinical.imatinib import (
    AGE_UNKNOWN,
    RECORDS,
    child,
    has_fusion,
    imatinib_drafts,
    unseen_phrase,
)
from cds_service.clinical.kit import (
    ADEQUATE_LIMIT,
    KitStatus,
    kit_state,
    unseen_kit_results,
)
from cds_service.clinical.mastocytosis import Population, is_child, population
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.variant import KitResult
from cds_service.knowledge.imatinib_advice import (
    OVERVIEW_IMATINIB,
    REVIEW_PREVALENCE,
    REVIEW_WORKUP,
    SENSITIVE_PCR,
    SEQUENCING_MISSES,
)

_INADEQUATE: Final = frozenset(
    {
        KitStatus.NEGATIVE_INADEQUATE,
        KitStatus.NEGATIVE_UNVERIFIED,
        KitStatus.INDETERMINATE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotExcluded(Finding):
    """The results do not exclude D816V; `result` is the newest of them."""

    result: KitResult
    results: tuple[KitResult, ...]
    treated: tuple[KitResult, ...] = ()
    orders: tuple[Event, ...] = ()
    limit: Threshold = ADEQUATE_LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class NotExcludedOnTreatment(NotExcluded):
    """The newest result was taken under a drug that can turn it negative."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = _aside(chart)
    if aside is not None:
        return aside
    state = kit_state(chart)
    if state.status in _INADEQUATE:
        return child(chart) or _finding(chart)
    unseen = unseen_kit_results(chart)
    if unseen and state.status is KitStatus.UNKNOWN:
        return InsufficientData(unseen_phrase(unseen[0]), state.used)
    return NotIndicated(f"KIT D816V: {state.status}", state.used)


def _aside(chart: Chart) -> NotIndicated | InsufficientData | None:
    who = population(chart)
    if who is Population.NONE:
        return NotIndicated(who)
    if chart.hook is Hook.ORDER_SIGN:
        return NotIndicated("imatinib-kit-unknown-or-inadequate speaks at signing")
    if chart.hook is Hook.ORDER_SELECT:
        if not imatinib_drafts(chart):
            return NotIndicated("no imatinib is being ordered")
        if has_fusion(chart):
            return NotIndicated("FIP1L1-PDGFRA is positive")
    if who is Population.UNKNOWN:
        return InsufficientData(who) if chart.kit else NotIndicated(who)
    return None


def _finding(chart: Chart) -> NotExcluded:
    state = kit_state(chart)
    for_imatinib = bool(imatinib_drafts(chart)) and chart.hook is Hook.ORDER_SELECT
    test = OrderTest(
        "Repeat KIT D816V in bone marrow",
        TestOrder.KIT_D816V_MARROW,
        "The KIT D816V results on record do not exclude the mutation",
    )
    unseen = unseen_kit_results(chart)
    on_treatment = state.used[0] in state.treated
    return (NotExcludedOnTreatment if on_treatment else NotExcluded)(
        indicator=Indicator.WARNING if for_imatinib else Indicator.INFO,
        used=(*state.used, *state.orders),
        missing=(
            *([AGE_UNKNOWN] if is_child(chart) is None else []),
            *dict.fromkeys(unseen_phrase(item) for item in unseen),
        ),
        proposals=() if state.pending else (test,),
        result=state.used[0],
        results=state.used,
        treated=tuple(item for item in state.treated if item in state.used),
        orders=state.orders,
    )


_DETAIL: Final = (
    "Treat KIT as unknown. What the record says: {results}",
    (
        "Adequate is an allele-specific or digital PCR on bone marrow or"
        " lesional tissue with a stated limit of detection of {limit} or"
        " lower. What is not stated counts as not met."
    ),
    (
        "Reported limits of detection: digital PCR about 0.01 to 0.03 %,"
        " allele-specific PCR about 0.003 to 0.01 %, panel sequencing 1 to"
        " 5 %, Sanger sequencing 10 to 30 %. In one trial sequencing of"
        " blood found D816V in 28 % of patients, digital PCR in 95 %."
    ),
    (
        "Taken during treatment with midostaurin or avapritinib, which can"
        " turn a test negative: {treated}"
    ),
    "Ordered and without a result so far: {orders}",
)

RULE: Final = Rule(
    id="kit-result-assay-adequacy",
    title="KIT D816V: is the negative result adequate?",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "An adult with systemic mastocytosis has KIT D816V results that are negative or"
        " indeterminate, and none comes from an adequate assay."
    ),
    then=(
        "Say to treat KIT as unknown and to repeat the test in bone marrow; a warning"
        " when imatinib is being chosen."
    ),
    silent_when="Any KIT D816V test is positive, or an adequate one is negative.",
    evaluate=evaluate,
    texts={
        NotExcluded: CardText(
            "Repeat KIT in marrow, D816V not excluded: {result}", _DETAIL
        ),
        NotExcludedOnTreatment: CardText(
            "Do not take KIT D816V as excluded: sample of {result.taken} was taken on"
            " midostaurin or avapritinib",
            _DETAIL,
        ),
    },
    cites=(
        REVIEW_WORKUP,
        OVERVIEW_IMATINIB,
        REVIEW_PREVALENCE,
        SENSITIVE_PCR,
        SEQUENCING_MISSES,
    ),
    needs=RECORDS,
    statements=("S0-25", "S2-12", "S2-16"),
    rests_on=(ADEQUATE_LIMIT,),
    override_reasons=(
        OverrideReason(
            "done-elsewhere", "Adequate marrow test negative, done elsewhere"
        ),
    ),
    not_evaluated=("how many mast cells the tested sample held",),
    act="imatinib-kit-test",
)
