"""`make bench`: this service, LIMIT and HealthChain in one interleaved run."""

import argparse
import json
import platform
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.cells import Cell, Figures, figures_of, table
from benchmarks.cold_start import cold_starts
from benchmarks.lanes import WITH_CARD, Bodies, Lane, bodies_of, lanes
from benchmarks.load import Round

_FEWEST_CALLS = 32
_WARM_UP = 20


def main() -> None:
    """Measure, print the table and the cold starts, keep the figures if asked."""
    options = _options()
    kept = dict(_measured(options))
    starts = list(cold_starts(options.rounds))
    console = Console(width=130)
    console.print(table(kept))
    for name, seconds, mib in starts:
        console.print(f"{name}: first answer after {seconds:.2f} s, then {mib:.0f} MiB")
    if options.save:
        run = {"day": time.strftime("%Y-%m-%d"), "rounds": options.rounds}
        run["python"] = platform.python_version()
        Path(options.save).write_text(_as_json(run, kept, starts))


def _measured(
    options: argparse.Namespace,
) -> Iterator[tuple[Cell, dict[str, Figures]]]:
    for workers in options.workers:
        with_healthchain = not options.without_healthchain
        with lanes(workers, with_healthchain=with_healthchain) as started:
            for size in options.sizes:
                bodies = bodies_of(size, counts_only=options.counts_only)
                for connections in options.connections:
                    yield (
                        (size, connections, workers),
                        _cell(started, bodies, size, connections, options),
                    )


def _cell(
    started: Sequence[Lane],
    bodies: Bodies,
    size: int,
    connections: int,
    options: argparse.Namespace,
) -> dict[str, Figures]:
    calls = max(_FEWEST_CALLS, options.calls * 50 // max(size, 50))
    for lane in started:
        lane.run(bodies, _WARM_UP, connections)
    rounds: dict[str, list[Round]] = {lane.name: [] for lane in started}
    for _ in range(options.rounds):
        for lane in started:
            rounds[lane.name].append(lane.run(bodies, calls, connections))
    _refuse_empty_answers(rounds)
    memory = {lane.name: lane.server.memory_mib() for lane in started}
    return {name: figures_of(all_, memory[name]) for name, all_ in rounds.items()}


def _refuse_empty_answers(rounds: Mapping[str, Sequence[Round]]) -> None:
    for name in WITH_CARD:
        if b"Interrupt midostaurin" not in rounds[name][-1].last_answer:
            sys.exit("this service answered without its card: nothing was measured")


def _as_json(
    run: Mapping[str, object],
    kept: Mapping[Cell, Mapping[str, Figures]],
    starts: Iterable[tuple[str, float, float]],
) -> str:
    cells = [
        {"observations": size, "connections": lines, "workers": workers, "lanes": found}
        for (size, lines, workers), found in kept.items()
    ]
    cold = [{"name": n, "seconds": s, "memory_mib": mib} for n, s, mib in starts]
    return json.dumps({**run, "cells": cells, "cold_starts": cold}, indent=1) + "\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=(10, 50, 250, 1000))
    parser.add_argument("--connections", type=_numbers, default=(1, 16))
    parser.add_argument("--workers", type=_numbers, default=(1, 2))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--calls", type=int, default=200, help="of a round, at N = 50")
    parser.add_argument("--counts-only", action="store_true", help="the worst case")
    parser.add_argument("--without-healthchain", action="store_true")
    parser.add_argument("--save", help="a JSON file for the figures")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


if __name__ == "__main__":
    main()
