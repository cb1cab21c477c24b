"""Lists the rules, for a reader or for a program."""

import json

from rich.table import Table

from cds_service.hooks.rule_content import RuleContent, content, every_rule
from cds_service.hooks.services import SERVICES

_PREFIX = "sm-"


def rules_table() -> Table:
    """Return a line for each rule: what it is and where it is shown."""
    table = Table(title="Rules", title_justify="left")
    for heading in ("Rule", "Tier", "What", "Shown by"):
        table.add_column(heading, overflow="fold")
    for page in _pages():
        shown = ", ".join(name.removeprefix(_PREFIX) for name in page.services)
        table.add_row(page.id, page.tier, page.title, shown)
    return table


def rules_json() -> str:
    """Return everything about each rule, as GET /rules has it."""
    pages = [page.model_dump(by_alias=True, mode="json") for page in _pages()]
    return json.dumps({"rules": pages}, indent=2)


def _pages() -> list[RuleContent]:
    services = tuple(SERVICES.values())
    return [content(rule, services) for rule in every_rule(services)]
