"""A service: one discovery entry, and the rules behind it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.record import Record
from cds_service.clinical.rule import Answer, Rule
from cds_service.hooks import prefetch

_OF_NO_CONCERN: Final = NotIndicated("no diagnosis that it asks about is on record")


@dataclass(frozen=True)
class Service:
    """What clinicians see at one moment of their work.

    `rules` are asked in this order. `requires` are the parts of the record
    without which the service cannot answer at all. `for_anyone` says that they
    may concern patients without mastocytosis, so that every record is read whole.
    `off` are the ids of those rules that the operator switched off.
    """

    id: str
    hook: Hook
    title: str
    description: str
    usage: str
    rules: tuple[Rule, ...]
    for_anyone: bool = False
    off: frozenset[str] = frozenset()

    @property
    def requires(self) -> tuple[Record, ...]:
        """What must be sent; all else may be missing and is then said so."""
        if self.hook.about_orders:
            return (Record.CONDITIONS,)
        return (Record.PATIENT, Record.CONDITIONS)

    @cached_property
    def wanted(self) -> frozenset[Record]:
        """The parts of the record that its rules look at."""
        return prefetch.wanted(self._needs)

    @cached_property
    def templates(self) -> dict[str, str]:
        """The prefetch templates that ask for them."""
        return prefetch.templates(self._needs)

    @cached_property
    def of_no_concern(self) -> tuple[Answer, ...]:
        """What its rules say of patients with no diagnosis that any of them asks about.

        They say so whatever else is in the record, so that nobody needs to ask them.
        """
        return tuple(Answer(rule, _OF_NO_CONCERN) for rule in self.rules)

    @property
    def _needs(self) -> frozenset[prefetch.Need]:
        return frozenset().union(*(rule.needs for rule in self.rules))
