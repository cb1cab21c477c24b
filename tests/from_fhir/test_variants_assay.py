"""Specimen, method, status and date of tests named for KIT."""

from decimal import Decimal

from from_fhir.genetic_results import kit, observation, unread

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.variant import KitFinding, Method, Specimen

_P = KitFinding.D816V_PRESENT
_N = KitFinding.D816V_ABSENT


def test_assay_from_fields_and_words() -> None:
    """Specimen, method and limit are read wherever they stand."""
    result = kit(
        observation(
            "88519-4",
            valueString="Not detected",
            specimen={"reference": "#s"},
            contained=[
                {
                    "resourceType": "Specimen",
                    "id": "s",
                    "type": {"text": "Bone marrow"},
                },
                {"resourceType": "Group", "id": "g", "type": "person"},
            ],
            method={"text": "Droplet digital PCR"},
            note=[{"text": "Limit of detection 0.01 %."}],
        )
    )

    assert (result.specimen, result.method) == (Specimen.MARROW, Method.DIGITAL_PCR)
    assert result.limit_of_detection == Decimal("0.0001")


def test_assay_from_one_sentence() -> None:
    """T24: everything may stand in the result itself."""
    text = "KIT D816V mutation NOT detected (PB, NGS LOD 5%)"
    result = kit(observation("55201-8", valueString=text))

    assert (result.finding, result.quote) == (_N, text)
    assert (result.specimen, result.method) == (Specimen.BLOOD, Method.SEQUENCING)
    assert result.limit_of_detection == Decimal("0.05")


def test_field_and_words_that_disagree_state_nothing() -> None:
    """A marrow specimen whose report speaks of blood is neither."""
    result = kit(
        observation(
            "88519-4",
            valueString="Not detected in peripheral blood by NGS",
            specimen={"display": "Bone marrow aspirate"},
            bodySite={"text": "Marrow"},
        )
    )

    assert (result.specimen, result.method) == (Specimen.UNSTATED, Method.SEQUENCING)


def test_status_and_dates() -> None:
    """Preliminary is kept, registered is pending, tomorrow after next unread."""
    early = observation("88519-4", status="preliminary", valueString="Detected")
    awaited = observation("88519-4", status="registered")
    future = observation(
        "88519-4", valueString="Detected", effectiveDateTime="2026-01-08"
    )
    tomorrow = observation(
        "88519-4", valueString="Detected", effectiveDateTime="2026-01-07"
    )

    assert kit(early).status is ResultStatus.PRELIMINARY
    assert kit(awaited).finding is KitFinding.PENDING
    assert not unread(future).status_only
    assert kit(tomorrow).finding is _P
