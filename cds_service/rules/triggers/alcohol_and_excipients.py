"""Midostaurin capsules hold alcohol and polyoxyl castor oil.

When  an adult has systemic mastocytosis, or it is possible
and   midostaurin is being ordered
and   an intolerance of alcohol, or an allergy to castor oil, is on record
Then  say what is in a capsule, and how much alcohol that is a day.

Alcohol is little: a note. An allergy to an excipient is a contraindication of
the label: a warning, unless it is doubted, over or an upset stomach.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.basis import Cited, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import (
    Concern,
    concern,
    doubts,
    not_concerned,
    softened,
)
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.midostaurin import ABOUT_MIDOSTAURIN
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.labels import RYDAPT_EU
from cds_service.knowledge.sources import (
    RYDAPT_LABEL,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

_EXCIPIENTS: Final = Cited(RYDAPT_EU, "section 2: excipients, 25 mg capsule")
CAPSULE: Final = Threshold("midostaurin in a capsule", Decimal(25), "mg", _EXCIPIENTS)
ETHANOL: Final = Threshold("ethanol in a capsule", Decimal(83), "mg", _EXCIPIENTS)
CASTOR_OIL: Final = Threshold(
    "polyoxyl castor oil in a capsule", Decimal(415), "mg", _EXCIPIENTS
)


class EthanolTrigger(Finding):
    """An intolerance of alcohol; `ethanol_a_day` in mg where the dose is readable."""

    concern: Concern
    allergies: tuple[Allergy, ...]
    drafts: tuple[Medication, ...]
    ethanol: Threshold = ETHANOL
    castor_oil: Threshold = CASTOR_OIL
    ethanol_a_day: Decimal | None = None


class CastorOilAllergy(EthanolTrigger):
    """An allergy to castor oil."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drafts = chart.drafted(Drug.MIDOSTAURIN)
    if not drafts:
        return ABOUT_MIDOSTAURIN.otherwise
    if outside := not_concerned(chart, drafts, must_say=False):
        return outside
    oil = _to(chart, Allergen.CASTOR_OIL)
    alcohol = _to(chart, Allergen.ALCOHOL)
    if not oil and not alcohol:
        return NotIndicated("no intolerance of an excipient on record", drafts)
    level = Indicator.WARNING if any(map(_sure, oil)) else Indicator.INFO
    return (CastorOilAllergy if oil else EthanolTrigger)(
        indicator=softened(chart, level),
        used=(*oil, *alcohol, *drafts),
        missing=doubts(chart),
        concern=concern(chart),
        allergies=(*oil, *alcohol),
        drafts=drafts,
        ethanol_a_day=_ethanol_a_day(drafts),
    )


def _to(chart: Chart, allergen: Allergen) -> tuple[Allergy, ...]:
    return tuple(
        [
            item
            for item in chart.allergies
            if allergen in item.means and item.certainty is not Certainty.REFUTED
        ]
    )


def _sure(item: Allergy) -> bool:
    confirmed = item.certainty is Certainty.CONFIRMED
    return confirmed and item.current and not item.only_gastrointestinal


def _ethanol_a_day(drafts: tuple[Medication, ...]) -> Decimal | None:
    doses = [item.dose.mg_per_day for item in drafts]
    if len(doses) != 1 or doses[0] is None:
        return None
    return (doses[0] / CAPSULE.value * ETHANOL.value).quantize(Decimal(1))


_DETAIL: Final = (
    "On record: {allergies}",
    "Being ordered: {drafts}",
    (
        "A 25 mg capsule holds about {ethanol} ethanol and {castor_oil} polyoxyl castor"
        " oil."
    ),
    "At the ordered dose that is about {ethanol_a_day} mg of ethanol a day.",
)

RULE: Final = Rule(
    id="alcohol-and-excipients",
    title="Alcohol and castor oil in midostaurin capsules",
    tier=Tier.P2,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is being ordered, and an intolerance of alcohol or an allergy to"
        " castor oil is on record."
    ),
    then=(
        "Say what is in a capsule; a warning where an allergy to castor oil is"
        " confirmed, which is a contraindication of the label."
    ),
    silent_when="No such intolerance is on record, or it was refuted.",
    evaluate=evaluate,
    about=ABOUT_MIDOSTAURIN,
    texts={
        EthanolTrigger: CardText(
            summary=(
                "Ask how alcohol is tolerated {concern}: a midostaurin capsule holds"
                " {ethanol} ethanol"
            ),
            detail=(
                "Alcohol is a trigger of mast cells; the amount is small.",
                *_DETAIL,
            ),
        ),
        CastorOilAllergy: CardText(
            summary=(
                "Do not start midostaurin before the castor oil allergy is clear: a"
                " capsule holds {castor_oil} of it"
            ),
            detail=(
                (
                    "Hypersensitivity to an excipient is a contraindication of the"
                    " label: ask what happened, and with which product."
                ),
                *_DETAIL,
            ),
        ),
    },
    cites=(
        _EXCIPIENTS,
        Cited(RYDAPT_LABEL, "contraindications: hypersensitivity"),
        Cited(SM_TREATMENT_OVERVIEW, "essential initial management: triggers"),
        Cited(SM_PATIENT_PAGE, "avoiding triggers: alcohol"),
    ),
    needs=frozenset({Record.PATIENT, Record.CONDITIONS, Record.ALLERGIES}),
    statements=("S0-04", "S1-18"),
    rests_on=(CAPSULE, ETHANOL, CASTOR_OIL),
    override_reasons=(
        OverrideReason("tolerated", "Alcohol or the capsules are tolerated"),
        OverrideReason("specialist-directed", "Specialist decided otherwise"),
    ),
    not_evaluated=("other excipients",),
)
