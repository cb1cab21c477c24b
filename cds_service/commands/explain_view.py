"""Shows an explanation: on a terminal to be read, in a pipe a line for each thing.

Everything may hold words of a record, so it is printed as text, never as
markup of the terminal.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cds_service.cards import amounts
from cds_service.cards.fact_line import FactLine
from cds_service.commands.explain import Explanation
from cds_service.commands.json_value import Json, members, text
from cds_service.commands.reading import ReadFact
from cds_service.commands.screen import columns, heading, joined, plain, row, say
from cds_service.said import Said

_STYLE: Final[Mapping[str, str]] = {
    Said.FIRED: "bold red",
    Said.CANNOT_TELL: "yellow",
    Said.FAILED: "bold magenta",
    Said.NOT_INDICATED: "dim",
}
_MOST: Final = 10
_ORDER: Final = (
    "Newest first. Results of one moment: corrected before amended before others, the"
    " better way of measuring, then the safer value."
)


def show_explanation(console: Console, explained: Explanation) -> None:
    """Print why each rule spoke, what was read, and what was not used."""
    heading(console, _title(explained))
    body = explained.reply.body
    if explained.case.problem or not explained.good:
        say(console, explained.case.problem or _refusal(explained), "red")
    elif console.is_terminal:
        _draw(console, body, explained.facts)
    else:
        for cells in _rows(body, explained.facts):
            row(console, *cells)


def _title(explained: Explanation) -> str:
    if not explained.good:
        return explained.case.name
    body = explained.reply.body
    day = f"as of {text(body, 'asOf')}"
    return joined((explained.case.name, text(body, "service"), day))


def _refusal(explained: Explanation) -> str:
    issues = members(explained.reply.body, "issue")
    why = joined(text(one, "diagnostics") for one in issues)
    return f"HTTP {explained.reply.status}: {why}"


def _draw(console: Console, body: Json, facts: Iterable[ReadFact]) -> None:
    if because := text(body, "noCardsBecause"):
        say(console, f"No card is shown: {because}.", "yellow")
    console.print(_rules(body))
    console.print(Text("\nWhat was read", style="bold"))
    console.print(Text(_ORDER, style="dim"))
    console.print(_facts(facts))
    if left_out := list(_left_out(body)):
        console.print(Text("\nWhat was not used", style="bold"))
        table = columns("", "")
        table.show_header = False
        for kind, *cells in left_out:
            table.add_row(kind, Text(plain(joined(cells)), style="yellow"))
        console.print(table)


def _rules(body: Json) -> Table:
    table = columns("Rule", "Outcome, and why")
    for rule in members(body, "rules"):
        said = text(rule, "outcome")
        outcome = _outcome(rule), _STYLE.get(said, "")
        reason = plain(f"\n{text(rule, 'reason')}")
        table.add_row(Text(text(rule, "id")), Text.assemble(outcome, reason))
    return table


def _outcome(rule: Json) -> str:
    return joined((text(rule, "outcome"), text(rule, "indicator")))


def _facts(facts: Iterable[ReadFact]) -> Table:
    table = columns("Element", "Value as compared, date, age; as sent; from where")
    table.columns[0].no_wrap = False
    for element, values in groupby(facts, attrgetter("element")):
        every = list(values)
        more = len(every) - _MOST
        for place, fact in enumerate(every[:_MOST]):
            table.add_row(Text(plain(element if not place else "")), _fact(fact))
        if more > 0:
            table.add_row("", Text(f"and {more} more: pipe the output to see all"))
    return table


def _fact(fact: ReadFact) -> Text:
    line = fact.line
    sent = f'sent as "{line.sent}"' if line.sent else ""
    used = f"used by {', '.join(fact.used_by)}" if fact.used_by else ""
    whence = "\n".join(filter(None, (sent, joined((line.reference, used)))))
    said = Text(plain(joined((line.compared, *_dated(line)), ", ")))
    return said + Text(plain(f"\n{whence}"), style="dim")


def _dated(line: FactLine) -> tuple[str, ...]:
    if line.day is None or line.age_days is None:
        return () if line.name == "patient" else ("undated",)
    return line.day.isoformat(), amounts.age(line.age_days)


def _left_out(body: Json) -> Iterator[tuple[str, ...]]:
    for item in members(body, "unread"):
        keys = ("reference", "about", "sent", "date", "why")
        yield "not used", *(text(item, key) for key in keys)
    for gap in members(body, "gaps"):
        yield "missing", text(gap, "record"), text(gap, "why")


def _rows(body: Json, facts: Iterable[ReadFact]) -> Iterator[tuple[str, ...]]:
    if because := text(body, "noCardsBecause"):
        yield "no card", because
    for rule in members(body, "rules"):
        yield "rule", text(rule, "id"), _outcome(rule), text(rule, "reason")
    for element, line, used_by in facts:
        day, age = str(line.day or ""), line.age_days
        aged = "" if age is None else amounts.age(age)
        kept = (line.sent, line.compared, day, aged, line.reference)
        yield "read", element, *kept, ", ".join(used_by)
    yield from _left_out(body)
