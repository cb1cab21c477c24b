"""When was the mastocytosis last reviewed: a visit, a blood count, a chemistry?"""

from datetime import date
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.surveillance import last_blood_count
from cds_service.clinical.symptoms import symptoms
from cds_service.clinical.therapy import taken_now
from cds_service.frozen import Frozen

VISITS: Final = (EventKind.HEMATOLOGY_CARE, EventKind.ALLERGY_CARE)
OPEN_REFERRAL: Final = Recency(
    "open referral that still counts as arranged",
    90,
    HouseChoice("after a quarter of a year it was forgotten"),
)
SEEN_WITH_SYMPTOM: Final = Recency(
    "time to be seen with a new symptom",
    30,
    HouseChoice("sooner with new symptoms; the source names no time"),
)
NEW_SYMPTOM: Final = Recency(
    "symptom that is still new", 180, HouseChoice("half a year")
)
_CLOSER: Final = frozenset({Drug.AVAPRITINIB, Drug.OMALIZUMAB})

Why = Problem | Lab | Medication


class Reviewed(Frozen, kw_only=False):
    """What was last done; None is nothing on record. `count` is the older of two."""

    visit: Event | None
    visit_day: date | None
    count_day: date | None
    counts: tuple[Lab, ...]
    chemistry: Event | None
    chemistry_day: date | None

    @property
    def days(self) -> tuple[date | None, ...]:
        """The day of each of the three."""
        return (self.visit_day, self.count_day, self.chemistry_day)


@fact
def reviewed(chart: Chart) -> Reviewed:
    """Return the last visit to haematology or allergy, count and chemistry."""
    visit = _newest(chart, *VISITS)
    chemistry = _newest(chart, EventKind.CHEMISTRY)
    count = last_blood_count(chart)
    return Reviewed(
        visit,
        visit.when.day if visit and visit.when else None,
        count.day if count else None,
        (count.neutrophils, count.platelets) if count else (),
        chemistry,
        chemistry.when.day if chemistry and chemistry.when else None,
    )


@fact
def visit_arranged(chart: Chart) -> Event | None:
    """Return the visit that is being booked, or was asked for of late."""
    asked = [event for event in chart.wanted if event.kind in VISITS]
    open_ = [
        event
        for kind in VISITS
        for event in chart.events_of(kind)
        if event.phase is Phase.ORDERED and _is_open(event, chart)
    ]
    return next(iter((*asked, *open_)), None)


@fact
def reasons_for_closer_review(chart: Chart) -> tuple[Why, ...]:
    """Return what makes half a year the target: see also `smouldering`."""
    spleen = tuple(
        item
        for item in chart.problems_of(Ailment.SPLENOMEGALY)
        if item.current and item.confirmed
    )
    newest = newest_settled(chart, Analyte.ALP)
    raised = newest and newest.lab.high and newest.lab.value.above(newest.lab.high)
    alp = (newest.lab,) if newest and raised else ()
    return (*spleen, *alp, *taken_now(chart, _CLOSER))


def smouldering(chart: Chart) -> bool:
    """Tell whether the record names smouldering SM."""
    return Disease.SMOULDERING_SM in subtype(chart).candidates


@fact
def unseen_symptoms(chart: Chart) -> tuple[Problem, ...]:
    """Return symptoms that are new, had time to be seen, and no visit followed."""
    visit = reviewed(chart).visit_day
    return tuple(
        item
        for item in symptoms(chart)
        if item.began is not None
        and SEEN_WITH_SYMPTOM.days
        < item.began.age_in_days(chart.as_of)
        <= NEW_SYMPTOM.days
        and (visit is None or visit < item.began.day)
    )


def _newest(chart: Chart, *kinds: EventKind) -> Event | None:
    dated = [
        (event.when.order(), event.reference, event)
        for kind in kinds
        for event in chart.done(kind)
        if event.when is not None
        and not event.unverified_code
        and event.when.day <= chart.as_of
    ]
    return max(dated, key=lambda each: each[:2])[2] if dated else None


def _is_open(event: Event, chart: Chart) -> bool:
    if event.planned is not None and event.planned.day >= chart.as_of:
        return True
    when = event.when
    return when is not None and when.age_in_days(chart.as_of) <= OPEN_REFERRAL.days
