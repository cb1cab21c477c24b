"""An EHR that signs its calls: its keys, its tokens, and the file that lists it."""

import json
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from cds_service.app import system_clock

PUBLIC_URL: Final = "https://cds.example.org"
_ISSUER: Final = "https://ehr.example.org"
_KID: Final = "bench"
_LIFE_SECONDS: Final = 3000
ALGORITHMS: Final = ("RS384", "ES384")


class Signer:
    """Signs in one algorithm, with a key made for this run."""

    def __init__(self, algorithm: str) -> None:
        self._algorithm = algorithm
        self._key: Any = _KEYS[algorithm]()

    def environment(self, folder: Path, *, one_process: bool) -> Mapping[str, str]:
        """Write the clients file and the keys; return the settings that name them."""
        (folder / "keys.json").write_text(json.dumps({"keys": [self._public()]}))
        clients = folder / "clients.toml"
        clients.write_text(
            f'[[client]]\nname = "bench"\nissuer = "{_ISSUER}"\n'
            f'jwks_file = "keys.json"\nalgorithms = ["{self._algorithm}"]\n'
            "requests_per_minute = 1000000000\n"
            f"replay_protection = {str(one_process).lower()}\n"
        )
        return {"CDS_CLIENTS_FILE": str(clients), "CDS_PUBLIC_URL": PUBLIC_URL}

    def headers(self, path: str) -> Callable[[], str]:
        """Return what makes the header with a new token for each call of `path`."""
        return lambda: f"Authorization: Bearer {self._token(path)}\r\n"

    def _token(self, path: str) -> str:
        now = int(system_clock().timestamp())
        claims = {
            "iss": _ISSUER,
            "aud": PUBLIC_URL + path,
            "iat": now,
            "exp": now + _LIFE_SECONDS,
            "jti": str(uuid.uuid4()),
        }
        return jwt.encode(claims, self._key, self._algorithm, headers={"kid": _KID})

    def _public(self) -> dict[str, Any]:
        known: Any = RSAAlgorithm if self._algorithm == "RS384" else ECAlgorithm
        key: dict[str, Any] = known.to_jwk(self._key.public_key(), as_dict=True)
        return {**key, "kid": _KID, "alg": self._algorithm, "use": "sig"}


_KEYS: Final[Mapping[str, Callable[[], Any]]] = {
    "RS384": lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048),
    "ES384": lambda: ec.generate_private_key(ec.SECP384R1()),
}
