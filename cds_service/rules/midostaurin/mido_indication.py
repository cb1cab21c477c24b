"""Advanced mastocytosis, and no treatment that reduces mast cells is on record.

When  an adult has advanced systemic mastocytosis
and   no cytoreductive drug was ever taken, and no transplant is on record
Then  name the first-line drugs, without ranking them, and ask for haematology.

While an order is written it speaks only of one for another cytoreductive drug.
Says nothing when the records may hide a treatment, or name no advanced subtype.
"""

from typing import Final

from cds_service.clinical.advanced import not_advanced
from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import CYTOREDUCTIVE, KIT_INHIBITORS, exposed
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.midostaurin import RECORDS
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.presence import Presence
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.transplant import TRANSPLANT_RECORDS, transplant_considered
from cds_service.knowledge.midostaurin_label import (
    OVERVIEW_FIRST_LINE,
    REVIEW_FIRST_LINE,
)
from cds_service.knowledge.regulatory_status import (
    RegulatoryStatus,
    may_be_outdated,
    statuses_of,
)
from cds_service.knowledge.sources import MASTOCYTOSIS_REVIEW_2019, SM_PATIENT_PAGE

_FIRST_LINE: Final = ("midostaurin", "avapritinib")
_OTHERS: Final = CYTOREDUCTIVE - KIT_INHIBITORS
"""Kinase inhibitors have rules of their own."""


class Untreated(Finding):
    """Advanced disease without cytoreduction; `statuses` say what is approved where."""

    subtypes: frozenset[Disease]
    statuses: tuple[str, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = not_advanced(chart) or _aside(chart)
    if aside:
        return NotIndicated(aside)
    rows = _rows()
    return Untreated(
        indicator=Indicator.INFO,
        used=(*subtype(chart).used, *chart.drafted(*_OTHERS)),
        missing=may_be_outdated(rows, chart.as_of),
        proposals=(_REFER,),
        subtypes=subtype(chart).candidates,
        statuses=tuple(row.said(chart.as_of) for row in rows),
    )


def _aside(chart: Chart) -> str:
    if chart.hook.about_orders and not chart.drafted(*_OTHERS):
        return "no other cytoreductive drug is being ordered"
    drafts = (*chart.drafts, *chart.other_drafts)
    if any(item.drug in KIT_INHIBITORS for item in drafts):
        return "a kinase inhibitor is being ordered"
    if exposed(chart) is not Presence.ABSENT:
        return "cytoreduction is on record, or a record may hide it"
    if transplant_considered(chart) is not Presence.ABSENT:
        return "a transplant is on record, or a record may hide it"
    return ""


def _rows() -> tuple[RegulatoryStatus, ...]:
    return tuple(
        row
        for agent in _FIRST_LINE
        for row in statuses_of(agent)
        if row.indication.startswith("advanced")
    )


_REFER: Final = OrderTest(
    "Refer to haematology", Referral.HEMATOLOGY, "Advanced systemic mastocytosis"
)

RULE: Final = Rule(
    id="mido-indication",
    title="Advanced mastocytosis without cytoreductive treatment",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult has advanced systemic mastocytosis and no cytoreductive drug or"
        " transplant is on record; or another cytoreductive drug is ordered for one."
    ),
    then=(
        "Name the first-line drugs with their regulatory status, without ranking them;"
        " offer a referral to haematology."
    ),
    silent_when=(
        "A cytoreductive drug was ever taken, a transplant or its evaluation is on"
        " record, a kinase inhibitor is being ordered, or a record may hide one."
    ),
    evaluate=evaluate,
    texts={
        Untreated: CardText(
            "Discuss first-line treatment with haematology: {subtypes}, no"
            " cytoreduction on record",
            (
                "Midostaurin and avapritinib, not ranked: {statuses}",
                (
                    "Sources disagree: an online overview names midostaurin alone as"
                    " first line, a review of 2019 speaks of avapritinib as a drug to"
                    " come, a patient page lists both beside imatinib. A clinical trial"
                    " comes first where one is open to the patient."
                ),
                (
                    "Response figures of midostaurin are two measures and not one: 21%"
                    " with complete or incomplete remission (89 patients, strict), 60%"
                    " with any response (trial criteria)."
                ),
            ),
        ),
    },
    cites=(
        OVERVIEW_FIRST_LINE,
        REVIEW_FIRST_LINE,
        Cited(SM_PATIENT_PAGE, "medicines"),
        Cited(MASTOCYTOSIS_REVIEW_2019, "future treatments"),
    ),
    needs=RECORDS | TRANSPLANT_RECORDS | {EventKind.STEM_CELL_TRANSPLANT},
    statements=("S0-02", "S0-23", "S1-12", "S2-40", "S2-43"),
    override_reasons=(
        OverrideReason("observation", "Observed without treatment"),
        OverrideReason("palliative-goals", "Palliative goals"),
        OverrideReason("done-elsewhere", "Treated elsewhere"),
    ),
    not_evaluated=("whether organ damage asks for treatment now", "open trials"),
    caveat="Regulatory statuses are for the US and were read on the day they name.",
)
