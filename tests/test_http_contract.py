"""The HTTP face against its own OpenAPI description, by generated requests."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance

from cds_service.app import create_app
from cds_service.settings import Settings

_APP = create_app(
    Settings.load({}), lambda: datetime(2026, 1, 6, tzinfo=UTC), log=BytesIO()
)
schema = schemathesis.openapi.from_asgi("/openapi.json", _APP)


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_address_keeps_its_description(case: "Case[Any]") -> None:
    """Status, media type and shape are as described, and never a 5xx."""
    # A body can fit the description and still be refused: no schema says that
    # the hook must be the one of the service.
    answer = case.call()
    case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    assert answer.status_code < 500
