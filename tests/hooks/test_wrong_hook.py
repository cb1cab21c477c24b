"""A call of another hook is told so before anything else that it lacks."""

from copy import deepcopy

import pytest
from hook_calls import ORDER_SIGN, PATIENT_VIEW, imatinib, low_neutrophils
from starlette.testclient import TestClient

_DRAFTLESS = deepcopy(imatinib())
del _DRAFTLESS["context"]["draftOrders"]


@pytest.mark.parametrize(
    ("path", "call", "answered"),
    [
        (PATIENT_VIEW, _DRAFTLESS, "patient-view"),
        (PATIENT_VIEW, {"hook": "order-select"}, "patient-view"),
        (PATIENT_VIEW, {"hook": "order-sign", "context": 3}, "patient-view"),
        (ORDER_SIGN, low_neutrophils(), "order-sign"),
        (ORDER_SIGN, {"hook": "appointment-book"}, "order-sign"),
    ],
)
@pytest.mark.parametrize("door", ["/cds-services", "/explain"])
def test_the_wrong_hook_is_told_first(
    client: TestClient, door: str, path: str, call: object, answered: str
) -> None:
    """What another hook needs is no help to whoever chose the wrong service."""
    response = client.post(path.replace("/cds-services", door), json=call)

    assert response.status_code == 400
    (issue,) = response.json()["issue"]
    assert f'answers the hook "{answered}"' in issue["diagnostics"]
    assert "context" not in issue["diagnostics"]


def test_drafts_are_demanded_of_the_right_hook(client: TestClient) -> None:
    """The right service goes on to say what is missing."""
    response = client.post(ORDER_SIGN, json=_DRAFTLESS)

    assert response.status_code == 400
    assert "context.draftOrders" in response.json()["issue"][0]["diagnostics"]
