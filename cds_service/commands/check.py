"""Looks whether the service could start here, and says what is in the way."""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import Final

from cds_service.commands.fhir_servers import server_problems
from cds_service.commands.stores import gone_problems, schema_problems
from cds_service.hooks.services import SERVICES
from cds_service.knowledge.terminology import value_sets
from cds_service.rules_off import unknown_rules
from cds_service.settings import Client, Settings, SettingsError

_EXPORTER: Final = ("opentelemetry.sdk", "opentelemetry.exporter")


def problems(
    environment: Mapping[str, str], host: str, workers: int = 1
) -> tuple[str, ...]:
    """Return what is wrong with the settings, each with how to mend it."""
    try:
        settings = Settings.load(environment)
    except SettingsError as error:
        return error.problems
    try:
        check_ready(settings, host, workers)
    except SettingsError as error:
        return (*error.problems, *_unreached(settings))
    return _unreached(settings)


def check_ready(settings: Settings, host: str, workers: int) -> None:
    """Look at what would stop a process of the server, before there is one.

    Raises:
        SettingsError: with a sentence for each thing.
    """
    wrong = [
        *_unkept(settings),
        *unknown_rules(settings, SERVICES),
        *_untraceable(settings),
        *schema_problems(settings),
    ]
    try:
        settings.check_start(host, workers)
    except SettingsError as error:
        wrong += error.problems
    if wrong:
        raise SettingsError(*wrong)


def _unkept(settings: Settings) -> Iterable[str]:
    if not settings.clients:
        return ()
    # Here and not above: nothing else on the command line needs cryptography.
    from cds_service.commands.keys import kept_problems  # noqa: PLC0415

    return kept_problems(settings.clients)


def _untraceable(settings: Settings) -> Iterable[str]:
    if settings.tracing and not all(map(find_spec, _EXPORTER)):
        yield "CDS_TRACING needs packages: pip install 'cds-service[otel]'."


def _unreached(settings: Settings) -> tuple[str, ...]:
    return (
        *_unpublished(settings),
        *server_problems(settings),
        *gone_problems(settings),
    )


def _unpublished(settings: Settings) -> Iterable[str]:
    if not settings.clients:
        return ()
    from cds_service.commands.keys import published_problems  # noqa: PLC0415 (as above)

    return published_problems(settings.clients)


def facts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return what would be served with these settings, which are sound."""
    settings = Settings.load(environment)
    rules = {rule.id for service in SERVICES.values() for rule in service.rules}
    return (
        f"Public URL: {settings.public_url}",
        *settings.notices,
        *(_described(client) for client in settings.clients),
        *(_asked(base) for base in settings.fhir_servers if settings.open_mode),
        *_kept(settings),
        f"{len(SERVICES)} services, {len(rules)} rules",
        f"{len(value_sets())} value sets",
    )


def _kept(settings: Settings) -> Iterable[str]:
    if settings.store_url is None:
        return ("No store: feedback is in the log only",)
    comments = "with" if settings.keep_comments else "without"
    return (f"Store: can be reached; feedback is kept {comments} comments",)


def _asked(base: str) -> str:
    return f"FHIR server {base}: asked for what calls that name it lack"


def _described(client: Client) -> str:
    replay = "" if client.replay_protection else ", its tokens may be used again"
    servers = ", ".join(client.fhir_servers) or "no FHIR server"
    silent = "; it is shown nothing (silent)" if client.silent else ""
    return (
        f"Client {client.name}: {', '.join(client.algorithms)}, {servers}{replay};"
        f" its keys can be read{silent}"
    )
