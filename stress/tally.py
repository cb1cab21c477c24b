"""What came back of many requests: statuses, latencies, and what was not meant."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Final

from rich.console import Console
from rich.table import Table

from stress.client import CLOSED, LATE, TORN, Answer

_NAMES: Final = {CLOSED: "closed", TORN: "torn", LATE: "none in time"}
_PERCENT: Final = (50, 90, 99, 99.9, 100)


@dataclass
class Tally:
    """Adds answers up."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    unmeant: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, answer: Answer) -> None:
        """Add one."""
        self.statuses[answer.kind, answer.status] += 1
        self.seconds[_group(answer.kind)].append(answer.seconds)
        if not answer.meant:
            self.unmeant[answer.kind, answer.status] += 1

    @property
    def number(self) -> int:
        """How many there were."""
        return self.statuses.total()

    def problems(self) -> list[str]:
        """Return what was not meant to come back."""
        return [
            f"{number} x {kind}: answered {_NAMES.get(status, status)}"
            for (kind, status), number in sorted(self.unmeant.items())
        ]

    def show(self, console: Console) -> None:
        """Print how long answers took, and which they were."""
        table = Table(title=f"{self.number} requests; milliseconds")
        table.add_column("kind")
        table.add_column("number", justify="right")
        for percent in _PERCENT:
            table.add_column(f"{percent:g} %", justify="right")
        table.add_column("answers")
        for kind, seconds in self.seconds.items():
            ranked = sorted(seconds)
            cells = (f"{1000 * _at(ranked, each):.1f}" for each in _PERCENT)
            table.add_row(kind, str(len(ranked)), *cells, self._answers(kind))
        console.print(table)

    def _answers(self, kind: str) -> str:
        found: Counter[str] = Counter()
        for (each, status), number in self.statuses.items():
            if _group(each) == kind:
                found[str(_NAMES.get(status, status))] += number
        return ", ".join(f"{name}: {number}" for name, number in found.most_common())


def _group(kind: str) -> str:
    return "hostile" if kind.startswith("hostile") else kind


def _at(ranked: list[float], percent: float) -> float:
    return ranked[min(len(ranked) - 1, int(len(ranked) * percent / 100))]
