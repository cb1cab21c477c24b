"""Where the keys of a client are looked up, as the operator said."""

from collections.abc import Callable

from cds_service.audit import Audit, Line
from cds_service.hooks.trust.client import Client
from cds_service.hooks.trust.jwks import KeyFetcher
from cds_service.hooks.trust.kept import KeptKeys
from cds_service.hooks.trust.keys import KeysError
from cds_service.hooks.trust.published import KeyRing, PublishedKeys


def key_ring(client: Client, now: Callable[[], float], audit: Audit) -> KeyRing:
    """Return the keys of a client; what goes wrong later is told to the log.

    Raises:
        KeysError: its file of keys cannot be used.
    """
    if client.jwks_file is not None:
        return KeptKeys(client.jwks_file, client.algorithms)

    def tell(error: KeysError) -> None:
        audit.record(Line(event="keys", client=client.name, cause=str(error)))

    return PublishedKeys(
        KeyFetcher(client.jwks_url or ""), client.algorithms, now, tell
    )
