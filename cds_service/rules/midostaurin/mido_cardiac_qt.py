"""Midostaurin is ordered for a heart that is at risk.

When  midostaurin is being ordered for systemic mastocytosis
and   heart failure or a long QT interval is on record
Then  suggest an electrocardiogram, and a look at the heart's function.

No list of drugs that prolong the QT interval is kept here: none is looked for.
"""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.medication import Drug
from cds_service.clinical.midostaurin import RECORDS, out_of_scope
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.labels import RYDAPT_EU
from cds_service.knowledge.sources import RYDAPT_LABEL


class HeartAtRisk(Finding):
    """Heart failure or a long QT interval is on record."""

    problems: tuple[Problem, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if not chart.problems or not chart.drafted(Drug.MIDOSTAURIN):
        return NotIndicated("no such order, or no such problem")
    aside = out_of_scope(chart)
    if aside is not None:
        return NotIndicated(aside.reason)
    known = chart.problems_of(*_AT_RISK)
    found = tuple(item for item in known if item.current)
    if not found:
        return NotIndicated("neither heart failure nor a long QT is on record")
    ailments = frozenset[Ailment]().union(*(item.means & _AT_RISK for item in found))
    return HeartAtRisk(
        indicator=Indicator.INFO,
        used=(*found, *chart.drafted(Drug.MIDOSTAURIN)),
        proposals=(_ECG, _ECHO) if Ailment.LONG_QT in ailments else (_ECHO, _ECG),
        problems=found,
    )


_AT_RISK: Final = frozenset({Ailment.HEART_FAILURE, Ailment.LONG_QT})
_WHY: Final = "Before midostaurin: heart at risk"
_ECG: Final = OrderTest("Order an electrocardiogram", TestOrder.ECG, _WHY)
_ECHO: Final = OrderTest("Order an echocardiogram", TestOrder.ECHOCARDIOGRAM, _WHY)

RULE: Final = Rule(
    id="mido-cardiac-qt",
    title="Midostaurin: heart failure and long QT",
    tier=Tier.P2,
    provenance=Provenance.LABEL,
    when=(
        "Midostaurin is ordered for systemic mastocytosis and heart failure or a long"
        " QT interval is on record."
    ),
    then="Suggest an electrocardiogram and a look at the heart's function.",
    silent_when="Neither is on record; drugs that prolong the QT are not looked for.",
    evaluate=evaluate,
    texts={
        HeartAtRisk: CardText(
            "Consider an ECG and an echocardiogram before midostaurin: heart failure or"
            " long QT on record",
            (
                "On record: {problems}",
                (
                    "Countries differ: the EU product information warns of heart"
                    " failure; the US label reports a QT interval above 480 ms in 4.7%"
                    " of patients with advanced mastocytosis."
                ),
            ),
        ),
    },
    cites=(
        Cited(RYDAPT_LABEL, "12, cardiac electrophysiology"),
        Cited(RYDAPT_EU, "4.4, cardiac dysfunction"),
    ),
    needs=RECORDS,
    override_reasons=(OverrideReason("done-elsewhere", "Checked elsewhere"),),
    not_evaluated=(
        "drugs that prolong the QT interval: no trustworthy list is kept here",
        "electrolytes, and electrocardiograms on record",
    ),
    caveat="The figure was read in an excerpt of the label.",
)
