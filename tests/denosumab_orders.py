"""Words for charts in which denosumab was given or is ordered."""

from bone_charts import (
    DENOSUMAB,
    ago,
    chart,
)
from charts import Chart, draft, medication

from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)

EARLIER = medication(Drug.ALENDRONATE, ago(900), status=MedicationStatus.STOPPED)


def given(days: int, drug: Drug = DENOSUMAB) -> Medication:
    """Return an injection of so many days ago."""
    return medication(
        drug,
        ago(days),
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )


def ordering(*labs: Lab, before: tuple[Medication, ...] = (EARLIER,)) -> Chart:
    """Return a chart in which denosumab is ordered after alendronate."""
    return chart(*labs, drafts=(draft(DENOSUMAB),), taken=before)
