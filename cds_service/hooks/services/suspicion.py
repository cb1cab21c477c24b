"""What is shown of patients without a diagnosis of mastocytosis."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.hooks.services.usage import USAGE
from cds_service.rules.suspicion import (
    cm_in_adult_workup,
    early_osteoporosis_clue,
    suspected_sm_rema_nicas,
)

SUSPICION: Final = Service(
    id="sm-suspicion-patient-view",
    hook=Hook.PATIENT_VIEW,
    title="Mastocytosis suspected",
    description=(
        "For sites that want it: clues to mastocytosis in patients without the"
        " diagnosis (anaphylaxis, early osteoporosis, mastocytosis of the skin)."
    ),
    usage=USAGE,
    for_anyone=True,
    rules=(
        # Advice and the care plan.
        suspected_sm_rema_nicas.RULE,
        cm_in_adult_workup.RULE,
        early_osteoporosis_clue.RULE,
    ),
)
