"""Are the devices on record too weak for the patient who is to carry them?

Two devices for a small child are half a dose each for an adult; the count alone
does not tell.
"""

import re
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.epinephrine_dose import fitting_devices
from cds_service.clinical.medication import Medication
from cds_service.clinical.proposal import EpinephrineProduct
from cds_service.patterns import uncompiled

_WEAK: Final = uncompiled(
    r"(?<![\d.,])0?[.,]15?\s*mg\b"
    r"|(?<![\d.,])1[05]0\s*(?:mcg|\u00b5g|\u03bcg|ug|(?:micro|mikro)gram\w*)\b"
    r"|(?:\b|(?<=pen))(?:jr|junior)\b"
    r"|\bneffy\W+1\s*mg\b"
    r"|(?<![\d.,])1\s*mg(?:\s*/\s*0[.,]1\s*ml)?\s+nasal\b"
    r"|(?<![\d.,])1\s*mg\s*/\s*spray\b",
    re.IGNORECASE,
)


def is_weak(item: Medication) -> bool:
    """Tell whether the name says a strength for less than 30 kg.

    A name that says no strength is not called weak.
    """
    return bool(_WEAK.search(item.name))


def too_weak(chart: Chart, devices: tuple[Medication, ...]) -> bool:
    """Tell whether the patient needs the full dose, and no device may have it."""
    needed = EpinephrineProduct.AUTO_INJECTOR_0_3_MG in fitting_devices(chart).products
    return needed and bool(devices) and all(map(is_weak, devices))
