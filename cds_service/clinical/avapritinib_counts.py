"""What the platelets on record say of one limit, before and on avapritinib."""

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.counts import safer
from cds_service.clinical.current import Current, current
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Fact, InsufficientData
from cds_service.clinical.record import Unread
from cds_service.clinical.transfusion import transfusion_before
from cds_service.frozen import Frozen


class Platelets(Frozen, kw_only=False):
    """The counts that speak; `low` is the one to name when one is surely low.

    The last settled count speaks however old it is: a low one does not become
    a good one with time.
    """

    known: Current
    low: Lab | None
    others: tuple[Lab, ...]
    transfusion: Event | None

    @property
    def last(self) -> Lab | None:
        """The newest settled count, of any age."""
        return self.known.last_settled

    @property
    def unusable(self) -> tuple[Unread, ...]:
        """The newer counts that could not be used, where all was sent.

        They are as good as not taken, and never a reason to ask less urgently.
        """
        return () if self.known.gaps else self.known.unread

    @property
    def used(self) -> tuple[Fact, ...]:
        """Everything that was looked at, what is named first."""
        named = self.low or self.last
        given = (self.transfusion,) if self.transfusion else ()
        return (*((named,) if named else ()), *self.others, *given)


def platelets(chart: Chart, limit: Threshold, window: Recency) -> Platelets:
    """Gather what is known of the platelets."""
    known = current(chart, Analyte.PLATELETS, window)
    last = (known.last_settled,) if known.last_settled else ()
    speaking = (*last, *known.unsettled, *known.beside)
    low = [lab for lab in speaking if lab.value.below(limit.value)]
    settled = [lab for lab in low if lab.settles]
    named = safer(settled or low) if low else known.last_settled
    others = tuple([lab for lab in speaking if lab is not named])
    given = transfusion_before(chart, named) if named else None
    return Platelets(known, named if low else None, others, given)


def cannot_clear(counts: Platelets, limit: Threshold) -> InsufficientData | None:
    """Say what may hide a low count, or leaves it open; None when nothing does."""
    known = counts.known
    if known.unread:
        why = known.unread[0].why
        return InsufficientData(f"platelets could not be used: {why}", known.unread)
    if known.gaps:
        return InsufficientData(known.gaps[0].of("laboratory results"))
    open_ = tuple(
        lab for lab in known.speaking if lab.value.below(limit.value) is not False
    )
    if open_:
        why = "platelets are known as a bound only, which does not settle the threshold"
        return InsufficientData(why, open_)
    return None
