"""How well the EHR could fetch what it sent: wholly, in part, or not at all."""

from typing import Final

from cds_service.from_fhir.bundles import DEEPEST
from cds_service.from_fhir.malformed import named_kind
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.bundle import (
    AnyResource,
    Bundle,
    Entry,
    Issue,
    Link,
    OperationOutcome,
)

FAILED: Final = "could not be retrieved from the record system"
ERROR_INSIDE: Final = "the record system reported an error while retrieving it"
NO_CONTENT: Final = "an entry without its content was sent"
FIRST_PAGE: Final = "only the first page was sent"

_NO_RESULTS: Final = "4101"
"""Epic's code for a search that worked and found nothing."""

_NO_DATA: Final = frozenset({Bundle, OperationOutcome, type(None)})
_BAD: Final = frozenset({"error", "fatal"})
_FINE: Final = "2"


def failed(value: AnyResource | None) -> bool:
    """Tell whether an OperationOutcome was sent instead of data."""
    if not isinstance(value, OperationOutcome):
        return False
    issues = value.issue or []
    return _reports_error(value) or not any(_finds_nothing(issue) for issue in issues)


def shortcomings(
    value: AnyResource | None, kind: str = "", depth: int = 0
) -> list[str]:
    """Return why a Bundle does not hold everything of a kind that was asked for.

    A total counts what was searched for, and neither what was included nor what an
    OperationOutcome says beside it.
    """
    if not isinstance(value, Bundle) or depth >= DEEPEST:
        return []
    why: list[str] = []
    entries = value.entry or []
    if value.link and _has_next_page(value.link):
        why.append(FIRST_PAGE)
    elif value.total is not None and value.total > (found := _found(entries, kind)):
        why.append(f"only {found} of {value.total} results were sent")
    unusual = [
        entry
        for entry in entries
        if entry.response is not None or type(entry.resource) in _NO_DATA
    ]
    if any(map(_went_wrong, unusual)):
        why.append(ERROR_INSIDE)
    if any(entry.resource is None and entry.response is None for entry in unusual):
        why.append(NO_CONTENT)
    for entry in unusual:
        why += shortcomings(entry.resource, kind, depth + 1)
    return why


def _found(entries: list[Entry], kind: str) -> int:
    """Count the results; where none is of the kind, all that are no outcome."""
    types = {type(entry.resource) for entry in entries}
    if len(types) == 1 and OperationOutcome not in types:  # as nearly always
        return len(entries)
    kinds = [named_kind(entry.resource) for entry in entries]
    if kind in kinds:
        return kinds.count(kind)
    return len(kinds) - kinds.count("OperationOutcome")


def _has_next_page(links: list[Link]) -> bool:
    return any(status(link.relation) == "next" for link in links)


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
