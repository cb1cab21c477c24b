"""Whether advice for adults with systemic mastocytosis is for this patient."""

from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.mastocytosis import Population, is_child, population

CHILD: Final = "the sources speak of adults; this patient is under 18"


@fact
def not_for_this_patient(chart: Chart) -> str:
    """Return why it is not; nothing for an adult with systemic mastocytosis.

    An age that is not known is taken for an adult's.
    """
    found = population(chart)
    if found is not Population.CONFIRMED:
        return found.value
    return CHILD if is_child(chart) else ""
