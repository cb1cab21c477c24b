"""How well the EHR could fetch what it sent: wholly, in part, or not at all."""

from collections.abc import Iterator
from typing import Final

from cds_service.from_fhir.bundles import bundles_of
from cds_service.from_fhir.conditions import status
from cds_service.from_fhir.wire.bundle import (
    AnyResource,
    Bundle,
    Entry,
    Issue,
    OperationOutcome,
)

FAILED: Final = "could not be retrieved from the record system"
ERROR_INSIDE: Final = "the record system reported an error while retrieving it"
FIRST_PAGE: Final = "only the first page was sent"

_NO_RESULTS: Final = "4101"
"""Epic's code for a search that worked and found nothing."""

_BAD: Final = frozenset({"error", "fatal"})
_FINE: Final = "2"


def failed(value: AnyResource | None) -> bool:
    """Tell whether an OperationOutcome was sent instead of data."""
    if not isinstance(value, OperationOutcome):
        return False
    issues = value.issue or []
    return _reports_error(value) or not any(_finds_nothing(issue) for issue in issues)


def shortcomings(value: AnyResource | None) -> Iterator[str]:
    """Yield why a Bundle does not hold everything that was asked for."""
    for bundle in bundles_of(value):
        entries = bundle.entry or []
        if _has_next_page(bundle):
            yield FIRST_PAGE
        elif bundle.total is not None and bundle.total > len(entries):
            yield f"only {len(entries)} of {bundle.total} results were sent"
        if any(_went_wrong(entry) for entry in entries):
            yield ERROR_INSIDE


def _has_next_page(bundle: Bundle) -> bool:
    return any(status(link.relation) == "next" for link in bundle.link or ())


def _went_wrong(entry: Entry) -> bool:
    answered = entry.response.status if entry.response else None
    if answered and not answered.strip().startswith(_FINE):
        return True
    outcome = entry.resource
    return isinstance(outcome, OperationOutcome) and _reports_error(outcome)


def _reports_error(outcome: OperationOutcome) -> bool:
    return any(
        status(issue.severity) in _BAD and not _finds_nothing(issue)
        for issue in outcome.issue or ()
    )


def _finds_nothing(issue: Issue) -> bool:
    codings = (issue.details and issue.details.coding) or ()
    return any(coding.code == _NO_RESULTS for coding in codings)
