"""Does the bone grow worse although a bisphosphonate was taken for a year?"""

from datetime import date
from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.bone_disease import JUDGED, bone_disease
from cds_service.clinical.bone_drugs import BISPHOSPHONATES, antiresorptives
from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import settled
from cds_service.clinical.counts import newest_standing
from cds_service.clinical.lab import Lab
from cds_service.clinical.problem import Problem
from cds_service.frozen import Frozen

LONG_ENOUGH: Final = Recency(
    "bisphosphonate before it can be said to fail",
    365,
    HouseChoice("bone density answers within a year or two"),
)
REAL_DECLINE: Final = Threshold(
    "fall of a T-score that is more than error of measurement",
    Decimal("0.5"),
    "",
    HouseChoice("twice the usual least significant change or more"),
)


class Progression(Frozen, kw_only=False):
    """What grew worse, after `since`, the day the bisphosphonate had worked a year.

    `before` and `after` are T-scores of one site where it fell.
    """

    since: date
    fractures: tuple[Problem, ...]
    before: Lab | None = None
    after: Lab | None = None


@fact
def bone_progression(chart: Chart) -> Progression | None:
    """Return what shows it; None when nothing does, or no such year is on record."""
    began = _first_bisphosphonate(chart)
    if began is None:
        return None
    since = shifted(began, LONG_ENOUGH.days)
    fractures = tuple(
        item
        for item in bone_disease(chart).fractures
        if item.began is not None and since <= item.began.day <= chart.as_of
    )
    fallen = _fallen(chart, began, since)
    if not fractures and fallen is None:
        return None
    before, after = fallen or (None, None)
    return Progression(since, fractures, before, after)


def _first_bisphosphonate(chart: Chart) -> date | None:
    """Return the first day, if one is taken still."""
    drugs = antiresorptives(chart)
    if not any(item.drug in BISPHOSPHONATES for item in drugs.now):
        return None
    days = [item.starts.day for item in drugs.bisphosphonates if item.starts]
    return min(days, default=None)


def _fallen(chart: Chart, began: date, since: date) -> tuple[Lab, Lab] | None:
    """Return the pair of one site that fell most, from the start to the newest."""
    pairs = [
        pair
        for site in JUDGED
        if (pair := _pair(settled(chart, site), began, since)) is not None
    ]
    worse = [(_fall(*pair), pair) for pair in pairs]
    real = [each for each in worse if each[0] >= REAL_DECLINE.value]
    return max(real, key=lambda each: each[0])[1] if real else None


def _pair(labs: tuple[Lab, ...], began: date, since: date) -> tuple[Lab, Lab] | None:
    """Return the last T-score before the drug could work, and the newest after."""
    early = [lab for lab in labs if lab.taken.day < since]
    old = [lab for lab in early if lab.taken.day <= began]
    before = newest_standing(old) or newest_standing(early)
    after = newest_standing([lab for lab in labs if lab.taken.day >= since])
    return None if before is None or after is None else (before.lab, after.lab)


def _fall(before: Lab, after: Lab) -> Decimal:
    first, last = before.value.exact, after.value.exact
    return Decimal(0) if first is None or last is None else first - last
