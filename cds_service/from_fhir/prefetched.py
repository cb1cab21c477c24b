"""The prefetch of a call; a value is decoded when it is first looked at.

Most calls are about patients of whom no rule can speak, and a glance at their
problem list tells: what nobody looks at costs no more than skipping its bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

import msgspec

from cds_service.from_fhir import careful
from cds_service.from_fhir.bad_request import BadRequest
from cds_service.from_fhir.wire.bundle import AnyResource

Decode: TypeAlias = Callable[[msgspec.Raw], AnyResource | None]
"""Makes a resource of what was sent under a key."""


class Prefetched(Mapping[str, AnyResource | None]):
    """A resource (or None: the EHR has nothing) per key that was sent."""

    def __init__(
        self,
        sent: Mapping[str, msgspec.Raw],
        decode: Decode = careful.resource,
    ) -> None:
        self._sent = sent
        self._decode = decode
        self._decoded: dict[str, AnyResource | None] = {}

    def __getitem__(self, key: str) -> AnyResource | None:
        """Return the value of a key.

        Raises:
            BadRequest: its text holds what no JSON text may hold.
        """
        if key not in self._decoded:
            try:
                self._decoded[key] = self._decode(self._sent[key])
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                why = "a value in it is not valid JSON"
                raise BadRequest(where="prefetch", why=why) from None
        return self._decoded[key]

    def __contains__(self, key: object) -> bool:
        return key in self._sent

    def __iter__(self) -> Iterator[str]:
        return iter(self._sent)

    def __len__(self) -> int:
        return len(self._sent)

    @property
    def as_sent(self) -> tuple[Decode, Mapping[str, msgspec.Raw]]:
        """How values are read, and all of them as they were sent."""
        return self._decode, self._sent

    def copied(self) -> "Prefetched":
        """Return one that holds a copy of what was sent, and not all of the call."""
        copies = {key: sent.copy() for key, sent in self._sent.items()}
        return Prefetched(copies, self._decode)

    @property
    def sent(self) -> tuple[msgspec.Raw, ...]:
        """Every value as it was sent."""
        return tuple(self._sent.values())

    def may_hold(self, keys: Iterable[str], kind: str) -> bool:
        """Tell, without decoding them, whether values may hold a kind of resource."""
        sent = b"".join([self._sent[key] for key in keys])
        # Where a letter may be written as an escape, only decoding tells.
        escaped = b"\\" in sent and b"\\u00" in sent
        # From the end: CPython then goes through JSON twice as quickly.
        return escaped or sent.rfind(f'"{kind}"'.encode()) >= 0
