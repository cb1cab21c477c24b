"""The newest fill of epinephrine devices, and in which form devices come."""

from enum import StrEnum
from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.epinephrine import devices_on_record, merely_said
from cds_service.clinical.epinephrine_excluded import Excluded
from cds_service.clinical.medication import Medication, MedicationKind
from cds_service.patterns import uncompiled

_FILLS: Final = {MedicationKind.ORDER, MedicationKind.DISPENSE}


class Form(StrEnum):
    """How a device delivers; the name of the product tells."""

    AUTO_INJECTOR = "auto-injector"
    NASAL = "nasal spray"
    SYRINGE = "prefilled syringe"
    UNKNOWN = "form not known"


_NAMED: Final = (
    (Form.NASAL, uncompiled(r"nasal|neffy")),
    (
        Form.AUTO_INJECTOR,
        uncompiled(r"auto-?\s?inj|\bpen\b|epipen|auvi|adrenaclick|jext|emerade|anapen"),
    ),
    (Form.SYRINGE, uncompiled(r"pre-?filled|syringe|symjepi")),
)


def form_of(item: Medication) -> Form:
    """Tell the form of a device; what no word tells is not known."""
    name = item.name.casefold()
    return next((form for form, word in _NAMED if word.search(name)), Form.UNKNOWN)


def has_no_auto_injector(devices: tuple[Medication, ...]) -> bool:
    """Tell whether there are devices, and every one is known to be something else."""
    others = {Form.NASAL, Form.SYRINGE}
    return bool(devices) and all(form_of(item) in others for item in devices)


@fact
def newest_fill(chart: Chart) -> Medication | None:
    """Return the newest order or dispense, counted or too old; not what was said."""
    have = devices_on_record(chart)
    supplies = [
        item
        for item in (*have.held, *have.left_out(Excluded.OLD))
        if item.kind in _FILLS and item.starts is not None and not merely_said(item)
    ]
    return max(supplies, key=_by_day, default=None)


def _by_day(item: Medication) -> tuple[int, str]:
    return (item.starts.day.toordinal() if item.starts else 0, item.reference)
