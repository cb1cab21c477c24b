"""Was a count taken so soon after a transfusion that it is not the patient's own?"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab

AFTER_TRANSFUSION: Final = Recency(
    "effect of a transfusion on a count",
    7,
    HouseChoice("transfused platelets last days, red cells longer"),
)
_TRANSFUSED: Final = {Analyte.PLATELETS, Analyte.HEMOGLOBIN}


def transfusion_before(chart: Chart, lab: Lab) -> Event | None:
    """Return the last transfusion of the week before a count; none for neutrophils.

    A transfusion on the day of the count is taken to have come first.
    """
    if lab.analyte not in _TRANSFUSED:
        return None
    transfusions = chart.done(EventKind.TRANSFUSION)
    if not transfusions:
        return None
    recent = [
        (event.when.order(), event.reference, event)
        for event in transfusions
        if event.when is not None
        and 0 <= event.when.age_in_days(lab.taken.day) <= AFTER_TRANSFUSION.days
    ]
    return max(recent, key=lambda each: each[:2])[2] if recent else None
