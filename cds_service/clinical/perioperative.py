"""Is an operation or anaesthesia ahead, and did anybody assess the patient for it?"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Record

AHEAD: Final = Recency(
    "operation near enough to be planned for now",
    90,
    HouseChoice("a plan made earlier would be outdated"),
)
ASSESSED: Final = Recency(
    "assessment before anaesthesia that still holds",
    90,
    HouseChoice("three months: drugs and disease may have changed since"),
)
SOON: Final = Recency(
    "operation for which premedication is due now",
    1,
    HouseChoice("premedication is given within the last 24 hours"),
)
ASSESSMENT_RECORDS: Final = {
    Record.PROCEDURES: "procedures",
    Record.TEST_ORDERS: "orders of tests and consultations",
    Record.ENCOUNTERS: "visits",
}
"""Where an assessment before anaesthesia would be."""


@fact
def operations_wanted(chart: Chart) -> tuple[Event, ...]:
    """Return the operations that this call orders or books, the near ones.

    One without a day is taken for near.
    """
    return _within(_surgery(chart.wanted), chart, AHEAD)


@fact
def operations_tomorrow(chart: Chart) -> tuple[Event, ...]:
    """Return the operations on record or in this call that are today or tomorrow."""
    known = (*_surgery(chart.wanted), *chart.events_of(EventKind.SURGERY))
    dated = [event for event in known if event.planned]
    return _within(dated, chart, SOON)


@fact
def assessments(chart: Chart) -> tuple[Event, ...]:
    """Return the assessments before anaesthesia: recent, ordered, or in this call."""
    known = (*chart.events_of(_ASSESSMENT), *chart.wanted)
    return tuple(
        [item for item in known if item.kind is _ASSESSMENT and _holds(item, chart)]
    )


@fact
def unseen_assessments(chart: Chart) -> tuple[str, ...]:
    """Say what was not read and may hold an assessment."""
    gaps = chart.lacks(*ASSESSMENT_RECORDS)
    return tuple([gap.of(ASSESSMENT_RECORDS[gap.record]) for gap in gaps])


class SaferAgent(StrEnum):
    """The agents that the treatment overview lists as safer; the list is anecdotal."""

    PROPOFOL = "propofol"
    VOLATILES = "sevoflurane or isoflurane"
    OPIOIDS = "fentanyl or remifentanil"
    LOCALS = "lidocaine or bupivacaine"
    RELAXANTS = "rocuronium or vecuronium"


_OTHER_OPIOIDS: Final = frozenset(
    {Drug.OPIOID_HISTAMINE_RELEASING, Drug.OPIOID_NOT_RANKED}
)
_REACTED_TO: Final[dict[SaferAgent, frozenset[Drug | Allergen]]] = {
    SaferAgent.PROPOFOL: frozenset({Drug.ANAESTHETIC}),
    SaferAgent.VOLATILES: frozenset({Drug.ANAESTHETIC}),
    SaferAgent.OPIOIDS: frozenset({Drug.OPIOID_LOWER_RISK, Allergen.OPIOID}),
    SaferAgent.LOCALS: frozenset({Drug.LOCAL_ANAESTHETIC, Allergen.LOCAL_ANAESTHETIC}),
    SaferAgent.RELAXANTS: frozenset({Drug.MUSCLE_RELAXANT_SAFER}),
}
"""A reaction to one of a group takes the group off the list."""


def reactions_to(chart: Chart, agent: SaferAgent) -> tuple[Allergy, ...]:
    """Return the reactions on record to agents of this group, refuted ones apart."""
    return tuple(
        [
            item
            for item in reactions(chart)
            if item.means & _REACTED_TO[agent]
            and not item.only_gastrointestinal
            and not (agent is SaferAgent.OPIOIDS and _is_to_another(item))
        ]
    )


def _is_to_another(item: Allergy) -> bool:
    """Tell whether a reaction to opioids names one, and none of those listed.

    A reaction to morphine is no reason to go without fentanyl.
    """
    named = bool(item.means & _OTHER_OPIOIDS)
    return named and Drug.OPIOID_LOWER_RISK not in item.means


@fact
def safer_agents(chart: Chart) -> tuple[SaferAgent, ...]:
    """Return the listed agents without those this patient has reacted to."""
    return tuple([agent for agent in SaferAgent if not reactions_to(chart, agent)])


@fact
def reactions(chart: Chart) -> tuple[Allergy, ...]:
    """Return every reaction on record that nobody refuted, old ones too."""
    return tuple(
        [item for item in chart.allergies if item.certainty is not Certainty.REFUTED]
    )


_ASSESSMENT: Final = EventKind.ANAESTHESIA_CONSULTATION


def _surgery(events: Iterable[Event]) -> list[Event]:
    return [event for event in events if event.kind is EventKind.SURGERY]


def _within(
    events: Iterable[Event], chart: Chart, window: Recency
) -> tuple[Event, ...]:
    return tuple(
        [event for event in events if 0 <= _days_to(event, chart) <= window.days]
    )


def _days_to(event: Event, chart: Chart) -> int:
    return -event.planned.age_in_days(chart.as_of) if event.planned else 0


def _holds(event: Event, chart: Chart) -> bool:
    """Tell whether an assessment is recent enough, or still to come."""
    if event.unverified_code:
        return False
    if event.phase is not Phase.DONE:
        return True
    if event.when is None:
        return False
    return 0 <= event.when.age_in_days(chart.as_of) <= ASSESSED.days
