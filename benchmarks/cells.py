"""What was measured, as figures that are kept and as one table."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.table import Table

from benchmarks.contenders import HEALTHCHAIN, LIMIT
from benchmarks.load import Round

Figures = dict[str, float]
Cell = tuple[int, int, int]
"""How many Observations, connections and workers."""
Measured = Mapping[Cell, Mapping[str, Sequence[Round]]]

_PERCENTILES: Final = (50, 95, 99)
_HEADINGS: Final = (
    *("N", "conn", "work", "lane", "req/s", "x LIMIT", "x HealthChain"),
    *("CPU us", "CPU x LIMIT", "p50", "p95", "p99", "MiB"),
)


def figures_of(rounds: Sequence[Round], memory_mib: float) -> Figures:
    """Return the medians of the rounds; latencies in milliseconds."""
    return {
        "per_second": statistics.median(r.per_second for r in rounds),
        "cpu_us": statistics.median(r.cpu_microseconds for r in rounds),
        **{
            f"p{percent}_ms": statistics.median(r.percentile(percent) for r in rounds)
            * 1e3
            for percent in _PERCENTILES
        },
        "memory_mib": memory_mib,
    }


def table(kept: Mapping[Cell, Mapping[str, Figures]]) -> Table:
    """Return one row for each lane of each cell; p50, p95 and p99 in LIMIT's."""
    made = Table(title="medians of interleaved rounds; p50, p95, p99 are x LIMIT's own")
    for heading in _HEADINGS:
        made.add_column(heading, justify="left" if heading == "lane" else "right")
    for cell, lanes in kept.items():
        for row in _rows(cell, lanes):
            made.add_row(*row)
        made.add_section()
    return made


def _rows(cell: Cell, lanes: Mapping[str, Figures]) -> Iterator[list[str]]:
    limit, other = lanes[LIMIT], lanes.get(HEALTHCHAIN)
    for name, one in lanes.items():
        yield [
            *map(str, cell),
            name,
            f"{one['per_second']:.0f}",
            _ratio(one, limit, "per_second"),
            _ratio(one, other, "per_second") if other else "-",
            f"{one['cpu_us']:.0f}",
            _ratio(one, limit, "cpu_us"),
            *(_ratio(one, limit, f"p{percent}_ms") for percent in _PERCENTILES),
            f"{one['memory_mib']:.0f}",
        ]


def _ratio(one: Figures, other: Figures, figure: str) -> str:
    return f"{one[figure] / other[figure]:.2f}"
