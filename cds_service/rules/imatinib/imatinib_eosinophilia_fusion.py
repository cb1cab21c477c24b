"""Imatinib is being ordered for mastocytosis with FIP1L1-PDGFRA.

When  imatinib is being ordered and FIP1L1-PDGFRA is positive
Then  say that imatinib is appropriate, that it is begun at 100 mg a day, and
      that the heart is to be looked at first; warn when it is being begun at
      400 mg a day or more. Where it is taken already, a note without the start.

A dose that cannot be read is shown as written.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.fusion import fusion_state
from cds_service.clinical.imatinib import (
    ABOUT_IMATINIB,
    RECORDS,
    child,
    earlier_imatinib,
    has_fusion,
    imatinib_drafts,
    not_known,
    out_of_scope,
)
from cds_service.clinical.imatinib_texts import FUSION, FUSION_RENEWED
from cds_service.clinical.kit import KitStatus, kit_state
from cds_service.clinical.medication import (
    Dose,
    Drug,
    Medication,
)
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import ChangeDose, OrderTest, Proposal, TestOrder
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import taken_now
from cds_service.clinical.variant import FusionResult, KitResult
from cds_service.knowledge.imatinib_advice import (
    FUSION_DOSE,
    LABEL_DOSE,
    LABEL_HEART,
    OVERVIEW_IMATINIB,
)

START: Final = Threshold("dose to begin with", Decimal(100), "mg/d", LABEL_DOSE)
HIGH: Final = Threshold(
    "too high to begin with, from", Decimal(400), "mg/d", LABEL_DOSE
)
_IMATINIB: Final = frozenset({Drug.IMATINIB})


class FusionPositive(Finding):
    """Imatinib is appropriate; `dose` is what is being ordered."""

    fusion: FusionResult
    dose: Dose
    conflict: tuple[FusionResult, ...] = ()
    d816v: tuple[KitResult, ...] = ()
    earlier: tuple[Medication, ...] = ()
    start: Threshold = START
    high: Threshold = HIGH


class StartTooHigh(FusionPositive):
    """It is being begun at a dose that is only reached later."""


class Renewal(FusionPositive):
    """It is taken already: nothing of how it is begun."""


class DoseNotRead(FusionPositive):
    """The dose of the order could not be read."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    state = fusion_state(chart)
    if not has_fusion(chart):
        return NotIndicated(f"FIP1L1-PDGFRA: {state.status}", state.used)
    return child(chart) or _finding(chart)


def _finding(chart: Chart) -> FusionPositive:
    state, kit = fusion_state(chart), kit_state(chart)
    drafts, earlier = imatinib_drafts(chart), earlier_imatinib(chart)
    d816v = kit.used if kit.status is KitStatus.POSITIVE else ()
    highest = max(drafts, key=_daily)
    renewed = bool(taken_now(chart, _IMATINIB))
    kind = Renewal if renewed else _kind(drafts, earlier)
    return kind(
        indicator=Indicator.WARNING if kind is StartTooHigh else Indicator.INFO,
        used=(*state.used, *state.conflict, *d816v, *drafts, *earlier),
        missing=not_known(chart),
        proposals=() if renewed else _proposals(drafts, earlier),
        fusion=state.used[0],
        dose=highest.dose,
        conflict=state.conflict,
        d816v=d816v,
        earlier=earlier,
    )


def _kind(
    drafts: tuple[Medication, ...], earlier: tuple[Medication, ...]
) -> type[FusionPositive]:
    if not earlier and any(_daily(item) >= HIGH.value for item in drafts):
        return StartTooHigh
    unread = any(item.dose.mg_per_day is None for item in drafts)
    return DoseNotRead if unread else FusionPositive


def _daily(item: Medication) -> Decimal:
    """Return the daily dose; one that could not be read is never the highest."""
    daily = item.dose.mg_per_day
    return Decimal(-1) if daily is None else daily


def _proposals(
    drafts: tuple[Medication, ...], earlier: tuple[Medication, ...]
) -> tuple[Proposal, ...]:
    reason = "Before imatinib in FIP1L1-PDGFRA positive disease with eosinophilia"
    lower = (
        ChangeDose(
            "Begin with 100 mg once daily",
            item.reference,
            START.value,
            1,
            with_food=True,
            text="100 mg by mouth once daily with a meal and a large glass of water",
        )
        for item in drafts
        if not earlier and item.dose.mg_per_day != START.value
    )
    return (
        *lower,
        OrderTest("Echocardiogram before the start", TestOrder.ECHOCARDIOGRAM, reason),
        OrderTest("Troponin before the start", TestOrder.TROPONIN, reason),
    )


RULE: Final = Rule(
    id="imatinib-eosinophilia-fusion",
    title="Imatinib with FIP1L1-PDGFRA",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Imatinib is being ordered for an adult with mastocytosis and a positive"
        " FIP1L1-PDGFRA test."
    ),
    then=(
        "Say that imatinib is appropriate and begun at 100 mg a day after a look at the"
        " heart; warn when it is being begun at 400 mg a day or more. Where it is taken"
        " already, only say what it is for."
    ),
    silent_when="No settled test is positive for FIP1L1-PDGFRA.",
    evaluate=evaluate,
    about=ABOUT_IMATINIB,
    texts={
        FusionPositive: CardText(
            "Begin imatinib at 100 mg a day, heart checked: FIP1L1-PDGFRA positive,"
            " {fusion.taken}",
            FUSION,
        ),
        StartTooHigh: CardText(
            "Begin imatinib at 100 mg a day, not {dose}: FIP1L1-PDGFRA positive,"
            " {fusion.taken}",
            FUSION,
        ),
        Renewal: CardText(
            "Judge the response to imatinib before it is renewed: FIP1L1-PDGFRA"
            " positive, {fusion.taken}",
            FUSION_RENEWED,
        ),
        DoseNotRead: CardText(
            "Check the dose: imatinib begins at 100 mg a day, FIP1L1-PDGFRA positive,"
            " {fusion.taken}",
            ("The dose could not be read. As written: {dose.text}", *FUSION),
        ),
    },
    cites=(LABEL_DOSE, LABEL_HEART, FUSION_DOSE, OVERVIEW_IMATINIB),
    needs=RECORDS,
    statements=("S0-25",),
    rests_on=(START, HIGH),
    override_reasons=(
        OverrideReason("dose-intended", "Higher dose intended"),
        OverrideReason("heart-checked", "Heart checked already"),
    ),
    not_evaluated=("echocardiogram and troponin results", "steroids being taken"),
    caveat="Starting dose and cardiac warnings of the label are recalled, not read.",
    version="1.1.0",
)
