"""A drug with weak evidence in mastocytosis is being ordered.

When  sirolimus, masitinib, brentuximab vedotin or ripretinib is being ordered for
      a patient with systemic mastocytosis
Then  a line of the checklist: a trial or a specialist, with what is known of it.

Says nothing when another reason is on record: a transplant (sirolimus), a
stromal tumour (ripretinib), or taking part in a trial.
"""

from collections.abc import Mapping
from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.avapritinib import stromal_tumors
from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import one_each
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.regulatory_status import OUTDATED_AFTER, statuses_of
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_PATIENT_PAGE,
)

_TOLD: Final[Mapping[Drug, str]] = {
    Drug.SIROLIMUS: "sirolimus (rapamycin): possible in relapsed disease, weak data",
    Drug.MASITINIB: "masitinib: one phase III trial, a confirming one was asked for",
    Drug.BRENTUXIMAB: "brentuximab vedotin: none of 10 patients responded",
    Drug.RIPRETINIB: "ripretinib: early results only",
}


class WeakEvidence(Finding):
    """Such a drug, what the review says of it, and its status."""

    drug: Drug
    drafts: tuple[Medication, ...]
    evidence: tuple[str, ...]
    status: str


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drafts = one_each(chart.drafted(*_TOLD)) if chart.hook.about_orders else ()
    aside = not_for_this_patient(chart)
    if aside or not drafts:
        return NotIndicated(aside or "none of these drugs is being ordered")
    asked = tuple(item for item in drafts if not _for_another_reason(chart, item.drug))
    if not asked or chart.events_of(EventKind.CLINICAL_TRIAL):
        return NotIndicated("another reason is on record", drafts)
    drugs = tuple(dict.fromkeys(item.drug for item in asked))
    rows = (row for drug in drugs for row in statuses_of(drug.value))
    return WeakEvidence(
        indicator=Indicator.INFO,
        used=asked,
        proposals=(_ASK,),
        drug=drugs[0],
        drafts=asked,
        evidence=tuple(_TOLD[drug] for drug in drugs),
        status="; ".join(row.said(chart.as_of) for row in rows),
    )


def _for_another_reason(chart: Chart, drug: Drug) -> bool:
    if drug is Drug.SIROLIMUS:
        done = chart.done(EventKind.STEM_CELL_TRANSPLANT)
        return bool(done or chart.problems_of(Ailment.STEM_CELL_TRANSPLANT_STATUS))
    return drug is Drug.RIPRETINIB and bool(stromal_tumors(chart))


_ASK: Final = OrderTest(
    "Ask a mastocytosis centre", Referral.SPECIALIST_CENTRE, "Drug with weak evidence"
)

RULE: Final = Rule(
    id="advanced-disease-other-agents",
    title="Drugs with weak evidence in mastocytosis",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "Sirolimus, masitinib, brentuximab vedotin or ripretinib is being ordered in"
        " systemic mastocytosis."
    ),
    then="Say that the evidence is weak: a trial or a specialist.",
    silent_when=(
        "A transplant (sirolimus), a stromal tumour (ripretinib) or a trial is on"
        " record."
    ),
    evaluate=evaluate,
    texts={
        WeakEvidence: CardText(
            "Give {drug} in a trial or with a specialist only: weak evidence in"
            " mastocytosis",
            ("What the review of 2019 says: {evidence}.", "Status: {status}."),
        ),
    },
    cites=(
        Cited(MASTOCYTOSIS_REVIEW_2019, "kinase inhibitors, other options, future"),
        Cited(SM_PATIENT_PAGE, "medications: chemotherapy"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            EventKind.CLINICAL_TRIAL,
            EventKind.STEM_CELL_TRANSPLANT,
        }
    ),
    statements=("S2-34", "S2-38", "S2-43", "S1-13"),
    rests_on=(OUTDATED_AFTER,),
    override_reasons=(
        OverrideReason("clinical-trial", "Within a clinical trial"),
        OverrideReason("different-indication", "For another disease"),
    ),
)
