"""Dashboard and alerts name metrics that exist, and each alert has its chapter."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import promql_parser
import pytest
import yaml
from metric_names import full_names
from prometheus_client import CollectorRegistry

from cds_service.hooks import errors
from cds_service.hooks.unkept import NotKept
from cds_service.metrics.names import metrics_in

_ROOT: Final = Path(__file__).parents[2]
_OURS: Final = frozenset(
    {
        *full_names(metrics_in(CollectorRegistry())),
        "up",
        "process_resident_memory_bytes",
        "process_cpu_seconds_total",
    }
)
_VARIABLE: Final = re.compile(r"\$__\w+")
_NAME: Final = re.compile(r"\b(?:cds|process)_\w+|\bup\b")
_LABELS: Final = re.compile(r"(?:by \(|\{)([^)}]*)")


def _alerts() -> list[dict[str, Any]]:
    text = (_ROOT / "deploy/prometheus/alerts.yaml").read_text("utf-8")
    (group,) = yaml.safe_load(text)["groups"]
    rules: list[dict[str, Any]] = group["rules"]
    return rules


def _panels() -> list[dict[str, Any]]:
    text = (_ROOT / "deploy/grafana/cds-service.json").read_text("utf-8")
    panels: list[dict[str, Any]] = json.loads(text)["panels"]
    return panels


def _queries() -> list[Any]:
    return [*_named_queries()]


def _named_queries() -> Iterator[Any]:
    for alert in _alerts():
        yield pytest.param(alert["expr"], id=alert["alert"])
    for panel in _panels():
        for target in panel["targets"]:
            yield pytest.param(target["expr"], id=panel["title"])


@pytest.mark.parametrize("query", _queries())
def test_a_query_can_be_asked(query: str) -> None:
    """Prometheus' own grammar takes it, and every metric in it is told."""
    promql_parser.parse(_VARIABLE.sub("5m", query))

    names = set(_NAME.findall(query))
    assert names
    assert names <= _OURS


@pytest.mark.parametrize("query", _queries())
def test_a_query_asks_for_labels_that_there_are(query: str) -> None:
    """A label that no metric has would select nothing, in silence."""
    metrics = metrics_in(CollectorRegistry())
    known = {"le", "job", "instance"}
    known |= {label for metric in metrics for label in metric._labelnames}  # noqa: SLF001 (there is no other way to learn them)
    asked = {
        re.split(r"[=!~]", part.strip())[0]
        for labels in _LABELS.findall(query)
        for part in labels.split(",")
    }
    assert asked <= known


def test_every_metric_is_shown() -> None:
    """What is counted and nowhere seen teaches nobody."""
    targets = [target for panel in _panels() for target in panel["targets"]]
    shown = " ".join(target["expr"] for target in targets)
    kinds = {re.sub("_(bucket|sum|count)$", "", name) for name in _OURS - {"up"}}
    unseen = {"cds_override_reasons_total", "cds_rules_fired_total"}

    assert {kind for kind in kinds if kind not in shown} <= unseen


@pytest.mark.parametrize("alert", _alerts(), ids=lambda alert: alert["alert"])
def test_an_alert_has_its_chapter(alert: dict[str, Any]) -> None:
    """Whoever is woken up finds what to do under the name of the alert."""
    page = (_ROOT / "docs/operations.md").read_text("utf-8")
    name = alert["alert"]

    assert f"\n### {name}\n" in page
    assert alert["labels"]["severity"] in {"page", "ticket"}
    assert alert["annotations"]["summary"]
    link = f"docs/operations.md#{name.lower()}"
    assert alert["annotations"]["runbook_url"] == link


def test_no_alert_is_held_back_by_calls_that_never_came() -> None:
    """Where the EHR is refused from its first call on, `scalar` of no calls is NaN."""
    for alert in _alerts():
        for inner in re.findall(r"scalar\((.*)\)$", alert["expr"], re.MULTILINE):
            assert inner.endswith("or vector(0)"), alert["alert"]


def test_what_was_meant_for_a_while_is_asked_about() -> None:
    """A rule that is off, a client that is silent: neither may be forgotten."""
    alerts = {alert["alert"]: alert["expr"] for alert in _alerts()}

    assert "cds_rules_off" in alerts["CdsRuleOff"]
    assert 'silent="yes"' in alerts["CdsClientSilent"]
    assert "cds_store_gone" in alerts["CdsStoreGone"]


def test_no_chapter_is_of_an_alert_that_went() -> None:
    """The page says nothing of alerts that there are not."""
    page = (_ROOT / "docs/operations.md").read_text("utf-8")
    chapters = set(re.findall(r"^### (Cds\w+)$", page, re.MULTILINE))

    assert chapters == {alert["alert"] for alert in _alerts()}


def test_refusals_are_named_as_they_are() -> None:
    """An alert on a refusal that was renamed would never come."""
    from cds_service.hooks.trust.errors import NotTrusted  # noqa: PLC0415 (cryptography)

    text = json.dumps(_alerts())
    for refusal in (NotTrusted, errors.TooManyRequests, NotKept):
        assert refusal.__name__ in text


def test_panels_do_not_lie_upon_each_other() -> None:
    """Each has its place, and an id of its own."""
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in _panels()]
    ids = [panel["id"] for panel in _panels()]

    assert len(set(places)) == len(places) == len(set(ids))
