"""GET /metrics: what is counted, and that nobody's data can come into it."""

from hook_calls import PATIENT_VIEW, low_neutrophils
from metric_names import full_names
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from cds_service.app import create_app
from cds_service.audit import Line
from cds_service.hooks.services import SERVICES
from cds_service.metrics.count import Count
from cds_service.metrics.names import metrics_in
from cds_service.settings import Settings

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


def _samples(client: TestClient) -> Samples:
    response = client.get("/metrics")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


def _value(samples: Samples, name: str, **labels: str) -> float:
    return samples.get((f"cds_{name}", frozenset(labels.items())), 0.0)


def test_a_call_is_counted(client: TestClient) -> None:
    """Calls, durations, cards by rule and urgency, and what could not be told."""
    cards = client.post(PATIENT_VIEW, json=low_neutrophils()).json()["cards"]
    samples, service = _samples(client), "sm-patient-view"

    asked = {"event": "call", "service": service, "client": "", "silent": "no"}
    assert _value(samples, "calls_total", **asked) == 1
    assert _value(samples, "call_seconds_count", service=service) == 1
    for card in cards:
        rule, indicator = card["source"]["topic"]["code"], card["indicator"]
        shown = {"rule": rule, "indicator": indicator, "silent": "no"}
        assert _value(samples, "cards_total", **shown) == 1
    made = [value for (name, _), value in samples.items() if name == "cds_cards_total"]
    assert sum(made) == len(cards)
    assert _value(samples, "rules_fired_total", rule="mido-anc-interrupt") == 1


def test_what_could_not_be_told_is_counted_by_cause(client: TestClient) -> None:
    """A rule that lacks what it needs is undecided, and the part of the record told."""
    call = low_neutrophils()
    del call["prefetch"]["labs"]
    client.post(PATIENT_VIEW, json=call)
    samples = _samples(client)

    lacking = {"rule": "mido-anc-interrupt", "cause": "not-sent"}
    assert _value(samples, "rules_undecided_total", **lacking) == 1
    assert _value(samples, "gaps_total", record="labs") == 1
    card = {"rule": "could-not-check", "indicator": "info", "silent": "no"}
    assert _value(samples, "cards_total", **card) == 1


def test_refusals_and_feedback_are_counted(client: TestClient) -> None:
    """A call that was refused is none that was answered."""
    client.post(PATIENT_VIEW, json={})
    card = client.post(PATIENT_VIEW, json=low_neutrophils()).json()["cards"][0]
    item = {
        "card": card["uuid"],
        "outcome": "overridden",
        "outcomeTimestamp": "2026-01-06T12:00:00Z",
        "overrideReason": {"reason": {"code": "will-monitor"}},
    }
    client.post(f"{PATIENT_VIEW}/feedback", json={"feedback": [item]})
    samples, rule = _samples(client), "mido-anc-interrupt"

    refused = {"service": "sm-patient-view", "client": "", "error": "NotARequest"}
    assert _value(samples, "refusals_total", cause="", **refused) == 1
    assert _value(samples, "feedback_total", rule=rule, outcome="overridden") == 1
    assert _value(samples, "override_reasons_total", rule=rule, reason="will-monitor")


