"""Which Medications are read because orders point at them."""

import json
from typing import Any, Final

import msgspec
import pytest

from cds_service.from_fhir.fetch.medications import lacking_medications

_BASE: Final = "https://ehr.example.org/fhir"
Json = Any


def _raw(*resources: Json) -> msgspec.Raw:
    entries = [{"resource": each} for each in resources]
    bundle = {"resourceType": "Bundle", "entry": entries}
    return msgspec.Raw(json.dumps(bundle).encode())


def _lacking(*resources: Json) -> list[str]:
    found = lacking_medications([_raw(*resources)], _BASE)
    assert all(query.kind == "Medication" for query in found)
    return [query.identity for query in found]


def _order(reference: object, kind: str = "MedicationRequest") -> Json:
    pointer = {"reference": reference}
    return {"resourceType": kind, "id": "o", "medicationReference": pointer}


@pytest.mark.parametrize(
    ("reference", "read"),
    [
        ("Medication/m1", ["m1"]),
        ("Medication/m1/_history/3", ["m1"]),
        (f"{_BASE}/Medication/m1", ["m1"]),
        ("https://other.example.org/fhir/Medication/m1", []),
        ("#m1", []),
        ("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0", []),
        ("Substance/m1", []),
        ("Medication/../Patient", []),
        ("Medication/..", []),
        ("Medication/", []),
        ("Medication/a?b", []),
        ("", []),
        (None, []),
        (7, []),
    ],
)
def test_only_medications_of_this_server_are_read(
    reference: object, read: list[str]
) -> None:
    """What lies elsewhere, or inside the order, is not asked for."""
    assert _lacking(_order(reference)) == read


@pytest.mark.parametrize(
    "kind",
    ["MedicationStatement", "MedicationDispense", "MedicationAdministration"],
)
def test_every_resource_about_a_drug_may_point(kind: str) -> None:
    """Orders are not the only ones."""
    assert _lacking(_order("Medication/m1", kind)) == ["m1"]


def test_each_is_read_once_and_none_that_came_along() -> None:
    """Two orders of one drug; another's drug lies beside it."""
    drug = {"resourceType": "Medication", "id": "m2"}
    orders = [_order(f"Medication/m{number}") for number in (1, 1, 2, 3)]

    assert _lacking(*orders, drug) == ["m1", "m3"]


def test_r5_points_elsewhere() -> None:
    """CodeableReference."""
    order = _order("x") | {"medication": {"reference": {"reference": "Medication/m1"}}}
    del order["medicationReference"]

    assert _lacking(order) == ["m1"]


def test_what_does_not_point_at_medications_is_passed_over() -> None:
    """A condition with such a field is no order."""
    assert _lacking(_order("Medication/m1", "Condition")) == []
