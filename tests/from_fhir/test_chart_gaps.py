"""What is missing is said, and nothing that is there is called missing."""

from typing import Any

import pytest
from calls import PATIENT, bundle, call, condition, count, drafting, order, read
from starlette.testclient import TestClient

from cds_service.clinical.record import Gap, Record

OUTCOME = {"resourceType": "OperationOutcome"}
ERROR = {**OUTCOME, "issue": [{"severity": "error", "code": "exception"}]}
WARNING = {**OUTCOME, "issue": [{"severity": "warning", "code": "informational"}]}
NO_RESULTS = {
    **OUTCOME,
    "issue": [
        {
            "severity": "warning",
            "code": "processing",
            "details": {"coding": [{"system": "urn:oid:1.2.3", "code": "4101"}]},
        }
    ],
}


def gaps(value: Any, record: Record = Record.LABS) -> list[tuple[str, bool]]:  # noqa: ANN401
    """Return why, and whether only in part, a record is missing."""
    chart = read(call({record.value: value}), frozenset({record}))
    assert all(gap.record is record for gap in chart.gaps)
    return [(gap.why, gap.partial) for gap in chart.gaps]


@pytest.mark.parametrize(
    "value",
    [
        None,
        bundle(),
        {"resourceType": "Bundle", "total": 0},
        {"resourceType": "Bundle", "entry": None},
        bundle(count()),
        count(),
        NO_RESULTS,
        bundle(NO_RESULTS),
        bundle(count(), WARNING),
        bundle(count(), total=1),
        bundle(count(), link=[{"relation": "self", "url": "https://ehr.example"}]),
    ],
)
def test_what_is_known_is_no_gap(value: object) -> None:
    """Null and a search without hits mean that there is nothing."""
    assert gaps(value) == []


def test_an_absent_key_is_a_gap() -> None:
    """What was not sent is not absent from the record."""
    wanted = frozenset({Record.LABS, Record.CONDITIONS})
    chart = read(call({"labs": None}), wanted)
    assert chart.gaps == (Gap(Record.CONDITIONS, "was not sent"),)


@pytest.mark.parametrize("value", [ERROR, OUTCOME, WARNING, {**ERROR, "issue": 5}])
def test_an_error_instead_of_data_is_a_gap(value: object) -> None:
    """An OperationOutcome is no empty Bundle."""
    assert gaps(value) == [("could not be retrieved from the record system", False)]


@pytest.mark.parametrize("value", ["<html>", 5, True, [], {}, {"id": "x"}])
def test_junk_is_a_gap(value: object) -> None:
    """An HTML error page says nothing of the patient."""
    assert gaps(value) == [("was sent in a form that is no FHIR resource", False)]


@pytest.mark.parametrize("value", [condition(), {"resourceType": "List"}, PATIENT])
def test_another_kind_of_resource_is_a_gap(value: object) -> None:
    """A site that mixes up its keys did not send the labs."""
    assert gaps(value) == [("was sent as another kind of resource", False)]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (
            bundle(count(), link=[{"relation": "next", "url": "https://x"}]),
            "only the first page was sent",
        ),
        (bundle(count(), total=3), "only 1 of 3 results were sent"),
        (bundle(count(), None), "an entry without its content was sent"),
        (
            {"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:1"}]},
            "an entry without its content was sent",
        ),
        (
            bundle(count(), ERROR),
            "the record system reported an error while retrieving it",
        ),
        (
            {
                "resourceType": "Bundle",
                "type": "batch-response",
                "entry": [{"response": {"status": "403 Forbidden"}}],
            },
            "the record system reported an error while retrieving it",
        ),
    ],
)
def test_an_incomplete_bundle_is_a_gap_in_part(value: dict[str, Any], why: str) -> None:
    """What is there is read, and the rest is not taken for absent."""
    assert gaps(value) == [(why, True)]
    assert gaps(bundle(value)) == [(why, True)]


def test_a_patient_of_another_id_is_a_gap() -> None:
    """Age and sex of somebody else are not used."""
    chart = read(
        call({"patient": {**PATIENT, "id": "p2"}}), frozenset({Record.PATIENT})
    )
    assert chart.gaps == (Gap(Record.PATIENT, "is that of another patient"),)
    assert chart.patient.born_from is None


OTHERS = ("Patient/other", "Patient/P1", "#inside", "urn:uuid:5f1f")


@pytest.mark.parametrize("whose", OTHERS)
def test_a_problem_list_of_somebody_else_is_a_gap(whose: str) -> None:
    """Nothing is known of the patient's own; it is not taken for empty."""
    listed = bundle(condition(subject={"reference": whose}))
    chart = read(call({"conditions": listed}), frozenset({Record.CONDITIONS}))
    assert chart.gaps == (Gap(Record.CONDITIONS, "is that of another patient"),)
    assert chart.diagnoses == ()


@pytest.mark.parametrize("whose", OTHERS)
def test_beside_the_patients_own_only_what_may_be_theirs_is_a_gap(whose: str) -> None:
    """Of an entry whose subject was not sent it cannot be told; others are others."""
    own, other = condition("I10"), condition(id="c2", subject={"reference": whose})
    chart = read(
        call({"conditions": bundle(own, other)}), frozenset({Record.CONDITIONS})
    )
    cannot_tell = Gap(
        Record.CONDITIONS, "whose an entry is cannot be told", partial=True
    )
    assert chart.gaps == (() if whose.startswith("Patient/") else (cannot_tell,))


def test_an_order_for_whom_another_list_was_sent_is_refused(client: TestClient) -> None:
    """No answer is better than silence about somebody else."""
    listed = bundle(condition(subject={"reference": "Patient/other"}))
    sent = drafting(order(), prefetch={"patient": PATIENT, "conditions": listed})
    answer = client.post("/cds-services/sm-order-sign", content=sent)
    assert answer.status_code == 412
    assert "another patient" in answer.text


@pytest.mark.parametrize(
    "beside", [WARNING, {"resourceType": "Patient", "id": "p1"}, {"resourceType": "X"}]
)
def test_a_total_counts_what_was_searched_for(beside: dict[str, Any]) -> None:
    """An outcome or an included resource does not stand for the second result."""
    assert gaps(bundle(count(), beside, total=1)) == []
    assert gaps(bundle(count(), beside, total=2)) == [
        ("only 1 of 2 results were sent", True)
    ]


@pytest.mark.parametrize("other", [count(), {"resourceType": "List", "id": "l1"}])
def test_another_search_is_not_the_problem_list(other: dict[str, Any]) -> None:
    """Under its key lie other things: nothing is known of problems."""
    wrong = [("was sent as another kind of resource", False)]
    assert gaps(bundle(other), Record.CONDITIONS) == wrong
    assert gaps(bundle(other, condition()), Record.CONDITIONS) == []
    assert gaps(bundle(WARNING), Record.CONDITIONS) == []
