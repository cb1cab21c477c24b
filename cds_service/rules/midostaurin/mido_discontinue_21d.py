"""A count has stayed low for more than 21 days on midostaurin.

When  midostaurin is being taken or on hold for systemic mastocytosis
and   from the first count below the interruption threshold to the last low one
      lie more than 21 days, and no count between them had recovered
Then  say that the label asks to discontinue if midostaurin is suspected.

Says only that persistence is unproven when counts lie too far apart.
Says nothing when a count recovered in between, or the label has no threshold.
Asks when laboratory results could not be read in full.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.hold import HOLD_MEMORY
from cds_service.clinical.interrupt import AGE_FOR_VIEW
from cds_service.clinical.midostaurin import ABOUT_MIDOSTAURIN, RECORDS
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.persistence import (
    LONGEST_GAP,
    LowTooLong,
    PersistenceUnproven,
    persisting,
)
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.midostaurin_label import (
    ALL_LIMITS,
    DOSE_TABLE,
    DOSE_TABLE_REPRINT,
    LONGEST_CYTOPENIA,
    OVERVIEW_DOSE,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return persisting(chart, ALL_LIMITS)


_ALTERNATIVES: Final = (
    "Whether midostaurin is suspected is a clinical judgement. Other causes: an"
    " associated haematologic neoplasm, mast cells in the marrow, a large spleen,"
    " infection, other drugs."
)

RULE: Final = Rule(
    id="mido-discontinue-21d",
    title="Midostaurin: low counts for more than 21 days",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is being taken or on hold, and a count that fell below the"
        " interruption threshold has stayed low for more than 21 days."
    ),
    then="Say that the label asks to discontinue if midostaurin is suspected.",
    silent_when=(
        "A count recovered in between, the label has no threshold for this patient, or"
        " exactly 21 days have passed."
    ),
    evaluate=evaluate,
    about=ABOUT_MIDOSTAURIN,
    texts={
        LowTooLong: CardText(
            "Decide whether to discontinue midostaurin: low for {days} days, {last}",
            (
                (
                    "The first low count was {first}; none since had recovered. The"
                    " label asks to discontinue after more than {longest} if"
                    " midostaurin is suspected."
                ),
                "Counts between: {between}.",
                "Low for as long: {also}.",
                _ALTERNATIVES,
                (
                    "The label asks the same for other toxicity of grade 3 or 4 that"
                    " lasts as long; that is not looked at here."
                ),
            ),
        ),
        PersistenceUnproven: CardText(
            "Repeat the CBC on midostaurin: low {days} days apart, last {last};"
            " persistence unproven",
            (
                (
                    "The first low count was {first}. Counts more than {gap} apart, or"
                    " an old last count, do not show that it stayed low. After more"
                    " than {longest} the label asks to discontinue if midostaurin is"
                    " suspected."
                ),
                "Counts between: {between}.",
                "Low for as long: {also}.",
                _ALTERNATIVES,
            ),
        ),
    },
    cites=(DOSE_TABLE, DOSE_TABLE_REPRINT, OVERVIEW_DOSE),
    needs=RECORDS
    | {
        Record.LABS,
        Record.PROCEDURES,
        Analyte.NEUTROPHILS,
        Analyte.PLATELETS,
        Analyte.HEMOGLOBIN,
        EventKind.TRANSFUSION,
    },
    statements=("S0-31",),
    rests_on=(
        LONGEST_CYTOPENIA,
        LONGEST_GAP,
        HOLD_MEMORY,
        AGE_FOR_VIEW,
        *(limits.usual for limits in ALL_LIMITS),
        *(limits.reduced for limits in ALL_LIMITS),
        *(limits.resume for limits in ALL_LIMITS),
    ),
    override_reasons=(
        OverrideReason("not-drug-related", "Not drug-related"),
        OverrideReason("improving", "Counts are improving"),
        OverrideReason("specialist-directed", "Specialist decided"),
    ),
    not_evaluated=("whether midostaurin is suspected", "non-haematological toxicity"),
)
