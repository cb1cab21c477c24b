"""What a token says of itself; nothing of it counts before the signature does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from jwt import PyJWK
from jwt.api_jws import PyJWS
from jwt.exceptions import InvalidKeyError, PyJWTError

from cds_service.hooks.trust.cause import Cause
from cds_service.hooks.trust.errors import NotTrusted

LONGEST: Final = 8192
"""Bytes; tokens of EHRs have one or two thousand (house choice)."""

_BEARER: Final = re.compile(rb"bearer +([A-Za-z0-9_.=-]+)", re.IGNORECASE)
_OWN_KEYS: Final = frozenset({"jwk", "x5u", "x5c"})
_JWS: Final = PyJWS(options={"enforce_minimum_key_length": True})


class Header(msgspec.Struct):
    """The header of a token; other members are passed over."""

    alg: str
    kid: str
    typ: str
    jku: str | None = None


class Claims(msgspec.Struct):
    """What a token claims; times are seconds since 1970 in UTC."""

    iss: str
    aud: str | list[str]
    exp: float
    iat: float
    jti: str
    nbf: float | None = None
    tenant: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A token whose signature was not checked yet."""

    text: bytes
    header: Header
    claims: Claims


def bearer(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return the token that came along.

    Raises:
        NotTrusted: there is none, there are several, or it is too long.
    """
    sent = [value for name, value in headers if name == b"authorization"]
    if len(sent) != 1:
        raise NotTrusted(Cause.ABSENT)
    if len(sent[0]) > LONGEST:
        raise NotTrusted(Cause.TOO_LONG)
    found = _BEARER.fullmatch(sent[0].strip())
    if found is None:
        raise NotTrusted(Cause.ABSENT)
    return found[1]


def unverified(text: bytes) -> Token:
    """Return what a token says, to find whose it claims to be.

    Raises:
        NotTrusted: it is no JWT, or brings along what it should be checked with.
    """
    try:
        parts = _JWS.decode_complete(text, options={"verify_signature": False})
    except PyJWTError:
        raise NotTrusted(Cause.MALFORMED) from None
    sent: dict[str, Any] = parts["header"]
    if "crit" in sent:  # we understand no extension; the library knows one
        raise NotTrusted(Cause.MALFORMED)
    if not _OWN_KEYS.isdisjoint(sent):
        raise NotTrusted(Cause.CARRIES_A_KEY)
    return Token(text, _header(sent), _claims(parts["payload"]))


def verified(token: Token, key: PyJWK, client: str) -> Claims:
    """Return the claims that this key signed.

    Raises:
        NotTrusted: it did not, or is too short to sign.
    """
    try:
        payload = _JWS.decode(token.text, key, algorithms=[token.header.alg])
    except InvalidKeyError:
        raise NotTrusted(Cause.KEY, client) from None
    except PyJWTError:
        raise NotTrusted(Cause.SIGNATURE, client) from None
    return _claims(payload)


def _header(sent: dict[str, Any]) -> Header:
    try:
        header = msgspec.convert(sent, Header)
    except msgspec.ValidationError:
        raise NotTrusted(Cause.HEADER) from None
    if header.typ.upper() != "JWT" or not header.kid:
        raise NotTrusted(Cause.HEADER)
    return header


def _claims(payload: bytes) -> Claims:
    try:
        claims = msgspec.json.decode(payload, type=Claims)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise NotTrusted(Cause.CLAIMS) from None
    if not claims.jti:
        raise NotTrusted(Cause.CLAIMS)
    return claims
