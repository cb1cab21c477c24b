"""Vancomycin, polymyxin B, protamine, adenosine or thiopental is being ordered.

When  one of them is being ordered by vein for an adult with systemic mastocytosis
Then  say that it can release mediators: epinephrine at hand, and slowly where the
      drug works when it is infused slowly (adenosine does not).

A line only, never a reason to drop a needed drug; an earlier use does not silence
it. Says nothing of vancomycin by mouth.
"""

import re
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import not_concerned
from cds_service.clinical.earlier_use import USE_MEMORY
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, Outcome
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.tolerance import (
    TOLERANCE_RECORDS,
    tolerance,
)
from cds_service.clinical.tolerance_findings import ToleranceNotKnown, known
from cds_service.knowledge.trigger_advice import (
    ANAESTHESIA_TABLE,
    COMMON_TRIGGERS,
    COUNSEL_TRIGGERS,
    NO_ALTERNATIVE,
    ORDERED,
    REACTIONS,
    USES,
)
from cds_service.patterns import uncompiled

_DRUGS: Final = frozenset({Drug.OTHER_TRIGGER_DRUG})
_BY_MOUTH: Final = uncompiled(
    r"\b(?:oral(?:ly|e)?|capsules?|by mouth|(?:hart)?kapseln?|g[e\u00e9]lules?"
    r"|c[a\u00e1]psulas?)\b",
    re.IGNORECASE,
)


_ABOUT: Final = Subject.of(
    *_DRUGS, otherwise="no drug of this kind is being ordered by vein"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    orders = _orders(chart) if chart.hook.about_orders else ()
    if not orders:
        return _ABOUT.otherwise
    aside = not_concerned(chart, orders, must_say=False)
    if aside is not None:
        return aside
    record = tolerance(chart, _DRUGS, frozenset(), frozenset())
    return ToleranceNotKnown(indicator=Indicator.INFO, **known(chart, record, orders))


def _orders(chart: Chart) -> tuple[Medication, ...]:
    drafts = chart.drafted(*_DRUGS)
    return tuple([item for item in drafts if not _BY_MOUTH.search(_said(item))])


def _said(item: Medication) -> str:
    return f"{item.name} {item.dose.text}"


RULE: Final = Rule(
    id="trigger-drug-other",
    title="Other drugs that release mediators",
    tier=Tier.P2,
    provenance=Provenance.LITERATURE,
    when=(
        "Vancomycin, polymyxin B, protamine, adenosine or thiopental is being ordered"
        " by vein for an adult with systemic mastocytosis."
    ),
    then=(
        "Say that it can release mediators: epinephrine at hand, and slowly where the"
        " drug allows it."
    ),
    silent_when="Another drug is being ordered, or one of these by mouth.",
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        ToleranceNotKnown: CardText(
            "Have epinephrine at hand {concern}: a drug ordered can release mediators;"
            " infuse slowly if it can be",
            (
                ORDERED,
                REACTIONS,
                USES,
                (
                    "Vancomycin, polymyxin B and protamine are infused slowly."
                    " Adenosine works as a rapid bolus only, and thiopental by its"
                    " effect: give both as labelled."
                ),
                (
                    "The source documents speak of certain medications only; these are"
                    " named by literature. A drug that is needed is given."
                ),
            ),
        )
    },
    cites=(ANAESTHESIA_TABLE, COUNSEL_TRIGGERS, COMMON_TRIGGERS),
    needs=TOLERANCE_RECORDS,
    statements=("S0-04", "S4-01"),
    rests_on=(USE_MEMORY,),
    override_reasons=(NO_ALTERNATIVE,),
    version="1.1.0",
)
