"""FHIR and CDS Hooks samples written by others: none may cause a 5xx.

They are not part of this repository; without them the tests are skipped.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hook_calls import KEYS, PATIENT_VIEW, SERVICE_OF, Json, patient_view
from starlette.testclient import TestClient
from walk import empties

_SAMPLES = Path(__file__).parents[3] / "shared" / "fhir_samples"
_FILES = sorted(_SAMPLES.glob("*/*.json"))
_NOWHERE = not _FILES

pytestmark = pytest.mark.skipif(_NOWHERE, reason="the shared samples are not here")


def _content(path: Path) -> Json:
    content = json.loads(path.read_text("utf-8"))
    return content.get("body", content) if isinstance(content, dict) else content


def _resources() -> Iterator[tuple[str, Any]]:
    for path in _FILES:
        content = _content(path)
        if isinstance(content, dict) and "resourceType" in content:
            yield path.name, content


def _patient_of(value: Json) -> str:
    """Return the id of the first patient that is referred to, or else any id."""
    found = json.dumps(value).partition('"Patient/')[2].partition('"')[0]
    return found or "p1"


@pytest.mark.parametrize("key", KEYS)
def test_resources_of_others_are_read(client: TestClient, key: str) -> None:
    """Each resource and searchset under each key: 200, or 412 for what is no data."""
    for name, content in _resources():
        call = patient_view(**{key: content})
        call["context"]["patientId"] = _patient_of(content)
        response = client.post(PATIENT_VIEW, json=call)

        assert response.status_code in {200, 412}, name
        assert list(empties(response.json())) == [], name


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem[:60])
def test_requests_of_others_are_answered(client: TestClient, path: Path) -> None:
    """The specification's own examples, whatever they are, to the service they name."""
    content = _content(path)
    hook = content.get("hook") if isinstance(content, dict) else None
    service = SERVICE_OF.get(str(hook), PATIENT_VIEW)
    response = client.post(service, json=content)

    assert response.status_code in {200, 400, 412}
    assert list(empties(response.json())) == []


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem[:60])
def test_contexts_of_others_are_answered(client: TestClient, path: Path) -> None:
    """Examples of contexts, wrapped into a call: drafts of all FHIR versions."""
    content = _content(path)
    context = content.get("context", content) if isinstance(content, dict) else {}
    for hook, service in SERVICE_OF.items():
        call = patient_view(patient=None) | {"hook": hook}
        call["context"] |= context if isinstance(context, dict) else {}
        response = client.post(service, json=call)

        assert response.status_code in {200, 400}
