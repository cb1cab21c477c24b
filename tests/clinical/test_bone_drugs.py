"""Bone drugs: what works today, and what ever was taken."""

import pytest
from bone_charts import DENOSUMAB, ZOLEDRONATE, ago, chart
from charts import draft, medication

from cds_service.clinical.bone_drugs import antiresorptives
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus

GIVEN = MedicationKind.ADMINISTRATION
DONE = MedicationStatus.COMPLETED


@pytest.mark.parametrize(
    ("drug", "days", "works"),
    [
        (ZOLEDRONATE, 400, True),
        (ZOLEDRONATE, 401, False),
        (DENOSUMAB, 210, True),
        (DENOSUMAB, 211, False),
        (Drug.PAMIDRONATE, 60, False),
    ],
)
def test_an_infusion_works_for_long(drug: Drug, days: int, *, works: bool) -> None:
    """A yearly infusion for 400 days, denosumab for 210; each was taken."""
    given = medication(drug, ago(days), kind=GIVEN, status=DONE)
    found = antiresorptives(chart(taken=(given,)))

    assert bool(found.now) is works
    assert found.ever == (given,)


@pytest.mark.parametrize(
    ("status", "works"),
    [
        (MedicationStatus.COMPLETED, True),
        (MedicationStatus.STOPPED, False),
        (MedicationStatus.CANCELLED, False),
    ],
)
def test_a_completed_order_of_an_infusion_works_like_one_given(
    status: MedicationStatus, *, works: bool
) -> None:
    """Many records keep the order alone; a stopped one proves no infusion."""
    order = medication(ZOLEDRONATE, ago(300), status=status)
    assert bool(antiresorptives(chart(taken=(order,))).now) is works


@pytest.mark.parametrize(
    "kind", [MedicationKind.ADMINISTRATION, MedicationKind.DISPENSE]
)
def test_an_infusion_that_nobody_closed_was_given(kind: MedicationKind) -> None:
    """Ten months ago, and the record still says that it goes on."""
    infusion = medication(ZOLEDRONATE, ago(300), kind=kind)

    assert antiresorptives(chart(taken=(infusion,))).now == (infusion,)


def test_tablets_count_while_they_are_ordered() -> None:
    """A stopped order is past."""
    active = medication(Drug.ALENDRONATE, ago(700))
    over = medication(Drug.ALENDRONATE, ago(700), status=MedicationStatus.STOPPED)

    assert antiresorptives(chart(taken=(active,))).now == (active,)
    assert antiresorptives(chart(taken=(over,))).now == ()
    assert antiresorptives(chart(taken=(over,))).bisphosphonates == (over,)


def test_what_is_both_a_class_and_a_drug_counts_once() -> None:
    """It is named by the drug."""
    named = medication(ZOLEDRONATE, ago(5), reference="MedicationRequest/z")
    class_ = medication(Drug.BISPHOSPHONATE, ago(5), reference="MedicationRequest/z")
    other = medication(Drug.BISPHOSPHONATE, ago(5), reference="MedicationRequest/c")
    found = antiresorptives(chart(taken=(class_, other, named)))

    assert found.ever == (other, named)


def test_a_draft_is_not_taken() -> None:
    """It is only being ordered."""
    assert antiresorptives(chart(drafts=(draft(DENOSUMAB),))).ever == ()


def test_denosumab_is_no_bisphosphonate() -> None:
    """Nor is a bone-building drug."""
    taken = tuple(
        medication(drug, ago(5)) for drug in (DENOSUMAB, Drug.BONE_BUILDING_DRUG)
    )

    found = antiresorptives(chart(taken=taken))

    assert found.bisphosphonates == ()
    assert len(found.now) == len(taken)
