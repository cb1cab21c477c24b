"""What is found to replay, and which service each case is for."""

import json
from pathlib import Path

import pytest

from cds_service.commands.cases import Case, find

PATIENT = {"resourceType": "Patient", "id": "p1"}


def put(file: Path, content: object) -> Path:
    """Write JSON, or bytes as they are."""
    file.parent.mkdir(parents=True, exist_ok=True)
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    file.write_bytes(raw)
    return file


def entries(*resources: object) -> dict[str, object]:
    """Return a Bundle."""
    listed = [{"resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": listed}


def services(cases: list[Case]) -> list[str]:
    """Return the services to be called."""
    return [case.service for case in cases]


@pytest.mark.parametrize("hook", ["patient-view", "order-select", "order-sign"])
def test_the_hook_names_the_service(tmp_path: Path, hook: str) -> None:
    """A request needs no word beside it."""
    put(tmp_path / "a/request.json", {"hook": hook})

    assert services(find([tmp_path])) == [f"sm-{hook}"]


def test_call_json_says_what_differs(tmp_path: Path) -> None:
    """A broken case may call another service, as another content type."""
    put(tmp_path / "request.body", b"\xff\xfe")
    put(
        tmp_path / "call.json",
        {"service": "sm-order-sign", "content_type": "text/plain", "not_r4": "why"},
    )

    assert find([tmp_path]) == [
        Case(
            str(tmp_path),
            "sm-order-sign",
            b"\xff\xfe",
            "text/plain",
            tmp_path / "response.json",
            "why",
        )
    ]


def test_cases_come_in_a_stable_order(tmp_path: Path) -> None:
    """Two runs print the same."""
    for name in ("b/two", "a", "b/one"):
        put(tmp_path / name / "request.json", {"hook": "patient-view"})

    names = [Path(case.name).relative_to(tmp_path) for case in find([tmp_path])]

    assert names == [Path("a"), Path("b/one"), Path("b/two")]


def test_a_file_or_its_folder_is_the_same_case(tmp_path: Path) -> None:
    """Tab completion ends at either."""
    file = put(tmp_path / "a/request.json", {"hook": "patient-view"})

    assert find([file]) == find([file.parent])


def test_an_answer_is_no_request(tmp_path: Path) -> None:
    """A folder that holds an answer alone has no case, which is said."""
    put(tmp_path / "response.json", {"status": 200})
    put(tmp_path / "call.json", {})

    (case,) = find([tmp_path])

    assert case.name == str(tmp_path)
    assert case.problem.startswith("nothing to replay")


def test_one_empty_folder_among_others_is_said(tmp_path: Path) -> None:
    """A typo in one of two paths does not go unnoticed."""
    put(tmp_path / "a/request.json", {"hook": "patient-view"})
    (tmp_path / "b").mkdir()

    first, second = find([tmp_path / "a", tmp_path / "b"])

    assert first.problem == ""
    assert second.problem.startswith("nothing to replay")


def test_a_loose_request_has_no_expected_answer(tmp_path: Path) -> None:
    """Any file with a hook request can be played."""
    put(tmp_path / "mine.json", {"hook": "order-sign"})

    (case,) = find([tmp_path])

    assert (case.service, case.answer) == ("sm-order-sign", None)


def test_a_bundle_is_looked_at(tmp_path: Path) -> None:
    """A plain record is played as if it had been opened."""
    put(tmp_path / "record.json", entries(PATIENT))

    (case,) = find([tmp_path])

    assert case.service == "sm-patient-view"
    assert json.loads(case.body)["context"]["patientId"] == "p1"


def test_a_bundle_with_a_draft_is_signed_as_well(tmp_path: Path) -> None:
    """Draft orders in a record are what an order hook is about."""
    order = {"resourceType": "MedicationRequest", "id": "o1", "status": "draft"}
    put(tmp_path / "record.json", entries(PATIENT, order))

    assert services(find([tmp_path])) == ["sm-patient-view", "sm-order-sign"]


def test_an_order_that_is_no_drug_is_not_signed(tmp_path: Path) -> None:
    """A drafted blood test alone would be a call about no order at all."""
    order = {"resourceType": "ServiceRequest", "id": "s1", "status": "draft"}
    put(tmp_path / "record.json", entries(PATIENT, order))

    assert services(find([tmp_path])) == ["sm-patient-view"]


def test_a_lone_request_file_may_be_a_record(tmp_path: Path) -> None:
    """What is kept nowhere and is a Bundle was not meant as a hook request."""
    file = put(tmp_path / "request.json", entries(PATIENT))

    (case,) = find([file])

    assert (case.answer, case.problem) == (None, "")
    assert json.loads(case.body)["hook"] == "patient-view"


def test_a_byte_order_mark_is_no_harm(tmp_path: Path) -> None:
    """Some editors write one in front."""
    file = put(
        tmp_path / "a.json", b"\xef\xbb\xbf" + json.dumps(entries(PATIENT)).encode()
    )

    (case,) = find([file])

    assert case.problem == ""


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe"])
def test_a_call_that_cannot_be_read_is_said(tmp_path: Path, content: bytes) -> None:
    """What lies beside a request is no reason for a trace of Python."""
    put(tmp_path / "request.json", {"hook": "patient-view"})
    put(tmp_path / "call.json", content)

    (case,) = find([tmp_path])

    assert case.problem.startswith("cannot be read")


def test_a_folder_with_the_name_of_a_file_is_no_file(tmp_path: Path) -> None:
    """An unpacked archive may be called so."""
    put(tmp_path / "record.json" / "one.json", {"hook": "order-sign"})

    assert services(find([tmp_path])) == ["sm-order-sign"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"[" * 5_000, b"[]", b"3", b'{"hook": 3}']
)
def test_a_file_that_is_no_request_is_sent_as_it_is(
    tmp_path: Path, body: bytes
) -> None:
    """Whatever it is, the answer to it can be seen."""
    put(tmp_path / "request.json", body)

    (case,) = find([tmp_path])

    assert (case.body, case.service) == (body, "sm-patient-view")
