"""What speaks against an order of cladribine: weight, kidneys, neutrophils, infection.

Each answer that is not surely "nothing" is told apart from one that is not known.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.cladribine import hairy_cell_leukemia
from cds_service.clinical.cladribine_findings import Lacking
from cds_service.clinical.counted import newest_settled, standing
from cds_service.clinical.event import Event
from cds_service.clinical.kidney_disease import advanced_stage, on_dialysis
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.renal import Clearance, creatinine_clearance

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
    daily, kilograms = draft.dose.mg_per_day, weight and weight.value.exact
    known = [
        draft.dose.mg_per_kg_a_day,
        daily / kilograms if daily and kilograms else None,
    ]
    return max((each for each in known if each is not None), default=None)


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
    dose = draft.dose.mg_per_day or draft.dose.mg_per_kg_a_day
    known: dict[Lacking, object] = {
        Lacking.WEIGHT: weight or other,
        Lacking.DOSE: dose or other,
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
