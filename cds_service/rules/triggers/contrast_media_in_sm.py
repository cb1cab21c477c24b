"""A contrast medium is about to be given: look for an earlier reaction.

When  imaging with contrast is being ordered or booked, or a contrast medium is
      being ordered, for an adult with systemic mastocytosis
Then  say to check an earlier reaction, to premedicate by the local protocol and
      to have epinephrine ready; a warning where a reaction is on record.

A note only in an emergency, or when the order is stat: imaging is never delayed.
Says nothing of an order that does not name contrast, and when contrast was given
twice without a reaction or an allergy was refuted.
"""

from typing import Final

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import not_concerned, softened
from cds_service.clinical.earlier_use import FEWEST_USES, USE_MEMORY
from cds_service.clinical.emergency import STILL_GOING_ON, cannot_wait, emergency
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.tolerance import (
    TOLERANCE_RECORDS,
    Tolerance,
    tolerance,
)
from cds_service.clinical.tolerance_findings import (
    InEmergency,
    ReactionDoubted,
    ReactionInEmergency,
    ReactionKnown,
    ToleranceNotKnown,
    TriggerOrdered,
    known,
)
from cds_service.knowledge.trigger_advice import EMERGENCY, LISTED_TRIGGERS, ON_RECORD

_KINDS: Final[dict[Tolerance, type[TriggerOrdered]]] = {
    Tolerance.INTOLERANT: ReactionKnown,
    Tolerance.UNCONFIRMED: ReactionDoubted,
    Tolerance.UNKNOWN: ToleranceNotKnown,
}
_AT_ONCE: Final[dict[Tolerance, type[TriggerOrdered]]] = {
    Tolerance.INTOLERANT: ReactionInEmergency,
    Tolerance.UNCONFIRMED: ReactionInEmergency,
    Tolerance.UNKNOWN: InEmergency,
}
_PREMEDICATE: Final = AddTask(
    "Plan premedication for contrast",
    "Ask for an earlier reaction to contrast; premedicate by the local protocol and"
    " have epinephrine ready. If time allows, ask radiology for imaging without it.",
)


_ABOUT: Final = Subject.of(
    Drug.CONTRAST_MEDIUM,
    EventKind.CONTRAST_IMAGING,
    otherwise="no contrast is being ordered or booked",
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    asked = _asked(chart)
    if not asked:
        return _ABOUT.otherwise
    aside = not_concerned(chart, asked, must_say=False)
    if aside is not None:
        return aside
    record = tolerance(
        chart,
        frozenset({Drug.CONTRAST_MEDIUM}),
        frozenset({Allergen.CONTRAST_MEDIUM}),
        frozenset({Ailment.CONTRAST_ALLERGY}),
    )
    if record.state is Tolerance.TOLERATED:
        return NotIndicated("contrast was tolerated before", record.used)
    visits, told = emergency(chart), known(chart, record, asked)
    told["used"] = (*told["used"], *visits)
    now = cannot_wait(chart, asked)
    alarming = record.state is not Tolerance.UNKNOWN and not now
    level = Indicator.WARNING if alarming else Indicator.INFO
    return (_AT_ONCE if now else _KINDS)[record.state](
        indicator=softened(chart, level),
        proposals=() if now else (_PREMEDICATE,),
        visits=visits,
        **told,
    )


def _asked(chart: Chart) -> tuple[Medication | Event, ...]:
    imaging = [each for each in chart.wanted if each.kind is EventKind.CONTRAST_IMAGING]
    drafts = chart.drafted(Drug.CONTRAST_MEDIUM) if chart.hook.about_orders else ()
    return (*imaging, *drafts)


_NOT_BARRED: Final = (
    "Imaging with contrast is not ruled out: no source says to avoid it. A patient"
    " page lists contrast media among the triggers."
)
_NO_DELAY: Final = "Emergency imaging is never delayed for this."
_DETAIL: Final = (_NOT_BARRED, *ON_RECORD, _NO_DELAY)

RULE: Final = Rule(
    id="contrast-media-in-sm",
    title="Contrast media",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "Imaging that names contrast, or a contrast medium, is being ordered or booked"
        " for an adult with systemic mastocytosis."
    ),
    then=(
        "Say to check an earlier reaction, premedicate by the local protocol and have"
        " epinephrine ready. A warning where a reaction is on record; a note in an"
        " emergency."
    ),
    silent_when=(
        "The order does not name contrast; contrast was given on two days of the last"
        " two years without a reaction on record, or an allergy was refuted."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        ReactionKnown: CardText(
            "Plan contrast by the reaction on record {concern}: premedicate per local"
            " protocol, epinephrine ready",
            _DETAIL,
        ),
        ReactionDoubted: CardText(
            "Clarify the doubtful contrast reaction on record {concern}; premedicate,"
            " epinephrine ready",
            _DETAIL,
        ),
        ToleranceNotKnown: CardText(
            "Ask for earlier contrast reactions {concern}; premedicate per local"
            " protocol, epinephrine ready",
            _DETAIL,
        ),
        ReactionInEmergency: CardText(
            "Do not delay emergency imaging {concern}; a contrast reaction is on"
            " record: epinephrine at the bedside",
            ON_RECORD,
        ),
        InEmergency: CardText(
            "Do not delay emergency imaging; contrast is a listed trigger {concern}:"
            " epinephrine ready",
            ON_RECORD,
        ),
    },
    cites=(LISTED_TRIGGERS,),
    needs=TOLERANCE_RECORDS | {EventKind.EMERGENCY_VISIT},
    statements=("S1-19",),
    rests_on=(FEWEST_USES, USE_MEMORY, STILL_GOING_ON),
    override_reasons=(
        EMERGENCY,
        OverrideReason("no-contrast-given", "Imaging without contrast"),
    ),
    not_evaluated=("earlier imaging at other sites",),
    version="1.0.1",
)
