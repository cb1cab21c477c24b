"""The counts that speak today: the newest settled one, and unsettled newer ones.

A preliminary result may raise a concern and never clears one, so it stands
beside the last settled count and does not replace it.
"""

from datetime import date

from cds_service.clinical.analyte import DERIVED_FROM, SPOKEN_NAME, Analyte
from cds_service.clinical.basis import Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled, settled, standing
from cds_service.clinical.lab import Lab
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import Frozen


class Current(Frozen, kw_only=False):
    """What is known of one count.

    `settled` is the newest settled count within the window, `beside` contradict
    it at the same time, `unsettled` are not older than it. `last_settled` is
    the newest of any age. `unread` may hide a newer value; `gaps` too.
    """

    settled: Lab | None
    beside: tuple[Lab, ...]
    unsettled: tuple[Lab, ...]
    last_settled: Lab | None
    unread: tuple[Unread, ...]
    gaps: tuple[Gap, ...]

    @property
    def speaking(self) -> tuple[Lab, ...]:
        """Every count that may raise a concern, the settled one first."""
        return (*((self.settled,) if self.settled else ()), *self.unsettled)


def current(chart: Chart, analyte: Analyte, window: Recency) -> Current:
    """Gather what is known of one count within a window of days."""
    newest = newest_settled(chart, analyte)
    last = newest.lab if newest else None
    fresh = last is not None and is_within(last, window, chart.as_of)
    return Current(
        last if fresh else None,
        newest.beside if newest and fresh else (),
        _unsettled(chart, analyte, window, last),
        last,
        _hiding(chart, analyte, last),
        chart.lacks(Record.LABS),
    )


def _unsettled(
    chart: Chart, analyte: Analyte, window: Recency, last: Lab | None
) -> tuple[Lab, ...]:
    """Return the recent counts that settle nothing and that none has overtaken."""
    stand = standing(chart, analyte)
    if len(stand) == len(settled(chart, analyte)):
        return ()
    return tuple(
        lab
        for lab in stand
        if not lab.settles
        and is_within(lab, window, chart.as_of)
        and (last is None or not _older(lab, last))
    )


def newest_within(chart: Chart, analyte: Analyte, window: Recency) -> Lab | None:
    """Return the newest settled result, if it is no older than a window."""
    newest = newest_settled(chart, analyte)
    if newest is None or not is_within(newest.lab, window, chart.as_of):
        return None
    return newest.lab


def is_within(lab: Lab, window: Recency, as_of: date) -> bool:
    """Tell whether a result is no older than a window."""
    return lab.taken.age_in_days(as_of) <= window.days


def _older(lab: Lab, than: Lab) -> bool:
    coincide = lab.taken.may_coincide(than.taken) or lab.taken.day == than.taken.day
    exact = lab.taken.instant is not None and than.taken.instant is not None
    if coincide and not exact:
        return False
    return lab.taken.order() < than.taken.order()


def _hiding(chart: Chart, analyte: Analyte, last: Lab | None) -> tuple[Unread, ...]:
    """Return what could not be read and may be newer than the last settled count.

    A withdrawn result (entered in error) hides nothing once another count is
    there. A part of a differential hides a count only when its day says so.
    """
    if not chart.unread:
        return ()
    parts = DERIVED_FROM.get(analyte, ())
    return tuple(
        [
            item
            for item in chart.unread_about(analyte, *parts)
            if (last is None and item.about is analyte) or _may_be_newer(item, last)
        ]
    )


def withdrawn(chart: Chart, lab: Lab) -> tuple[str, ...]:
    """Name a result that was taken back since: it may have been the newer one."""
    if not chart.unread:
        return ()
    gone = any(
        item.status_only
        and (item.taken is None or item.taken.day > lab.taken.day or _later(item, lab))
        for item in chart.unread_about(lab.analyte)
    )
    name = SPOKEN_NAME[lab.analyte]
    return (f"a newer {name} that was withdrawn by the laboratory",) if gone else ()


def _may_be_newer(item: Unread, last: Lab | None) -> bool:
    if item.status_only:
        return False
    if item.taken is None:
        return isinstance(item.about, Analyte) and item.about not in _PARTS
    return last is None or item.taken.day > last.taken.day or _later(item, last)


def _later(item: Unread, last: Lab) -> bool:
    if item.taken is None or item.taken.instant is None or last.taken.instant is None:
        return False
    return item.taken.instant > last.taken.instant


_PARTS = frozenset(part for parts in DERIVED_FROM.values() for part in parts)
