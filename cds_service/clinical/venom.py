"""Is there an allergy to the venom of stinging insects, and who has seen to it?"""

from datetime import date
from typing import Final

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.exposure import last_day_covered
from cds_service.clinical.medication import Drug, MatchedBy, Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.perhaps_taken import perhaps_taken
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.therapy import surely_taken, taken_now
from cds_service.frozen import Frozen

ALLERGIST_SEEN: Final = Recency(
    "visit to an allergist where a reaction has no date",
    548,
    HouseChoice("eighteen months, as for specialist care"),
)
UNDER_WAY: Final = Recency(
    "last dose of venom immunotherapy that is still under way",
    100,
    HouseChoice("maintenance doses are given every 4 to 12 weeks"),
)
_EXTRACT: Final = frozenset({Drug.VENOM_EXTRACT})


class VenomAllergy(Frozen, kw_only=False):
    """What says so; `severe` those of which anaphylaxis or severity is on record.

    `sure` tells whether one is confirmed and not over.
    """

    evidence: tuple[Allergy | Problem, ...]
    severe: tuple[Allergy, ...]
    sure: bool

    @property
    def newest(self) -> Moment | None:
        """When the last of it was put on record, severe ones first."""
        days = [moment for item in self.severe if (moment := _day(item))]
        return max(days, key=Moment.order, default=self.latest)

    @property
    def latest(self) -> Moment | None:
        """When the last of all was put on record, however bad it was."""
        days = [moment for item in self.evidence if (moment := _day(item))]
        return max(days, key=Moment.order, default=None)


@fact
def venom_allergy(chart: Chart) -> VenomAllergy | None:
    """Return the allergy; a refuted one is none, one that is over still was."""
    allergies = tuple([item for item in chart.allergies if _to_venom(item)])
    problems = chart.problems_of(Ailment.INSECT_VENOM_ALLERGY)
    if not allergies and not problems:
        return None
    certain = [
        item.certainty is Certainty.CONFIRMED and item.current for item in allergies
    ]
    known = [item.confirmed and item.current for item in problems]
    return VenomAllergy(
        evidence=(*allergies, *problems),
        severe=tuple([item for item in allergies if item.anaphylaxis or item.severe]),
        sure=any(certain) or any(known),
    )


@fact
def immunotherapy(chart: Chart) -> tuple[Event | Medication, ...]:
    """Return what shows venom immunotherapy, done or ordered; no unverified code."""
    extracts = surely_taken(chart, _EXTRACT)
    return (
        *_verified(chart, EventKind.VENOM_IMMUNOTHERAPY),
        *(x for x in extracts if x.matched_by is not MatchedBy.UNVERIFIED_CODE),
    )


def perhaps_under_way(chart: Chart) -> tuple[Medication, ...]:
    """Return the extracts of which nobody knows whether they are being given."""
    return perhaps_taken(chart, _EXTRACT)


@fact
def treated(chart: Chart) -> Presence:
    """Tell whether immunotherapy sees to the last reaction.

    One that is under way or planned does, and one that went on after the
    reaction; where one of the two has no day, nobody knows. A reaction without a
    day is not taken for a new one.
    """
    given, found = immunotherapy(chart), venom_allergy(chart)
    if not given:
        return Presence.ABSENT
    reaction = found.latest if found else None
    if reaction is None or any(_goes_on(item, chart) for item in given):
        return Presence.PRESENT
    days = [_last_day(item, chart) for item in given]
    if any(day is not None and day >= reaction.day for day in days):
        return Presence.PRESENT
    return Presence.UNKNOWN if None in days else Presence.ABSENT


@fact
def allergist_since(chart: Chart) -> tuple[Event, ...]:
    """Return what shows that an allergist has seen it, or is to see it.

    A visit on or after the day the last reaction was put on record; an order
    that is still open.
    """
    found = venom_allergy(chart)
    newest = found.newest if found else None
    care = _verified(chart, EventKind.ALLERGY_CARE)
    return tuple([event for event in care if _sees_to_it(event, newest, chart)])


def _sees_to_it(event: Event, newest: Moment | None, chart: Chart) -> bool:
    if event.phase is Phase.ORDERED:
        return True
    if event.when is None:
        return False
    if newest is not None:
        return event.when.day >= newest.day
    return event.when.age_in_days(chart.as_of) <= ALLERGIST_SEEN.days


def _goes_on(item: Event | Medication, chart: Chart) -> bool:
    if isinstance(item, Event) and item.phase is not Phase.DONE:
        return True
    if isinstance(item, Medication) and item in taken_now(chart, _EXTRACT):
        return True
    day = _last_day(item, chart)
    return day is not None and (chart.as_of - day).days <= UNDER_WAY.days


def _last_day(item: Event | Medication, chart: Chart) -> date | None:
    if isinstance(item, Event):
        return item.when.day if item.when else None
    return last_day_covered(item, chart.as_of)


def _verified(chart: Chart, kind: EventKind) -> tuple[Event, ...]:
    events = chart.events_of(kind)
    return tuple([event for event in events if not event.unverified_code])


def _to_venom(item: Allergy) -> bool:
    venom = Allergen.HYMENOPTERA_VENOM in item.means
    return venom and item.certainty is not Certainty.REFUTED


def _day(item: Allergy | Problem) -> Moment | None:
    """Return the day of the reaction itself where it is known to be later."""
    if isinstance(item, Problem):
        return item.began
    days = [day for day in (item.recorded, item.happened) if day]
    return max(days, key=Moment.order, default=None)
