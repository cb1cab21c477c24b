"""GET /metrics: what was counted, in all processes together."""

from collections.abc import Callable

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.registry import Collector, CollectorRegistry


def metrics_router(
    pass_on: Callable[[], None], everything: Callable[[], Collector]
) -> APIRouter:
    """Return the address.

    `pass_on` is called first, on the event loop; `everything` gathers what there is.
    """
    router = APIRouter(tags=["operations"])

    @router.get("/metrics", response_class=PlainTextResponse)
    async def metrics() -> Response:
        """What was counted, as text for Prometheus."""
        pass_on()
        # To write it takes as long as some calls do; with workers, files are read.
        content = await run_in_threadpool(_written, everything)
        return Response(content, headers={"content-type": CONTENT_TYPE_PLAIN_0_0_4})

    return router


def _written(everything: Callable[[], Collector]) -> bytes:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(everything())
    return generate_latest(registry)
