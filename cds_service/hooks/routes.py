"""The addresses without a body: discovery and health."""

from collections.abc import Iterable

from fastapi import APIRouter, Response

from cds_service.hooks.protocol import (
    CDS_HOOKS_VERSION,
    Discovery,
    Health,
    ServiceEntry,
)
from cds_service.hooks.service import Service


def discovery_router(services: Iterable[Service]) -> APIRouter:
    """Return the address that lists the services; its answer is written once."""
    listed = Discovery(services=tuple(_entry(service) for service in services))
    content = listed.model_dump_json(by_alias=True).encode()
    router = APIRouter(tags=["CDS Hooks"])

    @router.get("/cds-services", response_model=Discovery)
    async def discovery() -> Response:
        """Every service, and what it asks to be sent."""
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


def _entry(service: Service) -> ServiceEntry:
    return ServiceEntry(
        hook=service.hook,
        title=service.title,
        description=service.description,
        id=service.id,
        prefetch=service.templates,
        usage_requirements=service.usage,
        version=CDS_HOOKS_VERSION,
    )
