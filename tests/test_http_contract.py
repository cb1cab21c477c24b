"""The HTTP face against its own OpenAPI description, by generated requests."""

import schemathesis
from calls import PATIENT
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cds_service.app import create_app
from cds_service.settings import Settings

