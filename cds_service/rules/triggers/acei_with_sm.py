"""An ACE inhibitor is being ordered; it is weighed, and never stopped for that.

When  an adult has systemic mastocytosis, or it is possible
and   an ACE inhibitor is being ordered
Then  say, in one line, that anaphylaxis may be severer and that this alone is no
      reason against it.

Angiotensin receptor blockers are none. Never offers to remove it.
"""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import Concern, concern, doubts, not_concerned
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.knowledge.sources import ANAPHYLAXIS_PARAMETER_2023


class AceInhibitor(Finding):
    """The draft orders."""

    concern: Concern
    drugs: tuple[Medication, ...]


_ABOUT: Final = Subject.of(
    Drug.ACE_INHIBITOR, otherwise="no ACE inhibitor is being ordered"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    drugs = chart.drafted(Drug.ACE_INHIBITOR)
    if not drugs:
        return _ABOUT.otherwise
    if outside := not_concerned(chart, drugs, must_say=False):
        return outside
    return AceInhibitor(
        indicator=Indicator.INFO,
        used=drugs,
        missing=doubts(chart),
        concern=concern(chart),
        drugs=drugs,
    )


_DETAIL: Final = (
    "ACE inhibitor being ordered: {drugs}",
    (
        "For most indications stopping or changing it may be more dangerous than a"
        " severer anaphylaxis (2023 practice parameter). Angio-oedema under an ACE"
        " inhibitor looks like a mast cell symptom."
    ),
    "The documents on systemic mastocytosis say nothing of ACE inhibitors.",
)

RULE: Final = Rule(
    id="acei-with-sm",
    title="ACE inhibitor with systemic mastocytosis",
    tier=Tier.P2,
    provenance=Provenance.LITERATURE,
    when="An ACE inhibitor is being ordered for an adult with systemic mastocytosis.",
    then="Say what is to be weighed. Nothing to stop or remove is ever offered.",
    silent_when="No ACE inhibitor is among the orders; receptor blockers are none.",
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        AceInhibitor: CardText(
            summary=(
                "Weigh the ACE inhibitor {concern}: anaphylaxis may be severer; no"
                " reason to stop it for this alone"
            ),
            detail=_DETAIL,
        ),
    },
    cites=(Cited(ANAPHYLAXIS_PARAMETER_2023, "beta-blockers and ACE inhibitors"),),
    needs=frozenset({Record.PATIENT, Record.CONDITIONS}),
    override_reasons=(
        OverrideReason("benefit-outweighs-risk", "Benefit outweighs the risk"),
    ),
    not_evaluated=("whether angio-oedema occurred under an ACE inhibitor",),
)
