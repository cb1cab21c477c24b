"""Is cytoreductive treatment being begun, and not merely renewed?"""

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.cytoreduction import CYTOREDUCTIVE, exposure, one_each
from cds_service.clinical.medication import Medication, MedicationStatus


@fact
def begun_now(chart: Chart) -> tuple[Medication, ...]:
    """Return the draft orders of cytoreductive drugs that were never taken before.

    What is said at the beginning of a treatment need not be said at each renewal.
    """
    unknown = MedicationStatus.UNKNOWN
    taken = {item.drug for item in exposure(chart) if item.status is not unknown}
    drafts = one_each(chart.drafted(*CYTOREDUCTIVE))
    return tuple(item for item in drafts if item.drug not in taken)
