"""START HERE: puts the parts together, and owns the clock.

A call goes through these, outermost first:

    Cors       every answer may be read by a browser, errors included
    Boundary   what breaks becomes an honest 500
    Gate       who calls must be known (`hooks.trust`), and not too many at once
    Endpoint   hook calls, explanations, feedback: everything with a body
    FastAPI    discovery, rules, health, front page, OpenAPI

and inside the endpoint: `hooks.consultation` reads the call into a chart
(`from_fhir`; what it lacks is fetched, `from_fhir.fetch`), asks every rule
(`engine`), and `hooks.answer` makes cards of what they say (`cards`).
`hooks.services` lists which rule is shown where.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from time import monotonic
from typing import BinaryIO, Final

from fastapi import FastAPI
from msgspec import DecodeError
from starlette.types import ASGIApp

from cds_service.audit import Audit
from cds_service.callers import door, fhir_servers
from cds_service.from_fhir.fetch.choice import fetching_from
from cds_service.from_fhir.record_memory import RecordMemory
from cds_service.hooks import openapi, refusals, routes
from cds_service.hooks.addresses import Addresses
from cds_service.hooks.body import Limits
from cds_service.hooks.boundary import Boundary
from cds_service.hooks.consultation import Practice, consult
from cds_service.hooks.cors import Cors
from cds_service.hooks.endpoint import Endpoint, Tasks
from cds_service.hooks.errors import NotARequest
from cds_service.hooks.fetching import Task
from cds_service.hooks.gate import Gate
from cds_service.hooks.preview import preview, preview_json
from cds_service.hooks.reply import Reply
from cds_service.hooks.rule_pages import rule_router
from cds_service.hooks.service import Service
from cds_service.hooks.services import SERVICES
from cds_service.hooks.tally import Tally, pages_of
from cds_service.keeping import books_of, store_of
from cds_service.lifespan import Life
from cds_service.observing import (
    counting_of,
    telemetry,
    traced,
    traced_fetches,
)
from cds_service.rules_off import services_here
from cds_service.settings import Settings
from cds_service.workbench.card_text import details
from cds_service.workbench.case_file import case_json
from cds_service.workbench.chart_view import chart_json
from cds_service.workbench.pages import static_files, workbench_router

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return now, in the time zone of this machine: "today" is the clinic's day."""
    return datetime.now(UTC).astimezone()  # noqa: TID251 (the one clock)


def create() -> ASGIApp:
    """Make the application as the environment says; for `uvicorn --factory`."""
    return create_app(Settings.load())


def create_app(
    settings: Settings,
    clock: Clock = system_clock,
    *,
    log: BinaryIO | None = None,
    services: Mapping[str, Service] = SERVICES,
    seconds: Callable[[], float] = monotonic,
) -> ASGIApp:
    """Make the application; `log` takes the audit lines, else standard output.

    `seconds` only ever go forward: they say how long a record is remembered.
    """
    services = services_here(settings, services)
    counting = counting_of(settings, services.values())
    counter = counting.count if counting else None
    audit = Audit(log, clock, settings.log_level, counter)
    practice = _practice(settings, services, clock, seconds)
    fetches = traced_fetches(
        fetching_from(fhir_servers(settings), settings.max_body_bytes), settings
    )
    books = books_of(practice, audit, clock)
    life = Life(practice.memory, fetches, audit, counter, books)
    pages = _pages(services.values(), life, settings)
    if counting is not None:
        pages.include_router(counting.router)
    limits = Limits(settings.max_body_bytes, settings.deadline_ms / 1000)
    tasks = WORKBENCH_TASKS if settings.workbench else {}
    endpoint = Endpoint(pages, practice, audit, limits, fetches, tasks)
    own_door = door(settings, practice, lambda: clock().timestamp(), audit)
    gate = Gate(endpoint, own_door, Addresses(settings.public_url), audit, limits)
    return Cors(
        traced(Boundary(gate, audit), settings, services), settings.cors_origins
    )


def _practice(
    settings: Settings,
    services: Mapping[str, Service],
    clock: Clock,
    seconds: Callable[[], float],
) -> Practice:
    def today() -> date:
        return clock().date()

    return Practice(
        services,
        settings.public_url,
        today,
        settings.open_mode,
        RecordMemory(seconds) if settings.record_memory else RecordMemory.without(),
        store=store_of(settings, clock),
        tally=Tally(today, pages_of(services.values())) if settings.store_url else None,
    )


def _pages(services: Iterable[Service], life: Life, settings: Settings) -> FastAPI:
    app = FastAPI(
        title="Systemic mastocytosis CDS Hooks service",
        description="Decision support over CDS Hooks 2.0.1. Not a medical device.",
        # The interactive pages would load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=life.lived,
        telemetry=telemetry(settings),
    )
    app.include_router(routes.discovery_router(services))
    app.include_router(rule_router(services))
    app.include_router(routes.health_router())
    if settings.workbench:
        app.include_router(workbench_router())
        app.mount("/workbench", static_files())
    refusals.speak_for(app)
    openapi.describe(app, services)
    return app


def _of_body(answer: Callable[[bytes], bytes]) -> Task:
    """Make a task of what needs the body alone."""

    def task(service: Service, body: bytes, practice: Practice) -> Reply:
        del service, practice
        try:
            return Reply(answer(body), ())
        except (DecodeError, UnicodeDecodeError, RecursionError):
            raise NotARequest(_NOT_FROM_THE_PAGE) from None

    return task


def _shown(service: Service, body: bytes, practice: Practice) -> Reply:
    return Reply(chart_json(consult(service, body, practice, whole=True).chart), ())


def _previewed(service: Service, body: bytes, practice: Practice) -> Reply:
    found = preview(service, body, practice, practice.dialect)
    return Reply(preview_json(found), ())


_NOT_FROM_THE_PAGE: Final = "This is not what the workbench page sends."
WORKBENCH_TASKS: Final[Tasks] = {
    ("workbench", "chart"): _shown,
    ("workbench", "preview"): _previewed,
    ("workbench", "details"): _of_body(details),
    ("workbench", "case"): _of_body(case_json),
}
