"""Changes rules and clinical facts on purpose; says what no test noticed.

    python -m mutation --sample 1500 --seed 1
    python -m mutation cds_service/rules/midostaurin
    python -m mutation --again survivors.txt

All tests run once, to see which function each of them runs. Then every mutant
gets a fork of that process, in which the tests that run it are asked until one
fails. What none notices is asked again in a copy of the tree. Ends with exit
code 1 when mutants survive.
"""

import argparse
import gc
import os
import random
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

from mutation.alive import Living
from mutation.confirm import survives
from mutation.constants import read_all
from mutation.interval import interval
from mutation.mutants import Mutant, mutants
from mutation.touched import Touched
from mutation.verdict import Verdict, judge

_CHANGED: Final = ("cds_service/rules", "cds_service/clinical")
_TESTS: Final = (
    "tests/rules",
    "tests/clinical",
    "tests/test_variations.py::test_a_change_of_the_chart_does_what_it_did",
    "tests/test_fixtures.py::test_case_is_answered_as_expected",
    "tests/test_docs.py::test_the_page_is_current",
    "--deselect=tests/test_docs.py::test_the_page_is_current[alerts.md]",
)


_EVERY: Final = 100
"""How often the state is told."""


class Run:
    """A plugin of pytest that asks about mutants where pytest would run tests."""

    def __init__(self, chosen: argparse.Namespace) -> None:
        self.chosen = chosen
        self.survivors: list[Mutant] = []
        self.counts: Counter[Verdict] = Counter()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Watch every test once, then ask about every mutant."""
        touched = Touched()
        touched.record(session.items)
        print(f"{len(touched.reach)} of {len(session.items)} tests pass", flush=True)
        asked = _sample(self.chosen)
        print(f"{len(asked)} mutants", flush=True)
        living = Living()
        read_all()
        gc.freeze()  # the forks share what none of them will ever free
        running: dict[int, Mutant] = {}
        for mutant in asked:
            if len(running) == self.chosen.jobs:
                self._collect(running)
            running[judge(mutant, touched, living)] = mutant
        while running:
            self._collect(running)
        return True

    def _collect(self, running: dict[int, Mutant]) -> None:
        pid, status = os.wait()
        mutant, verdict = running.pop(pid), Verdict(os.waitstatus_to_exitcode(status))
        self.counts[verdict] += 1
        if self.counts.total() % _EVERY == 0:
            print(dict(self.counts), flush=True)
        if verdict is Verdict.SURVIVED:
            self.survivors.append(mutant)
            print(mutant.told(), flush=True)


def _sample(chosen: argparse.Namespace) -> list[Mutant]:
    files = sorted(file for path in chosen.paths for file in _files(Path(path)))
    every = [mutant for file in files for mutant in _of(file)]
    if chosen.again:
        told = chosen.again.read_text("utf-8")
        every = [each for each in every if each.place in told and each.told() in told]
    if chosen.sample and chosen.sample < len(every):
        return random.Random(chosen.seed).sample(every, chosen.sample)  # noqa: S311
    return every


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else list(path.rglob("*.py"))


def _of(file: Path) -> list[Mutant]:
    return list(mutants(import_module(".".join(file.with_suffix("").parts)), file))


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mutation", description=__doc__)
    parser.add_argument("paths", nargs="*", default=_CHANGED)
    parser.add_argument("--sample", type=int, default=0, help="how many; all if 0")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="only what this output names")
    parser.add_argument("--jobs", type=int, default=1, help="processes at once")
    parser.add_argument("--quick", action="store_true", help="ask each mutant once")
    return parser.parse_args()


def _confirmed(survivors: list[Mutant]) -> list[Mutant]:
    print(
        f"{len(survivors)} not noticed; asked again in a copy of the tree", flush=True
    )
    left = [mutant for mutant in survivors if survives(mutant, list(_TESTS))]
    for mutant in left:
        print(mutant.told(), flush=True)
    return left


def main() -> int:
    """Run, and return the exit code."""
    chosen = _chosen()
    run = Run(chosen)
    options = ["-q", "-n0", "-p", "no:randomly", "-p", "no:cacheprovider"]
    pytest.main([*options, *_TESTS], plugins=[run])
    left = run.survivors if chosen.quick else _confirmed(run.survivors)
    asked = sum(run.counts.values())
    low, high = interval(len(left), asked)
    print(f"{len(left)} of {asked} mutants survived: {len(left) / asked:.1%}")
    print(f"95 % interval {low:.1%} to {high:.1%}; {run.counts[Verdict.STUCK]} stuck")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
