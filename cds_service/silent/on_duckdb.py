"""Runs on one machine: DuckDB sorts lines to patients, every core decides.

Memory stays within its bound: DuckDB spills to the work folder, and a process holds
one patient at a time.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final, TypeVar

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from cds_service.silent.asking import Job
from cds_service.silent.deciding import decide
from cds_service.silent.grouping import GROUPED, KINDS, PATIENTS, PROBLEMS
from cds_service.silent.reading import Piece, pieces_of, read
from cds_service.silent.run import Progress, Run, finished
from cds_service.silent.tables import DECISIONS, LINES

Task = TypeVar("Task")
_PART_BYTES: Final = 48 * 1024 * 1024
"""Of an export, to a part: a part is decided in about half a minute."""
_AT_A_TIME: Final = 1_024
_DONE: Final = "grouped.done"
_PARTED: Final = "SELECT *, hash(patient) % $parts AS part FROM grouped"


def run(run: Run, job: Job, progress: Progress) -> dict[str, int]:
    """Decide about everybody; return how often what could not be read.

    What a stopped run finished is not done again.
    """
    lines = run.work / "lines"
    _read_lines(run, lines, progress)
    with _connected(run.work, run.memory) as engine:
        engine.read_parquet(f"{lines}/*.parquet").create_view("lines")
        kinds = frozenset(kind for (kind,) in engine.execute(KINDS).fetchall())
        problems = dict(engine.execute(PROBLEMS).fetchall())
        [(patients,)] = engine.execute(PATIENTS).fetchall()
        parts = run.partitions or _parts_for(run)
        _group(engine, run.work, parts, progress)
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
    for name in _at_once(run.processes, partial(_read_piece, folder, pieces), left):
        done += pieces[name].end - pieces[name].start
        progress("Reading", done, total)


def _read_piece(folder: Path, pieces: dict[str, Piece], name: str) -> int:
    return _write(read(pieces[name]), LINES, folder / name)


def _group(
    engine: duckdb.DuckDBPyConnection, work: Path, parts: int, progress: Progress
) -> None:
    progress("Sorting", 0, 1)
    if not (work / _DONE).is_file():
        engine.sql(GROUPED).create_view("grouped")
        engine.sql(_PARTED, params={"parts": parts}).write_parquet(
            str(work / "grouped"), partition_by=["part"], overwrite=True
        )
        (work / _DONE).touch()
    progress("Sorting", 1, 1)


def _decide_parts(
    run: Run, job: Job, parts: int, patients: int, progress: Progress
) -> None:
    names = [name for name, _ in zip(_names("part"), range(parts), strict=False)]
    there = finished(run.decisions, names)
    done = patients * len(there) / parts
    progress("Deciding", done, patients)
    left = [name for name in names if name not in there]
    task = partial(_decide_part, run, job)
    for _ in _at_once(run.processes, task, left):
        done += patients / parts
        progress("Deciding", done, patients)


def _decide_part(run: Run, job: Job, name: str) -> int:
    number = int(name.removeprefix("part-").removesuffix(".parquet"))
    folder = run.work / "grouped" / f"part={number}"
    file = run.decisions / name
    if not folder.is_dir():
        return _write([], DECISIONS, file)
    with _connected(run.work, max(run.memory // run.processes, 256), threads=1) as own:
        rows = own.read_parquet(f"{folder}/*.parquet").order("patient")
        batches = rows.to_arrow_reader(_AT_A_TIME)
        return _write(decide(batches, job), DECISIONS, file)


def _write(batches: Iterable[pa.RecordBatch], schema: pa.Schema, file: Path) -> int:
    """Write a file; it gets its name when it is whole."""
    unfinished, rows = file.with_suffix(".unfinished"), 0
    with pq.ParquetWriter(unfinished, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += len(batch)
    unfinished.rename(file)
    return rows


def _connected(
    work: Path, memory: int, threads: int | None = None
) -> duckdb.DuckDBPyConnection:
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


def _at_once(
    processes: int, do: Callable[[Task], int], tasks: list[Task]
) -> Iterator[Task]:
    """Do the tasks in so many processes; yield each when it is done."""
    if processes == 1 or not tasks:
        for task in tasks:
            do(task)
            yield task
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _settle) as pool:
        doing = {pool.submit(do, task): task for task in tasks}
        for future in as_completed(doing):
            future.result()
            yield doing[future]


def _settle() -> None:
    """Have the collector look rarely: deciding makes few cycles, and much else."""
    gc.set_threshold(50_000, 20, 100)


def _parts_for(run: Run) -> int:
    size = sum(file.stat().st_size for file in run.files)
    return max(run.processes, size // _PART_BYTES + 1)


def _names(what: str) -> Iterator[str]:
    number = 0
    while True:
        yield f"{what}-{number:05}.parquet"
        number += 1
