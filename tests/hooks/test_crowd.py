"""How many resources a call may hold."""

import json

import pytest
from hook_calls import PATIENT_VIEW, bundle, patient_view
from starlette.testclient import TestClient

from cds_service.hooks.crowd import TooManyResources, check_crowd

_ONE = b'{"resourceType":"X"}'


@pytest.mark.parametrize("number", [49_999, 50_000])
def test_up_to_50000_resources_are_read(number: int) -> None:
    """Below the bound and at it."""
    check_crowd(_ONE * number)


def test_more_are_refused() -> None:
    """Above it, though the body is small enough."""
    with pytest.raises(TooManyResources, match="more than 50000 resources"):
        check_crowd(_ONE * 50_001)


def test_a_crowd_is_413_with_what_to_do(client: TestClient) -> None:
    """The caller is told; nothing is left out silently."""
    resources = ({"resourceType": "Basic"} for _ in range(50_000))
    call = patient_view(conditions=bundle(*resources))
    answer = client.post(PATIENT_VIEW, content=json.dumps(call))

    assert answer.status_code == 413
    assert "code filters" in answer.json()["issue"][0]["diagnostics"]
