"""Memory or attention is a complaint, and several medicines sedate.

When  an adult with systemic mastocytosis has a cognitive symptom on record
and   takes two or more sedating antihistamines, opioids or benzodiazepines
Then  have the medicines reviewed; nothing is to be stopped at once.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import one_each
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.symptoms import current_problems
from cds_service.clinical.therapy import MEDICATION_RECORDS, taken_now
from cds_service.knowledge.antimediator_advice import DIFFERS, PAGE_RELATED

BURDEN: Final = Threshold(
    "sedating medicines taken together",
    Decimal(2),
    "medicines",
    HouseChoice("more than one; the source speaks of many medicines"),
)
_SEDATING: Final = frozenset(
    {
        Drug.SEDATING_ANTIHISTAMINE,
        Drug.OPIOID_HISTAMINE_RELEASING,
        Drug.OPIOID_LOWER_RISK,
        Drug.OPIOID_NOT_RANKED,
        Drug.BENZODIAZEPINE,
    }
)
_AVAPRITINIB: Final = frozenset({Drug.AVAPRITINIB})
_REVIEW: Final = AddTask(
    "Review sedating medicines",
    "Review sedating medicines with the patient; taper, never stop opioids or"
    " benzodiazepines at once",
)


class SedatingLoad(Finding):
    """A cognitive complaint beside several sedating medicines."""

    count: int
    complaints: tuple[Problem, ...]
    drugs: tuple[Medication, ...]
    avapritinib: tuple[Medication, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if reason := not_for_this_patient(chart):
        return NotIndicated(reason)
    complaints = current_problems(chart, (Ailment.COGNITIVE_SYMPTOM,))
    if not complaints:
        return NotIndicated("no cognitive symptom on record")
    drugs = _at_home(taken_now(chart, _SEDATING))
    count = len({_named(item) for item in drugs})
    if count < BURDEN.value:
        return NotIndicated(f"sedating medicines found: {count}", drugs)
    avapritinib = taken_now(chart, _AVAPRITINIB)
    return SedatingLoad(
        indicator=Indicator.INFO,
        used=(*complaints, *drugs, *avapritinib),
        proposals=(_REVIEW,),
        count=count,
        complaints=complaints,
        drugs=drugs,
        avapritinib=avapritinib,
    )


def _at_home(items: tuple[Medication, ...]) -> tuple[Medication, ...]:
    """Return what is taken outside hospital, one fact per resource."""
    return one_each(
        tuple(
            item
            for item in items
            if not item.inpatient and item.kind is not MedicationKind.ADMINISTRATION
        )
    )


def _named(item: Medication) -> tuple[Drug, str]:
    """Return what tells two medicines apart: an order and a statement are one."""
    return item.drug, item.name.casefold().partition(" ")[0]


RULE: Final = Rule(
    id="cognition-drug-burden",
    title="Sedating medicines beside memory complaints",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis has a cognitive symptom on record and"
        " takes two or more sedating antihistamines, opioids or benzodiazepines."
    ),
    then="Have the medicines reviewed; nothing is to be stopped at once.",
    silent_when=(
        "Fewer are found, or no cognitive symptom is on record. Medicines given in"
        " hospital do not count."
    ),
    evaluate=evaluate,
    texts={
        SedatingLoad: CardText(
            "Review {count} sedating medicines: a memory or attention complaint is on"
            " record",
            (
                "On record: {complaints}",
                "Taken: {drugs}",
                (
                    "Brain fog in mastocytosis may come in part from many medicines."
                    " Taper, and never stop opioids or benzodiazepines at once; pain is"
                    " itself a trigger."
                ),
                "Avapritinib can impair cognition too: {avapritinib}",
            ),
        )
    },
    cites=(PAGE_RELATED,),
    needs=frozenset({Record.PATIENT, Record.CONDITIONS, *MEDICATION_RECORDS}),
    statements=("S1-23",),
    rests_on=(BURDEN,),
    override_reasons=(
        OverrideReason("benefit-outweighs-risk", "The benefit outweighs the burden"),
        DIFFERS,
    ),
    not_evaluated=("medicines bought without prescription", "other causes"),
)
