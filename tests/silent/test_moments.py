"""The moments at which a record would have made the service speak."""

from datetime import date
from typing import Any

import msgspec

from cds_service.clinical.chart import Hook
from cds_service.from_fhir.moments import Event, events, every, on
from cds_service.from_fhir.past_record import PastRecord

_EXPORTED = date(2026, 7, 15)


def _record(*sent: dict[str, Any]) -> PastRecord:
    raws = [(msgspec.json.encode(each), "") for each in sent]
    kinds = {each["resourceType"] for each in sent}
    return PastRecord.of("p", raws, _EXPORTED, kinds)


def _visit(code: str, start: str, end: str) -> dict[str, Any]:
    about = {"resourceType": "Encounter", "id": f"{code}-{start}", "status": "finished"}
    return {**about, "class": {"code": code}, "period": {"start": start, "end": end}}


def _order(name: str, day: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    about = {"resourceType": "MedicationRequest", "id": name, "status": "completed"}
    return {**about, "intent": "order", "authoredOn": day, **more}


def test_visits_open_the_record_and_stays_end_in_a_discharge() -> None:
    """Two visits on a day open the record once; a visit ends in no discharge."""
    record = _record(
        _visit("AMB", "2026-01-02T08:00:00Z", "2026-01-02T09:00:00Z"),
        _visit("AMB", "2026-01-02T14:00:00Z", "2026-01-02T15:00:00Z"),
        _visit("IMP", "2026-01-05", "2026-01-09"),
    )
    found = [(each.day.day, each.event) for each in events(record)]
    assert found == [(2, Event.VISIT), (5, Event.VISIT), (9, Event.DISCHARGE)]


def test_orders_of_a_day_are_signed_together_as_drafts() -> None:
    """Plans, reported orders and orders entered in error were not signed."""
    record = _record(
        _order("a", "2026-01-02"),
        _order("b", "2026-01-02"),
        _order("c", "2026-01-03"),
        _order("d", "2026-01-04", intent="plan"),
        _order("e", "2026-01-04", reportedBoolean=True),
        _order("f", "2026-01-04", status="entered-in-error"),
    )
    first, second = events(record)
    assert [item.reference[-1] for item in first.subjects] == ["a", "b"]
    assert [item.reference[-1] for item in second.subjects] == ["c"]
    call = record.call(Hook.ORDER_SIGN, first.day, first.subjects)
    body = msgspec.json.decode(call.body)
    drafts = body["context"]["draftOrders"]["entry"]
    assert [entry["resource"]["status"] for entry in drafts] == ["draft", "draft"]
    # Neither the drafts nor the order of the next day are in the record.
    assert body["prefetch"]["wholeRecord"]["entry"] == []


def test_an_appointment_is_booked_on_the_day_it_was_made() -> None:
    """It is proposed then, whatever became of it."""
    about = {"resourceType": "Appointment", "id": "a", "status": "fulfilled"}
    record = _record(
        {**about, "created": "2026-02-03", "start": "2026-05-01T08:00:00Z"}
    )
    (booking,) = events(record)
    assert (booking.day, booking.hooks) == (date(2026, 2, 3), (Hook.APPOINTMENT_BOOK,))
    assert b'"proposed"' in bytes(booking.subjects[0].raw)


def test_what_is_dated_after_the_export_is_no_moment() -> None:
    """A visit that is planned has not taken place."""
    assert list(events(_record(_visit("AMB", "2026-07-16", "2026-07-16")))) == []
    assert len(list(events(_record(_visit("AMB", "2026-07-15", "2026-07-15"))))) == 1


def test_a_day_in_thirty_goes_back_to_where_the_record_begins() -> None:
    """Sixty days before the export is asked, sixty-one is not."""
    days = [each.day for each in every(_record(_order("a", "2026-05-16")), 30)]
    assert days == [date(2026, 7, 15), date(2026, 6, 15), date(2026, 5, 16)]
    assert len(list(every(_record(_order("a", "2026-05-17")), 30))) == 2


def test_a_draft_is_signed_on_the_day_that_is_asked() -> None:
    """An order that is still a draft makes the order hooks speak, others do not."""
    record = _record(
        _order("a", "2026-05-16"), _order("b", "2026-05-16", status="draft")
    )
    opened, signed = on(record, _EXPORTED)
    assert opened.hooks == (Hook.PATIENT_VIEW,)
    assert [item.reference for item in signed.subjects] == ["MedicationRequest/b"]
