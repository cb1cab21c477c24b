"""Has this patient ever been treated with a drug that reduces mast cells?

Sirolimus is not among these drugs: on a medication list it most often protects
a transplant. Cladribine tablets for multiple sclerosis are never read as such.
"""

from collections.abc import Iterable
from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.course import Taking, course
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.presence import Presence
from cds_service.clinical.therapy import ever_taken, medication_gaps, taken_now

KIT_INHIBITORS: Final = frozenset(
    {
        Drug.MIDOSTAURIN,
        Drug.AVAPRITINIB,
        Drug.IMATINIB,
        Drug.DASATINIB,
        Drug.NILOTINIB,
        Drug.MASITINIB,
        Drug.RIPRETINIB,
    }
)
"""The kinase inhibitors that act on KIT and have a value set of their own."""

CYTOREDUCTIVE: Final = KIT_INHIBITORS | {
    Drug.CLADRIBINE,
    Drug.INTERFERON,
    Drug.HYDROXYUREA,
    Drug.BRENTUXIMAB,
    Drug.OTHER_CYTOREDUCTIVE,
}
"""Every drug that reduces mast cells; `OTHER_CYTOREDUCTIVE` also names those that
have a value set of their own, so that one order may be here under two names."""

_WITHOUT_MIDOSTAURIN: Final = CYTOREDUCTIVE - {Drug.MIDOSTAURIN}


@fact
def exposure(chart: Chart) -> tuple[Medication, ...]:
    """Return what shows that a cytoreductive drug is or was taken, each record once.

    Drafts are not among them. Empty is no proof of absence: see `exposed`.
    """
    return one_each(ever_taken(chart, CYTOREDUCTIVE))


@fact
def exposure_now(chart: Chart) -> tuple[Medication, ...]:
    """Return what shows that one is taken on the day of the call, each record once.

    Midostaurin counts while its course goes on, by the record that says so.
    """
    taking = course(chart)
    record = taking.record if taking.state is Taking.NOW else None
    others = taken_now(chart, _WITHOUT_MIDOSTAURIN)
    return one_each((*((record,) if record else ()), *others))


@fact
def exposed(chart: Chart) -> Presence:
    """Tell whether there ever was one; unknown when a record may hide it."""
    if exposure(chart):
        return Presence.PRESENT
    hidden = any(not item.status_only for item in chart.unread_about(*CYTOREDUCTIVE))
    return Presence.UNKNOWN if hidden or medication_gaps(chart) else Presence.ABSENT


def one_each(items: Iterable[Medication]) -> tuple[Medication, ...]:
    """Return each record once, under its most telling name."""
    told: dict[str, Medication] = {}
    for item in items:
        known = told.get(item.reference)
        if known is None or known.drug is Drug.OTHER_CYTOREDUCTIVE:
            told[item.reference] = item
    return tuple(told.values())
