"""Whom a call allows us to ask, and with what."""

import json
from typing import Any, Final

import pytest

from cds_service.from_fhir.access import Access, FhirServers, NoAccess, access
from cds_service.from_fhir.careful import decode as carefully
from cds_service.from_fhir.envelope import QUICK
from cds_service.from_fhir.request import decode

_BASE: Final = "https://ehr.example.org/fhir/R4"
_SERVERS: Final = FhirServers((_BASE, "http://127.0.0.1:9000/fhir"))
_TOKEN: Final = {
    "access_token": "some-opaque-token",
    "token_type": "Bearer",
    "expires_in": 300,
    "scope": "patient/Observation.rs user/*.read",
    "subject": "cds-service",
    "patient": "p1",
}


def _asked(
    server: object, authorization: object = None, servers: FhirServers = _SERVERS
) -> Access | NoAccess:
    call: dict[str, Any] = {
        "hook": "patient-view",
        "hookInstance": "x",
        "context": {"patientId": "p1", "userId": "Practitioner/1"},
        "fhirServer": server,
        "fhirAuthorization": authorization,
    }
    return access(decode(json.dumps(call).encode()), servers)


def _why(answer: Access | NoAccess) -> str:
    assert isinstance(answer, NoAccess)
    return answer.why


def test_a_listed_server_with_a_token_may_be_asked() -> None:
    """All that fetching needs, and the token is not in its repr."""
    leave = _asked(_BASE, _TOKEN)

    scopes = frozenset({"patient/Observation.rs", "user/*.read"})
    assert leave == Access(_BASE, "some-opaque-token", scopes, "p1")
    assert "some-opaque-token" not in repr(leave)


@pytest.mark.parametrize(
    "spelled", [f"{_BASE}/", "HTTPS://EHR.Example.ORG/fhir/R4", f" {_BASE} "]
)
def test_the_operators_spelling_is_called(spelled: str) -> None:
    """Case of scheme and host and a last slash are no difference."""
    leave = _asked(spelled, _TOKEN)

    assert isinstance(leave, Access)
    assert leave.base_url == _BASE


@pytest.mark.parametrize(
    "spelled",
    [
        "https://evil.example.org/fhir/R4",
        "http://ehr.example.org/fhir/R4",
        "https://ehr.example.org/fhir/r4",
        "https://ehr.example.org/fhir",
        "https://ehr.example.org/fhir/R4/../../admin",
        "https://ehr.example.org:8443/fhir/R4",
        "https://ehr.example.org@evil.example.org/fhir/R4",
        "https://ehr.example.org/fhir/R4?x=1",
        "https://ehr.example.org/fhir/R4#x",
        "https://ehr.example.org.evil.example.org/fhir/R4",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "//ehr.example.org/fhir/R4",
    ],
)
def test_any_other_server_is_not_asked(spelled: str) -> None:
    """AUTHZ-09: a request cannot make us call an address of its choice."""
    assert "not one this service may ask" in _why(_asked(spelled, _TOKEN))


@pytest.mark.parametrize("server", [None, "", 7])
def test_no_server_no_question(server: object) -> None:
    """AUTHZ-03: the server is asked only if it is named."""
    assert "names no FHIR server" in _why(_asked(server, _TOKEN))


def test_without_a_token_only_where_that_is_allowed() -> None:
    """AUTHZ-04: asking without a token is for demonstration servers."""
    assert "holds no token" in _why(_asked(_BASE))

    leave = _asked(_BASE, servers=FhirServers((_BASE,), without_token=True))
    assert leave == Access(_BASE)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"access_token": "a b"},
        {"access_token": "a\r\nX: y"},
        {"access_token": ""},
        {"access_token": 7},
        {"access_token": "x" * 8193},
        {"token_type": "MAC"},
        {"expires_in": "soon"},
        {"scope": ["patient/*.rs"]},
        {"patient": 1},
    ],
)
def test_a_token_that_cannot_be_read_is_not_used(spoilt: dict[str, object]) -> None:
    """Nothing that could end a header gets into one, and nothing is guessed."""
    assert "could not be read" in _why(_asked(_BASE, _TOKEN | spoilt))


@pytest.mark.parametrize("sent", ["Bearer x", [], 1, {}])
def test_a_token_of_another_shape_is_not_used(sent: object) -> None:
    """It costs the fetching, never the call."""
    assert "could not be read" in _why(_asked(_BASE, sent))


@pytest.mark.parametrize(("seconds", "used"), [(-1, False), (0, False), (1, True)])
def test_an_expired_token_is_not_used(seconds: int, used: bool) -> None:
    """AUTHZ-10: what ended is not tried."""
    leave = _asked(_BASE, _TOKEN | {"expires_in": seconds})

    assert isinstance(leave, Access) is used
    assert used or "has expired" in _why(leave)


def test_what_tokens_in_the_wild_lack_is_tolerated() -> None:
    """AUTHZ-02, AUTHZ-10: no patient, no scope, no end, no type."""
    leave = _asked(_BASE, {"access_token": "abc"})

    assert leave == Access(_BASE, "abc", None, None)


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        ("patient/Observation.read openid", {"patient/Observation.read", "openid"}),
        ("user/*.rs", {"user/*.rs"}),
        ("Observation.Read (Labs) (R4) Condition.Search (Problems) (R4)", None),
        ("launch openid", {"launch", "openid"}),
        ("", None),
    ],
)
def test_scopes_that_are_not_of_smart_say_nothing(
    scope: str, told: set[str] | None
) -> None:
    """Epic has names of its own: its server, not we, knows what they cover."""
    leave = _asked(_BASE, _TOKEN | {"scope": scope})

    assert isinstance(leave, Access)
    assert leave.scopes == told


@pytest.mark.parametrize(
    ("patient", "used"), [("p1", True), ("Patient/p1", True), ("p2", False)]
)
def test_a_token_for_another_patient_is_not_used(patient: str, used: bool) -> None:
    """The record of another patient must not be read into this one."""
    leave = _asked(_BASE, _TOKEN | {"patient": patient})

    assert isinstance(leave, Access) is used
    assert used or "another patient" in _why(leave)


def test_both_ways_of_decoding_carry_the_token() -> None:
    """A call that is decoded piece by piece has the same authorization."""
    body = json.dumps({"fhirAuthorization": _TOKEN}).encode()

    assert QUICK.decode(body).fhir_authorization == carefully(body).fhir_authorization
