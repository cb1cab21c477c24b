"""Patients without a diagnosis of systemic mastocytosis: is a clue for them?"""

from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.mastocytosis import Population, is_child, population

_KNOWN: Final = "mastocytosis is on record, or suspected"


@fact
def not_for_suspicion(chart: Chart) -> str:
    """Return why no clue is given; nothing for an adult without the diagnosis.

    A problem list that was not read in full may hold the diagnosis: the population
    is unknown then.
    """
    if population(chart) is Population.UNKNOWN:
        return Population.UNKNOWN
    if population(chart) is not Population.NONE:
        return _KNOWN
    return "" if is_child(chart) is False else "under 18, or of unknown age"
