"""NSAIDs and aspirin: one reaction speaks for both, one use for itself."""

import pytest
from charts import medication
from trigger_charts import allergy, given, sm_chart

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.nsaid import (
    aspirin_tolerance,
    nsaid_tolerance,
    regular_aspirin,
    takes_aspirin,
)
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.tolerance import Tolerance


def aspirin(day: str, kind: MedicationKind = MedicationKind.STATEMENT) -> Medication:
    """Return aspirin that is stated (or ordered) since a day."""
    return medication(Drug.ASPIRIN, day, kind=kind)


def test_a_reaction_speaks_for_both() -> None:
    """Both block COX-1."""
    chart = sm_chart(allergies=(allergy(Allergen.NSAID),))

    assert nsaid_tolerance(chart).state is Tolerance.INTOLERANT
    assert aspirin_tolerance(chart).state is Tolerance.INTOLERANT


def test_a_use_speaks_for_itself() -> None:
    """Aspirin that was tolerated proves nothing of an NSAID."""
    uses = (given(Drug.ASPIRIN, "2025-06-01"), given(Drug.ASPIRIN, "2025-06-02"))
    chart = sm_chart(medications=uses)

    assert aspirin_tolerance(chart).state is Tolerance.TOLERATED
    assert nsaid_tolerance(chart).state is Tolerance.UNKNOWN


@pytest.mark.parametrize(
    ("day", "regular"), [("2025-12-06", True), ("2025-12-07", False)]
)
def test_regular_means_longer_than_30_days(day: str, regular: bool) -> None:
    """Day 31 is regular, day 30 is not."""
    chart = sm_chart(medications=(aspirin(day),))

    assert bool(regular_aspirin(chart)) is regular
    assert takes_aspirin(chart) is regular


def test_what_does_not_show_that_it_is_taken() -> None:
    """An order alone, a reaction on record, allergies that were not sent."""
    stated = (aspirin("2025-06-01"),)
    ordered = (aspirin("2025-06-01", MedicationKind.ORDER),)
    gap = (Gap(Record.ALLERGIES, "was not sent"),)

    assert takes_aspirin(sm_chart(medications=stated))
    assert not takes_aspirin(sm_chart(medications=ordered))
    assert not takes_aspirin(sm_chart(medications=stated, gaps=gap))
    assert not takes_aspirin(
        sm_chart(medications=stated, allergies=(allergy(Allergen.NSAID),))
    )
