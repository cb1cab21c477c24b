"""What is said of a KIT D816V test that does not tell whether D816V is there."""

from typing import Final

from cds_service.clinical.basis import Threshold
from cds_service.clinical.event import Event
from cds_service.clinical.imatinib_texts import AS_SENT
from cds_service.clinical.kit import ADEQUATE_LIMIT
from cds_service.clinical.outcome import Finding
from cds_service.clinical.variant import KitResult


class NotExcluded(Finding):
    """The results do not exclude D816V; `result` is the newest of them."""

    result: KitResult
    results: tuple[KitResult, ...]
    treated: tuple[KitResult, ...] = ()
    orders: tuple[Event, ...] = ()
    limit: Threshold = ADEQUATE_LIMIT


class NotExcludedOnTreatment(NotExcluded):
    """The newest result was taken under a drug that can turn it negative."""


class ResultNotClear(Finding):
    """Results are there, and none is clear; `result` is the newest of them."""

    result: KitResult
    results: tuple[KitResult, ...]


NOT_EXCLUDED: Final = (
    AS_SENT,
    "Treat KIT as unknown. What the record says: {results}",
    (
        "Adequate is an allele-specific or digital PCR on bone marrow or"
        " lesional tissue with a stated limit of detection of {limit} or"
        " lower. What is not stated counts as not met."
    ),
    (
        "Reported limits of detection: digital PCR about 0.01 to 0.03 %,"
        " allele-specific PCR about 0.003 to 0.01 %, panel sequencing 1 to"
        " 5 %, Sanger sequencing 10 to 30 %. In one trial sequencing of"
        " blood found D816V in 28 % of patients, digital PCR in 95 %."
    ),
    (
        "Taken during treatment with midostaurin or avapritinib, which can"
        " turn a test negative: {treated}"
    ),
    "Ordered and without a result so far: {orders}",
)

NOT_CLEAR: Final = (
    AS_SENT,
    "Treat KIT as unknown until the laboratory says what it found: {results}",
)
