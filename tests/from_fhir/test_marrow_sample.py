"""Where mast cells were counted: words of specimen, method and test, guarded."""

from typing import Any

import pytest
from lab_results import one_lab, quantity

from cds_service.clinical.lab import CountedIn
from cds_service.from_fhir.marrow_sample import of_words


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Bone marrow aspirate smear", CountedIn.SMEAR),
        ("bone marrow aspirate", CountedIn.SMEAR),
        ("BM smear, 500 cells", CountedIn.SMEAR),
        ("Marrow aspiration", CountedIn.SMEAR),
        ("Bone marrow trephine biopsy", CountedIn.BIOPSY),
        ("marrow core", CountedIn.BIOPSY),
        ("Bone marrow, histology", CountedIn.BIOPSY),
        ("bone marrow infiltration by mast cells", CountedIn.BIOPSY),
        ("Peripheral blood smear", CountedIn.BLOOD),
        ("PB", CountedIn.BLOOD),
        ("Bone marrow", None),
        ("smear", None),
        ("aspirate", None),
        ("Bone marrow aspirate and biopsy", None),
        ("bone marrow aspirate; peripheral blood", None),
        ("Bone marrow, not a smear", None),
        ("no smear, bone marrow", None),
        ("bone marrow aspirate or core", None),
        ("marrow smear vs biopsy: unknown", None),
        ("", None),
    ],
)
def test_words_that_settle_it(said: str, place: CountedIn | None) -> None:
    """Two places, or a denial, settle nothing."""
    assert of_words(said) is place


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"specimen": {"display": "Bone marrow aspirate smear"}}, CountedIn.SMEAR),
        ({"method": {"text": "Smear"}}, None),
        (
            {"method": {"text": "Smear"}, "bodySite": {"text": "Bone marrow"}},
            CountedIn.SMEAR,
        ),
        ({}, None),
    ],
)
def test_fields_that_are_read(fields: dict[str, Any], place: CountedIn | None) -> None:
    """Specimen, body site and method together."""
    assert (
        one_lab("11109-6", valueQuantity=quantity(25, "%"), **fields).counted_in
        is place
    )


def test_no_other_result_is_told_a_place() -> None:
    """It is said of mast cells alone."""
    found = one_lab("777-3", valueQuantity=quantity(210, "10*3/uL"))
    assert found.counted_in is None
