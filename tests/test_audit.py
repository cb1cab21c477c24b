"""The audit line: what it holds, what it cannot hold, and where it goes."""

import errno
import json
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO, RawIOBase
from typing import Any, Final, Literal

import pytest

from cds_service.audit import Audit, Line, only_uuid

_NOON = datetime(2026, 1, 6, 12, 0, tzinfo=timezone(timedelta(hours=2)))


Event = Literal["call", "explain", "refused", "broke", "feedback"]
_EVENTS: Final[tuple[Event, ...]] = ("call", "explain", "refused", "broke", "feedback")


def _written(line: Line, level: str = "info") -> list[dict[str, Any]]:
    stream = BytesIO()
    Audit(stream, lambda: _NOON, level).record(line)
    return [json.loads(text) for text in stream.getvalue().splitlines()]


def test_a_line_is_json_with_the_instant_in_utc() -> None:
    """One line, one object, time first; what has no value is left out."""
    (line,) = _written(Line(event="call", service="sm-order-sign", status=200, ms=1.5))

    assert line == {
        "at": "2026-01-06T10:00:00.000+00:00",
        "v": 1,
        "event": "call",
        "service": "sm-order-sign",
        "status": 200,
        "ms": 1.5,
    }


@pytest.mark.parametrize(
    ("level", "kept"),
    [
        ("debug", ["call", "explain", "refused", "broke", "feedback"]),
        ("info", ["call", "explain", "refused", "broke", "feedback"]),
        ("warning", ["refused", "broke", "feedback"]),
        ("error", ["broke", "feedback"]),
    ],
)
def test_the_level_decides_which_lines_are_kept(level: str, kept: list[str]) -> None:
    """Feedback is kept at every level: the log is the only place it goes."""
    assert [one for one in _EVENTS if _written(Line(event=one), level)] == kept


def test_only_a_uuid_of_the_caller_is_logged() -> None:
    """A hookInstance may be anything, a name of a patient too."""
    uuid = "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0001"

    assert only_uuid(uuid) == uuid
    assert only_uuid(uuid.upper()) == uuid.upper()
    assert not only_uuid("Jane Canary")
    assert not only_uuid(f"{uuid}\n")
    assert not only_uuid(f"{uuid} Jane")


def test_a_line_takes_no_other_key() -> None:
    """The allow-list is the type: another key is an error at the desk."""
    with pytest.raises(TypeError):
        Line(event="call", patient="Jane Canary")  # type: ignore[call-arg]


def test_utc_is_not_assumed_of_the_clock() -> None:
    """A clock in another zone gives the same instant."""
    stream = BytesIO()
    clock = datetime(2026, 1, 6, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    Audit(stream, lambda: clock, "info").record(Line(event="call"))

    at = datetime.fromisoformat(json.loads(stream.getvalue())["at"])
    assert at == datetime(2026, 1, 7, 4, 30, tzinfo=UTC)


class _Count:
    """Somebody who counts."""

    def __init__(self) -> None:
        self.heard: list[Line] = []
        self.missed = 0

    def hear(self, line: Line) -> None:
        """Note it."""
        self.heard.append(line)

    def miss(self) -> None:
        """Note it."""
        self.missed += 1


class _FullDisk(RawIOBase):
    """A disk that takes `room` bytes, and more once there is room again."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.kept = b""

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Take what there is room for, as a disk does."""
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = data[: self.room]
        self.room -= len(taken)
        self.kept += taken
        return len(taken)


def test_a_full_disk_costs_no_call() -> None:
    """A line that cannot be written is counted, and the next one says so."""
    disk = _FullDisk(room=10_000)
    count = _Count()
    audit = Audit(disk, lambda: _NOON, "info", count)  # type: ignore[arg-type]
    audit.record(Line(event="call"))
    disk.room = 0
    audit.record(Line(event="call"))
    audit.record(Line(event="call"))
    disk.room = 10_000
    audit.record(Line(event="call"))
    audit.record(Line(event="call"))

    lines = [json.loads(text) for text in disk.kept.splitlines()]
    assert [line.get("lost", 0) for line in lines] == [0, 2, 0]
    assert (len(count.heard), count.missed) == (5, 2)


def test_a_line_that_was_cut_spoils_no_other() -> None:
    """Half a line is on the disk when it is full: the next begins a line of its own."""
    disk = _FullDisk(room=30)
    audit = Audit(disk, lambda: _NOON, "info")  # type: ignore[arg-type]
    audit.record(Line(event="call"))
    disk.room = 10_000
    audit.record(Line(event="refused"))

    cut, whole = disk.kept.splitlines()
    assert len(cut) == 30
    assert json.loads(whole)["event"] == "refused"
    assert json.loads(whole)["lost"] == 1


def test_a_stream_that_was_closed_costs_no_call() -> None:
    """Who read the log may be gone; the call is counted all the same."""
    stream = BytesIO()
    stream.close()

    count = _Count()
    Audit(stream, lambda: _NOON, "info", count).record(Line(event="call"))

    assert [line.event for line in count.heard] == ["call"]
    assert count.missed == 1


def test_whoever_counts_hears_every_line() -> None:
    """What the level leaves out of the log is counted all the same."""
    count = _Count()
    audit = Audit(BytesIO(), lambda: _NOON, "error", count)
    audit.record(Line(event="call"))

    assert [line.event for line in count.heard] == ["call"]
