"""Cladribine is ordered: the dose by weight, kidneys, neutrophils, infection.

When  cladribine is being ordered for an adult with systemic mastocytosis
and   the daily dose is not 0.12 to 0.16 mg/kg of a weight of the last 30 days,
      or the creatinine clearance is below 50 mL/min, or the ANC is below 1.0,
      or sepsis is on the problem list
Then  warn, naming each.

A note when only the weight is missing. Beside hairy cell leukaemia, which has
another dose, the dose is not judged. Says nothing when nothing of this holds.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.cladribine import (
    ABOUT_CLADRIBINE,
    cladribine_drafts,
    hairy_cell_leukemia,
    not_about_cladribine,
)
from cds_service.clinical.cladribine_order import (
    low_neutrophils,
    odd_dose,
    poor_clearance,
    recent_weight,
    sepsis_now,
)
from cds_service.clinical.concerned import doubts, softened
from cds_service.clinical.counted import standing
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.renal import (
    CREATININE_AGE,
    RENAL_NEEDS,
    Clearance,
    creatinine_clearance,
)
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.knowledge.cladribine_advice import (
    COUNT_AGE,
    LABEL_WARNINGS,
    LEAST_CLEARANCE,
    LEAST_DOSE,
    LEAST_NEUTROPHILS,
    MOST_DOSE,
    OTHER_DISEASE,
    REVIEW_CLADRIBINE,
    REVIEW_CLADRIBINE_ADVANCED,
    SPECIALIST,
    USUAL_DOSE,
    WEIGHT_AGE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBeforeCladribine(Finding):
    """Something speaks against the order as it is; each field that is set says what."""

    points: int
    draft: Medication
    per_kg: Decimal | None
    weight: Lab | None
    clearance: Clearance | None
    filtered: Decimal | None
    neutrophils: Lab | None
    infections: tuple[Problem, ...]
    least: Threshold = LEAST_DOSE
    most: Threshold = MOST_DOSE
    least_clearance: Threshold = LEAST_CLEARANCE
    least_count: Threshold = LEAST_NEUTROPHILS


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightMissing(Finding):
    """The dose cannot be compared with the weight."""

    draft: Medication


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = not_about_cladribine(chart, must_say=False)
    if aside is not None:
        return aside
    draft, weight = cladribine_drafts(chart)[0], recent_weight(chart, WEIGHT_AGE)
    other = hairy_cell_leukemia(chart)
    per_kg = None if other else odd_dose(draft, weight, LEAST_DOSE, MOST_DOSE)
    clearance = poor_clearance(chart, LEAST_CLEARANCE)
    neutrophils = low_neutrophils(chart, COUNT_AGE, LEAST_NEUTROPHILS)
    infections = sepsis_now(chart)
    missing = (*doubts(chart), *_unknown(chart, draft, weight))
    points = sum(map(bool, (per_kg, clearance, neutrophils, infections)))
    if points:
        return CheckBeforeCladribine(
            indicator=softened(chart, Indicator.WARNING),
            used=(
                draft,
                *((weight,) if per_kg and weight else ()),
                *(clearance.used if clearance else ()),
                *((neutrophils,) if neutrophils else ()),
                *infections,
            ),
            missing=missing,
            proposals=(_COUNT, _KIDNEYS),
            points=points,
            draft=draft,
            per_kg=per_kg,
            weight=weight if per_kg else None,
            clearance=clearance,
            filtered=clearance.value.high if clearance else None,
            neutrophils=neutrophils,
            infections=infections,
        )
    if weight is None and not other:
        return WeightMissing(
            indicator=Indicator.INFO, used=(draft,), missing=missing, draft=draft
        )
    return NotIndicated("dose, kidneys, neutrophils and infection allow it")


def _unknown(chart: Chart, draft: Medication, weight: Lab | None) -> tuple[str, ...]:
    said = (
        "" if weight else f"a body weight of the last {WEIGHT_AGE.days} days",
        "" if draft.dose.mg_per_day else "the daily dose in milligrams",
        "" if creatinine_clearance(chart) else "creatinine",
        "" if standing(chart, Analyte.NEUTROPHILS) else "ANC",
    )
    return tuple(filter(None, said))


_COUNT: Final = OrderTest(
    "Order a CBC", TestOrder.CBC_WITH_DIFFERENTIAL, "Before cladribine"
)
_KIDNEYS: Final = OrderTest(
    "Order creatinine", TestOrder.CREATININE, "Before cladribine"
)
_USUAL: Final = (
    "Reported in mastocytosis: 0.14 mg/kg a day for 5 days. Cladribine works poorly in"
    " SM-AHN with MDS, and worsens its cytopenia."
)

RULE: Final = Rule(
    id="cladribine-dose-safety",
    title="Cladribine: dose and safety",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Cladribine is being ordered for an adult with systemic mastocytosis, and the"
        " dose by weight is unusual, or kidneys, neutrophils or an infection speak"
        " against it."
    ),
    then="Warn, naming each; a note when the weight of the last 30 days is missing.",
    silent_when="Dose, kidneys, neutrophils and infection allow it.",
    evaluate=evaluate,
    about=ABOUT_CLADRIBINE,
    texts={
        CheckBeforeCladribine: CardText(
            "Check before cladribine: {points} of dose by weight, kidneys, neutrophils"
            " and infection speak against it",
            (
                "Being ordered: {draft}",
                "{per_kg} mg/kg a day with {weight}: outside {least} to {most}",
                "Creatinine clearance up to {filtered} mL/min, below {least_clearance}",
                "{neutrophils}: below {least_count}",
                "On the problem list: {infections}",
                _USUAL,
            ),
        ),
        WeightMissing: CardText(
            "Weigh before cladribine: no body weight of the last 30 days on record",
            ("Being ordered: {draft}", _USUAL),
        ),
    },
    cites=(REVIEW_CLADRIBINE, REVIEW_CLADRIBINE_ADVANCED, LABEL_WARNINGS),
    needs=RENAL_NEEDS
    | {Record.CONDITIONS, Record.MEDICATION_ORDERS, Analyte.NEUTROPHILS},
    statements=("S2-35", "S2-41"),
    rests_on=(
        USUAL_DOSE,
        LEAST_DOSE,
        MOST_DOSE,
        LEAST_CLEARANCE,
        LEAST_NEUTROPHILS,
        WEIGHT_AGE,
        COUNT_AGE,
        CREATININE_AGE,
    ),
    override_reasons=(SPECIALIST, OTHER_DISEASE),
    not_evaluated=("the number of days ordered", "pregnancy", "infections not coded"),
)
