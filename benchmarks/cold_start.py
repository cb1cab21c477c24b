"""From the start of a process to its first answer."""

import statistics
import time
from collections.abc import Iterator
from itertools import repeat

from benchmarks.contenders import limit, ours
from benchmarks.hook_request import hook_request
from benchmarks.load import run
from benchmarks.server import Contender, running

_SIZE = 50


def cold_starts(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield for each server its name, and medians: seconds, MiB after one answer."""
    for contender in (limit(1), ours(1)):
        measured = [_first_answer(contender) for _ in range(times)]
        seconds, mib = zip(*measured, strict=True)
        yield contender.name, statistics.median(seconds), statistics.median(mib)


def _first_answer(contender: Contender) -> tuple[float, float]:
    with running(contender) as server:
        run(server, repeat(hook_request(_SIZE)), 1)
        return time.perf_counter() - server.started, server.memory_mib()
