"""What the problem list and procedures say of the kidneys: stage, and dialysis.

A code is evidence where nobody measured. Dialysis outweighs every measured
value, which it distorts.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record

DIALYSIS_AGE: Final = Recency(
    "last dialysis that means dialysis now",
    30,
    HouseChoice("given several times a week; after a month it may have ended"),
)
KIDNEY_DISEASE_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {Record.CONDITIONS, EventKind.DIALYSIS}
)
"""What these look at."""


@fact
def on_dialysis(chart: Chart) -> tuple[Event | Problem, ...]:
    """Return what says that the patient is on dialysis now."""
    recent = (
        event
        for event in chart.done(EventKind.DIALYSIS)
        if event.when is not None
        and event.when.age_in_days(chart.as_of) <= DIALYSIS_AGE.days
    )
    return (*_current(chart, Ailment.DIALYSIS_STATUS), *recent)


@fact
def advanced_stage(chart: Chart) -> tuple[Problem, ...]:
    """Return the diagnoses of stage 4 or 5: by definition below 30 mL/min."""
    return _current(chart, Ailment.ADVANCED_KIDNEY_DISEASE)


def _current(chart: Chart, ailment: Ailment) -> tuple[Problem, ...]:
    return tuple(
        [item for item in chart.problems_of(ailment) if item.current and item.confirmed]
    )
