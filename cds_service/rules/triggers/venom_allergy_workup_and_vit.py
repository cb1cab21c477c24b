"""An allergy to bee or wasp venom that nobody on this record treats.

When  the patient has systemic mastocytosis (or it is possible)
and   an allergy to the venom of bees, wasps or other stinging insects, or a
      toxic sting, is on record
and   no venom immunotherapy and no allergist since is
Then  say to refer for venom immunotherapy, and offer the referral and the tests.

Where no severity is on record it asks whether the reaction was systemic. Asks
when the records in which immunotherapy or a referral would be were not sent.
"""

from dataclasses import dataclass
from typing import Final

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis import Evidence, anaphylaxis_evidence
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import (
    Concern,
    concern,
    doubts,
    not_concerned,
    softened,
)
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import (
    Population,
    confirmed_diagnoses,
    population,
)
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import OrderTest, Referral, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS
from cds_service.clinical.venom import (
    ALLERGIST_SEEN,
    VenomAllergy,
    allergist_since,
    immunotherapy,
    venom_allergy,
)
from cds_service.knowledge.venom_advice import CITES, HOW, NEEDED, SEVERITY_UNSTATED

_TOLD_APART: Final = {
    Record.PROCEDURES: "procedures",
    Record.TEST_ORDERS: "orders and referrals",
    Record.ENCOUNTERS: "visits",
    Record.MEDICATION_ORDERS: "medication orders",
}
"""Where immunotherapy or an allergist would be, and what a reader calls it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SevereSting(Finding):
    """An anaphylaxis, or a severe reaction, to venom."""

    concern: Concern
    recorded: Moment | None
    evidence: tuple[Allergy | Problem, ...]
    attacks: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityUnstated(SevereSting):
    """An allergy to venom, or a sting, without a word on how bad it was."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    found = venom_allergy(chart)
    if found is None:
        return NotIndicated("no allergy to the venom of stinging insects on record")
    known = population(chart) is not Population.UNKNOWN
    if outside := not_concerned(chart, found.evidence, must_say=known):
        return outside
    if treated := immunotherapy(chart):
        return NotIndicated("venom immunotherapy is on record", treated)
    if seen := allergist_since(chart):
        return NotIndicated("an allergist sees to it", seen)
    if gaps := chart.lacks(*_TOLD_APART):
        said = "; ".join(gap.of(_TOLD_APART[gap.record]) for gap in gaps)
        return InsufficientData(
            f"whether venom immunotherapy is under way: {said}", found.evidence
        )
    return _finding(chart, found)


def _finding(chart: Chart, found: VenomAllergy) -> SevereSting:
    level = Indicator.WARNING if found.sure or found.severe else Indicator.INFO
    kind = SevereSting if found.severe else SeverityUnstated
    told = {item.reference for item in found.evidence}
    attacks = [a for a in anaphylaxis_evidence(chart) if a.reference not in told]
    return kind(
        indicator=softened(chart, level),
        used=(*found.evidence, *attacks, *confirmed_diagnoses(chart)),
        missing=doubts(chart),
        proposals=_proposals(chart),
        concern=concern(chart),
        recorded=found.newest,
        evidence=found.evidence,
        attacks=tuple(attacks),
    )


def _proposals(chart: Chart) -> tuple[OrderTest, ...]:
    why = "Systemic mastocytosis and allergy to insect venom"
    refer = OrderTest("Refer to allergy for venom immunotherapy", Referral.ALLERGY, why)
    ige = OrderTest("Order venom-specific IgE", TestOrder.VENOM_IGE, why)
    if chart.labs_of(Analyte.TRYPTASE):
        return refer, ige
    return refer, ige, OrderTest("Order baseline tryptase", TestOrder.TRYPTASE, why)


RULE: Final = Rule(
    id="venom-allergy-workup-and-vit",
    title="Venom allergy: work-up and immunotherapy",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "The patient has (or may have) systemic mastocytosis and an allergy to the"
        " venom of stinging insects, and neither venom immunotherapy nor an allergist"
        " since is on record."
    ),
    then=(
        "Say to refer for venom immunotherapy if the reaction was systemic and"
        " IgE-mediated; offer the referral, venom-specific IgE and baseline tryptase."
    ),
    silent_when=(
        "Immunotherapy, a referral or a visit to an allergist since the reaction is on"
        " record, or the allergy was refuted."
    ),
    evaluate=evaluate,
    texts={
        SevereSting: CardText(
            summary=(
                "Refer for venom immunotherapy {concern}: severe venom reaction,"
                " recorded {recorded}, untreated here"
            ),
            detail=(NEEDED, *HOW),
        ),
        SeverityUnstated: CardText(
            summary=(
                "Ask how bad the sting reaction was ({recorded}): if systemic, venom"
                " immunotherapy {concern}"
            ),
            detail=(
                SEVERITY_UNSTATED,
                NEEDED,
                *HOW,
            ),
        ),
    },
    cites=CITES,
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            Record.ALLERGIES,
            *_TOLD_APART,
            *MEDICATION_RECORDS,
            Analyte.TRYPTASE,
            EventKind.ANAPHYLAXIS_REACTION,
            EventKind.VENOM_IMMUNOTHERAPY,
            EventKind.ALLERGY_CARE,
        }
    ),
    statements=("S1-14", "S2-24", "S2-26", "S2-36"),
    rests_on=(ALLERGIST_SEEN,),
    override_reasons=(
        OverrideReason("immunotherapy-under-way", "Venom immunotherapy is under way"),
        OverrideReason("not-ige-mediated", "Reaction was local or not IgE-mediated"),
        OverrideReason("patient-declined", "Declined after counselling"),
    ),
    not_evaluated=(
        "stings that nobody coded",
        "immunotherapy given elsewhere",
        "whether the reaction was IgE-mediated",
    ),
)
