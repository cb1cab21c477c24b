"""A rule that the operator switched off: not asked, and nowhere taken for content.

It stays in the lists, so that discovery, the trace, the log and its page can say
that it is off; what it needs is asked for as before, so that no EHR has to be set
up anew. Where it might have spoken, it could not tell: a rule of the safety core is
then named on the could-not-check card, for patients with mastocytosis only.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.outcome import InsufficientData, NotIndicated, Outcome
from cds_service.clinical.rule import Rule
from cds_service.frozen import replace
from cds_service.hooks.service import Service

_OFF: Final = "switched off at this site"
_CANNOT_TELL: Final = InsufficientData(_OFF)
_NO_CONCERN: Final = NotIndicated(_OFF)


def with_off(services: Iterable[Service], off: Collection[str]) -> dict[str, Service]:
    """Return the services by id, with the rules of these ids switched off."""
    return {service.id: _with_off(service, frozenset(off)) for service in services}


def _with_off(service: Service, off: frozenset[str]) -> Service:
    here = off & {rule.id for rule in service.rules}
    if not here:
        return service
    rules = tuple(
        _silenced(rule) if rule.id in here else rule for rule in service.rules
    )
    usage = f"{service.usage} Switched off at this site: {', '.join(sorted(here))}."
    return replace(service, rules=rules, usage=usage, off=here)


@cache  # a rule is the same in every service
def _silenced(rule: Rule) -> Rule:
    return replace(rule, evaluate=_unasked)


def _unasked(chart: Chart) -> Outcome:
    return _NO_CONCERN if population(chart) is Population.NONE else _CANNOT_TELL
