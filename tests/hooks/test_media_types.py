"""What is JSON by any of its names is read; all else is 415."""

import json

import pytest
from hook_calls import PATIENT_VIEW, low_neutrophils
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ("Application/JSON;charset=UTF-8", 200),
        ("application/fhir+json", 200),
        ("application/json+fhir", 200),
        ("application/vnd.cds-hooks+json;version=2", 200),
        ("application/json; charset=iso-8859-1", 200),
        ("", 200),
        ("text/plain", 415),
        ("application/xml", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=x", 415),
    ],
)
def test_json_11_media_types(client: TestClient, kind: str, status: int) -> None:
    """JSON-11: what is JSON by any of its names is read, all else is 415."""
    content = json.dumps(low_neutrophils()).encode()
    response = client.post(
        PATIENT_VIEW, content=content, headers={"content-type": kind}
    )

    assert response.status_code == status


def test_json_11_a_missing_media_type_is_taken_for_json(client: TestClient) -> None:
    """A client that says nothing means JSON."""
    content = json.dumps(low_neutrophils()).encode()

    assert client.post(PATIENT_VIEW, content=content).status_code == 200


def test_a_compressed_body_is_415(client: TestClient) -> None:
    """It would be refused as broken JSON otherwise, which helps nobody."""
    headers = {"content-type": "application/json", "content-encoding": "gzip"}

    assert client.post(PATIENT_VIEW, content=b"x", headers=headers).status_code == 415


@pytest.mark.parametrize("encoding", ["", " ", "identity", "Identity"])
def test_no_encoding_by_any_name_is_read(client: TestClient, encoding: str) -> None:
    """An empty Content-Encoding says nothing; some proxies leave one behind."""
    content = json.dumps(low_neutrophils()).encode()
    headers = {"content-type": "application/json", "content-encoding": encoding}
    response = client.post(PATIENT_VIEW, content=content, headers=headers)

    assert response.status_code == 200
    assert response.json()["cards"]


@pytest.mark.parametrize("charset", ["utf-16", "utf-32"])
def test_other_than_utf_8_is_said_to_be_so(client: TestClient, charset: str) -> None:
    """What the header says of the characters is passed over; what they are is not."""
    response = client.post(
        PATIENT_VIEW,
        content=json.dumps(low_neutrophils()).encode(charset),
        headers={"content-type": f"application/json; charset={charset}"},
    )

    assert response.status_code == 400
    assert "UTF-8" in response.json()["issue"][0]["diagnostics"]
