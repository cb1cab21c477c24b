"""Runs on one machine: DuckDB sorts lines to patients, every core decides.

Memory stays within its bound: DuckDB spills to the work folder, and a process holds
one patient at a time.
"""

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from cds_service.frozen import replace
from cds_service.silent import put_aside
from cds_service.silent.asking import Job
from cds_service.silent.at_once import at_once
from cds_service.silent.deciding import decide
from cds_service.silent.grouping import GROUPED, KINDS, PATIENTS, PROBLEMS, PUT_ASIDE
from cds_service.silent.reading import Piece, pieces_of, read
from cds_service.silent.run import Progress, Run, finished, write_whole
from cds_service.silent.tables import DECISIONS, LINES

_PART_BYTES: Final = 8 * 1024 * 1024
"""Of an export, to a part: it is decided in seconds, so that little is done anew
after a stop, and how fast a run is can soon be told."""
_MOST_PARTS: Final = 512
_SHARE: Final = 8
"""A part takes at most this share of the memory in which it is sorted."""
_LEAST_MEMORY: Final = 96
"""MiB, in which the engine can still sort a part."""
_HELD: Final = 2_048
"""Rows that a thread holds before it writes; by its default of 524,288 the engine
does not keep within its memory."""
_AT_A_TIME: Final = 1_024
_DONE: Final = "grouped.done"
_SIZE: Final = "SELECT sum(total_uncompressed_size) FROM parquet_metadata(?)"
_PARTED: Final = "SELECT *, hash(patient) % $parts AS part FROM grouped"


def run(run: Run, job: Job, progress: Progress) -> dict[str, int]:
    """Decide about everybody; return how often what could not be read.

    What a stopped run finished is not done again.
    """
    lines = run.work / "lines"
    _read_lines(run, lines, progress)
    with connected(run.work, run.memory) as engine:
        engine.read_parquet(f"{lines}/*.parquet").create_view("lines")
        kinds = frozenset(kind for (kind,) in engine.execute(KINDS).fetchall())
        problems = dict(engine.execute(PROBLEMS).fetchall())
        [(patients,)] = engine.execute(PATIENTS).fetchall()
        found = map(put_aside.Place._make, _rows(engine, PUT_ASIDE))
        put_aside.write(found, run.export, run.put_aside)
        parts = group(engine, run, progress)
    _decide_parts(run, replace(job, kinds=kinds), parts, patients, progress)
    return problems


def _read_lines(run: Run, folder: Path, progress: Progress) -> None:
    folder.mkdir(exist_ok=True)
    pieces = dict(zip(_names("piece"), pieces_of(run.files), strict=False))
    if not pieces:  # an export of nothing is decided, too
        _write([], LINES, folder / "piece-00000.parquet")
    total = sum(each.end - each.start for each in pieces.values())
    done = sum(
        pieces[name].end - pieces[name].start for name in finished(folder, pieces)
    )
    left = [name for name in pieces if not (folder / name).is_file()]
    progress("Reading", done, total)
    for name in at_once(run.processes, partial(_read_piece, folder, pieces), left):
        done += pieces[name].end - pieces[name].start
        progress("Reading", done, total)


def _read_piece(folder: Path, pieces: dict[str, Piece], name: str) -> int:
    return _write(read(pieces[name]), LINES, folder / name)


def _rows(engine: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    answer = engine.execute(query)
    while rows := answer.fetchmany(_AT_A_TIME):
        yield from rows


def group(engine: duckdb.DuckDBPyConnection, run: Run, progress: Progress) -> int:
    """Sort the lines to patients.

    Returns:
        The number of parts; when a run goes on, those it was begun with.
    """
    done = run.work / _DONE
    progress("Sorting", 0, 1)
    if not done.is_file():
        [(size,)] = engine.execute(_SIZE, [f"{run.work}/lines/*.parquet"]).fetchall()
        parts = run.partitions or parts_for(size or 0, run)
        engine.execute(f"SET partitioned_write_flush_threshold = {_HELD}")
        engine.sql(GROUPED).create_view("grouped")
        engine.sql(_PARTED, params={"parts": parts}).write_parquet(
            str(run.work / "grouped"), partition_by=["part"], overwrite=True
        )
        write_whole(done, str(parts))
    progress("Sorting", 1, 1)
    return int(done.read_text("utf-8"))


def _decide_parts(
    run: Run, job: Job, parts: int, patients: int, progress: Progress
) -> None:
    names = [name for name, _ in zip(_names("part"), range(parts), strict=False)]
    there = finished(run.decisions, names)
    done = patients * len(there) / parts
    progress("Deciding", done, patients)
    left = [name for name in names if name not in there]
    task = partial(_decide_part, run, job)
    for _ in at_once(run.processes, task, left):
        done += patients / parts
        progress("Deciding", done, patients)


def _decide_part(run: Run, job: Job, name: str) -> int:
    number = int(name.removeprefix("part-").removesuffix(".parquet"))
    folder = run.work / "grouped" / f"part={number}"
    file = run.decisions / name
    if not folder.is_dir():
        return _write([], DECISIONS, file)
    with connected(run.work, _memory_of_one(run), threads=1) as own:
        rows = own.read_parquet(f"{folder}/*.parquet").order("patient")
        batches = rows.to_arrow_reader(_AT_A_TIME)
        return _write(decide(batches, job), DECISIONS, file)


def _write(batches: Iterable[pa.RecordBatch], schema: pa.Schema, file: Path) -> int:
    """Write a file; it gets its name when it is whole."""
    unfinished, rows = file.with_suffix(f".{os.getpid()}.unfinished"), 0
    with pq.ParquetWriter(unfinished, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += len(batch)
    unfinished.rename(file)
    return rows


def connected(
    work: Path, memory: int, threads: int | None = None
) -> duckdb.DuckDBPyConnection:
    """Return an engine that spills to `work` what is above so many MiB."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{memory}MiB",
        "temp_directory": str(work / "spilled"),
        "preserve_insertion_order": "false",
    }
    if threads:
        settings["threads"] = threads
    engine = duckdb.connect(config=settings)
    engine.execute("SET enable_progress_bar = false")  # there is one of our own
    return engine


def parts_for(size: int, run: Run) -> int:
    """Return in how many parts so many bytes of lines are decided."""
    wanted = min(size // _PART_BYTES + 1, _MOST_PARTS)
    fitting = size * _SHARE // (_memory_of_one(run) * 1024 * 1024) + 1
    return max(run.processes, wanted, fitting)


def _memory_of_one(run: Run) -> int:
    return max(run.memory // run.processes, _LEAST_MEMORY)


def _names(what: str) -> Iterator[str]:
    number = 0
    while True:
        yield f"{what}-{number:05}.parquet"
        number += 1
