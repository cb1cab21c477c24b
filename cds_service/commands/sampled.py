"""Some patients of an export, and their lines in files of another order."""

import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from heapq import nsmallest
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from cds_service.from_fhir.export_line import Line
from cds_service.silent.reading import files_in, pieces_of, read

_FILES = 3


def sample(export: Path, patients: int) -> list[Line]:
    """Return the lines of so many patients, and what is nobody's.

    Who is chosen depends on the ids alone, and on nothing that they tell.
    """
    known = {line.patient for line in _lines(export)} - {""}
    chosen = {"", *nsmallest(patients, known, key=_lot)}
    return [line for line in _lines(export) if line.patient in chosen]


def write_shuffled(lines: list[Line], folder: Path, seed: int) -> None:
    """Write them as NDJSON, one file packed, and what lay in Bundles as Bundles."""
    folder.mkdir(parents=True)
    chance = Random(seed)  # noqa: S311 (an order, no secret)
    single = [line.raw for line in lines if not line.full_url]
    chance.shuffle(single)
    for number in range(_FILES):
        content = b"".join(raw + b"\n" for raw in single[number::_FILES])
        if number:
            (folder / f"{number}.ndjson").write_bytes(content)
        else:
            (folder / "0.ndjson.gz").write_bytes(gzip.compress(content))
    for number, bundle in enumerate(_bundles(lines)):
        (folder / f"{number}.json").write_bytes(bundle)


def _lines(export: Path) -> Iterator[Line]:
    for piece in pieces_of(files_in(export)):
        for batch in read(piece):
            for row in batch.to_pylist():
                if not row["problem"]:
                    yield Line(**{name: row[name] for name in Line.__struct_fields__})


def _bundles(lines: list[Line]) -> Iterator[bytes]:
    held: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        if line.full_url:
            entry = {"fullUrl": line.full_url, "resource": msgspec.Raw(line.raw)}
            held[line.patient].append(entry)
    for entries in held.values():
        bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
        yield msgspec.json.encode(bundle)


def _lot(patient: str) -> bytes:
    return hashlib.sha256(patient.encode()).digest()
