"""How well do the kidneys filter: creatinine clearance, or eGFR in its place.

Creatinine clearance by Cockcroft and Gault: (140 - age) x weight in kg, divided
by 72 x creatinine in mg/dL, times 0.85 in women. What is not exactly known (a
birth year only, a sex not said) widens the answer and is never guessed.
"""

from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import newest_settled, settled, standing
from cds_service.clinical.counts import newest_standing, safer, safer_high
from cds_service.clinical.event import EventKind
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.record import Record
from cds_service.frozen import Frozen

CREATININE_AGE: Final = Recency(
    "creatinine that still speaks", 90, HouseChoice("kidney function changes slowly")
)
WEIGHT_AGE: Final = Recency(
    "body weight of an adult that still speaks",
    365,
    HouseChoice("an adult's weight changes slowly"),
)
RENAL_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {
        Record.PATIENT,
        Record.LABS,
        Analyte.CREATININE,
        Analyte.GFR,
        Analyte.BODY_WEIGHT,
    }
)
"""What `creatinine_clearance` looks at."""

_TENTH: Final = Decimal("0.1")


class Measure(StrEnum):
    """What stands for the function of the kidneys."""

    CLEARANCE = "creatinine clearance"
    EGFR = "eGFR"


class Clearance(Frozen, kw_only=False):
    """The clearance in mL/min, and how it was come by.

    `by_egfr` marks a reported eGFR (mL/min per 1.73 m2) that stands in for it,
    `old` a value older than 90 days, `missing` what a better one would need.
    """

    value: Interval
    source: Lab
    used: tuple[Lab | Patient, ...]
    by_egfr: bool
    old: bool
    missing: tuple[str, ...] = ()

    @property
    def measure(self) -> "Measure":
        """What it is called."""
        return Measure.EGFR if self.by_egfr else Measure.CLEARANCE

    @property
    def settles(self) -> bool:
        """Whether it may say that the kidneys are well: recent, and no early result."""
        return self.source.settles and not self.old

    @property
    def shown(self) -> Interval:
        """The value to a tenth, cut and not rounded: 34.96 is below 35."""
        low, high = self.value.low, self.value.high
        return Interval(
            _cut(low), _cut(high), self.value.low_open, self.value.high_open
        )


@fact
def creatinine_clearance(chart: Chart) -> Clearance | None:
    """Return the clearance; None when neither creatinine nor eGFR is on record.

    A calculated one is preferred, and a recent one to an old one.
    """
    calculated, reported = _calculated(chart), reported_egfr(chart)
    found = [each for each in (calculated, reported) if each is not None]
    recent = [each for each in found if not each.old]
    return next(iter(recent or found), None)


def _calculated(chart: Chart) -> Clearance | None:
    creatinine, weight = _speaking(chart, Analyte.CREATININE), _weight(chart)
    ages = chart.patient.years_old(chart.as_of)
    if creatinine is None or weight is None or ages is None:
        return None
    value = _cockcroft_gault(ages, chart.patient.sex, weight, creatinine)
    if value is None:
        return None
    used = (creatinine, weight, chart.patient)
    return Clearance(
        value, creatinine, used, by_egfr=False, old=_old(chart, creatinine)
    )


@fact
def reported_egfr(chart: Chart) -> Clearance | None:
    """Return the eGFR as reported; None when none is on record."""
    rate = _speaking(chart, Analyte.GFR)
    if rate is None:
        return None
    missing = _missing(chart)
    old = _old(chart, rate)
    return Clearance(rate.value, rate, (rate,), by_egfr=True, old=old, missing=missing)


def _missing(chart: Chart) -> tuple[str, ...]:
    """Say what a calculation would need."""
    creatinine = _speaking(chart, Analyte.CREATININE)
    fresh = creatinine is not None and not _old(chart, creatinine)
    said = (
        "" if fresh else f"a creatinine of the last {CREATININE_AGE.days} days",
        "" if _weight(chart) else f"a body weight of the last {WEIGHT_AGE.days} days",
        "" if chart.patient.years_old(chart.as_of) else "the date of birth",
    )
    return tuple(filter(None, said))


def _speaking(chart: Chart, analyte: Analyte) -> Lab | None:
    """Return the newest result; one that settles nothing speaks only if graver."""
    graver = safer_high if analyte is Analyte.CREATININE else safer
    newest = [
        newest_standing(labs, graver)
        for labs in (settled(chart, analyte), standing(chart, analyte))
    ]
    labs = [each.lab for each in newest if each is not None]
    return graver(labs) if labs else None


def _weight(chart: Chart) -> Lab | None:
    found = newest_settled(chart, Analyte.BODY_WEIGHT)
    if found is None or found.lab.taken.age_in_days(chart.as_of) > WEIGHT_AGE.days:
        return None
    return found.lab


def _old(chart: Chart, lab: Lab) -> bool:
    return lab.taken.age_in_days(chart.as_of) > CREATININE_AGE.days


def _cockcroft_gault(
    ages: tuple[int, int], sex: Sex, weight: Lab, creatinine: Lab
) -> Interval | None:
    """Return the clearance between its least and its most; None when unbounded."""
    youngest, oldest = ages
    kilograms, serum = weight.value, creatinine.value
    if kilograms.low is None or not serum.high or not serum.low:
        return None
    if kilograms.high is None or oldest >= _FROM_AGE:
        return None
    least = (_FROM_AGE - oldest) * kilograms.low / (_DIVISOR * serum.high)
    most = (_FROM_AGE - youngest) * kilograms.high / (_DIVISOR * serum.low)
    return Interval(
        least if sex is Sex.MALE else least * _FEMALE,
        most * _FEMALE if sex is Sex.FEMALE else most,
    )


_FROM_AGE: Final = Decimal(140)
_DIVISOR: Final = Decimal(72)
_FEMALE: Final = Decimal("0.85")


def _cut(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_TENTH, rounding=ROUND_FLOOR)
