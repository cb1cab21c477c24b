"""There is evidence for B-findings: a high burden of mast cells.

When  an adult has systemic mastocytosis that is on record neither as advanced
      nor as smouldering
and   at least one classification counts a B-finding: the burden of mast cells, or
      an enlarged liver or spleen that works
Then  say which of WHO 2016, WHO 2022 and ICC 2022 counts what; with two of them
      and no C-finding, ask whether the disease is smouldering.

Never a reason for a treatment. The three verdicts stand side by side.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.b_findings import (
    B_FINDING_NEEDS,
    BFinding,
    BKind,
    b_count,
    b_findings,
)
from cds_service.clinical.c_findings import present_c_findings
from cds_service.clinical.chart import Chart
from cds_service.clinical.criteria import Definition
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.mastocytosis import SubtypeReading, subtype
from cds_service.clinical.outcome import (
    Fact,
    Finding,
    Indicator,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.presence import Presence
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.knowledge.classification_advice import (
    ALREADY_KNOWN,
    D816V_SHARE,
    MARROW_SHARE,
    REVIEW_B,
    REVIEW_CLASSES,
    TABLE_2022,
    TRYPTASE_LEVEL,
)

_SMOULDERING: Final = 2
"""As many B-findings, without a C-finding, make smouldering mastocytosis."""


class BFindings(Finding):
    """At least one classification counts one; each field names the kinds it counts."""

    who_2016: tuple[BKind, ...]
    who_2022: tuple[BKind, ...]
    icc_2022: tuple[BKind, ...]
    evidence: tuple[Fact, ...]
    definitions: tuple[Definition, ...]


class MayBeSmouldering(BFindings):
    """Two of them by these `definitions`, and no evidence for a C-finding."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if aside := not_for_this_patient(chart):
        return NotIndicated(aside)
    if _settled(subtype(chart)):
        return NotIndicated("the subtype on record says as much", subtype(chart).used)
    found = tuple(item for item in b_findings(chart) if item.counted_by)
    return _finding(chart, found) if found else NotIndicated("no B-finding")


def _settled(reading: SubtypeReading) -> bool:
    smouldering = reading.certain is Disease.SMOULDERING_SM and not reading.unverified
    return reading.advanced is True or smouldering


def _finding(chart: Chart, found: tuple[BFinding, ...]) -> BFindings:
    enough = tuple(each for each in Definition if b_count(chart, each) >= _SMOULDERING)
    smouldering = enough and not present_c_findings(chart)
    evidence = tuple(dict.fromkeys(fact for item in found for fact in item.used))
    counted = tuple(
        each for each in Definition if any(each in item.counted_by for item in found)
    )
    return (MayBeSmouldering if smouldering else BFindings)(
        indicator=Indicator.INFO,
        used=(*evidence, *subtype(chart).used),
        missing=("dysplasia and other signs in the marrow report: not readable here",),
        who_2016=_kinds(found, Definition.WHO_2016),
        who_2022=_kinds(found, Definition.WHO_2022),
        icc_2022=_kinds(found, Definition.ICC_2022),
        evidence=evidence,
        definitions=enough if smouldering else counted,
    )


def _kinds(found: tuple[BFinding, ...], by: Definition) -> tuple[BKind, ...]:
    return tuple(item.kind for item in found if item.verdict(by) is Presence.PRESENT)


_DETAIL: Final = (
    (
        "Sources disagree, and none is averaged. For the burden of mast cells WHO 2016"
        " and ICC 2022 ask for more than 30 % of a marrow biopsy and tryptase above"
        " 200 ng/mL; for WHO 2022 30 % or more, or tryptase of 200 ng/mL or more (lower"
        " it for hereditary alpha-tryptasaemia), or a KIT D816V allele fraction of 10 %"
        " or more will do."
    ),
    "WHO 2016 counts: {who_2016}",
    "WHO 2022 counts: {who_2022}",
    "ICC 2022 counts: {icc_2022}",
    "Evidence: {evidence}",
    (
        "Whether an enlarged organ is palpable (WHO 2016) no code says. A B-finding is"
        " no reason for any treatment, and tryptase alone never decides."
    ),
)

RULE: Final = Rule(
    id="classify-b-findings",
    title="Evidence for B-findings (burden of mast cells)",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "An adult has systemic mastocytosis that is on record neither as advanced nor"
        " as smouldering, and WHO 2016, WHO 2022 or ICC 2022 counts a B-finding."
    ),
    then=(
        "Say which classification counts what. Two kinds without a C-finding: ask"
        " whether the disease is smouldering. No treatment follows from it."
    ),
    silent_when=(
        "The subtype is smouldering or advanced, or no classification counts one. What"
        " is not on record is unknown and not absent."
    ),
    evaluate=evaluate,
    texts={
        BFindings: CardText(
            "Weigh B-findings for the subtype, counted by {definitions}; no reason"
            " to treat",
            _DETAIL,
        ),
        MayBeSmouldering: CardText(
            "Ask whether it is smouldering SM: two B-findings by {definitions}, no"
            " C-finding found",
            _DETAIL,
        ),
    },
    cites=(REVIEW_B, TABLE_2022, REVIEW_CLASSES),
    needs=B_FINDING_NEEDS,
    statements=("S2-01", "S2-08"),
    rests_on=(MARROW_SHARE, TRYPTASE_LEVEL, D816V_SHARE),
    override_reasons=(ALREADY_KNOWN,),
    not_evaluated=(
        "lymph nodes, and findings on palpation",
        "marrow and imaging reports",
        "minor criteria: CD30, other activating KIT variants",
    ),
)
