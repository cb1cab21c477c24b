"""Orders that come in a group are not read, and the card says so."""

import pytest
from hook_calls import AGGRESSIVE_SM, IMATINIB_DRAFT, bundle, order_sign, path_of
from starlette.testclient import TestClient


@pytest.mark.parametrize("kind", ["RequestGroup", "RequestOrchestration", "CarePlan"])
def test_a_group_among_the_drafts_is_named(client: TestClient, kind: str) -> None:
    """The orders inside it raise nothing, so the could-not-check card names it."""
    group = {
        "resourceType": kind,
        "id": "g1",
        "status": "draft",
        "intent": "order",
        "contained": [IMATINIB_DRAFT],
    }
    call = order_sign(group, conditions=bundle(AGGRESSIVE_SM))
    (card,) = client.post(path_of(call), json=call).json()["cards"]

    assert card["summary"] == "Could not check: a draft order (not readable)"
    assert f"of a kind that is not read: {kind}" in card["detail"]
