"""What may hide that the kidneys, or calcium, are worse than the record says."""

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.calcium import low_calcium
from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import InsufficientData
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Record
from cds_service.clinical.renal import Clearance


def hidden_kidneys(
    chart: Chart, clearance: Clearance | None
) -> InsufficientData | None:
    """Say what may hide a newer creatinine; None when nothing does."""
    known = clearance is not None and clearance.settles
    gaps = chart.lacks(Record.LABS)
    if gaps and not known:
        return InsufficientData(gaps[0].of("laboratory results"))
    last = clearance.source.taken.day if clearance else None
    newer = tuple(
        item
        for item in chart.unread_about(Analyte.CREATININE, Analyte.GFR)
        if not item.status_only
        and (last is None or item.taken is None or item.taken.day > last)
    )
    if newer:
        why = f"a newer result could not be used: {newer[0].why}"
        return InsufficientData(why, newer)
    return None


def calcium_unknown(chart: Chart) -> InsufficientData | None:
    """Say that nobody knows whether calcium is low; None when it is known."""
    calcium = low_calcium(chart)
    if calcium.state is not Presence.UNKNOWN:
        return None
    wanted = "; ".join(calcium.missing)
    why = f"whether calcium is low is not known; missing: {wanted}"
    return InsufficientData(why, calcium.used)
