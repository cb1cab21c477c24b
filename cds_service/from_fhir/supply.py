"""How long what was handed over lasts: as said, else its amount by the daily dose."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.medication import Dose, MedicationKind
from cds_service.from_fhir.amounts import the_one
from cds_service.from_fhir.dosage_amounts import milligrams
from cds_service.from_fhir.particulars import Particulars
from cds_service.from_fhir.strengths import Strength

_LONGEST: Final = Decimal(400)
"""Nobody is handed more than a year's supply; more is a slip."""


def supply_days(own: Particulars, dose: Dose, strength: Strength) -> int | None:
    """Return the days; of a dispense only, they are worked out where none are said.

    Its quantity must be in pieces, millilitres or milligrams: a bare number may
    count packs.
    """
    daily = dose.mg_per_day
    if own.supply_days is not None or own.kind is not MedicationKind.DISPENSE:
        return own.supply_days
    amount = the_one(milligrams(own.quantity, strength))
    if not amount or not daily or dose.as_needed:
        return None
    days = amount / daily
    return int(days) if 1 <= days <= _LONGEST else None
