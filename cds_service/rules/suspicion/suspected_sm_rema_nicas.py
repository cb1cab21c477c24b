"""Anaphylaxis in somebody without the diagnosis: may it be a mast cell disease?

When  an adult without mastocytosis on record has had anaphylaxis
and   the REMA score is or may be high
Then  show the score as a range, with what is missing, baseline tryptase first.

NICAS is named and not computed: no trustworthy copy of its weights was found. A
range that includes both sides has no class.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis import (
    HISTORY_RECORDS,
    Evidence,
    anaphylaxis_evidence,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Fact, Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import OrderTest, Proposal, Referral, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rema import AFTER_ATTACK, LIKELY_FROM, Rema, RemaPart, rema
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.suspicion import not_for_suspicion
from cds_service.knowledge.suspicion_advice import ANAPHYLAXIS_CITES, REMA_LIMITS


class RemaHigh(Finding):
    """The score is high whatever the missing inputs are."""

    least: int
    most: int
    evidence: tuple[Evidence, ...]
    tryptase: Lab | None = None
    problems: tuple[Problem, ...] = ()
    unknown: tuple[RemaPart, ...] = ()


class RemaOpen(RemaHigh):
    """The score may be high: inputs are missing."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_suspicion(chart):
        return NotIndicated(aside)
    evidence = anaphylaxis_evidence(chart)
    if not evidence:
        return NotIndicated("no anaphylaxis on record")
    score = rema(chart)
    if score.most < LIKELY_FROM:
        return NotIndicated("the REMA score cannot be high", evidence)
    return (RemaHigh if score.least >= LIKELY_FROM else RemaOpen)(
        indicator=Indicator.INFO,
        used=_used(chart, score, evidence),
        missing=tuple(f"{part}: not known" for part in score.unknown),
        proposals=_proposals(score),
        least=score.least,
        most=score.most,
        evidence=evidence,
        tryptase=score.tryptase,
        problems=score.problems,
        unknown=score.unknown,
    )


def _used(
    chart: Chart, score: Rema, evidence: tuple[Evidence, ...]
) -> tuple[Fact, ...]:
    tryptase = (score.tryptase,) if score.tryptase else ()
    return (*evidence, *tryptase, *score.problems, chart.patient)


def _proposals(score: Rema) -> tuple[Proposal, ...]:
    why = "Anaphylaxis: is a clonal mast cell disease behind it?"
    refer = OrderTest("Refer to allergy", Referral.ALLERGY, why)
    if score.tryptase is not None:
        hematology = OrderTest("Refer to haematology", Referral.HEMATOLOGY, why)
        return (refer, hematology)
    return (OrderTest("Order a baseline tryptase", TestOrder.TRYPTASE, why), refer)


_DETAIL: Final = (
    "Anaphylaxis on record: {evidence}",
    (
        "REMA: {least} to {most} points; 2 or more means a high probability of a"
        " clonal mast cell disease. Male +1, female -1; urticaria, pruritus and"
        " angio-oedema all absent in the attack +1, any present -2; presyncope or"
        " syncope +3; baseline tryptase below 15 ng/mL -1, above 25 ng/mL +2."
    ),
    "Baseline tryptase on record: {tryptase}",
    "Problems counted: {problems}",
    "Not known, so that the score is a range without a class: {unknown}",
    (
        "Sources disagree: the 2019 review says that NICAS predicts better, a"
        " comparison of 2023 in 182 patients found REMA better (82 % against 75 %)."
        " NICAS is not computed here; it adds KIT D816V in blood by an allele-specific"
        " assay."
    ),
    "A full work-up is examination, tryptase, marrow, KIT and imaging, by a centre.",
)

RULE: Final = Rule(
    id="suspected-sm-rema-nicas",
    title="Anaphylaxis: REMA score",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "An adult without mastocytosis on record has had anaphylaxis, and the REMA"
        " score is, or may be, high."
    ),
    then="Show the score as a range and what is missing of it; offer tryptase.",
    silent_when=(
        "The score cannot be high, mastocytosis is on record or suspected, or the"
        " problem list was not read in full."
    ),
    evaluate=evaluate,
    texts={
        RemaHigh: CardText(
            "Suspect a clonal mast cell disease after anaphylaxis: REMA at least"
            " {least} (high probability)",
            _DETAIL,
        ),
        RemaOpen: CardText(
            "Consider a clonal mast cell disease after anaphylaxis: REMA {least} to"
            " {most}, inputs missing",
            _DETAIL,
        ),
    },
    cites=ANAPHYLAXIS_CITES,
    needs=frozenset(
        {
            Record.PATIENT,
            Record.LABS,
            *HISTORY_RECORDS,
            Record.ENCOUNTERS,
            EventKind.ANAPHYLAXIS_REACTION,
            Analyte.TRYPTASE,
        }
    ),
    statements=("S1-03", "S2-03", "S2-04", "S3-05"),
    rests_on=(*REMA_LIMITS, AFTER_ATTACK),
    override_reasons=(
        OverrideReason("trigger-explains-it", "Allergy explains the anaphylaxis"),
    ),
    not_evaluated=(
        "NICAS",
        "what the skin did during the attack, unless it is on the problem list",
    ),
    caveat="The weights were recalled and seen in a calculator; check them first.",
)
