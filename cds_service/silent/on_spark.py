"""Runs on Apache Spark: the same lines, the same question, the same partition function.

Spark shares out the work, spills, and does again what a lost machine did. On a
cluster every worker needs this package with its extra `spark`, see docs/silent.md.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from cds_service.silent.asking import Job
from cds_service.silent.deciding import decide
from cds_service.silent.grouping import GROUPED, KINDS, PROBLEMS
from cds_service.silent.reading import is_bundle, keyed
from cds_service.silent.run import Progress, Run
from cds_service.silent.tables import DECISIONS, LINES

_AT_A_TIME: Final = 1_024


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
    """Read lines of files as bytes, and Bundles whole; then find whose they are."""
    by_line = [str(file) for file in run.files if not is_bundle(file)]
    whole = [str(file) for file in run.files if is_bundle(file)]
    found = session.createDataFrame([], "content binary")
    if by_line:
        text = session.read.text(by_line)
        found = found.union(text.selectExpr("CAST(value AS BINARY) AS content"))
    if whole:
        files = session.read.format("binaryFile").load(whole)
        found = found.union(files.select("content"))
    return found.mapInArrow(_keyed, from_arrow_schema(LINES))


def _keyed(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        contents = batch.column(0).to_pylist()
        yield from keyed(content for content in contents if content.strip())


def _partitioned(grouped: DataFrame, partitions: int) -> DataFrame:
    parts = (partitions,) if partitions else ()
    return grouped.repartition(*parts, "patient").sortWithinPartitions("patient")


def _decide(batches: Iterable[pa.RecordBatch], job: Job) -> Iterator[pa.RecordBatch]:
    yield from decide(batches, job)
