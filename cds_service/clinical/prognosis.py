"""Prognostic scores of advanced mastocytosis, as ranges: unknown is not zero."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.current import newest_within
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.high_risk_genes import sar_mutated
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.persistent_low import RECENT
from cds_service.frozen import Frozen

MARS_OLDER_THAN: Final = 60
MARS_HEMOGLOBIN: Final = Decimal(10)
MARS_PLATELETS: Final = Decimal(100)
IPSM_AGE: Final = 60
IPSM_TRYPTASE: Final = Decimal(125)
IPSM_LEUKOCYTES: Final = Decimal(16)
IPSM_HEMOGLOBIN: Final = Decimal(11)
IPSM_PLATELETS: Final = Decimal(100)
"""`knowledge` names the sources."""
_MOST_FOR_GENES: Final = 2
_HIGH_FROM: Final = 3
_INTERMEDIATE: Final = 2


class RiskGroup(StrEnum):
    """The groups of the mutation-adjusted risk score."""

    LOW = "low"
    INTERMEDIATE = "intermediate"
    HIGH = "high"


class Input(StrEnum):
    """What a score asks for."""

    AGE = "age"
    HEMOGLOBIN = "haemoglobin"
    PLATELETS = "platelets"
    GENES = "SRSF2, ASXL1 and RUNX1"
    TRYPTASE = "tryptase"
    LEUKOCYTES = "WBC"
    SKIN = "skin lesions"


class Score(Frozen, kw_only=False):
    """At least and at most so many points; `unknown` is why they differ."""

    least: int
    most: int
    unknown: tuple[Input, ...]
    used: tuple[Lab, ...]


@fact
def mars(chart: Chart) -> Score:
    """Score age, haemoglobin, platelets and the three genes; 0 to 5 points."""
    hemoglobin, platelets = (
        newest_within(chart, Analyte.HEMOGLOBIN, RECENT),
        newest_within(chart, Analyte.PLATELETS, RECENT),
    )
    asked = {
        Input.AGE: _at_least_years(chart, MARS_OLDER_THAN + 1),
        Input.HEMOGLOBIN: _holds(hemoglobin, Interval.below, MARS_HEMOGLOBIN),
        Input.PLATELETS: _holds(platelets, Interval.below, MARS_PLATELETS),
    }
    least, most, unknown = _sum(asked)
    mutated, perhaps = sar_mutated(chart)
    genes = () if mutated == perhaps else (Input.GENES,)
    return Score(
        least + min(mutated, _MOST_FOR_GENES),
        most + min(perhaps, _MOST_FOR_GENES),
        (*unknown, *genes),
        _known(hemoglobin, platelets),
    )


@fact
def ipsm_advanced(chart: Chart) -> Score:
    """Count the risk factors of advanced disease in the international score; 0 to 6."""
    labs = {
        Input.TRYPTASE: newest_within(chart, Analyte.TRYPTASE, RECENT),
        Input.LEUKOCYTES: newest_within(chart, Analyte.LEUKOCYTES, RECENT),
        Input.HEMOGLOBIN: newest_within(chart, Analyte.HEMOGLOBIN, RECENT),
        Input.PLATELETS: newest_within(chart, Analyte.PLATELETS, RECENT),
    }
    tryptase, leukocytes, hemoglobin, platelets = labs.values()
    skin = any(Disease.CUTANEOUS_MASTOCYTOSIS in item.means for item in chart.diagnoses)
    asked = {
        Input.AGE: _at_least_years(chart, IPSM_AGE),
        Input.TRYPTASE: _holds(tryptase, Interval.at_least, IPSM_TRYPTASE),
        Input.LEUKOCYTES: _holds(leukocytes, Interval.at_least, IPSM_LEUKOCYTES),
        Input.HEMOGLOBIN: _holds(hemoglobin, Interval.at_most, IPSM_HEMOGLOBIN),
        Input.PLATELETS: _holds(platelets, Interval.at_most, IPSM_PLATELETS),
        Input.SKIN: False if skin else None,
    }
    least, most, unknown = _sum(asked)
    return Score(least, most, unknown, _known(*labs.values()))


def group_of(points: int) -> RiskGroup:
    """Return the group of the mutation-adjusted score."""
    if points >= _HIGH_FROM:
        return RiskGroup.HIGH
    return RiskGroup.INTERMEDIATE if points == _INTERMEDIATE else RiskGroup.LOW


def _sum(asked: dict[Input, bool | None]) -> tuple[int, int, tuple[Input, ...]]:
    unknown = tuple(each for each, holds in asked.items() if holds is None)
    least = sum(holds is True for holds in asked.values())
    return least, least + len(unknown), unknown


def _holds(
    lab: Lab | None,
    compared: Callable[[Interval, Decimal], bool | None],
    limit: Decimal,
) -> bool | None:
    return None if lab is None else compared(lab.value, limit)


def _at_least_years(chart: Chart, years: int) -> bool | None:
    younger = chart.patient.younger_than(years, chart.as_of)
    return None if younger is None else not younger


def _known(*labs: Lab | None) -> tuple[Lab, ...]:
    return tuple(lab for lab in labs if lab is not None)
