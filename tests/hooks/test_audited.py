"""Why a rule could not tell, as the log and the metrics name it."""

import json
from io import BytesIO

import pytest
from hook_calls import PATIENT_VIEW, Json, low_neutrophils, neutrophils
from logged_rules import logged
from starlette.testclient import TestClient

from cds_service.from_fhir.fetch import failure, paging
from cds_service.from_fhir.fetch.cause import cause_of

_RULE = logged("mido-anc-interrupt")


def _undecided(client: TestClient, log: BytesIO, call: Json) -> Json:
    assert client.post(PATIENT_VIEW, json=call).status_code == 200
    return json.loads(log.getvalue()).get("undecided", {})


def test_what_was_not_sent(client: TestClient, log: BytesIO) -> None:
    """Without laboratory results the count is not unknown: nobody sent it."""
    call = low_neutrophils()
    del call["prefetch"]["labs"]

    assert _undecided(client, log, call)[_RULE] == "not-sent"


def test_what_could_not_be_read(client: TestClient, log: BytesIO) -> None:
    """A count in a unit that is none was sent, and is of no use."""
    count = neutrophils(0.8)
    count["valueQuantity"] = {"value": 0.8, "unit": "spoons"}
    call = low_neutrophils()
    call["prefetch"]["labs"] = count

    assert _undecided(client, log, call)[_RULE] == "unreadable"


def test_what_the_record_does_not_say(client: TestClient, log: BytesIO) -> None:
    """The results are here, and none is a count."""
    call = low_neutrophils()
    call["prefetch"]["labs"] = None

    assert _undecided(client, log, call)[_RULE] == "not-said"


def test_what_is_here_decides(client: TestClient, log: BytesIO) -> None:
    """A rule that fired is not undecided."""
    assert _RULE not in _undecided(client, log, low_neutrophils())


@pytest.mark.parametrize(
    ("why", "cause"),
    [
        (failure.LATE, "late"),
        (failure.UNREACHABLE, "unreachable"),
        (failure.UNTRUSTED, "untrusted"),
        (failure.BROKEN_OFF, "broken-off"),
        (failure.NO_FHIR, "no-fhir"),
        (failure.TOO_LARGE, "too-much"),
        (failure.ELSEWHERE, "elsewhere"),
        (failure.FORBIDDEN_ADDRESS, "forbidden-address"),
        (failure.NOT_COVERED, "not-covered"),
        (failure.PARTLY_COVERED, "not-covered"),
        (failure.NO_ID, "no-id"),
        (failure.RefusedError(404).why, "refused"),
        (failure.BusyError(503).why, "server-error"),
        (paging.FOREIGN, "elsewhere"),
        (paging.BROKEN.format(failure.LATE), "late"),
        (paging.TOO_MANY.format("20 pages"), "too-much"),
        (f"{failure.PARTLY_COVERED}; {failure.LATE}", "late"),
        (paging.ROUND, "other"),
    ],
)
def test_every_shortfall_has_a_cause(why: str, cause: str) -> None:
    """What a chart says in a sentence is counted by a word."""
    assert cause_of(why) == cause
