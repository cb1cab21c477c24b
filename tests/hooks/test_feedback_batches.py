"""Feedback with something wrong in it: a clear error, and nothing is lost."""

import json
from io import BytesIO
from typing import Any
from unittest.mock import Mock, patch

import pytest
from starlette.testclient import TestClient

from cds_service.hooks import feedback_record

_PATH = "/cds-services/sm-patient-view/feedback"
_GOOD = {
    "card": "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0009",
    "outcome": "overridden",
    "outcomeTimestamp": "2026-01-06T12:00:00Z",
}


def _lines(log: BytesIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_bad_item_costs_itself_only(client: TestClient, log: BytesIO) -> None:
    """The good ones are kept; the answer names the bad ones by their place."""
    bad: list[object] = [{**_GOOD, "outcome": "ignored"}, 3, {**_GOOD, "card": "x"}]
    response = client.post(_PATH, json={"feedback": [_GOOD, *bad, _GOOD]})

    assert response.status_code == 400
    (issue,) = response.json()["issue"]
    for part in (
        "feedback.1.outcome is not as the specification has it",
        "feedback.2 is not as the specification has it",
        "feedback.3.card must be the uuid of a card",
        "2 other items were kept; send only these again",
    ):
        assert part in issue["diagnostics"]
    assert "feedback.0" not in issue["diagnostics"]
    assert [line["event"] for line in _lines(log)] == [
        "feedback",
        "feedback",
        "refused",
    ]


def test_nothing_kept_is_not_said_to_be_kept(client: TestClient, log: BytesIO) -> None:
    """A body without one sound item is refused, and only that is logged."""
    response = client.post(_PATH, json={"feedback": [{}, {}]})

    assert response.status_code == 400
    diagnostics = response.json()["issue"][0]["diagnostics"]
    assert "feedback.0.card is missing" in diagnostics
    assert "feedback.1.outcome is missing" in diagnostics
    assert "were kept" not in diagnostics
    assert [line["event"] for line in _lines(log)] == ["refused"]


def test_a_long_list_of_faults_is_cut(client: TestClient) -> None:
    """A thousand bad items do not make a book."""
    response = client.post(_PATH, json={"feedback": [None] * 1000})

    assert response.status_code == 400
    assert len(response.content) < 3000


@pytest.mark.parametrize(("number", "status"), [(999, 200), (1000, 200), (1001, 413)])
def test_a_call_takes_a_thousand_items(
    client: TestClient, log: BytesIO, number: int, status: int
) -> None:
    """Each costs a check and a line of the log, and millions fit into a body."""
    response = client.post(_PATH, json={"feedback": [_GOOD] * number})

    assert response.status_code == status
    kept = [line for line in _lines(log) if line["event"] == "feedback"]
    assert len(kept) == (number if status == 200 else 0)


def test_too_many_items_are_told_to_come_in_parts(client: TestClient) -> None:
    """None is kept, so that nobody need find out which were."""
    response = client.post(_PATH, json={"feedback": [1] * 1001})

    assert response.status_code == 413
    said = response.json()["issue"][0]["diagnostics"]
    assert "more than 1000 items, and none was kept" in said


@pytest.mark.parametrize(
    ("size", "status"), [(2_097_151, 200), (2_097_152, 200), (2_097_153, 413)]
)
def test_a_call_takes_two_mebibytes(client: TestClient, size: int, status: int) -> None:
    """What can be put into more takes half a gigabyte to look at; none is kept."""
    body = json.dumps({"feedback": [_GOOD]}).encode()
    response = client.post(_PATH, content=body + b" " * (size - len(body)))

    assert response.status_code == status
    if status == 413:
        said = response.json()["issue"][0]["diagnostics"]
        assert "more than 2097152 bytes, and none was kept" in said


@pytest.mark.parametrize(
    ("size", "status"), [(65_535, 200), (65_536, 200), (65_537, 400)]
)
def test_an_item_takes_64_kibibytes(client: TestClient, size: int, status: int) -> None:
    """A longer one costs itself only."""
    empty = {**_GOOD, "overrideReason": {"userComment": ""}}
    comment = "x" * (size - len(json.dumps(empty)))
    long = {**_GOOD, "overrideReason": {"userComment": comment}}
    assert len(json.dumps(long)) == size
    body = json.dumps({"feedback": [long, _GOOD]}).encode()
    response = client.post(_PATH, content=body)

    assert response.status_code == status
    if status == 400:
        said = response.json()["issue"][0]["diagnostics"]
        assert "feedback.0 is longer than 65536 bytes" in said
        assert "1 other item was kept" in said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"feedback": [], "weight": NaN}', "not valid JSON"),
        (b'{"feedback": [{"extension": {"a": Infinity}}]}', "not valid JSON"),
        (b'{"feedback": [], "by": "\xff"}', "not valid JSON in UTF-8"),
        (b'{"feedback": [] }]', "not valid JSON"),
        (b'{"a": ' + b"[" * 100_000, "nested too deep"),
        (b'{"feedback": [' + b"[" * 900 + b"]" * 900 + b"]}", "feedback.0"),
    ],
    ids=["nan", "infinity", "not-utf-8", "more-after", "deep", "deep-item"],
)
def test_what_is_no_json_is_no_feedback(
    client: TestClient, body: bytes, said: str
) -> None:
    """As strict as hook calls: NaN is not JSON, whatever a library thinks."""
    response = client.post(_PATH, content=body)

    assert response.status_code == 400
    assert said in response.json()["issue"][0]["diagnostics"]


_REASON = {"reason": {"code": "will-monitor"}}
_SUGGESTION = {"id": "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f000a"}


@pytest.mark.parametrize(
    ("name", "each"),
    [("overrideReasons", _REASON), ("acceptedSuggestions", _SUGGESTION)],
)
@pytest.mark.parametrize(("number", "status"), [(99, 200), (100, 200), (101, 400)])
def test_an_item_holds_a_hundred_of_a_kind(
    client: TestClient, name: str, each: dict[str, Any], number: int, status: int
) -> None:
    """Each is kept, and a body has room for a hundred thousand; a card has none."""
    item = {**_GOOD, name: [each] * number}
    response = client.post(_PATH, json={"feedback": [item]})

    assert response.status_code == status
    said = f"feedback.0.{name} holds more than 100"
    assert (said in response.text) is (status == 400)


def test_a_line_of_feedback_stays_short(client: TestClient, log: BytesIO) -> None:
    """Workers share a pipe, where 4096 bytes come whole; a reason said twice is one."""
    item = {**_GOOD, "overrideReasons": [_REASON] * 100}
    client.post(_PATH, json={"feedback": [item]})

    (line,) = _lines(log)
    assert line["reason"] == "will-monitor"


@pytest.mark.parametrize("number", [1, 100])
def test_the_rules_are_looked_at_once_for_all_items(
    client: TestClient, number: int
) -> None:
    """A batch of a thousand would else keep every other call waiting."""
    looked = Mock(wraps=feedback_record.offered)
    with patch("cds_service.hooks.feedback.offered", looked):
        client.post(_PATH, json={"feedback": [_GOOD] * number})

    looked.assert_called_once()
