"""Words for charts in which avapritinib was on hold."""

from aya_charts import AYA, once
from charts import lab, medication

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication, MedicationStatus
from cds_service.frozen import replace

HOLD, STOPPED = MedicationStatus.ON_HOLD, MedicationStatus.STOPPED


def platelets(value: str, day: str) -> Lab:
    """Return a platelet count of a day."""
    return lab(Analyte.PLATELETS, value, day)


def held(
    dose: str = "200",
    reason: str = "",
    status: MedicationStatus = HOLD,
    since: str = "2025-12-01",
) -> Medication:
    """Return an order that was interrupted."""
    order = medication(AYA, since, status=status, dose=once(dose))
    return replace(order, status_reason=reason)
