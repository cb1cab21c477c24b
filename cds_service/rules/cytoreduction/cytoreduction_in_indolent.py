"""Mast cells are to be reduced outside advanced disease, and no reason is on record.

When  midostaurin, cladribine, interferon or avapritinib above 25 mg a day is begun
and   the mastocytosis is indolent or smouldering, or its subtype is not named
and   no two classes of anti-mediator medicines were tried for 8 weeks each, no bone
      disease grows worse under a bisphosphonate, and no C-finding is on record
Then  ask to document the reason; nothing is said to be wrong.

Says nothing of avapritinib up to 25 mg a day, of a drug that is taken already or is
for another disease on record, or in advanced disease; of avapritinib without a named
subtype, its dose rule does.
Asks when mastocytosis is not confirmed by a code, and in children.
"""

from typing import Final

from cds_service.clinical.antimediators import LONG_ENOUGH as TRIED_LONG_ENOUGH
from cds_service.clinical.antimediators import AntimediatorClass
from cds_service.clinical.bone_progression import LONG_ENOUGH, REAL_DECLINE
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.maximal_therapy import CLASSES_TRIED
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Problem
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.treatment_reason import (
    REASON_NEEDS,
    is_low_dose_avapritinib,
    new_drafts,
    not_asked,
    not_read,
    reasons,
)
from cds_service.knowledge.ayvakit_label import INDOLENT_DOSE
from cds_service.knowledge.cytoreduction_advice import (
    ACT,
    COSMETIC,
    DOCUMENT,
    ESCALATE,
    FIRST_LINE,
    PITFALLS,
    REASONS,
    SCORES,
    avapritinib_said,
)

_DRUGS: Final = frozenset(
    {Drug.MIDOSTAURIN, Drug.CLADRIBINE, Drug.INTERFERON, Drug.AVAPRITINIB}
)


class ReasonNotDocumented(Finding):
    """A drug is begun, and nothing on record says what for."""

    drug: Drug
    drafts: tuple[Medication, ...]
    named: frozenset[Disease]
    classes: tuple[AntimediatorClass, ...]
    complaints: tuple[Problem, ...]
    status: str


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drafts = _drafts(chart) if chart.hook.about_orders else ()
    aside = not_asked(chart, drafts)
    if aside is not None:
        return aside
    found = reasons(chart)
    if found.damage or found.progression or found.refractory is Presence.PRESENT:
        return NotIndicated("a reason is on record", drafts)
    reading = subtype(chart)
    return ReasonNotDocumented(
        indicator=Indicator.WARNING,
        used=(*drafts, *reading.used, *found.complaints, *found.tried),
        missing=not_read(chart),
        proposals=(DOCUMENT, SCORES),
        drug=drafts[0].drug,
        drafts=drafts,
        named=reading.candidates,
        classes=found.classes,
        complaints=found.complaints,
        status=avapritinib_said(chart.as_of),
    )


def _drafts(chart: Chart) -> tuple[Medication, ...]:
    """Return what is begun; of avapritinib only what is above the indolent dose."""
    named = subtype(chart).outside_advanced
    return tuple(
        item
        for item in new_drafts(chart, _DRUGS)
        if item.drug is not Drug.AVAPRITINIB
        or (
            named
            and item.dose.mg_per_day is not None
            and not is_low_dose_avapritinib(item, INDOLENT_DOSE)
        )
    )


RULE: Final = Rule(
    id="cytoreduction-in-indolent",
    title="Cytoreduction outside advanced mastocytosis",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "Midostaurin, cladribine, interferon or avapritinib above 25 mg a day is begun"
        " in indolent or smouldering systemic mastocytosis, or without a named subtype,"
        " and no refractory symptoms, progressive bone disease or C-finding are"
        " documented."
    ),
    then="Ask to document the reason before mast cells are reduced.",
    silent_when=(
        "A reason is on record, the disease is advanced, the drug is taken already, or"
        " avapritinib is ordered at 25 mg a day or less. Another disease on record is"
        " what the drug is for: leukaemia for midostaurin, hairy cell leukaemia for"
        " cladribine, a gastrointestinal stromal tumour for avapritinib, chronic"
        " hepatitis B or C for interferon."
    ),
    evaluate=evaluate,
    texts={
        ReasonNotDocumented: CardText(
            "Document why {drug} is begun: no refractory symptoms, bone progression or"
            " organ damage found",
            (
                "Subtype on record: {named}.",
                (
                    "Anti-mediator medicines come first in indolent and smouldering"
                    " disease. What counts as a reason: severe symptoms although at"
                    " least two classes of these medicines were tried for 8 weeks each,"
                    " bone disease that grows worse on a bisphosphonate, or organ"
                    " damage (C-finding). Not documented does not mean not there."
                ),
                "Classes of anti-mediator medicines on record: {classes}.",
                "Symptoms on record: {complaints}.",
                (
                    "Skin lesions alone: several consultations and consent come before"
                    " any drug that reduces mast cells."
                ),
                (
                    "Sources disagree: the overview keeps cytoreduction from indolent"
                    " disease, while avapritinib 25 mg is labelled for it ({status})."
                ),
            ),
        ),
    },
    cites=(FIRST_LINE, ESCALATE, PITFALLS, COSMETIC),
    needs=REASON_NEEDS,
    statements=("S0-06", "S0-16", "S0-17", "S0-44", "S2-31"),
    rests_on=(
        CLASSES_TRIED,
        TRIED_LONG_ENOUGH,
        LONG_ENOUGH,
        REAL_DECLINE,
        INDOLENT_DOSE,
    ),
    override_reasons=REASONS,
    not_evaluated=("notes, and symptoms that are not coded", "symptom scores"),
    caveat="The overview is older than avapritinib's approval in indolent disease.",
    act=ACT,
    version="1.1.0",
)
