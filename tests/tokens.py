"""A hospital that signs its calls: its keys, its tokens, and a service that knows it.

The keys are made anew for each test run; nothing of them is kept.
"""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm
from jwt.api_jws import PyJWS
from settings_files import settings_of
from starlette.testclient import TestClient

from cds_service.app import create_app
from cds_service.hooks.service import Service
from cds_service.hooks.services import SERVICES

PUBLIC: Final = "https://cds.example.org"
ISSUER: Final = "https://ehr.example.org"
JWKS_URL: Final = "https://ehr.example.org/jwks.json"
KID: Final = "key-1"
NOW: Final = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)
SECONDS: Final = int(NOW.timestamp())
JTI: Final = "3f0c8f0a-5b0e-4c1e-9a52-0c2f4a6f0099"

Json = dict[str, Any]
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@cache
def ec_key(name: str = "hospital") -> ec.EllipticCurvePrivateKey:
    """Return a key of the curve P-384; another one for another name."""
    del name
    return ec.generate_private_key(ec.SECP384R1())


@cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    """Return an RSA key of this size."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def jwk(key: Key, kid: str = KID, **more: object) -> Json:
    """Return the public half of a key, as a JWKS has it."""
    public = key.public_key()
    algorithm: Any = RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else ECAlgorithm
    return {**algorithm.to_jwk(public, as_dict=True), "kid": kid, **more}


def jwks(*keys: Json) -> Json:
    """Return a JWKS; of the hospital's own key if no other is named."""
    return {"keys": list(keys) or [jwk(ec_key())]}


def claims_for(path: str, **changed: object) -> Json:
    """Return sound claims for a call of this path; None takes a claim away."""
    claims = {
        "iss": ISSUER,
        "aud": f"{PUBLIC}{path}",
        "exp": SECONDS + 300,
        "iat": SECONDS,
        "jti": JTI,
    }
    return {name: one for name, one in (claims | changed).items() if one is not None}


def signed(
    claims: Json,
    key: object = None,
    algorithm: str = "ES384",
    **header: object,
) -> str:
    """Return a token; `header` changes or adds members, None takes one away."""
    members = {"kid": KID, "typ": "JWT", **header}
    kept = {name: one for name, one in members.items() if one is not None}
    content = json.dumps(claims).encode()
    given: Any = ec_key() if key is None else key
    if "typ" not in kept:
        kept["typ"] = None  # else the library adds one
    return PyJWS().encode(content, given, algorithm=algorithm, headers=kept)


def token(path: str, **changed: object) -> str:
    """Return a sound token for a call of this path, with changed claims."""
    return signed(claims_for(path, **changed))


def unsigned(header: Json, claims: Json, signature: bytes = b"") -> str:
    """Return a token put together by hand, as an attacker would."""
    parts = (json.dumps(header).encode(), json.dumps(claims).encode(), signature)
    return ".".join(
        base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts
    )


def signed_as_it_is(header: Json, claims: Json) -> str:
    """Return a token with exactly this header, rightly signed by the hospital."""
    content = unsigned(header, claims).rsplit(".", 1)[0]
    algorithm: Any = PyJWS().get_algorithm_by_name("ES384")
    signature = algorithm.sign(content.encode(), ec_key())
    return f"{content}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def bearer(text: str) -> Mapping[str, str]:
    """Return the header that carries a token."""
    return {"Authorization": f"Bearer {text}"}


class Hospital:
    """A service that knows one client, called "hospital", and what it logged."""

    def __init__(
        self,
        folder: Path,
        *keys: Json,
        published: bool = False,
        more: str = "",
        services: Mapping[str, Service] = SERVICES,
        **environment: str,
    ) -> None:
        """Start it: its keys lie in a file, or are `published`; `more` is TOML."""
        (folder / "jwks.json").write_text(json.dumps(jwks(*keys)), "utf-8")
        place = f'jwks_url = "{JWKS_URL}"' if published else 'jwks_file = "jwks.json"'
        clients = (
            f'[[client]]\nname = "hospital"\nissuer = "{ISSUER}"\n{place}\n{more}\n'
        )
        settings = settings_of(folder, clients, **{"public_url": PUBLIC, **environment})
        self.log = BytesIO()
        self.now = NOW
        self.app = create_app(
            settings, lambda: self.now, log=self.log, services=services
        )
        self.client = TestClient(self.app)

    def discovers(self, text: str | None = None) -> int:
        """Return the status of asking which services there are, with this token."""
        sent = token("/cds-services") if text is None else text
        return self.client.get("/cds-services", headers=bearer(sent)).status_code

    @property
    def lines(self) -> list[Json]:
        """What was logged."""
        return [json.loads(line) for line in self.log.getvalue().splitlines()]

    @property
    def cause(self) -> str:
        """Why the last call was not let in, as the log says; empty if it was."""
        lines = self.lines
        return str(lines[-1].get("cause", "")) if lines else ""
