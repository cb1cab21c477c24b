"""The audit line: what it holds, and what it cannot hold."""

import json
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import pytest

from cds_service.audit import Audit, Line, only_uuid

_NOON = datetime(2026, 1, 6, 12, 0, tzinfo=timezone(timedelta(hours=2)))


def _written(line: Line, level: str = "info") -> list[dict[str, Any]]:
    stream = BytesIO()
    Audit(stream, lambda: _NOON, level).record(line)
    return [json.loads(text) for text in stream.getvalue().splitlines()]


def test_a_line_is_json_with_the_instant_in_utc() -> None:
    """One line, one object, time first; what has no value is left out."""
    (line,) = _written(Line(event="call", service="sm-order-sign", status=200, ms=1.5))

    assert line == {
        "at": "2026-01-06T10:00:00.000+00:00",
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
    events = ["call", "explain", "refused", "broke", "feedback"]

    assert [one for one in events if _written(Line(event=one), level)] == kept


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
