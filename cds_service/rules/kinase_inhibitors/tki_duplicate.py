"""A second kinase inhibitor of KIT is being ordered.

When  a kinase inhibitor of KIT is being ordered for a patient with systemic
      mastocytosis
and   another one is taken now, or is being ordered too
Then  warn of duplicate therapy; offer to end one of the two.

Says nothing when the other one ends within 7 days, is on hold or was stopped.
Asks when the status of the other one is unknown.
A note only when mastocytosis is not confirmed.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import KIT_INHIBITORS
from cds_service.clinical.imatinib import NOT_CONFIRMED
from cds_service.clinical.kit_inhibitors import (
    SWITCH,
    beside,
    drafted_inhibitors,
    perhaps_beside,
)
from cds_service.clinical.mastocytosis import Population, is_child, population
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.midostaurin import RECORDS
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.perhaps_taken import unclear
from cds_service.clinical.proposal import Proposal, RemoveDraft, StopOrder
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject

_CONCERNED: Final = frozenset({Population.CONFIRMED, Population.POSSIBLE})


class TwoInhibitors(Finding):
    """One is being ordered and another is taken, or being ordered too."""

    ordered: Drug
    also: Drug
    draft: Medication
    others: tuple[Medication, ...]


_ABOUT: Final = Subject.of(
    *KIT_INHIBITORS, otherwise="no such order for an adult with mastocytosis"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drafts = drafted_inhibitors(chart)
    if not drafts or population(chart) not in _CONCERNED or is_child(chart):
        return _ABOUT.otherwise
    for draft in drafts:
        if others := beside(chart, draft):
            return _finding(chart, draft, others)
    return _left_open(chart, drafts) or NotIndicated("no second kinase inhibitor")


def _left_open(chart: Chart, drafts: tuple[Medication, ...]) -> InsufficientData | None:
    """Where the status of another one is unknown, it may be what is critical."""
    for draft in drafts:
        if perhaps := perhaps_beside(chart, draft):
            grave = population(chart) is Population.CONFIRMED
            return InsufficientData(unclear(perhaps), perhaps, grave)
    return None


def _finding(
    chart: Chart, draft: Medication, others: tuple[Medication, ...]
) -> TwoInhibitors:
    confirmed = population(chart) is Population.CONFIRMED
    return TwoInhibitors(
        indicator=Indicator.CRITICAL if confirmed else Indicator.INFO,
        used=(draft, *others),
        missing=(*_further(chart, draft), *(() if confirmed else (NOT_CONFIRMED,))),
        proposals=_proposals(draft, others),
        exclusive=True,
        ordered=draft.drug,
        also=others[0].drug,
        draft=draft,
        others=others,
    )


def _further(chart: Chart, draft: Medication) -> tuple[str, ...]:
    perhaps = perhaps_beside(chart, draft)
    return (unclear(perhaps),) if perhaps else ()


def _proposals(
    draft: Medication, others: tuple[Medication, ...]
) -> tuple[Proposal, ...]:
    active = (
        item
        for item in others
        if item.kind is MedicationKind.ORDER and item.status is MedicationStatus.ACTIVE
    )
    reason = f"Replaced by {draft.drug}"
    return (
        *(StopOrder(f"Stop {item.drug}", item.reference, reason) for item in active),
        RemoveDraft(f"Take back the order of {draft.drug}", draft.reference),
    )


RULE: Final = Rule(
    id="tki-duplicate",
    title="Two kinase inhibitors of KIT together",
    tier=Tier.P1,
    provenance=Provenance.INFERENCE,
    when=(
        "A kinase inhibitor of KIT (such as midostaurin, avapritinib, imatinib,"
        " dasatinib, nilotinib) is ordered for an adult with systemic mastocytosis who"
        " takes, or is being ordered, another one."
    ),
    then="Warn of duplicate therapy; offer to end one of the two.",
    silent_when="The other one ends within 7 days, is on hold or was stopped.",
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        TwoInhibitors: CardText(
            "Do not combine two kinase inhibitors: {ordered} is ordered beside {also}",
            (
                "Being ordered: {draft}.",
                "Beside it: {others}",
                (
                    "No source was found for taking two inhibitors of KIT together. In"
                    " a switch, plan the end of the one before the start of the other;"
                    " how long to wait between them is not known here."
                ),
            ),
        ),
    },
    cites=(),
    needs=RECORDS,
    rests_on=(SWITCH,),
    override_reasons=(
        OverrideReason("switch-overlap", "Overlap of a switch"),
        OverrideReason("clinical-trial", "Clinical trial"),
        OverrideReason("different-indication", "The other one has another indication"),
    ),
    not_evaluated=("the wash-out between the two",),
    version="1.1.0",
)
