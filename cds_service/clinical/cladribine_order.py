"""What speaks against an order of cladribine: weight, kidneys, neutrophils, sepsis."""

from decimal import Decimal

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled, standing
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.renal import Clearance, creatinine_clearance


def recent_weight(chart: Chart, age: Recency) -> Lab | None:
    """Return the newest settled body weight in kg that is not older than `age`."""
    newest = newest_settled(chart, Analyte.BODY_WEIGHT)
    if newest is None or newest.lab.taken.age_in_days(chart.as_of) > age.days:
        return None
    return newest.lab


def odd_dose(
    draft: Medication, weight: Lab | None, least: Threshold, most: Threshold
) -> Decimal | None:
    """Return the dose in mg/kg a day when it lies outside the usual one.

    None, too, when the dose or the weight is not known as one number.
    """
    daily, kilograms = draft.dose.mg_per_day, weight and weight.value.exact
    if daily is None or not kilograms:
        return None
    per_kg = daily / kilograms
    usual = least.value <= per_kg <= most.value
    return None if usual else per_kg.quantize(Decimal("0.001"))


def poor_clearance(chart: Chart, least: Threshold) -> Clearance | None:
    """Return the creatinine clearance when a recent one surely lies below `least`."""
    found = creatinine_clearance(chart)
    if found is None or found.old or not found.value.below(least.value):
        return None
    return found


def low_neutrophils(chart: Chart, age: Recency, least: Threshold) -> Lab | None:
    """Return the newest count, preliminary ones too, when it is surely low."""
    for lab in standing(chart, Analyte.NEUTROPHILS)[:1]:
        if lab.taken.age_in_days(chart.as_of) > age.days:
            return None
        return lab if lab.value.below(least.value) else None
    return None


def sepsis_now(chart: Chart) -> tuple[Problem, ...]:
    """Return the entries of the problem list that say there is sepsis now."""
    return tuple(item for item in chart.problems_of(Ailment.SEPSIS) if item.current)
