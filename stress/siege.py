"""The long scene: calls of every kind, memory watched, the log counted."""

import asyncio
import json
from statistics import median
from typing import Final

from stress.client import Connections
from stress.firing import fire
from stress.metric import total
from stress.scenes import Ground
from stress.server import HOST, Server, running
from stress.tally import Tally
from stress.traffic import Traffic

_GROWTH_MIB: Final = 16.0
"""Of a process, from its second quarter to its last: more than chance and less than a
leak of a few hundred bytes for each of 100,000 calls.
"""
_WATCHES: Final = 200
"""How often memory is looked at."""


async def under_fire(ground: Ground, workers: int) -> list[str]:
    """Fire everything; nothing comes back that was not meant, and memory is flat."""
    tally, log = Tally(), ground.folder / "siege.log"
    number = int(ground.seconds * ground.per_second)
    with running(log, workers) as server:
        watched: list[float] = []
        watching = asyncio.create_task(_watch(server, watched, ground.seconds))
        requests = Traffic(ground.seed).requests(number)
        await fire(Connections(HOST, server.port), requests, ground.per_second, tally)
        watching.cancel()
        counted = server.metrics()
    tally.show(ground.console)
    grown = growth(watched) / workers
    ground.console.print(
        f"  memory of {workers} worker(s): {_quarters(watched)} MiB by quarters;"
        f" 500s: {total(counted, 'cds_defects_total'):.0f}"
    )
    return [
        *tally.problems(),
        *([f"memory grew by {grown:.0f} MiB"] if grown > _GROWTH_MIB else []),
        *of_log(log.read_text("utf-8")),
        *(
            ["a rule broke; see cds_rule_failures_total"]
            if total(counted, "cds_rule_failures_total")
            else []
        ),
    ]


async def _watch(server: Server, watched: list[float], seconds: float) -> None:
    while True:
        await asyncio.sleep(seconds / _WATCHES)
        watched.append(await asyncio.to_thread(server.memory_mib))


def _medians(watched: list[float]) -> list[float]:
    quarter = max(1, len(watched) // 4)
    return [
        median(watched[at : at + quarter] or [0.0])
        for at in range(0, 4 * quarter, quarter)
    ]


def growth(watched: list[float]) -> float:
    """Return by how many MiB memory grew from the second quarter to the last."""
    _, second, _, last = _medians(watched)
    return last - second


def _quarters(watched: list[float]) -> str:
    return ", ".join(f"{each:.0f}" for each in _medians(watched))


def of_log(text: str) -> list[str]:
    """Return what is wrong with the log: a line that is no JSON, lines lost."""
    lines = [line for line in text.splitlines() if line]
    try:
        read = [json.loads(line) for line in lines]
    except ValueError:
        return ["a line of the log is no JSON"]
    lost = sum(line.get("lost", 0) for line in read)
    return [f"{lost} lines of the log were lost"] if lost else []
