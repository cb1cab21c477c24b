"""Counts what was shown and decided, for the report; never what of a patient.

While a call is answered only a few words are put aside; they are counted later, and
there the reason why a rule could not decide loses what came from the record
(`masked`). A number is how often *in all* since this process started, so that
writing it twice does no harm.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Final
from uuid import uuid4

from cds_service.cards.identity import Pages
from cds_service.cards.shared import SHARED_CARDS
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.rule import Answer
from cds_service.frozen import Frozen
from cds_service.hooks.service import Service
from cds_service.masked import masked, our_words
from cds_service.said import What, said_of
from cds_service.store.contract import Counted

MOST: Final = 20_000
"""Different things that one process counts; others count as "others". Causes are made
of our own words, so some thousands are usual (house choice).
"""
_LONGEST: Final = 160
_FINE: Final[str] = What.FINE
_OTHERS: Final = "others"


class _Call(Frozen, kw_only=False):
    day: date
    client: str
    service: str
    silent: bool
    cards: list[str]
    said: list[tuple[str, str, str]]


class Tally:
    """Counts for one process; `run` is its name among others."""

    def __init__(self, today: Callable[[], date], pages: Iterable[str]) -> None:
        """Begin; `pages` are the ids that cards are made with."""
        self.run = uuid4().hex
        self._today = today
        self._pages = Pages(pages)
        self._aside: list[_Call] = []
        self._totals: Counter[Counted] = Counter()
        self._written: dict[Counted, int] = {}

    def note(
        self,
        client: str,
        service: str,
        cards: list[str],
        answers: Iterable[Answer],
        *,
        silent: bool,
    ) -> None:
        """Put a call aside; `cards` are the uuids that it was (or would be) shown."""
        said = _said(answers)
        if said or cards:
            call = _Call(self._today(), client, service, silent, cards, said)
            self._aside.append(call)

    def unwritten(self) -> list[tuple[Counted, int]]:
        """Count what was put aside; return what differs from what was written."""
        aside, self._aside = self._aside, []
        for call in aside:
            self._count(call)
        return [
            (one, number)
            for one, number in self._totals.items()
            if self._written.get(one) != number
        ]

    def written(self, counts: Iterable[tuple[Counted, int]]) -> None:
        """Remember what has been kept, and forget the days that are over."""
        self._written.update(counts)
        today = self._today()
        for one, number in [*self._written.items()]:
            if one.day < today and self._totals[one] == number:
                del self._written[one], self._totals[one]

    def _count(self, call: _Call) -> None:
        where = (call.day, call.client, call.service, call.silent)
        self._add(Counted(*where, What.CALL))
        for uuid in call.cards:
            self._add(Counted(*where, What.SHOWN, self._pages.of(uuid) or ""))
        for rule, what, reason in call.said:
            self._add(Counted(*where, what, rule, _cause(reason)))

    def _add(self, one: Counted) -> None:
        if one not in self._totals and len(self._totals) >= MOST:
            one = one._replace(rule="", cause=_OTHERS)
        self._totals[one] += 1


def pages_of(services: Iterable[Service]) -> list[str]:
    """Return every id that a card of these services may be made with."""
    rules = {rule.id: None for service in services for rule in service.rules}
    return [*rules, *SHARED_CARDS]


def _said(answers: Iterable[Answer]) -> list[tuple[str, str, str]]:
    # Most rules have nothing to say: by type and not by pattern, for this is done in
    # every call, and is five times as fast.
    said = []
    for answer in answers:
        outcome = answer.outcome
        if type(outcome) is NotIndicated:
            if outcome.used:  # else the rule does not concern this patient
                said.append((answer.rule.id, _FINE, ""))
        else:
            reason = outcome.reason if isinstance(outcome, InsufficientData) else ""
            said.append((answer.rule.id, said_of(outcome), reason))
    return said


@lru_cache(maxsize=4_096)
def _cause(reason: str) -> str:
    if not reason:
        return ""
    words = masked(reason, our_words()).split()
    # However many words are hidden in a row, it is the same cause.
    return " ".join(word for word, _ in groupby(words))[:_LONGEST]
