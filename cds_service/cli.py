"""The commands; what they do is in `commands`."""

import os
import sys
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cds_service.commands.callers import caller
from cds_service.commands.cases import find
from cds_service.commands.check import check_ready, facts, problems
from cds_service.commands.conform_command import conform_command
from cds_service.commands.explain import exit_code, explanations, explanations_json
from cds_service.commands.explain_view import show_explanation
from cds_service.commands.migrate import migrate_command
from cds_service.commands.options import (
    LOOPBACK,
    AsJson,
    AsOf,
    HtmlFile,
    OfPatient,
    Strict,
    Update,
    Url,
)
from cds_service.commands.over_http import UnreachableError
from cds_service.commands.population import silent_command, synth_command
from cds_service.commands.replay import as_json, play, show
from cds_service.commands.report import report_command
from cds_service.commands.report_page import UnwritableError, write_report
from cds_service.commands.rules import rules_command
from cds_service.commands.screen import survive_any_encoding, with_progress
from cds_service.commands.serve import (
    EVERYWHERE,
    PortTakenError,
    address,
    banner,
    listen,
    serve,
)
from cds_service.commands.verdicts import COULD_NOT_RUN
from cds_service.settings import Settings, SettingsError

app = typer.Typer(
    name="cds-service",
    help="A CDS Hooks service for systemic mastocytosis.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


@app.command("serve")
def serve_command(
    host: Annotated[str, typer.Option(help="Where to listen.")] = LOOPBACK,
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
) -> None:
    """Answer hook calls until told to stop. Ends with 2 when it cannot start.

    Example: `cds-service serve --port 8000`
    """
    settings = Settings.load()
    check_ready(settings, host, workers)
    listening = listen(host, port)
    own = address(listening)
    if "public_url" not in settings.model_fields_set and host not in EVERYWHERE:
        # Cards link to where they came from; the workers read it from here.
        os.environ["CDS_PUBLIC_URL"] = own
    with suppress(OSError):  # a full disk is no reason not to serve
        # Whoever collects standard output wants lines of JSON, from the first one on.
        Console(stderr=not sys.stdout.isatty()).print(banner(own, settings))
    serve("cds_service.app:create", listening, workers)


@app.command("replay")
def replay_command(
    paths: Annotated[list[Path], typer.Argument(exists=True, metavar="PATH...")],
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
    console, cases = Console(stderr=machine), find(paths, patient)
    results = play(
        with_progress(console, cases, "Replaying"),
        caller(url),
        as_of=_day(as_of),
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


@app.command("explain")
def explain_command(
    request: Annotated[Path, typer.Argument(exists=True)],
    as_of: AsOf = None,
    patient: OfPatient = "",
    machine: AsJson = False,
) -> None:
    """Say why each rule spoke or kept silent, what was read and what was not.

    The request is a hook request, a FHIR Bundle or a case folder. In a pipe
    each rule and each fact is one line, with tabs.

    Ends with 1 when the service refused the request, with 2 when it is none.

    Example: `cds-service explain request.json --as-of 2026-01-06`
    """
    explained = explanations(request, caller(""), _day(as_of), patient)
    if machine:
        typer.echo(explanations_json(explained))
    else:
        for one in explained:
            show_explanation(Console(), one)
    raise typer.Exit(exit_code(explained))


app.command("conform")(conform_command)
app.command("rules")(rules_command)


@app.command("check")
def check_command(
    host: Annotated[str, typer.Option(help="Where it is to listen.")] = LOOPBACK,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
) -> None:
    """Say whether the settings are sound, and how to mend what is not.

    Fetches the keys of each client once. Ends with 1 when something is wrong.

    Example: `CDS_PUBLIC_URL=https://cds.example.org cds-service check`
    """
    _end_if(problems(os.environ, host, workers))
    for line in (*facts(os.environ), "The settings are sound."):
        typer.echo(line)


app.command("migrate")(migrate_command)
app.command("report")(report_command)
app.command("silent")(silent_command)
app.command("synth")(synth_command)


def _day(as_of: datetime | None) -> date | None:
    return as_of.date() if as_of else None


def _end_if(reasons: tuple[str, ...]) -> None:
    if reasons:
        typer.echo("\n".join(reasons), err=True)
        raise typer.Exit(1)


def main() -> None:
    """Run the command named on the command line."""
    survive_any_encoding(sys.stdout, sys.stderr)
    try:
        app()
    except (
        SettingsError,
        PortTakenError,
        UnreachableError,
        UnwritableError,
    ) as error:
        typer.echo(str(error), err=True)
        sys.exit(COULD_NOT_RUN)
