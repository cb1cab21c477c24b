"""The cases of `fhir_fixtures`, and the service to put them to."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from cds_service.app import create_app
from cds_service.commands.calls import InProcess
from cds_service.commands.cases import find
from cds_service.settings import Settings

FIXTURES: Final = Path(__file__).parent.parent / "fhir_fixtures"
CASES: Final = {
    str(Path(case.name).relative_to(FIXTURES)): case for case in find([FIXTURES])
}
SOUND: Final = {
    name: case for name, case in CASES.items() if not name.startswith("broken")
}
"""Those that are to be answered, not refused."""


def service_on(day: datetime) -> InProcess:
    """Return the application with its clock at that day, called without a socket."""
    return InProcess(create_app(Settings.load({}), lambda: day, log=BytesIO()))
