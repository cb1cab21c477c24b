"""Have the counts recovered enough to take midostaurin again?"""

from collections.abc import Iterable
from datetime import date

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.current import Current, current
from cds_service.clinical.event import Event
from cds_service.clinical.interruption import Limits
from cds_service.clinical.lab import Lab
from cds_service.clinical.transfusion import transfusion_before
from cds_service.frozen import Frozen


class Recovery(Frozen, kw_only=False):
    """What the current counts say.

    `low` are below the level to resume at, `recovered` settled at or above it.
    `unproven` are counts that must have recovered and cannot be shown to;
    `transfusions` say why a count that looks recovered proves nothing.
    """

    low: tuple[Lab, ...]
    recovered: tuple[Lab, ...]
    unproven: tuple[Analyte, ...]
    transfusions: tuple[Event, ...]

    @property
    def proven(self) -> bool:
        """Whether every count that must recover has done so."""
        return not self.low and not self.unproven


def recovery(
    chart: Chart,
    table: Iterable[Limits],
    required: frozenset[Analyte],
    since: date,
    age: Recency,
) -> Recovery:
    """Look at each count; what is not required speaks only when it is low."""
    low: list[Lab] = []
    recovered: list[Lab] = []
    unproven: list[Analyte] = []
    transfusions: list[Event] = []
    for limits in table:
        known = current(chart, limits.analyte, age)
        low += (lab for lab in known.speaking if lab.value.below(limits.resume.value))
        if not _settles_recovery(known, limits, since):
            unproven.append(limits.analyte)
        elif known.settled is not None:
            transfusion = transfusion_before(chart, known.settled)
            if transfusion is None:
                recovered.append(known.settled)
            else:
                unproven.append(limits.analyte)
                transfusions.append(transfusion)
    asked = tuple(analyte for analyte in unproven if analyte in required)
    # One transfusion may stand before the platelets and the haemoglobin.
    given = tuple(dict.fromkeys(transfusions))
    return Recovery(tuple(low), tuple(recovered), asked, given)


def _settles_recovery(known: Current, limits: Limits, since: date) -> bool:
    """Tell whether a settled count after `since` is surely high enough."""
    if known.settled is None or known.unread or known.gaps:
        return False
    enough = known.settled.value.at_least(limits.resume.value)
    return bool(enough) and known.settled.taken.day >= since
