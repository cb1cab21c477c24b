"""The engine stays within its memory, and spills what does not fit."""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from exports import run_of

from cds_service.silent import on_duckdb
from cds_service.silent.tables import LINES

_MIB = 96
_FILES, _ROWS = 8, 8_192


def _lines(folder: Path) -> None:
    """Write 128 MiB of lines that cannot be packed, of patients in no order."""
    folder.mkdir(parents=True)
    for file in range(_FILES):
        rows = [
            {
                "patient": f"p{(row * 7919 + file) % 5_000}",
                "name": f"Observation/{file}-{row}",
                "kind": "Observation",
                "refers": "",
                "full_url": "",
                "problem": "",
                "raw": os.urandom(2_048),
            }
            for row in range(_ROWS)
        ]
        table = pa.Table.from_pylist(rows, schema=LINES)
        pq.write_table(table, folder / f"{file}.parquet")


def test_lines_are_sorted_to_patients_in_less_memory_than_they_take(
    tmp_path: Path,
) -> None:
    """128 MiB of lines within 96: every line arrives, each patient's together."""
    _lines(tmp_path / "lines")
    run = run_of(tmp_path, tmp_path / "out", partitions=16)
    run.work.mkdir(parents=True)
    (tmp_path / "lines").rename(run.work / "lines")
    with on_duckdb.connected(run.work, _MIB, threads=1) as engine:
        engine.read_parquet(f"{run.work}/lines/*.parquet").create_view("lines")
        parts = on_duckdb.group(engine, run, lambda *_: None)
    assert parts == 16
    met: list[list[str]] = []
    for part in range(parts):
        with on_duckdb.connected(run.work, _MIB, threads=1) as own:
            rows = own.read_parquet(f"{run.work}/grouped/part={part}/*.parquet")
            found = rows.order("patient").to_arrow_reader(1_024).read_all()
            met.append(found.column("patient").to_pylist())
    assert sum(map(len, met)) == _FILES * _ROWS
    assert all(part == sorted(part) for part in met)
    assert sum(len(set(part)) for part in met) == len({name for p in met for name in p})


def test_no_part_is_larger_than_what_can_be_sorted(tmp_path: Path) -> None:
    """10 TB in 512 MiB: an eighth of it to a part; a small export in one a process."""
    run = run_of(tmp_path, tmp_path / "out")
    assert on_duckdb.parts_for(0, run) == 1
    assert on_duckdb.parts_for(80 * 2**20, run) == 11
    assert on_duckdb.parts_for(10 * 2**40, run) == 10 * 2**40 // (64 * 2**20) + 1
