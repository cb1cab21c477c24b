"""Are an H1 and an H2 antihistamine there before an operation?"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.perioperative import SOON
from cds_service.clinical.perioperative_findings import Lacking
from cds_service.clinical.therapy import taken_now

ANTIHISTAMINES: Final = frozenset({Drug.H1_ANTIHISTAMINE, Drug.H2_ANTIHISTAMINE})
_LACKING: Final = {
    frozenset({Drug.H1_ANTIHISTAMINE}): Lacking.H1,
    frozenset({Drug.H2_ANTIHISTAMINE}): Lacking.H2,
    ANTIHISTAMINES: Lacking.BOTH,
}


def covered_by(chart: Chart) -> tuple[Medication, ...]:
    """Return the antihistamines taken at home, given, or ordered with this call."""
    drafts = (*chart.drafts, *chart.other_drafts)
    return (
        *[item for item in taken_now(chart, ANTIHISTAMINES) if _today(item, chart)],
        *[item for item in drafts if item.drug in ANTIHISTAMINES],
    )


def lacking(chart: Chart) -> Lacking | None:
    """Tell which is not there."""
    there = {item.drug for item in covered_by(chart)}
    return _LACKING.get(ANTIHISTAMINES - there)


def _today(item: Medication, chart: Chart) -> bool:
    """Tell whether one that was given was given within the last day."""
    if item.kind is not MedicationKind.ADMINISTRATION:
        return True
    if item.starts is None:
        return False
    return item.starts.age_in_days(chart.as_of) <= SOON.days
