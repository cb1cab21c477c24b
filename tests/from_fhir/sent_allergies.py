"""Words for sending allergies: what was sent, read through a whole call."""

from typing import Any

from calls import bundle, call, read

from cds_service.clinical.allergy import Allergy

SNOMED = "http://snomed.info/sct"
ANAPHYLAXIS: dict[str, Any] = {
    "manifestation": [{"coding": [{"system": SNOMED, "code": "39579001"}]}]
}
HIVES: dict[str, Any] = {
    "manifestation": [{"coding": [{"system": SNOMED, "code": "126485001"}]}]
}
NAUSEA: dict[str, Any] = {
    "manifestation": [
        {"coding": [{"system": SNOMED, "code": "422587007"}], "text": "nausea"}
    ]
}


def sent(text: str = "bee venom", **more: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """Return an allergy of 2026-01-02 that is named by words."""
    return {
        "resourceType": "AllergyIntolerance",
        "id": "a",
        "patient": {"reference": "Patient/p1"},
        "code": {"text": text},
        "recordedDate": "2026-01-02",
        **more,
    }


def allergies(*resources: dict[str, Any]) -> tuple[Allergy, ...]:
    """Read allergies out of a whole call."""
    return read(call({"allergies": bundle(*resources)})).allergies


def one(text: str = "bee venom", **more: Any) -> Allergy:  # noqa: ANN401 (JSON)
    """Read one allergy that is of interest."""
    (read_one,) = allergies(sent(text, **more))
    return read_one
