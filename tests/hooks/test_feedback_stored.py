"""Feedback over HTTP into a store, and what becomes of it when that is gone."""

import asyncio
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hook_calls import low_neutrophils, path_of
from kept_rows import rows
from kept_service import FEEDBACK, calling, lines

from cds_service.store.migrate import downgrade, upgrade

_CARD = "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0009"
_ITEM = {
    "card": _CARD,
    "outcome": "overridden",
    "outcomeTimestamp": "2026-01-06T13:00:00+01:00",
}


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return where a store is, with its tables."""
    where = f"sqlite+aiosqlite:///{tmp_path}/store.db"
    upgrade(where)
    return where


async def test_the_rule_is_known_from_the_uuid_alone(url: str, log: BytesIO) -> None:
    """Another process, which never saw the call, names the rule of its card."""
    call = low_neutrophils()
    async with calling(url, log) as one:
        card = (await one.post(path_of(call), json=call)).json()["cards"][0]
    chosen = [{"id": card["suggestions"][0]["uuid"]}, {"id": "Jane Canary"}]
    item = {
        **_ITEM,
        "card": card["uuid"].upper(),
        "outcome": "accepted",
        "acceptedSuggestions": chosen,
    }
    async with calling(url, log) as other:
        answer = await other.post(FEEDBACK, json={"feedback": [item]})

    assert answer.json() == {"received": 1}
    (row,) = await rows(url, "feedback")
    assert row["rule"] == card["source"]["topic"]["code"]
    assert row["card"] == card["uuid"]
    assert row["suggestions"] == chosen[0]["id"]
    assert row["client"] == ""


@pytest.mark.parametrize(
    ("keep", "kept"), [("false", None), ("true", "a\nJane Canary")]
)
async def test_every_shape_of_reasons_and_comments(
    url: str, log: BytesIO, keep: str, kept: str | None
) -> None:
    """Specification and Epic: codes of ours are kept, prose only if asked for."""
    item = {
        **_ITEM,
        "overrideReason": {"reason": {"code": "will-monitor"}, "userComment": "a\0"},
        "overrideReasons": [
            {"reason": {"code": "Canary"}, "userComment": "Jane Canary"},
            {"extension": {"com.epic.cdshooks.feedback.overrideReason": "3"}},
        ],
    }
    async with calling(url, log, keep_comments=keep) as client:
        answer = await client.post(FEEDBACK, json={"feedback": [item]})

    assert answer.status_code == 200
    (row,) = await rows(url, "feedback")
    assert row["reasons"] == "will-monitor other"
    assert row["comment"] == kept
    assert str(row["at"]).startswith("2026-01-06 12:00:00")
    assert b"anary" not in log.getvalue()


async def test_a_batch_sent_again_is_kept_once(url: str, log: BytesIO) -> None:
    """A client that got no answer sends all of it again; late ones are taken too."""
    late = {**_ITEM, "outcomeTimestamp": "2019-01-06T12:00:00Z"}
    body = {"feedback": [_ITEM, late, _ITEM]}
    async with calling(url, log) as client:
        for _ in range(2):
            assert (await client.post(FEEDBACK, json=body)).json() == {"received": 3}

    assert len(await rows(url, "feedback")) == 2


async def test_what_is_sound_is_kept_and_the_rest_is_named(
    url: str, log: BytesIO
) -> None:
    """The answer is 400, and says that the others need not be sent again."""
    body = {"feedback": [_ITEM, {**_ITEM, "card": "x"}]}
    async with calling(url, log) as client:
        answer = await client.post(FEEDBACK, json=body)

    assert answer.status_code == 400
    assert "1 other item was kept" in answer.text
    assert len(await rows(url, "feedback")) == 1


@pytest.mark.parametrize(
    "instant", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]
)
async def test_an_instant_outside_the_calendar_costs_its_item(
    url: str, log: BytesIO, instant: str
) -> None:
    """It has no year in UTC, so it could not be kept; no call breaks on it."""
    item = {**_ITEM, "outcomeTimestamp": instant}
    async with calling(url, log) as client:
        answer = await client.post(FEEDBACK, json={"feedback": [item]})

    assert answer.status_code == 400
    assert "is no instant of our calendar" in answer.text


async def test_a_store_that_is_gone_costs_feedback_and_no_call(
    url: str, log: BytesIO
) -> None:
    """503 with Retry-After, nothing logged as kept; the same again once it is back."""
    call, body = low_neutrophils(), {"feedback": [_ITEM]}
    async with calling(url, log) as client:
        await asyncio.to_thread(downgrade, url, "base")
        refused = await client.post(FEEDBACK, json=body)
        cards = await client.post(path_of(call), json=call)
    await asyncio.to_thread(upgrade, url)
    async with calling(url, log) as client:
        taken = await client.post(FEEDBACK, json=body)

    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "30"
    issue = refused.json()["issue"][0]
    assert issue["code"] == "transient"
    assert "none of it was" in issue["diagnostics"]
    assert cards.json()["cards"]
    assert taken.json() == {"received": 1}
    assert len(await rows(url, "feedback")) == 1
    events: list[Any] = [line["event"] for line in lines(log)]
    assert events == ["refused", "call", "feedback"]
    assert lines(log)[0]["error"] == "NotKept"
