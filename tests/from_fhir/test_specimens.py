"""Counts of other fluids and of marrow are never taken for blood counts."""

from typing import Any

import pytest
from lab_results import ANC, HB, PLT, loinc, one_lab, one_unread, quantity, read

COUNT = quantity(0.8, "10*9/L")
INSIDE = {"reference": "#s1"}


def specimen(kind: object, **more: object) -> list[dict[str, Any]]:
    """Return a specimen that is sent inside the result."""
    return [{"resourceType": "Specimen", "id": "s1", "type": kind, **more}]


@pytest.mark.parametrize(
    "display",
    [
        "Bone marrow aspirate",
        "CSF",
        "Urine, random",
        "Ascitic fluid",
        "Pleura fluid",
        "Liquor",
        "Knochenmarkpunktat",
        "Aszites",
        "Moelle osseuse",
        "Médula ósea",
        "Líquido pleural",
        "Orina",
    ],
)
@pytest.mark.parametrize("where", ["beside", "inside", "site"])
def test_another_specimen_is_never_blood(display: str, where: str) -> None:
    """Whether it is named beside the result, inside it, or as the body site."""
    fields: dict[str, dict[str, Any]] = {
        "beside": {"specimen": {"display": display}},
        "inside": {"specimen": INSIDE, "contained": specimen({"text": display})},
        "site": {"bodySite": {"text": display}},
    }
    unread = one_unread(ANC, valueQuantity=COUNT, **fields[where])
    assert unread.why.startswith("its specimen is not blood (")


@pytest.mark.parametrize(
    "fields",
    [
        {"specimen": {"display": "Venous blood, EDTA"}},
        {"specimen": {"display": "Blut"}},
        {"specimen": INSIDE, "contained": specimen({"text": "Blood"})},
        {"specimen": INSIDE, "contained": specimen("a word")},
        {"specimen": {"reference": "#other"}, "contained": specimen({"text": "CSF"})},
        {"specimen": {"reference": "Specimen/1"}, "contained": specimen(None)},
        {"bodySite": {"text": "Left arm"}},
    ],
)
def test_blood_is_blood(fields: dict[str, Any]) -> None:
    """So is a specimen of which nothing is said, and one of another result."""
    assert one_lab(ANC, valueQuantity=COUNT, **fields).value.exact is not None


def coded(code: str) -> dict[str, Any]:
    """Return a result whose specimen is known by its code alone."""
    kind = {"coding": [{"system": "http://snomed.info/sct", "code": code}]}
    return {"specimen": INSIDE, "contained": specimen(kind)}


def test_a_specimen_known_by_its_code_alone() -> None:
    """Marrow is marrow without a word beside its code; a blood specimen is blood."""
    unread = one_unread(ANC, valueQuantity=COUNT, **coded("119359002"))
    assert unread.why == "its specimen is not blood (by its code)"
    assert (
        one_lab(ANC, valueQuantity=COUNT, **coded("119297000")).value.exact is not None
    )


def test_the_site_of_a_contained_specimen_counts() -> None:
    """A specimen of unnamed kind, taken from marrow, is marrow."""
    contained = specimen(None, collection={"bodySite": {"text": "Bone marrow"}})
    fields: dict[str, Any] = {"specimen": INSIDE, "contained": contained}
    assert "marrow" in one_unread(ANC, valueQuantity=COUNT, **fields).why


@pytest.mark.parametrize(
    "name", ["Neutrophils, synovial fluid", "WBC (CSF)", "Hb Urin", "Liquor-Leukozyten"]
)
@pytest.mark.parametrize("code", [ANC, PLT, HB])
def test_a_name_of_another_fluid_contradicts_a_code(code: str, name: str) -> None:
    """A blood code under the name of another fluid is not read as either."""
    unread = one_unread(loinc(code) | {"text": name}, valueQuantity=COUNT)
    assert unread.why == "one of its codes is that of another fluid"


def test_a_local_code_of_another_fluid_is_no_blood_count() -> None:
    """A name that says more than the allow-list is not on it."""
    assert read({"text": "WBC, CSF"}, valueQuantity=COUNT) == []
    assert read({"text": "Hemoglobin, urine"}, valueQuantity=COUNT) == []
