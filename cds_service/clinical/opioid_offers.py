"""What is offered beside an order of an opioid; never another opioid."""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.emergency import in_hospital
from cds_service.clinical.medication import Drug
from cds_service.clinical.proposal import AddTask, DrugProduct, OrderDrug, Proposal
from cds_service.clinical.therapy import taken_now

_COVER: Final = {
    Drug.H1_ANTIHISTAMINE: OrderDrug(
        "Add an H1 antihistamine beforehand", DrugProduct.CETIRIZINE
    ),
    Drug.H2_ANTIHISTAMINE: OrderDrug(
        "Add an H2 antihistamine beforehand", DrugProduct.FAMOTIDINE
    ),
}
_MONITORED: Final = AddTask(
    "Ask about fentanyl or remifentanil, monitored",
    "Ask anaesthesia or the pain team whether fentanyl or remifentanil, in a monitored"
    " setting, should replace the opioid ordered. Pain is treated meanwhile.",
)


def opioid_offers(chart: Chart) -> tuple[Proposal, ...]:
    """Return the antihistamines that are lacking, and a question in hospital."""
    # A second opioid is never ordered from here: both might then be given.
    ordered = {item.drug for item in (*chart.drafts, *chart.other_drafts)}
    cover = [
        act
        for drug, act in _COVER.items()
        if drug not in ordered and not taken_now(chart, frozenset({drug}))
    ]
    return (*cover, *((_MONITORED,) if in_hospital(chart) else ()))
