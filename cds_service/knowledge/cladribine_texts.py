"""The words of the cards about the dose and safety of cladribine."""

from typing import Final

from cds_service.clinical.cladribine_findings import (
    ClearancePoor,
    DaysUnusual,
    DoseToxic,
    DoseUnusual,
    InfectionNow,
    MeasureBeforeCladribine,
    NeutrophilsLow,
    OnDialysisOrAdvanced,
)
from cds_service.clinical.outcome import Finding
from cds_service.clinical.rule import CardText

_USUAL: Final = (
    "Reported in mastocytosis: 0.14 mg/kg a day for 5 days. Cladribine works poorly in"
    " SM-AHN with MDS, and worsens its cytopenia."
)
_DETAIL: Final = (
    "Being ordered: {draft}",
    "{exactly} mg/kg a day: outside {least} to {most}",
    "Days ordered: {days}; reported: {course}",
    "Counted with {weight}",
    "On record: {kidneys}",
    "{measure} up to {filtered} mL/min, below {least_clearance}",
    "{neutrophils}: below {least_count}",
    "On the problem list: {infections}",
    _USUAL,
)
_BOXED: Final = (
    "The boxed warning: serious, partly irreversible damage to nerves, and acute damage"
    " to kidneys, at 4 to 9 times the dose for hairy cell leukaemia (0.09 mg/kg a day)."
)

DOSE_SAFETY_TEXTS: Final[dict[type[Finding], CardText]] = {
    DoseToxic: CardText(
        "Stop and check cladribine: {per_kg} mg/kg a day ordered, reported {usual};"
        " nerve damage from {toxic}",
        (_BOXED, *_DETAIL),
    ),
    OnDialysisOrAdvanced: CardText(
        "Check the kidneys before cladribine: dialysis or kidney disease of stage 4 or"
        " 5 on record",
        _DETAIL,
    ),
    ClearancePoor: CardText(
        "Check the kidneys before cladribine: {measure} {filtered} mL/min on"
        " {measured}, below {least_clearance}",
        _DETAIL,
    ),
    NeutrophilsLow: CardText(
        "Check the count before cladribine: {neutrophils}, below {least_count}",
        _DETAIL,
    ),
    InfectionNow: CardText(
        "Treat the infection before cladribine: an active one is on the problem list",
        _DETAIL,
    ),
    DoseUnusual: CardText(
        "Check the cladribine dose: {per_kg} mg/kg a day ordered; reported {usual}",
        _DETAIL,
    ),
    DaysUnusual: CardText(
        "Check the length of the cladribine course: {longest} days ordered;"
        " reported {course}",
        _DETAIL,
    ),
    MeasureBeforeCladribine: CardText(
        "Measure before cladribine: {lacking} not known from this record",
        ("Being ordered: {draft}", _USUAL),
    ),
}
