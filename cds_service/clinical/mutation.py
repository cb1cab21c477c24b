"""What a gene panel said about one gene besides KIT."""

from enum import StrEnum

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen


class Gene(StrEnum):
    """A gene that bears on prognosis; the value is its HGNC symbol."""

    SRSF2 = "SRSF2"
    ASXL1 = "ASXL1"
    RUNX1 = "RUNX1"
    TET2 = "TET2"
    CBL = "CBL"
    JAK2 = "JAK2"


class Mutated(StrEnum):
    """What one test result says about one gene."""

    YES = "mutated"
    NO = "not mutated"
    UNCLEAR = "not clear"


class MutationResult(Frozen, kw_only=False):
    """One result about one gene; fields as in `variant.KitResult`."""

    reference: str
    gene: Gene
    found: Mutated
    quote: str = ""
    taken: Moment | None = None
    status: ResultStatus = ResultStatus.FINAL
