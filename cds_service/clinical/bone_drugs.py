"""Which drugs against bone loss are on record, and which of them work today.

An infusion or an injection works for months: it is no tablet that was forgotten.
"""

from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.therapy import ever_taken, taken_now
from cds_service.frozen import Frozen

BISPHOSPHONATES: Final = frozenset(
    {
        Drug.BISPHOSPHONATE,
        Drug.ZOLEDRONIC_ACID,
        Drug.ALENDRONATE,
        Drug.RISEDRONATE,
        Drug.IBANDRONATE,
        Drug.PAMIDRONATE,
    }
)
BONE_DRUGS: Final = BISPHOSPHONATES | {Drug.DENOSUMAB, Drug.BONE_BUILDING_DRUG}

INFUSION_LASTS: Final = Recency(
    "how long a bisphosphonate infusion counts as treatment",
    400,
    HouseChoice("given once a year for osteoporosis, and a month of grace"),
)
DENOSUMAB_LASTS: Final = Recency(
    "gap after denosumab that loses its protection",
    210,
    HouseChoice("given every 6 months; from 7 months on vertebrae may break"),
)
_GIVEN: Final = frozenset({MedicationKind.ADMINISTRATION, MedicationKind.DISPENSE})
_LASTING: Final = {
    Drug.ZOLEDRONIC_ACID: INFUSION_LASTS,
    Drug.DENOSUMAB: DENOSUMAB_LASTS,
}


class BoneDrugs(Frozen, kw_only=False):
    """The bone drugs that work today, and all that are or were taken."""

    now: tuple[Medication, ...]
    ever: tuple[Medication, ...]

    @property
    def bisphosphonates(self) -> tuple[Medication, ...]:
        """The bisphosphonates ever taken."""
        return tuple([item for item in self.ever if item.drug in BISPHOSPHONATES])


@fact
def antiresorptives(chart: Chart) -> BoneDrugs:
    """Return the drugs against bone loss; drafts of this call are not among them."""
    ever = named_once(ever_taken(chart, BONE_DRUGS))
    active = taken_now(chart, BONE_DRUGS)
    now = tuple([item for item in ever if item in active or _lasts(item, chart)])
    return BoneDrugs(now, ever)


def named_once(found: tuple[Medication, ...]) -> tuple[Medication, ...]:
    """Keep one of what was sent once and is both a bisphosphonate and a named one."""
    named = {item.reference for item in found if item.drug is not Drug.BISPHOSPHONATE}
    return tuple(
        [
            item
            for item in found
            if item.drug is not Drug.BISPHOSPHONATE or item.reference not in named
        ]
    )


def _lasts(item: Medication, chart: Chart) -> bool:
    lasting = _LASTING.get(item.drug)
    if lasting is None or item.starts is None or not _done(item):
        return False
    return item.starts.age_in_days(chart.as_of) <= lasting.days


def _done(item: Medication) -> bool:
    """Tell whether it was given; an order that is completed was carried out."""
    return item.kind in _GIVEN or item.status is MedicationStatus.COMPLETED
