"""Writes an invented population as FHIR Bulk Data: NDJSON, a file per type and part."""

import gzip
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import IO, Final

import msgspec

from cds_service.silent.synthetic.dirt import CUT_OFF, SPOILED, TWICE, line_of
from cds_service.silent.synthetic.patient import Mix, invent

IN_A_PART: Final = 5_000
"""Patients in each set of files: small enough to share out among processes."""

ABOUT: Final = "synthetic.json"


def write(
    folder: Path, patients: int, mix: Mix, processes: int, *, packed: bool = False
) -> Iterator[int]:
    """Write the population; yield how many patients each finished part holds."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ABOUT).write_bytes(_about(patients, mix))
    parts = [
        range(first, min(first + IN_A_PART, patients))
        for first in range(0, patients, IN_A_PART)
    ]
    task = partial(_write_part, folder, mix, packed=packed)
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from pool.map(task, parts)


def _write_part(folder: Path, mix: Mix, numbers: range, *, packed: bool) -> int:
    part = numbers.start // IN_A_PART
    opened: dict[str, IO[bytes]] = {}
    with ExitStack() as files:
        for number in numbers:
            dirt = Random(f"{mix.seed}/{number}/dirt")  # noqa: S311 (no secrets)
            for resource in invent(number, mix):
                kind = resource["resourceType"]
                if kind not in opened:
                    file = _open(folder / f"{kind}.{part:04}.ndjson", packed=packed)
                    opened[kind] = files.enter_context(file)
                opened[kind].write(line_of(resource, dirt, mix.dirty))
    return len(numbers)


def _open(file: Path, *, packed: bool) -> IO[bytes]:
    if packed:
        return gzip.open(f"{file}.gz", "wb")  # type: ignore[return-value]
    return file.open("wb")


def _about(patients: int, mix: Mix) -> bytes:
    """Say what this folder is, for whoever finds it."""
    about = {
        "synthetic": "Invented patients. Nobody's record; nothing to conclude from.",
        "patients": patients,
        **{share: getattr(mix, share) for share in mix.__struct_fields__},
        "rates": {
            **{spoil.__name__.strip("_"): share for share, spoil in SPOILED},
            "twice": TWICE,
            "cut_off": CUT_OFF,
        },
    }
    return msgspec.json.format(msgspec.json.encode(about))
