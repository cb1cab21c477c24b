"""Asks the service why each rule said what it said, and draws the answer."""

import json
from datetime import date
from pathlib import Path
from typing import Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from cds_service.commands.as_of import dated
from cds_service.commands.calls import Caller, Reply
from cds_service.commands.cases import Case, find
from cds_service.commands.json_value import Json, members, text
from cds_service.commands.screen import joined, plain

_STYLE: Final = {
    "fired": "bold red",
    "cannot tell": "yellow",
    "failed": "bold magenta",
    "not indicated": "dim",
}
_OK: Final = 200


def traces(request: Path, call: Caller, as_of: date | None) -> list[tuple[Case, Reply]]:
    """Return the trace of a request; a plain Bundle may have one for each hook."""
    return [
        (
            case,
            call(
                f"/explain/{case.service}", dated(case.body, as_of), "application/json"
            ),
        )
        for case in find([request])
    ]


def good(replies: list[tuple[Case, Reply]]) -> bool:
    """Tell whether every question was answered."""
    return all(reply.status == _OK for _, reply in replies)


def traces_json(replies: list[tuple[Case, Reply]]) -> str:
    """Return the traces for a machine."""
    return json.dumps([reply.body for _, reply in replies], indent=2)


def traces_view(replies: list[tuple[Case, Reply]]) -> Group:
    """Return what to print: for each trace a table, then what was not read."""
    return Group(*(_view(reply.body) for _, reply in replies))


def _view(body: Json) -> Group:
    refusals = (Text(plain(text(one, "diagnostics"))) for one in members(body, "issue"))
    return Group(_table(body), *_not_read(body), *refusals)


def _table(body: Json) -> Table:
    title = joined((text(body, "service"), f"as of {text(body, 'asOf')}"))
    table = Table(title=Text(title), title_justify="left", show_lines=True)
    for heading in ("Rule", "Outcome", "Why", "Facts used"):
        table.add_column(heading, overflow="fold")
    for rule in members(body, "rules"):
        outcome = text(rule, "outcome")
        table.add_row(
            Text(text(rule, "id")),
            Text(
                joined((outcome, text(rule, "indicator"))),
                style=_STYLE.get(outcome, ""),
            ),
            Text(plain(text(rule, "reason"))),
            Text("\n".join(_fact(fact) for fact in members(rule, "used"))),
        )
    return table


def _fact(fact: Json) -> str:
    said = text(fact, "compared") or text(fact, "sent")
    parts = (text(fact, "name"), said, text(fact, "date"), text(fact, "reference"))
    return plain(joined(parts))


def _not_read(body: Json) -> list[Text]:
    because = text(body, "noCardsBecause")
    lines = [f"No card is shown: {because}."] if because else []
    lines += _lines("Not read", body, "unread", ("reference", "about", "why"))
    lines += _lines("Missing", body, "gaps", ("record", "why"))
    return [Text(plain(line), style="yellow") for line in lines]


def _lines(what: str, body: Json, key: str, parts: tuple[str, ...]) -> list[str]:
    return [
        f"{what}: {joined(text(one, part) for part in parts)}"
        for one in members(body, key)
    ]
