"""Lets a call in, or says why not.

In this order, cheapest first: is there a token, whose does it say it is, may
that client sign like this, do we know the key, is the signature right, is it
meant for this address and this minute, was it used before, are there too many.
"""

from collections.abc import Callable, Iterable

from starlette.types import Scope

from cds_service.audit import only_uuid
from cds_service.frozen import Frozen
from cds_service.hooks.consultation import Practice
from cds_service.hooks.trust.caller import Caller
from cds_service.hooks.trust.cause import Cause
from cds_service.hooks.trust.claims import SKEW, audiences, fault
from cds_service.hooks.trust.client import Client
from cds_service.hooks.trust.errors import NotTrusted
from cds_service.hooks.trust.pace import Pace
from cds_service.hooks.trust.published import KeyRing, NoKeysError
from cds_service.hooks.trust.shared import SharedTokens
from cds_service.hooks.trust.token import Claims, Token, bearer, unverified, verified


class Known(Frozen, kw_only=False):
    """A client, what it is answered with, its keys, and the tokens it has used."""

    client: Client
    practice: Practice
    keys: KeyRing
    seen: SharedTokens


class GuardedDoor:
    """Lets in who can show the token of a client."""

    def __init__(
        self, known: Iterable[Known], public_url: str, now: Callable[[], float]
    ) -> None:
        self._known = tuple(known)
        self._public_url = public_url
        self._now = now
        self._pace = Pace()

    async def admit(self, scope: Scope) -> Caller:
        """Return who calls.

        Raises:
            NotTrusted: that could not be established.
            TooManyRequests: this client calls too often.
        """
        token = unverified(bearer(scope["headers"]))
        known = self._claimed(token.claims)
        claims = await self._verified(token, known)
        aims = audiences(self._public_url, scope["path"])
        cause = fault(claims, aims, self._now()) or await _reused(claims, known)
        if cause:
            raise NotTrusted(cause, known.client.name)
        self._pace.keep(known.client)
        return _caller(claims, known)

    def _claimed(self, claims: Claims) -> Known:
        issued = [one for one in self._known if one.client.issuer == claims.iss]
        if not issued:
            raise NotTrusted(Cause.ISSUER)
        for one in issued:
            if not one.client.tenants or claims.tenant in one.client.tenants:
                return one
        raise NotTrusted(Cause.TENANT, issued[0].client.name)

    async def _verified(self, token: Token, known: Known) -> Claims:
        header, client = token.header, known.client
        if header.alg not in client.algorithms:
            raise NotTrusted(Cause.ALGORITHM, client.name)
        if header.jku is not None and client.jwks_url not in {None, header.jku}:
            raise NotTrusted(Cause.KEY_URL, client.name)
        try:
            key = await known.keys.find(header.kid, header.alg)
        except NoKeysError:
            raise NotTrusted(Cause.NO_KEYS, client.name) from None
        if key is None:
            raise NotTrusted(Cause.KEY, client.name)
        return verified(token, key, client.name)


async def _reused(claims: Claims, known: Known) -> Cause | None:
    if not known.client.replay_protection:
        return None
    return await known.seen.use(claims.jti, claims.exp + SKEW)


def _caller(claims: Claims, known: Known) -> Caller:
    tenant = claims.tenant if claims.tenant in known.client.tenants else ""
    return Caller(
        known.practice, known.client.name, tenant or "", only_uuid(claims.jti)
    )
