"""What is shown when a prescription is renewed."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.hooks.service import Service
from cds_service.hooks.services.usage import USAGE
from cds_service.rules.avapritinib import (
    avapritinib_ich,
    avapritinib_platelet_monitor,
)
from cds_service.rules.epinephrine import (
    epi_supply_stale,
    epi_two_devices_missing,
)
from cds_service.rules.midostaurin import (
    mido_anc_interrupt,
    mido_hemoglobin_interrupt,
    mido_monitoring_overdue,
    mido_platelet_interrupt,
)

MEDICATION_REFILL: Final = Service(
    id="sm-medication-refill",
    hook=Hook.MEDICATION_REFILL,
    title="Systemic mastocytosis: refills",
    description=(
        "When a prescription is to be renewed: blood counts under midostaurin, and"
        " whether two epinephrine devices are at hand."
    ),
    usage=USAGE,
    rules=(
        # Drugs that harm now.
        mido_anc_interrupt.RULE,
        mido_platelet_interrupt.RULE,
        mido_hemoglobin_interrupt.RULE,
        avapritinib_ich.RULE,
        avapritinib_platelet_monitor.RULE,
        # What is lacking or overdue.
        mido_monitoring_overdue.RULE,
        epi_two_devices_missing.RULE,
        epi_supply_stale.RULE,
        # Doubts about the record.
        # Advice and the care plan.
    ),
)
