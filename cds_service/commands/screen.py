"""The terminal: where it is wide, coloured or a pipe, and what is safe to print."""

import unicodedata
from collections.abc import Iterable
from io import TextIOWrapper
from typing import Final, TextIO, TypeVar

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

Item = TypeVar("Item")

_LINE_BEHIND: Final = 4


def plain(sent: str) -> str:
    """Return text from outside without anything that could steer a terminal."""
    return "".join(
        sign for sign in sent if sign in "\n\t" or unicodedata.category(sign) != "Cc"
    )


def say(console: Console, sent: str, style: str = "") -> None:
    """Print words from outside; in a pipe they stay one line, to be searched."""
    console.print(Text(plain(sent), style=style), soft_wrap=not console.is_terminal)


def heading(console: Console, name: str) -> None:
    """Print what comes next, in full, with a line behind it where there is room."""
    if console.is_terminal and len(name) + _LINE_BEHIND <= console.width:
        console.print(Rule(Text(plain(name)), align="left"))
    else:
        say(console, f"== {name}", "bold")


def row(console: Console, *cells: str) -> None:
    """Print one line of a pipe: the cells with tabs between, for cut and grep."""
    line = "\t".join(" ".join(plain(cell).split()) for cell in cells)
    # Printed by the console itself, tabs would become spaces.
    console.file.write(f"{line}\n")


def columns(first: str, *others: str) -> Table:
    """Return a table without frame; the names of the first column stay whole."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(first, no_wrap=True)
    for heading in others:
        table.add_column(heading, overflow="fold")
    return table


def joined(parts: Iterable[str], between: str = " · ") -> str:
    """Return the parts that say something, in one line."""
    return between.join(part for part in parts if part)


def survive_any_encoding(*streams: TextIO) -> None:
    """A terminal that knows no "·" shows a "?" instead of a trace of Python."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
