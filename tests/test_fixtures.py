"""Every case of `fhir_fixtures`, through the application as an EHR calls it."""

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest

from cds_service.app import create_app
from cds_service.commands.calls import InProcess
from cds_service.commands.cases import find
from cds_service.commands.strict import faults
from cds_service.commands.verdicts import Verdict, expected_answer, judge
from cds_service.settings import Settings

FIXTURES: Final = Path(__file__).parent.parent / "fhir_fixtures"
CASES: Final = {
    str(Path(case.name).relative_to(FIXTURES)): case for case in find([FIXTURES])
}
# Far from every case: one that forgets to name its day does not pass by luck.
SOME_OTHER_DAY: Final = datetime(2031, 7, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def service() -> InProcess:
    """Return the application, called without a socket."""
    settings = Settings.load({})
    return InProcess(create_app(settings, lambda: SOME_OTHER_DAY, log=BytesIO()))


@pytest.mark.parametrize("name", sorted(CASES))
def test_case_is_answered_as_expected(name: str, service: InProcess) -> None:
    """The answer is the kept one, which a clinician has read."""
    case = CASES[name]
    if expected_answer(case) is None:
        pytest.fail(
            "no response.json: run `cds-service replay --update`, read it aloud"
        )

    reply = service(f"/cds-services/{case.service}", case.body, case.content_type)
    result = judge(case, reply)

    assert result.verdict is Verdict.OK, "\n".join(result.changes)


@pytest.mark.parametrize(
    "name", sorted(name for name in CASES if not name.startswith("broken"))
)
def test_case_is_valid_fhir(name: str) -> None:
    """A fixture is R4 as the standard has it, unless `call.json` says why not."""
    assert faults(CASES[name]) == ()


@pytest.mark.parametrize(
    "name", sorted(name for name in CASES if not name.startswith("broken"))
)
def test_case_names_its_day(name: str) -> None:
    """A case is about a day, so that it says the same next year."""
    request = json.loads(CASES[name].body)

    assert request["extension"]["org.smcds.as-of"]
