"""Do the eosinophils stay high?"""

from decimal import Decimal
from itertools import takewhile
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import settled
from cds_service.clinical.current import is_within
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.lab import Lab

PERSISTING: Final = Threshold(
    "eosinophils of a lasting eosinophilia",
    Decimal("1.5"),
    "10*9/L",
    HouseChoice("the usual limit of hypereosinophilia; no source document gives one"),
)
APART: Final = Recency(
    "two high eosinophil counts are at least this far apart",
    28,
    HouseChoice("four weeks tell a lasting eosinophilia from a passing one"),
)
WINDOW: Final = Recency(
    "eosinophil counts looked at", 365, HouseChoice("a year of follow-up")
)


@fact
def lasting_eosinophils(chart: Chart) -> tuple[Lab, ...]:
    """Return the newest and the oldest of an unbroken run of high counts, or none."""
    recent = (
        lab
        for lab in settled(chart, Analyte.EOSINOPHILS)
        if is_within(lab, WINDOW, chart.as_of)
    )
    run = tuple(takewhile(_is_high, recent))
    if not run or run[-1].taken.age_in_days(run[0].taken.day) < APART.days:
        return ()
    return (run[0], run[-1])


@fact
def eosinophilia(chart: Chart) -> tuple[Diagnosis, ...]:
    """Return the confirmed diagnoses of eosinophilia."""
    return tuple(
        item
        for item in chart.diagnoses
        if Disease.EOSINOPHILIA in item.coded
        and item.verification is Verification.CONFIRMED
    )


def _is_high(lab: Lab) -> bool:
    return lab.value.at_least(PERSISTING.value) is True
