"""Words for charts in which a bisphosphonate is ordered."""

from bone_charts import (
    MAN_OF_50,
    ZOLEDRONATE,
    chart,
)
from charts import Chart, draft

from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug


def ordering(*labs: Lab, drug: Drug = ZOLEDRONATE) -> Chart:
    """Return the chart of a man of 50 for whom a bisphosphonate is ordered."""
    return chart(*labs, drafts=(draft(drug),), patient=MAN_OF_50)
