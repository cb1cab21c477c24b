"""The numbers of the report, computed by DuckDB from the rows of a run."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from cds_service.frozen import Frozen
from cds_service.silent.report import queries

Table = list[dict[str, Any]]


class Figures(Frozen, kw_only=False):
    """One table per question; see `queries`."""

    totals: dict[str, Any]
    rules: Table
    cards: Table
    daily: Table
    most: Table
    cannot_tell: Table
    gaps: Table
    doubts: Table
    overlap: Table
    trend: Table
    put_aside: Table


def of(decisions: Path) -> Figures:
    """Return the figures of a run."""
    with engine_over({"decisions": decisions}) as engine:
        return Figures(
            totals=table(engine, queries.TOTALS)[0],
            rules=table(engine, queries.RULES),
            cards=table(engine, queries.CARDS),
            daily=table(engine, queries.DAILY),
            most=table(engine, queries.MOST),
            cannot_tell=table(engine, queries.CANNOT_TELL),
            gaps=table(engine, queries.GAPS),
            doubts=table(engine, queries.DOUBTS),
            overlap=table(engine, queries.OVERLAP),
            trend=table(engine, queries.TREND),
            put_aside=table(engine, queries.PUT_ASIDE),
        )


def engine_over(folders: Mapping[str, Path]) -> duckdb.DuckDBPyConnection:
    """Return an engine that knows the rows of each folder by a name."""
    engine = duckdb.connect()
    for name, folder in folders.items():
        engine.read_parquet(f"{folder}/*.parquet").create_view(name)
    return engine


def table(engine: duckdb.DuckDBPyConnection, query: str) -> Table:
    """Return the answer to a question, row by row."""
    found = engine.execute(query)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
