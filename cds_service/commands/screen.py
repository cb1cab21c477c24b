"""The terminal: where it is wide, coloured or a pipe, and what is safe to print."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

Item = TypeVar("Item")


def plain(sent: str) -> str:
    """Return text from outside without anything that could steer a terminal."""
    return "".join(
        sign for sign in sent if sign in "\n\t" or unicodedata.category(sign) != "Cc"
    )


def with_progress(console: Console, items: list[Item], doing: str) -> Iterator[Item]:
    """Hand out the items; on a terminal a bar shows how many are left."""
    hidden = not console.is_terminal or len(items) == 1
    with Progress(console=console, transient=True, disable=hidden) as progress:
        yield from progress.track(items, description=doing)


def joined(parts: Iterable[str], between: str = " · ") -> str:
    """Return the parts that say something, in one line."""
    return between.join(part for part in parts if part)
