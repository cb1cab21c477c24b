"""What genetic tests said about KIT D816V and FIP1L1-PDGFRA."""

from decimal import Decimal
from enum import StrEnum

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen


class KitFinding(StrEnum):
    """What one test result says about KIT D816V."""

    D816V_PRESENT = "KIT D816V detected"
    D816V_ABSENT = "KIT D816V not detected"
    OTHER_EXON17 = "another KIT exon 17 variant detected"
    OTHER_VARIANT = "a KIT variant outside exon 17 detected"
    INDETERMINATE = "indeterminate"
    PENDING = "pending"
    UNCLEAR = "not clear from the text"


class FusionFinding(StrEnum):
    """What one test result says about the FIP1L1-PDGFRA fusion."""

    PRESENT = "FIP1L1-PDGFRA detected"
    ABSENT = "FIP1L1-PDGFRA not detected"
    INDETERMINATE = "indeterminate"
    PENDING = "pending"
    UNCLEAR = "not clear from the text"


class Specimen(StrEnum):
    """What was tested."""

    MARROW = "bone marrow"
    LESIONAL_TISSUE = "lesional tissue"
    BLOOD = "peripheral blood"
    OTHER = "another specimen"
    UNSTATED = "specimen not stated"


class Method(StrEnum):
    """How it was tested."""

    ALLELE_SPECIFIC_PCR = "allele-specific PCR"
    DIGITAL_PCR = "digital PCR"
    SEQUENCING = "sequencing"
    OTHER = "another method"
    UNSTATED = "method not stated"


class KitResult(Frozen, kw_only=False):
    """One KIT test result.

    `limit_of_detection` and `allele_fraction` are fractions of 1 (0.001 is
    0.1 %). `quote` is what the report said, as sent. `taken` is None when the
    report carries no date, which is common and does not make it unusable.
    """

    reference: str
    finding: KitFinding
    quote: str = ""
    specimen: Specimen = Specimen.UNSTATED
    method: Method = Method.UNSTATED
    limit_of_detection: Decimal | None = None
    allele_fraction: Decimal | None = None
    variant: str = ""
    taken: Moment | None = None
    status: ResultStatus = ResultStatus.FINAL


class FusionResult(Frozen, kw_only=False):
    """One FIP1L1-PDGFRA (or CHIC2 deletion) test result; fields as in `KitResult`."""

    reference: str
    finding: FusionFinding
    quote: str = ""
    taken: Moment | None = None
    status: ResultStatus = ResultStatus.FINAL
