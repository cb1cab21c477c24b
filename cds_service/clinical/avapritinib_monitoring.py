"""Are the platelets of a patient on avapritinib too low, or not counted in time?"""

from typing import Any

from cds_service.clinical.avapritinib import (
    on_treatment,
    ordered,
    outside_mastocytosis,
    standing_orders,
)
from cds_service.clinical.avapritinib_calendar import (
    Schedule,
    count_every,
    doubts,
    in_time,
)
from cds_service.clinical.avapritinib_counts import Platelets, cannot_clear, platelets
from cds_service.clinical.avapritinib_findings import (
    AgainAfterFall,
    LowNotRepeated,
    LowOnTreatment,
    LowOutsideAdvanced,
    NeverCounted,
)
from cds_service.clinical.avapritinib_resume import resumed
from cds_service.clinical.chart import Chart
from cds_service.clinical.current import withdrawn
from cds_service.clinical.interrupt import window
from cds_service.clinical.interrupting import which
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import (
    HoldOrder,
    Proposal,
    RemoveDraft,
)


def monitor(chart: Chart, schedule: Schedule) -> Outcome:
    """Decide for one patient on avapritinib."""
    aside = outside_mastocytosis(chart, schedule.stromal_tumor_dose)
    if aside is not None:
        return aside
    counts = platelets(chart, schedule.lowest, window(chart))
    taken = bool(on_treatment(chart))
    if taken and counts.low is not None:
        return _low(chart, schedule, counts, counts.low)
    again = None if counts.low else _again(chart, schedule)
    if again or not taken:
        return again or NotIndicated("not taken yet, see avapritinib-platelet-start")
    if not _is_by_table(chart, schedule):
        done = NotIndicated("no count is due by the calendar in indolent disease")
        return cannot_clear(counts, schedule.lowest) or done if counts.last else done
    return _due(chart, schedule, counts)


def _due(chart: Chart, schedule: Schedule, counts: Platelets) -> Outcome:
    """Ask for a count that is due even where a newer one could not be used."""
    answer = in_time(chart, schedule, counts)
    if counts.unusable and isinstance(answer, NeverCounted):
        return answer
    return cannot_clear(counts, schedule.lowest) or answer


def _again(
    chart: Chart, schedule: Schedule
) -> AgainAfterFall | InsufficientData | None:
    """Judge an order after a fall of the platelets, where the label has steps."""
    if not _is_by_table(chart, schedule):
        return None
    return resumed(chart, schedule.lowest, schedule.doses)


def _is_by_table(chart: Chart, schedule: Schedule) -> bool:
    """Tell whether the label's table holds: advanced disease, or a dose for it.

    Where the subtype is not named, a dose above the one for indolent disease
    says that somebody treats advanced disease.
    """
    reading = subtype(chart)
    if reading.outside_advanced or reading.advanced:
        return not reading.outside_advanced
    known = (*on_treatment(chart), *ordered(chart))
    doses = (item.dose.mg_per_day for item in known)
    return any(mg is not None and mg > schedule.indolent_dose.value for mg in doses)


def _low(
    chart: Chart, schedule: Schedule, counts: Platelets, lab: Lab
) -> LowOnTreatment:
    days, reading = lab.taken.age_in_days(chart.as_of), subtype(chart)
    level = Indicator.CRITICAL if lab.settles else Indicator.WARNING
    told: dict[str, Any] = {
        "used": (*counts.used, *on_treatment(chart)),
        "missing": (*withdrawn(chart, lab), *doubts(chart)),
        "count": lab,
        "limit": schedule.lowest,
        "others": counts.others,
        "transfusion": counts.transfusion,
        "indolent": reading.candidates if reading.outside_advanced else frozenset(),
    }
    again = count_every(schedule.often)
    if days > window(chart).days and not chart.hook.about_orders:
        told |= {"indicator": Indicator.WARNING, "proposals": (again,)}
        return LowNotRepeated(**told, days_ago=days)
    told["proposals"] = (*_interrupting(chart), again)
    if reading.outside_advanced:
        return LowOutsideAdvanced(**told, indicator=Indicator.WARNING)
    return LowOnTreatment(**told, indicator=level)


def _interrupting(chart: Chart) -> tuple[Proposal, ...]:
    orders = standing_orders(chart)
    holds = (
        HoldOrder(
            f"Put avapritinib on hold{which(order, orders)}",
            order.reference,
            "Interrupted for low platelets",
        )
        for order in orders
    )
    drafts = (
        RemoveDraft("Wait: take the avapritinib order back", draft.reference)
        for draft in ordered(chart)
    )
    return (*holds, *drafts)
