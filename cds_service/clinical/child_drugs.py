"""The kinase inhibitors of adult mastocytosis in a child: who takes them, which counts.

The thresholds of the adult label tell only which counts are worth showing.
"""

from collections.abc import Sequence
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled, standing
from cds_service.clinical.counts import newest_standing
from cds_service.clinical.cytoreduction import exposure_now, one_each
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication

ADULT_DRUGS: Final = (Drug.MIDOSTAURIN, Drug.AVAPRITINIB)

Thresholds = Sequence[tuple[Analyte, Threshold]]


def adult_drugs(chart: Chart) -> tuple[Medication, ...]:
    """Return those being ordered, or on another hook those taken."""
    if chart.hook.about_orders:
        return one_each(chart.drafted(*ADULT_DRUGS))
    return tuple(item for item in exposure_now(chart) if item.drug in ADULT_DRUGS)


def low_counts(chart: Chart, thresholds: Thresholds) -> tuple[Lab, ...]:
    """Return the newest counts that are, or may be, below; the first kind first.

    A newer count that is preliminary stands beside the settled one.
    """
    return tuple(
        lab
        for analyte, threshold in thresholds
        for lab in _newest(chart, analyte)
        if lab.value.below(threshold.value) is not False
    )


def _newest(chart: Chart, analyte: Analyte) -> tuple[Lab, ...]:
    found = newest_standing(standing(chart, analyte)), newest_settled(chart, analyte)
    return tuple(dict.fromkeys(each.lab for each in found if each))
