"""Lung disease in a patient who takes midostaurin.

When  midostaurin is taken for systemic mastocytosis
and   interstitial lung disease or pneumonitis was recorded since the first dose, or
      new dyspnoea was recorded and imaging was asked for in the last 30 days
Then  warn: the label reports fatal lung toxicity and asks to stop it then.

A note when the lung disease is older than midostaurin.
Says nothing of dyspnoea alone.
"""

from typing import Any, Final

from cds_service.clinical.basis import Cited, HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import course
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.exposure import first_dose
from cds_service.clinical.midostaurin import RECORDS, not_treated
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import HoldOrder, OrderTest, Referral, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.sources import RYDAPT_LABEL

NEW: Final = Recency(
    "dyspnoea or imaging is new", 30, HouseChoice("about one treatment cycle")
)


class LungDisease(Finding):
    """Interstitial lung disease or pneumonitis, since midostaurin was begun."""

    problem: Problem


class OlderLungDisease(LungDisease):
    """The same, from before the first dose."""


class NewDyspnea(LungDisease):
    """Dyspnoea and imaging, both new."""

    imaging: Event


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if not chart.problems:
        return NotIndicated("no problem of the lungs is on record")
    aside = not_treated(chart)
    if aside is not None:
        return NotIndicated(aside.reason)
    return _disease(chart) or _dyspnea(chart) or NotIndicated("no new lung problem")


def _disease(chart: Chart) -> LungDisease | None:
    known = _current(chart, Ailment.INTERSTITIAL_LUNG_DISEASE)
    since = tuple(item for item in known if not _older(chart, item))
    if since:
        return LungDisease(**_told(chart, since[0], since))
    if known:
        told = _told(chart, known[0], known) | {"indicator": Indicator.INFO}
        return OlderLungDisease(**told | {"proposals": (_CT,)})
    return None


def _dyspnea(chart: Chart) -> NewDyspnea | None:
    new = tuple(
        item
        for item in _current(chart, Ailment.DYSPNEA)
        if _recent(chart, item.began) and not _older(chart, item)
    )
    imaging = [
        event
        for event in chart.events_of(EventKind.CONTRAST_IMAGING)
        if _recent(chart, event.when)
    ]
    if not new or not imaging:
        return None
    return NewDyspnea(**_told(chart, new[0], (*new, imaging[0])), imaging=imaging[0])


def _current(chart: Chart, ailment: Ailment) -> tuple[Problem, ...]:
    known = chart.problems_of(ailment)
    return tuple(item for item in known if item.current and item.confirmed)


def _older(chart: Chart, item: Problem) -> bool:
    """Tell whether it surely began before the first dose."""
    start = first_dose(chart)
    if start is None or item.began is None:
        return False
    return item.began.day < start.moment.day


def _recent(chart: Chart, when: Moment | None) -> bool:
    return when is not None and 0 <= when.age_in_days(chart.as_of) <= NEW.days


def _told(
    chart: Chart, problem: Problem, facts: tuple[Problem | Event, ...]
) -> dict[str, Any]:
    orders = course(chart).orders
    return {
        "indicator": Indicator.WARNING,
        "used": (*facts, *orders),
        "proposals": (
            _CT,
            *(HoldOrder(_HOLD, item.reference, _WHY_HOLD) for item in orders),
            _REFER,
        ),
        "problem": problem,
    }


_HOLD: Final = "Hold midostaurin until lung toxicity is excluded"
_WHY_HOLD: Final = "Lung toxicity suspected"
_CT: Final = OrderTest("Order a CT of the chest", TestOrder.CHEST_CT, _WHY_HOLD)
_REFER: Final = OrderTest("Ask haematology", Referral.HEMATOLOGY, _WHY_HOLD)
_WHY: Final = (
    "The label reports interstitial lung disease and pneumonitis under midostaurin,"
    " some of it fatal. It asks to watch for symptoms of the lungs, and to end"
    " midostaurin for good when such toxicity without an infection is found."
)

RULE: Final = Rule(
    id="mido-pulmonary",
    title="Midostaurin: lung toxicity",
    tier=Tier.P1,
    provenance=Provenance.LABEL,
    when=(
        "Midostaurin is taken for systemic mastocytosis, and interstitial lung disease"
        " or pneumonitis is on record, or new dyspnoea with new imaging."
    ),
    then="Warn, offer a CT of the chest and a hold; a note for an older disease.",
    silent_when="Midostaurin is not taken, or there is dyspnoea without new imaging.",
    evaluate=evaluate,
    texts={
        LungDisease: CardText(
            "Look for lung toxicity of midostaurin: lung disease recorded"
            " {problem.began}",
            ("On record: {problem}.", _WHY),
        ),
        OlderLungDisease: CardText(
            "Watch the lungs under midostaurin: lung disease from before the first"
            " dose, {problem.began}",
            ("On record: {problem}.", _WHY),
        ),
        NewDyspnea: CardText(
            "Look for lung toxicity of midostaurin: dyspnoea of {problem.began},"
            " imaging of {imaging.when}",
            ("On record: {problem}; {imaging}.", _WHY),
        ),
    },
    cites=(Cited(RYDAPT_LABEL, "5, pulmonary toxicity"),),
    needs=RECORDS | {Record.PROCEDURES, Record.TEST_ORDERS, EventKind.CONTRAST_IMAGING},
    rests_on=(NEW,),
    override_reasons=(
        OverrideReason("other-cause", "Another cause of the lung problem"),
        OverrideReason("specialist-directed", "Directed by a specialist"),
    ),
    not_evaluated=(
        "cough, and findings in reports of imaging",
        "imaging without contrast, which has no list of codes here",
    ),
)
