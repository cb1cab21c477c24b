"""What is offered when organs may be damaged, and what was missing to judge it."""

from cds_service.clinical.analyte import SPOKEN_NAME
from cds_service.clinical.chart import Chart
from cds_service.clinical.lab import Lab
from cds_service.clinical.proposal import OrderTest, Proposal, Referral, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.therapy import medication_gaps


def organ_damage_proposals() -> tuple[Proposal, ...]:
    """Offer to ask for the cause; ngs-panel-advsm asks for a gene panel."""
    refer = OrderTest(
        "Ask haematology for the cause",
        Referral.HEMATOLOGY,
        "Evidence for C-findings in systemic mastocytosis: cause to be settled",
    )
    marrow = OrderTest(
        "Order a bone marrow examination",
        TestOrder.BONE_MARROW,
        "Evidence for C-findings in systemic mastocytosis",
    )
    return refer, marrow


def repeat_of(count: Lab) -> OrderTest:
    """Offer a second count."""
    name = SPOKEN_NAME[count.analyte]
    why = f"{name} low once: a second result tells whether it lasts"
    return OrderTest("Repeat the CBC", TestOrder.CBC_WITH_DIFFERENTIAL, why)


def organ_damage_gaps(chart: Chart) -> tuple[str, ...]:
    """Say what of the record was missing to judge damage and its cause."""
    records = {
        Record.LABS: "laboratory results",
        Record.CONDITIONS: "problem list entries",
        Record.PROCEDURES: "transfusions",
    }
    gaps = [gap.of(records[gap.record]) for gap in chart.lacks(*records)]
    drugs = [gap.of("medication records") for gap in medication_gaps(chart)]
    return tuple(dict.fromkeys((*gaps, *drugs)))
