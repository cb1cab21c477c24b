"""Whom this call allows us to ask: a listed FHIR server, and the token for it.

What a request names is only looked for in the operator's list: the address that
is called is the one the operator wrote, never the one the request spelled. So
a request can neither send a token elsewhere nor make us call an address of its
choice.
"""

from dataclasses import dataclass, field
from typing import Final

import msgspec

from cds_service.from_fhir.request import Request
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

_SMART: Final = uncompiled(
    r"(?:patient|user|system)/.+|launch(?:/.+)?|openid|profile|fhirUser|(?:on|off)line_access"
)
"""The words of SMART App Launch, of either version."""

_TOKEN: Final = uncompiled(r"[A-Za-z0-9._~+/-]{1,8192}=*")
"""What may stand after "Bearer" (RFC 6750, 2.1); nothing that could end a header."""


class FhirServers(Frozen, kw_only=False):
    """The FHIR base URLs that this caller may name, without a slash at the end.

    `without_token` allows asking them without a token, as open demonstration
    servers are; else no token means no question.
    """

    bases: tuple[str, ...] = ()
    without_token: bool = False


@dataclass(frozen=True, slots=True)
class Access:
    """Leave to ask one FHIR server, for the time of one call.

    `scopes` are the words of the scope as sent (SMART v1 or v2), None if none
    of SMART's were told; `patient` is a bare id, and that of the call, or None.
    """

    base_url: str
    token: str | None = field(default=None, repr=False)
    scopes: frozenset[str] | None = None
    patient: str | None = None


class NoAccess(Frozen, kw_only=False):
    """No leave, and why, in words that repeat nothing of the request."""

    why: str


class _Authorization(msgspec.Struct):
    access_token: str
    token_type: str = "Bearer"  # noqa: S105 (a kind of token, no token)
    expires_in: int | None = None
    scope: str | None = None
    patient: str | None = None


_NONE_NAMED: Final = NoAccess("the request names no FHIR server")
_NOT_LISTED: Final = NoAccess("the FHIR server is not one this service may ask")
_NO_TOKEN: Final = NoAccess("the request holds no token for the FHIR server")
_UNREADABLE: Final = NoAccess("the token for the FHIR server could not be read")
_EXPIRED: Final = NoAccess("the token for the FHIR server has expired")
_OTHER_PATIENT: Final = NoAccess("the token is for another patient")


def access(request: Request, servers: FhirServers) -> Access | NoAccess:
    """Tell whether the FHIR server of a request may be asked, and with what."""
    if request.fhir_server is None:
        return _NONE_NAMED
    base_url = _listed(request.fhir_server, servers.bases)
    if base_url is None:
        return _NOT_LISTED
    if bytes(request.fhir_authorization) == b"null":
        return Access(base_url) if servers.without_token else _NO_TOKEN
    return _authorized(request, base_url)


def _listed(named: str, bases: tuple[str, ...]) -> str | None:
    wanted = _comparable(named)
    return next((base for base in bases if _comparable(base) == wanted), None)


def _comparable(url: str) -> str:
    # Scheme and host have no case; a path has (RFC 3986, 6.2.2.1).
    scheme, divider, rest = url.strip().rstrip("/").partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{divider}{host.lower()}{slash}{path}"


def _authorized(request: Request, base_url: str) -> Access | NoAccess:
    try:
        sent = msgspec.json.decode(request.fhir_authorization, type=_Authorization)
    except msgspec.ValidationError:
        return _UNREADABLE
    if sent.token_type.lower() != "bearer" or not _TOKEN.fullmatch(sent.access_token):
        return _UNREADABLE
    if sent.expires_in is not None and sent.expires_in <= 0:
        return _EXPIRED
    patient = sent.patient.removeprefix("Patient/") if sent.patient else None
    if patient is not None and patient != request.patient_id:
        return _OTHER_PATIENT
    return Access(base_url, sent.access_token, _smart(sent.scope), patient)


def _smart(scope: str | None) -> frozenset[str] | None:
    """Return the words of a scope; None where none of them is SMART's.

    Epic names its own ("Observation.Read (Labs) (R4)"): what such a token covers, its
    server knows and we do not.
    """
    words = frozenset((scope or "").split())
    return words if any(map(_SMART.fullmatch, words)) else None
