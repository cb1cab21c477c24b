"""Which FHIR servers a client's calls may name."""

from pathlib import Path
from typing import Any, Final

import pytest
import respx
from hook_calls import low_neutrophils
from tokens import Hospital, bearer, token

_EXPLAIN: Final = "/explain/sm-patient-view"
_OWN: Final = "https://ehr.example.org/fhir"
_OF_OTHERS: Final = "https://clinic.example.org/fhir"
_CLIENTS: Final = f"""
fhir_servers = ["{_OWN}"]
[[client]]
name = "clinic"
issuer = "https://clinic.example.org"
jwks_file = "jwks.json"
fhir_servers = ["{_OF_OTHERS}"]
"""


def _why(hospital: Hospital, server: str, authorization: Any) -> str:  # noqa: ANN401
    call = low_neutrophils() | {"fhirServer": server}
    call["fhirAuthorization"] = authorization
    del call["prefetch"]["labs"]
    headers = bearer(token(_EXPLAIN))
    with respx.mock(assert_all_called=False) as network:
        everything = network.route().respond(500)
        answer = hospital.client.post(_EXPLAIN, json=call, headers=headers)
    assert not everything.called
    (gap,) = answer.json()["gaps"]
    return str(gap["why"])


@pytest.mark.parametrize("server", [_OF_OTHERS, "https://evil.example.org/fhir"])
def test_a_client_names_its_own_servers_only(tmp_path: Path, server: str) -> None:
    """AUTHZ-09: the list of another client is not one's own."""
    hospital = Hospital(tmp_path, more=_CLIENTS)
    why = _why(hospital, server, {"access_token": "a", "token_type": "Bearer"})

    assert "not one this service may ask" in why


def test_a_client_is_asked_with_a_token_only(tmp_path: Path) -> None:
    """AUTHZ-04: open FHIR servers are for open mode."""
    why = _why(Hospital(tmp_path, more=_CLIENTS), _OWN, None)

    assert "holds no token" in why
