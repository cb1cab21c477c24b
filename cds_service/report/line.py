"""One rule as one client was shown it, and whether somebody should look at it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cds_service.report.wilson import Share, share

_FEWEST: Final = 50
"""Answered cards from which the share of overrides is judged."""


@dataclass(slots=True)
class Week:
    """What was counted in a week; it begins on a Monday."""

    shown: int = 0
    accepted: int = 0
    overridden: int = 0
    cannot_tell: int = 0


@dataclass(slots=True)
class Line:
    """What was counted of one rule and client; silent calls stand in `silent` alone.

    `rule` may be a card that stands for several, or "" of a card that is not ours.
    `fine`: the rule looked at facts of the patient and had nothing to say.
    """

    client: str
    rule: str
    shown: int = 0
    silent: int = 0
    accepted: int = 0
    overridden: int = 0
    fired: int = 0
    fine: int = 0
    cannot_tell: int = 0
    failed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    weeks: dict[date, Week] = field(default_factory=dict)

    def week(self, day: date) -> Week:
        """Return the week of a day."""
        monday = date.fromordinal(day.toordinal() - day.weekday())
        return self.weeks.setdefault(monday, Week())

    @property
    def answered(self) -> int:
        """Cards that were reported on, each once."""
        return self.accepted + self.overridden

    @property
    def concerned(self) -> int:
        """How often the rule concerned the patient, whether or not it could tell."""
        return self.fired + self.fine + self.cannot_tell

    @property
    def share_accepted(self) -> Share | None:
        """Of the cards that were reported on."""
        return share(self.accepted, self.answered)

    @property
    def share_overridden(self) -> Share | None:
        """Of the cards that were reported on."""
        return share(self.overridden, self.answered)

    @property
    def share_cannot_tell(self) -> Share | None:
        """Of the times that the rule concerned the patient."""
        return share(self.cannot_tell, self.concerned)

    @property
    def flags(self) -> tuple[str, ...]:
        """Why somebody should look at the rule."""
        said = []  # compared in whole numbers, so that 90 % is 90 %
        if self.answered >= _FEWEST and 10 * self.overridden > 9 * self.answered:
            said.append(f"over 90 % overridden, of {self.answered}")
        if 5 * self.cannot_tell > self.concerned:
            said.append(f"over 20 % cannot tell, of {self.concerned}")
        return tuple(said)
