"""Which test runs which function."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import CodeType, FrameType
from typing import Final

import pytest
from _pytest.runner import runtestprotocol

_CASES: Final = "test_fixtures.py"


class Touched:
    """The tests that pass, what they run, and how many functions that is."""

    def __init__(self) -> None:
        self.by_function: dict[tuple[str, str], set[pytest.Item]] = defaultdict(set)
        self.by_file: dict[str, set[pytest.Item]] = defaultdict(set)
        self.reach: dict[pytest.Item, int] = {}

    def record(self, items: list[pytest.Item]) -> None:
        """Run every test once; one that fails notices nothing and is left out.

        A case of `fhir_fixtures` asks all rules; it counts for the functions that
        the tests of its own rule run, so it is not watched.
        """
        of_rule: dict[str, set[CodeType]] = defaultdict(set)
        for item, following in zip(items, [*items[1:], None], strict=True):
            seen: set[CodeType] = set()
            case = _rule_of_case(item)
            with nullcontext() if case else _watching(seen):
                passed = passes(item, following)
            if passed:
                self._keep(item, of_rule[case] if case else seen)
            for rule in () if case else _rules_of_test(item):
                of_rule[rule] |= seen

    def _keep(self, item: pytest.Item, seen: set[CodeType]) -> None:
        self.reach[item] = len(seen)
        for code in seen:
            if "cds_service" in code.co_filename:
                self.by_function[code.co_filename, code.co_qualname].add(item)
                self.by_file[code.co_filename].add(item)


def _rule_of_case(item: pytest.Item) -> str:
    """Return the rule of a case, as a name of Python; "" when it is no case."""
    if "/" not in (case := item.name.partition("[")[2]) or _CASES not in item.nodeid:
        return ""
    return case.partition("/")[0].replace("-", "_")


def _rules_of_test(item: pytest.Item) -> list[str]:
    """Return each name that the test's file may have from its rule."""
    words = item.path.stem.removeprefix("test_").split("_")
    return ["_".join(words[: place + 1]) for place in range(len(words))]


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
