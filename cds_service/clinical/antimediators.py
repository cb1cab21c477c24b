"""Which medicines against mast cell mediators are taken, since when, and were tried.

Antihistamines are bought without a prescription: what the record does not show
may be taken all the same. "Absent" here means not found where it would be.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact, fact_of_each
from cds_service.clinical.cytoreduction import one_each
from cds_service.clinical.exposure import LONG_BREAK, last_day_covered
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Record, Topic
from cds_service.clinical.therapy import ever_taken, taken_now


class AntimediatorClass(StrEnum):
    """A class of medicines against mediators; aspirin is taken for much else."""

    H1 = "H1 antihistamine"
    H2 = "H2 antihistamine"
    CROMOLYN = "oral cromolyn"
    LEUKOTRIENE = "leukotriene antagonist"
    OMALIZUMAB = "omalizumab"


DRUGS_OF: Final[Mapping[AntimediatorClass, frozenset[Drug]]] = {
    AntimediatorClass.H1: frozenset(
        {Drug.H1_ANTIHISTAMINE, Drug.SEDATING_ANTIHISTAMINE}
    ),
    AntimediatorClass.H2: frozenset({Drug.H2_ANTIHISTAMINE, Drug.RANITIDINE}),
    AntimediatorClass.CROMOLYN: frozenset({Drug.ORAL_CROMOLYN}),
    AntimediatorClass.LEUKOTRIENE: frozenset(
        {Drug.LEUKOTRIENE_ANTAGONIST, Drug.MONTELUKAST}
    ),
    AntimediatorClass.OMALIZUMAB: frozenset({Drug.OMALIZUMAB}),
}
NEEDED_RECORDS: Final = frozenset(
    {Record.MEDICATION_ORDERS, Record.MEDICATION_STATEMENTS}
)
"""Where such a medicine would be; without them nobody can say that it is not there."""

LONG_ENOUGH: Final = Recency(
    "anti-mediator therapy that has had its time",
    56,
    HouseChoice("eight weeks; the sources give no length"),
)


@fact
def classes_taken(chart: Chart) -> dict[AntimediatorClass, tuple[Medication, ...]]:
    """Return the classes taken on the day of the call, with what shows it."""
    return {
        each: found
        for each, drugs in DRUGS_OF.items()
        if (found := one_each(taken_now(chart, drugs)))
    }


@fact
def classes_ever(chart: Chart) -> dict[AntimediatorClass, tuple[Medication, ...]]:
    """Return the classes taken now or at any time, with what shows it."""
    return {
        each: found
        for each, drugs in DRUGS_OF.items()
        if (found := one_each(ever_taken(chart, drugs)))
    }


@fact_of_each
def taking(chart: Chart, drugs: frozenset[Drug]) -> Presence:
    """Tell whether one of these drugs is taken; not read is never absent."""
    if taken_now(chart, drugs):
        return Presence.PRESENT
    hidden = chart.lacks(*NEEDED_RECORDS) or any(
        not item.status_only for item in chart.unread_about(*drugs, Topic.UNKNOWN_DRUG)
    )
    return Presence.UNKNOWN if hidden else Presence.ABSENT


def taking_class(chart: Chart, antimediator: AntimediatorClass) -> Presence:
    """Tell whether a class is taken."""
    return taking(chart, DRUGS_OF[antimediator])


@fact_of_each
def taken_since(chart: Chart, antimediator: AntimediatorClass) -> Moment | None:
    """Return the start of the present course; None when not taken or not dated.

    A break counts when a stated end lies more than a long break before the next
    start; what names no end proves none.
    """
    if antimediator not in classes_taken(chart):
        return None
    since: Moment | None = None
    covered = date.min
    for item, starts in dated(classes_ever(chart)[antimediator]):
        if since is None or (starts.day - covered).days > LONG_BREAK.days:
            since = starts
        covered = max(covered, last_day_covered(item, chart.as_of) or date.max)
    return since


def taken_for(
    chart: Chart, antimediator: AntimediatorClass, least: Recency
) -> Presence:
    """Tell whether a class has been taken for at least so many days."""
    if antimediator not in classes_taken(chart):
        return taking_class(chart, antimediator)
    since = taken_since(chart, antimediator)
    if since is None:
        return Presence.UNKNOWN
    long = since.age_in_days(chart.as_of) >= least.days
    return Presence.PRESENT if long else Presence.ABSENT


def classes_taken_for(
    chart: Chart, least: Recency = LONG_ENOUGH
) -> tuple[AntimediatorClass, ...]:
    """Return the classes that are known to have been taken for so many days."""
    return tuple(
        [
            each
            for each in classes_taken(chart)
            if taken_for(chart, each, least) is Presence.PRESENT
        ]
    )


def dated(items: tuple[Medication, ...]) -> list[tuple[Medication, Moment]]:
    """Return those with a start, and when that was, earliest first."""
    starts = [(item, item.starts) for item in items if item.starts is not None]
    return sorted(starts, key=lambda pair: pair[1].order())
