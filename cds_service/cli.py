"""The commands; what they do is in `commands`."""

import os
import sys
from contextlib import suppress
from typing import Annotated

import typer
from rich.console import Console

from cds_service.commands.check import check_ready, facts, problems
from cds_service.commands.conform_command import conform_command
from cds_service.commands.ending import COULD_NOT_RUN, CannotRunError
from cds_service.commands.explain_command import explain_command
from cds_service.commands.migrate import migrate_command
from cds_service.commands.options import LOOPBACK
from cds_service.commands.population import silent_command, synth_command
from cds_service.commands.replay_command import replay_command
from cds_service.commands.report import report_command
from cds_service.commands.rules import rules_command
from cds_service.commands.screen import survive_any_encoding
from cds_service.commands.serve import EVERYWHERE, address, banner, listen, serve
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


app.command("replay")(replay_command)
app.command("explain")(explain_command)
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


def _end_if(reasons: tuple[str, ...]) -> None:
    if reasons:
        typer.echo("\n".join(reasons), err=True)
        raise typer.Exit(1)


def main() -> None:
    """Run the command named on the command line."""
    survive_any_encoding(sys.stdout, sys.stderr)
    try:
        app()
    except (SettingsError, CannotRunError) as error:
        typer.echo(str(error), err=True)
        sys.exit(COULD_NOT_RUN)
