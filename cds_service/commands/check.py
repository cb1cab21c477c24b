"""Looks whether the service could start here, and says what is in the way."""

from collections.abc import Mapping

from cds_service.hooks.services import SERVICES
from cds_service.knowledge.terminology import value_sets
from cds_service.settings import Client, Settings, SettingsError


def problems(
    environment: Mapping[str, str], host: str, workers: int = 1
) -> tuple[str, ...]:
    """Return what is wrong with the settings, each with how to mend it."""
    keys: tuple[str, ...] = ()
    try:
        settings = Settings.load(environment)
        keys = _keys(settings)
        settings.check_start(host, workers)
    except SettingsError as error:
        return (*error.problems, *keys)
    return keys


def _keys(settings: Settings) -> tuple[str, ...]:
    if not settings.clients:
        return ()
    # Here and not above: nothing else on the command line needs cryptography.
    from cds_service.commands.keys import key_problems  # noqa: PLC0415

    return key_problems(settings.clients)


def facts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return what would be served with these settings, which are sound."""
    settings = Settings.load(environment)
    rules = {rule.id for service in SERVICES.values() for rule in service.rules}
    return (
        f"Public URL: {settings.public_url}",
        *settings.notices,
        *(_described(client) for client in settings.clients),
        f"{len(SERVICES)} services, {len(rules)} rules",
        f"{len(value_sets())} value sets",
    )


def _described(client: Client) -> str:
    replay = "" if client.replay_protection else ", its tokens may be used again"
    servers = ", ".join(client.fhir_servers) or "no FHIR server"
    return (
        f"Client {client.name}: {', '.join(client.algorithms)}, {servers}{replay};"
        " its keys can be read"
    )
