"""The numbers of the report, computed by DuckDB from the rows of a run."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from cds_service.silent.report import queries

Table = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Figures:
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
    with duckdb.connect() as engine:
        _view(engine, "decisions", decisions)
        return Figures(
            totals=_table(engine, queries.TOTALS)[0],
            rules=_table(engine, queries.RULES),
            cards=_table(engine, queries.CARDS),
            daily=_table(engine, queries.DAILY),
            most=_table(engine, queries.MOST),
            cannot_tell=_table(engine, queries.CANNOT_TELL),
            gaps=_table(engine, queries.GAPS),
            doubts=_table(engine, queries.DOUBTS),
            overlap=_table(engine, queries.OVERLAP),
            trend=_table(engine, queries.TREND),
            put_aside=_table(engine, queries.PUT_ASIDE),
        )


def before(earlier: Path, decisions: Path) -> Table:
    """Return what fires now and did not in an earlier run, and the other way round."""
    with duckdb.connect() as engine:
        _view(engine, "decisions", decisions)
        _view(engine, "before", earlier / decisions.name)
        return _table(engine, queries.CHANGES)


def _view(engine: duckdb.DuckDBPyConnection, name: str, folder: Path) -> None:
    engine.read_parquet(f"{folder}/*.parquet").create_view(name)


def _table(engine: duckdb.DuckDBPyConnection, query: str) -> Table:
    found = engine.execute(query)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
