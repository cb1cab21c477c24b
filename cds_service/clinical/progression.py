"""What on record may be progression, so that looking at the marrow has its reason.

Anything new counts; whether it is progression is for a clinician to say.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.c_findings import present_c_findings
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Fact
from cds_service.clinical.persistent_low import LOW_COUNTS
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.symptoms import symptoms
from cds_service.clinical.tryptase import newly_high

RECENT: Final = Recency(
    "results and problems that tell of progression",
    180,
    HouseChoice("half a year; follow-up is due every 6 to 12 months"),
)
_ORGANS: Final = (
    Ailment.HEPATOMEGALY,
    Ailment.SPLENOMEGALY,
    Ailment.ASCITES,
    Ailment.MALABSORPTION,
    Ailment.WEIGHT_LOSS,
    Ailment.OSTEOLYSIS,
    Ailment.FRAGILITY_FRACTURE,
)


def signs_of_progression(
    chart: Chart, high_tryptase: Threshold, times: Threshold, eosinophilia: Threshold
) -> tuple[Fact, ...]:
    """Return every sign: organ damage, something new, a tryptase that rose."""
    damage = (fact for each in present_c_findings(chart) for fact in each.used)
    rose = newly_high(chart, high_tryptase, RECENT, times) or ()
    counts = (*_low(chart), *_eosinophils(chart, eosinophilia))
    problems = (*chart.problems_of(*_ORGANS), *symptoms(chart))
    new = (item for item in problems if _is_new(chart, item))
    return tuple(dict.fromkeys((*damage, *new, *counts, *rose)))


def counts_are_recent(chart: Chart) -> bool:
    """Tell whether neutrophils, haemoglobin and platelets were counted lately."""
    found = [newest_settled(chart, analyte) for analyte in LOW_COUNTS]
    return all(each is not None and _recent(chart, each.lab) for each in found)


def _is_new(chart: Chart, item: Problem) -> bool:
    """Tell whether a problem may be new; one without a date may."""
    if not item.current:
        return False
    return item.began is None or item.began.age_in_days(chart.as_of) <= RECENT.days


def _low(chart: Chart) -> tuple[Lab, ...]:
    """Return the low counts, whatever explains them: they may be why one looks."""
    found = [(newest_settled(chart, each), low) for each, low in LOW_COUNTS.items()]
    return tuple(
        each.lab
        for each, low in found
        if each and _recent(chart, each.lab) and each.lab.value.below(low) is not False
    )


def _eosinophils(chart: Chart, limit: Threshold) -> tuple[Lab, ...]:
    found = newest_settled(chart, Analyte.EOSINOPHILS)
    if found is None or not _recent(chart, found.lab):
        return ()
    high = found.lab.value.at_least(limit.value) is not False
    return (found.lab,) if high else ()


def _recent(chart: Chart, lab: Lab) -> bool:
    return lab.taken.age_in_days(chart.as_of) <= RECENT.days
