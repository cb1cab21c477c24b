"""Draws a card in the terminal as an EHR would show it.

Everything in a card may hold words from a record, so all of it is printed as
text, never as markup of the terminal.
"""

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from cds_service.commands.json_value import Json, members, text
from cds_service.commands.screen import joined, plain

_COLOUR: Final = {"critical": "red", "warning": "yellow", "info": "blue"}


def card_view(card: Json) -> Panel:
    """Return the panel of one card."""
    indicator = text(card, "indicator")
    colour = _COLOUR.get(indicator, "white")
    title = Text(f" {indicator.upper()} ", style=f"bold reverse {colour}")
    return Panel(
        Group(*_parts(card, colour)), title=title, title_align="left", style=colour
    )


def _parts(card: Json, colour: str) -> Iterator[RenderableType]:
    yield Text(plain(text(card, "summary")), style=f"bold {colour}")
    if detail := text(card, "detail"):
        # Links are drawn as their text: a terminal must not hide an address.
        body = Markdown(plain(detail), hyperlinks=False, style="default")
        yield Padding(body, (1, 0, 0, 0))
    if suggestions := members(card, "suggestions"):
        yield Text()
        yield from (_button(suggestion) for suggestion in suggestions)
    if reasons := _reasons(card):
        yield Text(f"Dismiss because: {reasons}", style="default dim")
    yield _source(card)


def _button(suggestion: Json) -> Text:
    acts = joined(text(action, "type") for action in members(suggestion, "actions"))
    label = Text(f" {plain(text(suggestion, 'label'))} ", style="black on white")
    return label.append(f"  {plain(acts)}", style="default dim")


def _reasons(card: Json) -> str:
    reasons = (text(reason, "display") for reason in members(card, "overrideReasons"))
    return plain(joined(reasons))


def _source(card: Json) -> Text:
    label, url = text(card, "source", "label"), text(card, "source", "url")
    return Text(plain(f"Source: {joined((label, url))}"), style="default dim")
