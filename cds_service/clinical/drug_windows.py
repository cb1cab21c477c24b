"""Was a count taken while a drug that lowers counts may still have worked?"""

from datetime import date
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import KIT_INHIBITORS, exposure
from cds_service.clinical.exposure import last_day_covered
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.frozen import Frozen

AFTER_KINASE_INHIBITOR: Final = Recency(
    "effect of a kinase inhibitor on counts",
    28,
    HouseChoice("one treatment cycle after midostaurin, the same for its class"),
)
AFTER_CHEMOTHERAPY: Final = Recency(
    "effect of cladribine and other cytoreduction on counts",
    56,
    HouseChoice("two treatment cycles after cladribine, the same for the others"),
)


class DrugWindow(Frozen, kw_only=False):
    """What covers a count for sure, and what may: its end is not on record."""

    sure: tuple[Medication, ...] = ()
    maybe: tuple[Medication, ...] = ()


_NONE: Final = DrugWindow()


def drug_window(chart: Chart, lab: Lab) -> DrugWindow:
    """Return the drugs that may explain a low count of that day."""
    taken = exposure(chart)
    if not taken:
        return _NONE
    day = lab.taken.day
    covering = [(item, _covers(item, day, chart.as_of)) for item in taken]
    return DrugWindow(
        tuple([item for item, covers in covering if covers is True]),
        tuple([item for item, covers in covering if covers is None]),
    )


def _covers(item: Medication, day: date, as_of: date) -> bool | None:
    """Tell whether a drug worked on a day; None when its dates do not tell."""
    if item.starts is None:
        return None
    if item.starts.day > day:
        return False
    after = (
        AFTER_KINASE_INHIBITOR if item.drug in KIT_INHIBITORS else AFTER_CHEMOTHERAPY
    )
    last = item.ends.day if item.ends else last_day_covered(item, as_of)
    if last is None and item.supply_days is not None:
        last = shifted(item.starts.day, item.supply_days)
    if last is not None:
        return shifted(last, after.days) >= day
    near = shifted(item.starts.day, after.days) >= day
    return True if near else None
