"""Tests named for KIT: 88519-4, 55201-8, 87731-6 and local names."""

from decimal import Decimal
from typing import Any

import pytest
from from_fhir.genetic_results import kit, loinc, named, observation, read, unread

from cds_service.clinical.record import Topic
from cds_service.clinical.variant import KitFinding

_P = KitFinding.D816V_PRESENT
_N = KitFinding.D816V_ABSENT
_U = KitFinding.UNCLEAR
_I = KitFinding.INDETERMINATE
V3 = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
SNOMED = "http://snomed.info/sct"


def interpreted(code: str) -> list[dict[str, Any]]:
    """Return an interpretation."""
    return [{"coding": [{"system": V3, "code": code}]}]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"valueString": "Detected"}, _P),
        ({"valueString": "POSITIVE"}, _P),
        ({"valueString": "Not detected"}, _N),
        ({"valueString": "Negative"}, _N),
        ({"valueString": "ND"}, _U),
        ({"valueString": "n.d."}, _U),
        ({"valueString": "<5 %"}, _U),
        ({"valueQuantity": {"value": 1, "comparator": "<", "unit": "%"}}, _U),
        ({"valueString": "Wild type"}, _N),
        ({"valueString": "Not detected (<0.01 %)"}, _N),
        ({"valueString": "12.5 %"}, _P),
        ({"valueString": "0 %"}, _N),
        ({"valueString": "<0.01 %"}, _N),
        ({"valueString": "Indeterminate"}, _I),
        ({"valueString": "Pending"}, KitFinding.PENDING),
        ({"valueString": "see comment"}, _U),
        ({"valueString": "KIT mutation detected"}, _P),
        ({"valueCodeableConcept": loinc("LA9633-4")}, _P),
        ({"valueCodeableConcept": loinc("LA6576-8")}, _P),
        ({"valueCodeableConcept": loinc("LA9634-2")}, _N),
        ({"valueCodeableConcept": loinc("LA9634-2", display="Positive")}, _U),
        ({"valueCodeableConcept": {"text": "Detected"}}, _P),
        ({"valueCodeableConcept": {"text": "KIT D816V not detected"}}, _N),
        ({"valueQuantity": {"value": 3.2, "code": "%"}}, _P),
        ({"valueQuantity": {"value": 0, "code": "%"}}, _N),
        ({"valueQuantity": {"value": 0.01, "comparator": "<", "unit": "%"}}, _N),
        ({"interpretation": interpreted("POS")}, _P),
        ({"interpretation": interpreted("ND")}, _N),
        ({"interpretation": interpreted("IND")}, _I),
        ({"interpretation": interpreted("A")}, _P),
        ({"interpretation": {"text": "Positive"}}, _P),
        ({"valueString": "Detected", "interpretation": interpreted("NEG")}, _U),
        ({"valueString": "Detected", "note": [{"text": "KIT D816V negative"}]}, _U),
        ({"valueString": "Detected", "note": [{"text": "KIT D816V: see LOD"}]}, _P),
        ({"note": [{"text": "KIT D816V detected"}]}, _P),
        ({}, _U),
    ],
)
def test_d816v_test(value: dict[str, Any], expected: KitFinding) -> None:
    """88519-4 answers in codes, words, amounts, interpretations and notes."""
    assert kit(observation("88519-4", **value)).finding is expected


def test_amount_is_the_allele_fraction() -> None:
    """3.2 % is 0.032; below a limit there is no known fraction."""
    amount = {"value": 3.2, "code": "%"}
    below = {"value": 0.01, "comparator": "<", "code": "%"}

    found = kit(observation("88519-4", valueQuantity=amount))
    assert found.allele_fraction == Decimal("0.032")
    assert kit(observation("88519-4", valueString="12.5 %")).allele_fraction == (
        Decimal("0.125")
    )
    assert kit(observation("88519-4", valueQuantity=below)).allele_fraction is None


@pytest.mark.parametrize(
    "amount",
    [
        {"value": 44, "code": "1"},
        {"value": 101, "code": "%"},
        {"value": 3.2},
        {"value": -1, "code": "%"},
        {"value": 3, "unit": "copies"},
    ],
)
def test_amount_that_cannot_be_read(amount: dict[str, Any]) -> None:
    """An amount without a usable unit is unread, never zero and never present."""
    lost = unread(observation("88519-4", valueQuantity=amount))

    assert (lost.about, lost.status_only) == (Topic.KIT, False)


@pytest.mark.parametrize("code", ["55201-8", "87731-6"])
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"valueString": "Positive"}, _U),
        ({"valueString": "Negative"}, _N),
        ({"valueString": "KIT D816V mutation detected"}, _P),
        ({"valueString": "KIT D816V mutation not detected"}, _N),
        ({"valueString": "KIT D816H detected"}, KitFinding.OTHER_EXON17),
        ({"valueCodeableConcept": loinc("LA9634-2")}, _N),
        ({"valueCodeableConcept": loinc("LA9633-4")}, _U),
        (
            {
                "valueCodeableConcept": loinc("LA9633-4"),
                "note": [{"text": "KIT D816V mutation detected"}],
            },
            _P,
        ),
        (
            {
                "valueCodeableConcept": loinc("LA9633-4"),
                "component": [named("48005-3", "NP_000213.1:p.Asp816Val")],
            },
            _P,
        ),
        ({"interpretation": interpreted("POS")}, _U),
        ({"interpretation": interpreted("NEG")}, _N),
    ],
)
def test_kit_analysis(code: str, value: dict[str, Any], expected: KitFinding) -> None:
    """An analysis of KIT must say which mutation; a negative one says enough."""
    assert kit(observation(code, **value)).finding is expected


@pytest.mark.parametrize("code", ["55201-8", "87731-6"])
def test_analysis_without_value_is_unclear(code: str) -> None:
    """A final analysis without a value is not the same as no analysis."""
    assert kit(observation(code)).finding is _U


def test_unverified_code_never_clears_alone() -> None:
    """An unverified "absent" needs its words; a "present" raises at once."""
    absent = {"coding": [{"system": SNOMED, "code": "2667000"}]}
    worded = {**absent, "text": "Not detected"}
    present = {"coding": [{"system": SNOMED, "code": "260373001"}]}

    assert kit(observation("88519-4", valueCodeableConcept=absent)).finding is _U
    assert kit(observation("88519-4", valueCodeableConcept=worded)).finding is _N
    assert kit(observation("88519-4", valueCodeableConcept=present)).finding is _P


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("KIT D816V mutation, blood", "Not detected", _N),
        ("c-KIT Asp816Val PCR", "POSITIVE", _P),
        ("KIT mutation analysis", "Positive", _U),
    ],
)
def test_local_names(name: str, value: str, expected: KitFinding) -> None:
    """A test without a known code is known by its name."""
    result = observation("", name, valueString=value)

    assert kit(result).finding is expected


@pytest.mark.parametrize(
    "result",
    [
        observation("718-7", valueString="KIT"),
        observation("718-7", valueQuantity={"value": 8.16, "unit": "g/dL"}),
        observation("", "Pregnancy test kit", valueString="Negative"),
        observation("77171-7", valueString="Negative"),
        observation("", "Note", valueString="CD117 (KIT) positive"),
    ],
)
def test_other_results_yield_nothing(result: Any) -> None:  # noqa: ANN401
    """What is no KIT mutation test, and other exons, say nothing of D816V."""
    assert read(result) == []
