"""An operation is being ordered or booked, and nobody assessed the patient for it.

When  an operation, an endoscopy with sedation, a delivery or another procedure
      with anaesthesia within 90 days is being ordered or booked for an adult
      with systemic mastocytosis
and   no assessment before anaesthesia of the last 90 days is on record or ordered
Then  say that a plan is needed, that anaesthesia is not contraindicated, and
      what belongs to the plan.

One line in an emergency, by the visit or by an order that is stat. A note where
mastocytosis is only possible. Where the record was not read in full, it says
"check for a plan". Asks when the problem list was not read, and for children.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import concern, doubts, not_concerned, softened
from cds_service.clinical.emergency import STILL_GOING_ON, cannot_wait, emergency
from cds_service.clinical.event import EventKind
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.perioperative import (
    AHEAD,
    ASSESSED,
    ASSESSMENT_RECORDS,
    assessments,
    operations_wanted,
    reactions,
    unseen_assessments,
)
from cds_service.clinical.perioperative_findings import (
    OperationAhead,
    OperationNow,
    PlanMissing,
    PlanNotSeen,
)
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import (
    AddTask,
    OrderTest,
    Proposal,
    Referral,
    TestOrder,
)
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.tolerance import unseen_reactions
from cds_service.knowledge.perioperative_advice import (
    EMERGENCY,
    NOT_BARRED,
    PLAN,
    PLANNING,
    PREMEDICATION,
    WARN_OF_RISK,
)

_BONES: Final = (Ailment.OSTEOPOROSIS, Ailment.OSTEOPENIA, Ailment.FRAGILITY_FRACTURE)


_ABOUT: Final = Subject.of(
    EventKind.SURGERY,
    otherwise="no operation within 90 days is being ordered or booked",
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    operations = operations_wanted(chart)
    if not operations:
        return _ABOUT.otherwise
    aside = not_concerned(chart, operations)
    if aside is not None:
        return aside
    if planned := assessments(chart):
        return NotIndicated("an assessment before anaesthesia is on record", planned)
    return _finding(chart)


def _finding(chart: Chart) -> OperationAhead:
    operations, visits = operations_wanted(chart), emergency(chart)
    now = cannot_wait(chart, operations)
    known, bones = reactions(chart), chart.problems_of(*_BONES)
    days = [event.planned for event in operations if event.planned]
    level = Indicator.INFO if now else Indicator.WARNING
    return _kind(chart, now=now)(
        indicator=softened(chart, level),
        used=(*operations, *known, *bones, *visits),
        missing=(
            *doubts(chart),
            *unseen_assessments(chart),
            *unseen_reactions(chart),
        ),
        proposals=() if now else _proposals(chart),
        concern=concern(chart),
        operations=operations,
        planned=min(days, key=Moment.order, default=None),
        reactions=known,
        bones=bones,
    )


def _kind(chart: Chart, *, now: bool) -> type[OperationAhead]:
    if now:
        return OperationNow
    return PlanNotSeen if unseen_assessments(chart) else PlanMissing


def _proposals(chart: Chart) -> tuple[Proposal, ...]:
    measured = chart.labs_of(Analyte.TRYPTASE) or chart.lacks(Record.LABS)
    return (*_PLAN, *(() if measured else (_BASELINE,)))


_PLAN: Final = (
    OrderTest(
        "Ask anaesthesia for a plan",
        Referral.ANAESTHESIA,
        "Procedure with anaesthesia in systemic mastocytosis: plan with allergy",
    ),
    AddTask(
        "Obtain earlier anaesthetic records",
        "Obtain earlier anaesthetic records and the list of known triggers",
    ),
)
_BASELINE: Final = OrderTest(
    "Measure a baseline tryptase",
    TestOrder.TRYPTASE,
    "Baseline before anaesthesia: an event is judged against it",
)
_DETAIL: Final = (NOT_BARRED, *PLANNING)

RULE: Final = Rule(
    id="periop-plan-missing",
    title="Plan for anaesthesia",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "A procedure with anaesthesia or sedation within 90 days is being ordered or"
        " booked for an adult with systemic mastocytosis, and no assessment before"
        " anaesthesia is on record or ordered."
    ),
    then=(
        "Say that a plan by allergy and anaesthesia is needed and what belongs to it;"
        " anaesthesia is not contraindicated. One line in an emergency, or when the"
        " order is stat."
    ),
    silent_when=(
        "An assessment before anaesthesia of the last 90 days is on record, ordered or"
        " being booked; the procedure is under local anaesthesia or later than 90 days."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        PlanMissing: CardText(
            "Plan this anaesthesia with allergy and the anaesthetist {concern}; it is"
            " not contraindicated",
            _DETAIL,
        ),
        PlanNotSeen: CardText(
            "Check for an anaesthesia plan {concern}: the record was not fully read;"
            " not contraindicated",
            _DETAIL,
        ),
        OperationNow: CardText(
            "Have epinephrine ready {concern}; anaesthesia is not contraindicated;"
            " avoid atracurium, mivacurium",
            ("Reactions on record: {reactions}",),
        ),
    },
    cites=(PLAN, PREMEDICATION, WARN_OF_RISK),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            Record.ALLERGIES,
            *ASSESSMENT_RECORDS,
            Analyte.TRYPTASE,
            EventKind.ANAESTHESIA_CONSULTATION,
            EventKind.EMERGENCY_VISIT,
        }
    ),
    statements=("S0-36", "S0-37", "S0-38", "S0-39", "S0-40", "S2-27"),
    rests_on=(AHEAD, ASSESSED, STILL_GOING_ON),
    override_reasons=(
        OverrideReason("plan-documented", "Plan documented elsewhere"),
        OverrideReason("local-anaesthesia-only", "Local anaesthesia only"),
        EMERGENCY,
    ),
    not_evaluated=(
        "plans and anaesthetic records written as text",
        "which anaesthesia is meant where the order does not say so",
    ),
    act="periop-plan",
)
