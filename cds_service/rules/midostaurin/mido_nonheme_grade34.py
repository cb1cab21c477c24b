"""A severe harm outside the blood while midostaurin is taken.

When  midostaurin is taken for systemic mastocytosis
and   an adverse event of the last 60 days, since the first dose, was recorded as
      severe
Then  say what the label does at grade 3 or 4.

Says nothing of events before the first dose. Whether midostaurin caused it, and
whether it is one of the blood, is for the clinician.
"""

from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import course
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.exposure import first_dose
from cds_service.clinical.midostaurin import RECORDS, not_treated
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import HoldOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.midostaurin_label import (
    DOSE_TABLE,
    DOSE_TABLE_REPRINT,
    RESUME_DOSE,
)

MEMORY: Final = Recency(
    "how long a severe harm is remembered", 60, HouseChoice("about two cycles")
)
LONGEST: Final = Recency("longest severe harm", 21, DOSE_TABLE_REPRINT)


class SevereHarm(Finding):
    """A harm said to be severe, since the first dose."""

    event: Event
    longest: Recency
    resume_dose: Threshold


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if not chart.events_of(EventKind.SEVERE_ADVERSE_EVENT):
        return NotIndicated("no severe adverse event is on record")
    aside = not_treated(chart)
    if aside is not None:
        return NotIndicated(aside.reason)
    recent = [
        (event.when.order(), event.reference, event)
        for event in chart.done(EventKind.SEVERE_ADVERSE_EVENT)
        if event.when is not None and _is_recent(chart, event)
    ]
    if not recent:
        return NotIndicated("none of the last weeks since the first dose")
    newest = max(recent, key=lambda each: each[:2])[2]
    orders = course(chart).orders
    hold, reason = "Hold midostaurin", "Severe adverse event"
    return SevereHarm(
        indicator=Indicator.INFO,
        used=(newest, *orders),
        proposals=tuple(HoldOrder(hold, item.reference, reason) for item in orders),
        event=newest,
        longest=LONGEST,
        resume_dose=RESUME_DOSE,
    )


def _is_recent(chart: Chart, event: Event) -> bool:
    if event.when is None or event.when.age_in_days(chart.as_of) > MEMORY.days:
        return False
    start = first_dose(chart)
    return start is None or event.when.day >= start.moment.day


RULE: Final = Rule(
    id="mido-nonheme-grade34",
    title="Midostaurin: severe harm outside the blood",
    tier=Tier.P2,
    provenance=Provenance.LABEL,
    when=(
        "Midostaurin is taken for systemic mastocytosis and an adverse event of the"
        " last 60 days was recorded as severe."
    ),
    then="Say what the label does at grade 3 or 4; offer a hold.",
    silent_when="The event is older, undated, or from before the first dose.",
    evaluate=evaluate,
    texts={
        SevereHarm: CardText(
            "Severe harm of {event.when} with midostaurin: if grade 3 or 4, interrupt"
            " until 2 or less, resume {resume_dose} twice daily",
            (
                "On record: {event}.",
                (
                    "Discontinue when it is not at grade 2 or less within {longest}, or"
                    " a severe harm comes back at the lower dose."
                ),
            ),
        ),
    },
    cites=(DOSE_TABLE, DOSE_TABLE_REPRINT),
    needs=RECORDS | {Record.ADVERSE_EVENTS, EventKind.SEVERE_ADVERSE_EVENT},
    rests_on=(MEMORY, LONGEST, RESUME_DOSE),
    override_reasons=(OverrideReason("other-cause", "Another cause of the harm"),),
    not_evaluated=(
        "whether midostaurin caused the harm, and whether it is one of the blood",
        "its grade where only the word severe was sent",
    ),
)
