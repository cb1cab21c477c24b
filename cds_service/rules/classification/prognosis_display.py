"""Prognostic scores of advanced mastocytosis, with what is missing of them.

When  an adult has advanced systemic mastocytosis
Then  show the mutation-adjusted score and the international score as ranges: what
      is unknown is not zero.

Never drives a treatment; survival figures are not shown. Says nothing when none
of their inputs is known.
"""

from typing import Final

from cds_service.clinical.advanced import not_advanced
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.high_risk_genes import sar_results
from cds_service.clinical.kit import KIT_RECORDS
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.organs import established
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.persistent_low import RECENT
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.prognosis import (
    Input,
    RiskGroup,
    group_of,
    ipsm_advanced,
    mars,
)
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.knowledge.classification_advice import REVIEW_GENES, REVIEW_PROGNOSIS
from cds_service.knowledge.prognosis_sources import (
    IPSM_PLACE,
    MARS_PLACE,
    PROGNOSIS_LIMITS,
)


class Prognosis(Finding):
    """Every input is known: the score is one number."""

    least: int
    most: int
    group: RiskGroup
    most_group: RiskGroup
    factors: int
    most_factors: int
    labs: tuple[Lab, ...] = ()
    genes: tuple[MutationResult, ...] = ()
    spleen: tuple[Problem, ...] = ()
    unknown: tuple[Input, ...] = ()
    lacking: tuple[Input, ...] = ()


class PrognosisRange(Prognosis):
    """Inputs are missing: the score is a range."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_advanced(chart):
        return NotIndicated(aside)
    score, factors, genes = mars(chart), ipsm_advanced(chart), sar_results(chart)
    if not score.used and not genes:
        return NotIndicated("neither counts nor genes are on record")
    unknown = tuple(dict.fromkeys((*score.unknown, *factors.unknown)))
    labs = tuple(dict.fromkeys((*score.used, *factors.used)))
    spleen = established(chart, Ailment.SPLENOMEGALY)
    return (Prognosis if score.least == score.most else PrognosisRange)(
        indicator=Indicator.INFO,
        used=(*subtype(chart).used, *labs, *genes, *spleen),
        missing=tuple(f"{each}: not known" for each in unknown),
        least=score.least,
        most=score.most,
        group=group_of(score.least),
        most_group=group_of(score.most),
        factors=factors.least,
        most_factors=factors.most,
        labs=labs,
        genes=genes,
        spleen=spleen,
        unknown=unknown,
        lacking=score.unknown,
    )


_DETAIL: Final = (
    (
        "Mutation-adjusted score (MARS): {least} to {most} of 5. Age above 60,"
        " haemoglobin below 10 g/dL, platelets below 100 x10^9/L: a point each; one"
        " mutated gene of SRSF2, ASXL1 and RUNX1 one point, two or more two. 0 to 1"
        " low, 2 intermediate, 3 to 5 high risk."
    ),
    (
        "International score (IPSM), advanced disease: {factors} to {most_factors} of 6"
        " risk factors (age 60 or more, tryptase 125 ng/mL or more, WBC 16 x10^9/L or"
        " more, haemoglobin 11 g/dL or less, platelets 100 x10^9/L or less, no skin"
        " lesions). Its groups are not shown."
    ),
    "Not known, so that the score is a range: {unknown}",
    "Results: {labs}",
    "Genes: {genes}",
    (
        "An enlarged spleen, raised alkaline phosphatase and age are adverse as well;"
        " on record: {spleen}"
    ),
    (
        "Counts under treatment are not those at diagnosis, for which the scores were"
        " made. Survival figures are not shown. No treatment follows from a score."
    ),
)

RULE: Final = Rule(
    id="prognosis-display",
    title="Prognostic scores in advanced mastocytosis",
    tier=Tier.P2,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when="An adult has advanced systemic mastocytosis.",
    then=(
        "Show the mutation-adjusted and the international score as ranges, and what is"
        " missing of them."
    ),
    silent_when="The subtype is not advanced or not known, or no input is on record.",
    evaluate=evaluate,
    texts={
        Prognosis: CardText(
            "Note the prognostic score: MARS {least} of 5, {group} risk",
            _DETAIL,
        ),
        PrognosisRange: CardText(
            "Note the prognostic score: MARS {least} to {most} of 5, not known:"
            " {lacking}",
            _DETAIL,
        ),
    },
    cites=(MARS_PLACE, IPSM_PLACE, REVIEW_GENES, REVIEW_PROGNOSIS),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            Record.LABS,
            *KIT_RECORDS,
            Analyte.HEMOGLOBIN,
            Analyte.PLATELETS,
            Analyte.TRYPTASE,
            Analyte.LEUKOCYTES,
        }
    ),
    statements=("S2-17", "S2-18"),
    rests_on=(*PROGNOSIS_LIMITS, RECENT),
    not_evaluated=("gene panels sent as text", "values at diagnosis"),
    version="1.0.1",
)
