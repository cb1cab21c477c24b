"""The command `report`: what clinicians made of each rule."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from cds_service.commands.options import AsJson, one_way_of_showing
from cds_service.commands.screen import columns, row
from cds_service.commands.stores import schema_problems
from cds_service.settings import Settings, SettingsError
from cds_service.store.contract import StoreGoneError

if TYPE_CHECKING:
    from cds_service.report.line import Line

_UNSET = "CDS_STORE_URL is not set: without a store feedback is in the log only."
_NOTHING = "Nothing was counted in that time: no call, and no feedback."
_GONE = "CDS_STORE_URL: the store cannot be reached ({})."


def report_command(
    html: Annotated[
        Path | None,
        typer.Option("--html", dir_okay=False, help="Write it to this one page."),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day on.")
    ] = None,
    machine: AsJson = False,  # noqa: FBT002 (off until it is given)
) -> None:
    """Say what became of cards, for each rule and client, and what to review.

    A rule is to be reviewed that is overridden in over 90 % of at least 50 cards, or
    cannot tell in over 20 % of the times it concerns a patient.

    Example: `cds-service report --html report.html`
    """
    one_way_of_showing(html, machine=machine)
    begin = since.date() if since else date.min
    lines = _lines(begin)
    if html:
        _write(html, lines, begin)
    elif machine:
        typer.echo(msgspec.json.encode([_json(line) for line in lines]).decode())
    elif lines:
        _show(Console(), lines)
    else:
        typer.echo(_NOTHING, err=True)  # an empty answer would look like a fault


def _lines(since: date) -> "list[Line]":
    settings = Settings.load()
    if settings.store_url is None:
        raise SettingsError(_UNSET)
    if problems := tuple(schema_problems(settings)):
        raise SettingsError(*problems)
    # Here and not above: other commands need no database.
    from cds_service.report.asked import report  # noqa: PLC0415

    try:
        return report(settings.store_url.get_secret_value(), since)
    except StoreGoneError as gone:
        raise SettingsError(_GONE.format(gone)) from None


def _write(file: Path, lines: "list[Line]", since: date) -> None:
    from cds_service.app import system_clock  # noqa: PLC0415 (the clock is there)
    from cds_service.commands.report_page import write_page  # noqa: PLC0415 (jinja2)
    from cds_service.report.page import page  # noqa: PLC0415 (the same)

    write_page(file, page(lines, since, system_clock().date()))
    typer.echo(f"{file}: open it in a browser")


def _show(console: Console, lines: "list[Line]") -> None:
    table = columns("Rule", *_HEADINGS)
    for line in lines:
        cells = _cells(line)
        if console.is_terminal:
            table.add_row(line.rule or "unknown cards", *map(Text, cells))
        else:
            row(console, line.rule, *cells)
    if console.is_terminal:
        console.print(table)


_HEADINGS = ("Client", "Shown", "Silent", "Accepted", "Overridden", "Review")


def _cells(line: "Line") -> tuple[str, ...]:
    numbers = (line.shown, line.silent, line.accepted, line.overridden)
    return (line.client or "open mode", *map(str, numbers), "; ".join(line.flags))


def _json(line: "Line") -> dict[str, Any]:
    return {
        **asdict(line),
        "reasons": dict(line.reasons),
        "causes": dict(line.causes),
        "weeks": {str(day): asdict(week) for day, week in sorted(line.weeks.items())},
        "share_accepted": line.share_accepted,
        "share_overridden": line.share_overridden,
        "share_cannot_tell": line.share_cannot_tell,
        "flags": line.flags,
    }
