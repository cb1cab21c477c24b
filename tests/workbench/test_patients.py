"""The patients one can pick are the whole patients of the fixtures."""

from starlette.testclient import TestClient

from cds_service.workbench.patients import patients


def test_every_whole_patient_can_be_picked(client: TestClient) -> None:
    """Those with mastocytosis, a child, the deceased, and one without it."""
    listed = [each["id"] for each in client.get("/workbench/patients").json()]

    assert len(listed) >= 11
    assert {"indolent-well-treated", "no-mastocytosis", "deceased"} < set(listed)


def test_a_patient_is_one_record_without_doubles() -> None:
    """The requests about a patient repeat resources; the record has each once."""
    for record in patients().values():
        named = [(item["resourceType"], item["id"]) for item in record.resources]
        assert len(named) == len(set(named))
        assert ("Patient", record.patient_id) in named
        assert "OperationOutcome" not in {kind for kind, _ in named}


def test_drafts_are_no_part_of_the_record() -> None:
    """What is being ordered is in the context of the call."""
    record = patients()["aggressive-midostaurin-week-3"]

    assert [draft["status"] for draft in record.drafts] == ["draft"]
    assert record.as_of == "2026-01-06"


def test_another_name_is_not_found(client: TestClient) -> None:
    """Nothing outside the fixtures can be asked for."""
    assert client.get("/workbench/patients/nobody").status_code == 404
    assert client.get("/workbench/patients/..%2f..%2fREADME.md").status_code == 404
