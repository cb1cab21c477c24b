"""Several processes at work at once, none of which outlives the one that began them."""

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

Task = TypeVar("Task")


def at_once(
    processes: int, do: Callable[[Task], int], tasks: list[Task]
) -> Iterator[Task]:
    """Do the tasks in so many processes; yield each when it is done."""
    if processes == 1 or not tasks:
        for task in tasks:
            do(task)
            yield task
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin) as pool:
        doing = {pool.submit(do, task): task for task in tasks}
        for future in as_completed(doing):
            future.result()
            yield doing[future]


def _begin() -> None:
    """Have the collector look rarely: deciding makes few cycles, and much else."""
    gc.set_threshold(50_000, 20, 100)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the command was killed: else records would stay in memory for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
