"""A rule that was switched off: not asked, and everybody can see that it is off."""

import json
from io import BytesIO
from typing import Final

import pytest
from conftest import NOW
from hook_calls import (
    MIDOSTAURIN,
    ORDER_SIGN,
    PATIENT,
    PATIENT_VIEW,
    Json,
    low_neutrophils,
    order_sign,
)
from logged_rules import logged
from starlette.testclient import TestClient

from cds_service.app import create_app
from cds_service.clinical.outcome import Outcome
from cds_service.commands.check import facts, problems
from cds_service.frozen import replace
from cds_service.hooks.services import SERVICES
from cds_service.settings import Settings, SettingsError

_RULE: Final = "mido-anc-interrupt"
_OFF: Final = {"CDS_RULES_OFF": f"{_RULE}, mido-gi-and-antiemetic"}


@pytest.fixture
def off(log: BytesIO) -> TestClient:
    """Return a client of a service that two rules are switched off in."""
    return TestClient(create_app(Settings.load(_OFF), lambda: NOW, log=log))


def _cards(client: TestClient, call: Json) -> list[Json]:
    cards: list[Json] = client.post(PATIENT_VIEW, json=call).json()["cards"]
    return cards


def _rules_of(card: Json) -> set[str]:
    said = card["extension"]["org.smcds.evidence"]["rules"]
    return {rule["id"] for rule in said}


def test_it_does_not_speak_and_is_named_as_not_checked(
    client: TestClient, off: TestClient
) -> None:
    """Silence of a rule that is off must not be taken for an all-clear."""
    before = _cards(client, low_neutrophils())
    after = _cards(off, low_neutrophils())

    assert any(_RULE in _rules_of(card) for card in before)
    *advice, doubt = after
    assert not any(_RULE in _rules_of(card) for card in advice)
    assert doubt["source"]["topic"]["code"] == "could-not-check"
    assert "switched off at this site" in doubt["detail"]


def test_it_is_not_asked(log: BytesIO) -> None:
    """A rule that hangs, or breaks, is what it is switched off for."""

    def broken(chart: object) -> Outcome:
        raise AssertionError(chart)

    service = SERVICES["sm-patient-view"]
    rules = [
        replace(rule, evaluate=broken) if rule.id == _RULE else rule
        for rule in service.rules
    ]
    services = {service.id: replace(service, rules=tuple(rules))}
    settings = Settings.load({"CDS_RULES_OFF": _RULE})
    app = create_app(settings, lambda: NOW, log=log, services=services)
    trace = TestClient(app).post("/explain/sm-patient-view", json=low_neutrophils())
    (said,) = [each for each in trace.json()["rules"] if each["id"] == _RULE]

    assert said["outcome"] == "cannot tell"
    assert said["reason"] == "switched off at this site"


def test_nobody_else_is_told(log: BytesIO) -> None:
    """A patient without mastocytosis gets no card for a rule that is off.

    The rule is asked of every order, whatever is ordered.
    """
    settings = Settings.load({"CDS_RULES_OFF": "cytoreduction-in-indolent"})
    off = TestClient(create_app(settings, lambda: NOW, log=log))
    draft = MIDOSTAURIN | {"id": "draft", "status": "draft", "intent": "proposal"}
    call = order_sign(draft, patient=PATIENT, conditions=None, medicationRequests=None)

    cards = off.post(ORDER_SIGN, json=call).json()["cards"]
    assert "switched off" not in json.dumps(cards)
    assert json.loads(log.getvalue())["off"] == [logged("cytoreduction-in-indolent")]


def test_the_log_says_so(off: TestClient, log: BytesIO) -> None:
    """In `off` and in no other outcome."""
    _cards(off, low_neutrophils())
    line = json.loads(log.getvalue())

    assert sorted(line["off"]) == [logged(_RULE), logged("mido-gi-and-antiemetic")]
    others = ("fired", "undecided", "failed", "not_indicated")
    assert not any(logged(_RULE) in line.get(other, ()) for other in others)


def test_discovery_says_so(client: TestClient, off: TestClient) -> None:
    """The services that show them name them; the queries are what they were."""
    before = client.get("/cds-services").json()["services"]
    after = off.get("/cds-services").json()["services"]

    assert [one["prefetch"] for one in after] == [one["prefetch"] for one in before]
    told = {
        one["id"]: one["extension"]["org.smcds.rules-off"]
        for one in after
        if "extension" in one
    }
    assert told["sm-patient-view"] == [_RULE, "mido-gi-and-antiemetic"]
    assert "sm-suspicion-patient-view" not in told
    shown = next(one for one in after if one["id"] == "sm-patient-view")
    assert f"Switched off at this site: {_RULE}" in shown["usageRequirements"]
    assert not any("extension" in one for one in before)


def test_the_pages_of_the_rules_say_so(client: TestClient, off: TestClient) -> None:
    """Whoever follows the link of an older card reads that the rule is off."""
    as_data = {"Accept": "application/json"}
    page = off.get(f"/rules/{_RULE}", headers={"Accept": "text/html"}).text
    data = off.get(f"/rules/{_RULE}", headers=as_data).json()
    index = off.get("/rules", headers={"Accept": "text/html"}).text

    assert "Switched off at this site" in page
    assert "not asked" in data["switchedOff"]
    assert index.count("switched off</span>") == 2
    assert "switchedOff" not in client.get(f"/rules/{_RULE}", headers=as_data).json()


def test_the_metrics_say_so(off: TestClient) -> None:
    """An alert reminds of what was meant for an emergency."""
    assert f'cds_rules_off{{rule="{_RULE}"}} 1.0' in off.get("/metrics").text


def test_a_name_that_is_no_rule_stops_the_start() -> None:
    """A typo would leave on what has to be off; the mend is named."""
    settings = Settings.load({"CDS_RULES_OFF": "mido-anc-interupt"})
    with pytest.raises(SettingsError, match="Did you mean mido-anc-interrupt"):
        create_app(settings)

    (said,) = problems({"CDS_RULES_OFF": "mido-anc-interupt"}, "127.0.0.1")
    assert "CDS_RULES_OFF" in said


def test_check_says_so() -> None:
    """Whoever starts the service is reminded."""
    assert problems(_OFF, "127.0.0.1") == ()
    assert any(_RULE in fact and "Switched off" in fact for fact in facts(_OFF))
