"""Reads the clients file: who may call, what is wrong with it, how to mend that."""

import tomllib
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from cds_service.settings.client import Client
from cds_service.settings.errors import SettingsError
from cds_service.settings.sentences import sentence

_FILE: Final = "CDS_CLIENTS_FILE"
_EXAMPLE: Final = "docs/clients.md has one to start from"

_NO_CLIENTS: Final = "must hold [[client]] tables, at least one, and nothing else"


def read_clients(file: Path | None) -> tuple[Client, ...]:
    """Return the clients; none without a file.

    Raises:
        SettingsError: with one sentence for each thing that is wrong.
    """
    if file is None:
        return ()
    tables = _tables(file)
    read = [_client(number, table, file) for number, table in enumerate(tables, 1)]
    problems = [said for one in read if isinstance(one, list) for said in one]
    clients = tuple(one for one in read if isinstance(one, Client))
    if problems := [*problems, *_conflicts(clients)]:
        raise SettingsError(*problems)
    return clients


def _tables(file: Path) -> Sequence[object]:
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _refused(file, _why(error)) from None
    tables = content.pop("client", None)
    if content or not isinstance(tables, list) or not tables:
        raise _refused(file, _NO_CLIENTS)
    return tables


def _why(error: OSError | ValueError) -> str:
    match error:
        case OSError():
            return f"cannot be read ({error.strerror})"
        case UnicodeDecodeError():
            return "must be text in UTF-8"
        case _:
            return f"must be TOML ({error})"


def _refused(file: Path, why: str) -> SettingsError:
    return SettingsError(f"{_FILE} {why}: {file}; {_EXAMPLE}.")


def _client(number: int, table: object, file: Path) -> Client | list[str]:
    who = f"{_FILE} client no. {number}{_called(table)}"
    try:
        client = Client.model_validate(table)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return [f"{who}: {sentence(problem)}." for problem in found]
    if client.jwks_file is None:
        return client
    return client.model_copy(update={"jwks_file": file.parent / client.jwks_file})


def _called(table: object) -> str:
    name = table.get("name") if isinstance(table, dict) else None
    return f" ({name})" if isinstance(name, str) and name.isprintable() else ""


def _conflicts(clients: Sequence[Client]) -> Iterator[str]:
    for one, other in combinations(clients, 2):
        if one.name == other.name:
            yield f"{_FILE}: two clients are named {one.name}; the log needs one each."
        if one.issuer == other.issuer and not _told_apart(one, other):
            yield (
                f"{_FILE}: the clients {one.name} and {other.name} have the same"
                " issuer; list different tenants in each to tell them apart."
            )


def _told_apart(one: Client, other: Client) -> bool:
    apart = set(one.tenants).isdisjoint(other.tenants)
    return bool(one.tenants and other.tenants) and apart
