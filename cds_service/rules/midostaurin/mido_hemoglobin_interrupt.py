"""The haemoglobin is too low to go on with midostaurin.

When  midostaurin is being taken for systemic mastocytosis
and   the newest haemoglobin is below the label's threshold for the
      baseline: 8 above a baseline of 10, 6.5 for one of 8 to 10
Then  advise to interrupt, saying which branch of the label's table applies.

Says nothing in leukaemia without advanced mastocytosis, on hold, or when the
baseline was below 8 or the count is old (mido-monitoring-overdue speaks then).
Asks when no count can be read, or when a bound does not settle the threshold.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.interrupt import ACT, RESTS_ON, interrupt
from cds_service.clinical.low_count import BelowBoth, NoLabelThreshold
from cds_service.clinical.low_count_texts import REDUCED_IS_OURS, texts
from cds_service.clinical.midostaurin import ABOUT_MIDOSTAURIN, RECORDS
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.midostaurin_label import (
    DOSE_TABLE,
    DOSE_TABLE_REPRINT,
    HEMOGLOBIN_LIMITS,
    numbers,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return interrupt(chart, HEMOGLOBIN_LIMITS)


RULE: Final = Rule(
    id="mido-hemoglobin-interrupt",
    title="Midostaurin: interrupt for a low haemoglobin",
    tier=Tier.P0,
    provenance=Provenance.LABEL,
    when=(
        "Midostaurin is being taken for systemic mastocytosis and the newest"
        " haemoglobin is below the label's threshold for the baseline."
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
        "The label has this row; the other documents behind these rules leave it out.",
        instead=REDUCED_IS_OURS,
        # Below the label's baselines it says nothing, and the reduced threshold,
        # being ours, decides nothing while the baseline is unknown.
        never=(BelowBoth, NoLabelThreshold),
    ),
    cites=(DOSE_TABLE, DOSE_TABLE_REPRINT),
    needs=RECORDS
    | {Record.LABS, Record.PROCEDURES, Analyte.HEMOGLOBIN, EventKind.TRANSFUSION},
    rests_on=(*numbers(HEMOGLOBIN_LIMITS), *RESTS_ON),
    override_reasons=(
        OverrideReason("bleeding", "Bleeding explains the anaemia"),
        OverrideReason("cytopenia-of-disease", "Anaemia from SM or AHN, not drug"),
        OverrideReason("chronic-transfusion", "Chronic transfusion"),
        OverrideReason("mast-cell-leukemia", "Mast cell leukaemia"),
    ),
    not_evaluated=(
        "whether midostaurin caused the anaemia",
        "symptoms, bleeding, and the urgency of a transfusion",
    ),
    act=ACT,
    version="1.0.2",
)
