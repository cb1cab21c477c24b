"""Which test runs which function."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType

import pytest
from _pytest.runner import runtestprotocol


class Touched:
    """The tests that pass, what they run, and how many functions that is."""

    def __init__(self) -> None:
        self.by_function: dict[tuple[str, str], set[pytest.Item]] = defaultdict(set)
        self.by_file: dict[str, set[pytest.Item]] = defaultdict(set)
        self.reach: dict[pytest.Item, int] = {}

    def record(self, items: list[pytest.Item]) -> None:
        """Run every test once; one that fails notices nothing and is left out."""
        for item, following in zip(items, [*items[1:], None], strict=True):
            seen: set[CodeType] = set()
            with _watching(seen):
                passed = passes(item, following)
            if passed:
                self._keep(item, seen)

    def _keep(self, item: pytest.Item, seen: set[CodeType]) -> None:
        self.reach[item] = len(seen)
        for code in seen:
            if "cds_service" in code.co_filename:
                self.by_function[code.co_filename, code.co_qualname].add(item)
                self.by_file[code.co_filename].add(item)


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run one test; `following` tells which fixtures may stay."""
    reports = runtestprotocol(item, log=False, nextitem=following)
    return all(not report.failed for report in reports)


@contextmanager
def _watching(seen: set[CodeType]) -> Iterator[None]:
    # A tracer of calls alone: a profiler would be told of every built-in as well.
    def see(frame: FrameType, _event: str, _: object) -> None:
        seen.add(frame.f_code)

    sys.settrace(see)
    try:
        yield
    finally:
        sys.settrace(None)
