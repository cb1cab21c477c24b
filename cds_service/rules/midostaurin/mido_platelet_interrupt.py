"""The platelet count is too low to go on with midostaurin.

When  midostaurin is being taken for systemic mastocytosis
and   the newest platelet count is below the label's threshold for the
      baseline: 50 above a baseline of 75, 25 for one of 25 to 75
Then  advise to interrupt, saying which branch of the label's table applies.

Says nothing in leukaemia without advanced mastocytosis, on hold, or when the
count is old (mido-monitoring-overdue speaks then).
Asks when no count can be read, or when a bound does not settle the threshold.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.interrupt import ACT, RESTS_ON, interrupt
from cds_service.clinical.low_count import LowCount
from cds_service.clinical.low_count_texts import texts
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.midostaurin import ABOUT_MIDOSTAURIN, RECORDS
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.frozen import replace
from cds_service.knowledge.midostaurin_label import (
    DOSE_TABLE,
    DOSE_TABLE_REPRINT,
    OVERVIEW_DOSE,
    PLATELET_LIMITS,
    numbers,
)

SMEAR: Final = OrderTest(
    "Order a platelet count with blood smear",
    TestOrder.PLATELETS_WITH_SMEAR,
    "Low platelets on midostaurin: rule out clumping",
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    outcome = interrupt(chart, PLATELET_LIMITS)
    if not isinstance(outcome, LowCount):
        return outcome
    risky = _bleeding_risk(chart)
    return replace(
        outcome,
        bleeding_risk=risky,
        used=(*outcome.used, *risky),
        proposals=(*outcome.proposals, SMEAR),
    )


def _bleeding_risk(chart: Chart) -> tuple[Medication, ...]:
    return tuple(
        item
        for item in chart.taken(Drug.BLEEDING_RISK)
        if item.status is MedicationStatus.ACTIVE
    )


RULE: Final = Rule(
    id="mido-platelet-interrupt",
    title="Midostaurin: interrupt for a low platelet count",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is being taken for systemic mastocytosis and the newest"
        " platelet count is below the label's threshold for the baseline."
    ),
    then=(
        "Advise to interrupt midostaurin, if the low count is attributed to it, and"
        " say which branch of the label's table applies."
    ),
    silent_when=(
        "Midostaurin is on hold or is given for leukaemia alone, or the count is"
        " older than this hook allows (mido-monitoring-overdue speaks then)."
    ),
    evaluate=evaluate,
    about=ABOUT_MIDOSTAURIN,
    texts=texts(
        "Look at what raises the risk of bleeding: {bleeding_risk}.",
        "Rule out clumping with a smear if the count does not fit the patient.",
    ),
    cites=(DOSE_TABLE, DOSE_TABLE_REPRINT, OVERVIEW_DOSE),
    needs=RECORDS
    | {Record.LABS, Record.PROCEDURES, Analyte.PLATELETS, EventKind.TRANSFUSION},
    statements=("S0-30",),
    rests_on=(*numbers(PLATELET_LIMITS), *RESTS_ON),
    override_reasons=(
        OverrideReason("pseudothrombocytopenia", "Platelet clumping"),
        OverrideReason("hypersplenism", "Large spleen explains the count"),
        OverrideReason("cytopenia-of-disease", "Cytopenia from SM or AHN, not drug"),
        OverrideReason("mast-cell-leukemia", "Mast cell leukaemia"),
    ),
    not_evaluated=(
        "whether midostaurin caused the low count",
        "bleeding, and drugs taken without an order",
    ),
    act=ACT,
    version="1.0.2",
)
