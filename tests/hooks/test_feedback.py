"""Feedback: FB items of the conformance list and cds-fb-1 to 3, by id."""

import json
from io import BytesIO
from typing import Any

import pytest
from hook_calls import Json, low_neutrophils, path_of
from starlette.testclient import TestClient

_PATH = "/cds-services/sm-patient-view/feedback"
_CARD = "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0009"
_ACCEPTED = {
    "card": _CARD,
    "outcome": "accepted",
    "acceptedSuggestions": [{"id": "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f000a"}],
    "outcomeTimestamp": "2026-01-06T12:00:00Z",
}
_OVERRIDDEN = {
    "card": _CARD,
    "outcome": "overridden",
    "outcomeTimestamp": "2026-01-06T12:00:00.149Z",
}


def _lines(log: BytesIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


@pytest.mark.parametrize(
    "item",
    [
        _ACCEPTED,
        _OVERRIDDEN,
        {**_OVERRIDDEN, "overrideReason": {"reason": {"code": "will-monitor"}}},
        {**_OVERRIDDEN, "overrideReason": {"userComment": "seen"}},
        {
            **_OVERRIDDEN,
            "overrideReason": {
                "reason": {"code": "x", "system": "http://e.org", "display": "X"},
                "userComment": "seen",
            },
        },
        {**_OVERRIDDEN, "overrideReasons": {"reason": {"code": "will-monitor"}}},
        {**_OVERRIDDEN, "overrideReasons": [{"reason": {"code": "will-monitor"}}]},
        {
            **_OVERRIDDEN,
            "overrideReasons": {
                "extension": {"com.epic.cdshooks.feedback.overrideReason": "3"}
            },
        },
        {**_OVERRIDDEN, "acceptedSuggestions": None, "overrideReason": None},
        {**_OVERRIDDEN, "outcomeTimestamp": "2026-01-06T13:00:00+01:00"},
        {**_OVERRIDDEN, "card": _CARD.upper(), "extension": {"a": 1}},
    ],
)
def test_fb_01_fb_06_fb_07_what_clients_send_is_taken(
    client: TestClient, item: dict[str, Any]
) -> None:
    """FB-01, 06, 07, 10, 12: every legal shape, and one EHR's own; 200 with a body."""
    response = client.post(_PATH, json={"feedback": [item]})

    assert response.status_code == 200
    assert response.json() == {"received": 1}


def test_fb_02_each_service_takes_feedback(client: TestClient) -> None:
    """FB-02: the path works for every discovered id; GET does not."""
    for service in client.get("/cds-services").json()["services"]:
        path = f"/cds-services/{service['id']}/feedback"
        assert client.post(path, json={"feedback": [_ACCEPTED]}).status_code == 200
        assert client.get(path).status_code == 405
    assert client.post("/cds-services/nope/feedback", json={}).status_code == 404


@pytest.mark.parametrize("body", [[_ACCEPTED], {}, {"feedback": {}}, None, 3])
def test_fb_03_the_body_is_an_object_with_a_list(
    client: TestClient, body: Json
) -> None:
    """FB-03: a bare item or list, as older drafts had it, is refused clearly."""
    response = client.post(_PATH, json=body)

    assert response.status_code == 400
    assert "feedback" in response.json()["issue"][0]["diagnostics"]


@pytest.mark.parametrize(
    "item",
    [
        {**_OVERRIDDEN, "outcome": "ignored"},
        {**_OVERRIDDEN, "outcome": None},
        {**_OVERRIDDEN, "card": ""},
        {**_OVERRIDDEN, "card": 7},
        {**_OVERRIDDEN, "card": "of-another-service"},
        {**_OVERRIDDEN, "card": f"{_CARD}\n"},
        {**_OVERRIDDEN, "outcomeTimestamp": "2026-01-06"},
        {**_OVERRIDDEN, "outcomeTimestamp": 1767225600},
        {**_OVERRIDDEN, "outcomeTimestamp": "2026-13-06T12:00:00Z"},
        {key: _OVERRIDDEN[key] for key in ("card", "outcome")},
        {key: _OVERRIDDEN[key] for key in ("card", "outcomeTimestamp")},
        {key: _OVERRIDDEN[key] for key in ("outcome", "outcomeTimestamp")},
    ],
)
def test_cds_fb_1_an_item_is_complete(client: TestClient, item: dict[str, Any]) -> None:
    """cds-fb-1, FB-04: card, a known outcome and an instant are needed."""
    assert client.post(_PATH, json={"feedback": [item]}).status_code == 400


@pytest.mark.parametrize("suggestions", [None, [], [{}], "x", [{"id": ""}]])
def test_cds_fb_2_an_accepted_card_names_what_was_accepted(
    client: TestClient, suggestions: Json
) -> None:
    """cds-fb-2, FB-05: accepted needs acceptedSuggestions."""
    item = {**_ACCEPTED, "acceptedSuggestions": suggestions}

    assert client.post(_PATH, json={"feedback": [item]}).status_code == 400


def test_cds_fb_3_an_override_reason_says_something(client: TestClient) -> None:
    """cds-fb-3: neither a reason nor a comment is no override reason."""
    item = {**_OVERRIDDEN, "overrideReason": {}}
    response = client.post(_PATH, json={"feedback": [item]})

    assert response.status_code == 400
    assert "feedback.0.overrideReason" in response.json()["issue"][0]["diagnostics"]


def test_fb_08_several_cards_in_one_body(client: TestClient, log: BytesIO) -> None:
    """FB-08: a batch, and the same card again, are taken; one line each."""
    body = {"feedback": [_ACCEPTED, _OVERRIDDEN, _OVERRIDDEN]}

    assert client.post(_PATH, json=body).json() == {"received": 3}
    lines = _lines(log)
    assert [line["outcome"] for line in lines] == [
        "accepted",
        "overridden",
        "overridden",
    ]
    assert {line["event"] for line in lines} == {"feedback"}


def test_the_log_names_the_rule_of_the_card(client: TestClient, log: BytesIO) -> None:
    """A card's uuid carries its rule, so feedback needs no store to be of use."""
    call = low_neutrophils()
    card = client.post(path_of(call), json=call).json()["cards"][0]
    reason = {"code": "will-monitor", "system": "http://example.org"}
    item = {**_OVERRIDDEN, "card": card["uuid"], "overrideReason": {"reason": reason}}
    client.post(_PATH, json={"feedback": [item]})

    line = _lines(log)[-1]
    assert line["rule"] == card["source"]["topic"]["code"]
    assert line["card"] == card["uuid"]
    assert line["reason"] == "will-monitor"


def test_the_log_names_a_reason_of_hl7(client: TestClient, log: BytesIO) -> None:
    """As it was offered on the card, so that reasons can be counted."""
    reason = {"code": "patient-refuses"}
    item = {**_OVERRIDDEN, "overrideReason": {"reason": reason}}
    client.post(_PATH, json={"feedback": [item]})

    assert _lines(log)[-1]["reason"] == "patient-refuses"


def test_fb_13_a_comment_is_neither_logged_nor_echoed(
    client: TestClient, log: BytesIO
) -> None:
    """FB-13: a comment, an unknown code or a made-up card id may name a patient."""
    item = {
        **_OVERRIDDEN,
        "overrideReason": {"userComment": "Jane Canary", "reason": {"code": "Canary"}},
    }
    taken = client.post(_PATH, json={"feedback": [item]})
    wrong = [{**item, "outcome": "Canary"}, {**item, "card": "Jane Canary"}]
    refused = client.post(_PATH, json={"feedback": wrong})

    assert taken.status_code == 200
    assert refused.status_code == 400
    assert b"anary" not in taken.content + refused.content + log.getvalue()
    assert _lines(log)[0]["reason"] == "other"
