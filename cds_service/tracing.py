"""Spans of calls and of what they fetch, with OpenTelemetry; off by default.

FastAPI sets up the exporter from the usual OTEL_* variables and closes it. The
spans are ours, for FastAPI's own carry the path and the query of every request as
they came: here are methods, routes, ids of services, statuses and numbers, and of
the caller's headers the `traceparent` alone.
"""

from collections.abc import Collection
from typing import Final

from opentelemetry import trace
from opentelemetry.trace import SpanKind, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cds_service.from_fhir.fetch.asked import Asked, Fetched
from cds_service.from_fhir.fetch.choice import Fetches
from cds_service.frozen import Frozen
from cds_service.hooks.addresses import Addresses

_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS", "POST"})
_UNTRACED: Final = frozenset({"health", "metrics"})
_PARENT: Final = "traceparent"
_BROKEN: Final = 500


def own_tracer() -> Tracer:
    """Return the tracer of this service; it does nothing until there is an exporter."""
    return trace.get_tracer("cds_service")


class Traced(Frozen, kw_only=False):
    """Puts a span around each request of `app`; health and metrics have none."""

    app: ASGIApp
    addresses: Addresses
    services: Collection[str]
    tracer: Tracer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, within a span."""
        segments = self.addresses.segments(scope["path"]) if "path" in scope else []
        if scope["type"] != "http" or not _UNTRACED.isdisjoint(segments[:1]):
            await self.app(scope, receive, send)
            return
        method = scope["method"] if scope["method"] in _METHODS else "HTTP"
        route, service = self._place(segments)
        with self.tracer.start_as_current_span(
            f"{method} {route}".strip(),
            context=TraceContextTextMapPropagator().extract(_parent(scope)),
            kind=SpanKind.SERVER,
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            span.set_attribute("http.request.method", method)
            span.set_attribute("http.route", route)
            span.set_attribute("cds.service", service)

            async def noting(message: Message) -> None:
                if message["type"] == "http.response.start":
                    span.set_attribute("http.response.status_code", message["status"])
                    if message["status"] >= _BROKEN:
                        span.set_status(StatusCode.ERROR)
                await send(message)

            await self.app(scope, receive, noting)

    def _place(self, segments: list[str]) -> tuple[str, str]:
        """Return the route and the service: words of ours, or none."""
        match segments:
            case ["cds-services" | "rules" | "openapi.json" as only]:
                return f"/{only}", ""
            case ["rules", _]:
                return "/rules/{id}", ""
            case ["cds-services" | "explain" as first, service]:
                return f"/{first}/{{id}}", self._known(service)
            case ["cds-services", service, "feedback"]:
                return "/cds-services/{id}/feedback", self._known(service)
            case _:
                return "", ""

    def _known(self, service: str) -> str:
        return service if service in self.services else ""


def _parent(scope: Scope) -> dict[str, str]:
    for name, value in scope["headers"]:
        if name == _PARENT.encode():
            return {_PARENT: value.decode("latin-1")}
    return {}


class TracedFetches(Frozen, kw_only=False):
    """Puts a span around all that is fetched for one call; it names no address."""

    fetches: Fetches
    tracer: Tracer

    async def fetch(self, asked: Asked, ends: float) -> Fetched:
        """Fetch, within a span."""
        with self.tracer.start_as_current_span(
            "fetch", kind=SpanKind.CLIENT, record_exception=False
        ) as span:
            fetched = await self.fetches.fetch(asked, ends)
            span.set_attribute("cds.fetch.asked", len(asked.queries) + len(asked.begun))
            span.set_attribute("cds.fetch.came", len(fetched.came))
            span.set_attribute("cds.fetch.bytes", fetched.size)
            return fetched

    async def close(self) -> None:
        """Close the connections."""
        await self.fetches.close()
