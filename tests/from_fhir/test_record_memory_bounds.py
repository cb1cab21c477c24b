"""For how long a record is known, and how much of all records."""

import pytest
from calls import call
from from_fhir.remembering import RECORD, Clock, recalled, remembering, taught

from cds_service.from_fhir.record_memory import MOST_RECORDS, RecordMemory


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
