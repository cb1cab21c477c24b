"""Traces: what a span says, and that no word of a caller comes into one."""

import asyncio
import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import msgspec
import pytest
from conftest import NOW
from hook_calls import PATIENT_VIEW, low_neutrophils
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from starlette.testclient import TestClient

from cds_service import tracing
from cds_service.app import create_app
from cds_service.clinical.chart import Hook
from cds_service.clinical.record import Record
from cds_service.commands import check
from cds_service.from_fhir.access import Access
from cds_service.from_fhir.fetch.asked import Asked
from cds_service.from_fhir.fetch.choice import FetchesNothing
from cds_service.from_fhir.request import decode
from cds_service.hooks import answer
from cds_service.settings import Settings
from cds_service.tracing import TracedFetches

_MARK: Final = "CANARY"
_TRACE: Final = "0af7651916cd43dd8448eb211c80319c"


@dataclass
class Watched:
    """A service whose spans are kept."""

    client: TestClient
    exporter: InMemorySpanExporter

    def spans(self) -> list[Any]:
        """Return the spans so far."""
        return list(self.exporter.get_finished_spans())

    def told(self) -> str:
        """Return all that would be exported."""
        return " ".join(span.to_json() for span in self.spans())


@pytest.fixture
def exporter(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    """Return where spans go."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(tracing, "own_tracer", lambda: provider.get_tracer("test"))
    return exporter


@pytest.fixture
def watched(exporter: InMemorySpanExporter) -> Watched:
    """Return a service that is traced."""
    settings = Settings.load({"CDS_TRACING": "true"})
    app = create_app(settings, lambda: NOW, log=BytesIO())
    return Watched(TestClient(app, raise_server_exceptions=False), exporter)


def test_a_call_has_a_span(watched: Watched) -> None:
    """Named by its route, with the service and the status; it goes on with a trace."""
    parent = f"00-{_TRACE}-b7ad6b7169203331-01"
    headers = {"traceparent": parent}
    watched.client.post(PATIENT_VIEW, json=low_neutrophils(), headers=headers)

    (span,) = watched.spans()
    assert span.name == "POST /cds-services/{id}"
    assert span.kind is SpanKind.SERVER
    assert dict(span.attributes) == {
        "http.request.method": "POST",
        "http.route": "/cds-services/{id}",
        "cds.service": "sm-patient-view",
        "http.response.status_code": 200,
    }
    assert f"{span.context.trace_id:032x}" == _TRACE


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/cds-services", "GET /cds-services"),
        ("GET", "/rules", "GET /rules"),
        ("GET", "/rules/mido-anc-interrupt", "GET /rules/{id}"),
        ("POST", "/explain/sm-order-sign", "POST /explain/{id}"),
        ("POST", f"{PATIENT_VIEW}/feedback", "POST /cds-services/{id}/feedback"),
        ("GET", "/nowhere", "GET"),
        ("BREW", "/cds-services", "HTTP /cds-services"),
    ],
)
def test_every_route_has_its_name(
    watched: Watched, method: str, path: str, name: str
) -> None:
    """Names are routes, of which there are few."""
    watched.client.request(method, path)

    assert [span.name for span in watched.spans()] == [name]


def test_no_word_of_a_caller_is_exported(watched: Watched) -> None:
    """Paths, queries, headers, bodies: AUTHZ-05 for whoever reads traces."""
    call = low_neutrophils() | {"hookInstance": _MARK}
    call["context"]["userId"] = f"Practitioner/{_MARK}"
    headers = {
        "tracestate": f"x={_MARK}",
        "baggage": f"patient={_MARK}",
        "traceparent": f"00-{_TRACE}-b7ad6b7169203331-01",
        "host": f"{_MARK}.example.org",
        "user-agent": _MARK,
    }
    send = watched.client.request
    of_mark = [f"{start}/{_MARK}" for start in ("", "/cds-services", "/rules")]
    for path in (PATIENT_VIEW, *of_mark):
        send("POST", path, json=call, params={"patient": _MARK}, headers=headers)
    send(_MARK, f"/explain/{_MARK}")

    assert len(watched.spans()) == 5
    assert _MARK not in watched.told()


def test_what_breaks_is_marked_without_its_words(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """500 is an error of the span; the message of the exception stays here."""

    def broken(*given: object) -> object:
        raise ValueError(_MARK, given)

    monkeypatch.setattr(answer, "compose", broken)
    watched.client.post(PATIENT_VIEW, json=low_neutrophils())

    (span,) = watched.spans()
    assert span.status.status_code is StatusCode.ERROR
    assert span.attributes["http.response.status_code"] == 500
    assert _MARK not in watched.told()


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics"])
def test_probes_have_no_span(watched: Watched, path: str) -> None:
    """They come every few seconds and tell nothing."""
    assert watched.client.get(path).status_code == 200
    assert watched.spans() == []


def test_what_is_fetched_has_one_span(exporter: InMemorySpanExporter) -> None:
    """How much was asked, came, and how large it was; no address."""
    request = decode(json.dumps(low_neutrophils()).encode(), Hook.PATIENT_VIEW)
    leave = Access("https://ehr.example.org")
    asked = Asked(request, leave, begun={Record.LABS: msgspec.Raw(b"{}")})
    traced = TracedFetches(FetchesNothing(), tracing.own_tracer())
    asyncio.run(traced.fetch(asked, 0.0))

    (span,) = exporter.get_finished_spans()
    assert (span.name, span.kind) == ("fetch", SpanKind.CLIENT)
    assert span.attributes == {
        "cds.fetch.asked": 1,
        "cds.fetch.came": 0,
        "cds.fetch.bytes": 0,
    }


def test_it_is_off_by_default(exporter: InMemorySpanExporter) -> None:
    """Nobody is traced who did not ask for it, whatever else the environment says."""
    TestClient(create_app(Settings.load({}), log=BytesIO())).get("/cds-services")

    assert exporter.get_finished_spans() == ()


def test_without_its_packages_the_start_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The exporter is an extra; what to install is said."""
    assert check.problems({"CDS_TRACING": "true"}, "127.0.0.1") == ()
    monkeypatch.setattr(check, "find_spec", lambda _: None)

    (said,) = check.problems({"CDS_TRACING": "true"}, "127.0.0.1")
    assert "cds-service[otel]" in said
