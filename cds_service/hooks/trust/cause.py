"""Every reason not to let a call in, as the log names it.

The caller is told none of them: whoever tries keys and claims would learn which
of them were right. An operator finds them in docs/clients.md.
"""

from enum import StrEnum


class Cause(StrEnum):
    """Why a call was not let in; the docstrings say what an operator looks at."""

    ABSENT = "no-token"
    """No Authorization header, or several, or one that is not "Bearer <token>"."""
    TOO_LONG = "token-too-long"
    """Longer than 8192 bytes."""
    MALFORMED = "token-malformed"
    """No signed JWT, or one that demands an extension (`crit`)."""
    HEADER = "token-header"
    """`alg`, `kid` or `typ` is missing, of another type, or `typ` is not JWT."""
    CARRIES_A_KEY = "token-carries-a-key"
    """`jwk`, `x5u` or `x5c`: keys come from the client's JWKS and nowhere else."""
    CLAIMS = "token-claims"
    """`iss`, `aud`, `exp`, `iat` or `jti` is missing or of another type."""
    ISSUER = "unknown-issuer"
    """No client has this `iss`."""
    TENANT = "unknown-tenant"
    """`tenant` is not listed for this client."""
    ALGORITHM = "algorithm"
    """`alg` is not one that this client may use; `none` and HMAC never are."""
    KEY_URL = "foreign-jku"
    """`jku` is not the `jwks_url` of this client."""
    NO_KEYS = "keys-unreachable"
    """The client's JWKS could not be fetched or read; event `keys` says why."""
    KEY = "unknown-key"
    """The JWKS has no usable key with this `kid` for this `alg`."""
    SIGNATURE = "signature"
    """The signature is not that of this key."""
    AUDIENCE = "audience"
    """`aud` is not the URL that was called, under `CDS_PUBLIC_URL`."""
    EXPIRED = "expired"
    """`exp` was more than 60 seconds ago."""
    TOO_EARLY = "too-early"
    """`iat` or `nbf` is more than 60 seconds ahead: a clock is wrong."""
    LIVES_TOO_LONG = "lives-too-long"
    """`exp` is more than an hour after `iat`."""
    REPLAYED = "replayed"
    """The `jti` was used before."""
    SEEN_TOO_MANY = "too-many-tokens"
    """More tokens are alive than are remembered, so a replay could not be told."""
