"""The service with a clock that jumps: by as many seconds as a file says."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from starlette.types import ASGIApp

from cds_service.app import create_app, system_clock
from cds_service.settings import Settings

FILE: Final = "STRESS_CLOCK"
"""The file, named in the environment."""


def create() -> ASGIApp:
    """Make the application; for `uvicorn --factory`."""
    file = Path(os.environ[FILE])

    def clock() -> datetime:
        return system_clock() + timedelta(seconds=float(file.read_text() or 0))

    return create_app(Settings.load(), clock)
