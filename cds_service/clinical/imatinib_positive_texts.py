"""What the cards about imatinib with a positive KIT test say."""

from collections.abc import Mapping
from typing import Final

from cds_service.clinical.imatinib_findings import (
    D816VPositive,
    D816VPositivePreliminary,
    D816VPositiveUndated,
    D816VPositiveWithShare,
    Exon17ForAnotherIndication,
    ForAnotherIndication,
    OtherExon17,
)
from cds_service.clinical.imatinib_texts import (
    OTHER_EXON17,
    OTHER_INDICATION,
    RESISTANCE,
)
from cds_service.clinical.outcome import Finding
from cds_service.clinical.rule import CardText

POSITIVE_TEXTS: Final[Mapping[type[Finding], CardText]] = {
    D816VPositive: CardText(
        "Imatinib not indicated: KIT D816V positive on {result.taken}", RESISTANCE
    ),
    D816VPositiveWithShare: CardText(
        "Imatinib not indicated: KIT D816V positive on {result.taken}, allele"
        " fraction {percent} %",
        RESISTANCE,
    ),
    D816VPositiveUndated: CardText(
        "Imatinib not indicated: KIT D816V positive (test without a date)",
        RESISTANCE,
    ),
    D816VPositivePreliminary: CardText(
        "Imatinib not indicated: KIT D816V positive, preliminary, {result.taken}",
        RESISTANCE,
    ),
    OtherExon17: CardText(
        "Check before imatinib: KIT exon 17 variant other than D816V, test of"
        " {result.taken}",
        OTHER_EXON17,
    ),
    ForAnotherIndication: CardText(
        "Note: imatinib will not treat mastocytosis with KIT D816V"
        " (test of {result.taken})",
        OTHER_INDICATION,
    ),
    Exon17ForAnotherIndication: CardText(
        "Note: imatinib may not treat mastocytosis with this KIT exon 17 variant"
        " (test of {result.taken})",
        OTHER_INDICATION,
    ),
}
