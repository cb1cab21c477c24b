"""Counts what the audit lines say."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, Counter

from cds_service.audit import Line
from cds_service.cards.identity import Pages
from cds_service.hooks.service import Service
from cds_service.hooks.tally import pages_of
from cds_service.metrics.names import metrics_in

_WORDS: Final = ("no", "yes")


class Count:
    """Hears every line, and counts; for one event loop.

    A call counts in a dict, which costs a tenth of what prometheus_client does;
    `pass_on` gives it what was counted since. What must not happen is counted as
    zero until it does, so that the first time is seen.
    """

    def __init__(
        self, registry: CollectorRegistry, services: Iterable[Service]
    ) -> None:
        services = tuple(services)
        rules = {rule.id for service in services for rule in service.rules}
        self._metrics = metrics_in(registry)
        self._new: dict[tuple[str, ...], int] = defaultdict(int)
        self._known: dict[tuple[str, ...], Callable[[float], None]] = {}
        self._observe = {
            service.id: self._metrics.seconds.labels(service.id).observe
            for service in services
        }
        self._pages = Pages(pages_of(services))
        for rule in rules:
            self._metrics.failures.labels(rule)  # which makes it, at zero
        for rule in frozenset().union(*(service.off for service in services)):
            self._metrics.rules_off.labels(rule).set(1)
        # Said anew: whoever had this place before may have died while it was gone.
        self._metrics.store_gone.set(0)
        self._hears: Mapping[str, Callable[[Line], None]] = {
            "call": self._call,
            "explain": self._answered,
            "feedback": self._feedback,
            "refused": self._refused,
            "broke": self._broke,
            "keys": self._keys,
            "store": self._store,
        }

    def hear(self, line: Line) -> None:
        """Count a line."""
        self._hears[line.event](line)

    def miss(self) -> None:
        """Count a line that could not be written."""
        self._new["lost",] += 1

    def pass_on(self) -> None:
        """Give what was counted to prometheus_client."""
        new, self._new = self._new, defaultdict(int)
        for named, number in new.items():
            add = self._known.get(named)
            if add is None:
                add = self._known[named] = self._counter(*named).inc
            add(number)

    def _counter(self, metric: str, *labels: str) -> Counter:
        counter: Counter = getattr(self._metrics, metric)
        # A rule is named with its version in the log, and without it here.
        plain = (label.partition("@")[0] for label in labels)
        return counter.labels(*plain) if labels else counter

    def _answered(self, line: Line) -> None:
        silent = _WORDS[line.silent]
        self._new["calls", line.event, line.service, line.client, silent] += 1
        self._observe[line.service](line.ms / 1000)

    def _call(self, line: Line) -> None:
        self._answered(line)
        new = self._new
        if line.unread:
            new["unread", line.service] += line.unread
        for key in line.gaps:
            new["gaps", key] += 1
        for rule in line.fired:
            new["fired", rule] += 1
        for told in line.undecided.items():
            new["undecided", *told] += 1
        for rule in line.failed:
            new["failures", rule] += 1
        self._cards(line)
        self._fetched(line)

    def _cards(self, line: Line) -> None:
        silent = _WORDS[line.silent]
        for uuid, indicator in zip(line.cards, line.indicators, strict=True):
            self._new["cards", self._pages.of(uuid) or "", indicator, silent] += 1

    def _fetched(self, line: Line) -> None:
        for key in line.fetched:
            if key not in line.unfetched:
                self._new["fetches", key, "fetched"] += 1
        for told in line.unfetched.items():
            self._new["fetches", *told] += 1

    def _feedback(self, line: Line) -> None:
        self._new["feedback", line.rule, line.outcome] += 1
        for reason in line.reason.split():
            self._new["reasons", line.rule, reason] += 1

    def _refused(self, line: Line) -> None:
        told = (line.service, line.client, line.error, line.cause)
        self._new["refusals", *told] += 1

    def _broke(self, line: Line) -> None:
        self._new["defects", line.error] += 1

    def _keys(self, line: Line) -> None:
        self._new["keys", line.client] += 1

    def _store(self, line: Line) -> None:
        self._new["store", line.cause] += 1
        self._metrics.store_gone.set(line.cause == "gone")
