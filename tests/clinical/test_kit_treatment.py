"""A KIT sample taken under an effective inhibitor proves and contradicts nothing."""

import pytest
from charts import medication, on
from kit_charts import (
    ADEQUATE,
    POSITIVE,
    kit_chart,
)

from cds_service.clinical.kit import KitStatus, kit_state
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.variant import KitResult
from cds_service.frozen import replace


def status(*results: KitResult) -> KitStatus:
    """Return the status that these results make."""
    return kit_state(kit_chart(*results)).status


@pytest.mark.parametrize("drug", [Drug.MIDOSTAURIN, Drug.AVAPRITINIB])
def test_negative_on_treatment_excludes_and_contradicts_nothing(drug: Drug) -> None:
    """A sample taken under an effective inhibitor is a treated sample."""
    later = replace(ADEQUATE, taken=on("2025-12-20"))
    taken = (medication(drug, "2025-12-01"),)

    both = kit_state(kit_chart(POSITIVE, later, taken=taken))
    alone = kit_state(kit_chart(later, taken=taken))

    assert (both.conflict, both.treated) == ((), (later,))
    assert alone.status is KitStatus.NEGATIVE_INADEQUATE


@pytest.mark.parametrize(
    ("day", "drug", "course", "expected"),
    [
        ("2025-11-30", Drug.MIDOSTAURIN, {}, KitStatus.NEGATIVE_ADEQUATE),
        ("2025-12-01", Drug.MIDOSTAURIN, {}, KitStatus.NEGATIVE_INADEQUATE),
        ("2025-12-20", Drug.IMATINIB, {}, KitStatus.NEGATIVE_ADEQUATE),
        (
            "2025-12-20",
            Drug.MIDOSTAURIN,
            {"status": MedicationStatus.CANCELLED},
            KitStatus.NEGATIVE_ADEQUATE,
        ),
        (
            "2025-12-20",
            Drug.MIDOSTAURIN,
            {"ends": "2025-12-20"},
            KitStatus.NEGATIVE_INADEQUATE,
        ),
        (
            "2025-12-21",
            Drug.MIDOSTAURIN,
            {"ends": "2025-12-20"},
            KitStatus.NEGATIVE_UNVERIFIED,
        ),
        (
            "2025-12-20",
            Drug.MIDOSTAURIN,
            {"status": MedicationStatus.STOPPED},
            KitStatus.NEGATIVE_UNVERIFIED,
        ),
        (
            "2025-12-20",
            Drug.MIDOSTAURIN,
            {"status": MedicationStatus.STOPPED, "ends": "2025-12-20"},
            KitStatus.NEGATIVE_INADEQUATE,
        ),
        (
            "2025-12-21",
            Drug.MIDOSTAURIN,
            {"status": MedicationStatus.STOPPED, "ends": "2025-12-20"},
            KitStatus.NEGATIVE_UNVERIFIED,
        ),
    ],
)
def test_treatment_in_time(
    day: str, drug: Drug, course: dict[str, MedicationStatus], expected: KitStatus
) -> None:
    """Before the start it counts, during it does not, after it nobody knows."""
    negative = replace(ADEQUATE, taken=on(day))
    taken = (medication(drug, "2025-12-01", **course),)  # type: ignore[arg-type]

    assert kit_state(kit_chart(negative, taken=taken)).status is expected
