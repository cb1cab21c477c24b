"""What whoever starts the service should be told, though nothing is wrong."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from cds_service.settings.addresses import is_in_the_clear
from cds_service.settings.client import Client

_OPTIONS: Final = {"host": "--host", "port": "--port", "workers": "--workers"}


def of_open_mode(fhir_servers: Iterable[str]) -> Iterator[str]:
    """Yield what follows from letting anybody call."""
    yield "Open mode: callers are not authenticated."
    for server in fhir_servers:
        if is_in_the_clear(server):
            yield (
                f"CDS_FHIR_SERVERS: {server} is plain http. Records, and tokens if"
                " any, can be read on their way; use https for real patients."
            )


def of_clients(
    clients: Iterable[Client], *, has_public_url: bool, lets_browsers: bool
) -> Iterator[str]:
    """Yield what follows from who may call."""
    if not has_public_url:
        yield (
            "CDS_PUBLIC_URL is not set: tokens are taken only if their audience is"
            " the address that this service listens on."
        )
    for client in clients:
        if client.is_for_trials:
            yield (
                f'Client {client.name} has dialect = "sandbox": treat its calls as'
                " those of anybody."
            )
            if not lets_browsers:
                yield (
                    f"Client {client.name} is a page in a browser, and"
                    " CDS_CORS_ORIGINS lets none call: it shows every call as all"
                    " clear. Set it to the page's origin."
                )


def of_rules_off(rules: Iterable[str]) -> Iterator[str]:
    """Yield which rules are not asked."""
    if names := ", ".join(rules):
        yield f"Switched off, and not asked: {names}."


def of_unknown_names(
    prefix: str, names: Iterable[str], known: Iterable[str]
) -> Iterator[str]:
    """Yield which variables have no effect; `names` and `known` without prefix."""
    known = list(known)
    for name in sorted(names):
        hint = _hint(prefix, name, known)
        yield f"{prefix}{name.upper()} is no setting and is ignored.{hint}"


def _hint(prefix: str, name: str, known: list[str]) -> str:
    if option := _OPTIONS.get(name):
        return f" Use cds-service serve {option}."
    alike = get_close_matches(name, known, 1)
    return "".join(f" Did you mean {prefix}{one.upper()}?" for one in alike)
