"""A call that brought everything is answered at once, whatever servers there are."""

import json
from datetime import date
from typing import Final

from hook_calls import Json, low_neutrophils, patient_view

from cds_service.from_fhir.access import FhirServers
from cds_service.hooks import answer, explain
from cds_service.hooks.consultation import Practice
from cds_service.hooks.fetching import Unfetched, may_fetch
from cds_service.hooks.reply import Reply
from cds_service.hooks.services import PATIENT_VIEW, SERVICES

_BASE: Final = "https://ehr.example.org/fhir"


def _done(call: Json, *bases: str, whole: bool = False) -> Reply | Unfetched:
    servers = FhirServers(bases, without_token=True)
    practice = Practice(
        SERVICES,
        "http://x",
        lambda: date(2026, 1, 6),
        trusts_as_of=True,
        fhir_servers=servers,
    )
    words = explain.in_words if whole else answer.in_words
    body = json.dumps({**call, "fhirServer": _BASE}).encode()
    return may_fetch(words, whole=whole)(PATIENT_VIEW, body, practice)


def test_nothing_is_lacking() -> None:
    """Every key was sent: nobody is asked, in words or in full."""
    assert isinstance(_done(low_neutrophils(), _BASE), Reply)
    assert isinstance(_done(low_neutrophils(), _BASE, whole=True), Reply)


def test_a_part_is_lacking() -> None:
    """One key is not there: it is asked for, and nothing else."""
    call = low_neutrophils()
    del call["prefetch"]["encounters"]
    found = _done(call, _BASE)

    assert isinstance(found, Unfetched)
    assert [query.kind for query in found.asked.queries.values()] == ["Encounter"]
    assert found.asked.begun == {}


def test_without_servers_a_part_that_is_lacking_stays_so() -> None:
    """There is nobody to ask; the call is answered as ever."""
    call = low_neutrophils()
    del call["prefetch"]["encounters"]

    assert isinstance(_done(call), Reply)


def test_a_patient_of_no_concern_is_left_alone_in_cards_and_not_in_the_trace() -> None:
    """Whoever asks why wants the whole record read."""
    call = patient_view(conditions=None)
    del call["prefetch"]["labs"]

    assert isinstance(_done(call, _BASE), Reply)
    assert isinstance(_done(call, _BASE, whole=True), Unfetched)


def test_an_outcome_instead_of_data_is_asked_for_anew() -> None:
    """PFD-03: the EHR could not get it; perhaps we can."""
    call = low_neutrophils()
    call["prefetch"]["labs"] = {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": "error", "code": "timeout"}],
    }
    found = _done(call, _BASE)

    assert isinstance(found, Unfetched)
    assert [query.kind for query in found.asked.queries.values()] == ["Observation"]
