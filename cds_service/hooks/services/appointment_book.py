"""What is shown when an appointment is booked."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.hooks.services.usage import USAGE
from cds_service.rules.follow_up import (
    dxa_overdue_bone_disease,
    followup_overdue,
)
from cds_service.rules.midostaurin import (
    mido_monitoring_overdue,
)
from cds_service.rules.perioperative import (
    periop_plan_missing,
    periop_safer_agents,
)
from cds_service.rules.triggers import (
    contrast_media_in_sm,
    local_anaesthetic_conflict,
)

APPOINTMENT_BOOK: Final = Service(
    id="sm-appointment-book",
    hook=Hook.APPOINTMENT_BOOK,
    title="Systemic mastocytosis: appointments",
    description=(
        "When an appointment is booked: what an operation, imaging with contrast or"
        " a review needs. Silent for patients without mastocytosis."
    ),
    usage=USAGE,
    rules=(
        # Drugs that harm now.
        # What is lacking or overdue.
        mido_monitoring_overdue.RULE,
        periop_plan_missing.RULE,
        contrast_media_in_sm.RULE,
        dxa_overdue_bone_disease.RULE,
        followup_overdue.RULE,
        # Doubts about the record.
        # Advice and the care plan.
        periop_safer_agents.RULE,
        local_anaesthetic_conflict.RULE,
    ),
)
