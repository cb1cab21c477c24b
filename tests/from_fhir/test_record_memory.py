"""A record that is recalled is the one that reading it anew would give."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from calls import AS_OF, MINE, PATIENT, bundle, call, condition, count, drafting, order
from from_fhir.drawn_calls import GOOD, OUTCOME, bodies, slowly
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Record
from cds_service.from_fhir import chart
from cds_service.from_fhir.record_memory import (
    KEPT_SECONDS,
    MOST_RECORDS,
    RecordMemory,
)
from cds_service.from_fhir.request import BadRequest, decode

EVERYTHING = frozenset(Record)
OTHERS = {"subject": {"reference": "Patient/p2"}}
RECORD = {
    "patient": PATIENT,
    "conditions": bundle(condition()),
    "labs": bundle(count(), count(1.8, id="o2", **OTHERS)),
    "medicationRequests": bundle(order(), order("403878", id="m2")),
}


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


def remembering(body: bytes, clock: Callable[[], float] = lambda: 0) -> RecordMemory:
    """Return a memory that has read one call."""
    memory = RecordMemory(clock)
    taught(memory, body)
    return memory


def taught(memory: RecordMemory, body: bytes, as_of: date = AS_OF) -> Chart:
    """Read a call into a memory."""
    request = decode(body)
    return memory.read(request, Hook(request.hook), EVERYTHING, as_of)


def recalled(
    memory: RecordMemory,
    body: bytes,
    as_of: date = AS_OF,
    wanted: frozenset[Record] = EVERYTHING,
) -> Chart | None:
    """Return what the memory makes of a call."""
    request = decode(body)
    return memory.recall(request, Hook(request.hook), wanted, as_of)


def read_anew(body: bytes, as_of: date = AS_OF) -> Chart:
    """Return the chart of a call that nothing is known of."""
    request = decode(body)
    return chart.read(request, Hook(request.hook), EVERYTHING, as_of)


def outcome(read: Callable[[], Chart | None]) -> Chart | str | None:
    """Return a chart, or why the call is refused."""
    try:
        return read()
    except BadRequest as refusal:
        return str(refusal)


# A visit: few records and drafts, sent again and again, now and then of another.
PREFETCHES = st.lists(
    st.dictionaries(
        st.sampled_from([*Record, "theirs"]),
        st.lists(st.sampled_from([*GOOD, count(2, id="o9", **OTHERS)])).map(
            lambda resources: bundle(*resources)
        )
        | st.sampled_from([None, OUTCOME, PATIENT, {**PATIENT, "id": "p2"}]),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=2,
)
DRAFTS = st.lists(st.sampled_from(GOOD), max_size=3)
IDS = st.sampled_from(["p1", "p1", "p1", "p2"])


@st.composite
def visits(draw: st.DrawFn) -> list[tuple[bytes, date, float]]:
    """Draw calls, the day of each, and the seconds since the one before."""
    known = draw(PREFETCHES)

    def body() -> bytes:
        return call(
            draw(st.sampled_from(known)),
            draw(st.sampled_from(["order-sign", "order-select", "patient-view"])),
            {
                "patientId": draw(IDS),
                "draftOrders": bundle(*draw(DRAFTS)),
                "selections": ["MedicationRequest/m1"],
            },
        )

    days = st.sampled_from([AS_OF, AS_OF, AS_OF, AS_OF + timedelta(1)])
    passing = st.sampled_from([0.0, 1.0, KEPT_SECONDS])
    some = [body() for _ in range(draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        some.append(draw(bodies))
    calls = draw(st.lists(st.sampled_from(some), min_size=2, max_size=8))
    return [(each, draw(days), draw(passing)) for each in calls]


@slowly
@given(visits(), st.sampled_from([0, 2000, 10**6]))
def test_nobody_can_tell_whether_there_is_a_memory(
    visit: list[tuple[bytes, date, float]], most_bytes: int
) -> None:
    """Any calls in any order, of any patient, of any day: the same chart."""
    clock = Clock()
    memory = RecordMemory(clock, most_bytes)
    for body, day, passed in visit:
        clock.now += passed
        try:
            decode(body)
        except BadRequest:
            continue

        def with_memory(body: bytes = body, day: date = day) -> Chart | None:
            return recalled(memory, body, day) or taught(memory, body, day)

        def without(body: bytes = body, day: date = day) -> Chart:
            return read_anew(body, day)

        assert outcome(with_memory) == outcome(without)


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
    "changed",
    [
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


@pytest.mark.parametrize(
    ("seconds", "is_known"), [(299, True), (299.9, True), (300, False), (301, False)]
)
def test_a_record_is_known_for_five_minutes(seconds: float, is_known: bool) -> None:
    """From the moment it was read, however often it is recalled."""
    clock = Clock()
    memory = remembering(call(RECORD), clock)
    clock.now += 150
    assert recalled(memory, call(RECORD)) is not None
    clock.now += seconds - 150

    assert (recalled(memory, call(RECORD)) is not None) is is_known


def test_what_is_old_is_let_go_of() -> None:
    """Even if nobody calls any more."""
    clock = Clock()
    memory = remembering(call(RECORD), clock)
    clock.now += 299.9
    memory.forget_old()
    assert memory.held_bytes > 0
    clock.now += 0.1
    memory.forget_old()
    assert memory.held_bytes == 0


def _numbered(number: int) -> bytes:
    return call(RECORD, context={"patientId": f"p{number}"})


def test_no_more_than_so_many_records_are_known() -> None:
    """The oldest one makes room."""
    memory = RecordMemory(Clock())
    for number in range(MOST_RECORDS + 1):
        taught(memory, _numbered(number))

    assert recalled(memory, _numbered(0)) is None
    assert recalled(memory, _numbered(1)) is not None
    assert recalled(memory, _numbered(MOST_RECORDS)) is not None


def test_no_more_than_so_many_bytes_are_held() -> None:
    """The oldest one makes room; one that is too large is not kept."""
    size = remembering(_numbered(1)).held_bytes
    memory = RecordMemory(Clock(), 2 * size)
    for number in (1, 2, 3):
        taught(memory, _numbered(number))
        assert memory.held_bytes <= 2 * size
    assert recalled(memory, _numbered(1)) is None
    assert recalled(memory, _numbered(2)) is not None
    assert recalled(memory, _numbered(3)) is not None

    for most, held in ((size - 1, 0), (size, size)):
        small = RecordMemory(Clock(), most)
        taught(small, _numbered(1))
        assert small.held_bytes == held


def test_the_same_record_is_held_once() -> None:
    """Reading it again takes the place of what was known."""
    memory = remembering(call(RECORD))
    once = memory.held_bytes
    taught(memory, call(RECORD))
    assert memory.held_bytes == once


def test_without_a_memory_nothing_is_known() -> None:
    """Whoever switches it off has every record read."""
    memory = RecordMemory.without()
    taught(memory, call(RECORD))
    assert memory.held_bytes == 0
    assert recalled(memory, call(RECORD)) is None


def test_a_medication_does_not_hold_on_to_its_call() -> None:
    """What is kept of a call is counted: a drug brings no other bytes along."""
    drug = {"resourceType": "Medication", "id": "x", "modifierExtension": [MINE]}
    body = call({"theirs": bundle(drug)})
    assert recalled(remembering(body), body) == read_anew(body)
