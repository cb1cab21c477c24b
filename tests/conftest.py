"""The service as tests call it: in process, on a fixed day, its log in memory."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings
from starlette.testclient import TestClient
from starlette.types import ASGIApp

if TYPE_CHECKING:
    from cds_service.settings import Settings

# No test is timed: a busy machine is no defect.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")

NOW = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def log() -> BytesIO:
    """Return where the audit lines go."""
    return BytesIO()


@pytest.fixture
def settings() -> "Settings":
    """Return the default settings; the environment of the test run has no say."""
    from cds_service.settings import Settings  # noqa: PLC0415 (see `app`)

    return Settings.load({})


@pytest.fixture
def app(settings: "Settings", log: BytesIO) -> ASGIApp:
    """Return the application on 2026-01-06."""
    # Imported here: most tests are of rules and need not wait for a web framework.
    from cds_service.app import create_app  # noqa: PLC0415

    return create_app(settings, clock=lambda: NOW, log=log)


@pytest.fixture
def client(app: ASGIApp) -> TestClient:
    """Return a client of it."""
    return TestClient(app)
