"""What the rules about imatinib and KIT D816V find."""

from decimal import Decimal

from cds_service.clinical.basis import Threshold
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.kit import ADEQUATE_LIMIT
from cds_service.clinical.outcome import Finding
from cds_service.clinical.variant import KitResult


class D816VPositive(Finding):
    """KIT D816V is positive; `result` is the newest such test, settled if any is."""

    result: KitResult
    others: tuple[KitResult, ...] = ()
    percent: Decimal | None = None
    indications: tuple[Diagnosis, ...] = ()


class D816VPositiveWithShare(D816VPositive):
    """The test also says which percentage of alleles is mutated."""


class D816VPositiveUndated(D816VPositive):
    """The test carries no date."""


class D816VPositivePreliminary(D816VPositive):
    """No settled test says so yet."""


class OtherExon17(D816VPositive):
    """Another exon 17 variant is positive; resistance to imatinib varies."""


class ForAnotherIndication(D816VPositive):
    """Imatinib has another coded indication; D816V is positive."""


class Exon17ForAnotherIndication(ForAnotherIndication):
    """Imatinib has another coded indication; another exon 17 variant is positive."""


class NoResult(Finding):
    """No KIT D816V result is on record; `result` is the newest of `results`."""

    result: KitResult | None = None
    results: tuple[KitResult, ...] = ()
    treated: tuple[KitResult, ...] = ()
    orders: tuple[Event, ...] = ()
    indications: tuple[Diagnosis, ...] = ()
    limit: Threshold = ADEQUATE_LIMIT


class ResultUnread(NoResult):
    """None was found, and one may be in what was not sent or could not be read."""


class ResultUnclear(NoResult):
    """Results are on record, and none says clearly whether D816V is there."""


class ResultPending(NoResult):
    """A result is still to come."""


class ResultInadequate(NoResult):
    """The test gave no answer, or a negative one that excludes nothing."""
