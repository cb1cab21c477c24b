"""Runs on Apache Spark: the same lines, the same question, the same partition function.

Spark shares out the work, spills, and does again what a lost machine did. On a
cluster every worker needs this package with its extra `spark`, see docs/silent.md.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from cds_service.frozen import replace
from cds_service.silent import put_aside
from cds_service.silent.asking import Job
from cds_service.silent.deciding import decide
from cds_service.silent.grouping import GROUPED, KINDS, PROBLEMS, PUT_ASIDE
from cds_service.silent.reading import Piece, pieces_of, read
from cds_service.silent.run import Progress, Run
from cds_service.silent.tables import DECISIONS, LINES

_AT_A_TIME: Final = 1_024
_PIECES: Final = "file string, start bigint, end bigint, whole boolean"


def run(run: Run, job: Job, progress: Progress) -> dict[str, int]:
    """Decide about everybody; return how often what could not be read.

    The session is the one that is there (spark-submit), else a local one.
    """
    session = session_for(run)
    progress("Reading", 0, 1)
    lines = _lines(session, run).persist()
    lines.createOrReplaceTempView("lines")
    kinds = frozenset(row.kind for row in session.sql(KINDS).collect())
    problems = {row.problem: row.times for row in session.sql(PROBLEMS).collect()}
    found = map(put_aside.Place._make, session.sql(PUT_ASIDE).toLocalIterator())
    put_aside.write(found, run.export, run.put_aside)
    progress("Reading", 1, 1)
    progress("Deciding", 0, 1)
    by_patient = _partitioned(session.sql(GROUPED), run.partitions)
    deciding = partial(_decide, job=replace(job, kinds=kinds))
    decided = by_patient.mapInArrow(deciding, from_arrow_schema(DECISIONS))
    decided.write.mode("overwrite").parquet(str(run.decisions))
    lines.unpersist()
    progress("Deciding", 1, 1)
    return problems


def session_for(run: Run) -> SparkSession:
    """Return the session that is there, or one in processes of this machine."""
    there = SparkSession.getActiveSession()
    if there is not None:
        return there
    # Else its workers take the Python of the path, which may lack all of this.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.local.dir": str(run.work / "spilled"),
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_AT_A_TIME),
        "spark.sql.session.timeZone": "UTC",
        "spark.executor.memory": f"{run.memory // run.processes}m",
    }
    builder = builder.appName("cds-service silent").master(f"local[{run.processes}]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session: SparkSession = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _lines(session: SparkSession, run: Run) -> DataFrame:
    """Read the same pieces of files as on one machine, each where there is room."""
    cut = [
        (str(piece.file.absolute()), piece.start, piece.end, piece.whole)
        for piece in pieces_of(run.files)
    ]
    pieces = session.createDataFrame(cut, _PIECES)
    shared_out = pieces.repartition(max(len(cut), 1))
    return shared_out.mapInArrow(_read, from_arrow_schema(LINES))


def _read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for sent in batch.to_pylist():
            yield from read(Piece(**{**sent, "file": Path(sent["file"])}))


def _partitioned(grouped: DataFrame, partitions: int) -> DataFrame:
    parts = (partitions,) if partitions else ()
    return grouped.repartition(*parts, "patient").sortWithinPartitions("patient")


def _decide(batches: Iterable[pa.RecordBatch], job: Job) -> Iterator[pa.RecordBatch]:
    yield from decide(batches, job)
