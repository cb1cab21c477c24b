"""Is a blood count low, and low to stay, for no reason that is on record?

One low count may be anything. A C-finding takes two of them 14 days apart; a
very low one needs no second. Counts taken under a drug that lowers them or
after a transfusion neither raise the question nor settle it.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import takewhile
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact_of_each
from cds_service.clinical.counted import settled
from cds_service.clinical.current import current, is_within
from cds_service.clinical.drug_windows import drug_window
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Unread
from cds_service.clinical.transfusion import transfusion_before
from cds_service.frozen import Frozen

LOW_COUNTS: Final = {
    Analyte.NEUTROPHILS: Decimal("1.0"),
    Analyte.HEMOGLOBIN: Decimal("10.0"),
    Analyte.PLATELETS: Decimal(100),
}
"""Strictly below it a count is low; `knowledge` names the source."""
LOW_ALONE: Final = {Analyte.NEUTROPHILS: Decimal("0.5"), Analyte.PLATELETS: Decimal(50)}
"""Strictly below it one result is enough."""
APART: Final = Recency(
    "two low counts are at least this far apart",
    14,
    HouseChoice("shows that it lasts; no source says how long"),
)
RECENT: Final = Recency(
    "results that a finding may rest on",
    180,
    HouseChoice("older ones say nothing of the disease as it is now"),
)
_EXPLAINS: Final = {
    Analyte.NEUTROPHILS: (Ailment.SEPSIS,),
    Analyte.HEMOGLOBIN: (Ailment.SEPSIS, Ailment.PREGNANCY, Ailment.IRON_DEFICIENCY),
    Analyte.PLATELETS: (Ailment.SEPSIS,),
}

Explanation = Medication | Event | Problem


class PersistentLow(Frozen, kw_only=False):
    """What is known of one count.

    `used` are the counts it rests on, newest first. `single` tells that it is one
    low count, or several too close to each other, which another must confirm.
    `explained_by` is why counts were left out; `doubtful` are drugs that may
    explain the counts used, because no record says when they ended.
    """

    analyte: Analyte
    presence: Presence
    used: tuple[Lab, ...] = ()
    single: bool = False
    explained_by: tuple[Explanation, ...] = ()
    doubtful: tuple[Medication, ...] = ()


@fact_of_each
def persistent_low(chart: Chart, analyte: Analyte) -> PersistentLow:
    """Judge one count by its settled results of the last half year."""
    own: list[Lab] = []
    reasons: dict[Explanation, None] = {}
    masked = False
    for lab in settled(chart, analyte):
        if not is_within(lab, RECENT, chart.as_of):
            continue
        why = _explanations(chart, lab)
        if why:
            masked = masked or not own
            reasons |= dict.fromkeys(why)
        else:
            own.append(lab)
    left_out = tuple(reasons)
    run = tuple(takewhile(_is_low, own))
    if run:
        return _low(chart, run, left_out)
    if own and not masked and _is_fine(own[0]) and _nothing_newer(chart, analyte):
        return PersistentLow(analyte, Presence.ABSENT, (own[0],))
    return PersistentLow(analyte, Presence.UNKNOWN, explained_by=left_out)


def unread_counts(chart: Chart, analyte: Analyte) -> tuple[Unread, ...]:
    """Return what could not be read and may be newer than the newest count.

    One that the laboratory withdrew hides nothing.
    """
    unread = current(chart, analyte, RECENT).unread
    return tuple(item for item in unread if not item.status_only)


def _low(
    chart: Chart, run: tuple[Lab, ...], left_out: tuple[Explanation, ...]
) -> PersistentLow:
    analyte, newest, oldest = run[0].analyte, run[0], run[-1]
    lasting = oldest.taken.age_in_days(newest.taken.day) >= APART.days
    sure = lasting or _is_very_low(newest)
    return PersistentLow(
        analyte,
        Presence.PRESENT if sure else Presence.UNKNOWN,
        (newest, oldest) if len(run) > 1 else run,
        single=not sure,
        explained_by=left_out,
        doubtful=_unique(drug for lab in run for drug in drug_window(chart, lab).maybe),
    )


def _explanations(chart: Chart, lab: Lab) -> tuple[Explanation, ...]:
    """Return why a count says nothing of the disease; a normal one may be masked."""
    why: list[Explanation] = [*drug_window(chart, lab).sure]
    transfusion = transfusion_before(chart, lab)
    if transfusion is not None:
        why.append(transfusion)
    if not _is_fine(lab):
        problems = chart.problems_of(*_EXPLAINS[lab.analyte])
        why += [item for item in problems if item.current]
    return tuple(why)


def _is_low(lab: Lab) -> bool:
    return lab.value.below(LOW_COUNTS[lab.analyte]) is True


def _is_fine(lab: Lab) -> bool:
    return lab.value.below(LOW_COUNTS[lab.analyte]) is False


def _is_very_low(lab: Lab) -> bool:
    limit = LOW_ALONE.get(lab.analyte)
    return limit is not None and lab.value.below(limit) is True


def _nothing_newer(chart: Chart, analyte: Analyte) -> bool:
    """Tell whether no unread, preliminary or unsent count may say otherwise."""
    known = current(chart, analyte, RECENT)
    low = [lab for lab in known.unsettled if not _is_fine(lab)]
    return not (low or known.unread or known.gaps or known.beside)


def _unique(items: Iterable[Medication]) -> tuple[Medication, ...]:
    return tuple(dict.fromkeys(items))
