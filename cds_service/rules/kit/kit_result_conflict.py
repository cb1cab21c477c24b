"""KIT D816V was found by one test and not by another.

When  the patient has, or may have, systemic mastocytosis
and   a valid test is positive for KIT D816V and another valid one negative
Then  say that positive is taken as positive, list both sides, and ask the
      laboratory to clarify; a note when mastocytosis is only possible.

A negative test taken on midostaurin or avapritinib contradicts nothing. On
order hooks only when a kinase inhibitor is being ordered. At any age.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.imatinib import (
    NOT_CONFIRMED,
    RECORDS,
    unconfirmed,
    unseen_phrase,
)
from cds_service.clinical.kit import kit_state, unseen_kit_results
from cds_service.clinical.kit_treatment import taken_on_treatment
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.variant import KitResult
from cds_service.knowledge.imatinib_advice import OVERVIEW_IMATINIB

_INHIBITORS: Final = (
    Drug.IMATINIB,
    Drug.MIDOSTAURIN,
    Drug.AVAPRITINIB,
    Drug.DASATINIB,
    Drug.NILOTINIB,
)


class ResultsConflict(Finding):
    """Both sides, the newest first."""

    positive: KitResult
    negative: KitResult
    positives: tuple[KitResult, ...]
    negatives: tuple[KitResult, ...]
    treated: tuple[KitResult, ...] = ()


_ABOUT: Final = Subject.of(
    *_INHIBITORS, otherwise="no kinase inhibitor is being ordered"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if chart.hook.about_orders and not chart.drafted(*_INHIBITORS):
        return _ABOUT.otherwise
    who = population(chart)
    if who is Population.NONE:
        return NotIndicated(who)
    state = kit_state(chart)
    if who is Population.UNKNOWN:
        return InsufficientData(who) if state.conflict else NotIndicated(who)
    if state.conflict:
        return _finding(chart)
    unseen = unseen_kit_results(chart)
    if unseen and state.used:
        return InsufficientData(unseen_phrase(unseen[0]), state.used)
    return NotIndicated("no two results contradict each other", state.used)


def _finding(chart: Chart) -> ResultsConflict:
    state = kit_state(chart)
    unsure = any(taken_on_treatment(chart, item) is None for item in state.conflict)
    phrase = "whether a negative sample was taken during or after treatment"
    unseen = unseen_kit_results(chart)
    return ResultsConflict(
        indicator=Indicator.INFO if unconfirmed(chart) else Indicator.WARNING,
        used=(*state.used, *state.conflict, *state.treated),
        missing=(
            *([NOT_CONFIRMED] if unconfirmed(chart) else []),
            *([phrase] if unsure else []),
            *dict.fromkeys(unseen_phrase(item) for item in unseen),
        ),
        proposals=(
            AddTask(
                "Ask the laboratory to clarify",
                "KIT D816V was reported as detected and as not detected: please clarify"
                " specimens, methods and limits of detection.",
            ),
        ),
        positive=state.used[0],
        negative=state.conflict[0],
        positives=state.used,
        negatives=state.conflict,
        treated=state.treated,
    )


RULE: Final = Rule(
    id="kit-result-conflict",
    title="KIT D816V results contradict each other",
    tier=Tier.P0,
    provenance=Provenance.INFERENCE,
    when=(
        "A valid test is positive for KIT D816V and another valid one is negative, in a"
        " patient with systemic mastocytosis."
    ),
    then=(
        "Take positive as positive, list both sides, ask the laboratory to clarify; a"
        " note when mastocytosis is only possible."
    ),
    silent_when=(
        "Every negative test was taken on midostaurin or avapritinib, or was replaced"
        " by a corrected one; on order hooks when no kinase inhibitor is ordered."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        ResultsConflict: CardText(
            "Clarify KIT D816V: positive {positive.taken}, negative {negative.taken};"
            " positive is taken as positive",
            (
                'Reported as detected: "{positive.quote}"',
                'Reported as not detected: "{negative.quote}"',
                "Detected: {positives}",
                "Not detected: {negatives}",
                (
                    "A positive test of any specimen counts as positive. A negative one"
                    " from blood or from sequencing is easily explained by its lower"
                    " sensitivity."
                ),
                (
                    "Negative during treatment with midostaurin or avapritinib, which"
                    " contradicts nothing: {treated}"
                ),
            ),
        )
    },
    cites=(OVERVIEW_IMATINIB,),
    needs=RECORDS,
    statements=("S0-25",),
    override_reasons=(
        OverrideReason("molecular-remission", "Explained: molecular remission"),
        OverrideReason("assay-differs", "Explained: assays differ"),
    ),
    not_evaluated=("transplantation and other treatment before the negative test",),
)
