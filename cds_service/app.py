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

import gc
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import BinaryIO

from fastapi import FastAPI
from starlette.types import ASGIApp

from cds_service.audit import Audit
from cds_service.cards.suggestions import warm
from cds_service.from_fhir.access import FhirServers
from cds_service.from_fhir.fetch.choice import Fetches, fetching_from
from cds_service.hooks import openapi, refusals, routes
from cds_service.hooks.addresses import Addresses
from cds_service.hooks.body import Limits
from cds_service.hooks.boundary import Boundary
from cds_service.hooks.consultation import Practice
from cds_service.hooks.cors import Cors
from cds_service.hooks.endpoint import Endpoint
from cds_service.hooks.gate import Gate
from cds_service.hooks.rule_pages import rule_router
from cds_service.hooks.service import Service
from cds_service.hooks.services import SERVICES
from cds_service.hooks.trust.door import Door, GuardedDoor, Known, OpenDoor
from cds_service.hooks.trust.key_ring import key_ring
from cds_service.hooks.trust.keys import KeysError
from cds_service.hooks.trust.seen import SeenTokens
from cds_service.settings import Client, Settings, SettingsError

Clock = Callable[[], datetime]
Now = Callable[[], float]
"""Seconds since 1970."""


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
) -> ASGIApp:
    """Make the application; `log` takes the audit lines, else standard output."""

    def today() -> date:
        return clock().date()

    audit = Audit(log, clock, settings.log_level)
    practice = Practice(services, settings.public_url, today, settings.open_mode)
    fetches = fetching_from(_fhir_servers(settings), settings.max_body_bytes)
    pages = _pages(services.values(), fetches, front_page=settings.workbench)
    limits = Limits(settings.max_body_bytes, settings.deadline_ms / 1000)
    endpoint = Endpoint(pages, practice, audit, limits, fetches)
    door = _door(settings, practice, clock, audit)
    gate = Gate(endpoint, door, Addresses(settings.public_url), audit, limits)
    return Cors(Boundary(gate, audit), settings.cors_origins)


def _fhir_servers(settings: Settings) -> tuple[str, ...]:
    """Return the servers that any caller may name."""
    if settings.open_mode:
        return settings.fhir_servers
    return tuple(base for client in settings.clients for base in client.fhir_servers)


def _door(settings: Settings, practice: Practice, clock: Clock, audit: Audit) -> Door:
    if settings.open_mode:
        servers = FhirServers(settings.fhir_servers, without_token=True)
        return OpenDoor(replace(practice, fhir_servers=servers))

    def now() -> float:
        return clock().timestamp()

    known = [_known(one, practice, now, audit) for one in settings.clients]
    return GuardedDoor(known, settings.public_url, now)


def _known(client: Client, practice: Practice, now: Now, audit: Audit) -> Known:
    servers = FhirServers(client.fhir_servers, without_token=client.is_for_trials)
    try:
        keys = key_ring(client, now, audit)
    except KeysError as error:
        problem = f"CDS_CLIENTS_FILE client {client.name}: its jwks_file: {error}."
        raise SettingsError(problem) from None
    return Known(client, replace(practice, fhir_servers=servers), keys, SeenTokens(now))


def _pages(
    services: Iterable[Service], fetches: Fetches, *, front_page: bool
) -> FastAPI:
    app = FastAPI(
        title="Systemic mastocytosis CDS Hooks service",
        description="Decision support over CDS Hooks 2.0.1. Not a medical device.",
        # The interactive pages would load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=partial(_lifespan, fetches),
        # Its log records carry the messages of exceptions, and those the input.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.include_router(routes.discovery_router(services))
    app.include_router(rule_router(services))
    app.include_router(routes.health_router())
    if front_page:
        app.include_router(routes.front_page_router())
    refusals.speak_for(app)
    openapi.describe(app, services)
    return app


@asynccontextmanager
async def _lifespan(fetches: Fetches, app: FastAPI) -> AsyncIterator[None]:
    # What is loaded now stays: the collector need never look at it again, and
    # a call makes so few cycles that it may look rarely. An order that cannot be
    # built stops the process here, and not a call.
    del app
    warm()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    yield
    await fetches.close()
