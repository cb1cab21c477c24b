"""What has to be known of a client to tell whether a call is its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Client(Protocol):
    """An EHR that may call, as the operator listed it."""

    @property
    def name(self) -> str:
        """What the log calls it."""

    @property
    def issuer(self) -> str:
        """The `iss` of its tokens."""

    @property
    def jwks_url(self) -> str | None:
        """Where its keys are published; None if they lie in a file."""

    @property
    def jwks_file(self) -> Path | None:
        """Or where they lie on this machine."""

    @property
    def algorithms(self) -> Sequence[str]:
        """With which its tokens may be signed; all of them asymmetric."""

    @property
    def tenants(self) -> Sequence[str]:
        """The values of `tenant` that are let in; none listed: any."""

    @property
    def replay_protection(self) -> bool:
        """Whether one token opens one call only."""

    @property
    def requests_per_minute(self) -> int:
        """How many calls it may make in any minute."""
