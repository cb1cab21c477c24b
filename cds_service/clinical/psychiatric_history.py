"""Which psychiatric illness is on record, and whether it was a severe one."""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.problem import Ailment, Problem

_SEVERE: Final = frozenset(
    {
        Ailment.SUICIDALITY,
        Ailment.SEVERE_DEPRESSION,
        Ailment.BIPOLAR_OR_PSYCHOSIS,
    }
)


def psychiatric_problems(chart: Chart) -> tuple[Problem, ...]:
    """Return what is confirmed, past ones too: interferon brings depression back."""
    depression = (Ailment.DEPRESSION, Ailment.HISTORY_OF_DEPRESSION)
    found = chart.problems_of(*depression, *sorted(_SEVERE))
    return tuple([item for item in found if item.confirmed])


def severe(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the severe ones among them; over or not, they were."""
    return tuple([item for item in problems if item.means & _SEVERE])
