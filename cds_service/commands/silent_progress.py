"""How far a run is, how fast, and how long it will take: a bar, or lines in a pipe."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Final

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import TaskID

_UNITS: Final = {"Reading": ("MB", 1_000_000), "Deciding": ("patients", 1)}
_LINE_EVERY: Final = 30.0
"""Seconds: in a pipe, such as the log of a night, a line is enough so often."""


@dataclass(slots=True)
class _Step:
    task: TaskID
    began: float
    before: float
    told: float


class Following:
    """Is told of each step (a `silent.run.Progress`), and tells a person.

    The rate is that since the step began, without what an earlier run had done:
    parts are finished one at a time, and a shorter look back would often see none.
    """

    def __init__(
        self, bar: Bar, console: Console, clock: Callable[[], float] = monotonic
    ) -> None:
        self._bar = bar
        self._console = console
        self._clock = clock
        self._steps: dict[str, _Step] = {}

    def __call__(self, step: str, done: float, total: float) -> None:
        """Take note that so much of a step is done."""
        now = self._clock()
        if step not in self._steps:
            task = self._bar.add_task(step, pace="")
            self._steps[step] = _Step(task, now, done, now)
        of = self._steps[step]
        pace = pace_of(step, done - of.before, now - of.began, total - done)
        self._bar.update(of.task, completed=done, total=total, pace=pace)
        if self._bar.disable and (now - of.told >= _LINE_EVERY or done >= total):
            of.told = now
            share = done / total if total else 1
            self._console.print(f"{step}: {share:.0%}  {pace}", highlight=False)


def pace_of(step: str, done: float, seconds: float, left: float) -> str:
    """Return rate and time left; nothing while there is nothing to tell them by."""
    if done <= 0 or seconds <= 0:
        return ""
    unit, size = _UNITS.get(step, ("", 1))
    rate = done / seconds
    remaining = timedelta(seconds=round(max(left, 0) / rate))
    return f"{rate / size:,.1f} {unit}/s, {remaining} left" if unit else ""
