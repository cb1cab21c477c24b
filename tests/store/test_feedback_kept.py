"""Feedback in a store of each kind: once, whole or not at all, without prose."""

from contextlib import nullcontext
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from kept_rows import CARD, NOON, feedback, opened, rows

from cds_service.store import rows as kept
from cds_service.store.contract import StoreGoneError
from cds_service.store.pause import Pause


async def test_what_is_kept(url: str) -> None:
    """Every column of an item, instants in UTC; no comment unless asked for."""
    given = feedback(suggestions=("a", "b"), comment="Jane Canary")
    async with opened(url) as store:
        await store.keep("hospital", [given])
    (row,) = await rows(url, "feedback")

    assert row.pop("key") == given.key("hospital")
    at, received = str(row.pop("at")), str(row.pop("received"))
    assert at.startswith("2026-01-06 12:00:00")
    assert received.startswith("2026-01-06 12:00:00")
    assert row == {
        "client": "hospital",
        "service": "sm-patient-view",
        "card": CARD,
        "rule": "mido-anc-interrupt",
        "outcome": "overridden",
        "suggestions": "a b",
        "reasons": "will-monitor",
        "comment": None,
    }


async def test_comments_are_kept_where_the_operator_wants_them(url: str) -> None:
    """`CDS_KEEP_COMMENTS=true`, and not otherwise."""
    async with opened(url, comments=True) as store:
        await store.keep("hospital", [feedback(comment="seen by me")])

    assert [row["comment"] for row in await rows(url, "feedback")] == ["seen by me"]


async def test_the_same_twice_is_one_row(url: str) -> None:
    """In one batch, in two, and with another comment; the first is kept."""
    async with opened(url, comments=True) as store:
        await store.keep("hospital", [feedback(comment="a"), feedback(comment="b")])
        await store.keep("hospital", [feedback(comment="c")])

    assert [row["comment"] for row in await rows(url, "feedback")] == ["a"]


@pytest.mark.parametrize(
    "changed",
    [
        {"card": CARD.replace("9", "8")},
        {"outcome": "accepted"},
        {"at": NOON + timedelta(milliseconds=1)},
        {"reasons": ("other",)},
        {"suggestions": ("a",)},
    ],
)
async def test_what_differs_is_another_row(
    url: str, changed: dict[str, object]
) -> None:
    """A card may be set aside, and later be acted on."""
    async with opened(url) as store:
        await store.keep("hospital", [feedback(), feedback(**changed)])

    assert len(await rows(url, "feedback")) == 2


async def test_two_clients_are_two(url: str) -> None:
    """The same uuid from another client is that client's own."""
    async with opened(url) as store:
        await store.keep("hospital", [feedback()])
        await store.keep("clinic", [feedback()])

    assert {row["client"] for row in await rows(url, "feedback")} == {
        "hospital",
        "clinic",
    }


async def test_nothing_is_half_written(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One row that the database refuses, and none of the batch is kept."""
    written = kept.of_feedback

    def one_is_wrong(*given: Any, **more: Any) -> list[kept.Row]:  # noqa: ANN401 (passed on)
        found = written(*given, **more)
        found[1]["outcome"] = None
        return found

    monkeypatch.setattr(kept, "of_feedback", one_is_wrong)
    async with opened(url) as store:
        with pytest.raises(StoreGoneError) as gone:
            await store.keep("hospital", [feedback(), feedback(outcome="accepted")])
        assert str(gone.value) == "IntegrityError"
        monkeypatch.undo()
        await store.use("hospital", b"token", 1.0)
    assert await rows(url, "feedback") == []


@pytest.mark.parametrize(
    "nowhere",
    [
        "sqlite+aiosqlite:////nowhere/store.db",
        "postgresql+asyncpg://cds@/test?host=/nowhere",
    ],
)
async def test_a_store_that_is_gone_is_one_error(nowhere: str) -> None:
    """Whatever its driver raises; the words of the driver are not passed on."""
    async with opened(nowhere) as store:
        with pytest.raises(StoreGoneError) as gone:
            await store.keep("hospital", [feedback()])
        assert str(gone.value).isidentifier()
        with pytest.raises(StoreGoneError):
            await store.use("hospital", b"token", 1.0)


async def test_a_store_that_is_gone_is_not_waited_for_by_everybody(url: str) -> None:
    """After one has waited the others are told at once, for some seconds, and why."""
    async with opened(url, pauses=True) as store:
        with (
            patch("cds_service.store.database.add_if_new", side_effect=TimeoutError),
            pytest.raises(StoreGoneError, match="TimeoutError"),
        ):
            await store.keep("hospital", [feedback()])
        with pytest.raises(StoreGoneError, match="TimeoutError"):
            await store.keep("hospital", [feedback()])
        with pytest.raises(StoreGoneError, match="TimeoutError"):
            await store.use("hospital", b"token", 1.0)


async def test_a_token_looked_up_too_slowly_costs_no_feedback(url: str) -> None:
    """A call waits half a second for its token, feedback five: that is not gone."""
    async with opened(url, pauses=True) as store:
        with (
            patch("cds_service.store.database.add_if_new", side_effect=TimeoutError),
            pytest.raises(StoreGoneError, match="TimeoutError"),
        ):
            await store.use("hospital", b"token", 1.0)
        await store.keep("hospital", [feedback()])
        with pytest.raises(StoreGoneError, match="TimeoutError"):
            await store.use("hospital", b"token", 1.0)


@pytest.mark.parametrize(("later", "asked"), [(4.9, False), (5.0, True)])
def test_it_is_asked_again_after_five_seconds(later: float, *, asked: bool) -> None:
    """Not a moment before."""
    now = 100.0
    pause = Pause(lambda: now)
    pause.keep()
    pause.begin("OSError")
    now += later
    with nullcontext() if asked else pytest.raises(StoreGoneError, match="OSError"):
        pause.keep()


def test_rows_come_in_one_order_however_they_were_sent() -> None:
    """Else two transactions with the same rows could wait for each other."""
    items = [feedback(at=NOON + timedelta(minutes=each)) for each in range(9)]
    noon = NOON.replace(tzinfo=None)
    one = kept.of_feedback("hospital", items, noon, comments=False)

    assert one == kept.of_feedback("hospital", items[::-1], noon, comments=False)
    assert len(one) == 9
