"""The words of cards about a child with mastocytosis."""

from typing import Final

from cds_service.clinical.child_findings import (
    AdultDrugInChild,
    ChildDiffers,
    LowOnAdultDrug,
    MarrowInChild,
    MarrowWithoutTryptase,
)
from cds_service.clinical.rule import CardText
from cds_service.knowledge.paediatric_advice import ABOUT_DRUGS

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
    "Approval: {statuses}",
    (
        "Thresholds and drugs of the other rules are those of adults, so they are"
        " silent here. Two epinephrine devices are asked for after anaphylaxis and in"
        " diffuse skin disease."
    ),
    "Diagnosis on record: {diagnoses}",
)
_ADULT_DRUG: Final = (
    "Taken, or being ordered: {drugs}",
    (
        "Whether it is given, at which dose and when it is interrupted is for a"
        " specialist centre to say, today; the rules for adults are not applied."
    ),
    *_DETAIL,
)

TEXTS: Final = {
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
    AdultDrugInChild: CardText(
        "Involve a specialist now: {name} is taken or ordered under 18, and not"
        " approved for that age",
        _ADULT_DRUG,
    ),
    LowOnAdultDrug: CardText(
        "Ask a specialist: {count} on {name}, not approved under 18",
        (
            (
                "Below, or perhaps below, the thresholds of the label for adults (dose"
                " modifications; limitation of use), which decide nothing here: {low}"
            ),
            *_ADULT_DRUG,
        ),
    ),
}
