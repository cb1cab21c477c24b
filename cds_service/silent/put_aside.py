"""Where in the export lies what could not be read: file and line, and no content."""

import csv
import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

_CHUNK: Final = 1024 * 1024


class Place(NamedTuple):
    """As the engines tell it: `start` and `line` as in `tables.LINES`."""

    file: str
    start: int
    line: int | None
    problem: str


def write(places: Iterable[Place], export: Path, file: Path) -> None:
    """Write a list of them, for its owner only: a file may be named by a patient.

    Args:
        places: in the order of files, starts and lines.
        export: files are named as seen from here.
        file: where the list goes, as CSV; a list of nothing is written, too.
    """
    root = (export if export.is_dir() else export.parent).absolute()
    unfinished = file.with_name(f"{file.name}.unfinished")
    private = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(private, "w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["file", "line", "problem"])
        for name, held in groupby(places, key=lambda place: place.file):
            seen = Path(name).absolute()
            told = seen.relative_to(root)
            rows.writerows((told, line, why) for line, why in _numbered(seen, held))
    unfinished.rename(file)


def _numbered(file: Path, places: Iterable[Place]) -> Iterator[tuple[str, str]]:
    """Yield the lines counted from the beginning of the file, which is read once."""
    before = at = 0
    with file.open("rb") as content:
        for place in places:
            # The line in which the byte before a piece lies belongs to another one.
            if place.start > at:
                before += _line_ends(content, place.start - 1 - at)
                at = place.start - 1
            first = before + (1 if place.start else 0)
            yield ("" if place.line is None else str(first + place.line)), place.problem


def _line_ends(content: BinaryIO, size: int) -> int:
    """Return how many lines end in the next so many bytes."""
    found = 0
    while size > 0 and (chunk := content.read(min(size, _CHUNK))):
        found += chunk.count(b"\n")
        size -= len(chunk)
    return found
