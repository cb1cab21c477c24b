"""An allergy to bee or wasp venom that nobody on this record treats.

When  the patient has systemic mastocytosis (or it is possible)
and   an allergy to the venom of bees, wasps or other stinging insects, or a
      toxic sting, is on record
and   no venom immunotherapy and no allergist since is; one that had ended before
      the last reaction counts no more
Then  say to refer for venom immunotherapy, and offer the referral and the tests.

Where no severity is on record it asks whether the reaction was systemic. Asks
when the records in which immunotherapy or a referral would be were not sent.
"""

from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis import anaphylaxis_evidence
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import (
    NotDecided,
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
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.perhaps_taken import unclear
from cds_service.clinical.presence import Presence
from cds_service.clinical.proposal import OrderTest, Referral, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS
from cds_service.clinical.venom import (
    ALLERGIST_SEEN,
    UNDER_WAY,
    VenomAllergy,
    allergist_since,
    immunotherapy,
    perhaps_under_way,
    treated,
    venom_allergy,
)
from cds_service.clinical.venom_findings import (
    AfterImmunotherapy,
    SevereSting,
    SeverityUnstated,
)
from cds_service.knowledge.venom_advice import CITES, TEXTS

_TOLD_APART: Final = {
    Record.PROCEDURES: "procedures",
    Record.TEST_ORDERS: "orders and referrals",
    Record.ENCOUNTERS: "visits",
    Record.MEDICATION_ORDERS: "medication orders",
}
"""Where immunotherapy or an allergist would be, and what a reader calls it."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    found = venom_allergy(chart)
    if found is None:
        return NotIndicated("no allergy to the venom of stinging insects on record")
    known = population(chart) is not Population.UNKNOWN
    if outside := not_concerned(chart, found.evidence, must_say=known):
        return outside
    return _seen_to(chart, found) or _finding(chart, found)


def _seen_to(chart: Chart, found: VenomAllergy) -> NotDecided | None:
    """Say who sees to it, or why nobody knows; None when nobody does."""
    given = immunotherapy(chart)
    if treated(chart) is Presence.PRESENT:
        return NotIndicated("venom immunotherapy is on record", given)
    if seen := allergist_since(chart):
        return NotIndicated("an allergist sees to it", seen)
    if treated(chart) is Presence.UNKNOWN:
        why = "whether venom immunotherapy came after the last reaction: it has no date"
        return InsufficientData(why, (*found.evidence, *given))
    if perhaps := perhaps_under_way(chart):
        return InsufficientData(unclear(perhaps), (*found.evidence, *perhaps))
    if gaps := chart.lacks(*_TOLD_APART):
        said = "; ".join(gap.of(_TOLD_APART[gap.record]) for gap in gaps)
        return InsufficientData(
            f"whether venom immunotherapy is under way: {said}", found.evidence
        )
    return None


def _finding(chart: Chart, found: VenomAllergy) -> SevereSting:
    level = Indicator.WARNING if found.sure or found.severe else Indicator.INFO
    told = {item.reference for item in found.evidence}
    attacks = [a for a in anaphylaxis_evidence(chart) if a.reference not in told]
    before = immunotherapy(chart)
    said: dict[str, Any] = {
        "indicator": softened(chart, level),
        "used": (*found.evidence, *before, *attacks, *confirmed_diagnoses(chart)),
        "missing": doubts(chart),
        "proposals": _proposals(chart),
        "concern": concern(chart),
        "recorded": found.newest,
        "evidence": found.evidence,
        "attacks": tuple(attacks),
    }
    if before:
        said["recorded"] = found.latest
        return AfterImmunotherapy(**said, before=before)
    return (SevereSting if found.severe else SeverityUnstated)(**said)


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
        " venom of stinging insects, and neither venom immunotherapy (under way, or"
        " later than the last reaction) nor an allergist since is on record."
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
    texts=TEXTS,
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
    rests_on=(ALLERGIST_SEEN, UNDER_WAY),
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
    version="1.1.0",
)
