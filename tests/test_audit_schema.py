"""The log keeps its contract: real lines of every hook fit the published schema."""

import json
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import pytest
from hook_calls import INSTANCE, fixture_requests, low_neutrophils, read
from starlette.testclient import TestClient

from cds_service.audit import Audit, Line
from cds_service.audit.line import VERSION
from cds_service.audit.schema import REQUIRED, schema
from cds_service.clinical.record import Record
from cds_service.hooks import audited
from cds_service.hooks.services import SERVICES
from docs.generate import HERE

NOW: Final = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)
_ATOMIC: Final = 4096
_OUTCOMES: Final = ("fired", "undecided", "failed", "not_indicated", "off")


@pytest.fixture(scope="module")
def published() -> jsonschema_rs.Validator:
    """Return the schema as it is published."""
    text = (HERE / "audit.schema.json").read_text("utf-8")
    return jsonschema_rs.validator_for(json.loads(text), validate_formats=True)


def _lines(log: BytesIO) -> list[dict[str, Any]]:
    return [json.loads(text) for text in log.getvalue().splitlines()]


@cache
def _examples() -> dict[str, Path]:
    """Return a fixture of each hook."""
    return {read(path)["hook"]: path for path in fixture_requests()}


def _example(service: str) -> Any:  # noqa: ANN401 (any JSON)
    return read(_examples()[SERVICES[service].hook])


@pytest.mark.parametrize("service", sorted(SERVICES))
@pytest.mark.parametrize("address", ["cds-services", "explain"])
def test_a_line_of_every_service_fits(
    client: TestClient,
    log: BytesIO,
    published: jsonschema_rs.Validator,
    service: str,
    address: str,
) -> None:
    """Each hook, answered and explained, leaves one line that names every rule once."""
    response = client.post(f"/{address}/{service}", json=_example(service))

    assert response.status_code == 200
    (line,) = _lines(log)
    published.validate(line)
    named = [each for outcome in _OUTCOMES for each in line.get(outcome, ())]
    rules = SERVICES[service].rules
    assert sorted(named) == sorted(f"{rule.id}@{rule.version}" for rule in rules)
    assert len(line.get("cards", ())) == len(line.get("indicators", ()))


def test_lines_of_all_else_fit(
    client: TestClient, log: BytesIO, published: jsonschema_rs.Validator
) -> None:
    """Feedback, refusals and lookups of keys keep the contract as calls do."""
    cards = client.post("/cds-services/sm-patient-view", json=low_neutrophils()).json()
    item = {
        "card": cards["cards"][0]["uuid"],
        "outcome": "overridden",
        "outcomeTimestamp": "2026-01-06T12:00:00Z",
        "overrideReason": {"reason": {"code": "will-monitor"}},
    }
    client.post("/cds-services/sm-patient-view/feedback", json={"feedback": [item]})
    client.post("/cds-services/sm-patient-view", json={})
    client.post("/cds-services/nothing", json={})

    lines = _lines(log)
    assert [line["event"] for line in lines] == ["call", "feedback", *["refused"] * 2]
    assert lines[0]["indicators"][0] == cards["cards"][0]["indicator"]
    for line in lines:
        published.validate(line)


def test_a_defect_leaves_a_line_that_fits(
    client: TestClient,
    log: BytesIO,
    published: jsonschema_rs.Validator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What breaks is audited by the same contract."""
    monkeypatch.setattr(audited, "versioned", lambda _: 1 // 0)
    response = client.post("/cds-services/sm-patient-view", json=low_neutrophils())

    assert response.status_code == 500
    (line,) = _lines(log)
    published.validate(line)
    assert line["error"] == "ZeroDivisionError"


@pytest.mark.parametrize(
    "more",
    [
        {"patient": "Jane"},
        {"call": "Jane"},
        {"fired": ["mido-anc-interrupt"]},
        {"undecided": {"mido-anc-interrupt@1.0.0": "neutrophils of Jane"}},
        {"v": 2},
        {"event": "other"},
    ],
)
def test_the_schema_refuses_what_is_none_of_ours(
    published: jsonschema_rs.Validator, more: dict[str, Any]
) -> None:
    """The contract is no empty one: a key, word or version of another is refused."""
    line = {
        "at": "2026-01-06T12:00:00.000+00:00",
        "v": 1,
        "event": "call",
        "service": "sm-order-sign",
        "call": INSTANCE,
        "status": 200,
        "ms": 0.3,
    }

    assert published.is_valid(line)
    assert not published.is_valid(line | more)


def test_the_fields_of_version_1_stay() -> None:
    """A field that goes, or means something else, is a new version of the schema."""
    assert VERSION == 1
    assert {
        *("at", "v", "event", "client", "tenant", "token", "service", "call"),
        *("silent", "status", "ms", "fired", "undecided", "failed", "not_indicated"),
        *("off", "cards", "indicators", "unread", "gaps", "fetched", "unfetched"),
        *("card", "rule", "outcome", "reason", "suggestions", "cause", "error"),
        *("where", "lost"),
    } <= set(schema()["properties"])


def test_what_an_event_has_in_any_case_is_a_field() -> None:
    """A required name that is no field could never be met."""
    assert all(set(names) <= set(schema()["properties"]) for names in REQUIRED.values())


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_the_longest_line_is_written_at_once(service: str) -> None:
    """Workers share one pipe: up to 4096 bytes no other line comes between."""
    keys = dict.fromkeys((record.value for record in Record), "forbidden-address")
    rules = [audited.versioned(rule) for rule in SERVICES[service].rules]
    line = Line(
        event="call",
        client="c" * 64,
        tenant="t" * 36,
        token=INSTANCE,
        service=service,
        call=INSTANCE,
        silent=True,
        status=200,
        ms=12345.67,
        undecided=dict.fromkeys(rules[:25], "unreadable"),
        not_indicated=rules[25:],
        cards=[INSTANCE] * 5,
        indicators=["critical"] * 5,
        unread=50_000,
        gaps=[*keys],
        fetched=[*keys],
        unfetched=keys,
        lost=1_000_000,
    )
    stream = BytesIO()
    Audit(stream, lambda: NOW, "info").record(line)

    assert len(stream.getvalue()) < _ATOMIC
