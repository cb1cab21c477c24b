"""Reads a table that was flattened to lines: which cell is the result.

Only a table whose head names its result and its reference needs this; without
it, the reference of each row would look like a second answer.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

_BETWEEN: Final = uncompiled(r"[ ]?\t|[ ]?\|[ ]?|[ ]{2,}")
_RESULT: Final = uncompiled(
    r"(?:final |patient |test )?(?:results?|findings?|befund|ergebnis|r[e\u00e9]sultat"
    r"|resultado)",
    re.IGNORECASE,
)
_REFERENCE: Final = uncompiled(
    r"(?:ref\.?|reference|expected|normal|referenz\w*|r[e\u00e9]f[e\u00e9]rence"
    r"|referencia)(?: (?:range|interval|values?|results?))?",
    re.IGNORECASE,
)
_FEWEST: Final = 3
_MOST: Final = 12


class _Head(Frozen, kw_only=False):
    """The head of a table, as sent, and which of its columns are which."""

    line: str
    names: tuple[str, ...]
    result: int
    reference: int


def rows_as_lines(text: str) -> str:
    """Return the text with each row of such a table as "title: result, more"."""
    if not _REFERENCE.search(text):
        return text
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: Sequence[str]) -> Iterator[str]:
    head: _Head | None = None
    for line in lines:
        cells = _cells(line)
        if found := _head(line, cells):
            head = found
        elif head is None or not line.strip():
            yield line
        elif len(cells) == len(head.names):
            yield _row(head, cells)
        else:
            # A row that lost a cell: no column can be told from another.
            yield f"{head.line}\n{line}"


def _head(line: str, cells: Sequence[str]) -> _Head | None:
    if not _FEWEST <= len(cells) <= _MOST:
        return None
    results = [at for at, cell in enumerate(cells) if _RESULT.fullmatch(cell)]
    normal = [at for at, cell in enumerate(cells) if _REFERENCE.fullmatch(cell)]
    if len(results) != 1 or len(normal) != 1 or not results[0]:
        return None
    return _Head(line, tuple(cells), results[0], normal[0])


def _cells(line: str) -> tuple[str, ...]:
    line = line.rstrip("\r ")
    if "|" in line:
        line = line.strip("| ")
    return tuple(cell.strip() for cell in _BETWEEN.split(line))


def _row(head: _Head, cells: Sequence[str]) -> str:
    title = " ".join(filter(None, cells[: head.result]))
    more = [
        f"{name} {cell}"
        for at, (name, cell) in enumerate(zip(head.names, cells, strict=True))
        if at > head.result and at != head.reference and cell
    ]
    return ", ".join([f"{title}: {cells[head.result]}", *more])
