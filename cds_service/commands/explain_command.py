"""The command `explain`: why each rule spoke or kept silent."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cds_service.commands.options import AsJson, AsOf, OfPatient, day_of

_Request = Annotated[Path, typer.Argument(exists=True)]


def explain_command(
    request: _Request,
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
    # Here and not above: a server needs nothing of this.
    from cds_service.commands import explain  # noqa: PLC0415
    from cds_service.commands.callers import caller  # noqa: PLC0415
    from cds_service.commands.explain_view import show_explanation  # noqa: PLC0415

    explained = explain.explanations(request, caller(""), day_of(as_of), patient)
    if machine:
        typer.echo(explain.explanations_json(explained))
    else:
        for one in explained:
            show_explanation(Console(), one)
    raise typer.Exit(explain.exit_code(explained))
