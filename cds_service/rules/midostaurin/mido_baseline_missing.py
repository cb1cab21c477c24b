"""Midostaurin is about to be started without what must be known before.

When  midostaurin is ordered for systemic mastocytosis for the first time
and   a neutrophil, platelet or haemoglobin value or chemistry of the last 28
      days is missing, or a pregnancy test of the last 7 days where one is due
Then  ask for them before the first dose: the thresholds depend on the baseline.

Mentions counts that are more than 14 days old.
Says nothing when midostaurin was taken before.
Asks when laboratory results could not be read in full.
"""

from dataclasses import dataclass
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.baseline import BASELINE_WINDOW
from cds_service.clinical.basis import Cited, Recency
from cds_service.clinical.before_start import AGEING, BeforeStart, before_start
from cds_service.clinical.chart import Chart
from cds_service.clinical.childbearing import OLDEST, YOUNGEST
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.midostaurin import RECORDS, not_first_start
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.record import Record, Unread
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.midostaurin_label import (
    NEUTROPHIL_LIMITS,
    OVERVIEW_DOSE,
    OVERVIEW_MONITORING,
    PLATELET_LIMITS,
)
from cds_service.knowledge.sources import RYDAPT_LABEL

PREGNANCY_TEST_AGE: Final = Recency(
    "pregnancy test before the start",
    7,
    Cited(RYDAPT_LABEL, "8.3, pregnancy testing"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineMissing(Finding):
    """Something that must be known before the first dose is missing."""

    lacking: tuple[Analyte | EventKind, ...]
    old: tuple[Lab, ...]
    found: tuple[Lab, ...]
    unread: tuple[Unread, ...]
    oldest: Recency = BASELINE_WINDOW
    test_age: Recency = PREGNANCY_TEST_AGE


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineAgeing(Finding):
    """Everything is there, and a count begins to be old."""

    count: Lab
    ageing: tuple[Lab, ...]
    limit: Recency = AGEING


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = not_first_start(chart)
    if aside is not None:
        return aside
    known = before_start(chart, PREGNANCY_TEST_AGE)
    gaps = chart.lacks(Record.LABS)
    if known.missing and gaps:
        return InsufficientData(f"laboratory results not read in full ({gaps[0].why})")
    if known.missing:
        return _missing(known)
    if known.ageing:
        return BaselineAgeing(
            indicator=Indicator.INFO,
            used=known.ageing,
            missing=_unsure(known),
            proposals=(_CBC,),
            count=known.ageing[0],
            ageing=known.ageing[1:],
        )
    if known.pregnancy_test is None:
        return InsufficientData("sex or age unknown: is a pregnancy test needed?")
    return NotIndicated("counts, chemistry and pregnancy test are there", known.fresh)


def _missing(known: BeforeStart) -> BaselineMissing:
    return BaselineMissing(
        indicator=Indicator.WARNING,
        used=(*known.old, *known.ageing, *known.fresh, *known.unread),
        missing=_unsure(known),
        proposals=_tests(known),
        lacking=known.missing,
        old=known.old,
        found=(*known.ageing, *known.fresh),
        unread=known.unread,
    )


def _unsure(known: BeforeStart) -> tuple[str, ...]:
    if known.pregnancy_test is None:
        return ("sex or age, hence whether a pregnancy test is needed",)
    return ()


_WHY: Final = "Baseline before midostaurin"
_CBC: Final = OrderTest(
    "Order a CBC with differential", TestOrder.CBC_WITH_DIFFERENTIAL, _WHY
)


def _tests(known: BeforeStart) -> tuple[OrderTest, ...]:
    chemistry = OrderTest("Order a metabolic panel", TestOrder.METABOLIC_PANEL, _WHY)
    pregnancy = OrderTest("Order a pregnancy test", TestOrder.PREGNANCY_TEST, _WHY)
    return (
        *((_CBC,) if known.counts else ()),
        *((chemistry,) if known.chemistry else ()),
        *((pregnancy,) if known.pregnancy_test else ()),
    )


RULE: Final = Rule(
    id="mido-baseline-missing",
    title="Midostaurin: baseline before the first dose",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Midostaurin is ordered for the first time and counts or chemistry of the last"
        " 28 days, or a pregnancy test of the last 7 days where one is due, are"
        " missing."
    ),
    then="Ask for them before the first dose.",
    silent_when="Midostaurin was taken before, or everything is there.",
    evaluate=evaluate,
    texts={
        BaselineMissing: CardText(
            "Take a baseline before midostaurin starts: missing {lacking}",
            (
                (
                    "Without counts of the last {oldest} it cannot be told later at"
                    " which level midostaurin must be interrupted: the label's"
                    " thresholds depend on the count before treatment."
                ),
                "Too old: {old}.",
                "Could not be used: {unread}.",
                "On record: {found}.",
                (
                    "A pregnancy test, where one is due, should not be older than"
                    " {test_age}."
                ),
            ),
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
        YOUNGEST,
        OLDEST,
        NEUTROPHIL_LIMITS.split,
        PLATELET_LIMITS.split,
    ),
    override_reasons=(OverrideReason("done-elsewhere", "Done elsewhere"),),
    not_evaluated=("the ECG", "antiemetic prophylaxis", "contraception"),
    caveat="The pregnancy test is the label's; the windows for counts are our choice.",
)
