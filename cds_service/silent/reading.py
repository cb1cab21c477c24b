"""Files of an export, cut into pieces that are read on their own."""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import pyarrow as pa

from cds_service.from_fhir.export_line import lines_of
from cds_service.silent.tables import LINES, Rows

_LINES: Final = (".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz")
_BUNDLES: Final = (".json", ".json.gz")
_NO_EXPORT: Final = frozenset({"synthetic.json", "manifest.json", "output.json"})
_PIECE: Final = 64 * 1024 * 1024
"""Bytes: some seconds of work, so that every core has some to the end."""
_MOST_ROWS: Final = 16_384


@dataclass(frozen=True, slots=True)
class Piece:
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
    with _opened(piece.file) as file:
        yield from keyed([file.read()] if piece.whole else _lines(file, piece))


def keyed(contents: Iterable[bytes]) -> Iterator[pa.RecordBatch]:
    """Yield every resource of lines or Bundles, with whose it is."""
    rows = Rows(LINES)
    for content in contents:
        for line in lines_of(content):
            rows.add(
                patient=line.patient,
                kind=line.kind,
                name=line.name,
                refers=line.refers,
                full_url=line.full_url,
                problem=line.problem,
                raw=line.raw,
            )
        if len(rows) >= _MOST_ROWS:
            yield rows.batch()
    if len(rows):
        yield rows.batch()


def _opened(file: Path) -> BinaryIO:
    packed = file.suffix == ".gz"
    return gzip.open(file, "rb") if packed else file.open("rb")  # type: ignore[return-value]


def _lines(file: BinaryIO, piece: Piece) -> Iterator[bytes]:
    """Yield the lines that begin in this piece."""
    packed = piece.file.suffix == ".gz"
    if not packed and piece.start:
        file.seek(piece.start - 1)
        file.readline()
    while packed or file.tell() < piece.end:
        line = file.readline()
        if not line:
            return
        if line := line.strip():
            yield line
