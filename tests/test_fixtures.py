"""Every case of `fhir_fixtures`, through the application as an EHR calls it."""

import json
from datetime import UTC, datetime
from typing import Final

import pytest
from fixture_cases import CASES, SOUND, service_on

from cds_service.commands.calls import InProcess
from cds_service.commands.strict import faults
from cds_service.commands.verdicts import (
    OK,
    Verdict,
    expected_answer,
    expected_reasons,
    judge,
)

# Far from every case: one that forgets to name its day does not pass by luck.
SOME_OTHER_DAY: Final = datetime(2031, 7, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def service() -> InProcess:
    """Return the application."""
    return service_on(SOME_OTHER_DAY)


@pytest.mark.parametrize("name", sorted(CASES))
def test_case_is_answered_as_expected(name: str, service: InProcess) -> None:
    """The answer and its reasons are the kept ones, which a clinician has read."""
    case = CASES[name]
    if expected_answer(case) is None:
        pytest.fail("no answer yet: run cds-service replay --update and read it aloud")

    reply = service(case.address, case.body, case.content_type)
    trace = None
    if reply.status == OK:
        trace = service(case.why_address, case.body, case.content_type)
    result = judge(case, reply, trace)

    assert result.verdict is Verdict.OK, "\n".join(result.changes)


@pytest.mark.parametrize("name", sorted(CASES))
def test_refusal_has_no_reasons(name: str) -> None:
    """Reasons are kept of an answer, and of nothing else."""
    case = CASES[name]
    kept = expected_answer(case)

    answered = isinstance(kept, dict) and kept["status"] == OK

    assert (expected_reasons(case) is not None) is answered


@pytest.mark.parametrize("name", sorted(SOUND))
def test_case_is_valid_fhir(name: str) -> None:
    """A fixture is R4 as the standard has it, unless `call.json` says why not."""
    assert faults(CASES[name]) == ()


@pytest.mark.parametrize("name", sorted(SOUND))
def test_case_names_its_day(name: str) -> None:
    """A case is about a day, so that it says the same next year."""
    assert json.loads(CASES[name].body)["extension"]["org.smcds.as-of"]
