"""Early osteoporosis with a fracture and no other cause: mastocytosis may be one.

When  an adult without mastocytosis on record is younger than 50 (a man: 60)
and   has osteoporosis with a fragility fracture, and none of the usual causes
Then  suggest tryptase.

Says nothing when a part of the record that may hold a cause was not read.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Drug
from cds_service.clinical.organs import established
from cds_service.clinical.outcome import (
    Fact,
    Finding,
    Indicator,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.patient import Sex
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.suspicion import not_for_suspicion
from cds_service.clinical.therapy import (
    MEDICATION_RECORDS,
    ever_taken,
    medication_gaps,
)
from cds_service.knowledge.suspicion_advice import REVIEW_BONE, YOUNG, YOUNG_MAN

_CAUSES: Final = (
    Ailment.CHRONIC_KIDNEY_DISEASE,
    Ailment.MALABSORPTION,
    Ailment.MALIGNANT_NEOPLASM,
    Ailment.LIVER_DISEASE,
    Ailment.HYPERCALCEMIA,
)


class EarlyOsteoporosis(Finding):
    """Osteoporosis and fractures before the usual age."""

    problems: tuple[Problem, ...]
    age: int


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_suspicion(chart):
        return NotIndicated(aside)
    limit = YOUNG_MAN if chart.patient.sex is Sex.MALE else YOUNG
    if chart.patient.younger_than(int(limit.value), chart.as_of) is not True:
        return NotIndicated("not of an age at which bone loss is early")
    thin = established(chart, Ailment.OSTEOPOROSIS)
    broken = tuple(
        item for item in chart.problems_of(Ailment.FRAGILITY_FRACTURE) if item.confirmed
    )
    if not thin or not broken:
        return NotIndicated("no osteoporosis with a fragility fracture on record")
    return _aside(chart) or _finding(tuple(dict.fromkeys((*thin, *broken))), limit)


def _aside(chart: Chart) -> NotIndicated | None:
    """Say what else explains it, or may; and a tryptase answers the question."""
    causes: tuple[Fact, ...] = (
        *established(chart, *_CAUSES),
        *ever_taken(chart, frozenset({Drug.GLUCOCORTICOID})),
    )
    if causes:
        return NotIndicated("another cause is on record", causes)
    if measured := chart.labs_of(Analyte.TRYPTASE):
        return NotIndicated("tryptase was measured", measured)
    gaps = (*medication_gaps(chart), *chart.lacks(Record.LABS))
    return NotIndicated(gaps[0].of("records of a cause")) if gaps else None


def _finding(problems: tuple[Problem, ...], limit: Threshold) -> EarlyOsteoporosis:
    return EarlyOsteoporosis(
        indicator=Indicator.INFO,
        used=problems,
        proposals=(
            OrderTest(
                "Order tryptase",
                TestOrder.TRYPTASE,
                "Early osteoporosis with a fracture, no cause on record",
            ),
        ),
        problems=problems,
        age=int(limit.value),
    )


RULE: Final = Rule(
    id="early-osteoporosis-clue",
    title="Early osteoporosis without a known cause",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An adult without mastocytosis on record, younger than 50 (a man: 60), has"
        " osteoporosis with a fragility fracture and no usual cause on record."
    ),
    then="Suggest tryptase: mastocytosis is on the list of causes.",
    silent_when=(
        "Another cause is on record or may be on a part that was not read, or tryptase"
        " was measured."
    ),
    evaluate=evaluate,
    texts={
        EarlyOsteoporosis: CardText(
            "Measure tryptase: osteoporosis with a fragility fracture before the age of"
            " {age}, no cause on record",
            (
                (
                    "Early osteoporosis, mostly of trabecular bone (vertebrae), is a"
                    " classical presentation of mastocytosis."
                ),
                "On record: {problems}",
            ),
        ),
    },
    cites=(REVIEW_BONE,),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            Record.LABS,
            *MEDICATION_RECORDS,
            Analyte.TRYPTASE,
        }
    ),
    statements=("S2-05",),
    rests_on=(YOUNG, YOUNG_MAN),
    override_reasons=(OverrideReason("other-cause-known", "Another cause is known"),),
    not_evaluated=("hormones, alcohol, immobility and other causes without a code",),
)
