"""What is offered where the regular review of mastocytosis is due."""

from typing import Final

from cds_service.clinical.proposal import AddTask, OrderTest, Proposal, TestOrder
from cds_service.clinical.review_findings import Part

VISIT: Final = AddTask(
    "Arrange a visit",
    "Arrange a visit for systemic mastocytosis: history, examination, laboratory",
)
_WHY: Final = "Regular review of systemic mastocytosis"
_TESTS: Final = {
    Part.COUNT: OrderTest(
        "Order a CBC with differential", TestOrder.CBC_WITH_DIFFERENTIAL, _WHY
    ),
    Part.CHEMISTRY: OrderTest(
        "Order a metabolic panel", TestOrder.METABOLIC_PANEL, _WHY
    ),
}


def proposals(parts: tuple[Part, ...]) -> tuple[Proposal, ...]:
    """Offer what brings the parts that are due."""
    first: tuple[Proposal, ...] = (VISIT,) if Part.VISIT in parts else ()
    return (*first, *(test for part, test in _TESTS.items() if part in parts))
