"""Dasatinib or nilotinib is ordered for mastocytosis with a KIT exon 17 mutation.

When  dasatinib or nilotinib is being ordered for an adult with systemic mastocytosis
      and without chronic myeloid or acute lymphoblastic leukaemia
and   KIT D816V or another exon 17 variant is on record
Then  warn: few respond; the sources reserve it for disease without such a mutation.

A note when KIT is not known, or mastocytosis is not confirmed.
Says nothing when an adequate test found no D816V.
"""

from typing import Any, Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.imatinib import NOT_CONFIRMED, RECORDS, unseen_phrase
from cds_service.clinical.kit import (
    ADEQUATE_LIMIT,
    KitStatus,
    kit_state,
    unseen_kit_results,
)
from cds_service.clinical.mastocytosis import (
    Population,
    confirmed_by_code,
    is_child,
    population,
)
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, RemoveDraft, TestOrder
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.variant import KitResult
from cds_service.knowledge.imatinib_advice import REVIEW_INHIBITORS

_DRUGS: Final = (Drug.DASATINIB, Drug.NILOTINIB)
_CONCERNED: Final = frozenset({Population.CONFIRMED, Population.POSSIBLE})
_RESISTANT: Final = frozenset({KitStatus.POSITIVE, KitStatus.OTHER_EXON17})
_OWN_INDICATIONS: Final = frozenset(
    {Disease.CHRONIC_MYELOID_LEUKEMIA, Disease.ACUTE_LYMPHOBLASTIC_LEUKEMIA}
)


class ExonSeventeen(Finding):
    """A variant that these drugs hardly inhibit is on record."""

    ordered: Drug
    draft: Medication
    result: KitResult
    results: tuple[KitResult, ...]


class KitNotKnown(Finding):
    """Whether there is one is not known."""

    ordered: Drug
    draft: Medication
    results: tuple[KitResult, ...]


_ABOUT: Final = Subject.of(
    *_DRUGS, otherwise="no such order for an adult with mastocytosis"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drafts = chart.drafted(*_DRUGS)
    if not drafts or population(chart) not in _CONCERNED or is_child(chart):
        return _ABOUT.otherwise
    if _other_indication(chart):
        return NotIndicated("a leukaemia it is given for is on record")
    state = kit_state(chart)
    if state.status is KitStatus.NEGATIVE_ADEQUATE:
        return NotIndicated("KIT D816V was excluded", state.used)
    confirmed = population(chart) is Population.CONFIRMED
    told: dict[str, Any] = {
        "indicator": Indicator.INFO,
        "used": (*state.used, *drafts),
        "missing": _missing(chart),
        "ordered": drafts[0].drug,
        "draft": drafts[0],
        "results": state.used,
    }
    if state.status not in _RESISTANT:
        return KitNotKnown(**told, proposals=(_TEST,))
    label = f"Take back the order of {drafts[0].drug}"
    level = Indicator.WARNING if confirmed else Indicator.INFO
    return ExonSeventeen(
        **told | {"indicator": level},
        result=state.used[0],
        proposals=(RemoveDraft(label, drafts[0].reference),),
    )


def _missing(chart: Chart) -> tuple[str, ...]:
    unseen = (unseen_phrase(item) for item in unseen_kit_results(chart))
    confirmed = population(chart) is Population.CONFIRMED
    return (*(() if confirmed else (NOT_CONFIRMED,)), *dict.fromkeys(unseen))


def _other_indication(chart: Chart) -> bool:
    return bool(confirmed_by_code(chart, _OWN_INDICATIONS))


_TEST: Final = OrderTest(
    "Test bone marrow for KIT D816V",
    TestOrder.KIT_D816V_MARROW,
    "Another kinase inhibitor is being considered",
)
_WHY: Final = (
    "A review of 2019 calls the results of dasatinib and nilotinib disappointing in"
    " mastocytosis with an exon 17 mutation of KIT, and reserves them for disease"
    " without one."
)

RULE: Final = Rule(
    id="other-tki-exon17",
    title="Dasatinib or nilotinib with a KIT exon 17 mutation",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "Dasatinib or nilotinib is ordered for an adult with systemic mastocytosis and"
        " without a leukaemia that it is given for, and KIT D816V is not excluded."
    ),
    then=(
        "Warn that few respond when KIT D816V or another exon 17 variant is on record;"
        " a note when KIT is not known."
    ),
    silent_when=(
        "An adequate test found no D816V, or chronic myeloid or acute lymphoblastic"
        " leukaemia is on record."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        ExonSeventeen: CardText(
            "Few respond to dasatinib or nilotinib: {result}",
            ("Being ordered: {draft}.", "On record: {results}", _WHY),
        ),
        KitNotKnown: CardText(
            "Test KIT before {ordered}: few respond with an exon 17 mutation, which is"
            " not excluded",
            ("Being ordered: {draft}.", "On record: {results}", _WHY),
        ),
    },
    cites=(REVIEW_INHIBITORS,),
    needs=RECORDS,
    statements=("S2-33",),
    rests_on=(ADEQUATE_LIMIT,),
    override_reasons=(
        OverrideReason("different-indication", "Given for another disease"),
        OverrideReason("clinical-trial", "Clinical trial"),
    ),
    not_evaluated=("variants outside exon 17 that these drugs may inhibit",),
    version="1.0.1",
)
