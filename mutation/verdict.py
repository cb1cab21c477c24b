"""Asks the tests about one mutant, in a process of its own."""

import os
import signal
from enum import IntEnum
from time import process_time
from typing import Final

import pytest

from mutation.alive import Living, put
from mutation.mutants import Mutant
from mutation.touched import Touched, passes

_STUCK_AFTER: Final = 10
"""Seconds of computing; no test of a rule takes one."""
_PATIENCE: Final = 16.0
"""Seconds of computing for all tests of one mutant: then it counts as not noticed."""
_READS_ALL: Final = "tests/test_docs.py"
"""The tests that read every constant, since the pages show them."""


class Verdict(IntEnum):
    """What came of a mutant; the exit code of its process."""

    SURVIVED = 0
    NOTICED = 1
    STUCK = 2


def judge(mutant: Mutant, touched: Touched, living: Living) -> int:
    """Start the process of a mutant and return its id."""
    pid = os.fork()
    if pid:
        return pid
    verdict = Verdict.NOTICED
    try:
        verdict = _ask(mutant, tests_of(mutant, touched), living)
    finally:
        os._exit(verdict)


def tests_of(mutant: Mutant, touched: Touched) -> list[pytest.Item]:
    """Return the tests that run what is changed, the nearest first.

    Near is a test of the same name, then one that runs little else.
    """
    items: set[pytest.Item] = set()
    if mutant.function:
        file = str(mutant.path.resolve())
        items |= touched.by_function[file, mutant.function]
    if not mutant.function or any(named.is_constant for named in mutant.reach):
        items |= _tests_of_constants(mutant, touched)
    name = mutant.path.stem

    def distance(item: pytest.Item) -> tuple[bool, bool, int]:
        stranger = name not in item.nodeid.replace("-", "_")
        return stranger, not item.nodeid.startswith(_READS_ALL), touched.reach[item]

    return sorted(items, key=distance)


def _tests_of_constants(mutant: Mutant, touched: Touched) -> set[pytest.Item]:
    # A test may look at a constant and run nothing of its file.
    own = f"test_{mutant.path.stem}"
    items = {
        item
        for item in touched.reach
        if item.nodeid.startswith(_READS_ALL) or item.path.stem == own
    }
    for named in mutant.reach:
        items |= touched.by_file[str(named.module.__file__)]
    return items


def _ask(mutant: Mutant, tests: list[pytest.Item], living: Living) -> Verdict:
    signal.signal(signal.SIGVTALRM, lambda *_: os._exit(Verdict.STUCK))
    signal.setitimer(signal.ITIMER_VIRTUAL, _STUCK_AFTER)
    put(mutant, living)
    until = process_time() + _PATIENCE
    for test, following in zip(tests, [*tests[1:], None], strict=True):
        signal.setitimer(signal.ITIMER_VIRTUAL, _STUCK_AFTER)
        if not passes(test, following):
            return Verdict.NOTICED
        if process_time() > until:
            break
    return Verdict.SURVIVED
