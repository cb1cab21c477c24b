"""Midostaurin is about to be started without what must be known before.

When  midostaurin is ordered for systemic mastocytosis for the first time
and   a neutrophil, platelet or haemoglobin value or chemistry of the last 28
      days is missing, or a pregnancy test of the last 7 days where one is due
Then  ask for them before the first dose: the thresholds depend on the baseline.
When  a pregnancy test is positive, or a count is below every row of the label
Then  warn, and say which.

Mentions counts that are more than 14 days old.
Says nothing when midostaurin was taken before.
Asks when laboratory results could not be read in full.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.baseline import BASELINE_WINDOW
from cds_service.clinical.basis import Cited
from cds_service.clinical.before_start import AGEING
from cds_service.clinical.before_start_findings import (
    BaselineAgeing,
    BaselineMissing,
    BelowLabelTable,
    PregnancyNotExcluded,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.first_start import first_start
from cds_service.clinical.midostaurin import ABOUT_MIDOSTAURIN, RECORDS
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.pregnant import READ_BY
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.embryofetal_advice import PREGNANCY_TEST_AGE
from cds_service.knowledge.midostaurin_label import (
    ALL_LIMITS,
    OVERVIEW_DOSE,
    OVERVIEW_MONITORING,
)
from cds_service.knowledge.sources import RYDAPT_LABEL


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return first_start(chart, ALL_LIMITS, PREGNANCY_TEST_AGE)


_WHAT: Final = (
    "Counts below every row of the label's table: {below}.",
    "Missing: {lacking}.",
    "Too old: {old}.",
    "Could not be used: {unread}.",
    "Pregnancy test without a clear result: {unclear}.",
    "On record: {found}.",
    "A pregnancy test, where one is due, should not be older than {test_age}.",
)
_WHY: Final = (
    "Without counts of the last {oldest} it cannot be told later at which level"
    " midostaurin must be interrupted: the label's thresholds depend on the count"
    " before treatment."
)

RULE: Final = Rule(
    id="mido-baseline-missing",
    title="Midostaurin: baseline before the first dose",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is ordered for the first time and counts or chemistry of the last"
        " 28 days, or a pregnancy test of the last 7 days where one is due, are"
        " missing; or a pregnancy test is positive, or a count is below the label's"
        " table."
    ),
    then=(
        "Ask for them before the first dose; for pregnancy to be excluded; for a"
        " specialist."
    ),
    silent_when="Midostaurin was taken before, or everything is there.",
    evaluate=evaluate,
    about=ABOUT_MIDOSTAURIN,
    texts={
        PregnancyNotExcluded: CardText(
            "Do not start midostaurin before pregnancy is excluded: test of"
            " {positive.when} positive",
            (
                "The label asks for a negative test before the first dose: {positive}.",
                *_WHAT,
            ),
        ),
        BelowLabelTable: CardText(
            "Ask a specialist before midostaurin: {count}, the label's table begins at"
            " {floor}",
            (
                (
                    "The label names no level at which to interrupt for a baseline"
                    " below {floor}; whether to start is for a specialist."
                ),
                *_WHAT,
            ),
        ),
        BaselineMissing: CardText(
            "Take a baseline before midostaurin: missing {lacking}",
            (_WHY, *(part for part in _WHAT if "{lacking}" not in part)),
        ),
        BaselineAgeing: CardText(
            "Consider a fresh baseline before midostaurin starts: {count}",
            (
                (
                    "Counts more than {limit} old still serve as a baseline; a fresh"
                    " one tells more."
                ),
                "Also: {ageing}.",
            ),
        ),
    },
    cites=(OVERVIEW_DOSE, OVERVIEW_MONITORING, Cited(RYDAPT_LABEL, "8.3")),
    needs=RECORDS
    | {
        Record.LABS,
        Analyte.NEUTROPHILS,
        Analyte.PLATELETS,
        Analyte.HEMOGLOBIN,
        EventKind.PREGNANCY_TEST,
        EventKind.CHEMISTRY,
    },
    statements=("S0-28", "S0-29", "S0-30"),
    rests_on=(
        BASELINE_WINDOW,
        AGEING,
        PREGNANCY_TEST_AGE,
        *READ_BY,
        *(limits.floor for limits in ALL_LIMITS),
        *(limits.split for limits in ALL_LIMITS),
    ),
    override_reasons=(OverrideReason("done-elsewhere", "Done elsewhere"),),
    not_evaluated=("the ECG", "antiemetic prophylaxis", "contraception"),
    caveat="The pregnancy test is the label's; the windows for counts are our choice.",
    version="1.2.0",
)
