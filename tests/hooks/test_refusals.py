"""Every way a call can fail: the status, and an OperationOutcome that helps."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hook_calls import FIXTURES, PATIENT_VIEW, Json, low_neutrophils, patient_view, read
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from cds_service.app import create_app
from cds_service.hooks import answer
from cds_service.settings import Settings

_BROKEN = sorted(path for path in (FIXTURES / "broken").iterdir() if path.is_dir())


def _diagnostics(response: Json) -> str:
    content = response.json()
    assert content["resourceType"] == "OperationOutcome"
    (issue,) = content["issue"]
    assert issue["severity"] == "error"
    assert issue["code"]
    return str(issue["diagnostics"])


@pytest.mark.parametrize("folder", _BROKEN, ids=lambda path: path.name)
def test_broken_requests_are_refused(client: TestClient, folder: Path) -> None:
    """JSON-07, 10, REQ-02 to 09, 19 to 21, PFD-02, 03, 10: status and words as kept."""
    (request,) = folder.glob("request.*")
    call = read(folder / "call.json") if (folder / "call.json").is_file() else {}
    body = request.read_bytes()
    hook = {} if "service" in call else json.loads(body)
    service = call.get("service") or _service(hook)
    kind = call.get("content_type", "application/json")
    response = client.post(
        f"/cds-services/{service}", content=body, headers={"content-type": kind}
    )

    expected = read(folder / "response.json")
    assert 400 <= response.status_code < 500
    assert response.status_code == expected["status"]
    assert response.json() == expected["body"]
    assert _diagnostics(response)


def _service(hook: Json) -> str:
    is_order = isinstance(hook, dict) and hook.get("hook") == "order-sign"
    return "sm-order-sign" if is_order else "sm-patient-view"


@pytest.mark.parametrize("folder", _BROKEN, ids=lambda path: path.name)
def test_explain_refuses_what_the_service_refuses(
    client: TestClient, folder: Path
) -> None:
    """The same request, the same reasons not to answer it."""
    (request,) = folder.glob("request.*")
    kept = read(folder / "response.json")
    call = read(folder / "call.json") if (folder / "call.json").is_file() else {}
    body = request.read_bytes()
    service = call.get("service") or _service(json.loads(body))
    kind = call.get("content_type", "application/json")
    response = client.post(
        f"/explain/{service}", content=body, headers={"content-type": kind}
    )

    assert response.status_code == kept["status"]


def test_pfd_10_a_412_names_the_missing_keys(client: TestClient) -> None:
    """PFD-02, PFD-10: whoever integrates must know which key to send."""
    call = patient_view()
    del call["prefetch"]
    response = client.post(PATIENT_VIEW, json=call)

    assert response.status_code == 412
    assert response.json()["issue"][0]["code"] == "processing"
    assert "patient, conditions" in _diagnostics(response)


def test_pfd_04_null_is_no_data_and_no_412(client: TestClient) -> None:
    """PFD-04, PFD-09: a client that has nothing has still answered."""
    response = client.post(PATIENT_VIEW, json=patient_view())

    assert response.status_code == 200
    assert response.json() == {"cards": []}


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
def test_disc_17_the_wrong_method_is_told_the_right_one(
    client: TestClient, method: str
) -> None:
    """REQ-21: 405 with Allow."""
    response = client.request(method, PATIENT_VIEW)

    assert response.status_code == 405
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_req_20_an_unknown_service_is_404(client: TestClient, method: str) -> None:
    """REQ-20: whatever the method, and whatever the body."""
    response = client.request(method, "/cds-services/nope")

    assert response.status_code == 404
    assert "/cds-services" in _diagnostics(response)


def test_an_unknown_page_is_404_in_the_same_words(client: TestClient) -> None:
    """RESP-05: FastAPI's own refusals are OperationOutcomes too."""
    assert client.get("/nowhere").status_code == 404
    assert _diagnostics(client.get("/nowhere"))
    assert _diagnostics(client.get("/rules/nothing-of-the-kind"))
    assert _diagnostics(client.delete("/health/live"))


def _chunks(size: int) -> Iterator[bytes]:
    yield from (b" " * 65_536 for _ in range(size // 65_536 + 1))


def test_req_21_a_body_over_the_limit_is_413(client: TestClient) -> None:
    """REQ-21: 11 MB, announced by its length or arriving in pieces."""
    announced = client.post(PATIENT_VIEW, content=b" " * 11_000_000)
    in_pieces = client.post(PATIENT_VIEW, content=_chunks(11_000_000))

    for response in (announced, in_pieces):
        assert response.status_code == 413
        assert "10485760" in _diagnostics(response)


def test_the_limit_itself_is_allowed(log: BytesIO) -> None:
    """A body of exactly the limit is read; one byte more is not."""
    settings = Settings.load({"CDS_MAX_BODY_BYTES": "100"})
    client = TestClient(create_app(settings, log=log))

    assert client.post(PATIENT_VIEW, content=b" " * 100).status_code == 400
    assert client.post(PATIENT_VIEW, content=b" " * 101).status_code == 413
    assert client.post(PATIENT_VIEW, content=iter([b" " * 101])).status_code == 413


def test_what_breaks_is_an_honest_500(
    app: ASGIApp, log: BytesIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RESP-06: no trace, no message, CORS all the same; the log says where."""

    def broken(*_: object) -> None:
        message = "Jane Canary"
        raise ValueError(message)

    monkeypatch.setattr(answer, "compose", broken)
    response = TestClient(app).post(
        PATIENT_VIEW, json=low_neutrophils(), headers={"Origin": "https://e.org"}
    )

    assert response.status_code == 500
    assert "nothing was checked" in _diagnostics(response)
    assert response.headers["access-control-allow-origin"] == "*"
    line = json.loads(log.getvalue().splitlines()[-1])
    assert (line["event"], line["error"]) == ("broke", "ValueError")
    assert line["where"].startswith("cds_service/hooks/answer.py:")
    assert b"Canary" not in response.content + log.getvalue()
