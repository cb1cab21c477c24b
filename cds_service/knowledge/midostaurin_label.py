"""The label's table for midostaurin in systemic mastocytosis, as numbers."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import CANONICAL_UNIT, Analyte
from cds_service.clinical.basis import Basis, Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.interruption import Limits
from cds_service.clinical.resuming import Steps
from cds_service.clinical.surveillance import Band
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    MIDOSTAURIN_DOSE_TABLE,
    RYDAPT_LABEL,
    SM_TREATMENT_OVERVIEW,
)

DOSE_TABLE: Final = Cited(
    RYDAPT_LABEL, "2, dosage modifications in systemic mastocytosis"
)
DOSE_TABLE_REPRINT: Final = Cited(MIDOSTAURIN_DOSE_TABLE, "Table 4")
OVERVIEW_DOSE: Final = Cited(SM_TREATMENT_OVERVIEW, "midostaurin, dose modifications")
RECOMMENDED_DOSE: Final = Cited(RYDAPT_LABEL, "2, recommended dosage")

FULL_DOSE: Final = Threshold("full dose", Decimal(100), "mg", RECOMMENDED_DOSE)
RESUME_DOSE: Final = Threshold("dose to resume at", Decimal(50), "mg", DOSE_TABLE)
TAKES_PER_DAY: Final = Threshold("takes a day", Decimal(2), "1", RECOMMENDED_DOSE)
STEPS: Final = Steps(RESUME_DOSE, FULL_DOSE, TAKES_PER_DAY)
LONGEST_CYTOPENIA: Final = Recency("longest low count", 21, DOSE_TABLE)


def _limit(
    name: str, analyte: Analyte, value: str, basis: Basis = DOSE_TABLE
) -> Threshold:
    return Threshold(name, Decimal(value), CANONICAL_UNIT[analyte], basis)


_GRADE_4: Final = HouseChoice("grade 4 of the common toxicity criteria")

NEUTROPHIL_LIMITS: Final = Limits(
    analyte=Analyte.NEUTROPHILS,
    usual=_limit("interrupt, baseline normal", Analyte.NEUTROPHILS, "1.0"),
    reduced=_limit("interrupt, baseline low", Analyte.NEUTROPHILS, "0.5"),
    split=_limit("baseline normal above", Analyte.NEUTROPHILS, "1.5"),
    floor=_limit("baseline low from", Analyte.NEUTROPHILS, "0.5"),
    resume=_limit("resume from", Analyte.NEUTROPHILS, "1.0"),
    grave=_limit("critical below", Analyte.NEUTROPHILS, "0.5", _GRADE_4),
    grave_unlabelled=_limit(
        "warning below where the label has no number",
        Analyte.NEUTROPHILS,
        "0.5",
        _GRADE_4,
    ),
    resume_dose=RESUME_DOSE,
    full_dose=FULL_DOSE,
    takes_per_day=TAKES_PER_DAY,
    longest=LONGEST_CYTOPENIA,
)

PLATELET_LIMITS: Final = Limits(
    analyte=Analyte.PLATELETS,
    usual=_limit("interrupt, baseline normal", Analyte.PLATELETS, "50"),
    reduced=_limit("interrupt, baseline low", Analyte.PLATELETS, "25"),
    split=_limit("baseline normal above", Analyte.PLATELETS, "75"),
    floor=_limit("baseline low from", Analyte.PLATELETS, "25"),
    resume=_limit("resume from", Analyte.PLATELETS, "50"),
    grave=_limit("critical below", Analyte.PLATELETS, "25", _GRADE_4),
    grave_unlabelled=_limit(
        "warning below where the label has no number", Analyte.PLATELETS, "25", _GRADE_4
    ),
    resume_dose=RESUME_DOSE,
    full_dose=FULL_DOSE,
    takes_per_day=TAKES_PER_DAY,
    longest=LONGEST_CYTOPENIA,
)

HEMOGLOBIN_LIMITS: Final = Limits(
    analyte=Analyte.HEMOGLOBIN,
    usual=_limit("interrupt, baseline normal", Analyte.HEMOGLOBIN, "8.0"),
    reduced=_limit(
        "interrupt, baseline low",
        Analyte.HEMOGLOBIN,
        "6.5",
        HouseChoice("the label says life-threatening anaemia and gives no number"),
    ),
    split=_limit("baseline normal above", Analyte.HEMOGLOBIN, "10"),
    floor=_limit("baseline low from", Analyte.HEMOGLOBIN, "8.0"),
    resume=_limit("resume from", Analyte.HEMOGLOBIN, "8.0"),
    grave=_limit(
        "critical below", Analyte.HEMOGLOBIN, "7.0", HouseChoice("transfusion is near")
    ),
    resume_dose=RESUME_DOSE,
    full_dose=FULL_DOSE,
    takes_per_day=TAKES_PER_DAY,
    longest=LONGEST_CYTOPENIA,
    covers_mcl=False,
    silent_below_floor=True,
    reduced_in_label=False,
)

ALL_LIMITS: Final = (NEUTROPHIL_LIMITS, PLATELET_LIMITS, HEMOGLOBIN_LIMITS)

OVERVIEW_MONITORING: Final = Cited(
    SM_TREATMENT_OVERVIEW, "monitoring during cytoreduction"
)
_GRACE: Final = HouseChoice("appointments move by some days")


def _band(until: Recency | None, every: int, grace: int) -> Band:
    return Band(
        until,
        Recency("interval between counts", every, OVERVIEW_MONITORING),
        Recency("grace", grace, _GRACE),
    )


COUNT_BANDS: Final = (
    _band(Recency("weekly until day", 28, OVERVIEW_MONITORING), 7, 2),
    _band(Recency("every two weeks until day", 84, OVERVIEW_MONITORING), 14, 3),
    _band(None, 30, 5),
)
"""How often counts are due: weekly for 4 weeks, every 2 for 8, then monthly."""

OVERVIEW_FIRST_LINE: Final = Cited(
    SM_TREATMENT_OVERVIEW, "treatment of advanced systemic mastocytosis"
)
REVIEW_FIRST_LINE: Final = Cited(MASTOCYTOSIS_REVIEW_2019, "midostaurin")


def numbers(limits: Limits) -> tuple[Threshold | Recency, ...]:
    """Return every number of one count, for the page of a rule."""
    kept = (limits.usual, limits.reduced, limits.split, limits.floor, limits.resume)
    grave = () if limits.grave_unlabelled is None else (limits.grave_unlabelled,)
    return (
        *kept,
        limits.grave,
        *grave,
        limits.resume_dose,
        limits.full_dose,
        limits.longest,
    )
