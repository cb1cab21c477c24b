"""What was sent becomes a chart, whatever the key and the kind of Bundle."""

from decimal import Decimal
from typing import Any

import pytest
from calls import AS_OF, PATIENT, bundle, call, condition, count, order, read

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Hook
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import Drug
from cds_service.clinical.patient import Sex


def test_every_kind_of_fact_arrives() -> None:
    """Patient, diagnosis, result and medication, each where it belongs."""
    chart = read(
        call(
            {
                "patient": {**PATIENT, "gender": "female"},
                "conditions": bundle(condition()),
                "labs": bundle(count()),
                "medicationRequests": bundle(order()),
            }
        )
    )
    assert (chart.as_of, chart.hook) == (AS_OF, Hook.PATIENT_VIEW)
    assert chart.patient.sex is Sex.FEMALE
    assert [item.coded for item in chart.diagnoses] == [
        frozenset({Disease.SYSTEMIC_MASTOCYTOSIS})
    ]
    (lab,) = chart.labs_of(Analyte.NEUTROPHILS)
    assert (lab.reference, lab.value.exact) == ("Observation/o1", Decimal("0.8"))
    (drug,) = chart.taken(Drug.MIDOSTAURIN)
    assert drug.reference == "MedicationRequest/m1"
    assert chart.unread == ()


@pytest.mark.parametrize(
    "value",
    [
        count(),
        bundle(count()),
        bundle(count(), type="searchset", total=1),
        bundle(count(), type="collection"),
        bundle(bundle(bundle(count()))),
        bundle(
            count(), {"resourceType": "Encounter", "id": "e"}, {"resourceType": "?"}
        ),
    ],
)
def test_a_resource_counts_wherever_it_lies(value: dict[str, Any]) -> None:
    """Alone, in a Bundle of any type, in Bundles in Bundles, beside other things."""
    for key in ("labs", "genetics", "theirOwnName"):
        chart = read(call({key: value}))
        assert [lab.reference for lab in chart.labs] == ["Observation/o1"]


def test_the_same_resource_twice_counts_once() -> None:
    """Two keys often bring the same Observation."""
    for key in ("genetics", "theirOwnName"):
        chart = read(call({"labs": bundle(count(), count()), key: bundle(count())}))
        assert len(chart.labs) == 1


def test_of_two_versions_the_corrected_comes_first() -> None:
    """Nothing says which is newer, so both are kept and the correction wins."""
    first, corrected = count(0.8), count(1.8, status="corrected")
    for versions in ((first, corrected), (corrected, first)):
        chart = read(call({"labs": bundle(*versions)}))
        assert [lab.status for lab in chart.labs] == [
            ResultStatus.CORRECTED,
            ResultStatus.FINAL,
        ]


def test_a_count_is_computed_where_none_was_measured() -> None:
    """White cells and neutrophil percent of one draw make a neutrophil count."""

    def part(code: str, value: float, unit: str) -> dict[str, Any]:
        return count(
            id=code,
            code={"coding": [{"system": "http://loinc.org", "code": code}]},
            valueQuantity={
                "value": value,
                "code": unit,
                "system": "http://unitsofmeasure.org",
            },
        )

    parts = bundle(part("6690-2", 2.0, "10*9/L"), part("770-8", 40, "%"))
    (lab,) = read(call({"labs": parts})).labs_of(Analyte.NEUTROPHILS)
    assert lab.value.exact == Decimal("0.8")
    assert lab.calculated


@pytest.mark.parametrize(
    ("pointer", "full_url"),
    [
        ("Medication/x", None),
        ("https://ehr.example/r4/Medication/x", None),
        ("https://ehr.example/r4/Medication/x/_history/3", None),
        ("urn:uuid:11111111-2222-3333-4444-555555555555",) * 2,
        ("#x", "contained"),
    ],
)
def test_a_drug_is_found_wherever_the_order_points(
    pointer: str, full_url: str | None
) -> None:
    """By type and id, absolute, versioned, by the entry's address, contained."""
    rydapt = {"coding": [{"system": "http://www.whocc.no/atc", "code": "L01EX10"}]}
    drug = {"resourceType": "Medication", "id": "x", "code": rydapt}
    sent = order(medicationReference={"reference": pointer})
    del sent["medicationCodeableConcept"]
    prefetch: dict[str, Any]
    if full_url == "contained":
        prefetch = {"medicationRequests": bundle({**sent, "contained": [drug]})}
    else:
        entry = {"resource": drug, **({"fullUrl": full_url} if full_url else {})}
        other = {"resourceType": "Bundle", "entry": [entry]}
        prefetch = {"medicationRequests": bundle(sent), "theirDrugs": other}
    assert len(read(call(prefetch)).taken(Drug.MIDOSTAURIN)) == 1


def test_a_large_record_is_read_whole() -> None:
    """Five thousand entries are no obstacle."""
    many = [count(id=f"o{number}") for number in range(5000)]
    assert len(read(call({"labs": bundle(*many)})).labs) == 5000
