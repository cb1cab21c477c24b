"""Cladribine is ordered: the dose by weight, kidneys, neutrophils, infection.

When  cladribine is being ordered for an adult with systemic mastocytosis
and   the daily dose is not 0.12 to 0.16 mg/kg of a weight of the last 30 days, or a
      stated number of days is not 5, or the creatinine clearance is below 50 mL/min,
      or dialysis or kidney disease of stage 4 or 5 is on record, or the ANC is below
      1.0, or an infection is on the problem list
Then  warn, naming each; critical from 0.36 mg/kg a day on, where nerves and kidneys
      were damaged (boxed warning).

A note when nothing of this is known to hold, and weight, dose, clearance or ANC
are not known. Beside hairy cell leukaemia, which has another dose, only the toxic
dose is judged. Says nothing when all is known and allows it.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.cladribine import (
    ABOUT_CLADRIBINE,
    cladribine_drafts,
    hairy_cell_leukemia,
    not_about_cladribine,
)
from cds_service.clinical.cladribine_findings import (
    HEADLINES,
    CheckBeforeCladribine,
    Lacking,
    MeasureBeforeCladribine,
    in_full,
)
from cds_service.clinical.cladribine_order import (
    days_spelled,
    dose_by_weight,
    failing_kidneys,
    infections_now,
    lacking,
    low_neutrophils,
    mg_a_day,
    odd_days,
    poor_clearance,
    recent_weight,
    spelled,
)
from cds_service.clinical.concerned import doubts, softened
from cds_service.clinical.kidney_disease import DIALYSIS_AGE, KIDNEY_DISEASE_NEEDS
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, Proposal, RemoveDraft, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.renal import CREATININE_AGE, RENAL_NEEDS
from cds_service.clinical.rule import Provenance, Rule, Tier
from cds_service.knowledge.cladribine_advice import (
    COUNT_AGE,
    COURSE_LENGTH,
    DOSE_LIMITS,
    DOSE_SAFETY_NUMBERS,
    LABEL_WARNINGS,
    LEAST_CLEARANCE,
    LEAST_DOSE,
    LEAST_NEUTROPHILS,
    MOST_DOSE,
    OTHER_DISEASE,
    REVIEW_CLADRIBINE,
    REVIEW_CLADRIBINE_ADVANCED,
    SPECIALIST,
    TOXIC_DOSE,
    USUAL_DOSE,
    WEIGHT_AGE,
)
from cds_service.knowledge.cladribine_texts import DOSE_SAFETY_TEXTS

_PROPOSALS: Final = (
    OrderTest("Order a CBC", TestOrder.CBC_WITH_DIFFERENTIAL, "Before cladribine"),
    OrderTest("Order creatinine", TestOrder.CREATININE, "Before cladribine"),
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient, by the order with the highest dose."""
    aside = not_about_cladribine(chart, must_say=False)
    if aside is not None:
        return aside
    weight = recent_weight(chart, WEIGHT_AGE)
    draft = max(
        cladribine_drafts(chart),
        key=lambda each: (dose_by_weight(each, weight) or 0, each.reference),
    )
    return _against(chart, draft) or _unknown(chart, draft)


