"""Bars for work that takes long, on a terminal only."""

from collections.abc import Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

Item = TypeVar("Item")


def with_progress(console: Console, items: list[Item], doing: str) -> Iterator[Item]:
    """Hand out the items; on a terminal a bar shows how many are left."""
    hidden = not console.is_terminal or len(items) == 1
    with Progress(console=console, transient=True, disable=hidden) as progress:
        yield from progress.track(items, description=doing)


def progress_bar(console: Console, *more: ProgressColumn) -> Progress:
    """Return a bar with how much is done and how long it will take."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        *(more or (TimeRemainingColumn(),)),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
