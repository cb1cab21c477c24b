"""Tryptase is high and nothing else on record speaks for reducing mast cells.

When  a cytoreductive drug or kinase inhibitor is begun outside advanced disease
and   the last tryptase is above 20 ng/mL
and   no symptom, no C-finding and no progressive bone disease is on record
Then  warn that tryptase alone must not drive treatment (for avapritinib up to
      25 mg a day a note: it is labelled for indolent disease).
When  a chart is opened and tryptase has newly risen above 20, or has doubled
Then  a line of the checklist: a rise alone is no progression.

Says nothing when a symptom, organ damage or progressive bone disease is on
record, or in advanced disease.
Asks when mastocytosis is not confirmed by a code, and in children.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_progression import LONG_ENOUGH, REAL_DECLINE
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.cytoreduction import CYTOREDUCTIVE
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.treatment_reason import (
    REASON_NEEDS,
    advanced,
    is_low_dose_avapritinib,
    new_drafts,
    not_asked,
    not_read,
    reasons,
)
from cds_service.clinical.tryptase import newest_tryptase, newly_high
from cds_service.knowledge.ayvakit_label import INDOLENT_DOSE
from cds_service.knowledge.cytoreduction_advice import (
    ACT,
    DOCUMENT,
    DOUBLED,
    FIRST_LINE,
    HIGH_TRYPTASE,
    MINOR_CRITERION,
    NEW_RESULT,
    PITFALLS,
    REASONS,
    SCORES,
    avapritinib_said,
)


class TryptaseAlone(Finding):
    """A drug is begun, and a high tryptase is all there is on record."""

    tryptase: Lab
    drafts: tuple[Medication, ...]
    status: str


class TryptaseRose(Finding):
    """Tryptase is newly high or has doubled."""

    tryptase: Lab
    before: Lab


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if chart.hook is Hook.PATIENT_VIEW:
        return _opened(chart)
    drafts = new_drafts(chart, CYTOREDUCTIVE) if chart.hook.about_orders else ()
    last = newest_tryptase(chart)
    if last is None or not last.value.above(HIGH_TRYPTASE.value):
        return NotIndicated("tryptase is not known to be high", drafts)
    aside = not_asked(chart, drafts) or _other_reason(chart)
    if aside is not None:
        return aside
    approved = all(is_low_dose_avapritinib(item, INDOLENT_DOSE) for item in drafts)
    return TryptaseAlone(
        indicator=Indicator.INFO if approved else Indicator.WARNING,
        used=(last, *drafts, *subtype(chart).used),
        missing=not_read(chart),
        proposals=(DOCUMENT, SCORES),
        tryptase=last,
        drafts=drafts,
        status=avapritinib_said(chart.as_of),
    )


def _other_reason(chart: Chart) -> NotIndicated | None:
    found = reasons(chart)
    if found.damage or found.progression or found.complaints:
        return NotIndicated("more than tryptase is on record", found.complaints)
    return None


def _opened(chart: Chart) -> Outcome:
    aside = not_for_this_patient(chart)
    if aside:
        return NotIndicated(aside)
    known_advanced = advanced(chart)
    if known_advanced is not None:
        return known_advanced
    rose = newly_high(chart, HIGH_TRYPTASE, NEW_RESULT, DOUBLED)
    if rose is None:
        return NotIndicated("tryptase has not newly risen")
    last, before = rose
    return TryptaseRose(
        indicator=Indicator.INFO,
        used=rose,
        proposals=(_AGAIN,),
        tryptase=last,
        before=before,
    )


_AGAIN: Final = OrderTest(
    "Repeat tryptase when well", TestOrder.TRYPTASE, "Tryptase rose; confirm baseline"
)
_OTHERWISE: Final = (
    "A rise of tryptase alone is not progression: think of another assay, kidney"
    " failure, hereditary alpha-tryptasaemia, or a sample soon after a reaction."
)

RULE: Final = Rule(
    id="tryptase-not-sole-driver",
    title="Tryptase alone must not drive treatment",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "A cytoreductive drug or kinase inhibitor is begun outside advanced disease,"
        " and a tryptase above 20 ng/mL is the only thing on record that could speak"
        " for it; or tryptase has newly risen."
    ),
    then="Warn that tryptase, or marrow burden, alone must not drive treatment.",
    silent_when=(
        "A symptom, organ damage or progressive bone disease is on record, the disease"
        " is advanced, the drug is for another disease on record, or tryptase is not"
        " high."
    ),
    evaluate=evaluate,
    texts={
        TryptaseAlone: CardText(
            "Do not treat tryptase alone: {tryptase}; no symptom or organ damage found",
            (
                (
                    "Neither tryptase nor antibody titres nor the share of mast cells"
                    " in marrow guide treatment; what the patient suffers from does."
                    " Put symptoms or organ damage on record: not documented does not"
                    " mean not there."
                ),
                _OTHERWISE,
                (
                    "Sources disagree: the overview keeps cytoreduction from indolent"
                    " disease, while avapritinib 25 mg is labelled for it ({status})."
                ),
            ),
        ),
        TryptaseRose: CardText(
            "Do not treat a rise of tryptase alone: {tryptase}",
            ("Before: {before}.", _OTHERWISE),
        ),
    },
    cites=(PITFALLS, FIRST_LINE, MINOR_CRITERION),
    needs=REASON_NEEDS | {Analyte.TRYPTASE},
    statements=("S0-43", "S0-44", "S0-06"),
    rests_on=(
        HIGH_TRYPTASE,
        NEW_RESULT,
        DOUBLED,
        INDOLENT_DOSE,
        LONG_ENOUGH,
        REAL_DECLINE,
    ),
    override_reasons=REASONS,
    not_evaluated=("notes, and symptoms that are not coded", "the assay used"),
    act=ACT,
    version="1.1.0",
)
