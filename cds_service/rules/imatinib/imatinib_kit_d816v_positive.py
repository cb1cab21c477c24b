"""Imatinib is being ordered although KIT D816V makes the disease resistant to it.

When  imatinib is being ordered for a patient with systemic mastocytosis
and   any valid test, of any specimen, is positive for KIT D816V
Then  say that imatinib is not indicated, with the test and its date.

Warns, one level lower, of another exon 17 variant and of a preliminary result.
Is only a note when the mastocytosis is not confirmed, or when imatinib has
another coded indication (CML, ALL, GIST, DFSP).
Says nothing when FIP1L1-PDGFRA is positive: imatinib-eosinophilia-fusion does.
Asks when no positive result was found, and not all genetic results were read.
Holds at any age: resistance is a property of the mutated kinase, no threshold.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.fusion import fusion_state
from cds_service.clinical.imatinib import (
    ABOUT_IMATINIB,
    RECORDS,
    has_fusion,
    imatinib_drafts,
    not_known,
    other_indications,
    out_of_scope,
    unconfirmed,
    unseen_phrase,
)
from cds_service.clinical.imatinib_findings import (
    D816VPositive,
    D816VPositivePreliminary,
    D816VPositiveUndated,
    D816VPositiveWithShare,
    Exon17ForAnotherIndication,
    ForAnotherIndication,
    OtherExon17,
)
from cds_service.clinical.imatinib_positive_texts import POSITIVE_TEXTS
from cds_service.clinical.kit import KitStatus, kit_state, unseen_kit_results
from cds_service.clinical.kit_positive import leading, percent, settled
from cds_service.clinical.mastocytosis import is_child
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import AddTask, Proposal, RemoveDraft
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.imatinib_advice import (
    CLINICAL_TRIAL,
    DIFFERENT_INDICATION,
    FUSION_POSITIVE,
    LABEL_INDICATION,
    OVERVIEW_IMATINIB,
    REVIEW_INHIBITORS,
)

_RESISTANT: Final = frozenset({KitStatus.POSITIVE, KitStatus.OTHER_EXON17})
UNDER_18: Final = (
    "sources for this age: they are about adults, this patient is under 18"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    drafts, state = imatinib_drafts(chart), kit_state(chart)
    if has_fusion(chart):
        reason = "FIP1L1-PDGFRA is positive: imatinib-eosinophilia-fusion speaks"
        return NotIndicated(reason, fusion_state(chart).used)
    if state.status in _RESISTANT:
        return _finding(chart)
    if unseen := unseen_kit_results(chart):
        reason = f"no KIT D816V positive test found, but {unseen_phrase(unseen[0])}"
        return InsufficientData(reason, drafts)
    if state.status is KitStatus.NEGATIVE_ADEQUATE and state.unclear:
        reason = "beside a negative result another KIT result is not clear"
        return InsufficientData(reason, state.unclear)
    return NotIndicated(f"KIT D816V: {state.status}", state.used)


def _finding(chart: Chart) -> D816VPositive:
    state, drafts, result = kit_state(chart), imatinib_drafts(chart), leading(chart)
    kind, indications = _kind(chart), other_indications(chart)
    noted = issubclass(kind, ForAnotherIndication)
    return kind(
        indicator=Indicator.INFO if noted else _level(chart),
        used=(*state.used, *fusion_state(chart).used, *drafts, *indications),
        missing=(*not_known(chart), *([UNDER_18] if is_child(chart) else [])),
        proposals=() if noted else _proposals(drafts),
        result=result,
        others=tuple(item for item in state.used if item is not result),
        percent=percent(result),
        indications=indications,
    )


def _kind(chart: Chart) -> type[D816VPositive]:
    state = kit_state(chart)
    is_d816v = state.status is KitStatus.POSITIVE
    if other_indications(chart):
        return ForAnotherIndication if is_d816v else Exon17ForAnotherIndication
    if not is_d816v:
        return OtherExon17
    if not settled(chart):
        return D816VPositivePreliminary
    if leading(chart).taken is None:
        return D816VPositiveUndated
    has_share = leading(chart).allele_fraction is not None
    return D816VPositiveWithShare if has_share else D816VPositive


def _level(chart: Chart) -> Indicator:
    """Only a settled D816V in confirmed mastocytosis is a contraindication."""
    if unconfirmed(chart):
        return Indicator.INFO
    level = Indicator.CRITICAL
    if kit_state(chart).status is KitStatus.OTHER_EXON17:
        level = level.one_lower
    return level if settled(chart) else level.one_lower


def _proposals(drafts: tuple[Medication, ...]) -> tuple[Proposal, ...]:
    return (
        *(RemoveDraft("Do not order imatinib", item.reference) for item in drafts),
        AddTask(
            "Ask haematology about treatment",
            "Imatinib was considered in KIT D816V positive systemic mastocytosis:"
            " please advise on treatment (midostaurin, avapritinib, a trial).",
        ),
    )


RULE: Final = Rule(
    id="imatinib-kit-d816v-positive",
    title="Imatinib with KIT D816V",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Imatinib is being ordered for a patient with systemic mastocytosis, and any"
        " valid test of any specimen is positive for KIT D816V."
    ),
    then=(
        "Say that imatinib is not indicated, name the test and its date, offer to take"
        " the draft back and to ask haematology. A warning for another exon 17 variant"
        " or a preliminary test; a note when mastocytosis is only possible or imatinib"
        " has another coded indication. The same at any age."
    ),
    silent_when=(
        "FIP1L1-PDGFRA is positive (imatinib-eosinophilia-fusion speaks then), or no"
        " mastocytosis is on record."
    ),
    evaluate=evaluate,
    about=ABOUT_IMATINIB,
    texts=POSITIVE_TEXTS,
    cites=(LABEL_INDICATION, OVERVIEW_IMATINIB, REVIEW_INHIBITORS),
    needs=RECORDS,
    statements=("S0-25", "S2-33"),
    override_reasons=(
        FUSION_POSITIVE,
        DIFFERENT_INDICATION,
        CLINICAL_TRIAL,
        OverrideReason("sequencing-evidence", "Specialist, with sequencing evidence"),
    ),
    not_evaluated=(
        "germline KIT variants",
        "reports that were sent as a file and not as text",
    ),
)
