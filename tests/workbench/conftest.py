"""The workbench in a real browser: Debian's Chromium against a real server.

Without Chromium the tests are skipped and say so. Whatever a test does, the page
may log no error and ask no other host.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from real_server import served

from cds_service.app import create_app
from cds_service.settings import Settings

_CHROMIUM: Final = shutil.which("chromium")
_FAILED_CALL: Final = "Failed to load resource:"
_QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Return Chromium; its driver keeps an event loop running only for this test."""
    if _CHROMIUM is None:
        pytest.skip("chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=_CHROMIUM, args=list(_QUIET))
        yield started
        started.close()


@pytest.fixture
def address(socket_enabled: None) -> Iterator[str]:
    """Return where the service serves, on 2026-01-06."""
    del socket_enabled
    day = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)
    app = create_app(Settings.load({}), clock=lambda: day, log=BytesIO())
    with served(app) as (host, port):
        yield f"http://{host}:{port}/"


@pytest.fixture
def opened(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return how the window is opened; `parametrize(..., indirect)` says otherwise."""
    given = getattr(request, "param", {})
    return {"viewport": {"width": 1280, "height": 900}, **given}


@pytest.fixture
def refusals() -> bool:
    """Tell whether calls are meant to fail: the browser logs each as an error."""
    return False


@pytest.fixture
def page(
    browser: Browser, address: str, opened: dict[str, Any], *, refusals: bool
) -> Iterator[Page]:
    """Return the page with its first patient's cards; at the end it must be clean."""
    context = browser.new_context(**opened, accept_downloads=True)
    page, wrong = context.new_page(), list[str]()
    page.on("console", lambda said: wrong.extend(_error(said)))
    page.on("pageerror", lambda error: wrong.extend([str(error)]))
    page.on("request", lambda sent: wrong.extend(_foreign(sent.url, address)))
    page.goto(address)
    page.wait_for_selector("#card-list .card")
    page.wait_for_selector("#plot .main-svg")
    yield page
    context.close()
    expected = _FAILED_CALL if refusals else "nothing"
    assert [said for said in wrong if not said.startswith(expected)] == []


def _error(said: ConsoleMessage) -> list[str]:
    return [said.text] if said.type == "error" else []


def _foreign(url: str, address: str) -> list[str]:
    return [] if url.startswith((address, "blob:", "data:")) else [url]
