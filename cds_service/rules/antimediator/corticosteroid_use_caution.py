"""A systemic corticosteroid is being chosen for more than a month.

When  a systemic corticosteroid for more than 30 days is selected for an adult
      with systemic mastocytosis
Then  point to its effect on bone, and offer a bone density scan if none is on
      record.

Says nothing when the length of the course is not stated.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.knowledge.antimediator_advice import (
    DIFFERS,
    OVERVIEW_PREDNISONE,
    PAGE_MEDICINES,
)

LONG_COURSE: Final = Recency(
    "course of a systemic corticosteroid that asks about bone",
    30,
    HouseChoice("a month; the sources give no length"),
)
_SCANS_ARE_IN: Final = (Record.LABS, Record.PROCEDURES, Record.IMAGING_REPORTS)
_SCAN: Final = OrderTest(
    "Order a bone density scan",
    TestOrder.BONE_DENSITY,
    "long systemic corticosteroid in systemic mastocytosis",
)


class LongSteroid(Finding):
    """A long course is being chosen; `scans` are those on record."""

    days: int
    drafts: tuple[Medication, ...]
    scans: tuple[Event, ...]
    limit: Recency = LONG_COURSE


_ABOUT: Final = Subject.of(
    Drug.GLUCOCORTICOID, otherwise="no systemic corticosteroid for more than a month"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drafts = tuple(
        item
        for item in chart.drafted(Drug.GLUCOCORTICOID)
        if _days(item) > LONG_COURSE.days
    )
    if not drafts:
        return _ABOUT.otherwise
    if reason := not_for_this_patient(chart):
        return NotIndicated(reason, drafts)
    scans = chart.events_of(EventKind.BONE_DENSITY_SCAN)
    unseen = scans or chart.lacks(*_SCANS_ARE_IN)
    return LongSteroid(
        indicator=Indicator.INFO,
        used=(*drafts, *scans[:1]),
        proposals=() if unseen else (_SCAN,),
        days=max(map(_days, drafts)),
        drafts=drafts,
        scans=scans,
    )


def _days(item: Medication) -> int:
    """Return how long it is to be taken; zero where nothing says so."""
    if item.supply_days is not None:
        return item.supply_days
    if item.starts is None or item.ends is None:
        return 0
    return (item.ends.day - item.starts.day).days


RULE: Final = Rule(
    id="corticosteroid-use-caution",
    title="Long systemic corticosteroid and bone",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "A systemic corticosteroid for more than 30 days is being chosen for an adult"
        " with systemic mastocytosis."
    ),
    then="Point to bone loss, and offer a bone density scan if none is on record.",
    silent_when="The course is shorter, or its length is not stated.",
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        LongSteroid: CardText(
            "Check bone density, calcium and vitamin D: systemic corticosteroid for"
            " {days} days adds to bone loss",
            (
                "Being ordered: {drafts}",
                "Bone density on record: {scans}",
                (
                    "Corticosteroids serve in more severe disease, prednisone beside"
                    " interferon."
                ),
            ),
        )
    },
    cites=(PAGE_MEDICINES, OVERVIEW_PREDNISONE),
    needs=frozenset(
        {Record.PATIENT, Record.CONDITIONS, EventKind.BONE_DENSITY_SCAN},
    ),
    statements=("S1-07", "S0-26"),
    rests_on=(LONG_COURSE,),
    override_reasons=(
        OverrideReason("short-course", "The course will be short"),
        DIFFERS,
    ),
    not_evaluated=("refills", "earlier courses"),
    caveat=(
        "That corticosteroids add to the bone loss of mastocytosis is an inference; the"
        " sources do not say it."
    ),
)
