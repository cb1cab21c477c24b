"""Why the service must not start as it is told to, in a sentence each."""

from collections.abc import Iterable, Iterator

from cds_service.settings.addresses import is_loopback
from cds_service.settings.client import Client


def open_elsewhere(host: str, *, open_mode: bool) -> Iterator[str]:
    """Yield why strangers, who can get in, must not be served on this host."""
    if not is_loopback(host):
        who = "Open mode (no authentication)" if open_mode else "The sandbox"
        yield (
            f"{who} may only be served on loopback, not on {host}. Use --host"
            " 127.0.0.1, or set CDS_ALLOW_OPEN=true if something in front of this"
            " service keeps strangers out."
        )


def used_in_each(workers: int, clients: Iterable[Client]) -> Iterator[str]:
    """Yield why so many workers, who share no store, would let a token in twice."""
    protected = [one.name for one in clients if one.replay_protection]
    if workers > 1 and protected:
        yield (
            f"With {workers} workers a token could be used once in each: they"
            " share no memory. Set CDS_STORE_URL, or use --workers 1, or"
            f" replay_protection = false for {', '.join(protected)}."
        )
