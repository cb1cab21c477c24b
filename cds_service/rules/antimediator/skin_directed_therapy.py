"""Skin that still itches, or light beside a drug that makes skin sensitive to it.

When  an adult with systemic mastocytosis and skin lesions has itch or hives
      although an H1 antihistamine has been taken for four weeks
Then  note that ultraviolet light is an option, through dermatology.
When  light treatment is ordered on avapritinib, or avapritinib during it
Then  point to photosensitivity.

Children have a rule of their own.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.antimediator_step import STEP_RECORDS, foundation
from cds_service.clinical.antimediators import AntimediatorClass, taken_for
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.mastocytosis import confirmed_by_code
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.symptoms import current_problems
from cds_service.clinical.therapy import taken_now
from cds_service.knowledge.antimediator_advice import (
    AVAPRITINIB_LIGHT,
    DECLINED,
    DIFFERS,
    PAGE_LIGHT,
    REVIEW_SKIN,
)

SKIN_RESISTS: Final = Recency(
    "H1 antihistamine before skin symptoms count as resistant",
    28,
    HouseChoice("four weeks; the sources say refractory and give no length"),
)
LIGHT_GOES_ON: Final = Recency(
    "a light treatment that may still go on",
    90,
    HouseChoice("a course of light treatment takes about three months"),
)
_SKIN: Final = (Ailment.PRURITUS, Ailment.URTICARIA)
_LESIONS: Final = frozenset(
    {Disease.CUTANEOUS_MASTOCYTOSIS, Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS}
)
_AVAPRITINIB: Final = frozenset({Drug.AVAPRITINIB})
_REFER: Final = OrderTest(
    "Refer to dermatology",
    Referral.DERMATOLOGY,
    "skin symptoms of mastocytosis that resist an H1 antihistamine",
)


class SkinResists(Finding):
    """Itch or hives that an H1 antihistamine does not hold."""

    complaints: tuple[Problem, ...]


class LightOnAvapritinib(Finding):
    """Light treatment and avapritinib come together."""

    light: tuple[Event | Medication, ...]
    drugs: tuple[Medication, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if reason := not_for_this_patient(chart):
        return NotIndicated(reason)
    return _ordered(chart) if chart.hook.about_orders else _resistant(chart)


def _resistant(chart: Chart) -> Outcome:
    complaints = current_problems(chart, _SKIN)
    lesions = _lesions(chart)
    if not complaints or not lesions:
        return NotIndicated("no skin lesions with itch or hives on record")
    had_its_time = taken_for(chart, AntimediatorClass.H1, SKIN_RESISTS)
    if had_its_time is not Presence.PRESENT:
        return NotIndicated(f"four weeks of an H1 antihistamine: {had_its_time}")
    if light := chart.events_of(EventKind.PHOTOTHERAPY):
        return NotIndicated("light treatment was given or is ordered", light)
    return SkinResists(
        indicator=Indicator.INFO,
        used=(*lesions, *complaints, *foundation(chart)),
        proposals=(_REFER,),
        complaints=complaints,
    )


def _lesions(chart: Chart) -> tuple[Diagnosis, ...]:
    return confirmed_by_code(chart, _LESIONS)


def _ordered(chart: Chart) -> Outcome:
    wanted = _wanted(chart)
    drafted = chart.drafted(Drug.AVAPRITINIB)
    if wanted:
        beside = (item for item in chart.other_drafts if item.drug in _AVAPRITINIB)
        light, drugs = wanted, (*drafted, *beside, *taken_now(chart, _AVAPRITINIB))
    else:
        light, drugs = _going_on(chart), drafted
    if not light or not drugs:
        return NotIndicated("no light treatment together with avapritinib")
    return LightOnAvapritinib(
        indicator=Indicator.INFO, used=(*light, *drugs), light=light, drugs=drugs
    )


def _wanted(chart: Chart) -> tuple[Event | Medication, ...]:
    asked = (item for item in chart.wanted if item.kind is EventKind.PHOTOTHERAPY)
    return (*asked, *chart.drafted(Drug.METHOXSALEN))


def _going_on(chart: Chart) -> tuple[Event | Medication, ...]:
    """Return the light treatment that is ordered, or was given not long ago."""
    return tuple(
        item
        for item in chart.events_of(EventKind.PHOTOTHERAPY)
        if item.phase is Phase.ORDERED
        or (item.when and item.when.age_in_days(chart.as_of) <= LIGHT_GOES_ON.days)
    )


RULE: Final = Rule(
    id="skin-directed-therapy",
    title="Treatment directed at the skin",
    tier=Tier.P2,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "An adult with systemic mastocytosis and skin lesions has itch or hives after"
        " four weeks of an H1 antihistamine; or light treatment and avapritinib are"
        " ordered together."
    ),
    then=(
        "Note that ultraviolet light is an option, and offer a referral to dermatology;"
        " point to photosensitivity under avapritinib."
    ),
    silent_when=(
        "Light treatment is on record or ordered, or the length of the antihistamine is"
        " not known. Children have a rule of their own."
    ),
    evaluate=evaluate,
    texts={
        SkinResists: CardText(
            "Consider dermatology for ultraviolet light: skin symptoms on record after"
            " 4 weeks or more of an H1 antihistamine",
            (
                "Recorded: {complaints}",
                (
                    "Ultraviolet A, with or without psoralen, is an option for adults"
                    " and adolescents whose skin resists. In a child, a mastocytoma is"
                    " treated with a topical steroid under occlusion, and excised if"
                    " that fails."
                ),
                "Cytoreduction for looks alone needs several consultations.",
            ),
        ),
        LightOnAvapritinib: CardText(
            "Weigh light treatment under avapritinib: photosensitivity",
            (
                "Light: {light}",
                "Avapritinib: {drugs}",
            ),
        ),
    },
    cites=(REVIEW_SKIN, PAGE_LIGHT, AVAPRITINIB_LIGHT),
    needs=STEP_RECORDS | {EventKind.PHOTOTHERAPY},
    statements=("S1-15", "S2-22", "S2-23", "S2-31"),
    rests_on=(SKIN_RESISTS, LIGHT_GOES_ON),
    override_reasons=(DECLINED, DIFFERS),
    not_evaluated=("skin cancer and other drugs that make skin sensitive to light",),
    caveat=(
        "Sources disagree: a patient page names ultraviolet light as a treatment, and"
        " sunlight among the triggers. Photosensitivity under avapritinib is recalled."
    ),
    version="1.0.1",
)
