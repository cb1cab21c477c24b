"""Did the patient react to an NSAID or to aspirin? One reaction speaks for both.

Both block COX-1; a use of the one does not prove that the other is tolerated. Nor
does a use of an NSAID that blocks COX-2 alone or of metamizole, unless it is the very
one ordered.
"""

from typing import Final

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.mastocytosis import Population, is_child, population
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.problem import Ailment
from cds_service.clinical.therapy import taken_now
from cds_service.clinical.tolerance import Tolerance, Tolerated, tolerance

REGULAR: Final = Recency(
    "regular use that shows tolerance",
    30,
    HouseChoice("a month; who takes it daily would have reacted by then"),
)
COX2_SELECTIVE: Final = frozenset({Drug.CELECOXIB, Drug.OTHER_COX2_SELECTIVE})
"""What spares COX-1, whose block is what patients react to: tolerance of it shows
nothing of the others.
"""
_LIKE_NO_OTHER: Final = COX2_SELECTIVE | {Drug.PYRAZOLONE}
"""Together with metamizole, which is no NSAID in the narrow sense: who reacts to one
may react to it, and its use shows nothing of the others.
"""
_STATED: Final = MedicationKind.STATEMENT
_ALLERGENS: Final = frozenset({Allergen.NSAID})
_AILMENTS: Final = frozenset({Ailment.ASPIRIN_ALLERGY, Ailment.ANALGESIC_ALLERGY})


@fact
def nsaid_tolerance(chart: Chart) -> Tolerated:
    """Tell whether NSAIDs other than aspirin were tolerated."""
    nsaids, apart = frozenset({Drug.NSAID}), _LIKE_NO_OTHER - _alone_ordered(chart)
    return tolerance(chart, nsaids, _ALLERGENS, _AILMENTS, apart)


def _alone_ordered(chart: Chart) -> frozenset[Drug]:
    """Return what of these every NSAID ordered is."""
    ordered = {item.reference for item in chart.drafted(Drug.NSAID)}
    return frozenset(
        drug
        for drug in _LIKE_NO_OTHER
        if ordered <= {item.reference for item in chart.drafted(drug)}
    )


@fact
def aspirin_tolerance(chart: Chart) -> Tolerated:
    """Tell whether aspirin was tolerated."""
    return tolerance(chart, frozenset({Drug.ASPIRIN}), _ALLERGENS, _AILMENTS)


@fact
def regular_aspirin(chart: Chart) -> tuple[Medication, ...]:
    """Return what says that aspirin has been taken for longer than a month."""
    return tuple(
        [
            item
            for item in taken_now(chart, frozenset({Drug.ASPIRIN}))
            if item.starts and item.starts.age_in_days(chart.as_of) > REGULAR.days
        ]
    )


def child_who_reacted(chart: Chart, record: Tolerated) -> bool:
    """Tell whether a child with mastocytosis has a reaction on record.

    What else is said of these drugs is for adults; a reaction needs no threshold
    of adults, so that it is told at any age.
    """
    established = population(chart) in {Population.CONFIRMED, Population.POSSIBLE}
    reacted = record.state in {Tolerance.INTOLERANT, Tolerance.UNCONFIRMED}
    return established and reacted and bool(is_child(chart))


def takes_aspirin(chart: Chart) -> bool:
    """Tell whether it is said to be taken, for long, and without a reaction.

    An order alone shows that it is wanted, not that it is taken.
    """
    record = aspirin_tolerance(chart)
    unharmed = record.state is Tolerance.UNKNOWN and not record.missing
    regular = regular_aspirin(chart)
    return unharmed and any(item.kind is _STATED for item in regular)
