"""Asks every rule; a broken rule never hides the others."""

from collections.abc import Iterable

from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import Answered, Failed
from cds_service.clinical.rule import Answer, Rule
from cds_service.clinical.subject import called_for


def ask_all(rules: Iterable[Rule], chart: Chart) -> tuple[Answer, ...]:
    """Return one answer per rule, in the order of the rules.

    A rule about orders of something else is not asked: its subject answers for it.
    """
    if not chart.hook.about_orders:
        return tuple([Answer(rule, _ask(rule, chart)) for rule in rules])
    things = called_for(chart)
    return tuple(
        [
            Answer(
                rule,
                _ask(rule, chart)
                if rule.about is None or not things.isdisjoint(rule.about.things)
                else rule.about.otherwise,
            )
            for rule in rules
        ]
    )


def _ask(rule: Rule, chart: Chart) -> Answered:
    # The one place that catches everything: keeping rules apart is the point,
    # and the failure is shown on the card. The message may hold patient data.
    try:
        return rule.evaluate(chart)
    except Exception as error:  # noqa: BLE001
        return Failed(type(error).__name__)
