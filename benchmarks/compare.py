"""`make bench`: this service, LIMIT and HealthChain in one interleaved run."""

import argparse
import json
import statistics
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.lanes import (
    FIRST,
    NEXT,
    QUIET,
    WITH_CARD,
    Lane,
    calls_of_new_patients,
    calls_of_one_patient,
)
from benchmarks.load import Round, run
from benchmarks.server import Server, running

_HERE = Path(__file__).parent
_HEALTHCHAIN = _HERE / ".healthchain"
_HEALTHCHAIN_NEEDS = ("healthchain==0.16.1", "uvloop", "httptools")
_UVICORN = ("--port", "{port}", "--log-level", "warning", "--no-access-log")


def main() -> None:
    """Measure, print the table, keep the figures if asked."""
    options = _options()
    sizes = [int(size) for size in options.sizes.split(",")]
    results: dict[str, dict[int, list[Round]]] = {}
    memory: dict[str, float] = {}
    with _servers(with_healthchain=not options.without_healthchain) as servers:
        for size in sizes:
            calls = max(20, options.calls * 50 // max(size, 50))
            lanes = _lanes(servers, size, counts_only=options.counts_only)
            for lane in lanes:
                run(lane.server, lane.bodies, 20)
            for lane in lanes * options.rounds:
                by_size = results.setdefault(lane.name, {})
                measured = run(lane.server, lane.bodies, calls)
                by_size.setdefault(size, []).append(measured)
            memory |= {lane.name: lane.server.memory_mib() for lane in lanes}
    for name in WITH_CARD:
        _refuse_empty_answers(results[name])
    figures = _figures(results, memory)
    Console(width=110).print(_table(figures))
    if options.save:
        Path(options.save).write_text(json.dumps(figures, indent=1) + "\n")


def _lanes(servers: list[Server], size: int, *, counts_only: bool) -> list[Lane]:
    """Return the lanes: our server takes several, each other one the first calls."""
    first = calls_of_new_patients(size, counts_only=counts_only)
    ours = servers[1]
    return [
        *(Lane(each.name, each, cycle(first)) for each in servers if each is not ours),
        Lane(QUIET, ours, cycle(calls_of_new_patients(size, mastocytosis=False))),
        Lane(FIRST, ours, cycle(first)),
        Lane(NEXT, ours, cycle(calls_of_one_patient(size, counts_only=counts_only))),
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10,50,250,1000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--calls", type=int, default=300)
    parser.add_argument("--counts-only", action="store_true", help="the worst case")
    parser.add_argument("--without-healthchain", action="store_true")
    parser.add_argument("--save", help="a JSON file for the figures")
    return parser.parse_args()


@contextmanager
def _servers(*, with_healthchain: bool) -> Iterator[list[Server]]:
    python = sys.executable
    uvicorn = [python, "-m", "uvicorn", *_UVICORN]
    command = str(Path(python).with_name("cds-service"))
    ours = [command, "serve", "--port", "{port}"]
    commands = [
        ("LIMIT", "/", [*uvicorn, "benchmarks.limit_app:app"]),
        ("this service", "/cds-services/sm-order-sign", ours),
    ]
    if with_healthchain:
        theirs = [_healthchain(), "-m", "uvicorn", *_UVICORN, "healthchain_app:app"]
        theirs += ["--app-dir", str(_HERE)]
        commands.append(("HealthChain", "/cds/cds-services/static", theirs))
    with ExitStack() as stack:
        yield [
            stack.enter_context(running(name, path, command))
            for name, path, command in commands
        ]


def _healthchain() -> str:
    """Return the interpreter of HealthChain's own venv, making it if need be."""
    python = _HEALTHCHAIN / "bin" / "python"
    ready = _HEALTHCHAIN / "ready"
    if not ready.exists():
        venv.create(_HEALTHCHAIN, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", *_HEALTHCHAIN_NEEDS]
        subprocess.run(install, check=True)  # noqa: S603 (our own command)
        ready.touch()
    return str(python)


def _refuse_empty_answers(ours: dict[int, list[Round]]) -> None:
    for rounds in ours.values():
        if b"Interrupt midostaurin" not in rounds[-1].last_answer:
            sys.exit("this service answered without its card: nothing was measured")


def _figures(
    results: dict[str, dict[int, list[Round]]], memory: dict[str, float]
) -> dict[str, dict[str, dict[str, float]]]:
    return {
        name: {
            str(size): {
                "per_second": _median([r.per_second for r in rounds]),
                "cpu_us": _median([r.cpu_microseconds for r in rounds]),
                "p50_ms": _median([r.percentile(50) for r in rounds]) * 1e3,
                "p99_ms": _median([r.percentile(99) for r in rounds]) * 1e3,
                "memory_mib": memory[name],
            }
            for size, rounds in by_size.items()
        }
        for name, by_size in results.items()
    }


def _median(values: list[float]) -> float:
    return statistics.median(values)


def _table(figures: dict[str, dict[str, dict[str, float]]]) -> Table:
    table = Table(title="one connection, kept alive; ratios are the figures to trust")
    for heading in ("N", "server", "req/s", "x LIMIT", "x HealthChain"):
        table.add_column(heading, justify="right")
    for heading in ("CPU us", "CPU x LIMIT", "p50 ms", "p99 ms", "MiB"):
        table.add_column(heading, justify="right")
    for size in figures["LIMIT"]:
        for name, by_size in figures.items():
            table.add_row(size, name, *_cells(figures, size, by_size[size]))
        table.add_section()
    return table


def _cells(
    figures: dict[str, dict[str, dict[str, float]]],
    size: str,
    one: dict[str, float],
) -> list[str]:
    limit = figures["LIMIT"][size]
    other = figures.get("HealthChain", {}).get(size)
    against_other = one["per_second"] / other["per_second"] if other else None
    return [
        f"{one['per_second']:.0f}",
        f"{one['per_second'] / limit['per_second']:.2f}",
        "-" if against_other is None else f"{against_other:.1f}",
        f"{one['cpu_us']:.0f}",
        f"{one['cpu_us'] / limit['cpu_us']:.2f}",
        f"{one['p50_ms']:.2f}",
        f"{one['p99_ms']:.2f}",
        f"{one['memory_mib']:.0f}",
    ]


if __name__ == "__main__":
    main()
