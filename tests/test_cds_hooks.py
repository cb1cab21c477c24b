"""The specification's own invariants, by name, on the answer to every fixture.

cds-resp-* are the invariants of the logical model of CDS Hooks; the other names
are the items of the conformance list this project keeps.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hook_calls import fixture_requests, low_neutrophils, path_of, read
from starlette.testclient import TestClient
from walk import empties

Card = dict[str, Any]

_REQUESTS = fixture_requests()


def _name(path: Path | None) -> str:
    return "low-neutrophils" if path is None else "/".join(path.parts[-3:-1])


@pytest.fixture(params=[None, *_REQUESTS], ids=_name)
def answer(request: pytest.FixtureRequest, client: TestClient) -> dict[str, Any]:
    """Return the answer to one fixture (None: the call that must raise a card)."""
    body = read(request.param) if request.param else low_neutrophils()
    response = client.post(path_of(body), json=body)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    content: dict[str, Any] = json.loads(response.content)
    return content


def test_every_answer_keeps_the_specification(answer: dict[str, Any]) -> None:
    """RESP-01, JSON-02 to JSON-05: an object with cards, nothing null or empty."""
    assert set(answer) == {"cards"}
    assert list(empties(answer)) == []
    for check in _CHECKS:
        for card in answer["cards"]:
            check(card)
    _uuids_are_distinct(answer["cards"])


def _cds_resp_1(card: Card) -> None:
    """Several recommended suggestions only where any may be chosen; here: none."""
    for suggestion in card.get("suggestions", []):
        assert "isRecommended" not in suggestion


def _cds_resp_2(card: Card) -> None:
    """A delete names a resourceId and carries no resource."""
    for action in _actions(card):
        if action["type"] == "delete":
            assert re.fullmatch(
                r"[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}", action["resourceId"]
            )
            assert "resource" not in action


def _cds_resp_3(card: Card) -> None:
    """An absolute link has no appContext; here: there are no links."""
    assert "links" not in card


def _cds_resp_4(card: Card) -> None:
    """CARD-12, EXT-03: an override reason has code, system and display."""
    for reason in card["overrideReasons"]:
        assert set(reason) == {"code", "system", "display"}


def _cds_resp_5(card: Card) -> None:
    """ACT-01 to ACT-03: an action has a type, a description and a FHIR resource."""
    for action in _actions(card):
        assert action["type"] in {"create", "update", "delete"}
        assert action["description"]
        if action["type"] != "delete":
            assert action["resource"]["resourceType"]


def _cds_resp_6(card: Card) -> None:
    """CARD-10, CARD-11: selectionBehavior goes with suggestions, and is known."""
    assert ("suggestions" in card) == ("selectionBehavior" in card)
    assert card.get("selectionBehavior", "any") in {"any", "at-most-one"}


def _cds_resp_7(card: Card) -> None:
    """SUG-06: actionSelectionBehavior is never sent to a client not known for it."""
    for suggestion in card.get("suggestions", []):
        assert set(suggestion) == {"uuid", "label", "actions"}
        assert len(suggestion["actions"]) == 1


def _card_02_to_09(card: Card) -> None:
    """CARD-02, 04, 05 to 09: summary, indicator, and a source with a static topic."""
    assert 0 < len(card["summary"].encode("utf-16-le")) // 2 < 140
    assert "\n" not in card["summary"]
    assert card["indicator"] in {"info", "warning", "critical"}
    source = card["source"]
    assert source["label"]
    assert source["url"].startswith("http://127.0.0.1:8000/rules/")
    assert source["topic"]["system"] == "http://127.0.0.1:8000/rules"
    assert source["url"].endswith(f"/{source['topic']['code']}")


def _ext_01_and_02(card: Card) -> None:
    """EXT-01, EXT-02: an extension is an object with names that are ours alone."""
    assert isinstance(card["extension"], dict)
    assert all(name.startswith("org.smcds.") for name in card["extension"])


def _uuids_are_distinct(cards: list[Card]) -> None:
    """CARD-01, SUG-02: cards and suggestions can be told apart in feedback."""
    uuids = [card["uuid"] for card in cards]
    uuids += [one["uuid"] for card in cards for one in card.get("suggestions", [])]
    assert len(set(uuids)) == len(uuids)
    assert all(
        re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one) for one in uuids
    )


def _actions(card: Card) -> list[dict[str, Any]]:
    return [
        action
        for suggestion in card.get("suggestions", [])
        for action in suggestion["actions"]
    ]


_CHECKS = (
    _cds_resp_1,
    _cds_resp_2,
    _cds_resp_3,
    _cds_resp_4,
    _cds_resp_5,
    _cds_resp_6,
    _cds_resp_7,
    _card_02_to_09,
    _ext_01_and_02,
)


def test_card_01_two_identical_calls_give_different_uuids(client: TestClient) -> None:
    """CARD-01: cards are transient, so a uuid is never used twice."""
    body = low_neutrophils()
    first, second = (client.post(path_of(body), json=body).json() for _ in range(2))

    assert first["cards"]
    uuids = [card["uuid"] for card in first["cards"] + second["cards"]]
    assert len(set(uuids)) == len(uuids)


def test_act_06_a_change_is_of_a_draft_or_an_order_that_was_sent(
    answer: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    """ACT-06: what a suggestion updates or deletes is in the request."""
    path = request.node.callspec.params["answer"]
    sent = json.dumps(read(path) if path else low_neutrophils())
    for card in answer["cards"]:
        for action in _actions(card):
            if action["type"] == "update":
                assert f'"{action["resource"]["id"]}"' in sent
            if action["type"] == "delete":
                assert f'"{action["resourceId"].partition("/")[2]}"' in sent
