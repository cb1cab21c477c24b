"""A peptic ulcer, or a drug that makes one, without cover against acid.

When  an adult with systemic mastocytosis has a peptic ulcer on the problem
      list, or regularly takes an NSAID, aspirin or a systemic corticosteroid
and   neither a proton pump inhibitor nor an H2 antihistamine is found
Then  consider one of them; a proton pump inhibitor lowers bone density.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.antimediator_step import (
    STEP_RECORDS,
    allergies_unseen,
    not_borne,
)
from cds_service.clinical.antimediators import (
    DRUGS_OF,
    AntimediatorClass,
    taking,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import one_each
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import DrugProduct, OrderDrug
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.symptoms import current_problems
from cds_service.clinical.therapy import taken_now
from cds_service.knowledge.antimediator_advice import (
    DECLINED,
    DIFFERS,
    PAGE_MEDICINES,
    PAGE_RELATED,
    REVIEW_TREATMENT,
)

_PPI: Final = frozenset({Drug.PROTON_PUMP_INHIBITOR})
_COVER: Final = _PPI | DRUGS_OF[AntimediatorClass.H2]
_ULCER_MAKING: Final = frozenset({Drug.NSAID, Drug.ASPIRIN, Drug.GLUCOCORTICOID})
_PANTOPRAZOLE: Final = OrderDrug(
    "Order pantoprazole 40 mg daily", DrugProduct.PANTOPRAZOLE
)


class UlcerUncovered(Finding):
    """An ulcer on the problem list, and no cover found."""

    ulcers: tuple[Problem, ...]
    beside: tuple[Medication, ...]


class DrugUncovered(Finding):
    """A drug that makes ulcers is taken regularly, and no cover was found."""

    drugs: tuple[Medication, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if reason := not_for_this_patient(chart):
        return NotIndicated(reason)
    ulcers = current_problems(chart, (Ailment.PEPTIC_ULCER,))
    drugs = _regular(chart)
    if not ulcers and not drugs:
        return NotIndicated("no ulcer on record, and no drug that makes one")
    if (cover := taking(chart, _COVER)) is not Presence.ABSENT:
        return NotIndicated(f"cover against acid: {cover}")
    return _finding(chart, ulcers, drugs)


def _regular(chart: Chart) -> tuple[Medication, ...]:
    """Return those taken at home day by day; one given in hospital is none."""
    return one_each(
        tuple(
            item
            for item in taken_now(chart, _ULCER_MAKING)
            if not item.dose.as_needed
            and not item.inpatient
            and item.kind is not MedicationKind.ADMINISTRATION
        )
    )


def _finding(
    chart: Chart, ulcers: tuple[Problem, ...], drugs: tuple[Medication, ...]
) -> Outcome:
    offered = () if not_borne(chart, _PPI) else (_PANTOPRAZOLE,)
    if not ulcers:
        return DrugUncovered(
            indicator=Indicator.INFO,
            used=drugs,
            missing=allergies_unseen(chart),
            proposals=offered,
            drugs=drugs,
        )
    return UlcerUncovered(
        indicator=Indicator.INFO,
        used=(*ulcers, *drugs),
        missing=allergies_unseen(chart),
        proposals=offered,
        ulcers=ulcers,
        beside=drugs,
    )


_OTHER_WAY: Final = "An H2 antihistamine treats mediator symptoms as well."
_MORE_OFTEN: Final = "Peptic ulcers are more frequent in mastocytosis."

RULE: Final = Rule(
    id="ppi-peptic-ulcer",
    title="Cover against acid in peptic ulcer",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis has a peptic ulcer on the problem list, or"
        " regularly takes an NSAID, aspirin or a systemic corticosteroid, and neither a"
        " proton pump inhibitor nor an H2 antihistamine is found in this record."
    ),
    then="Consider a proton pump inhibitor or an H2 antihistamine.",
    silent_when=(
        "One of them is taken, or the medicines were not fully read. A drug taken only"
        " as needed, or in hospital, does not count."
    ),
    evaluate=evaluate,
    texts={
        UlcerUncovered: CardText(
            "Consider a PPI or an H2 antihistamine: peptic ulcer on record, neither"
            " found in this record",
            (_MORE_OFTEN, "On record: {ulcers}", "Also taken: {beside}", _OTHER_WAY),
        ),
        DrugUncovered: CardText(
            "Consider a PPI or an H2 antihistamine beside NSAID, aspirin or steroid:"
            " neither found in this record",
            (_MORE_OFTEN, "Taken regularly: {drugs}", _OTHER_WAY),
        ),
    },
    cites=(PAGE_MEDICINES, PAGE_RELATED, REVIEW_TREATMENT),
    needs=STEP_RECORDS,
    statements=("S1-09", "S1-23", "S2-28"),
    override_reasons=(DECLINED, DIFFERS),
    not_evaluated=("acid inhibitors bought without prescription",),
    caveat=(
        "A proton pump inhibitor taken for long lowers bone density, which matters in"
        " mastocytosis."
    ),
)
