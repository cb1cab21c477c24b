"""The event loop of the tests, and that of the server: a connection meets both."""

import pytest


@pytest.fixture(params=[False, True], ids=["asyncio", "uvloop"])
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, bool]]:
    """Run a test on either loop."""
    return "asyncio", {"use_uvloop": request.param}
