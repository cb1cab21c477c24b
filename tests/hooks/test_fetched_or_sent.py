"""The same record leads to the same cards, whether it was sent or fetched."""

from pathlib import Path

import pytest
from fetch_calls import (
    Service,
    resources_in,
    said,
    without_prefetch,
)
from hook_calls import (
    FIXTURES,
    path_of,
    read,
)
from real_fhir_server import TOKEN, FhirServer

_PATIENTS = [
    path
    for path in sorted(FIXTURES.glob("whole-patients/*/*/request.json"))
    if "epic-like" not in path.parts  # addresses of another server, in OIDs
]


@pytest.mark.parametrize(
    "path", _PATIENTS, ids=lambda path: "-".join(path.parts[-3:-1])
)
def test_authz_08_fetched_and_sent_lead_to_the_same_cards(
    fhir_server: FhirServer, fetching: Service, path: Path
) -> None:
    """AUTHZ-08, PFD-07: the same record gives the same cards, however it came."""
    call = read(path)
    call.pop("fhirServer", None)
    fhir_server.load(*resources_in(call))
    sent = fetching.post(path_of(call), call)
    fetched = fetching.post(path_of(call), without_prefetch(call), TOKEN)

    assert said(fetched) == said(sent)
