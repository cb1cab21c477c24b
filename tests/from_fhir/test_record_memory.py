"""A record that is recalled is the one that reading it anew would give."""

from datetime import timedelta
from typing import Any

import pytest
from calls import AS_OF, MINE, PATIENT, bundle, call, count, drafting, order
from from_fhir.remembering import (
    EVERYTHING,
    OTHERS,
    RECORD,
    read_anew,
    recalled,
    remembering,
    taught,
)

from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Record

NEXT_PAGE = {"link": [{"relation": "next", "url": "x"}]}


def test_the_same_record_is_recalled_and_its_draft_read() -> None:
    """What is being ordered is that of the call; the record is the known one."""
    first = drafting(order(id="d1", status="draft"), prefetch=RECORD)
    second = drafting(
        order("403878", id="d2", status="draft"), prefetch=RECORD, patientId="p1"
    )
    memory = remembering(first)

    known = recalled(memory, second)

    assert known == read_anew(second)
    assert known is not None
    assert [item.drug for item in known.drafts] == [Drug.IMATINIB]
    assert recalled(memory, first) == read_anew(first)


def test_an_order_that_is_signed_anew_stays_in_the_record_that_is_kept() -> None:
    """It leaves the medications of one call, and not what is known."""
    renewed = drafting(order(status="draft"), prefetch=RECORD)
    memory = remembering(renewed)

    later = recalled(memory, drafting(prefetch=RECORD))

    assert later is not None
    assert {item.reference for item in later.medications} == {
        "MedicationRequest/m1",
        "MedicationRequest/m2",
    }


def test_drafts_of_others_are_not_counted_twice() -> None:
    """How much was of another patient is said of each call by itself."""
    body = drafting(order(id="d1", status="draft", **OTHERS), prefetch=RECORD)
    memory = remembering(body)

    assert recalled(memory, body) == recalled(memory, body) == read_anew(body)
    assert recalled(memory, drafting(prefetch=RECORD)) == read_anew(
        drafting(prefetch=RECORD)
    )


@pytest.mark.parametrize(
    "stamp",
    [
        {"id": "e5c2"},
        {"id": "e5c2", "meta": {"lastUpdated": "2026-01-06T08:00:00Z"}},
        {"timestamp": "2026-01-06T08:00:00Z", "type": "searchset"},
    ],
)
def test_a_stamp_on_a_bundle_changes_no_record(stamp: dict[str, Any]) -> None:
    """Servers give every search an id and a time, and find the same resources."""
    labs = [count(), count(1.8, id="o2", **OTHERS)]
    stamped = call({**RECORD, "labs": bundle(*labs, **stamp)})

    known = recalled(remembering(call(RECORD)), stamped)

    assert known is not None
    assert known == read_anew(stamped)


@pytest.mark.parametrize(
    "changed",
    [
        {"labs": {**RECORD["labs"], "total": 3}},
        {"labs": {**RECORD["labs"], **NEXT_PAGE}},
        {"labs": {**RECORD["labs"], "resourceType": "Parameters"}},
        {"patient": {**PATIENT, "meta": {"lastUpdated": "2026-01-06"}}},
        {"labs": bundle(count(0.9))},
        {"labs": bundle(count())},
        {"patient": {**PATIENT, "birthDate": "1970-05-02"}},
        {"theirs": bundle()},
        {"conditions": None},
    ],
)
def test_a_record_that_differs_in_anything_is_read(changed: dict[str, Any]) -> None:
    """In one value, one resource more or less, one key more."""
    memory = remembering(call(RECORD))
    assert recalled(memory, call({**RECORD, **changed})) is None


def test_a_record_with_a_key_less_is_read() -> None:
    """What was sent before and is not now is unknown now."""
    fewer = {key: value for key, value in RECORD.items() if key != "labs"}
    assert recalled(remembering(call(RECORD)), call(fewer)) is None


def test_another_patient_never_meets_what_is_known() -> None:
    """Not even if the very same bytes are sent for one."""
    memory = remembering(call(RECORD))
    of_another = call(RECORD, context={"patientId": "p2"})

    assert recalled(memory, of_another) is None
    assert taught(memory, of_another).labs != read_anew(call(RECORD)).labs


def test_another_day_or_another_wish_is_read() -> None:
    """Ages and gaps are part of what was read."""
    body = call(RECORD)
    memory = remembering(body)

    assert recalled(memory, body, AS_OF + timedelta(1)) is None
    assert recalled(memory, body, wanted=EVERYTHING - {Record.GENETICS}) is None
    assert recalled(memory, body) is not None


@pytest.mark.parametrize(
    "pointed_at",
    [
        {"resourceType": "Medication", "id": "x", "code": {"text": "Rydapt"}},
        count(),
        PATIENT,
    ],
)
def test_a_record_that_may_point_at_a_draft_is_read(pointed_at: dict[str, Any]) -> None:
    """A drug, a result, the patient among the drafts may change what it says."""
    pointing = order(
        "0", medicationCodeableConcept=None, medicationReference={"reference": "#x"}
    )
    record = {"medicationRequests": bundle(pointing)}
    with_it = drafting(pointed_at, prefetch=record)

    assert recalled(remembering(drafting(prefetch=record)), with_it) is None
    memory = remembering(with_it)
    assert recalled(memory, drafting(prefetch=record)) is None


def test_what_a_half_character_spoilt_is_no_example() -> None:
    """The same bytes, one time a text and one time the trace of half a character."""
    spoilt, sound = (
        call({"labs": bundle(count(note=[{"text": "XX"}]))}).replace(b"XX", text)
        for text in (rb"\ud800", rb"\ufdd0")
    )
    memory = remembering(spoilt)

    assert recalled(memory, sound) is None
    assert taught(memory, sound).labs
    assert not read_anew(spoilt).labs


def test_a_medication_does_not_hold_on_to_its_call() -> None:
    """What is kept of a call is counted: a drug brings no other bytes along."""
    drug = {"resourceType": "Medication", "id": "x", "modifierExtension": [MINE]}
    body = call({"theirs": bundle(drug)})
    assert recalled(remembering(body), body) == read_anew(body)
