"""Does a rule about an order of a bone drug concern this call?"""

from cds_service.clinical.bone_drugs import named_once
from cds_service.clinical.chart import Chart
from cds_service.clinical.mastocytosis import Population, is_child, population
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import InsufficientData, NotIndicated


def drafts_of(chart: Chart, drugs: frozenset[Drug]) -> tuple[Medication, ...]:
    """Return the draft orders of these drugs, each once, by its most exact name."""
    if not chart.hook.about_orders:
        return ()
    return named_once(chart.drafted(*drugs))


def not_for(
    chart: Chart, orders: tuple[Medication, ...]
) -> NotIndicated | InsufficientData | None:
    """Say why a limit of a label is not applied to these orders; None when it is.

    A limit holds whether or not the mastocytosis is confirmed.
    """
    if not orders:
        return NotIndicated("no such bone drug is concerned")
    match population(chart):
        case Population.NONE:
            return NotIndicated(Population.NONE, orders)
        case Population.UNKNOWN:
            return InsufficientData(
                "whether the patient has systemic mastocytosis is not known:"
                f" {Population.UNKNOWN}",
                orders,
            )
        case _ if not is_child(chart):
            return None
    return InsufficientData(
        "the limits are for adults; this patient is under 18", orders
    )
