"""What speaks against an order of cladribine: weight, kidneys, neutrophils, infection.

Each answer that is not surely "nothing" is told apart from one that is not known.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.cladribine import cladribine_drafts, hairy_cell_leukemia
from cds_service.clinical.cladribine_findings import Lacking
from cds_service.clinical.counted import newest_settled, standing
from cds_service.clinical.event import Event
from cds_service.clinical.kidney_disease import advanced_stage, on_dialysis
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.plural import several
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.renal import Clearance, creatinine_clearance

_FEWEST_DIGITS: Final = 3
_MOST_DIGITS: Final = 10
_INFECTIONS: Final = (Ailment.SEPSIS, Ailment.ACUTE_INFECTION)


def recent_weight(chart: Chart, age: Recency) -> Lab | None:
    """Return the newest settled body weight in kg that is not older than `age`."""
    newest = newest_settled(chart, Analyte.BODY_WEIGHT)
    if newest is None or newest.lab.taken.age_in_days(chart.as_of) > age.days:
        return None
    return newest.lab


def dose_by_weight(draft: Medication, weight: Lab | None) -> Decimal | None:
    """Return the dose in mg/kg a day; None when it is not known as one number.

    Of what is ordered by weight, and milligrams over a weight, the higher counts.
    """
    daily, kilograms = mg_a_day(draft), weight and weight.value.exact
    known = [
        draft.dose.mg_per_kg_a_day,
        daily / kilograms if daily and kilograms else None,
    ]
    return max((each for each in known if each is not None), default=None)


def mg_a_day(draft: Medication) -> Decimal | None:
    """Return the milligrams of each day on which it is given."""
    return draft.dose.mg_per_day or draft.dose.mg_on_a_day


def spelled(per_kg: Decimal, *limits: Threshold) -> str:
    """Write a dose by weight with as many digits as tell it from the limits."""
    for places in range(_FEWEST_DIGITS, _MOST_DIGITS):
        shown = per_kg.quantize(Decimal(1).scaleb(-places))
        sides = [(per_kg < each.value, per_kg > each.value) for each in limits]
        if sides == [(shown < each.value, shown > each.value) for each in limits]:
            return f"{shown.normalize():f}"
    return f"{per_kg:f}"


def odd_days(chart: Chart, course: Threshold) -> tuple[int, ...]:
    """Return the days stated, fewest first, where they are not those of a course.

    A course may be ordered in parts, one order for each day: their days add up.
    """
    if hairy_cell_leukemia(chart):
        return ()
    stated = [draft.dose.days for draft in cladribine_drafts(chart)]
    each_says_one = all(len(days) == 1 for days in stated)
    if each_says_one and sum(days[0] for days in stated) == course.value:
        return ()
    odd = {days for days in stated if any(day != course.value for day in days)}
    return tuple(sorted({day for days in odd for day in days}))


def days_spelled(days: tuple[int, ...]) -> str:
    """Write them as "5 or 14 days"; nothing for none."""
    if not days:
        return ""
    *others, last = days
    return " or ".join([*map(str, others), several(last, "days")])


def poor_clearance(chart: Chart, least: Threshold) -> Clearance | None:
    """Return the creatinine clearance when a recent one surely lies below `least`."""
    found = creatinine_clearance(chart)
    if found is None or found.old or not found.value.below(least.value):
        return None
    return found


def failing_kidneys(chart: Chart) -> tuple[Event | Problem, ...]:
    """Return what says dialysis; else a stage of 4 or 5 that no value contradicts."""
    measured = creatinine_clearance(chart)
    unmeasured = measured is None or not measured.settles
    return on_dialysis(chart) or (advanced_stage(chart) if unmeasured else ())


def low_neutrophils(chart: Chart, age: Recency, least: Threshold) -> Lab | None:
    """Return the newest count, preliminary ones too, when it is surely low."""
    for lab in standing(chart, Analyte.NEUTROPHILS)[:1]:
        if lab.taken.age_in_days(chart.as_of) > age.days:
            return None
        return lab if lab.value.below(least.value) else None
    return None


def infections_now(chart: Chart) -> tuple[Problem, ...]:
    """Return the entries of the problem list that say there is an infection now."""
    found = {
        item.reference: item
        for ailment in _INFECTIONS
        for item in chart.problems_of(ailment)
        if item.current
    }
    return tuple(found.values())


def lacking(
    chart: Chart,
    draft: Medication,
    weight: Lab | None,
    least_clearance: Threshold,
    count: tuple[Recency, Threshold],
) -> tuple[Lacking, ...]:
    """Name what is not known well enough to call the order safe.

    Beside hairy cell leukaemia the dose is not judged, and no weight is asked for.
    """
    other = hairy_cell_leukemia(chart)
    dose = mg_a_day(draft) or draft.dose.mg_per_kg_a_day
    known: dict[Lacking, object] = {
        Lacking.WEIGHT: weight or other,
        Lacking.DOSE: dose or other,
        Lacking.WHICH_DOSE: not draft.dose.above_own_limit,
        Lacking.CLEARANCE: _kidneys_enough(chart, least_clearance)
        or poor_clearance(chart, least_clearance)
        or failing_kidneys(chart),
        Lacking.NEUTROPHILS: _neutrophils_enough(chart, *count)
        or low_neutrophils(chart, *count),
    }
    return tuple([name for name, value in known.items() if not value])


def _kidneys_enough(chart: Chart, least: Threshold) -> bool:
    found = creatinine_clearance(chart)
    if found is None or not found.settles:
        return False
    return found.value.at_least(least.value) is True


def _neutrophils_enough(chart: Chart, age: Recency, least: Threshold) -> bool:
    newest = newest_settled(chart, Analyte.NEUTROPHILS)
    if newest is None or newest.lab.taken.age_in_days(chart.as_of) > age.days:
        return False
    return newest.lab.value.at_least(least.value) is True
