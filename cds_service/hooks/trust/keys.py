"""Which keys of a JWKS may sign for a client; each is bound to one algorithm.

A key says of itself what it is for. It is used for an algorithm only if the
operator allows the algorithm for this client and the key is of its kind, so a
token cannot have its signature checked in a way that was not meant.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWK
from jwt.exceptions import PyJWTError

LEAST_RSA_BITS: Final = 2048
"""RFC 7518, 3.3: a key of this size or larger MUST be used."""

Keys = Mapping[tuple[str, str], PyJWK]
"""Public keys by `kid` and algorithm."""

_CURVES: Final = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}


class KeysError(Exception):
    """The JWKS cannot be used; says why, and repeats nothing of it."""


class _Set(msgspec.Struct):
    keys: list[dict[str, Any]]


def read_keys(content: bytes, algorithms: Sequence[str]) -> Keys:
    """Return the keys of a JWKS that may sign with one of these algorithms.

    Raises:
        KeysError: it is no JWKS, or none of its keys may.
    """
    try:
        sent = msgspec.json.decode(content, type=_Set).keys
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        why = "it is no JSON Web Key Set"
        raise KeysError(why) from None
    keys: dict[tuple[str, str], PyJWK] = {}
    for one in sent:
        for algorithm in algorithms:
            key = _key(one, algorithm)
            if key is not None and key.key_id:
                keys.setdefault((key.key_id, algorithm), key)
    if not keys:
        why = f"it has no public key with a kid for {', '.join(algorithms)}"
        raise KeysError(why)
    return keys


def _key(sent: dict[str, Any], algorithm: str) -> PyJWK | None:
    if not _is_for(sent, algorithm) or not isinstance(sent.get("kid"), str):
        return None
    try:
        key = PyJWK(sent, algorithm)
    except (PyJWTError, ValueError, TypeError, KeyError, AttributeError):
        return None  # what is no key signs nothing
    return None if _is_too_short(key.key) else key


def _is_for(sent: dict[str, Any], algorithm: str) -> bool:
    return (
        _is_of_its_kind(sent, algorithm)
        and sent.get("alg", algorithm) == algorithm
        and sent.get("use", "sig") == "sig"
        and _may_verify(sent.get("key_ops"))
        and "d" not in sent  # a private key that was published is nobody's any more
    )


def _may_verify(uses: object) -> bool:
    return not uses or (isinstance(uses, list) and "verify" in uses)


def _is_of_its_kind(sent: dict[str, Any], algorithm: str) -> bool:
    if curve := _CURVES.get(algorithm):
        return sent.get("kty") == "EC" and sent.get("crv") == curve
    return sent.get("kty") == "RSA"


def _is_too_short(key: object) -> bool:
    return isinstance(key, RSAPublicKey) and key.key_size < LEAST_RSA_BITS
