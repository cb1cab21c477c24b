"""The label's doses of avapritinib, and what is too much of them."""

from collections.abc import Iterable
from decimal import Decimal

from cds_service.clinical.basis import Threshold
from cds_service.clinical.mastocytosis import SubtypeReading
from cds_service.clinical.medication import Dose, Medication
from cds_service.frozen import Frozen


class Doses(Frozen, kw_only=False):
    """The label's doses: by subtype, the steps down, and for a stromal tumour."""

    advanced: Threshold
    steps_down: tuple[Threshold, ...]
    indolent: Threshold
    stromal_tumor: Threshold

    def fits_advanced(self, dose: Dose) -> bool:
        """Tell whether it is one of the doses for advanced disease, once daily."""
        allowed = [each.value for each in (self.advanced, *self.steps_down)]
        once = dose.takes_per_day == 1 and not dose.as_needed
        return once and dose.mg_per_take in allowed

    def too_much_for_indolent(self, dose: Dose) -> bool:
        """Tell whether a take or a day is above the dose for indolent disease."""
        said = (dose.mg_per_take, dose.mg_per_day)
        return any(mg is not None and mg > self.indolent.value for mg in said)

    def most(self, reading: SubtypeReading) -> Threshold:
        """Return the highest dose of a day for a subtype; the higher if it is open."""
        return self.indolent if reading.outside_advanced else self.advanced


def together(drafts: Iterable[Medication], most: Threshold) -> Decimal | None:
    """Return the mg a day of several orders, where only their sum is too much."""
    daily = [item.dose.mg_per_day for item in drafts]
    known = [mg for mg in daily if mg is not None]
    if not known or max(known) > most.value or sum(known) <= most.value:
        return None
    return sum(known, Decimal(0))
