"""Keys that lie in a file on this machine; they change with a restart."""

from collections.abc import Sequence
from pathlib import Path

from jwt import PyJWK

from cds_service.hooks.trust.keys import KeysError, read_keys


class KeptKeys:
    """The keys of one client, from a file that the operator wrote."""

    def __init__(self, file: Path, algorithms: Sequence[str]) -> None:
        """Read the file.

        Raises:
            KeysError: it cannot be read, or has no key that may sign.
        """
        try:
            content = file.read_bytes()
        except OSError as error:
            why = f"it cannot be read ({error.strerror})"
            raise KeysError(why) from None
        self._keys = read_keys(content, algorithms)

    async def find(self, kid: str, algorithm: str) -> PyJWK | None:
        """Return the key; None if the client has no such key."""
        return self._keys.get((kid, algorithm))
