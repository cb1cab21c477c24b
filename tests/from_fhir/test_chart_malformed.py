"""One malformed resource costs itself only, and what it was about is said."""

from typing import Any

import pytest
from calls import LOINC, MINE, bundle, call, condition, count, drafting, order, read

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Gap, Record, Topic, Unread

BROKEN_COUNT = count(id="o2", valueQuantity={"value": [5]})


def test_a_malformed_result_costs_itself_only() -> None:
    """The good one beside it is read, the bad one is named with the reason."""
    for entries in ((BROKEN_COUNT, count()), (count(), BROKEN_COUNT)):
        chart = read(call({"labs": bundle(*entries)}), frozenset({Record.LABS}))
        assert [lab.reference for lab in chart.labs] == ["Observation/o1"]
        assert chart.unread == (
            Unread(
                "Observation/o2",
                Analyte.NEUTROPHILS,
                "valueQuantity.value is not a number",
            ),
        )
        assert chart.gaps == ()


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("1e999999", "valueQuantity is not a usable number"),
        ("NaN", "valueQuantity is not a usable number"),
        ("Infinity", "valueQuantity is not a usable number"),
        ("1e-13", "valueQuantity is not a usable number"),
        ("1" + "0" * 13, "valueQuantity is not a usable number"),
        ("0." + "1" * 50, "valueQuantity is not a usable number"),
        ("<5", "valueQuantity.value is not a usable number"),
        ("1e9999999999999999999", "valueQuantity.value is not a usable number"),
        (True, "valueQuantity.value is not a number"),
        ({}, "valueQuantity.value is not a number"),
    ],
)
def test_a_number_of_no_use_is_unread(value: object, why: str) -> None:
    """Huge, endless and impossible numbers are no amounts, as text or not."""
    chart = read(call({"labs": bundle(count(value))}))
    assert chart.labs == ()
    assert [item.why for item in chart.unread] == [why]


def test_a_huge_number_in_json_is_unread_too() -> None:
    """The same for a bare JSON number."""
    body = call({"labs": bundle(count(12345))}).replace(b"12345", b"1e999999")
    (unread,) = read(body).unread
    assert unread.about is Analyte.NEUTROPHILS


def test_a_number_as_text_is_a_number() -> None:
    """Some systems send "0.8"."""
    assert len(read(call({"labs": bundle(count("0.8"))})).labs) == 1


@pytest.mark.parametrize(
    ("broken", "about"),
    [
        (condition(recordedDate=5), Disease.SYSTEMIC_MASTOCYTOSIS),
        (
            condition(code={"text": "Indolent systemic mastocytosis"}, subject="x"),
            Disease.INDOLENT_SM,
        ),
        (order(authoredOn=5), Drug.MIDOSTAURIN),
        (
            order(medicationCodeableConcept={"text": "Rydapt"}, authoredOn=5),
            Drug.MIDOSTAURIN,
        ),
        (order(medicationCodeableConcept=5), Topic.UNKNOWN_DRUG),
        (count(code={"text": "ANC"}, issued=5), Analyte.NEUTROPHILS),
        (count(code=5), Topic.UNKNOWN),
        ({"resourceType": "Condition", "id": "c", "code": []}, Topic.NO_RESULT),
        (
            count(code={"text": "Path"}, valueString="KIT D816V: ND", issued=5),
            Topic.KIT,
        ),
        (
            count(code={"coding": [{"system": LOINC, "code": "55297-6"}]}, issued=5),
            Topic.FUSION,
        ),
        (
            count(code={"coding": [{"system": LOINC, "code": "88519-4"}]}, issued=5),
            Topic.KIT,
        ),
        (
            count(code={"coding": [{"system": LOINC, "code": "69548-6"}]}, issued=5),
            Topic.UNKNOWN,
        ),
        (
            {
                "resourceType": "DiagnosticReport",
                "id": "r",
                "code": {"text": "Pathology"},
                "conclusion": 5,
            },
            Topic.UNKNOWN,
        ),
    ],
)
def test_what_it_was_about_is_told(broken: dict[str, Any], about: object) -> None:
    """By its code, by its words, or not at all."""
    chart = read(call({"theirs": bundle(broken)}))
    assert about in [item.about for item in chart.unread]


def test_a_component_tells_as_well() -> None:
    """A panel is about its parts."""
    part = {"code": count()["code"], "valueQuantity": "x"}
    broken = count(code={"text": "CBC"}, component=["junk", part])
    (unread,) = read(call({"labs": bundle(broken)})).unread
    assert unread.about is Analyte.NEUTROPHILS


@pytest.mark.parametrize(
    "broken",
    [
        count(code={"text": "Sodium"}, issued=5),
        condition("I10", recordedDate=5),
        order(medicationCodeableConcept={"text": "atorvastatin"}, authoredOn=5),
        {"resourceType": "Medication", "id": "x", "code": 5},
        {
            "resourceType": "DiagnosticReport",
            "id": "r",
            "code": {"text": "CT"},
            "conclusion": "unremarkable",
            "issued": 5,
        },
        {"resourceType": "MedicationOrder", "id": "dstu2"},
    ],
)
def test_what_no_rule_asks_about_is_not_mentioned(broken: dict[str, Any]) -> None:
    """A broken sodium is nobody's concern."""
    chart = read(call({"theirs": bundle(broken)}), frozenset())
    assert chart.unread == ()


def test_what_may_have_been_anything_leaves_a_gap() -> None:
    """An entry of unknown content keeps a rule from concluding absence."""
    wanted = frozenset({Record.LABS, Record.GENETICS, Record.CONDITIONS})
    sent = {
        "labs": bundle(count(code=5)),
        "genetics": None,
        "conditions": bundle({"id": "no type"}, condition()),
    }
    assert read(call(sent), wanted).gaps == (
        Gap(Record.CONDITIONS, "an entry could not be read at all", partial=True),
        Gap(Record.LABS, "an entry could not be read at all", partial=True),
    )


def test_a_malformed_patient_is_a_gap_and_no_crash() -> None:
    """Nothing is known of age and sex, and it says so."""
    patient = {"resourceType": "Patient", "id": "p1", "birthDate": 1970}
    chart = read(call({"patient": patient}), frozenset({Record.PATIENT}))
    assert [gap.record for gap in chart.gaps] == [Record.PATIENT]
    assert chart.patient.born_from is None


def test_bundles_in_each_other_without_end_are_cut_off() -> None:
    """Far deeper than any real data; what is cut off is said to be missing."""
    deep = bundle(count())
    for _ in range(20):
        deep = bundle(deep)
    wanted = frozenset({Record.LABS})
    for entry in (count(id="o3"), BROKEN_COUNT):
        chart = read(call({"labs": bundle(deep, entry)}), wanted)
        assert [gap.partial for gap in chart.gaps] == [True]
        assert "Observation/o1" not in [lab.reference for lab in chart.labs]


def test_a_malformed_draft_is_said() -> None:
    """The order being signed could not be read, and that is no silence."""
    chart = read(drafting(order(status="draft", authoredOn=5), subject=MINE))
    assert [(item.reference, item.about) for item in chart.unread] == [
        ("MedicationRequest/m1", Drug.MIDOSTAURIN)
    ]
