"""The service with a store, as tests call it: in process, in one event loop."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from unittest.mock import patch

import httpx

from cds_service.app import create_app
from cds_service.hooks.bookkeeping import Bookkeeping
from cds_service.keeping import store_of
from cds_service.settings import Settings

NOW: Final = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)
_BASE: Final = "http://127.0.0.1:8000"
FEEDBACK: Final = "/cds-services/sm-patient-view/feedback"


@asynccontextmanager
async def calling(
    url: str, log: BytesIO, **more: str
) -> AsyncIterator[httpx.AsyncClient]:
    """Return a client of the service with this store; it is closed in the end."""
    environment = {f"CDS_{name.upper()}": value for name, value in more.items()}
    settings = Settings.load({"CDS_STORE_URL": url, **environment})
    store = store_of(settings, lambda: NOW)
    with patch("cds_service.app.store_of", lambda *_: store):
        transport = httpx.ASGITransport(create_app(settings, lambda: NOW, log=log))
    try:
        async with httpx.AsyncClient(transport=transport, base_url=_BASE) as client:
            yield client
    finally:
        await store.close()


@contextmanager
def noted_books() -> Iterator[list[Bookkeeping]]:
    """Return the books of the services made meanwhile: nobody waits five seconds."""
    books, made = [], Bookkeeping.__init__

    def noted(self: Bookkeeping, *given: Any) -> None:  # noqa: ANN401 (passed on)
        made(self, *given)
        books.append(self)

    with patch.object(Bookkeeping, "__init__", noted):
        yield books


def lines(log: BytesIO) -> list[dict[str, Any]]:
    """Return what was logged."""
    return [json.loads(line) for line in log.getvalue().splitlines()]
