"""Is the patient with a specialist of mastocytosis today?"""

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import Event, EventKind


@fact
def visits_today(chart: Chart) -> tuple[Event, ...]:
    """Return the visits to haematology or allergy that began today."""
    visits = (
        *chart.done(EventKind.HEMATOLOGY_CARE),
        *chart.done(EventKind.ALLERGY_CARE),
    )
    return tuple(
        [item for item in visits if item.when and item.when.day == chart.as_of]
    )
