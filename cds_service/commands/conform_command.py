"""The command `conform`: what one EHR would drop, change or reject."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cds_service.commands.ending import COULD_NOT_RUN
from cds_service.commands.options import AsJson, AsOf, day_of
from cds_service.settings import Settings

_Paths = Annotated[list[Path], typer.Argument(exists=True, metavar="PATH...")]
_Named = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="standard, sandbox, epic or oracle: whose way of showing (else standard).",
    ),
]
_Client = Annotated[
    str,
    typer.Option(metavar="NAME", help="A client of CDS_CLIENTS_FILE, with its names."),
]


def conform_command(
    paths: _Paths,
    dialect: _Named = "",
    client: _Client = "",
    as_of: AsOf = None,
    machine: AsJson = False,
) -> None:
    """Say, card by card, what an EHR would drop, change or reject, and why.

    The paths are hook requests, FHIR Bundles, case folders, or answers of any
    service ("cards"). What this service answers before a card leaves is said too.

    Ends with 0 when no card loses anything, with 1 when one does or a request was
    refused, with 2 when something could not run.

    Example: `cds-service conform --dialect epic fhir_fixtures/dialects/epic`
    """
    # Here and not above: `--help` needs no web framework.
    from cds_service.commands import conform  # noqa: PLC0415
    from cds_service.commands.conform_view import show_conformed  # noqa: PLC0415

    settings = Settings.load()
    try:
        spoken = conform.speaker(settings, dialect, client)
    except conform.UnknownSpeakerError as unknown:
        typer.echo(str(unknown), err=True)
        raise typer.Exit(COULD_NOT_RUN) from None
    day = day_of(as_of)
    seen = list(conform.conform(paths, spoken, settings, day))
    if machine:
        typer.echo(conform.conform_json(seen))
    else:
        for one in seen:
            show_conformed(Console(), one)
    raise typer.Exit(conform.exit_code(seen))
