"""The table of contents: which rule is shown where.

Each service lists its rules literally; a rule that stands in no list is shown
to nobody. Of findings of the same urgency the list decides which comes first:
drugs that harm, then what is lacking, then doubts about the record, then advice.
One id has one hook, and the id ends in the hook's name: clients key services by
their address.
"""

from typing import Final

from cds_service.hooks.services.appointment_book import APPOINTMENT_BOOK
from cds_service.hooks.services.encounter_discharge import ENCOUNTER_DISCHARGE
from cds_service.hooks.services.medication_refill import MEDICATION_REFILL
from cds_service.hooks.services.order_select import ORDER_SELECT
from cds_service.hooks.services.order_sign import ORDER_SIGN
from cds_service.hooks.services.patient_view import PATIENT_VIEW
from cds_service.hooks.services.suspicion import SUSPICION

SERVICES: Final = {
    service.id: service
    for service in (
        PATIENT_VIEW,
        ORDER_SELECT,
        ORDER_SIGN,
        ENCOUNTER_DISCHARGE,
        APPOINTMENT_BOOK,
        MEDICATION_REFILL,
        SUSPICION,
    )
}

__all__ = ["PATIENT_VIEW", "SERVICES"]
