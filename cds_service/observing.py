"""What is seen of the service from outside, as the settings say: metrics and traces.

Both are loaded where they are wanted only: the first takes time to load, and the
second is an extra.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from fastapi.telemetry import TelemetryConfig
from starlette.types import ASGIApp

from cds_service.from_fhir.fetch.choice import Fetches
from cds_service.hooks.addresses import Addresses
from cds_service.hooks.service import Service
from cds_service.settings import Settings

if TYPE_CHECKING:
    from cds_service.metrics.counting import Counting


def counting_of(settings: Settings, services: Iterable[Service]) -> "Counting | None":
    """Return who counts, if anybody is to."""
    if not settings.metrics:
        return None
    from cds_service.metrics.counting import counting  # noqa: PLC0415 (see above)

    return counting(services)


def traced(
    app: ASGIApp, settings: Settings, services: Mapping[str, Service]
) -> ASGIApp:
    """Return the application, with a span around each request if that is wanted."""
    if not settings.tracing:
        return app
    from cds_service.tracing import Traced, own_tracer  # noqa: PLC0415 (see above)

    return Traced(app, Addresses(settings.public_url), services, own_tracer())


def traced_fetches(fetches: Fetches, settings: Settings) -> Fetches:
    """Return who fetches, with a span around what one call needs if that is wanted."""
    if not settings.tracing:
        return fetches
    from cds_service.tracing import TracedFetches, own_tracer  # noqa: PLC0415 (as above)

    return TracedFetches(fetches, own_tracer())


def telemetry(settings: Settings) -> TelemetryConfig:
    """Return what FastAPI does for traces: it sets up and closes the exporter.

    Its own spans have addresses as they came, and its log records the messages of
    exceptions, so it makes none.
    """
    return {
        "tracing": settings.tracing,
        "auto_configure": settings.tracing,
        "metrics": False,
        "logs": False,
        "exclude": lambda _: True,
    }
