"""Lists the rules, for a reader or for a program."""

import json
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from cds_service.commands.options import AsJson
from cds_service.commands.screen import columns, row
from cds_service.hooks.protocol import Message
from cds_service.hooks.rule_content import RuleContent, content, every_rule
from cds_service.hooks.services import SERVICES
from cds_service.hooks.shared_numbers import shared_numbers

_PREFIX = "sm-"


def show_rules(console: Console) -> None:
    """Print each rule: what it is and where it is shown; in a pipe one line each."""
    if not console.is_terminal:
        for page in _pages():
            row(console, page.id, page.tier, page.title, _shown_by(page))
        return
    table = columns("Rule", "Tier", "What, and shown by")
    for page in _pages():
        shown = Text(f"\n{_shown_by(page)}", style="dim")
        table.add_row(page.id, page.tier, Text(page.title).append_text(shown))
    console.print(table)


def rules_json() -> str:
    """Return everything about each rule, as GET /rules has it."""
    numbers = shared_numbers(every_rule(SERVICES.values()))
    said = {"rules": _pages(), "sharedNumbers": numbers}
    pruned = {name: [_pruned(each) for each in of] for name, of in said.items()}
    return json.dumps(pruned, indent=2)


def _pruned(page: Message) -> Any:  # noqa: ANN401 (any JSON)
    return page.model_dump(by_alias=True, mode="json")


def _shown_by(page: RuleContent) -> str:
    return ", ".join(name.removeprefix(_PREFIX) for name in page.services)


def _pages() -> list[RuleContent]:
    services = tuple(SERVICES.values())
    return [content(rule, services) for rule in every_rule(services)]


def rules_command(machine: AsJson = False) -> None:  # noqa: FBT002 (off until it is given)
    """List the rules; in a pipe each is one line, with tabs.

    Example: `cds-service rules --json`
    """
    if machine:
        typer.echo(rules_json())
    else:
        show_rules(Console())
