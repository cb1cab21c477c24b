"""Whether what was signed holds for this call, now."""

from collections.abc import Collection
from typing import Final

from cds_service.hooks.trust.cause import Cause
from cds_service.hooks.trust.token import Claims

SKEW: Final = 60.0
"""Seconds by which the clocks of two machines may differ (house choice; the public
sandbox rounds `iat` up, and Inferno allows as much on `exp`).
"""
LONGEST_LIFE: Final = 3600.0
"""Seconds from `iat` to `exp`. CDS Hooks asks for short lives, Epic's tokens have 15
minutes; a token of weeks could not be remembered (house choice).
"""


def fault(claims: Claims, audiences: Collection[str], now: float) -> Cause | None:
    """Return what is wrong with the claims at `now`, in seconds since 1970."""
    aimed_at = [claims.aud] if isinstance(claims.aud, str) else claims.aud
    if not any(aim in audiences for aim in aimed_at):
        return Cause.AUDIENCE
    if claims.exp - claims.iat > LONGEST_LIFE:
        return Cause.LIVES_TOO_LONG
    if now >= claims.exp + SKEW:
        return Cause.EXPIRED
    if max(claims.iat, claims.nbf or claims.iat) > now + SKEW:
        return Cause.TOO_EARLY
    return None


def audiences(public_url: str, path: str) -> frozenset[str]:
    """Return what a token for this path may name: its one URL, and as it was spelled.

    A client that was given the address with a slash at the end calls (and signs)
    one with two slashes; it is the same place.
    """
    origin_end = public_url.find("/", public_url.find("://") + 3)
    prefix = "" if origin_end < 0 else public_url[origin_end:]
    own = path[len(prefix) :] if _is_under(path, prefix) else path
    tidy = "/".join(part for part in own.split("/") if part)
    return frozenset({f"{public_url}/{tidy}", f"{public_url}{own}"})


def _is_under(path: str, prefix: str) -> bool:
    return bool(prefix) and (path == prefix or path.startswith(f"{prefix}/"))
