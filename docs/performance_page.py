"""docs/performance.md: what a call costs, and how that grows, as it was measured."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import linear_regression
from typing import Any, Final

_RESULTS: Final = Path(__file__).parents[1] / "benchmarks" / "results"
_HEAD: Final = """# Performance

Drawn by `make docs` from `benchmarks/results`; do not edit. Trust ratios and how
lines grow: absolute figures are of one machine. What is measured, and how to
measure again: [benchmarks](../benchmarks/README.md).
"""
_LANES: Final = {
    "quiet_us": "a patient without mastocytosis (nearly every call of a hospital)",
    "first_us": "the first call of a visit that ends in a card",
    "next_us": "a later call of that visit",
}
_PLOT: Final = """```mermaid
xychart-beta
    title "{title}"
    x-axis "{across}" {start} --> {end}
    y-axis "CPU, microseconds"
    {lines}
```
"""

Point = dict[str, float]


def performance_page() -> str:
    """Return the page."""
    growth = json.loads((_RESULTS / "growth.json").read_text("utf-8"))
    parts = (
        *_stages(growth["stages"]),
        *_against_bytes(growth["bytes"]),
        *_against_rules(growth["rules"]),
        *_compared(),
    )
    return "\n".join((_HEAD, *parts)) + "\n"


def _stages(measured: Point) -> Iterator[str]:
    yield "## Where a call spends its time\n"
    yield (
        "CPU of an `order-sign` call about a patient with 50 results whose record is"
        " not remembered, that ends in a card; in one process, without the socket. The"
        " first line is there to compare with: the service parses no body into dicts."
        " Frame of requests, audit line and checks make up the rest of a call.\n"
    )
    yield "| stage | us |"
    yield "|---|---|"
    yield from (f"| {stage} | {cost:.0f} |" for stage, cost in measured.items())
    yield ""


def _against_bytes(points: Sequence[Point]) -> Iterator[str]:
    yield "## Against the size of a call\n"
    yield (
        "CPU of a whole `order-sign` call in one process, without the socket: reading,"
        " all rules, cards, JSON. The table is measured, at the sizes it names; the"
        " drawings join its points. Twice the bytes cost twice as much, beyond what"
        " every call costs.\n"
    )
    yield from _table(["Observations", "KiB", *_LANES.values()], points)
    for lane, meaning in _LANES.items():
        slope = _slope(points, lane)
        yield f"- {meaning}: {slope:.1f} us for each further KiB"
    yield ""
    for lane, meaning in _LANES.items():
        yield _plot(meaning, "KiB", [(p["kib"], p[lane]) for p in points])


def _against_rules(points: Sequence[Point]) -> Iterator[str]:
    yield "## Against the number of rules\n"
    yield (
        "The first so many rules of `sm-patient-view`, asked of one chart with 50"
        " results. Those that first ask for a fact pay for all that share it, so that"
        " the second thirty cost less than the first.\n"
    )
    yield from _table(["rules", "us"], points)
    yield _plot(
        "all rules of a chart", "rules", [(p["rules"], p["us"]) for p in points]
    )


def _compared() -> Iterator[str]:
    kept = json.loads((_RESULTS / "compared.json").read_text("utf-8"))
    yield "## Compared\n"
    yield (
        "LIMIT parses the body into dicts and answers a card that never changes;"
        " HealthChain answers a card that never changes. Throughput (req/s) and CPU"
        " are in LIMIT's, so more req/s is better and less CPU is. Measured on"
        f" {kept['day']} in {kept['rounds']} rounds, Python {kept['python']}.\n"
    )
    yield "| N | connections | workers | lane | req/s | CPU | p99 / p50 |"
    yield "|---|---|---|---|---|---|---|"
    for cell in kept["cells"]:
        yield from _lanes(cell)
    yield ""
    for start in kept["cold_starts"]:
        yield (
            f"- {start['name']}: first answer {start['seconds']:.2f} s after the start"
            f" of the process, {start['memory_mib']:.0f} MiB then"
        )


def _lanes(cell: dict[str, Any]) -> Iterator[str]:
    limit = cell["lanes"]["LIMIT"]
    where = f"{cell['observations']} | {cell['connections']} | {cell['workers']}"
    for name, one in cell["lanes"].items():
        faster = one["per_second"] / limit["per_second"]
        dearer = one["cpu_us"] / limit["cpu_us"]
        spread = one["p99_ms"] / one["p50_ms"]
        yield f"| {where} | {name} | {faster:.2f} | {dearer:.2f} | {spread:.1f} |"


def _table(headings: Sequence[str], points: Sequence[Point]) -> Iterator[str]:
    yield "| " + " | ".join(headings) + " |"
    yield "|---" * len(headings) + "|"
    for point in points:
        yield "| " + " | ".join(f"{value:.0f}" for value in point.values()) + " |"
    yield ""


def _plot(title: str, across: str, points: Sequence[tuple[float, float]]) -> str:
    """Return a line through equally spaced places: Mermaid knows no others."""
    start, end = points[0][0], points[-1][0]
    places = [start + (end - start) * step / 10 for step in range(11)]
    values = ", ".join(f"{_at(place, points):.0f}" for place in places)
    return _PLOT.format(
        title=title,
        across=across,
        start=f"{start:.0f}",
        end=f"{end:.0f}",
        lines=f"line [{values}]",
    )


def _at(place: float, points: Sequence[tuple[float, float]]) -> float:
    """Return the value there, on the straight line between its neighbours."""
    pairs = pairwise(points)
    (x0, y0), (x1, y1) = next(
        (pair for pair in pairs if place <= pair[1][0]), (points[-2], points[-1])
    )
    return y0 + (y1 - y0) * (place - x0) / (x1 - x0)


def _slope(points: Sequence[Point], lane: str) -> float:
    """Return the slope of the line that fits best, in microseconds per KiB."""
    sizes, costs = [p["kib"] for p in points], [p[lane] for p in points]
    return linear_regression(sizes, costs).slope
