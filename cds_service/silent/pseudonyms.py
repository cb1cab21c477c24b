"""Names that tell patients apart and do not tell who they are."""

import hashlib
import hmac
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Final

from cds_service.frozen import Frozen

_KEY_BYTES: Final = 32
_LENGTH: Final = 32
"""Hexadecimal digits: 128 bits, so that no two of a billion patients share one."""


class Pseudonyms(Frozen, kw_only=False):
    """Keyed hashes (HMAC-SHA-256); without a key everything is called by its name."""

    key: bytes | None

    def of(self, name: str) -> str:
        """Return the pseudonym of a patient, or of anything else."""
        if self.key is None:
            return name
        return _hashed(self.key, name)

    def of_reference(self, reference: str) -> str:
        """Return a reference whose type is kept, and nothing else."""
        kind, slash, _ = reference.partition("/")
        known = slash and kind.isalpha() and kind.isascii()
        if self.key is None or not known:
            return self.of(reference)
        return f"{kind}/{self.of(reference)}"

    @property
    def fingerprint(self) -> str:
        """What tells one key from another and does not tell the key."""
        return self.of("fingerprint")[:8] if self.key else "none"


# The rules of one call, and the calls about one patient, name the same resources.
@lru_cache(maxsize=2_048)
def _hashed(key: bytes, name: str) -> str:
    hashing = _begun(key).copy()
    hashing.update(name.encode())
    return hashing.hexdigest()[:_LENGTH]


@lru_cache(maxsize=1)
def _begun(key: bytes) -> hmac.HMAC:
    return hmac.new(key, digestmod=hashlib.sha256)


def key_in(file: Path, new: bytes = b"") -> bytes:
    """Return the key that a file holds; `new` or a random one, where there is none.

    Raises:
        ValueError: the file holds too little to be a key.
    """
    if not file.exists():
        file.touch(mode=0o600)
        file.write_bytes(new or secrets.token_hex(_KEY_BYTES).encode())
    key = file.read_bytes().strip()
    if len(key) < _KEY_BYTES:
        message = f"{file} is no key: it must hold {_KEY_BYTES} characters or more"
        raise ValueError(message)
    return key
