"""A child with mastocytosis: what is different from adults.

When  the patient is under 18 and mastocytosis, of the skin or systemic, is coded
Then  say what differs; while a marrow examination is being ordered, ask first
      whether advanced disease is suspected with a very high tryptase.
When  midostaurin or avapritinib is taken or being ordered besides
Then  warn: not approved under 18; show counts that are low by the label for adults.

The rules for adults are silent in children; two epinephrine devices are kept
after anaphylaxis and in diffuse skin disease.
"""

from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_findings import C_FINDING_NEEDS, present_c_findings
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.child_drugs import ADULT_DRUGS, adult_drugs, low_counts
from cds_service.clinical.child_findings import (
    AdultDrugInChild,
    ChildDiffers,
    LowOnAdultDrug,
    MarrowInChild,
    MarrowWithoutTryptase,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import SUBTYPES, confirmed_by_code, is_child
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, Proposal, Referral, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS
from cds_service.clinical.tryptase import newest_tryptase
from cds_service.knowledge.midostaurin_label import ALL_LIMITS
from cds_service.knowledge.paediatric_advice import (
    ADULT_THRESHOLDS,
    CITES,
    MARROW_TRYPTASE,
)
from cds_service.knowledge.paediatric_texts import TEXTS
from cds_service.knowledge.regulatory_status import IN_CHILDREN, may_be_outdated

_MASTOCYTOSIS: Final = SUBTYPES | {
    Disease.SYSTEMIC_MASTOCYTOSIS,
    Disease.CUTANEOUS_MASTOCYTOSIS,
    Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS,
}


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    diagnoses = _mastocytosis(chart)
    if not diagnoses or is_child(chart) is not True:
        return NotIndicated("not a child with mastocytosis")
    if drugs := adult_drugs(chart):
        return _treated(chart, diagnoses, drugs)
    if chart.hook is Hook.PATIENT_VIEW:
        return ChildDiffers(
            indicator=Indicator.INFO,
            used=(*diagnoses, chart.patient),
            proposals=_REFERRALS,
            limit=MARROW_TRYPTASE,
            diagnoses=diagnoses,
            statuses=_statuses(chart),
            tryptase=newest_tryptase(chart),
        )
    return _marrow(chart, diagnoses)


def _treated(
    chart: Chart, diagnoses: tuple[Diagnosis, ...], drugs: tuple[Medication, ...]
) -> AdultDrugInChild:
    taken = {item.drug for item in drugs}
    names = [name for name in ADULT_DRUGS if name in taken]
    low = low_counts(chart, ADULT_THRESHOLDS[names[0]])
    told: dict[str, Any] = {
        "indicator": Indicator.WARNING,
        "used": (*low, *drugs, *diagnoses, chart.patient),
        "missing": may_be_outdated(IN_CHILDREN, chart.as_of),
        "proposals": (_SPECIALIST,),
        "limit": MARROW_TRYPTASE,
        "diagnoses": diagnoses,
        "statuses": _statuses(chart),
        "tryptase": newest_tryptase(chart),
        "drugs": drugs,
        "name": names[0],
    }
    return (
        LowOnAdultDrug(**told, count=low[0], low=low)
        if low
        else AdultDrugInChild(**told)
    )


def _statuses(chart: Chart) -> tuple[str, ...]:
    return tuple(row.said(chart.as_of) for row in IN_CHILDREN)


def _marrow(chart: Chart, diagnoses: tuple[Diagnosis, ...]) -> Outcome:
    if chart.hook is not Hook.ORDER_SELECT:
        return NotIndicated("said when a marrow examination is selected")
    kind = EventKind.BONE_MARROW_EXAMINATION
    orders = tuple(item for item in chart.wanted if item.kind is kind)
    if not orders:
        return NotIndicated("no marrow examination is being ordered")
    tryptase, damage = newest_tryptase(chart), present_c_findings(chart)
    if tryptase is None:
        return MarrowWithoutTryptase(
            indicator=Indicator.INFO,
            used=(*diagnoses, *orders),
            proposals=(_TRYPTASE,),
            limit=MARROW_TRYPTASE,
            diagnoses=diagnoses,
            statuses=_statuses(chart),
            orders=orders,
        )
    if damage and tryptase.value.above(MARROW_TRYPTASE.value):
        return NotIndicated("advanced disease is suspected", (tryptase,))
    return MarrowInChild(
        indicator=Indicator.INFO,
        used=(tryptase, *diagnoses, *orders),
        limit=MARROW_TRYPTASE,
        diagnoses=diagnoses,
        statuses=_statuses(chart),
        tryptase=tryptase,
        orders=orders,
    )


def _mastocytosis(chart: Chart) -> tuple[Diagnosis, ...]:
    return confirmed_by_code(chart, _MASTOCYTOSIS)


_REFERRALS: Final[tuple[Proposal, ...]] = (
    OrderTest(
        "Refer to paediatric dermatology",
        Referral.DERMATOLOGY,
        "Mastocytosis in a child",
    ),
    OrderTest("Refer to allergy", Referral.ALLERGY, "Mastocytosis in a child"),
)
_SPECIALIST: Final = OrderTest(
    "Refer to haematology",
    Referral.HEMATOLOGY,
    "A kinase inhibitor of adults in a child with mastocytosis",
)
_TRYPTASE: Final = OrderTest(
    "Order tryptase first", TestOrder.TRYPTASE, "Mastocytosis in a child"
)
RULE: Final = Rule(
    id="paediatric-differences",
    title="Mastocytosis in a child",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when="The patient is under 18 and mastocytosis is coded, of the skin or systemic.",
    then=(
        "Say what differs from adults. While a marrow examination is being ordered:"
        " ask whether advanced disease is suspected and tryptase is above the limit."
        " Warn where midostaurin or avapritinib is taken or ordered: not approved."
    ),
    silent_when="The patient is an adult, or the age is not known.",
    evaluate=evaluate,
    texts=TEXTS,
    cites=CITES,
    needs=frozenset(
        {
            *C_FINDING_NEEDS,
            *MEDICATION_RECORDS,
            Record.TEST_ORDERS,
            EventKind.BONE_MARROW_EXAMINATION,
            Analyte.TRYPTASE,
            *(each.analyte for each in ALL_LIMITS),
        }
    ),
    statements=("S2-06", "S2-15", "S2-16", "S2-22", "S4-10"),
    rests_on=(MARROW_TRYPTASE,),
    override_reasons=(
        OverrideReason("organomegaly-or-cytopenia", "Organomegaly or cytopenia"),
    ),
    not_evaluated=("how much of the skin is affected, unless coded as diffuse",),
    caveat="French single-centre practice; other experts use other limits.",
    version="1.1.1",
)
