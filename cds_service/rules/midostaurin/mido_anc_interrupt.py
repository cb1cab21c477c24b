"""The neutrophil count is too low to go on with midostaurin.

When  midostaurin is being taken for systemic mastocytosis
and   the newest neutrophil count is below the label's threshold for the
      baseline: 1.0 above a baseline of 1.5, 0.5 for one of 0.5 to 1.5
Then  advise to interrupt, saying which branch of the label's table applies.

Says nothing in leukaemia without advanced mastocytosis, on hold, or when the
count is old (mido-monitoring-overdue speaks then).
Asks when no count can be read, or when a bound does not settle the threshold.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.interrupt import ACT, RESTS_ON, interrupt
from cds_service.clinical.low_count_texts import texts
from cds_service.clinical.midostaurin import ABOUT_MIDOSTAURIN, RECORDS
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.midostaurin_label import (
    DOSE_TABLE,
    DOSE_TABLE_REPRINT,
    NEUTROPHIL_LIMITS,
    OVERVIEW_DOSE,
    numbers,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return interrupt(chart, NEUTROPHIL_LIMITS)


RULE: Final = Rule(
    id="mido-anc-interrupt",
    title="Midostaurin: interrupt for a low neutrophil count",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is being taken for systemic mastocytosis and the newest"
        " neutrophil count is below the label's threshold for the baseline."
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
        "Fever of 38.0 C or more with a count below {severe} is an emergency"
        " (general practice; not in the documents behind this rule).",
        "Product information differs between countries: a Thai one asks for a count"
        " of 1.5 x10^9/L before midostaurin is resumed (conflict C16 of the"
        " catalogue).",
    ),
    cites=(DOSE_TABLE, DOSE_TABLE_REPRINT, OVERVIEW_DOSE),
    needs=RECORDS | {Record.LABS, Analyte.NEUTROPHILS},
    statements=("S0-29", "S2-40"),
    rests_on=(*numbers(NEUTROPHIL_LIMITS), *RESTS_ON),
    override_reasons=(
        OverrideReason("cytopenia-of-disease", "Cytopenia from SM or AHN, not drug"),
        OverrideReason("g-csf-planned", "G-CSF planned"),
        OverrideReason("mast-cell-leukemia", "Mast cell leukaemia"),
        OverrideReason("specialist-directed", "Specialist advised to continue"),
        OverrideReason("laboratory-error", "Laboratory error"),
    ),
    not_evaluated=(
        "whether midostaurin caused the low count",
        "fever, infection and growth factors",
    ),
    act=ACT,
    version="1.0.2",
)
