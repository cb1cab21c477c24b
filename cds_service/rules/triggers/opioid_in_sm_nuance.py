"""An opioid is being ordered: treat the pain, and choose the agent.

When  an opioid is being ordered for an adult with systemic mastocytosis
and   the record shows neither that this opioid was tolerated before nor that
      the card was of use already
Then  say not to withhold analgesia, and which opioids release histamine.

A warning for morphine, codeine and meperidine, and where a reaction to an
opioid is on record; a note for all others. Never a reason to take an opioid
back. Says nothing when the same opioid was used twice without a reaction.
Asks when the problem list was not read, and for children.
"""

from typing import Final

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import not_concerned, softened
from cds_service.clinical.earlier_use import FEWEST_USES, USE_MEMORY
from cds_service.clinical.emergency import HOSPITAL_DAYS, STILL_GOING_ON
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.opioid import OPIOIDS, earlier_uses, is_tolerated
from cds_service.clinical.opioid_findings import (
    HistamineReleasing,
    LowerRisk,
    NotRanked,
    OpioidOrdered,
    OpioidReaction,
)
from cds_service.clinical.opioid_offers import opioid_offers
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.therapy import MEDICATION_RECORDS
from cds_service.clinical.tolerance import (
    TOLERANCE_RECORDS,
    Tolerance,
    Tolerated,
    tolerance,
)
from cds_service.clinical.tolerance_findings import known
from cds_service.knowledge.trigger_advice import (
    ANAESTHESIA_TABLE,
    DO_NOT_WITHHOLD,
    LISTED_TRIGGERS,
    NO_ALTERNATIVE,
    OPIOID,
    PAIN_MEDICINES,
    SAFER_AGENTS,
)

_IN_DOUBT: Final = frozenset({Tolerance.INTOLERANT, Tolerance.UNCONFIRMED})
_KINDS: Final = {
    Drug.OPIOID_HISTAMINE_RELEASING: HistamineReleasing,
    Drug.OPIOID_NOT_RANKED: NotRanked,
    Drug.OPIOID_LOWER_RISK: LowerRisk,
}
"""The classes, the one that asks for most care first."""


_ABOUT: Final = Subject.of(*OPIOIDS, otherwise="no opioid is being ordered")


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    drafts = chart.drafted(*OPIOIDS) if chart.hook.about_orders else ()
    if not drafts:
        return _ABOUT.otherwise
    aside = not_concerned(chart, drafts)
    if aside is not None:
        return aside
    record = tolerance(
        chart,
        OPIOIDS,
        frozenset({Allergen.OPIOID}),
        frozenset({Ailment.NARCOTIC_ALLERGY}),
    )
    if record.state in _IN_DOUBT:
        return _finding(chart, OpioidReaction, drafts, record)
    left = tuple([item for item in drafts if not _is_known(chart, item, record)])
    if not left:
        return NotIndicated("this opioid was used before without a reaction", drafts)
    kind = next(kind for drug, kind in _KINDS.items() if _any_of(drug, left))
    return _finding(chart, kind, left, record)


def _is_known(chart: Chart, draft: Medication, record: Tolerated) -> bool:
    """Tell whether it was tolerated; one of lower risk is named the first time only."""
    if is_tolerated(chart, draft, record):
        return True
    return draft.drug is Drug.OPIOID_LOWER_RISK and bool(earlier_uses(chart, draft))


def _any_of(drug: Drug, drafts: tuple[Medication, ...]) -> bool:
    return any(item.drug is drug for item in drafts)


def _finding(
    chart: Chart,
    kind: type[OpioidOrdered],
    drafts: tuple[Medication, ...],
    record: Tolerated,
) -> OpioidOrdered:
    careful = kind in {OpioidReaction, HistamineReleasing}
    told = known(chart, record, drafts)
    if kind is not OpioidReaction:
        told["missing"] = (*told["missing"], "earlier tolerance of this very opioid")
    return kind(
        indicator=softened(chart, Indicator.WARNING if careful else Indicator.INFO),
        proposals=opioid_offers(chart) if careful else (),
        **told,
    )


RULE: Final = Rule(
    id="opioid-in-sm-nuance",
    title="Opioids: choose the agent, treat the pain",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "An opioid is being ordered for an adult with systemic mastocytosis who is not"
        " known to have tolerated it."
    ),
    then=(
        "Say not to withhold analgesia and which opioids release histamine; warn for"
        " morphine, codeine, meperidine and after a reaction to an opioid."
    ),
    silent_when=(
        "The same opioid was handed over or given on two days of the last two years"
        " without a reaction on record since, or an allergy to it was refuted; one of"
        " lower risk was used once."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        OpioidReaction: CardText(
            "Choose the opioid by the reaction on record; do not withhold analgesia"
            " {concern}",
            OPIOID,
        ),
        HistamineReleasing: CardText(
            "Do not withhold opioids {concern}: prefer fentanyl, remifentanil; caution"
            " with morphine, codeine, meperidine",
            OPIOID,
        ),
        NotRanked: CardText(
            "Do not withhold opioids {concern}; no source read ranks this one: watch"
            " the first dose",
            OPIOID,
        ),
        LowerRisk: CardText(
            "Do not withhold opioids {concern}; this one is listed as acceptable: watch"
            " the first dose",
            OPIOID,
        ),
    },
    cites=(
        DO_NOT_WITHHOLD,
        SAFER_AGENTS,
        LISTED_TRIGGERS,
        PAIN_MEDICINES,
        ANAESTHESIA_TABLE,
    ),
    needs=TOLERANCE_RECORDS
    | MEDICATION_RECORDS
    | {EventKind.EMERGENCY_VISIT, EventKind.HOSPITAL_STAY},
    statements=("S0-41", "S0-42", "S1-08", "S1-19"),
    rests_on=(FEWEST_USES, USE_MEMORY, STILL_GOING_ON, HOSPITAL_DAYS),
    override_reasons=(
        OverrideReason("chronic-stable", "Long-standing, stable opioid"),
        OverrideReason("palliative-goals", "Palliative care"),
        NO_ALTERNATIVE,
    ),
    not_evaluated=("how bad the pain is", "whether the patient is used to opioids"),
    caveat="The ranking of opioids beyond the treatment overview is anecdotal.",
    version="1.2.0",
)
