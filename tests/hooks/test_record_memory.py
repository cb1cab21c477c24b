"""The calls of one visit: the record is read once, and nobody can tell."""

from io import BytesIO
from threading import Event
from typing import Any
from unittest.mock import Mock

import pytest
from conftest import NOW
from hook_calls import IMATINIB_DRAFT, ORDER_SIGN, Json, low_neutrophils, order_sign
from starlette.testclient import TestClient

from cds_service import app as app_module
from cds_service import lifespan
from cds_service.app import create_app
from cds_service.from_fhir import record_memory
from cds_service.from_fhir.known_record import KnownRecord, read_record
from cds_service.from_fhir.record_memory import RecordMemory
from cds_service.from_fhir.request import Request
from cds_service.settings import Settings


class Visit:
    """A service of its own, whose seconds pass when a test says so."""

    def __init__(self, **environment: str) -> None:
        self.now = 0.0
        settings = Settings.load(environment)
        self.client = TestClient(
            create_app(
                settings,
                clock=lambda: NOW,
                log=BytesIO(),
                seconds=lambda: self.now,
            )
        )

    def cards(self, call: Json) -> list[Json]:
        """Return the cards of a call, without what is new in each of them."""
        answer = self.client.post(ORDER_SIGN, json=call).json()["cards"]
        return [_without_ids(card) for card in answer]


def _without_ids(card: Json) -> Json:
    if isinstance(card, dict):
        return {
            key: _without_ids(value) for key, value in card.items() if key != "uuid"
        }
    return [_without_ids(item) for item in card] if isinstance(card, list) else card


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return whose records are read whole from now on."""
    patients: list[str] = []

    def noted(request: Request, *others: Any) -> KnownRecord:  # noqa: ANN401 (passed on)
        patients.append(request.patient_id)
        return read_record(request, *others)

    monkeypatch.setattr(record_memory, "read_record", noted)
    return patients


def call(**draft: Json) -> Json:
    """Return a call about imatinib for a patient with low neutrophils."""
    return order_sign({**IMATINIB_DRAFT, **draft}, **low_neutrophils()["prefetch"])


def test_a_record_is_read_once_in_a_visit(read: list[str]) -> None:
    """The next draft is answered from what is known, as if it had been read."""
    visit, forgetful = Visit(), Visit(CDS_RECORD_MEMORY="false")
    drafts = [call(), call(id="other"), call(status="cancelled"), call()]

    remembered = [visit.cards(draft) for draft in drafts]
    assert read == ["p1"]
    assert remembered == [forgetful.cards(draft) for draft in drafts]
    assert read == ["p1"] * 5
    assert remembered[0] == remembered[3] != remembered[2]


def test_after_five_minutes_it_is_read_again(read: list[str]) -> None:
    """And was known until then."""
    visit = Visit()
    visit.cards(call())
    visit.now = 299.9
    visit.cards(call())
    assert len(read) == 1
    visit.now = 300
    visit.cards(call())
    assert len(read) == 2


def test_a_record_that_changed_is_never_missed(read: list[str]) -> None:
    """What differs from what is known is read: here, a drug that is taken no more."""
    visit = Visit()
    known, new = call(), call()
    new["prefetch"]["medicationRequests"] = None

    assert visit.cards(known) != visit.cards(new)
    assert len(read) == 2


def test_patients_without_mastocytosis_are_not_remembered(read: list[str]) -> None:
    """A glance suffices for nearly everybody, and nobody needs to keep them."""
    healthy = call()
    healthy["prefetch"]["conditions"] = None

    assert Visit().cards(healthy) == []
    assert read == []


def test_an_explanation_reads_the_record(read: list[str]) -> None:
    """It is asked for seldom, and shows what reading leads to."""
    visit = Visit()
    visit.cards(call())
    answer = visit.client.post("/explain/sm-order-sign", json=call())

    assert answer.status_code == 200
    assert read == ["p1"]


def test_what_is_old_is_let_go_of_while_nobody_calls(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The service itself sees to it, as long as it runs."""
    told = Event()

    class Noting(RecordMemory):
        def forget_old(self) -> None:
            super().forget_old()
            told.set()

    monkeypatch.setattr(app_module, "RecordMemory", Noting)
    monkeypatch.setattr(lifespan, "_FORGETTING_SECONDS", 0)
    monkeypatch.setattr(lifespan, "gc", Mock())  # the test run is not frozen
    with Visit().client:
        assert told.wait(timeout=60)
