"""The command `replay`: the cards of hook requests, as a clinician would see them."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cds_service.commands.options import (
    AsJson,
    AsOf,
    HtmlFile,
    OfPatient,
    Strict,
    Update,
    Url,
    day_of,
    one_way_of_showing,
)

_Paths = Annotated[list[Path], typer.Argument(exists=True, metavar="PATH...")]


def replay_command(
    paths: _Paths,
    as_of: AsOf = None,
    patient: OfPatient = "",
    url: Url = "",
    html: HtmlFile = None,
    update: Update = False,
    strict: Strict = False,
    machine: AsJson = False,
) -> None:
    """Show the cards of hook requests, FHIR Bundles or case folders.

    Ends with 0 when every answer is the expected one or none was expected, with
    1 when an answer differs, a request was refused or (strict) is not R4, with
    2 when something could not run: no case, no record of one patient, no server.
    With --html the cards are on one page, which needs nothing beside itself.

    Example: `cds-service replay fhir_fixtures --as-of 2026-01-06`
    """
    one_way_of_showing(html, machine=machine)
    # Here and not above: a server needs nothing of this.
    from cds_service.commands.callers import caller  # noqa: PLC0415
    from cds_service.commands.cases import find  # noqa: PLC0415
    from cds_service.commands.progress import with_progress  # noqa: PLC0415
    from cds_service.commands.replay import as_json, play, show  # noqa: PLC0415
    from cds_service.commands.report_page import write_report  # noqa: PLC0415

    console, cases = Console(stderr=machine), find(paths, patient)
    results = play(
        with_progress(console, cases, "Replaying"),
        caller(url),
        as_of=day_of(as_of),
        update=update,
        strict=strict,
    )
    if html:
        code = write_report(html, results)
        typer.echo(f"{html}: open it in a browser")
    elif machine:
        text, code = as_json(results)
        typer.echo(text)
    else:
        code = show(console, results)
    raise typer.Exit(code)
