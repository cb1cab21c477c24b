"""The addresses without a body: discovery and health."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from fastapi import APIRouter, Request, Response

from cds_service.clinical.chart import Hook
from cds_service.hooks.bounded_prefetch import bounded
from cds_service.hooks.protocol import (
    CDS_HOOKS_VERSION,
    Discovery,
    Health,
    ServiceEntry,
)
from cds_service.hooks.service import Service
from cds_service.hooks.trust.caller import Caller

Templates: TypeAlias = Callable[[Mapping[str, str]], dict[str, str]]
"""Makes the templates that are offered of those that a service has."""

_OFF: Final = "org.smcds.rules-off"
_HOOK_VERSIONS: Final = {
    Hook.ENCOUNTER_DISCHARGE: "1.0",
    Hook.APPOINTMENT_BOOK: "1.0",
    Hook.MEDICATION_REFILL: "0.1.0",
}
"""CDS Hooks 3.0 wants the published version or none. Of opened charts and orders the
publications disagree (patient-view 1.0 and 1.1, order-select 1.0 and 1.0.2, order-sign
1.0 and 1.1.0), so none is given.
"""


def discovery_router(services: Iterable[Service]) -> APIRouter:
    """Return the address that lists the services; its answers are written once."""
    listed = tuple(services)
    usual = _written(listed, dict)
    looking_back = _written(listed, bounded)
    router = APIRouter(tags=["CDS Hooks"])

    @router.get("/cds-services", response_model=Discovery)
    async def discovery(request: Request) -> Response:
        """Every service, and what it asks to be sent."""
        caller: Caller = request.scope["caller"]  # the gate in front put it there
        tells_today = caller.practice.dialect.tells_today
        content = looking_back if tells_today else usual
        return Response(content, media_type="application/json")

    return router


def health_router() -> APIRouter:
    """Return the addresses that tell an orchestrator how the process is.

    Both say the same: what could be unready (rules, value sets) is loaded
    before the first connection is taken, or the process does not start.
    """
    router = APIRouter(prefix="/health", tags=["operations"])

    @router.get("/live")
    async def live() -> Health:
        """Whether the process runs."""
        return Health(status="ok")

    @router.get("/ready")
    async def ready() -> Health:
        """Whether calls can be answered."""
        return Health(status="ok")

    return router


def _written(services: Iterable[Service], templates: Templates) -> bytes:
    listed = tuple(_entry(service, templates) for service in services)
    return Discovery(services=listed).model_dump_json(by_alias=True).encode()


def _entry(service: Service, templates: Templates) -> ServiceEntry:
    return ServiceEntry(
        hook=service.hook,
        title=service.title,
        description=service.description,
        id=service.id,
        prefetch=templates(service.templates),
        usage_requirements=service.usage,
        version=CDS_HOOKS_VERSION,
        hook_version=_HOOK_VERSIONS.get(service.hook),
        extension={_OFF: sorted(service.off)} if service.off else None,
    )
