"""SM-AHN: which component damages the organs, and is each of them treated?

When  an adult's subtype is SM-AHN, recorded or inferred
and   there is evidence for a C-finding; on an order hook: while cytoreductive
      treatment is being begun
Then  ask to state where the damage comes from, and to plan for both components.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.c_finding import CKind
from cds_service.clinical.c_findings import C_FINDING_NEEDS, present_c_findings
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import (
    Fact,
    Finding,
    Indicator,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.treatment_begun import begun_now
from cds_service.knowledge.classification_advice import (
    OVERVIEW_AHN,
    OVERVIEW_PAGE_AHN,
    PAGE_CHEMOTHERAPY,
    REVIEW_AHN,
)


class SayWhichComponent(Finding):
    """Organs are damaged, and either component may be the cause."""

    kinds: tuple[CKind, ...]
    evidence: tuple[Fact, ...]
    diagnoses: tuple[Diagnosis, ...]
    drafts: tuple[Medication, ...] = ()


class PlanForBoth(SayWhichComponent):
    """Treatment is being ordered, which may be for one component alone."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_this_patient(chart):
        return NotIndicated(aside)
    if subtype(chart).certain is not Disease.SM_AHN:
        return NotIndicated("the subtype is not SM-AHN", subtype(chart).used)
    drafts = begun_now(chart)
    if chart.hook.about_orders:
        if not drafts:
            return NotIndicated("no cytoreductive treatment is being begun")
        return _finding(chart, PlanForBoth, drafts)
    if not present_c_findings(chart):
        return NotIndicated("no evidence of organ damage")
    return _finding(chart, SayWhichComponent, ())


def _finding(
    chart: Chart, kind: type[SayWhichComponent], drafts: tuple[Medication, ...]
) -> SayWhichComponent:
    found, diagnoses = present_c_findings(chart), subtype(chart).used
    evidence = tuple(dict.fromkeys(fact for item in found for fact in item.used))
    return kind(
        indicator=Indicator.INFO,
        used=(*diagnoses, *evidence, *drafts),
        proposals=(
            AddTask(
                "Discuss both components with haematology",
                "SM-AHN: please state which component causes the organ damage, and"
                " plan the treatment of the mastocytosis and of the associated"
                " neoplasm.",
            ),
        ),
        kinds=tuple(item.kind for item in found),
        evidence=evidence,
        diagnoses=diagnoses,
        drafts=drafts,
    )


_DETAIL: Final = (
    (
        "The associated neoplasm may cause the damage, and may decide the outcome: what"
        " treats the one component need not treat the other. Chemotherapy has its place"
        " when the neoplasm asks for it."
    ),
    "Evidence for organ damage: {evidence}",
    "Diagnosis on record: {diagnoses}",
    "Being ordered: {drafts}",
)

RULE: Final = Rule(
    id="sm-ahn-component-attribution",
    title="SM-AHN: which component",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An adult has SM-AHN and evidence for a C-finding, or cytoreductive treatment"
        " is being begun."
    ),
    then=(
        "Ask to state whether the mastocytosis or the associated neoplasm causes the"
        " damage, and to plan the treatment of both."
    ),
    silent_when="The subtype is another one or contradictory, or no organ is damaged.",
    evaluate=evaluate,
    texts={
        SayWhichComponent: CardText(
            "State whether the C-finding ({kinds}) comes from the mastocytosis or the"
            " AHN; plan for both",
            _DETAIL,
        ),
        PlanForBoth: CardText(
            "Plan for both components of SM-AHN: is this treatment for the mastocytosis"
            " or the AHN?",
            _DETAIL,
        ),
    },
    cites=(OVERVIEW_AHN, REVIEW_AHN, OVERVIEW_PAGE_AHN, PAGE_CHEMOTHERAPY),
    needs=C_FINDING_NEEDS,
    statements=("S0-47", "S1-13", "S2-10", "S4-04"),
    override_reasons=(OverrideReason("documented", "Attribution is documented"),),
    not_evaluated=("care plans and notes, in which the attribution may stand",),
    version="1.1.0",
)
