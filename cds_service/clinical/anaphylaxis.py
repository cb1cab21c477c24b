"""Has this patient had anaphylaxis, and when? Unknown is never no.

A problem that means anaphylaxis (over or not), an allergy that showed itself by
it, a visit for it. Angio-oedema alone is none. A date is when it was put on
record where nothing else was said, so the attack may be older.
"""

from typing import Final

from cds_service.clinical.allergy import Allergy, Certainty
from cds_service.clinical.basis import Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.moment import Moment
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Record

HISTORY_RECORDS: Final = frozenset({Record.CONDITIONS, Record.ALLERGIES})
"""Where a past anaphylaxis would be."""

Evidence = Diagnosis | Event | Allergy


@fact
def anaphylaxis_evidence(chart: Chart) -> tuple[Evidence, ...]:
    """Return everything that says so, newest first; what has no date comes last.

    An allergy says it once: the reaction that was read from it is left out.
    """
    allergies = [item for item in chart.allergies if _by_anaphylaxis(item)]
    told = {item.reference for item in allergies}
    reactions = chart.events_of(EventKind.ANAPHYLAXIS_REACTION)
    found: list[Evidence] = [
        *(item for item in chart.diagnoses if Disease.ANAPHYLAXIS in item.means),
        *allergies,
        *(event for event in reactions if event.reference not in told),
    ]
    return tuple(sorted(found, key=_newest_first))


def anaphylaxis_within(chart: Chart, window: Recency) -> tuple[Evidence, ...]:
    """Return what says that there was one within a window; what has no date is not."""
    return tuple(
        [
            item
            for item in anaphylaxis_evidence(chart)
            if (when := dated(item))
            and when.age_in_days(chart.as_of) >= 0
            and when.age_in_days(chart.as_of) <= window.days
        ]
    )


@fact
def had_anaphylaxis(chart: Chart) -> Presence:
    """Tell whether there ever was one; absent only where the record was read."""
    if anaphylaxis_evidence(chart):
        return Presence.PRESENT
    unread = chart.unread_about(Disease.ANAPHYLAXIS)
    hidden = any(not item.status_only for item in unread)
    if hidden or chart.lacks(*HISTORY_RECORDS):
        return Presence.UNKNOWN
    return Presence.ABSENT


def dated(item: Evidence) -> Moment | None:
    """Return when it was, or was put on record."""
    return item.when if isinstance(item, Event) else item.recorded


def _by_anaphylaxis(item: Allergy) -> bool:
    return item.anaphylaxis and item.certainty is not Certainty.REFUTED


def _newest_first(item: Evidence) -> tuple[int, str]:
    when = dated(item)
    return (-when.day.toordinal() if when else 0, item.reference)
