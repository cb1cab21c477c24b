"""Advanced mastocytosis or organ damage, and no result about SRSF2, ASXL1, RUNX1.

When  an adult has advanced systemic mastocytosis, or evidence for a C-finding
and   no result about these genes, and no gene panel, is found as data; on an order
      hook: while cytoreductive treatment is being begun
Then  ask for a myeloid gene panel.

A panel that was done or ordered is taken for an answer, although its text is not
read. Says nothing when a record in which it would be was not read.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.c_finding import CFinding, CKind
from cds_service.clinical.c_findings import C_FINDING_NEEDS, present_c_findings
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.high_risk_genes import (
    PANEL_NEEDS,
    panel_gaps,
    panels,
    sar_results,
    unread_reports,
)
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.mutation import Mutated, MutationResult
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, TestOrder
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.treatment_begun import begun_now
from cds_service.knowledge.classification_advice import (
    DONE_ELSEWHERE,
    REVIEW_GENES,
    REVIEW_PANEL,
)


class PanelMissing(Finding):
    """No result is found; `damage` is the reason where no subtype is."""

    diagnoses: tuple[Diagnosis, ...]
    damage: tuple[CKind, ...] = ()
    unclear: tuple[MutationResult, ...] = ()


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_this_patient(chart):
        return NotIndicated(aside)
    if chart.hook.about_orders and not begun_now(chart):
        return NotIndicated("no cytoreductive treatment is being begun")
    found = present_c_findings(chart)
    if not subtype(chart).advanced and not found:
        return NotIndicated("neither advanced disease nor a C-finding on record")
    return _on_record(chart) or _finding(chart, found)


def _on_record(chart: Chart) -> NotIndicated | None:
    """Say what answers the question, or may: then nothing is missing for sure."""
    if told := _told(chart):
        return NotIndicated("a result is on record", told)
    if done := panels(chart):
        return NotIndicated("a gene panel is on record", done)
    if gaps := panel_gaps(chart):
        return NotIndicated(gaps[0].of("records that may hold a panel"))
    return None


def _told(chart: Chart) -> tuple[MutationResult, ...]:
    results = sar_results(chart)
    return tuple(item for item in results if item.found is not Mutated.UNCLEAR)


def _finding(chart: Chart, found: tuple[CFinding, ...]) -> PanelMissing:
    reading, unclear = subtype(chart), sar_results(chart)
    evidence = tuple(dict.fromkeys(fact for item in found for fact in item.used))
    return PanelMissing(
        indicator=Indicator.INFO,
        used=tuple(dict.fromkeys((*reading.used, *evidence, *unclear))),
        missing=tuple(
            f"a genetic report could not be used: {item.why}"
            for item in unread_reports(chart)
        ),
        proposals=(
            OrderTest(
                "Order a myeloid gene panel",
                TestOrder.MYELOID_PANEL,
                "SRSF2, ASXL1 and RUNX1 bear on prognosis and transplant",
            ),
        ),
        diagnoses=reading.used,
        damage=tuple(item.kind for item in found),
        unclear=unclear,
    )


RULE: Final = Rule(
    id="ngs-panel-advsm",
    title="Myeloid gene panel (SRSF2, ASXL1, RUNX1)",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult has advanced systemic mastocytosis or evidence for a C-finding, and"
        " no result about SRSF2, ASXL1 or RUNX1 and no gene panel is found as data."
    ),
    then="Ask for a myeloid gene panel.",
    silent_when=(
        "A result or a panel is on record, or a part of the record in which it would"
        " be was not read."
    ),
    evaluate=evaluate,
    texts={
        PanelMissing: CardText(
            "Order a myeloid gene panel: no SRSF2, ASXL1 or RUNX1 result found as data",
            (
                (
                    "Mutations of SRSF2, ASXL1 or RUNX1 mean a worse prognosis, also"
                    " under midostaurin, and bear on when to evaluate for transplant."
                ),
                "Evidence for organ damage: {damage}",
                "A result that is not clear: {unclear}",
                "A panel that was sent as text or as a file is not read here.",
                "Diagnosis on record: {diagnoses}",
            ),
        ),
    },
    cites=(REVIEW_PANEL, REVIEW_GENES),
    needs=C_FINDING_NEEDS | PANEL_NEEDS,
    statements=("S2-13", "S2-17"),
    override_reasons=(DONE_ELSEWHERE,),
    not_evaluated=("gene panels sent as text or as a file",),
    version="1.1.0",
)