def test_all_other_lines_are_counted() -> None:
    """Fetches by outcome, broken rules, defects, keys, lost lines, silent calls."""
    registry = CollectorRegistry()
    count = Count(registry, SERVICES.values())
    call = Line(event="call", service="sm-order-sign", client="north", silent=True)
    call.unread, call.failed = 3, ["mido-dose-check@1.0.0"]
    call.fetched = ["labs", "conditions"]
    call.unfetched = {"labs": "late", "genetics": "refused"}
    for line in (
        call,
        Line(event="explain", service="sm-order-sign"),
        Line(event="broke", error="ValueError"),
        Line(event="keys", client="north", cause="anything"),
        Line(event="store", cause="gone"),
    ):
        count.hear(line)
    count.miss()
    count.pass_on()

    def value(name: str, **labels: str) -> float | None:
        return registry.get_sample_value(f"cds_{name}", labels)

    asked = {"service": "sm-order-sign", "client": "north", "silent": "yes"}
    assert value("calls_total", event="call", **asked) == 1
    assert value("unread_total", service="sm-order-sign") == 3
    assert value("rule_failures_total", rule="mido-dose-check") == 1
    assert value("fetches_total", record="labs", outcome="late") == 1
    assert value("fetches_total", record="labs", outcome="fetched") is None
    assert value("fetches_total", record="conditions", outcome="fetched") == 1
    assert value("fetches_total", record="genetics", outcome="refused") == 1
    assert value("defects_total", error="ValueError") == 1
    assert value("key_failures_total", client="north") == 1
    assert value("store_changes_total", cause="gone") == 1
    assert value("store_gone") == 1
    count.hear(Line(event="store", cause="back"))
    assert value("store_gone") == 0
    assert value("audit_lines_lost_total") == 1


def test_what_must_not_happen_stands_at_zero(client: TestClient) -> None:
    """An alert on an increase sees the first time only if there was a zero before."""
    samples = _samples(client)
    rules = {rule.id for service in SERVICES.values() for rule in service.rules}

    assert samples["cds_audit_lines_lost_total", frozenset()] == 0
    for rule in rules:
        assert samples["cds_rule_failures_total", frozenset({("rule", rule)})] == 0


def test_no_word_of_a_caller_becomes_a_label(client: TestClient) -> None:
    """Neither paths nor queries nor ids nor reasons: labels are words of ours."""
    mark = "CANARY"
    call = low_neutrophils() | {"hookInstance": mark}
    call["context"]["userId"] = f"Practitioner/{mark}"
    item = {
        "card": "3f0c8f0a-5b0e-8c1e-9a52-0c2f4a6f0001",
        "outcome": "overridden",
        "outcomeTimestamp": "2026-01-06T12:00:00Z",
        "overrideReason": {"reason": {"code": mark}, "userComment": mark},
    }
    client.post(PATIENT_VIEW, json=call, params={"patient": mark})
    client.post(f"/cds-services/{mark}", json=call)
    client.post(f"/explain/{mark}", json=call)
    client.get(f"/Patient/{mark}")
    client.get(f"/metrics?patient={mark}")
    client.post(f"{PATIENT_VIEW}/feedback", json={"feedback": [item]})

    assert mark not in client.get("/metrics").text


def test_the_number_of_series_is_bounded(client: TestClient) -> None:
    """A thousand strange calls make no more series than ten."""
    for number in range(10):
        client.post(f"/cds-services/{number}", json={"hook": f"{number}"})
    before = len(_samples(client))
    for number in range(10, 60):
        client.post(f"/cds-services/{number}", json={"hook": f"{number}"})

    assert len(_samples(client)) == before


def test_it_can_be_switched_off() -> None:
    """CDS_METRICS=false: nothing is counted, and the address is none."""
    client = TestClient(create_app(Settings.load({"CDS_METRICS": "false"})))

    assert client.get("/metrics").status_code == 404
    assert client.get("/cds-services").status_code == 200


def test_head_of_the_metrics(client: TestClient) -> None:
    """Those who only look whether it is there get no body."""
    response = client.head("/metrics")

    assert (response.status_code, response.content) == (200, b"")


def test_the_process_tells_of_itself(client: TestClient) -> None:
    """Memory and CPU, where there is one process."""
    assert ("process_resident_memory_bytes", frozenset()) in _samples(client)


def test_the_names_are_those_that_are_told(client: TestClient) -> None:
    """What dashboards and alerts are checked against is what comes out."""
    told = {name for name, _ in _samples(client) if name.startswith("cds_")}

    assert told <= full_names(metrics_in(CollectorRegistry()))
