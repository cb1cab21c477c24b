"""Asks every rule; a broken rule never hides the others."""

from collections.abc import Iterable

from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import Answered, Failed
from cds_service.clinical.rule import Answer, Rule


def ask_all(rules: Iterable[Rule], chart: Chart) -> tuple[Answer, ...]:
    """Return one answer per rule, in the order of the rules."""
    return tuple([Answer(rule, _ask(rule, chart)) for rule in rules])


def _ask(rule: Rule, chart: Chart) -> Answered:
    # The one place that catches everything: keeping rules apart is the point,
    # and the failure is shown on the card. The message may hold patient data.
    try:
        return rule.evaluate(chart)
    except Exception as error:  # noqa: BLE001
        return Failed(type(error).__name__)
