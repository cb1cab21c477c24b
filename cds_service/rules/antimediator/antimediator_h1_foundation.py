"""Mediator symptoms are on record, and no H1 antihistamine is.

When  an adult with systemic mastocytosis has a mediator symptom on the problem
      list, or had an anaphylaxis in the last twelve months
and   neither an order nor a statement shows an H1 antihistamine today
Then  ask about one bought without prescription, or offer one.

Without a coded symptom it speaks only of indolent or smouldering disease with
no medicine against it at all, and then asks about symptoms first. Says
nothing where orders or statements were not read.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.anaphylaxis_episodes import LAST_YEAR, recent_anaphylaxis
from cds_service.clinical.antimediator_findings import NoAntimediator, NoH1
from cds_service.clinical.antimediator_step import (
    STEP_RECORDS,
    allergies_unseen,
    bowel_symptoms,
    not_borne,
)
from cds_service.clinical.antimediators import (
    DRUGS_OF,
    AntimediatorClass,
    classes_ever,
    taking_class,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import exposure
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import confirmed_diagnoses, subtype
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.presence import Presence
from cds_service.clinical.proposal import AddTask, DrugProduct, OrderDrug
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.symptoms import (
    SymptomGroup,
    groups_of,
    symptomatic,
    symptoms,
    symptoms_of,
)
from cds_service.clinical.usual_dose import (
    USUAL_DOSE_FROM,
    USUAL_DOSE_NEEDS,
    at_usual_dose,
    dose_to_choose,
)
from cds_service.knowledge.antimediator_advice import (
    DECLINED,
    INTOLERANT,
    OVERVIEW_H1,
    PAGE_MEDICINES,
    REVIEW_TREATMENT,
)

_H1: Final = AntimediatorClass.H1
_ASKING: Final = (SymptomGroup.SKIN, SymptomGroup.CIRCULATION)
"""With those of the bowel. Headache, memory and breathlessness alone have too many
other causes.
"""
_CETIRIZINE: Final = OrderDrug("Order cetirizine 10 mg daily", DrugProduct.CETIRIZINE)
_ASK: Final = AddTask(
    "Ask about symptoms and over-the-counter antihistamines",
    "Mediator symptoms; antihistamines bought without prescription",
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_this_patient(chart):
        return NotIndicated(aside)
    if (taken := taking_class(chart, _H1)) is not Presence.ABSENT:
        return NotIndicated(f"H1 antihistamine: {taken}")
    if not_borne(chart, DRUGS_OF[_H1]):
        return NotIndicated("an allergy or intolerance to antihistamines is on record")
    asking = (*symptoms_of(chart, *_ASKING), *bowel_symptoms(chart))
    if asking or recent_anaphylaxis(chart):
        return _with_symptoms(chart)
    return _without_symptoms(chart)


def _with_symptoms(chart: Chart) -> NoH1:
    found = symptoms(chart)
    attacks = recent_anaphylaxis(chart)
    return NoH1(
        indicator=Indicator.INFO,
        used=(*attacks, *found, *classes_ever(chart).get(_H1, ())),
        missing=(*allergies_unseen(chart), *dose_to_choose(chart)),
        proposals=(*at_usual_dose(chart, _CETIRIZINE), _ASK),
        groups=(*((SymptomGroup.ATTACK,) if attacks else ()), *groups_of(found)),
    )


def _without_symptoms(chart: Chart) -> Outcome:
    if not subtype(chart).outside_advanced:
        return NotIndicated("no symptom on record, and not known to be indolent")
    treated = classes_ever(chart) or exposure(chart)
    if treated or symptomatic(chart) is not Presence.ABSENT:
        return NotIndicated("no symptom on record, and some therapy known")
    if any(
        taking_class(chart, each) is not Presence.ABSENT for each in AntimediatorClass
    ):
        return NotIndicated("the medicines were not fully read")
    return NoAntimediator(
        indicator=Indicator.INFO, used=confirmed_diagnoses(chart), proposals=(_ASK,)
    )


_FOUNDATION: Final = (
    "An H1 antihistamine is the foundation of therapy against mediators; cetirizine,"
    " hydroxyzine and diphenhydramine are named. One that does not sedate is kinder to"
    " memory and attention over the long term. Hydroxyzine prolongs QT, and first"
    " generation antihistamines are to be avoided in the elderly."
)
_OFTEN_UNSEEN: Final = (
    "Antihistamines are often bought without prescription and are then in no record."
)

RULE: Final = Rule(
    id="antimediator-h1-foundation",
    title="H1 antihistamine as foundation therapy",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis has mediator symptoms on the problem"
        " list, or had an anaphylaxis within a year, and no H1 antihistamine is found"
        " in this record; or has indolent or"
        " smouldering disease, and no medicine against it was ever recorded."
    ),
    then="Ask about antihistamines bought without prescription, or offer cetirizine.",
    silent_when=(
        "An H1 antihistamine is ordered, stated or supplied, is not borne, or orders or"
        " statements were not read. Symptoms that are not coded are not seen;"
        " headache, memory or breathlessness alone do not count, nor does the bowel"
        " under a cytoreductive drug."
    ),
    evaluate=evaluate,
    texts={
        NoH1: CardText(
            "Ask about or offer an H1 antihistamine: not found in this record;"
            " symptoms: {groups}",
            (_FOUNDATION, _OFTEN_UNSEEN),
        ),
        NoAntimediator: CardText(
            "Ask about symptoms and over-the-counter antihistamines: no anti-mediator"
            " medicine found in this record",
            (_FOUNDATION, _OFTEN_UNSEEN),
        ),
    },
    cites=(OVERVIEW_H1, REVIEW_TREATMENT, PAGE_MEDICINES),
    needs=STEP_RECORDS | USUAL_DOSE_NEEDS | {EventKind.ANAPHYLAXIS_REACTION},
    rests_on=(LAST_YEAR, USUAL_DOSE_FROM),
    statements=("S0-06", "S0-07", "S1-05", "S2-20", "S2-28"),
    override_reasons=(
        OverrideReason("over-the-counter", "Takes one bought without prescription"),
        OverrideReason("asymptomatic", "Has no symptoms"),
        INTOLERANT,
        DECLINED,
    ),
    not_evaluated=("antihistamines bought without prescription",),
)
