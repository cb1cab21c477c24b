"""A record as it was known on a day: nothing from later, and doubts are named."""

from datetime import date
from typing import Any

import msgspec
import pytest

from cds_service.from_fhir.entries import Original, Sketch
from cds_service.from_fhir.known_then import Doubt, Kept

_EXPORTED = date(2026, 7, 15)
_LATER = {"lastUpdated": "2026-07-01T10:00:00Z"}


def _then(
    resource: dict[str, Any], day: date
) -> tuple[dict[str, Any] | None, Doubt | None]:
    raw = msgspec.Raw(msgspec.json.encode(resource))
    sketch = msgspec.json.decode(raw, type=Sketch)
    item, doubt = Kept.of(Original(raw, "", sketch)).then(day, _EXPORTED)
    return (msgspec.json.decode(item.raw) if item else None), doubt


def _order(status: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    about = {"resourceType": "MedicationRequest", "id": "o", "status": status}
    return {**about, "authoredOn": "2026-01-10", **more}


@pytest.mark.parametrize(
    ("day", "there"),
    [(date(2026, 1, 4), False), (date(2026, 1, 5), True), (date(2026, 1, 6), True)],
)
def test_a_result_is_known_from_the_day_it_was_issued(day: date, there: bool) -> None:
    """A result taken on the 3rd and issued on the 5th is not known on the 4th."""
    result = {
        "resourceType": "Observation",
        "status": "final",
        "effectiveDateTime": "2026-01-03T08:00:00Z",
        "issued": "2026-01-05T08:00:00Z",
    }
    assert (_then(result, day)[0] is not None) is there


def test_without_issued_the_day_of_the_sample_counts() -> None:
    """Where nobody said when a result was told, it is known from its sample on."""
    result = {"resourceType": "Observation", "effectiveDateTime": "2026-01-03"}
    assert _then(result, date(2026, 1, 2))[0] is None
    assert _then(result, date(2026, 1, 3))[0] == result


def test_a_month_counts_from_its_last_day() -> None:
    """A problem of "2026-01" is not known on the 30th, but on the 31st."""
    problem = {"resourceType": "Condition", "recordedDate": "2026-01"}
    assert _then(problem, date(2026, 1, 30))[0] is None
    assert _then(problem, date(2026, 1, 31))[0] == problem


def test_a_drug_that_was_stopped_later_was_active() -> None:
    """Before the last day of its dosage a stopped order was active."""
    bounds = {"boundsPeriod": {"end": "2026-02-10"}}
    dosage = [{"timing": {"repeat": bounds}}]
    order = _order("stopped", dosageInstruction=dosage)
    then, doubt = _then(order, date(2026, 2, 9))
    assert then is not None
    assert (then["status"], doubt) == ("active", None)
    assert _then(order, date(2026, 2, 10)) == (order, None)


def test_a_drug_of_which_nobody_says_when_it_was_stopped_is_unknown() -> None:
    """Its state is neither taken as active nor as stopped, and that is a doubt."""
    then, doubt = _then(_order("completed"), date(2026, 2, 9))
    assert then is not None
    assert (then["status"], doubt) == ("unknown", Doubt.STOPPED)


def test_what_was_not_changed_since_is_as_it_was() -> None:
    """An order last changed before the day was stopped on that day for certain."""
    order = _order("stopped", meta={"lastUpdated": "2026-02-01T10:00:00Z"})
    assert _then(order, date(2026, 2, 1)) == (order, None)
    assert _then(order, date(2026, 1, 31))[1] is Doubt.STOPPED


def test_a_problem_that_ended_later_was_active() -> None:
    """Before its end a resolved problem is active, without its end."""
    problem = {
        "resourceType": "Condition",
        "recordedDate": "2026-01-01",
        "clinicalStatus": {"coding": [{"code": "resolved"}]},
        "abatementDateTime": "2026-03-01",
    }
    then, doubt = _then(problem, date(2026, 2, 28))
    assert then is not None
    assert then["clinicalStatus"]["coding"][0]["code"] == "active"
    assert "abatementDateTime" not in then
    assert doubt is None
    assert _then(problem, date(2026, 3, 1)) == (problem, None)
    del problem["abatementDateTime"]
    assert _then(problem, date(2026, 2, 28)) == (problem, Doubt.ENDED)


def test_who_died_later_was_alive() -> None:
    """The day of the death counts; a death without a day is a doubt on every day."""
    patient = {"resourceType": "Patient", "id": "p", "deceasedDateTime": "2026-03-01"}
    then, doubt = _then(patient, date(2026, 2, 28))
    assert (then, doubt) == ({"resourceType": "Patient", "id": "p"}, None)
    assert _then(patient, date(2026, 3, 1)) == (patient, None)
    dead = {"resourceType": "Patient", "id": "p", "deceasedBoolean": True}
    assert _then(dead, date(2026, 2, 28)) == (dead, Doubt.DIED)


def test_a_stay_that_ended_later_was_going_on() -> None:
    """Before the discharge a stay is in progress and has no end."""
    stay = {
        "resourceType": "Encounter",
        "status": "finished",
        "period": {"start": "2026-01-01", "end": "2026-01-09"},
    }
    then, _ = _then(stay, date(2026, 1, 8))
    assert then is not None
    assert (then["status"], then["period"]) == ("in-progress", {"start": "2026-01-01"})
    assert _then(stay, date(2026, 1, 9)) == (stay, None)


def test_what_has_no_date_is_a_doubt() -> None:
    """It is kept, as a live call would be sent it, and that is said."""
    allergy = {"resourceType": "AllergyIntolerance", "id": "a"}
    assert _then(allergy, date(2026, 1, 1)) == (allergy, Doubt.UNDATED)
    drug = {"resourceType": "Medication", "id": "m"}
    assert _then(drug, date(2026, 1, 1)) == (drug, None)


def test_a_result_that_was_amended_is_a_doubt() -> None:
    """What it said before is nowhere, unless the change was earlier than the day."""
    result = {
        "resourceType": "Observation",
        "status": "amended",
        "issued": "2026-01-01",
        "meta": _LATER,
    }
    assert _then(result, date(2026, 1, 2))[1] is Doubt.AMENDED
    assert _then(result, date(2026, 7, 1))[1] is None


def test_on_the_day_of_the_export_everything_is_known_as_it_is() -> None:
    """Even a date that is to come, or a year too far, is sent to the rules."""
    result = {"resourceType": "Observation", "effectiveDateTime": "2062-01-01"}
    assert _then(result, _EXPORTED) == (result, None)
    assert _then(result, date(2026, 7, 14))[0] is None