def _against(chart: Chart, draft: Medication) -> CheckBeforeCladribine | None:
    """Return what speaks against the order under its gravest headline."""
    weight = recent_weight(chart, WEIGHT_AGE)
    per_kg = dose_by_weight(draft, weight)
    toxic = per_kg is not None and per_kg >= TOXIC_DOSE.value
    usual = per_kg is None or LEAST_DOSE.value <= per_kg <= MOST_DOSE.value
    odd = toxic or not (usual or hairy_cell_leukemia(chart))
    counted = odd and mg_a_day(draft) is not None
    days = odd_days(chart, COURSE_LENGTH)
    clearance = poor_clearance(chart, LEAST_CLEARANCE)
    kidneys = failing_kidneys(chart)
    neutrophils = low_neutrophils(chart, COUNT_AGE, LEAST_NEUTROPHILS)
    infections = infections_now(chart)
    points = (toxic, kidneys, clearance, neutrophils, infections, odd, days)
    headline = next(
        (kind for kind, is_so in zip(HEADLINES, points, strict=True) if is_so), None
    )
    if headline is None:
        return None
    return headline(
        indicator=softened(chart, Indicator.CRITICAL if toxic else Indicator.WARNING),
        used=(
            draft,
            *((weight,) if counted and weight else ()),
            *kidneys,
            *(clearance.used if clearance else ()),
            *((neutrophils,) if neutrophils else ()),
            *infections,
        ),
        missing=(*doubts(chart), *in_full(_lacking(chart, draft))),
        proposals=_offers(draft, toxic=toxic),
        draft=draft,
        per_kg=per_kg if odd else None,
        exactly=spelled(per_kg, *DOSE_LIMITS) if per_kg and odd else "",
        days=days_spelled(days),
        longest=max(days, default=0),
        weight=weight if counted else None,
        measure=clearance.measure if clearance else None,
        filtered=clearance.shown.high if clearance else None,
        measured=clearance.source.taken if clearance else None,
        kidneys=kidneys,
        neutrophils=neutrophils,
        infections=infections,
        usual=USUAL_DOSE,
        least=LEAST_DOSE,
        most=MOST_DOSE,
        toxic=TOXIC_DOSE,
        course=COURSE_LENGTH,
        least_clearance=LEAST_CLEARANCE,
        least_count=LEAST_NEUTROPHILS,
    )


def _offers(draft: Medication, *, toxic: bool) -> tuple[Proposal, ...]:
    back = RemoveDraft("Take the cladribine order back", draft.reference)
    return (back, *_PROPOSALS) if toxic else _PROPOSALS


def _unknown(chart: Chart, draft: Medication) -> Outcome:
    unknown = _lacking(chart, draft)
    if not unknown:
        return NotIndicated("dose, kidneys, neutrophils and infection allow it")
    return MeasureBeforeCladribine(
        indicator=Indicator.INFO,
        used=(draft,),
        missing=(*doubts(chart), *in_full(unknown)),
        proposals=_PROPOSALS,
        draft=draft,
        lacking=unknown,
    )


def _lacking(chart: Chart, draft: Medication) -> tuple[Lacking, ...]:
    weight = recent_weight(chart, WEIGHT_AGE)
    return lacking(
        chart, draft, weight, LEAST_CLEARANCE, (COUNT_AGE, LEAST_NEUTROPHILS)
    )


RULE: Final = Rule(
    id="cladribine-dose-safety",
    title="Cladribine: dose and safety",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Cladribine is being ordered for an adult with systemic mastocytosis, and the"
        " dose by weight is unusual or toxic, a stated number of days is not 5, or"
        " kidneys, neutrophils or an infection speak against it."
    ),
    then=(
        "Warn, naming each; critical from 0.36 mg/kg a day on; a note when a weight of"
        " the last 30 days, the daily dose, a creatinine clearance of the last 90 days"
        " or an ANC of the last 28 days is missing."
    ),
    silent_when="Dose, kidneys, neutrophils and infection are known and allow it.",
    evaluate=evaluate,
    texts=DOSE_SAFETY_TEXTS,
    cites=(REVIEW_CLADRIBINE, REVIEW_CLADRIBINE_ADVANCED, LABEL_WARNINGS),
    needs=RENAL_NEEDS
    | KIDNEY_DISEASE_NEEDS
    | {Record.CONDITIONS, Record.MEDICATION_ORDERS, Analyte.NEUTROPHILS},
    about=ABOUT_CLADRIBINE,
    statements=("S2-35", "S2-41"),
    rests_on=(*DOSE_SAFETY_NUMBERS, CREATININE_AGE, DIALYSIS_AGE),
    override_reasons=(SPECIALIST, OTHER_DISEASE),
    not_evaluated=("days that are not stated", "infections not coded"),
    version="1.1.3",
)
