"""Files of an export, cut into pieces that are read on their own."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import pyarrow as pa

from cds_service.from_fhir.export_line import Line, lines_of
from cds_service.frozen import Frozen
from cds_service.silent.tables import LINES, Rows

_LINES: Final = (".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz")
_BUNDLES: Final = (".json", ".json.gz")
_NO_EXPORT: Final = frozenset({"synthetic.json", "manifest.json", "output.json"})
_PIECE: Final = 64 * 1024 * 1024
"""Bytes: some seconds of work, so that every core has some to the end."""
_MOST_ROWS: Final = 16_384
_MOST_BYTES: Final = 16 * 1024 * 1024
"""Held before they are written: a report with its scan inside is large."""

DAMAGED: Final = "cannot be read to its end"
"""A packed file that is cut, damaged or not packed; what came before is read."""


class Piece(Frozen, kw_only=False):
    """A part of a file, in bytes; `whole` is one Bundle and not lines."""

    file: Path
    start: int
    end: int
    whole: bool = False


def files_in(folder: Path) -> list[Path]:
    """Return the files of an export, by name; a file that is given is itself one."""
    if folder.is_file():
        return [folder]
    return sorted(
        file
        for file in folder.rglob("*")
        if file.is_file()
        and file.name.endswith((*_LINES, *_BUNDLES))
        and file.name not in _NO_EXPORT
    )


def is_bundle(file: Path) -> bool:
    """Tell whether a file is one Bundle; else each of its lines is a resource."""
    return file.name.endswith(_BUNDLES)


def pieces_of(files: Iterable[Path], most: int = _PIECE) -> list[Piece]:
    """Return the pieces; what is packed or one Bundle cannot be cut."""
    pieces: list[Piece] = []
    for file in files:
        size = file.stat().st_size
        if is_bundle(file) or file.suffix == ".gz":
            pieces.append(Piece(file, 0, size, is_bundle(file)))
        else:
            starts = range(0, size, most)
            pieces += [Piece(file, at, min(at + most, size)) for at in starts]
    return pieces


def read(piece: Piece) -> Iterator[pa.RecordBatch]:
    """Yield every resource of a piece, in the columns of `tables.LINES`."""
    rows, held = Rows(LINES), 0
    for number, line in _found(piece):
        rows.add(**_columns(line), **(_place(piece, number) if line.problem else {}))
        held += len(line.raw)
        if len(rows) >= _MOST_ROWS or held >= _MOST_BYTES:
            yield rows.batch()
            held = 0
    if len(rows):
        yield rows.batch()


def _columns(line: Line) -> dict[str, Any]:
    return {
        "patient": line.patient,
        "kind": line.kind,
        "name": line.name,
        "refers": line.refers,
        "full_url": line.full_url,
        "problem": line.problem,
        "raw": line.raw,
    }


def _place(piece: Piece, number: int | None) -> dict[str, Any]:
    return {"file": str(piece.file), "start": piece.start, "line": number}


def _found(piece: Piece) -> Iterator[tuple[int | None, Line]]:
    """Yield every resource with the number of its line; all of a Bundle have none."""
    number: int | None = None
    try:
        with _opened(piece.file) as file:
            contents = [(None, file.read())] if piece.whole else _lines(file, piece)
            for number, content in contents:
                yield from ((number, line) for line in lines_of(content))
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield number, Line(b"", problem=DAMAGED)


def _opened(file: Path) -> BinaryIO:
    packed = file.suffix == ".gz"
    return gzip.open(file, "rb") if packed else file.open("rb")  # type: ignore[return-value]


def _lines(file: BinaryIO, piece: Piece) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that begin in this piece, with their numbers in it, from 1."""
    packed, number = piece.file.suffix == ".gz", 0
    if not packed and piece.start:
        file.seek(piece.start - 1)
        file.readline()
    while packed or file.tell() < piece.end:
        line = file.readline()
        if not line:
            return
        number += 1
        if line := line.strip():
            yield number, line
