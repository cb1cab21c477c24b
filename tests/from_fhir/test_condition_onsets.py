"""How old a diagnosis is, by the days that a Condition tells."""

from datetime import date
from typing import Any

import msgspec
import pytest
from calls import condition

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.conditions import read_condition
from cds_service.from_fhir.wire.clinical import Condition


def read(**days: Any) -> Diagnosis:  # noqa: ANN401
    """Read a Condition with these days on 2026-01-06."""
    sent = msgspec.json.encode(condition("D47.02", **days))
    decoded = msgspec.json.decode(sent, type=Condition)
    (found,) = read_condition(decoded, "Condition/c1", date(2026, 1, 6))
    return found


@pytest.mark.parametrize(
    ("onset", "since"),
    [
        ("2019-01-01", "2019-01-01"),
        ("2019-01-01T08:00:00Z", "2019-01-01"),
        ("2020-05-19", "2020-05-19"),
        ("2020-05-20", "2020-05-20"),
        ("2020-05-21", "2020-05-20"),
        ("2020-04", "2020-04-30"),
        ("2020-05", "2020-05-20"),
        ("2019", "2020-05-20"),
        ("2027-01-01", "2020-05-20"),
        ("long ago", "2020-05-20"),
        (None, "2020-05-20"),
    ],
)
def test_a_diagnosis_is_as_old_as_its_onset(onset: str | None, since: str) -> None:
    """The earlier day counts; a month as its last day, no mere year, none to come."""
    found = read(recordedDate="2020-05-20", onsetDateTime=onset)

    assert found.since is not None
    assert str(found.since.day) == since
    assert found.recorded is not None
    assert str(found.recorded.day) == "2020-05-20"


def test_an_onset_in_the_future_is_none() -> None:
    """The day of the call itself is no future."""
    assert read(onsetDateTime="2026-01-06").onset == Moment(date(2026, 1, 6))
    assert read(onsetDateTime="2026-01-07").onset is None
