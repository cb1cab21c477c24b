"""A visit that is arranged: booked now, asked for of late, or planned."""

import pytest
from bone_charts import ago, chart, event
from charts import on

from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.follow_up import visit_arranged
from cds_service.frozen import replace

VISIT = EventKind.HEMATOLOGY_CARE


def ordered(days_ago: int | None, planned: str | None) -> Event:
    """Return the order of a visit."""
    asked = event(VISIT, None if days_ago is None else ago(days_ago), Phase.ORDERED)
    return replace(asked, planned=on(planned) if planned else None)


@pytest.mark.parametrize(
    ("days_ago", "planned", "open_"),
    [
        (400, "2026-01-06", True),
        (400, "2026-01-05", False),
        (400, None, False),
        (None, "2026-01-06", True),
        (None, None, False),
        (90, None, True),
        (91, None, False),
    ],
)
def test_an_order_of_a_visit_is_open(
    days_ago: int | None, planned: str | None, *, open_: bool
) -> None:
    """Until the day it is for, and for 90 days where it says none."""
    order = ordered(days_ago, planned)

    assert visit_arranged(chart(events=(order,))) == (order if open_ else None)


@pytest.mark.parametrize("kind", list(EventKind))
def test_only_a_visit_is_a_visit(kind: EventKind) -> None:
    """What else is being booked, or was asked for, arranges none."""
    visits = {EventKind.HEMATOLOGY_CARE, EventKind.ALLERGY_CARE}
    booked = event(kind, ago(0), Phase.BOOKED)
    order = event(kind, ago(1), Phase.ORDERED)

    arranged = booked if kind in visits else None
    assert visit_arranged(replace(chart(), wanted=(booked,))) == arranged
    asked_for = order if kind in visits else None
    assert visit_arranged(chart(events=(order,))) == asked_for


def test_a_visit_that_took_place_is_not_arranged() -> None:
    """It is behind, whatever it was planned for."""
    done = replace(event(VISIT, ago(1)), planned=on("2026-02-01"))

    assert visit_arranged(chart(events=(done,))) is None
