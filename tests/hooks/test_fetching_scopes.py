"""What a token covers is asked for, in both versions of SMART scopes."""

import pytest
from fetch_calls import EXPLAIN, Service, gaps, resources_in
from hook_calls import low_neutrophils
from real_fhir_server import TOKEN, FhirServer


@pytest.mark.parametrize(
    "scope",
    [
        "patient/Observation.read",
        "user/*.rs",
        "system/Observation.cruds",
        "launch patient/*.* openid",
        "patient/Observation.rs?category=laboratory user/Observation.s",
    ],
)
def test_authz_07_scopes_of_both_versions_are_read(
    fhir_server: FhirServer, fetching: Service, scope: str
) -> None:
    """AUTHZ-07: SMART version 1 and version 2."""
    call = low_neutrophils()
    del call["prefetch"]["labs"]
    fhir_server.load(*resources_in(low_neutrophils()))
    answer = fetching.post(EXPLAIN, call, TOKEN, scope=scope, patient="p1")

    assert gaps(answer) == {}
    assert "Observation/anc" in answer.text


def test_a_scope_for_some_of_it_leaves_the_rest_open(
    fhir_server: FhirServer, fetching: Service
) -> None:
    """What a filter of the token holds back is not known to be absent."""
    call = low_neutrophils()
    del call["prefetch"]["labs"]
    fhir_server.load(*resources_in(low_neutrophils()))
    scope = "patient/Observation.rs?category=laboratory"
    answer = fetching.post(EXPLAIN, call, TOKEN, scope=scope)

    assert gaps(answer) == {"labs": "the access token covers only some of it"}
    assert "Observation/anc" in answer.text
