"""A child with mastocytosis: what is different from adults.

When  the patient is under 18 and mastocytosis, of the skin or systemic, is coded
Then  say what differs; while a marrow examination is being ordered, ask first
      whether advanced disease is suspected with a very high tryptase.

The rules for adults are silent in children; two epinephrine devices are kept
after anaphylaxis and in diffuse skin disease.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Threshold
from cds_service.clinical.c_findings import C_FINDING_NEEDS, present_c_findings
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.counted import settled
from cds_service.clinical.counts import newest_standing, safer_high
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import SUBTYPES, is_child
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, Proposal, Referral, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.paediatric_advice import (
    ABOUT_DRUGS,
    CITES,
    MARROW_TRYPTASE,
)

_MASTOCYTOSIS: Final = SUBTYPES | {
    Disease.SYSTEMIC_MASTOCYTOSIS,
    Disease.CUTANEOUS_MASTOCYTOSIS,
    Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS,
}


class ChildDiffers(Finding):
    """What differs in a child; `tryptase` is the newest."""

    diagnoses: tuple[Diagnosis, ...]
    tryptase: Lab | None = None
    limit: Threshold = MARROW_TRYPTASE


class MarrowInChild(ChildDiffers):
    """A marrow examination is being ordered, and the reasons for one are not there."""

    tryptase: Lab
    orders: tuple[Event, ...]


class MarrowWithoutTryptase(ChildDiffers):
    """The same, and no tryptase is known."""

    orders: tuple[Event, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    diagnoses = _mastocytosis(chart)
    if not diagnoses or is_child(chart) is not True:
        return NotIndicated("not a child with mastocytosis")
    if chart.hook is Hook.PATIENT_VIEW:
        return ChildDiffers(
            indicator=Indicator.INFO,
            used=(*diagnoses, chart.patient),
            proposals=_REFERRALS,
            diagnoses=diagnoses,
            tryptase=_tryptase(chart),
        )
    return _marrow(chart, diagnoses)


def _marrow(chart: Chart, diagnoses: tuple[Diagnosis, ...]) -> Outcome:
    kind = EventKind.BONE_MARROW_EXAMINATION
    orders = tuple(item for item in chart.wanted if item.kind is kind)
    if not orders:
        return NotIndicated("no marrow examination is being ordered")
    tryptase, damage = _tryptase(chart), present_c_findings(chart)
    if tryptase is None:
        return MarrowWithoutTryptase(
            indicator=Indicator.INFO,
            used=(*diagnoses, *orders),
            proposals=(_TRYPTASE,),
            diagnoses=diagnoses,
            orders=orders,
        )
    if damage and tryptase.value.above(MARROW_TRYPTASE.value):
        return NotIndicated("advanced disease is suspected", (tryptase,))
    return MarrowInChild(
        indicator=Indicator.INFO,
        used=(tryptase, *diagnoses, *orders),
        diagnoses=diagnoses,
        tryptase=tryptase,
        orders=orders,
    )


def _mastocytosis(chart: Chart) -> tuple[Diagnosis, ...]:
    return tuple(
        item
        for item in chart.diagnoses
        if item.coded & _MASTOCYTOSIS and item.verification is Verification.CONFIRMED
    )


def _tryptase(chart: Chart) -> Lab | None:
    found = newest_standing(settled(chart, Analyte.TRYPTASE), safer_high)
    return None if found is None else found.lab


_REFERRALS: Final[tuple[Proposal, ...]] = (
    OrderTest(
        "Refer to paediatric dermatology",
        Referral.DERMATOLOGY,
        "Mastocytosis in a child",
    ),
    OrderTest("Refer to allergy", Referral.ALLERGY, "Mastocytosis in a child"),
)
_TRYPTASE: Final = OrderTest(
    "Order tryptase first", TestOrder.TRYPTASE, "Mastocytosis in a child"
)
_DETAIL: Final = (
    (
        "Mastocytosis of the skin is common in children, is usually limited to the skin"
        " and generally does not become systemic."
    ),
    (
        "A marrow examination is for suspected advanced disease with tryptase above"
        " {limit} (practice of one French centre; other experts use other limits)."
    ),
    "Tryptase on record: {tryptase}",
    (
        "KIT is sequenced in exons 8 to 13 and 17: only 42 % of children have a"
        " mutation of codon 816, so that a test for D816V alone misses most."
    ),
    (
        "A mastocytoma is treated with a topical steroid under occlusion, and excised"
        " if that fails; phototherapy is for adolescents at the earliest."
    ),
    ABOUT_DRUGS,
    (
        "Thresholds and drugs of the other rules are those of adults, so they are"
        " silent here. Two epinephrine devices are asked for after anaphylaxis and in"
        " diffuse skin disease."
    ),
    "Diagnosis on record: {diagnoses}",
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
    ),
    silent_when="The patient is an adult, or the age is not known.",
    evaluate=evaluate,
    texts={
        ChildDiffers: CardText(
            "Mind the differences in a child: usually skin only, marrow only if"
            " advanced SM is suspected with tryptase above {limit}",
            _DETAIL,
        ),
        MarrowInChild: CardText(
            "Reconsider marrow in a child: {tryptase}; it is for suspected advanced SM",
            ("Being ordered: {orders}", *_DETAIL),
        ),
        MarrowWithoutTryptase: CardText(
            "Measure tryptase before marrow in a child: none on record; above {limit}"
            " is the limit one centre uses",
            ("Being ordered: {orders}", *_DETAIL),
        ),
    },
    cites=CITES,
    needs=C_FINDING_NEEDS
    | {Record.TEST_ORDERS, EventKind.BONE_MARROW_EXAMINATION, Analyte.TRYPTASE},
    statements=("S2-06", "S2-15", "S2-16", "S2-22", "S4-10"),
    rests_on=(MARROW_TRYPTASE,),
    override_reasons=(
        OverrideReason("organomegaly-or-cytopenia", "Organomegaly or cytopenia"),
    ),
    not_evaluated=("how much of the skin is affected, unless coded as diffuse",),
    caveat="French single-centre practice; other experts use other limits.",
)
