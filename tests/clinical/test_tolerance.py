"""Tolerance: silence is none, a reaction outweighs uses, uses count in days."""

import pytest
from charts import medication
from nsaid_charts import of_nsaid
from trigger_charts import (
    REFUTED,
    UNCONFIRMED,
    allergy,
    given,
    problem,
)

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.tolerance import Tolerance

TWICE = (given(Drug.NSAID, "2025-06-01"), given(Drug.NSAID, "2025-06-02"))


REACTION = allergy(Allergen.NSAID)


def test_silence_is_no_tolerance() -> None:
    """Nothing on record is not known."""
    assert of_nsaid().state is Tolerance.UNKNOWN


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        (TWICE, Tolerance.TOLERATED),
        (TWICE[:1], Tolerance.UNKNOWN),
        ((TWICE[0], given(Drug.NSAID, "2025-06-01", "again")), Tolerance.UNKNOWN),
        ((TWICE[0], given(Drug.ASPIRIN, "2025-06-02")), Tolerance.UNKNOWN),
        ((TWICE[0], given(Drug.NSAID, "2024-01-07")), Tolerance.TOLERATED),
        ((TWICE[0], given(Drug.NSAID, "2024-01-06")), Tolerance.UNKNOWN),
        ((TWICE[0], given(Drug.NSAID, "2026-01-06")), Tolerance.TOLERATED),
        ((TWICE[0], given(Drug.NSAID, "2026-01-07")), Tolerance.UNKNOWN),
    ],
)
def test_two_days_of_the_last_730(
    uses: tuple[Medication, ...], expected: Tolerance
) -> None:
    """Two different days of use show tolerance, up to 730 days back, none ahead."""
    assert of_nsaid(uses=uses).state is expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        (MedicationKind.DISPENSE, MedicationStatus.COMPLETED, Tolerance.TOLERATED),
        (MedicationKind.DISPENSE, MedicationStatus.ACTIVE, Tolerance.UNKNOWN),
        (MedicationKind.ADMINISTRATION, MedicationStatus.STOPPED, Tolerance.UNKNOWN),
        (MedicationKind.ORDER, MedicationStatus.COMPLETED, Tolerance.UNKNOWN),
        (MedicationKind.STATEMENT, MedicationStatus.COMPLETED, Tolerance.UNKNOWN),
    ],
)
def test_what_counts_as_a_use(
    kind: MedicationKind, status: MedicationStatus, expected: Tolerance
) -> None:
    """Only what was handed over or given; an order is a wish."""
    uses = tuple(
        medication(Drug.NSAID, day, kind=kind, status=status)
        for day in ("2025-06-01", "2025-06-02")
    )
    assert of_nsaid(uses=uses).state is expected


@pytest.mark.parametrize(
    ("reaction", "expected"),
    [
        (REACTION, Tolerance.INTOLERANT),
        (allergy(Drug.NSAID), Tolerance.INTOLERANT),
        (allergy(Drug.ASPIRIN), Tolerance.UNKNOWN),
        (allergy(Allergen.NSAID, certainty=UNCONFIRMED), Tolerance.UNCONFIRMED),
        (allergy(Allergen.NSAID, current=False), Tolerance.UNCONFIRMED),
        (allergy(Allergen.NSAID, certainty=REFUTED), Tolerance.TOLERATED),
        (allergy(Allergen.NSAID, only_gastrointestinal=True), Tolerance.UNKNOWN),
        (allergy(Allergen.OPIOID), Tolerance.UNKNOWN),
    ],
)
def test_how_sure_a_reaction_is(reaction: Allergy, expected: Tolerance) -> None:
    """A stomach upset is no hypersensitivity; a refuted allergy shows tolerance."""
    assert of_nsaid(reaction).state is expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (problem(Ailment.ASPIRIN_ALLERGY), Tolerance.INTOLERANT),
        (problem(Ailment.ASPIRIN_ALLERGY, confirmed=False), Tolerance.UNCONFIRMED),
        (problem(Ailment.ASPIRIN_ALLERGY, unverified_code=True), Tolerance.UNCONFIRMED),
        (problem(Ailment.ASPIRIN_ALLERGY, current=False), Tolerance.UNCONFIRMED),
        (problem(Ailment.ANALGESIC_ALLERGY), Tolerance.UNCONFIRMED),
        (problem(Ailment.CONTRAST_ALLERGY), Tolerance.UNKNOWN),
    ],
)
def test_a_problem_may_be_a_reaction(found: Problem, expected: Tolerance) -> None:
    """A code that leaves open to which analgesic is in doubt."""
    assert of_nsaid(problems=(found,)).state is expected
