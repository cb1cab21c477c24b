"""Aspirin is being ordered: is it known to be tolerated?

When  aspirin in any dose is being ordered for an adult with systemic
      mastocytosis and no tolerance is on record
Then  warn to confirm tolerance first (critical where a reaction to aspirin or
      an NSAID is on record), and say not to leave out a needed antiplatelet.

A note only in an emergency, and where aspirin has long been ordered. Says
nothing when aspirin was used twice, or has been taken for a month, without a
reaction on record, unless platelets are below 50: then a warning. Asks when the
problem list was not read, and for children without a reaction on record; one that
is on record is told at any age.
"""

from typing import Final

from cds_service.clinical.bleeding import (
    BLEEDING_RECORDS,
    FEW_PLATELETS,
    PLATELET_AGE,
    bleeding_risks,
    few_platelets,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import not_concerned, softened
from cds_service.clinical.earlier_use import FEWEST_USES, USE_MEMORY
from cds_service.clinical.emergency import STILL_GOING_ON, emergency
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.nsaid import (
    REGULAR,
    aspirin_tolerance,
    child_who_reacted,
    regular_aspirin,
    takes_aspirin,
)
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import AddTask, OrderTest, Proposal, Referral
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.tolerance import (
    TOLERANCE_RECORDS,
    Tolerance,
    Tolerated,
)
from cds_service.clinical.tolerance_findings import (
    AlreadyOrdered,
    FewPlatelets,
    InEmergency,
    ReactionDoubted,
    ReactionInEmergency,
    ReactionKnown,
    ToleranceNotKnown,
    TriggerOrdered,
    dated,
    known,
)
from cds_service.knowledge.aspirin_texts import TEXTS
from cds_service.knowledge.trigger_advice import (
    ASPIRIN_AFTER_TEST,
    EMERGENCY,
    NO_ABSOLUTE_BAR,
)

_LEVEL: Final = {
    ReactionKnown: Indicator.CRITICAL,
    ReactionDoubted: Indicator.WARNING,
    ToleranceNotKnown: Indicator.WARNING,
}


_ABOUT: Final = Subject.of(Drug.ASPIRIN, otherwise="no aspirin is being ordered")


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    drafts = chart.drafted(Drug.ASPIRIN) if chart.hook.about_orders else ()
    if not drafts:
        return _ABOUT.otherwise
    record = aspirin_tolerance(chart)
    aside = None if child_who_reacted(chart, record) else not_concerned(chart, drafts)
    if aside is not None:
        return aside
    if record.state is Tolerance.TOLERATED or takes_aspirin(chart):
        return _tolerated(chart, drafts, record)
    return _finding(chart, drafts, record)


def _tolerated(
    chart: Chart, drafts: tuple[Medication, ...], record: Tolerated
) -> FewPlatelets | NotIndicated:
    """Say nothing, unless platelets are low."""
    few, visits = few_platelets(chart), emergency(chart)
    told, regular = known(chart, record, drafts), regular_aspirin(chart)
    told["used"] = (*told["used"], *regular, *few, *visits)
    if not few:
        return NotIndicated("aspirin is tolerated", told["used"])
    level = Indicator.INFO if visits else Indicator.WARNING
    return FewPlatelets(
        indicator=softened(chart, level),
        bleeding=bleeding_risks(chart),
        visits=visits,
        platelets=few[0],
        **told,
    )


def _finding(
    chart: Chart, drafts: tuple[Medication, ...], record: Tolerated
) -> TriggerOrdered:
    regular, visits = regular_aspirin(chart), emergency(chart)
    kind = _kind(record, regular=bool(regular), now=bool(visits))
    told, risks = known(chart, record, drafts), bleeding_risks(chart)
    told["used"] = (*told["used"], *regular, *risks, *visits)
    told["uses"] = dated((*record.uses, *regular))
    level = _LEVEL.get(kind, Indicator.INFO)
    return kind(
        indicator=Indicator.INFO if visits else softened(chart, level),
        proposals=() if visits else _PROPOSALS,
        bleeding=risks,
        visits=visits,
        **told,
    )


def _kind(record: Tolerated, *, regular: bool, now: bool) -> type[TriggerOrdered]:
    match record.state:
        case Tolerance.INTOLERANT | Tolerance.UNCONFIRMED if now:
            return ReactionInEmergency
        case Tolerance.INTOLERANT:
            return ReactionKnown
        case Tolerance.UNCONFIRMED:
            return ReactionDoubted
        case _ if regular and not record.missing:
            return AlreadyOrdered
        case _:
            return InEmergency if now else ToleranceNotKnown


_PROPOSALS: Final[tuple[Proposal, ...]] = (
    OrderTest(
        "Ask allergy for a supervised aspirin challenge",
        Referral.SUPERVISED_CHALLENGE,
        "Aspirin is wanted in systemic mastocytosis and tolerance is not confirmed",
    ),
    AddTask(
        "Have epinephrine at hand for the first dose",
        "Give the first dose of aspirin under observation, with epinephrine at hand",
    ),
)
RULE: Final = Rule(
    id="aspirin-tolerance-unconfirmed",
    title="Aspirin: tolerance before regular use",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "Aspirin, combinations included, is being ordered for an adult with systemic"
        " mastocytosis who is not known to tolerate it, or for a child with it who"
        " reacted to aspirin or an NSAID."
    ),
    then=(
        "Warn to confirm tolerance first; critical where a reaction to aspirin or an"
        " NSAID is on record; a note in an emergency. Never a reason to leave out an"
        " antiplatelet that is needed."
    ),
    silent_when=(
        "Aspirin was handed over or given on two days of the last two years, or is"
        " stated to be taken for more than a month, without a reaction on record, or"
        " an allergy was refuted, and platelets are not below 50 x10^9/L."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts=TEXTS,
    cites=(ASPIRIN_AFTER_TEST, NO_ABSOLUTE_BAR),
    needs=TOLERANCE_RECORDS | BLEEDING_RECORDS | {EventKind.EMERGENCY_VISIT},
    statements=("S0-11", "S0-45", "S2-21"),
    rests_on=(
        FEWEST_USES,
        USE_MEMORY,
        REGULAR,
        FEW_PLATELETS,
        PLATELET_AGE,
        STILL_GOING_ON,
    ),
    override_reasons=(
        OverrideReason("challenge-passed", "Challenge passed"),
        OverrideReason("antiplatelet-needed", "Antiplatelet needed now"),
        EMERGENCY,
    ),
    not_evaluated=("aspirin without a prescription", "what the aspirin is for"),
    version="1.1.1",
)
