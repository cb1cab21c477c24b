"""What is wrong with a file, in a sentence that says what to do."""

import json
from pathlib import Path

import pytest

from cds_service.commands.cases import find
from cds_service.commands.unfit_file import problem_of

PATIENT = b'{"resourceType": "Patient", "id": "p1"}'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b" \n", ("empty", "hook request or a FHIR Bundle")),
        (b"<Bundle xmlns='http://hl7.org/fhir'/>", ("XML", "convert it to FHIR JSON")),
        (PATIENT + b"\n" + PATIENT + b"\n", ("NDJSON", "entries of one Bundle")),
        (PATIENT[:-4], ("not JSON (Input data was truncated)", "as JSON in UTF-8")),
        (b"\xff\xfe{\x00", ("not JSON", "UTF-8")),
        (b"[" * 10_000, ("not JSON", "UTF-8")),
        (b"hello", ("not JSON", "(byte 0)")),
        (b"[]", ("a list", "entries of one Bundle")),
        (b"3", ("no JSON object",)),
        (PATIENT, ("a single resource (Patient)", "entries of one Bundle")),
        (b'{"cards": []}', ("neither a hook nor a resourceType", "FHIR Bundle")),
        (b'{"x": 1, "body": ' + PATIENT + b"}", ("take out", "under body (Patient)")),
        (b'{"hook": "order-dispatch"}', ("'order-dispatch'", "patient-view")),
        (b'{"hook": ["x"]}', ("the hook ['x']", "order-sign")),
    ],
)
def test_every_mistake_has_its_sentence(body: bytes, words: tuple[str, ...]) -> None:
    """What is wrong, and what to do, on one line."""
    problem = problem_of(body)

    assert [word for word in words if word not in problem] == []
    assert "\n" not in problem


def test_a_hook_request_has_no_problem() -> None:
    """Whatever else is wrong with it, the service says."""
    assert problem_of(b'{"hook": "order-sign"}') == ""


def record(*ids: str) -> bytes:
    """Return a Bundle of these patients."""
    entries = [{"resource": {"resourceType": "Patient", "id": one}} for one in ids]
    return json.dumps({"resourceType": "Bundle", "entry": entries}).encode()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (
            record("a", "b"),
            "the Bundle holds 2 patients (a, b): choose one, --patient a",
        ),
        (record(), "the Bundle is empty: put the patient's resources into its entries"),
    ],
)
def test_a_bundle_that_is_no_record_is_said(
    tmp_path: Path, body: bytes, problem: str
) -> None:
    """The option that mends it is named."""
    file = tmp_path / "record.json"
    file.write_bytes(body)

    (case,) = find([file])

    assert case.problem == problem


def test_a_patient_may_be_named(tmp_path: Path) -> None:
    """The call is about that one."""
    (tmp_path / "record.json").write_bytes(record("a", "b"))

    (case,) = find([tmp_path], "b")

    assert json.loads(case.body)["context"]["patientId"] == "b"


def test_a_request_about_another_than_the_named_is_said(tmp_path: Path) -> None:
    """Nobody is shown the cards of another patient."""
    request = {"hook": "patient-view", "context": {"patientId": "a"}}
    (tmp_path / "mine.json").write_text(json.dumps(request))

    (same,), (other,) = find([tmp_path], "a"), find([tmp_path], "b")

    assert same.problem == ""
    assert other.problem == "this request is about patient a: leave out --patient"
