"""A KIT D816V test said "not detected", and the assay could not have seen it.

When  the patient (an adult) has, or may have, systemic mastocytosis
and   every negative KIT D816V result came from blood, from sequencing or from
      an assay whose specimen, method or limit of detection is poor or not said,
      or the only answer was indeterminate
Then  say to treat KIT as unknown and to repeat the test in bone marrow; a
      warning when imatinib is being chosen on it in confirmed mastocytosis.
When  the record is opened, and no result could be read as positive or negative
Then  ask to clarify the newest of them.

Says nothing once any test is positive or an adequate one is negative.
"""

from typing import Final

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.imatinib import (
    AGE_UNKNOWN,
    NOT_CONFIRMED,
    RECORDS,
    child,
    has_fusion,
    imatinib_drafts,
    unconfirmed,
    unseen_phrase,
)
from cds_service.clinical.kit import (
    ADEQUATE_LIMIT,
    KitStatus,
    kit_state,
    unseen_kit_results,
)
from cds_service.clinical.kit_adequacy import (
    NOT_CLEAR,
    NOT_EXCLUDED,
    NotExcluded,
    NotExcludedOnTreatment,
    ResultNotClear,
)
from cds_service.clinical.mastocytosis import Population, is_child, population
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import AddTask, OrderTest, TestOrder
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
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


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = _aside(chart)
    if aside is not None:
        return aside
    # Of an order imatinib-kit-unknown-or-inadequate speaks of what is not clear.
    state, opened = kit_state(chart), chart.hook is Hook.PATIENT_VIEW
    if state.status in _INADEQUATE:
        return child(chart) or _finding(chart)
    if state.status is KitStatus.UNKNOWN and state.unclear and opened:
        return child(chart) or _not_clear(chart)
    unseen = unseen_kit_results(chart)
    if unseen and state.status is KitStatus.UNKNOWN:
        return InsufficientData(unseen_phrase(unseen[0]), state.used)
    return NotIndicated(f"KIT D816V: {state.status}", state.used)


def _aside(chart: Chart) -> NotIndicated | InsufficientData | None:
    who = population(chart)
    if who is Population.NONE:
        return NotIndicated(who)
    if chart.hook is Hook.ORDER_SELECT:
        if not imatinib_drafts(chart):
            return NotIndicated("no imatinib is being ordered")
        if has_fusion(chart):
            return NotIndicated("FIP1L1-PDGFRA is positive")
    if who is Population.UNKNOWN:
        return InsufficientData(who) if chart.kit else NotIndicated(who)
    return None


def _missing(chart: Chart) -> tuple[str, ...]:
    return (
        *([NOT_CONFIRMED] if unconfirmed(chart) else []),
        *([AGE_UNKNOWN] if is_child(chart) is None else []),
        *dict.fromkeys(unseen_phrase(item) for item in unseen_kit_results(chart)),
    )


def _not_clear(chart: Chart) -> ResultNotClear:
    unclear = kit_state(chart).unclear
    return ResultNotClear(
        indicator=Indicator.INFO,
        used=unclear,
        missing=_missing(chart),
        proposals=(
            AddTask(
                "Ask the laboratory to clarify",
                "A KIT result on record could not be read as positive or negative:"
                " please say whether D816V was found.",
            ),
        ),
        result=unclear[0],
        results=unclear,
    )


def _finding(chart: Chart) -> NotExcluded:
    state = kit_state(chart)
    for_imatinib = bool(imatinib_drafts(chart)) and chart.hook is Hook.ORDER_SELECT
    serious = for_imatinib and not unconfirmed(chart)
    test = OrderTest(
        "Repeat KIT D816V in bone marrow",
        TestOrder.KIT_D816V_MARROW,
        "The KIT D816V results on record do not exclude the mutation",
    )
    on_treatment = state.used[0] in state.treated
    return (NotExcludedOnTreatment if on_treatment else NotExcluded)(
        indicator=Indicator.WARNING if serious else Indicator.INFO,
        used=(*state.used, *state.orders),
        missing=_missing(chart),
        proposals=() if state.pending else (test,),
        result=state.used[0],
        results=state.used,
        treated=tuple(item for item in state.treated if item in state.used),
        orders=state.orders,
    )


RULE: Final = Rule(
    id="kit-result-assay-adequacy",
    title="KIT D816V: is the negative result adequate?",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "An adult with systemic mastocytosis has KIT D816V results that are negative or"
        " indeterminate, and none comes from an adequate assay; or none is clear."
    ),
    then=(
        "Say to treat KIT as unknown and to repeat the test in bone marrow; a warning"
        " when imatinib is being chosen in confirmed mastocytosis. Ask to clarify a"
        " result that could not be read."
    ),
    silent_when="Any KIT D816V test is positive, or an adequate one is negative.",
    evaluate=evaluate,
    texts={
        NotExcluded: CardText(
            "Repeat KIT in marrow, D816V not excluded: {result}", NOT_EXCLUDED
        ),
        NotExcludedOnTreatment: CardText(
            "Do not take KIT D816V as excluded: sample of {result.taken} was taken on"
            " midostaurin or avapritinib",
            NOT_EXCLUDED,
        ),
        ResultNotClear: CardText(
            "Clarify the KIT result of {result.taken}: it could not be read as positive"
            " or negative",
            NOT_CLEAR,
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
