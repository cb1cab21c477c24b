"""A run says how far it is, how fast, and how long it will take."""

import io
from collections.abc import Iterator

import pytest
from rich.console import Console
from rich.progress import Progress

from cds_service.commands.silent_progress import Following, pace_of


@pytest.mark.parametrize(
    ("step", "done", "seconds", "left", "told"),
    [
        ("Deciding", 500, 10, 3_000, "50.0 patients/s, 0:01:00 left"),
        ("Reading", 30_000_000, 10, 6_000_000, "3.0 MB/s, 0:00:02 left"),
        ("Deciding", 0, 10, 3_000, ""),
        ("Sorting", 1, 10, 0, ""),
    ],
)
def test_rate_and_time_left(
    step: str, done: float, seconds: float, left: float, told: str
) -> None:
    """Nothing is told while nothing is done, nor of what has no measure."""
    assert pace_of(step, done, seconds, left) == told


def test_in_a_pipe_there_is_a_line_now_and_then() -> None:
    """A line after 30 s and one at the end; what a stopped run did is not counted."""
    times: Iterator[float] = iter([0.0, 10.0, 40.0, 50.0])
    heard = io.StringIO()
    told = Console(file=heard, width=200)
    bar = Progress(console=told, disable=True)
    following = Following(bar, told, lambda: next(times))
    for done in (500, 600, 900, 1_000):
        following("Deciding", done, 1_000)
    assert heard.getvalue().splitlines() == [
        "Deciding: 90%  10.0 patients/s, 0:00:10 left",
        "Deciding: 100%  10.0 patients/s, 0:00:00 left",
    ]
