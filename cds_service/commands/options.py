"""The options that commands take, each with its help."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

LOOPBACK: Final = "127.0.0.1"
_ONE_WAY: Final = "Choose one of --html and --json."

AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], help="Answer as on this day; wins over the request's."
    ),
]
OfPatient = Annotated[
    str, typer.Option(metavar="ID", help="Whose record, in a Bundle of several.")
]
AsJson = Annotated[bool, typer.Option("--json", help="For a machine.")]
Url = Annotated[
    str,
    typer.Option(help="A running server to ask, such as http://127.0.0.1:8000."),
]
HtmlFile = Annotated[
    Path | None,
    typer.Option("--html", dir_okay=False, help="Write all cards to this one page."),
]
Update = Annotated[
    bool,
    typer.Option("--update", help="Keep answers and reasons as the expected ones."),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="The requests must be valid FHIR R4.")
]


def day_of(as_of: datetime | None) -> date | None:
    """Return the day that `--as-of` names, None where it was not given."""
    return as_of.date() if as_of else None


def one_way_of_showing(html: Path | None, *, machine: bool) -> None:
    """End with 2 where both were asked for: one of them would not be done."""
    if html and machine:
        raise typer.BadParameter(_ONE_WAY)
