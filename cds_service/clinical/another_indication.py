"""Another disease on record for which a drug may be ordered beside mastocytosis."""

from typing import Final

from cds_service.clinical.avapritinib import stromal_tumors
from cds_service.clinical.chart import Chart
from cds_service.clinical.cladribine import hairy_cell_leukemia
from cds_service.clinical.medication import Drug
from cds_service.clinical.midostaurin import has_leukemia
from cds_service.clinical.problem import Ailment, Problem

_HEPATITIS: Final = Ailment.CHRONIC_HEPATITIS_B_OR_C


def for_another_disease(chart: Chart, drug: Drug) -> bool:
    """Tell whether this drug is the usual one for another disease on record."""
    match drug:
        case Drug.MIDOSTAURIN:
            return bool(has_leukemia(chart))
        case Drug.CLADRIBINE:
            return bool(hairy_cell_leukemia(chart))
        case Drug.AVAPRITINIB:
            return bool(stromal_tumors(chart))
        case Drug.INTERFERON:
            return bool(_hepatitis(chart))
        case _:
            return False


def _hepatitis(chart: Chart) -> tuple[Problem, ...]:
    found = chart.problems_of(_HEPATITIS)
    return tuple([item for item in found if item.current and item.confirmed])
