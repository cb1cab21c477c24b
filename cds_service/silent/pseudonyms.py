"""Names that tell patients apart and do not tell who they are."""

import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_KEY_BYTES: Final = 32
_LENGTH: Final = 32
"""Hexadecimal digits: 128 bits, so that no two of a billion patients share one."""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Keyed hashes (HMAC-SHA-256); without a key everything is called by its name."""

    key: bytes | None

    def of(self, name: str) -> str:
        """Return the pseudonym of a patient, or of anything else."""
        if self.key is None:
            return name
        return hmac.digest(self.key, name.encode(), "sha256").hex()[:_LENGTH]

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


def key_in(file: Path) -> bytes:
    """Return the key that a file holds; a new one is written where there is none.

    Raises:
        ValueError: the file holds too little to be a key.
    """
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(_KEY_BYTES))
    key = file.read_bytes().strip()
    if len(key) < _KEY_BYTES:
        message = f"{file} is no key: it must hold {_KEY_BYTES} characters or more"
        raise ValueError(message)
    return key
