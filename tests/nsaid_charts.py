"""Words for charts of patients who took an NSAID."""

from trigger_charts import (
    sm_chart,
)

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.medication import (
    Drug,
    Medication,
)
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Unread
from cds_service.clinical.tolerance import Tolerated, tolerance


def of_nsaid(
    *allergies: Allergy,
    uses: tuple[Medication, ...] = (),
    problems: tuple[Problem, ...] = (),
    gaps: tuple[Gap, ...] = (),
    unread: tuple[Unread, ...] = (),
) -> Tolerated:
    """Return what is known of NSAIDs."""
    chart = sm_chart(
        allergies=allergies,
        medications=uses,
        problems=problems,
        gaps=gaps,
        unread=unread,
    )
    return tolerance(
        chart,
        frozenset({Drug.NSAID}),
        frozenset({Allergen.NSAID}),
        frozenset({Ailment.ASPIRIN_ALLERGY, Ailment.ANALGESIC_ALLERGY}),
    )
