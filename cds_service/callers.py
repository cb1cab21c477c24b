"""From the settings to the door: who may call, with which keys, about which servers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cds_service.audit import Audit
from cds_service.from_fhir.access import FhirServers
from cds_service.frozen import replace
from cds_service.hooks.consultation import Practice
from cds_service.hooks.dialects import DIALECTS, Dialect
from cds_service.hooks.trust.caller import Door, OpenDoor
from cds_service.settings import Client, Settings, SettingsError

if TYPE_CHECKING:
    from cds_service.hooks.trust.published import KeyRing

Now = Callable[[], float]
"""Seconds since 1970."""


def fhir_servers(settings: Settings) -> tuple[str, ...]:
    """Return the FHIR servers that any caller may name."""
    if settings.open_mode:
        return settings.fhir_servers
    return tuple(base for client in settings.clients for base in client.fhir_servers)


def door(settings: Settings, practice: Practice, now: Now, audit: Audit) -> Door:
    """Return who decides who gets in.

    Raises:
        SettingsError: a client's file of keys cannot be used.
    """
    if settings.open_mode:
        servers = FhirServers(settings.fhir_servers, without_token=True)
        return OpenDoor(replace(practice, fhir_servers=servers))
    return _guarded(settings, practice, now, audit)


def _guarded(settings: Settings, practice: Practice, now: Now, audit: Audit) -> Door:
    # Here and not above: open mode needs no cryptography, which costs 15 MB.
    from cds_service.hooks.trust.door import GuardedDoor, Known  # noqa: PLC0415
    from cds_service.hooks.trust.seen import SeenTokens  # noqa: PLC0415
    from cds_service.hooks.trust.shared import SharedTokens  # noqa: PLC0415

    known = [
        Known(
            client,
            _own(practice, client),
            _keys(client, now, audit),
            SharedTokens(SeenTokens(now), practice.store, client.name),
        )
        for client in settings.clients
    ]
    return GuardedDoor(known, settings.public_url, now)


def _keys(client: Client, now: Now, audit: Audit) -> "KeyRing":
    from cds_service.hooks.trust.key_ring import key_ring  # noqa: PLC0415 (as above)
    from cds_service.hooks.trust.keys import KeysError  # noqa: PLC0415

    try:
        return key_ring(client, now, audit)
    except KeysError as error:
        problem = f"CDS_CLIENTS_FILE client {client.name}: its jwks_file: {error}."
        raise SettingsError(problem) from None


def _own(practice: Practice, client: Client) -> Practice:
    servers = FhirServers(client.fhir_servers, without_token=client.is_for_trials)
    return replace(
        practice,
        fhir_servers=servers,
        dialect=dialect_of(client),
        client=client.name,
        silent=client.silent,
    )


def dialect_of(client: Client) -> Dialect:
    """Return how a client speaks, with the names that its site gave us."""
    spoken = DIALECTS[client.dialect]
    habits = replace(spoken.habits, aliases=client.prefetch_aliases)
    return replace(
        spoken,
        habits=habits,
        orderable=client.orderable,
        tells_today=client.prefetch == "3.0",
    )
